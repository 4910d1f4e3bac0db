package construe

import (
	"fmt"
	"math"
	"time"

	"chancery"
)

// weekValue is the week of v, or the unknown week where v's day is not known.
func weekValue(v timeValue) timeValue {
	if !v.ref.whole() {
		v.value, v.edtf, v.ref = unknownUnit("W"), "", calendarDay{}
		return v
	}
	week, monday := weekOf(v.ref)
	v.value, v.edtf, v.ref = week, chancery.Between(monday.edtf(), monday.plus(6).edtf()), monday
	return v
}

// weekOfValue reads "the week of April 10" and "the week of the 18th".
func weekOfValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	read := dateValue
	if !raw.has(clMonth) {
		read = monthDayValue
	}
	v, ok := read(r, raw)
	return weekValue(v), ok
}

// weekNumberValue reads "week 31" and "week 3 of 2027".
func weekNumberValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clFigures, 0)
	if n < 1 || n > 53 {
		return timeValue{}, false
	}
	y, v := r.periodYear(raw, 0)
	if y == 0 {
		v.value = fmt.Sprintf("XXXX-W%02d", n)
		return v, true
	}
	first := weekValue(timeValue{ref: calendarDay{y, 1, 4}})
	v.ref = first.ref.plus(7 * (n - 1))
	return weekValue(v), true
}

// monthDayValue reads a day of a month that is not named: "on the 18th" is of the
// month named before in the text, or else nearest to the document's day; "Friday
// the 13th" is the nearest that is one.
func monthDayValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	d, weekday := max(raw.num(clDay, 0), raw.num(clFigures, 0)), raw.num(clWeekday, 0)
	if d < 1 || d > 31 {
		return timeValue{}, false
	}
	v := timeValue{kind: chancery.DateTime, value: fmt.Sprintf("XXXX-XX-%02d", d), why: "the month is not known"}
	a := r.anchor.calendarDay
	if rel, ok := raw.capture(clRel, 0); ok && a.m != 0 {
		c := a.plusMonths(int(rel.num))
		c.d = d
		v.value, v.edtf, v.ref, v.why, v.deriv = c.value(), c.edtf(), c, "month counted from the document's", true
		return v, c.valid()
	}
	if c := (calendarDay{r.ref.y, r.ref.m, d}); weekday == 0 && r.ref.m != 0 && r.refSentence >= raw.Sentence-2 && c.valid() {
		v.value, v.edtf, v.ref, v.why, v.deriv = c.value(), c.edtf(), c, "month named before", r.refDerived
		return v, true
	}
	if !a.whole() {
		return v, true
	}
	months := 1
	if weekday != 0 {
		months = 14
	}
	cost := math.MaxFloat64
	for n := -months; n <= months; n++ {
		c := a.plusMonths(n)
		c.d = d
		if !c.valid() || weekday != 0 && isoWeekday(c.time()) != weekday {
			continue
		}
		days := c.time().Sub(a.time()).Hours() / 24
		k := math.Abs(days)
		if raw.tense == back && days > 0 || raw.tense == ahead && days < 0 {
			k += 20
		}
		if k < cost {
			cost = k
			v.value, v.edtf, v.ref = c.value(), c.edtf(), c
		}
	}
	v.why, v.deriv = "month from the document's day", true
	return v, cost < math.MaxFloat64
}

// nthValue reads "the first week of May", "the third month of 2021", "the last day
// of the year" and "the second Monday of next month".
func nthValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clOrder, 0)
	if n == 0 && raw.has(clDay) {
		n = raw.num(clDay, 0)
	}
	if raw.last && n == 0 {
		n = -1
	}
	whole, v, ok := r.wholeOf(raw)
	if !ok || n == 0 {
		return v, false
	}
	from, to := whole, whole
	if whole.m == 0 {
		from, to = calendarDay{whole.y, 1, 1}, calendarDay{whole.y, 12, 31}
	} else {
		from.d, to.d = 1, lastDay(whole)
	}
	unit := raw.unit(0)
	switch {
	case whole.y == 0 && raw.has(clWeekday):
		v.value = "XXXX-WXX-" + fmt.Sprint(raw.num(clWeekday, 0))
		return v, true
	case whole.y == 0 && unit != "D":
		v.value = unknownUnit(unit)
		return v, true
	case raw.has(clWeekday):
		v.ref = nth(stepTo(from, raw.num(clWeekday, 0), 1), stepTo(to, raw.num(clWeekday, 0), -1), n, 7)
	case unit == "D":
		v.ref = nth(from, to, n, 1)
	case unit == "W": // a week belongs where its Thursday lies
		v.ref = nth(stepTo(from, 4, 1), stepTo(to, 4, -1), n, 7)
		return weekValue(v), v.ref.m != 0
	case unit == "M" && whole.m == 0:
		if n < 0 {
			n = 12
		}
		v.ref = calendarDay{whole.y, n, 0}
		v.value, v.edtf = v.ref.value(), v.ref.edtf()
		return v, n <= 12
	default:
		return v, false
	}
	v.value, v.edtf = v.ref.value(), v.ref.edtf()
	return v, v.ref.m != 0
}

// nth is the n-th day in steps from from on, or the last where n is negative; zero
// where it lies past the end.
func nth(from, to calendarDay, n, step int) calendarDay {
	if n < 0 {
		return to
	}
	c := from.plus(step * (n - 1))
	if c.m == 0 || n > 400 || c.y > to.y || c.y == to.y && (c.m > to.m || c.m == to.m && c.d > to.d) {
		return calendarDay{}
	}
	return c
}

func lastDay(c calendarDay) int {
	if c.y == 0 && c.m == 2 {
		return 29
	}
	return chancery.DayOf(max(c.y, 1), 1, 1).AddDate(0, c.m, -1).Day()
}

// wholeOf is the month or year that raw names a part of.
func (r *timeResolver) wholeOf(raw *rawTime) (calendarDay, timeValue, bool) {
	v := timeValue{kind: chancery.DateTime, why: "absolute"}
	if raw.has(clMonth) {
		m, ok := monthValue(r, raw)
		v.why, v.deriv = m.why, m.deriv
		return m.ref, v, ok
	}
	if y := raw.num(clYear, 0); y != 0 {
		return calendarDay{y: y}, v, true
	}
	unit := raw.unit(1)
	if raw.has(clWeekday) {
		unit = raw.unit(0)
	}
	if unit == "" {
		unit = raw.arg(0)
	}
	v.why, v.deriv = "counted from the document's day", true
	a := r.anchor.calendarDay
	switch {
	case unit == "Y" && a.y != 0:
		return calendarDay{y: a.y + raw.num(clRel, 0)}, v, true
	case unit == "M" && a.m != 0:
		return a.plusMonths(raw.num(clRel, 0)), v, true
	case unit == "Y" || unit == "M":
		v.why, v.deriv = "the document's day is not known", false
		return calendarDay{}, v, true
	}
	return calendarDay{}, v, false
}

func weekdayValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	w := raw.num(clWeekday, 0)
	a := r.anchor.calendarDay
	v := timeValue{kind: chancery.DateTime, value: fmt.Sprintf("XXXX-WXX-%d", w), why: "the document's day is not known"}
	if !a.whole() {
		return withPart(v, raw), true
	}
	var d calendarDay
	rel, relative := raw.rel()
	name := time.Weekday(w % 7).String()
	switch {
	case raw.arg(0) == "text":
		from, step := a, raw.argNum(1)
		if r.ref.whole() && r.refSentence >= raw.Sentence-2 {
			from = r.ref
		}
		d, v.why = stepTo(from.plus(step), w, step), name+" counted from "+from.value()
	case raw.arg(0) == "week" && relative:
		_, monday := weekOf(a.plus(7 * rel))
		d, v.why = monday.plus(w-1), "of the week counted from the document's"
	case relative && rel < 0:
		d, v.why = stepTo(a.plus(-1), w, -1), "last "+name+" before "+a.value()
		if raw.far && sameWeek(a, d) {
			d, v.why = d.plus(-7), name+" of the week before that of "+a.value()
		}
	case relative && rel > 0:
		d, v.why = stepTo(a.plus(1), w, 1), "next "+name+" after "+a.value()
		if raw.far && sameWeek(a, d) {
			d, v.why = d.plus(7), name+" of the week after that of "+a.value()
		}
	case relative:
		_, monday := weekOf(a)
		d, v.why = monday.plus(w-1), name+" of the week of "+a.value()
	case raw.opened && r.ref.whole() && r.refSentence == raw.Sentence: // "from next Monday to Friday"
		d, v.why = stepTo(r.ref.plus(1), w, 1), "first "+name+" after "+r.ref.value()
	case raw.tense == ahead || raw.present:
		from := a
		if r.sameSentence && r.ref.whole() && r.ref.time().After(a.time()) && r.ref.time().Sub(a.time()).Hours() < 24*30 {
			from = r.ref.plus(1)
		}
		d, v.why = stepTo(from, w, 1), "first "+name+" from "+from.value()
	default:
		d, v.why = stepTo(a, w, -1), "last "+name+" up to "+a.value()
	}
	v.value, v.edtf, v.ref, v.deriv = d.value(), d.edtf(), d, true
	return withPart(v, raw), true
}

// sameWeek reports whether two days are of one week, from Monday to Sunday.
func sameWeek(a, b calendarDay) bool {
	x, _ := weekOf(a)
	y, _ := weekOf(b)
	return x == y
}

// stepTo is the first day of the week w from c on, in steps of one day.
func stepTo(c calendarDay, w, step int) calendarDay {
	for isoWeekday(c.time()) != w {
		c = c.plus(step)
	}
	return c
}

func weekdaysValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	a, b := raw.num(clWeekday, 0), raw.num(clWeekday, 1)
	if !r.anchor.whole() {
		return timeValue{kind: chancery.DateTime, value: fmt.Sprintf("XXXX-WXX-%d/XXXX-WXX-%d", a, b), why: "the document's day is not known"}, true
	}
	step := -1
	if raw.tense == ahead || raw.present {
		step = 1
	}
	from := stepTo(r.anchor.calendarDay, a, step)
	to := stepTo(from, b, 1)
	return timeValue{chancery.DateTime, from.value() + "/" + to.value(), chancery.Between(from.edtf(), to.edtf()), "counted from the document's day", to, true}, true
}
