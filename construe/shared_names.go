package construe

import (
	"io/fs"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A sharedName is a state's name that a part of another state has too.
type sharedName struct {
	state, other chancery.Country
	words        []string // by which a text means the state
}

func readSharedNames(data fs.FS) (map[string]sharedName, error) {
	out := map[string]sharedName{}
	for l, err := range lines.Read(data, "shared-names.txt", 4) {
		if err != nil {
			return nil, err
		}
		if len(l.Cols[1]) != 2 || len(l.Cols[2]) != 2 || l.Cols[1] == l.Cols[2] {
			return nil, l.Errorf("%s: countries %q and %q; want two codes of two letters", l.Cols[0], l.Cols[1], l.Cols[2])
		}
		out[l.Cols[0]] = sharedName{chancery.Country(l.Cols[1]), chancery.Country(l.Cols[2]), l.List(3)}
	}
	return out, nil
}

// reassign takes names of states that the text does not mean for the part of another state:
// "Georgia" in a text about the United States that says nothing of the Caucasus.
func (s *scanner) reassign() {
	named := map[chancery.Country]bool{s.home: true}
	for i := range s.items {
		if it := &s.items[i]; it.kind == aPlace {
			named[it.known.country] = true
		}
	}
	decided := map[string]bool{}
	for i := range s.items {
		it := &s.items[i]
		if it.kind != aPlace || !it.known.state {
			continue
		}
		n, ok := s.shared[it.known.name]
		if !ok || it.known.country != n.state {
			continue
		}
		part, seen := decided[it.known.name]
		if !seen {
			part = named[n.other] && !s.says(n.words)
			decided[it.known.name] = part
		}
		if part {
			it.known.country, it.known.state, it.known.capital = n.other, false, false
		}
	}
}

// says reports whether the text holds one of words.
func (s *scanner) says(words []string) bool {
	for _, w := range words {
		if strings.Contains(s.text, w) {
			return true
		}
	}
	return false
}
