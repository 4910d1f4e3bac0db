package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// commitments finds what states, and those who speak for them, undertake.
//
// Only what is to come counts, and only what somebody says or signs: a
// commitment is never inferred from conduct. Talks and ceremonies to come are
// events and left to [events].
type commitments struct {
	frames  []pledgeFrame
	cues    cueSet // by the index of the frame
	deeds   map[string]string
	figures *indicators // what a target measures
}

// A pledgeFrame is a form of words by which something is undertaken.
type pledgeFrame struct {
	name     string
	strength string
	deed     bool // the verb must be a deed, or a figure must stand in what is undertaken
	figure   bool // a figure with a measure must stand in it
	ahead    bool // only while it is to come: no past tense
	term     bool // or a deed with its term, "by March"
	clause   bool // a clause with "that" tells it
	state    bool // only where a state or a government is the subject
	speech   bool // only in the quoted words of who speaks for a state
}

var strengths = []string{"none", "proposed", "intended", "pledged", "agreed", "bound"}

func newCommitments(data fs.FS) (finder, error) {
	x := &commitments{deeds: map[string]string{}}
	for l, err := range lines.Read(data, "en/commitments.txt", 4) {
		if err != nil {
			return nil, err
		}
		f := pledgeFrame{name: l.Cols[0], strength: l.Cols[1]}
		if !slices.Contains(strengths, f.strength) {
			return nil, l.Errorf("%s: no strength %q; want one of %s", f.name, f.strength, strings.Join(strengths, ", "))
		}
		for _, need := range l.List(2) {
			switch need {
			case "any":
			case "deed":
				f.deed = true
			case "figure":
				f.figure = true
			case "ahead":
				f.ahead = true
			case "term":
				f.term = true
			case "state":
				f.state = true
			case "speech":
				f.speech = true
			default:
				return nil, l.Errorf("%s: no need %q; want any, deed, figure, term, state, speech or ahead", f.name, need)
			}
		}
		c, err := parseCue(l, 3)
		if err != nil {
			return nil, err
		}
		f.clause = strings.HasSuffix(f.name, ".that")
		x.cues.add(c)
		x.frames = append(x.frames, f)
	}
	for l, err := range lines.Read(data, "en/deeds.txt", 2) {
		if err != nil {
			return nil, err
		}
		if l.Cols[1] != "deed" && l.Cols[1] != "never" {
			return nil, l.Errorf("%s: no sort %q; want deed or never", l.Cols[0], l.Cols[1])
		}
		x.deeds[l.Cols[0]] = l.Cols[1]
	}
	var err error
	x.figures, err = readIndicators(data)
	return x, err
}

// find yields the commitments of p, each target once: where a headline, the text
// and a quotation give the same one, the quotation is the best witness.
func (x *commitments) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	last := -1
	for i := range p.lines {
		l := &p.lines[i]
		if !l.prose() || p.asks(l) {
			continue
		}
		figures := x.figures.figures(p, l, last)
		end := -1
		var void []found
		x.cues.each(p, l, func(n int, at found) bool {
			if x.frames[n].strength == "none" {
				void = append(void, at)
			}
			return true
		})
		x.cues.each(p, l, func(n int, at found) bool {
			if at.from < end || x.frames[n].strength == "none" || voided(void, at) {
				return true // inside of what is undertaken already, or nothing is
			}
			if c, to, ok := x.claim(p, l, x.frames[n], at, figures); ok {
				out = append(out, c)
				end = to
			}
			return true
		})
		if ms := x.figures.named(p, l); len(ms) > 0 {
			last = ms[0].n
		}
	}
	return bestTargets(p, out)
}

// voided reports whether words by which nothing is undertaken stand around at, or
// right before it.
func voided(void []found, at found) bool {
	return slices.ContainsFunc(void, func(v found) bool { return v.from <= at.from && at.from <= v.to+2 })
}

// bestTargets drops of the claims that aim at the same figure all but the best
// witnessed.
func bestTargets(p *page, cs []chancery.Claim) []chancery.Claim {
	best := map[string]int{}
	for i, c := range cs {
		b := c.Body.(*chancery.Commitment)
		if b.TargetValue == 0 {
			continue
		}
		key := b.Unit + formatNumber(b.TargetValue)
		if j, ok := best[key]; !ok || p.witness(c.Evidence) > p.witness(cs[j].Evidence) {
			best[key] = i
		}
	}
	var out []chancery.Claim
	for i, c := range cs {
		b := c.Body.(*chancery.Commitment)
		if b.TargetValue == 0 || best[b.Unit+formatNumber(b.TargetValue)] == i {
			out = append(out, c)
		}
	}
	return out
}

// witness ranks evidence: a direct quotation before the narrator's words, and
// these before a headline.
func (p *page) witness(e chancery.Evidence) int {
	i := p.In(e.Start)
	if i >= 0 && p.Sentences[i].Heading {
		return 0
	}
	for _, q := range p.Quotes {
		if q.Direct && q.Meets(e.Span()) {
			return 2
		}
	}
	return 1
}

// claim is what frame f at at undertakes in l, and the token it ends before.
func (x *commitments) claim(p *page, l *line, f pledgeFrame, at found, figures []figure) (c chancery.Claim, end int, ok bool) {
	end = p.deedEnd(l, at.pick)
	if end-at.pick < 2 {
		return c, 0, false
	}
	var target *figure
	for i := range figures {
		if figures[i].from >= at.pick && figures[i].from < end {
			target = &figures[i]
			break
		}
	}
	amount := p.amountIn(l, at.pick, end)
	verb := x.verb(p, l, at.pick, end)
	if p.embedded(l, at.from) {
		return c, 0, false
	}
	due := p.due(l, at.pick, end)
	if f.figure && verb == "never" { // "the investment will be $600 million"
		return c, 0, false
	}
	if f.figure && target == nil && !(f.term && verb == "deed" && p.by(l, at.pick, end)) || !p.abroad(l) || verb == "never" && target == nil || f.deed && verb != "deed" && target == nil && amount < 0 {
		return c, 0, false
	}
	if t := &l.Tokens[at.from]; f.ahead && (t.XPOS == "VBD" || t.XPOS == "VBN") || t.UPOS == "NOUN" && p.inCompound(l, at.from) {
		return c, 0, false // "did everything possible", "pledge instruments"
	}
	by, why, ok := x.by(p, l, f, at, target)
	if !ok {
		return c, 0, false
	}
	from := at.pick
	if p.is(l, from-1, "not", "never") { // "pledged not to dismantle"
		from--
	}
	b := &chancery.Commitment{By: by, What: p.Text(chancery.Span{Start: l.Tokens[from].Start, End: l.Tokens[end-1].End}), Strength: f.strength, Due: due}
	b.To = p.beneficiaries(l, at.pick, end, by)
	if target != nil {
		b.Measure = x.figures.measures[target.n].name
		amount = target.amount
	}
	if amount >= 0 {
		b.TargetValue, b.Unit = round12(p.Amounts[amount].Value), p.Amounts[amount].Unit
	}
	c = chancery.Claim{Evidence: p.sentenceOf(l.Span), Body: b, Rule: "commitment." + f.name, Why: why, Trigger: l.Tokens[at.from].Span}
	return c, end, true
}

// inCompound reports whether the noun at token i of l only tells of what sort the noun
// behind it is.
func (p *page) inCompound(l *line, i int) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	w := s.wordOf(i)
	return w >= 0 && s.rel(w) == "compound"
}

// verb is what deeds.txt says of the verb that what is undertaken begins with.
func (x *commitments) verb(p *page, l *line, from, end int) string {
	for k := from; k < end && k-from < 4; k++ {
		t := &l.Tokens[k]
		if t.Lemma == "to" || t.UPOS == "ADV" || t.Lemma == "of" || t.Lemma == "further" {
			continue
		}
		if sort, ok := x.deeds[t.Lemma]; ok {
			return sort
		}
		return x.deeds[stem(t.Lemma)]
	}
	return ""
}

// stem is a gerund that the tagger took for a noun, as the verb may stand in a
// list: "opening" as "open".
func stem(w string) string { return strings.TrimSuffix(w, "ing") }
