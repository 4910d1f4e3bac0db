package acquire

import (
	"regexp"
	"strings"
	"unicode"

	"chancery"
)

// A dateline opens the first sentence with place, day and agency, in the orders
// that agencies use:
//
//	STRELSAU, May 3 (RPA) -- The king ...
//	Strelsau. May 3. RPA - The king ...
//	STRELSAU, May 3 – Ruritanian Press Agency. The king ...
//	STRELSAU (RPA) - The king ...
//	STRELSAU — The king ...
//	Strelsau, 3 May. The king ...
//
// Place and mark alone are a dateline only in capitals, or else every "Strelsau -
// the capital -" would be one.
var (
	agencyMarks = regexp.MustCompile(`^\s?(?:\(([^()\n]{2,60})\)|/([^/\n]{2,40})/|\[([^\]\n]{2,40})\])[.,]?\s?`)
	dashMark    = regexp.MustCompile(`^\s?(?:--+|[-–—―])\s?`)
	insideHead  = regexp.MustCompile(`(\p{Lu}{3,}(?:[ -]\p{Lu}+){0,3}), ((?:\p{Lu}[a-z]{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}[a-z]{2,8}\.?)(?:,? \d{4})?) \(([^()\n]{2,40})\) ?(?:--|[-–—]) `)
)

// placeHead matches the place that a dateline begins with, given the small words
// that names of places have inside.
func placeHead(small []string) *regexp.Regexp {
	for i, w := range small {
		small[i] = regexp.QuoteMeta(w)
	}
	place := `\p{Lu}[\p{L}'’.]*(?:[- ](?:\p{Lu}[\p{L}'’.]*|` + strings.Join(small, "|") + `)){0,4}`
	return regexp.MustCompile(`^(` + place + `(?:\s?/\s?` + place + `)?)((?:, ` + place + `){0,2}?)\s?`)
}

// dateline finds the dateline that l begins with, and its day and agency.
func (a *Acquirer) dateline(d *chancery.Document, l *line) bool {
	s := d.Text[l.Start:min(l.End, l.Start+260)]
	n, day, dayAt, agency := a.datelineOf(s)
	at := l.Start
	if day.n == 0 && agency == "" && !l.prose && !stopped(d.Text[l.Start:l.End]) {
		n = 0 // "INTERVIEW - ZENDA RADIO": a headline
	}
	if n == 0 {
		if n, day, dayAt, agency, at = a.datelineInside(d, l); n == 0 {
			return false
		}
	}
	start := at
	if d.Dateline.Len() > 0 && strings.TrimSpace(d.Text[d.Dateline.End:at]) == "" {
		start = d.Dateline.Start // after a date stamp
	}
	d.Dateline = chancery.Span{Start: start, End: at + n}
	if day.n > 0 {
		d.Clues = append(d.Clues, chancery.DateClue{
			Value: day.date, Why: "dateline", From: "dateline",
			Span: chancery.Span{Start: at + dayAt, End: at + dayAt + day.n},
		})
	}
	if agency != "" {
		d.Via = append(d.Via, a.sources.canonical(agency))
	}
	return true
}

// datelineOf is the length of the dateline that s begins with, 0 for none, the day
// in it, and the agency as written.
func (a *Acquirer) datelineOf(s string) (n int, day writtenDay, dayAt int, agency string) {
	place := ""
	day, dayAt, n = a.placeAndDay(s, &place)
	if n == 0 {
		return 0, day, 0, ""
	}
	rest := s[n:]
	if g := agencyMarks.FindStringSubmatch(rest); g != nil && agencyLike(g[1]+g[2]+g[3]) {
		agency = g[1] + g[2] + g[3]
		n += len(g[0])
		dash := dashMark.FindString(s[n:])
		n += len(dash)
		if dash == "" && day.n == 0 && g[2] == "" {
			return 0, writtenDay{}, 0, ""
		}
		return closeHead(s, n), day, dayAt, strings.TrimSpace(agency)
	}
	if day.n > 0 {
		if name, k := a.sources.agencyAfter(rest); k > 0 {
			return closeHead(s, n+k), day, dayAt, name
		}
	}
	dash := dashMark.FindString(rest)
	switch {
	case strings.TrimSpace(rest) == "" && day.n > 0:
		return len(strings.TrimRightFunc(s, space)), day, dayAt, ""
	case dash == "" && day.n > 0 && a.placeStop(s, dayAt, n):
		if !day.date.Exact() {
			day = writtenDay{} // too weak a form to guess a year from
		}
		return closeHead(s, n), day, dayAt, ""
	case dash != "" && day.n > 0 && len(s) > n+len(dash):
		return n + len(dash), day, dayAt, ""
	case dash != "" && capitals(place) && strings.HasPrefix(dash, " ") && len(s) > n+len(dash) && opens(s[n+len(dash):]):
		return n + len(dash), day, dayAt, ""
	case dash != "" && capitals(place) && opens(s[n+len(dash):]) && !strings.HasPrefix(dash, "-"):
		return n + len(dash), day, dayAt, ""
	}
	return 0, writtenDay{}, 0, ""
}

// placeStop reports whether s begins with a place and a day that a stop closes
// before the first sentence: "Strelsau, 22 October. King Rudolf of ...". The place
// has three words at most, and none that a sentence begins with.
func (a *Acquirer) placeStop(s string, dayAt, n int) bool {
	place := strings.TrimRight(s[:dayAt], " ")
	word, _ := wordAt(place)
	return s[n-1] == '.' && n < len(s) && s[n] == ' ' && opens(s[n:]) &&
		(strings.HasSuffix(place, ",") || strings.HasSuffix(place, ".")) &&
		countWords(place) <= 3 && !a.common[strings.ToLower(word)]
}

// placeAndDay reads the place that s begins with and the day after it, if one
// stands there. A month that the place has swallowed ("Strelsau. July") is given
// back by trying shorter places.
func (a *Acquirer) placeAndDay(s string, place *string) (writtenDay, int, int) {
	g := a.masthead.place.FindStringSubmatchIndex(s)
	if g == nil {
		return writtenDay{}, 0, 0
	}
	// The first day in the first words decides where the place ends.
	limit := min(len(s), 90)
	for i := 2; i < limit; i++ {
		if s[i-1] != ' ' || !digit(s[i]) && !unicode.IsUpper(rune(s[i])) {
			continue
		}
		before := strings.TrimRight(s[:i], " ")
		if !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, ".") && !capitals(before) && !strings.HasSuffix(before, "(") {
			continue
		}
		w := a.masthead.writtenDay(s[i:])
		if w.n == 0 {
			continue
		}
		p := strings.TrimRight(before, ",. ")
		if !placeLike(p) {
			return writtenDay{}, 0, 0
		}
		*place = p
		n := i + w.n
		for n < len(s) && (s[n] == '.' || s[n] == ',') {
			n++
		}
		return w, i, n
	}
	*place = s[g[2]:g[3]]
	n := g[3]
	if g[5] > g[4] {
		n = g[5]
	} else if r := regionAfter(s[n:]); r > 0 {
		n += r
	}
	return writtenDay{}, 0, n
}

// regionAfter is the length of ", Ruritania" where a mark of a dateline follows it.
func regionAfter(s string) int {
	if !strings.HasPrefix(s, ", ") {
		return 0
	}
	for i, r := range s {
		if i > 40 {
			return 0
		}
		if i > 2 && (r == '(' || r == '—' || r == '–' || r == '-' && s[i-1] == ' ') {
			if p := strings.TrimSpace(s[2:i]); placeLike(p) {
				return 2 + len(p)
			}
			return 0
		}
	}
	return 0
}

// placeLike reports whether every word of s begins with a capital, small words of
// names aside.
func placeLike(s string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == ',' || r == '/' }) {
		n++
		if !upper(w) && len(w) > 3 {
			return false
		}
	}
	return n > 0 && n <= 6 && upper(s) && len(s) <= 60
}

// capitals reports whether s is written in capitals, three letters at least.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3
}

// opens reports whether a sentence may begin with s.
func opens(s string) bool {
	s = strings.TrimLeft(s, ` "“'‘«(`)
	return s != "" && (upper(s) || digit(s[0]))
}

// agencyLike reports whether what stands in brackets may be an agency.
func agencyLike(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && upper(s) && countWords(s) <= 5 && !strings.ContainsAny(s, "0123456789;:")
}

// closeHead steps over the stop and the space after a dateline.
func closeHead(s string, n int) int {
	for n < len(s) && (s[n] == '.' || s[n] == ':' || s[n] == ' ' || s[n] == ',') {
		n++
	}
	return n
}

// datelineInside finds "STRELSAU, May 3 (RPA) -- " where a careless copy has run
// headline and first sentence together. It is looked for in the first words only,
// and only in its fullest form.
func (a *Acquirer) datelineInside(d *chancery.Document, l *line) (n int, day writtenDay, dayAt int, agency string, at int) {
	s := d.Text[l.Start:min(l.End, l.Start+600)]
	if !strings.Contains(s, ") ") {
		return
	}
	g := insideHead.FindStringSubmatchIndex(s)
	if g == nil {
		return
	}
	day = a.masthead.writtenDay(s[g[4]:])
	if day.n == 0 {
		return 0, day, 0, "", 0
	}
	return g[1] - g[0], day, g[4] - g[0], s[g[6]:g[7]], l.Start + g[0]
}
