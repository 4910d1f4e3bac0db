package construe

import (
	"cmp"
	"slices"
	"time"

	"chancery"
)

// factsAsOf is when the lists of persons were last looked at: an undated text is read
// as one of that time.
var factsAsOf = chancery.DayOf(2026, time.January, 1)

// lately is how long after an office an undated text is still taken to speak of it.
const lately = 5 * 365 * 24 * time.Hour

// lead are the roles whose holder is of the elite once out of office.
var lead = []chancery.Role{"GOV", "LEG", "MIL", "JUD", "SPY", "COP"}

// known is the term that a person of that name, folded as [fold] does, is in on the
// document's day, and whether the lists know the person so well that the name alone
// tells who it is. The role is ELI of one who was in office, and empty of one who
// will be.
func (r *roles) known(words []string, on chancery.Date) (t term, alone, ok bool) {
	if len(words) == 0 {
		return term{}, false, false
	}
	if terms := r.termsOf(r.personWords(words)); len(terms) > 0 {
		return at(terms, on), true, true
	}
	if terms := r.leaders.terms(r.leaders.words(words)); len(terms) > 0 {
		return at(terms, on), false, true
	}
	if terms := r.family[words[len(words)-1]]; len(words) == 1 && len(terms) > 0 {
		return at(terms, on), false, true
	}
	if words = r.leaders.words(words); len(words) > 2 {
		if terms := r.spelt[skeleton(words)]; len(terms) > 0 {
			return at(terms, on), false, true
		}
	}
	return term{}, false, false
}

// skeleton is words without vowels and doubled letters: one name from Arabic or Persian
// has many spellings, Jaber and Jabir, Hussein and Husayn.
func skeleton(words []string) string {
	var b []byte
	for _, w := range words {
		last := byte(' ')
		for i := range len(w) {
			switch x := w[i]; {
			case x == last, x == 'y', x == 'h', x == 'w', x == 'a', x == 'e', x == 'i', x == 'o', x == 'u':
			default:
				b, last = append(b, x), x
			}
		}
		b = append(b, ' ')
	}
	return string(b)
}

// families notes the family names of notables that are of one country only, among the
// leaders too, and no common word, given name or place: "Putin", "Netanyahu".
func (r *roles) families() {
	for name, list := range r.notable {
		var terms []term
		for _, p := range list {
			terms = append(terms, p.terms...)
		}
		for _, s := range r.leaders.family[name] {
			terms = append(terms, term{country: s.country, role: "GOV", from: s.from, to: s.to})
		}
		large := titleCase(name)
		one := !slices.ContainsFunc(terms, func(t term) bool { return t.country != terms[0].country })
		if one && len(name) > 3 && !r.common(name) && !r.given[large] && r.great[large] == "" && len(r.city.from(large)) == 0 {
			slices.SortStableFunc(terms, func(a, b term) int { return a.from.Compare(b.from) })
			r.family[name] = terms
		}
	}
}

// spellings notes the leaders by the skeletons of their names of three words or more.
func (r *roles) spellings() {
	seen := map[*styled]bool{}
	for _, list := range r.leaders.family {
		for _, s := range list {
			words := slices.Concat(s.before, s.family, s.after)
			if len(words) > 2 && !seen[s] {
				seen[s] = true
				r.spelt[skeleton(words)] = append(r.spelt[skeleton(words)], term{country: s.country, role: "GOV", from: s.from, to: s.to})
			}
		}
	}
	for k, terms := range r.spelt {
		slices.SortFunc(terms, func(a, b term) int {
			return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to), cmp.Compare(a.country, b.country))
		})
		if slices.ContainsFunc(terms, func(t term) bool { return t.country != terms[0].country }) {
			delete(r.spelt, k)
		}
	}
}

// personWords is words without particles, unless too few are left: "Sheikh Hasina".
func (r *roles) personWords(words []string) []string {
	if plain := r.leaders.words(words); len(plain) > 1 {
		return plain
	}
	return words
}

// termsOf is the terms of the notable whom words name: all words of the listed name
// stand in them in its order. Two different persons who fit are none.
func (r *roles) termsOf(words []string) []term {
	if len(words) < 2 {
		return nil
	}
	var best *notable
	for _, w := range words {
		for _, p := range r.notable[w] {
			if !holdsAll(words, p.words) || best != nil && len(best.words) >= len(p.words) {
				continue
			}
			best = p
		}
	}
	if best == nil {
		return nil
	}
	return best.terms
}

// holdsAll reports whether part stands in words in its order, from the first word on.
func holdsAll(words, part []string) bool {
	if len(part) > len(words) || words[0] != part[0] {
		return false
	}
	k := 0
	for _, w := range words {
		if k < len(part) && w == part[k] {
			k++
		}
	}
	return k == len(part)
}

// terms is the times in office of the one country's leader whose full name words are.
func (l *leaders) terms(words []string) []term {
	var out []term
	for i, w := range words {
		for _, s := range l.family[w] {
			at := i + 1 - len(s.family)
			if at < 0 || !slices.Equal(words[at:i+1], s.family) || l.fits(s, words[:at], words[i+1:]) != fullName {
				continue
			}
			if len(out) > 0 && out[0].country != s.country {
				return nil
			}
			out = append(out, term{country: s.country, role: "GOV", from: s.from, to: s.to})
		}
	}
	return out
}

// at is the term of terms that holds the day on, or what came of the one before.
func at(terms []term, on chancery.Date) term {
	day, _, dated := on.Bounds()
	if !dated {
		day = factsAsOf
	}
	var last *term
	for i := range terms {
		t := &terms[i]
		if day.Before(t.from) {
			continue
		}
		if t.to.IsZero() || !day.After(t.to) {
			return *t
		}
		if last == nil || last.to.Before(t.to) {
			last = t
		}
	}
	if last == nil {
		t := terms[0]
		t.role = ""
		return t
	}
	t := *last
	if slices.Contains(lead, t.role) && (dated || day.Sub(t.to) > lately) {
		t.role = "ELI"
	}
	return t
}
