package construe

import (
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"chancery/internal/lines"
)

// An amountUnit is what a form counts, and by how much it multiplies.
type amountUnit struct {
	unit   string
	factor float64
}

// An amountSign is a currency sign or code as it stands before a number.
type amountSign struct{ text, code string }

// A comparator is a phrase about a number, as its words.
type comparator struct {
	words []string
	sign  string
}

func (a *amountReader) addUnit(form, unit string, factor float64) {
	if upperInside(form) {
		a.units[form] = amountUnit{unit, factor}
	}
	a.units[strings.ToLower(form)] = amountUnit{unit, factor}
	a.longest = max(a.longest, strings.Count(form, " ")+1)
}

// upperInside reports whether capitals in form matter, as in "GWh".
func upperInside(form string) bool { return strings.ToLower(form) != form }

func (a *amountReader) readUnits(data fs.FS) error {
	for l, err := range lines.Read(data, "en/units.txt", 2) {
		if err != nil {
			return err
		}
		factor := 1.0
		if l.Col(2) != "" {
			if factor, err = strconv.ParseFloat(l.Col(2), 64); err != nil {
				return l.Errorf("%s: factor %q is no number", l.Col(0), l.Col(2))
			}
		}
		for _, form := range l.List(1) {
			a.addUnit(form, l.Col(0), factor)
		}
	}
	return nil
}

func (a *amountReader) readCurrencies(data fs.FS) error {
	for l, err := range lines.Read(data, "currencies.txt", 3) {
		if err != nil {
			return err
		}
		code := l.Col(0)
		if len(code) != 3 || strings.ToUpper(code) != code {
			return l.Errorf("%q is no ISO 4217 code", code)
		}
		for _, sign := range l.List(1) {
			a.signs = append(a.signs, amountSign{sign, code})
			a.addUnit(sign, code, 1)
		}
		for _, form := range l.List(2) {
			a.addUnit(form, code, 1)
		}
	}
	sort.SliceStable(a.signs, func(i, j int) bool { return len(a.signs[i].text) > len(a.signs[j].text) })
	return nil
}

func (a *amountReader) readComparators(data fs.FS) error {
	for l, err := range lines.Read(data, "en/comparators.txt", 3) {
		if err != nil {
			return err
		}
		if !strings.Contains(" > >= < <= ~ ", " "+l.Cols[1]+" ") {
			return l.Errorf("%s: no comparator %q; want > >= < <= or ~", l.Cols[0], l.Cols[1])
		}
		words := strings.Fields(l.Cols[0])
		c := comparator{words, l.Cols[1]}
		switch l.Cols[2] {
		case "before":
			key := words[len(words)-1]
			a.before[key] = append(a.before[key], c)
		case "after":
			a.after[words[0]] = append(a.after[words[0]], c)
		default:
			return l.Errorf("%s: %q; want before or after", l.Cols[0], l.Cols[2])
		}
	}
	return nil
}

// readClosed reads the words that no noun phrase runs over.
func (a *amountReader) readClosed(data fs.FS) error {
	for l, err := range lines.Read(data, "en/closed.txt", 2) {
		if err != nil {
			return err
		}
		for _, w := range l.List(1) {
			a.closed[w] = true
		}
	}
	for l, err := range lines.Read(data, "en/timewords.txt", 3) {
		if err != nil {
			return err
		}
		if c := l.Cols[1]; c == "UNIT" || c == "UNITS" {
			a.closed[l.Cols[0]] = true
		}
		if l.Cols[1] == "LABEL" {
			a.words.learn(l.Cols[0], clLabel, "")
		}
	}
	return nil
}

// countedWords marks the words that numbers count, so that "2000 people" is not
// read as a year.
func (x lexicon) countedWords(data fs.FS) error {
	for _, file := range []struct {
		name string
		col  int
	}{{"en/units.txt", 1}, {"currencies.txt", 2}} {
		for l, err := range lines.Read(data, file.name, 2) {
			if err != nil {
				return err
			}
			for _, form := range l.List(file.col) {
				if first, _, _ := strings.Cut(form, " "); first == form && first != "" && asciiLetter(first[0]) {
					x.learn(first, clCounted, l.Col(0))
				}
			}
		}
	}
	return nil
}
