package syntax

import (
	"unicode"
	"unicode/utf8"

	"chancery"
)

// What the network sees of a word: one row of each of these tables, added up.
// Training and running read this list and no other.
//
//	word     the form in small letters, each digit as 0; row 0 is any word that the vocabulary lacks
//	first2   the first two letters
//	first3   the first three
//	last2    the last two
//	last3    the last three
//	last4    the last four
//	shape    capitals X, small letters x, digits d, other marks as they are, no more than two alike in a row; of a shouted sentence apart
//	cased    the form as it stands
//	listed   which lists of names know the word in small letters, by [Lists]
//	grams    every three letters in a row, the ends of the word marked
//
// All but word and listed are hashed into the rows of their table.
var Features = [...]Feature{
	{"word", 0},
	{"first2", 1 << 10},
	{"first3", 1 << 11},
	{"last2", 1 << 10},
	{"last3", 1 << 12},
	{"last4", 1 << 12},
	{"shape", 1 << 9},
	{"cased", 1 << 13},
	{"listed", 1 << 6},
	{"grams", 1 << 13},
}

// A Feature names a table and says how many rows it has; a table of none has as
// many as the vocabulary has words.
type Feature struct {
	Name string
	Rows int
}

// Word features by their place in [Features].
const (
	FeatWord = iota
	featFirst2
	featFirst3
	featLast2
	featLast3
	featLast4
	featShape
	FeatCased
	featListed
	featGrams
)

// A Row is a row of a feature's table.
type Row struct {
	Feature uint8
	Row     uint32
}

// A Key is a word's form as the vocabulary knows it, hashed: 32 bits tell the
// words of a vocabulary apart but for one pair in a hundred thousand words.
type Key uint32

// Lists of names, by their bit in the row of "listed".
const (
	CityWhole = 1 << iota // the whole name of a city
	CityFirst             // its first word of several
	CityRest              // another of its words
	State                 // a word of a country's name or nationals
	GivenName
	Organisation // a word of a body's name
)

// A Lexicon is what is known of a form by its key.
type Lexicon struct {
	Word   map[Key]uint32 // row in the word table
	Listed map[Key]uint8  // bits of the lists
}

// AppendRows adds the rows of a form to out, the vocabulary's first; x
// says what is known of words. Shouted says that the sentence has no small letter.
func AppendRows(out []Row, form string, shouted bool, x *Lexicon) []Row {
	var buf [64]byte
	low := appendLow(buf[:0], form)
	key := keyOf(low)
	out = append(out, Row{FeatWord, x.Word[key]}, Row{featListed, uint32(x.Listed[key])})
	add := func(f uint8, b []byte) {
		out = append(out, Row{f, uint32(hash(b, f)) & uint32(Features[f].Rows-1)})
	}
	n2, n3 := lead(low, 2), lead(low, 3)
	add(featFirst2, low[:n2])
	add(featFirst3, low[:n3])
	t2, t3, t4 := tail(low, 2), tail(low, 3), tail(low, 4)
	add(featLast2, low[t2:])
	add(featLast3, low[t3:])
	add(featLast4, low[t4:])
	var sh [24]byte
	add(featShape, appendShape(sh[:0], form, shouted))
	var cased [64]byte
	add(FeatCased, append(cased[:0], form...))
	var g [80]byte
	marked := append(append(append(g[:0], '^'), low...), '$')
	for i, n := 0, 0; i+3 <= len(marked) && n < 24; i, n = i+1, n+1 {
		add(featGrams, marked[i:i+3])
	}
	return out
}

// KeyOf is the key of form.
func KeyOf(form string) Key {
	var buf [64]byte
	return keyOf(appendLow(buf[:0], form))
}

func keyOf(low []byte) Key { return Key(hash(low, 255) >> 16) }

// hash is FNV-1a over b, begun apart for each feature and stirred at the end.
func hash(b []byte, feature uint8) uint64 {
	h := (uint64(14695981039346656037) ^ uint64(feature)) * 1099511628211
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

// maxForm bounds what is looked at of a form.
const maxForm = 60

// appendLow adds form in small letters, with straight quotes and each digit as 0.
func appendLow(out []byte, form string) []byte {
	if len(form) > maxForm {
		form = form[:maxForm]
	}
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case '0' <= c && c <= '9':
				c = '0'
			}
			out = append(out, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(form[i:])
		switch r {
		case '’', '‘', '`':
			out = append(out, '\'')
		case '“', '”', '„', '«', '»':
			out = append(out, '"')
		case '–', '‑', '‒':
			out = append(out, '-')
		default:
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
		i += n
	}
	return out
}

// lead is how many bytes the first n letters of b take.
func lead(b []byte, n int) int {
	i := 0
	for ; n > 0 && i < len(b); n-- {
		_, size := utf8.DecodeRune(b[i:])
		i += size
	}
	return i
}

// tail is where the last n letters of b begin.
func tail(b []byte, n int) int {
	i := len(b)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRune(b[:i])
		i -= size
	}
	return i
}

func appendShape(out []byte, form string, shouted bool) []byte {
	if shouted {
		out = append(out, '!')
	}
	var last rune
	run := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		if run <= 2 && len(out) < 20 {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// Shouted reports whether a sentence of n words, given by their number, has three with
// capitals or more and no small letter.
func Shouted(n int, form func(i int) string) bool {
	upper := 0
	for i := range n {
		switch caseOf(form(i)) {
		case small:
			return false
		case capital:
			upper++
		}
	}
	return upper >= 3
}

// ShoutedWords is [Shouted] of words.
func ShoutedWords(words []chancery.Word) bool {
	return Shouted(len(words), func(i int) string { return words[i].Form })
}
