package extract

import (
	"strings"

	"chancery"
)

// phrase is the first token of the phrase of mention n: that of the office before
// a person's name.
func (p *page) phrase(l *line, n int) int {
	m := p.Names[n]
	first, _ := p.extent(l, n)
	if m.Type == chancery.Person && m.OfficeSpan.Len() > 0 && m.OfficeSpan.Start >= l.Start && m.OfficeSpan.End <= m.Start && m.Start-m.OfficeSpan.End < 4 {
		first = l.token(m.OfficeSpan.Start)
	}
	return first
}

// extent is the first and the last token of mention n.
func (p *page) extent(l *line, n int) (first, last int) {
	first = l.token(p.Names[n].Start)
	if first > 0 && l.Tokens[first-1].End > p.Names[n].Start {
		first--
	}
	last = first
	for last+1 < len(l.Tokens) && l.Tokens[last+1].Start < p.Names[n].End {
		last++
	}
	return first, last
}

// governor is the preposition that the phrase beginning at token i hangs on, or "".
func (p *page) governor(l *line, i int) string {
	for k := i - 1; k >= 0 && i-k < 8; k-- {
		t := l.Tokens[k]
		switch t.UPOS {
		case "ADP":
			return t.Lemma
		case "DET", "PROPN", "NUM", "ADJ":
		case "PRON":
			if !t.Possessive() {
				return ""
			}
		case "NOUN":
			if t.Plural() {
				return ""
			}
		case "PART":
			if t.Lemma != "'s" {
				return ""
			}
		default:
			return ""
		}
	}
	return ""
}

// genitive reports whether "'s" stands behind token last.
func (p *page) genitive(l *line, last int) bool {
	return last+1 < len(l.Tokens) && l.Tokens[last+1].UPOS == "PART" && (l.Tokens[last+1].Lemma == "'s" || l.Tokens[last+1].Lemma == "'" || l.Tokens[last+1].Lemma == "’")
}

// attribute reports whether mention n only describes the name behind it: "Kazakh"
// in "Kazakh President Tokayev", "Kazakhstan" in "Kazakhstan's ambassador Abaev".
func (p *page) attribute(l *line, n int) bool {
	if p.Names[n].Type == chancery.Person || p.Names[n].Type == chancery.Function {
		return false
	}
	k := n + 1
	if k >= len(p.Names) || p.Names[k].Start >= l.End {
		return false
	}
	m := p.Names[k]
	if m.Meets(p.Names[n].Span) || m.Type == chancery.Person && m.OfficeSpan.Holds(p.Names[n].Span) {
		return true // "the Kazakh leader" holds "Kazakh"
	}
	if m.Type == chancery.Location || m.Type == chancery.National {
		return false
	}
	_, last := p.extent(l, n)
	first, _ := p.extent(l, k)
	if first-last > 6 {
		return false
	}
	for i := last + 1; i < first; i++ {
		t := l.Tokens[i]
		office := (t.Lemma == "of" || t.Lemma == "for") && i > last+1
		if !office && t.UPOS != "PROPN" && t.UPOS != "PART" && t.UPOS != "ADJ" && (t.UPOS != "NOUN" || t.Plural()) {
			return false
		}
	}
	return true
}

// adjective reports whether mention n describes a noun: "Ruritanian grain", "a U.S.
// national".
func (p *page) adjective(l *line, n, last int) bool {
	m := p.Names[n]
	if m.Type == chancery.National {
		return true
	}
	return m.State && last+1 < len(l.Tokens) && (l.Tokens[last+1].UPOS == "NOUN" || l.Tokens[last+1].UPOS == "ADJ") && !p.inTime(l, last+1)
}

// nounBehind is the noun of people that a national describes: "officials" in
// "Kazakh officials"; "" where what follows is a thing ("Kazakh grain").
func (p *page) nounBehind(l *line, last int) string {
	for i := last + 1; i < len(l.Tokens) && i-last < 4; i++ {
		t := l.Tokens[i]
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "PUNCT" {
			if i == last+1 {
				return p.word(l, last) // "the Kazakhs said"
			}
			return ""
		}
		if p.grammar.people[t.Lemma] {
			return t.Lemma
		}
	}
	return ""
}

// joinLeft is mention n with those that a comma or "and" ties to it on its left.
func (p *page) joinLeft(l *line, n int) []int {
	out := []int{n}
	for {
		first, _ := p.extent(l, out[0])
		prev := -1
		for _, k := range l.names {
			if p.Names[k].End <= p.Names[out[0]].Start && p.isActor(k) && !p.attribute(l, k) {
				prev = k
			}
		}
		if prev < 0 {
			break
		}
		_, last := p.extent(l, prev)
		if holder := p.holderBefore(l, prev); holder >= 0 {
			prev = holder // "King Rudolf of Ruritania and …"
		}
		if !p.tied(l, last+1, first) || p.genitive(l, last) || p.Names[prev].Type == chancery.National && p.nounBehind(l, last) == "" {
			break
		}
		if len(out) == 1 && !p.and(l, last+1, first) {
			break // "At the invitation of Prince Karl, King Rudolf": no list
		}
		if f := p.phrase(l, prev); p.governor(l, f) != "" || p.suffers(l, f) {
			return p.spread([]int{n})
		}
		out = append([]int{prev}, out...)
	}
	return p.spread(out)
}

// holderBefore is the person that "of" ties mention n to, right before it, or -1.
func (p *page) holderBefore(l *line, n int) int {
	first, _ := p.extent(l, n)
	if !p.is(l, first-1, "of") {
		return -1
	}
	for _, k := range l.names {
		if _, last := p.extent(l, k); last == first-2 && p.Names[k].Type == chancery.Person {
			return k
		}
	}
	return -1
}

// joinRight is mention n with those tied to it on its right.
func (p *page) joinRight(l *line, n int) []int {
	out := []int{n}
	at, sure := n, 1
	for {
		_, last := p.extent(l, at)
		next := -1
		for _, k := range l.names {
			if k > at && p.Names[k].Start >= p.Names[at].End && p.isActor(k) && !p.attribute(l, k) {
				next = k
				break
			}
		}
		if next < 0 {
			break
		}
		first, _ := p.extent(l, next)
		if !p.tied(l, last+1, first) {
			break
		}
		if p.and(l, last+1, first) {
			sure = len(out) + 1
		}
		out = append(out, next)
		at = next
	}
	return p.spread(out[:sure]) // a list has an "and": what only commas tie on is something else
}

// tied reports whether tokens [a, b) only join two names: commas, "and", "as well
// as", "alongside", titles and adjectives of the second, an apposition in commas.
func (p *page) tied(l *line, a, b int) bool {
	if b < a || b-a > 14 {
		return false
	}
	joined := false
	for i := a; i < b; i++ {
		t := l.Tokens[i]
		w := strings.ToLower(p.word(l, i))
		switch {
		case w == "," || w == "and" || w == "&":
			joined = true
		case w == "with" || w == "alongside":
			if i != a {
				return false
			}
			joined = true
		case t.UPOS == "DET", t.UPOS == "PROPN", t.UPOS == "ADJ", t.UPOS == "NOUN" && !t.Plural(), t.XPOS == "VBG" && i > a, t.UPOS == "PART", t.Possessive():
		case w == "of" && p.nameAt(l, i+1) >= 0, w == "as" || w == "well":
		default:
			return false
		}
	}
	return joined
}

// and reports whether a word that joins stands in tokens [a, b).
func (p *page) and(l *line, a, b int) bool {
	for i := a; i < b; i++ {
		if p.is(l, i, "and", "&", "with", "alongside", "well") {
			return true
		}
	}
	return false
}

// spread puts the members of sets in their place, each actor once.
func (p *page) spread(ns []int) []int {
	var out []int
	seen := map[string]bool{}
	for _, n := range ns {
		for _, m := range p.actors(n) {
			key := p.Names[m].Name
			if !seen[key] {
				seen[key] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// objects is the actors right behind the verb or preposition at token i of l, with
// those tied to them.
func (p *page) objects(l *line, i int) []int {
	for k := i + 1; k < len(l.Tokens) && k-i < 9; k++ {
		if n := p.inOffice(l, k); n >= 0 {
			return p.joinRight(l, n)
		}
		if n := p.nameAt(l, k); n >= 0 {
			if n = p.holding(l, k); n < 0 {
				continue
			}
			if !p.isActor(n) {
				return nil
			}
			_, last := p.extent(l, n)
			if p.genitive(l, last) || p.adjective(l, n, last) && p.nounBehind(l, last) == "" {
				return nil
			}
			return p.joinRight(l, n)
		}
		t := l.Tokens[k]
		switch t.UPOS {
		case "DET", "PROPN", "NOUN", "NUM", "PART", "ADV", "ADJ":
		case "PRON":
			if !t.Possessive() {
				return nil
			}
		default:
			if t.Lemma == "of" && p.grammar.people[l.Tokens[k-1].Lemma] {
				continue // "the presidents of Ruritania and Graustark"
			}
			if p.word(l, k) != "," || k > i+1 && !p.is(l, k-1, "counterpart", "colleague") {
				return nil
			}
		}
	}
	return nil
}

// inOffice is the person whose office begins at token k of l and whose name stands
// right behind it, or -1: "the Minister of Foreign Affairs of Ruritania, Anna Tarlen".
func (p *page) inOffice(l *line, k int) int {
	at := l.Tokens[k].Start
	for _, n := range l.names {
		m := p.Names[n]
		if m.Type == chancery.Person && m.OfficeSpan.Start == at && m.OfficeSpan.End <= m.Start && m.Start-m.OfficeSpan.End < 4 {
			return n
		}
	}
	return -1
}

// holding is the name that the phrase at token k is about: the person in "Kazakh
// President Tokayev", not the nation.
func (p *page) holding(l *line, k int) int {
	best := -1
	for _, n := range l.names {
		first, last := p.extent(l, n)
		if first <= k && k <= last {
			if p.attribute(l, n) {
				for _, m := range l.names {
					if m > n && !p.attribute(l, m) {
						return m
					}
				}
			}
			best = n
		}
	}
	return best
}
