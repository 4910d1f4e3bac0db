package reconcile

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strconv"
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
// holds the office that only one can hold: on one day or within a few, which no
// change of office explains.
//
// Two who are named turn and turn about within a month are left out: of seven thousand
// public texts all that were found so were misread.
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
// tell of the same people and of no change.
func (b *book) atOneTime(hs []holding) []map[*actor][]*told {
	slices.SortStableFunc(hs, func(x, y holding) int { return cmp.Compare(x.day, y.day) })
	type two [2]*actor
	clash := map[two]map[*actor][]*told{}
	var order []two
	for i, h := range hs {
		for j := i + 1; j < len(hs) && hs[j].day-h.day <= fewDays && j-i <= manyHolders; j++ {
			o := hs[j]
			if o.actor == h.actor || !b.together(h, o) {
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

// together reports whether two persons are named for the office on one day, or within
// a few days in papers that tell of the same other person, and neither sentence tells
// that the office passes on.
func (b *book) together(x, y holding) bool {
	switch gap := max(x.day-y.day, y.day-x.day); {
	case gap > fewDays, gap > 0 && !b.shareThird(x, y):
		return false
	}
	return b.speaksFor(x) && b.speaksFor(y)
}

// speaksFor reports whether the sentence of a holding says that the person holds the
// office now: it names the country or a city of it, and no former year, and does not
// tell that the office passes on. Where a sentence names no country, a reader took it
// from elsewhere and may have erred: "met with Foreign Minister Ivo Krul".
func (b *book) speaksFor(h holding) bool {
	does, known := b.speaking[h.told.ID]
	if !known {
		words := b.spelling.plain(h.told.Evidence.Text)
		does = b.namesCountry(words, h.country) && !b.namesFormerYear(words, h.told.paper) && !b.handsOver(h.told)
		b.speaking[h.told.ID] = does
	}
	return does
}

// namesCountry reports whether words name a country, its people or a city of it.
func (b *book) namesCountry(words []string, country chancery.Country) bool {
	for i := range words {
		if code, n := b.atlas.stateAt(words[i:]); n > 0 && code == country {
			return true
		}
		for n := min(3, len(words)-i); n > 0; n-- {
			if first, ok := b.atlas.cities[strings.Join(words[i:i+n], " ")]; ok && b.atlas.in[first] == country {
				return true
			}
		}
	}
	return false
}

// namesFormerYear reports whether words name a year before that of the paper.
func (b *book) namesFormerYear(words []string, p *paper) bool {
	from, _, ok := p.Published.Bounds()
	return ok && slices.ContainsFunc(words, func(w string) bool {
		year, err := strconv.Atoi(w)
		return err == nil && len(w) == 4 && year > 1000 && year < from.Year()
	})
}

// handsOver reports whether the sentence of t tells that an office passes on, or
// belongs to somebody no more.
func (b *book) handsOver(t *told) bool {
	words := b.spelling.plain(t.Evidence.Text)
	text := " " + strings.Join(words, " ") + " "
	return slices.ContainsFunc(b.handovers, func(w string) bool { return strings.Contains(text, w) }) ||
		slices.ContainsFunc(words, func(w string) bool { return b.past[w] })
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
