package construe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// quantityAt reads the number at piece i with its unit.
func (a *amountReader) quantityAt(text string, ps []piece, i int) (quantity, bool) {
	n, ok := numeralAt(ps, i)
	if !ok || a.label(text, ps, i, n) {
		return quantity{}, false
	}
	q := quantity{numeral: n, first: i, after: n.next, factor: 1}
	q.Span = chancery.Span{Start: ps[i].start, End: ps[n.next-1].end}
	if sign, ok := a.signBefore(text, ps, i); ok {
		q.unit, q.sign = sign.code, true
		q.Start = ps[i-1].end - len(sign.text)
		for q.first > 0 && ps[q.first-1].end > q.Start {
			q.first--
		}
		q.after = a.pastWord(text, ps, q.after, sign.code)
		q.End = max(q.End, ps[q.after-1].end)
		return q, true
	}
	if u, next, ok := a.unitAt(text, ps, n.next); ok {
		q.unit, q.factor, q.after = u.unit, u.factor, next
		q.End = ps[next-1].end
	}
	return q, true
}

// label reports whether the number at i is no quantity: glued to a name, a label,
// a list number, an ordinal or a part of a fraction.
func (a *amountReader) label(text string, ps []piece, i int, n numeral) bool {
	p := &ps[i]
	if i > 0 {
		b := &ps[i-1]
		glued := !p.gap && (b.kind == wordPiece && !a.isSign(text, b) || b.mark == '/' || b.mark == '#' || b.mark == '.' || b.mark == ':' || b.mark == '_' || b.mark == '=')
		dashed := !p.gap && b.mark == '-' && !b.gap && b.end-b.start == 1 // "K-12", but "border—7,591 km"
		if glued || dashed && i > 1 && ps[i-2].kind == wordPiece || b.is(clLabel) && n.figures {
			return true
		}
	}
	if i == 0 && n.figures && n.next < len(ps) && (ps[n.next].mark == '.' || ps[n.next].mark == ')') {
		return true
	}
	if i > 0 && ps[i-1].mark == '(' && n.next < len(ps) && ps[n.next].mark == ')' && p.width > 0 && p.width <= 2 { // "(3)"
		return true
	}
	if l := &ps[n.next-1]; n.next > i+1 && l.is(clLetter) && l.end-l.start == 1 { // "3M" is money or nothing
		if _, ok := a.signBefore(text, ps, i); !ok {
			return true
		}
	}
	if n.next >= len(ps) {
		return false
	}
	f := &ps[n.next]
	if i > 0 && n.figures && !n.scaled && ps[i-1].capital && f.capital && f.gap && !a.measures(text, ps, n.next) && !a.isSign(text, &ps[i-1]) { // "Zenda 737 MAX"
		return true
	}
	if p.kind == numberPiece && !n.scaled && n.next == i+1 && !f.gap && f.kind == wordPiece {
		u, _, ok := a.unitAt(text, ps, n.next)
		return !ok || u.unit == "times" && f.end-f.start < 4
	}
	if p.width > 9 {
		return true
	}
	if i > 0 && !n.figures && n.value < 13 && definite(&ps[i-1]) { // "the two sides" are told of, not counted
		return true
	}
	fraction := !n.figures && a.part(text, f) || f.mark == '/' && !f.gap
	return fraction || !f.gap && f.mark == '-' && n.next+1 < len(ps) && ps[n.next+1].kind == wordPiece && !ps[n.next+1].gap && !a.measures(text, ps, n.next+1)
}

// definite reports whether p is "the" or what does its work.
func definite(p *piece) bool {
	switch wordOf(p) {
	case "the", "both", "these", "those", "their", "our", "its":
		return true
	}
	return false
}

// part reports whether p makes a fraction of the number before it: "thirds".
func (a *amountReader) part(text string, p *piece) bool {
	if p.is(clOrdinal) {
		return true
	}
	w := a.words.look(strings.TrimSuffix(text[p.start:p.end], "s"))
	return p.kind == wordPiece && w != nil && (w.classes.has(clOrdinal) || w.classes.has(clFraction))
}

// measures reports whether the word at i is a unit of its own: "800-kilometre".
func (a *amountReader) measures(text string, ps []piece, i int) bool {
	_, ok := a.units[strings.ToLower(text[ps[i].start:ps[i].end])]
	return ok
}

// isSign reports whether the word p is a currency code: "EUR5 million".
func (a *amountReader) isSign(text string, p *piece) bool {
	w := text[p.start:p.end]
	for _, s := range a.signs {
		if s.text == w {
			return true
		}
	}
	return false
}

// signBefore is the currency sign or code right before the number at i.
func (a *amountReader) signBefore(text string, ps []piece, i int) (amountSign, bool) {
	if i == 0 || ps[i-1].kind == markPiece && ps[i-1].mark != '$' {
		return amountSign{}, false
	}
	before := text[:ps[i-1].end]
	if ps[i-1].mark != '$' && !(ps[i-1].capital && ps[i-1].end-ps[i-1].start <= 3) {
		return amountSign{}, false
	}
	for _, s := range a.signs {
		rest, ok := strings.CutSuffix(before, s.text)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(rest); r != utf8.RuneError && (unicode.IsLetter(r) && unicode.IsLetter(rune(s.text[0])) || unicode.IsDigit(r)) {
			continue
		}
		return s, true
	}
	return amountSign{}, false
}

// pastWord steps over a word for the currency that a sign already told:
// "$6.7 billion dollar".
func (a *amountReader) pastWord(text string, ps []piece, i int, code string) int {
	if i < len(ps) && ps[i].kind == wordPiece {
		if u, ok := a.units[strings.ToLower(text[ps[i].start:ps[i].end])]; ok && u.unit == code {
			return i + 1
		}
	}
	return i
}

// unitAt is what the words from piece i on count: a unit right there, or else the
// first noun of persons or plural noun of the next words.
func (a *amountReader) unitAt(text string, ps []piece, i int) (amountUnit, int, bool) {
	if i < len(ps) && ps[i].mark == '-' && !ps[i].gap {
		i++
	}
	if u, next, ok := a.formAt(text, ps, i); ok {
		return u, next, true
	}
	if i > 0 && i < len(ps) && ps[i-1].mark == '-' && !ps[i-1].gap {
		return amountUnit{}, i, false
	}
	for j := i; j < len(ps) && j < i+4; j++ {
		p := &ps[j]
		if p.mark == '-' && !p.gap {
			continue
		}
		w := text[p.start:p.end]
		low := strings.ToLower(w)
		if p.kind != wordPiece || a.closed[low] || p.is(clCardinal) || !p.gap && j > i && ps[j-1].kind != markPiece {
			break
		}
		if u, ok := a.units[low]; ok && j > i && (u.unit == "people" || !a.sign(u.unit)) && len(low) > 3 {
			return u, j + 1, true
		}
		if !p.capital && plural(low) {
			return amountUnit{low, 1}, j + 1, !strings.HasSuffix(low, "ings") || j == i
		}
	}
	return amountUnit{}, i, false
}

// sign reports whether a unit is a currency.
func (a *amountReader) sign(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit
}

// formAt is the longest form of a unit at piece i.
func (a *amountReader) formAt(text string, ps []piece, i int) (amountUnit, int, bool) {
	for n := a.longest; n > 0; n-- {
		if i+n > len(ps) || i < 0 {
			continue
		}
		w := text[ps[i].start:ps[i+n-1].end]
		if len(w) > 40 {
			continue
		}
		u, ok := a.units[w]
		if !ok {
			u, ok = a.units[strings.ToLower(w)]
			ok = ok && !(len(w) <= 2 && w != strings.ToLower(w))
		}
		if ok {
			return u, i + n, true
		}
	}
	return amountUnit{}, i, false
}

// plural reports whether a word in lower case looks like a plural noun.
func plural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// rangeEnd reads the upper end of a range that q begins: "28-30 billion",
// "between $28 billion and $30 billion", "10 to 15 people". "From 2 to 5 billion"
// is none: what it tells is a change, so that each end stands alone; but both have
// the scale and the unit.
func (a *amountReader) rangeEnd(text string, ps []piece, q *quantity) (quantity, bool) {
	i := q.after
	if i+1 >= len(ps) {
		return quantity{}, false
	}
	link := wordOf(&ps[i])
	before := ""
	if q.first > 0 {
		before = wordOf(&ps[q.first-1])
	}
	dash := ps[i].mark == '-' && ps[i].gap == ps[i+1].gap
	if !dash && link != "to" && !(link == "and" && before == "between") {
		return quantity{}, false
	}
	j := i + 1
	for j < len(ps) && j < i+3 && ps[j].kind != numberPiece && !ps[j].is(clCardinal) { // over "US$"
		j++
	}
	n, ok := numeralAt(ps, j)
	if !ok {
		return quantity{}, false
	}
	high := quantity{numeral: n, first: j, after: n.next, factor: 1}
	high.Span = chancery.Span{Start: ps[j].start, End: ps[n.next-1].end}
	if s, ok := a.signBefore(text, ps, j); ok {
		high.unit, high.sign = s.code, true
	} else if u, next, ok := a.unitAt(text, ps, n.next); ok {
		high.unit, high.factor, high.after = u.unit, u.factor, next
		high.End = ps[next-1].end
	}
	if j > i+1 && !high.sign || q.unit != "" && high.unit != "" && q.unit != high.unit {
		return quantity{}, false
	}
	low := *q
	if low.unit == "" {
		low.unit, low.factor = high.unit, high.factor
	} else if high.unit == "" {
		high.unit, high.factor = low.unit, low.factor
	}
	if n.scaled && !low.scaled && low.value < 1000 && n.value >= 1000 {
		low.value *= scaleOf(n.value)
		low.scaled = true
	}
	if high.unit == "" && !high.scaled || high.value <= low.value {
		return quantity{}, false
	}
	*q = low
	return high, before != "from"
}

// scaleOf is the scale of v: 1e9 for 28 billion.
func scaleOf(v float64) float64 {
	for _, s := range []float64{1e12, 1e9, 1e6} {
		if v >= s {
			return s
		}
	}
	return 1000
}

func wordOf(p *piece) string {
	if p.word == nil {
		return ""
	}
	return p.word.text
}

// compared is what the words before and after an amount say of it.
func (a *amountReader) compared(text string, ps []piece, first, after int) string {
	best, sign := 0, ""
	if i := first - 1; i >= 0 && ps[i].kind == wordPiece {
		for _, c := range a.before[strings.ToLower(text[ps[i].start:ps[i].end])] {
			if n := len(c.words); n > best && sameWords(text, ps, i-n+1, c.words) {
				best, sign = n, c.sign
			}
		}
	}
	if after < len(ps) && ps[after].kind == wordPiece && sign == "" {
		for _, c := range a.after[strings.ToLower(text[ps[after].start:ps[after].end])] {
			if sameWords(text, ps, after, c.words) {
				return c.sign
			}
		}
	}
	return sign
}

func sameWords(text string, ps []piece, i int, words []string) bool {
	if i < 0 || i+len(words) > len(ps) {
		return false
	}
	for k, w := range words {
		if !strings.EqualFold(text[ps[i+k].start:ps[i+k].end], w) {
			return false
		}
	}
	return true
}
