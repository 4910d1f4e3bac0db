package construe

import (
	"fmt"
	"strings"

	"chancery"
)

// An evidence is what a document tells of the year it was written in.
type evidence struct {
	floor, ceiling int         // months since year 0 that bound it; ceiling 0 where nothing does
	since          int         // the latest month in which something took place
	named          int         // the latest year that the text names
	votes          map[int]int // for a year
	recent         []int       // months of what lies shortly before the document
	fresh          int         // the latest month in which something took place, and not long ago
	full           []calendarDay
	weekdays       []int         // days of the week that the lead names on their own
	latest         calendarDay   // the latest day on which something took place
	past           calendarDay   // the latest on which something had surely taken place
	ahead          []calendarDay // on which something was to
}

// The years that a document can be of. A wider span would only let the day of the
// week fit by chance more often.
const firstYear, lastYear = 1990, 2060

// evidence weighs the dates in a document. Dates of what has been bound the year
// from below, targets from above; furniture may support a year and no more.
func (d *dater) evidence(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence) *evidence {
	ev := &evidence{votes: map[int]int{}}
	var alone []int
	for i := range raw {
		x := &raw[i]
		if doc.InFurniture(x.Span) {
			continue
		}
		if w := x.num(clWeekday, 0); w != 0 && x.Sentence <= leadSentences && !x.has(clMonth) && !x.has(clRel) {
			ev.weekdays = append(ev.weekdays, w)
		}
		y := max(x.num(clYear, 0), x.num(clPlain, 0))
		if y < firstYear || y > lastYear {
			continue
		}
		ev.bound(x, d.tellsBefore(doc.Text, x), d.tookPlace(doc, sentences, x))
		switch {
		case d.tellsBefore(doc.Text, x) == "target" && (x.tense != back || x.num(clMonth, 0) == 0):
			if c := y*12 + 11; ev.ceiling == 0 || c < ev.ceiling {
				ev.ceiling = c
			}
			continue
		case x.tense == ahead:
			continue
		}
		c := calendarDay{y: y, m: x.num(clMonth, 0), d: x.num(clDay, 0)}
		at := months(c)
		if x.rule.name == "half.of" {
			at += 6*x.num(clOrder, 0) - 1
		}
		if bareYear(x) {
			alone = append(alone, y)
		} else {
			ev.floor, ev.named = max(ev.floor, at), max(ev.named, y)
		}
		if d.refutes(doc, sentences, x) {
			ev.since = max(ev.since, at)
			if c.m != 0 && c.d != 0 && (!ev.latest.whole() || c.time().After(ev.latest.time())) {
				ev.latest = c
			}
		}
		if c.m != 0 && c.d != 0 {
			ev.full = append(ev.full, c)
		}
		if d.tellsNear(doc.Text, sentences, x) {
			ev.recent = append(ev.recent, at)
		}
		if c.m != 0 && x.tense == back && !d.says("old", doc.Text, sentences, x) && !d.says("feast", doc.Text, sentences, x) {
			ev.fresh = max(ev.fresh, at)
		}
		ev.relative(raw, i, y)
	}
	ev.labels(alone)
	if ev.named > 0 {
		ev.votes[ev.named]++
	}
	d.eraBounds(doc, ev)
	furnitureYears(doc, ev)
	return ev
}

// labels takes in the years that stand alone before what they label, "the 2024
// forum". One far beyond all other years is of a plan: "the 2030 agenda".
func (ev *evidence) labels(years []int) {
	named := ev.named
	for _, y := range years {
		if named == 0 || y <= named+1 {
			ev.floor, ev.named = max(ev.floor, y*12), max(ev.named, y)
		}
	}
}

// refutes reports whether something is said to have taken place at x, so that a text
// of an earlier day could not tell of it. Far down in a text, only a date that opens
// its sentence is sure to go with the verb: "They agreed to meet in Zenda in 2028."
func (d *dater) refutes(doc *chancery.Document, sentences []chancery.Sentence, x *rawTime) bool {
	return x.tense == back && !bareYear(x) && !strings.HasPrefix(x.rule.name, "fiscal") && d.tellsBefore(doc.Text, x) != "tied" &&
		(x.Sentence <= leadSentences || opensSentence(doc, sentences, x))
}

// bound keeps the day of x as one that bounds that of the document.
func (ev *evidence) bound(x *rawTime, tell string, past bool) {
	c, ok := dayOf(x)
	switch {
	case !ok || c.y == 0:
	case tell == "target" || x.tense == ahead && tell != "tied":
		ev.ahead = append(ev.ahead, c)
	case past && (!ev.past.whole() || c.time().After(ev.past.time())):
		ev.past = c
	}
}

// relative lets "In 2024 ... Last year" vote for 2025.
func (ev *evidence) relative(raw []rawTime, i, y int) {
	for j := max(0, i-2); j < len(raw) && j <= i+2; j++ {
		x := &raw[j]
		if j == i || abs(x.Sentence-raw[i].Sentence) > 1 || x.unit(0) != "Y" || x.rule.name != "rel.unit" {
			continue
		}
		rel, _ := x.capture(clRel, 0)
		ev.votes[y-int(rel.num)]++
	}
}

// tellsNear reports whether the sentence of x says that its date is of late, and
// nothing in it points far back.
func (d *dater) tellsNear(text string, sentences []chancery.Sentence, x *rawTime) bool {
	if d.says("old", text, sentences, x) || d.says("feast", text, sentences, x) {
		return false
	}
	return x.has(clOrder) || x.rule.name == "half.of" || x.rule.name == "quarter.of" || d.says("recent", text, sentences, x)
}

// eraBounds bounds the year by the names that the document uses.
func (d *dater) eraBounds(doc *chancery.Document, ev *evidence) {
	place := ""
	if s := doc.Dateline; s.Start >= 0 && s.Start < s.End && s.End <= len(doc.Text) {
		place = doc.Text[s.Start:s.End]
	} else {
		place = doc.Text[:min(len(doc.Text), headBytes)]
		if n := strings.IndexAny(place, "–—"); n >= 0 {
			place = place[:n]
		}
		place = place[strings.LastIndexByte(strings.TrimRight(place, "\n"), '\n')+1:]
		if len(place) > 80 {
			place = ""
		}
	}
	for _, e := range d.eras {
		inPlace := len(place) >= len(e.words) && strings.Contains(strings.ToLower(place), strings.ToLower(e.words))
		if e.to != 0 && inPlace && (ev.ceiling == 0 || e.to < ev.ceiling) {
			ev.ceiling = e.to
		}
		if e.from > ev.floor && (inPlace || strings.Contains(doc.Text, e.words)) {
			ev.floor, ev.since = e.from, max(ev.since, e.from)
		}
	}
}

// furnitureYears gives a vote to each year that the furniture names once or more.
func furnitureYears(doc *chancery.Document, ev *evidence) {
	seen := map[int]bool{}
	for _, f := range doc.Furniture {
		text := doc.Text[f.Start:f.End]
		for i := 0; i+4 <= len(text); i++ {
			if (i > 0 && asciiDigit(text, i-1, len(text))) || asciiDigit(text, i+4, len(text)) || text[i] != '1' && text[i] != '2' {
				continue
			}
			var y int
			if _, err := fmt.Sscanf(text[i:i+4], "%4d", &y); err == nil && y >= firstYear && y <= lastYear && !seen[y] {
				seen[y] = true
				ev.votes[y]++
			}
		}
	}
}

// last reports whether nothing is said to have taken place after c.
func (ev *evidence) last(c calendarDay) bool {
	return !ev.latest.whole() || !ev.latest.time().After(c.time())
}

// plausible is how many months after the latest of which it tells a text can be
// written, where the day of the week is all that speaks for its year.
const plausible = 24

// dated is the day with the year that the evidence points to, marked as inferred
// and with the given mark at its end; or "" where it does not decide. A day of the
// week named with the day leaves only the years in which the two go together.
func (ev *evidence) dated(c calendarDay, weekday int, mark string) chancery.Date {
	best, second, year, fits := -1, -1, 0, 0
	least := 0
	for y := firstYear; y <= lastYear; y++ {
		x := calendarDay{y, c.m, c.d}
		if !x.valid() || months(x) < ev.floor || ev.ceiling != 0 && months(x) > ev.ceiling {
			continue
		}
		if weekday != 0 && isoWeekday(x.time()) != weekday {
			continue
		}
		if fits++; least == 0 {
			least = y
		}
		v := ev.votesFor(x, y == least)
		if weekday != 0 && ev.fresh != 0 && ev.fresh == ev.floor && months(x)-ev.fresh <= plausible {
			v++
		}
		if v > best {
			best, second, year = v, best, y
		} else if v > second {
			second = v
		}
	}
	need := 2
	if weekday != 0 {
		need = 1
	}
	bounded := ev.ceiling != 0 && ev.floor != 0 && fits <= 6
	if fits == 0 || !(fits == 1 && (bounded || weekday != 0 && ev.floor != 0)) && (best < need || best == second) {
		return ""
	}
	return chancery.Date(fmt.Sprintf("%04d?-%02d-%02d%s", year, c.m, c.d, mark))
}

// votesFor counts what speaks for the day x; least says that its year is the
// first that the bounds allow.
func (ev *evidence) votesFor(x calendarDay, least bool) int {
	v := ev.votes[x.y]
	for _, f := range ev.full {
		if f == x {
			v += 3
		}
	}
	if least {
		for _, m := range ev.recent {
			if gap := months(x) - m; gap >= 0 && gap <= 14 {
				v += 2
			}
		}
	}
	if ev.ceiling != 0 { // "on Friday" of a Friday's report: only to choose among few years
		for _, w := range ev.weekdays {
			switch (w - isoWeekday(x.time()) + 7) % 7 {
			case 0:
				v += 2
			case 1, 6:
				v++
			}
		}
	}
	return v
}

// bareYear reports whether x is a year with nothing beside it that says it is one: "the
// 1991 agreement", "the 2030 Agenda".
func bareYear(x *rawTime) bool { return x.rule.name == "year" || x.rule.name == "year.named" }
