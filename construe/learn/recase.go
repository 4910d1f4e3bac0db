package learn

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How often a sentence is learned from as a headline: shouted, or with most words
// capital; or written without capitals.
const (
	shoutedShare = .04
	titledShare  = .08
	smallShare   = .03
)

// recased is t or t as a headline would have it; what is said of its words stays.
func recased(t *Tree, rng *rand.Rand) *Tree {
	x := rng.Float64()
	if t.UPOS == nil || x >= shoutedShare+titledShare+smallShare {
		return t
	}
	c := *t
	c.Forms = make([]string, len(t.Forms))
	for i, f := range t.Forms {
		switch {
		case x < shoutedShare:
			c.Forms[i] = strings.ToUpper(f)
		case x < shoutedShare+titledShare:
			c.Forms[i] = titled(f, t.UPOS[i], i == 0)
		default:
			c.Forms[i] = strings.ToLower(f)
		}
	}
	return &c
}

// titled is a word as headlines write it: capital, but for the short words between.
func titled(f, upos string, first bool) string {
	switch upos {
	case "ADP", "DET", "CCONJ", "PART":
		if !first && len(f) < 5 {
			return f
		}
	}
	r, n := utf8.DecodeRuneInString(f)
	return string(unicode.ToUpper(r)) + f[n:]
}
