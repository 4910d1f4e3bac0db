// Package extract makes Claims of Readings: one file a kind of claim, the rules
// in data files with a sentence each that runs as a test.
package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
)

// A finder yields the claims of one kind that a page holds, unsealed, in any
// order; evidence, said_by and ids are filled in by [Extractor.Claims] where they
// are left empty.
type finder interface {
	find(p *page) []chancery.Claim
}

// An Extractor finds claims. It is made once and may be used by many goroutines
// at the same time.
type Extractor struct {
	grammar *grammar
	finders []finder
	records records
}

// New makes an Extractor with the rules of data; the error names the file and
// line of what it cannot use.
func New(data fs.FS) (*Extractor, error) {
	g, err := newGrammar(data)
	if err != nil {
		return nil, err
	}
	x := &Extractor{grammar: g}
	if x.records, err = newRecords(data); err != nil {
		return nil, err
	}
	for _, make := range []func(fs.FS) (finder, error){
		newActors, newEvents, newStatements, newCommitments, newAgreements, newProjects, newIndicators, newMechanisms,
	} {
		f, err := make(data)
		if err != nil {
			return nil, err
		}
		x.finders = append(x.finders, f)
	}
	return x, nil
}

// Claims is what r's document says, in the order of the text, each claim sealed
// with its id. A claim whose evidence does not stand verbatim in the document, or
// lies in page furniture, is left out: no value without its words.
func (x *Extractor) Claims(r *chancery.Reading) []chancery.Claim {
	p := newPage(r, x.grammar)
	var out []chancery.Claim
	for _, f := range x.finders {
		for _, c := range f.find(p) {
			if c.Doc == "" {
				c.Doc = r.Doc.ID
			}
			if c.Basis == "" {
				c.Basis = chancery.Stated
			}
			if c.SaidBy == nil && c.Body.Kind() != chancery.KindStatement && c.Body.Kind() != chancery.KindActor {
				c.SaidBy = p.saidBy(c.Evidence.Span())
			}
			c.Confidence = x.records.of(&c)
			if c.Check(r.Doc) == nil {
				out = append(out, c)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b chancery.Claim) int {
		if d := a.Evidence.Start - b.Evidence.Start; d != 0 {
			return d
		}
		return slices.Index(chancery.Kinds, a.Body.Kind()) - slices.Index(chancery.Kinds, b.Body.Kind())
	})
	return seal(out)
}

// seal gives claims their ids. A claim's part_of names another by its place in
// the list while ids are not known yet ("#3"), and is settled here; claims that
// say the same in the same place are one.
func seal(cs []chancery.Claim) []chancery.Claim {
	ids := make([]chancery.ClaimID, len(cs))
	for i := range cs {
		if e, ok := cs[i].Body.(*chancery.Event); !ok || e.PartOf == "" {
			cs[i].Seal()
			ids[i] = cs[i].ID
		}
	}
	for i := range cs {
		e, ok := cs[i].Body.(*chancery.Event)
		if !ok || e.PartOf == "" {
			continue
		}
		mark := e.PartOf
		e.PartOf = ""
		for j := range cs {
			if marked, ok := cs[j].Body.(*chancery.Event); ok && string(mark) == "#"+marked.Label && ids[j] != "" && j != i {
				e.PartOf = ids[j]
				break
			}
		}
		cs[i].Seal()
	}
	seen := map[chancery.ClaimID]bool{}
	return slices.DeleteFunc(cs, func(c chancery.Claim) bool {
		dup := seen[c.ID]
		seen[c.ID] = true
		return dup
	})
}

// clip is s without white space at its ends and with inner runs of it as one space.
func clip(s string) string { return strings.Join(strings.Fields(s), " ") }
