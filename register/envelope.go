package register

import (
	"encoding/json"
	"fmt"

	"chancery"
)

// An envelope is an entry as the register holds it. A line of the entries contract
// is for readers and leaves things out; an envelope gives back every field as it
// was, an empty list as an empty list and none as none.
type envelope struct {
	Kind      chancery.Kind          `json:"kind"`
	ID        chancery.EntryID       `json:"id"`
	Label     string                 `json:"label"`
	Standing  chancery.Standing      `json:"standing"`
	Roots     int                    `json:"roots"`
	Documents []string               `json:"documents"`
	Claims    []chancery.ClaimID     `json:"claims"`
	Slots     []slotBox              `json:"slots,omitzero"`
	Life      []chancery.Step        `json:"life,omitzero"`
	PartOf    chancery.EntryID       `json:"part_of,omitempty"`
	Follows   chancery.EntryID       `json:"follows,omitempty"`
	Offices   []chancery.Tenure      `json:"offices,omitzero"`
	Progress  *chancery.Progress     `json:"progress,omitempty"`
	Restated  []chancery.Restatement `json:"restated,omitzero"`
	LastHeard chancery.Date          `json:"last_heard,omitempty"`
	State     string                 `json:"state,omitempty"`
	Itemised  int                    `json:"itemised,omitempty"`
	Series    string                 `json:"series,omitempty"`
	Editions  []chancery.Edition     `json:"editions,omitzero"`
	Dispute   *disputeBox            `json:"dispute,omitempty"`
	SourceOf  *chancery.SourceOf     `json:"source_of,omitempty"`
}

type slotBox struct {
	Name   string     `json:"name"`
	Values []valueBox `json:"values"`
}

type valueBox struct {
	Value     slotValue          `json:"value"`
	Documents []string           `json:"documents,omitzero"`
	Claims    []chancery.ClaimID `json:"claims,omitzero"`
}

type disputeBox struct {
	Type      string           `json:"type"`
	Slot      string           `json:"slot"`
	Entry     chancery.EntryID `json:"entry"`
	Sides     []sideBox        `json:"sides"`
	Preferred slotValue        `json:"preferred"`
	Why       string           `json:"why,omitempty"`
	Decision  string           `json:"decision,omitempty"`
}

type sideBox struct {
	Value     slotValue            `json:"value"`
	Documents []string             `json:"documents"`
	Evidence  []chancery.SideWords `json:"evidence"`
}

// encodeEntry is e as the register holds it. It refuses a slot value of a type
// that could not be read back.
func encodeEntry(e *chancery.Entry) ([]byte, error) {
	b, err := json.Marshal(envelope{
		Kind: e.Kind, ID: e.ID, Label: e.Label, Standing: e.Standing, Roots: e.Roots, Documents: e.Documents, Claims: e.Claims,
		Slots: boxed(e.Slots, boxSlot), Life: e.Life, PartOf: e.PartOf, Follows: e.Follows, Offices: e.Offices,
		Progress: e.Progress, Restated: e.Restated, LastHeard: e.LastHeard, State: e.State, Itemised: e.Itemised,
		Series: e.Series, Editions: e.Editions, Dispute: boxDispute(e.Dispute), SourceOf: e.SourceOf,
	})
	if err != nil {
		return nil, fmt.Errorf("entry %q: %w", e.ID, err)
	}
	return b, nil
}

// decodeEntry is the entry that encodeEntry was given.
func decodeEntry(b []byte) (chancery.Entry, error) {
	var v envelope
	if err := json.Unmarshal(b, &v); err != nil {
		return chancery.Entry{}, fmt.Errorf("entry: %w", err)
	}
	return chancery.Entry{
		Kind: v.Kind, ID: v.ID, Label: v.Label, Standing: v.Standing, Roots: v.Roots, Documents: v.Documents, Claims: v.Claims,
		Slots: boxed(v.Slots, openSlot), Life: v.Life, PartOf: v.PartOf, Follows: v.Follows, Offices: v.Offices,
		Progress: v.Progress, Restated: v.Restated, LastHeard: v.LastHeard, State: v.State, Itemised: v.Itemised,
		Series: v.Series, Editions: v.Editions, Dispute: openDispute(v.Dispute), SourceOf: v.SourceOf,
	}, nil
}

// boxed is f of each, and nil of nil.
func boxed[A, B any](in []A, f func(A) B) []B {
	if in == nil {
		return nil
	}
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

func boxSlot(s chancery.Slot) slotBox {
	return slotBox{s.Name, boxed(s.Values, func(v chancery.Value) valueBox {
		return valueBox{slotValue{v.Value}, v.Documents, v.Claims}
	})}
}

func openSlot(s slotBox) chancery.Slot {
	return chancery.Slot{Name: s.Name, Values: boxed(s.Values, func(v valueBox) chancery.Value {
		return chancery.Value{Value: v.Value.v, Documents: v.Documents, Claims: v.Claims}
	})}
}

func boxDispute(d *chancery.Dispute) *disputeBox {
	if d == nil {
		return nil
	}
	return &disputeBox{
		Type: d.Type, Slot: d.Slot, Entry: d.Entry, Preferred: slotValue{d.Preferred}, Why: d.Why, Decision: d.Decision,
		Sides: boxed(d.Sides, func(s chancery.Side) sideBox { return sideBox{slotValue{s.Value}, s.Documents, s.Evidence} }),
	}
}

func openDispute(d *disputeBox) *chancery.Dispute {
	if d == nil {
		return nil
	}
	return &chancery.Dispute{
		Type: d.Type, Slot: d.Slot, Entry: d.Entry, Preferred: d.Preferred.v, Why: d.Why, Decision: d.Decision,
		Sides: boxed(d.Sides, func(s sideBox) chancery.Side {
			return chancery.Side{Value: s.Value.v, Documents: s.Documents, Evidence: s.Evidence}
		}),
	}
}
