package serve

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"chancery"
)

// large is a register of n documents, each a copy of the invented ones.
func large(n int) *fakeStore {
	f := newFake()
	entries, docs := f.Register.Entries, f.Register.Documents
	for i := range n - len(docs) {
		d := *docs[i%len(docs)]
		d.ID, d.Source = chancery.NewDocumentID([]byte{byte(i), byte(i >> 8), byte(i >> 16)}), fmt.Sprintf("copy-%d.txt", i)
		f.Register.Documents = append(f.Register.Documents, &d)
		for j := range 3 {
			e := entries[(i*3+j)%len(entries)]
			e.ID = chancery.EntryID(fmt.Sprintf("%s-%d", e.ID, i*3+j))
			f.Register.Entries = append(f.Register.Entries, e)
		}
	}
	return f
}

func (f *fakeStore) Version(context.Context) (string, error) { return "1", f.err }

// A large register is no large page.
func TestLargeRegister(t *testing.T) {
	h := site(large(10_000))
	for _, p := range []string{"/", "/list", "/list?kind=event", "/documents", "/disputes", relation, "/brief/XG-XR", talks, "/list.json", "/documents.json"} {
		got := ask(h, "GET", p)
		if got.Code != 200 || got.Body.Len() > 1<<20 {
			t.Errorf("%s: %d with %d bytes", p, got.Code, got.Body.Len())
		}
	}
}

// A long document is set in parts, and a claim's link leads to the part it is in.
func TestLongDocument(t *testing.T) {
	f := newFake()
	text := strings.Repeat("Nothing happened in the valley that day, as on most days.\n", 8000) + "The envoys met at last.\n"
	d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Source: "long.txt", Text: text, Title: "Long"}
	at := strings.Index(text, "The envoys")
	c := chancery.Claim{Doc: d.ID, Evidence: d.Quote(chancery.Span{Start: at, End: at + 23}), Body: &chancery.Event{Label: "meeting", Status: chancery.Happened}}
	c.Seal()
	f.Register.Documents, f.Register.Claims = append(f.Register.Documents, d), append(f.Register.Claims, c)
	h := site(f)
	if got := ask(h, "GET", docHref(d.ID)); got.Code != 200 || got.Body.Len() > 2<<20 || strings.Contains(got.Body.String(), "The envoys") {
		t.Errorf("first part: %d with %d bytes", got.Code, got.Body.Len())
	}
	href, _, _ := strings.Cut(claimHref(d.ID, c.ID, at), "#")
	if got := ask(h, "GET", href); !strings.Contains(got.Body.String(), `<mark id="`+string(c.ID)) {
		t.Errorf("%s does not hold the claim", href)
	}
	if got := ask(h, "GET", docHref(d.ID)+"?part=99"); got.Code != 404 {
		t.Errorf("part 99: %d", got.Code)
	}
}

func BenchmarkPages(b *testing.B) {
	f := newFake()
	for _, c := range []struct{ name, path string }{
		{"overview", "/"},
		{"relation", relation},
		{"entry", talks},
		{"document", docHref(f.Register.Documents[0].ID)},
		{"brief", "/brief/XG-XR"},
		{"list", "/list"},
	} {
		b.Run(c.name, func(b *testing.B) {
			h := site(f)
			b.ReportAllocs()
			for b.Loop() {
				if got := ask(h, "GET", c.path); got.Code != 200 {
					b.Fatal(got.Code)
				}
			}
		})
	}
}

func BenchmarkLargeOverview(b *testing.B) {
	h := site(large(10_000))
	for b.Loop() {
		ask(h, "GET", "/")
	}
}

// Many readers at once share one reading of the register.
func TestManyReaders(t *testing.T) {
	f := newFake()
	h := site(f)
	pages := everyPage(f)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range pages {
				if got := ask(h, "GET", pages[(i*5+j)%len(pages)]); got.Code != 200 {
					t.Errorf("%s: %d", pages[(i*5+j)%len(pages)], got.Code)
				}
			}
		})
	}
	all.Wait()
}
