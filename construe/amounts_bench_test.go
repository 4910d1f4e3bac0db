package construe

import (
	"testing"

	"chancery"
)

// BenchmarkAmounts finds the amounts of the sample, whose sentences, names and times
// are read.
func BenchmarkAmounts(b *testing.B) {
	d := &chancery.Document{Text: sampleText(b)}
	c := newTestReader(b)
	r := c.ReadWhole(d)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		p := c.amounts.begin(d.Text, r.Times, r.Names, "")
		var out []chancery.Amount
		for _, s := range r.Sentences {
			out = p.find(s, out)
		}
	}
}
