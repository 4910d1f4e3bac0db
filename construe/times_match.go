package construe

// A timeCapture is a piece of a pattern that matched a class, with its value.
type timeCapture struct {
	class wordClass
	num   float64
	text  string
}

// A timeMatch runs rules over the pieces of a sentence.
type timeMatch struct {
	ps       []piece
	has      timeNeed // what ps has
	captures [8]timeCapture
	n        int
}

// run matches the nodes of r from node pc at piece i, and returns where it ends.
// Parts that may be missing are taken where they can be.
func (m *timeMatch) run(r *timeRule, pc, i int) (int, bool) {
	if pc == len(r.nodes) {
		return i, true
	}
	n := &r.nodes[pc]
	switch n.kind {
	case nodeOpen:
		kept := m.n
		if end, ok := m.run(r, pc+1, i); ok {
			return end, true
		}
		m.n = kept
		return m.run(r, n.skip, i)
	case nodeClose:
		return m.run(r, pc+1, i)
	case nodeNot, nodeBefore:
		found := false
		for a := range n.alts {
			found = found || m.looks(&n.alts[a], i, n.tight)
		}
		if found != (n.kind == nodeBefore) {
			return 0, false
		}
		return m.run(r, pc+1, i)
	case nodeUnless, nodeAfter:
		found := false
		for a := range n.alts {
			found = found || m.looks(&n.alts[a], i-1, false) && (!n.tight || !m.ps[i].gap)
		}
		if found != (n.kind == nodeAfter) {
			return 0, false
		}
		return m.run(r, pc+1, i)
	}
	if i < len(m.ps) && !(n.tight && m.ps[i].gap) {
		for a := range n.alts {
			kept := m.n
			if next, ok := m.take(&n.alts[a], i); ok {
				if end, ok := m.run(r, pc+1, next); ok {
					return end, true
				}
			}
			m.n = kept
		}
	}
	if n.optional {
		return m.run(r, pc+1, i)
	}
	return 0, false
}

// looks reports whether the piece at i is a, without taking it.
func (m *timeMatch) looks(a *ruleAlt, i int, tight bool) bool {
	if i < 0 || i >= len(m.ps) || tight && m.ps[i].gap {
		return false
	}
	kept := m.n
	_, ok := m.take(a, i)
	m.n = kept
	return ok
}

// take matches a at piece i and captures the value where a is a class.
func (m *timeMatch) take(a *ruleAlt, i int) (int, bool) {
	p := &m.ps[i]
	switch {
	case a.mark != 0:
		return i + 1, p.kind == markPiece && p.mark == a.mark
	case a.word != nil:
		return i + 1, p.word == a.word
	}
	switch a.class {
	case clCapital:
		return i + 1, p.kind == wordPiece && p.capital
	case clLower:
		return i + 1, p.kind == wordPiece && !p.capital
	}
	num, text, next, ok := m.class(a.class, i)
	if !ok {
		return 0, false
	}
	class := a.class
	switch class {
	case clDayName, clDays:
		class = clWeekday
	case clDayth:
		class = clDay
	case clParts:
		class = clPart
	case clDayRel:
		class = clRel
	case clName:
		class = clMonth
	}
	if m.n < len(m.captures) {
		m.captures[m.n] = timeCapture{class, num, text}
		m.n++
	}
	return next, true
}

// class reads something of class c at piece i: its value and where it ends.
func (m *timeMatch) class(c wordClass, i int) (num float64, text string, next int, ok bool) {
	p := &m.ps[i]
	switch c {
	case clNumber:
		n, ok := numeralAt(m.ps, i)
		return n.value, "", n.next, ok
	case clOrder:
		num, next, ok = ordinalAt(m.ps, i)
		return num, "", next, ok
	case clDay:
		if p.kind != numberPiece || p.width == 0 || p.width > 2 || p.num < 1 || p.num > 31 {
			return 0, "", 0, false
		}
		if i+1 < len(m.ps) && !m.ps[i+1].gap && m.ps[i+1].kind == wordPiece {
			return p.num, "", i + 2, ordinalEnding(&m.ps[i+1])
		}
		return p.num, "", i + 1, true
	case clDayth:
		num, next, ok = ordinalAt(m.ps, i)
		return num, "", next, ok && num >= 1 && num <= 31
	case clYear, clPlain, clTwo, clFigures:
		return p.num, "", i + 1, yearLike(p, c) && m.bare(i)
	case clDotted:
		return p.num, "", i + 1, p.kind == numberPiece && p.width == 0 && (p.end-p.start == 4 || p.end-p.start == 5) && p.num < 24 && (i == 0 || p.gap)
	case clFour:
		return p.num, "", i + 1, p.kind == numberPiece && p.width == 4 && p.num < 2400 && int(p.num)%100 < 60 && (i == 0 || p.gap || m.ps[i-1].mark == '(')
	case clStamp:
		return p.num, "", i + 1, p.kind == numberPiece && p.width == 8 && p.num >= 19000101 && p.num < 21000000 && m.bare(i)
	case clMonth:
		if p.is(c) || p.word != nil && p.word.classes.has(c) && p.word.short && !p.word.classes.has(clName) && m.besideNumber(i) {
			s := p.word.sense(c)
			return s.num, s.text, i + 1, true
		}
		return 0, "", 0, false
	case clDecade:
		num, next, ok = m.decade(i)
		return num, "", next, ok
	}
	if !p.is(c) {
		return 0, "", 0, false
	}
	s := p.word.sense(c)
	return s.num, s.text, i + 1, true
}

// bare reports whether the figures at i stand for themselves: no letter, no sign
// and no other figure is glued to them ("$2000", "A2010", "2000m").
func (m *timeMatch) bare(i int) bool {
	p := &m.ps[i]
	if p.kind != numberPiece || p.width == 0 {
		return false
	}
	if i > 0 && !p.gap && (m.ps[i-1].kind == wordPiece || m.ps[i-1].mark == '$' || m.ps[i-1].mark == '#') {
		return false
	}
	if i+1 >= len(m.ps) || m.ps[i+1].gap {
		return true
	}
	switch wordOf(&m.ps[i+1]) {
	case "am", "pm", "t": // "9am", "2025-10-22T10:30"
		return true
	case "st", "nd", "rd", "th":
		return p.width <= 2
	}
	return m.ps[i+1].kind != wordPiece && m.ps[i+1].mark != '%'
}

// besideNumber reports whether figures stand next to the piece at i: "14 nov 2023".
func (m *timeMatch) besideNumber(i int) bool {
	return i > 0 && m.ps[i-1].kind == numberPiece || i+1 < len(m.ps) && m.ps[i+1].kind == numberPiece ||
		i > 1 && m.ps[i-1].kind == markPiece && m.ps[i-2].kind == numberPiece && !m.ps[i].gap
}

// numbered reports whether the four figures at i are part of a longer number, such as
// a telephone's: figures are tied to them that make no span of years with them.
func (m *timeMatch) numbered(i int) bool {
	before, behind := m.tied(i), i+2 < len(m.ps) && m.tied(i+2)
	if before && (behind || m.ps[i-2].width != 4 || m.tied(i-2)) {
		return true
	}
	if !behind {
		return false
	}
	w := m.ps[i+2].width
	return w != 4 && w != 2 || w == 4 && i+4 < len(m.ps) && m.tied(i+4)
}

// tied reports whether a dash without white space ties the number at i to another
// before it.
func (m *timeMatch) tied(i int) bool {
	return i >= 2 && m.ps[i].kind == numberPiece && m.ps[i-1].mark == '-' && m.ps[i-2].kind == numberPiece && !m.ps[i-1].gap && !m.ps[i].gap
}

func yearLike(p *piece, c wordClass) bool {
	switch c {
	case clYear:
		return p.width == 4 && p.num >= 1000 && p.num < 2200
	case clPlain:
		return p.width == 4 && p.num >= 1900 && p.num < 2060
	case clTwo:
		return p.width == 2
	}
	return p.width <= 2
}

// decade reads "1990s", "1990's" and "90s" at i.
func (m *timeMatch) decade(i int) (float64, int, bool) {
	p := &m.ps[i]
	if p.kind != numberPiece || int(p.num)%10 != 0 || p.width != 4 && p.width != 2 {
		return 0, 0, false
	}
	j := i + 1
	if j < len(m.ps) && m.ps[j].mark == '\'' && !m.ps[j].gap { // "the 1990's", but "Vision 2030's"
		if i == 0 || wordOf(&m.ps[i-1]) != "the" && m.ps[i-1].mark != '-' && !m.ps[i-1].is(clMod) {
			return 0, 0, false
		}
		j++
	}
	if j >= len(m.ps) || m.ps[j].gap || m.ps[j].word == nil || m.ps[j].word.text != "s" {
		return 0, 0, false
	}
	return p.num, j + 1, true
}
