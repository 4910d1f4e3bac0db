package data

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/lines"
)

// Every title has an office of the claims contract, stands in one line only, and
// is shown at work by the sentence of its line.
func TestOffices(t *testing.T) {
	offices := []string{
		"head of state", "head of government", "foreign minister", "defence minister", "minister", "deputy minister", "ambassador",
		"spokesperson", "legislator", "governor", "party leader", "head of organisation", "analyst", "other",
	}
	where := map[string]lines.Line{}
	for l, err := range lines.Read(FS(), "en/offices.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(offices, l.Cols[1]) {
			t.Error(l.Errorf("no office %q", l.Cols[1]))
		}
		if c := l.Col(2); c != "" && (len(c) != 2 || c != strings.ToUpper(c)) {
			t.Error(l.Errorf("no country %q", c))
		}
		shown := false
		for words := range strings.SplitSeq(l.Cols[0], "|") {
			if words != strings.ToLower(strings.TrimSpace(words)) || words == "" {
				t.Error(l.Errorf("title %q; want small letters", words))
			}
			if o, twice := where[words]; twice {
				t.Error(l.Errorf("title %q stands in line %d already", words, o.N))
			}
			where[words] = l
			shown = shown || strings.Contains(strings.ToLower(l.Note), words)
		}
		if !shown {
			t.Error(l.Errorf("the note %q shows none of the titles", l.Note))
		}
	}
	if len(where) < 400 {
		t.Errorf("%d titles read; the file holds more", len(where))
	}
}
