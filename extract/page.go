package extract

import (
	"slices"
	"strings"

	"chancery"
)

// A page is a Reading made handy for finders: what stands in each sentence.
type page struct {
	*chancery.Reading
	*grammar
	lines  []line                      // one a sentence
	titled map[chancery.Country]string // what the document calls a country
	home   chancery.Country            // whose state publishes the text, or of most of those who speak in it
	signs  int                         // the name of who wrote the text, by its byline; -1 where nobody did
}

// A line is one sentence with what is mentioned in it, as indices into the
// Reading's lists.
type line struct {
	*chancery.Sentence
	n       int // number of the sentence
	names   []int
	times   []int
	amounts []int
	quotes  []int // quotations that meet the sentence
	agents  []int // of Reading.Agents
	looked  bool  // for its tree
	seen    *sight
}

// homeOf is whose state publishes r's document, or the country of most of those who speak
// where it is a transcript; else empty.
func homeOf(r *chancery.Reading) chancery.Country {
	if r.Home != "" {
		return r.Home
	}
	count, turns := map[chancery.Country]int{}, 0
	for i := range r.Quotes {
		if q := &r.Quotes[i]; q.Turn {
			turns++
			if q.Name >= 0 {
				count[r.Names[q.Name].Country]++
			}
		}
	}
	for c, n := range count {
		if c != "" && 3*n > turns && 2*n > turns-count[""] {
			return c
		}
	}
	return ""
}

func newPage(r *chancery.Reading, g *grammar) *page {
	p := &page{Reading: r, grammar: g, lines: make([]line, len(r.Sentences)), titled: stateNames(r), home: homeOf(r), signs: slices.IndexFunc(r.Names, func(n chancery.Name) bool { return n.Signs })}
	n, t, a, q := 0, 0, 0, 0
	var open []int // quotations that are not over
	for i := range r.Sentences {
		s := &r.Sentences[i]
		l := line{Sentence: s, n: i}
		for ; n < len(r.Names) && r.Names[n].Start < s.End; n++ {
			if r.Names[n].Start >= s.Start {
				l.names = append(l.names, n)
			}
		}
		for ; t < len(r.Times) && r.Times[t].Start < s.End; t++ {
			if r.Times[t].Start >= s.Start {
				l.times = append(l.times, t)
			}
		}
		for ; a < len(r.Amounts) && r.Amounts[a].Start < s.End; a++ {
			if r.Amounts[a].Start >= s.Start {
				l.amounts = append(l.amounts, a)
			}
		}
		for ; q < len(r.Quotes) && r.Quotes[q].Start < s.End; q++ {
			open = append(open, q)
		}
		open = slices.DeleteFunc(open, func(k int) bool { return r.Quotes[k].End <= s.Start })
		l.quotes = slices.Clone(open)
		p.lines[i] = l
	}
	for k := range r.Agents {
		if i := r.In(r.Agents[k].Start); i >= 0 && r.Agents[k].End <= r.Sentences[i].End {
			p.lines[i].agents = append(p.lines[i].agents, k)
		}
	}
	return p
}

// word is token i of l as it stands, or "" where there is none.
func (p *page) word(l *line, i int) string {
	if i < 0 || i >= len(l.Tokens) {
		return ""
	}
	return p.Text(l.Tokens[i].Span)
}

// is reports whether token i of l has one of the lemmas.
func (p *page) is(l *line, i int, lemmas ...string) bool {
	if i < 0 || i >= len(l.Tokens) {
		return false
	}
	for _, w := range lemmas {
		if l.Tokens[i].Lemma == w {
			return true
		}
	}
	return false
}

// token is the index of the token of l that begins at byte at or later.
func (l *line) token(at int) int {
	for i := range l.Tokens {
		if l.Tokens[i].Start >= at {
			return i
		}
	}
	return len(l.Tokens)
}

// nameAt is the index into Names of the mention that holds token i of l, or -1.
func (p *page) nameAt(l *line, i int) int {
	if i < 0 || i >= len(l.Tokens) {
		return -1
	}
	for _, n := range l.names {
		if p.Names[n].Holds(l.Tokens[i].Span) || p.Names[n].Meets(l.Tokens[i].Span) {
			return n
		}
	}
	return -1
}

// inTime reports whether token i of l is part of a time.
func (p *page) inTime(l *line, i int) bool {
	for _, t := range l.times {
		if p.Times[t].Meets(l.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// quoted reports whether byte at lies inside the marks of a direct quotation or in a
// turn of a transcript, and which: the innermost.
func (p *page) quoted(at int) (int, bool) {
	in := -1
	for i := range p.Quotes {
		q := &p.Quotes[i]
		if q.Start > at {
			break
		}
		if !q.Direct {
			continue
		}
		for _, piece := range q.Pieces {
			if piece.Start <= at && at < piece.End {
				in = i
			}
		}
	}
	return in, in >= 0
}

// saidBy is the chain of speakers of what stands at s, outermost first; nil where
// the document says it itself.
func (p *page) saidBy(s chancery.Span) []string {
	var chain []string
	for i := range p.Quotes {
		q := &p.Quotes[i]
		if q.Start >= s.End {
			break
		}
		if q.Speaker == "" {
			continue
		}
		for _, piece := range q.Pieces {
			both := min(piece.End, s.End) - max(piece.Start, s.Start)
			if both*5 > s.Len()*3 && !slices.Contains(chain, q.Speaker) { // most of the sentence stands inside the marks
				chain = append(chain, carried(q)...)
			}
		}
	}
	if chain != nil {
		return chain
	}
	return p.credited(s)
}

// credited is whom the sentence at s credits: "reported the press service",
// "according to official reports".
func (p *page) credited(s chancery.Span) []string {
	i := p.In(s.Start)
	if i < 0 {
		return nil
	}
	l := &p.lines[i]
	for k := range l.Tokens {
		if p.is(l, k, "according") && p.is(l, k+1, "to") {
			for j := k + 2; j < len(l.Tokens) && j < k+7; j++ {
				if n := p.nameAt(l, j); n >= 0 && p.Names[n].Type != chancery.Location && p.Names[n].Type != chancery.National {
					return []string{p.Names[n].Name}
				}
			}
		}
		if p.is(l, k, "report") && l.Tokens[k].UPOS == "VERB" && k > 0 && p.word(l, k-1) == "," {
			for j := k + 1; j < len(l.Tokens) && j < k+4; j++ {
				if n := p.nameAt(l, j); n >= 0 && p.Names[n].Type == chancery.Organisation {
					return []string{p.Names[n].Name}
				}
			}
		}
	}
	return nil
}

// sentenceOf is the evidence of a claim at s: the sentence or sentences that hold it.
func (p *page) sentenceOf(s chancery.Span) chancery.Evidence {
	a, b := p.In(s.Start), p.In(max(s.Start, s.End-1))
	if a < 0 {
		return chancery.Evidence{}
	}
	if b < a {
		b = a
	}
	return p.Doc.Quote(chancery.Span{Start: p.Sentences[a].Start, End: p.Sentences[b].End})
}

// actors is the names that the mention n stands for: itself, or its members where
// it is a set ("both sides", "the two presidents").
func (p *page) actors(n int) []int {
	if len(p.Names[n].Set) > 0 {
		return p.Names[n].Set
	}
	return []int{n}
}

// isActor reports whether mention n can act: a person, an office, a country, a
// nation or a body, but not a city that is no capital, nor a text or an outlet.
func (p *page) isActor(n int) bool {
	m := p.Names[n]
	switch m.Type {
	case chancery.Person, chancery.Function:
		return true
	case chancery.Organisation:
		return m.Mechanism != "outlet"
	case chancery.Location:
		return m.State || m.Capital
	case chancery.National:
		return m.Country != ""
	}
	return false
}

// stateNames is what r's document calls each country: the form it uses most, the
// shorter of two, but no letters for a name that it has.
func stateNames(r *chancery.Reading) map[chancery.Country]string {
	count := map[string]int{}
	out := map[chancery.Country]string{}
	for _, n := range r.Names {
		if !n.State || n.Referred {
			continue
		}
		w := clip(r.Text(n.Span))
		count[w]++
		old := out[n.Country]
		if old == "" || count[w] > count[old] || count[w] == count[old] && len(w) < len(old) && strings.ToUpper(w) != w {
			out[n.Country] = w
		}
	}
	return out
}

// countryName is what the document calls country c, or else its short name.
func (p *page) countryName(c chancery.Country) string {
	if name, ok := p.titled[c]; ok {
		return name
	}
	if name, ok := p.grammar.countries[c]; ok {
		return name
	}
	return string(c)
}

// clause is the span of tokens around token i of l that no semicolon, colon or
// verb of saying with "that" cuts off.
func (p *page) clause(l *line, i int) (from, to int) {
	from, to = 0, len(l.Tokens)
	for k := i - 1; k >= 0; k-- {
		if w := p.word(l, k); endsClause(w) || w == "that" && p.thatTold(l, k) {
			from = k + 1
			break
		}
	}
	for k := i + 1; k < len(l.Tokens); k++ {
		if endsClause(p.word(l, k)) {
			to = k
			break
		}
	}
	return from, to
}

// thatTold reports whether the "that" at token k follows a verb, times and adverbs
// between them aside: "announced yesterday that".
func (p *page) thatTold(l *line, k int) bool {
	for j := k - 1; j >= 0 && k-j < 4; j-- {
		switch t := l.Tokens[j]; {
		case t.UPOS == "VERB":
			return true
		case t.UPOS != "ADV" && !p.inTime(l, j):
			return false
		}
	}
	return false
}

// sameWords reports whether a and b are the same but for case and white space.
func sameWords(a, b string) bool { return strings.EqualFold(clip(a), clip(b)) }
