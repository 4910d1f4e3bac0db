package construe

import (
	"io/fs"
	"sort"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A dater reads the day a document was published, from what the document shows
// and nothing else: never from the clock, and never from page furniture alone.
type dater struct {
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
func newDater(data fs.FS) (*dater, error) {
	d := &dater{tells: map[string]string{}}
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
		case "recent", "old", "label", "target":
			d.tells[l.Col(0)] = l.Col(1)
		default:
			return nil, l.Errorf("%s: %q; want recent, old, label or target", l.Col(0), l.Col(1))
		}
	}
	return d, nil
}

func months(c calendarDay) int { return c.y*12 + max(c.m, 1) - 1 }

// clueRank is the order in which kinds of clues are believed.
var clueRank = map[string]int{"metadata": 0, "byline": 1, "dateline": 2}

// date is the day of publication, how it was found, and the clues that speak
// against it. A day without its year ("22 October" under a headline) gets the one
// that the text itself points to, marked as inferred ("2025?-10-22"), or stays
// XXXX-10-22. Where nothing tells, the date is zero.
func (d *dater) date(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence) (published chancery.Date, why string, conflicts []chancery.DateClue) {
	clues := append([]chancery.DateClue(nil), doc.Clues...)
	if doc.Published != "" {
		why = doc.PublishedWhy
		if why == "" {
			why = "metadata"
		}
		if doc.Published.Known() {
			return doc.Published, why, against(doc.Published, clues)
		}
		clues = append(clues, chancery.DateClue{Value: doc.Published, Why: why})
	}
	clues = append(clues, d.clues(doc, raw)...)
	sort.SliceStable(clues, func(i, j int) bool { return rankOf(clues[i]) < rankOf(clues[j]) })
	for _, c := range clues {
		if c.Value.Exact() {
			return c.Value, c.Why, against(c.Value, clues)
		}
	}
	ev := d.evidence(doc, raw, sentences)
	for _, c := range clues {
		a := anchorOf(c.Value)
		if a.m == 0 || a.d == 0 {
			continue
		}
		if published = ev.dated(a.calendarDay, 0, ""); published != "" {
			return published, c.Why, against(published, clues)
		}
		return c.Value, c.Why, against(c.Value, clues)
	}
	for _, c := range clues {
		if c.Value.Known() {
			return c.Value, c.Why, against(c.Value, clues)
		}
	}
	published, why = d.fromLead(doc, raw, ev)
	return published, why, against(published, clues)
}

func rankOf(c chancery.DateClue) int {
	if n, ok := clueRank[c.Why]; ok {
		return n
	}
	return len(clueRank)
}

// against is the clues that cannot mean the same day as published, give or take
// one: a dateline is often of the day before.
func against(published chancery.Date, clues []chancery.DateClue) []chancery.DateClue {
	var out []chancery.DateClue
	for _, c := range clues {
		if published == "" || c.Value == "" || c.Value.Agrees(published) {
			continue
		}
		a, b := anchorOf(published), anchorOf(c.Value)
		if a.whole() && b.whole() && abs(int(a.time().Sub(b.time()).Hours()/24)) <= 1 {
			continue
		}
		out = append(out, c)
	}
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// fromLead dates a document that shows no date by the day that its first
// sentences tell of: news of "Tuesday (25 February)" was published on that day or
// soon after. Only a day named with its day of the week, or a full date, counts.
func (d *dater) fromLead(doc *chancery.Document, raw []rawTime, ev *evidence) (chancery.Date, string) {
	for i := range raw {
		x := &raw[i]
		if x.Sentence > leadSentences || doc.InFurniture(x.Span) || x.tense == ahead {
			continue
		}
		c := calendarDay{x.num(clYear, 0), x.num(clMonth, 0), x.num(clDay, 0)}
		if c.m == 0 || c.d == 0 || !c.valid() || x.num(clDay, 1) != 0 || x.has(clRel) {
			continue
		}
		if c.y != 0 {
			if months(c) >= ev.floor && d.tellsBefore(doc.Text, x) != "target" && ev.last(c) {
				return c.edtf() + "~", "content"
			}
			continue
		}
		if w := x.num(clWeekday, 0); w != 0 {
			if day := ev.dated(c, w, "~"); day != "" {
				return day, "weekday"
			}
		}
	}
	return "", ""
}

// leadSentences is how many sentences after the first still are the lead.
const leadSentences = 6

// tellsBefore is what the word right before an expression tells.
func (d *dater) tellsBefore(text string, x *rawTime) string {
	before := strings.TrimRight(text[:x.Start], " \n")
	at := strings.LastIndexAny(before, " \n\t(") + 1
	return d.tells[strings.ToLower(before[at:])]
}
