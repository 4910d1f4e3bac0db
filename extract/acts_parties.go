package extract

import (
	"slices"
	"strings"

	"chancery"
)

// A sight is a sentence in which acts are looked for.
type sight struct {
	tree
	p       *page
	l       *line
	who     []*chancery.Name         // the mentions of the sentence, by name and by noun
	roles   map[string]chancery.Role // of those named
	towns   map[string]bool          // names of those that are towns and regions
	several map[string]bool          // names of those of a body of several states: "European Union partners"
	private map[string]bool          // names of those who speak for nobody: tourists, businessmen
}

func newSight(p *page, l *line, t tree) *sight {
	s := &sight{tree: t, p: p, l: l, private: map[string]bool{}, roles: map[string]chancery.Role{}, towns: map[string]bool{}, several: map[string]bool{}}
	for _, n := range l.names {
		s.who = append(s.who, &p.Names[n])
	}
	for _, k := range l.agents {
		s.who = append(s.who, &p.Agents[k])
	}
	s.regroup()
	s.counted()
	s.neighbouring()
	s.related()
	s.included()
	return s
}

// sight is sentence l with its tree, made once; nil where it has none.
func (p *page) sight(l *line) *sight {
	if l.looked {
		return l.seen
	}
	l.looked = true
	if t, ok := treeOf(l.Sentence); ok && !l.Passed {
		l.seen = newSight(p, l, t)
	}
	return l.seen
}

// wordOf is the word of the tree that stands at token k, or -1.
func (s *sight) wordOf(k int) int {
	if k < 0 || k >= len(s.l.Tokens) {
		return -1
	}
	at := s.l.Tokens[k].Span
	best := -1
	for i := range s.ws {
		if s.ws[i].Meets(at) {
			best = i // the last of "cross-border" is its head
		}
	}
	return best
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
	at := s.mention(k)
	switch {
	case at != nil && acting(at):
		return s.together(k, at)
	case at != nil && loose && at.Type == chancery.Location && countryOf(at) != "": // "shelled Strelsau"
		return s.members(at)
	}
	if m := s.person(k); m != nil {
		return s.members(m)
	}
	m := s.nation(k, loose, 0)
	switch {
	case m == nil:
		return nil
	case s.agent(k):
		if all := s.conjoined(m); len(all) > 1 && s.abroad(all) { // "the Ruritanian and Graustarkian sides"
			return all
		}
		return []chancery.Participant{s.described(k, m)}
	case loose:
		return s.conjoined(m)
	}
	return nil
}

// conjoined is the members of m with the states and nations that "and" ties to it: "ties
// between Ruritania and Graustark".
func (s *sight) conjoined(m *chancery.Name) []chancery.Participant {
	out := s.members(m)
	for i := range s.ws {
		if !m.Meets(s.ws[i].Span) {
			continue
		}
		for _, k := range s.kids[i] {
			if x := s.mention(k); s.rel(k) == "conj" && x != nil && x != m && (x.State || x.Type == chancery.National) {
				out = append(out, s.members(x)...)
			}
		}
	}
	return out
}

// together is m at word k, and those of other countries that its noun stands for as
// well: "Ruritanian and Graustark warships".
func (s *sight) together(k int, m *chancery.Name) []chancery.Participant {
	out := s.members(m)
	if m.Type != chancery.Agent {
		return out
	}
	for _, x := range s.who {
		if x != m && x.Type == chancery.Agent && x.Meets(s.ws[k].Span) && countryOf(x) != countryOf(m) && countryOf(x) != "" {
			out = append(out, s.members(x)...)
		}
	}
	return out
}

// pronoun is whom the pronoun at k stands for: by its mention; of a relative clause what
// it hangs on; of "it" and "they" in what somebody says, the speaker.
func (s *sight) pronoun(k int, loose bool) []chancery.Participant {
	if m := s.mention(k); m != nil && acting(m) {
		return s.members(m)
	}
	if s.firstPerson(k) {
		if n := s.p.first(s.ws[k].Start); n >= 0 {
			if m := &s.p.Names[n]; m.Country != "" && s.is(k, "we", "us") && (m.Office == "spokesperson" || m.Country == s.p.home || s.p.grammar.highOffice[m.Office]) { // who speaks for a state
				return []chancery.Participant{{Name: s.p.countryName(m.Country), Country: m.Country}}
			}
			return s.members(&s.p.Names[n])
		}
		return nil
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
	if s.is(k, "they") && s.ws[k].Rel == "nsubj" && s.ws[v].Rel == "root" {
		var out []chancery.Participant
		for _, n := range s.p.they(s.l) {
			out = append(out, s.members(&s.p.Names[n])...)
		}
		return out
	}
	return nil
}

// agent reports whether the noun at k is of people or bodies that act, or some of them:
// "officials", "a group of officials".
func (s *sight) agent(k int) bool {
	if m := s.mention(k); m != nil && m.Type != chancery.Location && m.Type != chancery.National {
		return true
	}
	if s.p.grammar.people[singular(s.ws[k].Lemma)] || s.ws[k].XPOS == "NNPS" { // "Ruritanian Serbs"
		return true
	}
	for _, x := range s.kids[k] {
		if s.ws[x].Rel == "nmod" && s.marked(x) == "of" && s.p.grammar.some[singular(s.ws[k].Lemma)] {
			return true
		}
	}
	return false
}

// acting reports whether m is an actor whose country or sort is known.
func acting(m *chancery.Name) bool {
	switch m.Type {
	case chancery.Location:
		return m.State || m.Capital && m.Country != ""
	case chancery.Organisation:
		return m.Mechanism != "outlet"
	case chancery.Person:
		return true
	case chancery.Function, chancery.National:
		return m.Country != "" || len(m.Set) > 0 || m.Office != ""
	}
	return countryOf(m) != "" || m.Role != ""
}

// countryOf is the country of m, also where only the lists of roles know it.
func countryOf(m *chancery.Name) chancery.Country {
	if m.Country == "" && len(m.ActsFor) == 2 {
		return m.ActsFor
	}
	return m.Country
}

// placed reports whether m is an actor of a country, or a body of several.
func placed(m *chancery.Name) bool {
	return acting(m) && (countryOf(m) != "" || m.Type == chancery.Organisation)
}

// mention is the longest mention that word k is part of, or the person whose office its
// words give; nil where there is none.
func (s *sight) mention(k int) *chancery.Name {
	w := s.ws[k].Span
	var best *chancery.Name
	for _, m := range s.who {
		if m.Meets(w) && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	if best == nil || best.Type == chancery.Agent {
		for _, m := range s.who { // "the Minister of Foreign Affairs, Anna Tarlen"
			if m.Type == chancery.Person && m.OfficeSpan.Meets(w) && m.OfficeSpan.Start < m.Start {
				return m
			}
		}
	}
	return best
}

// person is the name that stands beside the noun at k: "Foreign Minister Anna Tarlen".
func (s *sight) person(k int) *chancery.Name {
	for _, x := range s.kids[k] {
		switch s.rel(x) {
		case "appos", "flat":
			if m := s.mention(x); m != nil && (m.Type == chancery.Person || m.Type == chancery.Organisation && m.Country != "") {
				return m
			}
		}
	}
	return nil
}

// nation is the nation, state or body that the noun at k is described by. Where loose, a
// place in a state counts as well.
func (s *sight) nation(k int, loose bool, deep int) *chancery.Name {
	if deep > 3 {
		return nil
	}
	for _, rels := range [...][]string{{"amod", "compound", "nmod:poss", "flat", "appos"}, {"nmod", "acl"}} {
		for _, x := range s.kids[k] {
			if !slices.Contains(rels, s.ws[x].Rel) && !slices.Contains(rels, s.rel(x)) || s.ws[x].Rel == "acl:relcl" {
				continue
			}
			if in := s.marked(x); s.rel(x) == "nmod" && !s.agent(k) && (in == "in" || in == "at" || in == "near" || in == "on") {
				continue // "an agreement in Strelsau" is not of Ruritania
			}
			if m := s.mention(x); m != nil && (placed(m) || loose && countryOf(m) != "") {
				return m
			}
			if m := s.nation(x, loose, deep+1); m != nil {
				return m
			}
		}
	}
	return nil
}

// members is m, or those whom it stands for, as participants.
func (s *sight) members(m *chancery.Name) []chancery.Participant {
	if len(m.Set) > 0 {
		var out []chancery.Participant
		for _, n := range m.Set {
			if k := &s.p.Names[n]; len(k.Set) == 0 {
				out = append(out, s.members(k)...)
			}
		}
		return out
	}
	x := chancery.Participant{Name: m.Name, Country: countryOf(m)}
	s.roles[m.Name] = m.Role
	if m.Role == "MIL" || privateRoles[m.Role] {
		s.private[m.Name] = m.Type == chancery.Agent
	}
	if m.Type == chancery.National {
		s.private[clip(s.p.Text(m.Span))] = true // "how many Ruritanians arrived"
	}
	switch {
	case m.State && m.Country != "":
		x.Name = s.p.countryName(m.Country)
	case m.Type == chancery.National || m.Type == chancery.Location: // "Ruritanians", "Strelsau": as the text has it
		x.Name = clip(s.p.Text(m.Span))
		s.towns[x.Name] = m.Type == chancery.Location
	}
	return []chancery.Participant{x}
}

// described is the noun at k with the words right before it, of the country of m:
// "Ruritanian border guards".
func (s *sight) described(k int, m *chancery.Name) chancery.Participant {
	from := k
	for _, x := range s.kids[k] {
		switch s.rel(x) {
		case "amod", "compound", "nmod":
			if x < from && (s.ws[x].Rel != "nmod" || s.marked(x) == "") {
				from = min(from, s.leftmost(x))
			}
		}
	}
	for from < k && (s.ws[from].UPOS == "DET" || s.ws[from].UPOS == "PUNCT" || s.ws[from].UPOS == "PART" || s.ws[from].UPOS == "PRON" || s.ws[from].UPOS == "NUM") {
		from++
	}
	end := s.ws[k].End
	if m.Start >= end && m.End-end < 40 { // "the army of Ruritania"
		end = m.End
	}
	name := clip(s.p.Text(chancery.Span{Start: s.ws[from].Start, End: end}))
	if k-from > 6 || strings.ContainsAny(name, "\n\"“”") {
		name = clip(s.p.Text(s.ws[k].Span))
	}
	s.roles[name] = m.Role
	s.several[name] = m.Type == chancery.Organisation && countryOf(m) == ""
	return chancery.Participant{Name: name, Country: countryOf(m)}
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

// privateRoles is the PLOVER sectors of those who speak for nobody.
var privateRoles = map[chancery.Role]bool{"CVL": true, "BUS": true, "JRN": true, "EDU": true, "MED": true, "LAB": true, "AGR": true, "REL": true, "REF": true, "CRM": true}
