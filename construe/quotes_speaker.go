package construe

import (
	"slices"
	"strings"

	"chancery"
)

// speaker gives x the speaker among tokens [from, to) of s: the last there, or
// the first behind a verb.
func (q quoter) speaker(x *chancery.Quotation, s chancery.Sentence, from, to int, last bool) bool {
	n := q.nameIn(s, from, to, last)
	if n >= 0 && !last && !q.beside(s, from, q.r.Names[n]) {
		n, to = -1, min(to, from+8)
	}
	if n < 0 {
		return q.thing(x, s, from, to)
	}
	name := q.r.Names[n]
	x.Speaker, x.SpeakerAt, x.Name = name.Name, name.Span, n
	if n > 0 && name.Type == chancery.Person { // "Tarlen and Zapt said"
		if a := q.r.Names[n-1]; a.Type == chancery.Person && a.Start >= s.Tokens[from].Start && a.Name != name.Name && strings.TrimSpace(q.r.Text(chancery.Span{Start: a.End, End: name.Start})) == "and" {
			x.Speaker, x.SpeakerAt.Start = a.Name+" and "+name.Name, a.Start
		}
	}
	return true
}

// beside reports whether name n stands right behind token from of s, with nothing
// but words that describe it between: "said the long-serving Graustarkian foreign
// minister, Karl Zapt", and not "according to the report, Karl Zapt".
func (q quoter) beside(s chancery.Sentence, from int, n chancery.Name) bool {
	for k := from; k < len(s.Tokens) && s.Tokens[k].Start < n.Start; k++ {
		switch t := s.Tokens[k]; {
		case t.UPOS == "VERB", t.UPOS == "AUX", t.UPOS == "SCONJ":
			return false
		case t.UPOS == "PUNCT" && !(n.OfficeSpan.Start >= s.Tokens[from].Start && n.OfficeSpan.Start < t.Start) && !dash(q.r.Text(t.Span)):
			return false
		}
	}
	return true
}

// nameIn is the index of the name that speaks among tokens [from, to) of s, or
// -1: the last one (or the first, after a verb) that is a person, an office, a
// body or "both sides", and neither hangs on a preposition nor is what another
// verb acts on.
func (q quoter) nameIn(s chancery.Sentence, from, to int, last bool) int {
	if from >= to || to > len(s.Tokens) {
		return -1
	}
	a, b := s.Tokens[from].Start, s.Tokens[to-1].End
	best := -1
	first, _ := slices.BinarySearchFunc(q.r.Names, a, func(n chancery.Name, at int) int { return n.Start - at })
	for i := first; i < len(q.r.Names) && q.r.Names[i].Start <= b; i++ {
		n := q.r.Names[i]
		if n.End > b || n.Type != chancery.Person && n.Type != chancery.Function && n.Type != chancery.Organisation || q.hangs(s, n) {
			continue
		}
		if !last {
			if best < 0 {
				best = i
			}
			if n.Type == chancery.Person || n.Type == chancery.Function { // "said EU spokesman X"
				if n.Start-q.r.Names[best].End < 30 {
					best = i
				}
				break
			}
			continue
		}
		if best >= 0 && (q.r.Names[best].Type == chancery.Person && n.Type == chancery.Organisation || q.object(s, n)) {
			continue // "Abishev, of the Trade Institute, said"; "Elph met Dorn and said"
		}
		best = i
	}
	return best
}

// hangs reports whether a preposition or a genitive makes n no subject.
func (q quoter) hangs(s chancery.Sentence, n chancery.Name) bool {
	i := tokenAt(s, n.Start)
	for i > 0 && (s.Tokens[i-1].UPOS == "DET" || s.Tokens[i-1].UPOS == "PROPN" || s.Tokens[i-1].Possessive()) {
		i--
	}
	if i > 0 && s.Tokens[i-1].UPOS == "ADP" && s.Tokens[i-1].Lemma != "by" && (i < 2 || !strings.EqualFold(q.r.Text(s.Tokens[i-2].Span), "according")) {
		return true
	}
	end := tokenAt(s, n.End)
	return end < len(s.Tokens) && s.Tokens[end].Lemma == "'s"
}

// object reports whether n is what the verb before it acts on.
func (q quoter) object(s chancery.Sentence, n chancery.Name) bool {
	i := tokenAt(s, n.Start) - 1
	for i >= 0 && (s.Tokens[i].UPOS == "DET" || s.Tokens[i].UPOS == "PROPN" || s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "ADJ" || s.Tokens[i].Possessive() || s.Tokens[i].Lemma == "'s") {
		i--
	}
	return i >= 0 && s.Tokens[i].UPOS == "VERB"
}

// thing gives x a speaker that is no name among tokens [from, to) of s: "the
// ministry" last named, "the Ruritanian side", "the joint declaration".
func (q quoter) thing(x *chancery.Quotation, s chancery.Sentence, from, to int) bool {
	for i := from; i < to; i++ {
		kind, l := q.speaks.at(q.r.Doc.Text, s.Tokens, i)
		if l == 0 || i+l > to || s.Tokens[i].UPOS == "VERB" || i+l < len(s.Tokens) && s.Tokens[i+l].UPOS == "NOUN" {
			continue
		}
		start := i
		for start > from && (s.Tokens[start-1].UPOS == "NOUN" || s.Tokens[start-1].UPOS == "ADJ" || s.Tokens[start-1].UPOS == "PROPN") {
			start--
		}
		if start == 0 || s.Tokens[start-1].UPOS != "DET" && !s.Tokens[start-1].Possessive() && s.Tokens[start-1].Lemma != "'s" {
			continue
		}
		if start > 1 && s.Tokens[start-2].UPOS == "ADP" && (start < 3 || !strings.EqualFold(q.r.Text(s.Tokens[start-3].Span), "according")) {
			continue
		}
		at := chancery.Span{Start: s.Tokens[start].Start, End: s.Tokens[i+l-1].End}
		if kind == "document" {
			x.Speaker, x.SpeakerAt, x.Name = spaced(q.r.Text(at)), at, -1
			return true
		}
		if q.body(x, at, q.r.Text(chancery.Span{Start: s.Tokens[i].Start, End: at.End})) {
			return true
		}
	}
	return false
}

// bodyReach is how many names back the body is looked for that "the ministry" is.
const bodyReach = 200

// body makes the body that the words at stand for the speaker of x: the last one
// before of which word is a part, in the country that the words name, if any. A
// country's body that was not named is called by the words.
func (q quoter) body(x *chancery.Quotation, at chancery.Span, word string) bool {
	end, _ := slices.BinarySearchFunc(q.r.Names, at.End, func(n chancery.Name, at int) int { return n.Start - at })
	var country chancery.Country
	n := end - 1
	for ; n >= 0 && q.r.Names[n].Start >= at.Start; n-- {
		country = q.r.Names[n].Country
	}
	word = strings.ToLower(word)
	for back := n - bodyReach; n >= 0 && n > back; n-- {
		m := &q.r.Names[n]
		if m.Type != chancery.Organisation || country != "" && m.Country != country {
			continue
		}
		if name := strings.ToLower(m.Name); strings.HasSuffix(name, word) || strings.HasPrefix(name, word+" ") || strings.Contains(name, " "+word+" ") {
			x.Speaker, x.SpeakerAt, x.Name = m.Name, at, n
			return true
		}
	}
	if country == "" {
		return false
	}
	x.Speaker, x.SpeakerAt, x.Name = spaced(q.r.Text(at)), at, -1
	return true
}
