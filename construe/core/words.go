// Package core is the trained part of reading: it cuts text into the words of
// Universal Dependencies and finds where sentences end.
package core

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// A Splitter cuts text into words. It may be used by many goroutines at once.
type Splitter struct {
	prefix  map[string]bool // "co": the hyphen after it stays in the word
	suffix  map[string]bool // "wise": the hyphen before it stays in the word
	measure map[string]bool // "mm": is cut off a number
	whole   map[string]bool // "n/a"
	part    map[string]int  // "cannot" → 3
	stop    map[string]bool // "mr": its full stop stays
	region  map[string]bool // "va": its full stop stays after a capital
	before  map[string]bool // "no": its full stop stays before a number
	tail    map[string]bool // "com": the full stop before it stays in the word
	face    map[string]bool // ":)"
	clitic  []string        // "'s"

	wholeFirst, faceFirst [256]bool // bytes that such a word can begin with
}

// longest is more bytes than any word of the lists has.
const longest = 16

// NewSplitter makes a Splitter of the lists in en/words.txt.
func NewSplitter(data fs.FS) (*Splitter, error) {
	s := &Splitter{part: map[string]int{}}
	sets := map[string]*map[string]bool{
		"prefix": &s.prefix, "suffix": &s.suffix, "unit": &s.measure, "whole": &s.whole, "stop": &s.stop, "region": &s.region, "before": &s.before, "tail": &s.tail, "face": &s.face,
	}
	for _, m := range sets {
		*m = map[string]bool{}
	}
	for l, err := range lines.Read(data, "en/words.txt", 2) {
		if err != nil {
			return nil, err
		}
		for _, w := range l.List(1) {
			if len(w) == 0 || len(w) > longest {
				return nil, l.Errorf("%q has %d bytes; want 1 to %d", w, len(w), longest)
			}
			head, rest, parted := strings.Cut(w, "+")
			set := sets[l.Cols[0]]
			switch {
			case l.Cols[0] == "part" && parted && head != "" && rest != "":
				s.part[head+rest] = len(head)
			case l.Cols[0] == "part":
				return nil, l.Errorf("%q is not cut; want a + in it", w)
			case l.Cols[0] == "clitic":
				s.clitic = append(s.clitic, w)
			case set == nil:
				return nil, l.Errorf("no class %q; want prefix, suffix, unit, whole, part, clitic, stop, region, before, tail or face", l.Cols[0])
			default:
				(*set)[w] = true
			}
		}
	}
	begins(&s.wholeFirst, s.whole)
	begins(&s.faceFirst, s.face)
	return s, nil
}

// begins marks the bytes that the words of set begin with, as small and as
// capital letters.
func begins(first *[256]bool, set map[string]bool) {
	for w := range set {
		first[w[0]] = true
		if w[0] >= 'a' && w[0] <= 'z' {
			first[w[0]-'a'+'A'] = true
		}
	}
}

// Words appends the words of text[sp.Start:sp.End] to out, in order. Together
// they hold every byte that is not white space, each once.
//
// Hyphens stand alone but after a prefix ("15" "-" "year", "co-founder"), as do
// marks; numbers, times, addresses, abbreviations and initials keep theirs. A
// contraction or genitive is a multiword token of its parts ("did" "n't").
func (s *Splitter) Words(text string, sp chancery.Span, out []chancery.Word) []chancery.Word {
	c := cutter{Splitter: s, text: text, from: sp.Start, limit: sp.End, out: out}
	for i := sp.Start; i < sp.End; {
		k, n := class(text, i, sp.End)
		if k == space {
			i += n
			continue
		}
		end, marks := chunk(text, i, sp.End)
		c.cut(i, end, marks)
		i = end
	}
	return c.out
}

// A cutter is one run of a Splitter over a text.
type cutter struct {
	*Splitter
	text        string
	from, limit int  // the span that is cut
	open        bool // a quotation in single marks is open
	scanned     int  // no address begins before this byte
	out         []chancery.Word
}

// A kind says what a letter is to a word.
type kind uint8

const (
	mark  kind = iota // a mark or a sign: a word of its own
	space             // parts words
	alpha             // a letter, what combines with one, "_"
	digit
	inner // the marks that may lie inside a word: ' ’ - . , : / & @ and their like
)

var ascii = func() (t [utf8.RuneSelf]kind) {
	for b := range t {
		switch r := rune(b); {
		case r == ' ' || r >= '\t' && r <= '\r':
			t[b] = space
		case r >= '0' && r <= '9':
			t[b] = digit
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_':
			t[b] = alpha
		case strings.ContainsRune("'`-.,:/&@*$", r):
			t[b] = inner
		}
	}
	return t
}()

// class is the kind of the letter at byte i of text and its length.
func class(text string, i, limit int) (kind, int) {
	if b := text[i]; b < utf8.RuneSelf {
		return ascii[b], 1
	}
	r, n := utf8.DecodeRuneInString(text[i:limit])
	switch {
	case r == '’' || r == '\u2010' || r == '\u2011':
		return inner, n
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return space, n
	case unicode.IsDigit(r):
		return digit, n
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200c' || r == '\u200d':
		return alpha, n
	}
	return mark, n
}

// chunk is where what begins at i ends at a space, and whether anything but
// letters and digits is in it.
func chunk(text string, i, limit int) (end int, marks bool) {
	for i < limit {
		k, n := class(text, i, limit)
		if k == space {
			break
		}
		marks = marks || k == mark || k == inner
		i += n
	}
	return i, marks
}

// cut appends the words of text[i:end], in which no space is.
func (c *cutter) cut(i, end int, marks bool) {
	if !marks {
		c.word(i, end)
		return
	}
	for start := i; i < end; {
		if e := c.listed(i, end); e > i {
			c.add(i, e)
			i = e
			continue
		}
		if e := c.address(i, end); e > i {
			c.add(i, e)
			i = e
			continue
		}
		k, n := class(c.text, i, end)
		switch {
		case k == alpha || k == digit:
			e := c.reach(i, end)
			c.word(i, e)
			i = e
		default:
			e := c.marks(start, i, i+n, end)
			c.add(i, e)
			i = e
		}
	}
}

func (c *cutter) add(a, b int) {
	c.out = append(c.out, chancery.Word{Span: chancery.Span{Start: a, End: b}, Form: c.text[a:b]})
}

// listed is where a word of the lists ends that begins at i and that no letter
// follows, or i.
func (c *cutter) listed(i, end int) int {
	b := c.text[i]
	if !c.wholeFirst[b] && !c.faceFirst[b] {
		return i
	}
	for e := min(end, i+longest); e > i+1; e-- {
		if e < end && !utf8.RuneStart(c.text[e]) {
			continue
		}
		var buf [longest]byte
		w := lower(&buf, c.text[i:e])
		if !c.whole[string(w)] && !c.face[string(w)] {
			continue
		}
		if e < end {
			last, _ := class(c.text, e-1, e)
			k, _ := class(c.text, e, end)
			if (k == alpha || k == digit) && (last == alpha || last == digit || c.face[string(w)]) {
				continue
			}
			if c.face[string(w)] && c.text[e] == c.text[e-1] {
				continue
			}
		}
		return e
	}
	return i
}

// lower is w in small letters, as far as they are ASCII; it is in buf and no
// longer than that.
func lower(buf *[longest]byte, w string) []byte {
	n := copy(buf[:], w)
	if n < len(w) {
		return nil
	}
	for i, b := range buf[:n] {
		if b >= 'A' && b <= 'Z' {
			buf[i] = b + 'a' - 'A'
		}
	}
	return buf[:n]
}
