package construe

import (
	"strings"
	"testing"

	"chancery"
	"chancery/internal/lines"
)

// holders are two of each office that a reference can stand for.
var holders = map[string][2]string{
	"head of state":        {"King Rudolf of Ruritania", "President Mila Dorn of Graustark"},
	"head of government":   {"Prime Minister Jan Elph of Graustark", "Ruritanian Prime Minister Anna Tarlen"},
	"foreign minister":     {"Graustarkian Foreign Minister Karl Zapt", "Ruritanian Foreign Minister Anna Tarlen"},
	"defence minister":     {"Graustarkian Defence Minister Karl Zapt", "Ruritanian Defence Minister Anna Tarlen"},
	"ambassador":           {"Ruritanian Ambassador Karl Zapt", ""},
	"analyst":              {"political scientist Karl Zapt", ""},
	"spokesperson":         {"Ruritanian Foreign Ministry spokesperson Karl Zapt", ""},
	"head of organisation": {"UN Secretary-General Karl Zapt", ""},
	"governor":             {"Governor Karl Zapt of Hentzau", ""},
}

// TestReferences reads the sentence beside each line of the file after one that
// names who could be meant.
func TestReferences(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(sampleData(), "en/references.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		if l.Cols[1] == "body" || l.Cols[1] == "document" || l.Cols[1] == "people" {
			text := "The Ruritanian Foreign Ministry met. " + l.Note
			if q := c.ReadWhole(&chancery.Document{Text: text}).Quotes; len(q) != 1 || q[0].Speaker == "" {
				t.Errorf("%s:%d: %q has no speaker", l.File, l.N, text)
			}
			continue
		}
		office, _, _ := strings.Cut(l.Col(2), "|")
		if office == "" {
			office = "foreign minister"
		}
		h := holders[office]
		before, want := h[0]+" was in Klow. ", 0
		if l.Cols[1] == "pair" || l.Cols[1] == "parties" {
			before, want = h[0]+" and "+h[1]+" were in Klow. Ruritania and Graustark trade. ", 2
		}
		r := c.ReadWhole(&chancery.Document{Text: before + l.Note})
		var last *chancery.Name
		for i := range r.Names {
			if n := &r.Names[i]; n.Start >= len(before) && n.Referred {
				last = n
			}
		}
		switch {
		case last == nil:
			t.Errorf("%s:%d: %q refers to nobody in %v", l.File, l.N, before+l.Note, r.Names)
		case len(last.Set) != want || want == 0 && last.Type != chancery.Person:
			t.Errorf("%s:%d: %q gives %s", l.File, l.N, before+l.Note, nameLine(r, *last))
		}
	}
}
