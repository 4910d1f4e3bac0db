package extract

import "chancery"

// actors is the mentions of actors that words stand for, sets by their members, as
// indices into the names of the page.
func (s *sight) actors(words []int) []int {
	var out []int
	for _, k := range words {
		n := s.actor(k, 0)
		if n < 0 || !s.p.isActor(n) {
			continue
		}
		out = append(out, n)
		if m := &s.p.Names[n]; !m.Meets(s.ws[k].Span) && m.Type != chancery.Person { // "the presidents of Ruritania and Graustark"
			out = append(out, s.nationsOf(k, n)...)
		}
	}
	return s.p.spread(out)
}

// nationsOf is the nations and states beside n that "and" ties to it before or behind the
// noun of people at k.
func (s *sight) nationsOf(k, n int) []int {
	var out []int
	for _, x := range s.kids[k] {
		if s.named(x) != n {
			continue
		}
		for _, y := range s.kids[x] {
			if s.rel(y) != "conj" {
				continue
			}
			if at := s.named(y); at >= 0 && (s.p.Names[at].State || s.p.Names[at].Type == chancery.National) {
				out = append(out, at)
			}
		}
	}
	return out
}

// actor is the mention that word k stands for: the name that it is part of, or that
// stands beside it; of a noun of people its nation; of a relative pronoun what that
// hangs on; -1 where there is none.
func (s *sight) actor(k, deep int) int {
	if k < 0 || deep > 3 {
		return -1
	}
	m := s.mention(k)
	if m != nil && !(m.Type == chancery.National && !m.Meets(s.ws[k].Span)) {
		if n := s.nameIndex(m); n >= 0 {
			return n
		}
	}
	if u := s.ws[k].UPOS; u == "PRON" || u == "DET" {
		if s.firstPerson(k) {
			return s.p.first(s.ws[k].Start)
		}
		v := s.head(k)
		if v >= 0 && s.is(k, "who", "which", "that", "whom") && s.ws[v].Rel == "acl:relcl" && s.head(v) != k {
			return s.actor(s.head(v), deep+1)
		}
		return -1
	}
	if m := s.person(k); m != nil {
		return s.nameIndex(m)
	}
	if m != nil && !privateRoles[m.Role] || m == nil && s.agent(k) { // a noun of those who act: its country
		return s.nationAt(k, 0)
	}
	if m == nil && s.ws[k].UPOS == "NOUN" { // "the BRICS cooperation mechanism"
		for _, x := range s.kids[k] {
			if n := s.named(x); n >= 0 && x < k && (s.rel(x) == "compound" || s.rel(x) == "amod") && s.p.Names[n].Type == chancery.Organisation && s.p.grammar.sorts[s.p.Names[n].Name] != "" && s.p.grammar.meansBody[s.ws[k].Lemma] {
				return n
			}
		}
	}
	return -1
}

// firstPerson reports whether word k is "I", "we" or a form of them.
func (s *sight) firstPerson(k int) bool {
	return s.ws[k].UPOS == "PRON" && s.is(k, "I", "i", "we", "my", "our", "me", "us")
}

// first is who says "I" or "we" at byte at: who speaks there, or who signs the text; -1
// where nobody is known to.
func (p *page) first(at int) int {
	if n := p.speaker(at); n >= 0 {
		return n
	}
	if _, in := p.quoted(at); in {
		return -1
	}
	if p.signs < 0 {
		return -1
	}
	return p.signs
}

// nationAt is the nation, state or body by which the noun at k is described, before it
// or behind "of", as an index into the names of the page; -1 where there is none.
func (s *sight) nationAt(k, deep int) int {
	if deep > 3 {
		return -1
	}
	for _, before := range [...]bool{true, false} {
		for _, x := range s.kids[k] {
			if r := s.rel(x); x < k != before || s.ws[x].Rel == "acl:relcl" || r != "amod" && r != "compound" && r != "nmod" && r != "flat" && r != "appos" {
				continue
			}
			if in := s.marked(x); in != "" && in != "of" && in != "from" {
				continue
			}
			n := s.named(x)
			if n < 0 {
				n = s.nationAt(x, deep+1)
			}
			if n >= 0 && placed(&s.p.Names[n]) {
				return n
			}
		}
	}
	return -1
}

// named is the longest name that word k is part of, as an index into the names of the
// page; -1 where there is none.
func (s *sight) named(k int) int {
	best := -1
	for _, n := range s.l.names {
		if m := &s.p.Names[n]; m.Meets(s.ws[k].Span) && (best < 0 || m.Len() > s.p.Names[best].Len()) {
			best = n
		}
	}
	return best
}

// nameIndex is the place of m among the names of the page, -1 where it is a noun.
func (s *sight) nameIndex(m *chancery.Name) int {
	for _, n := range s.l.names {
		if &s.p.Names[n] == m {
			return n
		}
	}
	return -1
}
