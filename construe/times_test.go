package construe

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// exampleDay is the day of the documents that the examples of en/times.txt stand in.
const exampleDay chancery.Date = "2025-10-22"

func timesOf(t testing.TB, r *timeReader, text string, day chancery.Date) []chancery.Time {
	t.Helper()
	doc := &chancery.Document{Text: text}
	reading := &chancery.Reading{Doc: doc, Sentences: []chancery.Sentence{{Span: chancery.Span{Start: 0, End: len(text)}}}}
	return r.resolve(r.find(text, reading.Sentences), day, reading)
}

func newTestTimes(t testing.TB) *timeReader {
	t.Helper()
	r, err := newTimeReader(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestTimeRules reads the example beside each rule.
func TestTimeRules(t *testing.T) {
	r := newTestTimes(t)
	for _, file := range []string{"en/times.txt", "en/holidays.txt"} {
		for l, err := range lines.Read(data.FS(), file, 1) {
			if err != nil {
				t.Fatal(err)
			}
			if l.Note == "" {
				continue
			}
			sentence, want, ok := strings.Cut(l.Note, " = ")
			before, rest, ok1 := strings.Cut(sentence, "[")
			words, after, ok2 := strings.Cut(rest, "]")
			if !ok || !ok1 || !ok2 {
				t.Errorf("%s:%d: the note is %q; want a sentence with [the expression], then = and its values", l.File, l.N, l.Note)
				continue
			}
			text := before + words + after
			day := exampleDay
			if file == "en/holidays.txt" {
				day = ""
			}
			found := "nothing there"
			for _, x := range timesOf(t, r, text, day) {
				if x.Start == len(before) || x.Start < len(before)+len(words) && x.End > len(before) {
					found = x.Value
					if len(strings.Fields(want)) > 1 {
						found += " " + string(x.EDTF)
					}
					if got := text[x.Start:x.End]; got != words {
						found += " at " + got
					}
					break
				}
			}
			if found != want {
				t.Errorf("%s:%d: %s: %q is %s; want %s", l.File, l.N, l.Cols[0], words, found, want)
			}
		}
	}
}

// TestTimes reads the documents of the golden files.
func TestTimes(t *testing.T) {
	r := newTestTimes(t)
	split, err := newSplitter(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	golden.Run(t, "testdata/times/*.txt", func(t *testing.T, in string) string {
		day, text, _ := strings.Cut(in, "\n")
		doc := &chancery.Document{Text: text}
		reading := &chancery.Reading{Doc: doc, Sentences: split.split(doc)}
		var out strings.Builder
		for _, x := range r.resolve(r.find(text, reading.Sentences), chancery.Date(strings.TrimPrefix(day, "-")), reading) {
			fmt.Fprintf(&out, "%q %s %s", text[x.Start:x.End], x.Type, x.Value)
			if x.EDTF != "" {
				fmt.Fprintf(&out, " %s", x.EDTF)
			}
			fmt.Fprintf(&out, ": %s\n", x.Why)
		}
		return out.String()
	})
}

// TestTimesRead reads documents whose times need tags, or what the text says elsewhere.
func TestTimesRead(t *testing.T) {
	c := newTestReader(t)
	golden.Run(t, "testdata/times-read/*.txt", func(t *testing.T, in string) string {
		day, text, _ := strings.Cut(in, "\n")
		doc := &chancery.Document{Text: text, Published: chancery.Date(strings.TrimPrefix(day, "-"))}
		var out strings.Builder
		for _, x := range c.ReadWhole(doc).Times {
			fmt.Fprintf(&out, "%q %s %s", text[x.Start:x.End], x.Type, x.Value)
			if x.EDTF != "" {
				fmt.Fprintf(&out, " %s", x.EDTF)
			}
			fmt.Fprintf(&out, ": %s\n", x.Why)
		}
		return out.String()
	})
}

func FuzzTimes(f *testing.F) {
	r := newTestTimes(f)
	for l, err := range lines.Read(data.FS(), "en/times.txt", 1) {
		if err != nil {
			f.Fatal(err)
		}
		f.Add(l.Note, "2025-10-22")
	}
	for _, s := range []string{"31.02.2025 99:99 '90s 508 BC", "4-5 Dec. 10000 years ago", "mid-1990's – 2001", "１２ октября 2025 г."} {
		f.Add(s, "XXXX-02-29")
		f.Add(s, "2025?-10-22~")
	}
	f.Fuzz(func(t *testing.T, text, day string) {
		if _, err := chancery.ParseDate(day); err != nil {
			day = ""
		}
		at := 0
		for _, x := range timesOf(t, r, text, chancery.Date(day)) {
			if x.Start < at || x.End > len(text) || x.Start >= x.End {
				t.Fatalf("%q: time at %s after %d", text, x.Span, at)
			}
			at = x.End
			if x.EDTF != "" {
				if _, err := chancery.ParseDate(string(x.EDTF)); err != nil {
					t.Fatalf("%q: %v", text, err)
				}
			}
			if x.Value == "" {
				t.Fatalf("%q: %q has no value", text, text[x.Start:x.End])
			}
		}
	})
}

// benchText is news of the usual mixture: most sentences have no time in them.
var benchText = strings.Repeat("The foreign minister of Ruritania paid an official visit to Graustark on Oct. 22 at the invitation of his counterpart. "+
	"During the talks, the two ministers also exchanged views on pressing international and regional topics, the press service reported. "+
	"In 2024, mutual trade exceeded 28 billion crowns, setting a new record, and both sides highlighted the role of the commission. "+
	"The agreements will further strengthen the atmosphere of trust and practical cooperation between the countries. ", 50)

func BenchmarkTimes(b *testing.B) {
	r := newTestTimes(b)
	doc := &chancery.Document{Text: benchText}
	split, err := newSplitter(data.FS())
	if err != nil {
		b.Fatal(err)
	}
	reading := &chancery.Reading{Doc: doc, Sentences: split.split(doc)}
	words := len(strings.Fields(benchText))
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		r.resolve(r.find(benchText, reading.Sentences), exampleDay, reading)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
