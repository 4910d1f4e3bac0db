package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"chancery/internal/lines"
)

// A place is a city or a region: one line of cities.txt or regions.txt.
type place struct {
	name, country string
	others        []string
	capital       bool
}

// places are the cities and the regions, each sorted by name; of one name, the
// capital first, then by country.
type places struct {
	cities, regions []place
	words           map[string]bool // names that no place may bear
}

// readPlaces reads cities.csv, leaves out what places.txt takes away and the
// names that belong to another country, and adds the names that places.txt adds.
func readPlaces(src, hand fs.FS, countries map[string]*country) (*places, error) {
	rows, err := readCities(src, countries)
	if err != nil {
		return nil, err
	}
	p := places{words: map[string]bool{}}
	for _, r := range rows {
		p.cities = append(p.cities, place{name: r[0], country: r[1]})
		if r[2] != "" {
			p.regions = append(p.regions, place{name: r[2], country: r[1]})
		}
	}
	p.cities, p.regions = once(p.cities), once(p.regions)
	for l, err := range lines.Read(hand, "places.txt", 2) {
		if err == nil {
			err = p.correct(l)
		}
		if err != nil {
			return nil, err
		}
	}
	p.addCapitals(countries)
	p.cities, p.regions = p.settle(p.cities, countries), p.settle(p.regions, countries)
	return &p, nil
}

// readCities gives name, country code and region of each row of cities.csv.
func readCities(src fs.FS, countries map[string]*country) ([][3]string, error) {
	f, err := src.Open("cities.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("cities.csv: %w", err)
	}
	codes := codesByName(countries)
	rows := make([][3]string, 0, len(all))
	for n, r := range all[1:] {
		code, ok := codes[r[1]]
		if m := unnamed.FindStringSubmatch(r[1]); m != nil {
			code, ok = m[1], true
		}
		if !ok {
			return nil, fmt.Errorf("cities.csv: row %d: no country %q; a key line in corrections.txt can name it", n+2, r[1])
		}
		rows = append(rows, [3]string{plain(r[0]), code, plain(r[2])})
	}
	return rows, nil
}

// unnamed is how the collection calls a country that ISO does not list.
var unnamed = regexp.MustCompile(`^No country found for alpha-2 code: ([A-Z]{2})$`)

// plain is a name without what would break a line of a data file, and with the
// apostrophe that people type.
func plain(s string) string {
	s = strings.NewReplacer("|", " ", "#", " ", "’", "'", "‘", "'", "ʼ", "'").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// codesByName finds a country under any of its names, "Iran, Islamic Republic
// of" being turned round as lists of countries do.
func codesByName(countries map[string]*country) map[string]string {
	codes := map[string]string{}
	for code, c := range countries {
		for _, names := range [][]string{{c.Name}, c.lists["other"], c.keys} {
			for _, name := range names {
				codes[name] = code
				for _, of := range []string{
					"Republic of", "Islamic Republic of", "Plurinational State of", "Bolivarian Republic of",
					"United Republic of", "Federated States of", "State of", "Democratic People's Republic of",
				} {
					if rest, ok := strings.CutPrefix(name, of+" "); ok {
						codes[rest+", "+of] = code
					}
				}
			}
		}
	}
	return codes
}

// once is list without lines that say the same.
func once(list []place) []place {
	seen := map[[2]string]bool{}
	return slices.DeleteFunc(list, func(p place) bool {
		key := [2]string{p.name, p.country}
		was := seen[key]
		seen[key] = true
		return was
	})
}

// correct applies one line of places.txt.
func (p *places) correct(l lines.Line) error {
	kind, drop := strings.CutPrefix(l.Cols[0], "-")
	name, in := l.Cols[1], l.Col(2)
	list := &p.cities
	switch {
	case kind == "word" && !drop:
		if p.words[name] {
			return l.Errorf("the word %q stands in two lines", name)
		}
		p.words[name] = true
		return nil
	case kind == "region":
		list = &p.regions
	case kind != "city":
		return l.Errorf("no kind %q; want city, -city, region, -region or word", l.Cols[0])
	}
	if in == "" {
		return l.Errorf("%s %q: no country; want an ISO code", kind, name)
	}
	if drop {
		before := len(*list)
		*list = slices.DeleteFunc(*list, func(q place) bool { return q.name == name && (in == "*" || q.country == in) })
		if len(*list) == before {
			return l.Errorf("%s %q of %s is not there to take away", kind, name, in)
		}
		return nil
	}
	var others []string
	for s := range strings.SplitSeq(l.Col(3), "|") {
		others = add(others, s)
	}
	for i := range *list {
		if q := &(*list)[i]; q.name == name && q.country == in {
			q.others = append(q.others, others...)
			return nil
		}
	}
	*list = append(*list, place{name: name, country: in, others: others})
	return nil
}

// addCapitals adds the seats of government that the collection is too coarse for.
func (p *places) addCapitals(countries map[string]*country) {
	known := map[[2]string]bool{}
	for _, q := range p.cities {
		for _, name := range folded(append([]string{q.name}, q.others...)) {
			if p.words[name] {
				continue // "Male" will go, so Malé is still wanted
			}
			known[[2]string{fold(name), q.country}] = true
		}
	}
	for code, c := range countries {
		for _, name := range c.lists["capitals"] {
			key := [2]string{fold(name), code}
			if !known[key] {
				p.cities = append(p.cities, place{name: name, country: code})
			}
			known[key] = true
		}
	}
}

// settle drops the names that no place may bear and those of countries that the
// place does not lie in ("Lebanon", Tennessee), marks capitals, adds folded names
// and sorts.
func (p *places) settle(list []place, countries map[string]*country) []place {
	owner, capital := map[string]string{}, map[[2]string]bool{}
	for code, c := range countries {
		for _, names := range [][]string{{c.Name}, c.lists["other"], c.lists["adjectives"], c.lists["people"]} {
			for _, name := range names {
				owner[name] = code
			}
		}
		for _, name := range c.lists["capitals"] {
			capital[[2]string{name, code}] = true
		}
	}
	bars := func(name, country string) bool {
		o := owner[name]
		return p.words[name] || o != "" && o != country || strings.Contains(name, "(")
	}
	var out []place
	for _, q := range list {
		q.capital = capital[[2]string{q.name, q.country}] || capital[[2]string{fold(q.name), q.country}]
		var names []string
		for _, s := range folded(append([]string{q.name}, q.others...)) {
			if !bars(s, q.country) {
				names = add(names, s)
			}
		}
		if len(names) > 0 && !bars(q.name, q.country) {
			q.others = names[1:]
			out = append(out, q)
		}
	}
	slices.SortFunc(out, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(rank(b), rank(a)), cmp.Compare(a.country, b.country))
	})
	return out
}

func rank(p place) int {
	if p.capital {
		return 1
	}
	return 0
}

const citiesHead = `# Cities of over 15,000 inhabitants and seats of government.
#
# Columns: name, country (ISO 3166-1 alpha-2), other names (in plain letters, in English, former). - is empty.
# A name that several countries have stands in several lines, the capital first; how big they are is not said.
# Left out: names that are ordinary words of English (Of, Police) or another country's name (Lebanon, Tennessee).
# Source: GeoNames (https://www.geonames.org/), CC BY 4.0, through github.com/datasets/world-cities;
# English and former names by hand (CC0). Made by internal/gather; change internal/gather/places.txt,
# not this file. CC BY 4.0: credit GeoNames.

`

const regionsHead = `# Regions, provinces and states of countries that hold a city of over 15,000 inhabitants.
#
# Columns: name, country (ISO 3166-1 alpha-2), other names. - is empty.
# A name that several countries have stands in several lines. Points of the compass and the like are left out.
# Source: GeoNames (https://www.geonames.org/), CC BY 4.0, through github.com/datasets/world-cities;
# English names by hand (CC0). Made by internal/gather; change internal/gather/places.txt, not this
# file. CC BY 4.0: credit GeoNames.

`

func (p *places) writeCities() []byte  { return writePlaces(citiesHead, p.cities) }
func (p *places) writeRegions() []byte { return writePlaces(regionsHead, p.regions) }

func writePlaces(head string, list []place) []byte {
	b := bytes.NewBufferString(head)
	for _, p := range list {
		fmt.Fprintf(b, "%s  %s  %s\n", p.name, p.country, column(p.others))
	}
	return b.Bytes()
}
