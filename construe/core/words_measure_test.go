package core

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/conllu"
)

var (
	wrong = flag.String("wrong", "", "treebank part whose wrongly cut chunks are printed, most frequent first: ewt/train")
	show  = flag.Bool("show", false, "print each sentence end that is missed or invented")
)

// A treebank lies beside the checkout.
func treebank(t *testing.T, name string) []conllu.Sentence {
	t.Helper()
	corpus, part, _ := strings.Cut(name, "/")
	path := "../../../shared/data/ud-english-" + corpus + "/" + part + ".conllu"
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no treebank at %s: its words are not measured", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []conllu.Sentence
	for s, err := range conllu.Read(f, path) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// A place is where a word stands; parts of a multiword token count by their number.
type place struct {
	chancery.Span
	multi uint8
}

// places is where words stand, parts of a multiword token with the token's span.
func places(words []chancery.Word) []place {
	var out []place
	for i, w := range words {
		p := place{w.Span, w.Multi}
		if w.Multi > 0 {
			for j := i; j < len(words) && int(words[j].Multi) == int(w.Multi)+j-i; j++ {
				p.End = max(p.End, words[j].End)
			}
			for j := i; j >= 0 && int(words[j].Multi) == int(w.Multi)+j-i && words[j].Multi > 0; j-- {
				p.Start = words[j].Start
			}
		}
		out = append(out, p)
	}
	return out
}

// TestWordsOfTreebanks measures the words of gold sentences.
func TestWordsOfTreebanks(t *testing.T) {
	s, err := NewSplitter(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		floor float64
	}{{"ewt/dev", 99.2}, {"gum-open/dev", 99.8}} {
		t.Run(c.name, func(t *testing.T) {
			if got := measure(s, treebank(t, c.name), nil); got < c.floor {
				t.Errorf("F1 of words %.2f; want %.2f at least", got, c.floor)
			} else {
				t.Logf("F1 of words %.2f", got)
			}
		})
	}
	if *wrong != "" {
		count := map[string]int{}
		t.Logf("%s: %.2f", *wrong, measure(s, treebank(t, *wrong), count))
		var keys []string
		for k := range count {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b string) int {
			if count[a] != count[b] {
				return count[b] - count[a]
			}
			return strings.Compare(a, b)
		})
		for _, k := range keys {
			fmt.Println(count[k], k)
		}
	}
}

// measure is the F1 of the words that s cuts; count gets the chunks cut wrongly.
func measure(s *Splitter, bank []conllu.Sentence, count map[string]int) float64 {
	hit, gold, got := 0, 0, 0
	for _, x := range bank {
		words := s.Words(x.Text, chancery.Span{End: len(x.Text)}, nil)
		a, b := places(x.Words), places(words)
		gold, got = gold+len(a), got+len(b)
		in := map[place]bool{}
		for _, p := range a {
			in[p] = true
		}
		for _, p := range b {
			if in[p] {
				hit++
			}
		}
		if count == nil {
			continue
		}
		for from := 0; from < len(x.Text); {
			to := from + 1
			for to < len(x.Text) && x.Text[to] != ' ' {
				to++
			}
			cut := func(words []chancery.Word) string {
				var out []string
				for _, w := range words {
					if w.Start >= from && w.End <= to {
						f := x.Text[w.Start:w.End]
						if w.Multi > 1 {
							f = "+" + f
						}
						out = append(out, f)
					}
				}
				return strings.Join(out, " ")
			}
			if g, h := cut(x.Words), cut(words); g != h {
				count[fmt.Sprintf("gold %q got %q", g, h)]++
			}
			from = to
		}
	}
	return 200 * float64(hit) / float64(gold+got)
}
