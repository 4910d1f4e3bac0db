package construe

import (
	"strings"

	"chancery"
)

// ground finds of which country or body title i is, and returns the token after
// all that belongs to it: "President of Kazakhstan", "Kazakhstan's ambassador to
// Moscow", "European Commission president", "his Russian counterpart".
func (s *scanner) ground(i int) int {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	it.country, it.officeSpan = it.title.country, it.span
	from := it.from
	if k := i - 1; k >= 0 && s.items[k].sent == it.sent && s.items[k].kind == aPlace && s.joined(s.items[k].to, it.from, it.sent) && !s.scene(k, it.from) {
		s.ofPlace(it, s.items[k].known)
		it.officeSpan.Start, from = s.items[k].span.Start, s.items[k].from
		if s.items[k].known.kind == chancery.Organisation && k > 0 && it.country == "" && s.items[k-1].kind == aPlace && s.items[k-1].sent == it.sent && s.joined(s.items[k-1].to, s.items[k].from, it.sent) {
			it.country = s.items[k-1].known.country
		}
	}
	s.formerly(it, from)
	s.owned(i)
	if _, ok := s.body[s.word(it.sent, it.from-1)]; ok && it.org == "" && it.country == "" {
		it.ofName = true // "Council President", of a council named before
	}
	end := it.to
	for end < len(ts) {
		w := s.word(it.sent, end)
		if w != "of" && w != "for" && w != "to" && w != "at" && w != "in" {
			break
		}
		at := end + 1
		if at < len(ts) && ts[at].Lemma == "the" {
			at++
		}
		k := s.near(i, at)
		if end2 := s.unlisted(i, at); end2 > 0 && (w == "of" || w == "for") {
			it.ofName, it.officeSpan.End = true, ts[end2-1].End
			return end2
		}
		if k < 0 || s.items[k].kind == aRun {
			it.ofName = it.ofName || w == "of" && capitalised(s.word(it.sent, at)) && !s.startsPerson(it.sent, at) && !s.realm[s.word(it.sent, at)] && !s.tag.isCommon(s.word(it.sent, at))
		}
		if k < 0 || s.items[k].kind != aPlace || s.word(it.sent, s.items[k].to) == "'s" || s.word(it.sent, s.items[k].to) == "’s" {
			break // "Chairman of Russia's Grain Union" is not chairman of Russia
		}
		s.items[k].held = true
		switch p := s.items[k].known; {
		case w != "of" && p.kind == chancery.Location && (it.title.office == "ambassador" || it.title.office == "other"):
			it.to2 = p.country // "special representative for Borduria" is not of it
		case w == "of" || w == "for":
			s.ofPlace(it, p)
		case p.kind == chancery.Organisation: // "ambassador to the UN", "a professor at the Academy"
			if w == "at" {
				it.org = p.name
			}
		default:
			return end
		}
		end = s.items[k].to
		it.officeSpan.End = s.items[k].span.End
	}
	return end
}

// unlisted is where the name of a body that no list knows ends, which begins at token
// at behind title i, if somebody's name stands right behind it: "Chair of the Assembly
// Roza Kul"; else 0.
func (s *scanner) unlisted(i, at int) int {
	n := s.items[i].sent
	for j := at; j < at+8; j++ {
		if k := s.near(i, j); k >= 0 {
			if j > at && s.items[k].kind == aPerson && s.items[k].person != nil && s.items[k].to-s.items[k].from > 1 {
				return j
			}
			return 0
		}
		if w := s.word(n, j); w == "" || !capitalised(w) && (j == at || w != "of" && w != "and" && w != "for") || !s.bodily(n, at, j) {
			return 0
		}
	}
	return 0
}

// bodily reports whether one of tokens [from, to] makes a body's name.
func (s *scanner) bodily(n, from, to int) bool {
	for j := from; j <= to; j++ {
		if _, ok := s.body[s.word(n, j)]; ok {
			return true
		}
	}
	return s.tag.isCommon(s.word(n, from))
}

// scene reports whether the place of item k says where something happens, and not of
// what the title at token at is: "in Klow President Dorn met".
func (s *scanner) scene(k, at int) bool {
	it := &s.items[k]
	if it.known.kind != chancery.Location || it.to != at || it.from == 0 {
		return false
	}
	switch s.sents[it.sent].Tokens[it.from-1].Lemma {
	case "in", "at", "from", "near", "into":
		return true
	}
	return false
}

// owned gives title i the country of whoever it is an officer of: "President Dorn's
// chief of staff".
func (s *scanner) owned(i int) {
	it := &s.items[i]
	if k := i - 1; k >= 0 && it.country == "" && s.items[k].sent == it.sent && s.items[k].to+1 == it.from && s.genitive(it) && s.items[k].person != nil {
		it.country = s.items[k].person.country
	}
}

// genitive reports whether "'s" stands right before it.
func (s *scanner) genitive(it *item) bool {
	w := s.word(it.sent, it.from-1)
	return w == "'s" || w == "’s"
}

// leading gives whoever is named right behind reference i its office: "Graustarkian
// leader Mila Dorn".
func (s *scanner) leading(i int) {
	it := &s.items[i]
	if it.refer.kind != "office" {
		return
	}
	c, start := s.nationalBefore(i)
	if k := s.near(i, it.to); k >= 0 && (c != "" || s.definite(it)) && s.items[k].kind == aPerson && s.items[k].person != nil {
		it.person, it.officeSpan = s.items[k].person, chancery.Span{Start: start, End: it.span.End}
		s.give(&item{title: title{office: it.refer.offices[0]}, country: c, span: it.span, officeSpan: it.officeSpan}, it.person)
	}
}

// formerly notes that the office of it, whose words begin at token from, is said to be
// past, and counts the word that says so among them: "former Ruritanian president".
func (s *scanner) formerly(it *item, from int) {
	ts := s.sents[it.sent].Tokens
	for j := it.from - 1; j >= from-1 && j >= 0; j-- {
		if s.past[strings.ToLower(s.word(it.sent, j))] {
			it.past = true
			if ts[j].Start < it.officeSpan.Start {
				it.officeSpan.Start = ts[j].Start
			}
		}
	}
}

// ofPlace makes a place before or after a title that of the office.
func (s *scanner) ofPlace(it *item, p known) {
	if p.kind == chancery.Organisation {
		it.org = p.name
		if p.country != "" && it.country == "" {
			it.country = p.country
		}
		return
	}
	if it.country == "" || it.title.country == "" {
		it.country = p.country
	}
}

// joined reports whether nothing but a genitive mark or up to two describing
// words stands between tokens a and b of sentence n: "Russian [former deputy]
// minister", "Kazakhstan ['s new] ambassador".
func (s *scanner) joined(a, b, n int) bool {
	if b < a || b-a > 3 {
		return false
	}
	ts := s.sents[n].Tokens
	for j := a; j < b; j++ {
		w := s.word(n, j)
		if ts[j].Lemma == "'s" || w == "'" || w == "’" {
			continue
		}
		if ts[j].UPOS != "NOUN" && ts[j].UPOS != "PROPN" && ts[j].UPOS != "ADJ" || ts[j].Plural() {
			return false
		}
	}
	return true
}
