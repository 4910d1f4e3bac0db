package learn

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/construe/syntax"
	"chancery/internal/lines"
)

// NameLists is which of the program's lists of names know a word, by its key.
func NameLists(data fs.FS) (map[syntax.Key]uint8, error) {
	out := map[syntax.Key]uint8{}
	add := func(name string, whole, first, rest uint8) {
		words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
		for i, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			switch {
			case !unicode.IsUpper(r) && !unicode.IsLetter(r) || unicode.IsLower(r): // "of", "the"
			case len(words) == 1:
				out[syntax.KeyOf(w)] |= whole
			case i == 0:
				out[syntax.KeyOf(w)] |= first
			default:
				out[syntax.KeyOf(w)] |= rest
			}
		}
	}
	read := func(file string, from, to int, whole, first, rest uint8) error {
		for l, err := range lines.Read(data, file, to) {
			if err != nil {
				return err
			}
			for i := from; i < to; i++ {
				for _, name := range l.List(i) {
					add(name, whole, first, rest)
				}
			}
		}
		return nil
	}
	for _, err := range [...]error{
		read("cities.txt", 0, 1, syntax.CityWhole, syntax.CityFirst, syntax.CityRest),
		read("cities.txt", 2, 3, syntax.CityWhole, syntax.CityFirst, syntax.CityRest),
		read("countries.txt", 1, 4, syntax.State, syntax.State, syntax.State),
		read("given-names.txt", 1, 2, syntax.GivenName, syntax.GivenName, syntax.GivenName),
		read("organisations.txt", 0, 2, syntax.Organisation, syntax.Organisation, syntax.Organisation),
	} {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
