package construe

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// learned brings what was learned of names to the items of sentence n, which begin at
// items[first]. What a list or a title tells stays; a run of capitalised words gets
// the kind of name that its words were taken for, and a name where there was no item
// becomes one.
func (s *scanner) learned(n, first int) {
	ts := s.sents[n].Tokens
	added := false
	for i := 0; i < len(ts); {
		if ts[i].Name == "" {
			i++
			continue
		}
		kind, end := ts[i].Name[2:], i+1
		for end < len(ts) && ts[end].Name == "I-"+kind {
			end++
		}
		for i+1 < end && (ts[i].UPOS == "PUNCT" || i == 0 && s.word(n, i) == "Q") { // "# Otto Lorry" of a heading, "Q Mr. Lorry" of an interview
			i++
		}
		if kind == string(chancery.Person) {
			i = s.learnedStart(n, i, end)
		}
		it, met := s.meeting(n, first, i, end)
		switch {
		case met == 1 && it.kind == aRun:
			it.taken = chancery.NameType(kind)
			if it.from != i || it.to != end {
				s.fit(it, i, end)
			}
		case met == 1 && kind == string(chancery.Location) && it.to == end && it.from > i+1 && ts[it.from-1].Lemma == "of" && it.kind == aPlace && it.known.kind == chancery.Location:
			it.from, it.known = i, known{kind: chancery.Location} // "the Gulf of Mexico" is not in Mexico
			it.span = chancery.Span{Start: ts[i].Start, End: ts[end-1].End}
			it.known.name = spaced(s.text[it.span.Start:it.span.End])
		case met == 0 && s.nameable(n, i, end):
			s.items = append(s.items, item{sent: n, from: i, to: end, kind: aRun, taken: chancery.NameType(kind), span: chancery.Span{Start: ts[i].Start, End: ts[end-1].End}})
			added = true
		}
		i = end
	}
	if added {
		slices.SortFunc(s.items[first:], func(a, b item) int { return cmp.Compare(a.span.Start, b.span.Start) })
	}
}

// learnedStart is where the person's name begins in what was taken for one: behind what
// is written small or says what he is, "musician Otto Lorry".
func (s *scanner) learnedStart(n, from, to int) int {
	for from+2 < to && !capitalised(s.word(n, from)) && !s.particle[strings.ToLower(s.word(n, from))] {
		from++
	}
	return s.nameStart(n, from, to)
}

// nameable reports whether tokens [from, to) can be a name: neither a common word nor
// one of respect alone.
//
// One word of a heading is a name only where the heading is nothing but names: the
// signature of a letter, a list of guests.
func (s *scanner) nameable(n, from, to int) bool {
	ts := s.sents[n].Tokens
	if s.word(n, from)[0] == '@' || to == from+1 && ts[from].UPOS == "INTJ" || to == from+1 && ts[from].Name == "B-PER" && ts[from].Plural() { // "@lorry", "Democrats"
		return false
	}
	if to == from+1 && (s.tag.isCommon(s.word(n, from)) || len(s.word(n, from)) == 1) {
		return false
	}
	if s.sents[n].Heading && to == from+1 && (ts[from].Name != "B-PER" || !s.onlyNames(n)) {
		return false
	}
	if to == from+1 && s.compound(s.word(n, from)) { // "Pro-China"
		return false
	}
	_, l := s.honour.at(s.text, s.sents[n].Tokens, from)
	return l < to-from
}

// onlyNames reports whether all words of sentence n were taken for parts of names.
func (s *scanner) onlyNames(n int) bool {
	return !slices.ContainsFunc(s.sents[n].Tokens, func(t chancery.Token) bool { return t.Name == "" && t.UPOS != "PUNCT" })
}

// meeting is an item of sentence n that shares a token with [from, to), and how many do.
func (s *scanner) meeting(n, first, from, to int) (it *item, met int) {
	for k := first; k < len(s.items); k++ {
		if x := &s.items[k]; x.from < to && from < x.to {
			it, met = x, met+1
		}
	}
	return it, met
}

// fit makes the run it what was taken for the name, where that goes on farther or
// leaves out what opens the sentence: "Yesterday Karl Zapt". Initials, particles and
// what stands behind a comma stay with the run.
func (s *scanner) fit(it *item, from, to int) {
	ts := s.sents[it.sent].Tokens
	if to <= it.from || from >= it.to {
		return
	}
	if from < it.from || it.from == 0 && from > 0 && ts[0].Name == "" && !s.given[s.word(it.sent, 0)] {
		it.from = from
	}
	it.to = max(it.to, to)
	it.span = chancery.Span{Start: ts[it.from].Start, End: ts[it.to-1].End}
}
