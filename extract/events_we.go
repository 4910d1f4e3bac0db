package extract

import (
	"slices"
	"strings"

	"chancery"
)

// we completes the two who speak with each other in a transcript: in the words of one of
// them "our last meeting in Zenda" and "we are planning to meet" mean the other as well,
// where nobody else is named.
func (e *events) we(c *scene, r *eventRule, f *frame) {
	if r.subj != "party" || r.plover != "CONSULT" || r.setting || r.bare || len(f.people) > 1 || !c.both(c.at, c.verb) {
		return
	}
	if st, _ := c.told(c.at); st == chancery.Ongoing && r.form == "talks" && c.at == c.verb {
		return // "what we always speak about"
	}
	at := c.ws[c.at].Start
	one := c.p.speaker(at)
	other := c.p.partner(one)
	if other < 0 || len(f.people) == 1 && f.people[0].Name != c.p.Names[one].Name {
		return
	}
	f.take(c.p, []int{one, other}, r.subj)
	f.inferred = "“we” are the two who speak"
}

// both reports whether "we" do what the word at i, or the verb that carries it, tells, or
// have it: "our meeting", "we met".
func (s *sight) both(i, verb int) bool {
	ks := s.all(i, "nmod:poss")
	if verb >= 0 {
		ks = append(ks, s.subject(verb)...)
	}
	return slices.ContainsFunc(ks, func(k int) bool { return s.is(k, "we", "our", "us") && s.ws[k].UPOS == "PRON" })
}

// partner is the only other person who has the word in a transcript in which n has it,
// where they are of two states; -1 where there is none. Those who ask without a
// name do not count.
func (p *page) partner(n int) int {
	if n < 0 {
		return -1
	}
	other, me := -1, &p.Names[n]
	for i := range p.Quotes {
		q := &p.Quotes[i]
		if !q.Turn || q.Name < 0 || p.Names[q.Name].Name == me.Name {
			continue
		}
		if other >= 0 && p.Names[other].Name != p.Names[q.Name].Name {
			return -1
		}
		other = q.Name
	}
	if other < 0 || p.Names[other].Type != chancery.Person || me.Type != chancery.Person || p.Names[other].Country == "" || me.Country == "" || p.Names[other].Country == me.Country {
		return -1
	}
	return other
}

// ofStates reports whether c is a code of PLOVER for a body of several states: the United
// Nations, those of Europe, others.
func ofStates(c chancery.Country) bool { return c == "UNO" || c == "EUR" || c == "IGO" }

// betweenStates reports whether the body of that name is one of several states: a list
// knows it as one, or its name has two of them. A state has councils of its own.
func (p *page) betweenStates(name string) bool {
	for i := range p.Names {
		m := &p.Names[i]
		if m.Type != chancery.Organisation || m.Name != name {
			continue
		}
		if ofStates(m.ActsFor) || p.grammar.sorts[m.Listed] != "" || p.grammar.sorts[name] != "" {
			return true
		}
		inside := 0
		for _, state := range p.grammar.countries {
			if strings.Contains(name, state) {
				inside++
			}
		}
		return inside > 1
	}
	return false
}

// amongThemselves reports whether those who meet are the members of one body of several
// states: "NATO foreign ministers met", "the G7 is to meet".
func (e *events) amongThemselves(c *scene, r *eventRule, f *frame) bool {
	if r.subj != "party" || r.plover != "CONSULT" || r.setting || r.obj == "" && !r.bare && !r.noun || len(f.people) != 1 || f.bodies[f.people[0].Name] != "international" || !c.p.betweenStates(f.people[0].Name) {
		return false
	}
	var ks []int
	if c.verb >= 0 {
		ks = c.subject(c.verb)
	}
	if c.at != c.verb {
		ks = append(ks, c.all(c.at, "nmod", "compound")...)
	} else if o := c.first(c.at, "obj"); o >= 0 && !c.p.inTime(c.l, c.tokenOf(o)) {
		return false // somebody is met who is not named
	}
	return slices.ContainsFunc(ks, func(k int) bool {
		m := c.mention(k)
		body := m != nil && m.Type == chancery.Organisation && m.Name == f.people[0].Name && !m.Meets(c.ws[c.at].Span) // a summit is no member of itself
		return body || c.p.grammar.chiefs[c.ws[k].Lemma] && c.ws[k].XPOS == "NNS"
	})
}

// whose is who owns what the word at k, a genitive or a possessive, stands before.
func (s *sight) whose(k int) []int {
	if s.ws[k].UPOS != "PRON" {
		return s.actors(s.tied(k))
	}
	t := s.tokenOf(k)
	switch strings.ToLower(s.ws[k].Form) {
	case "his", "her":
		v := s.headOf(s.headOf(k))
		for n := 0; n < 2 && v >= 0 && s.nominal(v); n++ { // "as part of his visit the king met"
			v = s.headOf(v)
		}
		if v > k && s.ws[v].UPOS == "VERB" { // "in his message the king noted"
			if ns := s.actors(s.all(v, "nsubj")); len(ns) == 1 && s.p.Names[ns[0]].Type == chancery.Person && s.p.Names[ns[0]].Start > s.ws[k].End {
				return ns
			}
		}
		if n := s.p.lastPerson(s.ws[k].Start); n >= 0 {
			if m := s.mention(k); m != nil {
				return s.actors([]int{k})
			}
			return []int{n}
		}
	case "their":
		return s.p.theirs(s.l, t)
	case "your":
		if n := s.p.partner(s.p.speaker(s.ws[k].Start)); n >= 0 {
			return []int{n}
		}
	case "my", "our":
		if n := s.p.first(s.ws[k].Start); n >= 0 {
			return []int{n}
		}
	}
	return nil
}
