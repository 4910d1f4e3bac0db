package reconcile

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chancery"
	"chancery/internal/lines"
)

// A spelling folds names so that those of one person written through different
// transliterations come out the same: "Tokayev" and "Toqaev", "Sergei" and
// "Sergey", "Erdoğan" and "Erdogan". Folded names are compared, never shown.
type spelling struct {
	letters   map[rune]string
	rules     chancery.Respellings
	variants  map[string]string // folded given name → the one it is compared as
	particles map[string]bool
}

func newSpelling(data fs.FS) (*spelling, error) {
	s := &spelling{letters: map[rune]string{}, variants: map[string]string{}}
	for l, err := range lines.Read(data, "letters.txt", 2) {
		if err != nil {
			return nil, err
		}
		r := []rune(l.Col(0))
		if len(r) != 1 {
			return nil, l.Errorf("%q; want one letter", l.Cols[0])
		}
		s.letters[r[0]] = l.Col(1)
	}
	for l, err := range lines.Read(data, "spellings.txt", 3) {
		if err != nil {
			return nil, err
		}
		if err := s.rules.Add(l.Col(0), l.Col(1), l.Col(2)); err != nil {
			return nil, l.Errorf("%v", err)
		}
	}
	for l, err := range lines.Read(data, "name-variants.txt", 2) {
		if err != nil {
			return nil, err
		}
		to := s.word(l.Col(0))
		for _, v := range strings.Split(l.Col(1), "|") {
			s.variants[s.word(v)] = to
		}
		s.variants[to] = to
	}
	var err error
	s.particles, err = readSet(data, "name-particles.txt")
	return s, err
}

// plain is the words of a text in small letters a to z and digits: marks and
// diacritics off, other alphabets romanised where letters.txt knows them.
func (s *spelling) plain(text string) []string {
	var words []string
	var w strings.Builder
	flush := func() {
		if w.Len() > 0 {
			words = append(words, w.String())
			w.Reset()
		}
	}
	for _, r := range strings.ToLower(text) {
		if to, ok := s.letters[r]; ok { // before decomposing, which would make й an и
			w.WriteString(to)
			continue
		}
		if r < 0x80 {
			s.put(&w, r, flush)
			continue
		}
		for _, r := range norm.NFKD.String(string(r)) {
			if to, ok := s.letters[r]; ok {
				w.WriteString(to)
			} else {
				s.put(&w, r, flush)
			}
		}
	}
	flush()
	return words
}

func (s *spelling) put(w *strings.Builder, r rune, flush func()) {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r):
		w.WriteRune(r)
	case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ', r == '`':
	default:
		flush()
	}
}

// key is the plain words of a text joined by a space.
func (s *spelling) key(text string) string { return strings.Join(s.plain(text), " ") }

// word folds one plain word, or the plain words of a text run together.
func (s *spelling) word(text string) string {
	return s.rules.Apply(strings.Join(s.plain(text), ""))
}

// person is the folded words of a person's name, particles left out where two
// words stay without them.
func (s *spelling) person(name string) []string {
	words := s.plain(name)
	var out []string
	for _, w := range words {
		if !s.particles[w] {
			out = append(out, s.rules.Apply(w))
		}
	}
	if len(out) < 2 && len(words) > len(out) {
		out = out[:0]
		for _, w := range words {
			out = append(out, s.rules.Apply(w))
		}
	}
	return out
}

// A likeness says how two names of persons stand to one another.
type likeness int

const (
	unlike  likeness = iota // at least one word of each is not in the other
	shorter                 // the first is part of the second
	longer                  // the second is part of the first
	alike                   // the same words, in whatever order
)

// like compares two folded names. Initials stand for any word they begin, given
// names for their variants, and words that run together for their parts: "Jae
// Myung" is "Jae-myung" is "Jaemyung".
func (s *spelling) like(a, b []string) likeness {
	if len(a) == 0 || len(b) == 0 {
		return unlike
	}
	if slices.Equal(a, b) || strings.Join(a, "") == strings.Join(b, "") {
		return alike
	}
	if len(a) > len(b) {
		return [...]likeness{unlike, longer, shorter, alike}[s.like(b, a)]
	}
	used := make([]bool, len(b))
	whole := false
	for i := 0; i < len(a); i++ {
		at, n := s.find(a[i:], b, used)
		if at < 0 && len(a) > 1 && s.particles[a[i]] {
			continue // "Al Sisi", of whose name the rest would be too little
		}
		if at < 0 {
			return unlike
		}
		whole = whole || len(a[i]) > 1
		i += n - 1
	}
	if !whole {
		return unlike
	}
	if !slices.Contains(used, false) {
		return alike
	}
	return shorter
}

// find looks for the first word of a, or for its first two run together, among
// the words of b that are not used yet; it is the place in b, or -1, and how many
// words of a it took.
func (s *spelling) find(a, b []string, used []bool) (at, n int) {
	for j, w := range b {
		if !used[j] && a[0] == w {
			used[j] = true
			return j, 1
		}
	}
	for j, w := range b {
		switch {
		case used[j]:
		case len(a) > 1 && a[0]+a[1] == w:
			used[j] = true
			return j, 2
		case j+1 < len(b) && !used[j+1] && a[0] == w+b[j+1]:
			used[j], used[j+1] = true, true
			return j, 1
		}
	}
	for j, w := range b {
		if !used[j] && s.stands(a[0], w) {
			used[j] = true
			return j, 1
		}
	}
	return -1, 0
}

// stands reports whether one word of a name can stand for another.
func (s *spelling) stands(a, b string) bool {
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	if v := s.variants[a]; v != "" && v == s.variants[b] {
		return true
	}
	return blunt(a) == blunt(b)
}

// blunt takes off differences of voice that romanisations of Korean and Arabic
// disagree about: "Kim Gu" is "Kim Koo".
func blunt(w string) string { return blunter.Replace(w) }

var blunter = strings.NewReplacer("g", "k", "d", "t", "b", "p", "z", "s", "w", "v")

// readSet reads a file of one column. A file that is not there is an empty set.
func readSet(data fs.FS, name string) (map[string]bool, error) {
	set := map[string]bool{}
	for l, err := range lines.Read(data, name, 1) {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		set[l.Col(0)] = true
	}
	return set, nil
}

// readList reads the first column of a file, sorted. A file that is not there is an
// empty list.
func readList(data fs.FS, name string) ([]string, error) {
	set, err := readSet(data, name)
	return slices.Sorted(maps.Keys(set)), err
}

// readPairs reads a file of two columns.
func readPairs(data fs.FS, name string) (map[string]string, error) {
	pairs := map[string]string{}
	for l, err := range lines.Read(data, name, 2) {
		if err != nil {
			return nil, err
		}
		pairs[l.Col(0)] = l.Col(1)
	}
	return pairs, nil
}
