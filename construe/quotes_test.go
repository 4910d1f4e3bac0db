package construe

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

func quoteLine(r *chancery.Reading, q chancery.Quotation) string {
	var pieces []string
	for _, p := range q.Pieces {
		pieces = append(pieces, spaced(r.Text(p)))
	}
	kind := "told"
	if q.Direct {
		kind = "direct"
	}
	return fmt.Sprintf("%s, %s (%s) %q: %s", q.Speaker, q.Stance, q.Cue, kind, strings.Join(pieces, " / "))
}

// TestQuotes shows the quotations of the golden documents, one a line: speaker,
// stance, verb, and the words, their pieces parted by slashes.
func TestQuotes(t *testing.T) {
	c := newTestReader(t)
	golden.Run(t, "testdata/quotes/*.txt", func(t *testing.T, in string) string {
		r := c.ReadWhole(parseDocument(t, in))
		var out strings.Builder
		for _, q := range r.Quotes {
			fmt.Fprintln(&out, quoteLine(r, q))
		}
		return out.String()
	})
}

// TestSaying reads the sentence beside each verb after one that names a speaker.
func TestSaying(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/saying.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		before := "The Ruritanian Embassy, the Telegraph Agency and the Ruritanian Foreign Ministry, political scientist Karl Zapt and Ambassador Fritz Tarn met. Ruritania and Graustark met. Foreign Minister J. Rassendyll met the King of Graustark, Rudolf Elph. "
		r := c.ReadWhole(&chancery.Document{Text: before + l.Note})
		if len(r.Quotes) != 1 {
			t.Errorf("%s:%d: %q holds %d quotations; want one", l.File, l.N, l.Note, len(r.Quotes))
		} else if q := r.Quotes[0]; q.Stance != l.Cols[1] || q.Speaker == "" || q.Direct != strings.ContainsRune(l.Note, '“') {
			t.Errorf("%s:%d: %q gives %s; want stance %s", l.File, l.N, l.Note, quoteLine(r, q), l.Cols[1])
		}
	}
}
