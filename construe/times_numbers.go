package construe

// A numeral is a number as the text gives it, in words or figures.
type numeral struct {
	value   float64
	next    int  // index of the piece after it
	figures bool // begins with figures
	scaled  bool // holds a scale: "4.5 billion"
}

// numeralAt reads the number that begins at piece i: "10,000", "twenty-five",
// "two and a half", "a hundred", "4.5 billion", "28bn". It is the longest reading.
func numeralAt(ps []piece, i int) (numeral, bool) {
	n := numeral{next: i}
	if i >= len(ps) {
		return n, false
	}
	var cur float64
	any := false
	j := i
	switch p := &ps[i]; {
	case p.kind == numberPiece:
		cur, n.figures, any = p.num, true, true
		j++
		if j < len(ps) && !ps[j].gap && ps[j].is(clLetter) {
			cur *= ps[j].word.sense(clLetter).num
			n.scaled = true
			j++
		}
		if v, next, ok := vulgar(ps, j); ok { // "2 1/2"
			cur += v
			j = next
		}
	case p.is(clFraction) && i+2 < len(ps) && isArticle(&ps[i+1]) && ps[i+2].is(clScale): // "half a million"
		return numeral{p.word.sense(clFraction).num * ps[i+2].word.sense(clScale).num, i + 3, false, true}, true
	case isArticle(p):
		if i+1 >= len(ps) || !ps[i+1].is(clScale) {
			return n, false
		}
		cur, any = 1, true
		j++
	case !p.is(clCardinal):
		return n, false
	}
	total, j, scaled := spelledOut(ps, j, cur, any)
	n.value, n.next, n.scaled = total, j, n.scaled || scaled
	if n.next == i {
		return n, false
	}
	if v, next, ok := half(ps, n.next); ok {
		n.value += v
		n.next = next
	}
	return n, true
}

// spelledOut reads on in words: tens, units and scales.
func spelledOut(ps []piece, j int, cur float64, any bool) (total float64, next int, scaled bool) {
	figures := any
	for j < len(ps) {
		k := j
		if any && k+1 < len(ps) && ps[k].mark == '-' && !ps[k].gap && !ps[k+1].gap { // "twenty-five", "2.5-million"
			k++
		} else if any && !figures && k+1 < len(ps) && ps[k].word != nil && ps[k].word.text == "and" && ps[k+1].is(clCardinal) && cur >= 100 {
			k++
		}
		p := &ps[k]
		switch {
		case p.is(clCardinal) && !figures:
			v := p.word.sense(clCardinal).num
			if any && (k == j || cur < 20 || v >= 10) && !(cur >= 100 && int(cur)%100 == 0) && !(cur >= 20 && int(cur)%10 == 0 && v < 10) && cur != 0 {
				return total + cur, j, scaled
			}
			cur += v
		case p.is(clScale) && any:
			s := p.word.sense(clScale).num
			if s == 100 {
				cur *= s
			} else {
				total += cur * s
				cur = 0
			}
			scaled = scaled || s >= 1000
			figures = false
		default:
			return total + cur, j, scaled
		}
		any = true
		j = k + 1
	}
	return total + cur, j, scaled
}

func isArticle(p *piece) bool {
	return p.word != nil && (p.word.text == "a" || p.word.text == "an")
}

// half reads "and a half" at i.
func half(ps []piece, i int) (float64, int, bool) {
	if i+2 < len(ps) && ps[i].word != nil && ps[i].word.text == "and" && isArticle(&ps[i+1]) && ps[i+2].is(clFraction) {
		return ps[i+2].word.sense(clFraction).num, i + 3, true
	}
	return 0, i, false
}

// vulgar reads a fraction such as "1/2" at i.
func vulgar(ps []piece, i int) (float64, int, bool) {
	if i+2 < len(ps) && ps[i].gap && ps[i].kind == numberPiece && ps[i+1].mark == '/' && !ps[i+1].gap &&
		ps[i+2].kind == numberPiece && !ps[i+2].gap && ps[i].width == 1 && ps[i+2].width == 1 && ps[i].num < ps[i+2].num {
		return ps[i].num / ps[i+2].num, i + 3, true
	}
	return 0, i, false
}

// ordinalAt reads the ordinal at i: "21st", "third", "twenty-first".
func ordinalAt(ps []piece, i int) (v float64, next int, ok bool) {
	p := &ps[i]
	switch {
	case p.kind == numberPiece && p.width > 0 && i+1 < len(ps) && !ps[i+1].gap && ordinalEnding(&ps[i+1]):
		return p.num, i + 2, true
	case p.is(clOrdinal):
		return p.word.sense(clOrdinal).num, i + 1, true
	case p.is(clCardinal) && i+2 < len(ps) && ps[i+1].mark == '-' && ps[i+2].is(clOrdinal) && p.word.sense(clCardinal).num >= 20:
		return p.word.sense(clCardinal).num + ps[i+2].word.sense(clOrdinal).num, i + 3, true
	case p.is(clCardinal) && i+1 < len(ps) && ps[i+1].is(clOrdinal) && p.word.sense(clCardinal).num >= 20 && ps[i+1].word.sense(clOrdinal).num < 10:
		return p.word.sense(clCardinal).num + ps[i+1].word.sense(clOrdinal).num, i + 2, true
	}
	return 0, i, false
}

func ordinalEnding(p *piece) bool {
	return p.kind == wordPiece && p.end-p.start == 2 && p.word != nil &&
		(p.word.text == "st" || p.word.text == "nd" || p.word.text == "rd" || p.word.text == "th")
}
