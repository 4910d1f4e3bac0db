package construe

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"chancery"
)

// FuzzRead holds every Reading to what its type promises, whatever the text and
// wherever furniture, title and dateline are said to be.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i < len(ar.Files); i += 2 {
			f.Add(string(ar.Files[i].Data), uint16(0), uint16(0), uint16(i), uint16(2*i), uint16(3*i), uint16(4*i))
		}
	}
	f.Add("“a ‘b\u00a0“\n\n\"«U.S. J. R.\u2028'", uint16(3), uint16(5), uint16(0), uint16(1), uint16(7), uint16(9))
	c := newTestReader(f)
	f.Fuzz(func(t *testing.T, text string, title, dateline, f1, f2, f3, f4 uint16) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip()
		}
		d := document(text, int(title), int(dateline), int(f1), int(f2), int(f3), int(f4))
		r := c.Read(d)
		whole := c.ReadWhole(d)
		for _, r := range []*chancery.Reading{r, whole} {
			if err := sound(r); err != nil {
				t.Fatalf("%q with furniture %v: %v", text, d.Furniture, err)
			}
		}
		if again := c.Read(d); !reflect.DeepEqual(again, r) {
			t.Fatalf("%q is read in two ways", text)
		}
		if given := c.ReadGiven(d, whole.Sentences); !reflect.DeepEqual(given, whole) {
			t.Fatalf("%q is read in another way where its words are given", text)
		}
	})
}

// document is a document of text in which the numbers, brought into it and onto
// the starts of letters, tell where its parts are.
func document(text string, title, dateline int, cuts ...int) *chancery.Document {
	at := func(n int) int {
		if n = n % (len(text) + 1); n < len(text) {
			for !utf8.RuneStart(text[n]) {
				n--
			}
		}
		return n
	}
	d := &chancery.Document{Text: text, TitleSpan: chancery.Span{End: at(title)}}
	d.Dateline = chancery.Span{Start: d.TitleSpan.End, End: max(d.TitleSpan.End, at(dateline))}
	last := 0
	for i := 0; i+1 < len(cuts); i += 2 {
		s := chancery.Span{Start: max(last, at(cuts[i])), End: at(cuts[i+1])}
		if s.Len() > 0 {
			d.Furniture = append(d.Furniture, chancery.Furniture{Span: s})
			last = s.End
		}
	}
	return d
}

// sound says what of r breaks the promises of chancery.Reading, if anything.
func sound(r *chancery.Reading) error {
	last := 0
	for _, s := range r.Sentences {
		if s.Start < last || s.Len() <= 0 || s.End > len(r.Doc.Text) || r.Doc.InFurniture(s.Span) {
			return fmt.Errorf("sentence at %s after %d", s.Span, last)
		}
		if err := soundInside(r, s); err != nil {
			return err
		}
		last = s.End
	}
	last = 0
	first := map[int]bool{}
	for i, n := range r.Names {
		first[n.Start] = true
		switch {
		case n.Start < last || r.In(n.Start) < 0 || r.Sentences[r.In(n.Start)].End < n.End || n.Len() <= 0:
			return fmt.Errorf("name at %s after %d", n.Span, last)
		case n.Name == "":
			return fmt.Errorf("the name at %s is empty", n.Span)
		case !first[n.SameAs]:
			return fmt.Errorf("the name at %s is the same as one at %d, where there is none", n.Span, n.SameAs)
		case n.OfficeSpan.Len() > 0 && spaced(r.Text(n.OfficeSpan)) != spaced(n.OfficeText):
			return fmt.Errorf("the office at %s is not %q", n.OfficeSpan, n.OfficeText)
		}
		for _, m := range n.Set {
			if m < 0 || m >= i {
				return fmt.Errorf("name %d stands for name %d", i, m)
			}
		}
		last = n.Start
	}
	last = 0
	for _, q := range r.Quotes {
		switch {
		case q.Start < last || q.End > len(r.Doc.Text) || len(q.Pieces) == 0:
			return fmt.Errorf("quotation at %s after %d", q.Span, last)
		case q.Name < -1 || q.Name >= len(r.Names) || strings.TrimSpace(q.Speaker) == "" && (q.Speaker != "" || q.Name >= 0):
			return fmt.Errorf("quotation at %s of name %d, %q", q.Span, q.Name, q.Speaker)
		case r.In(q.CueAt.Start) < 0:
			return fmt.Errorf("cue at %s is in no sentence", q.CueAt)
		}
		last = q.Start
		for _, p := range q.Pieces {
			if p.Start < last || p.End > q.End || p.End < p.Start || !utf8.ValidString(r.Text(p)) {
				return fmt.Errorf("piece at %s after %d in the quotation at %s", p, last, q.Span)
			}
			last = p.End
		}
		last = q.Start
	}
	return nil
}

// soundInside says what of s breaks the promises of its tokens and words, if anything.
func soundInside(r *chancery.Reading, s chancery.Sentence) error {
	last := s.Start
	for _, k := range s.Tokens {
		if s.Passed && k.UPOS != "" {
			return fmt.Errorf("the token at %s has a tag, and its sentence is passed over", k.Span)
		}
		if k.Start < last || k.Len() <= 0 || k.End > s.End || !utf8.ValidString(r.Text(k.Span)) {
			return fmt.Errorf("token at %s after %d in the sentence at %s", k.Span, last, s.Span)
		}
		last = k.End
	}
	last = s.Start
	for _, w := range s.Words {
		if w.Start < last || w.Len() <= 0 || w.End > s.End || w.Form != r.Text(w.Span) {
			return fmt.Errorf("word at %s after %d in the sentence at %s", w.Span, last, s.Span)
		}
		last = w.End
	}
	return nil
}
