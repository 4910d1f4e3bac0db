package learn

import (
	"bytes"
	"strings"
	"testing"

	"chancery/construe/core"
	"chancery/data"
	"chancery/internal/conllu"
)

// TestBounds learns from a few sentences, twice the same.
func TestBounds(t *testing.T) {
	b, err := core.BlankBounds(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	var bank []conllu.Sentence
	for _, s := range strings.Split("The king came.|Why not?|Mr. Elph left the U.S. on Monday.|He met J. Tarn.|Then he left", "|") {
		for range 5 {
			bank = append(bank, conllu.Sentence{Text: s, NewDoc: len(bank)%25 == 0})
		}
	}
	one, err := Bounds(b, bank)
	if err != nil {
		t.Fatal(err)
	}
	two, err := Bounds(b, bank)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("the same sentences make different weights")
	}
	if len(one) > 128_000 || !bytes.Contains(one, []byte(core.Fingerprint())) {
		t.Errorf("%d bytes, head %.500s; want 128,000 at most and the fingerprint %s", len(one), one, core.Fingerprint())
	}
	if _, err := Bounds(b); err == nil {
		t.Error("no sentences make weights")
	}
}
