package reconcile

import (
	"encoding/json"
	"slices"

	"chancery"
)

// What a person can rule, and what it does here. A ruling names a claim or an
// entry; one that names neither any more does nothing, and stays in the register.
//
//	accept      a claim: its values come before all others
//	reject      a claim: it is counted no more, and its values come last
//	            an entry: it is left out; its claims stay in the register
//	correct     a claim: the slot takes the value ruled, the one read stands beside
//	            an entry: the slot takes the value ruled before all others
//	prefer      an entry: the value of the slot comes before all others
//	            a dispute: that side is preferred, and the entry follows
//	merge       an entry and those that the value names become one
//	keep apart  a claim and those that the value names are never joined
//
// Of two rulings on one thing the later holds, save that a claim which somebody
// wants kept apart is not merged.

// readRulings applies what is ruled of claims before anything is joined.
func (b *book) readRulings() {
	for _, r := range b.decisions {
		t := b.byClaim[chancery.ClaimID(r.Of)]
		if t == nil {
			continue
		}
		switch r.What {
		case "accept":
			t.accepted, t.rejected = true, false
		case "reject":
			t.accepted, t.rejected = false, true
		case "correct":
			b.correctClaim(t, r)
		case "keep apart":
			for _, id := range names(r.Value) {
				b.apart[pair(t.ID, chancery.ClaimID(id))] = true
			}
		}
	}
}

// correctClaim gives t a copy of its claim with the slot corrected, under the same
// id. A value that the slot cannot hold leaves the claim as it was.
func (b *book) correctClaim(t *told, r chancery.Decision) {
	read, err := json.Marshal(t.Body)
	if err != nil {
		return
	}
	slots := map[string]json.RawMessage{}
	if json.Unmarshal(read, &slots) != nil {
		return
	}
	slots[r.Slot] = r.Value
	ruled, err := json.Marshal(slots)
	if err != nil {
		return
	}
	body := chancery.NewBody(t.Body.Kind())
	if json.Unmarshal(ruled, body) != nil || !slices.Contains(slotOrder(t.Body.Kind()), r.Slot) {
		return
	}
	for _, s := range chancery.SlotsOf(t.Body) {
		if s.Name == r.Slot {
			t.read = append(t.read, s)
		}
	}
	c := *t.Claim
	c.Body = body
	t.Claim = &c
}

// names is a value that is a string or a list of strings.
func names(v json.RawMessage) []string {
	var one string
	if json.Unmarshal(v, &one) == nil {
		return []string{one}
	}
	var many []string
	if json.Unmarshal(v, &many) != nil {
		return nil
	}
	return many
}

// mergeAsRuled makes one entry of those that a person said are one.
func (b *book) mergeAsRuled() {
	done := false
	for _, r := range b.decisions {
		if r.What != "merge" {
			continue
		}
		d := b.find(r.Of)
		for _, id := range names(r.Value) {
			o := b.find(id)
			if d == nil || o == nil || d == o || d.Kind != o.Kind || d.remake == nil || !b.mayJoin(d.tolds, o.tolds) {
				continue
			}
			b.drop(d)
			b.drop(o)
			remade := len(b.drafts)
			d.remake(o.tolds)
			d = b.drafts[remade]
			for _, t := range d.tolds {
				b.draftOf[t.ID] = d
			}
			d.ID = chancery.EntryID(r.Of)
			done = true
		}
	}
	if done {
		b.nameEntries()
	}
}

// find is the draft with that id, or the one that holds the claim with that id.
func (b *book) find(id string) *draft {
	if d := b.draftOf[chancery.ClaimID(id)]; d != nil {
		return d
	}
	for _, d := range b.drafts {
		if string(d.ID) == id {
			return d
		}
	}
	return nil
}

func (b *book) drop(d *draft) {
	b.drafts = slices.DeleteFunc(b.drafts, func(o *draft) bool { return o == d })
}

// applyRulings applies what is ruled of entries and disputes, and leaves out
// entries of which every claim was rejected.
func (b *book) applyRulings() {
	for _, r := range b.decisions {
		d := b.find(r.Of)
		if d == nil || b.byClaim[chancery.ClaimID(r.Of)] != nil {
			continue
		}
		switch r.What {
		case "reject":
			b.drop(d)
		case "correct", "prefer":
			if d.Dispute != nil {
				b.settle(d, r)
			} else {
				ruleValue(d.Entry, r.Slot, r.Value)
			}
		}
	}
	b.drafts = slices.DeleteFunc(b.drafts, func(d *draft) bool {
		return len(d.tolds) > 0 && d.Kind != chancery.KindDispute && !slices.ContainsFunc(d.tolds, func(t *told) bool { return !t.rejected })
	})
}

// settle notes a ruling on a dispute, and lets the entry that it is about follow.
func (b *book) settle(d *draft, r chancery.Decision) {
	for _, s := range d.Dispute.Sides {
		if sameJSON(s.Value, r.Value) {
			d.Dispute.Preferred, d.Dispute.Why = s.Value, r.Reason
			d.Dispute.Decision = "preferred by " + r.By
			if r.On != "" {
				d.Dispute.Decision += " on " + string(r.On)
			}
			if o := b.find(string(d.Dispute.Entry)); o != nil {
				ruleValue(o.Entry, d.Dispute.Slot, r.Value)
			}
			return
		}
	}
}

// ruleValue puts the value ruled before the others of a slot of e, which keep
// their places behind it.
func ruleValue(e *chancery.Entry, slot string, value json.RawMessage) {
	vs := slices.Clone(e.Slot(slot))
	for i, v := range vs {
		if sameJSON(v.Value, value) {
			setSlot(e, slot, slices.Insert(slices.Delete(vs, i, i+1), 0, v))
			if slot == "label" {
				e.Label = e.Best("label")
			}
			return
		}
	}
	if !slices.Contains(slotOrder(e.Kind), slot) {
		return
	}
	body := chancery.NewBody(e.Kind)
	one, err := json.Marshal(map[string]json.RawMessage{slot: value})
	if err != nil || json.Unmarshal(one, body) != nil {
		return
	}
	for _, s := range chancery.SlotsOf(body) {
		if s.Name == slot {
			s.Values[0].Documents = []string{}
			setSlot(e, slot, append(s.Values, vs...))
			if slot == "label" {
				e.Label = e.Best("label")
			}
		}
	}
}

func sameJSON(v any, raw json.RawMessage) bool {
	x, err := json.Marshal(v)
	if err != nil {
		return false
	}
	var a, z any
	if json.Unmarshal(x, &a) != nil || json.Unmarshal(raw, &z) != nil {
		return false
	}
	y, err := json.Marshal(z)
	if err != nil {
		return false
	}
	x, err = json.Marshal(a)
	return err == nil && string(x) == string(y)
}
