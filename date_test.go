package chancery

import "testing"

func TestParseDate(t *testing.T) {
	for _, s := range []string{
		"2025-11-12", "2025-11", "2025", "2025-11-11/2025-11-12", "2023-23", "XXXX-08-18", "2025-10-XX",
		"2020-02-25~", "2023-08?", "2025?-10-22", "[2026-01-04..2026-01-07]", "../2025", "2025/..", "202X", "XXXX-02-29",
		"2025-11-12T10:30", "2025-XX-12",
	} {
		if _, err := ParseDate(s); err != nil {
			t.Error(err)
		}
	}
	for _, s := range []string{"", "today", "2025-13", "2025-02-30", "25-01-01", "2025-1-1", "../..", "2025-02/2025-01", "[2025]", "2025-00-10"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was taken as %q", s, d)
		}
	}
}

func TestDateAgrees(t *testing.T) {
	for _, c := range []struct {
		a, b Date
		want bool
	}{
		{"2025-11-12", "2025-11-11/2025-11-12", true}, // an interval that holds the day
		{"2025-11-12", "2025-11", true},
		{"2025-11-12", "2025", true},
		{"2025-11-12", "2025-11-13", false},
		{"2023-23", "2023-10-05", true},
		{"2023-23", "2023-12-05", false},
		{"2023-24", "2024-01-05", true}, // winter runs over the new year
		{"XXXX-08-18", "2023-08-18", true},
		{"XXXX-08-18", "2023-08-19", false},
		{"", "2023-08-19", true}, // unknown agrees with any
		{"../2025", "2024-05", true},
		{"../2025", "2026-05", false},
		{"2025-11/..", "2030", true},
	} {
		if got := c.a.Agrees(c.b); got != c.want {
			t.Errorf("%q agrees with %q: %v, want %v", c.a, c.b, got, c.want)
		}
		if got := c.b.Agrees(c.a); got != c.want {
			t.Errorf("%q agrees with %q: %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

func TestDateWords(t *testing.T) {
	for d, want := range map[Date]string{
		"2025-11-12":               "12 November 2025",
		"2025-11-11/2025-11-12":    "11–12 November 2025",
		"2025-10-30/2025-11-02":    "30 October 2025 – 2 November 2025",
		"2023-23":                  "autumn 2023",
		"XXXX-08-18":               "18 August, year not said",
		"2020-02-25~":              "about 25 February 2020",
		"2025?-10-22":              "22 October 2025 (inferred)",
		"../2030":                  "by 2030",
		"202X":                     "2020s",
		"":                         "date unknown",
		NoneStated:                 "no date stated",
		"[2026-01-04..2026-01-05]": "between 4 January 2026 and 5 January 2026",
	} {
		if got := d.Words(); got != want {
			t.Errorf("%q is %q, want %q", d, got, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025-11-12", "[2026-01-04..2026-01-07]", "../2025", "XXXX-08-18", "2023-23", "2025?-10-22", "/", "T"} {
		f.Add(s, "2025-11")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Date(a), Date(b)
		x.Words()
		if x.Agrees(y) != y.Agrees(x) {
			t.Errorf("%q and %q agree one way only", a, b)
		}
		if x.Compare(y) != -y.Compare(x) {
			t.Errorf("%q and %q have no order", a, b)
		}
		if from, to, ok := x.Bounds(); ok && to.Before(from) {
			t.Errorf("%q ends before it begins", a)
		}
	})
}
