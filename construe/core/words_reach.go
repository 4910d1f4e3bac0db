package core

import (
	"unicode"
	"unicode/utf8"
)

// A reach is how far a word goes from the letter or digit that it begins with,
// as it is found out mark by mark.
type reach struct {
	*cutter
	start, piece int  // where the word begins, and what of it follows the last mark
	end          int  // where its chunk ends
	letters      bool // all pieces so far are single letters: "U.S"
	joined       int  // how many hyphens or slashes stayed
	done         bool // the word ends with the mark just taken
}

// reach is where the word ends that begins with the letter or digit at i.
func (c *cutter) reach(i, end int) int {
	r := reach{cutter: c, start: i, piece: i, end: end, letters: true}
	for i < end && !r.done {
		k, n := class(c.text, i, end)
		if k == alpha || k == digit {
			if k == alpha && i > r.piece && r.clock(i) {
				break
			}
			i += n
			continue
		}
		if k != inner || i == r.piece && c.text[i] != '\'' || !r.takes(i, n) {
			break
		}
		r.letters = r.letters && c.text[i] == '.'
		i += n
		r.piece = i
	}
	return i
}

// takes reports whether the mark of n bytes at i stays in the word.
func (r *reach) takes(i, n int) bool {
	switch r.text[i] {
	case '\'', '`':
		return r.apostrophe(i, n)
	case '.':
		return r.fullStop(i)
	case '-':
		return r.hyphen(i, n)
	case ',':
		return i-r.piece <= 3 && r.digitsTo(r.piece) == i && r.digitsTo(i+1) == i+4
	case ':':
		return r.digit(i-1) && r.digit(i+1)
	case '/':
		return r.slash(i)
	case '&':
		return i-r.piece <= 3 && r.capital(i-1) && r.capital(i+1) || i-r.piece == 1 && r.lettersTo(i+1) == i+2
	case '$': // "US$"
		r.done = i-r.start <= 3 && r.capital(r.start) && r.capital(i-1) && !r.letter(i+1)
		return r.done
	case '*':
		return r.letter(i-1) && r.letter(i+1)
	case '@':
		return false
	}
	if u, _ := utf8.DecodeRuneInString(r.text[i:]); u == '’' {
		return r.apostrophe(i, n)
	}
	return r.hyphen(i, n)
}

// apostrophe is takes for "don't", "Bush's" and, where no quotation is open, "years'".
func (r *reach) apostrophe(i, n int) bool {
	if r.letter(i + n) {
		return r.text[i] != '`' || r.text[i+1]|0x20 == 's' || r.text[i+1]|0x20 == 't'
	}
	if i == r.piece || r.text[i] == '`' || i+n < r.end && r.digit(i+n) {
		return false
	}
	b := r.text[i-1] | 0x20
	r.done = (b == 's' || b == 'z' || b == 'x') && !r.open && i-r.start > 1
	return r.done
}

// hyphen is takes for "co-founder" and "713-853-1411".
func (r *reach) hyphen(i, n int) bool {
	if i+n >= r.end {
		return false
	}
	if k, _ := class(r.text, i+n, r.end); k != alpha && k != digit {
		return false
	}
	if r.digitsTo(r.piece) == i {
		to := r.digitsTo(i + n)
		before, after := i-r.piece, to-i-n
		more := to < r.end && r.text[to] == '-' && r.digit(to+1)
		if after > 0 && (r.joined > 0 || more || after == 4 && before != 2 && before != 4) {
			r.joined++
			return true
		}
		return false
	}
	var buf [longest]byte
	size := i - r.piece
	if r.prefix[string(lower(&buf, r.text[r.piece:i]))] && (r.piece == r.start || r.joined > 0) && (size != 2 || !r.capital(i-1)) &&
		(size > 1 || r.start == r.from || r.text[r.start-1] != '-') { // "CO-", "Naqsh-e-"
		r.joined++
		return true
	}
	to := r.lettersTo(i + n)
	return to-i-n > 2 && r.suffix[string(lower(&buf, r.text[i+n:to]))]
}

// slash is takes for "11/28/2000" and "9/11", not "1/2".
func (r *reach) slash(i int) bool {
	to := r.digitsTo(i + 1)
	if to == i+1 || !r.digit(i-1) {
		return false
	}
	if r.joined > 0 || to < r.end && (r.text[to] == '/' || r.text[to] == '-') {
		r.joined++
		return true // a part of "11/28/2000" or "713/853-1411"
	}
	month, day := number(r.text[r.piece:i]), number(r.text[i+1:to])
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (day > 4 || month >= day)
}

// number is the value of digits; 0 where they are none or too many.
func number(digits string) int {
	n := 0
	for _, b := range []byte(digits) {
		if b < '0' || b > '9' || n > 999 {
			return 0
		}
		n = 10*n + int(b-'0')
	}
	return n
}

// clock reports whether the "p.m." of "7p.m." begins at i.
func (r *reach) clock(i int) bool {
	return r.digit(i-1) && i+2 < r.end && r.text[i+1] == '.' && (r.text[i] == 'p' || r.text[i] == 'a') && r.text[i+2] == 'm'
}

// fullStop is takes for "3.5", "U.S.", "Mr." and "Zenda.com".
func (r *reach) fullStop(i int) bool {
	var buf [longest]byte
	one := r.lettersTo(r.piece) == i && utf8.RuneCountInString(r.text[r.piece:i]) == 1
	r.letters = r.letters && one
	inside := r.piece > r.start
	k := mark
	if i+1 < r.end {
		k, _ = class(r.text, i+1, r.end)
	}
	switch k {
	case digit:
		if r.digit(i - 1) {
			return true
		}
	case alpha:
		to := r.lettersTo(i + 1)
		if short := utf8.RuneCountInString(r.text[i+1:min(to, i+1+8)]) == 1; short && (one || i-r.piece <= 2 && r.capital(i+1) && to < r.end && r.text[to] == '.') {
			return true
		}
		if r.tailed(i+1, to) {
			return true
		}
		r.done = r.letters && inside || r.capital(i+1) && r.capital(r.start) && r.cutter.stop[string(lower(&buf, r.text[r.start:i]))]
		return r.done
	}
	r.done = r.short(i, inside)
	return r.done
}

// short reports whether the stop at i, which no letter follows, ends an abbreviation.
func (r *reach) short(i int, inside bool) bool {
	if i+2 < r.end && r.text[i+1] == '.' && r.text[i+2] == '.' { // "etc..."
		return false
	}
	last := i+1 >= r.limit
	if r.letters && (inside || !last && r.capital(r.start)) {
		return true
	}
	if i+1 < r.end && r.text[i+1] == ',' && !r.digit(i-1) {
		return true
	}
	var buf [longest]byte
	w := lower(&buf, r.text[r.start:i])
	if r.cutter.stop[string(w)] {
		return !last || r.capital(r.start) // "tigers, etc", "Hentzau Inc."
	}
	if r.region[string(w)] {
		return r.capital(r.start) && !last
	}
	return r.before[string(w)] && r.numberFollows(i+1)
}

// tailed reports whether text[a:b] is the tail of a site or file, in small or in
// capital letters.
func (r *reach) tailed(a, b int) bool {
	if b-a < 2 || b-a > 4 || b < r.end && r.digit(b) || r.capital(a) != r.capital(b-1) {
		return false
	}
	var buf [longest]byte
	return r.tail[string(lower(&buf, r.text[a:b]))]
}

// numberFollows reports whether a digit comes next, behind a space or two.
func (r *reach) numberFollows(i int) bool {
	for n := 0; n < 3 && i < r.limit; n++ {
		k, size := class(r.text, i, r.limit)
		if k != space {
			return k == digit
		}
		i += size
	}
	return false
}

// digitsTo is where the digits that begin at i end; it looks at twenty.
func (r *reach) digitsTo(i int) int {
	to := min(r.end, i+20)
	for i < to && r.text[i] >= '0' && r.text[i] <= '9' {
		i++
	}
	return i
}

// lettersTo is where the letters that begin at i end; it looks at a few.
func (r *reach) lettersTo(i int) int {
	for n := 0; n < 8 && i < r.end; n++ {
		k, size := class(r.text, i, r.end)
		if k != alpha {
			break
		}
		i += size
	}
	return i
}

func (r *reach) digit(i int) bool {
	return i >= r.start && i < r.end && r.text[i] >= '0' && r.text[i] <= '9'
}

// letter reports whether a letter begins at i or, in ASCII, ends before i+1.
func (r *reach) letter(i int) bool {
	if i < r.start || i >= r.end {
		return false
	}
	if r.text[i] >= utf8.RuneSelf {
		u, _ := utf8.DecodeRuneInString(r.text[i:r.end])
		return unicode.IsLetter(u) || u == utf8.RuneError
	}
	return ascii[r.text[i]] == alpha
}

func (r *reach) capital(i int) bool {
	if i < r.start || i >= r.end {
		return false
	}
	u, _ := utf8.DecodeRuneInString(r.text[i:r.end])
	return unicode.IsUpper(u)
}
