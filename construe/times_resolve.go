package construe

import (
	"strings"

	"chancery"
)

// A timeResolver gives expressions their values, in the order of the text.
type timeResolver struct {
	anchor       anchor
	ref          calendarDay // the last time named
	refDerived   bool
	refSentence  int
	sameSentence bool        // ref stands in the sentence being read
	clockDay     calendarDay // the day that its sentence names nearest to a time of day
	habit        dateOrder   // how this text writes dates in figures

	reading *chancery.Reading
	raw     []rawTime
	values  []timeValue // of raw, up to at
	good    []bool
	at      int
	peeking bool // asked by another expression
	steps   int  // taken to find the days of what the text names; see maxSteps
}

// A dateOrder is whether a text puts the day or the month first.
type dateOrder int8

const (
	noOrder dateOrder = iota
	dayFirst
	monthFirst
)

// resolve gives each expression its value, against the document's day. Words that
// turn out to mean no time ("31 February") are left out.
func (t *timeReader) resolve(raw []rawTime, day chancery.Date, r *chancery.Reading) []chancery.Time {
	values := make([]timeValue, len(raw))
	good := make([]bool, len(raw))
	v := &timeResolver{anchor: anchorOf(day), refSentence: -1, habit: orderOf(raw), reading: r, raw: raw, values: values, good: good}
	for i := range raw {
		x := &raw[i]
		v.at = i
		if x.rule.clock {
			v.clockDay = nearestDay(v, raw, i)
		}
		if x.opened && good[i-1] && !x.has(clYear) && !x.has(clPlain) && x.partner == 0 && values[i-1].ref.y != 0 {
			x.partner, x.partnerDerived = values[i-1].ref.y, values[i-1].deriv
			if m := x.num(clMonth, 0); m != 0 && m < values[i-1].ref.m {
				x.partner++
			}
		}
		v.sameSentence = v.refSentence == x.Sentence
		values[i], good[i] = x.rule.does(v, x)
		if good[i] && x.followed != 0 {
			values[i] = v.anchoredLength(x, values[i])
		}
		if good[i] && values[i].ref != (calendarDay{}) {
			v.ref, v.refDerived, v.refSentence = values[i].ref, values[i].deriv, x.Sentence
		}
	}
	out := make([]chancery.Time, 0, len(raw))
	for i := range raw {
		if !good[i] {
			continue
		}
		w := values[i]
		if w.deriv {
			w.edtf = v.derived(w.edtf)
		}
		if j := raw[i].to; j > 0 && good[j] {
			w = ranged(v, v.nowDated(&raw[i], w), v.nowDated(&raw[j], values[j]))
		}
		if w.edtf != "" {
			if _, err := chancery.ParseDate(string(w.edtf)); err != nil {
				w.edtf = ""
			}
		}
		out = append(out, chancery.Time{Span: raw[i].Span, Type: w.kind, Value: w.value, EDTF: w.edtf, Why: w.why})
	}
	return out
}

// nowDated is v, with the document's day where it says now at an end of a range.
func (r *timeResolver) nowDated(raw *rawTime, v timeValue) timeValue {
	if raw.isNow() {
		v.edtf, v.deriv = r.anchor.edtf(), true
	}
	return v
}

// ranged is w, which begins a range, with the EDTF value of the whole range. The
// mention keeps its own TIMEX3 value, and the end of the range is a mention too.
func ranged(v *timeResolver, w, end timeValue) timeValue {
	to := end.edtf
	if end.deriv {
		to = v.derived(to)
	}
	if w.edtf == "" || to == "" || strings.ContainsAny(string(w.edtf)+string(to), "[T") {
		return w
	}
	if to.End() != "" {
		to = to.End()
	}
	whole := chancery.Between(w.edtf.Start(), to)
	if _, err := chancery.ParseDate(string(whole)); err == nil {
		w.edtf, w.why = whole, w.why+"; begins the range that ends "+end.value
	}
	return w
}

// linkRanges ties "March" to "August 2011" in "from March to August 2011", and
// "2020" to "2024" in "between 2020 and 2024".
func linkRanges(text string, raw []rawTime) {
	for i := 0; i+1 < len(raw); i++ {
		a, b := &raw[i], &raw[i+1]
		if a.Sentence != b.Sentence || a.joinEnd == 0 || a.joinEnd > b.Start || !dated(a) || !dated(b) {
			continue
		}
		if between := strings.TrimSpace(text[a.joinEnd:b.Start]); between != "" && !strings.EqualFold(between, "the") {
			continue
		}
		a.to, b.opened = i+1, true
		if y := b.num(clYear, 0); y != 0 && !a.has(clYear) && !a.has(clPlain) && !a.has(clRel) {
			a.partner, a.partnerMonth = y, b.num(clMonth, 0)
		}
	}
}

// joins reports whether p can join the ends of a range, and which word must stand
// before the first of them, if any.
func joins(p *piece) (before string, ok bool) {
	switch {
	case p.mark == '-' || p.mark == '~':
		return "", true
	case p.is(clJoin):
		return p.word.sense(clJoin).text, true
	}
	return "", false
}

// isNow reports whether raw says now, which is the document's day in a range.
func (raw *rawTime) isNow() bool { return raw.arg(0) == "PRESENT_REF" }

// dated reports whether an expression is of a year, month or day.
func dated(raw *rawTime) bool {
	return raw.has(clYear) || raw.has(clPlain) || raw.has(clMonth) || raw.has(clWeekday) || raw.has(clDeictic) || raw.has(clFigures) && !raw.rule.clock ||
		raw.has(clQuarter) || raw.has(clDecade) || raw.isNow() || raw.rule.name == "century.span"
}

// nearestDay is the day that the sentence of raw[i] names nearest to it, for a time
// of day: "at noon on Tuesday".
func nearestDay(v *timeResolver, raw []rawTime, i int) calendarDay {
	var day calendarDay
	best := 1 << 30
	look := func(j int) bool {
		gap := max(raw[j].Start-raw[i].End, raw[i].Start-raw[j].End)
		if gap >= best || raw[j].rule.clock {
			return false
		}
		x, ok := v.peek(&raw[j])
		if ok = ok && x.kind == chancery.DateTime && x.ref.d != 0; ok {
			day, best = x.ref, gap
		}
		return ok
	}
	for j := i - 1; j >= max(0, i-reach) && raw[j].Sentence == raw[i].Sentence && !look(j); j-- {
	}
	for j := i + 1; j < min(len(raw), i+reach) && raw[j].Sentence == raw[i].Sentence && !look(j); j++ {
	}
	return day
}

// reach is how many expressions around one are asked what they mean for it.
const reach = 30

// orderOf is how a text writes dates in figures: as one of them shows that can be
// read in one way only, or else as its dates in words do.
func orderOf(raw []rawTime) dateOrder {
	figures, words := 0, 0
	for i := range raw {
		x := &raw[i]
		switch {
		case x.arg(0) == "mdy":
			a, b := x.num(clFigures, 0), x.num(clFigures, 1)
			if a > 12 && b <= 12 {
				figures++
			} else if a <= 12 && b > 12 {
				figures--
			}
		case x.has(clMonth) && x.has(clDay):
			if x.captures[0].class == clDay || x.n > 1 && x.captures[0].class == clWeekday && x.captures[1].class == clDay {
				words++
			} else {
				words--
			}
		}
	}
	if figures == 0 {
		figures = words
	}
	switch {
	case figures > 0:
		return dayFirst
	case figures < 0:
		return monthFirst
	}
	return noOrder
}
