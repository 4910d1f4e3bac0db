package construe

import (
	"fmt"
	"math"

	"chancery"
)

// yearFor is the year of a month or a month and day that stand without one: the
// nearest to the document's day, past or coming as the sentence's tense says. A
// date linked to one that has a year ("March to August 2011") takes it from there.
func (r *timeResolver) yearFor(c calendarDay, raw *rawTime) (int, string) {
	if raw.partner != 0 {
		if c.m > raw.partnerMonth && raw.partnerMonth != 0 {
			return raw.partner - 1, "year from the range"
		}
		return raw.partner, "year from the range"
	}
	a := r.anchor.calendarDay
	if a.y == 0 {
		return 0, "the document's year is not known"
	}
	if a.m == 0 {
		return a.y, "year from the document's"
	}
	best, cost := a.y, math.MaxFloat64
	for _, y := range []int{a.y, a.y - 1, a.y + 1} {
		var days float64
		if c.d != 0 && a.d != 0 {
			x := calendarDay{y, c.m, c.d}
			if !x.valid() {
				continue
			}
			days = x.time().Sub(a.time()).Hours() / 24
		} else {
			days = float64((y-a.y)*12+c.m-a.m) * 30
		}
		k := math.Abs(days)
		if raw.tense == back && days > 0 || raw.tense == ahead && days < 0 {
			k += 250 // the tense decides unless it puts the date most of a year off
		} else if days > 0 && raw.tense == noTense {
			k++
		}
		if k < cost {
			best, cost = y, k
		}
	}
	return best, "year from the document's day"
}

// unknownUnit is the value of a unit counted from a day that is not known.
func unknownUnit(unit string) string {
	switch unit {
	case "D", "NI":
		return "XXXX-XX-XX"
	case "W", "F":
		return "XXXX-WXX"
	case "WE":
		return "XXXX-WXX-WE"
	case "M":
		return "XXXX-XX"
	case "Q":
		return "XXXX-QX"
	case "TH", "TM", "TS":
		return "XXXX-XX-XXTXX:XX"
	}
	return "XXXX"
}

// counted is the unit n on from c: the day, week, month, quarter, year or more.
func counted(c calendarDay, n int, unit string) (timeValue, bool) {
	v := timeValue{kind: chancery.DateTime, value: unknownUnit(unit)}
	if n > 5000 || n < -5000 {
		return v, false
	}
	day := func(d calendarDay) (timeValue, bool) {
		if d.m != 0 {
			v.value, v.edtf, v.ref = d.value(), d.edtf(), d
		}
		return v, true
	}
	switch unit {
	case "D":
		return day(c.plus(n))
	case "NI":
		v.kind = chancery.Clock
		if d := c.plus(n); d.m != 0 {
			v.value, v.edtf, v.ref = d.value()+"TNI", d.edtf(), d
		}
		return v, true
	case "F":
		return counted(c, 2*n, "W")
	case "W", "WE":
		if !c.whole() {
			return v, true
		}
		week, monday := weekOf(c.plus(7 * n))
		v.value, v.edtf, v.ref = week, chancery.Between(monday.edtf(), monday.plus(6).edtf()), monday
		if unit == "WE" {
			v.value, v.edtf = week+"-WE", chancery.Between(monday.plus(5).edtf(), monday.plus(6).edtf())
			v.ref = monday.plus(5)
		}
		return v, true
	case "M":
		return day(c.plusMonths(n))
	case "Q":
		if c.y == 0 || c.m == 0 {
			return v, true
		}
		q := c.y*4 + (c.m-1)/3 + n
		return quarterOf(q/4, q%4+1)
	case "Y", "E", "C", "L":
		return longUnit(c, n, unit)
	}
	return v, true
}

func longUnit(c calendarDay, n int, unit string) (timeValue, bool) {
	v := timeValue{kind: chancery.DateTime, value: unknownUnit(unit)}
	if c.y == 0 {
		return v, true
	}
	y := c.y + n*map[string]int{"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
	if y < 1 || y > 9999 {
		return v, false
	}
	switch d := (calendarDay{y: y}); unit {
	case "E":
		v.value = d.value()[:3]
		v.edtf = chancery.Date(v.value + "X")
	case "C", "L":
		v.value = d.value()[:2]
		v.edtf = chancery.Date(v.value + "XX")
	default:
		v.value, v.edtf, v.ref = d.value(), d.edtf(), d
	}
	return v, true
}

func quarterOf(y, q int) (timeValue, bool) {
	from, to := calendarDay{y, 3*q - 2, 0}, calendarDay{y, 3 * q, 0}
	return timeValue{kind: chancery.DateTime, value: fmt.Sprintf("%04d-Q%d", y, q), edtf: chancery.Between(from.edtf(), to.edtf()), ref: to}, q >= 1 && q <= 4
}

// onAnchor says that v was counted from the document's day.
func onAnchor(v timeValue, ok bool) (timeValue, bool) {
	v.deriv, v.why = v.edtf != "", "counted from the document's day"
	if v.edtf == "" {
		v.why = "the document's day is not known"
	}
	return v, ok
}

func relValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n, unit := raw.argNum(0), raw.arg(1)
	if unit == "" {
		n, _ = raw.rel()
		unit = raw.unit(0)
	}
	if unit == "F" {
		return lengthValue(r, raw)
	}
	if unit == "D" && n != 0 { // the last of something
		return timeValue{kind: chancery.DateTime, value: unknownUnit(unit), why: "of something that is not told"}, true
	}
	if unit == "TS" || unit == "TM" || unit == "TH" || unit == "NI" && n > 0 {
		return timeValue{}, false
	}
	return onAnchor(counted(r.anchor.calendarDay, n, unit))
}

// noTime is what words mean that only look like a time: "at the end of the day".
func noTime(*timeResolver, *rawTime) (timeValue, bool) { return timeValue{}, false }

// weekendValue reads "over the weekend": the one just past or the coming one, as
// the sentence's tense says.
func weekendValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := 0
	if a := r.anchor.calendarDay; a.whole() && raw.tense != ahead && isoWeekday(a.time()) < 6 {
		n = -1
	}
	return onAnchor(counted(r.anchor.calendarDay, n, "WE"))
}

func shiftValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	unit := raw.arg(1)
	if unit == "" {
		unit = raw.unit(0)
	}
	return onAnchor(counted(r.anchor.calendarDay, raw.argNum(0), unit))
}

func deicticValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	v, ok := onAnchor(counted(r.anchor.calendarDay, raw.num(clDeictic, 0), "D"))
	return withPart(v, raw), ok
}

// withPart adds the part of the day that raw names.
func withPart(v timeValue, raw *rawTime) timeValue {
	if p, ok := raw.capture(clPart, 0); ok {
		v.kind, v.value = chancery.Clock, v.value+"T"+p.text
	}
	return v
}

func partValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	v, ok := onAnchor(counted(r.anchor.calendarDay, raw.argNum(0), "D"))
	if raw.has(clPart) {
		return withPart(v, raw), ok
	}
	v.kind, v.value = chancery.Clock, v.value+"TNI"
	return v, ok
}

func agoValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n, unit := 1.0, raw.unit(0)
	if c, ok := raw.capture(clNumber, 0); ok {
		n = c.num
	}
	n *= float64(raw.argNum(0))
	if second, ok := raw.capture(clNumber, 1); ok { // "two weeks and two days ago"
		both := map[string]float64{"WD": 7, "YM": 12}[unit+raw.unit(1)]
		if both == 0 {
			return timeValue{}, false
		}
		n, unit = n*both+second.num*float64(raw.argNum(0)), raw.unit(1)
	}
	switch {
	case unit == "Y" && n != math.Trunc(n):
		n, unit = math.Trunc(n*12), "M"
	case unit == "TH" || unit == "TM" || unit == "TS":
		if math.Abs(n) > 240 {
			return timeValue{}, false
		}
		if unit == "TH" && math.Abs(n) >= 24 {
			return onAnchor(counted(r.anchor.calendarDay, int(n)/24, "D"))
		}
		v := timeValue{kind: chancery.Clock, value: unknownUnit(unit)}
		if d := r.anchor.calendarDay; d.whole() {
			v.value = d.value() + "TXX:XX"
		}
		return onAnchor(v, true)
	}
	if math.Abs(n) > 5000 {
		return timeValue{kind: chancery.DateTime, value: "PAST_REF", why: "long ago"}, true
	}
	v, ok := onAnchor(counted(r.anchor.calendarDay, int(n), unit))
	if c := v.ref; raw.arg(1) == "day" && c.y != 0 && r.anchor.whole() { // "two years ago today"
		c.d = 0
		if unit == "Y" {
			c.m = r.anchor.m
		}
		if unit == "Y" || unit == "M" {
			c.d = min(r.anchor.d, lastDay(c))
			c = c.plus(raw.num(clDeictic, 0))
			v.value, v.edtf, v.ref = c.value(), c.edtf(), c
		}
	}
	return v, ok
}

// aheadValue reads "in two weeks", which is a time to come only where the sentence
// looks ahead: "in two weeks he had built it" is a length of time.
func aheadValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	if raw.tense != ahead || raw.within {
		return lengthValue(r, raw)
	}
	n, unit := 1, raw.unit(0)
	if c, ok := raw.capture(clNumber, 0); ok {
		n = int(c.num)
	}
	if unit == "TH" || unit == "TM" || unit == "TS" {
		return lengthValue(r, raw)
	}
	return onAnchor(counted(r.anchor.calendarDay, n, unit))
}

// laterValue counts from the time named before in the text.
func laterValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n, unit := 1, raw.unit(0)
	if c, ok := raw.capture(clNumber, 0); ok {
		n = int(c.num)
	}
	n *= raw.argNum(0)
	if unit == "TH" || unit == "TM" || unit == "TS" || unit == "NI" {
		return lengthValue(r, raw)
	}
	if n < 0 && r.ref == (calendarDay{}) { // "from a year earlier"
		return onAnchor(counted(r.anchor.calendarDay, n, unit))
	}
	v, ok := counted(r.ref, n, unit)
	return fromBefore(v, r.refDerived), ok
}

// withinValue reads "later in the month": of the one that the sentence or the one
// before it has named, or else the document's.
func withinValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	if v, ok := counted(r.ref, 0, raw.arg(0)); ok && v.edtf != "" && r.refSentence >= raw.Sentence-1 {
		return fromBefore(v, r.refDerived), ok
	}
	return onAnchor(counted(r.anchor.calendarDay, 0, raw.arg(0)))
}

// fromBefore says that v was counted from the time named before, or that none is.
func fromBefore(v timeValue, derived bool) timeValue {
	v.why, v.deriv = "counted from the time named before", derived
	if v.edtf == "" {
		v.why = "no such time is named before"
	}
	return v
}

func anaphorValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n, unit := raw.argNum(1), raw.arg(0)
	v, ok := counted(r.ref, n, unit)
	return fromBefore(v, r.refDerived), ok
}
