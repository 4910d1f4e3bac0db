package construe

import (
	"strings"

	"chancery"
)

// offices gives titles their country or body and their holder.
func (s *scanner) offices() {
	for i := range s.items {
		if s.items[i].kind != aTitle {
			continue
		}
		next := s.ground(i)
		s.holder(i, next)
	}
	for i := range s.items {
		s.besideCountry(i)
	}
}

// near is the item that begins at token at of item i's sentence, or -1.
func (s *scanner) near(i, at int) int {
	for k := i + 1; k < len(s.items) && s.items[k].sent == s.items[i].sent; k++ {
		if s.items[k].from == at {
			return k
		}
		if s.items[k].from > at {
			break
		}
	}
	return -1
}

// ground finds of which country or body title i is, and returns the token after
// all that belongs to it: "President of Kazakhstan", "Kazakhstan's ambassador to
// Moscow", "European Commission president", "his Russian counterpart".
func (s *scanner) ground(i int) int {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	it.country, it.officeSpan = it.title.country, it.span
	if k := i - 1; k >= 0 && s.items[k].sent == it.sent && s.items[k].kind == aPlace && s.joined(s.items[k].to, it.from, it.sent) {
		s.ofPlace(it, s.items[k].known)
		it.officeSpan.Start = s.items[k].span.Start
		if s.items[k].known.kind == chancery.Organisation && k > 0 && it.country == "" && s.items[k-1].kind == aPlace && s.items[k-1].sent == it.sent && s.joined(s.items[k-1].to, s.items[k].from, it.sent) {
			it.country = s.items[k-1].known.country
		}
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
		if k < 0 || s.items[k].kind != aPlace {
			break
		}
		switch p := s.items[k].known; {
		case (w == "to" || w == "in" || w == "at") && (it.title.office == "ambassador" || it.title.office == "other"):
			it.to2 = p.country
		case w == "of" || w == "for":
			s.ofPlace(it, p)
		default:
			return end
		}
		end = s.items[k].to
		it.officeSpan.End = s.items[k].span.End
	}
	return end
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
		if ts[j].UPOS != "NOUN" && ts[j].UPOS != "PROPN" || ts[j].Feats == "Number=Plur" {
			return false
		}
	}
	return true
}

// holder finds who holds the office of title i: the name right after it (or
// after a comma, for "his counterpart, X"), or the name it stands in apposition to.
func (s *scanner) holder(i, next int) {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	if k := s.near(i, next); k >= 0 && s.items[k].kind == aPerson && s.items[k].person != nil {
		it.person = s.items[k].person
		if s.series(i, k) {
			return
		}
		s.items[k].officeSpan = it.officeSpan
		if c := s.ofCountry(k); c != "" && it.country == "" {
			it.country = c
		}
		s.give(it, s.items[k].person)
		return
	}
	for k := i - 1; k >= 0 && s.items[k].sent == it.sent && it.from-s.items[k].to < 7; k-- {
		switch {
		case s.items[k].kind == aPerson && s.items[k].to < len(ts) && s.word(it.sent, s.items[k].to) == "," && s.describes(s.items[k].to+1, it.from, it.sent):
			s.give(it, s.items[k].person)
			it.person = s.items[k].person
			return
		case s.items[k].kind != aPlace:
			return
		}
	}
}

// series gives the holders of "Russian and Kazakh Presidents Vladimir Putin and
// Kassym-Jomart Tokayev" their countries in turn, and the office to both.
func (s *scanner) series(i, k int) bool {
	it := &s.items[i]
	var names []*person
	for ; k < len(s.items) && s.items[k].sent == it.sent && s.items[k].kind == aPerson; k++ {
		names = append(names, s.items[k].person)
		if k+1 >= len(s.items) || s.items[k+1].sent != it.sent || s.items[k+1].from-s.items[k].to > 1 || (s.word(it.sent, s.items[k].to) != "and" && s.word(it.sent, s.items[k].to) != ",") {
			break
		}
	}
	if len(names) < 2 || !strings.HasSuffix(strings.ToLower(s.word(it.sent, it.to-1)), "s") {
		return false
	}
	var states []known
	for j := i - 1; j >= 0 && s.items[j].sent == it.sent && s.items[j].kind == aPlace && it.from-s.items[j].to < 2*(len(states)+1); j-- {
		states = append([]known{s.items[j].known}, states...)
	}
	if len(states) == len(names) {
		for n, p := range names {
			p.country = states[n].country
		}
	}
	for _, p := range names {
		s.give(&item{title: it.title, span: it.span, officeSpan: it.span}, p)
	}
	return true
}

// ofCountry is the country of "of Graustark" right behind the person of item k.
func (s *scanner) ofCountry(k int) chancery.Country {
	it := &s.items[k]
	if s.word(it.sent, it.to) != "of" {
		return ""
	}
	at := it.to + 1
	if w := s.word(it.sent, at); w == "the" || w == "The" {
		at++
	}
	if j := s.near(k, at); j >= 0 && s.items[j].kind == aPlace && s.items[j].known.state {
		return s.items[j].known.country
	}
	return ""
}

// describes reports whether tokens [a, b) can stand between "X," and the title
// that describes X.
func (s *scanner) describes(a, b, n int) bool {
	ts := s.sents[n].Tokens
	for j := a; j < b; j++ {
		switch ts[j].UPOS {
		case "DET", "PROPN", "NOUN", "PART", "ADV":
		case "PRON":
			if ts[j].Feats == "" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// give makes p the holder of the office of it, unless p already has one.
func (s *scanner) give(it *item, p *person) {
	if p.office == "" || (p.office == "other" && it.title.office != "other") {
		p.office = it.title.office
		if it.org != "" && (p.office == "head of state" || p.office == "head of government") {
			p.office = "head of organisation" // the president of a commission is no head of state
		}
		p.officeText = s.text[it.officeSpan.Start:it.officeSpan.End]
		p.officeSpan = it.officeSpan
		p.body = it.org
	}
	if p.country == "" {
		p.country = it.country
	}
}

// besideCountry gives the person of item i the country named right before it:
// "Bolivia's Rodrigo Paz".
func (s *scanner) besideCountry(i int) {
	it := &s.items[i]
	if it.kind != aPerson || it.person == nil || it.person.country != "" || i == 0 {
		return
	}
	prev := &s.items[i-1]
	if prev.sent == it.sent && prev.kind == aPlace && prev.known.kind != chancery.Organisation && !prev.known.capital && prev.to <= it.from && it.from-prev.to <= 1 &&
		(prev.to == it.from || s.sents[it.sent].Tokens[prev.to].Lemma == "'s") && prev.known.country != "" && (prev.known.state || prev.known.kind == chancery.National) {
		it.person.country = prev.known.country
		s.sameOffice(i)
	}
}

// sameOffice gives the person of item i the office of the one before in a list
// that says it once: "Graustark's President Dorn, Borduria's Karl Tuna".
func (s *scanner) sameOffice(i int) {
	it := &s.items[i]
	if it.person.office != "" || i < 2 || s.items[i-1].to == it.from {
		return
	}
	before := &s.items[i-2]
	if before.sent != it.sent || before.kind != aPerson || before.person == nil || before.person.office == "" || before.person.country == "" {
		return
	}
	for j := before.to; j < s.items[i-1].from; j++ {
		if w := s.word(it.sent, j); w != "," && w != "and" {
			return
		}
	}
	it.person.office, it.person.officeText, it.person.officeSpan = before.person.office, before.person.officeText, before.person.officeSpan
}
