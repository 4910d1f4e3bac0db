package extract

import (
	"slices"
	"strings"

	"chancery"
)

// A frame is an event being read.
type frame struct {
	appointee bool              // somebody who takes part speaks for a state
	official  bool              // somebody who takes part holds an office, or is a body
	bodies    map[string]string // organisation of no country → international, domestic
	event     *chancery.Event
	people    []chancery.Participant
	verb      int // the verb that carries it
	trigger   int
	reach     int             // where the words that belong to the trigger end
	like      *chancery.Event // the event told before that this one repeats
	dated     string          // where the day was taken from, if not from its sentence
	inferred  string          // how the participants were, where no word of the sentence gives them
}

// read is the event that the word at i of s tells by rule r, if it does.
func (e *events) read(s *sight, i int, r *eventRule, before []chancery.Claim) (chancery.Claim, bool) {
	p, l, v := s.p, s.l, s.tokenOf(i)
	c := e.sceneAt(s, i, r)
	f := &frame{bodies: map[string]string{}, event: &chancery.Event{Plover: r.plover, Mode: r.mode, Form: r.form}, verb: v, trigger: v}
	if c.verb >= 0 {
		f.verb = s.tokenOf(c.verb)
	}
	e.cast(c, r, f)
	e.we(c, r, f)
	e.ofText(c, r, f)
	if r.held && !e.what(p, l, v, f) || !e.form(c, r, f) || r.text && !e.textNear(p, l, v) {
		return chancery.Claim{}, false
	}
	why, ok := e.standing(c, r, f, before)
	if !ok {
		return chancery.Claim{}, false
	}
	f.reach = e.reach(p, l, v)
	if !e.enough(c, r, f, before) || p.athome(f) {
		return chancery.Claim{}, false
	}
	f.event.Participants = f.withoutOrganiser()
	p.when(l, f)
	p.where(l, f)
	p.atHosts(f)
	if r.noun {
		f.within(p, l, before)
	}
	if f.like != nil && f.event.Status == f.like.Status && (f.event.Start == "" || f.event.Start == f.like.Start) {
		return chancery.Claim{}, false // nothing new
	}
	e.plover.complete(s, f.event, c.at, c.verb, -1)
	f.event.Label = p.label(f.event)
	if rest, ok := strings.CutPrefix(f.event.Label, "other "); ok {
		f.event.Label = s.ws[i].Lemma + " " + rest // "banquet of …"
	}
	out := chancery.Claim{Evidence: p.Doc.Quote(l.Span), Rule: "event." + r.name, Why: why, Body: f.event, Trigger: s.ws[i].Span}
	if f.dated != "" {
		out.Basis, out.Why, out.Elsewhere = chancery.Inferred, why+"; "+f.dated, []string{"start"}
	}
	if f.inferred != "" {
		out.Basis, out.Why = chancery.Inferred, why+"; "+f.inferred
	}
	return out, true
}

// standing gives f its status, with what told it; ok is false where nothing does.
func (e *events) standing(c *scene, r *eventRule, f *frame, before []chancery.Claim) (why string, ok bool) {
	why = e.status(c, f)
	if f.event.Status == "" && r.noun {
		why = f.refersBack(c.p, c.l, before)
	}
	if f.event.Status == "" {
		if f.event.Status = r.usual; r.usual == "" {
			return "", false
		}
		why = "told as a thing done"
	}
	switch {
	case (f.event.Status == chancery.Planned || f.event.Status == chancery.Hypothetical) && c.inThanks():
		return "", false // "thank you for inviting me to visit": who says so is there
	case r.noun && f.event.Status == chancery.Ongoing && c.p.planned(c.l, f, before):
		f.event.Status, why = chancery.Planned, "still to come, as was told before"
	}
	return why, true
}

// enough reports whether as many take part in f as an event by r needs, told by the
// sentence, the clause around it or the events before.
func (e *events) enough(c *scene, r *eventRule, f *frame, before []chancery.Claim) bool {
	p, l := c.p, c.l
	told, least := false, r.min
	if f.event.Mechanism != "" {
		least = min(least, 1) // who meets there is known by its name
	}
	if least > 1 && e.amongThemselves(c, r, f) {
		least = 1
	}
	if len(f.people) < least && r.noun {
		told = f.inherit(p, l, before)
	}
	if len(f.people) == 0 && least > 1 && r.text {
		p.both(l, f)
	}
	if r.noun && !told {
		f.fromClause(p, l, r)
	}
	switch {
	case len(f.people) < least, !told && (!international(f) || !r.complete(f)):
		return false
	case len(f.people) == 1 && r.setting:
		return f.event.Mechanism != "" || f.event.PlaceCountry != "" || p.crosses(l)
	}
	return true
}

// inThanks reports whether the event is part of what somebody is thanked for.
func (c *scene) inThanks() bool {
	k := c.at
	for range 8 {
		if k = c.head(k); k < 0 {
			return false
		}
		if c.p.grammar.thanks[c.ws[k].Lemma] {
			return true
		}
	}
	return false
}

// planned reports whether the event of a definite noun, "this visit marks", was told as
// still to come by the sentences before it.
func (p *page) planned(l *line, f *frame, before []chancery.Claim) bool {
	if !p.determined(l, f.trigger) {
		return false
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i].Body.(*chancery.Event)
		if before[i].Evidence.Start < l.Start && p.In(before[i].Evidence.Start) >= l.n-12 && (o.Form == f.event.Form || strings.HasSuffix(o.Form, "visit") && strings.HasSuffix(f.event.Form, "visit")) {
			return o.Status == chancery.Planned
		}
	}
	return false
}

// fromClause finds who takes part in "during a telephone conversation" and "on a
// working visit", whose own words do not say: the two persons of two countries that
// the sentence names; of a visit, the subject of the sentence and the place or the
// country of the other.
func (f *frame) fromClause(p *page, l *line, r *eventRule) {
	if len(f.people) > 0 && r.form != "visit" || len(f.people) > 1 || !p.circumstance(l, f.trigger) {
		return
	}
	var found []int
	for _, n := range l.names {
		m := p.Names[n]
		if m.Type == chancery.Person && m.Country != "" && !slices.ContainsFunc(found, func(k int) bool { return p.Names[k].Name == m.Name }) {
			found = append(found, n)
		}
	}
	if len(found) != 2 || p.Names[found[0]].Country == p.Names[found[1]].Country {
		return
	}
	if r.form != "visit" {
		f.take(p, found, r.subj)
		f.inferred = "the two whom the sentence names"
		return
	}
	if p.whoBetween(l, p.Names[found[1]].End, f.trigger) { // "met President Dorn, who is here on a visit"
		found[0], found[1] = found[1], found[0]
	}
	host := p.Names[found[1]].Country
	f.people = nil
	f.take(p, found[:1], "guest")
	f.join(chancery.Participant{Name: p.countryName(host), Country: host, Role: "host"})
	f.event.Place, f.event.PlaceCountry = p.countryName(host), host
	f.inferred = "the host is of the country of whom the guest met"
}

// whoBetween reports whether "who" opens a clause between byte from and token v.
func (p *page) whoBetween(l *line, from, v int) bool {
	for k := l.token(from); k < v; k++ {
		if l.Tokens[k].Start >= from && p.is(l, k, "who") {
			return true
		}
	}
	return false
}

// circumstance reports whether the noun at v stands in a phrase such as "during a
// working visit" or "in a telephone conversation", which says when the rest was done.
func (p *page) circumstance(l *line, v int) bool {
	for k := v - 1; k >= 0 && v-k < 6; k-- {
		switch t := l.Tokens[k]; t.UPOS {
		case "ADP":
			return p.is(l, k, "during", "in", "on") && k > 0 && l.Tokens[k-1].UPOS != "DET"
		case "NOUN", "ADJ", "DET", "NUM", "VERB":
		default:
			return false
		}
	}
	return false
}

// inherit gives the event of a definite noun, "The signing was postponed", the
// participants of the event of that form that the document told last.
func (f *frame) inherit(p *page, l *line, before []chancery.Claim) bool {
	at := f.trigger - 1
	if !p.is(l, at, "the", "this", "these", "those", "that") {
		at--
	}
	if !p.is(l, at, "the", "this", "these", "those", "that") || at > 0 && l.Tokens[at-1].UPOS == "ADP" && !p.is(l, at-1, "during", "after", "before", "at", "following") {
		return false // "the focus of the talks" tells nothing of them
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i].Body.(*chancery.Event)
		if p.In(before[i].Evidence.Start) < l.n-6 {
			continue // too far back to be "the" visit
		}
		if before[i].Evidence.Start > l.Start || before[i].Evidence.Start == l.Start && before[i].Evidence.End == l.End {
			continue
		}
		if o.Status == chancery.Happened && (f.event.Status == chancery.Planned || f.event.Status == chancery.Ongoing) && o.Start != "" {
			continue // what is over is not what is still to come
		}
		if o.Form == f.event.Form || strings.HasSuffix(o.Form, "visit") && strings.HasSuffix(f.event.Form, "visit") {
			f.people, f.event.Form = append(f.people, o.Participants...), o.Form
			if f.event.Place == "" {
				f.event.Place, f.event.PlaceCountry = o.Place, o.PlaceCountry
			}
			f.inferred, f.like = "who takes part was told before", o
			return true
		}
	}
	return false
}

// refersBack gives "This marks his first visit" the status of the event that the
// sentence before it told.
func (f *frame) refersBack(p *page, l *line, before []chancery.Claim) string {
	if !p.is(l, 0, "this", "it", "that") || len(before) == 0 {
		return ""
	}
	last := before[len(before)-1]
	o := last.Body.(*chancery.Event)
	if n := p.In(last.Evidence.Start); n != l.n-1 && n != l.n {
		return ""
	}
	f.event.Status = o.Status
	return "told of the event before it"
}

// within makes "the talks", which have no day of their own, part of the visit told
// before them of somebody who takes part, and gives them its day.
func (f *frame) within(p *page, l *line, before []chancery.Claim) {
	if f.event.Start != "" || f.event.Form != "talks" || !p.determined(l, f.trigger) {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i].Body.(*chancery.Event)
		if !strings.HasSuffix(o.Form, "visit") || o.Status != f.event.Status || before[i].Evidence.Start >= l.Start || p.In(before[i].Evidence.Start) < l.n-4 {
			continue
		}
		for _, x := range o.Participants {
			for _, y := range f.people {
				if x.Role == "guest" && x.Name == y.Name {
					f.event.PartOf = chancery.ClaimID("#" + o.Label)
					if o.Start != "" && o.End == "" && o.Start.Exact() {
						f.event.Start, f.dated = o.Start, "the day of the visit that it is part of"
					}
					return
				}
			}
		}
	}
}

// both gives a signing whose signatories are not named the two countries of its
// sentence.
func (p *page) both(l *line, f *frame) {
	var found []int
	for _, n := range l.names {
		m := p.Names[n]
		if len(m.Set) == 2 {
			found = append(found, m.Set...)
		}
		if (m.State || m.Type == chancery.National) && m.Country != "" {
			found = append(found, n)
		}
	}
	countries := map[chancery.Country]bool{}
	for _, n := range found {
		countries[p.Names[n].Country] = true
	}
	if len(countries) == 2 {
		f.people = nil
		f.take(p, found, "signatory")
		f.inferred = "the two countries of the sentence"
	}
}

// status fills the event's status, and returns what told it: the words that the tree ties
// to it, the tense of its verb, or its day.
func (e *events) status(c *scene, f *frame) string {
	p, l := c.p, c.l
	s, why := c.told(c.at)
	if s == chancery.Ongoing && strings.HasSuffix(f.event.Form, "visit") && c.verb >= 0 && c.ws[c.verb].XPOS == "VBG" {
		s, why = chancery.Planned, "is on the way" // "is going to Graustark"
	}
	if s == "" && c.at != c.verb || s == chancery.Ongoing || s == chancery.Happened && c.ws[c.at].Rel == "acl" {
		v := f.trigger
		if t, ok := p.nearestTime(l, v, e.reach(p, l, v)); ok && p.Published != "" && p.Times[t].EDTF.Known() {
			switch d := p.Times[t].EDTF.Compare(p.Published.Plain()); {
			case d < 0 && s == "":
				s, why = chancery.Happened, "its day is before the document's"
			case d > 0:
				s, why = chancery.Planned, "its day is after the document's"
			}
		}
	}
	f.event.Status = s
	return why
}

// atHosts makes the country that is visited the place of a visit that has none.
func (p *page) atHosts(f *frame) {
	if f.event.Place != "" || !strings.HasSuffix(f.event.Form, "visit") {
		return
	}
	for _, x := range f.event.Participants {
		if x.Role == "host" && x.Country != "" && x.Name == p.countryName(x.Country) {
			f.event.Place, f.event.PlaceCountry = x.Name, x.Country
			return
		}
	}
}
