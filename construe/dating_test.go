package construe

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/golden"
)

// TestDating dates the documents of the golden files as they stand, without clues
// from an acquirer; one that begins with "Title: " has a title that its text does not
// hold.
func TestDating(t *testing.T) {
	c, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	golden.Run(t, "testdata/dating/*.txt", func(t *testing.T, in string) string {
		doc := &chancery.Document{Text: in}
		if title, rest, ok := strings.Cut(in, "\n"); ok && strings.HasPrefix(title, "Title: ") {
			doc.Title, doc.Text = strings.TrimPrefix(title, "Title: "), rest
		}
		r := c.ReadWhole(doc)
		var out strings.Builder
		fmt.Fprintf(&out, "%s %s\n", orNone(r.Published), r.PublishedWhy)
		for _, x := range r.Conflicts {
			fmt.Fprintf(&out, "against: %s %s\n", x.Value, x.Why)
		}
		return out.String()
	})
}

func orNone(d chancery.Date) string {
	if d == "" {
		return "none"
	}
	return string(d)
}

// TestDatingClues says which of an acquirer's clues is believed, and that
// furniture alone dates nothing.
func TestDatingClues(t *testing.T) {
	c, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	doc := &chancery.Document{Text: "The king met the queen.", Clues: []chancery.DateClue{
		{Value: "2025-10-20", Why: "dateline"}, {Value: "2025-10-23", Why: "metadata"}, {Value: "2025-10-22", Why: "byline"},
	}}
	if r := c.ReadWhole(doc); r.Published != "2025-10-23" || r.PublishedWhy != "metadata" || len(r.Conflicts) != 1 {
		t.Errorf("dated %s by %s against %v; want 2025-10-23 by metadata against the dateline", r.Published, r.PublishedWhy, r.Conflicts)
	}
	text := "The king met the queen on Friday.\n\nCopyright 2023. Last updated 4 May 2023."
	doc = &chancery.Document{Text: text, Furniture: []chancery.Furniture{{Span: chancery.Span{Start: 35, End: len(text)}}}}
	if r := c.ReadWhole(doc); r.Published != "" {
		t.Errorf("dated %s by furniture; want none", r.Published)
	}
	text = "In a briefing on Friday, August 18, the envoys met.\n\nElections in Ruritania 2023"
	doc = &chancery.Document{Text: text, Furniture: []chancery.Furniture{{Span: chancery.Span{Start: 53, End: len(text)}}}}
	if r := c.ReadWhole(doc); r.Published != "2023?-08-18~" || r.PublishedWhy != "weekday" {
		t.Errorf("dated %q by %s; want 2023?-08-18~ by weekday, the year supported by furniture", r.Published, r.PublishedWhy)
	}
}

// Of bounds only what both ends share is counted from.
func TestCountedFrom(t *testing.T) {
	for _, x := range []struct{ day, want chancery.Date }{
		{"2025?-10-22~", "2025?-10-22~"}, {"[2025-04-07..2025-04-19]", "2025-04"}, {"[2025-04-07..2025-05-02]", "2025"}, {"[2025-12-30..2026-01-02]", ""}, {"", ""},
	} {
		if got := countedFrom(x.day); got != x.want {
			t.Errorf("counted from %q in a document of %q; want %q", got, x.day, x.want)
		}
	}
}
