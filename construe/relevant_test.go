package construe

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/golden"
)

// TestRelevance shows the sentences of the golden documents, with a minus before
// those that are passed over.
func TestRelevance(t *testing.T) {
	c := newTestReader(t)
	golden.Run(t, "testdata/relevant/*.txt", func(t *testing.T, in string) string {
		r := c.Read(parseDocument(t, in))
		var out strings.Builder
		for _, s := range r.Sentences {
			sign := "+"
			if s.Passed {
				sign = "-"
			}
			fmt.Fprintln(&out, sign, r.Text(s.Span))
		}
		return out.String()
	})
}

// Texts of cooking, sport and the weather say nothing of states and are passed over
// whole; no text of the sample is.
func TestRelevanceOfDocuments(t *testing.T) {
	c := newTestReader(t)
	for _, d := range everydayTexts(t) {
		if sents := c.split.cut(d); c.relevance.judge(d.Text, sents) {
			t.Errorf("%s is read", d.Source)
		}
		if r := c.Read(d); len(r.Sentences) == 0 || len(r.Names)+len(r.Quotes)+len(r.Amounts) > 0 {
			t.Errorf("%s: %d sentences, %d names", d.Source, len(r.Sentences), len(r.Names))
		}
	}
	files, err := filepath.Glob("../testdata/sample/docs/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample documents: %v", err)
	}
	for _, d := range documents(t, files) {
		if sents := c.split.cut(d); !c.relevance.judge(d.Text, sents) {
			t.Errorf("%s is passed over", d.Source)
		}
	}
}

// A document that is passed over keeps its day.
func TestRelevanceKeepsTheDay(t *testing.T) {
	c := newTestReader(t)
	d := &chancery.Document{Text: "Soup for cold days\n\nMonday, 3 March 2025. Wash the leeks and let them bubble."}
	r, whole := c.Read(d), c.ReadWhole(d)
	if !r.Sentences[0].Passed || r.Published == "" || r.Published != whole.Published || r.PublishedWhy != whole.PublishedWhy {
		t.Errorf("passed over %v, published %q (%s); want %q (%s)", r.Sentences[0].Passed, r.Published, r.PublishedWhy, whole.Published, whole.PublishedWhy)
	}
}

// The scan allocates nothing, whatever the text.
func TestRelevanceAllocates(t *testing.T) {
	c := newTestReader(t)
	d := &chancery.Document{Text: sampleText(t) + "\n\nÅland, ÉTATS ‘x’ “y” «z» \xc2 \xe2\x80 \x80\x9e 4,5 %: a'b 'c' Şişli"}
	sents := c.split.cut(d)
	if n := testing.AllocsPerRun(3, func() { c.relevance.judge(d.Text, sents) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// everydayTexts is texts of cooking, sport, weather and the like, one a file.
func everydayTexts(t testing.TB) []*chancery.Document {
	t.Helper()
	files, err := filepath.Glob("testdata/everyday/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d everyday texts: %v", len(files), err)
	}
	return documents(t, files)
}

func documents(t testing.TB, files []string) []*chancery.Document {
	t.Helper()
	var ds []*chancery.Document
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		ds = append(ds, &chancery.Document{Source: f, Text: string(b)})
	}
	return ds
}
