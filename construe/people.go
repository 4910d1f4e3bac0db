package construe

import (
	"slices"
	"strings"
	"unicode"

	"chancery"
)

// learnedPerson is why a name is a person's that only what was learned speaks for.
const learnedPerson = "its words were taken for a person's name"

// A person is one person of a document, under the fullest name it gives.
type person struct {
	name       string
	parts      []part // the words of the name
	country    chancery.Country
	office     string
	officeText string
	officeSpan chancery.Span
	body       string
	first      int      // Start of the first mention
	last       int      // Start of the latest mention, while reading on
	sent, pos  int      // sentence of the latest mention, and where in it the first one stands
	subject    bool     // the latest sentence has them as a subject
	pronoun    string   // he or she, where the text tells
	taken      bool     // only what was learned of names says that it is a person
	signs      bool     // the byline says that the text is theirs: they do nothing in it
	past       bool     // the office is one that is not held any more, or not yet
	titles     []string // offices of titles that stand right before the name
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
			p, fresh := s.who(i, by, known)
			if fresh {
				all = append(all, p)
			}
			if p != nil {
				s.learnOf(p, i)
			}
		}
	}
	s.takenPlaces()
	s.again(by)
	for i := range s.items { // in the order of the text
		if p := s.items[i].person; p != nil {
			p.first = min(p.first, s.items[i].span.Start)
			p.called(s.items[i].pronoun)
		}
	}
	slices.SortFunc(all, func(a, b *person) int { return a.first - b.first })
	return all
}

// again finds the family names of those in by where nothing else did, as where the
// tagger took one for a verb: "Falk, for his part, left".
func (s *scanner) again(by roll) {
	if len(by) == 0 {
		return
	}
	found := len(s.items)
	at := 0 // in items, which are in the order of the text
	for n := range s.sents {
		for j := range s.sents[n].Tokens {
			w := s.word(n, j)
			if len(w) < 4 || !capitalised(w) {
				continue
			}
			for at < found && (s.items[at].sent < n || s.items[at].sent == n && s.items[at].to <= j) {
				at++
			}
			if at < found && s.items[at].sent == n && s.items[at].from <= j {
				continue
			}
			p, ok := s.parts[w]
			if !ok || len(by[p.word]) != 1 || s.tag.isCommon(w) {
				continue
			}
			who := by[p.word][0]
			if len(who.parts) < 2 || who.parts[len(who.parts)-1].word != p.word {
				continue
			}
			s.items = append(s.items, item{sent: n, from: j, to: j + 1, kind: aPerson, person: who, same: likenessWhy[familyAlone], span: s.sents[n].Tokens[j].Span})
		}
	}
	if len(s.items) > found {
		slices.SortStableFunc(s.items, func(a, b item) int { return a.span.Start - b.span.Start })
	}
}

// who is the person whom item i names, if anyone, and whether it is the first mention
// so far; by holds those known, and known the words of their names.
func (s *scanner) who(i int, by roll, known map[string]bool) (p *person, fresh bool) {
	it := &s.items[i]
	parts := s.nameParts(it)
	if len(parts) == 0 {
		return nil, false
	}
	office := s.titleBefore(i)
	p, how := by.match(s.spelling, parts, it.pronoun, office)
	if how == familyAlone && s.leaders.other(words(p.parts), words(parts), office) && !slices.Contains(p.titles, office) {
		p = nil // "President Dorn" of a text that names his daughter
	}
	switch {
	case p != nil && how == middleAlone && s.tag.isCommon(s.word(it.sent, it.to-1)):
		return nil, false // "Refinery" of a name that took in too much
	case p != nil && it.strong == "" && len(parts) > len(p.parts) && s.tag.isCommon(s.word(it.sent, it.to-1)):
		return nil, false // "the Doris Strak Show"
	case p != nil:
		it.person, it.kind, it.same = p, aPerson, likenessWhy[how]
		p.taken = p.taken && (it.strong == "" || it.strong == learnedPerson)
		if len(parts) > len(p.parts) {
			p.parts, p.name = parts, spaced(s.text[it.span.Start:it.span.End])
			by.add(p)
		}
	case it.strong == learnedPerson && len(parts) == 1 && known[parts[0].word]:
		// one of two of that name, or "Karl" of Karl Zapt
	case it.strong != "":
		p = &person{name: spaced(s.text[it.span.Start:it.span.End]), parts: parts, first: it.span.Start, taken: it.strong == learnedPerson}
		it.person, it.kind = p, aPerson
		by.add(p)
		for _, w := range parts {
			known[w.word] = true
		}
		fresh = true
	}
	return p, fresh
}

// signs reports whether item i is the name of who wrote the text, in its byline: "By
// Karl Zapt KLOW, Oct. 2 -".
func (s *scanner) signs(i int) bool {
	it := &s.items[i]
	if s.word(it.sent, it.from-1) != "By" || it.from > 1 && s.sents[it.sent].Tokens[it.from-2].UPOS != "PUNCT" {
		return false
	}
	next := s.word(it.sent, it.to)
	if next != "" && next != "|" && !(shouted(next) && len(next) > 2) {
		return false
	}
	return true
}

// learnOf notes what item i tells of p: he or she, and the office before the name.
func (s *scanner) learnOf(p *person, i int) {
	p.called(s.items[i].pronoun)
	p.signs = p.signs || s.signs(i)
	if len(p.parts) > 1 {
		p.called(s.spelling.pronoun[p.parts[0].word])
	}
	if office := s.titleBefore(i); office != "" && !slices.Contains(p.titles, office) {
		p.titles = append(p.titles, office)
	}
}

// titleBefore is the office of the title that stands right before item i, or "".
func (s *scanner) titleBefore(i int) string {
	if s.titled(i) {
		return s.items[i-1].title.office
	}
	return ""
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
	for _, region := range [...]bool{true, false} { // a state of a federation is better known than a town of that name
		for _, c := range cs {
			if s.named[c.country] && (c.sort == "regions") == region {
				return c
			}
		}
	}
	if slices.ContainsFunc(cs, func(c known) bool { return c.country != cs[0].country }) { // several of that name, and nothing to choose by
		return known{name: cs[0].name, kind: chancery.Location}
	}
	return cs[0] // a city and the region around it are in one country
}

// titled reports whether a title or an honorific stands right before item i.
func (s *scanner) titled(i int) bool {
	it := &s.items[i]
	return i > 0 && s.items[i-1].sent == it.sent && s.items[i-1].to == it.from && s.items[i-1].kind == aTitle
}

// nameParts is the words of the name of it, without marks, initials apart and "Jr."
// left out.
func (s *scanner) nameParts(it *item) []part {
	ps := make([]part, 0, it.to-it.from)
	for j := it.from; j < it.to; j++ {
		w := s.word(it.sent, j)
		if s.initials(it.sent, j) && len(w) > 1 { // "R.J."
			for _, c := range fold(w) {
				ps = append(ps, part{string(c), string(c)})
			}
			continue
		}
		p, ok := s.parts[w]
		if !ok {
			p.word = fold(w)
			p.sound = s.spelling.rules.Apply(p.word)
			s.parts[w] = p
		}
		if strings.IndexFunc(p.word, unicode.IsLetter) < 0 || len(ps) > 1 && (p.word == "jr" || p.word == "sr") {
			continue
		}
		ps = append(ps, p)
	}
	return ps
}

// words is the words of ps.
func words(ps []part) []string {
	ws := make([]string, len(ps))
	for i, p := range ps {
		ws[i] = p.word
	}
	return ws
}

// saying reports whether token i is a verb of saying.
func (t *tagger) saying(ts []chancery.Token, i int) bool {
	return i < len(ts) && ts[i].UPOS == "VERB" && t.says[ts[i].Lemma].stance != "" && t.says[ts[i].Lemma].use != "that"
}
