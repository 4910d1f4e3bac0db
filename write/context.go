// Package write puts the register into files that people keep: lines, tables, an
// entry told in plain text, and a brief in which every line is cited.
package write

import (
	"strings"

	"chancery"
)

// A Context is what a writer may ask of the register beside the entry in hand.
type Context struct {
	Entries   []chancery.Entry
	Claims    func(ids ...chancery.ClaimID) ([]chancery.Claim, error)
	Documents []*chancery.Document
	Names     func(chancery.Country) string // of a country, in plain English; nil is the code itself
}

// An Index is a [Context] made ready to be asked many times.
type Index struct {
	Context
	roots    map[string]string                          // Source of a document → its root
	bySource map[string]*chancery.Document              // Source → document
	byID     map[chancery.DocumentID]*chancery.Document // id → document
	entries  map[chancery.EntryID]*chancery.Entry
	disputes map[chancery.EntryID][]*chancery.Entry // entry → the disputes about it
	nations  map[string]chancery.Country            // name, in small letters → country
}

// NewIndex is x made ready. It keeps x's slices and does not copy them.
func NewIndex(x Context) *Index {
	ix := &Index{
		Context:  x,
		roots:    map[string]string{},
		bySource: map[string]*chancery.Document{},
		byID:     map[chancery.DocumentID]*chancery.Document{},
		entries:  map[chancery.EntryID]*chancery.Entry{},
		disputes: map[chancery.EntryID][]*chancery.Entry{},
	}
	for _, d := range x.Documents {
		ix.bySource[d.Source], ix.byID[d.ID] = d, d
	}
	for i := range x.Entries {
		e := &x.Entries[i]
		ix.entries[e.ID] = e
		if e.SourceOf != nil && e.SourceOf.Root != "" {
			ix.roots[e.SourceOf.Document] = e.SourceOf.Root
		}
		if e.Dispute != nil {
			ix.disputes[e.Dispute.Entry] = append(ix.disputes[e.Dispute.Entry], e)
		}
	}
	ix.nations = namesOf(ix)
	return ix
}

// Name is country c in words.
func (ix *Index) Name(c chancery.Country) string {
	if ix.Names != nil {
		if n := ix.Names(c); n != "" {
			return n
		}
	}
	return string(c)
}

// Entry is the entry of that id, or nil.
func (ix *Index) Entry(id chancery.EntryID) *chancery.Entry { return ix.entries[id] }

// Document is the document of that id or source, or nil.
func (ix *Index) Document(ref string) *chancery.Document {
	if d := ix.bySource[ref]; d != nil {
		return d
	}
	return ix.byID[chancery.DocumentID(ref)]
}

// Disputes are the disputes about entry id, in the order of the entries.
func (ix *Index) Disputes(id chancery.EntryID) []*chancery.Entry { return ix.disputes[id] }

// Root names the origin of the words of the document with that source: an agency,
// or the document itself where no other is known.
func (ix *Index) Root(source string) string {
	if r := ix.roots[source]; r != "" {
		return r
	}
	return source
}

// Roots counts the independent origins of the documents with these sources. Those
// whose origin is not told count only where they stand alone.
func (ix *Index) Roots(sources []string) int {
	seen := make(map[string]bool, len(sources))
	for _, s := range sources {
		seen[ix.Root(s)] = true
	}
	if len(seen) > 1 {
		delete(seen, chancery.RootUnknown)
	}
	return len(seen)
}

// Newest is the latest day of any document: the day up to which the register can
// know anything. It stands in for a clock, which no stage may read.
func (ix *Index) Newest() (day chancery.Day, ok bool) {
	for _, d := range ix.Documents {
		if _, to, known := d.Published.Bounds(); known && (!ok || to.After(day)) {
			day, ok = to, true
		}
	}
	return day, ok
}

// outlet is who published the document with that source, or the last part of the
// source where nobody is named.
func (ix *Index) outlet(source string) string {
	if d := ix.bySource[source]; d != nil && d.Publisher != "" {
		return Plain(d.Publisher)
	}
	s := strings.TrimRight(source, "/")
	return Plain(s[strings.LastIndexByte(s, '/')+1:])
}
