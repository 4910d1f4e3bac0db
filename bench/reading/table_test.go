package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A contestant that is not here, and a stage that went wrong, have lines that say so,
// and ratios stand only where ours does as much as theirs.
func TestTable(t *testing.T) {
	txt := &text{docs: []string{"a b c"}, words: []int{1234}, total: 1234}
	rated := func(stage string, one, two float64) []*measure {
		return []*measure{{stage: stage, cores: 1, docs: 1, rates: []float64{one, one / 2, one / 3}}, {stage: stage, cores: 2, docs: 1, rates: []float64{two}}}
	}
	all := []*contestant{
		{name: "ours", stages: []stage{
			{"words", "words", rated("words", 3000000, 6000000)},
			{"tags", "and tags", rated("tags", 1500, 3000)},
			{"trees", "and trees", []*measure{{wrong: errors.New("weights for features of old")}}},
		}},
		{name: "theirs 1.0", stages: []stage{
			{"words", "words", rated("words", 1000000, 3000000)},
			{"tags", "and tags", rated("tags", 3000, 3000)},
		}},
		{name: "others", out: "npm could not install it: no network"},
	}
	var out strings.Builder
	table(&out, txt, all, []int{1, 2})
	const want = `
                                                     words   one core             two cores            ours : theirs, one core / two
                does                                  read       best     median       best     median          words           tags          trees
ours            words                                1,234  3,000,000  1,500,000  6,000,000  6,000,000
                and tags                             1,234      1,500        750      3,000      3,000
                and trees                        weights for features of old

theirs 1.0      words                                1,234  1,000,000    500,000  3,000,000  3,000,000    3.00 / 2.00    0.00 / 0.00          - / -
                and tags                             1,234      3,000      1,500      3,000      3,000                   0.50 / 1.00          - / -

others          npm could not install it: no network
`
	if diff := cmp.Diff(want, "\n"+out.String()); diff != "" {
		t.Error(diff)
	}
}

// A book is cut at empty lines, and what is cut is the book.
func TestPieces(t *testing.T) {
	book := strings.TrimSuffix(strings.Repeat(strings.Repeat("so many words ", 50)+"\n\n", 40), "\n\n")
	docs := pieces(book)
	if len(docs) < 3 || strings.TrimSpace(strings.Join(docs, "")) != strings.TrimSpace(book) {
		t.Errorf("%d pieces of %d bytes; want the book of %d", len(docs), len(strings.Join(docs, "")), len(book))
	}
	if docs := pieces("a word"); len(docs) != 1 || docs[0] != "a word" {
		t.Errorf("a short text comes in pieces %q", docs)
	}
}
