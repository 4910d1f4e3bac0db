package extract

import "chancery"

// doers is the actors that do the verb at token v of l: the nearest name to its
// left that does not hang on a preposition, with those joined to it.
func (p *page) doers(l *line, v int) []int {
	from, _ := p.clause(l, v)
	if m := p.mainVerb(l, v); m > 0 {
		return p.doers(l, m)
	}
	if ns := p.planner(l, v); ns != nil {
		return ns
	}
	for k := len(l.names) - 1; k >= 0; k-- {
		n := l.names[k]
		m := p.Names[n]
		if m.End > l.Tokens[v].Start || !p.isActor(n) || p.attribute(l, n) {
			continue
		}
		first, last := p.extent(l, n)
		if first < from {
			return nil
		}
		if m.Type == chancery.National && first > 0 && l.Tokens[first-1].UPOS == "NUM" {
			continue // "410,000 Graustarkians visited Ruritania" is a figure
		}
		if p.listHangs(l, n) && !p.clausal(l, n, v) || p.genitive(l, last) {
			continue
		}
		told := l.Tokens[v].XPOS == "VB" && p.is(l, v-1, "to") && last == v-2 // "invited Prince Karl to visit"
		if p.adjective(l, n, last) && p.nounBehind(l, last) == "" || !told && p.suffers(l, p.phrase(l, n)) {
			continue
		}
		if p.otherSubject(l, last, v) {
			return nil
		}
		return p.joinLeft(l, n)
	}
	return nil
}

// clausal reports whether mention n is the subject of the verb at v in a clause that
// "after", "before" and the like open: "after the king received the envoy".
func (p *page) clausal(l *line, n, v int) bool {
	switch p.governor(l, p.phrase(l, n)) {
	case "after", "before", "since", "until", "as", "than":
	default:
		return false
	}
	_, last := p.extent(l, n)
	for k := last + 1; k < v; k++ {
		if u := l.Tokens[k].UPOS; u != "ADV" && u != "AUX" && u != "PART" {
			return false
		}
	}
	return true
}

// planner is whose plan, decision or wish it is: in "the king's plan to visit" the
// king is who visits.
func (p *page) planner(l *line, v int) []int {
	if l.Tokens[v].XPOS != "VB" || !p.is(l, v-1, "to") || v < 4 || l.Tokens[v-2].UPOS != "NOUN" {
		return nil
	}
	for k := v - 3; k > 0 && v-k < 7; k-- {
		if t := l.Tokens[k]; t.Lemma == "'s" && t.UPOS == "PART" {
			if n := p.holding(l, k-1); n >= 0 && p.isActor(n) {
				return p.joinLeft(l, n)
			}
			return nil
		}
		if u := l.Tokens[k].UPOS; u != "NOUN" && u != "ADJ" && u != "PROPN" {
			return nil
		}
	}
	return nil
}

// listHangs reports whether mention n, or the list it ends, hangs on a preposition.
func (p *page) listHangs(l *line, n int) bool {
	for {
		if p.governor(l, p.phrase(l, n)) != "" {
			return true
		}
		first, prev := p.phrase(l, n), -1
		for _, k := range l.names {
			if p.Names[k].End <= p.Names[n].Start && p.isActor(k) && !p.attribute(l, k) {
				prev = k
			}
		}
		if prev < 0 {
			return false
		}
		if _, last := p.extent(l, prev); !p.tied(l, last+1, first) || !p.and(l, last+1, first) {
			return false
		}
		if holder := p.holderBefore(l, prev); holder >= 0 {
			prev = holder
		}
		n = prev
	}
}

// mainVerb is the finite verb of the clause that "Since signing the treaty, …" or
// "After meeting …," opens, for the gerund at v that has its subject there; else 0.
func (p *page) mainVerb(l *line, v int) int {
	if l.Tokens[v].XPOS != "VBG" || v == 0 || v > 3 || !p.is(l, v-1, "since", "after", "before", "while", "by", "following", "when") {
		return 0
	}
	comma := false
	for k := v + 1; k < len(l.Tokens); k++ {
		t := l.Tokens[k]
		comma = comma || p.word(l, k) == ","
		if comma && (t.UPOS == "VERB" || t.UPOS == "AUX") && t.XPOS != "VBG" && t.XPOS != "VBN" {
			return k
		}
	}
	return 0
}

// suffers reports whether the phrase that begins at token i is the object of a
// verb right before it.
func (p *page) suffers(l *line, i int) bool {
	for k := i - 1; k >= 0 && i-k < 5; k-- {
		switch t := l.Tokens[k]; t.UPOS {
		case "DET", "PROPN", "ADJ":
			if t.Lemma == "that" {
				return false // "agreed that the king will come"
			}
		case "VERB":
			return true
		default:
			return false
		}
	}
	return false
}

// otherSubject reports whether between the name that ends at token last and the
// verb v a finite verb of saying with its own clause stands whose subject cannot
// be v's: "Ruritania said the road would visit".
func (p *page) otherSubject(l *line, last, v int) bool {
	n := 0
	for i := last + 1; i < v; i++ {
		if t := l.Tokens[i]; t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ") && !p.is(l, i+1, "to") && !p.is(l, i+1, "and") {
			n++
		}
	}
	return n > 1
}
