package core

import (
	"bytes"
	"fmt"
	"io/fs"
	"iter"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// Bounds finds where sentences end. It may be used by many goroutines at once.
type Bounds struct {
	abbreviation map[string]uint8 // word without its stop → class
	opener       map[string]bool  // words that open a sentence more often than they follow "U.S." in one
	sort         map[uint32]uint8 // hash of a word → its closed class or commonWord
	weights      table
}

// The classes of abbreviations, as en/abbreviations.txt has them.
const (
	title uint8 = 1 + iota
	month
	unit
	any_
	acronym // letters with stops between that are in no list
)

// NewBounds makes Bounds of the lists in en/abbreviations.txt and the weights in
// en/bounds.weights.
func NewBounds(data fs.FS) (*Bounds, error) {
	b, err := BlankBounds(data)
	if err != nil {
		return nil, err
	}
	const name = "en/bounds.weights"
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, err
	}
	head, weights, _ := bytes.Cut(raw, []byte("\n\n"))
	if len(weights) != Slots*size {
		return nil, fmt.Errorf("%s: %d bytes of weights; want %d", name, len(weights), Slots*size)
	}
	if want := []byte("\nfeatures  " + Fingerprint()); !bytes.Contains(append(head, '\n'), append(want, '\n')) {
		return nil, fmt.Errorf("%s: made for other features; want %s in its head: train it anew", name, want[1:])
	}
	b.weights = weights
	return b, nil
}

// BlankBounds is Bounds without weights, to be trained.
func BlankBounds(data fs.FS) (*Bounds, error) {
	b := &Bounds{abbreviation: map[string]uint8{}, opener: map[string]bool{}, sort: map[uint32]uint8{}}
	classes := map[string]uint8{"title": title, "month": month, "unit": unit, "any": any_}
	for l, err := range lines.Read(data, "en/abbreviations.txt", 2) {
		if err != nil {
			return nil, err
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			switch c := classes[l.Cols[0]]; {
			case l.Cols[0] == "opener":
				b.opener[w] = true
			case c == 0:
				return nil, l.Errorf("no class %q; want title, month, unit, any or opener", l.Cols[0])
			default:
				b.abbreviation[w] = c
			}
		}
	}
	return b, b.readSorts(data)
}

// commonWord is the sort of the words of en/common.txt, which are no names.
const commonWord = 1

// readSorts reads which words are of closed classes, and which are common.
func (b *Bounds) readSorts(data fs.FS) error {
	for l, err := range lines.Read(data, "en/common.txt", 2) {
		if err != nil {
			return err
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			b.sort[hash(w)] = commonWord
		}
	}
	class := map[string]uint8{}
	for l, err := range lines.Read(data, "en/closed.txt", 2) {
		if err != nil {
			return err
		}
		if class[l.Cols[0]] == 0 {
			class[l.Cols[0]] = commonWord + 1 + uint8(len(class))
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			b.sort[hash(w)] = class[l.Cols[0]]
		}
	}
	return nil
}

// Sentences yields the sentences of the paragraphs, in order, each with the
// number of its paragraph. A paragraph's end is always a sentence's.
//
// A sentence ends at a stop. Only in a document of one paragraph may it end
// without one ("Great service My wife and I liked it"), because its breaks may
// have been lost; and only where the document shows somewhere that they were.
func (b *Bounds) Sentences(text string, paragraphs []chancery.Span) iter.Seq2[int, chancery.Span] {
	return func(yield func(int, chancery.Span) bool) {
		var ends []chancery.Span
		lost := false
		if len(paragraphs) == 1 {
			ends, lost = b.ends(text, paragraphs, true)
		}
		if !lost {
			ends, _ = b.ends(text, paragraphs, false)
		}
		for n, p := range paragraphs {
			from := p.Start
			for len(ends) > 0 && ends[0].End <= p.End {
				if !yield(n, chancery.Span{Start: from, End: ends[0].Start}) {
					return
				}
				from = ends[0].End
				ends = ends[1:]
			}
			if from < p.End && !yield(n, chancery.Span{Start: from, End: p.End}) {
				return
			}
		}
	}
}

// How sure a sentence's end must be, in steps of the weights.
const (
	sure  = 15 // one behind a stop
	plain = 50 // one without a stop that shows that breaks were lost
	often = 50 // one such is needed for so many ends
	loose = -0 // then the others without a stop
)

// ends is the gaps where sentences end, and whether breaks were lost between
// them; where bare is false only those behind a stop are looked at.
func (b *Bounds) ends(text string, paragraphs []chancery.Span, bare bool) (out []chancery.Span, lost bool) {
	shown := 0
	b.Walk(text, paragraphs, bare, func(g Gap) bool {
		sum := 0
		for _, f := range g.Features {
			sum += b.weights.weight(f)
		}
		if g.Bare && sum > plain {
			shown++
		}
		ends := g.Sure || sum > sure && !g.Bare || g.Bare && sum > loose
		if ends {
			out = append(out, g.Span)
		}
		return ends
	})
	return out, shown*often > len(out)
}
