package construe

import (
	"strings"

	"chancery"
)

// runAt is the run of capitalised words at token i that could name a person or a
// place, particles and initials inside it.
func (s *scanner) runAt(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	if i == 0 && ts[0].Len() == 1 && s.word(n, 1) != "." { // "Q Mr. Lorry, ..." of an interview
		return item{}, false
	}
	j := i
	for j < len(ts) && j-i < 8 {
		step := s.runStep(n, i, j)
		if step == 0 {
			break
		}
		j += step
	}
	if i = s.nameStart(n, i, j); j == i {
		return item{}, false
	}
	if k := j + 1; s.word(n, j) == "," && (s.word(n, k) == "Jr" || s.word(n, k) == "Sr") { // "Rudolf Elphberg, Jr."
		if j = k + 1; s.word(n, j) == "." {
			j++
		}
	}
	return item{from: i, to: j, kind: aRun}, true
}

// nameStart is where the person's name begins in the run of tokens [from, to):
// "Whistleblower Julian Assange", "Gazprom Alexei Miller" open with what he is, and "the
// senator from Zenda Karl Zapt" with where from.
func (s *scanner) nameStart(n, from, to int) int {
	if from > 0 && to-from > 2 && s.sents[n].Tokens[from-1].Lemma == "from" && s.placeAt(n, from) {
		return from + 1
	}
	for j := from; j+1 < to && !s.startsPerson(n, j); j++ {
		w := s.word(n, j)
		_, body := s.body[w]
		if !body && !s.placeAt(n, j) && !s.tag.isCommon(w) && !s.designate(w) {
			break
		}
		if j+2 < to && s.startsPerson(n, j+1) {
			return j + 1
		}
	}
	return from
}

// designate reports whether w is a title with something behind a hyphen:
// "President-elect".
func (s *scanner) designate(w string) bool {
	at := strings.IndexByte(w, '-')
	if at <= 0 {
		return false
	}
	_, l := s.title.at(w[:at], []chancery.Token{{Span: chancery.Span{End: at}}}, 0)
	return l > 0
}

// runStep is how many tokens at j belong to the run that begins at i, or 0.
func (s *scanner) runStep(n, i, j int) int {
	ts := s.sents[n].Tokens
	w := s.word(n, j)
	if s.day[w] {
		return 0 // "President Dorn Tuesday said"
	}
	small := j > i && s.particle[strings.ToLower(w)]
	if j > i {
		part := j == i+1 && (strings.Contains(s.where[s.word(n, i)], "part") || s.particle[strings.ToLower(s.word(n, i))]) // "Latin America", "Von Hentzau"
		if _, l := s.place.at(s.text, ts, j); l > 0 && !s.given[w] && !part {
			return 0
		}
		if h, _ := s.honour.at(s.text, ts, j); h.office != "" { // "Harbours Secretary Karl Zapt"
			return 0
		}
		if _, l := s.title.at(s.text, ts, j); l > 0 && (l > 1 || ts[j].Name != "I-PER") { // "Martin King" is no king
			return 0
		}
	}
	next := j+1 < len(ts) && (ts[j+1].UPOS == "PROPN" || small && capitalised(s.word(n, j+1)))
	switch {
	case (ts[j].UPOS == "PROPN" || j > i && s.particle[strings.ToLower(s.word(n, j-1))]) && capitalised(w) && !s.compound(w):
		return 1
	case small && next:
		return 1
	case small && j+2 < len(ts) && s.particle[s.word(n, j+1)] && ts[j+2].UPOS == "PROPN":
		return 2
	case j > i && w == "." && len(s.word(n, j-1)) == 1 && next:
		return 1
	}
	return 0
}

// nameLen is how many words, and not stops and commas, the run of it has.
func (s *scanner) nameLen(it *item) int {
	n := 0
	for j := it.from; j < it.to; j++ {
		if s.sents[it.sent].Tokens[j].UPOS != "PUNCT" {
			n++
		}
	}
	return n
}

// initials reports whether token i is "J" before a stop, or "R.J.".
func (s *scanner) initials(n, i int) bool {
	w := s.word(n, i)
	if len(w) == 1 {
		return s.word(n, i+1) == "."
	}
	return len(w) > 2 && w[1] == '.' && len(strings.ReplaceAll(w, ".", ""))*2 >= len(w)-1
}

// portfolio is where a title that ends at token i ends with what it is of:
// "Minister of Agriculture and Forestry". A place is not part of it.
func (s *scanner) portfolio(n, from, i int) int {
	ts := s.sents[n].Tokens
	w := s.word(n, i)
	if w != "of" && w != "for" && (w != "and" || s.word(n, from+1) != "of" && s.word(n, from+1) != "for" || !s.fieldAt(n, i+1)) {
		return i
	}
	j := i + 1
	for j < len(ts) && !s.placeAt(n, j) && !s.startsPerson(n, j) && (j == i+1 || ts[j].Name != "B-PER" && !s.namesSomebody(n, j)) {
		if _, l := s.title.at(s.text, ts, j); l > 0 { // "the envoy of President Dorn"
			break
		}
		w := s.word(n, j)
		inside := j > i+1 && (w == "and" || w == "," || w == "of") && capitalised(s.word(n, j+1)) && !s.startsPerson(n, j+1) && !s.placeAt(n, j+1)
		if w == "," || w == "and" { // "Minister of Trade, Chairman of the Board" is two titles
			if j+1 < len(ts) {
				_, l := s.title.at(s.text, ts, j+1)
				inside = inside && l == 0
			}
		}
		if !inside && (!capitalised(w) || ts[j].UPOS == "DET") {
			break
		}
		j++
	}
	if j == i+1 {
		return s.smallField(n, i)
	}
	return j
}

// smallField is portfolio where the field is written small, which only a name behind it
// tells from what else may follow: "Minister for economic development Karl Zapt".
func (s *scanner) smallField(n, i int) int {
	ts := s.sents[n].Tokens
	for j := i + 1; j < len(ts) && j <= i+fieldLongest; j++ {
		switch w := s.word(n, j); {
		case capitalised(w):
			if j > i+1 && (s.startsPerson(n, j) || ts[j].Name == "B-PER") && !s.placeAt(n, j) {
				return j
			}
			return i
		case ts[j].UPOS != "NOUN" && ts[j].UPOS != "ADJ" && w != "and":
			return i
		}
	}
	return i
}

// fieldLongest is how many small words what a minister is of can have.
const fieldLongest = 5

// namesSomebody reports whether a name begins at token i, behind the common word of
// what somebody is minister of: in "Director for Trade Dana Lorry" the field ends
// before Dana.
func (s *scanner) namesSomebody(n, i int) bool {
	a, b := s.word(n, i), s.word(n, i+1)
	return capitalised(a) && capitalised(b) && !s.tag.isCommon(a) && s.tag.isCommon(s.word(n, i-1)) && !shouted(a) && !s.placeAt(n, i+1)
}

// fieldAt reports whether token i goes on with what a minister is of: a common
// word written large, no name.
func (s *scanner) fieldAt(n, i int) bool {
	w := s.word(n, i)
	if !capitalised(w) || s.startsPerson(n, i) || s.placeAt(n, i) {
		return false
	}
	_, l := s.title.at(s.text, s.sents[n].Tokens, i)
	return l == 0 && s.tag.isCommon(w)
}

// placeAt reports whether a listed name of a country, a body or a city stands at token i.
func (s *scanner) placeAt(n, i int) bool {
	ts := s.sents[n].Tokens
	if i >= len(ts) {
		return false
	}
	if _, l := s.place.at(s.text, ts, i); l > 0 {
		return true
	}
	_, l := s.city.at(s.text, ts, i)
	return l > 0
}

// compound reports whether w ends in a common word behind a hyphen, as
// "Strelsau-based" and "Ruritania-summit" do and "Sung-lac" does not.
func (s *scanner) compound(w string) bool {
	at := strings.LastIndexByte(w, '-')
	if at <= 0 || len(w)-at <= 3 || !s.tag.common[w[at+1:]] {
		return false
	}
	part := w[:at]
	toks := []chancery.Token{{Span: chancery.Span{End: len(part)}}}
	_, place := s.place.at(part, toks, 0)
	_, city := s.city.at(part, toks, 0)
	return place > 0 || city > 0 || strings.Contains(part, "-")
}

// startsPerson reports whether a known given name stands at token i.
func (s *scanner) startsPerson(n, i int) bool { return s.given[s.word(n, i)] }

// namedPair reports whether those of whom a plural title speaks are named behind
// it: "the presidents of Ruritania and Graustark, Jan Elph and Mila Dorn".
func (s *scanner) namedPair(n, i int) bool {
	ts := s.sents[n].Tokens
	if s.word(n, i) != "of" {
		return false
	}
	for j := i + 1; j < len(ts) && j-i < 24; {
		_, l := s.place.at(s.text, ts, j)
		switch w := s.word(n, j); {
		case l > 0:
			j += l
		case w == "and" || w == "," || ts[j].Lemma == "the":
			j++
		default:
			return j > i+1 && ts[j].UPOS == "PROPN" && capitalised(w)
		}
	}
	return false
}

// pronounOf is "he" or "she" where a word of the title in tokens [from, to) tells, or "".
func (s *scanner) pronounOf(n, from, to int) string {
	for j := from; j < to; j++ {
		if p := s.pronoun[s.sents[n].Tokens[j].Lemma]; p != "" {
			return p
		}
	}
	return ""
}
