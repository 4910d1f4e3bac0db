package construe

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/lines"
)

// newRelevance makes the automaton of the data files that the other stages read:
// what a sentence must have for them to find something in it.
func newRelevance(data fs.FS, cities *phrases[known]) (*relevance, error) {
	b := &relevanceBuilder{relevance: &relevance{}, data: data, forms: map[string][]string{}}
	for _, load := range []func() error{b.verbs, b.plain, b.actors, b.offices, b.triggers, b.acts, b.cues, b.figures} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	b.towns(cities)
	return b.relevance, nil
}

// A relevanceBuilder fills a relevance.
type relevanceBuilder struct {
	*relevance
	data  fs.FS
	forms map[string][]string // verb → all its forms
}

// A list is a column of a data file whose phrases are signs.
type list struct {
	file string
	col  int
	of   string // what column at has to hold; empty where every line counts
	at   int
	mask signs
}

// each calls f for every phrase of l.
func (b *relevanceBuilder) each(l list, f func(words string)) error {
	for line, err := range lines.Read(b.data, l.file, 1) {
		if err != nil {
			return err
		}
		if l.of != "" && line.Col(l.at) != l.of {
			continue
		}
		for _, w := range line.List(l.col) {
			f(w)
		}
	}
	return nil
}

// verbs learns the forms of verbs.
func (b *relevanceBuilder) verbs() error {
	for l, err := range lines.Read(b.data, "en/verbs.txt", 1) {
		if err != nil {
			return err
		}
		v := l.Cols[0]
		b.forms[v] = append(b.forms[v], v)
		for _, c := range l.Cols[1:] {
			if c != "-" {
				b.forms[v] = append(b.forms[v], c)
			}
		}
	}
	return nil
}

// inflected is the forms in which w may stand in a text: those of the verb and, as
// what is a verb in one place is a noun in another, the regular ones.
func (b *relevanceBuilder) inflected(w string) []string {
	z, d, g := regular(w)
	out := append([]string{w, z, d, g}, b.forms[w]...)
	switch {
	case strings.HasSuffix(w, "el"):
		out = append(out, w+"led", w+"ling")
	case strings.HasSuffix(w, "is"): // analysis
		out = append(out, w[:len(w)-2]+"es")
	}
	switch w { // as the tagger has them
	case "be":
		out = append(out, "am", "are", "were", "re")
	case "will":
		out = append(out, "would", "ll")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// actors learns the names of states and bodies, which are written with capitals,
// and in a headline with nothing else.
func (b *relevanceBuilder) actors() error {
	for _, l := range []list{
		{file: "countries.txt", col: 1, mask: eCountry},
		{file: "countries.txt", col: 2, mask: eCountry},
		{file: "countries.txt", col: 3, mask: eCountry},
		{file: "countries.txt", col: 4, mask: eCountry},
		{file: "countries.txt", col: 5, mask: eCountry},
		{file: "organisations.txt", col: 0, mask: eBody},
		{file: "organisations.txt", col: 1, mask: eBody},
		{file: "agencies.txt", col: 0, mask: eOrgan},
		{file: "agencies.txt", col: 1, mask: eOrgan},
		{file: "leaders.txt", col: 2, mask: eLeader | ePerson},
		{file: "en/bodies.txt", col: 0, mask: eOrgan},
		{file: "en/place-words.txt", col: 1, mask: eName},
		{file: "given-names.txt", col: 1, mask: ePerson},
		{file: "en/honorifics.txt", col: 2, of: "name", at: 1, mask: ePerson},
		{file: "en/weekdays.txt", col: 1, mask: eSilent | eTerm},
		{file: "en/months.txt", col: 1, mask: eSilent | eTerm},
		{file: "en/months.txt", col: 2, mask: eSilent | eTerm},
	} {
		err := b.each(l, func(words string) {
			b.add(words, l.mask, true, false)
			if len(words) > 3 {
				b.add(strings.ToUpper(words), l.mask, true, false)
			}
			if l.mask.has(eLeader) { // "Sultan Qaboos": of a person one word will do
				for _, w := range split(words) {
					if len(w) > 1 && !b.at(hash(w, false)).any(eCommon) {
						b.add(w, eName, true, false)
					}
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// towns sees to it that a town whose name begins a longer one, "Gaza" of "Gaza
// Strip", is the name that any other word with a capital is.
func (b *relevanceBuilder) towns(cities *phrases[known]) {
	for word := range cities.by {
		if h := hash(word, true); b.at(h) == eGoesOn && capitalised(word) && slices.ContainsFunc(cities.by[word], func(p phrase[known]) bool { return len(p.words) == 1 }) {
			b.put(h, eName)
		}
	}
}

// offices learns the words of offices, and which of them speak for a state.
func (b *relevanceBuilder) offices() error {
	speaks := map[string]bool{}
	if err := b.each(list{file: "en/forms.txt", col: 1, of: "office"}, func(w string) { speaks[w] = true }); err != nil {
		return err
	}
	for l, err := range lines.Read(b.data, "en/offices.txt", 2) {
		if err != nil {
			return err
		}
		m := eOffice
		if speaks[l.Cols[1]] || l.Col(2) != "" {
			m |= eSpeaks
		}
		for _, w := range l.List(0) {
			if len(w) <= 3 {
				b.add(strings.ToUpper(w), m, true, false) // "5 pm" is no prime minister
			} else {
				b.add(w, m, false, false)
			}
		}
	}
	return nil
}

// plain learns what is looked up as it is, in any case.
func (b *relevanceBuilder) plain() error {
	for _, l := range []list{
		{file: "en/common.txt", col: 1, mask: eCommon},
		{file: "en/closed.txt", col: 1, mask: eCommon | eSilent},
		{file: "en/references.txt", col: 0, of: "office", at: 1, mask: eRefer},
		{file: "en/references.txt", col: 0, of: "pair", at: 1, mask: eRefer},
		{file: "en/references.txt", col: 0, of: "parties", at: 1, mask: eRefer},
		{file: "en/references.txt", col: 0, of: "pronoun", at: 1, mask: eRefer},
		{file: "en/references.txt", col: 0, of: "counterpart", at: 1, mask: eRefer},
		{file: "en/references.txt", col: 0, of: "body", at: 1, mask: eThing},
		{file: "en/references.txt", col: 0, of: "document", at: 1, mask: eThing},
		{file: "en/references.txt", col: 0, of: "people", at: 1, mask: eThing},
		{file: "en/credits.txt", col: 1, of: "cited", mask: eSay},
		{file: "en/mechanisms.txt", col: 2, of: "between", at: 1, mask: eBetween},
	} {
		if err := b.each(l, func(words string) { b.add(words, l.mask, false, false) }); err != nil {
			return err
		}
	}
	return nil
}

// triggers learns the words that claims begin with, in all their forms.
func (b *relevanceBuilder) triggers() error {
	for _, l := range []list{
		{file: "en/saying.txt", col: 0, of: "both", at: 2, mask: eSay},
		{file: "en/saying.txt", col: 0, of: "that", at: 2, mask: eSay},
		{file: "en/saying.txt", col: 0, of: "quote", at: 2, mask: eSay},
		{file: "en/events.txt", col: 2, mask: eEvent},
		{file: "en/agreements.txt", col: 2, of: "kind", at: 1, mask: eText},
		{file: "en/agreements.txt", col: 2, of: "act", at: 1, mask: eAct},
		{file: "en/sectors.txt", col: 1, of: "thing", mask: eProject},
		{file: "en/projects.txt", col: 1, mask: eBuild},
		{file: "en/measures.txt", col: 1, mask: eMeasure},
		{file: "en/mechanisms.txt", col: 2, of: "head", at: 1, mask: eSetting},
		{file: "en/mechanisms.txt", col: 2, of: "side", at: 1, mask: eProgramme},
	} {
		var halves [][2]string
		err := b.each(l, func(words string) {
			if words, with, two := strings.Cut(words, "+"); two { // "speak+by phone"
				halves = append(halves, [2]string{words, with})
				return
			}
			b.add(words, l.mask, false, true)
		})
		if err != nil {
			return err
		}
		for _, h := range halves {
			if !b.at(hash(h[1], false)).any(l.mask) { // "visit" of "be+visit" is enough by itself
				b.add(h[0], eHalf, false, true)
				b.add(h[1], eOther, false, true)
			}
		}
	}
	return nil
}

// acts learns the words that tell what one actor does to another: those that tell it
// alone, and those that do with an object of theirs.
func (b *relevanceBuilder) acts() error {
	for l, err := range lines.Read(b.data, "en/acts.txt", 6) {
		if err != nil {
			return err
		}
		things := slices.DeleteFunc(l.List(5), func(w string) bool { return w == "who" })
		for _, w := range l.List(4) {
			verb, _, _ := strings.Cut(w, " ")
			if len(things) == 0 {
				b.add(verb, eEvent, false, true)
			} else {
				b.add(verb, eHalf, false, true)
			}
		}
		for _, w := range things {
			b.add(w, eOther, false, true)
		}
	}
	return nil
}

// cues learns the words that the patterns of extract/cue.go begin with.
func (b *relevanceBuilder) cues() error {
	for _, f := range []struct {
		file string
		col  int
		mask func(lines.Line) signs
	}{
		{"en/commitments.txt", 3, func(l lines.Line) signs {
			switch {
			case l.Cols[1] == "none":
				return 0
			case slices.Contains(l.List(2), "figure"), strings.Contains(l.Cols[3], "AMOUNT"):
				return eAim
			}
			return ePledge
		}},
		{"en/indicators.txt", 2, func(l lines.Line) signs {
			if l.Cols[1] == "same" {
				return eMeasure
			}
			return 0
		}},
		{"en/mechanisms.txt", 2, func(l lines.Line) signs {
			if l.Cols[1] == "parts" {
				return eProgramme
			}
			return 0
		}},
	} {
		for l, err := range lines.Read(b.data, f.file, f.col+1) {
			if err != nil {
				return err
			}
			if m := f.mask(l); m != 0 {
				b.cue(l.Cols[f.col], m)
			}
		}
	}
	return nil
}

// cue learns the phrases that a pattern can begin with: its words up to the first
// element that is none, or none for certain.
func (b *relevanceBuilder) cue(pattern string, m signs) {
	starts := []string{""}
	for el := range strings.FieldsSeq(pattern) {
		if el == "<" {
			continue
		}
		words := strings.Split(strings.TrimSuffix(el, "?"), "|")
		if strings.HasSuffix(el, "?") || slices.ContainsFunc(words, func(w string) bool { return w == ".." || w != strings.ToLower(w) }) || len(starts)*len(words) > 64 {
			break
		}
		var next []string
		for _, s := range starts {
			for _, w := range words {
				next = append(next, s+" "+w)
			}
		}
		starts = next
	}
	for _, s := range starts {
		b.add(s, m, false, true)
	}
}

// figures learns the words for numbers from ten on, and for the times that a
// promise is due by. Who says "two ministers" gives no figure.
func (b *relevanceBuilder) figures() error {
	for l, err := range lines.Read(b.data, "en/numbers.txt", 2) {
		if err != nil {
			return err
		}
		switch n, _ := strconv.ParseFloat(l.Col(2), 64); {
		case l.Cols[1] == "cardinal" && n >= 10, l.Cols[1] == "scale", l.Cols[1] == "part":
			b.add(l.Cols[0], eFigure, false, true)
		}
	}
	for l, err := range lines.Read(b.data, "en/timewords.txt", 2) {
		if err != nil {
			return err
		}
		if c := l.Cols[1]; c == "UNIT" || c == "UNITS" || c == "SEASON" {
			b.add(l.Cols[0], eTerm, false, false)
		}
	}
	return nil
}

// add makes words signs of m: as they stand where exact, and else in any case;
// each word in all its forms where they are inflected.
func (b *relevanceBuilder) add(words string, m signs, exact, inflect bool) {
	ws := split(words)
	states := []uint64{0}
	for i, w := range ws {
		forms := []string{w}
		if inflect {
			forms = b.inflected(w)
		}
		var next []uint64
		for _, s := range states {
			for _, f := range forms {
				h := hash(f, exact)
				if i > 0 {
					h = follow(s, h)
				}
				if i+1 < len(ws) {
					b.put(h, eGoesOn)
				} else {
					b.put(h, m)
				}
				next = append(next, h)
			}
		}
		states = next
	}
}

// split is the words of a phrase as a [walk] reads them.
func split(phrase string) []string {
	var out []string
	for i := 0; i < len(phrase); {
		n := 1
		switch classOf[phrase[i]] {
		case aWide:
			if n, _ = separator(phrase[i:], false, new(signs)); n > 0 {
				break
			}
			fallthrough
		case aLetter, aDigit:
			end := wordAt(phrase, i)
			out, n = append(out, phrase[i:end]), end-i
		}
		i += n
	}
	return out
}

// wordAt is where the word that begins at byte i of s ends.
func wordAt(s string, i int) int {
	for i < len(s) {
		if k := classOf[s[i]]; k <= aSpace || k == aMark || k == aWide && (s[i] == 0xc2 || s[i] == 0xe2) {
			break
		}
		i++
	}
	return i
}

// hash is the state that word leads to from nothing.
func hash(word string, exact bool) uint64 {
	h := uint64(seed)
	for i := range len(word) {
		c := word[i]
		if !exact {
			if l := lowOf[c]; c < 0x80 {
				c = l
			} else if c <= 0x9e && c != 0x97 && i > 0 && word[i-1] == 0xc3 {
				c += 0x20
			}
		}
		h = (h ^ uint64(c)) * prime
	}
	return h
}

// regular is the third person, the past and the gerund of a regular verb.
func regular(v string) (z, d, g string) {
	consonantY := len(v) > 1 && strings.HasSuffix(v, "y") && !strings.ContainsRune("aeiou", rune(v[len(v)-2]))
	switch {
	case consonantY:
		z = v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "o"):
		z = v + "es"
	default:
		z = v + "s"
	}
	switch {
	case strings.HasSuffix(v, "e"):
		d, g = v+"d", v+"ing"
		if !strings.HasSuffix(v, "ee") && !strings.HasSuffix(v, "oe") && !strings.HasSuffix(v, "ye") {
			g = v[:len(v)-1] + "ing"
		}
	case consonantY:
		d, g = v[:len(v)-1]+"ied", v+"ing"
	default:
		d, g = v+"ed", v+"ing"
	}
	return z, d, g
}
