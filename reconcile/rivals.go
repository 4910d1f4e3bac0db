package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// A rivalry is two or more persons who are named for one office of one country
// at one time. The side preferred comes first.
type rivalry struct {
	country chancery.Country
	office  string
	sides   []rival
}

type rival struct {
	actor *actor
	tolds []*told // claims that put the person into the office
}

// rivalsOf finds the persons whom claims of one event name for one office that
// only one person of a country holds.
func (b *book) rivalsOf(h *happening) []rivalry {
	named := map[seat]map[*actor][]*told{}
	var order []seat
	for _, g := range h.members {
		for _, x := range g.people {
			if x.office == "" || x.country == "" || g.told.rejected {
				continue
			}
			s := seat{x.country, x.office}
			if named[s] == nil {
				named[s] = map[*actor][]*told{}
				order = append(order, s)
			}
			a := x.actor.is()
			named[s][a] = append(named[s][a], g.told)
		}
	}
	slices.SortFunc(order, bySeat)
	var out []rivalry
	for _, s := range order {
		if r := b.rivalry(s.country, s.office, named[s]); len(r.sides) > 1 {
			out = append(out, r)
		}
	}
	return out
}

// rivalry weighs persons named for one office. Persons of another country, persons
// whose names may be one, and persons that one and the same paper names for it are
// left out: there a reading failed or an office has changed hands, and no two
// sources disagree.
func (b *book) rivalry(country chancery.Country, office string, named map[*actor][]*told) rivalry {
	var sides []rival
	for a, ts := range named {
		if a.country == country || a.country == "" {
			sides = append(sides, rival{a, ts})
		}
	}
	slices.SortFunc(sides, func(x, y rival) int { return b.byWeight(x, y) })
	r := rivalry{country: country, office: office}
	for _, s := range sides {
		if !slices.ContainsFunc(r.sides, func(o rival) bool { return !b.oppose(s, o) }) {
			r.sides = append(r.sides, s)
		}
	}
	return r
}

// oppose reports whether two sides come from different papers and mean different
// persons. A paper that speaks of both knows them apart, and gives one the office.
func (b *book) oppose(x, y rival) bool {
	if b.anyPresents(x.tolds, y.actor) || b.anyPresents(y.tolds, x.actor) || b.isForeign(x.actor) || b.isForeign(y.actor) {
		return false
	}
	for _, s := range x.tolds {
		for _, t := range y.tolds {
			if s.paper == t.paper || s.paper.voice == t.paper.voice && s.paper.parent != nil {
				return false
			}
		}
	}
	return b.spelling.like(x.actor.words, y.actor.words) == unlike
}

// isForeign reports whether a, or somebody of a's name, holds such an office of another
// country: one of the two countries was misread.
func (b *book) isForeign(a *actor) bool {
	first := chancery.Country("")
	for _, t := range a.tolds {
		c := t.Body.(*chancery.Actor)
		if c.Country == "" || !b.only[c.Office] {
			continue
		}
		if first = cmp.Or(first, c.Country); c.Country != first {
			return true
		}
	}
	return slices.ContainsFunc(b.near(a, b.byName), func(o *actor) bool {
		o = o.is()
		if o == a || a.country == "" || o.country == "" || o.country == a.country || b.spelling.like(a.words, o.words) == unlike {
			return false
		}
		for f := range a.offices {
			if b.only[f] && o.offices[f] {
				return true
			}
		}
		return false
	})
}

// anyPresents reports whether a paper of one of ts speaks of a.
func (b *book) anyPresents(ts []*told, a *actor) bool {
	return slices.ContainsFunc(ts, func(t *told) bool {
		return slices.ContainsFunc(b.presents[t.paper], func(o *told) bool { return b.actorOf[o.ID].is() == a })
	})
}

// byWeight orders sides: more roots, told after the fact and at first hand, later.
func (b *book) byWeight(x, y rival) int {
	return cmp.Or(
		cmp.Compare(voices(y.tolds), voices(x.tolds)),
		cmp.Compare(b.hindsight(y.tolds), b.hindsight(x.tolds)),
		cmp.Compare(lastOf(y.tolds).paper.rank, lastOf(x.tolds).paper.rank),
		cmp.Compare(x.actor.key, y.actor.key),
	)
}

func lastOf(ts []*told) *told { return ts[len(ts)-1] }

// whyPreferred says what decided between two sides, from what did decide.
func (b *book) whyPreferred(x, y []*told) string {
	switch {
	case voices(x) > voices(y):
		return "more independent sources say so"
	case b.hindsight(x) > b.hindsight(y):
		var parts []string
		switch {
		case b.hindsight(y) > 0:
		case slices.ContainsFunc(y, func(t *told) bool { return t.Body.Kind() == chancery.KindEvent }):
			parts = append(parts, "told after the fact, the other before it")
		default:
			parts = append(parts, "told of an event that the person took part in, the other in passing")
		}
		if b.hindsight(x) == 2 {
			parts = append(parts, "from the press service of one that took part")
		}
		return strings.Join(parts, "; ")
	case lastOf(x).paper.rank > lastOf(y).paper.rank && lastOf(x).paper.Published != lastOf(y).paper.Published:
		return "the later document says so"
	}
	return "nothing decides between them; the order is that of the register"
}
