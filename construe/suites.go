package construe

import (
	"slices"

	"chancery"
)

// suites gives those who are named with an office and no country beside somebody
// whose country is known, the same one: "President Mila Dorn of Graustark, accompanied
// by Foreign Minister Karl Zapt", "Prime Minister Elph and his defence minister, Otto
// Lorry". Two who hold the same office are of two countries, and what is "between" two
// does not join them. It says in told of whom it did so.
func (s *scanner) suites(told map[string]string) {
	var lead *item // the person before, while nothing else is named
	end := 0       // the token behind it and its country
	for i := range s.items {
		it := &s.items[i]
		if lead != nil && lead.sent != it.sent {
			lead = nil
		}
		if it.kind != aPerson || it.person == nil {
			continue
		}
		p := it.person
		if lead != nil && p.country == "" && p.body == "" && led(lead.person, p) && s.follows(lead.sent, end, s.opens(i)) {
			p.country = lead.person.country
			told[p.name] = "country of " + lead.person.name + ", who is named with " + p.objectively()
		}
		lead = nil
		if p.country != "" && p.body == "" && p.office != "" && !s.amid(it) {
			lead = it
			end, _ = s.behindName(i)
		}
	}
}

// led reports whether p, of whom only an office is known, can be of the suite of q.
func led(q, p *person) bool {
	switch p.office {
	case "foreign minister", "defence minister", "minister", "deputy minister":
		return p.office != q.office || p.office == "minister"
	}
	return false
}

// opens is the token at which the name of item i begins with the title before it.
func (s *scanner) opens(i int) int {
	it := &s.items[i]
	at := it.from - it.led
	for k := i - 1; k >= 0 && s.items[k].sent == it.sent && s.items[k].to <= at; k-- {
		t := &s.items[k]
		between := s.word(it.sent, t.to)
		if t.kind != aTitle || t.person != it.person || t.to != at && (t.to != at-1 || between != ",") {
			break
		}
		at = t.from
	}
	return at
}

// follows reports whether nothing but what joins one person to another stands in
// tokens [a, b) of sentence n: "and", ", accompanied by", "and his".
func (s *scanner) follows(n, a, b int) bool {
	if b <= a || b-a > 5 {
		return false
	}
	for j := a; j < b; j++ {
		if !s.join[s.word(n, j)] {
			return false
		}
	}
	return true
}

// amid reports whether "between" stands before it: the talks are with the next.
func (s *scanner) amid(it *item) bool {
	ts := s.sents[it.sent].Tokens
	return slices.ContainsFunc(ts[max(0, it.from-clauseReach):it.from], func(t chancery.Token) bool { return t.Lemma == "between" })
}

// objectively is "him", "her" or "them" for p.
func (p *person) objectively() string {
	switch p.pronoun {
	case "he":
		return "him"
	case "she":
		return "her"
	}
	return "them"
}

// voiceReach is how many sentences before a spokesperson the government may be named.
const voiceReach = 2

// voices gives a government's spokesperson of no country that of the capital or the
// state which alone acts in the sentences before: "Klow insisted on Friday that the toll
// stays. It is fair, deputy government spokesman Otto Lorry said."
func (s *scanner) voices(told map[string]string) {
	for i := range s.items {
		it := &s.items[i]
		p := it.person
		if it.kind != aTitle || it.title.office != "spokesperson" || p == nil || p.country != "" || p.body != "" || !s.govern[s.word(it.sent, it.from-1)] {
			continue
		}
		var c chancery.Country
		for k := i - 1; k >= 0 && it.sent-s.items[k].sent <= voiceReach; k-- {
			o := &s.items[k]
			if s.sents[o.sent].Paragraph != s.sents[it.sent].Paragraph {
				break
			}
			if o.kind != aPlace || !(o.known.capital || o.known.state) || s.sents[o.sent].Tokens[o.to-1].Rel != "nsubj" {
				continue
			}
			if c != "" && c != o.known.country {
				c = ""
				break
			}
			c = o.known.country
		}
		if c != "" {
			p.country, told[p.name] = c, "country "+s.country[c]+", which acts in the sentences before"
		}
	}
}
