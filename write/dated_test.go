package write

import (
	"testing"

	"chancery"
)

// A reader is told how a day was found, and which clues say another.
func TestWhyDated(t *testing.T) {
	d := &chancery.Document{}
	if got := WhyDated(d); got != "" {
		t.Errorf("a document without a day is dated%s", got)
	}
	d.Date("2022-03-03", "metadata", []chancery.DateClue{{Value: "2022-02-20", Why: "dateline"}})
	if got, want := WhyDated(d), " (from the metadata; the dateline says 20 February 2022)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
