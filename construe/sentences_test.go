package construe

import (
	"fmt"
	"strings"
	"testing"

	"chancery/data"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// TestSentences shows each sentence of the golden documents on a line: its
// paragraph, whether it is a heading, and its tokens parted by spaces.
func TestSentences(t *testing.T) {
	s, err := newSplitter(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	golden.Run(t, "testdata/sentences/*.txt", func(t *testing.T, in string) string {
		d := parseDocument(t, in)
		var out strings.Builder
		for _, s := range s.split(d) {
			fmt.Fprint(&out, s.Paragraph)
			if s.Heading {
				fmt.Fprint(&out, " heading")
			}
			fmt.Fprint(&out, ":")
			for _, k := range s.Tokens {
				fmt.Fprint(&out, " ", d.Text[k.Start:k.End])
			}
			fmt.Fprintln(&out)
		}
		return out.String()
	})
}

// TestAbbreviations reads the sentence beside each line of the file, which is one
// sentence, and puts each of its abbreviations into one.
func TestAbbreviations(t *testing.T) {
	s, err := newSplitter(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	parts := func(text string) int { return len(s.split(parseDocument(t, text))) }
	for l, err := range lines.Read(data.FS(), "en/abbreviations.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		if l.Note != "" && parts(l.Note) != 1 {
			t.Errorf("%s:%d: %q is %d sentences; want one", l.File, l.N, l.Note, parts(l.Note))
		}
		for _, w := range l.List(1) {
			text, want := "It was "+w+". Rassendyll who came.", 1
			switch l.Cols[0] {
			case "month", "unit":
				text = "It was " + w + ". 12 when he came."
			case "opener":
				text, want = "He left the U.S. "+w+" was late.", 2
			}
			if got := parts(text); got != want {
				t.Errorf("%s:%d: %q is %d sentences; want %d", l.File, l.N, text, got, want)
			}
		}
	}
}
