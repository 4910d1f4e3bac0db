package construe

import (
	"fmt"
	"strings"
	"time"

	"chancery"
)

// A calendarDay is a day of which parts may be unknown: 0 where they are.
type calendarDay struct{ y, m, d int }

// An anchor is the day that a text counts from, and how sure it is.
type anchor struct {
	calendarDay
	yearMark string // "?" where the year was inferred
	dayMark  string // "~" where the day is about
}

// anchorOf reads the day of a document.
func anchorOf(d chancery.Date) anchor {
	s := string(d.Start())
	var a anchor
	if before, ok := strings.CutSuffix(s, "~"); ok {
		a.dayMark, s = "~", before
	} else if before, ok := strings.CutSuffix(s, "?"); ok && len(s) > 5 {
		a.dayMark, s = "?", before
	}
	s, _, _ = strings.Cut(s, "T")
	for i, part := range strings.Split(s, "-") {
		if i == 0 && strings.ContainsAny(part, "?~%") {
			a.yearMark, part = "?", part[:len(part)-1]
		}
		n := 0
		if _, err := fmt.Sscanf(part, "%d", &n); err != nil || strings.Contains(part, "X") {
			n = 0
		}
		switch i {
		case 0:
			a.y = n
		case 1:
			if n <= 12 {
				a.m = n
			}
		case 2:
			a.d = n
		}
	}
	if a.m == 0 {
		a.d = 0
	}
	return a
}

// whole reports whether year, month and day are known.
func (c calendarDay) whole() bool { return c.y != 0 && c.m != 0 && c.d != 0 }

func (c calendarDay) time() time.Time { return chancery.DayOf(c.y, time.Month(c.m), c.d) }

func dayFrom(t time.Time) calendarDay { return calendarDay{t.Year(), int(t.Month()), t.Day()} }

// valid reports whether there is such a day.
func (c calendarDay) valid() bool {
	y := c.y
	if y == 0 {
		y = 2024 // a leap year, so that 29 February stands
	}
	if c.m < 1 || c.m > 12 {
		return false
	}
	return c.d >= 1 && c.d <= chancery.DayOf(y, time.Month(c.m)+1, 0).Day()
}

// plus is c some days on. A day without a year stays without, and is unknown
// where the count would run over the new year or the end of February.
func (c calendarDay) plus(days int) calendarDay {
	switch {
	case c.whole():
		return dayFrom(c.time().AddDate(0, 0, days))
	case c.m == 0 || c.d == 0:
		return calendarDay{}
	}
	a := dayFrom(chancery.DayOf(2023, time.Month(c.m), c.d).AddDate(0, 0, days))
	b := dayFrom(chancery.DayOf(2024, time.Month(c.m), c.d).AddDate(0, 0, days))
	if a.y != 2023 || a.m != b.m || a.d != b.d {
		return calendarDay{}
	}
	return calendarDay{0, a.m, a.d}
}

// plusMonths is the month n months on, without a day.
func (c calendarDay) plusMonths(n int) calendarDay {
	if c.m == 0 {
		return calendarDay{}
	}
	k := c.m - 1 + n
	y := c.y
	if c.y != 0 {
		y += floorDiv(k, 12)
		if y < 1 || y > 9999 {
			return calendarDay{}
		}
	}
	return calendarDay{y, ((k%12)+12)%12 + 1, 0}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// value is c in TIMEX3, unknown parts as X: "2025-10-10", "XXXX-10".
func (c calendarDay) value() string {
	y := "XXXX"
	if c.y > 0 {
		y = fmt.Sprintf("%04d", c.y)
	}
	switch {
	case c.m == 0:
		return y
	case c.d == 0:
		return fmt.Sprintf("%s-%02d", y, c.m)
	}
	return fmt.Sprintf("%s-%02d-%02d", y, c.m, c.d)
}

// edtf is c in EDTF, or unknown where nothing of it is.
func (c calendarDay) edtf() chancery.Date {
	if c.y == 0 && c.m == 0 {
		return ""
	}
	return chancery.Date(c.value())
}

// weekOf is the week of c in TIMEX3, and its Monday.
func weekOf(c calendarDay) (string, calendarDay) {
	t := c.time()
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w), c.plus(-(int(t.Weekday()+6) % 7))
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return int(t.Weekday()+6)%7 + 1 }
