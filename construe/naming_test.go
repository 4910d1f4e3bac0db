package construe

import (
	"testing"

	"chancery"
	"chancery/internal/lines"
)

// The two spellings of the note of each rule sound alike.
func TestSpellings(t *testing.T) {
	sp, err := newSpelling(sampleData())
	if err != nil {
		t.Fatal(err)
	}
	for l, err := range lines.Read(sampleData(), "spellings.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		words := tokenise(l.Note, chancery.Span{End: len(l.Note)}, nil)
		a, b := l.Note[words[0].Start:words[0].End], l.Note[words[2].Start:words[2].End]
		if x, y := sp.rules.Apply(fold(a)), sp.rules.Apply(fold(b)); x != y {
			t.Errorf("%v", l.Errorf("%s sounds as %s, %s as %s; want the same", a, x, b, y))
		}
	}
}

// No given name is both a man's and a woman's.
func TestGivenPronouns(t *testing.T) {
	where := map[string]string{}
	for l, err := range lines.Read(sampleData(), "given-pronouns.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range l.List(1) {
			if w := where[fold(n)]; w != "" {
				t.Errorf("%v", l.Errorf("%s is %s and was %s; want it once", n, l.Cols[0], w))
			}
			where[fold(n)] = l.Cols[0]
		}
	}
}

// Each company is a body of its country wherever its name stands.
func TestCompanies(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "companies.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		if c.names.country[chancery.Country(l.Cols[1])] == "" {
			t.Errorf("%v", l.Errorf("no country %q", l.Cols[1]))
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(2)...) {
			text := "The minister visited " + n + " on Friday."
			found := ""
			for _, m := range c.ReadWhole(&chancery.Document{Text: text}).Names {
				if m.Type == chancery.Organisation && m.Country == chancery.Country(l.Cols[1]) {
					found = text[m.Start:m.End]
				}
			}
			if found != n {
				t.Errorf("%v", l.Errorf("%s: found %q; want %q", l.Cols[0], found, n))
			}
		}
	}
}

// The words of the notes tell what their lines say.
func TestSuites(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/suites.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		for _, n := range c.ReadWhole(&chancery.Document{Text: l.Note}).Names {
			switch {
			case l.Cols[0] == "realm" && n.Type == chancery.Function:
				found = n.Office
			case l.Cols[0] != "realm" && n.Name == "Karl Zapt":
				found = string(n.Country)
			}
		}
		want := map[string]string{"join": "XG", "government": "XG", "realm": "head of state"}[l.Cols[0]]
		if found != want {
			t.Errorf("%v", l.Errorf("found %q in %q; want %q", found, l.Note, want))
		}
	}
}

// A city and the region around it that has its name are in one country, and the name is
// of that country where the text names none.
func TestCityAndRegion(t *testing.T) {
	c := newTestReader(t)
	text := "The minister visited Shanghai on Friday."
	for _, m := range c.ReadWhole(&chancery.Document{Text: text}).Names {
		if m.Name == "Shanghai" && m.Country == "CN" {
			return
		}
	}
	t.Errorf("Shanghai is in no country in %q", text)
}
