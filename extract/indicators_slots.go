package extract

import (
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// claim is the indicator that figure f of l states.
func (x *indicators) claim(p *page, l *line, f figure) chancery.Claim {
	a := p.Amounts[f.amount]
	m := x.measures[f.n]
	name := m.name
	if name == "*" { // what is counted gives the measure its name
		name = strings.ToLower(p.textOf(l, f.measured.from, f.measured.to))
	}
	b := &chancery.Indicator{Measure: name, Value: round12(a.Value), Comparator: a.Comparator, Unit: f.unit, Period: p.period(l, f.from)}
	c := chancery.Claim{Evidence: p.sentenceOf(l.Span), Body: b, Rule: "indicator." + strings.ReplaceAll(name, " ", "-"), Trigger: l.Tokens[f.measured.from].Span}
	if b.Comparator == "" {
		b.Comparator = "="
	}
	if rule, ok := f.roles["goal"]; ok {
		b.Target = true
		c.Rule += "." + rule
	}
	if day, _, ok := p.Published.Bounds(); ok && !b.Target {
		term := p.termBehind(l, f)
		if from, _, known := b.Period.Bounds(); known && from.After(day) || term != "" { // no figure of the future is achieved
			b.Target = true
			if term != "" {
				b.Period = term
			}
			c.Rule += ".goal.term"
		}
	}
	if a.Unit == "percent" {
		x.change(b, f)
	}
	if f.same {
		c.Basis, c.Why = chancery.Inferred, "the measure is that of the figure named before"
	}
	var why string
	b.Of, b.Direction, why = x.countries(p, l, f)
	if why != "" && c.Why == "" {
		c.Why = why
	}
	return c
}

// change makes a percentage that of growth, decline or share.
func (x *indicators) change(b *chancery.Indicator, f figure) {
	_, rise := f.roles["rise"]
	_, fall := f.roles["fall"]
	_, share := f.roles["share"]
	switch {
	case share:
		b.Measure += " share"
	case fall:
		b.Measure += " growth"
		b.Value = -b.Value
	case rise:
		b.Measure += " growth"
	}
}

// period is the time that the figure at token i of l is of: the nearest year,
// half, quarter, month or stretch of its sentence, rather one before it. A single
// day is when it was said, and no period.
func (p *page) period(l *line, i int) chancery.Date {
	best, dist := chancery.Date(""), 1<<30
	for _, n := range l.times {
		t := p.Times[n]
		if t.Type != chancery.DateTime || t.EDTF == "" || strings.HasPrefix(string(t.EDTF), "XXXX") || oneDay(t.EDTF) {
			continue
		}
		at := l.token(t.Start)
		if p.is(l, at-1, "since") { // "the most since 1992"
			continue
		}
		d := i - at
		if d < 0 {
			d = 2 * -d
		}
		if d < dist {
			best, dist = t.EDTF, d
		}
	}
	return best
}

// oneDay reports whether d is a day and no longer stretch.
func oneDay(d chancery.Date) bool {
	return d.Exact() && d.End() == "" || strings.HasPrefix(string(d), "[")
}

// countries is the countries that f is of, its direction where it has one, and
// how the two were found where the words at hand do not name them.
func (x *indicators) countries(p *page, l *line, f figure) (of []chancery.Country, direction, why string) {
	here := p.peoplesIn(l, f.lo, f.hi)
	shape := x.measures[f.n].shape
	switch shape {
	case "shared":
		if len(here) == 2 {
			return here, "", ""
		}
		if all := p.peoplesIn(l, 0, len(l.Tokens)); len(all) == 2 {
			return all, "", ""
		}
		if two := p.pair(); two != nil && (len(here) == 0 || len(here) == 1 && slices.Contains(two, here[0])) {
			return two, "", "of the two countries that the text is about"
		}
		return nil, "", ""
	case "out", "in", "visit":
		from, to := p.route(l, f)
		if shape == "in" {
			from, to = to, from
		}
		switch {
		case from != "" && to != "" && from != to:
			return []chancery.Country{from, to}, string(from) + "→" + string(to), ""
		case from != "":
			return []chancery.Country{from}, "", ""
		case to != "":
			return []chancery.Country{to}, "", ""
		}
	}
	if len(here) <= 4 {
		return here, "", ""
	}
	return nil, "", ""
}

// route is whence and where to the figure's measure goes: its owner is the
// country named as subject, genitive or adjective, its end the one behind "to",
// "in", "from" or a verb of visiting.
func (p *page) route(l *line, f figure) (owner, end chancery.Country) {
	for _, n := range l.names {
		m := &p.Names[n]
		if m.Country == "" || m.Type == chancery.Organisation {
			continue
		}
		first, _ := p.extent(l, n)
		if first < f.lo || first >= f.hi || p.inAmount(l, m.Span) {
			continue
		}
		g := p.governor(l, first)
		if at := p.ofBefore(l, first); at > 0 && g == "of" { // "in the economy of Graustark"
			g = p.governor(l, at-1)
		}
		visited := first > 0 && p.is(l, first-1, "visit", "enter", "receive", "host")
		far := g == "to" || g == "in" || g == "into" || g == "from" || g == "with" || visited
		switch {
		case far && end == "" && m.Type != chancery.National:
			end = m.Country
		case !far && owner == "" || owner == "" && m.Type == chancery.National:
			owner = m.Country
		}
	}
	return owner, end
}

// ofBefore is the token of the "of" that the phrase beginning at token i hangs
// on, or -1.
func (p *page) ofBefore(l *line, i int) int {
	for k := i - 1; k >= 0 && i-k < 8; k-- {
		if l.Tokens[k].UPOS == "ADP" {
			if l.Tokens[k].Lemma == "of" {
				return k
			}
			return -1
		}
	}
	return -1
}

// termBehind is the term behind figure f that is not past: "by the end of 2026".
func (p *page) termBehind(l *line, f figure) chancery.Date {
	for _, n := range l.times {
		t := p.Times[n]
		k := l.token(t.Start)
		if k < f.to || k >= f.hi {
			continue
		}
		for j := k; j >= f.to && k-j < 2; j-- {
			if due := chancery.Date(strings.TrimPrefix(string(t.EDTF), "../")); p.is(l, j, "by") && !p.past(due) {
				return due
			}
		}
	}
	return ""
}

// round12 is v to twelve figures, without the noise of multiplying it out.
func round12(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return r
}

// formatNumber is v without an exponent.
func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
