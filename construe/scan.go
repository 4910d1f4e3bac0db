package construe

import (
	"strings"

	"chancery"
)

// An item is something named in a sentence: tokens [from, to) of it.
type item struct {
	sent, from, to int
	kind           itemKind
	known          known         // of a listed name or a body
	title          title         // of a title
	refer          reference     // of a reference
	person         *person       // of a person, once known
	strong         string        // why a run is a person's name; empty where nothing but capitals says so
	sub            chancery.Span // part of a token: "Kazakh" in "Kazakh-Russian"
	edition        string
	country        chancery.Country // found beside a title
	org            string           // body found beside a title
	to2            chancery.Country // "ambassador to": where
	span           chancery.Span
	officeSpan     chancery.Span
}

type itemKind uint8

const (
	aPlace itemKind = iota // country, national, capital, city, organisation
	aTitle
	aReference
	aPerson
	aRun // capitalised words that nothing tells more about yet
)

// A scanner finds the items of one document.
type scanner struct {
	*gazetteer
	tag   *tagger
	text  string
	sents []chancery.Sentence
	items []item
}

// word is token i of sentence sent as it stands, or "" where there is none.
func (s *scanner) word(sent, i int) string {
	ts := s.sents[sent].Tokens
	if i < 0 || i >= len(ts) {
		return ""
	}
	return s.text[ts[i].Start:ts[i].End]
}

// scan finds the items of sentence n, left to right, the longest first.
func (s *scanner) scan(n int) {
	ts := s.sents[n].Tokens
	for i := 0; i < len(ts); {
		it, ok := s.itemAt(n, i)
		if !ok {
			i++
			continue
		}
		it.sent = n
		if it.span.Len() == 0 {
			it.span = chancery.Span{Start: ts[it.from].Start, End: ts[it.to-1].End}
		}
		s.items = append(s.items, it)
		i = it.to
	}
}

func (s *scanner) itemAt(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	w := s.word(n, i)
	if ts[i].UPOS == "PUNCT" {
		return item{}, false
	}
	if it, ok := s.bodyAt(n, i); ok {
		return it, true
	}
	if k, l := s.place.at(s.text, ts, i); l > 0 && !s.namesPerson(n, i, l, k) {
		return item{from: i, to: i + l, kind: aPlace, known: k}, true
	}
	if s.pairAt(n, i) {
		return s.items[len(s.items)-1], false // both were added
	}
	if r, l := s.refer.at(s.text, ts, i); l > 0 && r.kind == "pair" && (i+l >= len(ts) || ts[i+l].UPOS != "PROPN") {
		return item{from: i, to: i + l, kind: aReference, refer: r}, true
	}
	if t, l := s.title.at(s.text, ts, i); l > 0 && !s.actingWord(n, i, l) {
		return item{from: i, to: s.portfolio(n, i+l), kind: aTitle, title: t}, true
	}
	if _, l := s.honour.at(s.text, ts, i); l > 0 {
		if it, ok := s.runAt(n, i+l); ok {
			it.kind, it.strong = aPerson, "an honorific stands before it"
			return it, true
		}
		return item{}, false
	}
	if r, l := s.refer.at(s.text, ts, i); l > 0 {
		return item{from: i, to: i + l, kind: aReference, refer: r}, true
	}
	if !capitalised(w) {
		return item{}, false
	}
	return s.runAt(n, i)
}

// actingWord reports whether a lower-case title word is no title here: "general"
// in "in general", "head" as a verb.
func (s *scanner) actingWord(n, i, l int) bool {
	ts := s.sents[n].Tokens
	if l == 1 && len(s.word(n, i)) <= 3 && !shouted(s.word(n, i)) {
		return true // "5 pm"
	}
	return l == 1 && !capitalised(s.word(n, i)) && (ts[i].UPOS == "VERB" || (i > 0 && ts[i-1].Lemma == "in"))
}

// namesPerson reports whether a listed name begins a person's: "Jordan Smith",
// "Israel Katz". The next word is capitalised, stands in no list, and what is
// listed is a given name too.
func (s *scanner) namesPerson(n, i, l int, k known) bool {
	ts := s.sents[n].Tokens
	titled := len(s.items) > 0 && s.items[len(s.items)-1].sent == n && s.items[len(s.items)-1].to == i && s.items[len(s.items)-1].kind == aTitle
	if k.kind == chancery.Organisation || l > 1 || i+l >= len(ts) || !s.given[s.word(n, i)] && !titled {
		return false
	}
	next := s.word(n, i+l)
	_, listed := s.place.at(s.text, ts, i+l)
	_, office := s.title.at(s.text, ts, i+l)
	return capitalised(next) && ts[i+l].UPOS == "PROPN" && listed == 0 && office == 0
}

// pairAt adds both nationals of "Kazakh-Russian" or "Russia–Kazakhstan".
func (s *scanner) pairAt(n, i int) bool {
	t := s.sents[n].Tokens[i]
	w := s.word(n, i)
	at := strings.IndexByte(w, '-')
	if at <= 0 || at == len(w)-1 {
		return false
	}
	one := func(part string) (known, bool) {
		toks := []chancery.Token{{Span: chancery.Span{End: len(part)}}}
		k, l := s.place.at(part, toks, 0)
		return k, l > 0
	}
	a, okA := one(w[:at])
	b, okB := one(w[at+1:])
	if !okA || !okB {
		return false
	}
	for _, x := range []item{
		{known: a, span: chancery.Span{Start: t.Start, End: t.Start + at}},
		{known: b, span: chancery.Span{Start: t.Start + at + 1, End: t.End}},
	} {
		x.sent, x.from, x.to, x.kind, x.sub = n, i, i+1, aPlace, x.span
		s.items = append(s.items, x)
	}
	return true
}

// bodyAt finds an organisation that its own words tell: "the Kazakh Foreign
// Ministry", "the 21st Kazakhstan-Russia Regional Cooperation Forum", "Ministry
// of Science and Education of Azerbaijan".
func (s *scanner) bodyAt(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	if !capitalised(s.word(n, i)) && !ordinal(s.word(n, i)) {
		return item{}, false
	}
	if k, l := s.place.at(s.text, ts, i); l > 0 && k.kind == chancery.Organisation && !s.goesOn(n, i+l) {
		return item{from: i, to: i + l, kind: aPlace, known: k}, true
	}
	if ts[i].UPOS == "DET" || ts[i].UPOS == "ADP" || ts[i].UPOS == "PRON" || ts[i].UPOS == "SCONJ" || ts[i].UPOS == "CCONJ" || ts[i].UPOS == "ADV" {
		return item{}, false
	}
	head, end := -1, i
	for j := i; j < len(ts) && j-i < 12; j++ {
		w := s.word(n, j)
		if _, l := s.title.at(s.text, ts, j); l > 0 && j > i && s.body[w].last == false && s.body[titleWord(w)].last == false {
			break
		}
		b, isBody := s.body[titleWord(w)]
		if isBody && (capitalised(w)) && (b.last || j == i) && (j > i || b.first) {
			head, end = j, j+1
			if j+1 < len(ts) && !nameWord(s.word(n, j+1)) {
				break
			}
			continue
		}
		if capitalised(w) || (j == i && ordinal(w)) || dash(w) && j > i && j+1 < len(ts) && capitalised(s.word(n, j+1)) {
			continue
		}
		if (w == "and" || w == "of" || w == "&") && j > i && j+1 < len(ts) && capitalised(s.word(n, j+1)) && ts[j+1].UPOS != "DET" &&
			s.tag.common[strings.ToLower(s.word(n, j-1))] { // "Trade and Industry Ministry"; "Rassendyll and the Grain Group" are two
			continue
		}
		break
	}
	if head < 0 {
		return item{}, false
	}
	if s.sents[n].Heading && !s.mentionsPlace(n, i, end) && strings.Count(s.text, s.text[ts[i].Start:ts[end-1].End]) < 2 {
		return item{}, false // "Enduring Partnership": a headline writes everything large
	}
	b := s.body[titleWord(s.word(n, head))]
	ext := s.ofPart(n, end, b.first)
	if head == i && ext == end { // a lone "Council"
		return item{}, false
	}
	if w := s.word(n, i); s.coordinated(n, i, head) >= 0 && !ordinal(w) {
		return item{}, false // "Putin and the Trade Council": two things
	}
	it := item{from: i, to: ext, kind: aPlace}
	start := i
	if ordinal(s.word(n, i)) {
		it.edition = strings.TrimRight(s.word(n, i), "stndrh")
		start++
	}
	it.known = known{name: spaced(s.text[ts[start].Start:ts[ext-1].End]), kind: chancery.Organisation, sort: b.mechanism, country: s.countryIn(n, start, ext)}
	return it, true
}

func titleWord(w string) string {
	if shouted(w) && len(w) > 4 {
		return titleCase(w)
	}
	return w
}

func nameWord(w string) bool { return capitalised(w) }

func dash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "‑" }

// goesOn reports whether a capitalised body word follows at once, so that a
// listed name is part of a longer one: "European Union Council".
func (s *scanner) goesOn(n, i int) bool {
	if i >= len(s.sents[n].Tokens) {
		return false
	}
	_, ok := s.body[s.word(n, i)]
	return ok
}

// coordinated is where "and" stands in [from, to) with a listed country or a
// title on its left, or -1.
func (s *scanner) coordinated(n, from, to int) int {
	ts := s.sents[n].Tokens
	for j := from + 1; j < to; j++ {
		if s.word(n, j) != "and" {
			continue
		}
		if _, l := s.place.at(s.text, ts, from); l > 0 && from+l == j {
			next, m := s.place.at(s.text, ts, j+1)
			if m == 0 || next.kind == chancery.Organisation {
				return j
			}
		}
	}
	return -1
}

// ofPart is the end of "of Foreign Affairs", "for Trade and Industry of
// Graustark" that follows a body word ending at i.
func (s *scanner) ofPart(n, i int, takes bool) int {
	ts := s.sents[n].Tokens
	end := i
	for takes && i+1 < len(ts) {
		w := s.word(n, i)
		if w != "of" && w != "for" && w != "on" && !(w == "and" && end > i-1) && w != "," {
			break
		}
		j := i + 1
		if s.word(n, j) == "the" {
			j++
		}
		k := j
		for k < len(ts) && capitalised(s.word(n, k)) && ts[k].UPOS != "DET" {
			if _, l := s.title.at(s.text, ts, k); l > 0 {
				break
			}
			k++
		}
		if k == j || w == "," {
			break
		}
		if w == "and" {
			if _, l := s.place.at(s.text, ts, j); l > 0 {
				break // "the Council of Ruritania and Graustark said": the second is another
			}
		}
		i, end = k, k
	}
	return end
}

// countryIn is the one country that tokens [from, to) name, or "".
func (s *scanner) countryIn(n, from, to int) (c chancery.Country) {
	ts := s.sents[n].Tokens
	for j := from; j < to; j++ {
		k, l := s.place.at(s.text, ts, j)
		if l == 0 || k.country == "" {
			continue
		}
		if c != "" && c != k.country {
			return ""
		}
		c = k.country
	}
	return c
}

// mentionsPlace reports whether a listed name of a country, a nation or a body
// stands in tokens [from, to).
func (s *scanner) mentionsPlace(n, from, to int) bool {
	for j := from; j < to; j++ {
		if _, l := s.place.at(s.text, s.sents[n].Tokens, j); l > 0 {
			return true
		}
	}
	return false
}

// ordinal reports whether w is "21st", "3rd" and the like.
func ordinal(w string) bool {
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return false
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
		return strings.TrimLeft(w[:len(w)-2], "0123456789") == ""
	}
	return false
}

// portfolio is where a title that ends at token i ends with what it is of:
// "Minister of Agriculture and Forestry". A country is not part of it.
func (s *scanner) portfolio(n, i int) int {
	ts := s.sents[n].Tokens
	if i+1 >= len(ts) || (s.word(n, i) != "of" && s.word(n, i) != "for") {
		return i
	}
	j := i + 1
	for j < len(ts) {
		if _, l := s.place.at(s.text, ts, j); l > 0 {
			break
		}
		w := s.word(n, j)
		if capitalised(w) && ts[j].UPOS != "DET" || ((w == "and" || w == "," || w == "of") && j > i+1 && j+1 < len(ts) && capitalised(s.word(n, j+1)) && !s.startsPerson(n, j+1)) {
			if s.startsPerson(n, j) {
				break
			}
			j++
			continue
		}
		break
	}
	if j == i+1 {
		return i
	}
	return j
}

// compound reports whether w ends in a common word behind a hyphen, as
// "Strelsau-based" and "Ruritania-summit" do and "Sung-lac" does not.
func (s *scanner) compound(w string) bool {
	at := strings.LastIndexByte(w, '-')
	if at <= 0 || len(w)-at <= 3 || !s.tag.common[w[at+1:]] {
		return false
	}
	part := w[:at]
	toks := []chancery.Token{{Span: chancery.Span{End: len(part)}}}
	_, place := s.place.at(part, toks, 0)
	_, city := s.city.at(part, toks, 0)
	return place > 0 || city > 0 || strings.Contains(part, "-")
}

// startsPerson reports whether a known given name stands at token i.
func (s *scanner) startsPerson(n, i int) bool { return s.given[s.word(n, i)] }

// runAt is the run of capitalised words at token i that could name a person or a
// place, particles and initials inside it.
func (s *scanner) runAt(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	j := i
	for j < len(ts) && j-i < 6 {
		w := s.word(n, j)
		if j > i {
			if _, l := s.place.at(s.text, ts, j); l > 0 && !s.given[w] {
				break
			}
			if _, l := s.title.at(s.text, ts, j); l > 0 {
				break
			}
		}
		if ts[j].UPOS == "PROPN" && capitalised(w) && !s.compound(w) {
			j++
			continue
		}
		if j > i && s.particle[strings.ToLower(w)] && j+1 < len(ts) && ts[j+1].UPOS == "PROPN" && w != "and" {
			j++
			continue
		}
		if j > i && s.particle[w] && j+2 < len(ts) && s.particle[s.word(n, j+1)] && ts[j+2].UPOS == "PROPN" {
			j += 2
			continue
		}
		if j > i && w == "." && len(s.word(n, j-1)) == 1 && j+1 < len(ts) && ts[j+1].UPOS == "PROPN" {
			j++
			continue
		}
		break
	}
	if j == i {
		return item{}, false
	}
	if k := j + 1; s.word(n, j) == "," && (s.word(n, k) == "Jr" || s.word(n, k) == "Sr") { // "Rudolf Elphberg, Jr."
		if j = k + 1; s.word(n, j) == "." {
			j++
		}
	}
	return item{from: i, to: j, kind: aRun}, true
}
