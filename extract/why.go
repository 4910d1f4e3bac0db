package extract

import (
	"math"
	"slices"
	"strings"

	"chancery"
)

// Trace tells for each of cs, claims that r yielded, how it was read: the words that told
// it and the way to each slot through the tree of their sentence.
func (x *Extractor) Trace(r *chancery.Reading, cs []chancery.Claim) {
	p := newPage(r, x.grammar)
	for i := range cs {
		cs[i].Trace = p.trace(&cs[i])
	}
}

func (p *page) trace(c *chancery.Claim) *chancery.Trace {
	t := &chancery.Trace{Trigger: p.Doc.Quote(c.Trigger)}
	for _, s := range slotsOf(c.Body) {
		path := chancery.Path{Slot: s.name, Value: s.value}
		at := p.stands(s, c)
		if slices.Contains(c.Elsewhere, s.name) {
			at = chancery.Span{}
		}
		switch {
		case at.Len() == 0 && c.Basis == chancery.Inferred:
			path.By = "inferred: " + c.Why
		case at.Len() == 0:
			path.By = "told by other words of the text"
		default:
			path.Words = p.Doc.Quote(at)
			path.By = p.path(c.Trigger, at)
		}
		t.Paths = append(t.Paths, path)
	}
	return t
}

// A slot is a value of a claim and how it is looked for in its sentence.
type slot struct {
	name, value string
	number      float64
	sort        slotSort
}

type slotSort uint8

const (
	byName slotSort = iota
	byTime
	byNumber
	byWords
)

// slotsOf is the slots of a claim that words fill, in the order of the contract.
func slotsOf(b chancery.Body) []slot {
	var out []slot
	add := func(name, value string, sort slotSort) {
		if value != "" {
			out = append(out, slot{name: name, value: value, sort: sort})
		}
	}
	all := func(name string, values []string) {
		for _, v := range values {
			add(name, v, byName)
		}
	}
	count := func(name string, v float64) {
		if v != 0 {
			out = append(out, slot{name, formatNumber(v), v, byNumber})
		}
	}
	switch b := b.(type) {
	case *chancery.Actor:
		add("office", b.OfficeText, byWords)
	case *chancery.Event:
		for _, x := range b.Participants {
			add(x.Role, x.Name, byName)
		}
		add("place", b.Place, byName)
		add("start", string(b.Start), byTime)
		add("mechanism", b.Mechanism, byName)
		add("purpose", b.Purpose, byWords)
	case *chancery.Statement:
		add("speaker", b.Speaker, byName)
		add("to", b.To, byName)
		add("on", b.On, byWords)
	case *chancery.Commitment:
		all("by", b.By)
		all("to", b.To)
		add("what", b.What, byWords)
		count("target_value", b.TargetValue)
		if b.Due != chancery.NoneStated {
			add("due", string(b.Due), byTime)
		}
	case *chancery.Agreement:
		add("title", b.Title, byWords)
		count("count", float64(b.Count))
		all("parties", b.Parties)
		add("date", string(b.Date), byTime)
	case *chancery.Project:
		add("name", b.Name, byWords)
		add("place", b.Place, byName)
		all("parties", b.Parties)
	case *chancery.Indicator:
		count("value", b.Value)
		add("period", string(b.Period), byTime)
		for _, x := range b.Of {
			add("of", string(x), byName)
		}
	case *chancery.Mechanism:
		add("edition", b.Edition, byWords)
		add("theme", b.Theme, byWords)
	}
	return out
}

// stands is where in the evidence of c the words stand that fill a slot, those nearest to
// its trigger; empty where none do.
func (p *page) stands(s slot, c *chancery.Claim) chancery.Span {
	e := c.Evidence.Span()
	best := chancery.Span{}
	near := math.MaxInt
	take := func(at chancery.Span) {
		if !e.Holds(at) || at.Len() == 0 {
			return
		}
		if d := max(c.Trigger.Start-at.End, at.Start-c.Trigger.End, 0); d < near {
			best, near = at, d
		}
	}
	switch s.sort {
	case byName:
		for _, ns := range [...][]chancery.Name{p.Names, p.Agents} {
			for i := range ns {
				m := &ns[i]
				if m.Name == s.value || string(m.Country) == s.value || m.Country != "" && (m.State || m.Type == chancery.National || m.Capital) && p.countryName(m.Country) == s.value {
					take(m.Span)
				}
			}
		}
	case byTime:
		for i := range p.Times {
			if d := p.Times[i].EDTF; d != "" && (string(d) == s.value || string(d.Start()) == s.value || string(d.End()) == s.value) {
				take(p.Times[i].Span)
			}
		}
	case byNumber:
		for i := range p.Amounts {
			if math.Abs(math.Abs(p.Amounts[i].Value)-math.Abs(s.number)) <= 1e-9*math.Abs(s.number) {
				take(p.Amounts[i].Span)
			}
		}
	}
	if best.Len() == 0 {
		if k := strings.Index(c.Evidence.Text, s.value); k >= 0 {
			take(chancery.Span{Start: e.Start + k, End: e.Start + k + len(s.value)})
		}
	}
	return best
}

// namedIn is where the first of names that e holds stands in it; empty where none does.
func (p *page) namedIn(e chancery.Evidence, names []string) chancery.Span {
	for i := range p.Names {
		if m := &p.Names[i]; e.Span().Holds(m.Span) && (m.Name == names[0] || m.Listed == names[0]) {
			return m.Span
		}
	}
	for _, n := range names {
		if k := strings.Index(e.Text, n); k >= 0 {
			return chancery.Span{Start: e.Start + k, End: e.Start + k + len(n)}
		}
	}
	return chancery.Span{}
}

// path is the steps from the words at a to those at b through the tree of their sentence.
func (p *page) path(a, b chancery.Span) string {
	n := p.In(a.Start)
	if n < 0 || n != p.In(b.Start) {
		return "in the sentence beside it"
	}
	s := p.sight(&p.lines[n])
	if s == nil {
		return "beside it"
	}
	from, to := s.headIn(a), s.headIn(b)
	if from < 0 || to < 0 {
		return "beside it"
	}
	return s.steps(from, to)
}

// headIn is the word of span that hangs on none of it, or -1.
func (s *sight) headIn(span chancery.Span) int {
	best := -1
	for i := range s.ws {
		if !s.ws[i].Meets(span) || s.ws[i].UPOS == "PUNCT" {
			continue
		}
		if h := s.head(i); best < 0 || h < 0 || !s.ws[h].Meets(span) {
			if h < 0 || !s.ws[h].Meets(span) {
				return i
			}
			best = i
		}
	}
	return best
}

// steps is the way from word a to word b: up to the word that both hang on, and down.
func (s *sight) steps(a, b int) string {
	over := map[int]bool{}
	for k, n := a, 0; k >= 0 && n <= len(s.ws); k, n = s.head(k), n+1 {
		over[k] = true
	}
	var down []int
	top := b
	for n := 0; top >= 0 && !over[top] && n <= len(s.ws); n++ {
		down = append(down, top)
		top = s.head(top)
	}
	if top < 0 {
		return "beside it"
	}
	var out strings.Builder
	out.WriteString(s.ws[a].Form)
	for k := a; k != top; k = s.head(k) {
		out.WriteString(" ↑" + s.relation(k) + " " + s.ws[s.head(k)].Form)
	}
	for i := len(down) - 1; i >= 0; i-- {
		out.WriteString(" ↓" + s.relation(down[i]) + " " + s.ws[down[i]].Form)
	}
	return out.String()
}

// relation is the relation of word k, with its preposition: "obl:in".
func (s *sight) relation(k int) string {
	if m := s.marked(k); m != "" && (s.rel(k) == "obl" || s.rel(k) == "nmod") {
		return s.rel(k) + ":" + strings.ReplaceAll(m, " ", "_")
	}
	return s.ws[k].Rel
}
