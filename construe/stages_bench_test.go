package construe

import (
	"strings"
	"testing"

	"chancery"
)

// BenchmarkStages is what each part of reading costs on the sample as one document with
// nothing passed over, in words between white space: cutting, tags, trees, and after
// them who, when, the day, who said it and how much. What comes after the trees should
// cost less together than the trees.
func BenchmarkStages(b *testing.B) {
	c := newTestReader(b)
	d := &chancery.Document{Text: sampleText(b)}
	r := c.ReadWhole(d)
	bare := c.split.split(d)
	raw := c.times.find(d.Text, r.Sentences)
	tagged := func(parse bool) func() {
		return func() {
			for i := range bare {
				c.tag.tag(&bare[i], parse)
			}
		}
	}
	stages := []struct {
		name string
		do   func()
	}{
		{"cut", func() { c.split.split(d) }},
		{"tags", tagged(false)},
		{"tags-trees", tagged(true)},
		{"times-found", func() { c.times.find(d.Text, r.Sentences) }},
		{"day", func() { c.date.date(d, raw, r.Sentences) }},
		{"who", func() { _, _ = c.who(d, r.Sentences, r.Published) }},
		{"roles", func() { r.Agents = nil; c.roles.tell(r) }},
		{"when", func() {
			c.times.resolve(unnamed(d.Text, c.times.find(d.Text, r.Sentences), r.Names), countedFrom(r.Published), r)
		}},
		{"how-much", func() {
			amounts := c.amounts.begin(d.Text, r.Times, r.Names, c.publishedIn(d))
			for _, s := range r.Sentences {
				amounts.find(s, nil)
			}
		}},
		{"said", func() { quoter{tagger: c.tag, speaks: c.names.speaker, turnLabels: c.turns, r: r}.quotations() }},
		{"after-trees", func() { c.understand(r) }},
	}
	words := len(strings.Fields(d.Text))
	for _, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.do()
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
