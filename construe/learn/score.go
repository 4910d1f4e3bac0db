package learn

import (
	"cmp"
	"strings"

	"chancery"
	"chancery/construe/syntax"
)

// A Score is how a model does on sentences with answers whose words are given, in
// percent: of words, and F1 of names.
type Score struct{ UPOS, XPOS, Lemma, Feats, UAS, LAS, Names float64 }

// Measure reads sents without their answers and compares.
func Measure(m *syntax.Model, sents []*Tree) Score {
	var s Score
	var words, names, gold, got float64
	a := m.Analyser()
	for _, t := range sents {
		g := Guess(a, t.Forms)
		if t.Heads != nil {
			words += float64(len(t.Forms))
			for i := range t.Forms {
				s.UPOS += one(g.UPOS[i] == t.UPOS[i])
				s.XPOS += one(g.XPOS[i] == t.XPOS[i])
				s.Lemma += one(g.Lemmas[i] == t.Lemmas[i])
				s.Feats += one(g.Feats[i] == t.Feats[i])
				same := g.Heads[i] == t.Heads[i]
				s.UAS += one(same)
				s.LAS += one(same && plain(g.Rels[i]) == plain(t.Rels[i]))
			}
		}
		if t.Names != nil {
			a, b := spans(t.Names), spans(g.Names)
			gold, got = gold+float64(len(a)), got+float64(len(b))
			for k, v := range b {
				names += one(a[k] == v)
			}
		}
	}
	for _, x := range [...]*float64{&s.UPOS, &s.XPOS, &s.Lemma, &s.Feats, &s.UAS, &s.LAS} {
		*x *= 100 / max(words, 1)
	}
	s.Names = 200 * names / max(gold+got, 1)
	return s
}

// Guess is what a model says of forms, the words of one sentence.
func Guess(a *syntax.Analyser, forms []string) *Tree {
	words := make([]chancery.Word, len(forms))
	for i, f := range forms {
		words[i].Form = f
	}
	a.Tag(words)
	a.Parse(words)
	g := &Tree{Forms: forms, Weight: 1}
	for _, w := range words {
		g.UPOS, g.XPOS, g.Feats, g.Lemmas = append(g.UPOS, w.UPOS), append(g.XPOS, w.XPOS), append(g.Feats, w.Feats), append(g.Lemmas, w.Lemma)
		g.Heads, g.Rels, g.Names = append(g.Heads, w.Head), append(g.Rels, w.Rel), append(g.Names, cmp.Or(w.Name, "O"))
	}
	return g
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func plain(rel string) string { r, _, _ := strings.Cut(rel, ":"); return r }
