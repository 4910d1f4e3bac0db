package core

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// A piece is what stands between two spaces, as far as the end of a sentence can
// be told by it: “(Elph.” is the word "elph" with an opening mark and a stop.
type piece struct {
	chancery.Span
	word   uint32 // hash of its letters in small letters, or of its marks where it has none
	tail   uint32 // hash of the last letters
	class  uint8  // of abbreviation
	sort   uint8  // closed class of the word, as en/closed.txt has it, or commonWord, or 0
	size   uint8  // letters and marks of the word, 15 at most
	shape  shape
	stop   uint8 // the mark that ends it, before what closes: one of .!?…:;, or 0
	closer uint8 // the mark that closes: one of "')] or 0
	opener uint8 // the mark that opens: one of "'([ or 0
	dotted bool  // a full stop is inside the word: "U.S"
	common bool  // the word opens sentences more often than it follows "U.S." in one
	glued  bool  // no space parts it from the piece before
	broken bool  // a line break does
}

// A shape is what a word looks like.
type shape uint8

const (
	none shape = iota
	small
	capital
	initial // one capital letter
	shouted // all capitals
	mixed   // "iPad", "McDonald"
	numeral
	coded  // digits and letters
	signs  // no letter or digit
	linked // an address
)

// pieces appends the pieces of text[sp.Start:sp.End] to out.
func (b *Bounds) pieces(text string, sp chancery.Span, out []piece) []piece {
	broken := false
	for i := sp.Start; i < sp.End; {
		k, n := class(text, i, sp.End)
		if k == space {
			broken = broken || text[i] == '\n'
			i += n
			continue
		}
		end, _ := chunk(text, i, sp.End)
		mail := strings.IndexByte(text[i:end], '@') >= 0
		from := len(out)
		for i < end {
			e := end
			if !mail {
				e = glue(text, i, end)
			}
			out = append(out, b.piece(text, i, e))
			out[len(out)-1].glued = len(out)-1 > from
			i = e
		}
		out[from].broken = broken
		broken = false
	}
	return out
}

// glue is where the first sentence of text[i:end] ends, in which no space is:
// after "peace." of "peace.He". "U.S.-led", "3.5" and "a.m" are not cut.
func glue(text string, i, end int) int {
	for k := i + 2; k < end-1; k++ {
		if text[k] != '.' {
			continue
		}
		to := k + 1
		for to < end {
			r, n := utf8.DecodeRuneInString(text[to:end])
			if !strings.ContainsRune("\"”’»)]'", r) {
				break
			}
			to += n
		}
		next, n := utf8.DecodeRuneInString(text[to:end])
		if unicode.IsUpper(next) && lowerBefore(text[i:k]) && (to+n == end || unicode.IsLower(firstRune(text[to+n:end]))) {
			return to
		}
	}
	return end
}

// lowerBefore reports whether s ends as a word before a full stop may that ends a
// sentence without a space behind it.
func lowerBefore(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	q, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsLower(r) && unicode.IsLower(q) || unicode.IsDigit(r) || strings.ContainsRune("”\"’)", r)
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// piece is what text[i:end] tells.
func (b *Bounds) piece(text string, i, end int) piece {
	p := piece{Span: chancery.Span{Start: i, End: end}}
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		m := opens(r)
		if m == 0 || i+n == end {
			break
		}
		p.opener = m
		i += n
	}
	for end > i {
		r, n := utf8.DecodeLastRuneInString(text[i:end])
		m := closes(r)
		if m == 0 || end-n == i {
			break
		}
		p.closer = m
		end -= n
		if r == ']' { // a note: "peace.[12]"
			if at := strings.LastIndexByte(text[max(i, end-4):end], '['); at > 0 {
				end = max(i, end-4) + at
				if m := stops(rune(text[end+1])); ends(m) { // "commoner[.]"
					p.stop = m
				}
			}
		}
	}
	for end > i {
		r, n := utf8.DecodeLastRuneInString(text[i:end])
		m := stops(r)
		if m == 0 {
			break
		}
		if p.stop == 0 || p.stop == '.' && m != '.' {
			p.stop = m
		} else if p.stop == '.' && m == '.' {
			p.stop = '~' // "..."
		}
		end -= n
	}
	b.describe(&p, text[i:end], text)
	return p
}

func (p *piece) text(text string) string { return text[p.Start:p.End] }

// describe fills in what the word w tells.
func (b *Bounds) describe(p *piece, w, text string) {
	if w == "" {
		p.word, p.shape = hash(p.text(text)), signs
		return
	}
	p.word, p.tail = hash(w), hash(w[max(0, len(w)-3):])
	p.size = uint8(min(len(w), 15))
	p.shape = look(w)
	for i := 1; i < len(w); i++ {
		p.dotted = p.dotted || w[i] == '.'
	}
	if p.stop == '.' && len(w) <= longest {
		p.class = b.abbreviation[w]
		if p.class == 0 && initials(w) {
			p.class = acronym
		}
	}
	p.sort = b.sort[p.word]
	p.common = p.shape != small && len(w) <= longest && b.opener[w]
}

// initials reports whether w is letters with stops between.
func initials(w string) bool {
	for i := range len(w) {
		if c, _ := class(w, i, len(w)); i%2 == 0 && (c != alpha || w[i] >= utf8.RuneSelf) || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return len(w) >= 3
}

// look is the shape of w.
func look(w string) shape {
	upper, lower, digits, first := 0, 0, 0, shape(signs)
	for i := 0; i < len(w); {
		r, n := rune(w[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(w[i:])
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			lower++
		case r >= utf8.RuneSelf && !unicode.IsUpper(r) && unicode.IsLetter(r):
			return mixed // letters that know no capitals
		case r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			upper++
			if i == 0 {
				first = capital
			}
		case r >= '0' && r <= '9':
			digits++
		case r == '@' || r == '/' && n < len(w) && strings.HasPrefix(w[i:], "//"):
			return linked
		}
		i += n
	}
	switch {
	case digits > 0 && upper+lower > 0:
		return coded
	case digits > 0:
		return numeral
	case upper == 1 && lower == 0 && utf8.RuneCountInString(w) == 1:
		return initial
	case upper > 1 && lower == 0:
		return shouted
	case upper == 0 && lower > 0:
		return small
	case first == capital && upper == 1:
		return capital
	case upper > 0:
		return mixed
	}
	return signs
}

// opens, closes and stops are the mark that r is as an opening or closing mark or
// as a stop; 0 where it is none.
func opens(r rune) uint8 {
	switch r {
	case '"', '“', '«', '„':
		return '"'
	case '\'', '‘', '`':
		return '\''
	case '(', '[', '<':
		return '('
	}
	return 0
}

func closes(r rune) uint8 {
	switch r {
	case '"', '”', '»':
		return '"'
	case '\'', '’':
		return '\''
	case ')', ']', '>':
		return ')'
	}
	return 0
}

func stops(r rune) uint8 {
	switch r {
	case '.', '!', '?', ':', ';', ',':
		return uint8(r)
	case '…':
		return '~'
	}
	return 0
}

// hash is that of w in small letters, as far as they are ASCII.
func hash(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
