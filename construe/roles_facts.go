package construe

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A stateBody is a line of bodies-of-states.txt, or of the organisations and agencies
// that other lists have.
type stateBody struct {
	name string
	term
	common bool // its words are common ones: other countries have such a body too
}

// A term is a time in a role: from and to are zero where it is open.
type term struct {
	country  chancery.Country // or UNO, IGO, EUR, NGO, IMG, MNC of those of no one state
	role     chancery.Role
	from, to chancery.Day
}

// A notable is a person whom the name alone means.
type notable struct {
	words []string // folded, without particles
	terms []term   // in the order of the file
}

// among are the codes of PLOVER for bodies and persons of no one state.
var among = []string{"UNO", "IGO", "EUR", "NGO", "IMG", "MNC"}

// of reads whose somebody is: a country or a code of those of no one state.
func (t *term) of(l lines.Line, col int) error {
	c := l.Col(col)
	if len(c) != 2 && c != "" && !slices.Contains(among, c) {
		return l.Errorf("country %q; want two letters or one of %s", c, strings.Join(among, ", "))
	}
	t.country = chancery.Country(c)
	return nil
}

// within reads from when to when; col is the column of the first.
func (t *term) within(l lines.Line, col int) error {
	var ok bool
	if s := l.Col(col); s != "" {
		if t.from, _, ok = chancery.Date(s).Bounds(); !ok {
			return l.Errorf("from %q; want EDTF with a year", s)
		}
	}
	if s := l.Col(col + 1); s != "" {
		if _, t.to, ok = chancery.Date(s).Bounds(); !ok || t.to.Before(t.from) {
			return l.Errorf("to %q; want EDTF with a year, and not before %s", s, l.Col(col))
		}
	}
	return nil
}

// bodies reads the bodies of states, and takes those between states and the agencies
// from their own lists.
func (r *roles) bodies(data fs.FS) error {
	seen := map[string]bool{}
	add := func(b stateBody, names ...string) {
		for _, n := range names {
			b.common = r.commonWords(n)
			r.body.add(n, b)
			seen[n] = true
		}
	}
	for l, err := range lines.Read(data, "bodies-of-states.txt", 4) {
		if err != nil {
			return err
		}
		b := stateBody{name: l.Cols[0], term: term{role: chancery.Role(l.Col(3))}}
		if err := b.term.of(l, 2); err != nil {
			return err
		}
		if err := b.term.within(l, 4); err != nil {
			return err
		}
		if b.role != "" && !roleCode(b.role) {
			return l.Errorf("no role %q; want three capital letters", b.role)
		}
		add(b, append([]string{l.Cols[0]}, l.List(1)...)...)
	}
	for l, err := range lines.Read(data, "organisations.txt", 3) {
		if err != nil {
			return err
		}
		b := stateBody{name: l.Cols[0], term: term{country: "IGO"}}
		if strings.HasPrefix(b.name, "United Nations") {
			b.country = "UNO"
		} else if strings.HasPrefix(b.name, "Europe") {
			b.country = "EUR"
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(1)...) {
			if !seen[n] {
				add(b, n)
			}
		}
	}
	for l, err := range lines.Read(data, "agencies.txt", 4) {
		if err != nil {
			return err
		}
		b := stateBody{name: l.Cols[0], term: term{country: chancery.Country(l.Col(2)), role: "JRN"}}
		if l.Cols[3] == "press service" {
			b.role = "GOV"
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(1)...) {
			if !seen[n] {
				add(b, n)
			}
		}
	}
	return nil
}

// commonWords reports whether all words of name are common ones, as in "National Guard".
func (r *roles) commonWords(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if !r.common(w) {
			return false
		}
	}
	return true
}

// places reads the peoples of regions and the great cities.
func (r *roles) places(data fs.FS) error {
	for l, err := range lines.Read(data, "peoples.txt", 2) {
		if err != nil {
			return err
		}
		for _, w := range l.List(1) {
			r.people.add(w, chancery.Country(l.Cols[0]))
		}
	}
	for l, err := range lines.Read(data, "great-cities.txt", 2) {
		if err != nil {
			return err
		}
		for _, w := range l.List(1) {
			r.great[w] = chancery.Country(l.Cols[0])
		}
	}
	return nil
}

// persons reads the well-known persons.
func (r *roles) persons(data fs.FS) error {
	by := map[string]*notable{}
	for l, err := range lines.Read(data, "notables.txt", 6) {
		if err != nil {
			return err
		}
		t := term{role: chancery.Role(l.Cols[3])}
		if err := t.of(l, 2); err != nil {
			return err
		}
		if err := t.within(l, 4); err != nil {
			return err
		}
		if !roleCode(t.role) {
			return l.Errorf("no role %q; want three capital letters", t.role)
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(1)...) {
			words := r.personWords(nameOf(n))
			if len(words) < 2 {
				return l.Errorf("%q; want a name of two words or more", n)
			}
			key := strings.Join(words, " ")
			p := by[key]
			if p == nil {
				p = &notable{words: words}
				by[key] = p
				r.notable[words[len(words)-1]] = append(r.notable[words[len(words)-1]], p)
			}
			p.terms = append(p.terms, t)
		}
	}
	return nil
}
