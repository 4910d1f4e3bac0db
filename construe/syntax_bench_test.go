package construe

import (
	"strings"
	"testing"

	"chancery"
	"chancery/construe/syntax"
)

// BenchmarkAnalyse is the network over the sample, which is cut into sentences
// and words already: tags alone, trees alone, and both, of which the second has
// half of its work done by the first. The words are those between white space, as
// everywhere else.
func BenchmarkAnalyse(b *testing.B) {
	c := newTestReader(b)
	text := sampleText(b)
	sents := c.split.split(&chancery.Document{Text: text})
	tag := (*syntax.Analyser).Tag
	for _, x := range []struct {
		name string
		of   func(*syntax.Analyser, []chancery.Word)
	}{
		{"tag", tag},
		{"parse", (*syntax.Analyser).Parse},
		{"tag-parse", func(a *syntax.Analyser, words []chancery.Word) { tag(a, words); a.Parse(words) }},
	} {
		b.Run(x.name, func(b *testing.B) {
			a := c.tag.model.Analyser()
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range sents {
					x.of(a, s.Words)
				}
			}
			b.ReportMetric(float64(len(strings.Fields(text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkReadWhole reads the sample as one document with nothing passed over:
// alone, and as many at once as there are cores.
func BenchmarkReadWhole(b *testing.B) {
	c := newTestReader(b)
	text := sampleText(b)
	rate := func(b *testing.B) {
		b.ReportMetric(float64(len(strings.Fields(text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	}
	b.Run("alone", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			c.ReadWhole(&chancery.Document{Text: text})
		}
		rate(b)
	})
	b.Run("parallel", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				c.ReadWhole(&chancery.Document{Text: text})
			}
		})
		rate(b)
	})
}
