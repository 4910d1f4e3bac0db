package construe

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
)

// sampleText is the plain texts of the sample, one after the other.
func sampleText(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("../testdata/sample/docs/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample documents: %v", err)
	}
	var all strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
		all.WriteString("\n\n")
	}
	return all.String()
}

// BenchmarkRead reads the sample as one document, and ten times over as another:
// the words per second of both should be the same.
func BenchmarkRead(b *testing.B) {
	c := newTestReader(b)
	text := sampleText(b)
	for _, x := range []struct {
		name  string
		times int
	}{{"once", 1}, {"tenfold", 10}} {
		d := &chancery.Document{Text: strings.Repeat(text, x.times)}
		words := len(strings.Fields(d.Text))
		b.Run(x.name, func(b *testing.B) {
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				c.Read(d)
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkQuotes is who said what in the sample, whose names and trees are known.
func BenchmarkQuotes(b *testing.B) {
	c := newTestReader(b)
	text := sampleText(b)
	r := c.ReadWhole(&chancery.Document{Text: text})
	q := quoter{tagger: c.tag, speaks: c.names.speaker, turnLabels: c.turns, r: r}
	b.ReportAllocs()
	for b.Loop() {
		q.quotations()
	}
	b.ReportMetric(float64(len(strings.Fields(text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
