package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// addEvent makes the entry of h: its slots, its life line and its status.
func (b *book) addEvent(h *happening) {
	ts := toldsOf(h.members)
	sortTolds(ts)
	slices.SortFunc(h.members, func(x, y *gathering) int { return byPlace(x.told, y.told) })
	d := b.draft(chancery.KindEvent, ts)
	h.draft = d
	d.remake = func(more []*told) {
		for _, t := range more {
			h.take(b.gathering(t))
		}
		b.addEvent(h)
	}
	setSlot(d.Entry, "part_of", nil) // a claim's id; the entry's is in PartOf
	d.Life = lifeLine(h.members)
	b.settleStatus(d, h)
	status := bestStatus(d.Life)
	prefer(d.Entry, "status", string(status))
	b.settleDates(d, h)
	h.rivals = b.rivalsOf(h)
	b.settleParticipants(d, h)
	if v := b.bestLabel(d, h, status); v != "" {
		d.Label = v
	}
	d.base = b.eventBase(d, h)
	if len(h.turns) > 0 {
		b.addTurns(h)
	}
}

// rankOf puts the statuses into the order that an event's life takes.
var rankOf = map[chancery.Status]int{
	chancery.Hypothetical: 1, chancery.Planned: 2, chancery.Postponed: 3, chancery.Cancelled: 4,
	chancery.Ongoing: 5, chancery.Denied: 6, chancery.Happened: 7,
}

// lifeLine is what each document says of how far an event is, oldest first. A
// document that says two things takes both steps in the order of an event's life.
func lifeLine(gs []*gathering) []chancery.Step {
	type word struct {
		p *paper
		s chancery.Status
	}
	seen := map[word]bool{}
	var out []chancery.Step
	var ranks []int
	for _, g := range gs {
		t, s := g.told, g.status
		if t.rejected || s == "" || seen[word{t.paper, s}] {
			continue
		}
		seen[word{t.paper, s}] = true
		at := len(out)
		for at > 0 && ranks[at-1] == t.paper.rank && rankOf[out[at-1].Status] > rankOf[s] {
			at--
		}
		out = slices.Insert(out, at, chancery.Step{Status: s, On: t.paper.Published, Document: t.paper.Source, Claim: t.ID})
		ranks = append(ranks, t.paper.rank)
	}
	return out
}

// bestStatus is what is best known of an event: the latest word, save that what
// was reported held stays held when somebody later still calls it planned, and
// that a guess does not outrank a plan.
func bestStatus(life []chancery.Step) chancery.Status {
	var best chancery.Status
	for _, s := range life {
		switch {
		case best == chancery.Happened && (s.Status != chancery.Denied && s.Status != chancery.Cancelled):
		case s.Status == chancery.Hypothetical && best != "":
		default:
			best = s.Status
		}
	}
	return best
}

// settleStatus gives the slot the statuses that go into the life line, which are
// those told, save that no day is over before it has come.
func (b *book) settleStatus(d *draft, h *happening) {
	sides := group(h.members, func(g *gathering) (any, bool) { return string(g.status), g.status != "" })
	var ws []*wording
	for _, s := range sides {
		ws = append(ws, &wording{s.value, s.value.(string), s.tolds})
	}
	slices.SortStableFunc(ws, func(x, y *wording) int { return b.byPreference("status", x, y) })
	vs := values(ws)
	for _, v := range d.Slot("status") { // as a person corrected it from
		if !slices.ContainsFunc(vs, func(o chancery.Value) bool { return o.Value == v.Value }) && len(h.members) > 0 && corrected(h, v) {
			vs = append(vs, v)
		}
	}
	setSlot(d.Entry, "status", vs)
}

func corrected(h *happening, v chancery.Value) bool {
	return slices.ContainsFunc(h.members, func(g *gathering) bool {
		return slices.ContainsFunc(g.told.read, func(s chancery.Slot) bool { return s.Name == "status" && s.Values[0].Value == v.Value })
	})
}

// settleDates orders the values of start and end so that the preferred two come
// from claims that belong together: the most exact, with most roots behind it.
func (b *book) settleDates(d *draft, h *happening) {
	starts := d.Slot("start")
	if len(starts) == 0 {
		return
	}
	starts = afterCallingOff(b.asHeld(starts, h), h)
	setSlot(d.Entry, "start", starts)
	first := chancery.Date(starts[0].Value.(string))
	var with, ends, later []chancery.Value
	for _, v := range d.Slot("end") {
		e := chancery.Date(v.Value.(string))
		if from, _, ok := first.Bounds(); ok {
			if _, to, ok := e.Bounds(); ok && to.Before(from) {
				later = append(later, v)
				continue
			}
		}
		if slices.ContainsFunc(h.members, func(g *gathering) bool { return g.event.Start == first && g.event.End == e }) {
			with = append(with, v)
			continue
		}
		ends = append(ends, v)
	}
	setSlot(d.Entry, "end", slices.Concat(with, ends, later))
}

// afterCallingOff puts the days on which the event was called off behind all others:
// they are no days of the event.
func afterCallingOff(starts []chancery.Value, h *happening) []chancery.Value {
	var days, other []chancery.Value
	for _, v := range starts {
		if slices.ContainsFunc(v.Claims, func(id chancery.ClaimID) bool {
			return !slices.ContainsFunc(h.members, func(g *gathering) bool { return g.told.ID == id && g.calledOff })
		}) {
			days = append(days, v)
		} else {
			other = append(other, v)
		}
	}
	return append(days, other...)
}

// asHeld puts the dates that agree with what was told after the fact before those
// that were only planned.
func (b *book) asHeld(starts []chancery.Value, h *happening) []chancery.Value {
	if !h.over() {
		return starts
	}
	var held, planned []chancery.Value
	for _, v := range starts {
		if slices.ContainsFunc(h.members, func(g *gathering) bool {
			return g.status == chancery.Happened && g.dated && g.date.Agrees(chancery.Date(v.Value.(string)))
		}) {
			held = append(held, v)
		} else {
			planned = append(planned, v)
		}
	}
	return append(held, planned...)
}

// bestLabel is the label of the claim that knows most: most persons by their full
// names, the most exact form, the surest reading.
func (b *book) bestLabel(d *draft, h *happening, status chancery.Status) string {
	var best *gathering
	for _, g := range h.members {
		if g.event.Label == "" || g.told.rejected {
			continue
		}
		if best == nil || b.tellsMore(g, best, h) {
			best = g
		}
	}
	if best == nil {
		return ""
	}
	prefer(d.Entry, "label", best.event.Label)
	return best.event.Label
}

func (b *book) tellsMore(g, than *gathering, h *happening) bool {
	x := []int{-h.losers(g), g.persons(), g.form.rank, g.fullness(), len(g.parties)}
	y := []int{-h.losers(than), than.persons(), than.form.rank, than.fullness(), len(than.parties)}
	if c := slices.Compare(x, y); c != 0 {
		return c > 0
	}
	return g.told.Confidence > than.told.Confidence
}

// persons is how many persons take part, those named twice counted once.
func (g *gathering) persons() int {
	keys := map[string]bool{}
	for _, x := range g.people {
		keys[x.key] = true
	}
	return len(keys)
}

// fullness grows with the words of the names that g gives, "Otto Falk" before "Falk",
// and is more where it tells the town.
func (g *gathering) fullness() int {
	n := 0
	for _, p := range g.event.Participants {
		n += strings.Count(p.Name, " ")
	}
	if g.place.key != "" && !g.place.state {
		n++
	}
	return n
}

// losers counts the persons that g names and a dispute finds against.
func (h *happening) losers(g *gathering) int {
	n := 0
	for _, r := range h.rivals {
		for _, s := range r.sides[1:] {
			if slices.ContainsFunc(g.people, func(x attendee) bool { return x.key == s.actor.key }) {
				n++
			}
		}
	}
	return n
}

// settleParticipants gives the event all that any claim names, each once, under
// the fullest name, without those whom a dispute finds against; these stand
// beside. A country is left out where a person of it takes part in the same role.
func (b *book) settleParticipants(d *draft, h *happening) {
	type seat struct {
		p     chancery.Participant
		tolds []*told
	}
	seats := map[string]*seat{}
	var order []string
	lost := map[string]bool{}
	for _, r := range h.rivals {
		for _, s := range r.sides[1:] {
			lost[s.actor.key] = true
		}
	}
	for _, g := range h.members {
		for _, p := range g.event.Participants {
			if p.Name == "" {
				continue
			}
			k, name := b.seatOf(g.told.paper, p)
			s := seats[k]
			if s == nil {
				s = &seat{p: chancery.Participant{Name: name, Country: p.Country}}
				seats[k] = s
				order = append(order, k)
			}
			s.tolds = append(s.tolds, g.told)
			s.p.Role = cmp.Or(s.p.Role, p.Role)
			s.p.Country = cmp.Or(s.p.Country, p.Country)
		}
	}
	var in, out []chancery.Participant
	var inTolds, outTolds []*told
	for _, k := range order {
		s := seats[k]
		if lost[k] {
			out, outTolds = append(out, s.p), append(outTolds, s.tolds...)
			continue
		}
		inTolds = append(inTolds, s.tolds...)
		if !strings.HasPrefix(k, "country ") || !slices.ContainsFunc(order, func(o string) bool {
			return o != k && !lost[o] && seats[o].p.Country == s.p.Country && !strings.HasPrefix(o, "body ")
		}) {
			in = append(in, s.p)
		}
	}
	var vs []chancery.Value
	for _, side := range []struct {
		ps []chancery.Participant
		ts []*told
	}{{in, inTolds}, {out, outTolds}} {
		if len(side.ps) > 0 {
			vs = append(vs, participantsValue(side.ps, side.ts))
		}
	}
	setSlot(d.Entry, "participants", vs)
}

func participantsValue(ps []chancery.Participant, ts []*told) chancery.Value {
	slices.SortStableFunc(ps, func(x, y chancery.Participant) int {
		return cmp.Or(cmp.Compare(x.Country, y.Country), cmp.Compare(x.Name, y.Name))
	})
	sortTolds(ts)
	ts = slices.Compact(ts)
	v := chancery.Value{Value: ps, Documents: sources(ts)}
	for _, t := range ts {
		v.Claims = append(v.Claims, t.ID)
	}
	return v
}

// seatOf is the key and the name of a participant across documents.
func (b *book) seatOf(p *paper, x chancery.Participant) (key, name string) {
	a := b.who(p, x.Name)
	switch {
	case a == nil:
		return "name " + b.spelling.key(x.Name) + " " + string(x.Country), x.Name
	case a.draft != nil:
		return a.key, a.draft.Label
	case a.what == "country":
		return a.key, cmp.Or(b.atlas.names[a.country], x.Name)
	}
	return a.key, x.Name
}

// eventBase is what the id of an event is made of: when, what, who.
func (b *book) eventBase(d *draft, h *happening) string {
	when := "undated"
	if s := chancery.Date(d.Best("start")); s.Known() {
		when = b.spelling.slug(string(s.Plain().Start()))
	} else if e := chancery.Date(d.Best("end")); e.Known() {
		when = b.spelling.slug(string(e.Plain().Start()))
	}
	form := cmp.Or(d.Best("form"), "event")
	if form == "other" {
		form = cmp.Or(strings.ToLower(d.Best("plover")), "event")
	}
	return strings.Join(slices.Concat([]string{"event", when, b.spelling.slug(form)}, b.partySlugs(h)), "-")
}

// partySlugs are the parties that most claims name, at most three, sorted.
func (b *book) partySlugs(h *happening) []string {
	n := map[string]int{}
	for _, g := range h.members {
		for _, p := range g.parties {
			n[p]++
		}
	}
	var all []string
	for p := range n {
		all = append(all, p)
	}
	slices.SortFunc(all, func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
	all = all[:min(len(all), 3)]
	for i, p := range all {
		all[i] = b.partySlug(p)
	}
	slices.Sort(all)
	return all
}

// bodyName is the folded name of a body that is a party.
func bodyName(party string) (string, bool) { return strings.CutPrefix(party, "body ") }
