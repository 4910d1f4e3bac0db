package construe

import (
	"math"
	"strings"
	"unicode/utf8"
)

// A counting is a number in words as far as it is read.
type counting struct {
	numeral
	total float64 // of the scales that are done
	cur   float64 // below the next scale
	scale float64 // the last one, or 1
	room  float64 // what follows is less
	last  step
}

// A step is what the word read last leaves open.
type step uint8

const (
	nothing step = iota
	ones         // nothing goes on but a scale
	tens         // a digit may follow
	hundred      // what is below a hundred may follow
	scaled       // what is below the scale may follow
)

// cardinal reads the whole or decimal number at piece i, in words, figures or both: "two
// hundred and two thousand", "28 000", "4 thousand 3 hundred and 21", "28bn". The
// scale is the last one in it, or 1.
func (p *amountPass) cardinal(i int) (n numeral, scale float64, ok bool) {
	c := counting{scale: 1}
	j := i
	if i < len(p.ps) && p.ps[i].kind == numberPiece {
		if c.cur, j, ok = p.figures(i); !ok {
			return n, 1, false
		}
		c.last, c.figures = ones, true
		if s, next, ok := p.letters(j); ok {
			c.value, c.next, c.scaled = c.cur*s, next, true
			return c.numeral, s, true
		}
	}
	first := j
	between := i > 0 && wordOf(&p.ps[i-1]) == "between"
	for j < len(p.ps) {
		k, and := j, false
		if j > i {
			k, and = p.joint(&c, j, between)
		}
		if !p.counted(&c, k, and, j == first) {
			break
		}
		j = k + 1
	}
	c.value, c.next = c.total+c.cur, j
	return c.numeral, c.scale, j > i
}

// joint steps over a hyphen or "and" at piece j that holds the parts of c together.
func (p *amountPass) joint(c *counting, j int, between bool) (next int, and bool) {
	w := &p.ps[j]
	switch {
	case j+1 >= len(p.ps):
	case w.mark == '-':
		if !w.gap && !p.ps[j+1].gap && (c.last == tens || p.ps[j+1].is(clScale)) {
			return j + 1, false
		}
	case !between && wordOf(w) == "and" && (c.last == hundred || c.last == scaled && p.scaleBehind(j+1) < max(c.room, c.scale)) && !p.fractionBehind(j+1):
		return j + 1, true
	}
	return j, false
}

// counted adds piece k to c, or reports that it is no part of it; first says that no word
// of c comes before it.
func (p *amountPass) counted(c *counting, k int, and, first bool) bool {
	w := &p.ps[k]
	switch {
	case w.kind == numberPiece:
		below := p.scaleBehind(k)
		if w.width == 0 || !(and && c.last == hundred && w.num < 100 || c.last == scaled && w.num < c.room && below > 1 && below < c.room) {
			return false
		}
		c.cur, c.last = c.cur+w.num, ones
	case isArticle(w):
		if c.last != nothing || k+1 >= len(p.ps) || !p.ps[k+1].is(clScale) {
			return false
		}
		c.cur, c.last = 1, ones
	case w.is(clCardinal) || p.special(p.text, w).kind == zeroNumber:
		return c.add(w.word.sense(clCardinal).num, and)
	case (w.is(clScale) || p.dozens(w)) && c.last != nothing && !and:
		s := w.word.sense(clScale).num
		if s == 0 {
			s = p.special(p.text, w).value
		}
		return c.multiply(s, first)
	default:
		return false
	}
	return true
}

// add adds a word below a hundred, if it may stand here.
func (c *counting) add(v float64, and bool) bool {
	if c.last != nothing && !(v > 0 && (c.last == tens && v < 10 && !and || c.last == hundred && v < 100 || c.last == scaled && v < c.room)) {
		return false
	}
	if c.last == hundred || c.last == tens {
		c.cur += v
	} else {
		c.cur = v
	}
	if c.last = ones; v >= 20 {
		c.last = tens
	}
	return true
}

// multiply takes what was read by the scale s, if it may stand here.
func (c *counting) multiply(s float64, first bool) bool {
	switch {
	case s == 100 && c.last != hundred && c.last != scaled && c.cur > 0 && (c.cur < 100 || first):
		c.cur, c.last, c.room = c.cur*100, hundred, 100
	case s == 12:
		c.cur, c.last = c.cur*12, ones
	case c.last == scaled: // "three lakh crore"
		c.total *= s
		c.room, c.scaled = 0, true
	case c.cur == 0 || c.room > 100 && s >= c.room:
		return false
	default:
		c.total, c.cur = c.total+c.cur*s, 0
		c.last, c.room, c.scale, c.scaled = scaled, s, s, true
	}
	return true
}

// scaleBehind is the scale behind the number that begins at piece i, or 1.
func (p *amountPass) scaleBehind(i int) float64 {
	for end := min(i+8, len(p.ps)); i < end; i++ {
		w := &p.ps[i]
		switch {
		case w.is(clScale) && (w.word.sense(clScale).num != 100 || i+1 == len(p.ps) || !p.ps[i+1].is(clScale)):
			return w.word.sense(clScale).num
		case w.kind != numberPiece && w.mark != '-' && !w.is(clCardinal) && !w.is(clScale):
			return 1
		}
	}
	return 1
}

// dozens reports whether w is a scale in the plural: "two dozens".
func (p *amountPass) dozens(w *piece) bool {
	s := p.special(p.text, w)
	return s.kind == sizeNumber && (s.value == 12 || s.value >= 100)
}

// fractionBehind reports whether the number that begins at piece i is a fraction of one digit:
// "three quarters".
func (p *amountPass) fractionBehind(i int) bool {
	v, ok := p.digit(i)
	if !ok || v > 9 {
		return false
	}
	_, _, ok = p.denominator(i+1, v)
	return ok
}

// letters reads a scale in letters behind figures: "bn" close by or apart, a single
// letter only close by.
func (p *amountPass) letters(i int) (float64, int, bool) {
	if i >= len(p.ps) || !p.ps[i].is(clLetter) || p.ps[i].gap && p.ps[i].end-p.ps[i].start < 2 ||
		i+1 < len(p.ps) && p.ps[i+1].kind == numberPiece && !p.ps[i+1].gap { // "24 m2"
		return 0, i, false
	}
	return p.ps[i].word.sense(clLetter).num, i + 1, true
}

// figures reads the number in figures at piece i: "7,591", "12,34,567", "28 000", "3,5
// per cent". What looks like an address, a list or a score is none.
func (p *amountPass) figures(i int) (float64, int, bool) {
	at := &p.ps[i]
	next := i + 1
	if p.leadingPoint(i) {
		return at.num / math.Pow10(at.end-at.start), next, at.width > 0 && at.width < 16
	}
	if glued := next+1 < len(p.ps) && !p.ps[next].gap && (p.ps[next].mark == ',' || p.ps[next].mark == '.') && p.ps[next+1].kind == numberPiece && !p.ps[next+1].gap; glued || p.european && at.width == 0 {
		return p.run(i)
	}
	if at.width == 0 || at.width > 3 {
		return at.num, next, true
	}
	v := at.num
	for next < len(p.ps) && p.thousands(next) && (at.num > 0 && p.text[at.start] != '0') {
		v = v*1000 + p.ps[next].num
		if next++; p.ps[next-1].width == 0 {
			break
		}
	}
	if next < len(p.ps) && next > i+1 && p.ps[next].kind == numberPiece && p.ps[next].gap && p.ps[next].width > 3 {
		return at.num, i + 1, true
	}
	return v, next, true
}

// leadingPoint reports whether the figures at piece i are decimals alone: ".08".
func (p *amountPass) leadingPoint(i int) bool {
	return i > 0 && p.ps[i-1].mark == '.' && p.ps[i-1].gap && !p.ps[i].gap
}

// thousands reports whether piece i is a group of three figures behind one space:
// "000" of "28 000".
func (p *amountPass) thousands(i int) bool {
	w := &p.ps[i]
	if w.kind != numberPiece || !w.gap || i == 0 {
		return false
	}
	digits := 0
	for digits < w.end-w.start && p.text[w.start+digits] != '.' {
		if p.text[w.start+digits] == ',' {
			return false
		}
		digits++
	}
	_, size := utf8.DecodeRuneInString(p.text[p.ps[i-1].end:])
	return digits == 3 && p.ps[i-1].end+size == w.start
}

// run reads the figures, commas and full stops that stand close together at piece i.
func (p *amountPass) run(i int) (float64, int, bool) {
	end := p.ps[i].start
	for end < len(p.text) && end-p.ps[i].start < 32 && (p.text[end] >= '0' && p.text[end] <= '9' || p.text[end] == ',' || p.text[end] == '.') {
		end++
	}
	run := strings.TrimRight(p.text[p.ps[i].start:end], ",.")
	end = p.ps[i].start + len(run)
	next := i
	for next < len(p.ps) && p.ps[next].end <= end {
		next++
	}
	comma := p.european
	if !comma && next < len(p.ps) { // "3,5 per cent"
		_, _, comma = p.formAt(p.text, p.ps, next)
		comma = comma || p.ps[next].is(clScale)
	}
	v, ok := readFigures(run, p.european, comma)
	return v, next, ok
}

// readFigures is the number that run writes; european says that in its text a full
// stop parts thousands, comma that here one may part the decimals.
func readFigures(run string, european, comma bool) (float64, bool) {
	if len(run) > 24 {
		return 0, false
	}
	whole, part := run, ""
	commas, stops := strings.Count(run, ","), strings.Count(run, ".")
	sep := byte(',')
	switch c, s := strings.LastIndexByte(run, ','), strings.LastIndexByte(run, '.'); {
	case commas > 0 && stops > 0 && c > s, stops > 1 || stops == 1 && european && len(run)-s == 4:
		sep = '.'
		if commas > 1 {
			return 0, false
		}
		if commas == 1 {
			whole, part = run[:c], run[c+1:]
		}
	case stops == 1:
		whole, part = run[:s], run[s+1:]
	case commas == 1 && comma && len(run)-c <= 3:
		whole, part = run[:c], run[c+1:]
	}
	groups := strings.Split(whole, string(sep))
	for k, g := range groups {
		last := k == len(groups)-1
		switch {
		case k == 0 && len(groups) > 1 && (len(g) == 0 || len(g) > 3), k > 0 && last && len(g) != 3,
			k > 0 && !last && len(g) != 3 && !(sep == ',' && len(g) == 2 && len(groups[1]) == 2):
			return 0, false
		}
	}
	v, unit := 0.0, 1.0
	for k := range len(whole) {
		if c := whole[k]; c != sep {
			if c < '0' || c > '9' {
				return 0, false
			}
			v = v*10 + float64(c-'0')
		}
	}
	for k := range len(part) {
		if part[k] < '0' || part[k] > '9' {
			return 0, false
		}
		unit /= 10
		v += float64(part[k]-'0') * unit
	}
	return v, true
}

// writesComma reports whether text parts its decimals by a comma and its thousands
// by a full stop: it does so somewhere, and nowhere the other way round.
func writesComma(text string) bool {
	found := false
	for i := 1; i+1 < len(text); i++ {
		c := text[i]
		if c != ',' && c != '.' || !digitAt(text, i-1) || !digitAt(text, i+1) {
			continue
		}
		n := 1
		for i+n < len(text) && digitAt(text, i+n) {
			n++
		}
		n--
		after := byte(' ')
		if i+n+1 < len(text) {
			after = text[i+n+1]
		}
		before := i - 1
		for before > 0 && digitAt(text, before-1) {
			before--
		}
		alone := before == 0 || text[before-1] != c && text[before-1] != ',' && text[before-1] != '.'
		run := (after == ',' || after == '.') && digitAt(text, i+n+2)
		switch {
		case !alone || run:
		case c == '.' && n != 3, c == ',' && n == 3:
			return false
		case c == ',' && n <= 2:
			found = true
		}
		i += n
	}
	return found
}

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}
