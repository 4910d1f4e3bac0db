package syntax

import (
	"strings"
	"testing"
)

func TestLemmaClassesGiveTheLemmaBack(t *testing.T) {
	for _, c := range [][3]string{
		{"parties", "party", "3y"},
		{"Talks", "talk", "1"},
		{"Kazakhs", "Kazakh", "~1"},
		{"was", "be", "=be"},
		{"Tokayev", "Tokayev", "~0"},
		{"signed", "sign", "2"},
		{"best", "good", "=good"},
		{"Île", "Île", "~0"},
		{"naïvetés", "naïveté", "1"},
	} {
		class := LemmaClass(c[0], c[1])
		if class != c[2] {
			t.Errorf("class of %q for %q is %q; want %q", c[1], c[0], class, c[2])
		}
		if got := ApplyLemma(class, c[0], strings.ToLower(c[0])); got != c[1] {
			t.Errorf("%q makes %q of %q; want %q", class, got, c[0], c[1])
		}
	}
}

func TestTheLongestEndingDecides(t *testing.T) {
	e := &Endings{Classes: []string{"0", "1", "3y", "=ox"}, By: map[EndingKey]uint16{
		KeyOfEnding(1, ""): 0, KeyOfEnding(1, "s"): 1, KeyOfEnding(1, "ies"): 2, KeyOfEnding(1, "^oxen"): 3,
	}}
	for low, want := range map[string]string{"sheep": "0", "talks": "1", "parties": "3y", "oxen": "=ox", "foxen": "0"} {
		if got, _ := e.class(1, low, nil); got != want {
			t.Errorf("%q is of class %q; want %q", low, got, want)
		}
	}
	if got, _ := e.class(1, "movies", func(c string) bool { return c == "1" }); got != "1" {
		t.Errorf("movies is of class %q; want the one that suits", got)
	}
	e.Often = [][]uint16{nil, {0, 2}}
	if got, _ := e.class(1, "plies", func(c string) bool { return c == "3y" }); got != "3y" {
		t.Errorf("plies is of class %q; want one that is often", got)
	}
	if c, ok := e.class(2, "talks", nil); ok {
		t.Errorf("a tag that is not listed has class %q; want none", c)
	}
}
