package construe

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chancery"
	"chancery/data"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// TestRoleWords finds somebody in the role of each line of the file in its sentence, or
// nobody where the line is of what only looks like one who acts.
func TestRoleWords(t *testing.T) {
	c := newTestReader(t)
	for l, err := range lines.Read(data.FS(), "en/roles.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		r := c.ReadWhole(&chancery.Document{Text: l.Note})
		want, found := chancery.Role(l.Col(1)), l.Cols[2] == "none" && len(r.Agents) == 0
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

// TestDatedRoles reads who somebody is on the day of the document.
func TestDatedRoles(t *testing.T) {
	c := newTestReader(t)
	for _, x := range []struct {
		text, day, name string
		role            chancery.Role
		of              chancery.Country
	}{
		{"Otto Kessel spoke.", "2009-05-01", "Otto Kessel", "", "XR"},
		{"Otto Kessel spoke.", "2012-05-01", "Otto Kessel", "GOV", "XR"},
		{"Otto Kessel spoke.", "2017-05-01", "Otto Kessel", "ELI", "XR"},
		{"Otto Kessel spoke.", "", "Otto Kessel", "LEG", "XR"},
		{"Kessel spoke to reporters.", "2012-05-01", "Kessel", "GOV", "XR"},
		{"Karl Kessel spoke.", "2012-05-01", "Karl Kessel", "", ""},
		{"Vera Lund left Graustark.", "2020-05-01", "Vera Lund", "OPP", "XG"},
		{"President Vera Lund left Graustark.", "2020-05-01", "Vera Lund", "GOV", "XG"},
		{"Vera Lund of Syldavia spoke.", "2020-05-01", "Vera Lund", "", "XS"},
		{"The EWL took the town.", "2018-05-01", "EWL", "REB", "XG"},
		{"The EWL took the town.", "2021-05-01", "EWL", "GOV", "XG"},
		{"The Folkshall voted.", "", "Folkshall", "LEG", "XR"},
		{"In Syldavia the Border Watch closed the road.", "", "Border Watch", "COP", "XS"},
		{"The Border Watch closed the road.", "", "Border Watch", "COP", ""},
	} {
		r := c.ReadWhole(&chancery.Document{Text: x.text, Published: chancery.Date(x.day)})
		found := false
		for _, n := range slices.Concat(r.Names, r.Agents) {
			if r.Text(n.Span) != x.name {
				continue
			}
			found = true
			if of := cmp.Or(n.Country, n.ActsFor); n.Role != x.role || of != x.of {
				t.Errorf("%s on %q: %s of %q in role %q; want %q, %q", x.text, x.day, x.name, of, n.Role, x.of, x.role)
			}
		}
		if !found {
			t.Errorf("%s: no %s; want it in role %q", x.text, x.name, x.role)
		}
	}
}

// TestRoleData says what is wrong with a line of the lists of roles.
func TestRoleData(t *testing.T) {
	for _, x := range []struct{ file, line, want string }{
		{"en/roles.txt", "clown  FUN!  agent", `en/roles.txt:1: no role "FUN!"; want three capital letters`},
		{"en/roles.txt", "clown  CVL  jester", `en/roles.txt:1: no sort "jester"; want agent, holder, part, trait, over, past, state, aside, none, office or title`},
		{"bodies-of-states.txt", "Folkshall  -  Ruritania  LEG", `bodies-of-states.txt:1: country "Ruritania"; want two letters or one of UNO, IGO, EUR, NGO, IMG, MNC`},
		{"bodies-of-states.txt", "Folkshall  -  XR  LEG  soon  -", `bodies-of-states.txt:1: from "soon"; want EDTF with a year`},
		{"notables.txt", "Kessel  -  XR  GOV  2010  -", `notables.txt:1: "Kessel"; want a name of two words or more`},
		{"notables.txt", "Otto Kessel  -  XR  GOV  2010  2009", `notables.txt:1: to "2009"; want EDTF with a year, and not before 2010`},
	} {
		user := fstest.MapFS{x.file: {Data: []byte(x.line)}}
		if _, err := New(lines.Layered{Base: data.FS(), User: user}); err == nil || err.Error() != x.want {
			t.Errorf("%s: %v; want %s", x.line, err, x.want)
		}
	}
}

// A body that a line of the lists knows beside others is called as the text calls it.
func TestBodiesKeepTheirNames(t *testing.T) {
	c := newTestReader(t)
	r := c.ReadWhole(&chancery.Document{Text: "The envoys spoke of Boeing and of the Treasury Department, and of CJNG in Zenda."})
	n := 0
	for _, a := range slices.Concat(r.Names, r.Agents) {
		if a.Type != chancery.Organisation {
			continue
		}
		n++
		if words := spaced(r.Text(a.Span)); a.Name != words {
			t.Errorf("%q is called %q", words, a.Name)
		}
	}
	if n < 3 {
		t.Errorf("%d bodies are found of 3", n)
	}
}
