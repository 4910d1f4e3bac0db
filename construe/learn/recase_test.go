package learn

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestRecasedAsHeadlinesAre(t *testing.T) {
	s := &Tree{Forms: strings.Fields("king of Ruritania visits the bridge"), UPOS: strings.Fields("NOUN ADP PROPN VERB DET NOUN")}
	seen := map[string]int{}
	rng := rand.New(rand.NewPCG(1, 1))
	const rounds = 4000
	for range rounds {
		seen[strings.Join(recased(s, rng).Forms, " ")]++
	}
	for text, share := range map[string]float64{
		"KING OF RURITANIA VISITS THE BRIDGE": shoutedShare,
		"King of Ruritania Visits the Bridge": titledShare,
		"king of ruritania visits the bridge": smallShare,
	} {
		if got := float64(seen[text]) / rounds; got < share/2 || got > 2*share {
			t.Errorf("%q in %.3f of all rounds; want %.3f or so", text, got, share)
		}
		delete(seen, text)
	}
	delete(seen, strings.Join(s.Forms, " "))
	if len(seen) > 0 {
		t.Errorf("also recased as %v", seen)
	}
}

func TestTitledLeavesShortWords(t *testing.T) {
	if got := []string{titled("of", "ADP", true), titled("of", "ADP", false), titled("between", "ADP", false), titled("île", "NOUN", false)}; !slices.Equal(got, []string{"Of", "of", "Between", "Île"}) {
		t.Errorf("titled %q", got)
	}
}
