package construe

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// TestNames shows the names of the golden documents, one a line: type, words,
// what they stand for, and what the text tells of it.
func TestNames(t *testing.T) {
	c := newTestReader(t)
	golden.Run(t, "testdata/names/*.txt", func(t *testing.T, in string) string {
		r := c.ReadWhole(parseDocument(t, in))
		var out strings.Builder
		for _, n := range r.Names {
			fmt.Fprintln(&out, nameLine(r, n))
		}
		return out.String()
	})
}

// TestBodies finds the name beside each line of the file in a sentence.
func TestBodies(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/bodies.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimPrefix(l.Note, "the ")
		text := "Yesterday " + l.Note + " was spoken of in the papers."
		r := c.ReadWhole(&chancery.Document{Text: text})
		found := "nothing"
		for _, n := range r.Names {
			if n.Type == chancery.Instrument {
				found = fmt.Sprintf("%q of type %q", r.Text(n.Span), instrument)
				break
			}
			if n.Type == chancery.Organisation {
				found = fmt.Sprintf("%q of type %q", r.Text(n.Span), n.Mechanism)
				break
			}
		}
		if w := fmt.Sprintf("%q of type %q", want, l.Col(2)); found != w {
			t.Errorf("%s:%d: found %s; want %s", l.File, l.N, found, w)
		}
	}
}

// TestPlaceWords puts each word where its line says it stands in a place's name.
func TestPlaceWords(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/place-words.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range l.List(1) {
			name := w
			switch l.Cols[0] {
			case "last":
				name = "Hofbau " + w
			case "first", "part":
				name = w + " Hofbau"
			case "of":
				name = w + " of Hofbau"
			case "state":
				name = "Ruritanian " + w
			}
			r := c.ReadWhole(&chancery.Document{Text: "They walked to " + name + " in the rain."})
			if len(r.Names) != 1 || r.Names[0].Type != chancery.Location || r.Names[0].Name != name && !r.Names[0].State {
				t.Errorf("%s:%d: %q gives %v; want a place", l.File, l.N, name, r.Names)
			}
		}
	}
}
