package extract

import (
	"chancery"
)

// where fills the event's place: what stands behind "in" or "at" near the trigger.
// A dateline is no place of an event, and the country of a visit already is one.
func (p *page) where(l *line, f *frame) {
	if f.event.Form == "phone call" || f.event.Form == "video call" {
		return // those who call are in two places
	}
	for k := f.trigger + 1; k < f.reach; k++ {
		if !p.is(l, k, "in", "at") || p.inTime(l, k) {
			continue
		}
		if p.placeAt(l, k+1, f) {
			return
		}
	}
	if p.antecedent(l, f) {
		return
	}
	if f.event.Place != "" || l.Tokens[f.trigger].UPOS != "VERB" && p.placeAt(l, f.trigger-1, f) { // "their Zenda meeting"
		return
	}
	for k := f.trigger - 1; k > 0 && f.trigger-k < 14; k-- {
		if p.is(l, k, "in", "at") && l.Tokens[k].UPOS == "ADP" && !p.inTime(l, k) && !p.ofAnotherVerb(l, k+1, f.trigger) && p.placeAt(l, k+1, f) {
			return
		}
	}
}

// antecedent makes the place on which the clause of the trigger hangs by "where" the
// place of f: "protests in Zenda, where farmers marched".
func (p *page) antecedent(l *line, f *frame) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	for _, k := range [...]int{s.wordOf(f.trigger), s.wordOf(f.verb)} {
		if k < 0 || s.ws[k].Rel != "acl:relcl" && s.ws[k].Rel != "advcl" {
			continue
		}
		w := s.first(k, "advmod")
		if w < 1 || !s.is(w, "where") {
			continue
		}
		for x := w - 1; x >= 0 && w-x < 4; x-- { // what the clause hangs on is often a guess
			if m := s.mention(x); m != nil && m.Type == chancery.Location && !m.State {
				f.event.Place, f.event.PlaceCountry = m.Name, m.Country
				return true
			}
		}
	}
	return false
}

// placeAt makes the location at token k of l the place of f, if one is there. A
// city is kept over a country that holds it.
func (p *page) placeAt(l *line, k int, f *frame) bool {
	for j := k; j >= 0 && j < len(l.Tokens) && j-k < 3; j++ {
		n := p.nameAt(l, j)
		if n < 0 {
			if l.Tokens[j].UPOS != "DET" && l.Tokens[j].UPOS != "PROPN" {
				return false
			}
			continue
		}
		m := p.Names[n]
		seat := m.Type == chancery.Organisation && m.Country != "" && m.Mechanism == "" && p.is(l, k-1, "at") && f.event.Plover == "CONSULT" // "at the White House"
		if m.Type != chancery.Location && !seat || p.attribute(l, n) || !p.ofTrigger(l, f, j) {
			return false
		}
		if _, last := p.extent(l, n); p.genitive(l, last) {
			return false
		}
		if f.event.Place != "" && (m.State || (f.event.PlaceCountry != "" && m.Country != f.event.PlaceCountry)) {
			return false
		}
		f.event.Place, f.event.PlaceCountry = m.Name, m.Country
		return true
	}
	return false
}

// ofTrigger reports whether the place at token k hangs on the trigger of f, on the verb
// that carries it, or on a name beside them, and not on a noun of its own: of "discussed
// the events in Graustark" the events were there. At a meeting and a signing what is done
// is there as well: "signed a treaty in Zenda".
func (p *page) ofTrigger(l *line, f *frame, k int) bool {
	s := p.sight(l)
	if s == nil {
		return true
	}
	i, at, verb := s.wordOf(k), s.wordOf(f.trigger), s.wordOf(f.verb)
	if i < 0 || at < 0 {
		return true
	}
	if s.under(at, i) {
		return true // "in Zenda, where they met"
	}
	for n := 0; n < 6; n++ {
		h := s.head(i)
		if h >= 0 && p.grammar.occasions[s.ws[h].Lemma] {
			return f.event.Form != "" // "will host him for talks in Zenda"
		}
		if h < 0 || h == at || h == verb || i == at {
			return true
		}
		switch {
		case s.ws[h].UPOS == "VERB" || s.ws[h].UPOS == "AUX": // of a clause beside it, or around it
			return s.under(at, h) || f.event.Form != ""
		case s.ws[h].UPOS == "NOUN" && s.named(h) < 0 && !p.inTime(l, s.tokenOf(h)) && s.rel(i) != "conj" && s.rel(i) != "appos":
			o := s.head(h)
			return s.under(at, h) || f.event.Form != "" && f.event.Form != "statement" && (o == at || o == verb) && s.rel(h) == "obj" || s.p.grammar.besides[s.ws[h].Lemma] || s.agent(h)
		}
		i = h
	}
	return true
}
