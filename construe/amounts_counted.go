package construe

import (
	"strings"

	"chancery"
)

// unitAt is what the words from piece i on count: a unit right there, or else the
// noun of the phrase that begins there.
func (p *amountPass) unitAt(i int, q *quantity) (amountUnit, int, bool) {
	if i < len(p.ps) && q.vague && wordOf(&p.ps[i]) == "of" {
		i++
	}
	if u, next, ok := p.formAt(p.text, p.ps, i); ok && !p.describing(u, i, next) && (q.scaled || !p.verbAt(i)) && !(q.value == 1 && !q.figures && p.pluralAt(i)) {
		return p.scaledUnit(u, next)
	}
	if i < len(p.ps) && p.ps[i].mark == '-' && !p.ps[i].gap {
		if u, next, ok := p.formAt(p.text, p.ps, i+1); ok {
			return u, next, true
		}
		return amountUnit{}, i, false
	}
	if i < len(p.ps) && (p.ps[i].mark == '(' || p.ps[i].mark == '[') && i+2 < len(p.ps) && q.figures { // "20 (kg)"
		if u, next, ok := p.formAt(p.text, p.ps, i+1); ok && next < len(p.ps) && (p.ps[next].mark == ')' || p.ps[next].mark == ']') && u.unit != "percent" {
			return u, next + 1, true
		}
	}
	if (q.value == 1 || q.value == 0) && !q.figures || q.value < 0 {
		return amountUnit{}, i, false
	}
	return p.nounAt(i, q)
}

// describing reports whether the persons of unit u at piece i only describe the noun behind them:
// "youth" of "fifteen youth suicides".
func (p *amountPass) describing(u amountUnit, i, next int) bool {
	return u.unit == "people" && !p.pluralAt(i) && p.pluralAt(next)
}

// scaledUnit reads a scale behind a currency: "75 USD million".
func (p *amountPass) scaledUnit(u amountUnit, next int) (amountUnit, int, bool) {
	if u.money && next < len(p.ps) && p.ps[next].is(clScale) && p.ps[next].gap {
		u.factor *= p.ps[next].word.sense(clScale).num
		next++
	}
	return u, next, true
}

// plus adds a lesser unit to q: "thirteen dollars and forty-five cents", "six feet five
// inches".
func (p *amountPass) plus(q *quantity) {
	i := q.after
	if i < len(p.ps) && wordOf(&p.ps[i]) == "and" {
		i++
	}
	if i+1 >= len(p.ps) || p.ps[i].kind == markPiece || p.ps[i].kind == wordPiece && !p.ps[i].is(clCardinal) {
		return
	}
	n, _, ok := p.cardinal(i)
	if !ok {
		return
	}
	u, next, ok := p.formAt(p.text, p.ps, n.next)
	if !ok {
		return
	}
	if less, ok := p.lesser[strings.ToLower(p.text[p.ps[n.next].start:p.ps[next-1].end])]; ok && less.of == q.unit && n.value < less.count && (u.factor != 1 || u.unit != q.unit) {
		q.value += n.value / less.count / q.factor
		q.after, q.End = next, p.ps[next-1].end
	}
}

// nounAt is the plural noun that the words from piece i on lead to: "20 cooperation
// agreements". Persons of any kind are people, and so are nationals.
func (p *amountPass) nounAt(i int, q *quantity) (amountUnit, int, bool) {
	for j := i; j < len(p.ps) && j < i+9; j++ {
		w := &p.ps[j]
		if w.mark == '-' && !w.gap && j+1 < len(p.ps) && !p.ps[j+1].gap || w.mark == '\'' && j > i && !w.gap {
			continue
		}
		if j > i && p.joins(j) {
			continue
		}
		if w.is(clUnits) {
			q.timed = true
			break
		}
		if w.kind != wordPiece || w.is(clCardinal) || !w.gap && j > i && p.ps[j-1].kind != markPiece {
			break
		}
		low := strings.ToLower(p.text[w.start:w.end])
		t := p.tokenAt(w.start)
		tagged := t != nil && t.UPOS != ""
		if tagged && t.End > w.end && carries(t) { // "at-risk", "co-authors"
			last := j
			for last+1 < len(p.ps) && p.ps[last+1].end <= t.End {
				last++
			}
			if t.UPOS != "NOUN" || p.ps[last].kind != wordPiece {
				j = last
				continue
			}
			if last > j {
				j = last - 1
				continue
			}
		}
		more := wordOf(w) == "more" || wordOf(w) == "fewer"
		if (p.closed[low] || wordOf(w) != "" && w.is(clScale)) && !(more && j == i && !p.comparing(j)) && wordOf(w) != "other" {
			break
		}
		if tagged && !carries(t) && !more || !tagged && j > i+3 {
			break
		}
		if j > i && !p.nounish(t) {
			if tagged && t.UPOS == "PROPN" && t.XPOS != "NNPS" || tagged && (t.UPOS == "ADJ" || t.UPOS == "VERB") {
				continue
			}
		}
		if u, next, ok := p.formAt(p.text, p.ps, j); ok && j > i && (!u.money || wordOf(&p.ps[j-1]) == "more") && len(low) > 3 && !p.headless(t, next) {
			return u, next, true
		}
		if p.national(w) && !p.goesOn(j+1) {
			return amountUnit{unit: "people", factor: 1}, j + 1, true
		}
		if plural(low) && (!w.capital || tagged) && (!tagged || t.XPOS == "NNS" || t.XPOS == "" || t.XPOS == "NNPS" && !p.goesOn(j+1)) {
			if tagged && (p.pluralAt(j+1) || j+1 < len(p.ps) && p.ps[j+1].mark == '\'' && p.goesOn(j+2)) { // "armourers' shops"
				continue
			}
			if tagged && t.Start < w.start && t.End == w.end { // "co-authors"
				low = strings.ToLower(p.text[t.Start:t.End])
			}
			return amountUnit{unit: low, factor: 1}, j + 1, tagged || !strings.HasSuffix(low, "ings") || j == i
		}
	}
	return amountUnit{}, i, false
}

// joins reports whether piece j is an "and", "or" or comma between two words that describe
// the same noun: "30 anti-dumping and countervailing duties".
func (p *amountPass) joins(j int) bool {
	w := &p.ps[j]
	if word := wordOf(w); word != "and" && word != "or" && w.mark != ',' || j+1 >= len(p.ps) || p.ps[j+1].kind != wordPiece {
		return false
	}
	before, after := p.tokenAt(p.ps[j-1].start), p.tokenAt(p.ps[j+1].start)
	return before != nil && after != nil && (describes(before) || before.XPOS == "NN") && describes(after)
}

// describes reports whether t is an adjective, or a participle that serves as one.
func describes(t *chancery.Token) bool {
	return t.UPOS == "ADJ" || t.UPOS == "VERB" && t.XPOS == "VBG"
}

// comparing reports whether "than" follows piece j.
func (p *amountPass) comparing(j int) bool {
	return j+1 < len(p.ps) && wordOf(&p.ps[j+1]) == "than"
}

// carries reports whether t may stand between a number and the noun that it counts, or be it.
func carries(t *chancery.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	case "VERB":
		return t.XPOS == "VBN" || t.XPOS == "VBG" || t.XPOS == "JJ"
	case "ADV":
		return strings.HasSuffix(t.Lemma, "ly")
	}
	return t.XPOS == "JJ"
}

// nounish reports whether t is a noun, or nothing is known of it.
func (p *amountPass) nounish(t *chancery.Token) bool {
	return t == nil || t.UPOS == "" || t.UPOS == "NOUN" || t.XPOS == "NNPS"
}

// headless reports whether the unit found at t, whose phrase ends at piece next, only
// describes the noun behind it: "men" of "two men teams".
func (p *amountPass) headless(t *chancery.Token, next int) bool {
	if t != nil && t.UPOS == "PROPN" && p.goesOn(next) { // "seven United Nations missions"
		return true
	}
	return t != nil && t.UPOS != "" && t.UPOS != "NOUN" && t.UPOS != "PROPN" || p.pluralAt(next)
}

// pluralAt reports whether piece j is a plural noun, as tagged.
func (p *amountPass) pluralAt(j int) bool {
	if j >= len(p.ps) || p.ps[j].kind != wordPiece || !p.ps[j].gap {
		return false
	}
	t := p.tokenAt(p.ps[j].start)
	return t != nil && t.UPOS == "NOUN" && t.XPOS == "NNS"
}

// goesOn reports whether the phrase goes on at piece j with another noun or adjective.
func (p *amountPass) goesOn(j int) bool {
	if j >= len(p.ps) || p.ps[j].kind != wordPiece {
		return false
	}
	t := p.tokenAt(p.ps[j].start)
	return t != nil && (t.UPOS == "NOUN" || t.UPOS == "ADJ" || t.UPOS == "PROPN")
}

// national reports whether the word w names the people of a country: "Australians".
func (p *amountPass) national(w *piece) bool {
	if !w.capital {
		return false
	}
	for k := p.here[0]; k < p.here[1]; k++ {
		if m := &p.names[k]; m.Type == chancery.National && m.End == w.end {
			return true
		}
	}
	return false
}

// verbAt reports whether the word at piece i is tagged as a verb: "50 won" is none
// of money in "the 50 won".
func (p *amountPass) verbAt(i int) bool {
	if i < 0 || i >= len(p.ps) || p.ps[i].kind != wordPiece {
		return false
	}
	t := p.tokenAt(p.ps[i].start)
	return t != nil && (t.UPOS == "VERB" && t.XPOS != "VBN" && t.XPOS != "VBG" || t.UPOS == "AUX")
}

// tokenAt is the token that holds byte at, or nil.
func (p *amountPass) tokenAt(at int) *chancery.Token {
	i := chancery.Meeting(len(p.tokens), chancery.Span{Start: at, End: at + 1}, func(i int) chancery.Span { return p.tokens[i].Span })
	if i < 0 {
		return nil
	}
	return &p.tokens[i]
}

// formAt is the longest form of a unit at piece i.
func (a *amountReader) formAt(text string, ps []piece, i int) (amountUnit, int, bool) {
	if i < 0 || i >= len(ps) {
		return amountUnit{}, i, false
	}
	for n := min(a.longest[strings.ToLower(text[ps[i].start:ps[i].end])], len(ps)-i); n > 0; n-- {
		w := text[ps[i].start:ps[i+n-1].end]
		if len(w) > 40 || n > 1 && ps[i+n-1].kind == numberPiece && ps[i+n-1].gap {
			continue
		}
		u, ok := a.units[w]
		if !ok && len(w) > 2 {
			u, ok = a.units[strings.ToLower(w)]
		}
		if ok && u.money && ps[i+n-1].mark == '$' && i+n < len(ps) && ps[i+n].kind == numberPiece && !ps[i+n].gap && ps[i].gap { // "3 $10 bills"
			return amountUnit{}, i, false
		}
		if ok && !(i+n < len(ps) && !ps[i+n].gap && (ps[i+n-1].kind != markPiece || ps[i+n-1].mark == '%') && ps[i+n].kind != markPiece) {
			return u, i + n, true
		}
	}
	return amountUnit{}, i, false
}

// plural reports whether a word in lower case looks like a plural noun.
func plural(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}
