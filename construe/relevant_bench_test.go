package construe

import (
	"path/filepath"
	"strings"
	"testing"

	"chancery"
)

// BenchmarkRelevance is the scan alone, over the sample cut into sentences.
func BenchmarkRelevance(b *testing.B) {
	c := newTestReader(b)
	text := sampleText(b)
	sents := c.split.cut(&chancery.Document{Text: text})
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		c.relevance.judge(text, sents)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkStream reads relevant texts alone, the texts of everyday alone, and a
// stream of both in which one document in twenty is relevant.
func BenchmarkStream(b *testing.B) {
	c := newTestReader(b)
	files, err := filepath.Glob("../testdata/sample/docs/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no sample documents: %v", err)
	}
	relevant, everyday := documents(b, files), everydayTexts(b)
	var mixed []*chancery.Document
	for i, d := range relevant {
		mixed = append(mixed, d)
		for k := range 19 {
			mixed = append(mixed, everyday[(19*i+k)%len(everyday)])
		}
	}
	for _, x := range []struct {
		name string
		docs []*chancery.Document
	}{{"relevant", relevant}, {"everyday", everyday}, {"one-in-twenty", mixed}} {
		bytes, words := 0, 0
		for _, d := range x.docs {
			bytes += len(d.Text)
			words += len(strings.Fields(d.Text))
		}
		b.Run(x.name, func(b *testing.B) {
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range x.docs {
					c.Read(d)
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
