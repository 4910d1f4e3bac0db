package extract

import (
	"slices"

	"chancery"
)

// regroup ties whom "and" joins to a word inside a name to whom the name is of: in
// "Prince Karl of Graustark and President Mila Dorn" she is joined to him and not to
// Graustark, in "Otto Rudolf Lorry and Anna Tarlen" not to his first name.
func (s *sight) regroup() {
	copied := false
	for k := range s.ws {
		h := s.head(k)
		if h < 0 || s.ws[k].Rel != "conj" || s.ws[k].UPOS != "PROPN" {
			continue
		}
		to := s.joined(k, h)
		if to < 0 || to == h || s.under(to, k) {
			continue
		}
		if !copied {
			s.ws, copied = slices.Clone(s.ws), true
		}
		s.ws[k].Head = to + 1
		s.kids[h] = slices.DeleteFunc(s.kids[h], func(x int) bool { return x == k })
		s.kids[to] = append(s.kids[to], k)
		slices.Sort(s.kids[to])
	}
}

// joined is the word that the person at word k is joined to where the tree has h: the
// head of the name that h is inside of, or of the person that h is the state of; -1
// where nobody is named at k.
func (s *sight) joined(k, h int) int {
	m, n := s.mention(k), s.mention(h)
	if m == nil || n == nil || m == n || m.Type != chancery.Person {
		return -1
	}
	switch {
	case n.Type == chancery.Person:
		for s.head(h) >= 0 && n.Meets(s.ws[s.head(h)].Span) {
			h = s.head(h)
		}
		return h
	case (n.State || n.Type == chancery.Location || n.Type == chancery.Organisation) && s.rel(h) == "nmod" && s.head(h) >= 0:
		if g := s.mention(s.head(h)); g != nil && g.Type == chancery.Person {
			return s.head(h)
		}
	}
	return -1
}
