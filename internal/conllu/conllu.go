// Package conllu reads treebanks: sentences and words in CoNLL-U.
//
// Format: https://universaldependencies.org/format.html.
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"

	"chancery"
	"chancery/internal/lines"
)

// A Sentence is what stands between two empty lines.
type Sentence struct {
	Line   int    // of its first word
	ID     string // sent_id
	Doc    string // id of the document that begins with this sentence
	NewDoc bool   // a document begins here
	NewPar bool   // a paragraph begins here
	Closed bool   // no space follows its last word
	Text   string // as "# text" gives it, or of the forms
	Words  []chancery.Word
	Misc   []string // the last column of each word
}

// What is longer is no treebank.
const (
	maxLine  = 1 << 20
	maxWords = 1 << 14
	maxMulti = 100
)

// Read yields the sentences of r, which errors call by name. Spans are bytes of
// the sentence's Text. Empty nodes (8.1) and enhanced relations are passed over;
// of a multiword token the parts are kept, each where it stands in the token, or
// all with the span of the token where they do not lie plainly in it.
//
// The first line that is not CoNLL-U ends the reading with a [lines.Error].
func Read(r io.Reader, name string) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		in := bufio.NewScanner(r)
		in.Buffer(nil, maxLine)
		b := builder{name: name}
		for in.Scan() {
			b.n++
			l := strings.TrimSuffix(in.Text(), "\r")
			if b.n == 1 {
				l = strings.TrimPrefix(l, "\ufeff")
			}
			if err := b.line(l); err != nil {
				yield(Sentence{}, err)
				return
			}
			if l != "" || len(b.rows) == 0 {
				continue
			}
			if !b.give(yield) {
				return
			}
		}
		if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
			b.n++
			yield(Sentence{}, b.errorf("a line of more than %d bytes", maxLine))
		} else if err != nil {
			yield(Sentence{}, fmt.Errorf("reading %s: %w", name, err))
		} else if len(b.rows) > 0 {
			b.give(yield)
		}
	}
}

// A builder gathers the lines of one sentence.
type builder struct {
	name string
	n    int // of the line at hand
	s    Sentence
	text bool // "# text" was given
	rows []row
	left int // words that the multiword token at hand still wants
}

// A row is a line that a letter of the text stands on: a word or a multiword token.
type row struct {
	line  int
	form  string
	parts int  // of a multiword token; 0 for a word
	close bool // no space follows
}

func (b *builder) errorf(format string, args ...any) error {
	return &lines.Error{File: b.name, Line: b.n, Msg: fmt.Sprintf(format, args...)}
}

// line takes in one line.
func (b *builder) line(l string) error {
	if l == "" {
		return nil
	}
	if l[0] == '#' {
		if len(b.rows) == 0 {
			b.comment(l)
		}
		return nil
	}
	cols := strings.Split(l, "\t")
	if len(cols) != 10 {
		return b.errorf("%d columns; want 10, parted by tabs", len(cols))
	}
	if cols[1] == "" {
		return b.errorf("no form; want one in column 2")
	}
	if strings.Contains(cols[0], ".") {
		return nil
	}
	at := row{line: b.n, form: cols[1], close: strings.Contains("|"+cols[9]+"|", "|SpaceAfter=No|")}
	next := len(b.s.Words) + 1
	if from, to, multi := strings.Cut(cols[0], "-"); multi {
		a, errA := strconv.Atoi(from)
		z, errZ := strconv.Atoi(to)
		if errA != nil || errZ != nil || a != next || z < a || z-a >= maxMulti || b.left > 0 {
			return b.errorf("multiword token %q; want %d-N with N of %d at least, in no other", cols[0], next, next)
		}
		at.parts = z - a + 1
		b.left = at.parts
		b.rows = append(b.rows, at)
		return nil
	}
	if cols[0] != strconv.Itoa(next) {
		return b.errorf("word %q; want number %d", cols[0], next)
	}
	if next > maxWords {
		return b.errorf("a sentence of more than %d words", maxWords)
	}
	w := chancery.Word{Form: cols[1], Lemma: given(cols[2]), UPOS: given(cols[3]), XPOS: given(cols[4]), Feats: given(cols[5]), Rel: given(cols[7])}
	if cols[2] == "_" && cols[1] == "_" {
		w.Lemma = "_"
	}
	if w.Rel != "" || given(cols[6]) != "" {
		h, err := strconv.Atoi(cols[6])
		if err != nil || h < 0 || h > maxWords {
			return b.errorf("head %q; want a number from 0 to %d, or _", cols[6], maxWords)
		}
		w.Head = h
	}
	b.s.Words, b.s.Misc = append(b.s.Words, w), append(b.s.Misc, cols[9])
	if b.left > 0 {
		b.left--
		return nil
	}
	b.rows = append(b.rows, at)
	return nil
}

// given is what a column says: nothing where it is "_".
func given(col string) string {
	if col == "_" {
		return ""
	}
	return col
}

func (b *builder) comment(l string) {
	key, value, _ := strings.Cut(strings.TrimSpace(l[1:]), "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch key {
	case "newdoc", "newdoc id":
		b.s.NewDoc, b.s.Doc = true, value
	case "newpar", "newpar id":
		b.s.NewPar = true
	case "sent_id":
		b.s.ID = value
	case "text":
		b.s.Text, b.text = value, true
	}
}

// give yields the sentence and begins another.
func (b *builder) give(yield func(Sentence, error) bool) bool {
	s, err := b.sentence()
	*b = builder{name: b.name, n: b.n}
	return yield(s, err) && err == nil
}

// sentence is what was gathered, its words placed in its text.
func (b *builder) sentence() (Sentence, error) {
	if b.left > 0 {
		return Sentence{}, b.errorf("the sentence ends in a multiword token; want %d words more", b.left)
	}
	s := b.s
	if !b.text {
		s.Text = surface(b.rows)
	}
	s.Line, s.Closed = b.rows[0].line, b.rows[len(b.rows)-1].close
	at, k := 0, 0
	for _, r := range b.rows {
		at += len(s.Text[at:]) - len(strings.TrimLeftFunc(s.Text[at:], blank))
		if !strings.HasPrefix(s.Text[at:], r.form) {
			b.n = r.line
			return Sentence{}, b.errorf("form %q is not what the text has at byte %d; want %q", r.form, at, s.Text[at:min(len(s.Text), at+len(r.form))])
		}
		span := chancery.Span{Start: at, End: at + len(r.form)}
		at = span.End
		place(s.Words[k:k+max(1, r.parts)], r, span)
		k += max(1, r.parts)
	}
	for i := range s.Words {
		if s.Words[i].Head > len(s.Words) {
			return Sentence{}, b.errorf("head %d in a sentence of %d words", s.Words[i].Head, len(s.Words))
		}
	}
	return s, nil
}

// blank reports whether r is white space, of width or without.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// place gives the words of r, which stands at span, their spans.
func place(words []chancery.Word, r row, span chancery.Span) {
	if r.parts == 0 {
		words[0].Span = span
		return
	}
	at, plain := 0, true
	for i := range words {
		w := &words[i]
		w.Multi = uint8(i + 1)
		if plain = plain && strings.HasPrefix(r.form[at:], w.Form); plain {
			w.Span = chancery.Span{Start: span.Start + at, End: span.Start + at + len(w.Form)}
			at += len(w.Form)
		}
	}
	if plain && at == len(r.form) {
		return
	}
	for i := range words {
		words[i].Span = span
	}
}

// surface is the text of rows.
func surface(rows []row) string {
	var out strings.Builder
	for i, r := range rows {
		out.WriteString(r.form)
		if i+1 < len(rows) && !r.close {
			out.WriteByte(' ')
		}
	}
	return out.String()
}
