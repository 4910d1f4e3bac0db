package extract

import (
	"slices"
	"strings"

	"chancery"
)

// athome reports whether all that is known of f is of the state that publishes the text:
// its own affairs are no business of the register.
func (p *page) athome(f *frame) bool {
	if p.home == "" || f.event.Mechanism != "" && !p.own(f.event.Mechanism) || f.event.PlaceCountry != "" && f.event.PlaceCountry != p.home {
		return false
	}
	for _, x := range f.people {
		if x.Country != "" && x.Country != p.home || f.bodies[x.Name] == "international" {
			return false
		}
	}
	return true
}

// foreignOffice reports whether m, of no known country, speaks for a body of several states
// or a state that is not the one that publishes the text. What looks through all bodies
// comes last.
func (p *page) foreignOffice(m chancery.Name) bool {
	if (p.home == "" || m.Office == "head of state" || m.Office == "head of government") && p.grammar.highOffice[m.Office] {
		return true
	}
	return ofStates(m.ActsFor) || m.Body != "" && p.grammar.sorts[m.Body] != "" || p.heads(m.OfficeText)
}

// heads reports whether the words of an office hold the name of a body that a list knows:
// "President of the European Council".
func (p *page) heads(office string) bool {
	for name := range p.grammar.sorts { // whichever it is
		if len(name) > 3 && strings.Contains(office, name) {
			return true
		}
	}
	return false
}

// own reports whether the body of that name is one that the state which publishes the text
// has as well, and then means: "the Security Council".
func (p *page) own(name string) bool { return p.home != "" && p.grammar.own[name] }

// take adds the mentions ns as participants in a role, each actor once.
func (f *frame) take(p *page, ns []int, role string) {
	if role == "" || role == "-" {
		return
	}
	for _, n := range ns {
		m := p.Names[n]
		x := chancery.Participant{Name: m.Name, Country: m.Country, Role: role}
		f.official = f.official || m.Office != "" || m.Type == chancery.Organisation
		if m.Type == chancery.Person && role == "party" && p.grammar.highOffice[m.Office] {
			f.appointee = true
		}
		if m.Type == chancery.Person && m.Country == "" && p.foreignOffice(m) {
			f.bodies[m.Name] = "international"
		}
		if m.Type == chancery.Person && m.Country == "" && p.home != "" && m.Body == "" && p.grammar.highOffice[m.Office] && f.bodies[m.Name] == "" {
			f.bodies[m.Name] = "home" // a state's own paper does not say of its own ministers of what state they are
		}
		if m.Type == chancery.Organisation && m.Country == "" {
			f.bodies[m.Name] = "domestic"
			if !p.own(m.Name) && (m.Mechanism != "" || p.grammar.sorts[m.Name] != "") {
				f.bodies[m.Name] = "international"
			}
		}
		if m.Type == chancery.National || (m.Type == chancery.Location && m.Country != "") {
			if m.Country == "" {
				continue // "South American": no country of that name
			}
			x.Name = p.countryName(m.Country)
		}
		f.join(x)
	}
}

func (f *frame) join(x chancery.Participant) {
	for i, y := range f.people {
		if y.Name == x.Name {
			return
		}
		if y.Country != "" && y.Country == x.Country && y.Role == x.Role && len(y.Name) > 0 && (x.Role == "host" || x.Role == "guest") && i >= 0 && strings.Contains(x.Name, y.Name) {
			return
		}
	}
	f.people = append(f.people, x)
}

// complete reports whether those take part without whom the event is none: a host
// and a guest where the rule has both.
func (r *eventRule) complete(f *frame) bool {
	wants := map[string]bool{r.subj: true, r.obj: true}
	for _, role := range r.prep {
		wants[role] = true
	}
	if !wants["host"] || !wants["guest"] {
		return true
	}
	has := map[string]bool{}
	for _, x := range f.people {
		has[x.Role] = true
	}
	return has["host"] && has["guest"]
}

// international reports whether two countries or bodies of several take part; who is
// of no known country is a side of a meeting with somebody in office, but of nothing
// else. Where a country or such a body hosts, or the event is one of
// several states by its form, one side is enough.
func international(f *frame) bool {
	sides, known := map[string]bool{}, false
	for _, x := range f.people {
		switch {
		case x.Country != "":
			sides[string(x.Country)], known = true, true
		case f.bodies[x.Name] == "domestic":
		case f.bodies[x.Name] != "":
			sides[x.Name], known = true, true
		case f.official && x.Role == "party" && f.event.Form != "" && f.event.Form != "appointment": // whom a minister meets or writes to
			sides["?"+x.Name] = true
		}
	}
	if f.event.PlaceCountry != "" && f.event.Form != "talks" {
		sides[string(f.event.PlaceCountry)] = true
	}
	switch f.event.Form {
	case "appointment":
		return f.appointee
	case "summit":
		return true
	}
	return len(sides) > 1 && known || f.event.Mechanism != "" || len(f.people) == 1 && len(sides) == 1
}

// withoutOrganiser is those who take part, without the body that meets where they are
// named: the event has it as its mechanism.
func (f *frame) withoutOrganiser() []chancery.Participant {
	if len(f.people) < 3 {
		return f.people
	}
	return slices.DeleteFunc(f.people, func(x chancery.Participant) bool { return x.Role == "organiser" && x.Name == f.event.Mechanism })
}
