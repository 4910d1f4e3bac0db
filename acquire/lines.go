package acquire

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// A line is one line of a document's text that is not furniture already, without
// the white space around it.
type line struct {
	chancery.Span               // from its first word or mark to its last
	whole         chancery.Span // with the white space around it and its line end
	words         int
	prose         bool   // it reads as one sentence or more
	key           string // as furniture rules see it; empty where it is too long for any
	marked        bool   // it is furniture
	rule          string // by this rule
}

// longest is the length in bytes beyond which no line is looked at as furniture.
const longest = 400

// layout parts text into its lines, in order, leaving out blank ones and those
// that lie in furniture.
func layout(text string, furniture []chancery.Furniture) []line {
	var ls []line
	f := 0
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		for f < len(furniture) && furniture[f].End <= at {
			f++
		}
		l := line{whole: chancery.Span{Start: at, End: end}}
		at = end
		if f < len(furniture) && furniture[f].Start < l.whole.End {
			if furniture[f].End >= l.whole.End || furniture[f].Start > l.whole.Start {
				continue
			}
			l.whole.Start = furniture[f].End // a mark at the head of the line
		}
		s := text[l.whole.Start:l.whole.End]
		l.Start = l.whole.End - len(strings.TrimLeftFunc(s, space))
		l.End = l.whole.Start + len(strings.TrimRightFunc(s, space))
		if l.Start >= l.End {
			continue
		}
		s = text[l.Start:l.End]
		l.words = countWords(s)
		l.prose = prose(s, l.words)
		if len(s) <= longest {
			l.key = fold(s)
		}
		ls = append(ls, l)
	}
	return ls
}

// space reports white space and what prints as none.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u200e' || r == '\u200f'
}

func countWords(s string) int {
	n, in := 0, false
	for _, r := range s {
		if w := !space(r); w != in {
			in = w
			if w {
				n++
			}
		}
	}
	return n
}

// prose reports whether s reads as a sentence or more: long, or of some length and
// closed by a stop.
func prose(s string, words int) bool {
	if words >= 30 {
		return true
	}
	return words >= 9 && stopped(s)
}

// stopped reports whether s ends as a sentence does.
func stopped(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。") || strings.HasSuffix(s, ":")
}

// fold is s as furniture rules see it: lower case, single spaces, straight quotes,
// every number as 0, without the bullet before it and the marks after it.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	digit, gap := false, false
	for _, r := range s {
		switch {
		case space(r):
			gap = b.Len() > 0
			digit = false
			continue
		case r >= '0' && r <= '9':
			if digit && !gap {
				continue
			}
			digit, r = true, '0'
		case r == '’' || r == '‘':
			r, digit = '\'', false
		case r == '“' || r == '”':
			r, digit = '"', false
		default:
			r, digit = unicode.ToLower(r), false
		}
		if b.Len() == 0 && strings.ContainsRune("•·*-–—>»›|▶►■●◆#\\_~+→←", r) {
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), " .?!…:»›>|*→-–—+_")
}

// upper reports whether the first letter of s is a capital or of a script without.
func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// settle sorts furniture, drops what is empty or lies in another piece, and joins
// neighbours of one rule.
func settle(fs []chancery.Furniture, n int) []chancery.Furniture {
	slices.SortStableFunc(fs, func(a, b chancery.Furniture) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := fs[:0]
	for _, f := range fs {
		f.Start, f.End = max(0, f.Start), min(f.End, n)
		if k := len(out); k > 0 {
			last := &out[k-1]
			f.Start = max(f.Start, last.End)
			if f.Start < f.End && f.Rule == last.Rule && f.Start == last.End {
				last.End = f.End
				continue
			}
		}
		if f.Start < f.End {
			out = append(out, f)
		}
	}
	return out
}
