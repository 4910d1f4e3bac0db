package construe

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"chancery"
)

// A timeValue is what an expression means.
type timeValue struct {
	kind  chancery.TimeType
	value string // TIMEX3
	edtf  chancery.Date
	why   string
	ref   calendarDay // what later expressions ("the next day") count from
	deriv bool        // counted from the document's day, or given its year
}

// A normaliser is one reading of en/times.txt: it makes a value of what a rule
// has captured. It is false where the words mean no time after all.
type normaliser func(r *timeResolver, raw *rawTime) (timeValue, bool)

var normalisers map[string]normaliser

func init() {
	normalisers = map[string]normaliser{
		"date": dateValue, "numeric": numericValue, "span": spanValue, "weekdays": weekdaysValue, "month": monthValue, "year": yearValue,
		"years": yearsValue, "era": eraValue, "fiscal": fiscalValue, "rel": relValue, "decade": decadeValue, "century": centuryValue,
		"half": halfValue, "months": monthsValue, "quarter": quarterValue, "season": seasonValue, "weekday": weekdayValue,
		"everyday": everydayValue, "day": deicticValue, "shift": shiftValue, "weekend": weekendValue, "part": partValue, "length": lengthValue,
		"ago": agoValue, "ahead": aheadValue, "later": laterValue, "anaphor": anaphorValue, "often": oftenValue, "clock": clockValue,
		"ref": refValue, "holiday": holidayValue, "weekof": weekOfValue, "weekno": weekNumberValue, "monthday": monthDayValue,
		"nth": nthValue, "event": eventValue, "anniversary": anniversaryValue, "partof": partOfValue, "everypart": everyPartValue,
		"stamp": stampValue, "within": withinValue, "none": noTime,
	}
}

// num is the n-th captured number of class c, counted from 0; 0 where there is none.
func (raw *rawTime) num(c wordClass, n int) int {
	v, _ := raw.capture(c, n)
	return int(v.num)
}

func (raw *rawTime) capture(c wordClass, n int) (timeCapture, bool) {
	for i := range raw.n {
		if raw.captures[i].class == c {
			if n == 0 {
				return raw.captures[i], true
			}
			n--
		}
	}
	return timeCapture{}, false
}

func (raw *rawTime) has(c wordClass) bool { _, ok := raw.capture(c, 0); return ok }

// rel is the last captured "last", "this" or "next": "past" of "this past week".
func (raw *rawTime) rel() (n int, ok bool) {
	for i := range raw.n {
		if raw.captures[i].class == clRel {
			n, ok = int(raw.captures[i].num), true
		}
	}
	return n, ok
}

// unit is the captured unit of time.
func (raw *rawTime) unit(n int) string {
	for i := range raw.n {
		if c := raw.captures[i]; c.class == clUnit || c.class == clUnits || c.class == clPeriod || c.class == clSecond {
			if n == 0 {
				return c.text
			}
			n--
		}
	}
	return ""
}

func (raw *rawTime) arg(i int) string {
	if raw.rule == nil || i >= len(raw.rule.args) {
		return ""
	}
	return raw.rule.args[i]
}

func (raw *rawTime) argNum(i int) int { n, _ := strconv.Atoi(raw.arg(i)); return n }

// year is the captured year, or 0: four figures, two after an apostrophe, or what
// "last year" makes of the document's.
func (r *timeResolver) year(raw *rawTime, n int) int {
	for _, c := range []wordClass{clYear, clPlain} {
		if y := raw.num(c, n); y != 0 {
			return y
		}
	}
	if c, ok := raw.capture(clTwo, n); ok {
		return r.century(int(c.num))
	}
	if c, ok := raw.capture(clRel, 0); ok && n == 0 && r.anchor.y != 0 && !raw.has(clWeekday) {
		return r.anchor.y + int(c.num)
	}
	return 0
}

// century completes a year of two figures: not more than thirty years ahead of
// the document, or of 2020 where it has no year.
func (r *timeResolver) century(yy int) int {
	limit := 2020
	if r.anchor.y != 0 {
		limit = r.anchor.y
	}
	y := limit/100*100 + yy
	if y > limit+30 {
		y -= 100
	}
	return y
}

// derived marks as uncertain what rests on a document's day that was inferred.
func (r *timeResolver) derived(d chancery.Date) chancery.Date {
	if d == "" || r.anchor.yearMark == "" && r.anchor.dayMark == "" {
		return d
	}
	mark := func(p string) string {
		if len(p) < 4 || strings.HasPrefix(p, "X") || strings.HasPrefix(p, ".") {
			return p
		}
		if r.anchor.yearMark != "" {
			if len(p) == 4 {
				return p + "?"
			}
			return p[:4] + "?" + p[4:]
		}
		return p + r.anchor.dayMark
	}
	if a, b, ok := strings.Cut(string(d), "/"); ok {
		return chancery.Date(mark(a) + "/" + mark(b))
	}
	return chancery.Date(mark(string(d)))
}

func dateValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	c := calendarDay{m: raw.num(clMonth, 0), d: raw.num(clDay, 0)}
	if c.d == 0 {
		c.d = raw.num(clOrder, 0)
	}
	c.y = r.year(raw, 0)
	if raw.arg(0) == "spelled" {
		if c.y = raw.spelledYear(); c.y < 1000 {
			return timeValue{}, false // "this third day of March, two ships"
		}
	}
	v := timeValue{kind: chancery.DateTime, why: "absolute"}
	if raw.has(clRel) && !raw.has(clWeekday) {
		if c.y == 0 {
			return r.unknownYear(c)
		}
		v.why, v.deriv = "year counted from the document's", true
	}
	if raw.arg(0) == "anaphor" && r.ref.y != 0 {
		c.y, v.why = r.ref.y, "year named before"
	}
	if !c.valid() {
		return v, false
	}
	if c.y == 0 {
		if w := raw.num(clWeekday, 0); w != 0 && r.anchor.y != 0 {
			for _, y := range []int{r.anchor.y, r.anchor.y - 1, r.anchor.y + 1} {
				if x := (calendarDay{y, c.m, c.d}); x.valid() && isoWeekday(x.time()) == w && r.near(x) {
					c.y, v.why, v.deriv = y, "year by the day of the week", true
					break
				}
			}
		}
	}
	if c.y == 0 {
		c.y, v.why = r.yearFor(c, raw)
		v.deriv = c.y != 0 && (raw.partner == 0 || raw.partnerDerived)
		if !c.valid() {
			c.y = 0
		}
	}
	v.value, v.edtf, v.ref = c.value(), c.edtf(), c
	return withPart(v, raw), true
}

// near reports whether c is within half a year of the document's day.
func (r *timeResolver) near(c calendarDay) bool {
	a := r.anchor.calendarDay
	if !a.whole() {
		return true
	}
	return math.Abs(c.time().Sub(a.time()).Hours()) < 24*200
}

func (r *timeResolver) unknownYear(c calendarDay) (timeValue, bool) {
	return timeValue{kind: chancery.DateTime, value: c.value(), edtf: c.edtf(), why: "the document's year is not known", ref: c}, c.d == 0 || c.valid()
}

func numericValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	c := calendarDay{y: r.year(raw, 0)}
	a, b := raw.num(clFigures, 0), raw.num(clFigures, 1)
	why := "absolute"
	switch order := raw.arg(0); {
	case order == "ymd":
		c.m, c.d = a, b
	case order == "dmy" && b <= 12, a > 12:
		c.m, c.d = b, a
	case b > 12:
		c.m, c.d = a, b
	default:
		x, y := calendarDay{c.y, a, b}, calendarDay{c.y, b, a}
		c, why = x, "month first"
		switch {
		case r.habit == dayFirst:
			c, why = y, "day first, as elsewhere in the text"
		case r.habit == monthFirst:
			why = "month first, as elsewhere in the text"
		case c.y != 0 && r.anchor.whole() && x.valid() && y.valid():
			at := r.anchor.time()
			if math.Abs(y.time().Sub(at).Hours()) < math.Abs(x.time().Sub(at).Hours()) {
				c, why = y, "day first: nearer to the document's day"
			}
		}
	}
	if !c.valid() || raw.arg(1) == "pair" && raw.to == 0 && !raw.opened {
		return timeValue{}, false
	}
	v := timeValue{chancery.DateTime, c.value(), c.edtf(), why, c, false}
	if c.y == 0 {
		if c.y, v.why = r.yearFor(c, raw); raw.opened && raw.partner != 0 && c.m < r.ref.m {
			c.y++
		}
		v.value, v.edtf, v.ref, v.deriv = c.value(), c.edtf(), c, c.y != 0
	}
	if h, ok := raw.capture(clFigures, 2); ok {
		clock := fmt.Sprintf("T%02d:%02d", int(h.num), raw.num(clFigures, 3))
		if h.num > 24 || raw.num(clFigures, 3) > 59 {
			return v, false
		}
		v.kind, v.value, v.edtf = chancery.Clock, v.value+clock, v.edtf+chancery.Date(clock)
	}
	return v, true
}

func stampValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clStamp, 0)
	c := calendarDay{n / 10000, n / 100 % 100, n % 100}
	return timeValue{chancery.DateTime, c.value(), c.edtf(), "absolute", c, false}, c.valid()
}

func spanValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	a := calendarDay{r.year(raw, 0), raw.num(clMonth, 0), raw.num(clDay, 0)}
	b := calendarDay{a.y, a.m, raw.num(clDay, 1)}
	v := timeValue{kind: chancery.DateTime, why: "absolute"}
	if a.y == 0 {
		a.y, v.why = r.yearFor(a, raw)
		b.y = a.y
		v.deriv = a.y != 0
	}
	if !a.valid() || !b.valid() || b.d < a.d {
		return v, false
	}
	v.value, v.edtf, v.ref = a.value()+"/"+b.value(), chancery.Between(a.edtf(), b.edtf()), b
	return v, true
}

func monthValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	c := calendarDay{y: r.year(raw, 0), m: raw.num(clMonth, 0)}
	v := timeValue{kind: chancery.DateTime, why: "absolute"}
	rel, relative := raw.capture(clRel, 0)
	switch {
	case raw.arg(0) == "anaphor" && r.ref.y != 0:
		c.y, v.why = r.ref.y, "year named before"
	case relative && raw.rule.name == "rel.month":
		if c.y = 0; r.anchor.y != 0 && r.anchor.m != 0 {
			c.y, v.deriv, v.why = r.anchor.y, true, "counted from the document's day"
			if rel.num < 0 && c.m >= r.anchor.m {
				c.y--
			} else if rel.num > 0 && c.m <= r.anchor.m {
				c.y++
			}
		}
	case relative:
		if c.y == 0 {
			return r.unknownYear(c)
		}
		v.why, v.deriv = "year counted from the document's", true
	case c.y == 0:
		c.y, v.why = r.yearFor(c, raw)
		v.deriv = c.y != 0 && (raw.partner == 0 || raw.partnerDerived)
	}
	v.value, v.edtf, v.ref = c.value(), c.edtf(), c
	return v, true
}

func yearValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	c := calendarDay{y: r.year(raw, 0)}
	return timeValue{chancery.DateTime, c.value(), c.edtf(), "absolute", c, false}, c.y != 0
}

func yearsValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	if !raw.has(clTwo) {
		v, ok := yearValue(r, raw)
		return v, ok && raw.num(clYear, 1) == 0
	}
	a := raw.num(clYear, 0)
	b := a/100*100 + raw.num(clTwo, 0)
	if b <= a || b > a+60 {
		return timeValue{}, false
	}
	from, to := calendarDay{y: a}, calendarDay{y: b}
	return timeValue{chancery.DateTime, from.value() + "/" + to.value(), chancery.Between(from.edtf(), to.edtf()), "absolute", to, false}, true
}

func eraValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clNumber, 0)
	if n <= 0 || n > 9999 {
		return timeValue{}, false
	}
	if e, ok := raw.capture(clEra, 0); ok && e.num < 0 {
		return timeValue{kind: chancery.DateTime, value: fmt.Sprintf("-%04d", n), why: "before our era"}, true
	}
	c := calendarDay{y: n}
	return timeValue{chancery.DateTime, c.value(), c.edtf(), "absolute", c, false}, true
}

func fiscalValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	c := calendarDay{y: r.year(raw, 0)}
	if raw.arg(0) == "now" {
		c.y = r.anchor.y
	}
	return timeValue{chancery.DateTime, "FY" + c.value(), c.edtf(), "financial year", c, false}, c.y != 0
}

func decadeValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	d := raw.num(clDecade, 0)
	if raw.has(clSpelled) {
		d = raw.num(clSpelled, 0)
	}
	if d < 100 {
		d += 1900
	}
	s := strconv.Itoa(d / 10)
	if len(s) != 3 {
		return timeValue{}, false
	}
	return timeValue{chancery.DateTime, s, chancery.Date(s + "X"), "decade", calendarDay{}, false}, true
}

func centuryValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	n := raw.num(clOrder, 0) - 1
	if n < 0 || n > 30 {
		return timeValue{}, false
	}
	s := fmt.Sprintf("%02d", n)
	if e, ok := raw.capture(clEra, 0); ok && e.num < 0 {
		return timeValue{kind: chancery.DateTime, value: "-" + s, why: "before our era"}, true
	}
	return timeValue{chancery.DateTime, s, chancery.Date(s + "XX"), "century", calendarDay{}, false}, true
}

func holidayValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	var c calendarDay
	if _, err := fmt.Sscanf(raw.arg(0), "%d-%d", &c.m, &c.d); err != nil || !c.valid() {
		return timeValue{}, false
	}
	v := timeValue{kind: chancery.DateTime, why: "fixed holiday"}
	c.y, v.why = r.yearFor(c, raw)
	v.deriv = c.y != 0
	v.value, v.edtf, v.ref = c.value(), c.edtf(), c
	return v, true
}

func refValue(r *timeResolver, raw *rawTime) (timeValue, bool) {
	return timeValue{kind: chancery.DateTime, value: raw.arg(0), why: "vague"}, true
}
