package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// A happening is one event across documents.
type happening struct {
	members []*gathering
	draft   *draft
	rivals  []rivalry // persons who cannot both have been there in one office
	clash   string    // slot that its members disagree on: date or place; else ""
	order   int
	kinds   []*gathering // members that differ in what is compared
	seen    map[string]bool
	turns   []turn     // what other events tell of it
	whole   *happening // the visit that it shows to be held, or that took it along
}

// take adds g to h.
func (h *happening) take(g *gathering) {
	h.members = append(h.members, g)
	if s := g.signature(); !h.seen[s] {
		if h.seen == nil {
			h.seen = map[string]bool{}
		}
		h.seen[s] = true
		h.kinds = append(h.kinds, g)
	}
}

// signature is equal for claims that compare alike with any other, so that an
// event told a thousand times in the same way is compared once.
func (g *gathering) signature() string {
	var w strings.Builder
	fmt.Fprint(&w, g.event.Form, g.event.Plover, g.event.Edition, "|", g.status, g.date, g.from, g.to, "|", g.parties, g.visitor, "|", g.place, g.mechanism, g.words)
	for _, x := range g.people {
		w.WriteString("|" + x.key + string(x.country) + x.office)
	}
	return w.String()
}

// joinEvents joins the claims that tell of one event.
//
// The claims with the most exact dates are placed first, so that a claim that
// says "in November" or nothing meets the events it can mean, and joins one only
// where there is one. A claim joins an event where it agrees with every claim
// there: a month may agree with two days, and the days still do not agree.
func (b *book) joinEvents() {
	var gs []*gathering
	for _, t := range b.of[chancery.KindEvent] {
		if g := b.gathering(t); !g.atHome() {
			gs = append(gs, g)
		}
	}
	slices.SortStableFunc(gs, func(x, y *gathering) int {
		return cmp.Or(cmp.Compare(x.width(), y.width()), cmp.Compare(len(y.parties), len(x.parties)))
	})
	index := calendar{}
	for _, g := range gs {
		h := b.choose(g, index.near(g))
		if h == nil {
			h = &happening{order: len(b.meetings)}
			b.meetings = append(b.meetings, h)
		}
		h.take(g)
		index.add(g, h)
	}
	b.joinClashing(index)
	for _, h := range b.meetings {
		if len(h.members) > 0 {
			b.addEvent(h)
		}
	}
	b.tellByParts()
}

// atHome reports whether g is an act of which all sides that are known are of one state,
// or that nobody of another state than who does it suffers: the register is of relations
// between states, and such an act stays a claim.
func (g *gathering) atHome() bool {
	by, to := map[chancery.Country]bool{}, map[chancery.Country]bool{}
	suffered := false
	for _, p := range g.event.Participants {
		switch p.Role {
		case "actor":
			by[p.Country] = true
		case "recipient":
			suffered = true
			to[p.Country] = true
		default:
			return false
		}
	}
	states := 0
	for _, p := range g.parties { // each once
		if len(p) == 2 || strings.HasPrefix(p, "body ") {
			states++
		}
	}
	if states < 2 || !suffered {
		return states < 2
	}
	for c := range to {
		if c != "" && !by[c] || c == "" && states > known(by) {
			return false
		}
	}
	return true
}

// known is how many countries cs holds.
func known(cs map[chancery.Country]bool) int {
	if cs[""] {
		return len(cs) - 1
	}
	return len(cs)
}

// width is how exact a date is: a day, a few days, a month, more, none.
func (g *gathering) width() int {
	switch n := g.to - g.from; {
	case !g.dated:
		return 5
	case n == 0:
		return 0
	case n <= vagueDays:
		return 1
	case n <= 100:
		return 2
	case n <= 370:
		return 3
	}
	return 4
}

// choose is the event among near that g tells of, or nil. Of several the best by
// far is taken; where a vague claim fits several alike it is left alone.
func (b *book) choose(g *gathering, near []*happening) *happening {
	var best *happening
	most, second := 0, 0
	for _, h := range near {
		n := b.agree(g, h)
		switch {
		case n > most:
			best, most, second = h, n, most
		case n > second:
			second = n
		}
	}
	if best == nil || g.vague && second == most {
		return nil
	}
	return best
}

// agree is 0 where g cannot be told to be h, and grows with what speaks for it.
func (b *book) agree(g *gathering, h *happening) int {
	best := 0
	if len(b.apart) > 0 && !b.mayJoin([]*told{g.told}, toldsOf(h.members)) {
		return 0
	}
	for _, m := range h.kinds {
		n := b.alike(g, m)
		if n == 0 {
			return 0
		}
		best = max(best, n)
	}
	return best
}

// alike compares two claims of events: form, parties, persons, date and place must
// all be able to be the same, and the less the dates say, the more the rest must.
func (b *book) alike(g, m *gathering) int {
	setting := sameSetting(g, m)
	if setting < 0 {
		return 0
	}
	if g.form.family != m.form.family && setting == 0 || (g.ofWords() || m.ofWords()) && !sameDeed(g, m) {
		return 0
	}
	parties, ok := b.sameParties(g, m, setting)
	if !ok {
		return 0
	}
	persons, ok := b.samePersons(g, m)
	if !ok {
		return 0
	}
	if !g.samePlace(m) && !(persons >= 2 && g.exact() && m.exact()) {
		return 0
	}
	if !b.sameTime(g, m, setting, persons) {
		return 0
	}
	n := 1 + parties + 3*persons + 4*setting
	if g.place.key != "" && g.place.key == m.place.key {
		n += 2
	}
	if g.form == m.form {
		n++
	}
	if g.event.Form == m.event.Form {
		n++
	}
	if g.status == m.status {
		n++
	}
	if g.told.paper == m.told.paper && g.status == m.status {
		n += 2
	}
	return n
}

// samePlace compares places: of a visit the countries, since it goes to several
// cities.
func (g *gathering) samePlace(m *gathering) bool {
	if g.form.family == "visit" {
		return g.place.country == "" || m.place.country == "" || g.place.country == m.place.country
	}
	return g.place.agrees(m.place)
}

func (g *gathering) exact() bool { return g.dated && g.from == g.to }

// sameSetting compares the standing bodies that two events are held by: 1 for
// the same, 0 for none told, -1 for two.
func sameSetting(g, m *gathering) int {
	switch {
	case g.mechanism == "" || m.mechanism == "":
		return 0
	case g.mechanism != m.mechanism, g.event.Edition != "" && m.event.Edition != "" && g.event.Edition != m.event.Edition:
		return -1
	}
	return 1
}

// sameDeed compares events of no known form by type and label.
func sameDeed(g, m *gathering) bool {
	ofBoth, _ := sharedWords(g.words, m.words)
	return g.form.family == m.form.family && g.event.Plover == m.event.Plover && ofBoth >= 0.5
}

// sameParties compares who takes part. Two sides must be the same; a claim that
// names only one of them must share it and be borne out by a person or a setting.
func (b *book) sameParties(g, m *gathering, setting int) (shared int, ok bool) {
	for _, p := range g.parties {
		if slices.Contains(m.parties, p) || b.memberOf(p, m.parties) {
			shared++
		}
	}
	if g.visitor != "" && m.visitor != "" && g.visitor != m.visitor && g.form.family == "visit" {
		return 0, false
	}
	few, many := min(len(g.parties), len(m.parties)), max(len(g.parties), len(m.parties))
	switch {
	case setting > 0:
		return shared, shared > 0 || few == 0
	case few == 0:
		return 0, false
	case few == 1: // "he attended a summit" is not his talks with somebody on that day
		alone := g.form.family == "visit" || g.event.Form == m.event.Form && (g.mechanism == "") == (m.mechanism == "")
		return shared, shared == 1 && alone
	case g.form.family == "talks" || g.form.family == "call" || g.form.family == "visit":
		return shared, shared >= 2 && (many == few || 3*shared >= 2*many)
	}
	return shared, shared >= 2
}

// memberOf reports whether the country p is a member of a body among parties, or
// the body p has a member among them.
func (b *book) memberOf(p string, parties []string) bool {
	for _, q := range parties {
		for _, x := range [][2]string{{p, q}, {q, p}} {
			if first, ok := bodyName(x[1]); ok && slices.Contains(b.bodies.members[first], chancery.Country(x[0])) {
				return true
			}
		}
	}
	return false
}

// samePersons counts the persons that both name. It is false where they name
// different persons of one country, unless both give theirs the one office that
// only one person holds: then the claims tell of one event and disagree on who it
// was, which is for a dispute to show.
func (b *book) samePersons(g, m *gathering) (shared int, ok bool) {
	rivals := 0
	for _, x := range g.people {
		same, rival, other := false, false, false
		for _, y := range m.people {
			switch {
			case x.key == y.key:
				same = true
			case x.country == "" || x.country != y.country:
			case x.office != "" && x.office == y.office:
				rival = true
			default:
				other = true
			}
		}
		switch {
		case same:
			shared++
		case rival:
			rivals++
		case other && !sharesCompatriot(x, g, m):
			return 0, false
		}
	}
	if rivals > 0 && !b.oneSeat(g, m, shared) {
		return 0, false
	}
	return shared, true
}

// oneSeat reports whether two claims that put different persons into one office
// can still tell of one event: they share another person, or the office pays the
// visit, and the day is one or the papers are of days next to one another.
func (b *book) oneSeat(g, m *gathering, shared int) bool {
	visit := g.form.family == "visit" && g.visitor != "" && g.visitor == m.visitor && nextDay(g, m)
	sameDay := g.exact() && m.exact() || nextDay(g, m)
	return (shared > 0 && sameDay || visit) && closeReports(g, m)
}

// sharesCompatriot reports whether g and m both name another person of x's country:
// then x is one more of a delegation that each lists in part.
func sharesCompatriot(x attendee, g, m *gathering) bool {
	for _, y := range g.people {
		if y.country == x.country && y.key != x.key &&
			slices.ContainsFunc(m.people, func(z attendee) bool { return z.key == y.key }) {
			return true
		}
	}
	return false
}

func pair(x, y chancery.ClaimID) [2]chancery.ClaimID {
	if x > y {
		x, y = y, x
	}
	return [2]chancery.ClaimID{x, y}
}
