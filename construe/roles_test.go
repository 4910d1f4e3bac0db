package construe

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// TestRoleWords finds somebody in the role of each line of the file in its sentence.
func TestRoleWords(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(os.DirFS("../data"), "en/roles.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		r := c.ReadWhole(&chancery.Document{Text: l.Note})
		want, found := chancery.Role(l.Col(1)), false
		for _, n := range slices.Concat(r.Names, r.Agents) {
			found = found || n.Role != "" && (n.Role == want || want == "")
		}
		if !found {
			t.Errorf("%s:%d: %q has nobody in role %q: %v %v", l.File, l.N, l.Note, want, r.Names, r.Agents)
		}
	}
}

// TestRoles shows who acts in the golden documents, and in which role and country.
func TestRoles(t *testing.T) {
	c := newTestReader(t)
	golden.Run(t, "testdata/roles/*.txt", func(t *testing.T, in string) string {
		r := c.ReadWhole(parseDocument(t, in))
		var out strings.Builder
		all := slices.Concat(r.Names, r.Agents)
		slices.SortStableFunc(all, func(a, b chancery.Name) int { return cmp.Compare(a.Start, b.Start) })
		for _, n := range all {
			if n.Role == "" && n.Type != chancery.Agent {
				continue
			}
			fmt.Fprintf(&out, "%s %q", n.Type, r.Text(n.Span))
			if of := cmp.Or(n.Country, n.ActsFor); of != "" {
				fmt.Fprintf(&out, " of %s", of)
			}
			fmt.Fprintf(&out, ": %s\n", n.Role)
		}
		return out.String()
	})
}
