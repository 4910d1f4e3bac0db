package construe

import "chancery"

// A tense says on which side of the document's day a sentence puts what it dates.
type tense uint8

const (
	noTense      tense = iota
	back               // it has been: "met on Sunday"
	ahead              // it is to come: "will meet on Sunday"
	beTense            // turns the participle after it to what is ahead
	neverTense         // in -ed, but no past tense
	toTense            // looks ahead with a "to" after it: "are to meet"
	presentTense       // the present of a sentence that is no headline: "visits Zenda on Friday"
)

var tenseNames = map[string]tense{"back": back, "ahead": ahead, "be": beTense, "none": neverTense, "to": toTense}

// tenseAt is the tense of what the pieces [from, to) of a sentence date. The verb
// nearest before them decides, or else the nearest after: "On Friday, the king
// will leave". What stands before a quotation mark or a "that" ("said that by Friday
// they would meet") is asked last. A bare infinitive ("Kings to meet on Friday") decides only where
// there is no other verb, and so does the present of a sentence that is no headline:
// "The minister visits Zenda on Friday."
func tenseAt(text string, s *chancery.Sentence, ps []piece, from, to int) tense {
	weak := noTense
	i := from - 1
	for ; i >= max(0, from-farVerb) && ps[i].mark != ';' && ps[i].mark != '"' && wordOf(&ps[i]) != "that"; i-- {
		if t := verbTense(text, s, ps, i); t != noTense {
			return t
		}
		switch {
		case weak != noTense:
		case i+1 < from && infinitive(ps, i):
			weak = ahead
		case presentVerb(s, &ps[i]):
			weak = presentTense
		}
	}
	for j := to; j < min(len(ps), to+farVerb) && ps[j].mark != ';' && ps[j].mark != '"'; j++ {
		if t := verbTense(text, s, ps, j); t != noTense {
			return t
		}
	}
	for ; i >= max(0, from-farVerb); i-- {
		if t := verbTense(text, s, ps, i); t != noTense {
			return t
		}
	}
	return weak
}

// farVerb is how many pieces off a verb may stand that tells the tense.
const farVerb = 300

// verbTense is the tense that piece i tells, if it is such a word.
func verbTense(text string, s *chancery.Sentence, ps []piece, i int) tense {
	p := &ps[i]
	if p.kind != wordPiece {
		return noTense
	}
	if p.word != nil && (p.word.tense == ahead || p.word.tense == back) && !(p.capital && i > 0 && p.word.capital) {
		if p.word.tense == back && toBe(ps, i) {
			return ahead
		}
		if p.word.tense == back && i > 0 && infinitive(ps, i-1) && tagAt(s, p.start) == "VB" && (i+1 >= len(ps) || tagAt(s, ps[i+1].start) != "VBN") {
			return noTense // "are planning to have talks"
		}
		return p.word.tense
	}
	if p.word != nil && p.word.tense == toTense && i+1 < len(ps) && infinitive(ps, i+1) && !p.capital {
		return ahead
	}
	if p.word != nil && p.word.tense != noTense || p.capital {
		return noTense
	}
	switch tagAt(s, p.start) {
	case "VBD":
		return back
	case "VBN":
	case "":
		if p.end-p.start < 5 || text[p.end-2:p.end] != "ed" {
			return noTense
		}
	default:
		return noTense
	}
	if toBe(ps, i) {
		return ahead
	}
	return back
}

// presentVerb reports whether p is a verb in the present, of a sentence that is no
// headline.
func presentVerb(s *chancery.Sentence, p *piece) bool {
	if s.Heading || p.kind != wordPiece || p.capital || p.word != nil {
		return false
	}
	tag := tagAt(s, p.start)
	return tag == "VBZ" || tag == "VBP"
}

// tagAt is the part of speech of the token of s that begins at byte at; empty where
// the sentence has none.
func tagAt(s *chancery.Sentence, at int) string {
	if i := tokenFrom(s, at); i < len(s.Tokens) && s.Tokens[i].Start == at {
		return s.Tokens[i].XPOS
	}
	return ""
}

// tokenFrom is the first token of s that does not begin before byte at.
func tokenFrom(s *chancery.Sentence, at int) int {
	lo, hi := 0, len(s.Tokens)
	for lo < hi {
		if m := (lo + hi) / 2; s.Tokens[m].Start < at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// toBe reports whether "be" or what looks ahead stands before piece i: "to be held",
// "will have".
func toBe(ps []piece, i int) bool {
	return i > 0 && ps[i-1].word != nil && (ps[i-1].word.tense == beTense || ps[i-1].word.tense == ahead)
}

// infinitive reports whether pieces i and i+1 are "to" and a word in lower case.
func infinitive(ps []piece, i int) bool {
	return ps[i].word != nil && ps[i].word.text == "to" && i+1 < len(ps) && ps[i+1].kind == wordPiece && !ps[i+1].capital && !isArticle(&ps[i+1]) &&
		(ps[i+1].word == nil || ps[i+1].word.text != "the")
}
