package extract

import (
	"slices"

	"chancery"
)

// ofText casts those between whom a text is that is signed, where nobody is said to have
// signed it: "an agreement between Ruritania and Graustark was signed", "the
// Ruritanian-Graustarkian treaty was ratified".
func (e *events) ofText(c *scene, r *eventRule, f *frame) {
	if !r.text || len(f.people) > 0 || c.at != c.verb {
		return
	}
	for _, k := range c.all(c.at, "nsubj:pass", "obj") {
		for _, x := range c.kids[k] {
			if c.rel(x) == "nmod" && c.marked(x) == "between" {
				ns := c.actors(c.tied(x))
				if c.states(ns) < 2 { // "between the Government of Ruritania and the Government of Graustark"
					ns = c.nations(x, c.lastUnder(x))
				}
				if c.states(ns) > 1 {
					f.take(c.p, ns, r.subj)
					f.inferred = "those between whom the text is"
					return
				}
			}
		}
		if ns := c.nations(c.leftmost(k), k); c.states(ns) == 2 {
			f.take(c.p, ns, r.subj)
			f.inferred = "those after whom the text is called"
			return
		}
	}
}

// nations is the nations and states that words [from, to] name, as far as "on", which
// brings what the text is about.
func (s *sight) nations(from, to int) []int {
	var ns []int
	for x := from; x <= to && !s.is(x, "on", "concerning", "regarding"); x++ {
		if n := s.nationIn(x); n >= 0 && !slices.Contains(ns, n) {
			ns = append(ns, n)
		}
	}
	return ns
}

// lastUnder is the last word that hangs on word i.
func (s *sight) lastUnder(i int) int {
	last := len(s.ws) - 1
	for !s.under(last, i) {
		last--
	}
	return last
}

// nationIn is the nation or state that word x names, as an index into the names of the
// page, also inside of the name of a text; -1 where it names none.
func (s *sight) nationIn(x int) int {
	for _, n := range s.l.names {
		if m := &s.p.Names[n]; (m.State || m.Type == chancery.National) && m.Meets(s.ws[x].Span) {
			return n
		}
	}
	return -1
}

// states is how many countries the mentions ns are of.
func (s *sight) states(ns []int) int {
	var cs []chancery.Country
	for _, n := range ns {
		if c := s.p.Names[n].Country; c != "" && !slices.Contains(cs, c) {
			cs = append(cs, c)
		}
	}
	return len(cs)
}

// they is the two persons of two countries whom the sentence before l, or the last one
// that names anybody, names: "They agreed to". It is nil where it names others.
func (p *page) they(l *line) []int {
	for n := l.n - 1; n >= 0 && n >= l.n-3; n-- {
		var found []int
		for _, k := range p.lines[n].names {
			m := &p.Names[k]
			if m.Type != chancery.Person {
				continue
			}
			if !slices.ContainsFunc(found, func(f int) bool { return p.Names[f].Name == m.Name }) {
				found = append(found, k)
			}
		}
		switch {
		case len(found) == 2 && p.Names[found[0]].Country != "" && p.Names[found[1]].Country != "" && p.Names[found[0]].Country != p.Names[found[1]].Country:
			return found
		case len(found) > 0:
			return nil
		}
	}
	return nil
}
