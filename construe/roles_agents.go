package construe

import (
	"strings"

	"chancery"
)

// A noun is a phrase that names who acts: tokens [lo, end), its lexicon words
// [start, head].
type noun struct {
	lo, start, head, end int
	word                 *roleWord
	role                 chancery.Role
	told                 bool // something but the word's own role told it
}

// agents finds the common nouns for those who act in the sentence.
//
// Nouns beside a person's name are not agents but tell of the person: "lawmaker Mila
// Dorn", "Mila Dorn, a lawyer from Klow".
func (c *casting) agents() {
	for i := 0; i < len(c.ts); i++ {
		if c.small[i] > 0 {
			c.folk(i)
		}
		if !c.heads(i) {
			c.organ(i)
			continue
		}
		w, start, head := c.headAt(i)
		if w == nil || c.surnamed(start, head) {
			continue
		}
		x := noun{lo: c.lowest(start), start: start, head: head, word: w}
		c.cast(&x, 0)
		if x.role == "" || c.bare(&x) {
			continue
		}
		country, why := c.country(&x)
		if x.role == "UNK" && country == "" && x.lo == start && w.sort == holderWord {
			continue // "persons"
		}
		if p := c.beside(&x); p > 0 {
			c.tellPerson(p, x.role, country)
			if c.big[min(head+1, len(c.ts)-1)] == p {
				continue
			}
		}
		c.emit(&x, country, why)
		if w.sort == partWord {
			i = max(i, x.end-1)
		}
	}
}

// surnamed reports whether the words in tokens [start, head] are the end of a name that
// no list has and nothing took for one: "port operator Zenda-Lorry Marine".
func (c *casting) surnamed(start, head int) bool {
	if start == 0 || c.ts[head].UPOS != "PROPN" || !capitalised(c.word(head)) || c.r.Sentences[c.n].Heading {
		return false
	}
	j := start - 1
	if c.ts[j].UPOS != "PROPN" || !capitalised(c.word(j)) || c.small[j] > 0 || c.big[j] > 0 || c.own[j] > 0 {
		return false
	}
	if _, l := c.people.at(c.text, c.ts, j); l > 0 {
		return false
	}
	w, _ := c.ending(j, headWord|traitWord|overWord)
	return w == nil
}

// folk adds the people of a nation at token i that are some of it, not all: "168
// Ruritanians", "ethnic Graustarkians", "thousands of Bordurians".
func (c *casting) folk(i int) {
	n := &c.r.Names[c.small[i]-1]
	if n.Type != chancery.National || !c.ts[i].Plural() && c.ts[i].UPOS != "PROPN" || n.End != c.ts[i].End || !strings.HasSuffix(c.word(i), "s") && !c.ts[i].Plural() || i+1 < len(c.ts) && c.nounish(i+1) {
		return
	}
	first := i
	for first > 0 && c.small[first-1] == c.small[i] {
		first--
	}
	x := noun{lo: c.lowest(first), start: first, head: i, end: i + 1, role: "CVL"}
	if x.lo > 1 && c.word(x.lo-1) == "of" {
		if w, start := c.ending(x.lo-2, partWord); w != nil {
			x.lo = start
		}
	}
	if x.lo == first {
		return
	}
	country := of(n)
	for j := x.lo; j <= first; j++ {
		if k, l := c.people.at(c.text, c.ts, j); l > 0 && j+l == i+1 { // "Bosnian Serbs"
			country = k
		}
	}
	if c.ts[first-1].Lemma == "ethnic" {
		if k, end := c.placeBehind(&x); k != "" {
			country, x.end = k, end
		}
	}
	c.emit(&x, country, agentWhy)
}

// organ adds the organ of a state at token i that describes a thing behind it:
// "Ruritanian army lorries", "Graustarkian police custody".
func (c *casting) organ(i int) {
	if i == 0 || i+1 >= len(c.ts) || c.big[i] > 0 || c.small[i] > 0 || c.own[i] > 0 || !c.nounish(i) || c.ts[i].Plural() {
		return
	}
	w, start := c.ending(i, agentWord)
	if w == nil || start == 0 || c.small[start-1] == 0 || w.role != "GOV" && w.role != "MIL" && w.role != "COP" && w.role != "REB" && w.role != "LEG" && w.role != "JUD" {
		return
	}
	last := i + 1
	for last+1 < len(c.ts) && c.nounish(last+1) {
		last++
	}
	if h, _ := c.ending(last, headWord); h != nil || c.big[last] > 0 {
		return
	}
	x := noun{lo: c.lowest(start), start: start, head: i, end: i + 1, word: w, role: w.role}
	if k := c.countryAt(start - 1); k != "" {
		c.emit(&x, k, agentWhy)
	}
}

// heads reports whether token i can be the head of a phrase for who acts: the last
// noun of a row of them, in no name.
func (c *casting) heads(i int) bool {
	if c.big[i] > 0 && !c.mistaken(i) || c.own[i] > 0 || !c.nounish(i) {
		return false
	}
	if k := c.small[i]; k > 0 && !(c.r.Names[k-1].Taken && !capitalised(c.word(i))) {
		return false
	}
	if i+1 >= len(c.ts) || !c.nounish(i+1) || c.big[i+1] > 0 && c.r.Names[c.big[i+1]-1].Type == chancery.Person {
		return true
	}
	w, _ := c.ending(i+1, asideWord) // "officials today"
	return w != nil
}

// mistaken reports whether what was learned took a common noun for a person's name, as
// it can at the start of a sentence: "Gunmen stopped the bus".
func (c *casting) mistaken(i int) bool {
	n := &c.r.Names[c.big[i]-1]
	return (i == 0 || !capitalised(c.word(i))) && n.Type == chancery.Person && n.Taken && n.Office == "" && n.Span == c.ts[i].Span && c.lexical(i)
}

// nounish reports whether token i is a noun or a name, or in a heading stands where one
// does though its tag is another.
func (c *casting) nounish(i int) bool {
	switch c.ts[i].UPOS {
	case "NOUN", "PROPN":
		return true
	case "ADJ":
		return (i+1 == len(c.ts) || c.ts[i+1].UPOS != "NOUN" && c.ts[i+1].UPOS != "PROPN" && c.ts[i+1].UPOS != "ADJ" && !dash(c.word(i+1))) && c.lexical(i)
	case "VERB":
		return i+1 == len(c.ts) && c.r.Sentences[c.n].Heading && c.lexical(i)
	}
	return false
}

// lexical reports whether a word for who acts ends at token i.
func (c *casting) lexical(i int) bool {
	w, _ := c.ending(i, agentWord)
	return w != nil
}

// headAt is the phrase whose head is token i, with where it starts and ends. "chief of
// staff" and "member of parliament" go on behind it.
func (c *casting) headAt(i int) (w *roleWord, start, head int) {
	if c.word(i+1) == "of" {
		for k := i + 2; k < min(i+5, len(c.ts)); k++ {
			if w, start := c.ending(k, headWord); w != nil && start <= i {
				return w, start, k
			}
		}
	}
	w, start = c.ending(i, headWord)
	return w, start, i
}

// ending is the longest phrase of one of the sorts that ends at token i, and where it
// starts.
func (c *casting) ending(i int, sorts roleSort) (best *roleWord, start int) {
	try := func(list []roleWord) {
		for k := range list {
			w := &list[k]
			if w.sort&sorts == 0 || best != nil && len(w.words) <= len(best.words) {
				continue
			}
			if from := i + 1 - len(w.words); from >= 0 && c.fits(w.words, from) {
				best, start = w, from
				return
			}
		}
	}
	var buf [48]byte
	t := &c.ts[i]
	low, ok := lowerASCII(c.text[t.Start:t.End], buf[:0])
	if !ok {
		try(c.ends[t.Lemma])
		return best, start
	}
	try(c.ends[string(low)]) // "parties" before "party"
	if string(low) != t.Lemma {
		try(c.ends[t.Lemma])
	}
	if best == nil && len(low) > 3 && low[len(low)-1] == 's' { // "Farmers" of a name is its own lemma, and so is "troops"
		try(c.ends[string(low[:len(low)-1])])
	}
	return best, start
}

// fits reports whether all but the last of words stand in the text from token i on.
func (c *casting) fits(words []string, i int) bool {
	for k, w := range words[:len(words)-1] {
		if t := &c.ts[i+k]; !strings.EqualFold(t.Lemma, w) && !strings.EqualFold(c.text[t.Start:t.End], w) {
			return false
		}
	}
	return true
}

// lowest is the first token of the phrase whose lexicon words start at token i: what
// describes it, without article.
func (c *casting) lowest(i int) int {
	j := i
	for j > 0 && i-j < 8 {
		if c.inTime(c.ts[j-1].Span) {
			return j // "in the past year Ruritanian soldiers"
		}
		switch t := &c.ts[j-1]; t.UPOS {
		case "ADJ":
			if t.XPOS == "JJS" && j > 1 && c.word(j-2) == "at" {
				return j // "at least three Ruritanians"
			}
		case "NOUN", "PROPN", "NUM":
		case "ADV":
			if u := c.ts[j].UPOS; u != "ADJ" && u != "VERB" || !strings.HasSuffix(c.word(j-1), "ly") {
				return j
			}
		case "VERB":
			if t.XPOS != "VBN" && t.XPOS != "VBG" || j > 1 && !c.opens(j-2) {
				return j // "Ghosts scared villagers", "for pressing workers"
			}
		default:
			if w := c.word(j - 1); t.Lemma != "'s" && w != "’s" && w != "'" && w != "’" && !(dash(w) && j > 1) {
				return j
			}
		}
		j--
	}
	return j
}

// bare reports whether x is a lone word that holds nothing: "in force", "by head".
func (c *casting) bare(x *noun) bool {
	if x.word.sort == agentWord || x.told || x.lo < x.start || c.ts[x.head].Plural() || c.r.Sentences[c.n].Heading {
		return false
	}
	if x.start == 0 {
		return true
	}
	u := c.ts[x.start-1].UPOS
	return u != "DET" && u != "NUM" && u != "PRON"
}

// beside is the person whose name stands right behind x, or before it and a comma: 1 +
// the index into r.Names, or 0.
func (c *casting) beside(x *noun) int {
	person := func(i int) int {
		if i < 0 || i >= len(c.ts) || c.big[i] == 0 || c.r.Names[c.big[i]-1].Type != chancery.Person || c.r.Names[c.big[i]-1].Referred {
			return 0
		}
		return c.big[i]
	}
	if p := person(x.head + 1); p > 0 {
		return p
	}
	i := x.lo - 1
	if i >= 0 && c.ts[i].UPOS == "DET" {
		i--
	}
	if c.word(i) != "," {
		return 0
	}
	return person(i - 1)
}

// tellPerson notes what words beside the name k, 1 + its index, tell of a person.
func (c *casting) tellPerson(k int, role chancery.Role, country chancery.Country) {
	name := c.r.Names[k-1].Name
	if _, told := c.person[name]; !told {
		c.person[name] = cast{role, country}
	}
}

// ofField is the end of "of Health and Sport" that begins at token k, or k.
func (c *casting) ofField(k int) int {
	if c.word(k) != "of" || k+1 >= len(c.ts) || !capitalised(c.word(k+1)) || c.small[k+1] > 0 {
		return k
	}
	for k++; k < len(c.ts) && c.small[k] == 0 && (capitalised(c.word(k)) || c.word(k) == "and" && capitalised(c.word(k+1))); k++ {
	}
	return k
}

// opens reports whether a participle behind token i describes a noun: "the striking
// workers", "20 heavily armed men".
func (c *casting) opens(i int) bool {
	switch c.ts[i].UPOS {
	case "DET", "NUM", "ADJ", "ADV", "PUNCT", "CCONJ":
		return true
	}
	return c.word(i) == "of"
}

// emit adds x to the agents, and once more for each nation that "and" joins before it:
// "Ruritanian and Graustarkian troops".
func (c *casting) emit(x *noun, country chancery.Country, why string) {
	if (x.role == "GOV" || x.role == "LEG") && x.word != nil && x.word.sort == agentWord {
		x.end = c.ofField(x.end)
	}
	span := chancery.Span{Start: c.ts[x.lo].Start, End: c.ts[x.end-1].End}
	add := func(span chancery.Span, country chancery.Country) {
		n := chancery.Name{Span: span, Type: chancery.Agent, Name: spaced(c.r.Text(span)), Country: country, Role: x.role, SameAs: span.Start, Why: why}
		if len(country) != 2 {
			n.Country, n.ActsFor = "", country
		}
		c.r.Agents = append(c.r.Agents, n)
	}
	add(span, country)
	for j := x.lo; j > 1 && c.small[j] > 0 && (c.word(j-1) == "and" || c.word(j-1) == ",") && c.small[j-2] > 0; j -= 2 {
		if m := &c.r.Names[c.small[j-2]-1]; m.Type == chancery.National && m.Country != "" {
			add(chancery.Span{Start: m.Start, End: span.End}, m.Country)
		}
	}
}

// inTime reports whether a time of the text meets s: "the past year".
func (c *casting) inTime(s chancery.Span) bool {
	return chancery.Meeting(len(c.r.Times), s, func(i int) chancery.Span { return c.r.Times[i].Span }) >= 0
}
