package construe

import (
	"strings"

	"chancery"
)

// weigh says why the run i is a person's name, if anything does.
func (s *scanner) weigh(i int) {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	n := s.nameLen(it)
	switch {
	case n > 1 && s.initials(it.sent, it.from):
		it.strong = "it begins with initials"
	case s.labels(i):
		it.strong = "a title stands before it"
	case s.aside(it):
		it.taken = ""
		return
	case shouted(s.word(it.sent, it.from)) && n == 1:
		return // an acronym
	case n > 1 && s.allCommon(it.sent, it.from, it.to) && !s.startsPerson(it.sent, it.from):
		return // "Armed Forces", "Super Tuesday"
	case s.fullWords(it) > 2 && !(it.taken == chancery.Person && s.titled(i)) && s.tag.common[strings.ToLower(s.word(it.sent, it.to-1))]:
		return // "John Radcliffe Hospital"
	case s.titled(i):
		it.strong = "a title stands before it"
	case n == 2 && it.taken != chancery.Person && s.given[s.word(it.sent, it.from)] && s.tag.isCommon(s.word(it.sent, it.to-1)):
		return // "Christian Democrats", "German Empire"
	case s.given[s.word(it.sent, it.from)] && n > 1:
		it.strong = "it begins with a given name"
	case n > 1 && s.apposition(i):
		it.strong = "an office stands beside it"
	case n > 1 && s.leads(it):
		it.strong = "it is in the table of leaders"
	case it.taken == chancery.Person && (n > 1 || !s.sents[it.sent].Heading || s.onlyNames(it.sent)):
		it.strong = learnedPerson
	case n == 1 || s.sents[it.sent].Heading:
		return
	case it.from > 1 && ts[it.from-1].Lemma == "to" && strings.EqualFold(s.word(it.sent, it.from-2), "according"):
		it.strong = "something is according to it"
	case s.lower(it) && it.taken != "": // "breakaway republic": a common noun that the network took
		return
	case s.tag.saying(ts, it.to) || (it.from > 0 && s.tag.saying(ts, it.from-1) && s.quoteNear(it)):
		it.strong = "it is said to speak"
	case it.from > 0 && (ts[it.from-1].UPOS == "DET" || ts[it.from-1].UPOS == "ADP" && ts[it.from-1].Lemma != "by" && ts[it.from-1].Lemma != "with"):
		return
	case s.hasCommon(it) || shouted(s.word(it.sent, it.from)):
		return
	case n <= 4 && (it.taken == "" || it.taken == chancery.Location && s.acts(it)):
		it.strong = "capitalised words that nothing else explains"
	}
}

// labels reports whether the run i is who speaks next in a transcript, all in capitals:
// "PRESIDENT DORN: Thank you".
func (s *scanner) labels(i int) bool {
	it := &s.items[i]
	return s.titled(i) && s.word(it.sent, it.to) == ":" && shouted(s.word(it.sent, it.to-1)) && shouted(s.word(it.sent, s.items[i-1].to-1))
}

// aside reports whether it is one word that a transcript puts in brackets, "(Laughter.)",
// or a party of a case at law.
func (s *scanner) aside(it *item) bool {
	before, behind := s.word(it.sent, it.from-1), s.word(it.sent, it.to)
	if before == "." {
		before = s.word(it.sent, it.from-2)
	}
	if before == "v." || before == "v" || behind == "v." || behind == "v" {
		return true
	}
	before = s.word(it.sent, it.from-1)
	return it.to-it.from == 1 && before == "(" && (behind == "." && s.word(it.sent, it.to+1) == ")" || behind == "and")
}

// leads reports whether somebody of the name of it has been head of state or government.
func (s *scanner) leads(it *item) bool {
	c, _ := s.leaders.country(words(s.nameParts(it)), "", "")
	return c != ""
}

// acts reports whether a verb, or a bracket, stands right behind what was taken for a
// place: "Mila Dorn flew to Klow", "Mila Dorn (Graustark)".
func (s *scanner) acts(it *item) bool {
	ts := s.sents[it.sent].Tokens
	return it.to < len(ts) && (ts[it.to].UPOS == "VERB" || ts[it.to].UPOS == "AUX" || s.word(it.sent, it.to) == "(")
}

// allCommon reports whether tokens [from, to) are common words written large.
func (s *scanner) allCommon(n, from, to int) bool {
	for j := from; j < to; j++ {
		if !s.tag.isCommon(s.word(n, j)) {
			return false
		}
	}
	return true
}

// fullWords is how many words of the run of it are no initials.
func (s *scanner) fullWords(it *item) int {
	n := 0
	for j := it.from; j < it.to; j++ {
		if len(s.word(it.sent, j)) > 2 {
			n++
		}
	}
	return n
}

func (s *scanner) hasCommon(it *item) bool {
	for j := it.from; j < it.to; j++ {
		if s.tag.isCommon(s.word(it.sent, j)) {
			return true
		}
	}
	return false
}

// quoteNear reports whether quotation marks stand in the sentence of it.
func (s *scanner) quoteNear(it *item) bool {
	sp := s.sents[it.sent].Span
	return strings.ContainsAny(s.text[sp.Start:sp.End], "\"“”«»")
}

// apposition reports whether ", TITLE" follows run i or "TITLE ," stands before.
func (s *scanner) apposition(i int) bool {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	if it.to < len(ts) && s.word(it.sent, it.to) == "," {
		for k := i + 1; k < len(s.items) && s.items[k].sent == it.sent && s.items[k].from-it.to < 7; k++ {
			if s.items[k].kind == aTitle { // not "Operation Fury, President Dorn said"
				n := s.near(k, s.items[k].to)
				return n < 0 || s.items[n].kind != aRun && s.items[n].kind != aPerson
			}
			if s.items[k].kind != aPlace {
				break
			}
		}
	}
	return false
}

// lower reports whether no word of it has a capital.
func (s *scanner) lower(it *item) bool {
	for i := it.from; i < it.to; i++ {
		if w := s.word(it.sent, i); w != strings.ToLower(w) {
			return false
		}
	}
	return true
}
