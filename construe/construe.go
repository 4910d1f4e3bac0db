// Package construe makes Readings of Documents: sentences and words with their tags and
// trees, and who, when, said and how much is mentioned in them.
//
// Words and sentence ends come from construe/core, tags, lemmas, trees and parts of names
// from construe/syntax. Names, times, quotations and amounts are found by lists and
// patterns over tokens that know those tags.
package construe

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
)

// A Reader reads documents. It is made once and may be used by many goroutines
// at the same time.
type Reader struct {
	split   *splitter
	tag     *tagger
	names   *gazetteer
	times   *timeReader
	date    *dater
	amounts *amountReader
	leaders *leaders
	home    *home
	turns   turnLabels
	roles   *roles

	relevance *relevance
}

// New makes a Reader that knows what data holds; the error names the file and
// line of what it cannot use.
func New(data fs.FS) (*Reader, error) {
	c := &Reader{}
	var err error
	if c.split, err = newSplitter(data); err != nil {
		return nil, err
	}
	if c.tag, err = newTagger(data); err != nil {
		return nil, err
	}
	if c.names, err = newGazetteer(data); err != nil {
		return nil, err
	}
	if c.times, err = newTimeReader(data); err != nil {
		return nil, err
	}
	if c.date, err = newDater(data, c.times); err != nil {
		return nil, err
	}
	if c.amounts, err = newAmountReader(data); err != nil {
		return nil, err
	}
	if c.home, err = newHome(data); err != nil {
		return nil, err
	}
	if c.leaders, err = newLeaders(data); err != nil {
		return nil, err
	}
	if c.turns, err = newTurnLabels(data); err != nil {
		return nil, err
	}
	if c.roles, err = newRoles(data, c.names, c.tag, c.leaders); err != nil {
		return nil, err
	}
	if c.relevance, err = newRelevance(data, c.names.city); err != nil {
		return nil, err
	}
	return c, nil
}

// Read makes a Reading of d. It changes nothing in d and is a function of d
// alone: no clock, no state.
//
// Sentences that can hold no claim are passed over: their tokens have no tags; and
// those that may name somebody, but tell nothing, have no trees. Of
// a document that is passed over whole only the day is read; see [relevance].
func (c *Reader) Read(d *chancery.Document) *chancery.Reading {
	r := &chancery.Reading{Doc: d, Sentences: c.split.cut(d)}
	if !c.relevance.judge(d.Text, r.Sentences) {
		return c.dated(r)
	}
	c.split.tokens(d.Text, r.Sentences)
	return c.read(r, false)
}

// ReadWhole is Read without passing anything over: for the scorers of tags and
// mentions, and for whoever looks at what the reading makes of a text.
func (c *Reader) ReadWhole(d *chancery.Document) *chancery.Reading {
	return c.read(&chancery.Reading{Doc: d, Sentences: c.split.split(d)}, true)
}

// ReadGiven is ReadWhole of a document whose sentences are given with their words, as
// in a treebank: they stay as they are, and what else is told of them is found
// out. The sentences are in the order of the text, and given is not changed.
func (c *Reader) ReadGiven(d *chancery.Document, given []chancery.Sentence) *chancery.Reading {
	sents := slices.Clone(given)
	for i := range sents {
		sents[i].Tokens = tokenise(d.Text, sents[i].Span, nil)
		sents[i].Words = slices.Clone(sents[i].Words)
	}
	return c.read(&chancery.Reading{Doc: d, Sentences: sents}, true)
}

// read fills r, whose sentences have their tokens and words; all of them get a tree, or
// only those that tell something.
func (c *Reader) read(r *chancery.Reading, trees bool) *chancery.Reading {
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Passed {
			continue
		}
		c.tag.tag(s, trees || s.Tells)
	}
	return c.understand(r)
}

// understand finds what is mentioned in the sentences of r, which have their tags and,
// where they are to have one, their trees.
func (c *Reader) understand(r *chancery.Reading) *chancery.Reading {
	d := r.Doc
	raw := c.times.find(d.Text, r.Sentences)
	r.Published, r.PublishedWhy, r.Conflicts = c.date.date(d, raw, r.Sentences)
	r.Names, r.Home = c.who(d, r.Sentences, r.Published)
	r.Times = c.times.resolve(unnamed(d.Text, raw, r.Names), countedFrom(r.Published), r)
	amounts, found := c.amounts.begin(d.Text, r.Times, r.Names, c.publishedIn(d)), []chancery.Amount(nil)
	for _, s := range r.Sentences {
		found = amounts.find(s, found)
	}
	r.Amounts = found
	r.Quotes = quoter{tagger: c.tag, speaks: c.names.speaker, turnLabels: c.turns, r: r}.quotations()
	c.roles.tell(r)
	return r
}

// publishedIn is the country that the publisher of d is of, as its name tells, or "".
func (c *Reader) publishedIn(d *chancery.Document) chancery.Country {
	if home := c.home.of[d.Publisher]; home != "" || d.Publisher == "" {
		return home
	}
	ts := tokenise(d.Publisher, chancery.Span{End: len(d.Publisher)}, nil)
	for i := range ts {
		if k, n := c.names.place.at(d.Publisher, ts, i); n > 0 && k.kind != chancery.Organisation {
			return k.country
		}
	}
	return ""
}

// dated gives r, which is passed over, its day. A text that was given one, or has
// no figure in it, needs no tokens for that.
func (c *Reader) dated(r *chancery.Reading) *chancery.Reading {
	var raw []rawTime
	if !r.Doc.Published.Known() && strings.ContainsAny(r.Doc.Text, "0123456789") {
		c.split.tokens(r.Doc.Text, r.Sentences)
		raw = c.times.find(r.Doc.Text, r.Sentences)
	}
	r.Published, r.PublishedWhy, r.Conflicts = c.date.date(r.Doc, raw, r.Sentences)
	return r
}

// unnamed is raw without what lies in a person's name: "Paul Winter", "Theresa
// May". Where it takes one away, the others are tied into ranges anew.
func unnamed(text string, raw []rawTime, names []chancery.Name) []rawTime {
	n := 0
	out := slices.DeleteFunc(raw, func(t rawTime) bool {
		for n < len(names) && names[n].End <= t.Start {
			n++
		}
		for _, m := range names[n:] {
			if m.Start >= t.End {
				break
			}
			if m.Type == chancery.Person && !m.Referred && m.Holds(t.Span) {
				return true
			}
		}
		return false
	})
	if len(out) == len(raw) {
		return out
	}
	for i := range out {
		x := &out[i]
		x.to, x.opened, x.partner, x.partnerMonth = 0, false, 0, 0
	}
	linkRanges(text, out)
	return out
}

// who is the names of the document, of the day on.
func (c *Reader) who(d *chancery.Document, sents []chancery.Sentence, on chancery.Date) (names []chancery.Name, home chancery.Country) {
	s := &scanner{gazetteer: c.names, tag: c.tag, leaders: c.leaders, text: d.Text, sents: sents, short: map[string]known{}, named: map[chancery.Country]bool{}, parts: map[string]part{}}
	s.home = c.home.publishes(d.Publisher, s)
	for n := range sents {
		s.scan(n)
	}
	s.reassign()
	all := s.people()
	s.offices()
	told := c.leaders.tell(s, all, on)
	s.suites(told)
	c.home.settle(d, s, all, told)
	s.voices(told)
	s.shortBodies()
	names = s.resolve(all)
	return because(settle(names, all), told), c.home.official(d.Publisher, s)
}

// settle gives every mention of a person what the whole text tells of that person.
func settle(names []chancery.Name, all []*person) []chancery.Name {
	by := map[string]*person{}
	for _, p := range all {
		by[p.name] = p
	}
	for i := range names {
		p := by[names[i].Name]
		if p == nil || names[i].Type != chancery.Person {
			continue
		}
		own := names[i].OfficeText != "" && !names[i].Referred && names[i].OfficeSpan.End <= names[i].Start && names[i].Start-names[i].OfficeSpan.End < 8
		names[i].Country, names[i].Office, names[i].Body = p.country, p.office, p.body
		if !own {
			names[i].OfficeText, names[i].OfficeSpan = p.officeText, p.officeSpan
		}
	}
	return names
}
