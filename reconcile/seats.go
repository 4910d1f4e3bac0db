package reconcile

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A seat is an office of which there is one in a country.
type seat struct {
	country chancery.Country
	office  string
}

func bySeat(x, y seat) int {
	return cmp.Or(cmp.Compare(x.country, y.country), cmp.Compare(x.office, y.office))
}

// readHandovers reads the words by which an office passes on, each with a space
// before it, and after it where it is a whole word.
func readHandovers(data fs.FS) ([]string, error) {
	var out []string
	for l, err := range lines.Read(data, "en/handover-words.txt", 2) {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch l.Col(1) {
		case "whole":
			out = append(out, " "+l.Col(0)+" ")
		case "start":
			out = append(out, " "+l.Col(0))
		default:
			return nil, l.Errorf("no place %q; want whole or start", l.Cols[1])
		}
	}
	return out, nil
}

// How far apart the days may be on which two papers that tell of the same people name
// two holders of one office: an office changes hands seldom, and then the papers say so.
const fewDays = 3

// findOfficeDisputes finds persons of whom documents of one time say that each
// holds the office that only one can hold: on one day or within a few, or turn and
// turn about within a month, which no change of office explains.
func (b *book) findOfficeDisputes() {
	held := map[seat][]holding{}
	var order []seat
	took := b.tookPart()
	for _, a := range b.people {
		if a.into != nil || a.what != "person" {
			continue
		}
		for _, h := range append(b.holdings(a), took[a]...) {
			if !b.only[h.office] || h.past || h.shared || !h.on.Exact() || h.country == "" || a.country != "" && h.country != a.country {
				continue
			}
			s := seat{h.country, h.office}
			if held[s] == nil {
				order = append(order, s)
			}
			from, _, _ := h.on.Bounds()
			h.day = dayNumber(from)
			held[s] = append(held[s], h)
		}
	}
	slices.SortFunc(order, bySeat)
	for _, s := range order {
		for _, named := range b.atOneTime(held[s]) {
			r := b.rivalry(s.country, s.office, named)
			if len(r.sides) > 1 && !b.disputed(r) {
				b.addOfficeDispute(r)
			}
		}
	}
}

// officeDays is how far from its paper an event may be for the office that the
// paper gives a person to be that of the event's day.
const officeDays = 7

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
				if country := cmp.Or(x.country, g.homeOf(x)); x.office != "" && country != "" {
					a := x.actor.is()
					out[a] = append(out[a], holding{actor: a, office: x.office, country: country, on: g.date, told: g.told})
				}
			}
		}
	}
	return out
}

// homeOf is the country of a minister or head of state whose country nobody tells and
// who meets in a country only people of others: "Minister Otto Falk held talks in
// Strelsau with his colleague of Graustark". Else "".
func (g *gathering) homeOf(x attendee) chancery.Country {
	if x.country != "" || g.place.country == "" || g.form.family != "talks" && g.form.family != "visit" {
		return ""
	}
	others := 0
	for _, p := range g.parties {
		if p == x.key {
			continue
		}
		if p == string(g.place.country) || len(p) != 2 {
			return ""
		}
		others++
	}
	if others != 1 {
		return ""
	}
	return g.place.country
}

// atOneTime groups holdings that cannot follow one another: for each two persons
// the claims of days on which both hold the office, or of papers of a few days that
// tell of the same people and of no change; or between which each comes back after the
// other within closeDays, where two papers name each: one may have been misread.
func (b *book) atOneTime(hs []holding) []map[*actor][]*told {
	slices.SortStableFunc(hs, func(x, y holding) int { return cmp.Compare(x.day, y.day) })
	type two [2]*actor
	clash := map[two]map[*actor][]*told{}
	var order []two
	for i, h := range hs {
		for j := i + 1; j < len(hs) && hs[j].day-h.day <= closeDays && j-i <= manyHolders; j++ {
			o := hs[j]
			if o.actor == h.actor {
				continue
			}
			together := b.together(h, o)
			if !together && !(cameBack(hs, i, j) && namedTwice(hs, i, j)) {
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
	for k := j + 1; k < len(hs) && k-i <= manyHolders && hs[k].day-hs[i].day <= closeDays; k++ {
		if hs[k].actor == hs[i].actor {
			return true
		}
	}
	return false
}

// namedTwice reports whether another paper, within closeDays of i, names the holder of j.
func namedTwice(hs []holding, i, j int) bool {
	for k := i; k < len(hs) && k-i <= manyHolders && hs[k].day-hs[i].day <= closeDays; k++ {
		if hs[k].actor == hs[j].actor && hs[k].told.paper != hs[j].told.paper {
			return true
		}
	}
	return false
}

// together reports whether two persons are named for the office on one day, or within
// a few days in papers that tell of the same other person, and neither sentence tells
// that the office passes on.
func (b *book) together(x, y holding) bool {
	switch gap := max(x.day-y.day, y.day-x.day); {
	case gap > fewDays, gap > 0 && !b.shareThird(x, y):
		return false
	}
	return !b.handsOver(x.told) && !b.handsOver(y.told)
}

// handsOver reports whether the sentence of t tells that an office passes on.
func (b *book) handsOver(t *told) bool {
	does, known := b.handing[t.ID]
	if !known {
		text := " " + b.spelling.key(t.Evidence.Text) + " "
		does = slices.ContainsFunc(b.handovers, func(w string) bool { return strings.Contains(text, w) })
		b.handing[t.ID] = does
	}
	return does
}

// shareThird reports whether the papers of two holdings present another person alike.
func (b *book) shareThird(x, y holding) bool {
	for _, t := range b.presents[x.told.paper] {
		a := b.actorOf[t.ID]
		if a.what != "person" || a == x.actor || a == y.actor {
			continue
		}
		if slices.ContainsFunc(b.presents[y.told.paper], func(o *told) bool { return b.actorOf[o.ID] == a }) {
			return true
		}
	}
	return false
}
