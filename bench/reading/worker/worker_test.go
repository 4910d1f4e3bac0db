package worker

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	stages := Stages{
		"words":  func() (Reader, error) { return func(s string) int { return len(strings.Fields(s)) }, nil },
		"broken": func() (Reader, error) { return nil, errors.New("no weights\nof that name") },
	}
	var out strings.Builder
	in := "words 1 2 0\nwords 2 9 0\nbroken 1 9 0\ndance 1 9 0\n"
	if err := serve(strings.NewReader(in), &out, []string{"one", "and two", "and now three"}, stages); err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`ok (\d+) \S+`).ReplaceAllString(out.String(), "ok $1 T")
	want := "ok 2 T 3\nok 3 T 6\nno no weights of that name\nno no stage \"dance\"\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if err := serve(strings.NewReader("words two\n"), &out, nil, stages); err == nil {
		t.Error("an order that is none was taken")
	}
}
