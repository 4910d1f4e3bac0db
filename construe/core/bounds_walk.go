package core

import (
	"fmt"

	"chancery"
)

// A Gap is a place between two words where a sentence may end, with the numbers
// of its features, which are good until the next gap.
type Gap struct {
	chancery.Span
	Bare     bool // no stop is before it
	Sure     bool // a sentence ends there whatever the features say
	Features []uint64
}

// Walk asks decide of each gap whether a sentence ends there, in the order of the
// text. Gaps that follow no stop are passed over unless bare is true.
func (b *Bounds) Walk(text string, paragraphs []chancery.Span, bare bool, decide func(Gap) bool) {
	all := make([]piece, 0, len(text)/6+8)
	cuts := make([]int, len(paragraphs)+1)
	for i, p := range paragraphs {
		all = b.pieces(text, p, all)
		cuts[i+1] = len(all)
	}
	w := walk{page: read(all), bare: bare, decide: decide}
	until := distances(all)
	for i := range paragraphs {
		w.paragraph(all[cuts[i]:cuts[i+1]], until[cuts[i]:cuts[i+1]])
	}
}

// A walk goes over the gaps of a document.
type walk struct {
	page   page
	bare   bool
	decide func(Gap) bool
	found  [len(features)]uint64
}

// paragraph walks over the gaps between ps; until is how far the next stop is
// from each.
func (w *walk) paragraph(ps []piece, until []int) {
	g := gap{page: w.page}
	since := 0
	for i := range max(0, len(ps)-1) {
		since++
		l, r := &ps[i], &ps[i+1]
		g.mark(l)
		at := Gap{Span: chancery.Span{Start: l.End, End: r.Start}, Bare: !ends(l.stop)}
		if at.Bare {
			if !w.bare || r.shape == small && r.opener == 0 || l.shape == signs && l.Len() <= 3 { // "ZENDA (AP) — The king"
				continue
			}
		} else if at.Sure = w.must(l, r, since); !at.Sure && w.cannot(l, r) {
			continue
		}
		g.around(ps, i, since)
		g.since, g.until = step(since), step(until[i+1])
		at.Features = w.of(&g)
		if w.decide(at) {
			g.quote, g.paren, since = false, false, 0
		}
	}
}

// must reports whether a sentence ends at the stop between l and r whatever else
// is told: "spoke of peace.He said", "left the U.S. The king", and after a full
// stop behind a word that is no abbreviation: "was due. Elph came".
func (w *walk) must(l, r *piece, since int) bool {
	if r.glued || l.class == any_ && r.common && r.opener == 0 {
		return true
	}
	apart := r.opener == '(' && r.stop == '~' || r.word == asterisk // "[...]", "* * *"
	switch {
	case l.closer != 0 && l.closer != ')' && r.opener != 0 && r.opener != '(': // "“Yes.” “No.”"
		return r.shape != small
	case r.shape == small || r.shape == signs && !apart || r.opener == '(' && r.shape == numeral:
		return false
	case l.shape == signs: // "we do. […] They don't"
		return l.stop == '~' && l.closer == ')'
	case l.shape == numeral: // not "1. Trade"
		return l.stop == '.' && since > 1 && l.class == 0
	}
	return l.stop == '.' && l.shape == small && l.class == 0 && !l.dotted && (l.sort > 0 || l.size > 4)
}

var asterisk = hash("*")

// cannot reports whether no sentence ends at the stop between l and r whatever
// else is told: "Mr. Elph", "Oct. 22", "the U.S. envoy Sapt", "J. Rassendyll",
// and "“Is it?” she asked" where the page begins its sentences with capitals.
func (w *walk) cannot(l, r *piece) bool {
	switch {
	case r.shape == small:
		return !w.page.careless
	case l.class == title:
		return true
	case l.class == month || l.class == unit:
		return r.shape == numeral
	case r.opener != 0 || r.shape == signs || r.shape == numeral:
		return false
	case l.class == any_ || l.class == acronym:
		return r.sort <= commonWord || r.shape == shouted // "Hentzau Inc. Chairman", "9 a.m. ET"
	}
	return l.shape == initial && l.stop == '.' && l.closer == 0 && (r.sort <= commonWord || r.shape == initial && r.stop == '.')
}

// of is the numbers of the features of g; they are good until the next call.
func (w *walk) of(g *gap) []uint64 {
	out := w.found[:0]
	for i := range features {
		v := features[i].of(g)
		if v == 0 {
			continue
		}
		h := (v + uint64(i+1)<<57) * 0x9e3779b97f4a7c15
		h ^= h >> 29
		h *= 0xbf58476d1ce4e5b9
		out = append(out, h^h>>32)
	}
	return out
}

// ends reports whether a stop is one that ends sentences.
func ends(stop uint8) bool { return stop == '.' || stop == '!' || stop == '?' || stop == '~' }

// read is how the document of these pieces is written.
func read(ps []piece) page {
	stops, lower, capitals, loose, mail := 0, 0, 0, 0, 0
	for i := range ps {
		l := &ps[i]
		if l.shape == linked {
			mail++
		}
		if i+1 == len(ps) {
			break
		}
		r := &ps[i+1]
		switch {
		case ends(l.stop):
			stops++
			if r.shape == small && l.shape == small && l.class == 0 && l.closer == 0 && !l.dotted {
				lower++
			}
		case r.shape == small || r.shape == signs:
		default:
			capitals++
			if r.sort > 0 && (r.shape == capital || r.shape == initial) && l.shape != capital && l.opener == 0 {
				loose++
			}
		}
	}
	return page{
		careless: 4*lower >= max(1, stops) && (lower > 1 || lower == 1 && ps[0].shape == small),
		lower:    share(2*lower, stops), upper: share(capitals, len(ps)), long: step(len(ps) / (2*stops + 1)),
		loose: share(loose, 1+stops), mail: share(40*mail, len(ps)),
	}
}

// distances is, for each of ps, how far the next stop is.
func distances(ps []piece) []int {
	out := make([]int, len(ps))
	far := 99
	for i := len(ps) - 1; i >= 0; i-- {
		far++
		if ends(ps[i].stop) {
			far = 0
		}
		out[i] = far
	}
	return out
}

// Fingerprint tells one list of features from another: it is of their names and
// of what they say of a text.
func Fingerprint() string {
	h := uint64(14695981039346656037)
	mix := func(v uint64) { h = (h ^ v) * 1099511628211 }
	for _, f := range features {
		mix(uint64(hash(f.name)))
	}
	b := Bounds{abbreviation: map[string]uint8{"Dr": title, "U.S": any_}, opener: map[string]bool{"The": true}, sort: map[uint32]uint8{hash("my"): 5, hash("service"): commonWord}}
	const text = "Great service My wife and Dr. Elph of the U.S. said: “It is so. (Or 3.5?)” he went... The end! 22 iPads, etc. left The U.S. envoy @a WON http://a.b"
	b.Walk(text, []chancery.Span{{End: len(text)}}, true, func(g Gap) bool {
		for _, f := range g.Features {
			mix(f)
		}
		return g.Start%3 == 0
	})
	return fmt.Sprintf("%016x", h)
}
