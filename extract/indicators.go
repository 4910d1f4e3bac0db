package extract

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// indicators finds figures of relations between states: a number with a measure
// and a unit. A number that no measure stands near is nothing, and a goal is
// never told as achieved.
type indicators struct {
	measures []measure
	words    cueSet // of measures, by the index in of
	of       []int
	roles    cueSet
	role     []string
	rule     []string
}

// A measure is what is measured, and how its figure lies between countries.
type measure struct {
	name  string
	units []string
	shape string
}

var (
	shapes      = []string{"shared", "out", "in", "visit", "whole", "home", "deal"}
	figureRoles = []string{"goal", "rise", "fall", "share", "same", "none"}
)

func newIndicators(data fs.FS) (finder, error) { return readIndicators(data) }

// readIndicators reads the measures and the words that tell what a figure is.
func readIndicators(data fs.FS) (*indicators, error) {
	x := &indicators{}
	for l, err := range lines.Read(data, "en/measures.txt", 4) {
		if err != nil {
			return nil, err
		}
		if !slices.Contains(shapes, l.Cols[3]) {
			return nil, l.Errorf("%s: no shape %q; want one of %s", l.Cols[0], l.Cols[3], strings.Join(shapes, ", "))
		}
		for _, w := range l.List(1) {
			x.words.add(phraseCue(w))
			x.of = append(x.of, len(x.measures))
		}
		x.measures = append(x.measures, measure{l.Cols[0], l.List(2), l.Cols[3]})
	}
	for l, err := range lines.Read(data, "en/indicators.txt", 3) {
		if err != nil {
			return nil, err
		}
		if !slices.Contains(figureRoles, l.Cols[1]) {
			return nil, l.Errorf("%s: no role %q; want one of %s", l.Cols[0], l.Cols[1], strings.Join(figureRoles, ", "))
		}
		c, err := parseCue(l, 2)
		if err != nil {
			return nil, err
		}
		x.roles.add(c)
		x.role = append(x.role, l.Cols[1])
		x.rule = append(x.rule, l.Cols[0])
	}
	return x, nil
}

// A measured is a measure that is named at tokens [from, to) of a sentence.
type measured struct {
	found
	n int // index into measures
}

// A figure is an amount of a sentence with what the words make of it.
type figure struct {
	amount   int // index into Amounts
	unit     string
	from, to int // its tokens
	lo, hi   int // the tokens that tell of it and of no other figure
	measured
	same  bool // the measure was named before
	roles map[string]string
}

// find yields an indicator for each amount that measures something.
func (x *indicators) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	last, lastAt := -1, 0 // the measure named last and where, for "this figure"
	seen := map[string]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if !l.short() || p.asks(l) {
			continue
		}
		if len(l.amounts) == 0 {
			if ms := x.named(p, l); len(ms) > 0 && x.measures[ms[0].n].shape == "shared" {
				last, lastAt = ms[0].n, i
			}
			continue
		}
		if i-lastAt > 3 {
			last = -1
		}
		if l.Passed {
			continue
		}
		for _, f := range x.figures(p, l, last) {
			told := p.toldOf(l, f.from)
			if _, goal := f.roles["goal"]; !goal && (told == chancery.Hypothetical || told == chancery.Denied) {
				continue // "could support 30,000 jobs"
			}
			c := x.claim(p, l, f)
			body := c.Body.(*chancery.Indicator)
			if told == chancery.Planned && !body.Target { // "to unlock $1 billion in investment"
				body.Target = true
				c.Rule += ".goal.told"
			}
			if len(body.Of) < 2 && p.ownAffair(l) || x.measures[f.n].shape == "home" && len(body.Of) < 2 && !p.crosses(l) && c.SaidBy == nil && p.saidBy(c.Evidence.Span()) == nil {
				continue // of nobody knows whom
			}
			key := body.Measure + "|" + body.Unit + "|" + formatNumber(body.Value)
			if body.Target {
				key += "|target"
			} else {
				key += "|" + string(body.Period)
			}
			last, lastAt = f.n, i
			if k, ok := seen[key]; ok { // said again, in a headline or further down
				if p.witness(c.Evidence) > p.witness(out[k].Evidence) {
					out[k] = c
				}
				continue
			}
			seen[key] = len(out)
			out = append(out, c)
		}
	}
	return out
}

// named is the measures that l names, in order, none inside a longer one.
func (x *indicators) named(p *page, l *line) []measured {
	var out []measured
	x.words.each(p, l, func(n int, at found) bool {
		out = append(out, measured{at, x.of[n]})
		return true
	})
	return slices.DeleteFunc(slices.Clone(out), func(m measured) bool {
		return slices.ContainsFunc(out, func(o measured) bool {
			return o.from <= m.from && m.to <= o.to && o.to-o.from > m.to-m.from
		})
	})
}

// figures is the amounts of l that measure something.
func (x *indicators) figures(p *page, l *line, last int) []figure {
	ms := x.named(p, l)
	var fs []figure
	for k, a := range l.amounts {
		if p.Amounts[a].Size || p.Amounts[a].Unit == "share" { // no figure is told
			continue
		}
		f := figure{amount: a, from: l.token(p.Amounts[a].Start)}
		f.to = f.from + tokensIn(l, f.from, p.Amounts[a].Span)
		f.lo, f.hi = p.share(l, k)
		begin := 0
		if k > 0 {
			begin = l.token(p.Amounts[l.amounts[k-1]].End)
		}
		f.roles = x.rolesOf(p, l, begin, f)
		p.growth(l, &f)
		if _, no := f.roles["none"]; no {
			continue
		}
		if x.measureOf(p, l, ms, &f, last) && p.abroad(l) {
			fs = append(fs, f)
		}
	}
	return fs
}

// growth sets right whether a percentage rose or fell, as its own words say, and takes both back
// from one that something rose or fell to.
func (p *page) growth(l *line, f *figure) {
	a := p.Amounts[f.amount]
	rise, fall := f.roles["rise"], f.roles["fall"]
	if a.Unit != "percent" || rise == "" && fall == "" || a.Change == "change" || a.Change == "" && !p.is(l, f.from-1, "to") {
		return
	}
	delete(f.roles, "rise")
	delete(f.roles, "fall")
	if a.Change == "rise" || a.Change == "fall" {
		f.roles[a.Change] = cmp.Or(rise, fall)
	}
}

// share is the tokens of l that tell of its amount k: between the last comma or
// "and" before it and the first one before the next amount, or all where it is
// alone.
func (p *page) share(l *line, k int) (lo, hi int) {
	cut := func(a, b int) int {
		from, to := l.token(p.Amounts[l.amounts[a]].End), l.token(p.Amounts[l.amounts[b]].Start)
		for i := to - 1; i > from; i-- {
			if w := p.word(l, i); w == "," || w == "and" || w == "while" || w == ";" {
				return i
			}
		}
		return from
	}
	hi = len(l.Tokens)
	if k > 0 {
		lo = cut(k-1, k)
	}
	if k+1 < len(l.amounts) {
		hi = cut(k, k+1)
	}
	return lo, hi
}

// rolesOf is the roles that words between token begin and the figure, or right
// behind it, give it, with the rule of each.
func (x *indicators) rolesOf(p *page, l *line, begin int, f figure) map[string]string {
	out := map[string]string{}
	x.roles.each(p, l, func(n int, at found) bool {
		before := at.from >= begin && at.to <= f.from
		behind := at.from >= f.to && at.from < f.to+2
		if _, done := out[x.role[n]]; !done && (before || behind && x.role[n] != "same") {
			out[x.role[n]] = x.rule[n]
		}
		return true
	})
	return out
}

// measureOf finds what f measures: the measure that its words tie to it from
// behind ("$4 billion in trade", "a million tourists"), or the nearest before it,
// or the one named last for "this figure".
func (x *indicators) measureOf(p *page, l *line, ms []measured, f *figure, last int) bool {
	unit := p.Amounts[f.amount].Unit
	f.unit = unit
	if n := p.nameAt(l, f.to-1); unit == "people" && n >= 0 && p.Names[n].Type == chancery.National && p.is(l, f.to, "visit", "enter") { // "410,000 Graustarkians visited"
		for i, m := range x.measures {
			if m.shape == "visit" && m.name == "visitors" {
				f.measured = measured{found{f.from, f.to, f.to - 1}, i}
				return true
			}
		}
	}
	best := -1
	for i, m := range ms {
		if !x.takes(m.n, unit) || p.parted(l, m.from, f.from) || m.to <= f.from && p.toldApart(l, m.from, f.from) {
			continue
		}
		near := f.from - m.to
		switch {
		case m.from >= f.from && m.to <= f.to: // "1,000 tractors": the thing counted is part of the amount
			near = -3
		case m.from >= f.to && p.linked(l, f.to, m.from):
			near = m.from - f.to - 2
		case m.from >= f.to || near > 16:
			continue
		}
		if best < 0 || near < max(f.from-ms[best].to, ms[best].from-f.to-2) {
			best = i
		}
	}
	if best >= 0 {
		f.measured = ms[best]
		return x.worthy(p, f)
	}
	if _, same := f.roles["same"]; same && last >= 0 && x.takes(last, unit) {
		f.measured, f.same = measured{found{f.from, f.to, f.to}, last}, true
		return true
	}
	return false
}

// worthy reports whether a count is large enough to be a figure of relations: a
// delegation of three people is none.
func (x *indicators) worthy(p *page, f *figure) bool {
	a := p.Amounts[f.amount]
	if a.Change != "" && a.Unit != "percent" { // by how much it grew is no level
		return false
	}
	if a.Unit == "percent" { // of what, no word tells
		return f.roles["rise"] != "" || f.roles["fall"] != "" || f.roles["share"] != ""
	}
	if x.measures[f.n].shape == "whole" && a.Unit != "km" || x.measures[f.n].shape == "home" {
		return a.Value >= 100
	}
	return isMoney(a.Unit) || a.Value >= 10 && (a.Unit != "people" || a.Value >= 100)
}

// toldOf is the status of the clause in which the amount at token i of l stands: that of
// the verb or noun that it hangs on.
func (p *page) toldOf(l *line, i int) chancery.Status {
	s := p.sight(l)
	if s == nil {
		return ""
	}
	for k, n := s.wordOf(i), 0; k >= 0 && n < 8; k, n = s.head(k), n+1 {
		if s.ws[k].UPOS == "VERB" && s.rel(k) != "amod" && s.rel(k) != "case" {
			st, _ := s.told(k)
			return st
		}
	}
	return ""
}

// takes reports whether measure n is counted in unit.
func (x *indicators) takes(n int, unit string) bool {
	for _, u := range x.measures[n].units {
		if u == unit || u == "money" && isMoney(unit) {
			return true
		}
	}
	return false
}

// isMoney reports whether unit is an ISO 4217 code.
func isMoney(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit && unit[0] >= 'A'
}

// parted reports whether a mark that ends a clause stands between tokens a and b.
func (p *page) parted(l *line, a, b int) bool {
	for k := min(a, b); k < max(a, b); k++ {
		if endsClause(p.word(l, k)) {
			return true
		}
	}
	return false
}

// toldApart reports whether the amount at token a is told of another subject than the
// measure at token m: of "GDP will fall, inflation is rising to 20%" the 20% are not of GDP.
func (p *page) toldApart(l *line, m, a int) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	im, k := s.wordOf(m), s.wordOf(a)
	for n := 0; im >= 0 && k >= 0 && n < 8; k, n = s.head(k), n+1 {
		if s.ws[k].UPOS != "VERB" || s.rel(k) == "amod" || s.rel(k) == "case" || s.rel(k) == "acl" {
			continue
		}
		subj := s.first(k, "nsubj")
		return subj > im && s.ws[subj].UPOS == "NOUN" && !s.under(im, k) && slices.ContainsFunc(s.ws[im:subj], func(w chancery.Word) bool { return w.UPOS == "VERB" })
	}
	return false
}

// linked reports whether tokens [a, b) only tie a figure to what it counts:
// "in", "worth of", an adjective, a nation.
func (p *page) linked(l *line, a, b int) bool {
	if b-a > 5 {
		return false
	}
	for k := a; k < b; k++ {
		switch t := l.Tokens[k]; t.UPOS {
		case "NOUN", "PROPN", "DET", "PRON", "NUM", "ADJ":
		case "PART":
			if t.Lemma != "'s" {
				return false
			}
		case "ADP":
			if w := t.Lemma; w != "in" && w != "of" && w != "worth" {
				return false
			}
		default:
			return false
		}
	}
	return true
}
