package construe

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/golden"
	"chancery/internal/lines"
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

// TestAmountExamples reads the notes of the words for rates and changes: the brackets hold the
// words behind an amount, or the change with its words.
func TestAmountExamples(t *testing.T) {
	c := newTestReader(t)
	for _, file := range []string{"en/rates.txt", "en/changes.txt"} {
		for l, err := range lines.Read(data.FS(), file, 2) {
			if err != nil {
				t.Fatal(err)
			}
			before, rest, ok := strings.Cut(l.Note, "[")
			if !ok {
				continue
			}
			inside, after, _ := strings.Cut(rest, "]")
			d := &chancery.Document{Text: before + inside + after, Published: "2025-10-22"}
			found := false
			for _, m := range c.ReadWhole(d).Amounts {
				found = found || m.Per == l.Col(0) || m.Change == l.Col(0) && m.Start < len(before)+len(inside) && m.End > len(before)
			}
			if !found {
				t.Errorf("%s:%d: no amount %s in %q", l.File, l.N, l.Col(0), d.Text)
			}
		}
	}
}

// Whatever the text, amounts lie in it one after the other and have numbers that JSON can write.
func FuzzAmounts(f *testing.F) {
	a, times := newTestAmounts(f), newTestTimes(f)
	for _, s := range []string{
		"more than $4.5 billion", "between 28 and 30 billion crowns", "7,591 kilometers", "half a million", "1/2/3/4", "US$ 15", "€", "5-percent", "(3) K-12", "A 0A$000000000B000",
		"28 000 tonnes, 3,5 per cent and 1.234,5", "two thirds of a million", "three-and-a-half million", "several hundred thousand dollars a year", "minus two point five °C",
		"one in five, four out of every 10", "EUR5 million", "-5 %", "a hundred million million billion trillion crore lakh", "six feet five inches per capita", "rose by more than a fifth to 3½", "UP 0$0",
	} {
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
			for _, v := range []float64{m.Value, m.High} {
				if math.IsInf(v, 0) || math.IsNaN(v) {
					t.Fatalf("%q: value %g", text, v)
				}
			}
		}
	})
}
