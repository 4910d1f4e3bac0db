package extract

import (
	"slices"

	"chancery"
)

// sides is who does d and to whom.
func (s *sight) sides(d *deed) (source, target []chancery.Participant) {
	i := d.at
	passive := s.passive(i)
	switch {
	case s.ws[i].UPOS == "NOUN":
		source = s.parties(s.owners(i), false)
	case passive:
		for _, k := range s.all(i, "obl:agent", "obl") {
			if s.marked(k) == "by" {
				source = append(source, s.party(k, false)...)
			}
		}
	default:
		source = s.parties(s.subject(i), false)
	}
	target = s.whom(d, source, passive)
	return source, target
}

// parties is the actors that words stand for.
func (s *sight) parties(words []int, loose bool) []chancery.Participant {
	var out []chancery.Participant
	for _, k := range words {
		for _, p := range s.party(k, loose) {
			if !slices.ContainsFunc(out, func(q chancery.Participant) bool { return q.Name == p.Name }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// whom is to whom d is done: its object; else what a preposition brings; else whose its
// object is; else who is told of in the clause that it governs.
func (s *sight) whom(d *deed, source []chancery.Participant, passive bool) []chancery.Participant {
	i := d.at
	fresh := func(ps []chancery.Participant) []chancery.Participant {
		return slices.DeleteFunc(ps, func(p chancery.Participant) bool {
			return slices.ContainsFunc(source, func(q chancery.Participant) bool {
				return q.Name == p.Name || q.Country != "" && q.Country == p.Country && p.Name == s.p.countryName(p.Country)
			})
		})
	}
	objects := s.all(i, "obj", "iobj")
	if passive {
		objects = append(s.all(i, "nsubj:pass"), objects...)
		if len(objects) == 0 {
			objects = s.subject(i)
		}
	}
	if d.thing < 0 {
		if ps := fresh(s.parties(objects, false)); len(ps) > 0 {
			return ps
		}
	}
	near := d.oneSided()
	if d.thing >= 0 { // "imposed sanctions on", "a blockade of"
		if ps := fresh(s.beside(d.thing, true, false)); len(ps) > 0 {
			return ps
		}
	}
	if ps := fresh(s.beside(i, d.plover != "CONSULT", near)); len(ps) > 0 || d.plover == "CONSULT" {
		return ps
	}
	for _, k := range objects {
		if ps := fresh(s.party(k, true)); len(ps) > 0 {
			return ps
		}
		if ps := fresh(s.beside(k, true, near)); len(ps) > 0 {
			return ps
		}
	}
	if ps := fresh(s.toldOf(i, 0)); len(ps) > 0 {
		return ps
	}
	for _, k := range objects {
		if ps := fresh(s.within(k)); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// oneSided reports whether what is done is done to somebody, and so where he is.
func (d *deed) oneSided() bool {
	switch d.plover {
	case "AGREE", "CONSULT", "SUPPORT", "COOPERATE":
		return false
	}
	return true
}

// beside is the actors that prepositions bring to word i, those of contest first; where
// near, places as well.
func (s *sight) beside(i int, loose, near bool) []chancery.Participant {
	for n, preps := range [...][]string{{"against", "with"}, {"on", "upon", "to", "toward", "towards", "at", "from", "into", "onto", "between", "among"}, {"for", "over", "of", "about"}, {"in", "inside", "near", "across", "around"}} {
		if n == 3 && !near {
			break
		}
		for _, k := range s.all(i, "obl", "nmod") {
			if !slices.Contains(preps, s.marked(k)) || s.ws[k].Rel == "obl:tmod" {
				continue
			}
			if ps := s.party(k, loose); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// toldOf is the actors of the clause that word i governs: its own subject, else whom it
// does something to.
func (s *sight) toldOf(i, deep int) []chancery.Participant {
	if deep > 3 {
		return nil
	}
	for _, k := range s.clauses(i) {
		if ps := s.parties(s.all(k, "nsubj", "csubj"), true); len(ps) > 0 {
			return ps
		}
		if ps := s.parties(s.all(k, "obj", "iobj"), true); len(ps) > 0 {
			return ps
		}
		if ps := s.beside(k, true, true); len(ps) > 0 {
			return ps
		}
		for _, o := range s.all(k, "obj") {
			if ps := s.beside(o, true, true); len(ps) > 0 {
				return ps
			}
		}
		if ps := s.toldOf(k, deep+1); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// within is the first actor named anywhere in the phrase of word k.
func (s *sight) within(k int) []chancery.Participant {
	for x := range s.ws {
		if x == k || !s.under(x, k) {
			continue
		}
		if m := s.mention(x); m != nil && m.Country != "" && acting(m) {
			return s.members(m)
		}
	}
	return nil
}
