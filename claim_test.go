package chancery

import (
	"encoding/json"
	"testing"
)

func sample() (*Document, Claim) {
	text := "Menu\nThe ministers of Ruritania & Graustark met on Friday."
	d := &Document{
		ID: NewDocumentID([]byte(text)), Source: "a.txt", Text: text,
		Furniture: []Furniture{{Span{0, 4}, "furniture.nav"}},
	}
	c := Claim{
		Doc: d.ID, Evidence: d.Quote(Span{5, len(text)}), Basis: Stated, Rule: "event.meet", Confidence: 0.8,
		Body: &Event{
			Label: "meeting", Plover: "CONSULT", Form: "talks", Status: Happened,
			Participants: []Participant{{Name: "Ruritania", Country: "XR", Role: "party"}},
		},
	}
	c.Seal()
	return d, c
}

func TestClaimLine(t *testing.T) {
	_, c := sample()
	b, err := marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"kind":"event","id":"` + string(c.ID) + `","doc":"` + string(c.Doc) + `",` +
		`"evidence":{"start":5,"end":58,"text":"The ministers of Ruritania & Graustark met on Friday."},` +
		`"basis":"stated","rule":"event.meet","confidence":0.8,"label":"meeting","plover":"CONSULT","form":"talks","status":"happened",` +
		`"participants":[{"name":"Ruritania","country":"XR","role":"party"}]}`
	if string(b) != want {
		t.Errorf("got\n%s\nwant\n%s", b, want)
	}
	var back Claim
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	again, _ := marshal(back)
	if string(again) != string(b) {
		t.Errorf("read back as\n%s", again)
	}
}

func TestCheck(t *testing.T) {
	d, c := sample()
	if err := c.Check(d); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*Claim){
		"other words":      func(c *Claim) { c.Evidence.Text = "The ministers did not meet." },
		"shifted":          func(c *Claim) { c.Evidence.Start++ },
		"beyond the text":  func(c *Claim) { c.Evidence.End = 999 },
		"before the text":  func(c *Claim) { c.Evidence.Start = -1 },
		"in furniture":     func(c *Claim) { c.Evidence = d.Quote(Span{0, 4}) },
		"another document": func(c *Claim) { c.Doc = "sha256:0" },
	} {
		bad := c
		spoil(&bad)
		if bad.Check(d) == nil {
			t.Errorf("%s: a claim without its words was let through", name)
		}
	}
}

func TestArticleLeavesFurnitureOut(t *testing.T) {
	d, _ := sample()
	if got, want := d.Article(), "\nThe ministers of Ruritania & Graustark met on Friday."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEntryLine(t *testing.T) {
	_, c := sample()
	e := Entry{
		Kind: KindEvent, ID: "event-x", Label: "meeting", Standing: Single, Roots: 1,
		Documents: []string{"a.txt"}, Claims: []ClaimID{c.ID}, Slots: SlotsOf(c.Body),
		Life: []Step{{Happened, "2025-01-02", "a.txt", c.ID}},
	}
	e.Slots[2].Values = append(e.Slots[2].Values, Value{Value: "summit", Documents: []string{"b.txt"}})
	want := `{"kind":"event","id":"event-x","label":"meeting","standing":"single","roots":1,"documents":["a.txt"],"claims":["` + string(c.ID) + `"],` +
		`"plover":"CONSULT","form":"talks","status":"happened","participants":[{"name":"Ruritania","country":"XR","role":"party"}],` +
		`"others":{"form":[{"value":"summit","documents":["b.txt"]}]},` +
		`"life":[{"status":"happened","on":"2025-01-02","document":"a.txt","claim":"` + string(c.ID) + `"}]}`
	if got := string(e.Line()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
