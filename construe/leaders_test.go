package construe

import (
	"strings"
	"testing"
	"testing/fstest"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

// thrones are the leaders of four invented states.
var thrones = fstest.MapFS{
	"leaders.txt": {Data: []byte(`
XR  head of state  Rudolf V  Rudolf V  1999-05-03  -  -
XR  head of government  Ivo-Jan dos Kruls  dos Kruls|Krull  2016-04  2020-06-05  Ivo Krull
XG  head of government  Joseph Michael Kruls  Kruls  2021-01-01  -  -
XG  head of state|head of government  Dorn Mi Lin  Dorn  2018-01-01  [2019-01-01..2019-06-01]  -
XB  head of state  Rudolf Dorn Pasha  Dorn  ../2018-06-01  2022-01-01  -
XS  head of state  Karim bin Hadd al-Syld  Karim  2001-01-01  2012-01-01  -
`)},
	"name-particles.txt": {Data: []byte("al\nbin\ndos\nel\nii\n")},
	"name-variants.txt":  {Data: []byte("Joseph  Joe|Jose\n")},
}

func TestLeaders(t *testing.T) {
	l, err := newLeaders(thrones)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, office string
		on           chancery.Date
		want         chancery.Country
	}{
		{"Ivo-Jan dos Kruls", "", "2018-03-02", "XR"},
		{"Ivo Jan Kruls", "head of government", "2018-03-02", "XR"},
		{"Ivo Petrovich Krull", "", "2018-03", "XR"},
		{"Ivo Kruls", "", "2020-08-01", "XR"}, // within sixty days
		{"Ivo Kruls", "", "2020-09-01", ""},   // after them
		{"Ivo Kruls", "", "", "XR"},           // the day is unknown, and nobody else is meant
		{"Otto Kruls", "", "2018-03-02", ""},  // another family's son
		{"Kruls", "head of government", "2018-03-02", "XR"},
		{"Kruls", "head of government", "2022-03-02", "XG"},
		{"Kruls", "head of government", "", ""},      // of two states
		{"Kruls", "head of state", "2018-03-02", ""}, // no president of that name
		{"Kruls", "", "2018-03-02", ""},
		{"Joe Kruls", "", "2022-03-02", "XG"},       // Joe is Joseph
		{"M. Kruls", "", "2022-03-02", ""},          // an initial alone tells too little
		{"Dorn", "head of state", "2019-01-02", ""}, // of two states
		{"Dorn", "head of state", "2021-01-02", "XB"},
		{"Dorn Mi-lin", "", "2019-04-01", "XG"}, // the last day may be this one
		{"Dorn Mi Soo", "head of state", "2019-01-02", ""},
		{"Mi Lin Dorn", "", "2019-01-02", ""}, // the family name stands first in her country
		{"Rudolf Dorn", "", "2019-01-02", "XB"},
		{"Rudolf Dorn Bey", "", "2019-01-02", ""},
		{"Rudolf", "head of state", "2024-01-01", "XR"},
		{"Rudolf V", "head of state", "2024-01-01", "XR"},
		{"Rudolf II", "head of state", "2024-01-01", ""},
		{"Karim", "head of state", "2005-01-01", ""}, // the table is not complete for that year
		{"Karim el-Syld", "head of state", "2005-01-01", "XS"},
		{"", "head of state", "2005-01-01", ""},
	} {
		got, why := l.country(strings.Fields(fold(c.name)), c.office, c.on)
		if got != c.want || (got == "") != (why == "") {
			t.Errorf("%s, %q, %q: %q (%s); want %q", c.name, c.office, c.on, got, why, c.want)
		}
	}
}

func TestLeadersComplain(t *testing.T) {
	for line, want := range map[string]string{
		"Ruritania  head of state  A B  B  2001  -": `leaders.txt:1: code "Ruritania"`,
		"XR  mayor  A B  B  2001  -":                `leaders.txt:1: no office "mayor"`,
		"XR  head of state  A B  B  soon  -":        `leaders.txt:1: from "soon"`,
		"XR  head of state  A B  B  2001  2000":     `leaders.txt:1: to "2000"`,
		"XR  head of state  A B  B":                 `leaders.txt:1: 4 columns; want 6`,
	} {
		world := fstest.MapFS{"leaders.txt": {Data: []byte(line)}, "name-particles.txt": thrones["name-particles.txt"], "name-variants.txt": thrones["name-variants.txt"]}
		if _, err := newLeaders(world); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", line, err, want)
		}
	}
}

// TestLeadersInText reads whole texts: what they say of a country stands, and one
// without an office must be of a country that the text names.
func TestLeadersInText(t *testing.T) {
	c, err := New(lines.Layered{Base: data.FS(), User: fstest.MapFS{
		"leaders.txt":   thrones["leaders.txt"],
		"countries.txt": {Data: []byte("XR  Ruritania  Ruritanian  Ruritanians  Strelsau  -\nXG  Graustark  -  -  -  -\n")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		text, name string
		want       chancery.Country
		told       bool
	}{
		{"Prime Minister Ivo Kruls spoke in the capital.", "Ivo Kruls", "XR", true},
		{"Ivo Kruls told reporters that the bridge of Strelsau is open.", "Ivo Kruls", "XR", true},
		{"Ivo Kruls told reporters that the bridge is open.", "Ivo Kruls", "", false},
		{"Prime Minister Ivo Kruls of Graustark spoke in the capital.", "Ivo Kruls", "XG", false},
		{"Ruritanian Prime Minister Ivo Kruls spoke in the capital.", "Ivo Kruls", "XR", false},
	} {
		r := c.ReadWhole(&chancery.Document{Text: x.text, Published: "2018-03-02", PublishedWhy: "metadata"})
		found := false
		for _, n := range r.Names {
			if n.Type != chancery.Person || n.Name != x.name {
				continue
			}
			found = true
			if told := strings.HasSuffix(n.Why, " in the table of leaders for 2018-03-02"); n.Country != x.want || told != x.told {
				t.Errorf("%s: %q, %s; want %q", x.text, n.Country, n.Why, x.want)
			}
		}
		if !found {
			t.Errorf("%s: nobody named %s", x.text, x.name)
		}
	}
}

// TestLeadersOffice asks for the office of somebody whom a text gives none: of the day,
// and of a text without one only where the office is held from the first year that it
// names to this day.
func TestLeadersOffice(t *testing.T) {
	l, err := newLeaders(thrones)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		on    chancery.Date
		still bool
		want  string
	}{
		{"Ivo Kruls", "2018-03-02", false, "head of government"},
		{"Ivo Kruls", "2020-06-20", false, ""}, // he left on the fifth
		{"Ivo Kruls", "2018", true, ""},        // and is not in office now
		{"Joseph Kruls", "2022", true, "head of government"},
		{"Joseph Kruls", "2020", true, ""},
		{"Kruls", "2022-01-01", false, ""}, // the family name tells too little
		{"Dorn Mi Lin", "2018-05-01", false, "head of state"},
		{"Joseph Kruls", "", false, ""},
	} {
		if _, office := l.seat(strings.Fields(fold(c.name)), c.on, c.still); office != c.want {
			t.Errorf("%s on %q: %q; want %q", c.name, c.on, office, c.want)
		}
	}
}

// TestLeadersComplete wants the day that the code relies on to be that of the
// table's head, and its codes to be those of countries.
func TestLeadersComplete(t *testing.T) {
	known := map[string]bool{}
	for l, err := range lines.Read(data.FS(), "countries.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		known[l.Cols[0]] = true
	}
	early := 0
	for l, err := range lines.Read(data.FS(), "leaders.txt", 7) {
		if err != nil {
			t.Fatal(err)
		}
		if !known[l.Cols[0]] {
			t.Errorf("%v", l.Errorf("no country %q", l.Cols[0]))
		}
		if l.Cols[4] <= leadersComplete.Format("2006-01-02") && (l.Cols[5] == "-" || strings.Trim(l.Cols[5], "[") > "2015-11-29") && strings.Contains(l.Cols[1], "head of state") {
			early++
		}
	}
	if early < 130 {
		t.Errorf("%d heads of state held office on %s; want nearly all states", early, leadersComplete.Format("2006-01-02"))
	}
}
