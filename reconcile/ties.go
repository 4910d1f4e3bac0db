package reconcile

import (
	"slices"
	"strings"

	"chancery"
)

// tieEntries ties entries to one another once they have their ids: events to the
// ones they are part of and follow, mechanisms to their editions, promises to the
// figures that tell how far they have come.
func (b *book) tieEntries() {
	for _, h := range b.meetings {
		if len(h.members) > 0 && h.draft != nil {
			b.tiePart(h)
		}
	}
	b.tieVisits()
	b.tieFollows()
	b.tieEditions()
	b.measureProgress()
}

// tiePart makes h part of what its claims say it is part of.
func (b *book) tiePart(h *happening) {
	for _, g := range h.members {
		if o := b.draftOf[g.event.PartOf]; g.event.PartOf != "" && o != nil && o.ID != h.draft.ID && o.Kind == chancery.KindEvent {
			if o.PartOf != h.draft.ID {
				h.draft.PartOf = o.ID
			}
			return
		}
	}
}

// tieVisits makes talks, signings and the like part of the visit that holds their
// days and both their sides, where there is one such visit.
func (b *book) tieVisits() {
	index := calendar{}
	visits := map[*happening]*gathering{}
	for _, h := range b.meetings {
		if len(h.members) == 0 || h.members[0].form.family != "visit" {
			continue
		}
		g := h.earliest()
		if g == nil {
			g = h.members[0]
		}
		visits[h] = g
		index.add(g, h)
	}
	for _, h := range b.meetings {
		if h.whole != nil && h.draft != nil && h.draft.PartOf == "" && h.whole.draft.ID != h.draft.ID {
			h.draft.PartOf = h.whole.draft.ID
		}
		g := h.earliest()
		if g == nil || h.draft == nil || h.draft.PartOf != "" || g.form.family == "visit" || g.form.family == "call" || g.form.family == "office" {
			continue
		}
		var host *happening
		several := false
		for _, o := range index.near(g) {
			v := visits[o]
			if (v.dated && v.from <= g.from && g.to <= v.to || toldTogether(g, v)) && b.duringVisit(g, v) {
				several = several || host != nil
				host = o
			}
		}
		if host != nil && !several && host.draft.ID != h.draft.ID {
			h.draft.PartOf = host.draft.ID
		}
	}
}

// toldTogether reports whether one paper tells of g and, without its date, of the visit
// v, and of both alike as due or as over: "will hold talks on Friday … will arrive on a
// working visit".
func toldTogether(g, v *gathering) bool {
	return g.told.paper == v.told.paper && !v.dated && v.date == "" && g.exact() && g.due() == v.due() && g.place.country != "" && v.from <= g.from && g.to <= v.to
}

// duringVisit reports whether g can be part of the visit v: the visitor takes part
// in both, and g is where the visitor is.
func (b *book) duringVisit(g, v *gathering) bool {
	shared, ok := b.sameParties(g, v, 0)
	if !ok || shared < 2 || !g.place.agrees(v.place) {
		return false
	}
	for _, x := range v.people {
		if string(x.country) == v.visitor && slices.ContainsFunc(g.people, func(y attendee) bool { return x.key == y.key }) {
			return true
		}
	}
	return false
}

// followDays is how long after the day it was called off an event may be held for
// it to be the same plan taken up again.
const followDays = 180

// tieFollows ties an event to the one of the same form and parties that was
// postponed or called off before it, where there is one such.
func (b *book) tieFollows() {
	off := map[string][]*happening{}
	key := func(g *gathering) string { return g.form.family + "|" + strings.Join(g.parties, "|") }
	for _, h := range b.meetings {
		if g := h.earliest(); g != nil && h.draft != nil {
			if s := h.draft.Best("status"); s == string(chancery.Postponed) || s == string(chancery.Cancelled) {
				off[key(g)] = append(off[key(g)], h)
			}
		}
	}
	for _, h := range b.meetings {
		g := h.earliest()
		if g == nil || h.draft == nil || h.draft.Follows != "" {
			continue
		}
		var before []*happening
		for _, o := range off[key(g)] {
			e := o.earliest()
			_, ok := b.samePersons(g, e)
			known := len(g.parties) > 1 || g.mechanism != "" && g.mechanism == e.mechanism
			if o != h && ok && known && e.to < g.from && g.from-e.to <= followDays && sameSetting(g, e) >= 0 {
				before = append(before, o)
			}
		}
		if len(before) == 1 {
			h.draft.Follows = before[0].draft.ID
		}
	}
}

// tieEditions adds to each mechanism the events held by it.
func (b *book) tieEditions() {
	events := map[string][]*happening{}
	for _, h := range b.meetings {
		seen := map[string]bool{}
		for _, g := range h.members {
			if k := g.mechanism; k != "" && !seen[k] && h.draft != nil {
				seen[k] = true
				events[k] = append(events[k], h)
			}
		}
	}
	for _, d := range b.drafts {
		if d.Kind != chancery.KindMechanism {
			continue
		}
		done := map[chancery.EntryID]bool{}
		for _, t := range d.tolds {
			for _, h := range events[b.mechanismKey(t.Body.(*chancery.Mechanism).Name)] {
				if !done[h.draft.ID] {
					done[h.draft.ID] = true
					d.addEdition(h.draft.Best("edition"), h.draft.ID)
				}
			}
		}
		sortEditions(d.Editions)
	}
}

// addEdition gives an edition its event. An event whose edition is not told
// stands for itself.
func (d *draft) addEdition(edition string, event chancery.EntryID) {
	for i, e := range d.Editions {
		if e.Edition == edition && e.Event == "" {
			d.Editions[i].Event = event
			return
		}
	}
	d.Editions = append(d.Editions, chancery.Edition{Edition: edition, Event: event})
}
