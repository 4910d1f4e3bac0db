package construe

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/golden"
)

func newTestAmounts(t testing.TB) *amountReader {
	t.Helper()
	a, err := newAmountReader(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestAmounts reads each line of the golden files as a sentence.
func TestAmounts(t *testing.T) {
	a, times := newTestAmounts(t), newTestTimes(t)
	golden.Run(t, "testdata/amounts/*.txt", func(t *testing.T, in string) string {
		var out strings.Builder
		for line := range strings.Lines(in) {
			line = strings.TrimSpace(line)
			s := chancery.Sentence{Span: chancery.Span{Start: 0, End: len(line)}}
			fmt.Fprintln(&out, line)
			for _, m := range a.begin(line, timesOf(t, times, line, exampleDay), nil, "").find(s, nil) {
				fmt.Fprintf(&out, "\t%q %s %s", line[m.Start:m.End], m.Comparator, figure(m.Value))
				if m.High != 0 {
					fmt.Fprintf(&out, "-%s", figure(m.High))
				}
				fmt.Fprintf(&out, " %s", m.Unit)
				if m.Per != "" {
					fmt.Fprintf(&out, " per %s", m.Per)
				}
				if m.Size {
					out.WriteString(" size")
				}
				fmt.Fprintln(&out, strings.TrimRight(" "+m.Change, " "))
			}
		}
		return out.String()
	})
}

func figure(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func FuzzAmounts(f *testing.F) {
	a, times := newTestAmounts(f), newTestTimes(f)
	for _, s := range []string{"more than $4.5 billion", "between 28 and 30 billion crowns", "7,591 kilometers", "half a million", "1/2/3/4", "US$ 15", "€", "5-percent", "(3) K-12", "A 0A$000000000B000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := chancery.Sentence{Span: chancery.Span{Start: 0, End: len(text)}}
		at := 0
		for _, m := range a.begin(text, timesOf(t, times, text, exampleDay), nil, "").find(s, nil) {
			if m.Start < at || m.End > len(text) || m.Start >= m.End {
				t.Fatalf("%q: amount at %s after %d", text, m.Span, at)
			}
			at = m.End
		}
	})
}
