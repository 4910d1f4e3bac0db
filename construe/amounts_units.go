package construe

import (
	"io/fs"
	"strconv"
	"strings"

	"chancery/internal/lines"
)

// An amountUnit is what a form counts, and by how much it multiplies. Of money it says
// which currencies share the form, and whether only the publisher can tell which is meant.
type amountUnit struct {
	unit   string
	factor float64
	money  bool
	firm   bool
	shared []string
	why    string
}

// A lesserUnit is how many of a unit make a greater one.
type lesserUnit struct {
	of    string
	count float64
}

// A comparator is a phrase about a number, as its words.
type comparator struct {
	words []string
	sign  string
}

// addUnit learns form in any case; where capitals matter, as in "GWh", also as it stands.
func (a *amountReader) addUnit(form string, u amountUnit) {
	a.addForm(form, u)
	if low := strings.ToLower(form); low != form {
		a.addForm(low, u)
	}
}

// addForm learns form as it stands, unless it is known.
func (a *amountReader) addForm(form string, u amountUnit) {
	if _, ok := a.units[form]; !ok {
		a.units[form] = u
	}
	ps := a.words.pieces(form, 0, len(form), nil)
	if len(ps) == 0 {
		return
	}
	first := strings.ToLower(form[ps[0].start:ps[0].end])
	a.longest[first] = max(a.longest[first], len(ps))
}

func (a *amountReader) readUnits(data fs.FS) error {
	for l, err := range lines.Read(data, "en/units.txt", 2) {
		if err != nil {
			return err
		}
		u := amountUnit{unit: l.Col(0), factor: 1}
		if l.Col(2) != "" {
			if u.factor, err = strconv.ParseFloat(l.Col(2), 64); err != nil {
				return l.Errorf("%s: factor %q is no number", l.Col(0), l.Col(2))
			}
		}
		if m, ok := a.units[u.unit]; ok && m.money {
			u.money = true
			for _, s := range a.signs { // cents are of the dollar that the sign stands for
				if s.unit == u.unit && len(s.shared) > 0 && s.firm {
					u.shared, u.firm, u.why = s.shared, true, l.List(1)[0]+" taken for "+u.unit
				}
			}
		}
		for _, form := range l.List(1) {
			delete(a.units, form)
			delete(a.units, strings.ToLower(form))
			a.addUnit(form, u)
			if l.Col(3) != "" {
				of, count, _ := strings.Cut(l.Col(3), " ")
				n, err := strconv.ParseFloat(count, 64)
				if err != nil || n <= 0 {
					return l.Errorf("%s: %q; want a greater unit and how many make one", l.Col(0), l.Col(3))
				}
				a.lesser[form] = lesserUnit{of, n}
			}
		}
	}
	return nil
}

func (a *amountReader) readPersons(data fs.FS) error {
	for l, err := range lines.Read(data, "en/persons.txt", 2) {
		if err != nil {
			return err
		}
		for _, form := range l.List(1) {
			a.addUnit(form, amountUnit{unit: l.Col(0), factor: 1})
		}
	}
	return nil
}

func (a *amountReader) readFractions(data fs.FS) error {
	kinds := map[string]numberKind{"part": partNumber, "size": sizeNumber, "minus": minusSign, "point": pointMark, "zero": zeroNumber}
	for l, err := range lines.Read(data, "en/fractions.txt", 3) {
		if err != nil {
			return err
		}
		k, ok := kinds[l.Col(1)]
		v, err := strconv.ParseFloat(l.Cols[2], 64)
		if k == pointMark {
			err = nil
		}
		if !ok || err != nil {
			return l.Errorf("%s: want part, size, minus, point or zero, and a number", l.Col(0))
		}
		if w := l.Col(0); asciiLetter(w[0]) {
			a.numberWords[a.words.entry(w)] = numberWord{k, v}
		} else {
			a.numberMarks[w] = numberWord{k, v}
		}
	}
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

// readLabels reads the words whose number is a name.
func (a *amountReader) readLabels(data fs.FS) error {
	for l, err := range lines.Read(data, "en/labels.txt", 2) {
		if err != nil {
			return err
		}
		for _, w := range l.List(1) {
			a.words.learn(w, clLabel, "")
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
			if c == "UNITS" {
				a.words.learn(l.Cols[0], clUnits, "")
			}
		}
		if l.Cols[1] == "LABEL" {
			a.words.learn(l.Cols[0], clLabel, "")
		}
	}
	return nil
}

// compared is what the words before and after an amount say of it: those right
// before it, or before an article or a word of its kind there.
func (p *amountPass) compared(first, after int) string {
	best, sign := 0, ""
	for i := first - 1; i >= 0 && i >= first-2 && best == 0; i-- {
		if p.ps[i].kind != wordPiece {
			break
		}
		for _, c := range p.before[strings.ToLower(p.text[p.ps[i].start:p.ps[i].end])] {
			if n := len(c.words); n > best && (i == first-1 || n == 1 && c.sign == ">" && !p.closed[c.words[0]]) && sameWords(p.text, p.ps, i-n+1, c.words) {
				best, sign = n, c.sign
			}
		}
		if w := wordOf(&p.ps[i]); w != "the" && w != "a" && w != "an" { // "exceeded the $5 billion mark"
			break
		}
	}
	if after < len(p.ps) && (sign == "" || sign == "~") {
		k := after
		if p.ps[k].mark == '-' {
			k++
		}
		if k < len(p.ps) && p.ps[k].kind == wordPiece {
			for _, c := range p.after[strings.ToLower(p.text[p.ps[k].start:p.ps[k].end])] {
				if end := k + len(c.words); sameWords(p.text, p.ps, k, c.words) && !(end < len(p.ps) && wordOf(&p.ps[end]) == "than") {
					return c.sign
				}
			}
		}
	}
	return sign
}

func sameWords(text string, ps []piece, i int, words []string) bool {
	if i < 0 || i+len(words) > len(ps) {
		return false
	}
	for k, w := range words {
		if !strings.EqualFold(text[ps[i+k].start:ps[i+k].end], w) {
			return false
		}
	}
	return true
}

// trimNoise is v to twelve figures, without the noise of multiplying it out.
func trimNoise(v float64) float64 {
	if v == float64(int64(v)) {
		return v
	}
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return r
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
				form = strings.TrimRight(form, "*?")
				if first, _, _ := strings.Cut(form, " "); first == form && first != "" && asciiLetter(first[0]) {
					x.learn(first, clCounted, l.Col(0))
				}
			}
		}
	}
	return nil
}
