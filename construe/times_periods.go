package construe

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"chancery"
)

func halfValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	h := raw.num(clOrder, 0)
	if raw.has(clHalf) {
		h = raw.num(clHalf, 0)
	}
	if h < 1 || h > 2 {
		return timeValue{}, false
	}
	y, v := r.periodYear(raw, 6*h)
	if y == 0 {
		v.value = fmt.Sprintf("XXXX-H%d", h)
		return v, true
	}
	from, to := calendarDay{y, 6*h - 5, 0}, calendarDay{y, 6 * h, 0}
	v.value, v.edtf, v.ref = fmt.Sprintf("%04d-H%d", y, h), chancery.Between(from.edtf(), to.edtf()), to
	return v, true
}

func quarterValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	q := raw.num(clOrder, 0)
	if raw.has(clQuarter) {
		q = raw.num(clQuarter, 0)
	}
	if q < 1 || q > 4 {
		return timeValue{}, false
	}
	y, v := r.periodYear(raw, 3*q)
	if y == 0 {
		v.value = fmt.Sprintf("XXXX-Q%d", q)
		return v, true
	}
	w, ok := quarterOf(y, q)
	w.why, w.deriv = v.why, v.deriv
	return w, ok
}

// monthsValue reads "the first nine months of 2025".
func monthsValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clNumber, 0)
	if n < 1 || n > 12 {
		return timeValue{}, false
	}
	y, v := r.periodYear(raw, 0)
	if y == 0 {
		v.kind, v.value = chancery.Duration, fmt.Sprintf("P%dM", n)
		return v, true
	}
	from, to := calendarDay{y, 1, 0}, calendarDay{y, n, 0}
	if raw.last {
		from, to = calendarDay{y, 13 - n, 0}, calendarDay{y, 12, 0}
	}
	v.value, v.edtf, v.ref = from.value()+"/"+to.value(), chancery.Between(from.edtf(), to.edtf()), to
	return v, true
}

// periodYear is the year of a part of a year that ends with the given month.
func (r *timeResolver) periodYear(raw *rawTime, month int) (int, timeValue) {
	v := timeValue{kind: chancery.DateTime, why: "absolute"}
	if raw.has(clYear) {
		return raw.num(clYear, 0), v
	}
	if r.anchor.y == 0 {
		v.why = "the document's year is not known"
		return 0, v
	}
	v.why, v.deriv = "year counted from the document's", true
	y := r.anchor.y + raw.num(clRel, 0)
	switch {
	case raw.has(clRel) || month == 0 || r.anchor.m == 0 || month-2 <= r.anchor.m:
	case raw.tense == back || raw.rule.name == "quarter.reported": // a quarter told of has begun
		y--
	}
	return y, v
}

var seasonLetters = map[int]string{21: "SP", 22: "SU", 23: "AU", 24: "WI"}

func seasonValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	s := raw.num(clSeason, 0)
	if s == 0 {
		s = raw.season
	}
	if seasonLetters[s] == "" {
		return timeValue{}, false
	}
	v := timeValue{kind: chancery.DateTime, why: "absolute"}
	y := raw.num(clYear, 0)
	if y == 0 {
		y, v.why = r.seasonYear(raw, s)
		v.deriv = y != 0
	}
	c := calendarDay{y: y}
	v.value, v.ref = c.value()+"-"+seasonLetters[s], c
	v.edtf = chancery.Date(c.value() + "-" + strconv.Itoa(s))
	return v, true
}

// seasonYear is the year of "this autumn", "last summer" or "the spring"; winter
// is of the year that it begins in.
func (r *timeResolver) seasonYear(raw *rawTime, s int) (int, string) {
	a := r.anchor.calendarDay
	if a.y == 0 {
		return 0, "the document's year is not known"
	}
	rel, relative := raw.capture(clRel, 0)
	if relative && raw.rule.name == "season.rel.year" {
		return a.y + int(rel.num), "year counted from the document's"
	}
	if !relative && raw.tense == noTense && !raw.the { // "Winter is the low season."
		return 0, "no year is told"
	}
	if a.m == 0 {
		return a.y, "year from the document's"
	}
	first := 3*(s-21) + 3 // its first month
	now := a.m
	y := a.y
	if s == 24 && now <= 2 {
		y--
	}
	off := (y-a.y)*12 + first + 1 - now // months from the document's day to the middle of that season of y
	switch {
	case relative && rel.num < 0 && off >= 0:
		y--
	case relative && rel.num > 0 && off <= 1:
		y++
	case relative && rel.num != 0:
	case raw.tense == ahead && !relative && off < -1:
		y++
	case raw.tense == back && off > 1:
		y--
	}
	return y, "season nearest to the document's day"
}

// isoLength is n units as an ISO 8601 duration; a negative n is untold ("several").
func isoLength(n float64, unit string) string {
	num := "X"
	if n >= 0 {
		num = strconv.FormatFloat(n, 'f', -1, 64)
	}
	switch unit {
	case "TS", "TM", "TH":
		return "PT" + num + unit[1:]
	case "F":
		return "P" + strconv.FormatFloat(math.Max(n, 1)*2, 'f', -1, 64) + "W"
	case "E":
		return "P" + num + "DE"
	case "C":
		return "P" + num + "CE"
	case "L":
		return "P" + num + "ML"
	case "NI":
		return "P" + num + "D"
	case "Q":
		if n >= 0 {
			return "P" + strconv.FormatFloat(3*n, 'f', -1, 64) + "M"
		}
	}
	return "P" + num + unit
}

func lengthValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	unit := raw.unit(0)
	if raw.arg(1) != "" {
		unit = raw.arg(1)
	}
	n := 1.0
	c, ok := raw.capture(clNumber, 0)
	switch {
	case raw.arg(0) == "few" || raw.has(clFew):
		n = -1
	case raw.arg(0) == "half":
		n = 0.5
	case raw.arg(0) == "onehalf":
		n = 1.5
	case ok:
		n = c.num
	}
	if unit == "Q" && !raw.has(clRel) { // "three quarters" is a fraction
		return timeValue{}, false
	}
	if unit == "" || n > 1e6 || n == 0 { // "a zero-day fault"
		return timeValue{}, false
	}
	v := timeValue{kind: chancery.Duration, value: isoLength(n, unit), why: "length of time"}
	for k := 1; raw.unit(k) != "" && k < 3; k++ {
		d, _ := raw.capture(clNumber, k)
		more := isoLength(d.num, raw.unit(k))[1:]
		if strings.Contains(v.value, "T") {
			more = strings.TrimPrefix(more, "T")
		}
		v.value += more
	}
	return v, true
}

func oftenValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	v := timeValue{kind: chancery.Set, why: "again and again"}
	if f, ok := raw.capture(clFreq, 0); ok {
		v.value = f.text
		return v, true
	}
	if a := raw.arg(0); strings.HasPrefix(a, "P") {
		v.value = a
		return v, true
	} else if a == "day" {
		v.value = fmt.Sprintf("XXXX-XX-%02d", raw.num(clDay, 0))
		return v, true
	}
	n, unit := 1.0, raw.unit(0)
	if raw.arg(1) != "" {
		unit = raw.arg(1)
	}
	if c, ok := raw.capture(clNumber, 0); ok && raw.rule.name == "every.num" {
		n = c.num
	}
	if raw.arg(0) == "two" {
		n = 2
	}
	v.value = isoLength(n, unit)
	return v, unit != "" && !(raw.arg(0) == "rate" && unit[0] == 'T') // "eight kilometres per hour"
}

func everydayValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	return timeValue{kind: chancery.Set, value: fmt.Sprintf("XXXX-WXX-%d", raw.num(clWeekday, 0)), why: "again and again"}, true
}

// everyPartValue reads "every morning" and "Friday mornings".
func everyPartValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	day := "XXXX-XX-XX"
	if w := raw.num(clWeekday, 0); w != 0 {
		day = fmt.Sprintf("XXXX-WXX-%d", w)
	}
	p, ok := raw.capture(clPart, 0)
	return timeValue{kind: chancery.Set, value: day + "T" + p.text, why: "again and again"}, ok
}

// partOfValue reads "in the morning": of the day that the sentence names, or of one
// not told.
func partOfValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	v := timeValue{kind: chancery.Clock, value: unknownUnit("D"), why: "the day is not told"}
	if d := r.clockDay; d.m != 0 {
		v.value, v.edtf, v.why = d.value(), d.edtf(), "on the day that the sentence names"
	}
	return withPart(v, raw), true
}

// clockValue is a time of day, on the day that its sentence names or else on the
// document's.
func clockValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	h, m := raw.num(clFigures, 0), raw.num(clTwo, 0)
	if strings.Contains(raw.arg(0), ":") {
		if _, err := fmt.Sscanf(raw.arg(0), "%d:%d", &h, &m); err != nil {
			return timeValue{}, false
		}
	} else if raw.has(clNumber) {
		h = raw.num(clNumber, 0)
	}
	switch c, _ := raw.capture(clDotted, 0); raw.arg(0) {
	case "dotted":
		h, m = int(c.num), int(math.Round(c.num*100))%100
	case "four":
		h, m = raw.num(clFour, 0)/100, raw.num(clFour, 0)%100
	}
	if (raw.am || raw.pm) && h > 12 && !raw.has(clTwo) {
		return timeValue{}, false
	}
	switch {
	case raw.pm && h < 12:
		h += 12
	case raw.am && h == 12:
		h = 0
	}
	if h > 24 || m > 59 || (raw.am || raw.pm) && h > 23 {
		return timeValue{}, false
	}
	day, why := r.anchor.calendarDay, "on the document's day"
	if r.clockDay.m != 0 {
		day, why = r.clockDay, "on the day that the sentence names"
	}
	switch { // "9 p.m. Tuesday"
	case raw.has(clWeekday):
		v, _ := weekdayValue(r, raw)
		day, why = v.ref, v.why
	case raw.has(clDeictic):
		v, _ := deicticValue(r, raw)
		day, why = v.ref, v.why
	}
	clock := fmt.Sprintf("T%02d:%02d", h, m)
	if z, ok := raw.capture(clZone, 0); ok && z.text == "Z" {
		clock += "Z"
	}
	v := timeValue{kind: chancery.Clock, value: "XXXX-XX-XX" + clock, why: "a time of day"}
	if day.m != 0 && day.d != 0 {
		v.value, v.why = day.value()+clock, why
		v.edtf = day.edtf() + chancery.Date(clock)
	}
	return v, true
}
