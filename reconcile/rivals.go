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
	type seat struct {
		country chancery.Country
		office  string
	}
	named := map[seat]map[*actor][]*told{}
	var order []seat
	for _, g := range h.members {
		for _, x := range g.people {
			if x.office == "" || g.told.rejected {
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
	slices.SortFunc(order, func(x, y seat) int {
		return cmp.Or(cmp.Compare(x.country, y.country), cmp.Compare(x.office, y.office))
	})
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
		if a.country == country {
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
// persons.
func (b *book) oppose(x, y rival) bool {
	for _, s := range x.tolds {
		for _, t := range y.tolds {
			if s.paper == t.paper || s.paper.voice == t.paper.voice && s.paper.parent != nil {
				return false
			}
		}
	}
	return b.spelling.like(x.actor.words, y.actor.words) == unlike
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
		if b.hindsight(y) == 0 {
			parts = append(parts, "told after the fact, the other before it")
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

// findOfficeDisputes finds persons of whom documents of one time say that each
// holds the office that only one can hold: on one day, or turn and turn about
// within a month, which no change of office explains.
func (b *book) findOfficeDisputes() {
	type seat struct {
		country chancery.Country
		office  string
	}
	held := map[seat][]holding{}
	var order []seat
	took := b.tookPart()
	for _, a := range b.people {
		if a.into != nil || a.what != "person" {
			continue
		}
		for _, h := range append(b.holdings(a), took[a]...) {
			if b.only[h.office] && !h.past && h.on.Exact() && h.country != "" && h.country == a.country {
				s := seat{h.country, h.office}
				if held[s] == nil {
					order = append(order, s)
				}
				held[s] = append(held[s], h)
			}
		}
	}
	slices.SortFunc(order, func(x, y seat) int {
		return cmp.Or(cmp.Compare(x.country, y.country), cmp.Compare(x.office, y.office))
	})
	for _, s := range order {
		for _, named := range atOneTime(held[s]) {
			r := b.rivalry(s.country, s.office, named)
			if len(r.sides) > 1 && !b.disputed(r) {
				b.addOfficeDispute(r)
			}
		}
	}
}

// tookPart is what events tell of offices: whom a paper calls foreign minister and
// has take part in talks of about its own time held the office on that day.
func (b *book) tookPart() map[*actor][]holding {
	out := map[*actor][]holding{}
	for _, h := range b.meetings {
		for _, g := range h.members {
			day, ok := g.told.paper.about()
			if !ok || !g.exact() || max(day-g.from, g.from-day) > officeDays || g.told.rejected {
				continue
			}
			for _, x := range g.people {
				if x.office != "" {
					a := x.actor.is()
					out[a] = append(out[a], holding{a, x.office, x.country, g.date, false, g.told})
				}
			}
		}
	}
	return out
}

// officeDays is how far from its paper an event may be for the office that the
// paper gives a person to be that of the event's day.
const officeDays = 7

// atOneTime groups holdings that cannot follow one another: for each two persons
// the claims of days on which both hold the office, or between which each comes
// back after the other within closeDays.
func atOneTime(hs []holding) []map[*actor][]*told {
	slices.SortStableFunc(hs, func(x, y holding) int { return x.on.Plain().Compare(y.on.Plain()) })
	type two [2]*actor
	clash := map[two]map[*actor][]*told{}
	var order []two
	for i, h := range hs {
		from, _, _ := h.on.Bounds()
		for j := i + 1; j < len(hs); j++ {
			o := hs[j]
			day, _, _ := o.on.Bounds()
			if dayNumber(day)-dayNumber(from) > closeDays || j-i > manyHolders {
				break
			}
			if o.actor == h.actor || !(day.Equal(from) || cameBack(hs, i, j)) {
				continue
			}
			k := two{h.actor, o.actor}
			if h.actor.key > o.actor.key {
				k = two{o.actor, h.actor}
			}
			if clash[k] == nil {
				clash[k] = map[*actor][]*told{}
				order = append(order, k)
			}
			for _, x := range []holding{h, o} {
				if ts := clash[k][x.actor]; !slices.Contains(ts, x.told) {
					clash[k][x.actor] = append(ts, x.told)
				}
			}
		}
	}
	out := make([]map[*actor][]*told, len(order))
	for i, k := range order {
		for _, ts := range clash[k] {
			sortTolds(ts)
		}
		out[i] = clash[k]
	}
	return out
}

// manyHolders bounds how many holdings one is compared with: the papers of a day
// name a president a thousand times.
const manyHolders = 200

// cameBack reports whether the holder of i is named again after j, within closeDays.
func cameBack(hs []holding, i, j int) bool {
	from, _, _ := hs[i].on.Bounds()
	for k := j + 1; k < len(hs) && k-i <= manyHolders; k++ {
		day, _, _ := hs[k].on.Bounds()
		if dayNumber(day)-dayNumber(from) > closeDays {
			return false
		}
		if hs[k].actor == hs[i].actor {
			return true
		}
	}
	return false
}
