package construe

import (
	"cmp"
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
	ofName         bool             // of a title: it is of something that no list knows, "president of Zenda Light"
	org            string           // body found beside a title
	to2            chancery.Country // "ambassador to": where
	span           chancery.Span
	officeSpan     chancery.Span
	taken          chancery.NameType // of a run: what it was taken for by what was learned
	held           bool              // of a person: a title beside it is theirs
	same           string            // of a person or a body: why it is the one named otherwise elsewhere
	pronoun        string            // he or she, where a word of respect or a title tells
	led            int               // of a person: how many tokens of respect stand before the name
	rank           string            // of a person: the office that they give, if any
	past           bool              // of a title: it is not held, or not any more
	other          int               // of a title: the other one of the same holder, behind "and"; else 0
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
	tag     *tagger
	leaders *leaders
	text    string
	sents   []chancery.Sentence
	items   []item
	short   map[string]known          // abbreviation → the body that the text says it stands for
	named   map[chancery.Country]bool // countries that the text names
	parts   map[string]part           // words of names, as they stand → folded
	home    chancery.Country          // whose state publishes the text
	unknown person                    // the latest office whose holder the text does not tell, as if it were one person
	turn    *person                   // who speaks in a transcript, while reading on
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
	if s.items == nil { // one token in six or so is something
		s.items = make([]item, 0, len(s.text)/36+8)
	}
	before := len(s.items)
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
		s.abbreviated(&it)
		i = it.to
	}
	s.learned(n, before)
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
	if it, ok := s.seat(n, i); ok {
		return it, true
	}
	if it, ok := s.waters(n, i); ok {
		return it, true
	}
	if k, l := s.place.at(s.text, ts, i); l > 0 && !s.namesPerson(n, i, l, k) && !(ts[i].UPOS == "DET" && s.goesOn(n, i+l, true)) {
		return item{from: i, to: i + l, kind: aPlace, known: k}, true // not "The National" of "The National Assembly"
	}
	if s.pairAt(n, i) {
		return s.items[len(s.items)-1], false // both were added
	}
	r, l := s.refer.at(s.text, ts, i)
	refer := item{from: i, to: i + l, kind: aReference, refer: r}
	if l > 0 && r.kind == "pair" && (i+l >= len(ts) || ts[i+l].UPOS != "PROPN") && !s.namedPair(n, i+l) {
		return refer, true
	}
	if t, tl, past := s.titleAt(n, i); tl > 0 && !s.actingWord(n, i, tl) {
		it := item{from: i, to: s.portfolio(n, i, s.servant(n, i+tl, t)), kind: aTitle, title: t, past: past, pronoun: s.pronounOf(n, i, i+tl)}
		if l == tl && r.kind == "office" {
			it.refer = r
		}
		return it, true
	}
	if _, l := s.honour.at(s.text, ts, i); l > 0 {
		return s.honoured(n, i)
	}
	if l > 0 {
		return refer, true
	}
	if !capitalised(w) {
		return item{}, false
	}
	return s.runAt(n, i)
}

// honoured is the person named behind the words of respect at token i: "H.E. Mr. Karl
// Zapt", "Secretary Zapt".
func (s *scanner) honoured(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	var all honour
	l := 0
	for i+l < len(ts) {
		h, m := s.honour.at(s.text, ts, i+l)
		if m == 0 {
			break
		}
		all.pronoun, all.office, l = cmp.Or(all.pronoun, h.pronoun), cmp.Or(all.office, h.office), l+m
	}
	if i+l >= len(ts) {
		return item{}, false
	}
	it, ok := s.runAt(n, i+l)
	if !ok || !s.worthy(n, &it) {
		return item{}, false
	}
	it.kind, it.strong, it.pronoun, it.led = aPerson, "an honorific stands before it", all.pronoun, l
	if it.rank = all.office; it.rank != "" {
		it.officeSpan = chancery.Span{Start: ts[i].Start, End: ts[i+l-1].End}
	}
	return it, true
}

// titleAt is the title at token i and its length, and whether a word tied to it says
// that it is past or to come: "then-Prime Minister", "President-elect".
func (s *scanner) titleAt(n, i int) (t title, l int, past bool) {
	ts, w := s.sents[n].Tokens, s.word(n, i)
	if t, l = s.title.at(s.text, ts, i); l > 0 {
		return t, l, false
	}
	at := strings.IndexByte(w, '-')
	if at <= 0 || at == len(w)-1 {
		return t, 0, false
	}
	if s.past[strings.ToLower(w[:at])] {
		t, l = s.title.behind(w[at+1:], s.text, ts, i)
		return t, l, true
	}
	if s.past[strings.ToLower(w[at+1:])] && s.designate(w) {
		return title{office: "other", words: 1}, 1, true
	}
	return t, 0, false
}

// servant is where the title t that ends at token i ends with the office it serves:
// "Aide to the President", "spokesman for the Prime Minister". A name behind it is the
// servant's. Ministers and ambassadors serve nobody in this way.
func (s *scanner) servant(n, i int, t title) int {
	if t.office != "other" && t.office != "spokesperson" {
		return i
	}
	if w := s.word(n, i); w != "to" && w != "of" && w != "for" || s.word(n, i+1) != "the" {
		return i
	}
	ts := s.sents[n].Tokens
	if i+2 >= len(ts) {
		return i
	}
	if _, body := s.bodyAt(n, i+2); body { // "Vice-President of the General Assembly"
		return i
	}
	if _, l := s.title.at(s.text, ts, i+2); l > 0 {
		return i + 2 + l
	}
	return i
}

// worthy reports whether the run behind a word of respect can be a name: "Mr
// President" and "Mr Federal Chancellor" hold none.
func (s *scanner) worthy(n int, it *item) bool {
	_, l := s.title.at(s.text, s.sents[n].Tokens, it.from)
	if l == 0 && it.to < len(s.sents[n].Tokens) {
		_, l = s.title.at(s.text, s.sents[n].Tokens, it.to)
		if l > 0 && !s.tag.isCommon(s.word(n, it.from)) {
			l = 0
		}
	}
	return l == 0
}

// actingWord reports whether a lower-case title word is no title here: "general"
// in "in general" and "general election", "head" as a verb.
func (s *scanner) actingWord(n, i, l int) bool {
	ts := s.sents[n].Tokens
	if l == 1 && len(s.word(n, i)) <= 3 && !shouted(s.word(n, i)) {
		return true // "5 pm"
	}
	if l != 1 || capitalised(s.word(n, i)) {
		return false
	}
	if t, _ := s.title.at(s.text, ts, i); t.office == "other" && i+1 < len(ts) && ts[i+1].UPOS == "NOUN" && !ts[i+1].Plural() {
		_, next := s.title.at(s.text, ts, i+1)
		return next == 0 // "the general election"
	}
	return ts[i].UPOS == "VERB" || i > 0 && ts[i-1].Lemma == "in"
}

// waters is the place that "Gulf of Zenda" names, or "Horn of" what a list knows.
func (s *scanner) waters(n, i int) (item, bool) {
	if !strings.Contains(s.where[s.word(n, i)], "of") || s.word(n, i+1) != "of" || !capitalised(s.word(n, i+2)) {
		return item{}, false
	}
	ts := s.sents[n].Tokens
	end := i + 3
	if _, l := s.place.at(s.text, ts, i+2); l > 1 {
		end = i + 2 + l
	}
	return item{from: i, to: end, kind: aPlace, known: known{name: spaced(s.text[ts[i].Start:ts[end-1].End]), kind: chancery.Location}}, true
}

// seat is the capital that "the Ruritanian capital" names.
func (s *scanner) seat(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	k, l := s.place.at(s.text, ts, i)
	if l == 0 || k.kind != chancery.National || i == 0 || s.word(n, i+l) != "capital" || ts[i-1].Lemma != "the" || s.capital[k.country] == "" {
		return item{}, false
	}
	if j := i + l + 1; j < len(ts) && ts[j].UPOS == "NOUN" { // "the Ruritanian capital market"
		return item{}, false
	}
	return item{from: i, to: i + l + 1, kind: aPlace, known: known{name: s.capital[k.country], kind: chancery.Location, country: k.country, capital: true}}, true
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
