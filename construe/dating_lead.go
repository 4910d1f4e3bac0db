package construe

import (
	"strings"

	"chancery"
)

// leadSentences is how many sentences after the first still are the lead.
const leadSentences = 6

// fromLead dates a document that shows no date by the day that its first
// sentences tell of: news of "Tuesday (25 February)" was published on that day or
// soon after. Only a day named with its day of the week, or a full date, counts, and
// only one on which something took place: no decree "of 4 May", nothing that went on
// "through 4 May", no anniversary, and none after the text has said "today".
func (d *dater) fromLead(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence, ev *evidence) (chancery.Date, string) {
	if d.holds("feast", doc.Title) {
		return "", ""
	}
	for i := range raw {
		x := &raw[i]
		if x.Sentence > leadSentences || d.tells[strings.ToLower(doc.Text[x.Start:x.End])] == "day" {
			break
		}
		c, ok := lastNamed(x)
		if !ok || doc.InFurniture(x.Span) || x.tense == ahead || x.to != 0 || x.opened {
			continue
		}
		if d.holds("feast", doc.Text[doc.TitleSpan.End:max(x.Start, doc.TitleSpan.End)]) {
			break
		}
		if tell := d.tellsBefore(doc.Text, x); tell != "" && tell != "apposed" {
			continue
		}
		if c.y != 0 {
			if d.tookPlace(doc, sentences, x) && c.y >= firstYear && c.y <= lastYear && months(c) >= ev.since && ev.last(c) {
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

// tookPlace reports whether x, which stands beside a verb of the past, is surely its
// day: "On 4 May 2019, the kings met", "The kings met on Saturday, 4 May 2019", and in
// the first sentence also "The kings met in Zenda on 4 May 2019". In "They spoke of
// what was signed after the talks on 4 May 2019" it is not.
func (d *dater) tookPlace(doc *chancery.Document, sentences []chancery.Sentence, x *rawTime) bool {
	if x.tense != back || x.Sentence >= len(sentences) || x.Start < sentences[x.Sentence].Start {
		return false
	}
	if x.num(clWeekday, 0) != 0 || opensSentence(doc, sentences, x) {
		return true
	}
	for _, s := range sentences[:x.Sentence] {
		if s.Start >= doc.TitleSpan.End && prose(doc.Text[s.Start:s.End]) && strings.Count(doc.Text[s.Start:s.End], " ") > 3 {
			return false // not the first sentence below the headings
		}
	}
	last := ""
	for w := range strings.FieldsSeq(doc.Text[sentences[x.Sentence].Start:x.Start]) {
		w = strings.ToLower(strings.Trim(w, ",.;:()"))
		switch d.tells[w] {
		case "aside", "recent", "feast", "target", "closing":
			return false
		}
		if d.tells[last+" "+w] == "aside" {
			return false
		}
		last = w
	}
	return true
}

// opensSentence reports whether no more than "on", "in" or a dateline stands before x in
// its sentence.
func opensSentence(doc *chancery.Document, sentences []chancery.Sentence, x *rawTime) bool {
	if x.Sentence >= len(sentences) {
		return false
	}
	before := doc.Text[max(sentences[x.Sentence].Start, min(doc.Dateline.End, x.Start)):x.Start]
	before = before[strings.LastIndexByte(strings.TrimRight(before, " \n"), '\n')+1:]
	if i := dashAt(before); i >= 0 && names(before[:i]) {
		before = strings.TrimLeft(before[i:], " –—-")
	}
	before = strings.Trim(before, " 0123456789.)*•")
	return before == "" || strings.EqualFold(before, "on") || strings.EqualFold(before, "in")
}

// lastNamed is the day that x names, or the last of some days in a row.
func lastNamed(x *rawTime) (calendarDay, bool) {
	if to := x.num(clDay, 1); to != 0 && x.tense == back && x.arg(0) == "" && x.has(clMonth) {
		c := calendarDay{x.num(clYear, 0), x.num(clMonth, 0), to}
		return c, c.y != 0 && c.valid()
	}
	return dayOf(x)
}

// says reports whether the sentence of x has a word that tells what is asked.
func (d *dater) says(tell, text string, sentences []chancery.Sentence, x *rawTime) bool {
	if x.Sentence >= len(sentences) {
		return false
	}
	s := sentences[x.Sentence]
	return d.holds(tell, text[s.Start:s.End])
}

// holds reports whether text has a word that tells what is asked.
func (d *dater) holds(tell, text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 'A' && r != '-' }) {
		if d.tells[strings.ToLower(strings.Trim(w, ".,;:'’"))] == tell {
			return true
		}
	}
	return false
}

// widest is how many days may lie between the two that bound that of a document. A
// wider span tells nobody anything.
const widest = 31

// between bounds the day of a document by the latest day on which something had
// taken place and the earliest on which something was to: "[2025-10-20..2025-11-11]".
func (ev *evidence) between() (chancery.Date, string) {
	if !ev.past.whole() {
		return "", ""
	}
	first := calendarDay{}
	for _, c := range ev.ahead {
		if c.time().After(ev.past.time()) && (!first.whole() || c.time().Before(first.time())) {
			first = c
		}
	}
	if !first.whole() || ev.since > months(first) || !ev.last(ev.past) || first.time().Sub(ev.past.time()).Hours() > 24*widest {
		return "", ""
	}
	return "[" + ev.past.edtf() + ".." + first.edtf() + "]", "content"
}

// countedFrom is the date from which "Friday" and "last year" are counted in a
// document of the day d: of bounds only the month or year that both lie in.
func countedFrom(d chancery.Date) chancery.Date {
	from, to, ok := d.Bounds()
	switch {
	case !strings.HasPrefix(string(d), "["):
		return d
	case !ok || from.Year() != to.Year():
		return ""
	case from.Month() != to.Month():
		return d[1:5]
	}
	return d[1:8]
}
