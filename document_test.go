package chancery

import (
	"slices"
	"strings"
	"testing"
)

// A document keeps what speaks against its day, once, and its line tells of it.
func TestDocumentDate(t *testing.T) {
	dateline := DateClue{Value: "2022-02-20", Why: "dateline", From: "dateline", Span: Span{Start: 9, End: 26}}
	title := DateClue{Value: "2022-03-09", Why: "byline", From: "title"}
	given := []DateClue{{Value: "2022-03-03", Why: "metadata", From: "published"}, dateline}
	d := &Document{Clues: slices.Clone(given)}
	clues := d.Clues
	d.Date("2022-03-03", "metadata", []DateClue{dateline, title})
	if d.Published != "2022-03-03" || d.PublishedWhy != "metadata" || len(d.Clues) != 3 {
		t.Errorf("dated %s by %s with clues %v; want 2022-03-03 by metadata with three", d.Published, d.PublishedWhy, d.Clues)
	}
	if got := d.Against(); !slices.Equal(got, []DateClue{dateline, title}) {
		t.Errorf("against it speak %v; want dateline and title", got)
	}
	if !slices.Equal(clues, given) {
		t.Errorf("the clues that the document came with are now %v", clues)
	}
	want := `"published_against":[{"value":"2022-02-20","why":"dateline","from":"dateline","span":{"start":9,"end":26}},{"value":"2022-03-09","why":"byline","from":"title"}]`
	if line := string(d.Line(false)); !strings.Contains(line, want) {
		t.Errorf("the line is %s; want %s in it", line, want)
	}
	d.Date("", "", nil)
	if d.Published == "" {
		t.Error("no day took the day away")
	}
}
