package construe

import (
	"math"
	"strings"
)

// A number is what the amounts make of words and figures that are one number:
// beside what the times know of it, whether it is a part of one ("two thirds") or
// tells its size only ("dozens of").
type number struct {
	numeral
	part  bool
	vague bool
}

// A numberKind is what a word of fractions.txt is.
type numberKind uint8

const (
	noNumber   numberKind = iota
	partNumber            // "half", "quarters", "½"
	sizeNumber            // "dozens", "hundreds"
	minusSign
	pointMark
	zeroNumber
	timesNumber // "doubled"
)

// A numberWord is a word of fractions.txt.
type numberWord struct {
	kind  numberKind
	value float64
}

// special is what fractions.txt says of p.
func (a *amountReader) special(text string, p *piece) numberWord {
	if p.word != nil {
		return a.numberWords[p.word]
	}
	if p.mark == 1 {
		return a.numberMarks[text[p.start:p.end]]
	}
	return numberWord{}
}

// numberAt reads the number that begins at piece i, in words or figures: all that
// [numeralAt] reads, and "minus five", "28 000", "3,5", "two point five", "two
// thirds", "half a million", "one and three quarters", "10 1/2", "one in five",
// "several hundred" and "tens of thousands".
func (p *amountPass) numberAt(i int) (number, bool) {
	at := &p.ps[i]
	if at.kind == wordPiece && at.word == nil || at.kind == markPiece && at.mark != 1 {
		return number{}, false
	}
	switch w := p.special(p.text, at); {
	case w.kind == minusSign && i+1 < len(p.ps) && p.special(p.text, &p.ps[i+1]).kind != minusSign:
		n, ok := p.numberAt(i + 1)
		n.value = -n.value
		return n, ok && !n.vague
	case w.kind == sizeNumber:
		return p.sized(i+1, w.value), true
	case w.kind == partNumber && w.value > 0.1:
		if v, next, ok := p.scaledBy(i+1, w.value); ok {
			return number{numeral: numeral{value: v, next: next, scaled: v >= 1000}}, true
		}
		quarter := at.kind == wordPiece && wordOf(at) != "half"
		return number{numeral: numeral{value: w.value, next: i + 1}, part: true}, !quarter
	case at.is(clFew) && i+1 < len(p.ps) && p.ps[i+1].is(clScale):
		n := p.sized(i+2, p.ps[i+1].word.sense(clScale).num)
		return n, true
	case isArticle(at) && i+1 < len(p.ps) && !p.ps[i+1].is(clScale):
		if d, next, ok := p.denominator(i+1, 1); ok {
			return p.parts(number{numeral: numeral{value: 1 / d, next: next}, part: true})
		}
		return number{}, false
	}
	n, scale, ok := p.cardinal(i)
	if !ok {
		return number{}, false
	}
	return p.mixed(i, n, scale)
}

// sized reads on behind "hundreds" or "several hundred": "of thousands".
func (p *amountPass) sized(i int, v float64) number {
	for i < len(p.ps) {
		k := i
		if k+1 < len(p.ps) && wordOf(&p.ps[k]) == "of" {
			k++
		}
		w := &p.ps[k]
		s := p.special(p.text, w)
		switch {
		case s.kind == sizeNumber && s.value >= 100:
			v *= s.value
		case w.is(clScale) && k == i:
			v *= w.word.sense(clScale).num
		default:
			return number{numeral: numeral{value: v, next: i, scaled: true}, vague: true}
		}
		i = k + 1
	}
	return number{numeral: numeral{value: v, next: i, scaled: true}, vague: true}
}

// mixed adds to the whole number n, which begins at piece i and whose last scale is scale, what
// stands behind it: decimals, a fraction, what it is a part of.
func (p *amountPass) mixed(i int, n numeral, scale float64) (number, bool) {
	if v, next, ok := p.pointed(n); ok {
		n.value, n.next = v, next
		if next < len(p.ps) && p.ps[next].is(clScale) {
			s := p.ps[next].word.sense(clScale).num
			n.value, n.next, n.scaled = n.value*s, next+1, true
		}
		return number{numeral: n}, true
	}
	if d, next, ok := p.denominator(n.next, n.value); ok && (!n.figures || !p.ps[n.next].gap) {
		n.value, n.next = n.value/d, next
		return p.parts(number{numeral: n, part: true})
	}
	if v, next, ok := p.ratio(n); ok {
		return number{numeral: numeral{value: v, next: next, figures: n.figures}, part: true}, true
	}
	if v, next, ok := p.slashed(i, n); ok {
		return p.parts(number{numeral: numeral{value: v, next: next, figures: true}, part: true})
	}
	if v, next, ok := p.added(n); ok {
		n.next = next
		switch {
		case next < len(p.ps) && p.ps[next].is(clScale) && n.value < 1000: // "five and a half million"
			s := p.ps[next].word.sense(clScale).num
			n.value, n.next, n.scaled = (n.value+v)*s, next+1, true
		case next < len(p.ps) && p.ps[next].is(clScale) && p.ps[next].word.sense(clScale).num < scale: // "one billion and a half million"
			n.value, n.next = n.value+v*p.ps[next].word.sense(clScale).num, next+1
		case n.scaled && next > 0 && p.ps[n.next-1].kind == wordPiece:
			n.value += v * scale
		default:
			n.value += v
		}
	}
	return number{numeral: n}, true
}

// parts is the fraction n, or the number that it is of: "two thirds of a million".
func (p *amountPass) parts(n number) (number, bool) {
	if v, next, ok := p.scaledBy(n.next, n.value); ok {
		return number{numeral: numeral{value: v, next: next, figures: n.figures, scaled: v >= 1000}}, true
	}
	return n, true
}

// scaledBy is v of the scale at i: "a million", "of a million", "million", "a dozen".
func (p *amountPass) scaledBy(i int, v float64) (float64, int, bool) {
	if i+1 < len(p.ps) && wordOf(&p.ps[i]) == "of" {
		i++
	}
	if i+1 < len(p.ps) && isArticle(&p.ps[i]) {
		i++
	}
	if i < len(p.ps) && p.ps[i].mark == '-' && !p.ps[i].gap {
		i++
	}
	if i < len(p.ps) && p.ps[i].is(clScale) {
		return v * p.ps[i].word.sense(clScale).num, i + 1, true
	}
	return 0, i, false
}

// pointed reads decimals in words: "point five", "point seventy-one".
func (p *amountPass) pointed(n numeral) (float64, int, bool) {
	i := n.next
	if i+1 >= len(p.ps) || n.scaled || n.figures || p.special(p.text, &p.ps[i]).kind != pointMark {
		return 0, i, false
	}
	v, unit, from := 0.0, 0.1, i+1
	for i++; i < len(p.ps); i++ {
		d, ok := p.digit(i)
		if !ok || d > 9 {
			break
		}
		v += d * unit
		unit /= 10
	}
	if i == from {
		m, _, ok := p.cardinal(i)
		if !ok || m.figures || m.value < 10 || m.value > 99 {
			return 0, i, false
		}
		v, i = m.value/100, m.next
	}
	return n.value + v, i, true
}

func (p *amountPass) digit(i int) (float64, bool) {
	w := &p.ps[i]
	if w.is(clCardinal) {
		return w.word.sense(clCardinal).num, true
	}
	return 0, p.special(p.text, w).kind == zeroNumber
}

// denominator reads what makes a fraction of n at piece i: "thirds", "-quarters",
// "twenty-fifths". Of more than one it stands in the plural.
func (p *amountPass) denominator(i int, n float64) (float64, int, bool) {
	if i+1 < len(p.ps) && p.ps[i].mark == '-' && !p.ps[i].gap && !p.ps[i+1].gap {
		i++
	}
	if i >= len(p.ps) || n < 1 || n != math.Trunc(n) || n > 999 {
		return 0, i, false
	}
	tens := 0.0
	if w := &p.ps[i]; w.is(clCardinal) && w.word.sense(clCardinal).num >= 20 && i+2 < len(p.ps) && p.ps[i+1].mark == '-' && !p.ps[i+1].gap {
		tens = w.word.sense(clCardinal).num
		i += 2
	}
	w := &p.ps[i]
	if w.kind != wordPiece {
		return 0, i, false
	}
	form := p.text[w.start:w.end]
	if s := p.special(p.text, w); s.kind == partNumber && tens == 0 && (n > 1) == strings.HasSuffix(form, "s") {
		return 1 / s.value, i + 1, true
	}
	stem, many := strings.CutSuffix(form, "s")
	e := p.words.look(stem)
	if e == nil || !e.classes.has(clOrdinal) || many != (n > 1) {
		return 0, i, false
	}
	d := tens + e.sense(clOrdinal).num
	return d, i + 1, d > 2
}

// ratio reads "in five" and "out of five" behind n: a share of them.
func (p *amountPass) ratio(n numeral) (float64, int, bool) {
	i := n.next
	if i+1 >= len(p.ps) || n.scaled || n.value < 1 {
		return 0, i, false
	}
	word := wordOf(&p.ps[i])
	switch {
	case word == "in" && n.value <= 10:
		i++
	case word == "out" && i+2 < len(p.ps) && wordOf(&p.ps[i+1]) == "of":
		i += 2
	default:
		return 0, i, false
	}
	if wordOf(&p.ps[i]) == "every" && i+1 < len(p.ps) {
		i++
	}
	m, _, ok := p.cardinal(i)
	if !ok || m.value <= n.value || m.value > 1000 || word == "in" && (m.value > 100 || m.next >= len(p.ps) || p.ps[m.next].kind != wordPiece) {
		return 0, i, false
	}
	return n.value / m.value, m.next, true
}

// slashed reads a fraction in figures: "3/4", "10 1/2", "2½".
func (p *amountPass) slashed(i int, n numeral) (float64, int, bool) {
	if !n.figures || n.scaled || n.next >= len(p.ps) {
		return 0, i, false
	}
	next := &p.ps[n.next]
	if w := p.special(p.text, next); w.kind == partNumber && next.kind == markPiece {
		return n.value + w.value, n.next + 1, true
	}
	if v, after, ok := vulgar(p.ps, n.next); ok {
		return n.value + v, after, true
	}
	if n.next != i+1 || next.mark != '/' || next.gap || n.next+1 >= len(p.ps) {
		return 0, i, false
	}
	d := &p.ps[n.next+1]
	after := n.next + 2
	more := after < len(p.ps) && !p.ps[after].gap && (p.ps[after].mark == '/' || p.ps[after].mark == '-' || p.ps[after].kind != markPiece)
	if of := after < len(p.ps) && wordOf(&p.ps[after]) == "of"; !of && !p.formBehind(after) && !p.formBehind(after+1) { // "9/11"
		more = true
	}
	if d.kind != numberPiece || d.gap || d.width == 0 || d.width > 2 || p.ps[i].width == 0 || n.value >= d.num || n.value == 0 || more {
		return 0, i, false
	}
	return n.value / d.num, after, true
}

// added reads a fraction behind a whole number: "and a half", "and three quarters".
func (p *amountPass) added(n numeral) (float64, int, bool) {
	i := n.next
	if i+4 < len(p.ps) && p.ps[i].mark == '-' && p.ps[i+2].mark == '-' && wordOf(&p.ps[i+1]) == "and" && isArticle(&p.ps[i+3]) { // "three-and-a-half"
		if d, next, ok := p.denominator(i+4, 1); ok {
			return 1 / d, next, true
		}
		return 0, i, false
	}
	if i+2 >= len(p.ps) || wordOf(&p.ps[i]) != "and" {
		return 0, i, false
	}
	if isArticle(&p.ps[i+1]) {
		if d, next, ok := p.denominator(i+2, 1); ok {
			return 1 / d, next, true
		}
		return 0, i, false
	}
	m, _, ok := p.cardinal(i + 1)
	if !ok || m.figures || m.value > 20 {
		return 0, i, false
	}
	if d, next, ok := p.denominator(m.next, m.value); ok {
		return m.value / d, next, true
	}
	return 0, i, false
}
