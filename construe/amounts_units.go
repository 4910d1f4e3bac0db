package construe

import (
	"io/fs"
	"strings"

	"chancery/internal/lines"
)

// countedWords marks the words that numbers count, so that "2000 people" is not
// read as a year.
func (x lexicon) countedWords(data fs.FS) error {
	for l, err := range lines.Read(data, "en/units.txt", 2) {
		if err != nil {
			return err
		}
		for _, form := range splitForms(l.Col(1)) {
			if first, _, _ := strings.Cut(form, " "); asciiLetter(first[0]) {
				x.learn(first, clCounted, l.Col(0))
			}
		}
	}
	for l, err := range lines.Read(data, "currencies.txt", 2) {
		if err != nil {
			return err
		}
		for _, form := range splitForms(l.Col(2)) {
			if !strings.Contains(form, " ") {
				x.learn(form, clCounted, l.Col(0))
			}
		}
	}
	return nil
}
