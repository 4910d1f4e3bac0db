package core

import (
	"strings"
	"unicode/utf8"

	"chancery"
)

// word appends text[a:b], cut where it is a contraction or a genitive.
func (c *cutter) word(a, b int) {
	var cuts [4]int // from the right
	n, end := 0, b
	for n < len(cuts)-1 {
		at := c.cutAt(a, end)
		if at <= a {
			break
		}
		cuts[n], n, end = at, n+1, at
	}
	if n == 0 {
		if at := c.unit(a, b); at > a {
			c.add(a, at)
			a = at
		}
		c.add(a, b)
		return
	}
	from := a
	for k := n; k >= 0; k-- {
		to := b
		if k > 0 {
			to = cuts[k-1]
		}
		c.out = append(c.out, chancery.Word{Span: chancery.Span{Start: from, End: to}, Form: c.text[from:to], Multi: uint8(n - k + 1)})
		from = to
	}
}

// cutAt is where the last part of the contraction text[a:b] begins, or 0.
func (c *cutter) cutAt(a, b int) int {
	w := c.text[a:b]
	if len(w) <= longest {
		var buf [longest]byte
		if at := c.part[string(lower(&buf, w))]; at > 0 && (len(w) > 3 || w[1] >= 'a') {
			return a + at
		}
	}
	if !marked(w) {
		return 0
	}
	if w[len(w)-1] == '\'' && len(w) > 1 {
		return b - 1
	}
	if cut, ok := strings.CutSuffix(w, "’"); ok && cut != "" {
		return a + len(cut)
	}
	for _, t := range c.clitic {
		at := len(w) - len(t)
		if at <= 0 || !strings.EqualFold(w[at:], t) {
			continue
		}
		if before := w[at-1]; before >= '0' && before <= '9' && t[len(t)-1] == 's' {
			return 0 // "the 1960's"
		}
		return a + at
	}
	return 0
}

// unit is where the unit begins in "5pm" and "35mm", or 0.
func (c *cutter) unit(a, b int) int {
	if c.text[a] < '0' || c.text[a] > '9' || c.text[b-1] < 'A' || b-a > 2*longest {
		return 0
	}
	at := b
	for at > a && c.text[at-1] >= 'A' && c.text[at-1] < utf8.RuneSelf && ascii[c.text[at-1]] == alpha {
		at--
	}
	var buf [longest]byte
	if at == a || c.text[at-1] < '0' || c.text[at-1] > '9' || !c.measure[string(lower(&buf, c.text[at:b]))] {
		return 0
	}
	return at
}

// marked reports whether an apostrophe may be in w.
func marked(w string) bool {
	for i := range len(w) {
		if w[i] == '\'' || w[i] == '`' || w[i] == "’"[0] {
			return true
		}
	}
	return false
}

// marks is where the word ends that begins with the mark text[i:j], in a chunk
// that begins at start.
func (c *cutter) marks(start, i, j, end int) int {
	b := c.text[i]
	next := func(k kind) bool {
		if j >= end {
			return false
		}
		got, _ := class(c.text, j, end)
		return got == k
	}
	switch b {
	case '.', '!', '?':
		if b == '.' && i == start && next(digit) {
			return c.reach(j, end)
		}
		for j < end && strings.IndexByte(".!?", c.text[j]) >= 0 && (j < i+3 || (c.text[j] == '.') == (c.text[j-1] == '.')) {
			j++
		}
		return j
	case '-', '*', '=', '~', '+', '#', '<', '>', ',', '`', '^':
		if b == '+' && i == start && next(digit) || b == '#' && i == start && next(alpha) {
			return c.reach(j, end)
		}
		return c.run(b, j, end)
	case '@':
		if i == start && next(alpha) {
			return c.reach(j, end)
		}
		return j
	case '\'':
		return c.quote(start, i, j, end)
	}
	return c.sign(i, j, end)
}

// run is where the bytes b that begin at j end.
func (c *cutter) run(b byte, j, end int) int {
	for j < end && c.text[j] == b {
		j++
	}
	return j
}

// quote is marks for "'": a quotation mark, or that of "'72".
func (c *cutter) quote(start, i, j, end int) int {
	if e := c.run('\'', j, end); e > j {
		return e
	}
	if j < end && (i == start || c.out[len(c.out)-1].Form == "(") {
		if k, _ := class(c.text, j, end); k == digit && !c.open {
			return c.reach(j, end)
		}
		for _, t := range c.clitic {
			if e := i + len(t); e <= end && c.text[i:e] == t {
				if e == end {
					return e
				}
				if k, _ := class(c.text, e, end); k != alpha && k != digit {
					return e
				}
			}
		}
	}
	c.open = !c.open && j < end
	return j
}

// sign is marks for a sign beyond ASCII, with what combines with it: "❤️".
func (c *cutter) sign(i, j, end int) int {
	if c.text[i] < utf8.RuneSelf {
		return j
	}
	switch r, _ := utf8.DecodeRuneInString(c.text[i:end]); r {
	case '‘':
		c.open = true
	case '’':
		if k := ascii[c.text[min(j, end-1)]&0x7f]; j < end && j == i+3 && k == digit && !c.open { // "’72"
			return c.reach(j, end)
		}
		c.open = false
	case '…':
		for j < end && c.text[j] == '.' {
			j++
		}
		return j
	}
	return j
}
