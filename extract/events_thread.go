package extract

import (
	"slices"
	"strings"

	"chancery"
)

// threadReach is how many sentences the thread of a report is followed: "The minister
// arrived in Zenda on Monday. … He also invited his colleague."
const threadReach = 8

// thread gives the events of cs that have no day or place of their own those of the
// meeting that the text tells them with: one before them with somebody of theirs, and as
// much done or still to come. What is told as earlier than it has neither.
func (p *page) thread(cs []chancery.Claim) {
	order := make([]int, len(cs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cs[a].Evidence.Start - cs[b].Evidence.Start })
	renamed := map[string]string{}
	relabel := func(e *chancery.Event) {
		old := e.Label
		if e.Form != "other" {
			e.Label = p.label(e)
		}
		renamed[old] = e.Label
	}
	for at, i := range order {
		e := cs[i].Body.(*chancery.Event)
		if e.WhenText != "" && e.Place != "" || p.grammar.is(e.Plover, "apart") || !p.straight(cs[i].Evidence.Span()) {
			continue
		}
		for _, k := range slices.Backward(order[:at]) {
			m := cs[k].Body.(*chancery.Event)
			if p.In(cs[i].Evidence.Start)-p.In(cs[k].Evidence.Start) > threadReach {
				break
			}
			if p.madeFor(&cs[i], &cs[k]) {
				cs[i].Basis, cs[i].Elsewhere = chancery.Inferred, append(cs[i].Elsewhere, "place")
				cs[i].Why += "; the place of the visit that is made for it, and who makes it"
				e.Place, e.PlaceCountry = m.Place, m.PlaceCountry
				guests(e, m)
				relabel(e)
				break
			}
			if !met(m) || !meets(e, m) || !p.straight(cs[k].Evidence.Span()) {
				continue
			}
			if m.Status != e.Status {
				break // something else is told since
			}
			why := ""
			if e.Start == "" && e.WhenText == "" && m.Start != "" && m.End == "" && m.Start.Exact() {
				cs[i].Elsewhere = append(cs[i].Elsewhere, "start")
				e.Start, why = m.Start, "the day of the "+m.Form+" it is told with"
			}
			if e.Place == "" && m.Place != "" && m.Form != "phone call" && m.Form != "video call" && e.Form != "phone call" && e.Form != "video call" && !strings.HasSuffix(e.Form, "visit") {
				cs[i].Elsewhere = append(cs[i].Elsewhere, "place")
				e.Place, e.PlaceCountry, why = m.Place, m.PlaceCountry, strings.TrimPrefix(why+" and ", " and ")+"the place of the "+m.Form+" it is told with"
				relabel(e)
			}
			if why != "" {
				cs[i].Basis, cs[i].Why = chancery.Inferred, cs[i].Why+"; "+why
			}
			if e.Start != "" || m.Start != "" {
				break
			}
		}
	}
	for i := range cs {
		e := cs[i].Body.(*chancery.Event)
		if to, ok := renamed[strings.TrimPrefix(string(e.PartOf), "#")]; ok && e.PartOf != "" {
			e.PartOf = chancery.ClaimID("#" + to)
		}
	}
}

// guests adds to e those who pay the visit m, before whom the body that meets needs no
// mention.
func guests(e, m *chancery.Event) {
	var out []chancery.Participant
	for _, x := range e.Participants {
		if x.Name != e.Mechanism {
			out = append(out, x)
		}
	}
	for _, x := range m.Participants {
		if x.Role == "guest" && !slices.ContainsFunc(out, func(y chancery.Participant) bool { return y.Name == x.Name }) {
			x.Role = "party"
			out = append(out, x)
		}
	}
	if len(out) > 0 {
		e.Participants = out
	}
}

// madeFor reports whether c is a gathering without a place, for which the visit v that
// its sentence told before it is made: "will visit Zenda for the Border Forum".
func (p *page) madeFor(c, v *chancery.Claim) bool {
	e, m := c.Body.(*chancery.Event), v.Body.(*chancery.Event)
	if e.Place != "" || e.Mechanism == "" || m.Place == "" || !strings.HasSuffix(m.Form, "visit") || m.Status != e.Status || c.Evidence.Start != v.Evidence.Start || v.Trigger.End > c.Trigger.Start {
		return false
	}
	l := &p.lines[max(p.In(c.Evidence.Start), 0)]
	for k := range l.Tokens {
		t := l.Tokens[k]
		if t.Start < v.Trigger.End || t.End > c.Trigger.Start {
			continue
		}
		if p.is(l, k, "after", "before", "ahead", "following", "since", "and", "then", "earlier", "later") {
			return false
		}
	}
	return true
}

// met reports whether m is a meeting, which has a day and a place that what is said and
// agreed there shares.
func met(m *chancery.Event) bool {
	switch m.Form {
	case "talks", "summit", "phone call", "video call", "forum", "commission session", "signing":
		return m.Start != "" || m.Place != ""
	}
	return strings.HasSuffix(m.Form, "visit") && (m.Start != "" || m.Place != "")
}

// meets reports whether two of those who take part in e, or their countries, take part
// in m, or one person does.
func meets(e, m *chancery.Event) bool {
	n := 0
	for _, x := range e.Participants {
		for _, y := range m.Participants {
			switch {
			case x.Name == y.Name && x.Name != "":
				if n++; x.Role != "host" && strings.Contains(x.Name, " ") {
					n++
				}
			case x.Country != "" && x.Country == y.Country:
				n++
			default:
				continue
			}
			break
		}
	}
	return n > 1
}

// straight reports whether the sentence at s goes on with what is told: no "earlier", no
// "had met", no year of its own.
func (p *page) straight(s chancery.Span) bool {
	i := p.In(s.Start)
	if i < 0 {
		return false
	}
	l := &p.lines[i]
	for k := range l.Tokens {
		if p.grammar.earlier[l.Tokens[k].Lemma] || p.is(l, k, "have") && strings.EqualFold(p.word(l, k), "had") && k+1 < len(l.Tokens) && l.Tokens[k+1].XPOS == "VBN" {
			return false
		}
	}
	return true
}
