package construe

import (
	"strings"
	"testing"

	"chancery"
	"chancery/data"
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
