package construe

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A dater reads the day a document was published, from what the document shows
// and nothing else: never from the clock, and never from page furniture alone.
type dater struct {
	times *timeReader // reads the title, where the text does not hold it
	eras  []era
	tells map[string]string // of en/recency.txt
}

// An era is the years that a name bounds: a text that says "South Sudan" was not
// written before there was one.
type era struct {
	words    string
	from, to int // months since year 0; to is 0 where open
}

// newDater reads what bounds the year of a text.
func newDater(data fs.FS, times *timeReader) (*dater, error) {
	d := &dater{times: times, tells: map[string]string{}}
	for l, err := range lines.Read(data, "periods.txt", 3) {
		if err != nil {
			return nil, err
		}
		e := era{words: l.Cols[0]}
		for i, at := range []*int{&e.from, &e.to} {
			if l.Col(i+1) == "" {
				continue
			}
			a := anchorOf(chancery.Date(l.Col(i + 1)))
			if a.y == 0 {
				return nil, l.Errorf("%s: %q is no month; want 2019-03", e.words, l.Col(i+1))
			}
			*at = months(a.calendarDay)
		}
		d.eras = append(d.eras, e)
	}
	for l, err := range lines.Read(data, "en/recency.txt", 2) {
		if err != nil {
			return nil, err
		}
		switch l.Col(1) {
		case "recent", "old", "feast", "label", "target", "tied", "aside", "closing", "day", "apposed":
			d.tells[l.Col(0)] = l.Col(1)
		default:
			return nil, l.Errorf("%s: %q; want recent, old, feast, label, target, tied, aside, closing, day or apposed", l.Col(0), l.Col(1))
		}
	}
	return d, nil
}

func months(c calendarDay) int { return c.y*12 + max(c.m, 1) - 1 }

// The order in which kinds of clues are believed. Of the weak ones none is stated as
// certain where they disagree.
const (
	ofMetadata = iota
	ofLabel    // "Published: 4 May 2023"
	ofMasthead
	ofDateline
	ofTitle // and all below are weak
	ofFoot
	ofClosing
	ofToday
)

// A clue is a DateClue with how it is believed against others.
type clue struct {
	chancery.DateClue
	rank    int
	weekday int // named with the day, or 0
}

// date is the day of publication, how it was found, and the clues that speak
// against it. A day without its year ("22 October" under a headline) gets the one
// that the text itself points to, marked as inferred ("2025?-10-22"), or stays
// XXXX-10-22. Where nothing tells, the date is zero.
func (d *dater) date(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence) (published chancery.Date, why string, conflicts []chancery.DateClue) {
	clues := append(acquired(doc), d.clues(doc, raw, sentences)...)
	if doc.Published.Known() {
		why = cmp.Or(doc.PublishedWhy, "metadata")
		return doc.Published, why, against(doc.Published, clues)
	}
	slices.SortStableFunc(clues, func(a, b clue) int { return a.rank - b.rank })
	published, why = d.best(doc, raw, sentences, clues)
	return published, why, against(published, clues)
}

// acquired is the clues that came with doc.
func acquired(doc *chancery.Document) []clue {
	var out []clue
	if doc.Published != "" {
		out = append(out, clue{DateClue: chancery.DateClue{Value: doc.Published, Why: cmp.Or(doc.PublishedWhy, "metadata")}})
	}
	for _, c := range doc.Clues {
		out = append(out, clue{DateClue: c, rank: rankOf(c)})
	}
	return out
}

// best is the day that the clues, which stand in the order of belief, make most
// likely, and how.
func (d *dater) best(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence, clues []clue) (chancery.Date, string) {
	for i, c := range clues {
		if c.Value.Exact() {
			return settled(c, clues[i+1:])
		}
	}
	ev := d.evidence(doc, raw, sentences)
	for _, c := range clues {
		a := anchorOf(c.Value)
		if a.m == 0 || a.d == 0 {
			continue
		}
		if c.rank >= ofTitle && c.weekday == 0 {
			return c.Value, c.Why
		}
		if published := ev.dated(a.calendarDay, c.weekday, ""); published != "" {
			return published, c.Why
		}
		return c.Value, c.Why
	}
	for _, c := range clues {
		if c.Value.Known() {
			return c.Value, c.Why
		}
	}
	if published, why := d.fromLead(doc, raw, sentences, ev); published != "" {
		return published, why
	}
	return ev.between()
}

// settled is the day of c, than which the others are believed less, and how it was
// found. Where c is a weak clue and another speaks of a later day, that is the likelier
// one, since no text is older than what it tells of; neither is certain then.
func settled(c clue, others []clue) (chancery.Date, string) {
	if c.rank < ofTitle {
		return c.Value, c.Why
	}
	day, why, sure := c.Value, c.Why, true
	for _, o := range others {
		if !o.Value.Exact() || beside(o.Value, day) {
			continue
		}
		sure = false
		if o.Value.Compare(day) > 0 {
			day, why = o.Value, o.Why
		}
	}
	if !sure {
		day += "?"
	}
	return day, why
}

// rankOf is how a clue of the acquirer is believed.
func rankOf(c chancery.DateClue) int {
	switch c.Why {
	case "metadata":
		return ofMetadata
	case "dateline":
		return ofDateline
	}
	if c.From == "masthead with label" {
		return ofLabel
	}
	return ofMasthead
}

// against is the clues that cannot mean the same day as published, give or take
// one: a dateline is often of the day before. A day of the week that is not that of
// its own date speaks against it too.
func against(published chancery.Date, clues []clue) []chancery.DateClue {
	var out []chancery.DateClue
	for _, c := range clues {
		if published == "" || c.Value == "" {
			continue
		}
		if b := anchorOf(c.Value); c.weekday != 0 && b.whole() && isoWeekday(b.time()) != c.weekday {
			c.Why, c.From = "weekday", c.From+", whose day of the week is another"
		} else if beside(c.Value, published) {
			continue
		}
		if !slices.ContainsFunc(out, func(o chancery.DateClue) bool { return o.Value == c.Value && o.Why == c.Why }) {
			out = append(out, c.DateClue)
		}
	}
	return out
}

// beside reports whether a and b can mean the same day, give or take one.
func beside(a, b chancery.Date) bool {
	x, y := anchorOf(a), anchorOf(b)
	return a.Agrees(b) || x.whole() && y.whole() && abs(int(x.time().Sub(y.time()).Hours()/24)) <= 1
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// tellsBefore is what the word right before an expression tells.
func (d *dater) tellsBefore(text string, x *rawTime) string {
	before := strings.TrimRight(text[:x.Start], " \n")
	at := strings.LastIndexAny(before, " \n\t(") + 1
	return d.tells[strings.ToLower(before[at:])]
}
