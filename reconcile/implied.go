package reconcile

import (
	"cmp"
	"slices"

	"chancery"
)

// A turn is what the claim of another event tells of how far an event is.
type turn struct {
	by *gathering
	s  chancery.Status
}

// tellByParts adds to the life of an event what documents tell of it by another.
//
// A report of talks that the visitor held in the capital on those days tells that
// the visit took place, though it may never use the word; and where a visit is put
// off or called off, so is what was planned for it. The step cites the claim that
// tells it, and its document is one of the event's from then on. It is done only
// for the one person who travels, in the one country, within the visit's days.
func (b *book) tellByParts() {
	index := calendar{}
	for _, h := range b.meetings {
		if h.draft == nil || len(h.members) == 0 {
			continue
		}
		for _, g := range h.members {
			index.add(g, h)
		}
	}
	found := map[*happening][]turn{}
	for _, v := range b.meetings { // all are found before any is taken, so that none rests on another
		if v.draft == nil || len(v.members) == 0 || v.members[0].form.family != "visit" {
			continue
		}
		for _, o := range index.beside(v) {
			if !isPart(o.members[0].form.family) {
				continue
			}
			for _, g := range b.showHeld(v, o) {
				found[v] = append(found[v], turn{g, v.statusOn(g)})
				o.whole = v
			}
			for _, g := range b.takeAlong(v, o) {
				found[o] = append(found[o], turn{g, g.status})
				o.whole = v
			}
		}
	}
	for _, h := range b.meetings {
		if len(found[h]) > 0 {
			h.turns = found[h]
			b.addTurns(h)
		}
	}
}

// isPart reports whether events of the family take place where the people are.
func isPart(family string) bool {
	return family == "talks" || family == "forum" || family == "session" || family == "signing"
}

// beside lists the events that are entered under a person and a month with h.
func (c calendar) beside(h *happening) []*happening {
	seen := map[*happening]bool{h: true}
	var out []*happening
	for _, g := range h.kinds {
		for _, o := range c.near(g) {
			if !seen[o] {
				seen[o] = true
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(x, y *happening) int { return x.order - y.order })
	return out
}

// showHeld lists the claims of o that show that the visitor of v, which is so far only
// planned, was there on the days of v.
func (b *book) showHeld(v, o *happening) []*gathering {
	plan := v.earliest()
	if plan == nil || plan.vague || v.over() || v.off() {
		return nil
	}
	var out []*gathering
	for _, g := range o.members {
		if g.status != chancery.Happened || g.told.rejected {
			continue
		}
		day, known := g.told.paper.about()
		during := g.dated && !g.vague && g.from >= plan.from && g.to <= plan.to+visitGap
		// "They met in Strelsau", in a paper of the very days
		since := !g.dated && g.date == "" && known && day >= plan.from && day <= plan.to+visitGap
		there := (during || since) && b.visitorThere(g, v) || g.exact() && g.from >= plan.from && g.to <= plan.to && b.hostSees(g, v)
		if there && b.mayJoin([]*told{g.told}, toldsOf(v.members)) {
			out = append(out, g)
		}
	}
	return out
}

// statusOn is how far the visit v is in the paper of g, which shows that it takes place:
// under way until its last day has come.
func (v *happening) statusOn(g *gathering) chancery.Status {
	last := v.earliest().to
	if _, to, ok := chancery.Date(v.draft.Best("end")).Bounds(); ok {
		last = max(last, dayNumber(to))
	}
	if day, ok := g.told.paper.about(); ok && day < last {
		return chancery.Ongoing
	}
	return chancery.Happened
}

// takeAlong lists the claims that put off or call off the visit v and with it o, which
// was planned for it and of which nobody has told anything since.
func (b *book) takeAlong(v, o *happening) []*gathering {
	if !slices.ContainsFunc(v.kinds, func(g *gathering) bool { return isOff(g.status) }) ||
		!slices.ContainsFunc(o.kinds, func(g *gathering) bool { return b.visitorThere(g, v) }) {
		return nil
	}
	var out []*gathering
	for _, c := range v.members {
		if isOff(c.status) && !c.told.rejected && c.placed() && !slices.ContainsFunc(o.members, func(g *gathering) bool { return !c.reaches(g) }) &&
			b.mayJoin([]*told{c.told}, toldsOf(o.members)) {
			out = append(out, c)
		}
	}
	return out
}

// reaches reports whether c, by which a visit is put off or called off, can speak of
// the time that g is planned for, and g was planned before.
func (c *gathering) reaches(g *gathering) bool {
	return g.due() && g.placed() && g.from <= c.to && c.from <= g.to && (!g.dated || g.from >= c.told.paper.day) &&
		g.told.paper.rank <= c.told.paper.rank
}

// visitorThere reports whether g is in the country that v goes to and the person who
// pays the visit takes part.
func (b *book) visitorThere(g *gathering, v *happening) bool {
	for _, m := range v.kinds {
		if m.visitor == "" || m.place.country == "" || m.place.country != g.place.country {
			continue
		}
		for _, x := range m.people {
			if string(x.country) == m.visitor && slices.ContainsFunc(g.people, func(y attendee) bool { return x.key == y.key }) {
				return true
			}
		}
	}
	return false
}

// hostSees reports whether g, of which no place is told, is of the person who pays the
// visit and somebody of the country visited: where one is awaited on a day and meets
// one's host on that day, one has come.
func (b *book) hostSees(g *gathering, v *happening) bool {
	if g.place.country != "" || g.form.family != "talks" || len(g.parties) != 2 {
		return false
	}
	for _, m := range v.kinds {
		guest := func(x attendee) bool {
			return string(x.country) == m.visitor && slices.ContainsFunc(m.people, func(y attendee) bool { return x.key == y.key })
		}
		host := func(x attendee) bool {
			return x.country != "" && x.country == m.place.country && string(x.country) != m.visitor
		}
		if m.visitor != "" && slices.ContainsFunc(g.people, guest) && slices.ContainsFunc(g.people, host) {
			return true
		}
	}
	return false
}

// off reports whether the last word on h is that it was put off or called off.
func (h *happening) off() bool {
	return h.draft != nil && isOff(bestStatus(h.draft.Life))
}

// addTurns adds to the life of h's entry what other events tell of it, one step for
// each document and status, and their claims to those of the entry.
func (b *book) addTurns(h *happening) {
	d := h.draft
	type word struct {
		document string
		s        chancery.Status
	}
	seen := map[word]bool{}
	for _, x := range d.Life {
		seen[word{x.Document, x.Status}] = true
	}
	all := slices.Clone(d.tolds)
	for _, x := range h.turns {
		t := x.by.told
		if w := (word{t.paper.Source, x.s}); seen[w] {
			continue
		} else {
			seen[w] = true
		}
		all = append(all, t)
		d.Life = append(d.Life, chancery.Step{Status: x.s, On: t.paper.Published, Document: t.paper.Source, Claim: t.ID})
		b.addStatus(d, t, x.s)
	}
	sortTolds(all)
	all = slices.Compact(all)
	d.Documents, d.Roots, d.Claims = sources(all), voices(all), nil
	for _, x := range all {
		d.Claims = append(d.Claims, x.ID)
	}
	if d.Standing == chancery.Single && d.Roots > 1 {
		d.Standing = chancery.Corroborated
	}
	slices.SortStableFunc(d.Life, func(x, y chancery.Step) int {
		return cmp.Or(cmp.Compare(b.byClaim[x.Claim].paper.rank, b.byClaim[y.Claim].paper.rank), cmp.Compare(rankOf[x.Status], rankOf[y.Status]))
	})
	prefer(d.Entry, "status", string(bestStatus(d.Life)))
}

// addStatus adds the claim of t to the values of the status of d.
func (b *book) addStatus(d *draft, t *told, s chancery.Status) {
	vs := slices.Clone(d.Slot("status"))
	at := slices.IndexFunc(vs, func(v chancery.Value) bool { return v.Value == string(s) })
	if at < 0 {
		at = len(vs)
		vs = append(vs, chancery.Value{Value: string(s)})
	}
	v := &vs[at]
	v.Documents = slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(v.Documents), t.paper.Source))))
	v.Claims = append(slices.Clone(v.Claims), t.ID)
	setSlot(d.Entry, "status", vs)
}
