package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// findDisputes finds claims that cannot all hold. An omission is no denial, and a
// value that holds another is no dispute: a day and its month, a country and its
// city, a figure and its rounding, a plan and what came of it.
func (b *book) findDisputes() {
	for _, h := range b.meetings {
		if len(h.members) == 0 || h.draft == nil {
			continue
		}
		for _, r := range h.rivals {
			h.draft.Standing = chancery.Disputed
			if !b.disputed(r) { // of a visit and the talks during it, once
				b.addRivalry(h, r)
			}
		}
		b.disputeDates(h)
		b.disputePlaces(h)
		b.disputeStatus(h)
	}
	b.findOfficeDisputes()
	b.disputeAppointments()
	for _, d := range slices.Clone(b.drafts) {
		if d.Kind == chancery.KindIndicator {
			b.disputeValues(d)
		}
	}
	b.disputeSpeakers()
	b.nameEntries()
}

// A side is one value of a dispute with the claims behind it.
type side struct {
	value any
	tolds []*told
}

// dispute adds a dispute about a slot of d. The sides come in order of
// preference; the value of the first is preferred, and why says for what reason.
func (b *book) dispute(kind, slot string, d *draft, label, why string, sides []side) *draft {
	var all []*told
	x := &chancery.Dispute{Type: kind, Slot: slot, Entry: d.ID, Preferred: sides[0].value, Why: why}
	for _, s := range sides {
		ts := slices.Clone(s.tolds)
		sortTolds(ts)
		ts = slices.Compact(ts)
		one := chancery.Side{Value: s.value, Documents: sources(ts)}
		for i, t := range ts {
			if i > 0 && t.paper == ts[i-1].paper && t.Evidence == ts[i-1].Evidence {
				continue // two claims of one sentence
			}
			one.Evidence = append(one.Evidence, chancery.SideWords{
				Document: t.paper.Source,
				Start:    t.Evidence.Start, End: t.Evidence.End, Text: t.Evidence.Text, Claim: t.ID,
			})
		}
		x.Sides = append(x.Sides, one)
		all = append(all, ts...)
	}
	sortTolds(all)
	all = slices.Compact(all)
	e := &chancery.Entry{Kind: chancery.KindDispute, Label: label, Standing: chancery.Disputed, Roots: voices(all), Documents: sources(all), Dispute: x}
	for _, t := range all {
		e.Claims = append(e.Claims, t.ID)
	}
	d.Standing = chancery.Disputed
	o := &draft{Entry: e, base: "dispute-" + kind + "-" + string(d.ID)}
	b.drafts = append(b.drafts, o)
	return o
}

// disputeAppointments marks the appointments of those who are named for an office that
// somebody else is named for: what one side rests on stands no firmer than the side.
func (b *book) disputeAppointments() {
	sides := map[any]bool{}
	for _, d := range b.drafts {
		if d.Dispute != nil && d.Dispute.Type == "identity" {
			for _, s := range d.Dispute.Sides {
				sides[s.Value] = true
			}
		}
	}
	for _, h := range b.meetings {
		if h.draft == nil || len(h.members) == 0 || h.members[0].form.family != "office" {
			continue
		}
		for _, g := range h.kinds {
			if slices.ContainsFunc(g.people, func(x attendee) bool { return x.actor.is().draft != nil && sides[x.actor.is().draft.Label] }) {
				h.draft.Standing = chancery.Disputed
			}
		}
	}
}

// addRivalry is the dispute of who held an office at an event.
func (b *book) addRivalry(h *happening, r rivalry) {
	b.dispute("identity", "participants", h.draft, b.officeLabel(r)+" at "+h.draft.Label,
		b.whyPreferred(r.sides[0].tolds, r.sides[1].tolds), b.rivalSides(r))
}

// addOfficeDispute is the dispute of who held an office on a day.
func (b *book) addOfficeDispute(r rivalry) {
	d := r.sides[0].actor.draft
	for _, s := range r.sides[1:] {
		s.actor.draft.Standing = chancery.Disputed
	}
	b.dispute("identity", "office", d, b.officeLabel(r), b.whyPreferred(r.sides[0].tolds, r.sides[1].tolds), b.rivalSides(r))
}

func (b *book) officeLabel(r rivalry) string {
	return r.office + " of " + cmp.Or(b.atlas.names[r.country], string(r.country))
}

// rivalSides are the sides of a rivalry, each with the claims of the event and
// the claims of the same papers that present the person in the office.
func (b *book) rivalSides(r rivalry) []side {
	var out []side
	for _, s := range r.sides {
		ts := slices.Clone(s.tolds)
		for _, h := range b.holdings(s.actor) {
			if h.office == r.office && slices.ContainsFunc(s.tolds, func(t *told) bool { return t.paper == h.told.paper }) {
				ts = append(ts, h.told)
			}
		}
		out = append(out, side{s.actor.draft.Label, ts})
	}
	return out
}

// disputed reports whether a dispute about an event names the same persons.
func (b *book) disputed(r rivalry) bool {
	for _, d := range b.drafts {
		if d.Dispute == nil || d.Dispute.Type != "identity" {
			continue
		}
		n := 0
		for _, s := range r.sides {
			if slices.ContainsFunc(d.Dispute.Sides, func(o chancery.Side) bool { return o.Value == s.actor.draft.Label }) {
				n++
			}
		}
		if n == len(r.sides) {
			return true
		}
	}
	return false
}

// disputeDates is the dispute of dates that are told with hindsight of one event.
func (b *book) disputeDates(h *happening) {
	if h.clash != "date" {
		return
	}
	sides := group(h.members, func(g *gathering) (any, bool) {
		return string(g.date.Plain()), g.dated && g.to-g.from <= 31 && g.status == chancery.Happened && !g.told.rejected
	})
	b.orderSides(sides)
	sides = apartFrom(sides, func(x, y any) bool {
		return chancery.Date(x.(string)).Agrees(chancery.Date(y.(string)))
	})
	if len(sides) > 1 {
		b.dispute("date", "start", h.draft, "date of "+h.draft.Label, b.whyPreferred(sides[0].tolds, sides[1].tolds), sides)
	}
}

// disputePlaces is the dispute of places that cannot be one. A visit goes to
// several cities, so only countries count there.
func (b *book) disputePlaces(h *happening) {
	places := map[string]place{}
	sides := group(h.members, func(g *gathering) (any, bool) {
		p := g.place
		if g.form.family == "visit" {
			p.key, p.state = "", true
		}
		places[g.event.Place] = p
		return g.event.Place, g.event.Place != "" && !g.told.rejected
	})
	b.orderSides(sides)
	sides = apartFrom(sides, func(x, y any) bool { return places[x.(string)].agrees(places[y.(string)]) })
	if len(sides) > 1 {
		b.dispute("place", "place", h.draft, "place of "+h.draft.Label, b.whyPreferred(sides[0].tolds, sides[1].tolds), sides)
	}
}

// disputeStatus is the dispute of whether an event was held: somebody says it was,
// and another voice, not earlier, that it was not.
func (b *book) disputeStatus(h *happening) {
	held := slices.DeleteFunc(slices.Clone(h.members), func(g *gathering) bool { return g.status != chancery.Happened || g.told.rejected })
	if len(held) == 0 {
		return
	}
	sides := group(h.members, func(g *gathering) (any, bool) {
		s := g.status
		not := (s == chancery.Denied || s == chancery.Cancelled) && slices.ContainsFunc(held, func(o *gathering) bool {
			return o.told.paper.rank <= g.told.paper.rank && o.told.paper.voice != g.told.paper.voice
		})
		return string(s), (s == chancery.Happened || not) && !g.told.rejected
	})
	if len(sides) > 1 {
		b.orderSides(sides)
		b.dispute("status", "status", h.draft, "whether "+h.draft.Label+" took place", b.whyPreferred(sides[0].tolds, sides[1].tolds), sides)
		prefer(h.draft.Entry, "status", sides[0].value)
	}
}

// disputeValues is the dispute of figures of one series and period that do not meet, of
// a measure of which there is one. A goal may be set anew, and is none.
func (b *book) disputeValues(d *draft) {
	if c := d.tolds[0].Body.(*chancery.Indicator); !b.figures[c.Measure] || c.Target {
		return
	}
	ranges := map[float64]figureRange{}
	var sides []side
	for _, t := range d.tolds {
		c := t.Body.(*chancery.Indicator)
		if t.rejected || c.Period == "" {
			continue
		}
		r, known := ranges[c.Value]
		if known { // the widest of what is said under one number
			ranges[c.Value] = figureRange{min(r.from, rangeOf(c).from), max(r.to, rangeOf(c).to)}
		} else {
			ranges[c.Value] = rangeOf(c)
		}
		sides = addTo(sides, c.Value, t)
	}
	b.orderSides(sides)
	sides = apartFrom(sides, func(x, y any) bool { return ranges[x.(float64)].meets(ranges[y.(float64)]) })
	if len(sides) > 1 {
		b.dispute("value", "value", d, "value of "+strings.SplitN(d.Label, ":", 2)[0], b.whyPreferred(sides[0].tolds, sides[1].tolds), sides)
		prefer(d.Entry, "value", sides[0].value)
	}
}

// surelyOnes is how many telling words make a quotation that two persons do not
// both come to say.
const surelyOnes = 8

// disputeSpeakers is the dispute of who said the same words.
func (b *book) disputeSpeakers() {
	byWords := map[string][]*draft{}
	var order []string
	for _, d := range b.drafts {
		if d.Kind != chancery.KindStatement {
			continue
		}
		c := d.tolds[0].Body.(*chancery.Statement)
		ws := b.telling(c.Quote)
		a := b.who(d.tolds[0].paper, c.Speaker)
		if len(ws) < surelyOnes || a == nil || a.what != "person" {
			continue
		}
		k := strings.Join(ws, " ")
		if byWords[k] == nil {
			order = append(order, k)
		}
		byWords[k] = append(byWords[k], d)
	}
	for _, k := range order {
		var sides []side
		for _, d := range byWords[k] {
			c := d.tolds[0].Body.(*chancery.Statement)
			sides = append(sides, side{b.who(d.tolds[0].paper, c.Speaker).draft.Label, d.tolds})
		}
		b.orderSides(sides)
		sides = apartFrom(sides, func(x, y any) bool {
			return b.spelling.like(b.spelling.person(x.(string)), b.spelling.person(y.(string))) != unlike
		})
		if len(sides) > 1 && sides[0].tolds[0].paper != sides[1].tolds[0].paper {
			d := byWords[k][0]
			b.dispute("attribution", "speaker", d, "who said: "+shorten(d.tolds[0].Body.(*chancery.Statement).Quote, 60),
				b.whyPreferred(sides[0].tolds, sides[1].tolds), sides)
		}
	}
}

// group puts the members for which of is true under the value it gives.
func group(gs []*gathering, of func(*gathering) (any, bool)) []side {
	var sides []side
	for _, g := range gs {
		if v, ok := of(g); ok {
			sides = addTo(sides, v, g.told)
		}
	}
	return sides
}

func addTo(sides []side, v any, t *told) []side {
	for i := range sides {
		if sides[i].value == v {
			sides[i].tolds = append(sides[i].tolds, t)
			return sides
		}
	}
	return append(sides, side{v, []*told{t}})
}

// orderSides puts the side with more roots first, then the one told after the
// fact and at first hand, then the later.
func (b *book) orderSides(sides []side) {
	slices.SortStableFunc(sides, func(x, y side) int {
		return cmp.Or(cmp.Compare(voices(y.tolds), voices(x.tolds)), cmp.Compare(b.hindsight(y.tolds), b.hindsight(x.tolds)),
			cmp.Compare(lastOf(y.tolds).paper.rank, lastOf(x.tolds).paper.rank))
	})
}

// apartFrom keeps the first side and those that agree with none kept before. A
// side that agrees with one of them is no party to the dispute.
func apartFrom(sides []side, agree func(x, y any) bool) []side {
	var out []side
	for _, s := range sides {
		if !slices.ContainsFunc(out, func(o side) bool { return agree(s.value, o.value) }) {
			out = append(out, s)
		}
	}
	return out
}
