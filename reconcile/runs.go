package reconcile

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// runLength is the number of words in a run. Five is the usual choice for news:
// short enough to live through light editing, long enough not to be an idiom.
const runLength = 5

// sampled keeps one run in this many for the index that finds candidates. Which
// runs it keeps depends on their words alone, so two texts keep the same ones.
const sampled = 4

// crowd is how many documents of one run are compared with one another; in a
// longer list each is compared with the first and the one before it, so that a
// text printed a thousand times costs a thousand comparisons and not a million.
const crowd = 16

// runs is the set of a document's runs of words as sorted hashes.
type runs []uint64

// runsOf hashes the runs of words of a text.
func runsOf(text string) runs {
	var last [runLength]uint64 // the last words, the n-th of all at n modulo runLength
	n := 0
	set := make(runs, 0, len(text)/5)
	word := func(h uint64) {
		last[n%runLength] = h
		if n++; n >= runLength {
			run := uint64(start)
			for i := range runLength {
				run = (run ^ last[(n+i)%runLength]) * 0x9E3779B97F4A7C15
				run ^= run >> 29
			}
			set = append(set, run)
		}
	}
	h := uint64(0)
	for _, r := range text {
		switch {
		case alone(r):
			if h != 0 {
				word(h)
				h = 0
			}
			word(step(start, r))
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if h == 0 {
				h = start
			}
			h = step(h, unicode.ToLower(r))
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		case h != 0:
			word(h)
			h = 0
		}
	}
	if h != 0 {
		word(h)
	}
	slices.Sort(set)
	return slices.Compact(set)
}

const start = 14695981039346656037

func step(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 1099511628211 }

// alone reports whether r is of a script that puts no spaces between words, so
// that each letter counts as one.
func alone(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// closing is the mark that closes a quotation; only pairs that cannot be mistaken
// for anything else, and the straight mark within a line.
var closing = map[rune]rune{'“': '”', '„': '“', '«': '»', '「': '」', '『': '』', '"': '"'}

// longestQuote bounds what is taken for one quotation, in bytes, so that a mark
// left open does not swallow the text.
const longestQuote = 1500

// unquoted is text with its quotations taken out: two reports of one speech share
// its words and copy nothing.
func unquoted(text string) string {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf && text[i] != '"' {
			out = append(out, text[i])
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if c, ok := closing[r]; ok {
			if m := closes(text[i+n:], c); m > 0 {
				i += n + m
				out = append(out, ' ')
				continue
			}
		}
		out = append(out, text[i:i+n]...)
		i += n
	}
	return string(out)
}

// closes is the number of bytes up to and with the closing mark, or 0.
func closes(text string, mark rune) int {
	for i, r := range text {
		switch {
		case i > longestQuote || r == '\n' && mark == '"':
			return 0
		case r == mark || mark == '“' && r == '”':
			return i + utf8.RuneLen(r)
		}
	}
	return 0
}

// shared is the number of runs that both hold.
func (a runs) shared(b runs) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// candidates lists the pairs of documents, earlier first, that share at least one
// sampled run, by index into all. The cost is that of sorting the sampled runs.
func candidates(all []runs) [][2]int {
	type place struct {
		run uint64
		doc int
	}
	n := 0
	for _, set := range all {
		n += len(set)
	}
	index := make([]place, 0, n/sampled+n/(8*sampled))
	for d, set := range all {
		for _, r := range set {
			if (r*0x9E3779B97F4A7C15)>>32%sampled == 0 {
				index = append(index, place{r, d})
			}
		}
	}
	slices.SortFunc(index, func(x, y place) int { return cmp.Or(cmp.Compare(x.run, y.run), cmp.Compare(x.doc, y.doc)) })
	var pairs [][2]int
	for i, j := 0, 0; i < len(index); i = j {
		for j = i; j < len(index) && index[j].run == index[i].run; j++ {
		}
		group := index[i:j]
		for k := 1; k < len(group); k++ {
			if len(group) > crowd {
				pairs = append(pairs, [2]int{group[0].doc, group[k].doc}, [2]int{group[k-1].doc, group[k].doc})
				continue
			}
			for m := range k {
				pairs = append(pairs, [2]int{group[m].doc, group[k].doc})
			}
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[1], y[1]), cmp.Compare(x[0], y[0])) })
	return slices.Compact(pairs)
}
