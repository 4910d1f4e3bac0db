package core

// A gap is the place between two pieces where a sentence may end.
type gap struct {
	l3, l2, l, r, r2, r3 piece
	since                uint8 // pieces since the last end, in steps
	until                uint8 // pieces to the next full stop, in steps
	quote, paren         bool  // open before the gap
	page                 page
}

// A page is what the whole document tells about how it is written.
type page struct {
	careless bool  // many of its sentences begin with a small letter
	lower    uint8 // share of its stops that a small letter follows, in steps
	upper    uint8 // share of its words with a capital where no sentence begins, in steps
	loose    uint8 // common words with a capital that follow no stop, for each stop, in steps
	mail     uint8 // addresses for each word, in steps
	long     uint8 // words for each stop, in steps
}

// feature is one thing that a gap tells. Zero tells nothing.
type feature struct {
	name string
	of   func(g *gap) uint64
}

// features is what training and running look at, in order. Each shows where a
// sentence ends ("|") or does not ("+") because of it.
var features = [...]feature{
	{"stop, shape after", func(g *gap) uint64 { return g.kind()<<8 | g.after() }},                                      // "left.| He", "approx.+ half"
	{"stop, shapes", func(g *gap) uint64 { return g.kind()<<24 | g.before()<<16 | g.after()<<8 | uint64(g.r2.shape) }}, // "J.+ Rassendyll"
	{"shapes", func(g *gap) uint64 {
		return uint64(g.l2.shape)<<24 | g.kind()<<32 | g.before()<<16 | g.after()<<8 | uint64(g.r2.shape)
	}}, // "Great service| My wife"
	{"sorts", func(g *gap) uint64 { return g.kind()<<32 | code(&g.l)<<16 | code(&g.r) }}, // "Great service| My"
	{"sorts, one more before", func(g *gap) uint64 { return g.flat()<<60 ^ code(&g.l2)<<32 ^ code(&g.l)<<16 ^ code(&g.r) }},
	{"sorts, one more after", func(g *gap) uint64 { return g.flat()<<60 ^ code(&g.r2)<<32 ^ code(&g.l)<<16 ^ code(&g.r) }},
	{"sorts, two each", func(g *gap) uint64 {
		return g.flat()<<60 ^ code(&g.l2)<<45 ^ code(&g.r2)<<30 ^ code(&g.l)<<15 ^ code(&g.r)
	}},
	{"sorts after", func(g *gap) uint64 { return g.flat()<<60 ^ code(&g.r3)<<32 ^ code(&g.r2)<<16 ^ code(&g.r) }},
	{"sorts before", func(g *gap) uint64 { return g.flat()<<60 ^ code(&g.l3)<<32 ^ code(&g.l2)<<16 ^ code(&g.l) }},
	{"sorts, word before", func(g *gap) uint64 { return g.flat()<<60 ^ uint64(g.l.word)<<28 ^ code(&g.r)<<14 ^ code(&g.r2) }},
	{"sorts, word after", func(g *gap) uint64 { return g.flat()<<60 ^ uint64(g.r.word)<<28 ^ code(&g.l)<<14 ^ code(&g.l2) }},
	{"abbreviation", func(g *gap) uint64 { return g.class() << 16 }},                                            // "Dr.+ Elph"
	{"abbreviation, shape after", func(g *gap) uint64 { return g.class()<<8 | g.after() }},                      // "Oct.+ 22"
	{"abbreviation, opener", func(g *gap) uint64 { return g.class()<<8 | truth(g.r.common) | 2 }},               // "in the U.S.| He"
	{"abbreviation, word after", func(g *gap) uint64 { return some(g.class(), uint64(g.r.word)) }},              // "the U.S.+ envoy"
	{"word before", func(g *gap) uint64 { return g.kind()<<32 | uint64(g.l.word) }},                             // "etc.+ in"
	{"word before, shape after", func(g *gap) uint64 { return g.kind()<<40 | uint64(g.l.word)<<8 | g.after() }}, // "No.+ 2"
	{"word after", func(g *gap) uint64 { return g.flat()<<40 | uint64(g.r.word)<<8 | g.after() }},               // "service| My"
	{"two words after", func(g *gap) uint64 { return g.flat()<<62 ^ uint64(g.r.word)<<24 ^ uint64(g.r2.word) }}, // "| I have"
	{"words", func(g *gap) uint64 { return g.kind()<<58 ^ uint64(g.l.word)<<20 ^ uint64(g.r.word) }},            // "Best+ Buy"
	{"ending before", func(g *gap) uint64 { return g.kind()<<32 | uint64(g.l.tail) }},                           // "fishing| The"
	{"ending after", func(g *gap) uint64 { return g.flat()<<40 | uint64(g.r.tail)<<8 | uint64(g.r.shape) }},     // "service| Went"
	{"length before", func(g *gap) uint64 { return g.kind()<<8 | uint64(g.l.size) }},                            // "p.+ 12"
	{"marks", func(g *gap) uint64 {
		return g.kind()<<24 | uint64(g.l.closer)<<16 | uint64(g.r.opener)<<8 | truth(g.quote) | 2*truth(g.paren)
	}}, // "”| “"
	{"marks, shape after", func(g *gap) uint64 { return g.kind()<<24 | uint64(g.l.closer)<<16 | g.after()<<8 | truth(g.quote) }}, // "said.” he"
	{"since", func(g *gap) uint64 { return g.kind()<<8 | uint64(g.since) }},                                                      // "1.+ Open"
	{"since, until", func(g *gap) uint64 { return g.flat()<<16 | uint64(g.until)<<8 | uint64(g.since) }},                         //
	{"since, shapes", func(g *gap) uint64 { return g.flat()<<32 | uint64(g.since)<<16 | g.before()<<8 | g.after() }},
	{"until", func(g *gap) uint64 { return g.flat()<<16 | uint64(g.until)<<8 | g.after() }},
	{"stop", func(g *gap) uint64 { return g.kind() }},
	{"page, small letters", func(g *gap) uint64 { return g.kind()<<16 | uint64(g.page.lower)<<8 | g.after() }}, // "left.| then he"
	{"page, capitals", func(g *gap) uint64 { return g.kind()<<16 | uint64(g.page.upper)<<8 | g.after() }},      //
	{"page, length", func(g *gap) uint64 { return g.kind()<<16 | uint64(g.page.long)<<8 | g.after() }},         //
	{"page, loose", func(g *gap) uint64 { return g.kind()<<16 | uint64(g.page.loose)<<8 | g.after() }},
	{"page, loose, sorts", func(g *gap) uint64 { return g.flat()<<60 | uint64(g.page.loose)<<40 | code(&g.l)<<16 | code(&g.r) }},
	{"page, loose, sorts after", func(g *gap) uint64 { return g.flat()<<60 | uint64(g.page.loose)<<40 | code(&g.r2)<<16 | code(&g.r) }},
	{"page, mail", func(g *gap) uint64 { return g.kind()<<16 | uint64(g.page.mail)<<8 | g.after() }},
	{"page, mail, sorts", func(g *gap) uint64 { return g.flat()<<60 | uint64(g.page.mail)<<40 | code(&g.l)<<16 | code(&g.r) }},
	{"page, all", func(g *gap) uint64 {
		return g.flat()<<60 | uint64(g.page.mail)<<30 | uint64(g.page.loose)<<20 | uint64(g.page.upper)<<10 | uint64(g.page.long)
	}},
	{"page, word after", func(g *gap) uint64 {
		return g.flat()<<40 | uint64(g.r.word)<<8 | uint64(g.page.long)<<4 | uint64(g.page.upper)
	}}, //
	{"word before the last", func(g *gap) uint64 { return g.flat()<<40 | uint64(g.l2.word)<<8 | g.after() }}, //
	{"word after the next", func(g *gap) uint64 { return g.flat()<<40 | uint64(g.r2.word)<<8 | g.after() }},  //
}

// around gives g the pieces of ps on both sides of the gap behind ps[i], the
// since-th of its sentence.
func (g *gap) around(ps []piece, i, since int) {
	at := func(k int) piece {
		if k <= i-since || k >= len(ps) {
			return piece{}
		}
		return ps[k]
	}
	g.l3, g.l2, g.l, g.r, g.r2, g.r3 = at(i-2), at(i-1), ps[i], ps[i+1], at(i+2), at(i+3)
}

// mark keeps account of what p opens and closes.
func (g *gap) mark(p *piece) {
	switch {
	case p.closer == '"':
		g.quote = false
	case p.opener == '"':
		g.quote = true
	}
	switch {
	case p.closer == ')':
		g.paren = false
	case p.opener == '(':
		g.paren = true
	}
}

func (g *gap) kind() uint64 { return uint64(g.l.stop) | 128 }

// flat is 1 where the gap has a stop before it, else 2.
func (g *gap) flat() uint64 {
	if ends(g.l.stop) {
		return 1
	}
	return 2
}

func (g *gap) before() uint64 {
	return uint64(g.l.shape)<<1 | truth(g.l.dotted)
}

func (g *gap) after() uint64 {
	return uint64(g.r.shape)<<1 | truth(g.r.opener != 0)
}

func (g *gap) class() uint64 { return uint64(g.l.class) }

func some(class, what uint64) uint64 {
	if class == 0 {
		return 0
	}
	return class<<32 | what
}

// code is what a piece looks like, in 14 bits.
func code(p *piece) uint64 {
	return uint64(p.shape) | uint64(p.sort)<<4 | truth(p.dotted)<<9 | truth(p.opener != 0)<<10 | truth(p.closer != 0)<<11 | truth(ends(p.stop))<<12 | truth(p.stop != 0)<<13
}

func truth(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// step is n in steps that grow.
func step(n int) uint8 {
	switch {
	case n < 4:
		return uint8(n)
	case n < 6:
		return 4
	case n < 9:
		return 5
	case n < 15:
		return 6
	case n < 25:
		return 7
	case n < 45:
		return 8
	}
	return 9
}

// share is a of b in eight steps.
func share(a, b int) uint8 {
	if b == 0 {
		return 0
	}
	return 1 + uint8(min(7, 16*a/b))
}
