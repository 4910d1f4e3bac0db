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

// A form is how an event is held. Forms of one family can be one event.
type form struct {
	family string
	rank   int // of two forms of a family the more exact word has the higher rank
}

func readForms(data fs.FS) (map[string]form, error) {
	forms := map[string]form{}
	for l, err := range lines.Read(data, "event-forms.txt", 3) {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		rank, err := strconv.Atoi(l.Col(2))
		if err != nil {
			return nil, l.Errorf("rank %q; want a number", l.Cols[2])
		}
		forms[l.Col(0)] = form{l.Col(1), rank}
	}
	return forms, nil
}

// A gathering is an event claim with all that is compared of it.
type gathering struct {
	told      *told
	event     *chancery.Event
	form      form
	status    chancery.Status // as told, save that no day is over before it has come
	date      chancery.Date   // from start to end
	from, to  int             // days it can have been on, counted from 1970
	dated     bool            // the claim gives a date with a year
	calledOff bool            // its date is the day on which it was called off
	vague     bool            // the days span more than vagueDays, or were reckoned from the document's
	parties   []string        // countries and bodies that take part, sorted
	people    []attendee
	visitor   string // the party that comes to see another, where told
	place     place
	mechanism string   // folded
	words     []string // of the label, where the form tells nothing
	index     []entryKey
}

// An attendee is a person who takes part.
type attendee struct {
	key     string
	actor   *actor
	country chancery.Country
	office  string // an office that one person of a country holds at a time, or ""
}

// vagueDays is the longest span of days that counts as a date of its own; "in
// November" and "last year" are vague, a visit of two weeks is not.
const vagueDays = 16

// How long before its document an undated event that is told as over is looked
// for, and how long after it one that is planned: news is about these days.
const (
	lookBack  = 10
	talksBack = 2 // who talks on the telephone today may have done so last week
	lookAhead = 60
	lookFar   = 120 // what is put off or called off was planned farther ahead
)

func (b *book) gathering(t *told) *gathering {
	e := t.Body.(*chancery.Event)
	g := &gathering{told: t, event: e, form: b.forms[e.Form], mechanism: b.mechanismKey(e.Mechanism)}
	if g.form.family == "" {
		g.form.family = cmp.Or(e.Form, "other")
	}
	if g.ofWords() {
		g.words = b.telling(e.Label)
	}
	g.status = e.Status
	g.setDate(e, t.paper)
	g.place = b.atlas.place(e.Place, e.PlaceCountry)
	for _, p := range e.Participants {
		b.attend(g, p)
	}
	if g.visitor != "" && g.place.country != "" && g.form.family == "visit" {
		g.parties = append(g.parties, string(g.place.country)) // who is visited
	}
	slices.Sort(g.parties)
	g.parties = slices.Compact(g.parties)
	if g.form.family == "visit" && g.visitor == "" && len(g.parties) == 2 && g.place.country != "" {
		for i, p := range g.parties {
			if p == string(g.place.country) {
				g.visitor = g.parties[1-i]
			}
		}
	}
	return g
}

// ofWords reports whether only the words of g's label say what was done: it is no meeting.
func (g *gathering) ofWords() bool {
	return g.form.family == "other" || g.form.family == "statement" && g.event.Plover != ""
}

// setDate gives g its days. An event without a date gets the days it can be on
// going by its document and its tense: "will meet" is soon after, "met" just before.
// "He said today that he puts off his visit" gives the day of the saying and not of
// the visit, which is then as good as undated.
func (g *gathering) setDate(e *chancery.Event, p *paper) {
	g.date = e.Start
	if e.Start == "" {
		g.date = e.End
	} else if e.End != "" && e.End.Plain() != e.Start.Plain() && !strings.ContainsAny(string(e.Start+e.End), "/[") {
		if d := chancery.Between(e.Start, e.End); d.Known() {
			g.date = d
		}
	}
	day, known := p.about()
	if from, to, ok := g.date.Bounds(); ok {
		g.from, g.to, g.dated = dayNumber(from), dayNumber(to), true
		g.vague = g.to-g.from > vagueDays
		if known && g.from > day+1 && (e.Status == chancery.Happened || e.Status == chancery.Ongoing) {
			g.status = chancery.Planned
		}
		g.calledOff = known && isOff(e.Status) && g.from == g.to && g.to <= day && g.to >= day-1
		if !g.calledOff {
			return
		}
		g.date, g.dated = "", false
	}
	g.vague = true
	if !known || g.date != "" { // "4 July", the year not told: no guess is better
		return
	}
	switch e.Status {
	case chancery.Happened, chancery.Ongoing, chancery.Denied:
		g.from, g.to = day-lookBack, day
		if g.form.family == "talks" || g.form.family == "call" {
			g.from = day - talksBack
		}
	case chancery.Postponed, chancery.Cancelled:
		g.from, g.to = day-lookBack, day+lookFar
	default:
		g.from, g.to = day, day+lookAhead
	}
}

// isOff reports whether an event of that status was put off or called off.
func isOff(s chancery.Status) bool { return s == chancery.Postponed || s == chancery.Cancelled }

// placed reports whether anything tells when g was or can have been.
func (g *gathering) placed() bool { return g.to != 0 }

// attend adds a participant to g.
func (b *book) attend(g *gathering, p chancery.Participant) {
	if p.Name == "" && p.Country == "" {
		return // a side that was not read
	}
	a := b.who(g.told.paper, p.Name)
	country := p.Country
	if country == "" && a != nil {
		country = a.country
	}
	party := string(country)
	if a != nil && a.what == "organisation" && a.country == "" {
		party = bodyKey(b.bodies.actsFor(strings.TrimPrefix(a.key, "body ")))
	}
	if a != nil && a.what == "person" { // "the Ruritanian president" is a party, and no person yet
		g.people = append(g.people, attendee{key: a.key, actor: a, country: country, office: b.officeIn(a, g.told.paper, country)})
		if party == "" {
			party = cmp.Or(b.bodyOf(a, g.told.paper), a.key) // whose country nobody tells speaks for himself
		}
	}
	if party == "" && a == nil {
		party = "name " + b.spelling.key(p.Name)
	}
	if party != "" {
		g.parties = append(g.parties, party)
		if p.Role == "guest" || p.Role == "visitor" {
			g.visitor = party
		}
	}
}

// officeIn is the office of which there is one in a country that a paper gives a
// person, or "".
func (b *book) officeIn(a *actor, p *paper, country chancery.Country) string {
	for _, t := range b.presents[p] {
		c := t.Body.(*chancery.Actor)
		if b.actorOf[t.ID] == a && b.only[c.Office] && !b.isPast(c.OfficeText) && !b.isShared(c.OfficeText) && (c.Country == "" || country == "" || c.Country == country) {
			return c.Office
		}
	}
	return ""
}

// bodyOf is the body that a paper says a person speaks for.
func (b *book) bodyOf(a *actor, p *paper) string {
	for _, t := range b.presents[p] {
		if k := b.spelling.key(t.Body.(*chancery.Actor).Organisation); k != "" && b.actorOf[t.ID] == a {
			return bodyKey(b.bodies.actsFor(cmp.Or(b.bodies.first[k], k)))
		}
	}
	return ""
}

// telling is the words of a text that tell it from another: those of four letters
// and more, and numbers; each once, sorted.
func (b *book) telling(text string) []string {
	var out []string
	for _, w := range b.spelling.plain(text) {
		if len(w) > 3 || w[0] <= '9' {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sharedWords is the share of the words of either that both have, and of the
// shorter that the other has. Both must be sorted.
func sharedWords(a, b []string) (ofBoth, ofShorter float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	return float64(n) / float64(len(a)+len(b)-n), float64(n) / float64(min(len(a), len(b)))
}
