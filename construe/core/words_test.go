package core

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

func newSplitter(t testing.TB) *Splitter {
	t.Helper()
	s, err := NewSplitter(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// parted is text with "|" where one of words ends without a space, and "+"
// where a part of a multiword token does.
func parted(text string, words []chancery.Word) string {
	var out strings.Builder
	at := 0
	for i, w := range words {
		if i > 0 && w.Start == at {
			out.WriteString(map[bool]string{true: "+", false: "|"}[w.Multi > 1])
		}
		out.WriteString(text[at:w.Start])
		out.WriteString(w.Form)
		at = w.End
	}
	return out.String() + text[at:]
}

// TestWords cuts sentences where the marks are.
func TestWords(t *testing.T) {
	s := newSplitter(t)
	for _, want := range []string{
		"Rassendyll arrived|.",
		"He did+n't stop|, the king+'s envoy said|.",
		"He could+n't+'ve known it can+not last|.",
		"The Elphbergs+' house|; the Elphbergs+’ house|.",
		"'|He saw the guards|' and fled|, he said|.",
		"a 15|-|year|-|old treaty of Kassym|-|Jomart and Al|-|Ani",
		"the co-founder|, the non-aligned|, an e-mail and the UN|-|backed plan",
		"It cost $|7,591|, US$|5|m or €|3.5|bn|, up 4.5|%|.",
		"at 10:30 on 22.10.2025|, or 11/28/2000|, or 9/11|, 3:30|pm",
		"The U.S. and the U.K.|-|led force of Gen. R.J. Tarlen",
		"Jennifer M. Anderson left D.C.",
		"from 1990|-|1995|, 10|–|15 of them|; call 713-853-1411",
		"write to rudolf@zenda.gov.rt|, see http://zenda.rt/a-b?c=1|.",
		"see www.zenda.org/x (|or zenda.com|)|.",
		"\"|Well|...|\" he said -- and — left|…",
		"What|?! No|!!!",
		"the 1960's and the '60s and ’72",
		"AT&T and R&D and Q|&|.",
		"tigers|, etc. came|; tigers|, etc|...",
		"Inc. is one|, No. 2 is two|, No|.",
		"«|Zenda|» „|Strelsau|“ ‚|Hentzau|‘",
		"co\u00adoperation of Kassym|‑|Jomart",
		"Zenda\u00a0and\u200bStrelsau",
		"and|/|or",
		"@|,",
		"",
	} {
		text := strings.NewReplacer("|", "", "+", "").Replace(want)
		if got := parted(text, s.Words(text, chancery.Span{End: len(text)}, nil)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestWordLists cuts the note beside each line of the file as the note says, and
// each word in a sentence as its class says.
func TestWordLists(t *testing.T) {
	s := newSplitter(t)
	for l, err := range lines.Read(data.FS(), "en/words.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(l.Note, "|", "")
		if l.Note == "" {
			t.Errorf("%s:%d: no note; want a text that shows the words", l.File, l.N)
		} else if got := strings.ReplaceAll(parted(text, s.Words(text, chancery.Span{End: len(text)}, nil)), "+", "|"); got != l.Note {
			t.Errorf("%s:%d: got %s, want %s", l.File, l.N, got, l.Note)
		}
		show := map[string]string{
			"prefix": "a %s-king was", "suffix": "the king-%s was", "unit": "about 5|%s was", "whole": "the %s was", "part": "they %s be", "clitic": "the king+%s be",
			"stop": "the %s. of it", "region": "in %s. was", "before": "at %s. 5 was", "tail": "of zenda.%s was", "face": "and %s was",
		}[l.Cols[0]]
		for _, w := range l.List(1) {
			if l.Cols[0] == "region" {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			want := fmt.Sprintf(show, w)
			text := strings.ReplaceAll(strings.ReplaceAll(want, "+", ""), "|", "")
			if got := parted(text, s.Words(text, chancery.Span{End: len(text)}, nil)); got != want {
				t.Errorf("%s:%d: got %s, want %s", l.File, l.N, got, want)
			}
		}
	}
}

// FuzzWords holds the words of any text to what Words promises.
func FuzzWords(f *testing.F) {
	for _, text := range []string{
		"He did n't say \"it's 5pm\" at U.S.A.'s co-op, http://a.b/c), x@y.zz... '72 A.B.C.D", "a.m.p.m.5p.m.", "''’’‘‘..-.-'s's",
		"1/2/3-4-5,666,777:8:9", "\u00ad\u200d\ufeff❤️👍🏽 \xff\xfe", "www.", "@@@a@b.c.@", "+1+2#a#1.5.", "U$ US$", "n't", "cannot's",
	} {
		f.Add(text, 0, len(text))
	}
	s := newSplitter(f)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		if a < 0 || b > len(text) || a > b || len(text) > 1<<14 {
			t.Skip()
		}
		at := a
		for i, w := range s.Words(text, chancery.Span{Start: a, End: b}, nil) {
			if w.Start < at || w.End <= w.Start || w.End > b || w.Form != text[w.Start:w.End] || !blank(text[at:w.Start]) {
				t.Fatalf("%q: word %d %q at %v after byte %d", text, i, w.Form, w.Span, at)
			}
			if w.Multi > 1 && w.Start != at {
				t.Fatalf("%q: part %q of a multiword token at %v stands alone", text, w.Form, w.Span)
			}
			at = w.End
		}
		if !blank(text[at:b]) {
			t.Fatalf("%q: no word holds %q", text, text[at:b])
		}
	})
}

func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }) == ""
}

// TestWordsLinear cuts long texts without a space, each of which would take
// minutes if a word looked at what others have looked at.
func TestWordsLinear(t *testing.T) {
	s := newSplitter(t)
	for _, piece := range []string{"a", "a.", "a-", "1,234", "1.", "a@", "a/", "'", "’s", "http://", "www.", "a'", ".", "co-", "\u00ad", "(", "1/"} {
		text := strings.Repeat(piece, 1<<18/len(piece))
		words := s.Words(text, chancery.Span{End: len(text)}, nil)
		if len(words) == 0 || words[len(words)-1].End != len(text) {
			t.Errorf("%q many times: not cut to the end", piece)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	s := newSplitter(b)
	text := strings.Repeat("The U.S. envoy, Jennifer M. Anderson, didn't say on Oct. 22 whether Kazakhstan's 15-year-old treaty (worth $7,591m) will last; \"we'll see,\" she told reporters in Zenda at 10:30. ", 200)
	out := s.Words(text, chancery.Span{End: len(text)}, nil)
	n := len(out)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		out = s.Words(text, chancery.Span{End: len(text)}, out[:0])
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "words/s")
}
