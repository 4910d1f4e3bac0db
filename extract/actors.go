package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
)

// actors yields each person, country and organisation of a document once, with
// the sentence that presents it best: the one that gives a person's office, else
// the first.
type actors struct{}

func newActors(fs.FS) (finder, error) { return actors{}, nil }

func (actors) find(p *page) []chancery.Claim {
	type seen struct {
		claim *chancery.Actor
		at    chancery.Span
		why   string
	}
	var order []string
	by := map[string]*seen{}
	for _, m := range p.Names {
		kind, name := "", m.Name
		switch {
		case m.Type == chancery.Person:
			kind = "person"
		case m.Type == chancery.Organisation:
			kind = "organisation"
		case (m.State || m.Type == chancery.National) && m.Country != "":
			kind, name = "country", p.countryName(m.Country)
		default:
			continue
		}
		if m.Signs {
			continue // a byline makes nobody an actor
		}
		if m.Taken && m.Office == "" && !strings.Contains(name, " ") {
			continue // one word by itself is too little: "TIP", "Honeywell"
		}
		key := kind + "\x00" + name
		s := by[key]
		if s == nil {
			if m.Referred {
				continue
			}
			s = &seen{claim: &chancery.Actor{Actor: kind, Name: name, Country: m.Country}, at: m.Span, why: m.Why}
			if kind == "person" {
				s.claim.Office, s.claim.OfficeText, s.claim.Organisation = m.Office, clip(m.OfficeText), m.Body
				if m.OfficeText != "" {
					s.at = m.OfficeSpan
					s.claim.AsOf = p.Published
				}
			}
			if kind == "country" {
				s.claim.Aliases = alias(name, p.grammar.countries[m.Country])
			}
			if kind == "organisation" {
				s.claim.Aliases = alias(name, m.Listed)
			}
			by[key] = s
			order = append(order, key)
		}
		if m.Referred || kind == "country" {
			continue
		}
		if w := clip(p.Text(m.Span)); w != name && !slices.Contains(s.claim.Aliases, w) {
			s.claim.Aliases = append(s.claim.Aliases, w)
		}
	}
	var out []chancery.Claim
	for _, key := range order {
		s := by[key]
		c := chancery.Claim{Evidence: p.sentenceOf(s.at), Rule: "actor." + s.claim.Actor, Body: s.claim, Trigger: s.at}
		for _, what := range [2]string{"country ", "office "} { // no word of the text gives it
			if _, why, ok := strings.Cut(s.why, "; "+what); ok {
				c.Basis, c.Why = chancery.Inferred, what+why
				break
			}
		}
		out = append(out, c)
	}
	return out
}

// alias is listed as the one other name of what is called name, if it is another.
func alias(name, listed string) []string {
	if listed == "" || listed == name {
		return nil
	}
	return []string{listed}
}
