package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/data"
	"chancery/register"
)

// A document that trips a stage up is a row, and the others are read.
func TestDeskGoesOn(t *testing.T) {
	d, err := newDesk(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for pp := range d.papers(t.Context(), []string{reports(t, 40)}, nil, func(p *paper) {
		if strings.HasSuffix(p.doc.Source, "0007.txt") {
			panic("no such word")
		}
	}) {
		switch {
		case pp.err == nil:
			got = append(got, pp.doc.Source[len(pp.doc.Source)-8:])
		case !isRefusal(pp.err) || !strings.Contains(pp.err.Error(), "0007.txt: a text that the reader tripped over (no such word)"):
			t.Error(pp.err)
		default:
			got = append(got, "refused")
		}
	}
	for i, s := range got {
		if want := []string{"0006.txt", "refused", "0008.txt"}; i >= 6 && i <= 8 && s != want[i-6] {
			t.Errorf("in place %d: %s; want %s", i, s, want[i-6])
		}
	}
	if len(got) != 40 {
		t.Errorf("%d documents came over the desk; want 40", len(got))
	}
}

// Whoever stops looking, or is interrupted while nothing comes, is not held up.
func TestDeskStops(t *testing.T) {
	d, err := newDesk(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	for range d.papers(t.Context(), []string{reports(t, 40)}, nil, func(pp *paper) { d.read(pp, 0) }) {
		break
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	silent, w := io.Pipe()
	defer w.Close()
	for range d.papers(ctx, []string{"-"}, silent, func(pp *paper) { d.read(pp, 0) }) {
		t.Error("something came of a silent input")
	}
	if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		t.Error(ctx.Err())
	}
}

// One document, from its bytes to its claims: what a core does most of the day.
func BenchmarkDesk(b *testing.B) {
	d, err := newDesk(data.FS())
	if err != nil {
		b.Fatal(err)
	}
	text := []byte("Ministers meet\n\nBERLIN, May 4, 2024 (Example News) - The foreign ministers of Germany and France met in Berlin on May 3, 2024. " +
		"\"Trade reached 28 billion dollars in 2023,\" German Foreign Minister Anna Muster said.\n\nGermany pledged to reopen the bridge by 2025.\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p := &paper{}
		if p.doc, p.err = d.acquire.Document("a.txt", text, ""); p.err != nil {
			b.Fatal(p.err)
		}
		d.read(p, 0)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// What asking for the register of a day leaves out.
func TestKnownBy(t *testing.T) {
	for date, known := range map[chancery.Date]bool{
		"2024-05-04": true, "2024-05-05": false, "2024-05": false, "2024-04": true, "2023": true, "": false, "XXXX-05-04": false, "2024-05-01/2024-05-04": true,
	} {
		d := &chancery.Document{ID: "sha256:1", Published: date}
		h := holdings(d)
		undated := knownBy(h, chancery.DayOf(2024, 5, 4))
		if got := len(h.Documents) == 1; got != known || len(h.Claims) != len(h.Documents) {
			t.Errorf("%q: known is %v, with %d claims", date, got, len(h.Claims))
		}
		if (undated == 1) != !date.Known() {
			t.Errorf("%q: undated is %d", date, undated)
		}
		if len(h.Decisions) != 1 {
			t.Errorf("%q: %d decisions; want the one of that day", date, len(h.Decisions))
		}
	}
}

// holdings is d with a claim, and decisions of two days.
func holdings(d *chancery.Document) *register.Holdings {
	return &register.Holdings{
		Documents: []*chancery.Document{d}, Claims: []chancery.Claim{{Doc: d.ID}},
		Decisions: []chancery.Decision{{ID: 1, On: "2024-05-04"}, {ID: 2, On: "2024-05-05"}},
	}
}
