package extract

import (
	"strings"

	"chancery"
)

// regroup ties whom "and" joins to a word inside a name to whom the name is of: in
// "Prince Karl of Graustark and President Mila Dorn" she is joined to him and not to
// Graustark, in "Otto Rudolf Lorry and Anna Tarlen" not to his first name.
func (s *sight) regroup() {
	for k := range s.ws {
		h := s.head(k)
		if h < 0 || s.ws[k].Rel != "conj" || s.ws[k].UPOS != "PROPN" {
			continue
		}
		to := s.joined(k, h)
		if to < 0 || to == h || s.under(to, k) {
			continue
		}
		s.hang(k, to, s.ws[k].Rel)
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

// counted makes whom a verb is done to its object where a number hides that from the
// tree: "kidnapped up to 16 Ruritanian advisers", "forced out on Friday more than 1,000
// Ruritanian refugees".
func (s *sight) counted() {
	for k := range s.ws {
		v := s.head(k)
		if v < 0 || s.ws[k].Rel != "obl" || v > k || s.ws[v].UPOS != "VERB" || s.first(v, "obj") >= 0 || s.passive(v) || s.first(k, "nummod") < 0 {
			continue
		}
		to := s.first(k, "case")
		switch {
		case to < 0 && (s.mention(k) != nil || s.nation(k, false, 0) != nil):
		case to > 1 && s.is(to, "to") && s.is(to-1, "up") && s.ws[to+1].UPOS == "NUM":
		case to >= 0 && s.is(to, "at") && to+2 < len(s.ws) && s.ws[to+1].XPOS == "JJS" && s.ws[to+2].UPOS == "NUM": // "killed at least eight Ruritanians"
		default:
			continue
		}
		s.own()
		s.ws[k].Rel = "obj"
		if to > 0 {
			s.ws[to].Rel = "advmod"
			if s.ws[to].Lemma == "to" {
				s.ws[to-1].Rel = "advmod"
			}
		}
	}
}

// neighbouring makes the state of "withdrew its troops from neighbouring Ruritania" what "from"
// brings, where the tree has a verb there.
func (s *sight) neighbouring() {
	for k := range s.ws {
		v, o := s.head(k), s.first(k, "obj")
		mark := s.first(k, "mark")
		if v < 0 || o != k+1 || mark < 0 || mark != k-1 || s.ws[k].Rel != "advcl" || s.ws[k].XPOS != "VBG" || !s.p.grammar.people[s.ws[k].Lemma] {
			continue
		}
		if m := s.mention(o); m == nil || m.Type != chancery.Location {
			continue
		}
		s.hang(o, v, "obl")
		s.hang(k, o, "amod")
		s.hang(mark, o, "case")
		s.ws[k].UPOS, s.ws[mark].UPOS = "ADJ", "ADP"
	}
}

// related hangs a clause that "who" opens on the person right before it, where the tree
// hangs it on a thing: "the meeting between King Karl and Otto Lorry, who has arrived".
func (s *sight) related() {
	for v := range s.ws {
		h, who := s.head(v), s.first(v, "nsubj", "nsubj:pass")
		if s.ws[v].Rel != "acl:relcl" || h < 0 || who < 1 || !s.is(who, "who") || s.agent(h) || s.person(h) != nil {
			continue
		}
		at := who - 1
		if s.ws[at].Form == "," {
			at--
		}
		if at < 0 {
			continue
		}
		m := s.mention(at)
		if m == nil || m.Type != chancery.Person {
			continue
		}
		for s.head(at) > h && m.Meets(s.ws[s.head(at)].Span) {
			at = s.head(at)
		}
		if s.head(at) >= 0 && s.rel(at) == "flat" {
			at = s.head(at)
		}
		if !s.under(at, v) {
			s.hang(v, at, s.ws[v].Rel)
		}
	}
}

// included hangs what "including" brings on the noun before it: "upcoming events,
// including a summit".
func (s *sight) included() {
	for k := range s.ws {
		c := s.first(k, "case")
		if s.ws[k].Rel != "obl" || c < 2 || !strings.EqualFold(s.ws[c].Form, "including") {
			continue
		}
		at := c - 1
		if s.ws[at].Form == "," {
			at--
		}
		if s.ws[at].UPOS != "NOUN" || s.under(at, k) {
			continue
		}
		s.hang(k, at, "nmod")
	}
}
