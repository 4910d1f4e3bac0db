package construe

import (
	"math"
	"strings"

	"chancery"
)

// quantityAt reads the number at piece i with its unit.
func (p *amountPass) quantityAt(i int) (quantity, bool) {
	n, ok := p.numberAt(i)
	if !ok || n.next <= i || p.label(i, n) {
		return quantity{}, false
	}
	q := quantity{number: n, first: i, after: n.next, amountUnit: amountUnit{factor: 1}}
	q.Span = chancery.Span{Start: p.ps[i].start, End: p.ps[n.next-1].end}
	if sign, from, ok := p.signBefore(i); ok && !n.part {
		q.amountUnit, q.sign, q.told = sign, true, true
		q.first, q.Start = from, p.ps[from].start
		q.after = p.pastWord(q.after, sign)
		q.End = p.ps[q.after-1].end
		return q, true
	}
	if n.part {
		return p.share(q)
	}
	p.negative(&q)
	if u, next, ok := p.unitAt(n.next, &q); ok {
		q.amountUnit, q.after, q.told = u, next, true
		q.End = p.ps[next-1].end
		p.plus(&q)
	}
	return q, !q.timed
}

// negative reads a dash right before figures as a minus, before a share or a degree
// alone: "-5 per cent".
func (p *amountPass) negative(q *quantity) {
	i := q.first
	if i == 0 || !q.figures || p.ps[i-1].mark != '-' || p.ps[i].gap || !p.ps[i-1].gap || i > 1 && p.ps[i-2].kind == numberPiece {
		return
	}
	if u, _, ok := p.formAt(p.text, p.ps, q.next); ok && (u.unit == "percent" || u.unit == "percentage points" || u.unit == "°C" || u.unit == "°F") {
		q.value, q.first, q.Start = -q.value, i-1, p.ps[i-1].start
	}
}

// share is the fraction q with what it is of: a unit that may be parted ("half a
// kilometre", "1/4 mile"), or else a share of a whole, which must follow or be the end
// of a change: "a third of exports", "by a fifth".
func (p *amountPass) share(q quantity) (quantity, bool) {
	i := q.after
	before := ""
	if q.first > 0 {
		before = wordOf(&p.ps[q.first-1])
		if d := &p.ps[q.first-1]; d.is(clOrdinal) || d.mark == '-' || definite(d) || before == "last" || before == "this" {
			return q, false
		}
		if before == "a" && wordOf(&p.ps[q.first]) == "half" { // read with its article, or refused
			return q, false
		}
		if before == "and" && isArticle(&p.ps[q.first]) && !(i < len(p.ps) && wordOf(&p.ps[i]) == "of") { // "an hour and a half"
			return q, false
		}
		if t := p.tokenAt(p.ps[q.first-1].start); t != nil && t.UPOS == "ADJ" && t.XPOS == "JJ" { // "the latter half"
			return q, false
		}
	}
	u := i
	if u < len(p.ps) && isArticle(&p.ps[u]) {
		u++
	}
	if m, next, ok := p.formAt(p.text, p.ps, u); ok && m.unit != "people" && m.unit != "times" && m.unit != "countries" {
		q.amountUnit, q.after, q.told = m, next, true
		q.End = p.ps[next-1].end
		return q, true
	}
	q.amountUnit, q.told = amountUnit{unit: "share", factor: 1}, true
	next, capital := "", false
	if i < len(p.ps) {
		next, capital = wordOf(&p.ps[i]), p.ps[i].kind == wordPiece
	}
	switch next {
	case "of":
		return q, true
	case "the", "its", "their", "our", "all", "his", "her", "these", "those", "this":
		return q, wordOf(&p.ps[i-1]) == "half"
	}
	if p.changeAt(i, "behind") != "" { // "a third less"
		return q, true
	}
	ratio := q.value > 0 && wordOf(&p.ps[q.first]) != "half" && i-q.first > 2
	return q, before == "by" || p.compared(q.first, i) != "" || ratio || !capital && !isArticle(&p.ps[q.first]) && i-q.first > 1
}

// label reports whether the number at i is no quantity: glued to a name, a label,
// a list number, an ordinal.
func (p *amountPass) label(i int, n number) bool {
	at := &p.ps[i]
	next := n.next
	if i > 0 && p.labelled(i, n) {
		return true
	}
	if i == 0 && n.figures && next < len(p.ps) && (p.ps[next].mark == '.' && next+1 < len(p.ps) || p.ps[next].mark == ')') {
		return true
	}
	if i > 0 && p.ps[i-1].mark == '(' && next < len(p.ps) && p.ps[next].mark == ')' && at.width > 0 && at.width <= 2 { // "(3)"
		return true
	}
	if l := &p.ps[next-1]; next > i+1 && l.is(clLetter) && l.end-l.start == 1 { // "3M" is money or nothing
		if _, _, ok := p.signBefore(i); !ok && !p.formBehind(next) {
			return true
		}
	}
	if next >= len(p.ps) {
		return false
	}
	f := &p.ps[next]
	if n.figures && !f.gap && f.kind == wordPiece {
		u, _, ok := p.formAt(p.text, p.ps, next)
		return !ok || u.unit == "people" || u.unit == "times" && f.end-f.start < 4
	}
	if at.width > 9 {
		return true
	}
	if i > 0 && !n.figures && n.value < 13 && !n.part && definite(&p.ps[i-1]) && !(f.mark == '-' && !f.gap) && wordOf(f) != "to" { // "the two sides" are told of, not counted
		return true
	}
	if !f.gap && (f.mark == '/' && !p.slashRate(next) || f.mark == ':' && next+1 < len(p.ps) && !p.ps[next+1].gap) {
		return true
	}
	if f.is(clOrdinal) && !n.figures && !n.part && n.value < 1000 && f.gap || !n.figures && p.part(f) && !n.part {
		return true
	}
	return !f.gap && f.mark == '-' && next+1 < len(p.ps) && p.ps[next+1].kind == wordPiece && !p.ps[next+1].gap && !p.hyphened(next)
}

// labelled reports whether what stands before the number at i makes it a label or a
// part of something longer.
func (p *amountPass) labelled(i int, n number) bool {
	at, b := &p.ps[i], &p.ps[i-1]
	if !at.gap {
		switch {
		case p.leadingPoint(i):
		case b.kind == wordPiece && !p.isSign(b), b.kind == numberPiece, b.mark == '%':
			return true
		case strings.IndexByte("/#.:_=,'", b.mark) >= 0 && b.mark != 0 && !b.gap:
			return true
		case b.mark == '-' && !b.gap && i > 1 && (p.ps[i-2].kind == wordPiece && b.end-b.start == 1 || p.ps[i-2].kind == numberPiece): // "K-12", "5-4", but "border—7,591 km"
			return true
		}
	}
	if b.mark == 1 && p.text[b.start:b.end] == "±" || wordOf(b) == "per" {
		return true
	}
	if !n.figures {
		return false
	}
	if b.kind == numberPiece && b.width > 4 { // a page of the paper "09-52598"
		return true
	}
	if b.mark == '.' && i > 1 && p.ps[i-2].is(clLabel) && p.ps[i-2].end == b.start { // "No. 5"
		b = &p.ps[i-2]
	}
	if n.scaled || p.isSign(b) {
		return b.is(clLabel) && !n.scaled
	}
	if b.is(clLabel) {
		return !p.formBehind(n.next)
	}
	if i > 1 && wordOf(b) == "of" && p.ps[i-2].is(clLabel) && p.ps[i-2].capital { // "Group of 20"
		return true
	}
	name := b.kind == wordPiece && b.capital && at.gap && n.next < len(p.ps)
	if name && p.ps[n.next].capital && p.ps[n.next].gap && !p.formBehind(n.next) && i > 1 { // "Zenda 737 MAX"
		return true
	}
	return name && at.width > 0 && initials(p.text[b.start:b.end]) && !p.formBehind(n.next) // "NATO 2030"
}

// formBehind reports whether a unit of its own, or a scale, stands at piece i.
func (p *amountPass) formBehind(i int) bool {
	u, _, ok := p.formAt(p.text, p.ps, i)
	return ok && u.unit != "people" && u.unit != "countries"
}

// initials reports whether a word is in capitals, as of a body: "EU".
func initials(w string) bool {
	if len(w) < 2 || len(w) > 6 {
		return false
	}
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// definite reports whether p is "the" or what does its work.
func definite(p *piece) bool {
	switch wordOf(p) {
	case "the", "both", "these", "those", "their", "our", "its", "own":
		return true
	}
	return false
}

// part reports whether f makes a fraction of the number before it: "thirds".
func (p *amountPass) part(f *piece) bool {
	if f.is(clOrdinal) {
		return true
	}
	w := p.words.look(strings.TrimSuffix(p.text[f.start:f.end], "s"))
	return f.kind == wordPiece && w != nil && w.classes.has(clOrdinal)
}

// hyphened reports whether a unit hangs on the hyphen at piece i: "800-kilometre",
// "300-strong".
func (p *amountPass) hyphened(i int) bool {
	if _, _, ok := p.formAt(p.text, p.ps, i); ok {
		return true
	}
	_, _, ok := p.formAt(p.text, p.ps, i+1)
	return ok
}

// rangeEnd reads the upper end of a range that q begins: "28-30 billion",
// "between $28 billion and $30 billion", "10 to 15 people", "two or three". "From 2
// to 5 billion" is none: what it tells is a change, so that each end stands alone; but both have
// the scale and the unit.
func (p *amountPass) rangeEnd(q *quantity) (quantity, bool) {
	i := q.after
	if i+1 >= len(p.ps) || q.vague {
		return quantity{}, false
	}
	link := wordOf(&p.ps[i])
	before := ""
	for k := q.first - 1; k >= 0 && k >= q.first-3 && before != "from"; k-- { // "from the current 4 percent"
		if w := wordOf(&p.ps[k]); k == q.first-1 || w == "from" {
			before = w
		}
	}
	between := link == "and" && before == "between"
	grown := before == "from" && q.first > 1 && p.changeBefore(q.first-2, "verb") != "" // "rose from 20 to 35"
	dash := (p.ps[i].mark == '-' || p.ps[i].mark == '~') && p.ps[i].gap == p.ps[i+1].gap
	if dash && !p.ps[i].gap && p.ps[i+1].width > 4 { // the number of a paper: "11-51390"
		return quantity{}, false
	}
	if !dash && link != "to" && link != "through" && link != "or" && !between {
		return quantity{}, false
	}
	if link == "to" && q.told && p.changed(*q, i) != "" { // "rose $1.20 to $76.45"
		return quantity{}, false
	}
	j := i + 1
	for j < len(p.ps) && j < i+3 && p.ps[j].kind != numberPiece && !p.ps[j].is(clCardinal) { // over "US$"
		j++
	}
	high, ok := p.upper(j, i+1)
	if !ok || high.part != q.part || link == "or" && high.value > 10*q.value || q.told && high.told && q.unit != high.unit {
		return quantity{}, false
	}
	low := *q
	if !low.told {
		low.amountUnit, low.told = high.amountUnit, high.told
	} else if !high.told {
		high.amountUnit, high.told = low.amountUnit, low.told
	}
	if high.scaled && !low.scaled && low.value < 1000 && high.value >= 1000 {
		low.value *= p.scaleAt(j, high.value, low.value)
		low.scaled = true
	}
	if !high.told && grown || !high.told && !high.scaled && !between && before != "from" && link != "through" || high.value <= low.value {
		return quantity{}, false
	}
	*q = low
	return high, before != "from" || link == "or" || !high.told
}

// upper is the upper end of a range, whose number is at piece j and whose sign, if it has one, at
// piece from.
func (p *amountPass) upper(j, from int) (quantity, bool) {
	if j >= len(p.ps) {
		return quantity{}, false
	}
	n, ok := p.numberAt(j)
	if !ok || n.vague {
		return quantity{}, false
	}
	high := quantity{number: n, first: j, after: n.next, amountUnit: amountUnit{factor: 1}}
	high.Span = chancery.Span{Start: p.ps[j].start, End: p.ps[n.next-1].end}
	if s, at, ok := p.signBefore(j); ok && at == from {
		high.amountUnit, high.sign, high.told = s, true, true
	} else if u, next, ok := p.unitAt(n.next, &high); ok && !high.timed {
		high.amountUnit, high.after, high.told = u, next, true
		high.End = p.ps[next-1].end
	}
	return high, j == from || high.sign
}

// scaleAt is by what the lower end of a range is to be multiplied, whose upper end v
// begins at piece j: by a million where that is "30 million", by a hundred million for "three hundred
// million" where the lower end is a digit.
func (p *amountPass) scaleAt(j int, v, low float64) float64 {
	lead := p.ps[j].num
	if w := &p.ps[j]; w.is(clCardinal) {
		lead = w.word.sense(clCardinal).num
	}
	if scale := v / lead; lead > 0 && low < lead && scale == math.Trunc(scale) {
		return scale
	}
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

// splitTime reports whether q is the first part of a time: "12" of "12 or 18 hours".
func (p *amountPass) splitTime(q quantity) bool {
	i := q.after
	if q.told || i+1 >= len(p.ps) {
		return false
	}
	switch w := wordOf(&p.ps[i]); {
	case w == "to" && p.ps[i+1].kind == numberPiece: // "passed 230 to 195"
		return true
	case w == "or", w == "to", w == "and", p.ps[i].mark == '-':
		return meetsTime(chancery.Span{Start: p.ps[i+1].start, End: p.ps[i+1].end}, p.times)
	}
	return false
}

// namesOf finds the names of the sentence s, which comes after those asked for before.
func (p *amountPass) namesOf(s chancery.Span) {
	lo := p.here[1]
	for lo > 0 && p.names[lo-1].End > s.Start {
		lo--
	}
	for lo < len(p.names) && p.names[lo].End <= s.Start {
		lo++
	}
	hi := lo
	for hi < len(p.names) && p.names[hi].Start < s.End && hi-lo < 200 { // more than a sentence has
		hi++
	}
	p.here = [2]int{lo, hi}
}

// named reports whether the number of q is part of a name: "Group of 20".
func (p *amountPass) named(q quantity) bool {
	for k := p.here[0]; k < p.here[1]; k++ {
		m := &p.names[k]
		if !m.Referred && len(m.Set) == 0 && m.Type != chancery.National && m.Type != chancery.Function && m.Start <= q.Start && m.End >= p.ps[q.next-1].end && m.End > m.Start {
			return true
		}
	}
	return false
}
