package construe

// A howSaid is what the words before a title say of it.
type howSaid uint8

const (
	bare      howSaid = iota // "as President", "Mr President": nothing, or a word of address
	pointed                  // "the president", "both presidents", "this minister"
	oneOfMany                // "a president", "some ministers", "one senator"
	possessed                // "our president"
	predicate                // "as the president": what somebody is
)

// said is how item it is introduced.
func (s *scanner) said(it *item) howSaid {
	ts := s.sents[it.sent].Tokens
	for j := it.from; j < it.to; j++ {
		if ts[j].Rel == "xcomp" { // "was elected president"
			return predicate
		}
	}
	if ts[it.to-1].Rel == "compound" && it.to < len(ts) && ts[it.to].UPOS == "NOUN" { // "the mayor election"
		return predicate
	}
	for j := it.from - 1; j >= 0 && it.from-j < 6; j-- {
		if h := ts[j].Head - 1; ts[j].Rel == "cop" && h >= it.from && h < it.to { // "is the leader of the field"
			return predicate
		}
	}
	for j := it.from - 1; j >= 0 && it.from-j < 4; j-- {
		switch {
		case ts[j].Possessive():
			return possessed
		case ts[j].UPOS == "DET" && pointing(ts[j].Lemma):
			if j > 0 && ts[j-1].Lemma == "as" {
				return predicate
			}
			return pointed
		case ts[j].UPOS == "DET", j == it.from-1 && ts[j].UPOS == "NUM" && ts[j].Lemma == "one":
			return oneOfMany
		case ts[j].UPOS == "NUM" || ts[j].UPOS == "NOUN" || ts[j].UPOS == "PROPN" || ts[j].UPOS == "ADJ":
		default:
			return bare
		}
	}
	return bare
}

// pointing reports whether the article or demonstrative lemma means one that is known.
func pointing(lemma string) bool {
	switch lemma {
	case "the", "this", "that", "these", "those", "both":
		return true
	}
	return false
}

// definite reports whether "the", "both" or a demonstrative stands before it.
func (s *scanner) definite(it *item) bool { return s.said(it) == pointed }
