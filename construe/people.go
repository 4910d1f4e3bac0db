package construe

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chancery"
)

// learnedPerson is why a name is a person's that only what was learned speaks for.
const learnedPerson = "its words were taken for a person's name"

// A person is one person of a document, under the fullest name it gives.
type person struct {
	name       string
	words      []string // folded words of the name
	country    chancery.Country
	office     string
	officeText string
	officeSpan chancery.Span
	body       string
	first      int    // Start of the first mention
	last       int    // Start of the latest mention, while reading on
	sent, pos  int    // sentence of the latest mention, and where in it the first one stands
	pronoun    string // he or she, where the text tells
	taken      bool   // only what was learned of names says that it is a person
}

// fold is w for comparing names: no diacritics, no case, no dots.
func fold(w string) string {
	if plain(w) {
		return strings.ToLower(w)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(w)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\'' || r == '’':
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether w has nothing that fold takes away: letters, digits and
// hyphens of ASCII only.
func plain(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= 0x80 || c == '.' || c == '\'' {
			return false
		}
	}
	return true
}

// people finds who is named. Runs of capitalised words become persons where a
// title, an honorific, a given name or an apposition says so; two capitalised
// words that nothing else explains are a person too, unless a preposition or an
// article before them speaks for a place or a thing.
func (s *scanner) people() []*person {
	var all []*person
	for i := range s.items {
		if it := &s.items[i]; it.kind == aPlace && it.known.kind != chancery.Organisation && it.known.country != "" {
			s.named[it.known.country] = true
		}
	}
	for i := range s.items {
		it := &s.items[i]
		if it.kind != aRun || s.placed(i) {
			continue
		}
		s.weigh(i)
	}
	// Full names first, wherever they stand: "Tokayev" of the headline is the
	// Kassym-Jomart Tokayev of the lead.
	by := roll{}
	known := map[string]bool{} // the words of the names
	for pass := range 2 {
		for i := range s.items {
			it := &s.items[i]
			if it.person != nil || it.strong == "" && it.kind != aRun || (it.kind != aRun && it.kind != aPerson) {
				continue
			}
			long := it.to-it.from > 1 && !s.sents[it.sent].Heading
			if pass == 0 && !(long && it.strong != "") {
				continue
			}
			words := s.nameWords(it)
			if len(words) == 0 {
				continue
			}
			if p := match(by, words); p != nil {
				it.person, it.kind = p, aPerson
				p.taken = p.taken && (it.strong == "" || it.strong == learnedPerson)
				if len(words) > len(p.words) {
					p.words, p.name = words, spaced(s.text[it.span.Start:it.span.End])
					by.add(p)
				}
				continue
			}
			if it.strong == learnedPerson && len(words) == 1 && known[words[0]] {
				continue // one of two of that name, or "Karl" of Karl Zapt
			}
			if it.strong != "" {
				it.person, it.kind = &person{name: spaced(s.text[it.span.Start:it.span.End]), words: words, first: it.span.Start, taken: it.strong == learnedPerson}, aPerson
				all = append(all, it.person)
				by.add(it.person)
				for _, w := range words {
					known[w] = true
				}
			}
		}
	}
	s.takenPlaces()
	for i := range s.items { // in the order of the text
		if p := s.items[i].person; p != nil {
			p.first = min(p.first, s.items[i].span.Start)
			p.called(s.items[i].pronoun)
		}
	}
	slices.SortFunc(all, func(a, b *person) int { return a.first - b.first })
	return all
}

// takenPlaces makes places and bodies of the runs that were taken for such names and
// that turned out to be no person's.
func (s *scanner) takenPlaces() {
	for i := range s.items {
		it := &s.items[i]
		if it.kind == aRun && it.person == nil && (it.taken == chancery.Organisation || it.taken == chancery.Location) {
			it.kind, it.known = aPlace, known{name: spaced(s.text[it.span.Start:it.span.End]), kind: it.taken, taken: true}
		}
	}
}

// called notes that p is he or she, if the text says so.
func (p *person) called(pronoun string) {
	if p.pronoun == "" {
		p.pronoun = pronoun
	}
}

// placed makes the run i a place or a body where a list, one of its words or an
// abbreviation told elsewhere says so.
func (s *scanner) placed(i int) bool {
	it := &s.items[i]
	first, last := s.word(it.sent, it.from), s.word(it.sent, it.to-1)
	if k, ok := s.short[first]; ok && it.to-it.from == 1 {
		it.kind, it.known = aPlace, k
		return true
	}
	if cs, l := s.city.all(s.text, s.sents[it.sent].Tokens, it.from); l == it.to-it.from && !s.titled(i) {
		it.kind, it.known = aPlace, s.likeliest(cs)
		return true
	}
	name := spaced(s.text[it.span.Start:it.span.End])
	if it.to-it.from == 1 {
		return false
	}
	switch {
	case strings.Contains(s.where[last], "last"), strings.Contains(s.where[first], "first"):
		it.kind, it.known = aPlace, known{name: name, kind: chancery.Location}
		return true
	case strings.Contains(s.where[first], "part") && !s.titled(i) && !s.allCommon(it.sent, it.from+1, it.to):
		it.kind, it.known = aPlace, s.part(it, name)
		return true
	}
	return false
}

// part is the place named by a word such as "North" and the name of a place: in
// the country of that name, but not the country. "America" is short for a country
// and South America is not in it; Latin Americans are no nation.
func (s *scanner) part(it *item, name string) known {
	whole, l := s.place.at(s.text, s.sents[it.sent].Tokens, it.from+1)
	k := known{name: name, kind: chancery.Location}
	if l > 0 && whole.kind == chancery.National {
		k.kind = chancery.National
	} else if l > 0 && strings.HasSuffix(name, " "+whole.name) {
		k.country = whole.country
	}
	return k
}

// spaced is a name as one line: a line break or a no-break space in it is a space.
func spaced(name string) string { return strings.Join(strings.Fields(name), " ") }

// likeliest is the place that a city's name stands for: the one in a country
// that the document names, else the first listed.
func (s *scanner) likeliest(cs []known) known {
	for _, c := range cs {
		if s.named[c.country] {
			return c
		}
	}
	if len(cs) > 1 { // several cities of that name, and nothing to choose by
		return known{name: cs[0].name, kind: chancery.Location}
	}
	return cs[0]
}

// titled reports whether a title or an honorific stands right before item i.
func (s *scanner) titled(i int) bool {
	it := &s.items[i]
	return i > 0 && s.items[i-1].sent == it.sent && s.items[i-1].to == it.from && s.items[i-1].kind == aTitle
}

// weigh says why the run i is a person's name, if anything does.
func (s *scanner) weigh(i int) {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	n := s.nameLen(it)
	switch {
	case n > 1 && s.initials(it.sent, it.from):
		it.strong = "it begins with initials"
	case shouted(s.word(it.sent, it.from)) && n == 1:
		return // an acronym
	case n > 1 && s.allCommon(it.sent, it.from, it.to) && !s.startsPerson(it.sent, it.from):
		return // "Armed Forces", "Super Tuesday"
	case s.fullWords(it) > 2 && s.tag.common[strings.ToLower(s.word(it.sent, it.to-1))]:
		return // "John Radcliffe Hospital"
	case s.titled(i):
		it.strong = "a title stands before it"
	case s.given[s.word(it.sent, it.from)] && n > 1:
		it.strong = "it begins with a given name"
	case n > 1 && s.apposition(i):
		it.strong = "an office stands beside it"
	case n > 1 && s.leads(it):
		it.strong = "it is in the table of leaders"
	case it.taken == chancery.Person && (n > 1 || !s.sents[it.sent].Heading || s.onlyNames(it.sent)):
		it.strong = learnedPerson
	case n == 1 || s.sents[it.sent].Heading:
		return
	case it.from > 1 && ts[it.from-1].Lemma == "to" && strings.EqualFold(s.word(it.sent, it.from-2), "according"):
		it.strong = "something is according to it"
	case s.tag.saying(ts, it.to) || (it.from > 0 && s.tag.saying(ts, it.from-1) && s.quoteNear(it)):
		it.strong = "it is said to speak"
	case it.from > 0 && (ts[it.from-1].UPOS == "DET" || ts[it.from-1].UPOS == "ADP" && ts[it.from-1].Lemma != "by" && ts[it.from-1].Lemma != "with"):
		return
	case s.hasCommon(it) || shouted(s.word(it.sent, it.from)):
		return
	case n <= 4 && (it.taken == "" || it.taken == chancery.Location && s.acts(it)):
		it.strong = "capitalised words that nothing else explains"
	}
}

// leads reports whether somebody of the name of it has been head of state or government.
func (s *scanner) leads(it *item) bool {
	c, _ := s.leaders.country(s.nameWords(it), "", "")
	return c != ""
}

// acts reports whether a verb, or a bracket, stands right behind what was taken for a
// place: "Mila Dorn flew to Klow", "Mila Dorn (Graustark)".
func (s *scanner) acts(it *item) bool {
	ts := s.sents[it.sent].Tokens
	return it.to < len(ts) && (ts[it.to].UPOS == "VERB" || ts[it.to].UPOS == "AUX" || s.word(it.sent, it.to) == "(")
}

// allCommon reports whether tokens [from, to) are common words written large.
func (s *scanner) allCommon(n, from, to int) bool {
	for j := from; j < to; j++ {
		if !s.tag.isCommon(s.word(n, j)) {
			return false
		}
	}
	return true
}

// fullWords is how many words of the run of it are no initials.
func (s *scanner) fullWords(it *item) int {
	n := 0
	for j := it.from; j < it.to; j++ {
		if len(s.word(it.sent, j)) > 2 {
			n++
		}
	}
	return n
}

func (s *scanner) hasCommon(it *item) bool {
	for j := it.from; j < it.to; j++ {
		if s.tag.isCommon(s.word(it.sent, j)) {
			return true
		}
	}
	return false
}

// quoteNear reports whether quotation marks stand in the sentence of it.
func (s *scanner) quoteNear(it *item) bool {
	sp := s.sents[it.sent].Span
	return strings.ContainsAny(s.text[sp.Start:sp.End], "\"“”«»")
}

// apposition reports whether ", TITLE" follows run i or "TITLE ," stands before.
func (s *scanner) apposition(i int) bool {
	it := &s.items[i]
	ts := s.sents[it.sent].Tokens
	if it.to < len(ts) && s.word(it.sent, it.to) == "," {
		for k := i + 1; k < len(s.items) && s.items[k].sent == it.sent && s.items[k].from-it.to < 7; k++ {
			if s.items[k].kind == aTitle {
				return true
			}
			if s.items[k].kind != aPlace {
				break
			}
		}
	}
	return false
}

// nameWords is the folded words of the name of it.
func (s *scanner) nameWords(it *item) []string {
	var ws []string
	for j := it.from; j < it.to; j++ {
		if w := fold(s.word(it.sent, j)); w != "" {
			ws = append(ws, w)
		}
	}
	return ws
}

// A roll is persons by the first and by the last word of their names.
type roll map[string][]*person

func (r roll) add(p *person) {
	for _, w := range [2]string{p.words[0], p.words[len(p.words)-1]} {
		if !slices.Contains(r[w], p) {
			r[w] = append(r[w], p)
		}
	}
}

// match is the person of the roll whom words name: the same words, or the shorter
// name a part of the longer that holds its last word, or its first where the
// family name comes first. Two who fit equally are none.
func match(by roll, words []string) *person {
	var best *person
	for i, w := range [2]string{words[0], words[len(words)-1]} {
		if i == 1 && w == words[0] {
			break
		}
		for _, p := range by[w] {
			if p == best || !sameName(p.words, words) {
				continue
			}
			if best != nil && slices.Compare(best.words, p.words) != 0 {
				return nil
			}
			best = p
		}
	}
	return best
}

func sameName(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return false
	}
	if len(b) == 1 {
		return a[len(a)-1] == b[0] || (a[0] == b[0] && len(a) > 1)
	}
	if a[len(a)-1] != b[len(b)-1] && a[0] != b[0] {
		return false
	}
	for _, w := range b {
		if !slices.ContainsFunc(a, func(x string) bool {
			return x == w || (len(w) == 1 || len(x) == 1) && x[0] == w[0]
		}) {
			return false
		}
	}
	return true
}

// saying reports whether token i is a verb of saying.
func (t *tagger) saying(ts []chancery.Token, i int) bool {
	return i < len(ts) && ts[i].UPOS == "VERB" && t.says[ts[i].Lemma].stance != "" && t.says[ts[i].Lemma].use != "that"
}
