package extract

import (
	"slices"
	"strings"

	"chancery"
)

// deedEnd is the token before which a clause that begins at token i ends: at a
// closing mark, at "who", "while" and the like, or where the narrator or a second
// verb of its own takes over.
func (p *page) deedEnd(l *line, i int) int {
	for k := i + 1; k < len(l.Tokens); k++ {
		w := p.word(l, k)
		t := &l.Tokens[k]
		if to := p.quotedEnd(l, k); to > k { // "tariff lines on “goods of any sort”"
			k = to
			continue
		}
		switch {
		case endsClause(w), w == ".", w == "”", w == "\"", w == "»", w == "“", w == "!", w == "?", w == "–", w == "—", w == "(":
			return trimComma(p, l, k)
		case (w == "," || w == "and" || w == "but") && k+1 < len(l.Tokens) && p.opensAnew(l, k+1):
			return k
		case t.UPOS == "SCONJ" && w != "where", w == "which", w == "who", w == "amid", w == "according":
			return trimComma(p, l, k)
		}
	}
	return len(l.Tokens)
}

// quotedEnd is the token that closes what a mark at token k of l opens; k where none
// does, or where the sentence ends with it.
func (p *page) quotedEnd(l *line, k int) int {
	if p.word(l, k) != "“" {
		return k
	}
	for j := k + 1; j < len(l.Tokens)-1; j++ {
		if p.word(l, j) == "”" {
			return j
		}
	}
	return k
}

// opensAnew reports whether a clause of its own begins at token i: a verb in a
// finite form, a relative, or a subject with its verb right behind.
func (p *page) opensAnew(l *line, i int) bool {
	t := &l.Tokens[i]
	if t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "MD" || t.UPOS == "AUX" || t.UPOS == "SCONJ" {
		return true
	}
	switch w := p.word(l, i); w {
	case "which", "who", "while", "but", "as", "according", "noting", "adding", "saying", "stressing", "and", "with", "calling", "citing":
		return w != "and" || i+1 < len(l.Tokens) && p.opensAnew(l, i+1)
	}
	if t.UPOS != "PRON" && t.UPOS != "PROPN" && p.nameAt(l, i) < 0 {
		return false
	}
	for k := i + 1; k < len(l.Tokens) && k-i < 8; k++ {
		switch v := &l.Tokens[k]; {
		case v.XPOS == "VBD" || v.XPOS == "VBZ" || v.XPOS == "MD" || v.UPOS == "AUX" || v.XPOS == "VBP" && t.UPOS == "PRON":
			return true
		case v.UPOS == "PUNCT" || v.UPOS == "ADP" && v.Lemma != "of":
			return false
		}
	}
	return false
}

func trimComma(p *page, l *line, k int) int {
	if k > 0 && p.word(l, k-1) == "," {
		return k - 1
	}
	return k
}

// by is who undertakes: the subject, or behind "we" and "our" the country of who
// speaks, with the other one where what is measured is of both.
func (x *commitments) by(p *page, l *line, f pledgeFrame, at found, target *figure) (by []string, why string, ok bool) {
	names, ours := p.within(l, at.from, at.pick), false
	if n := p.nameAt(l, at.pick); n >= 0 && p.Names[n].State && f.clause { // "promised that Ruritania would"
		names = []int{n}
	}
	if len(names) == 0 {
		names, ours = p.byWhom(l, at.from)
	}
	if two := p.pair(); len(names) == 0 && !ours && two != nil && p.bothBefore(l, at.from) {
		return p.called(two), "the two that the text is about", true
	}
	if n := p.itBefore(l, at.from); len(names) == 0 && !ours && n >= 0 {
		return p.states([]int{n}), "the state that the sentence before is about", true
	}
	if len(names) == 0 && !ours && p.hasSubject(l, at.from) {
		return nil, "", false // "others have decided to": who speaks does not undertake it
	}
	quote, direct := p.quoted(l.Tokens[at.from].Start)
	if f.speech && (!direct || !ours) {
		return nil, "", false
	}
	if f.state && (ours || !slices.ContainsFunc(names, func(n int) bool { return p.governs(n) }) || p.told(l, at.from) != chancery.Planned || p.ofAnother(l, at.from, names)) {
		return nil, "", false
	}
	if !ours && len(names) > 0 {
		for _, n := range names {
			if !p.speaksForState(n) {
				return nil, "", false
			}
		}
		by = p.states(names)
		return by, "", len(by) > 0
	}
	speaker := -1
	if direct {
		speaker = p.Quotes[quote].Name
	} else {
		speaker = p.speaker(l.Tokens[at.from].Start)
	}
	mutual := target != nil && x.figures.measures[target.n].shape == "shared"
	if two := p.pair(); mutual && two != nil && speaker >= 0 {
		m := &p.Names[speaker]
		if slices.Contains(two, m.Country) || m.Country == "" && p.highOffice[m.Office] {
			return p.called(two), "the two countries that the speaker's words are about", true
		}
	}
	if !p.speaksForState(speaker) {
		return nil, "", false
	}
	return p.states(p.actors(speaker)), "the country that the speaker speaks for", true
}

// ofAnother reports whether what stands at token v of l is said by somebody of another
// state than names: what he says that it will do, it has not undertaken.
func (p *page) ofAnother(l *line, v int, names []int) bool {
	k := p.speaker(l.Tokens[v].Start)
	return k >= 0 && !slices.ContainsFunc(names, func(n int) bool {
		return p.Names[n].Country == p.Names[k].Country || p.Names[n].Name == p.Names[k].Name
	})
}

// governs reports whether mention n is a state, or its government or a ministry of it.
func (p *page) governs(n int) bool {
	m := &p.Names[n]
	return m.State || m.Type == chancery.Organisation && m.Country != "" && m.Role == "GOV"
}

// hasSubject reports whether the verb at token v of l has a subject of its own, or is
// that of the noun it describes: "militants planning to return".
func (p *page) hasSubject(l *line, v int) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	i := s.predicateAt(v)
	if i < 0 || s.ws[i].UPOS == "NOUN" && s.first(i, "cop") < 0 {
		return false
	}
	for _, k := range s.subject(i) {
		if !s.firstPerson(k) {
			return true
		}
	}
	return false
}

// embedded reports whether the words at token v are of a clause that says which thing is
// meant, or how one does it: "a deal that is required to", "how Ruritania plans to".
func (p *page) embedded(l *line, v int) bool {
	k := v - 1
	for k > 0 && l.Tokens[k].UPOS == "AUX" {
		k--
	}
	if k >= 0 && p.is(l, k, "that", "which") {
		return true
	}
	for n := 0; k >= 0 && n < 5 && (l.Tokens[k].UPOS == "PRON" || l.Tokens[k].UPOS == "PROPN" || l.Tokens[k].UPOS == "ADV" || l.Tokens[k].UPOS == "DET" || l.Tokens[k].UPOS == "NOUN"); n++ {
		if p.is(l, k, "how", "whether") {
			return true
		}
		k--
	}
	return k >= 0 && p.is(l, k, "whether")
}

// bothBefore reports whether "two" or "both" with a plural noun is the subject
// right before token v: "the two governments undertook".
func (p *page) bothBefore(l *line, v int) bool {
	k := v - 1
	for k >= 0 && (l.Tokens[k].UPOS == "AUX" || l.Tokens[k].UPOS == "ADV") {
		k--
	}
	return k >= 1 && l.Tokens[k].Plural() && p.is(l, k-1, "two", "both")
}

// itBefore is the state that "it" right before token v stands for, the first
// actor of the sentence before, or -1.
func (p *page) itBefore(l *line, v int) int {
	k := v - 1
	for k >= 0 && l.Tokens[k].UPOS == "ADV" {
		k--
	}
	if k < 0 || !p.is(l, k, "it") || l.n == 0 {
		return -1
	}
	for _, n := range p.lines[l.n-1].names {
		if p.isActor(n) {
			if p.Names[n].State {
				return n
			}
			break
		}
	}
	return -1
}

// within is the actors named between the words of a frame: "the pledge King
// Rudolf made to".
func (p *page) within(l *line, from, to int) []int {
	for k := from; k < to; k++ {
		if n := p.nameAt(l, k); n >= 0 {
			if n = p.holding(l, k); n >= 0 && p.isActor(n) {
				if first, _ := p.extent(l, n); p.governor(l, first) == "" {
					return []int{n}
				}
			}
		}
	}
	return nil
}

// amountIn is the first amount with a unit in tokens [from, to), or -1.
func (p *page) amountIn(l *line, from, to int) int {
	for _, a := range l.amounts {
		m := p.Amounts[a]
		if k := l.token(m.Start); k < from || k >= to || m.Size {
			continue
		}
		switch m.Unit {
		case "", "percent", "share", "times":
		default:
			return a
		}
	}
	return -1
}

// due is by when: the time in tokens [from, to) that a preposition of terms, or
// "next", stands at. Unknown is a value: none stated.
func (p *page) due(l *line, from, to int) chancery.Date {
	for _, n := range l.times {
		t := p.Times[n]
		k := l.token(t.Start)
		if k < from || k >= to || t.Type != chancery.DateTime || t.EDTF == "" {
			continue
		}
		due := chancery.Date(strings.TrimPrefix(string(t.EDTF), "../"))
		if p.past(due) {
			continue
		}
		return due
	}
	return chancery.NoneStated
}

// by reports whether "by" stands before a time in tokens [from, to).
func (p *page) by(l *line, from, to int) bool {
	for _, n := range l.times {
		if k := l.token(p.Times[n].Start); k > from && k < to && (p.is(l, k, "by") || p.is(l, k-1, "by")) {
			return true
		}
	}
	return false
}

// past reports whether d ends before the day of the document.
func (p *page) past(d chancery.Date) bool {
	_, end, ok := d.Bounds()
	day, _, known := p.Published.Bounds()
	return ok && known && end.Before(day)
}

// beneficiaries is the states and bodies that something is undertaken to: those
// behind "to" and "for" in tokens [from, to).
func (p *page) beneficiaries(l *line, from, to int, by []string) []string {
	var out []string
	for _, n := range l.names {
		first, _ := p.extent(l, n)
		if first <= from || first >= to || !p.isActor(n) || p.Names[n].Type == chancery.Person || p.attribute(l, n) {
			continue
		}
		if g := p.governor(l, first); g != "to" && g != "for" {
			continue
		}
		for _, name := range p.states([]int{n}) {
			if !slices.Contains(by, name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
