package reconcile

import (
	"os"
	"strings"
	"testing"

	"chancery/internal/lines"
)

// Every rule of spellings.txt makes the two names of its note one.
func TestSpellingsByTheirNotes(t *testing.T) {
	s, err := newSpelling(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for l, err := range lines.Read(os.DirFS("../data"), "spellings.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		a, b, two := strings.Cut(l.Note, ", ")
		if !two || s.word(a) != s.word(b) {
			t.Errorf("%s:%d: %q folds to %q and %q", l.File, l.N, l.Note, s.word(a), s.word(b))
		}
	}
}

func TestLike(t *testing.T) {
	s, err := newSpelling(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		want likeness
	}{
		{"Sergei Lavrov", "Sergey Lavrov", alike},
		{"Сергей Лавров", "Sergey Lavrov", alike},
		{"Lavrov", "Sergey Lavrov", shorter},
		{"Sergey Viktorovich Lavrov", "Sergey Lavrov", longer},
		{"S. Lavrov", "Sergey Lavrov", alike},
		{"A. Lavrov", "Sergey Lavrov", unlike},
		{"Kassym-Jomart Tokayev", "Qasym-Zhomart Toqaev", alike},
		{"Lee Jae Myung", "Lee Jae-myung", alike},
		{"Lee Jae Myung", "Lee Jaemyung", alike},
		{"Lee Jae Myung", "Lee Jae-yong", unlike},
		{"Recep Tayyip Erdoğan", "Erdogan", longer},
		{"Volodymyr Zelenskyy", "Vladimir Zelensky", alike},
		{"Xi Jinping", "Jinping Xi", alike},
		{"Kim Gu", "Kim Koo", alike},
		{"Kim Jong Un", "Kim Jong Il", unlike},
		{"Lula da Silva", "Luiz Inácio Lula da Silva", shorter},
		{"J.", "Joseph Biden", unlike},
		{"Erzhan Kazykhanov", "Yermek Kosherbayev", unlike},
	} {
		if got := s.like(s.person(c.a), s.person(c.b)); got != c.want {
			t.Errorf("%s and %s: %d, want %d (%v, %v)", c.a, c.b, got, c.want, s.person(c.a), s.person(c.b))
		}
	}
}

func TestRelationBounds(t *testing.T) {
	text := func(from, to int) string {
		var w strings.Builder
		for i := from; i < to; i++ {
			w.WriteString(" w" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26)))
		}
		return w.String()
	}
	for _, c := range []struct {
		name string
		p, q string
		want string
	}{
		{"the same", text(0, 100), text(0, 100), "copy"},
		{"one holds the other", text(0, 200), text(0, 100), "version"},
		{"a third kept", text(0, 100), text(65, 165), "rewrite"},
		{"a sentence", text(0, 100), text(90, 190), ""},
		{"nothing", text(0, 100), text(200, 300), ""},
		{"a short text whole", text(0, 20), text(0, 20), "copy"},
		{"a short text in part", text(0, 20), text(0, 14), ""},
		{"a headline", text(0, 8), text(0, 8), ""},
	} {
		if got, _ := relation(runsOf(c.p), runsOf(c.q)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
