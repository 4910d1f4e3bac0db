package syntax_test

import (
	"testing"

	"chancery/construe/syntax"
)

// A state that the vocabulary lacks is read as the states that it has.
func TestKnowReadsANewStateAsTheOthers(t *testing.T) {
	m := model(t)
	if m.Knows("Zubrowka") || !m.Knows("Hungary") {
		t.Fatal("Zubrowka is of the vocabulary, or Hungary is not; want it the other way round")
	}
	m.Know([]string{"Hungary", "Zubrowka", "United Lakes"}, syntax.State)
	w := sentence("Zubrowka donated grain to Hungary .")
	a := m.Analyser()
	a.Tag(w)
	a.Parse(w)
	if w[0].UPOS != "PROPN" || w[0].Rel != "nsubj" || w[0].Head != 2 || w[1].UPOS != "VERB" {
		t.Errorf("read as\n%s\nwant Zubrowka the subject of donated", told(w))
	}
}
