package construe

import (
	"io/fs"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A gazetteer knows the names that are given: countries with their nationals and
// capitals, bodies, agencies, cities and regions.
type gazetteer struct {
	shared   map[string]sharedName
	place    *phrases[known]
	city     *phrases[known]
	title    *phrases[title]
	refer    *phrases[reference]
	body     map[string]body
	given    map[string]bool
	particle map[string]bool
	honour   *phrases[honour]            // words of respect
	past     map[string]bool             // words that say an office is not held, or not any more
	pronoun  map[string]string           // word of a title → he or she
	where    map[string]string           // word of a place's name → last, first or part
	day      map[string]bool             // days of the week: in no name
	speaker  *phrases[string]            // what speaks as a thing: body, document
	country  map[chancery.Country]string // code → name
	capital  map[chancery.Country]string // code → capital
	join     map[string]bool             // words that join one person to another of the same side
	govern   map[string]bool             // words that say that a spokesperson is a government's
	realm    map[string]bool             // words for a state in a title: "President of the Republic"
	spelling *spelling

	adjective map[string]known // adjective of a nation → its state; no country where several share it
}

// A known is what a listed phrase names.
type known struct {
	name    string
	kind    chancery.NameType
	country chancery.Country
	capital bool
	state   bool   // the country itself, by name
	sort    string // of a body: mechanism type; of an agency: agency, press service, outlet; of a place: cities, regions
	taken   bool   // no list and no word of its own tells the kind, only what was learned
}

// An honour is what a word of respect tells of who is named behind it.
type honour struct{ pronoun, office string }

// A title is what the words of an office say.
type title struct {
	office  string
	country chancery.Country // where the words alone tell it: "Secretary of State"
	words   int
}

// A body is a word that makes a capitalised run the name of an organisation.
type body struct {
	first, last, alone bool
	mechanism          string
}

// A reference is a phrase that stands for somebody named elsewhere.
type reference struct {
	kind    string   // office, pair, parties, pronoun, counterpart
	offices []string // offices the phrase can stand for
}

func newGazetteer(data fs.FS) (*gazetteer, error) {
	g := &gazetteer{
		place: newPhrases[known](false), city: newPhrases[known](false), title: newPhrases[title](true), refer: newPhrases[reference](true),
		body: map[string]body{}, given: map[string]bool{}, particle: map[string]bool{}, honour: newPhrases[honour](false), past: map[string]bool{}, join: map[string]bool{}, realm: map[string]bool{}, govern: map[string]bool{}, pronoun: map[string]string{},
		adjective: map[string]known{}, where: map[string]string{}, day: map[string]bool{}, speaker: newPhrases[string](true),
		country: map[chancery.Country]string{}, capital: map[chancery.Country]string{},
	}
	var err error
	if g.spelling, err = newSpelling(data); err != nil {
		return nil, err
	}
	if g.shared, err = readSharedNames(data); err != nil {
		return nil, err
	}
	for _, load := range []func(fs.FS) error{g.countries, g.organisations, g.cities, g.titles, g.bodies, g.references, g.words, g.sides} {
		if err := load(data); err != nil {
			return nil, err
		}
	}
	return g, nil
}

func (g *gazetteer) countries(data fs.FS) error {
	for l, err := range lines.Read(data, "countries.txt", 2) {
		if err != nil {
			return err
		}
		c := chancery.Country(l.Cols[0])
		if len(c) != 2 {
			return l.Errorf("code %q; want two letters", l.Cols[0])
		}
		g.country[c] = l.Cols[1]
		for _, n := range append([]string{l.Cols[1]}, l.List(5)...) {
			k := known{name: l.Cols[1], kind: chancery.Location, country: c, state: true}
			g.place.add(n, k)
			if len(n) > 3 {
				g.place.add(strings.ToUpper(n), k)
			}
		}
		for _, n := range l.List(2) {
			if _, shared := g.adjective[n]; shared {
				g.adjective[n] = known{}
				continue
			}
			g.adjective[n] = known{name: l.Cols[1], country: c}
		}
		for _, n := range append(l.List(2), l.List(3)...) {
			g.place.add(n, known{name: l.Cols[1], kind: chancery.National, country: c})
		}
		for i, n := range l.List(4) {
			if i == 0 {
				g.capital[c] = n
			}
			g.place.add(n, known{name: n, kind: chancery.Location, country: c, capital: true})
			g.place.add(strings.ToUpper(n), known{name: n, kind: chancery.Location, country: c, capital: true})
		}
	}
	return nil
}

func (g *gazetteer) organisations(data fs.FS) error {
	for l, err := range lines.Read(data, "organisations.txt", 3) {
		if err != nil {
			return err
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(1)...) {
			g.place.add(n, known{name: l.Cols[0], kind: chancery.Organisation, sort: l.Cols[2]})
		}
	}
	for l, err := range lines.Read(data, "companies.txt", 2) {
		if err != nil {
			return err
		}
		if len(l.Cols[1]) != 2 {
			return l.Errorf("code %q; want two letters", l.Cols[1])
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(2)...) {
			g.place.add(n, known{name: l.Cols[0], kind: chancery.Organisation, country: chancery.Country(l.Cols[1])})
		}
	}
	for l, err := range lines.Read(data, "agencies.txt", 4) {
		if err != nil {
			return err
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(1)...) {
			g.place.add(n, known{name: l.Cols[0], kind: chancery.Organisation, country: chancery.Country(l.Col(2)), sort: map[bool]string{true: "outlet"}[l.Col(3) != "press service"]})
		}
	}
	return nil
}

func (g *gazetteer) cities(data fs.FS) error {
	for _, name := range [...]string{"cities.txt", "regions.txt"} {
		for l, err := range lines.Read(data, name, 2) {
			if err != nil {
				return err
			}
			for _, n := range append([]string{l.Cols[0]}, l.List(2)...) {
				g.city.add(n, known{name: l.Cols[0], kind: chancery.Location, country: chancery.Country(l.Cols[1]), sort: strings.TrimSuffix(name, ".txt")})
			}
		}
	}
	return nil
}

func (g *gazetteer) titles(data fs.FS) error {
	for l, err := range lines.Read(data, "en/offices.txt", 2) {
		if err != nil {
			return err
		}
		t := title{l.Cols[1], chancery.Country(l.Col(2)), len(strings.Fields(l.Cols[0]))}
		for w := range strings.SplitSeq(l.Cols[0], "|") {
			g.title.add(w, t)
		}
	}
	return nil
}

func (g *gazetteer) bodies(data fs.FS) error {
	for l, err := range lines.Read(data, "en/bodies.txt", 3) {
		if err != nil {
			return err
		}
		b := body{mechanism: l.Col(2)}
		switch l.Cols[1] {
		case "first":
			b.first = true
		case "last":
			b.last = true
		case "both":
			b.first, b.last = true, true
		case "alone":
			b.first, b.last, b.alone = true, true, true
		default:
			return l.Errorf("no sort %q; want first, last, both or alone", l.Cols[1])
		}
		if _, ok := g.body[l.Cols[0]]; !ok {
			g.body[l.Cols[0]] = b
		}
	}
	return nil
}

func (g *gazetteer) references(data fs.FS) error {
	for l, err := range lines.Read(data, "en/references.txt", 2) {
		if err != nil {
			return err
		}
		for w := range strings.SplitSeq(l.Cols[0], "|") {
			switch l.Cols[1] {
			case "office", "pair", "parties", "pronoun", "counterpart":
				g.refer.add(w, reference{l.Cols[1], l.List(2)})
			case "body", "document", "people":
				g.speaker.add(w, l.Cols[1])
			default:
				return l.Errorf("no kind %q; want office, pair, parties, pronoun, counterpart, body, document or people", l.Cols[1])
			}
		}
	}
	return nil
}

// words reads the plain lists.
func (g *gazetteer) words(data fs.FS) error {
	for l, err := range lines.Read(data, "en/place-words.txt", 2) {
		if err != nil {
			return err
		}
		for _, w := range l.List(1) {
			switch l.Cols[0] {
			case "first", "last", "part", "of":
				g.where[w] += l.Cols[0]
			case "state":
				for adjective, k := range g.adjective { // each makes words of its own: the order is all one
					if k.country != "" {
						g.place.add(adjective+" "+w, known{name: k.name, kind: chancery.Location, country: k.country, state: true})
					}
				}
			case "whole":
				g.place.add(w, known{name: w, kind: chancery.Location})
			default:
				return l.Errorf("no place %q; want first, last, part, of, whole or state", l.Cols[0])
			}
		}
	}
	for l, err := range lines.Read(data, "en/honorifics.txt", 3) {
		if err != nil {
			return err
		}
		for _, w := range l.List(2) {
			switch l.Cols[1] {
			case "name":
				g.honour.add(w, honour{l.Col(0), l.Col(3)})
			case "title":
				g.pronoun[w] = l.Col(0)
			default:
				return l.Errorf("before %q; want name or title", l.Cols[1])
			}
		}
	}
	for _, f := range []struct {
		name string
		col  int
		add  func(string)
	}{
		{"given-names.txt", 1, func(w string) { g.given[w] = true }},
		{"en/weekdays.txt", 1, func(w string) { g.day[w] = true }},
		{"past-offices.txt", 0, func(w string) { g.past[w] = true }},
		{"en/particles.txt", 0, func(w string) { g.particle[w] = true }},
	} {
		for l, err := range lines.Read(data, f.name, f.col+1) {
			if err != nil {
				return err
			}
			for _, w := range l.List(f.col) {
				f.add(w)
			}
		}
	}
	return nil
}

// sides reads the words that tell whose side somebody is of.
func (g *gazetteer) sides(data fs.FS) error {
	for l, err := range lines.Read(data, "en/suites.txt", 2) {
		if err != nil {
			return err
		}
		to := map[string]map[string]bool{"join": g.join, "government": g.govern, "realm": g.realm}[l.Cols[0]]
		if to == nil {
			return l.Errorf("no sort %q; want join, government or realm", l.Cols[0])
		}
		for _, w := range l.List(1) {
			to[w] = true
		}
	}
	return nil
}
