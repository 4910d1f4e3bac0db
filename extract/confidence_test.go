package extract_test

import (
	"math"
	"testing"

	"chancery"
)

// Every claim is as sure as its rule has been right, between never and always; what is
// said by somebody is less sure than what the text tells itself.
func TestConfidence(t *testing.T) {
	const told = "King Rudolf of Ruritania met Prince Karl of Graustark in Zenda on Friday."
	sure := map[string]float64{}
	for name, text := range map[string]string{"told": told, "said": "“" + told[:len(told)-1] + ",” President Mila Dorn of Graustark said."} {
		for _, c := range claimsOf(t, text, "2025-05-01") {
			if !(c.Confidence > 0 && c.Confidence < 1) {
				t.Errorf("confidence %v of %s", c.Confidence, c.Rule)
			}
			if e, ok := c.Body.(*chancery.Event); ok && e.Form == "talks" {
				sure[name] = c.Confidence
			}
		}
	}
	if sure["told"] <= sure["said"] || sure["said"] == 0 {
		t.Errorf("told %v, said %v; want what is said less sure", sure["told"], sure["said"])
	}
}

// Each claim is told by words of its evidence, and each who takes part in an event is found
// on a way through the tree of its sentence, or it is said that other words tell him.
func TestTrace(t *testing.T) {
	p, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	text := "King Rudolf of Ruritania will pay a state visit to Graustark on 3 May 2025. Trade between Ruritania and Graustark reached $9 billion in 2024. " +
		"Ruritania and Graustark signed an agreement on trade. Ruritania pledged to open the bridge to Graustark by 2030. " +
		"The two proposed the construction of a railway from Ruritania to Graustark. The 11th Ruritania-Graustark Border Forum was held in Zenda in October 2023."
	d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Source: "t", Text: text, Published: "2025-04-01", PublishedWhy: "metadata"}
	r := p.read.Read(d)
	cs := p.claim.Claims(r)
	p.claim.Trace(r, cs)
	want := map[chancery.Kind]string{
		chancery.KindEvent: "visit ↑obj pay ↓nsubj Rudolf", chancery.KindAgreement: "signed ↓nsubj Ruritania ↓conj Graustark",
		chancery.KindCommitment: "pledged ↓nsubj Ruritania", chancery.KindIndicator: "Trade ↑nsubj reached ↓obj $",
	}
	for _, c := range cs {
		if c.Trace == nil || c.Trace.Trigger.Span().Len() == 0 || !c.Evidence.Span().Holds(c.Trace.Trigger.Span()) {
			t.Errorf("%s: no trigger in %q", c.Rule, c.Evidence.Text)
			continue
		}
		for _, path := range c.Trace.Paths {
			if path.By == "" {
				t.Errorf("%s: %s %q is found by nothing", c.Rule, path.Slot, path.Value)
			}
			if path.By == want[c.Body.Kind()] {
				delete(want, c.Body.Kind())
			}
		}
	}
	for kind, way := range want {
		t.Errorf("no %s with the way %s", kind, way)
	}
	if len(cs) == 0 || math.IsNaN(cs[0].Confidence) {
		t.Error("no claims")
	}
}
