package extract

import (
	"slices"
	"strings"

	"chancery"
)

// label is the event in a few words: "state visit of Rudolf Elphberg to Graustark",
// "talks of Anna Tarlen and Karl Zapt in Zenda"; an act by its type, "request by
// Ruritania to Graustark".
func (g *grammar) label(e *chancery.Event) string {
	what := e.Form
	if what == "" || what == g.called[e.Plover].form {
		what = g.called[e.Plover].noun
		if by, to := roles(e, "actor"), roles(e, "recipient"); what != "" && len(by) > 0 && len(to) > 0 {
			return what + " by " + listed(by) + " " + g.called[e.Plover].toward + " " + listed(to)
		}
	}
	if by, to := roles(e, "actor"), roles(e, "recipient"); len(by) > 0 && len(to) > 0 {
		return what + " by " + listed(by) + " to " + listed(to)
	}
	var guests, hosts, rest []string
	for _, p := range e.Participants {
		switch p.Role {
		case "guest":
			guests = append(guests, p.Name)
		case "host":
			hosts = append(hosts, p.Name)
		default:
			rest = append(rest, p.Name)
		}
	}
	if len(guests) > 0 && len(hosts) > 0 && strings.HasSuffix(e.Form, "visit") {
		return what + " of " + listed(guests) + " to " + hosts[0]
	}
	if len(guests) > 0 && len(hosts) > 0 && e.Plover == "REQUEST" {
		return "invitation of " + listed(guests) + " by " + listed(hosts)
	}
	names := slices.Concat(hosts, guests, rest)
	if e.Mechanism != "" && (e.Form == "forum" || e.Form == "summit" || e.Form == "commission session") {
		what += ": " + strings.TrimSpace(e.Edition+" "+e.Mechanism)
		names = nil
	}
	if len(names) == 0 {
		if e.Place != "" {
			what += " in " + e.Place
		}
		return what
	}
	s := what + " of " + listed(names)
	if e.Place != "" && !slices.Contains(names, e.Place) {
		s += " in " + e.Place
	}
	return s
}

// roles is the names of those who take part in e in a role.
func roles(e *chancery.Event, role string) []string {
	var out []string
	for _, p := range e.Participants {
		if p.Role == role {
			out = append(out, p.Name)
		}
	}
	return out
}

// listed is names as a list in a sentence; of a long one the first three.
func listed(names []string) string {
	if len(names) > 4 {
		return strings.Join(names[:3], ", ") + " and others"
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
