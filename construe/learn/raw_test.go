package learn

import (
	"testing"

	"chancery"
)

// Two sentences read as one cost the sentences, the second root and nothing else.
func TestRawScoreComparesByLetters(t *testing.T) {
	w := func(start, end, head int, rel string) chancery.Word {
		return chancery.Word{Span: chancery.Span{Start: start, End: end}, UPOS: "X", Lemma: "x", Head: head, Rel: rel}
	}
	var gold, got placed
	gold.add("He met her.", 0, 0, []chancery.Word{w(0, 2, 2, "nsubj"), w(3, 6, 0, "root"), w(7, 10, 2, "obj"), w(10, 11, 2, "punct")})
	gold.add("They left", 0, 9, []chancery.Word{w(0, 4, 2, "nsubj"), w(5, 9, 0, "root")})
	got.add("He met her. They left", 0, 0, []chancery.Word{
		w(0, 2, 2, "nsubj:outer"), w(3, 6, 0, "root"), w(7, 10, 2, "iobj"), w(10, 11, 2, "punct"), w(12, 16, 6, "nsubj"), w(17, 21, 2, "parataxis"),
	})
	s := compare(&gold, &got)
	want := RawScore{Words: 100, Sentences: 0, UPOS: 100, Lemma: 100, UAS: 100 * 5. / 6, LAS: 100 * 4. / 6}
	if s != want {
		t.Errorf("scored %+v; want %+v", s, want)
	}
}
