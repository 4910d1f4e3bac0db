package construe

import (
	"testing"

	"chancery"
	"chancery/internal/lines"
)

// An office without a country is that of the ministry which publishes the text; an
// agency leaves only its government's speakers without one.
func TestHomeOffices(t *testing.T) {
	r := newTestReader(t)
	country := func(text, publisher string) chancery.Country {
		d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Text: text, Publisher: publisher, Published: "2025-05-01"}
		for _, n := range r.ReadWhole(d).Names {
			if n.Type == chancery.Person && n.Name == "Anna Tarlen" {
				return n.Country
			}
		}
		return "none"
	}
	for l, err := range lines.Read(sampleData(), "en/home-offices.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]chancery.Country{"Ministry of Foreign Affairs of the Republic of Graustark": "XG", "RurTAG": "", "The Zenda Mercury": ""}
		if l.Cols[1] == "any" {
			want["RurTAG"] = "XR"
		}
		text := l.Note + " Graustark and Ruritania are neighbours."
		for publisher, c := range want {
			if got := country(text, publisher); got != c {
				t.Errorf("%v", l.Errorf("published by %q, %q has country %q; want %q", publisher, l.Note, got, c))
			}
		}
	}
}
