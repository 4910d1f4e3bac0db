package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// A calendar finds the events that a claim may tell of without comparing it with
// all: those that share two parties, a person or a setting with it in a month.
type calendar map[entryKey][]*happening

type entryKey struct {
	who   string
	month int // counted from year 0; 0 where not known
}

// widestMonths bounds how many months one claim is looked up under. A claim that
// spans more says too little of when to be joined with anything.
const widestMonths = 24

// manyParties bounds how many parties of one claim are paired.
const manyParties = 8

func (c calendar) add(g *gathering, h *happening) {
	for _, k := range g.keys() {
		if l := c[k]; len(l) == 0 || l[len(l)-1] != h {
			c[k] = append(l, h)
		}
	}
}

// near lists the events that share a key with g, in the order they were made.
func (c calendar) near(g *gathering) []*happening {
	seen := map[*happening]bool{}
	var out []*happening
	for _, k := range g.keys() {
		for _, h := range c[k] {
			if !seen[h] {
				seen[h] = true
				out = append(out, h)
			}
		}
	}
	slices.SortFunc(out, func(x, y *happening) int { return cmp.Compare(x.order, y.order) })
	return out
}

// keys are what g is entered and looked up under.
func (g *gathering) keys() []entryKey {
	if g.index != nil {
		return g.index
	}
	months := []int{0}
	if g.placed() {
		first, last := monthOf(g.from), monthOf(g.to)
		months = months[:0]
		for m := first; m <= last && m < first+widestMonths; m++ {
			months = append(months, m)
		}
	}
	for _, w := range g.whos() {
		for _, m := range months {
			g.index = append(g.index, entryKey{w, m})
		}
	}
	if g.place.country != "" { // for claims that have no time at all; see oneOccasion
		g.index = append(g.index, entryKey{strings.Join(g.parties, "|") + "|" + g.form.family + "|" + string(g.place.country), 0})
	}
	return g.index
}

// whos names g by its parties two by two, or the one there is, by its persons
// and by its setting.
func (g *gathering) whos() []string {
	var out []string
	ps := g.parties[:min(len(g.parties), manyParties)]
	for i, p := range ps {
		out = append(out, p+"|"+g.form.family)
		for _, q := range ps[i+1:] {
			out = append(out, p+"|"+q)
		}
	}
	for _, a := range g.people {
		out = append(out, a.key)
	}
	if g.mechanism != "" {
		out = append(out, "setting "+g.mechanism)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// monthOf is the month of a day counted from 1970, counted from year 0.
func monthOf(day int) int {
	d := chancery.DayOf(1970, 1, 1+day)
	return d.Year()*12 + int(d.Month())
}

// gapDays is how far apart two dates may lie that are given for one event which
// is named so well that there can hardly be two of it: a state visit of one head
// of state to one country, one edition of a forum, the signing of one agreement.
const gapDays = 31

// joinClashing joins events that must be one though their dates do not agree.
//
// Where the later report follows the day that the earlier one planned, the event
// was moved, and its life line shows it. Where both tell of it with hindsight, the
// dates are in dispute. It is done only where one event alone can be meant.
func (b *book) joinClashing(index calendar) {
	for _, h := range slices.Clone(b.meetings) {
		var twin *happening
		several := false
		for _, o := range index.neighbours(h) {
			if o.order < h.order && len(o.members) > 0 && b.clashes(h, o) {
				several = several || twin != nil
				twin = o
			}
		}
		if twin == nil || several {
			continue
		}
		if b.hindsightBoth(h, twin) {
			twin.clash = "date"
		}
		for _, m := range h.members {
			index.add(m, twin)
			twin.take(m)
		}
		h.members, h.kinds = nil, nil
	}
	b.joinWithoutYear(index)
}

// joinWithoutYear joins plans whose paper tells no year, "on 12 January", with the
// event that was held on that day or within gapDays after it, where there is one such
// in the register: of the same kind and parties, in the same country.
func (b *book) joinWithoutYear(index calendar) {
	for _, h := range slices.Clone(b.meetings) {
		if len(h.members) == 0 || slices.ContainsFunc(h.members, func(g *gathering) bool { return g.placed() || !g.due() }) {
			continue
		}
		var held []*happening
		for _, o := range index.near(h.members[0]) {
			if o != h && len(o.members) > 0 && !sharePaper(h, o) && b.mayJoin(toldsOf(h.members), toldsOf(o.members)) && heldAsPlanned(h, o) {
				held = append(held, o)
			}
		}
		if len(held) == 1 {
			for _, m := range h.members {
				held[0].take(m)
			}
			h.members, h.kinds = nil, nil
		}
	}
}

// heldAsPlanned reports whether every claim of h plans, for a day of an untold year,
// what a claim of o says was held on that day or within gapDays after it.
func heldAsPlanned(h, o *happening) bool {
	for _, g := range h.kinds {
		if !slices.ContainsFunc(o.kinds, func(m *gathering) bool {
			rare := g.form.family == "signing" || g.form.family == "visit" && g.visitor != "" && g.visitor == m.visitor && len(g.people) > 0 && slices.EqualFunc(g.people, m.people, sameKey)
			return rare && g.form.family == m.form.family && m.status == chancery.Happened && m.exact() && dayBefore(g.date, m.from) &&
				g.place.country != "" && g.place.agrees(m.place) && len(g.parties) >= 2 && slices.Equal(g.parties, m.parties)
		}) {
			return false
		}
	}
	return true
}

func sameKey(x, y attendee) bool { return x.key == y.key }

// dayBefore reports whether a day of an untold year falls on the given day or within
// gapDays before it.
func dayBefore(d chancery.Date, day int) bool {
	if len(d) != len("XXXX-01-12") || !strings.HasPrefix(string(d), "XXXX-") {
		return false
	}
	at := chancery.DayOf(1970, 1, 1+day)
	for _, year := range []int{at.Year(), at.Year() - 1} {
		if from, _, ok := (chancery.Date(strconv.Itoa(year)) + d[4:]).Bounds(); ok {
			if gap := day - dayNumber(from); gap >= 0 && gap <= gapDays {
				return true
			}
		}
	}
	return false
}

// neighbours lists the events that share a who with h within a month of it.
func (c calendar) neighbours(h *happening) []*happening {
	seen := map[*happening]bool{h: true}
	var out []*happening
	for _, g := range h.members {
		if !g.dated || g.to-g.from > 31 {
			continue
		}
		for _, w := range g.whos() {
			for m := monthOf(g.from) - 1; m <= monthOf(g.to)+1; m++ {
				for _, o := range c[entryKey{w, m}] {
					if !seen[o] {
						seen[o] = true
						out = append(out, o)
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y *happening) int { return cmp.Compare(x.order, y.order) })
	return out
}

// clashes reports whether h and o are one event of which dates are given that
// cannot both hold. A document that tells of both keeps them apart.
func (b *book) clashes(h, o *happening) bool {
	for _, g := range h.kinds {
		for _, m := range o.kinds {
			if !b.oneOfAKind(g, m) {
				return false
			}
		}
	}
	if sharePaper(h, o) || !b.mayJoin(toldsOf(h.members), toldsOf(o.members)) {
		return false
	}
	x, y := h.earliest(), o.earliest()
	if x == nil || y == nil || x.form.family != y.form.family {
		return false
	}
	gap := max(x.from-y.to, y.from-x.to)
	if gap <= 0 || gap > gapDays || (x.vague || y.vague) && (gap > 1 || x.form.family != "visit") {
		return false
	}
	return b.hindsightBoth(h, o) || moved(h, o) || moved(o, h)
}

// sharePaper reports whether one paper tells of both h and o.
func sharePaper(h, o *happening) bool {
	papers := map[*paper]bool{}
	for _, g := range h.members {
		papers[g.told.paper] = true
	}
	return slices.ContainsFunc(o.members, func(g *gathering) bool { return papers[g.told.paper] })
}

func toldsOf(gs []*gathering) []*told {
	ts := make([]*told, len(gs))
	for i, g := range gs {
		ts[i] = g.told
	}
	return ts
}

// earliest is the member with the most exact date, or nil where none is dated.
func (h *happening) earliest() *gathering {
	var best *gathering
	for _, g := range h.members {
		if g.dated && g.to-g.from <= 31 && (best == nil || g.width() < best.width()) {
			best = g
		}
	}
	return best
}

// oneOfAKind reports whether two claims name an event so well that there can
// hardly be two of it within a month.
func (b *book) oneOfAKind(g, m *gathering) bool {
	if g.form.family != m.form.family || sameSetting(g, m) < 0 {
		return false
	}
	parties, ok := b.sameParties(g, m, 0)
	if !ok || parties < 2 {
		return sameSetting(g, m) > 0 && g.event.Edition != "" && g.event.Edition == m.event.Edition
	}
	persons, ok := b.samePersons(g, m)
	switch g.form.family {
	case "visit":
		return ok && persons > 0 && g.visitor != "" && g.visitor == m.visitor
	case "signing":
		_, words := sharedWords(b.telling(g.event.Label), b.telling(m.event.Label))
		return ok && words >= 0.6
	}
	return ok && g.event.Edition != "" && g.event.Edition == m.event.Edition
}

// hindsightBoth reports whether both events are told as over.
func (b *book) hindsightBoth(h, o *happening) bool { return h.over() && o.over() }

func (h *happening) over() bool {
	return slices.ContainsFunc(h.members, func(g *gathering) bool { return g.status == chancery.Happened })
}

// moved reports whether o was told as held, or planned anew, after the day that h
// planned it for, and h was never told as held.
func moved(h, o *happening) bool {
	if h.over() {
		return false
	}
	last := 0
	for _, g := range h.members {
		last = max(last, g.told.paper.rank)
	}
	off := slices.ContainsFunc(h.members, func(g *gathering) bool { return g.status == chancery.Postponed })
	return slices.ContainsFunc(o.members, func(g *gathering) bool {
		return g.dated && g.told.paper.rank > last && (g.status == chancery.Happened || off && g.status == chancery.Planned)
	})
}
