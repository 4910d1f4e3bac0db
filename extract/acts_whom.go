package extract

import (
	"slices"
	"strings"

	"chancery"
)

// alike reports whether who "with" brings at word k does what others do: "together with
// Ruritania we asked".
func (s *sight) alike(k int) bool {
	c := s.first(k, "case")
	if c < 0 {
		h := s.head(k) // joined to one that is
		return s.ws[k].Rel == "conj" && h >= 0 && s.rel(h) == "obl" && s.alike(h)
	}
	return s.is(c, "alongside") || s.is(c, "with") && c > 0 && s.is(c-1, "together", "along", "jointly")
}

// asked is whom the verb at i asks: whom a preposition brings to it or to its objects,
// but not what the objects are about.
func (s *sight) asked(i int, objects []int, with string) []chancery.Participant {
	for _, k := range append([]int{i}, objects...) {
		for _, x := range s.all(k, "obl", "nmod") {
			switch in := s.marked(x); in {
			case "for": // "asked for Ruritania's support"
				if ps := s.owned(x); k == i && len(ps) > 0 {
					return ps
				}
				continue
			case "on", "upon":
				if k != i {
					continue
				}
			case "to", "from", "of", "with":
			case "":
				continue
			case with: // "sought refuge in Graustark"
			default:
				continue
			}
			if ps := s.parties(s.tied(x), false); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// opens is the actor whom the clause that the verb at i governs begins with, whatever the
// tree makes of it: "demanded that the Ruritanian government end the war".
func (s *sight) opens(i int) []chancery.Participant {
	clauses := s.clauses(i)
	for _, o := range s.all(i, "obj", "obl") { // "insisted on its demands that"
		clauses = append(clauses, s.all(o, "acl")...)
	}
	for _, k := range clauses {
		that := s.first(k, "mark")
		if that < 0 || !s.is(that, "that") {
			continue
		}
		for x := that + 1; x < min(that+5, len(s.ws)); x++ {
			if m := s.mention(x); m != nil && acting(m) {
				return s.members(m)
			}
		}
	}
	return nil
}

// to is the state that "to" brings to the verb at i or to its object.
func (s *sight) to(i int, objects []int) []chancery.Participant {
	for _, k := range append([]int{i}, objects...) {
		for _, x := range s.all(k, "obl", "nmod") {
			if m := s.mention(x); s.marked(x) == "to" && m != nil && m.State {
				return s.members(m)
			}
		}
	}
	return nil
}

// proper reports whether p is called by a name, and not by a noun; whoever is of a body
// that is named is.
func (s *sight) proper(p chancery.Participant) bool {
	return slices.ContainsFunc(s.l.names, func(n int) bool {
		m := &s.p.Names[n]
		return m.Name == p.Name && m.Type != chancery.National || m.Type == chancery.Organisation && p.Country == "" && strings.HasSuffix(p.Name, " "+s.p.Text(m.Span))
	})
}
