package construe

import (
	"unicode"
	"unicode/utf8"
)

// A table holds what words are signs of, under their hashes. A hash of 64 bits
// stands for the words themselves: that of some other word falls on one of them
// about once in a million million words, and the price of that is a sentence read
// in vain.
type table struct {
	slots []slot // open addressing; their number is a power of two
	n     int    // slots that are taken
}

// A slot is what words that end here, or go on, are signs of. Key 0 is no slot.
type slot struct {
	key  uint64
	mask signs
}

// see is the signs of one sentence.
func (t *table) see(s string) signs {
	w := walk{t: t, fresh: true}
	for i := 0; i < len(s); {
		c := s[i]
		switch k := classOf[c]; k {
		case aLetter:
			i = w.word(s, i)
		case aDigit:
			w.all |= eFigure
			i = w.word(s, i)
		case aMark:
			w.all |= eMark
			w.fresh = true
			i++
		case aWide:
			n := 0
			if n, w.fresh = separator(s[i:], w.fresh, &w.all); n == 0 {
				i = w.word(s, i)
			} else {
				i += n
			}
		case aSpace:
			i++
		default:
			w.mark(s, i)
			i++
		}
	}
	return w.all &^ (eCommon | eSilent | eGoesOn)
}

// Classes of bytes. A wide one begins a letter or a mark of several bytes.
const (
	anOther = iota
	aSpace
	aLetter
	aDigit
	aMark
	aWide
)

var classOf, lowOf = func() (class [256]uint8, low [256]byte) {
	for c := range 256 {
		low[c] = byte(c)
		switch {
		case c >= 0xc0:
			class[c] = aWide
		case c >= 0x80, 'a' <= c && c <= 'z', c == '_':
			class[c] = aLetter
		case 'A' <= c && c <= 'Z':
			class[c], low[c] = aLetter, byte(c)+'a'-'A'
		case '0' <= c && c <= '9':
			class[c] = aDigit
		case c == ' ':
			class[c] = aSpace
		case c == '"':
			class[c] = aMark
		}
	}
	return class, low
}()

// separator is how many bytes at the start of s are a mark and no letter, 0 where
// they are a letter; a quotation mark is evidence, and a word behind it opens anew.
func separator(s string, fresh bool, all *signs) (int, bool) {
	switch {
	case s[0] == 0xc2:
		if len(s) > 1 && (s[1] == 0xab || s[1] == 0xbb) { // « »
			*all |= eMark
			fresh = true
		}
		return min(2, len(s)), fresh
	case s[0] == 0xe2:
		if len(s) < 3 {
			return len(s), fresh
		}
		if s[1] == 0x80 && (s[2] == 0x98 || s[2] >= 0x9c && s[2] <= 0x9f) { // ‘ “ ” „
			*all |= eMark
			fresh = true
		}
		return 3, fresh || s[1] == 0x80 && (s[2] == 0x93 || s[2] == 0x94) // dashes
	}
	return 0, fresh
}

// A walk is where the automaton stands in a sentence.
type walk struct {
	t      *table
	all    signs
	on     [12]uint64 // states that the next word may go on with; of more than that, the first
	n      int
	fresh  bool // nothing stands before the next word that a capital could tell from
	beside bool // a word with a capital stands right before the next word

	words   int  // read so far
	capital bool // the last of them has a capital
}

// turnWords is how many words stand at most before the colon of a turn of an
// interview: "PRIME MINISTER TARLEN:".
const turnWords = 12

// seed is where a hash of words begins, and prime what FNV-1a multiplies by.
const (
	seed  = 14695981039346656037
	prime = 1099511628211
)

// mark takes in the byte at i of s, a mark of ASCII.
func (w *walk) mark(s string, i int) {
	switch c := s[i]; {
	case c == ':' && w.capital && w.words <= turnWords:
		w.all |= eMark
		w.fresh = true
	case c == '\'' && (i == 0 || s[i-1] == ' '):
		w.all |= eMark
		w.fresh = true
	case c == ':', c == '(':
		w.fresh = true
	}
	w.beside = false
}

// word reads the word that begins at byte i of s and returns where it ends.
func (w *walk) word(s string, i int) int {
	from := i
	exact, folded := uint64(seed), uint64(seed)
	for i < len(s) {
		c := s[i]
		k := classOf[c]
		if k <= aSpace || k == aMark || k == aWide && (c == 0xc2 || c == 0xe2) {
			break
		}
		l := lowOf[c]
		if c >= 0x80 && c <= 0x9e && c != 0x97 && i > from && s[i-1] == 0xc3 { // É and é
			l = c + 0x20
		}
		exact = (exact ^ uint64(c)) * prime
		folded = (folded ^ uint64(l)) * prime
		i++
	}
	w.step(exact, folded, upper(s[from:i]))
	return i
}

// upper reports whether w begins with a capital letter.
func upper(w string) bool {
	if w[0] < utf8.RuneSelf {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// step takes in a word. What stands in the lists with capitals is looked up as it
// stands, the rest in lower case; where the word has no capital, both are one.
func (w *walk) step(exact, folded uint64, capital bool) {
	before, n := w.on, w.n
	w.n = 0
	var found signs
	for _, state := range before[:n] {
		found |= w.take(follow(state, folded))
		if capital {
			found |= w.take(follow(state, exact))
		}
	}
	known := w.take(folded)
	if capital {
		found |= w.take(exact)
	}
	w.all |= found | known
	if capital {
		w.all |= w.named(known, found)
	}
	w.beside, w.fresh, w.capital = capital, false, capital
	w.words++
}

// named is what a capital tells of a word of which the lists know that much in
// lower case, and that much as it stands.
func (w *walk) named(known, found signs) signs {
	switch {
	case (known | found).any(eSilent), found != 0, w.fresh && known != 0:
		return 0
	case w.beside:
		return eName | ePerson
	}
	return eName
}

// take is what the words that end in this state are evidence of; where more may
// follow, the walk keeps the state.
func (w *walk) take(state uint64) signs {
	m := w.t.at(state)
	if m.any(eGoesOn) && w.n < len(w.on) {
		w.on[w.n] = state
		w.n++
	}
	return m
}

// follow is the state that a word leads to from another.
func follow(state, word uint64) uint64 { return (state*prime ^ word) * prime }

// at is what stands under key.
func (t *table) at(key uint64) signs {
	for i := key ^ key>>32; ; i++ {
		s := &t.slots[i&uint64(len(t.slots)-1)]
		if s.key == key || s.key == 0 {
			return s.mask
		}
	}
}

// put adds m to what stands under key.
func (t *table) put(key uint64, m signs) {
	if 2*t.n >= len(t.slots) {
		old := t.slots
		t.slots, t.n = make([]slot, max(1<<10, 2*len(old))), 0
		for _, s := range old {
			if s.key != 0 {
				t.put(s.key, s.mask)
			}
		}
	}
	for i := key ^ key>>32; ; i++ {
		s := &t.slots[i&uint64(len(t.slots)-1)]
		if s.key == 0 {
			s.key = key
			t.n++
		}
		if s.key == key {
			s.mask |= m
			return
		}
	}
}
