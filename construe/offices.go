package construe

import (
	"strings"

	"chancery"
)

// offices gives titles their country or body and their holder.
func (s *scanner) offices() {
	for i := range s.items {
		switch s.items[i].kind {
		case aTitle:
			s.holder(i, s.ground(i))
		case aReference:
			s.leading(i)
		}
	}
	for i := range s.items {
		s.twice(i)
	}
	for i := range s.items {
		s.ranked(i)
		s.besideCountry(i)
	}
}

// near is the item that begins at token at of item i's sentence, or -1.
func (s *scanner) near(i, at int) int {
	for k := i + 1; k < len(s.items) && s.items[k].sent == s.items[i].sent; k++ {
		if s.items[k].from == at || s.items[k].from-s.items[k].led == at {
			return k
		}
		if s.items[k].from > at {
			break
		}
	}
	return -1
}

// holder finds who holds the office of title i: the name right after it, or
// after a comma, or the name it stands in apposition to.
func (s *scanner) holder(i, next int) {
	it := &s.items[i]
	k := s.near(i, next)
	for k >= 0 && s.items[k].kind == aTitle && s.items[k].sent == it.sent { // "Defence Minister Colonel General Karl Zapt"
		k = s.near(k, s.items[k].to)
	}
	if s.plural(it) && s.share(i, next) {
		return
	}
	before := s.describedBy(i)
	it.other = s.alsoTitle(i, next)
	if k < 0 && s.word(it.sent, next) == "," && (before < 0 || s.items[before].held) {
		if k = s.near(i, next+1); k >= 0 && !s.apposed(i, k) {
			k = -1
		}
	}
	if k >= 0 && s.items[k].kind == aPerson && s.items[k].person != nil {
		it.person, s.items[k].held = s.items[k].person, true
		if s.items[k].officeSpan.Len() == 0 {
			s.items[k].officeSpan = it.officeSpan
		}
		if c := s.ofCountry(k); c != "" && it.country == "" {
			it.country = c
		}
		s.give(it, s.items[k].person)
		return
	}
	if before >= 0 {
		it.person, s.items[before].held = s.items[before].person, true
		s.give(it, it.person)
	}
}

// describedBy is the person before title i to whom it stands in apposition, "Anna
// Tarlen, the foreign minister of Ruritania", or -1.
func (s *scanner) describedBy(i int) int {
	it := &s.items[i]
	for k := i - 1; k >= 0 && s.items[k].sent == it.sent && it.from-s.items[k].to < 7; k-- {
		switch {
		case s.items[k].kind == aPerson && s.described(s.items[k].to, it.from, it.sent):
			return k
		case s.items[k].kind != aPlace:
			return -1
		}
	}
	return -1
}

// described reports whether tokens [a, b) lead from a name to a title of its holder:
// "X, the", "X is the", "X, who is a".
func (s *scanner) described(a, b, n int) bool {
	comma := s.word(n, a) == ","
	if comma {
		a++
	}
	if comma && s.word(n, a) == "who" {
		a, comma = a+1, false
	}
	if !comma {
		if s.word(n, a) != "is" || s.word(n, a+1) == "not" {
			return false
		}
		a++
	}
	return a <= b && s.describes(a, b, n)
}

// alsoTitle is the title behind "and" that the holder of title i, which ends at token
// next, has besides, or 0: "Deputy Prime Minister and Trade Minister", "President and
// CEO". Two of one rank are two people's: "the president and the prime minister".
func (s *scanner) alsoTitle(i, next int) int {
	it := &s.items[i]
	if w := s.word(it.sent, next); w != "and" && w != "&" && !dash(w) || s.plural(it) {
		return 0
	}
	for k := i + 1; k < len(s.items) && s.items[k].sent == it.sent && s.items[k].from-next < 4; k++ {
		o := &s.items[k]
		if o.kind == aPlace {
			continue
		}
		if o.kind != aTitle || s.plural(o) || s.word(it.sent, o.from-1) == "the" || !s.describes(next+1, o.from, it.sent) {
			return 0
		}
		a, b := it.title.office, o.title.office
		minister := b == "minister" || b == "foreign minister" || b == "defence minister" || b == "deputy minister"
		if a == "minister" && minister || b == "other" && (a == "minister" || a == "deputy minister" || a == "foreign minister") || b == "head of organisation" && (a == "head of state" || a == "head of organisation" || a == "other") {
			return k
		}
		return 0
	}
	return 0
}

// twice gives title i its holder where another title stands between them, and the
// holder the country that only the first title tells.
func (s *scanner) twice(i int) {
	it := &s.items[i]
	if it.kind != aTitle || it.person != nil || it.other == 0 || s.items[it.other].person == nil {
		return
	}
	it.person = s.items[it.other].person
	s.give(it, it.person)
	if p := it.person; p.body == "" && p.office == "head of organisation" {
		p.body = it.org
	}
}

// ranked gives the person of item i the office that a word of respect before the name
// tells, where nothing else does: "Secretary Zapt".
func (s *scanner) ranked(i int) {
	it := &s.items[i]
	if p := it.person; it.rank != "" && p != nil && p.office == "" {
		p.office, p.officeSpan, p.officeText = it.rank, it.officeSpan, s.text[it.officeSpan.Start:it.officeSpan.End]
	}
}

// plural reports whether a title speaks of more than one holder.
func (s *scanner) plural(it *item) bool {
	head := it.to - 1
	for j := it.from + 1; j < it.to; j++ { // "ministers of foreign affairs": the noun before "of" tells
		if w := s.word(it.sent, j); w == "of" || w == "for" {
			head = j - 1
			break
		}
	}
	return strings.HasSuffix(strings.ToLower(s.word(it.sent, head)), "s")
}

// apposed reports whether the person of item k, whom a comma parts from the title
// of item i, holds its office: "the Ruritanian foreign minister, Anna Tarlen,". A
// verb right behind the name speaks for a clause of its own, and so does a country
// of the person's that is not the title's.
func (s *scanner) apposed(i, k int) bool {
	it, who := &s.items[i], &s.items[k]
	if who.kind != aPerson || who.person == nil || s.plural(it) || who.to-who.from < 2 {
		return false
	}
	if !s.definite(it) && s.said(it) != possessed && !s.genitive(it) && it.country == "" && it.org == "" {
		return false
	}
	if c := who.person.country; c != "" && it.country != "" && c != it.country {
		return false
	}
	ts := s.sents[it.sent].Tokens
	if who.to >= len(ts) {
		return true
	}
	if s.word(it.sent, who.to) == "," { // "the president, Karl Zapt, minister of trade, and ..."
		if n := s.nextTitle(k); n >= 0 && s.describes(who.to+1, s.items[n].from, it.sent) && !s.alternates(n) {
			return false
		}
	}
	return ts[who.to].UPOS == "PUNCT" || ts[who.to].Lemma == "who"
}

// alternates reports whether a name stands behind title n too, in a list that
// gives titles before names: "the President of Ruritania, Jan Elph, the President
// of Graustark, Mila Dorn".
func (s *scanner) alternates(n int) bool {
	at := s.items[n].to
	for k := n + 1; k < len(s.items) && s.items[k].sent == s.items[n].sent && s.items[k].kind == aPlace && s.items[k].from-at < 4; k++ {
		at = s.items[k].to
	}
	k := s.near(n, at+1)
	return s.word(s.items[n].sent, at) == "," && k >= 0 && s.items[k].kind == aPerson
}

// nextTitle is the first title behind item k with nothing but places between, or -1.
func (s *scanner) nextTitle(k int) int {
	for n := k + 1; n < len(s.items) && s.items[n].sent == s.items[k].sent; n++ {
		if s.items[n].kind == aTitle {
			return n
		}
		if s.items[n].kind != aPlace {
			break
		}
	}
	return -1
}

// describes reports whether tokens [a, b) can stand between "X," and the title
// that describes X.
func (s *scanner) describes(a, b, n int) bool {
	ts := s.sents[n].Tokens
	for j := a; j < b; j++ {
		switch ts[j].UPOS {
		case "DET", "PROPN", "NOUN", "ADJ", "PART", "ADV":
		case "PRON":
			if !ts[j].Possessive() {
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
	p.called(it.pronoun)
	if p.office == "" || (p.office == "other" && it.title.office != "other") {
		p.office = it.title.office
		if (it.org != "" || it.ofName) && (p.office == "head of state" || p.office == "head of government") {
			p.office = "head of organisation" // the president of a commission is no head of state
		}
		p.officeText = s.text[it.officeSpan.Start:it.officeSpan.End]
		p.officeSpan = it.officeSpan
		p.body = it.org
		p.past = it.past
	}
	if p.country == "" {
		p.country = it.country
	}
}

// besideCountry gives the person of item i the country named right before or
// behind it: "Bolivia's Rodrigo Paz", "Mila Dorn of Graustark", "Jan Elph (Ruritania)".
func (s *scanner) besideCountry(i int) {
	it := &s.items[i]
	if it.kind != aPerson || it.person == nil || it.person.country != "" {
		return
	}
	if it.person.country = s.ofCountry(i); it.person.country != "" || i == 0 {
		return
	}
	prev := &s.items[i-1]
	if prev.sent == it.sent && !prev.held && prev.kind == aPlace && prev.known.kind != chancery.Organisation && !prev.known.capital && prev.to <= it.from && it.from-prev.to <= 1 &&
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
