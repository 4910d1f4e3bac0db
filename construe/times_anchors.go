package construe

import (
	"fmt"
	"strings"

	"chancery"
)

// eventValue reads "the day before the summit": it counts from the day that the text
// names right after it, or gives where it speaks of the summit before. Where it tells
// none, the day stays unknown.
func eventValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n, unit := raw.argNum(0), raw.arg(1)
	if unit == "" {
		unit = raw.unit(0)
	}
	from, derived, named, ok := r.event(raw)
	if !named { // "They had met the day before."
		from, derived = r.ref, r.refDerived
	}
	v, good := counted(from, n, unit)
	if raw.has(clPart) && v.ref.d != 0 {
		v = withPart(v, raw)
	}
	v = fromBefore(v, derived)
	if ok {
		v.why = "counted from the day of what it names"
	} else if named {
		v.why = "the day of what it names is not told"
	}
	return v, good
}

// event is the day of what the words right after raw name: a date, or a thing that
// the text has given a date before. It is not named where nothing is.
func (r *timeResolver) event(raw *rawTime) (day calendarDay, derived, named, ok bool) {
	head, end := r.headAfter(raw)
	if end == raw.End {
		return day, false, false, false
	}
	for j := r.at + 1; j < len(r.raw) && r.raw[j].Start < end; j++ {
		if v, ok := r.peek(&r.raw[j]); ok && v.ref.y != 0 {
			return v.ref, v.deriv, true, true
		}
	}
	if len(head) < 4 || r.peeking {
		return day, false, true, false
	}
	for n := raw.Sentence; n >= 0 && raw.Sentence-n < 40; n-- {
		if day, derived, ok := r.dayOf(n, head, raw); ok {
			return day, derived, true, true
		}
	}
	for n := raw.Sentence + 1; n < len(r.reading.Sentences) && n-raw.Sentence < 10; n++ {
		if day, derived, ok := r.dayOf(n, head, raw); ok {
			return day, derived, true, true
		}
	}
	return day, false, true, false
}

// peek is the value of another expression, as it would be here.
func (r *timeResolver) peek(x *rawTime) (timeValue, bool) {
	if r.peeking {
		return timeValue{}, false
	}
	w := *r
	w.peeking = true
	return x.rule.does(&w, x)
}

// headAfter is the noun of the phrase that follows raw, and where the phrase ends:
// "summit" of "the Zenda summit on trade".
func (r *timeResolver) headAfter(raw *rawTime) (head string, end int) {
	end = raw.End
	s := &r.reading.Sentences[raw.Sentence]
	n := 0
	for _, t := range s.Tokens[tokenFrom(s, raw.End):] {
		switch t.UPOS {
		case "ADP":
			if n > 0 || t.End-t.Start != 2 { // "the eve of the visit"
				return head, end
			}
			continue
		case "DET", "PRON", "ADJ", "NUM":
		case "NOUN", "PROPN":
			head = r.reading.Doc.Text[t.Start:t.End]
		default:
			return head, end
		}
		if end = t.End; n > 8 {
			return head, end
		}
		n++
	}
	return head, end
}

// nearDate is how many bytes a date may stand off the word of what it dates.
const nearDate = 80

// maxSteps bounds the search for the days of all that one text names: a long text has
// some hundred such expressions, a hostile one as many as words.
const maxSteps = 1 << 17

// dayOf is the day that sentence n gives to head, which is not the one of raw's own
// words: the day named nearest to it.
func (r *timeResolver) dayOf(n int, head string, raw *rawTime) (day calendarDay, derived, found bool) {
	best := nearDate
	for _, t := range r.reading.Sentences[n].Tokens {
		if r.steps++; r.steps > maxSteps {
			return day, derived, found
		}
		if n == raw.Sentence && t.Start >= raw.Start || !strings.EqualFold(r.reading.Doc.Text[t.Start:t.End], head) {
			continue
		}
		j := r.at
		for j > 0 && r.raw[j-1].Sentence >= n {
			r.steps++
			j--
		}
		for ; j < len(r.raw) && r.raw[j].Sentence <= n; j++ {
			r.steps++
			x := &r.raw[j]
			gap := max(x.Start-t.End, t.Start-x.End)
			if x.Sentence != n || gap >= best || j == r.at {
				continue
			}
			v, ok := timeValue{}, j < r.at && r.good[j]
			if ok {
				v = r.values[j]
			} else if j > r.at {
				v, ok = r.peek(x)
			}
			if ok && v.ref.d != 0 && v.kind == chancery.DateTime {
				day, derived, found, best = v.ref, v.deriv, true, gap
			}
		}
	}
	return day, derived, found
}

// anchoredLength gives a length of time that leads to or from a day its day: "two
// weeks after May 13", "three days before the summit". It stays a length.
func (r *timeResolver) anchoredLength(raw *rawTime, v timeValue) timeValue {
	unit := raw.unit(0)
	c, ok := raw.capture(clNumber, 0)
	if v.kind != chancery.Duration || raw.followed == 0 || !ok || c.num != float64(int(c.num)) || c.num > 2000 || raw.unit(1) != "" {
		return v
	}
	n := int(c.num) * raw.followed
	if unit == "F" {
		n, unit = 2*n, "W"
	}
	if unit == "W" {
		n, unit = 7*n, "D"
	}
	if unit != "D" && unit != "M" && unit != "Y" {
		return v
	}
	x := *raw
	x.End = raw.followedEnd
	from, derived, _, ok := r.event(&x)
	if !ok || unit == "D" && from.d == 0 {
		return v
	}
	if w, ok := counted(from, n, unit); ok && w.edtf != "" {
		v.edtf, v.deriv, v.why = w.edtf, derived, v.why+", counted from the day that it names"
	}
	return v
}

// anniversaryValue reads "the 33rd anniversary": the year that began what is
// celebrated, so many before the year of the celebration. That is the year that the
// sentence names for it, or the document's; a year that the count leads back to is
// the beginning itself.
func anniversaryValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clOrder, 0)
	if raw.has(clNumber) {
		n = raw.num(clNumber, 0)
	}
	if n < 1 || n > 2000 {
		return timeValue{}, false
	}
	v := timeValue{kind: chancery.DateTime, value: "XXXX", why: "the year of the anniversary is not known"}
	held := r.anchor.y
	for j := max(0, r.at-8); j < len(r.raw) && j < r.at+8; j++ {
		x := &r.raw[j]
		if x == raw || x.Sentence != raw.Sentence || x.rule == raw.rule {
			continue
		}
		o, ok := r.peek(x)
		switch y := o.ref.y; {
		case !ok || y == 0:
		case r.anchor.y != 0 && abs(y+n-r.anchor.y) <= 1:
			v.value, v.edtf, v.why = fmt.Sprintf("%04d", y), chancery.Date(fmt.Sprintf("%04d", y)), "year named with the anniversary"
			return v, true
		case held == 0 || abs(y-held) <= 10:
			held = y
		}
	}
	if held-n < 1 || held == 0 {
		return v, held == 0
	}
	v.value = fmt.Sprintf("%04d", held-n)
	v.edtf = chancery.Date(v.value + "?")
	v.why = fmt.Sprintf("%d years before %d, the year of the anniversary", n, held)
	return v, true
}
