package extract

import (
	"slices"
	"strings"

	"chancery"
)

// pair is the two countries that the text is about: those it names most, in the
// order in which it first names them. It is nil where a third is named as often.
func (p *page) pair() []chancery.Country {
	count := map[chancery.Country]int{}
	var order []chancery.Country
	for i := range min(len(p.Names), maxNames) {
		m := &p.Names[i]
		if m.Country == "" || m.Type == chancery.Organisation {
			continue
		}
		if count[m.Country] == 0 {
			order = append(order, m.Country)
		}
		count[m.Country]++
	}
	first := slices.Clone(order)
	slices.SortStableFunc(order, func(a, b chancery.Country) int { return count[b] - count[a] })
	if len(order) < 2 || (len(order) > 2 && count[order[1]] == count[order[2]]) {
		return nil
	}
	two := order[:2]
	slices.SortFunc(two, func(a, b chancery.Country) int { return slices.Index(first, a) - slices.Index(first, b) })
	return two
}

// A text may be hostile. A sentence of more tokens than maxTokens is a table or a
// trap and no prose; what a text is about shows in its first maxNames names; and
// nobody signs more than maxEntries texts in one document.
const (
	maxTokens  = 400
	maxNames   = 2000
	maxEntries = 500
)

// prose reports whether l can be read word by word; what was passed over has no
// tags to read by.
func (l *line) prose() bool { return !l.Passed && l.short() }

// asks reports whether l is a question: what is asked is not told.
func (p *page) asks(l *line) bool {
	return strings.HasSuffix(strings.TrimRight(p.Text(l.Span), "”\"’ "), "?")
}

// short reports whether l is no longer than a sentence is.
func (l *line) short() bool { return len(l.Tokens) <= maxTokens }

// countriesIn is the countries that tokens [from, to) of l name, as states,
// nations, places in them or by their office holders, each once, in order.
func (p *page) countriesIn(l *line, from, to int) []chancery.Country {
	var out []chancery.Country
	add := func(c chancery.Country) {
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for _, n := range l.names {
		m := &p.Names[n]
		if from >= len(l.Tokens) || m.End <= l.Tokens[from].Start || (to < len(l.Tokens) && m.Start >= l.Tokens[to].Start) {
			continue
		}
		if m.Type == chancery.Organisation && m.Mechanism == "outlet" || p.inAmount(l, m.Span) {
			continue
		}
		add(m.Country)
		for _, k := range m.Set {
			add(p.Names[k].Country)
		}
	}
	return out
}

// inAmount reports whether s is part of a sum of money: "US" of "US$ 15 billion".
func (p *page) inAmount(l *line, s chancery.Span) bool {
	for _, a := range l.amounts {
		if isMoney(p.Amounts[a].Unit) && p.Amounts[a].Meets(s) {
			return true
		}
	}
	return false
}

// peoplesIn is countriesIn without towns: "a rally in Zenda" is not of Ruritania.
func (p *page) peoplesIn(l *line, from, to int) []chancery.Country {
	var out []chancery.Country
	for _, c := range p.countriesIn(l, from, to) {
		for _, n := range l.names {
			if m := &p.Names[n]; (m.Country == c && (m.Type != chancery.Location || m.State || m.Capital)) || len(m.Set) > 0 {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// called is the names of countries.
func (p *page) called(cs []chancery.Country) []string {
	var out []string
	for _, c := range cs {
		out = append(out, p.countryName(c))
	}
	return out
}

// byWhom is who does what the verb at token v of l says. ours reports that the
// words are "we", "our" or "I", and so whoever speaks.
func (p *page) byWhom(l *line, v int) (names []int, ours bool) {
	from, _ := p.clause(l, v)
	names = p.doers(l, v)
	if len(names) > 0 {
		_, from = p.extent(l, names[len(names)-1])
	}
	for k := min(v, len(l.Tokens)-1); k >= from; k-- {
		if w := strings.ToLower(p.word(l, k)); w == "we" || w == "our" || w == "i" || w == "my" {
			return nil, true
		}
	}
	return names, false
}

// states is the names under which mentions are parties to something between
// states: countries by their short name, capitals and nations as their country,
// people as the country they hold an office of, bodies as themselves.
func (p *page) states(names []int) []string {
	var out []string
	for _, n := range names {
		m := &p.Names[n]
		name := m.Name
		switch {
		case m.Type != chancery.Organisation && m.Country != "":
			name = p.countryName(m.Country)
		case m.Type == chancery.Function || m.Type == chancery.Person:
			continue // of nobody knows which country
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// speaker is the index of who says what stands at byte at: of the innermost
// quotation that holds it, or of the one told there; -1 where nobody is named.
func (p *page) speaker(at int) int {
	who := -1
	for i := range p.Quotes {
		if p.Quotes[i].Start > at {
			break
		}
		for _, piece := range p.Quotes[i].Pieces {
			if piece.Start <= at && at < piece.End {
				who = p.Quotes[i].Name
			}
		}
	}
	return who
}

// speaksForState reports whether mention n is a state, or holds an office of one.
func (p *page) speaksForState(n int) bool {
	if n < 0 {
		return false
	}
	m := &p.Names[n]
	switch m.Type {
	case chancery.Person, chancery.Function:
		return m.Country != "" && m.Office != "" && m.Office != "analyst" || len(m.Set) > 0
	case chancery.Organisation:
		return m.Mechanism != "outlet" && (m.Mechanism != "" || m.Country != "")
	}
	return m.State || m.Capital || m.Type == chancery.National
}

// told is what the tree of l makes of the verb or noun at token v.
func (p *page) told(l *line, v int) chancery.Status {
	s := p.sight(l)
	if s == nil {
		return ""
	}
	i := s.predicateAt(v)
	if i < 0 {
		return ""
	}
	st, _ := s.told(i)
	return st
}

// predicateAt is the word at token v, or what it hangs on where it is an auxiliary:
// "provide" at "will" of "will provide"; -1 where there is none.
func (s *sight) predicateAt(v int) int {
	i := s.wordOf(v)
	if i >= 0 && s.head(i) >= 0 && (s.rel(i) == "aux" || s.rel(i) == "mark" || s.rel(i) == "cop") {
		i = s.head(i)
	}
	return i
}

// doers is the actors that do what the verb at token v of l tells, or whose the noun
// there is.
func (p *page) doers(l *line, v int) []int {
	s := p.sight(l)
	if s == nil {
		return nil
	}
	i := s.predicateAt(v)
	switch {
	case i < 0:
		return nil
	case slices.ContainsFunc(append(s.owners(i), s.subject(i)...), s.firstPerson):
		return nil // who "we" are is for the caller to say
	case s.ws[i].UPOS == "NOUN" && s.first(i, "cop") < 0:
		return s.makers(i)
	case s.passive(i):
		if ns := s.actors(s.agents(i)); len(ns) > 0 {
			return ns
		}
	}
	return s.actors(s.subject(i))
}

// carrier is what the tree of l makes of the verb that the noun at token v hangs on.
func (p *page) carrier(l *line, v int) chancery.Status {
	s := p.sight(l)
	if s == nil {
		return ""
	}
	i := s.wordOf(v)
	for range 3 {
		if i = s.headOf(i); i < 0 || s.ws[i].UPOS == "VERB" {
			break
		}
	}
	if i < 0 {
		return ""
	}
	st, _ := s.told(i)
	return st
}

// headOf is the word that word i hangs on; -1 of none and of what is none.
func (s *sight) headOf(i int) int {
	if i < 0 {
		return -1
	}
	return s.head(i)
}

// makers is the actors whose the noun at i is: "Ruritania's pledge", "the pledge Ruritania
// made", "Ruritania made a pledge".
func (s *sight) makers(i int) []int {
	if ns := s.actors(s.owners(i)); len(ns) > 0 {
		return ns
	}
	for _, k := range s.kids[i] {
		if s.ws[k].Rel == "acl:relcl" {
			if ns := s.actors(s.all(k, "nsubj")); len(ns) > 0 {
				return ns
			}
		}
	}
	if h := s.head(i); h >= 0 && s.rel(i) == "obj" {
		return s.actors(s.subject(h))
	}
	return nil
}

// objects is the actors that the preposition at token k of l brings.
func (p *page) objects(l *line, k int) []int {
	s := p.sight(l)
	if s == nil {
		return nil
	}
	i := s.wordOf(k)
	if i < 0 || s.rel(i) != "case" || s.head(i) < 0 {
		return nil
	}
	return s.actors(s.tied(s.head(i)))
}

// notYet reports whether s is of something that has not taken place.
func notYet(s chancery.Status) bool {
	switch s {
	case chancery.Planned, chancery.Hypothetical, chancery.Postponed, chancery.Cancelled, chancery.Denied:
		return true
	}
	return false
}

// abroad reports whether the text, or sentence l of it, is about more than one
// state: two countries, or one and an organisation of states, stand in the
// sentence or among the first of the text. What a state does at home is no
// business of the register.
func (p *page) abroad(l *line) bool {
	if p.crosses(l) {
		return true
	}
	seen := map[string]bool{}
	for i := range p.lines {
		if i > openingLines {
			break
		}
		if !p.lines[i].short() {
			continue
		}
		p.statesOf(&p.lines[i], seen)
	}
	return len(seen) > 1
}

// openingLines is how many sentences of a text say what it is about.
const openingLines = 6

// crosses is abroad of sentence l alone.
func (p *page) crosses(l *line) bool {
	seen := map[string]bool{}
	p.statesOf(l, seen)
	return len(seen) > 1
}

// ownAffair reports whether l names nobody beside the state that publishes the text: what
// it says of its own house is no business of the register.
func (p *page) ownAffair(l *line) bool {
	if p.home == "" {
		return false
	}
	seen := map[string]bool{string(p.home): true}
	p.statesOf(l, seen)
	return len(seen) == 1
}

// statesOf adds the countries and organisations of states that l names to seen.
func (p *page) statesOf(l *line, seen map[string]bool) {
	for _, n := range l.names {
		m := &p.Names[n]
		if _, listed := p.sorts[m.Name]; listed && m.Type == chancery.Organisation {
			seen[m.Name] = true
		} else if m.Country != "" && m.Mechanism != "outlet" && !p.inAmount(l, m.Span) {
			seen[string(m.Country)] = true
		}
		for _, k := range m.Set {
			if c := p.Names[k].Country; c != "" {
				seen[string(c)] = true
			}
		}
	}
}
