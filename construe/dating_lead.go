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
// "through 4 May", no anniversary, and no other day where the lead says "today".
func (d *dater) fromLead(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence, ev *evidence) (chancery.Date, string) {
	for i := range raw {
		x := &raw[i]
		if x.Sentence > leadSentences {
			break
		}
		if d.tells[strings.ToLower(doc.Text[x.Start:x.End])] == "day" {
			return "", ""
		}
	}
	for i := range raw {
		x := &raw[i]
		c, ok := dayOf(x)
		if x.Sentence > leadSentences || !ok || doc.InFurniture(x.Span) || x.tense == ahead || x.to != 0 || x.opened {
			continue
		}
		if tell := d.tellsBefore(doc.Text, x); tell != "" && tell != "apposed" || d.says("feast", doc.Text, sentences, x) {
			continue
		}
		if c.y != 0 {
			if c.y >= firstYear && c.y <= lastYear && months(c) >= ev.floor && ev.last(c) {
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

// says reports whether the sentence of x has a word that tells what is asked.
func (d *dater) says(tell, text string, sentences []chancery.Sentence, x *rawTime) bool {
	if x.Sentence >= len(sentences) {
		return false
	}
	s := sentences[x.Sentence]
	for w := range strings.FieldsFuncSeq(text[s.Start:s.End], func(r rune) bool { return r < 'A' && r != '-' }) {
		if d.tells[strings.ToLower(strings.Trim(w, ".,;:'’"))] == tell {
			return true
		}
	}
	return false
}

// widest is how many days may lie between the two that bound that of a document. A
// wider span tells nobody anything.
const widest = 62

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
	if !first.whole() || first.time().Sub(ev.past.time()).Hours() > 24*widest {
		return "", ""
	}
	return "[" + ev.past.edtf() + ".." + first.edtf() + "]", "content"
}
