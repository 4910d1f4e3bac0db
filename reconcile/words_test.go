package reconcile

import (
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

// A text that draws on reports it does not name is no independent source beside
// others, and is one where it stands alone.
func TestUnnamedSources(t *testing.T) {
	c, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	paper := func(text, publisher string) *chancery.Document {
		return &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Source: publisher + ".txt", Text: text, Publisher: publisher, Published: "2025-05-01"}
	}
	visit := func(d *chancery.Document) chancery.Claim {
		cl := chancery.Claim{
			Doc: d.ID, Evidence: d.Quote(chancery.Span{End: len(d.Text)}), Basis: chancery.Stated, Rule: "event.visit", Confidence: 0.9,
			Body: &chancery.Event{
				Label: "state visit", Form: "state visit", Plover: "CONSULT", Status: chancery.Planned, Start: "2025-05-12",
				Participants: []chancery.Participant{{Name: "Rudolf Elphberg", Country: "XR", Role: "guest"}, {Name: "Graustark", Country: "XG", Role: "host"}},
			},
		}
		cl.Seal()
		return cl
	}
	roots := func(ds ...*chancery.Document) int {
		in := Input{Documents: ds}
		for _, d := range ds {
			in.Claims = append(in.Claims, visit(d))
		}
		for _, e := range c.Entries(in) {
			if e.Kind == chancery.KindEvent {
				return e.Roots
			}
		}
		return 0
	}
	plain := paper("Rudolf Elphberg will pay a state visit to Graustark on May 12.", "The Zenda Bell")
	for l, err := range lines.Read(data.FS(), "en/unnamed-sources.txt", 1) {
		if err != nil {
			t.Fatal(err)
		}
		vague := paper(l.Note, "A Blog")
		if got := roots(vague); got != 1 {
			t.Errorf("%q alone has %d roots, want 1", l.Note, got)
		}
		if got := roots(vague, plain); got != 1 {
			t.Errorf("%q beside a named source has %d roots, want 1", l.Note, got)
		}
	}
	if got := roots(plain, paper("On May 12 a state visit to Graustark is expected of Rudolf Elphberg.", "The Strelsau Times")); got != 2 {
		t.Errorf("two named sources have %d roots, want 2", got)
	}
}

// Every wording that shows a translation is found in the sentence beside it.
func TestTranslationWords(t *testing.T) {
	c, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	b := &book{Reconciler: c}
	for l, err := range lines.Read(data.FS(), "en/translation-words.txt", 1) {
		if err != nil {
			t.Fatal(err)
		}
		if !b.isRendering(&paper{Document: &chancery.Document{Text: l.Note}}) {
			t.Errorf("%q is not taken for a translation", l.Note)
		}
	}
	if b.isRendering(&paper{Document: &chancery.Document{Text: "The minister spoke without a translator."}}) {
		t.Error("a text about a translator is taken for a translation")
	}
}

// Every wording of an office that passes on is found in the sentence beside it.
func TestHandoverWords(t *testing.T) {
	c, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	b := c.open(Input{})
	says := func(s string) bool {
		return b.handsOver(&told{Claim: &chancery.Claim{ID: chancery.ClaimID(s), Evidence: chancery.Evidence{Text: s}}})
	}
	for l, err := range lines.Read(data.FS(), "en/handover-words.txt", 2) {
		if err != nil {
			t.Fatal(err)
		}
		if !says(l.Note) {
			t.Errorf("%q tells of no handover", l.Note)
		}
	}
	if says("The foreign minister gave the newspaper a renewed promise.") {
		t.Error("a newspaper is taken for a new minister")
	}
}
