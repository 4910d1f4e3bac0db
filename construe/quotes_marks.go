package construe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// A marking is words in quotation marks: its span with the marks, and the words
// without, one piece a paragraph.
type marking struct {
	chancery.Span
	pieces []chancery.Span
}

// closing is the marks that close what a mark opens.
var closing = map[rune]string{'“': "”\"", '«': "»", '„': "“”", '"': "\"”", '‘': "’", '\'': "'"}

// marked is what stands in quotation marks. A mark that is not closed in its
// paragraph runs on where the next one opens with a mark, and is nothing
// otherwise. Inner marks belong to the outer quotation.
func marked(r *chancery.Reading) []marking {
	var out []marking
	var open marking
	opener := rune(0)
	last := -1 // paragraph
	for i := 0; i < len(r.Sentences); {
		p := r.Sentences[i].Paragraph
		from, to := r.Sentences[i].Start, r.Sentences[i].End
		for i++; i < len(r.Sentences) && r.Sentences[i].Paragraph == p; i++ {
			to = r.Sentences[i].End
		}
		text := r.Doc.Text[from:to]
		start := from // of the piece that is open
		if opener != 0 {
			first, n := utf8.DecodeRuneInString(text)
			if closing[first] == "" || p != last+1 {
				opener = 0
			}
			text, from, start = text[n:], from+n, from+n
			if opener == 0 {
				text, from = r.Doc.Text[from-n:to], from-n
			}
		}
		last = p
		for at := 0; at < len(text); {
			c, n := rune(text[at]), 1
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeRuneInString(text[at:])
			}
			switch {
			case opener == 0 && closing[c] != "" && opensQuote(text, at, c):
				opener, start = c, from+at+n
				open = marking{Span: chancery.Span{Start: from + at}}
			case opener != 0 && strings.ContainsRune(closing[opener], c) && closesQuote(text, at, opener, c):
				open.End = from + at + n
				open.pieces = append(open.pieces, chancery.Span{Start: start, End: from + at})
				if open.pieces[0].Len() > 0 {
					out = append(out, open)
				}
				opener = 0
			}
			at += n
		}
		if opener != 0 {
			open.pieces = append(open.pieces, trim(r.Doc.Text, chancery.Span{Start: start, End: to}))
		}
	}
	return out
}

// opensQuote reports whether the mark c at byte at opens. Those that look the
// same at both ends, and the single ones, do so at the start or after a space or
// bracket, before a word; a single one must be closed in its paragraph.
func opensQuote(text string, at int, c rune) bool {
	if c != '"' && c != '\'' && c != '‘' {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, n := utf8.DecodeRuneInString(text[at+utf8.RuneLen(c):])
	if n == 0 { // nothing follows
		return false
	}
	if at > 0 && !unicode.IsSpace(before) && !strings.ContainsRune("([—–-:", before) || unicode.IsSpace(after) {
		return false
	}
	if c == '"' {
		return true
	}
	for i, m := range text[at+1:] {
		if strings.ContainsRune(closing[c], m) && closesQuote(text, at+1+i, c, m) {
			return unicode.IsLetter(after)
		}
	}
	return false
}

// closesQuote reports whether the mark c at byte at closes what opener opened. A
// single one is an apostrophe inside a word and behind a plural.
func closesQuote(text string, at int, opener, c rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(c):])
	switch {
	case opener == '‘' || opener == '\'':
		return strings.ContainsRune(".,!?…", before) || strings.ContainsRune(".,;:!?)", after) ||
			before != 's' && !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
	case c == opener && opensQuote(text, at, c):
		return !unicode.IsSpace(before)
	}
	return true
}
