package reconcile

import (
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// quietDays is how long a promise may go unheard of before it counts as quiet.
const quietDays = 180

// deedShare is the part of the words of two promises without a figure that must
// be shared.
const deedShare = 0.7

// A promise is one commitment across documents.
type promise struct {
	key   string // of a promise with a figure: sides, measure, target, unit
	sides []string
	words []string
	tolds []*told
}

// joinCommitments joins promises. One that names a figure is known by whose it is
// and what is to be reached: "$30 billion in trade" said again in another year is
// the same promise, restated. One without is known by its words.
func (b *book) joinCommitments() {
	var each, all []*promise
	var words [][]string
	for _, t := range b.of[chancery.KindCommitment] {
		c := t.Body.(*chancery.Commitment)
		p := &promise{sides: b.sides(t.paper, c.By, c.To), words: b.telling(c.What), tolds: []*told{t}}
		if c.Measure != "" && c.TargetValue != 0 {
			p.key = strings.Join([]string{b.spelling.key(c.Measure), strconv.FormatFloat(c.TargetValue, 'f', -1, 64), c.Unit}, "|")
		}
		each = append(each, p)
		words = append(words, p.words)
	}
	worded := newShelf[*promise](deedShare, words)
	figured := map[string][]*promise{}
	for _, p := range each {
		near := figured[p.key]
		if p.key == "" {
			near = worded.near(p.words)
		}
		if i := slices.IndexFunc(near, func(o *promise) bool { return b.samePromise(p, o) }); i >= 0 {
			near[i].tolds = append(near[i].tolds, p.tolds...)
			continue
		}
		all = append(all, p)
		if p.key == "" {
			worded.put(p.words, p)
		} else {
			figured[p.key] = append(figured[p.key], p)
		}
	}
	for _, p := range all {
		b.addCommitment(p)
	}
}

func (b *book) samePromise(p, o *promise) bool {
	if p.key != o.key || !b.mayJoin(p.tolds, o.tolds) {
		return false
	}
	_, sides := sharedWords(p.sides, o.sides)
	if p.key != "" {
		return sides == 1 || p.tolds[0].paper == o.tolds[0].paper
	}
	ofBoth, _ := sharedWords(p.words, o.words)
	return ofBoth >= deedShare && sides > 0
}

// addCommitment makes the entry of p; tieEntries adds how far it has come.
func (b *book) addCommitment(p *promise) {
	d := b.draft(chancery.KindCommitment, p.tolds)
	d.remake = func(more []*told) {
		p.tolds = append(p.tolds, more...)
		b.addCommitment(p)
	}
	heard := map[*paper]bool{}
	for _, t := range p.tolds {
		if heard[t.paper] || t.rejected {
			continue
		}
		heard[t.paper] = true
		d.Restated = append(d.Restated, chancery.Restatement{On: t.paper.Published, Document: t.paper.Source})
		if t.paper.dated {
			d.LastHeard = t.paper.Published
		}
	}
	if len(d.Restated) < 2 {
		d.Restated = nil
	}
	d.Label = shorten(d.Best("what"), 100)
	parts := []string{"commitment"}
	for _, s := range p.sides[:min(3, len(p.sides))] {
		parts = append(parts, b.partySlug(s))
	}
	if p.key != "" {
		parts = append(parts, b.spelling.slug(p.key))
	} else {
		parts = append(parts, b.spelling.slug(shorten(p.tolds[0].Body.(*chancery.Commitment).What, 40)))
	}
	d.base = strings.Join(parts, "-")
	d.State = b.stateOf(d)
}

// stateOf is how a promise stands on the day of the newest document: overdue past
// its day, quiet where nobody spoke of it for long, else open. Met is told by
// progress.
func (b *book) stateOf(d *draft) string {
	due := chancery.Date(d.Best("due"))
	if _, to, ok := due.Bounds(); ok && dayNumber(to) < b.now {
		return "overdue"
	}
	if from, _, ok := d.LastHeard.Bounds(); ok && b.now-dayNumber(from) > quietDays {
		return "quiet"
	}
	return "open"
}

// measureProgress finds the latest figure of what each promise is to reach.
func (b *book) measureProgress() {
	latest := map[string]*draft{} // measure, unit and countries → the latest figure
	for _, d := range b.drafts {
		if d.Kind == chancery.KindIndicator {
			c := d.tolds[0].Body.(*chancery.Indicator)
			if !c.Target && len(c.Of) > 0 && c.Period.Known() {
				k := b.spelling.key(c.Measure) + "|" + c.Unit + "|" + countryList(c.Of)
				if o := latest[k]; o == nil || laterPeriod(d, o) {
					latest[k] = d
				}
			}
		}
	}
	for _, d := range b.drafts {
		if d.Kind != chancery.KindCommitment {
			continue
		}
		c := d.tolds[0].Body.(*chancery.Commitment)
		if c.Measure == "" || c.TargetValue == 0 {
			continue
		}
		sides := b.sides(d.tolds[0].paper, c.By, c.To)
		best := latest[b.spelling.key(c.Measure)+"|"+c.Unit+"|"+strings.Join(sides, " ")]
		if best == nil {
			continue
		}
		v, _ := best.Slot("value")[0].Value.(float64)
		d.Progress = &chancery.Progress{Indicator: best.ID, Share: hundredths(v / c.TargetValue)}
		if v >= c.TargetValue && !strings.HasPrefix(best.Best("comparator"), "<") {
			d.State = "met"
		}
	}
}

func laterPeriod(x, y *draft) bool {
	p, q := x.tolds[0].Body.(*chancery.Indicator).Period, y.tolds[0].Body.(*chancery.Indicator).Period
	_, a, _ := p.Bounds()
	_, z, _ := q.Bounds()
	if !a.Equal(z) {
		return a.After(z)
	}
	return x.ID < y.ID
}
