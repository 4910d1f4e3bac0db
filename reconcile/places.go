package reconcile

import (
	"cmp"
	"errors"
	"io/fs"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// An atlas knows countries by their names and which country a city lies in.
type atlas struct {
	spelling *spelling
	states   map[string]chancery.Country // folded name of a state
	cities   map[string]string           // folded name of a city → its folded first name
	in       map[string]chancery.Country // folded first name of a city → its country
	names    map[chancery.Country]string
	// adjectives are "Ruritanian" and the like, by folded form.
	adjectives map[string]chancery.Country
}

func newAtlas(data fs.FS, s *spelling) (*atlas, error) {
	a := &atlas{
		s,
		map[string]chancery.Country{},
		map[string]string{},
		map[string]chancery.Country{},
		map[chancery.Country]string{},
		map[string]chancery.Country{},
	}
	for l, err := range lines.Read(data, "countries.txt", 2) {
		if err != nil {
			return nil, err
		}
		code := chancery.Country(l.Col(0))
		a.names[code] = l.Col(1)
		for _, n := range append(l.List(1), l.List(5)...) {
			a.states[s.key(n)] = code
		}
		for _, n := range l.List(2) {
			a.adjectives[s.key(n)] = code
		}
		for _, n := range l.List(4) {
			a.addCity(n, nil, code)
		}
	}
	for l, err := range lines.Read(data, "cities.txt", 2) {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		a.addCity(l.Col(0), l.List(2), chancery.Country(l.Col(1)))
	}
	return a, nil
}

func (a *atlas) addCity(name string, others []string, country chancery.Country) {
	first := a.spelling.key(name)
	if a.in[first] == "" {
		a.in[first] = country
	}
	for _, n := range append(others, name) {
		if k := a.spelling.key(n); a.cities[k] == "" {
			a.cities[k] = first
		}
	}
}

// A place is a folded name with the country it lies in.
type place struct {
	key     string
	country chancery.Country
	state   bool // a whole country
}

// place reads a place as a claim names it.
func (a *atlas) place(name string, country chancery.Country) place {
	k := a.spelling.key(name)
	if code, ok := a.states[k]; ok {
		return place{k, code, true}
	}
	if k == "" {
		return place{"", country, country != ""}
	}
	if first, ok := a.cities[k]; ok && (country == "" || a.in[first] == country) {
		return place{first, a.in[first], false}
	}
	// "Gyeongju, North Gyeongsang Province": the part before the comma, if a city.
	if head, _, two := strings.Cut(name, ","); two {
		return a.place(head, country)
	}
	return place{k, country, false}
}

// agrees reports whether two places can be one: equal, unknown, or a country and
// a place in it.
func (p place) agrees(q place) bool {
	switch {
	case p.key == "" && p.country == "" || q.key == "" && q.country == "":
		return true
	case p.country != "" && q.country != "" && p.country != q.country:
		return false
	case p.state || q.state || p.key == "" || q.key == "":
		return true
	}
	return p.key == q.key || strings.HasPrefix(p.key, q.key+" ") || strings.HasPrefix(q.key, p.key+" ") ||
		strings.HasSuffix(p.key, " "+q.key) || strings.HasSuffix(q.key, " "+p.key)
}

// sameTown reports whether two places are one and the same, and no whole country.
func (p place) sameTown(q place) bool { return p.key != "" && p.key == q.key && !p.state }

// bodies knows organisations by their names and aliases.
type bodies struct {
	whole   map[string]string // folded first name of an organ → that of what it acts for
	first   map[string]string // folded name or alias → folded first name
	name    map[string]string // folded first name → as written
	members map[string][]chancery.Country
}

func newBodies(data fs.FS, s *spelling) (*bodies, error) {
	b := &bodies{map[string]string{}, map[string]string{}, map[string]string{}, map[string][]chancery.Country{}}
	for l, err := range lines.Read(data, "organisations.txt", 2) {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		first := s.key(l.Col(0))
		b.name[first] = l.Col(0)
		for _, n := range append(l.List(1), l.Col(0)) {
			if k := s.key(n); b.first[k] == "" {
				b.first[k] = first
			}
		}
		for _, m := range l.List(3) {
			b.members[first] = append(b.members[first], chancery.Country(m))
		}
	}
	for l, err := range lines.Read(data, "body-parents.txt", 2) {
		if err != nil {
			return nil, err
		}
		organ, whole := s.key(l.Col(0)), s.key(l.Col(1))
		b.whole[cmp.Or(b.first[organ], organ)] = cmp.Or(b.first[whole], whole)
	}
	return b, nil
}

// actsFor is the body that a body is an organ of, or itself.
func (b *bodies) actsFor(folded string) string { return cmp.Or(b.whole[folded], folded) }

// An agency is where texts of others come from.
type agency struct{ name, kind string }

// readAgencies reads agencies by their folded names and aliases.
func readAgencies(data fs.FS, s *spelling) (map[string]agency, error) {
	all := map[string]agency{}
	for l, err := range lines.Read(data, "agencies.txt", 1) {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		for _, n := range append(l.List(1), l.Col(0)) {
			if k := s.key(n); all[k] == (agency{}) {
				all[k] = agency{l.Col(0), l.Col(3)}
			}
		}
	}
	return all, nil
}
