package construe

import (
	"unicode"
	"unicode/utf8"
)

// A piece is a word, a number in figures or a mark, as the readers of times and
// amounts see it. Pieces are finer than tokens: "2025-10-23" is five of them, and
// "11th" is two, since a rule must see into both.
type piece struct {
	start, end int        // in the document's text
	word       *wordEntry // nil where no list names it
	kind       pieceKind
	gap        bool    // white space stands before it, or nothing
	capital    bool    // a word that begins with a capital letter
	mark       byte    // of a mark: all dashes are '-', all apostrophes '\''
	num        float64 // of a number
	width      int     // how many figures; 0 where grouped or with decimals
}

type pieceKind uint8

const (
	wordPiece pieceKind = iota
	numberPiece
	markPiece
)

// is reports whether p is a word of class c. "May" and "Sun" are a month and a day
// of the week only with their capital letter.
func (p *piece) is(c wordClass) bool {
	return p.word != nil && p.word.classes.has(c) && (p.capital || !p.word.capital || c != clMonth && c != clWeekday && c != clName && c != clDayName)
}

// pieces appends the pieces of text[start:end] to out.
func (x lexicon) pieces(text string, start, end int, out []piece) []piece {
	gap, number := true, false
	for i := start; i < end; {
		c := text[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			gap, number = true, false
			i++
			continue
		case c >= '0' && c <= '9':
			p := piece{start: i, kind: numberPiece, gap: gap}
			i = figures(text, i, end, &p)
			p.end = i
			out = append(out, p)
			number = true
		case c < utf8.RuneSelf && !asciiLetter(c):
			out = append(out, piece{start: i, end: i + 1, kind: markPiece, gap: gap, mark: c})
			i++
			number = false
		case asciiLetter(c):
			p := piece{start: i, kind: wordPiece, gap: gap, capital: c <= 'Z'}
			i = x.word(text, i, end, number && !gap, &p)
			out = append(out, p)
			number = false
		default:
			var p piece
			var space bool
			i, p, space = x.rune(text, i, end, number && !gap)
			if number = false; space {
				gap = true
				continue
			}
			p.gap = gap
			out = append(out, p)
		}
		gap = false
	}
	return out
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func asciiDigit(text string, i, end int) bool { return i < end && text[i] >= '0' && text[i] <= '9' }

// figures reads the number at i: "7,591", "4.5", "2025". Figures of more than
// fifteen digits are too many for a number and only stepped over.
func figures(text string, i, end int, p *piece) int {
	first := i
	for asciiDigit(text, i, end) {
		if i-first < 16 {
			p.num = p.num*10 + float64(text[i]-'0')
		}
		i++
	}
	p.width = i - first
	if p.width <= 3 {
		for i+3 < end && text[i] == ',' && asciiDigit(text, i+1, end) && asciiDigit(text, i+2, end) && asciiDigit(text, i+3, end) && !asciiDigit(text, i+4, end) {
			p.num = p.num*1000 + float64(text[i+1]-'0')*100 + float64(text[i+2]-'0')*10 + float64(text[i+3]-'0')
			p.width = 0
			i += 4
		}
	}
	if i+1 < end && text[i] == '.' && asciiDigit(text, i+1, end) && (first == 0 || text[first-1] != '.') {
		j, scale, frac := i+1, 1.0, 0.0
		for ; asciiDigit(text, j, end); j++ {
			scale /= 10
			frac += float64(text[j]-'0') * scale
		}
		if j+1 < end && text[j] == '.' && asciiDigit(text, j+1, end) { // "11.12.2025"
			return i
		}
		p.num += frac
		p.width = 0
		return j
	}
	return i
}

// word reads the word at i. Right after figures it is letters only ("11th",
// "1990s"); otherwise figures may follow in it ("Q3", "G7"), and "a.m." is one word.
func (x lexicon) word(text string, i, end int, afterNumber bool, p *piece) int {
	first := i
	ascii := true
	for i < end {
		c := text[i]
		if asciiLetter(c) || !afterNumber && c >= '0' && c <= '9' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		ascii = false
		i += n
	}
	if i-first == 1 && i+1 < end && text[i] == '.' && asciiLetter(text[i+1]) && (i+2 >= end || !asciiLetter(text[i+2])) {
		for i+1 < end && text[i] == '.' && asciiLetter(text[i+1]) && (i+2 >= end || !asciiLetter(text[i+2])) {
			i += 2
		}
		if i < end && text[i] == '.' {
			i++
		}
	}
	p.end = i
	if ascii {
		p.word = x.look(text[first:i])
		if p.word != nil && p.word.short && i < end-1 && text[i] == '.' {
			p.end = i + 1
			return i + 1
		}
	}
	return i
}

// look is the entry of a word, without regard to case and to inner full stops.
func (x lexicon) look(w string) *wordEntry {
	var buf [24]byte
	if len(w) > len(buf) {
		return nil
	}
	n := 0
	for i := range len(w) {
		c := w[i]
		if c == '.' {
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[n] = c
		n++
	}
	return x[string(buf[:n])]
}

// rune reads what begins with a letter or mark outside of ASCII.
func (x lexicon) rune(text string, i, end int, afterNumber bool) (int, piece, bool) {
	r, n := utf8.DecodeRuneInString(text[i:end])
	p := piece{start: i, end: i + n, kind: markPiece, mark: 1}
	switch {
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return i + n, p, true
	case r == '‐' || r == '‑' || r == '–' || r == '—' || r == '−':
		p.mark = '-'
	case r == '’' || r == '‘':
		p.mark = '\''
	case unicode.Is(unicode.Sc, r) || r == '֏':
		p.mark = '$'
	case r == '“' || r == '”' || r == '«' || r == '»' || r == '„':
		p.mark = '"'
	case unicode.IsLetter(r):
		p.kind, p.capital, p.mark = wordPiece, unicode.IsUpper(r), 0
		return x.word(text, i, end, afterNumber, &p), p, false
	}
	return i + n, p, false
}
