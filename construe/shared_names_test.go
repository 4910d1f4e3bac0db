package construe

import (
	"testing"

	"chancery"
	"chancery/data"
)

// A state's name is that of another's part where the text speaks of that other and of
// nothing of the state.
func TestSharedNames(t *testing.T) {
	r, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]chancery.Country{
		"The United States is glad. A plant was opened in Cartersville, Georgia.":       "US",
		"The United States is glad. Talks with Georgia were held in Tbilisi on Monday.": "GE",
		"Talks with Georgia were held on Monday.":                                       "GE",
	} {
		d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Text: text}
		got := chancery.Country("")
		for _, n := range r.ReadWhole(d).Names {
			if n.Name == "Georgia" {
				got = n.Country
			}
		}
		if got != want {
			t.Errorf("Georgia is of %q in %q; want %q", got, text, want)
		}
	}
}
