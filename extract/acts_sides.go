package extract

import (
	"iter"
	"slices"

	"chancery"
)

// sides is who does d and to whom.
func (s *sight) sides(d *deed) (source, target []chancery.Participant) {
	i := d.at
	passive := s.passive(i)
	if passive && d.with != "" && s.first(i, "obl:agent") < 0 && s.ws[i].Rel != "acl" { // "is opposed to"
		passive = false
	}
	if passive && d.thing >= 0 && s.rel(d.thing) == "obl" && s.first(i, "obl:agent") < 0 { // "were engaged in an attack"
		passive = false
	}
	switch {
	case s.ws[i].UPOS == "NOUN":
		source = s.parties(s.owners(i), false)
	case passive:
		for _, k := range s.kids[i] {
			if s.rel(k) == "obl" && s.marked(k) == "by" {
				source = append(source, s.parties(s.tied(k), false)...)
			}
		}
		if len(source) == 0 && s.p.grammar.is(d.plover, "contest") && d.status == chancery.Happened {
			source = s.where(i)
		}
	default:
		source = s.parties(s.subject(i), false)
		if len(source) == 0 && s.ws[i].Rel == "acl" && s.head(i) >= 0 { // "issued a declaration demanding"
			source = s.parties(s.owners(s.head(i)), false)
		}
		for _, h := range append(s.all(i, "advmod"), i) {
			for _, k := range s.all(h, "obl") {
				if s.alike(k) {
					source = append(source, s.parties([]int{k}, false)...)
				}
			}
		}
	}
	target = s.whom(d, source, passive)
	if d.plover == "AGREE" && len(source) > 1 && s.abroad(source) { // what two agree on is of both
		target = slices.DeleteFunc(target, func(p chancery.Participant) bool {
			return slices.ContainsFunc(source, func(q chancery.Participant) bool { return q.Country != "" && q.Country == p.Country })
		})
	}
	return source, target
}

// where is the state in which what the passive verb at i tells is done, for its
// authorities: "was arrested in Graustark", "has been put on trial in Graustark".
func (s *sight) where(i int) []chancery.Participant {
	for _, k := range s.kids[i] {
		if m := s.mention(k); s.rel(k) == "obl" && s.marked(k) == "in" && m != nil && m.State {
			return s.members(m)
		}
	}
	return nil
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
	var home, nameless []chancery.Participant // of the country of who acts; of none that is known
	tried := 0
	for ps := range s.places(d, objects, source) {
		tried++
		switch ps = fresh(ps); {
		case len(ps) == 0:
		case slices.ContainsFunc(ps, func(p chancery.Participant) bool { return s.foreign(p, source) }):
			return ps
		case ps[0].Country != "" && len(home) == 0:
			home = ps
		case ps[0].Country == "" && len(nameless) == 0:
			nameless = ps
		}
		if tried == 1 && (slices.ContainsFunc(home, s.proper) || slices.ContainsFunc(nameless, s.proper)) {
			if to := s.to(i, objects); len(nameless) > 0 && slices.ContainsFunc(to, func(p chancery.Participant) bool { return s.foreign(p, source) }) {
				return append(nameless, fresh(to)...) // "extradited Otto Lorry to Graustark"
			}
			break // who is named is meant, wherever he is from; "its troops" are sent to somebody
		}
	}
	if len(home) > 0 {
		return home
	}
	return nameless
}

// foreign reports whether p is of a country that none of source is of, or of a body of
// several.
func (s *sight) foreign(p chancery.Participant, source []chancery.Participant) bool {
	if p.Country == "" {
		return s.several[p.Name] && slices.ContainsFunc(source, func(q chancery.Participant) bool { return q.Country != "" })
	}
	return !slices.ContainsFunc(source, func(q chancery.Participant) bool { return q.Country == p.Country })
}

// places is whom d can be done to by each place where that is looked for, the likeliest
// first.
func (s *sight) places(d *deed, objects []int, source []chancery.Participant) iter.Seq[[]chancery.Participant] {
	i, near := d.at, s.p.grammar.is(d.plover, "placed") || d.with == "in"
	return func(yield func([]chancery.Participant) bool) {
		switch {
		case d.kind == mustKind:
			yield(s.obliged(i))
			return
		case d.plover == "CONSULT":
			_ = yield(s.parties(objects, false)) && (d.thing < 0 || yield(s.beside(d.thing, false, false))) && yield(s.beside(i, false, near))
			return
		}
		if d.thing >= 0 && d.plover == "ASSAULT" && s.agent(d.thing) { // "opened artillery fire"
			objects = slices.DeleteFunc(slices.Clone(objects), func(k int) bool { return slices.Contains(s.tied(d.thing), k) })
		}
		if d.plover == "REQUEST" { // of whom, not about whom
			_ = yield(s.parties(objects, false)) && yield(s.asked(i, objects, d.with)) && yield(first(objects, s.owned)) && yield(s.toldOf(i, false, source, 0)) && yield(s.opens(i))
			return
		}
		whole := slices.ContainsFunc(objects, s.agent) // to whom it is done is told, if not by name
		goOn := yield(s.nearest(d, objects)) && yield(s.beside(i, !whole, near)) &&
			yield(first(objects, func(k int) []chancery.Participant { return s.party(k, true) })) &&
			yield(first(objects, func(k int) []chancery.Participant { return s.beside(k, true, near) })) &&
			(d.plover == "AGREE" && s.finite(i) || yield(s.toldOf(i, near, source, 0)))
		if goOn && !s.p.grammar.is(d.plover, "friendly") && !(d.plover == "AGREE" && s.finite(i)) {
			_ = yield(first(objects, func(k int) []chancery.Participant { return s.within(k, near, d.plover) })) && !whole && yield(s.within(i, s.p.grammar.is(d.plover, "onesided"), d.plover))
		}
	}
}

// finite reports whether the clause that word i governs has a verb of its own tense: who
// "agreed that the bridge is safe" agreed with nobody named in it.
func (s *sight) finite(i int) bool {
	k := s.first(i, "ccomp")
	return k >= 0 && !s.infinitive(k)
}

// first is the first of what of makes of the words ks that is not empty.
func first(ks []int, of func(k int) []chancery.Participant) []chancery.Participant {
	for _, k := range ks {
		if ps := of(k); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// obliged is who has to do what the clauses of word i tell.
func (s *sight) obliged(i int) []chancery.Participant {
	return first(s.clauses(i), func(k int) []chancery.Participant { return s.parties(s.all(k, "nsubj", "nsubj:pass"), false) })
}

// nearest is who is named by the object of d, or whose it is; of an act that wants a
// thing, whom it is "on", "with" or "of": "imposed sanctions on", "a blockade of".
func (s *sight) nearest(d *deed, objects []int) []chancery.Participant {
	if d.thing < 0 || !slices.Contains(objects, d.thing) && slices.Contains(s.all(d.at, "obl"), d.thing) {
		if ps := s.parties(objects, false); len(ps) > 0 {
			return ps
		}
		for _, k := range objects { // "killed eight Ruritanian guards"
			if m := s.nation(k, false, 0); d.who && m != nil && m.Type == chancery.National && s.ws[k].UPOS == "NOUN" {
				return []chancery.Participant{s.described(k, m)}
			}
		}
		if ps := first(objects, s.owned); len(ps) > 0 || d.thing < 0 {
			return ps
		}
	}
	if s.agent(d.thing) { // "expelled inspectors of Ruritania"
		if ps := s.owned(d.thing); len(ps) > 0 {
			return ps
		}
	}
	return first(s.tied(d.thing), func(k int) []chancery.Participant { return s.beside(k, true, d.with == "in") })
}

// owned is whose the noun at k is by the words before it: "Ruritanian efforts".
func (s *sight) owned(k int) []chancery.Participant {
	for _, x := range s.kids[k] {
		if r := s.ws[x].Rel; x < k && (r == "amod" || r == "compound" || r == "nmod:poss") {
			if m := s.mention(x); m != nil && (placed(m) || acting(m) && m.Role != "") {
				return s.members(m)
			}
			if ps := s.owned(x); r == "compound" && len(ps) > 0 { // "a United Nations resolution censuring"
				return ps
			}
		}
	}
	for _, x := range s.all(k, "nmod") { // "an offer by Ruritania", "a plan of Ruritania"
		if m := s.marked(x); m == "by" || m == "from" || m == "of" {
			if ps := s.party(x, false); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// beside is the actors that prepositions bring to word i, those of contest first; where
// near, places as well.
func (s *sight) beside(i int, loose, near bool) []chancery.Participant {
	for n, preps := range [...][]string{{"against", "with"}, {"on", "upon", "to", "toward", "towards", "at", "from", "into", "onto", "between", "among"}, {"for", "over", "of", "about", "by"}, {"in", "inside", "near", "across", "around"}} {
		if n == 3 && !near {
			break
		}
		for _, k := range s.all(i, "obl", "nmod") {
			if !slices.Contains(preps, prepOf(s.marked(k))) || s.marked(k) == "by" && s.passive(i) {
				continue
			}
			if ps := s.parties(s.tied(k), loose); len(ps) > 0 { // "with Ruritania and Graustark"
				return ps
			}
			if ps := s.sited(k); near && len(ps) > 0 { // "at targets in Strelsau"
				return ps
			}
		}
	}
	return nil
}

// sited is the place in which what the noun at k stands for is.
func (s *sight) sited(k int) []chancery.Participant {
	for _, x := range s.all(k, "nmod") {
		if m := s.mention(x); m != nil && m.Type == chancery.Location && countryOf(m) != "" && (s.marked(x) == "in" || s.marked(x) == "near") {
			return s.members(m)
		}
	}
	return nil
}

// toldOf is the actors of the clause that word i governs: its own subject, else whom it
// does something to; those of another country than source before the rest.
func (s *sight) toldOf(i int, near bool, source []chancery.Participant, deep int) []chancery.Participant {
	if deep > 3 {
		return nil
	}
	var rest []chancery.Participant
	for _, k := range s.clauses(i) {
		looks := []func() []chancery.Participant{
			func() []chancery.Participant { return s.parties(s.all(k, "nsubj", "csubj"), true) },
			func() []chancery.Participant { return s.parties(s.all(k, "obj", "iobj"), true) },
			func() []chancery.Participant { return s.beside(k, true, near) },
			func() []chancery.Participant {
				for _, o := range s.all(k, "obj") {
					if ps := s.beside(o, true, near); len(ps) > 0 {
						return ps
					}
				}
				return nil
			},
			func() []chancery.Participant { return s.toldOf(k, near, source, deep+1) },
		}
		for _, look := range looks {
			ps := look()
			if slices.ContainsFunc(ps, func(p chancery.Participant) bool { return s.foreign(p, source) }) {
				return ps
			}
			if len(rest) == 0 {
				rest = ps
			}
		}
	}
	return rest
}

// within is the first actor named behind word k, anywhere in what hangs on it; where near,
// a place counts as well.
func (s *sight) within(k int, near bool, plover string) []chancery.Participant {
	for x := k + 1; x < len(s.ws); x++ {
		if !s.under(x, k) || s.rel(x) == "nsubj" && s.head(x) == k {
			continue
		}
		in := s.marked(x)
		if in == "without" || in == "instead of" {
			continue
		}
		at := in == "in" || in == "at" || in == "near"
		if !near && at {
			continue // where it was done
		}
		if m := s.mention(x); m != nil && at && m.Capital && s.p.grammar.called[plover].form != "" {
			continue // "denounced the attack in Strelsau"
		}
		asks := plover == "REQUEST" || plover == "AGREE" // of somebody: not of whom it is about
		if asks && (at || in == "into" || in == "across") {
			continue // "committed to end the fighting in Graustark"
		}
		if m := s.mention(x); m != nil && countryOf(m) != "" && acting(m) && !s.aside(x, k) && !(asks && m.Type == chancery.Agent && privateRoles[m.Role]) {
			return s.members(m)
		}
	}
	return nil
}

// aside reports whether word x, which hangs on k, stands in a clause of its own beside
// it: "…, the ministry said", "… and left for Graustark".
func (s *sight) aside(x, k int) bool {
	object, at := false, x
	for x != k && x >= 0 {
		if m := s.first(x, "mark"); s.ws[x].Rel == "advcl" && m >= 0 && s.is(m, "if", "unless", "when", "while", "because") && !slices.ContainsFunc(s.all(x, "nsubj"), func(n int) bool { return n == at || s.under(at, n) }) {
			return true // "… if they retreat from Graustark", but not "… if Graustark attacks"
		}
		if r := s.ws[x].Rel; r == "parataxis" || r == "acl:relcl" && object || r == "conj" && !s.nominal(x) || r == "nsubj" && s.head(x) == k {
			return true
		}
		object = s.rel(x) == "obj" // "rebels who threaten Graustark"
		x = s.head(x)
	}
	return false
}
