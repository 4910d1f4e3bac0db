package construe

import (
	"strings"

	"chancery"
)

// share gives the office of the plural title i to those named behind it, and the
// countries too: "Russian and Kazakh Presidents Vladimir Putin and Kassym-Jomart
// Tokayev", "the presidents of Ruritania and Graustark, Jan Elph and Mila Dorn",
// "Foreign Ministers Anna Tarlen of Ruritania and Karl Zapt of Graustark", "the
// presidents of Ruritania Jan Elph, of Graustark Mila Dorn".
func (s *scanner) share(i, next int) bool {
	it := &s.items[i]
	at := it.to
	var states []chancery.Country // of a list that names all states before all names
	if s.word(it.sent, at) == "of" {
		at, states = s.statesAt(i, at+1)
	} else {
		at, states = next, s.statesBefore(i)
	}
	if s.word(it.sent, at) == "," {
		at++
	}
	var names []int
	var own []chancery.Country // the country beside each name
	for k, before := s.near(i, at), chancery.Country(""); k >= 0 && s.items[k].kind == aPerson && s.items[k].person != nil; k = s.near(i, at) {
		names = append(names, k)
		var beside chancery.Country
		at, beside = s.behindName(k)
		own = append(own, before+beside)
		at, before = s.pastAnd(it.sent, at), ""
		if s.word(it.sent, at) == "of" {
			var cs []chancery.Country
			if at, cs = s.statesAt(i, at+1); len(cs) == 1 {
				before = cs[0]
			}
		}
	}
	if len(names) < 2 {
		return false
	}
	if len(states) == 1 && own[0] == "" && own[1] != "" { // "of Ruritania Jan Elph, of Graustark ..."
		own[0], states = states[0], nil
	}
	for n, k := range names {
		t := item{title: it.title, span: it.span, officeSpan: it.span, country: own[n]}
		if len(states) == len(names) {
			t.country = states[n]
		} else if len(states) == 1 && t.country == "" {
			t.country = states[0]
		}
		s.give(&t, s.items[k].person)
		s.items[k].officeSpan = it.span
	}
	it.person = s.items[names[0]].person
	return true
}

// statesAt is the countries listed from token at behind item i, and the token
// behind them: "Ruritania, Graustark and the Republic of Borduria".
func (s *scanner) statesAt(i, at int) (int, []chancery.Country) {
	var cs []chancery.Country
	for j := at; ; {
		if strings.EqualFold(s.word(s.items[i].sent, j), "the") {
			j++
		}
		k := s.near(i, j)
		if k < 0 || s.items[k].kind != aPlace || s.items[k].known.country == "" {
			return at, cs
		}
		cs = append(cs, s.items[k].known.country)
		at = s.items[k].to
		j = s.pastAnd(s.items[i].sent, at)
		if j == at {
			return at, cs
		}
	}
}

// statesBefore is the countries whose adjectives stand before title i: "Ruritanian
// and Graustarkian".
func (s *scanner) statesBefore(i int) (states []chancery.Country) {
	it := &s.items[i]
	for j := i - 1; j >= 0 && s.items[j].sent == it.sent && s.items[j].kind == aPlace && it.from-s.items[j].to < 2*(len(states)+1); j-- {
		states = append([]chancery.Country{s.items[j].known.country}, states...)
	}
	return states
}

// behindName is the token behind the person of item k and the country that
// stands right behind it, if any: "Tarlen of Ruritania", "Tarlen (Ruritania)".
func (s *scanner) behindName(k int) (int, chancery.Country) {
	it := &s.items[k]
	at := it.to
	open := s.word(it.sent, at)
	if open != "of" && open != "(" {
		return at, ""
	}
	at++
	if w := s.word(it.sent, at); w == "the" || w == "The" {
		at++
	}
	j := s.near(k, at)
	if j < 0 || s.items[j].kind != aPlace || !s.items[j].known.state {
		return it.to, ""
	}
	at = s.items[j].to
	if open == "(" {
		if s.word(it.sent, at) != ")" {
			return it.to, ""
		}
		at++
	}
	return at, s.items[j].known.country
}

// pastAnd is the token behind a comma, an "and" or both at token at.
func (s *scanner) pastAnd(n, at int) int {
	if s.word(n, at) == "," {
		at++
	}
	if s.word(n, at) == "and" {
		at++
	}
	return at
}

// ofCountry is the country of "of Graustark" right behind the person of item k.
func (s *scanner) ofCountry(k int) chancery.Country {
	_, c := s.behindName(k)
	return c
}
