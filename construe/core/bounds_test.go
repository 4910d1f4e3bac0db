package core

import (
	"strings"
	"testing"
	"testing/fstest"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

// split is the sentences of text, parted by " | ".
func split(b *Bounds, text string) string {
	var out []string
	for _, s := range b.Sentences(text, []chancery.Span{{End: len(text)}}) {
		out = append(out, text[s.Start:s.End])
	}
	return strings.Join(out, " | ")
}

// TestLostBreaks reads texts of one paragraph whose line breaks were lost, and
// texts that only look so. What newspapers write is in construe's sentences.
func TestLostBreaks(t *testing.T) {
	b := newBounds(t)
	for _, want := range []string{
		"Great service | My wife and I went there on Friday. | We liked it.",
		"i called them twice. | they never came. | the king will not go back. | he told me so.",
		"Best inn in Zenda! | We stayed for a week. | It was lovely.",
		"On Monday the Prime Minister met Foreign Minister Rupert Hentzau at the Palace.",
		"The President thanked His Holiness for the visit. | The talks went on.",
	} {
		if got := split(b, strings.ReplaceAll(want, " | ", " ")); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestBoundsRefuse refuses weights that were made for other features.
func TestBoundsRefuse(t *testing.T) {
	const name = "en/bounds.weights"
	good, err := data.FS().(interface {
		ReadFile(string) ([]byte, error)
	}).ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, want string }{
		{Fingerprint(), "0123456789abcdef", "en/bounds.weights: made for other features; want features  " + Fingerprint() + " in its head: train it anew"},
		{"\n\n", "\n\nx", "en/bounds.weights: 120001 bytes of weights; want 120000"},
	} {
		bad := strings.Replace(string(good), c.from, c.to, 1)
		_, err := NewBounds(lines.Layered{Base: data.FS(), User: fstest.MapFS{name: {Data: []byte(bad)}}})
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// FuzzSentences holds the sentences of any text to what Sentences promises.
func FuzzSentences(f *testing.F) {
	for _, text := range []string{
		"He left. “Is it?” she asked... (No.) [12] The U.S. envoy came.He said x@y.z. \n\n 1. Great service My wife",
		"]]]]]...'''.A", ". . .", "é.É\u200b.A", "\xff.\xfe A", "a.b.C.Da",
	} {
		f.Add(text, 3)
	}
	b := newBounds(f)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		if cut < 0 || cut > len(text) || len(text) > 1<<14 {
			t.Skip()
		}
		ps := []chancery.Span{{End: cut}, {Start: cut, End: len(text)}}
		at, para := 0, 0
		for n, s := range b.Sentences(text, ps) {
			if n != para {
				para, at = n, ps[n].Start
			}
			if s.Start < at || s.End <= s.Start || s.End > ps[n].End || !blank(text[at:s.Start]) {
				t.Fatalf("%q: sentence %v of paragraph %d after byte %d", text, s, n, at)
			}
			at = s.End
		}
		if !blank(text[at:]) {
			t.Fatalf("%q: no sentence holds %q", text, text[at:])
		}
	})
}

// TestSentencesLinear reads long texts without a space or without a stop.
func TestSentencesLinear(t *testing.T) {
	b := newBounds(t)
	for _, piece := range []string{"a", "ab.Cd", "]", "[1]", "(", ".", ".)", "x@", "He ", "He. ", "he ", "’"} {
		text := strings.Repeat(piece, 1<<18/len(piece))
		end := 0
		for _, s := range b.Sentences(text, []chancery.Span{{End: len(text)}}) {
			end = s.End
		}
		if end < len(text)-1 {
			t.Errorf("%q many times: read to byte %d of %d", piece, end, len(text))
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	s := newBounds(b)
	text := strings.Repeat("The U.S. envoy, Jennifer M. Anderson, didn't say on Oct. 22 whether Kazakhstan's treaty will last. “We'll see,” she told reporters in Zenda. Then she left.\n", 200)
	ps := []chancery.Span{{End: 100}, {Start: 100, End: len(text)}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range s.Sentences(text, ps) {
			continue
		}
	}
}
