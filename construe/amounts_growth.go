package construe

import (
	"io/fs"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A rate is a phrase behind an amount that tells what it is for each of.
type rate struct {
	words []string
	per   string
}

// A change is a phrase that makes an amount the size of a change.
type change struct {
	words []string
	way   string  // rise, fall or change
	place string  // verb, moves, lone, noun, behind or times
	value float64 // of "doubled"
}

func (a *amountReader) readRates(data fs.FS) error {
	for l, err := range lines.Read(data, "en/rates.txt", 2) {
		if err != nil {
			return err
		}
		for _, form := range l.List(1) {
			forms := []string{form}
			if rest, ok := strings.CutPrefix(form, "PER "); ok {
				forms = []string{"per " + rest, "a " + rest, "an " + rest, "each " + rest, "every " + rest, "/ " + rest}
			}
			for _, f := range forms {
				words := a.cut(f)
				a.rates[words[0]] = append(a.rates[words[0]], rate{words, l.Col(0)})
			}
		}
	}
	return nil
}

// cut is the pieces of form.
func (a *amountReader) cut(form string) []string {
	var out []string
	for _, w := range a.words.pieces(form, 0, len(form), nil) {
		out = append(out, form[w.start:w.end])
	}
	return out
}

func (a *amountReader) readChanges(data fs.FS) error {
	for l, err := range lines.Read(data, "en/changes.txt", 3) {
		if err != nil {
			return err
		}
		c := change{way: l.Col(0), place: l.Col(1)}
		if c.way != "rise" && c.way != "fall" && c.way != "change" {
			return l.Errorf("no direction %q; want rise, fall or change", c.way)
		}
		switch c.place {
		case "times":
			if c.value, err = strconv.ParseFloat(l.Col(3), 64); err != nil || c.value <= 0 {
				return l.Errorf("%q is no number of times", l.Col(3))
			}
		case "verb", "moves", "lone", "noun", "behind":
		default:
			return l.Errorf("no place %q; want verb, moves, lone, noun, behind or times", c.place)
		}
		for _, form := range l.List(2) {
			c.words = strings.Fields(form)
			key := c.words[0]
			if c.place == "verb" || c.place == "noun" || c.place == "lone" {
				key = c.words[len(c.words)-1]
			}
			if e := a.words.entry(key); c.place == "times" {
				a.numberWords[e] = numberWord{timesNumber, c.value}
			}
			a.changes[key] = append(a.changes[key], c)
			if c.place == "noun" && key != c.words[0] {
				a.words.entry(c.words[0])
				a.changes[c.words[0]] = append(a.changes[c.words[0]], c)
			}
		}
	}
	return nil
}

// per is what the words from piece i on say that the amount is for each of, and where
// they end: "a year", "per capita", "-a-day".
func (p *amountPass) per(i int) (string, int) {
	k := i
	if k < len(p.ps) && p.ps[k].mark == '-' && !p.ps[k].gap {
		k++
	} else if k < len(p.ps) && wordOf(&p.ps[k]) == "of" { // "12 bcm of natural gas a year"
		for k++; k < len(p.ps) && k < i+4 && p.ps[k].kind == wordPiece && !p.closed[wordOf(&p.ps[k])] && p.rates[p.text[p.ps[k].start:p.ps[k].end]] == nil; {
			k++
		}
	}
	if k >= len(p.ps) {
		return "", i
	}
	best, per, after := 0, "", i
	for _, r := range p.rates[strings.ToLower(p.text[p.ps[k].start:p.ps[k].end])] {
		if len(r.words) <= best {
			continue
		}
		j, w := k, 0
		for ; j < len(p.ps) && w < len(r.words); j++ {
			if p.ps[j].mark == '-' && r.words[w] != "-" {
				continue
			}
			if !strings.EqualFold(p.text[p.ps[j].start:p.ps[j].end], r.words[w]) {
				break
			}
			w++
		}
		if w == len(r.words) {
			best, per, after = w, r.per, j
		}
	}
	return per, after
}

// slashRate reports whether the slash at piece i begins a rate: "5 km/h".
func (p *amountPass) slashRate(i int) bool {
	per, _ := p.per(i)
	return per != ""
}

// changed is rise, fall or change where q, whose words end at piece after, is how much
// something changed and no level: "grew by $3 billion", "up 12 percent", "a 12 percent
// increase". "Rose to $3 billion" tells a level.
func (p *amountPass) changed(q quantity, after int) string {
	next := ""
	if after < len(p.ps) {
		next = wordOf(&p.ps[after])
	}
	share := q.unit == "percent" || q.unit == "percentage points" || q.unit == "basis points" || q.unit == "times" || q.unit == "share" && (next != "" || after >= len(p.ps) || p.ps[after].kind != wordPiece)
	if share {
		if w := p.changeAt(after, "noun"); w != "" {
			return w
		}
	}
	if w := p.changeAt(after, "behind"); w != "" && q.unit != "times" && (share || q.told && !p.closed[next]) {
		return w
	}
	i := q.first - 1
	by := false
	for n := 0; i >= 0 && n < 6; n++ { // over "by", comparators and adverbs
		w := &p.ps[i]
		if w.kind != wordPiece {
			break
		}
		low := wordOf(w)
		if low == "by" {
			by = true
		} else if low == "of" && share {
			return p.changeBefore(i-1, "noun")
		} else if low == "from" || low == "to" && !(i > 0 && wordOf(&p.ps[i-1]) == "up" && n > 0) {
			return ""
		} else if c := p.changeBefore(i, "verb"); c != "" {
			if by || share || p.moves(i) {
				return c
			}
			return ""
		} else if !p.closed[low] && !p.inComparator(w) && !strings.HasSuffix(p.text[w.start:w.end], "ly") {
			if by && share {
				return p.changeFar(i)
			}
			break
		}
		i--
	}
	return ""
}

// moves reports whether the verb of change at piece i says so of what stands before it, with or
// without "by": "oil rose $1.20".
func (p *amountPass) moves(i int) bool {
	for _, c := range p.changes[p.ps[i].word.text] {
		if c.place == "moves" {
			return true
		}
	}
	return false
}

// changeFar is the direction of the verb of change before piece i in the same clause: "cut
// its subsidies by 60 per cent", and change where there is none.
func (p *amountPass) changeFar(i int) string {
	for k := i; k >= 0 && k > i-20; k-- {
		w := &p.ps[k]
		if w.mark == ',' || w.mark == ';' || w.mark == '(' || wordOf(w) == "by" {
			break
		}
		if c := p.changeBefore(k, "verb"); c != "" && (k == 0 || !p.closed[wordOf(&p.ps[k-1])] || wordOf(&p.ps[k-1]) == "to" || strings.HasSuffix(wordOf(w), "ing")) {
			return c
		}
	}
	return "change"
}

func (p *amountPass) inComparator(w *piece) bool {
	low := strings.ToLower(p.text[w.start:w.end])
	return len(p.before[low]) > 0 || low == "additional" || low == "further" || low == "as" || low == "average" || low == "estimated"
}

// changeAt is the direction of the phrase of change that begins at piece i, a noun
// also behind one word more: "a 12 percent annual increase".
func (p *amountPass) changeAt(i int, place string) string {
	for k := i; k < len(p.ps) && k <= i+1; k++ {
		w := &p.ps[k]
		if w.mark == '-' {
			continue
		}
		if w.kind != wordPiece {
			return ""
		}
		if w.word != nil {
			for _, c := range p.changes[w.word.text] {
				if c.place == place && sameWords(p.text, p.ps, k, c.words) {
					return c.way
				}
			}
		}
		if place != "noun" || p.closed[wordOf(w)] {
			return ""
		}
	}
	return ""
}

// changeBefore is the direction of the phrase of change that ends at piece i.
func (p *amountPass) changeBefore(i int, place string) string {
	if i < 0 || p.ps[i].word == nil {
		return ""
	}
	for _, c := range p.changes[p.ps[i].word.text] {
		if c.place == "lone" && place == "verb" && !p.verbAt(i-1) && !(i > 0 && wordOf(&p.ps[i-1]) == "to") {
			return c.way
		}
		if c.place == place && sameWords(p.text, p.ps, i-len(c.words)+1, c.words) {
			return c.way
		}
	}
	return ""
}

// multiplied reads a word that is an amount of change by itself: "doubled", "more than tripled".
func (p *amountPass) multiplied(i int) (chancery.Amount, int, bool) {
	w := &p.ps[i]
	if w.kind != wordPiece || w.word == nil || p.text[w.end-1] == 's' {
		return chancery.Amount{}, i, false
	}
	for _, c := range p.changes[w.word.text] {
		if c.place != "times" {
			continue
		}
		t := p.tokenAt(w.start)
		if t == nil || t.UPOS != "VERB" {
			continue
		}
		am := chancery.Amount{Span: chancery.Span{Start: w.start, End: w.end}, Value: c.value, Unit: "times", Comparator: "=", Change: c.way, Why: "verb of change"}
		if s := p.compared(i, i+1); s != "" {
			am.Comparator = s
			am.Why += ", " + s
		}
		return am, i + 1, true
	}
	return chancery.Amount{}, i, false
}
