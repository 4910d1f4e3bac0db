package construe

import (
	"fmt"
	"slices"
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

// TestExpressed reads the sentence beside each noun that tells what is expressed.
func TestExpressed(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/expressed.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		r := c.ReadWhole(&chancery.Document{Text: "Ambassador Fritz Tarn met the King of Graustark. " + l.Note})
		if len(r.Quotes) != 1 || r.Quotes[0].Stance != l.Cols[1] || r.Quotes[0].Speaker == "" || r.Quotes[0].Direct {
			t.Errorf("%s:%d: %q gives %d quotations %v; want one with stance %s", l.File, l.N, l.Note, len(r.Quotes), r.Quotes, l.Cols[1])
		}
	}
}

// TestTurnLabels reads the turn beside each word that opens one behind a turn of
// somebody with a name, whose words it must end.
func TestTurnLabels(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/turns.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		r := c.ReadWhole(&chancery.Document{Text: "Anna Tarlen: I think that it is a good day for all of us.\n\n" + l.Note})
		if turns := slices.DeleteFunc(r.Quotes, func(q chancery.Quotation) bool { return !q.Turn }); len(turns) != 2 || turns[1].Speaker != "" || !strings.HasSuffix(l.Note, r.Text(turns[1].Span)) {
			t.Errorf("%s:%d: %q gives the turns %v; want a second one of nobody with a name", l.File, l.N, l.Note, turns)
		}
	}
}

// TestTurnSpeakers are the speakers of labels that say less than a name.
func TestTurnSpeakers(t *testing.T) {
	c := newTestReader(t)
	text := "Ambassador Anna Tarlen met the press.\n\n%s: I think that it is a good day for us.\n\nQuestion: And for the two of them?\n\n%[1]s: I think so, and I have told them as much."
	for label, want := range map[string]string{"MS. TARLEN": "Anna Tarlen", "AT": "Anna Tarlen", "AMBASSADOR TARLEN": "Anna Tarlen", "Anna Tarlen": "Anna Tarlen", "SENIOR OFFICIAL": "Senior Official", "MR. ZAPT": "Zapt"} {
		r := c.ReadWhole(&chancery.Document{Text: fmt.Sprintf(text, label)})
		var got []string
		for _, q := range r.Quotes {
			if q.Turn {
				got = append(got, q.Speaker)
			}
		}
		if !slices.Equal(got, []string{want, "", want}) {
			t.Errorf("%s: turns of %q; want %q, nobody and %q again", label, got, want, want)
		}
	}
}
