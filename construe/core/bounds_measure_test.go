package core

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/conllu"
)

func newBounds(t testing.TB) *Bounds {
	t.Helper()
	b, err := NewBounds(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// joined is the texts of the documents of bank, their sentences joined by a
// space, and where each sentence ends.
func joined(bank []conllu.Sentence) (texts []string, ends []map[int]bool) {
	for i, s := range bank {
		if i == 0 || s.NewDoc {
			texts, ends = append(texts, ""), append(ends, map[int]bool{})
		}
		n := len(texts) - 1
		if texts[n] != "" {
			texts[n] += " "
		}
		texts[n] += strings.TrimSpace(s.Text)
		ends[n][len(texts[n])] = true
	}
	return texts, ends
}

// TestBoundsOfTreebanks measures sentences in the joined text of documents.
func TestBoundsOfTreebanks(t *testing.T) {
	b := newBounds(t)
	for _, c := range []struct {
		name  string
		floor float64
	}{{"ewt/dev", 78.5}, {"gum-open/dev", 89.5}} {
		t.Run(c.name, func(t *testing.T) {
			bank := treebank(t, c.name)
			texts, ends := joined(bank)
			hit, gold, got := 0, 0, 0
			wrong := map[string]int{}
			for n, text := range texts {
				start := 0
				open := map[int]int{} // end → start of gold sentences
				for at := range len(text) + 1 {
					if ends[n][at] {
						open[at] = start
						start = at + 1
					}
				}
				gold += len(open)
				for _, s := range b.Sentences(text, []chancery.Span{{End: len(text)}}) {
					got++
					from, ok := open[s.End]
					if ok && from == s.Start {
						hit++
					}
					kind := "without a stop"
					if strings.ContainsAny(text[max(0, s.End-2):s.End], ".!?…") {
						kind = "with a stop"
					}
					if !ok {
						wrong["invented "+kind]++
						if *show {
							fmt.Printf("+ %q | %q\n", text[max(0, s.End-40):s.End], text[s.End:min(len(text), s.End+40)])
						}
					}
					delete(ends[n], s.End)
				}
				for at := range ends[n] {
					kind := "without a stop"
					if strings.ContainsAny(text[max(0, at-2):at], ".!?…") {
						kind = "with a stop"
					}
					wrong["missed "+kind]++
					if *show {
						fmt.Printf("- %q | %q\n", text[max(0, at-40):at], text[at:min(len(text), at+40)])
					}
				}
			}
			f1 := 200 * float64(hit) / float64(gold+got)
			t.Logf("F1 of sentences %.2f; %v", f1, wrong)
			if f1 < c.floor {
				t.Errorf("F1 of sentences %.2f; want %.2f at least", f1, c.floor)
			}
		})
	}
}
