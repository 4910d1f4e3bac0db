package chancery

import (
	"fmt"
	"strings"
	"time"
)

// A Date is a date as people give it, in EDTF (ISO 8601-2): "2025-11-12",
// "2025-11", "2025", "2025-11-11/2025-11-12", "2023-23" (autumn), "XXXX-08-18"
// (the year is not said), "2025-10-XX", "2020-02-25~" (about), "2023-08?"
// (inferred), "2025?-10-22" (year inferred), "[2026-01-04..2026-01-07]" (one of
// these days), "../2025" (by). The zero Date is unknown.
//
// Levels 0 and 1 are supported in full, and of level 2 the forms above.
// Source: https://www.loc.gov/standards/datetime/.
type Date string

// A Day is a day of the proleptic Gregorian calendar, in UTC at midnight.
type Day = time.Time

// DayOf is the day y-m-d.
func DayOf(y int, m time.Month, d int) Day { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// DateOf is the day t as a Date.
func DateOf(t time.Time) Date { return Date(t.Format("2006-01-02")) }

// Between is the interval from a to b, or a alone where they are the same.
func Between(a, b Date) Date {
	if a == b || b == "" {
		return a
	}
	return a + "/" + b
}

// ParseDate is s as a Date; the error says what of it is not EDTF as supported.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", fmt.Errorf("date: empty; want EDTF such as 2025-11-12")
	}
	if _, err := parseEDTF(s); err != nil {
		return "", err
	}
	return Date(s), nil
}

// edtf is a parsed Date: from its earliest to its latest day. A zero year (wild)
// is kept apart, since "XXXX-08-18" has no bounds but still a month and a day.
type edtf struct {
	from, to   Day
	openFrom   bool // "../2025"
	openTo     bool // "2025/.."
	wild       bool // the year is not given
	month, day int  // of a wild date; 0 where not given
	width      int  // 4 year, 7 month or season, 10 day, of the first part
}

func parseEDTF(s string) (edtf, error) {
	if set, ok := strings.CutPrefix(s, "["); ok {
		set, ok = strings.CutSuffix(set, "]")
		a, b, two := strings.Cut(set, "..")
		if !ok || !two {
			return edtf{}, fmt.Errorf("date %q: want [a..b]", s)
		}
		return parseSpan(s, a, b)
	}
	if a, b, ok := strings.Cut(s, "/"); ok {
		return parseSpan(s, a, b)
	}
	return parsePoint(s)
}

func parseSpan(s, a, b string) (edtf, error) {
	var x, y edtf
	var err error
	open := func(p string) bool { return p == ".." || p == "" }
	if open(a) && open(b) {
		return edtf{}, fmt.Errorf("date %q: open at both ends", s)
	}
	if !open(a) {
		if x, err = parsePoint(a); err != nil {
			return edtf{}, err
		}
	}
	if !open(b) {
		if y, err = parsePoint(b); err != nil {
			return edtf{}, err
		}
	}
	e := edtf{
		from: x.from, to: y.to, openFrom: open(a), openTo: open(b),
		wild: x.wild || y.wild, month: x.month, day: x.day, width: max(x.width, y.width),
	}
	if !e.openFrom && !e.openTo && !e.wild && e.to.Before(e.from) {
		return edtf{}, fmt.Errorf("date %q: ends before it begins", s)
	}
	return e, nil
}

func parsePoint(s string) (edtf, error) {
	bad := func(why string) (edtf, error) {
		return edtf{}, fmt.Errorf("date %q: %s; want EDTF such as 2025-11-12", s, why)
	}
	p := strings.Map(func(r rune) rune {
		if r == '?' || r == '~' || r == '%' {
			return -1
		}
		return r
	}, s)
	p, _, _ = strings.Cut(p, "T")
	year, rest, _ := strings.Cut(p, "-")
	if len(year) != 4 {
		return bad("the year has not four digits")
	}
	lo, hi, ok := digits(year)
	if !ok {
		return bad("the year is no number")
	}
	e := edtf{wild: year == "XXXX", width: 4}
	if rest == "" {
		e.from, e.to = DayOf(lo, 1, 1), DayOf(hi, 12, 31)
		return e, nil
	}
	month, day, hasDay := strings.Cut(rest, "-")
	mlo, mhi, ok := digits(month)
	if !ok || len(month) != 2 {
		return bad("the month is no number of two digits")
	}
	e.width = 7
	if mlo >= 21 && mlo <= 24 && !hasDay { // spring, summer, autumn, winter of the northern hemisphere
		m := time.Month(3*(mlo-21) + 3)
		e.from, e.to = DayOf(lo, m, 1), DayOf(hi, m+3, 0)
		return e, nil
	}
	if month == "XX" {
		mlo, mhi = 1, 12
	}
	if mlo < 1 || mhi > 12 {
		return bad("no such month")
	}
	if e.wild && month != "XX" {
		e.month = mlo
	}
	if !hasDay {
		e.from, e.to = DayOf(lo, time.Month(mlo), 1), DayOf(hi, time.Month(mhi)+1, 0)
		return e, nil
	}
	if len(day) != 2 {
		return bad("the day has not two digits")
	}
	if day == "XX" {
		e.from, e.to = DayOf(lo, time.Month(mlo), 1), DayOf(hi, time.Month(mhi)+1, 0)
		return e, nil
	}
	dlo, dhi, ok := digits(day)
	if !ok {
		return bad("the day is no number")
	}
	dlo = max(dlo, 1)
	last := DayOf(lo, time.Month(mlo)+1, 0).Day()
	if e.wild && mlo == 2 {
		last = 29
	}
	if dlo > last {
		return bad("no such day")
	}
	e.width, e.day = 10, dlo
	e.from, e.to = DayOf(lo, time.Month(mlo), dlo), DayOf(hi, time.Month(mhi), min(dhi, last))
	return e, nil
}

// digits is the least and greatest number that s with its unspecified digits can be.
func digits(s string) (lo, hi int, ok bool) {
	for _, c := range []byte(s) {
		switch {
		case c == 'X':
			lo, hi = lo*10, hi*10+9
		case c >= '0' && c <= '9':
			lo, hi = lo*10+int(c-'0'), hi*10+int(c-'0')
		default:
			return 0, 0, false
		}
	}
	return lo, hi, true
}

// Bounds is the earliest and the latest day that d can mean. It is false where d
// is unknown, has no year or is open at an end.
func (d Date) Bounds() (from, to Day, ok bool) {
	e, err := parseEDTF(string(d))
	if err != nil || e.wild || e.openFrom || e.openTo {
		return Day{}, Day{}, false
	}
	return e.from, e.to, true
}

// Known reports whether d is a valid date with a year.
func (d Date) Known() bool { _, _, ok := d.Bounds(); return ok }

// Exact reports whether d is one day, or an interval between two, with a year.
func (d Date) Exact() bool {
	e, err := parseEDTF(string(d))
	return err == nil && !e.wild && !e.openFrom && !e.openTo && e.width == 10 && !strings.Contains(string(d), "X")
}

// Plain is d without its qualifiers of uncertainty (? ~ %).
func (d Date) Plain() Date {
	if !strings.ContainsAny(string(d), "?~%") {
		return d
	}
	return Date(qualifiers.Replace(string(d)))
}

var qualifiers = strings.NewReplacer("?", "", "~", "", "%", "")

// Start is the part of d before the "/", or d.
func (d Date) Start() Date { a, _, _ := strings.Cut(string(d), "/"); return Date(a) }

// End is the part of d after the "/", or "".
func (d Date) End() Date { _, b, _ := strings.Cut(string(d), "/"); return Date(b) }

// Agrees reports whether d and o can mean the same time: one holds the other, or
// they overlap, as a day and the month it lies in. An unknown date agrees with
// any; one without a year agrees where month and day do.
func (d Date) Agrees(o Date) bool {
	a, errA := parseEDTF(string(d))
	b, errB := parseEDTF(string(o))
	if errA != nil || errB != nil {
		return true
	}
	if a.wild || b.wild {
		am, ad := a.monthDay()
		bm, bd := b.monthDay()
		return (am == 0 || bm == 0 || am == bm) && (ad == 0 || bd == 0 || ad == bd)
	}
	return (a.openFrom || b.openTo || !a.from.After(b.to)) && (a.openTo || b.openFrom || !b.from.After(a.to))
}

func (e edtf) monthDay() (m, d int) {
	if e.wild {
		return e.month, e.day
	}
	if e.width >= 7 && e.from.Month() == e.to.Month() {
		m = int(e.from.Month())
	}
	if e.width == 10 && e.from.Equal(e.to) {
		d = e.from.Day()
	}
	return m, d
}

// Compare orders dates by their first day, then by their last (the narrower
// first), then by their letters. Dates without a year come last.
func (d Date) Compare(o Date) int {
	af, at, aok := d.Bounds()
	bf, bt, bok := o.Bounds()
	switch {
	case aok && !bok:
		return -1
	case bok && !aok:
		return 1
	case aok:
		if c := af.Compare(bf); c != 0 {
			return c
		}
		if c := at.Compare(bt); c != 0 {
			return c
		}
	}
	return strings.Compare(string(d), string(o))
}

var seasons = map[string]string{"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

// Words is d in plain English: "12 November 2025", "11–12 November 2025",
// "autumn 2023", "18 August, year not said", "about 25 February 2020".
func (d Date) Words() string {
	s := string(d)
	switch {
	case s == "":
		return "date unknown"
	case d == NoneStated:
		return "no date stated"
	case strings.HasPrefix(s, "["):
		a, b, _ := strings.Cut(strings.Trim(s, "[]"), "..")
		return "between " + Date(a).Words() + " and " + Date(b).Words()
	}
	if a, b, ok := strings.Cut(s, "/"); ok {
		switch {
		case a == ".." || a == "":
			return "by " + Date(b).Words()
		case b == ".." || b == "":
			return "from " + Date(a).Words()
		case len(a) == 10 && len(b) == 10 && a[:7] == b[:7] && a[:4] != "XXXX":
			return strings.TrimPrefix(a[8:], "0") + "–" + Date(b).Words()
		}
		return Date(a).Words() + " – " + Date(b).Words()
	}
	words := pointWords(string(d.Plain()))
	if strings.ContainsAny(s, "~%") {
		words = "about " + words
	}
	if strings.ContainsAny(s, "?%") {
		words += " (inferred)"
	}
	return words
}

func pointWords(s string) string {
	s, _, _ = strings.Cut(s, "T")
	p := strings.Split(s, "-")
	year := p[0]
	if year == "XXXX" {
		year = "year not said"
	} else if strings.HasSuffix(year, "X") {
		year = strings.ReplaceAll(year, "X", "0") + "s"
	}
	if len(p) == 1 {
		return year
	}
	sep := " "
	if year == "year not said" {
		sep = ", "
	}
	if w, ok := seasons[p[1]]; ok {
		return w + sep + year
	}
	if t, err := time.Parse("01", p[1]); err == nil {
		month := t.Month().String()
		if len(p) == 3 && p[2] != "XX" {
			return strings.TrimPrefix(p[2], "0") + " " + month + sep + year
		}
		return month + sep + year
	}
	return year
}
