package extract

import (
	"slices"

	"chancery"
)

// done adds to before, the events of p that patterns found, the acts that the trees of
// its sentences tell and no pattern saw.
func (e *events) done(p *page, before []chancery.Claim) []chancery.Claim {
	out := before
	for _, headings := range [...]bool{false, true} { // a headline says again what its text says better
		for i := range p.lines {
			l := &p.lines[i]
			if l.Passed || l.Heading != headings || len(l.names) == 0 || p.asks(l) {
				continue
			}
			if !e.acts.anyOf(l.Words) {
				continue
			}
			s := p.sight(l)
			if s == nil {
				continue
			}
			for _, d := range e.acts.in(s) {
				if c, ok := s.claim(&d, e); ok && !toldBefore(out, c, headings) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// claim is d as an event: those who act, then those to whom. Two sides have to be known,
// one of them by its country.
func (s *sight) claim(d *deed, e *events) (chancery.Claim, bool) {
	ev := &chancery.Event{Plover: d.plover, Mode: d.mode, Form: s.p.grammar.called[d.plover].form, Status: d.status}
	known, private := false, false
	if !s.acts(d) {
		return chancery.Claim{}, false
	}
	for _, side := range [...]struct {
		of   []chancery.Participant
		role string
	}{{d.source, "actor"}, {d.target, "recipient"}} {
		for _, x := range side.of {
			if x.Role = side.role; x.Name == "" || side.role == "recipient" && !s.receives(d, x) {
				continue
			}
			if !slices.ContainsFunc(ev.Participants, func(y chancery.Participant) bool { return y.Name == x.Name }) {
				ev.Participants = append(ev.Participants, x)
				known = known || x.Country != ""
				private = private || s.private[x.Name]
			}
		}
	}
	if d.plover == "CONSULT" && private || s.p.grammar.is(d.plover, "friendly") && !s.abroad(ev.Participants) || s.athome(d, ev.Participants) { // how they get on at home is no business of the register
		return chancery.Claim{}, false
	}
	if !known || len(d.source) == 0 || len(ev.Participants) < 2 || len(d.target) == 0 && s.p.grammar.is(d.plover, "onesided") && d.kind != mutualKind && !(d.plover == "AGREE" && s.abroad(d.source)) {
		return chancery.Claim{}, false
	}
	f := &frame{event: ev, verb: s.tokenOf(d.at), trigger: s.tokenOf(d.at)}
	f.reach = e.reach(s.p, s.l, f.trigger)
	s.p.when(s.l, f)
	s.p.where(s.l, f)
	if d.mode == "visit" && ev.Form == "" {
		ev.Form = "visit"
	}
	if d.mode == "visit" && ev.Place == "" && len(d.target) == 1 && (s.towns[d.target[0].Name] || d.target[0].Name == s.p.countryName(d.target[0].Country)) {
		ev.Place, ev.PlaceCountry = d.target[0].Name, d.target[0].Country
	}
	e.plover.complete(s, ev, d.at, d.at, d.thing)
	ev.Label = s.p.label(ev)
	return chancery.Claim{Evidence: s.p.Doc.Quote(s.l.Span), Rule: "act." + d.name, Why: d.why, Body: ev, Trigger: s.ws[d.at].Span}, true
}

// acts reports whether those who do d can do it: an army that marches does not protest,
// and of "the two leaders agreed" nobody knows who.
func (s *sight) acts(d *deed) bool {
	switch d.plover {
	case "PROTEST":
		return !slices.ContainsFunc(d.source, func(x chancery.Participant) bool { return s.roles[x.Name] == "MIL" })
	case "AGREE":
		return slices.ContainsFunc(d.source, s.known)
	}
	return true
}

// known reports whether it is told who x is, or of what state or body.
func (s *sight) known(x chancery.Participant) bool {
	return x.Country != "" || s.proper(x) || s.several[x.Name]
}

// receives reports whether x is somebody to whom d can be done: no town of friendly acts,
// no body that meets of a meeting, and nobody nameless ("agreed to address the drivers")
// but of contest.
func (s *sight) receives(d *deed, x chancery.Participant) bool {
	g := s.p.grammar
	switch {
	case g.is(d.plover, "friendly") && d.mode != "visit" && s.towns[x.Name] && !s.capital(x.Name):
		return false
	case d.plover == "CONSULT" && g.meets(x.Name):
		return false
	}
	return s.known(x) || g.is(d.plover, "contest") && d.plover != "PROTEST"
}

// capital reports whether a capital is called so, which may stand for its government.
func (s *sight) capital(name string) bool {
	return slices.ContainsFunc(s.who, func(m *chancery.Name) bool { return m.Capital && s.p.Text(m.Span) == name })
}

// athome reports whether d is a matter of those who govern one state: all who take part
// are of it, and neither somebody who stands against them nor a town of theirs does.
func (s *sight) athome(d *deed, ps []chancery.Participant) bool {
	one := chancery.Country("")
	for _, x := range ps {
		c := x.Country
		if c == "" && s.p.grammar.sorts[x.Name] == "" {
			c = s.p.home // a transcript does not say of its own people of what state they are
		}
		if c == "" && !s.proper(x) && d.plover == "COERCE" {
			continue // "two smugglers": of no other state that the text knows
		}
		if c == "" || one != "" && c != one {
			return false
		}
		one = c
	}
	if s.p.home != "" && one == s.p.home {
		return true // a state's own paper tells its own affairs
	}
	if d.plover == "PROTEST" || s.contention(ps) {
		return false
	}
	for _, x := range d.target {
		if (s.p.grammar.is(d.plover, "placed") || s.p.grammar.is(d.plover, "contest")) && s.towns[x.Name] {
			return false
		}
	}
	return true
}

// contention reports whether somebody takes part who stands against a government or for
// a part of its people: rebels, an opposition, an army, strikers, a crowd. What a
// president asks of his parliament is not told.
func (s *sight) contention(ps []chancery.Participant) bool {
	return slices.ContainsFunc(ps, func(x chancery.Participant) bool { return contending[s.roles[x.Name]] })
}

// contending is the PLOVER sectors of those whose quarrels at home are events.
var contending = map[chancery.Role]bool{
	"REB": true, "OPP": true, "PTY": true, "UAF": true, "MIL": true, "COP": true, "REF": true, "REL": true, "LAB": true, "AGR": true, "EDU": true, "CVL": true, "JRN": true, "SEP": true, "SPY": true,
}

// tokenOf is the token of the sentence in which word i stands.
func (s *sight) tokenOf(i int) int {
	for k := range s.l.Tokens {
		if s.l.Tokens[k].End > s.ws[i].Start {
			return k
		}
	}
	return len(s.l.Tokens) - 1
}

// toldBefore reports whether an event of the sentence of c, of its type and with two of its
// participants, is told already; for a headline, of any sentence.
func toldBefore(cs []chancery.Claim, c chancery.Claim, heading bool) bool {
	e := c.Body.(*chancery.Event)
	for _, old := range cs {
		o, ok := old.Body.(*chancery.Event)
		if !ok || !heading && old.Evidence.Start != c.Evidence.Start {
			continue
		}
		if o.Plover == "CONSULT" && e.Plover == "CONSULT" {
			return true
		}
		if o.Status == chancery.Postponed || o.Status == chancery.Cancelled {
			if within(e.Participants, o.Participants) {
				return true // that a meeting is put off is told of it
			}
		}
		if o.Plover == e.Plover && (within(e.Participants, o.Participants) || within(o.Participants, e.Participants)) {
			return true
		}
	}
	return false
}

// abroad reports whether those who take part are of more than one country or body of
// several.
func (s *sight) abroad(ps []chancery.Participant) bool {
	of := func(x chancery.Participant) string {
		if x.Country == "" && s.p.grammar.sorts[x.Name] != "" {
			return x.Name
		}
		return string(x.Country)
	}
	first := ""
	for _, x := range ps {
		switch who := of(x); {
		case who == "":
		case first == "":
			first = who
		case who != first:
			return true
		}
	}
	return false
}
