package construe

import (
	"io/fs"
	"slices"
	"strings"
	"time"

	"chancery"
	"chancery/internal/lines"
)

// leaders knows who was head of state or of government of which country when.
type leaders struct {
	family   map[string][]*styled // last word of a family name → the names that have it
	given    map[string]string    // given name → the one it is a form of: joe → joseph
	particle map[string]bool
}

// A leader is one line of leaders.txt.
type leader struct {
	country  chancery.Country
	offices  []string
	from, to chancery.Day // to is zero for one who holds the office still
}

// A styled is a form of a leader's name, its parts without particles.
type styled struct {
	*leader
	before, family, after []string
}

// leadersComplete is the day from which leaders.txt lists nearly every holder, as
// its head says. Of earlier ones it knows some only, so that a family name alone
// could be of somebody else.
var leadersComplete = chancery.DayOf(2015, time.October, 26)

// leadersLeeway is how long before and after the days in office a leader may be
// called one: by the news of the election, or of what was said before leaving.
const leadersLeeway = 60 * 24 * time.Hour

func newLeaders(data fs.FS) (*leaders, error) {
	l := &leaders{family: map[string][]*styled{}}
	var err error
	if l.particle, err = particles(data); err != nil {
		return nil, err
	}
	if l.given, err = givenForms(data); err != nil {
		return nil, err
	}
	for line, err := range lines.Read(data, "leaders.txt", 6) {
		if err == nil {
			err = l.add(line)
		}
		if err != nil {
			return nil, err
		}
	}
	return l, nil
}

// add learns one line of leaders.txt.
func (l *leaders) add(line lines.Line) error {
	h := &leader{country: chancery.Country(line.Cols[0]), offices: line.List(1)}
	if len(h.country) != 2 {
		return line.Errorf("code %q; want two letters", h.country)
	}
	for _, o := range h.offices {
		if o != "head of state" && o != "head of government" {
			return line.Errorf("no office %q; want head of state or head of government", o)
		}
	}
	var ok bool
	if h.from, _, ok = chancery.Date(strings.TrimPrefix(line.Cols[4], "../")).Bounds(); !ok {
		return line.Errorf("from %q; want EDTF with a year", line.Cols[4])
	}
	if s := line.Col(5); s != "" {
		if _, h.to, ok = chancery.Date(s).Bounds(); !ok || h.to.Before(h.from) {
			return line.Errorf("to %q; want EDTF with a year, and not before %s", s, line.Cols[4])
		}
	}
	for _, name := range append([]string{line.Cols[2]}, line.List(6)...) {
		words := l.words(strings.Fields(fold(name)))
		for _, f := range line.List(3) {
			family := l.words(strings.Fields(fold(f)))
			at := within(words, family)
			if at < 0 {
				continue
			}
			s := &styled{h, words[:at], family, words[at+len(family):]}
			l.family[family[len(family)-1]] = append(l.family[family[len(family)-1]], s)
			if n := len(family) - 1; n > 0 && regnal(family[n]) { // King Charles, for Charles III
				l.family[family[n-1]] = append(l.family[family[n-1]], &styled{h, s.before, family[:n], s.after})
			}
		}
	}
	return nil
}

// words is ws with compounds parted and particles left out: Abdel-Fattah el-Sisi
// is abdel fattah sisi. A king's number stays: Hassan II is no other Hassan.
func (l *leaders) words(ws []string) []string {
	var out []string
	for _, w := range ws {
		for part := range strings.SplitSeq(w, "-") {
			if part != "" && (!l.particle[part] || regnal(part)) {
				out = append(out, part)
			}
		}
	}
	return out
}

// country is the country that the person named words, folded as [fold] does, is
// or was head of state or of government of, and why; both are empty where it is
// not safe to say. office is the office that the text gives the person, if any;
// on is the document's day, or empty.
//
// A name is safe where given and family name agree with one country's leader at
// that time. A family name alone needs the office, and that only one leader bore
// that name in such an office then: "Prime Minister Singh" of 2008 could be of
// anybody, since the table begins later.
func (l *leaders) country(words []string, office string, on chancery.Date) (chancery.Country, string) {
	words = l.words(words)
	from, to, known := on.Bounds()
	var full, part []chancery.Country
	for i, w := range words {
		for _, s := range l.family[w] {
			at := i + 1 - len(s.family)
			if at < 0 || !slices.Equal(words[at:i+1], s.family) || known && !s.around(from, to) {
				continue
			}
			switch l.fits(s, words[:at], words[i+1:]) {
			case fullName:
				full = once(full, s.leader.country)
			case familyName:
				if slices.Contains(s.offices, office) {
					part = once(part, s.leader.country)
				}
			}
		}
	}
	why := "in the table of leaders"
	if known {
		why += " for " + string(on)
	}
	switch {
	case len(full) == 1:
		return full[0], why
	case len(full) == 0 && len(part) == 1 && (!known || !from.Before(leadersComplete)):
		return part[0], why
	}
	return "", ""
}

// other reports whether the family name with the office is that of a leader whom the
// full name is not: "President Dorn" is no Ashley Dorn.
func (l *leaders) other(full, family []string, office string) bool {
	if office == "" || len(full) < 2 || len(family) != 1 {
		return false
	}
	known := false
	full = l.words(full)
	for _, s := range l.family[family[0]] {
		if len(s.family) != 1 || !slices.Contains(s.offices, office) {
			continue
		}
		known = true
		if at := slices.Index(full, family[0]); at < 0 || l.fits(s, full[:at], full[at+1:]) != noName {
			return false
		}
	}
	return known
}

// seat is the country that the person named words leads on the day on, by given and
// family name, and as what; empty where no one country's leader is meant.
//
// Where still is set, on is only the least that the day can be, and the office must be
// held to this day.
func (l *leaders) seat(words []string, on chancery.Date, still bool) (c chancery.Country, office string) {
	words = l.words(words)
	from, to, known := on.Bounds()
	if !known {
		return "", ""
	}
	for i, w := range words {
		for _, s := range l.family[w] {
			at := i + 1 - len(s.family)
			held := !from.Before(s.from) && (s.to.IsZero() || !still && !to.After(s.to))
			if at < 0 || !held || !slices.Equal(words[at:i+1], s.family) || l.fits(s, words[:at], words[i+1:]) != fullName {
				continue
			}
			if c != "" && c != s.leader.country {
				return "", ""
			}
			c = s.leader.country
			if office == "" || slices.Contains(s.offices, "head of state") {
				office = s.offices[0]
			}
		}
	}
	return c, office
}

// around reports whether h held the office at some time from a to b, or nearly.
func (h *leader) around(a, b chancery.Day) bool {
	return !b.Before(h.from.Add(-leadersLeeway)) && (h.to.IsZero() || !a.After(h.to.Add(leadersLeeway)))
}

type fit uint8

const (
	noName fit = iota
	familyName
	fullName
)

// fits tells how much of the name s stands before and after its family name in a
// text. The first word before it must be a given name of s; one more that s does
// not have may follow it, as in "Vladimir Vladimirovich Putin". Behind the family
// name only words of s may stand: "Kim Jong Il" is not Kim Jong Un, and "Maduro
// Guerra" not Maduro Moros.
func (l *leaders) fits(s *styled, before, after []string) fit {
	for _, w := range after {
		if !l.one(s.after, w) {
			return noName
		}
	}
	if len(before) == 0 {
		switch {
		case len(s.before) > 0:
			return familyName
		case len(s.after) == 0 && len(s.family) > 1, slices.ContainsFunc(after, func(w string) bool { return len(w) > 1 }):
			return fullName
		}
		return familyName
	}
	if len(before[0]) == 1 || !l.one(s.before, before[0]) {
		return noName
	}
	strange := 0
	for _, w := range before[1:] {
		if !l.one(s.before, w) {
			strange++
		}
	}
	if strange > 1 {
		return noName
	}
	return fullName
}

// one reports whether w is one of names, or a form or the initial of one.
func (l *leaders) one(names []string, w string) bool {
	same := func(w string) string {
		if n := l.given[w]; n != "" {
			return n
		}
		return w
	}
	return slices.ContainsFunc(names, func(n string) bool {
		return same(n) == same(w) || len(w) == 1 && n[0] == w[0]
	})
}

// tell gives the persons of a text whose country it does not say the country that
// they lead, and returns why, by name. What the text says stands. Who has no
// office in it must be of a country that it names: a Philip Davis can be anybody.
func (l *leaders) tell(s *scanner, all []*person, on chancery.Date) map[string]string {
	told := map[string]string{}
	since := on
	if !on.Known() {
		since = s.firstYear()
	}
	for _, p := range all {
		if p.body == "" && p.office == "" {
			l.tellOffice(s, p, since, !on.Known(), told)
		}
		if p.country != "" || p.body != "" || p.office != "" && p.office != "head of state" && p.office != "head of government" {
			continue
		}
		c, why := l.country(words(p.parts), p.office, on)
		if c == "" || p.office == "" && !s.namesCountry(c) {
			continue
		}
		p.country, told[p.name] = c, "country "+why
	}
	for _, p := range all { // who led a country once is of it still
		if p.country != "" || p.body != "" || len(p.parts) < 2 {
			continue
		}
		if c, why := l.country(words(p.parts), "", ""); c != "" && s.namesCountry(c) {
			p.country, told[p.name] = c, "country "+why+" of another time"
		}
	}
	return told
}

// firstYear is the first of the years that the text names, before which it cannot have
// been written, or empty.
func (s *scanner) firstYear() chancery.Date {
	least := ""
	for n := range s.sents {
		for i, t := range s.sents[n].Tokens {
			if w := s.word(n, i); t.Len() == 4 && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == "" && (least == "" || w < least) {
				least = w
			}
		}
	}
	return chancery.Date(least)
}

// tellOffice gives p, of whom the text tells no office, that which the table has for
// the bearer of the whole name on the day on, as [leaders.seat] tells; the text must name
// the country, and may not give another.
func (l *leaders) tellOffice(s *scanner, p *person, on chancery.Date, still bool, told map[string]string) {
	c, office := l.seat(words(p.parts), on, still)
	if c == "" || p.country != "" && p.country != c || p.country == "" && !s.namesCountry(c) {
		return
	}
	why := "office in the table of leaders for " + string(on)
	if still {
		why += " and since"
	}
	if p.country == "" {
		why = "country and " + why
	}
	p.country, p.office, told[p.name] = c, office, why
}

// namesCountry reports whether the text names c, its people or its capital, or is
// published by it.
func (s *scanner) namesCountry(c chancery.Country) bool {
	if c == s.home {
		return true
	}
	return slices.ContainsFunc(s.items, func(it item) bool {
		return it.kind == aPlace && it.known.country == c && it.known.kind != chancery.Organisation
	})
}

// because adds to the names of persons why they are of their country or have their office, where no word of the text says it.
func because(names []chancery.Name, told map[string]string) []chancery.Name {
	for i := range names {
		if why := told[names[i].Name]; why != "" && names[i].Type == chancery.Person {
			names[i].Why += "; " + why
		}
	}
	return names
}

// within is where words hold part, or -1.
func within(words, part []string) int {
	for i := 0; i+len(part) <= len(words) && len(part) > 0; i++ {
		if slices.Equal(words[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

// regnal reports whether w is a Roman numeral, as a king has behind his name.
func regnal(w string) bool { return strings.Trim(w, "ivx") == "" }

func once(cs []chancery.Country, c chancery.Country) []chancery.Country {
	if slices.Contains(cs, c) {
		return cs
	}
	return append(cs, c)
}
