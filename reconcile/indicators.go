package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// An observation is one figure of a series for one period across documents.
type observation struct {
	series string
	period chancery.Date
	tolds  []*told
}

// figureRange is what a figure says a value lies between, ends included: "exceeded 28
// billion" from there up, "about 4.5 billion" five in a hundred either way,
// "28 billion" all that rounds to it and all that begins so: speakers leave off what
// comes after the point.
type figureRange struct{ from, to float64 }

// about is how far "about" and "nearly" reach.
const about = 0.05

func rangeOf(c *chancery.Indicator) figureRange {
	unit := rounding(c.Value)
	half := unit / 2
	switch c.Comparator {
	case ">", ">=":
		return figureRange{c.Value - half, math.Inf(1)}
	case "<", "<=":
		return figureRange{math.Inf(-1), c.Value + half}
	case "~":
		half = max(half, about*math.Abs(c.Value))
	}
	return figureRange{c.Value - half, c.Value + max(half, unit)}
}

// rounding is the unit that a figure seems to be rounded to: that of its last
// digit that is not nought, and no more than a tenth of its first. "30 billion"
// is exact to 1 billion, "28.4 billion" to 0.1.
func rounding(v float64) float64 {
	v = math.Abs(v)
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0
	}
	digits := strconv.FormatFloat(v, 'e', -1, 64)
	mantissa, exp, _ := strings.Cut(digits, "e")
	n, _ := strconv.Atoi(exp)
	decimals := len(mantissa) - 1
	if decimals > 0 {
		decimals-- // the point
	}
	return math.Pow(10, float64(n-max(decimals, 1)))
}

func (r figureRange) meets(o figureRange) bool { return r.from <= o.to && o.from <= r.to }

// seriesKey is what makes two observations one series: measure, of, direction,
// unit; and targets are a series of their own.
func (b *book) seriesKey(c *chancery.Indicator) string {
	of := make([]string, len(c.Of))
	for i, x := range c.Of {
		of[i] = string(x)
	}
	if c.Direction == "" {
		slices.Sort(of)
	}
	parts := []string{b.spelling.key(c.Measure), strings.Join(of, "+"), c.Direction, c.Unit}
	if c.Target {
		parts = append(parts, "target")
	}
	return strings.Join(parts, "|")
}

// joinIndicators joins figures of one series and one period. A figure without a
// period joins one of its series that it agrees with in value and that documents
// of about the same time give; figures of no country join only within a document
// or where the value is the same to the last digit.
func (b *book) joinIndicators() {
	index := map[string][]*observation{}
	var all []*observation
	ts := slices.Clone(b.of[chancery.KindIndicator])
	slices.SortStableFunc(ts, func(x, y *told) int { // those with a period first
		return cmp.Compare(dateExactness(y.Body.(*chancery.Indicator).Period), dateExactness(x.Body.(*chancery.Indicator).Period))
	})
	for _, t := range ts {
		c := t.Body.(*chancery.Indicator)
		k := b.seriesKey(c)
		var same *observation
		for _, o := range index[k] {
			if same == nil && b.sameObservation(t, c, o) {
				same = o
			}
		}
		if same == nil {
			same = &observation{series: k, period: c.Period}
			all = append(all, same)
			index[k] = append(index[k], same)
		}
		same.tolds = append(same.tolds, t)
	}
	for _, o := range all {
		b.addIndicator(o)
	}
}

func (b *book) sameObservation(t *told, c *chancery.Indicator, o *observation) bool {
	first := o.tolds[0].Body.(*chancery.Indicator)
	samePaper := o.tolds[0].paper == t.paper
	if !b.mayJoin([]*told{t}, o.tolds) {
		return false
	}
	if len(c.Of) == 0 && !samePaper {
		return c.Value == first.Value && c.Period.Plain() == o.period.Plain() && c.Measure != "" && closePapers(t.paper, o.tolds[0].paper)
	}
	if c.Period.Plain() == o.period.Plain() && c.Period != "" {
		return !samePaper || rangeOf(c).meets(rangeOf(first))
	}
	if c.Period != "" && o.period != "" && !c.Target {
		return false
	}
	return rangeOf(c).meets(rangeOf(first)) && c.Period.Agrees(o.period) && (c.Target || closePapers(t.paper, o.tolds[0].paper))
}

func (b *book) addIndicator(o *observation) {
	d := b.draft(chancery.KindIndicator, o.tolds)
	d.remake = func(more []*told) {
		o.tolds = append(o.tolds, more...)
		b.addIndicator(o)
	}
	c := o.tolds[0].Body.(*chancery.Indicator)
	d.Series = o.series
	matchComparator(d)
	parts := []string{"indicator", b.spelling.slug(c.Measure)}
	for _, x := range c.Of {
		parts = append(parts, b.spelling.slug(string(x)))
	}
	if len(c.Of) == 0 {
		parts = append(parts, b.spelling.slug(strconv.FormatFloat(c.Value, 'f', -1, 64)))
	}
	if c.Target {
		parts = append(parts, "target")
	}
	if c.Period.Known() {
		parts = append(parts, b.spelling.slug(string(c.Period.Plain())))
	}
	d.base = strings.Join(parts, "-")
	d.Label = b.indicatorLabel(d, c)
}

// matchComparator prefers the comparator that goes with the preferred value; a
// plain number has "=".
func matchComparator(d *draft) {
	values := d.Slot("value")
	if len(values) == 0 || len(d.Slot("comparator")) == 0 {
		return
	}
	for _, t := range d.tolds {
		c := t.Body.(*chancery.Indicator)
		if c.Value != values[0].Value || t.rejected {
			continue
		}
		if c.Comparator != "" {
			prefer(d.Entry, "comparator", c.Comparator)
			return
		}
	}
	setSlot(d.Entry, "comparator", append([]chancery.Value{{Value: "=", Documents: values[0].Documents}}, d.Slot("comparator")...))
}

// indicatorLabel is "trade turnover KZ–RU 2024: > 28000000000 USD".
func (b *book) indicatorLabel(d *draft, c *chancery.Indicator) string {
	label := c.Measure
	if c.Direction != "" {
		label += " " + c.Direction
	} else if len(c.Of) > 0 {
		label += " " + strings.ReplaceAll(countryList(c.Of), " ", "–")
	}
	if c.Period != "" {
		label += ", " + c.Period.Words()
	}
	if c.Target {
		label += " (target)"
	}
	value := d.Slot("value")
	if len(value) == 0 {
		return label
	}
	v, _ := value[0].Value.(float64)
	sign := ""
	if x := d.Best("comparator"); x != "" && x != "=" {
		sign = x + " "
	}
	return label + ": " + sign + strings.TrimSpace(strconv.FormatFloat(v, 'f', -1, 64)+" "+c.Unit)
}
