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

// A bare sign or word of several currencies is that of the country named, or of the publisher's
// country, or the one it mostly stands for; and Why says so where the words do not.
func TestAmountCurrency(t *testing.T) {
	c := newTestReader(t)
	for _, x := range []struct{ publisher, text, unit, why string }{
		{"", "It cost $5 million.", "USD", "number and unit, $ taken for USD"},
		{"Prime Minister of Australia", "It cost $5 million and 20 cents.", "AUD", "number and unit, currency of the publisher's country"},
		{"Prime Minister of Australia", "It cost US$5 million.", "USD", "number and unit"},
		{"", "Nepal spent 5 billion rupees on roads.", "NPR", "number and unit, currency of the country named"},
		{"", "They spent 5 billion rupees on roads.", "INR", "number and unit, rupees taken for INR"},
		{"", "Nepal spent $5 billion on roads.", "USD", "number and unit, $ taken for USD"},
		{"", "They spent 5 billion francs on roads.", "francs", "number and unit"},
		{"", "They spent 5 billion CFA francs on roads.", "XAF", "number and unit, CFA francs taken for XAF"},
	} {
		r := c.ReadWhole(&chancery.Document{Publisher: x.publisher, Text: x.text, Published: "2025-10-22"})
		if len(r.Amounts) == 0 || r.Amounts[0].Unit != x.unit || r.Amounts[0].Why != x.why {
			t.Errorf("%q of %q: %+v; want %s, %s", x.text, x.publisher, r.Amounts, x.unit, x.why)
		}
	}
}

// The noun that is counted is told by the tags of its phrase.
func TestAmountNouns(t *testing.T) {
	c := newTestReader(t)
	for text, want := range map[string]string{
		"They seized seven armourers' shops in Zenda.":                        "7 shops",
		"It serves in seven United Nations peacekeeping missions.":            "7 missions",
		"They imposed 30 anti-dumping and countervailing duties on steel.":    "30 duties",
		"It helps 40 at-risk communities in the north.":                       "40 communities",
		"Nearly 40 other nations have joined the pact.":                       "40 countries",
		"Some 12,000 Australians live in the valley.":                         "12000 people",
		"They reported fifteen youth suicides last year.":                     "15 suicides",
		"No one knows it, and this one carries a special risk.":               "",
		"The price has more than doubled since the war began.":                "2 times",
		"The aid covers 157 asylum seekers and two large-scale rescue ships.": "157 people, 2 ships",
	} {
		var got []string
		for _, m := range c.ReadWhole(&chancery.Document{Text: text, Published: "2025-10-22"}).Amounts {
			got = append(got, figure(m.Value)+" "+m.Unit)
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q: %s; want %s", text, s, want)
		}
	}
}

// A text that parts its decimals by a comma parts its thousands by a full stop.
func TestAmountHabit(t *testing.T) {
	a := newTestAmounts(t)
	for text, want := range map[string]string{
		"They sold 28.000 tonnes at 3,5 euros.":  "28000 3.5",
		"They sold 28.000 tonnes at 3.5 euros.":  "28 3.5",
		"They sold 28,000 tonnes at 3.5 euros.":  "28000 3.5",
		"They sold 1.234,5 tonnes for 10 euros.": "1234.5 10",
	} {
		var got []string
		for _, m := range a.begin(text, nil, nil, "").find(chancery.Sentence{Span: chancery.Span{End: len(text)}}, nil) {
			got = append(got, figure(m.Value))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s; want %s", text, s, want)
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
