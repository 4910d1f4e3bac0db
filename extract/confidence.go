package extract

import (
	"io/fs"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A record is how many claims of a rule were judged, and how many were right.
type record struct{ judged, right float64 }

// weight is how many cases the share of a sort counts as beside those of one rule.
const weight = 6

// records is confidence.txt by rule.
type records map[string]record

func newRecords(data fs.FS) (records, error) {
	out := records{}
	for l, err := range lines.Read(data, "confidence.txt", 3) {
		if err != nil {
			return nil, err
		}
		judged, err1 := strconv.ParseFloat(l.Cols[1], 64)
		right, err2 := strconv.ParseFloat(l.Cols[2], 64)
		if err1 != nil || err2 != nil || !(judged > 0 && right >= 0 && right <= judged) {
			return nil, l.Errorf("%s: %q right of %q; want two numbers, the first no more than the second", l.Cols[0], l.Cols[2], l.Cols[1])
		}
		out[l.Cols[0]] = record{judged, right}
	}
	return out, nil
}

// share is how often claims of a rule are right: its own cases with those of what its name
// begins with, which weigh less the more it has.
func (r records) share(rule string) float64 {
	above := 0.5 // of what nothing is known
	if i := strings.LastIndexByte(rule, '.'); i >= 0 {
		above = r.share(rule[:i])
	}
	own, ok := r[rule]
	if !ok {
		return above
	}
	return (own.right + weight*above) / (own.judged + weight)
}

// of is the confidence of c, 0 to 1, by its rule and by whether somebody says it and
// whether it is inferred.
func (r records) of(c *chancery.Claim) float64 {
	p := r.share(c.Rule)
	sort, _, _ := strings.Cut(c.Rule, ".")
	if len(c.SaidBy) > 0 {
		p *= r.besides(sort, "said")
	}
	if c.Basis == chancery.Inferred {
		p *= r.besides(sort, "inferred")
	}
	return min(p, 0.99)
}

// besides is how the claims of a sort with a mark fare beside all of that sort.
func (r records) besides(sort, mark string) float64 {
	if _, ok := r[sort+"+"+mark]; !ok {
		return 1
	}
	all := r.share(sort)
	own := r[sort+"+"+mark]
	return (own.right + weight*all) / (own.judged + weight) / all
}
