package construe

import (
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chancery"
	"chancery/internal/lines"
)

// A spelling knows what one name is written like: in other transliterations, as a
// form of the same given name, without the words that tell nobody apart.
type spelling struct {
	rules    chancery.Respellings
	given    map[string]string // given name → the one it is a form of: joe → joseph
	particle map[string]bool   // al, bin, von: no name by themselves
	pronoun  map[string]string // given name → he or she
}

func newSpelling(data fs.FS) (*spelling, error) {
	sp := &spelling{pronoun: map[string]string{}}
	for l, err := range lines.Read(data, "spellings.txt", 3) {
		if err != nil {
			return nil, err
		}
		if err := sp.rules.Add(l.Col(0), l.Col(1), l.Col(2)); err != nil {
			return nil, l.Errorf("%v", err)
		}
	}
	var err error
	if sp.particle, err = particles(data); err != nil {
		return nil, err
	}
	if sp.given, err = givenForms(data); err != nil {
		return nil, err
	}
	for l, err := range lines.Read(data, "given-pronouns.txt", 2) {
		if err != nil {
			return nil, err
		}
		if l.Cols[0] != "he" && l.Cols[0] != "she" {
			return nil, l.Errorf("no pronoun %q; want he or she", l.Cols[0])
		}
		for _, n := range l.List(1) {
			sp.pronoun[fold(n)] = l.Cols[0]
		}
	}
	return sp, nil
}

// particles is the words of names that tell nobody apart.
func particles(data fs.FS) (map[string]bool, error) {
	set := map[string]bool{}
	for l, err := range lines.Read(data, "name-particles.txt", 1) {
		if err != nil {
			return nil, err
		}
		set[l.Cols[0]] = true
	}
	return set, nil
}

// givenForms is given names by those they are forms of, both folded.
func givenForms(data fs.FS) (map[string]string, error) {
	forms := map[string]string{}
	for l, err := range lines.Read(data, "name-variants.txt", 2) {
		if err != nil {
			return nil, err
		}
		for _, n := range l.List(1) {
			forms[fold(n)] = fold(l.Cols[0])
		}
	}
	return forms, nil
}

// form is the given name that w is a form of, or w.
func (sp *spelling) form(w string) string {
	if n := sp.given[w]; n != "" {
		return n
	}
	return w
}

// fold is w for comparing names: no diacritics, no case, no dots.
func fold(w string) string {
	if plain(w) {
		return strings.ToLower(w)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(w)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		case r == 'ı' || r == 'ø' || r == 'ł' || r == 'ə' || r == 'đ':
			b.WriteByte(map[rune]byte{'ı': 'i', 'ø': 'o', 'ł': 'l', 'ə': 'a', 'đ': 'd'}[r])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether w has nothing that fold takes away: letters, digits and
// hyphens of ASCII only.
func plain(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= 0x80 || c == '.' || c == '\'' {
			return false
		}
	}
	return true
}

// A part is a word of a name, folded, and what it sounds like.
type part struct{ word, sound string }

// soundLeast is how long a word must be for another spelling of it to be the same
// name: Li and Ly are two, Tokayev and Toqaev one.
const soundLeast = 5

// is reports whether a and b are one word, however it is written.
func (a part) is(b part) bool {
	return a.word == b.word || len(a.sound) >= soundLeast && a.sound == b.sound
}

// A likeness is why one name is that of a person named otherwise. Less is better.
type likeness uint8

const (
	asNamed      likeness = iota // the same words
	familyAlone                  // the family name, or what opens the name where that comes first
	partOfName                   // some of its words
	initialsOf                   // initials for given names
	turnedName                   // the same words in another order
	spelledOther                 // another spelling, or another form of the given name
	middleAlone                  // one word of the middle of a long name
	noLikeness
)

var likenessWhy = [...]string{
	"", "part of that name", "part of that name", "initials of that name", "the same names in another order", "another spelling of that name", "part of that name", "",
}

// like tells how the name b is that of somebody called a, which has as many words or
// more. The shorter must hold the last word of the longer, or its first where the
// family name comes first.
func (sp *spelling) like(a, b []part) likeness {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return noLikeness
	}
	if b = sp.bare(b); len(b) == 1 {
		return sp.likeOne(a, b[0])
	}
	how, used := partOfName, uint64(0)
	for _, w := range b {
		at, k := sp.find(a, w, used)
		if at < 0 || at > 63 {
			return noLikeness
		}
		used |= 1 << at
		how = max(how, k)
	}
	last := used&(1<<(len(a)-1)) != 0 && a[len(a)-1].sound == b[len(b)-1].sound
	first := used&1 != 0 && (a[0].sound == b[0].sound || sp.form(a[0].word) == sp.form(b[0].word))
	switch {
	case len(a) == len(b) && last && how == partOfName:
		return asNamed
	case len(a) == len(b) && !last && how == partOfName && used == 1<<len(a)-1:
		return turnedName
	case !last && !first:
		return noLikeness
	}
	return how
}

// likeOne is like for a name of one word.
func (sp *spelling) likeOne(a []part, w part) likeness {
	last := a[len(a)-1]
	switch {
	case len(a) == 1 && last.word == w.word:
		return asNamed
	case last.word == w.word, a[0].word == w.word:
		return familyAlone
	case last.is(w), a[0].is(w):
		return spelledOther
	}
	if len(a) < 3 || len(w.word) < 3 {
		return noLikeness
	}
	for _, x := range a[1 : len(a)-1] { // "Sánchez" of Pedro Sánchez Castejón
		if x.word == w.word {
			return middleAlone
		}
	}
	return noLikeness
}

// find is where a has w at a place that used leaves free, and how it is alike.
func (sp *spelling) find(a []part, w part, used uint64) (int, likeness) {
	at, how := -1, noLikeness
	for i, x := range a {
		if used&(1<<min(i, 63)) != 0 {
			continue
		}
		k := noLikeness
		switch {
		case x.word == w.word:
			k = partOfName
		case len(w.sound) > 2 && x.sound == w.sound: // the other words must agree too
			k = spelledOther
		case (len(w.word) == 1 || len(x.word) == 1) && x.word[0] == w.word[0]:
			k = initialsOf
		case i == 0 && sp.form(x.word) == sp.form(w.word):
			k = spelledOther
		}
		if k < how {
			at, how = i, k
		}
	}
	return at, how
}

// bare is b without the particles that open it: Salman of "bin Salman".
func (sp *spelling) bare(b []part) []part {
	for len(b) > 1 && sp.particle[b[0].word] {
		b = b[1:]
	}
	return b
}

// A roll is persons by each word of their names, and by what it sounds like.
type roll map[string][]*person

func (r roll) add(p *person) {
	for _, w := range p.parts {
		for _, key := range [2]string{w.word, w.sound} {
			if !slices.Contains(r[key], p) {
				r[key] = append(r[key], p)
			}
		}
	}
}

// match is the person of the roll whom a name of these parts means, and how it is
// like theirs: of several the likest. Nobody whom the text calls a she is meant by
// "Mr.". Two who fit equally are none, unless the pronoun or the office before the
// name tells one from the others: of "President Jan Elph" and "Flavia Elph" he is
// "President Elph".
func (r roll) match(sp *spelling, parts []part, pronoun, office string) (*person, likeness) {
	var best, seen []*person
	how := noLikeness
	for _, w := range parts {
		for _, key := range [2]string{w.word, w.sound} {
			for _, p := range r[key] {
				if slices.Contains(seen, p) || pronoun != "" && p.pronoun != "" && p.pronoun != pronoun {
					continue
				}
				seen = append(seen, p)
				k := sp.like(p.parts, parts)
				if k < how {
					best, how = best[:0], k
				}
				if k == how && k != noLikeness {
					best = append(best, p)
				}
			}
		}
	}
	if len(best) > 1 && office != "" {
		best = slices.DeleteFunc(best, func(p *person) bool { return !slices.Contains(p.titles, office) })
	} else if len(best) > 1 && pronoun != "" {
		best = slices.DeleteFunc(best, func(p *person) bool { return p.pronoun != pronoun })
	}
	if len(best) != 1 {
		return nil, noLikeness
	}
	return best[0], how
}
