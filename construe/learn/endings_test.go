package learn

import "testing"

func TestOneLemmaOfTwoWritings(t *testing.T) {
	trees := []*Tree{{
		Forms: []string{"I", "i", "I", "met", "them"}, Lemmas: []string{"I", "I", "I", "meet", "they"},
		UPOS: []string{"PRON", "PRON", "PRON", "VERB", "PRON"}, XPOS: []string{"PRP", "PRP", "PRP", "VBD", "PRP"}, Feats: []string{"_", "_", "_", "_", "_"},
	}}
	l, _ := Lemmas(trees, []string{"PRON PRP", "VERB VBD"})
	found := false
	for _, c := range l.Classes {
		found = found || c == "=I"
	}
	if !found {
		t.Errorf("classes %q; want =I among them", l.Classes)
	}
}
