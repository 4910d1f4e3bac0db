package construe

import (
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// readCurrencies reads the currencies, and makes of their words and the names of
// their countries "Australian dollars" and "Hong Kong dollars".
func (a *amountReader) readCurrencies(data fs.FS) error {
	called, err := countryWords(data)
	if err != nil {
		return err
	}
	signs, words := map[string]*amountUnit{}, map[string]*amountUnit{}
	for l, err := range lines.Read(data, "currencies.txt", 3) {
		if err != nil {
			return err
		}
		code := l.Col(0)
		if len(code) != 3 || strings.ToUpper(code) != code {
			return l.Errorf("%q is no ISO 4217 code", code)
		}
		for _, s := range l.List(1) {
			shareForm(signs, s, code)
		}
		a.codes(code)
		for _, s := range l.List(2) {
			word := shareForm(words, s, code)
			for _, c := range l.List(3) {
				for _, n := range called[chancery.Country(c)] {
					if len(l.List(3)) < 20 { // nobody tells one country's euros from another's
						a.addUnit(n+" "+word, amountUnit{unit: code, factor: 1, money: true})
					}
				}
			}
		}
		for _, c := range l.List(3) {
			if len(c) != 2 {
				return l.Errorf("%s: %q is no country; want two letters", code, c)
			}
			if _, ok := a.money[chancery.Country(c)]; !ok {
				a.money[chancery.Country(c)] = code
			}
		}
	}
	for s, u := range signs {
		a.signs[s] = settledForm(s, *u)
		a.addForm(s, a.signs[s])
	}
	for w, u := range words {
		name := w
		if words[w+"s"] != nil {
			name += "s"
		}
		a.addUnit(w, settledForm(name, *u))
	}
	return nil
}

// codes makes "MUSD" and "MEUR" of a code.
func (a *amountReader) codes(code string) {
	u := amountUnit{unit: code, factor: 1e6, money: true}
	a.signs["M"+code] = u
	a.addForm("M"+code, u)
}

// shareForm notes that form, less its mark, is of the currency code too.
func shareForm(forms map[string]*amountUnit, form, code string) string {
	bare := strings.TrimRight(form, "*?")
	u := forms[bare]
	if u == nil {
		u = &amountUnit{factor: 1, money: true}
		forms[bare] = u
	}
	u.shared = append(u.shared, code)
	if bare != form {
		u.unit, u.firm = code, strings.HasSuffix(form, "*")
	}
	return bare
}

// settledForm is u, of a form that one currency or several share.
func settledForm(form string, u amountUnit) amountUnit {
	switch {
	case len(u.shared) == 1:
		u.unit, u.shared = u.shared[0], nil
	case u.unit == "":
		u.unit = form
	default:
		u.why = form + " taken for " + u.unit
	}
	return u
}

// countryWords is, for each country, its name, its adjectives and its short names.
func countryWords(data fs.FS) (map[chancery.Country][]string, error) {
	out := map[chancery.Country][]string{}
	for l, err := range lines.Read(data, "countries.txt", 3) {
		if err != nil {
			return nil, err
		}
		names := append([]string{l.Col(1)}, l.List(2)...)
		for _, o := range l.List(5) {
			if len(o) <= 5 {
				names = append(names, o)
			}
		}
		out[chancery.Country(l.Col(0))] = names
	}
	return out, nil
}

// settled is the unit that u stands for here, and how it is known where the words do not
// tell: a currency that its sign or word shares with others is that of a country
// which the sentence names, or of the publisher, or the one meant mostly.
func (p *amountPass) settled(u amountUnit) (unit, why string) {
	if len(u.shared) == 0 {
		return u.unit, ""
	}
	if !u.firm {
		found := ""
		for k := p.here[0]; k < p.here[1]; k++ {
			m := &p.names[k]
			code := p.money[m.Country]
			if code == "" || m.Type == chancery.Organisation || !slices.Contains(u.shared, code) {
				continue
			}
			if found != "" && found != code {
				found = ""
				break
			}
			found = code
		}
		if found != "" {
			return found, "currency of the country named"
		}
	}
	if code := p.money[p.home]; code != "" && code != u.unit && slices.Contains(u.shared, code) {
		return code, "currency of the publisher's country"
	}
	return u.unit, u.why
}

// signBefore is the currency sign or code right before the number at i, and the
// piece it begins at.
func (p *amountPass) signBefore(i int) (amountUnit, int, bool) {
	if i == 0 {
		return amountUnit{}, i, false
	}
	b := &p.ps[i-1]
	switch {
	case b.kind == numberPiece, b.kind == markPiece && b.mark != '$' && b.mark != '.', b.kind == wordPiece && (b.end-b.start > 4 || !b.capital && b.end-b.start != 3 || b.end-b.start < 2):
		return amountUnit{}, i, false
	case b.mark == '$' && b.gap && i > 1 && p.ps[i-2].kind == wordPiece && b.start-p.ps[i-2].start < 8: // "US $ 150 million"
		if u, ok := p.signs[strings.ToUpper(p.text[p.ps[i-2].start:b.end])]; ok {
			return u, i - 2, i-2 >= p.free
		}
	}
	from := i - 1
	for from > 0 && i-from < 5 && !p.ps[from].gap {
		from--
	}
	for ; from < i; from++ {
		form := p.text[p.ps[from].start:b.end]
		u, ok := p.signs[form]
		if !ok && b.mark == '$' && from < i-1 {
			u, ok = p.signs[strings.ToUpper(form)]
		}
		if !ok {
			continue
		}
		if from > 0 && !p.ps[from].gap {
			first, _ := utf8.DecodeRuneInString(p.text[p.ps[from].start:])
			before, _ := utf8.DecodeLastRuneInString(p.text[:p.ps[from].start])
			if unicode.IsLetter(before) && unicode.IsLetter(first) || unicode.IsDigit(before) {
				continue
			}
		}
		return u, from, from >= p.free
	}
	return amountUnit{}, i, false
}

// splitCodes parts a currency code from the figures that are glued to it: "EUR5
// million", "Rs500".
func (p *amountPass) splitCodes(end int) {
	for i := 0; i < len(p.ps); i++ {
		w := &p.ps[i]
		if w.kind != wordPiece || !w.capital || p.text[w.end-1] < '0' || p.text[w.end-1] > '9' || w.end-w.start > 20 {
			continue
		}
		k := w.start
		for p.text[k] < '0' || p.text[k] > '9' {
			k++
		}
		if _, ok := p.signs[p.text[w.start:k]]; !ok {
			continue
		}
		n := piece{start: k, kind: numberPiece}
		n.end = figures(p.text, k, end, &n)
		past := i + 1
		for past < len(p.ps) && p.ps[past].start < n.end {
			past++
		}
		w.end = k
		p.ps = slices.Replace(p.ps, i+1, past, n)
	}
}

// pastWord steps over a word for the currency that a sign already told: "$6.7
// billion dollar".
func (p *amountPass) pastWord(i int, sign amountUnit) int {
	if i < len(p.ps) && p.ps[i].kind == wordPiece {
		if u, ok := p.units[strings.ToLower(p.text[p.ps[i].start:p.ps[i].end])]; ok && u.money && u.unit == sign.unit {
			return i + 1
		}
	}
	return i
}

// isSign reports whether the word w is a currency code: "EUR5 million".
func (p *amountPass) isSign(w *piece) bool {
	_, ok := p.signs[p.text[w.start:w.end]]
	return ok
}
