package construe

import (
	"slices"
	"strings"

	"chancery"
)

// resolve finds whom titles without a name and phrases such as "his Russian
// counterpart", "the two presidents" and "both sides" stand for, reading the text
// in order, and returns the names of the document. What cannot be told stays an
// office with its country.
func (s *scanner) resolve(all []*person) []chancery.Name {
	out := make([]chancery.Name, 0, len(s.items))
	index := map[*person]int{} // latest mention in out by name
	homes := s.homes()
	for i := range s.items {
		it := &s.items[i]
		switch it.kind {
		case aPlace:
			out = append(out, s.placeName(it))
		case aPerson:
			if it.person == nil {
				continue
			}
			if s.takesTurn(it) {
				s.turn = it.person
			} else {
				it.person.seen(it, s.acting(it.sent, s.opens(i), it.to))
			}
			index[it.person] = len(out)
			n := s.personName(it, it.person, it.strong)
			if it.same != "" {
				n.Why = strings.TrimPrefix(n.Why+"; "+it.same, "; ")
			}
			if it.officeSpan.Len() > 0 {
				n.OfficeSpan, n.OfficeText = it.officeSpan, s.text[it.officeSpan.Start:it.officeSpan.End]
			}
			out = append(out, n)
		case aTitle:
			if it.person == nil {
				offices := it.refer.offices // "the minister" may be the foreign minister
				if len(offices) == 0 {
					offices = []string{it.title.office}
				}
				out = s.function(out, all, i, offices, it.country)
			}
		case aReference:
			out = s.reference(out, all, index, homes, i)
		}
	}
	fullest(out)
	same(out)
	return out
}

// fullest gives each listed body the longest name that the document has for it,
// and keeps the listed one beside.
func fullest(out []chancery.Name) {
	long := map[string]string{}
	for _, n := range out {
		if n.Listed != "" && len(n.Name) > len(long[n.Listed]) {
			long[n.Listed] = n.Name
		}
	}
	for i := range out {
		if n := long[out[i].Listed]; n != "" {
			out[i].Name = n
		}
	}
}

// takesTurn reports whether a person's name opens a turn of a transcript: "President
// Mila Dorn: Thank you."
func (s *scanner) takesTurn(it *item) bool {
	mark := s.word(it.sent, it.to)
	if mark == "" && it.sent+1 < len(s.sents) {
		mark = s.word(it.sent+1, 0) // on a line of its own
	}
	return mark == ":" && it.from <= turnReach &&
		!slices.ContainsFunc(s.sents[it.sent].Tokens[:it.from], func(t chancery.Token) bool { return t.UPOS == "VERB" || t.UPOS == "AUX" })
}

// turnReach is how many words of title can stand before the name that opens a turn.
const turnReach = 12

func (s *scanner) placeName(it *item) chancery.Name {
	k := it.known
	n := chancery.Name{Span: it.span, Type: k.kind, Name: k.name, Country: k.country, State: k.state, Capital: k.capital, Edition: it.edition, Why: "listed"}
	if k.taken {
		n.Taken, n.Why = true, "its words were taken for such a name"
	}
	if k.kind == chancery.Organisation {
		n.Mechanism = k.sort
		n.Listed, n.Name = k.name, spaced(s.text[it.span.Start:it.span.End])
		if it.edition != "" {
			n.Name = k.name
		}
		if it.same != "" {
			n.Referred, n.Why = true, it.same
		}
	}
	return n
}

func (s *scanner) personName(it *item, p *person, why string) chancery.Name {
	return chancery.Name{
		Span: it.span, Type: chancery.Person, Name: p.name, Country: p.country, Office: p.office,
		OfficeText: p.officeText, OfficeSpan: p.officeSpan, Body: p.body, Why: why, Taken: p.taken, Signs: p.signs,
	}
}

// function adds an office that stands for its holder: "the Kazakh president".
func (s *scanner) function(out []chancery.Name, all []*person, i int, offices []string, c chancery.Country) []chancery.Name {
	it := &s.items[i]
	span := it.span
	if it.officeSpan.Len() > 0 {
		span = it.officeSpan
	}
	office := it.title.office
	if office == "" && len(offices) > 0 {
		office = offices[0]
	}
	words := spaced(s.text[span.Start:span.End])
	if (it.org != "" || it.ofName) && (office == "head of state" || office == "head of government") {
		office = "head of organisation" // "the President of the General Assembly"
	}
	n := chancery.Name{Span: span, Type: chancery.Function, Name: words, Country: c, Office: office, OfficeText: words, OfficeSpan: span, Body: it.org, Why: "an office whose holder the text does not tell"}
	if !s.points(it, c) || it.kind == aTitle && s.plural(it) {
		return append(out, n)
	}
	p, why := s.holderOf(s.titledSo(all, it), offices, c, it.span.Start, it.org, it.past), "the holder of that office in the text"
	if p == nil && c == "" && it.org == "" && (n.Office == "head of state" || n.Office == "head of government") {
		p, why = onlyOne(all), "the only person the text speaks of"
	}
	if p == nil && c != "" && (n.Office == "head of state" || n.Office == "head of government") && s.said(it) == pointed {
		p, why = onlyOf(all, c), "the only person of that country in the text"
	}
	address := c == "" && it.org == "" && s.said(it) == bare
	if p == s.turn && address {
		p = nil // nobody says "Mr President" to himself
	}
	if p != nil {
		if !address {
			p.seen(it, s.acting(it.sent, it.from, it.to))
		}
		n = s.personName(it, p, why)
		n.Span, n.Referred = span, true
	} else if s.said(it) == pointed {
		s.unknown.seen(it, s.acting(it.sent, it.from, it.to))
	}
	return append(out, n)
}

// onlyOne is the one person spoken of so far, where there is but one, whose country
// is known and of whom the text gives no office: a press release says "Mila Dorn"
// and "the President". Without a country it could be anybody who met him.
func onlyOne(all []*person) *person {
	var one *person
	for _, p := range all {
		if p.last > 0 && (one != nil || p.office != "" || p.country == "") {
			return nil
		}
		if p.last > 0 {
			one = p
		}
	}
	return one
}

// points reports whether it, an office of country c, can mean somebody whom the text
// names: neither "a president" nor what somebody is or becomes, and without a word
// that points only where its country or body is told, or as an address.
func (s *scanner) points(it *item, c chancery.Country) bool {
	if s.word(it.sent, it.to) == ":" && shouted(s.word(it.sent, it.from)) {
		return false // "THE PRESIDENT:" of a transcript
	}
	switch s.said(it) {
	case pointed:
		return true
	case possessed:
		return c != ""
	case bare:
		if c != "" || it.org != "" {
			return true
		}
		_, l := s.honour.at(s.text, s.sents[it.sent].Tokens, max(it.from-1, 0))
		return l == 1 && it.from > 0
	}
	return false
}

// onlyOf is the one person of country c whom the text has named, if it gives that one
// no office: "Mr Elph of Ruritania ... the Ruritanian leader".
func onlyOf(all []*person, c chancery.Country) *person {
	var one *person
	for _, p := range all {
		if p.country != c || p.signs {
			continue
		}
		if one != nil || p.office != "" || p.last == 0 {
			return nil
		}
		one = p
	}
	return one
}

// titledSo is those of all whose title holds the words of it, where there are
// any: of a king and a president, both heads of state, the king is the king. Offices
// of many kinds count as one only by those words: the mayor is no attorney general.
func (s *scanner) titledSo(all []*person, it *item) []*person {
	words := strings.ToLower(s.text[it.span.Start:it.span.End])
	var out []*person
	for _, p := range all {
		if strings.Contains(strings.ToLower(p.officeText), words) {
			out = append(out, p)
		}
	}
	if len(out) > 0 {
		return out
	}
	switch it.title.office {
	case "", "head of state", "head of government", "foreign minister", "defence minister":
		return all
	}
	if len(it.refer.offices) > 0 {
		return all
	}
	return nil
}

// holderOf is the person of the text who holds one of offices, of country c where
// that is said: the only one, or the one spoken of last before byte at.
func (s *scanner) holderOf(all []*person, offices []string, c chancery.Country, at int, org string, past bool) *person {
	var best, other *person
	for _, o := range offices {
		for _, p := range all {
			if p.past != past || p.office != o || (c != "" && p.country != "" && p.country != c) || (c != "" && p.country == "") || (org != "" && p.body != org) {
				continue
			}
			if c == "" && p.last == 0 && p.first > at {
				continue
			}
			if best == nil || p.nearer(best, -1) {
				best, other = p, best
			} else if other == nil || p.nearer(other, -1) {
				other = p
			}
		}
		if best != nil {
			if len(offices) > 1 && c == "" && other != nil && other.last > 0 && other.sent == best.sent {
				return nil
			}
			return best
		}
	}
	return nil
}

// reference adds what a reference phrase stands for.
func (s *scanner) reference(out []chancery.Name, all []*person, index map[*person]int, homes []known, i int) []chancery.Name {
	it := &s.items[i]
	c, start := s.nationalBefore(i)
	switch it.refer.kind {
	case "office":
		if c == "" && !s.definite(it) {
			return out
		}
		if it.person != nil {
			return out // the name stands right behind
		}
		it.officeSpan = chancery.Span{Start: start, End: it.span.End}
		return s.function(out, all, i, it.refer.offices, c)
	case "counterpart":
		return s.counterpart(out, all, i, c, start)
	case "pair":
		return s.pair(out, all, index, i)
	case "parties":
		return s.parties(out, homes, it)
	case "pronoun":
		return s.pronounName(out, all, it)
	}
	return out
}

// nationalBefore is the country whose adjective or genitive stands right before
// item i, and where the phrase with it begins.
func (s *scanner) nationalBefore(i int) (chancery.Country, int) {
	it := &s.items[i]
	if i == 0 || s.items[i-1].sent != it.sent || s.items[i-1].kind != aPlace || !s.joined(s.items[i-1].to, it.from, it.sent) {
		return "", it.span.Start
	}
	return s.items[i-1].known.country, s.items[i-1].span.Start
}

// counterpart gives the person after "his Russian counterpart" the office of the
// person before it, and the country.
func (s *scanner) counterpart(out []chancery.Name, all []*person, i int, c chancery.Country, start int) []chancery.Name {
	it := &s.items[i]
	office := ""
	for k := i - 1; k >= 0 && s.items[k].sent >= it.sent-1 && office == ""; k-- {
		if p := s.items[k].person; p != nil && (c == "" || p.country != c) {
			office = p.office
		} else if p == nil && s.items[k].kind == aTitle && s.items[k].country != "" && s.items[k].country != c {
			office = s.items[k].title.office
		}
	}
	at := it.to
	if at < len(s.sents[it.sent].Tokens) && s.word(it.sent, at) == "," {
		at++
	}
	k := s.near(i, at)
	if k >= 0 && s.items[k].kind == aPerson && s.items[k].person != nil {
		t := item{country: c, span: it.span, officeSpan: chancery.Span{Start: start, End: it.span.End}}
		if office != "" {
			t.title.office = office
			s.give(&t, s.items[k].person)
		} else if s.items[k].person.country == "" {
			s.items[k].person.country = c
		}
		return out
	}
	if office == "" || c == "" {
		return out
	}
	it.officeSpan = chancery.Span{Start: start, End: it.span.End}
	return s.function(out, all, i, []string{office}, c)
}

// same ties each name of out to the first mention of the same: of that name and
// type, or of that name where the words only stand for it.
func same(out []chancery.Name) {
	type key struct {
		name string
		kind chancery.NameType
	}
	typed, named := map[key]int{}, map[string]int{}
	for i := range out {
		n := &out[i]
		at, ok := typed[key{n.Name, n.Type}]
		if first, seen := named[n.Name]; seen && n.Referred {
			at, ok = first, true
		}
		if !ok {
			at = n.Start
		}
		n.SameAs = at
		if _, seen := typed[key{n.Name, n.Type}]; !seen {
			typed[key{n.Name, n.Type}] = n.Start
		}
		if _, seen := named[n.Name]; !seen {
			named[n.Name] = n.Start
		}
	}
}
