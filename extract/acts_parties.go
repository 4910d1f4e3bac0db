package extract

import (
	"slices"
	"strings"

	"chancery"
)

// A sight is a sentence in which acts are looked for.
type sight struct {
	tree
	p *page
	l *line
}

// party is the actors that the noun at word k stands for: the names it is part of, the
// members of a set, or, of "Ruritanian border guards", its own words with the country of
// the nation in them. Where loose, what is no actor stands for whose it is or where:
// "Ruritanian efforts", "the reforms of Ruritania".
func (s *sight) party(k int, loose bool) []chancery.Participant {
	if k < 0 {
		return nil
	}
	if s.ws[k].UPOS == "PRON" || s.ws[k].UPOS == "DET" {
		return s.pronoun(k, loose)
	}
	if n := s.mention(k); n >= 0 && s.acts(n) {
		return s.members(n)
	}
	if n := s.person(k); n >= 0 {
		return s.members(n)
	}
	n := s.nation(k, loose, 0)
	switch {
	case n < 0:
		return nil
	case s.agent(k):
		return []chancery.Participant{s.described(k, n)}
	case loose:
		return s.members(n)
	}
	return nil
}

// pronoun is whom the pronoun at k stands for: by its mention; of a relative clause what
// it hangs on; of "it" and "they" in what somebody says, the speaker.
func (s *sight) pronoun(k int, loose bool) []chancery.Participant {
	if n := s.mention(k); n >= 0 && s.acts(n) {
		return s.members(n)
	}
	v := s.head(k)
	if v < 0 {
		return nil
	}
	if s.is(k, "who", "which", "that", "whom") {
		if s.ws[v].Rel == "acl:relcl" && s.head(v) >= 0 && s.head(v) != k {
			return s.party(s.head(v), loose)
		}
		return nil
	}
	if s.is(k, "it", "they", "he", "she") && s.rel(k) == "nsubj" && s.ws[v].Rel == "ccomp" && s.head(v) >= 0 {
		for _, x := range s.all(s.head(v), "nsubj") {
			if x != k && s.ws[x].UPOS != "PRON" {
				return s.party(x, loose)
			}
		}
	}
	return nil
}

// agent reports whether the noun at k is of people or bodies that act, or some of them:
// "officials", "a group of officials".
func (s *sight) agent(k int) bool {
	if n := s.mention(k); n >= 0 {
		switch s.p.Names[n].Type {
		case chancery.Location, chancery.National:
		default:
			return true
		}
	}
	if s.p.grammar.people[s.ws[k].Lemma] {
		return true
	}
	for _, x := range s.kids[k] {
		if s.ws[x].Rel == "nmod" && s.marked(x) == "of" && s.is(k, "thousand", "hundred", "dozen", "group", "member", "number", "team", "band", "crowd", "leader") {
			return true
		}
	}
	return false
}

// acts reports whether mention n is an actor whose country or sort is known.
func (s *sight) acts(n int) bool {
	m := &s.p.Names[n]
	switch m.Type {
	case chancery.Location:
		return m.State || m.Capital && m.Country != ""
	case chancery.Organisation:
		return m.Mechanism != "outlet"
	case chancery.Person, chancery.Function, chancery.National:
		return m.Country != "" || len(m.Set) > 0 || m.Office != "" || m.Type == chancery.Person
	}
	return m.Country != ""
}

// mention is the name that word k is part of, or whose office its words give, or -1.
func (s *sight) mention(k int) int {
	w := s.ws[k].Span
	for _, n := range s.l.names {
		if m := &s.p.Names[n]; m.Meets(w) {
			return s.whole(n)
		}
	}
	for _, n := range s.l.names {
		if m := &s.p.Names[n]; m.Type == chancery.Person && m.OfficeSpan.Meets(w) && m.OfficeSpan.Start < m.Start {
			return n
		}
	}
	return -1
}

// whole is the mention that n is part of: the office of "Ruritanian" in "the Ruritanian
// leader".
func (s *sight) whole(n int) int {
	for _, k := range s.l.names {
		if k != n && s.p.Names[k].Holds(s.p.Names[n].Span) && s.p.Names[k].Len() > s.p.Names[n].Len() {
			return k
		}
	}
	return n
}

// person is the name that stands beside the noun at k: "Foreign Minister Anna Tarlen".
func (s *sight) person(k int) int {
	for _, x := range s.kids[k] {
		switch s.rel(x) {
		case "appos", "flat":
			if n := s.mention(x); n >= 0 && (s.p.Names[n].Type == chancery.Person || s.p.Names[n].Type == chancery.Organisation && s.p.Names[n].Country != "") {
				return n
			}
		}
	}
	return -1
}

// nation is the nation, state or body that the noun at k is described by, or -1. Where
// loose, a place in a state counts as well.
func (s *sight) nation(k int, loose bool, deep int) int {
	if deep > 3 {
		return -1
	}
	for _, rels := range [...][]string{{"amod", "compound", "nmod:poss", "flat", "appos"}, {"nmod", "acl"}} {
		for _, x := range s.kids[k] {
			if !slices.Contains(rels, s.ws[x].Rel) && !slices.Contains(rels, s.rel(x)) || s.ws[x].Rel == "acl:relcl" {
				continue
			}
			if n := s.mention(x); n >= 0 && s.p.Names[n].Country != "" && (s.acts(n) || loose) {
				return n
			}
			if n := s.nation(x, loose, deep+1); n >= 0 {
				return n
			}
		}
	}
	return -1
}

// members is mention n as participants.
func (s *sight) members(n int) []chancery.Participant {
	var out []chancery.Participant
	for _, k := range s.p.actors(n) {
		m := &s.p.Names[k]
		x := chancery.Participant{Name: m.Name, Country: m.Country}
		switch {
		case m.State && m.Country != "":
			x.Name = s.p.countryName(m.Country)
		case m.Type == chancery.National || m.Type == chancery.Location: // "Ruritanians", "Strelsau": as the text has it
			x.Name = clip(s.p.Text(m.Span))
		}
		out = append(out, x)
	}
	return out
}

// described is the noun at k with the words right before it, of the country of mention n:
// "Ruritanian border guards".
func (s *sight) described(k, n int) chancery.Participant {
	from := k
	for _, x := range s.kids[k] {
		switch s.rel(x) {
		case "amod", "compound", "nummod", "nmod":
			if x < from && (s.ws[x].Rel != "nmod" || s.marked(x) == "") {
				from = min(from, s.leftmost(x))
			}
		}
	}
	for from < k && (s.ws[from].UPOS == "DET" || s.ws[from].UPOS == "PUNCT" || s.ws[from].UPOS == "PART") {
		from++
	}
	name := clip(s.p.Text(chancery.Span{Start: s.ws[from].Start, End: s.ws[k].End}))
	if k-from > 6 || strings.ContainsAny(name, "\n\"“”") {
		name = clip(s.p.Text(s.ws[k].Span))
	}
	return chancery.Participant{Name: name, Country: s.p.Names[n].Country}
}

// leftmost is the first word of what hangs on k.
func (s *sight) leftmost(k int) int {
	for range len(s.ws) {
		if len(s.kids[k]) == 0 || s.kids[k][0] > k {
			return k
		}
		k = s.kids[k][0]
	}
	return k
}
