package acquire

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// letters is s as lower-case letters and digits only, so that line ends, marks and
// references do not part what is the same.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, html.UnescapeString(s))
}

// No sentence that a reader found worth noting lies in furniture.
func TestNothingOfTheArticleIsFurniture(t *testing.T) {
	golds, _ := filepath.Glob("../../shared/gold/gold/*.json")
	if len(golds) == 0 {
		t.Skip("no shared documents here")
	}
	n := 0
	for _, gold := range golds {
		id := strings.TrimSuffix(filepath.Base(gold), ".json")
		raw, err := os.ReadFile("../../shared/gold/docs/" + id + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		d, err := acquirer(t).Document(id+".txt", raw, "")
		if err != nil {
			t.Error(err)
			continue
		}
		check(t, d)
		want, err := os.ReadFile(gold)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(want, &v); err != nil {
			t.Fatal(err)
		}
		article := letters(d.Article())
		eachSentence(v, func(s string) {
			if n++; !strings.Contains(article, letters(s)) {
				t.Errorf("%s: lost %q", id, s)
			}
		})
	}
	if n < 100 {
		t.Errorf("%d sentences; want some hundreds", n)
	}
}

// eachSentence calls f with every "sentence" in v.
func eachSentence(v any, f func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, m := range v {
			if s, ok := m.(string); ok && k == "sentence" {
				f(s)
			} else {
				eachSentence(m, f)
			}
		}
	case []any:
		for _, m := range v {
			eachSentence(m, f)
		}
	}
}
