package syntax_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/construe/syntax"
	"chancery/data"
)

func model(t testing.TB) *syntax.Model {
	t.Helper()
	b, err := fs.ReadFile(data.FS(), "en/syntax.weights")
	if err != nil {
		t.Fatal(err)
	}
	w, err := syntax.ReadWeights(b)
	if err != nil {
		t.Fatal(err)
	}
	m, err := syntax.New(w)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func sentence(text string) []chancery.Word {
	var out []chancery.Word
	for _, f := range strings.Fields(text) {
		out = append(out, chancery.Word{Form: f})
	}
	return out
}

func read(a *syntax.Analyser, text string) string {
	w := sentence(text)
	a.Tag(w)
	tagged := told(w)
	a.Parse(w)
	return tagged + told(w)
}

// told is what has been said of words, one a line.
func told(words []chancery.Word) string {
	var out strings.Builder
	for _, w := range words {
		fmt.Fprintln(&out, w.Form, w.Lemma, w.UPOS, w.XPOS, w.Feats, w.Head, w.Rel, w.Name)
	}
	return out.String()
}

// What an analyser has read before changes nothing in what it reads: neither the forms
// that it keeps nor the numbers that are left in its buffers.
func TestWhatWasReadBeforeDoesNotMatter(t *testing.T) {
	m := model(t)
	var texts []string
	for _, mark := range strings.Fields(`! " # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \ ] ^ _ { | } ~`) {
		texts = append(texts, "THE KING OF RURITANIA HAS LEFT "+mark, "He left "+mark, "the king has left "+mark+" and so did they")
	}
	texts = append(texts, "Left", strings.Repeat("The king met the queen of Graustark , and ", 60)+"left .", "")
	used := m.Analyser()
	for range 2 {
		for _, s := range slices.Backward(texts) {
			if got, want := read(used, s), read(m.Analyser(), s); got != want {
				t.Fatalf("%q is read as\n%s\nwant\n%s", s, got, want)
			}
		}
	}
}

// Every sentence has one root and no cycle, however long.
func TestTreesAreTrees(t *testing.T) {
	a := model(t).Analyser()
	for _, n := range []int{1, 2, 159, 160, 161, 500} {
		w := sentence(strings.Repeat("minister , Karl Zapt said of ", n/6+1))[:n]
		a.Tag(w)
		a.Parse(w)
		roots := 0
		for i := range w {
			if w[i].Head == 0 {
				roots++
				if w[i].Rel != "root" {
					t.Errorf("%d words: the root's relation is %q", n, w[i].Rel)
				}
			}
			at, steps := i+1, 0
			for ; at != 0 && steps <= n; steps++ {
				at = w[at-1].Head
			}
			if at != 0 {
				t.Fatalf("%d words: no way from word %d to the root", n, i+1)
			}
		}
		if roots != 1 {
			t.Errorf("%d words: %d roots", n, roots)
		}
	}
}
