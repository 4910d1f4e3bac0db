package extract

import (
	"chancery"
)

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

// lastPerson is the person mentioned last before byte at, or -1.
func (p *page) lastPerson(at int) int {
	best := -1
	for n := range p.Names {
		if p.Names[n].End > at {
			break
		}
		if p.Names[n].Type == chancery.Person {
			best = n
		}
	}
	return best
}

// theirs is whom "their" at token k stands for: the two persons, or the set, named
// last before it in the sentence.
func (p *page) theirs(l *line, k int) []int {
	var people []int
	for _, n := range l.names {
		if p.Names[n].End > l.Tokens[k].Start {
			break
		}
		if len(p.Names[n].Set) > 0 {
			return p.spread(p.Names[n].Set)
		} else if p.Names[n].Type == chancery.Person {
			people = append(people, n)
		}
	}
	people = p.spread(people)
	if len(people) >= 2 {
		return people[len(people)-2:]
	}
	return nil
}
