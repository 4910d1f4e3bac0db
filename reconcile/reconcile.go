// Package reconcile makes the entries of the register from claims: which claims
// tell of the same thing, whose voice each is, and how they stand to one another.
//
// Nothing is decided by what came first: the input is put into one order before
// anything looks at it, so that any order of documents and claims gives the same
// entries. Two things are joined only where something speaks for it and nothing
// against; a thing left in two entries costs less than two things in one.
//
// The way through a run: sources find their roots (sources.go, runs.go), persons
// and bodies are joined by name (actors.go, names.go), events by who, what and
// when (gatherings.go, events.go), then the other kinds, each in a file of its
// name. Slots are merged in slots.go, disputes are found in disputes.go, and what
// people ruled is applied in decisions.go.
package reconcile

import (
	"cmp"
	"io/fs"
	"slices"

	"chancery"
)

// Input is all that the register holds before entries are derived from it.
type Input struct {
	Documents []*chancery.Document
	Claims    []chancery.Claim
	Decisions []chancery.Decision
}

// A Reconciler makes entries of claims. It is safe for concurrent use.
type Reconciler struct {
	spelling  *spelling
	atlas     *atlas
	bodies    *bodies
	agencies  map[string]agency
	forms     map[string]form
	only      map[string]bool // offices that one person of a country holds at a time
	past      map[string]bool // words that say an office is held no longer
	shared    map[string]bool // words of titles that one may bear beside another's
	figures   map[string]bool // measures of which there is one figure for a period
	standing  map[string]string
	hearsay   []string // words by which a text draws on reports that it does not name
	handovers []string // words by which an office passes on
	renders   []string // words by which a text says that it is a translation
}

// New reads the word lists that names, places and forms are compared by.
func New(data fs.FS) (*Reconciler, error) {
	c := &Reconciler{}
	var err error
	for _, read := range []func() error{
		func() error { c.spelling, err = newSpelling(data); return err },
		func() error { c.atlas, err = newAtlas(data, c.spelling); return err },
		func() error { c.bodies, err = newBodies(data, c.spelling); return err },
		func() error { c.agencies, err = readAgencies(data, c.spelling); return err },
		func() error { c.forms, err = readForms(data); return err },
		func() error { c.only, err = readSet(data, "exclusive-offices.txt"); return err },
		func() error { c.past, err = readSet(data, "past-offices.txt"); return err },
		func() error { c.hearsay, err = readList(data, "en/unnamed-sources.txt"); return err },
		func() error { c.shared, err = readSet(data, "shared-titles.txt"); return err },
		func() error { c.figures, err = readSet(data, "one-figure-measures.txt"); return err },
		func() error { c.handovers, err = readHandovers(data); return err },
		func() error { c.renders, err = readList(data, "en/translation-words.txt"); return err },
		func() error { c.standing, err = readPairs(data, "mechanism-words.txt"); return err },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Entries derives the entries of the register, sorted by id. The same documents,
// claims and decisions give the same entries, in whatever order they come. A
// claim of a document that is not among the documents is passed over.
func (c *Reconciler) Entries(in Input) []chancery.Entry {
	b := c.open(in)
	b.traceSources()
	b.joinActors()
	b.joinEvents()
	b.joinStatements()
	b.joinAgreements()
	b.joinProjects()
	b.joinIndicators()
	b.joinCommitments()
	b.joinMechanisms()
	b.nameEntries()
	b.mergeAsRuled()
	b.tieEntries()
	b.findDisputes()
	b.applyRulings()
	return b.close()
}

// A paper is a document as the stage sees it.
type paper struct {
	*chancery.Document
	rank   int    // place in the order of date, then id
	day    int    // its first day counted from 1970, where dated
	dated  bool   //
	root   string // as its source entry shows it
	voice  string // what is counted: two papers of one voice are one source
	kin    *paper // a dated paper that shares a passage with this one, which is not
	parent *paper // the paper its words come from
	how    string // relation to the parent or to an agency
	share  float64
}

// A told is a claim with its paper.
type told struct {
	*chancery.Claim
	paper *paper
	// rejected claims are kept at the end of each slot and are never counted.
	rejected bool
	// accepted claims come before the others.
	accepted bool
	// read holds the slots that a person corrected, as they were read.
	read []chancery.Slot
}

// A book is one run: its input in order, and the entries as they take shape.
type book struct {
	*Reconciler
	papers    []*paper
	tolds     []*told
	of        map[chancery.Kind][]*told
	byClaim   map[chancery.ClaimID]*told
	decisions []chancery.Decision
	apart     map[[2]chancery.ClaimID]bool
	now       int // the newest day of a document; the register has no other clock

	drafts   []*draft
	draftOf  map[chancery.ClaimID]*draft
	people   []*actor
	byKey    map[string]*actor
	byName   map[string][]*actor // persons by the words of their names; see nameKeys
	actorOf  map[chancery.ClaimID]*actor
	known    map[*paper]map[string]*actor // folded name in a paper
	presents map[*paper][]*told           // actor claims of a paper
	meetings []*happening
	speaking map[chancery.ClaimID]bool // claims asked whether they say who holds an office; see speaksFor
}

// A draft is an entry before it has its id.
type draft struct {
	*chancery.Entry
	base  string // what the id is made of
	tolds []*told
	// remake makes the entry anew with more claims, where a person merged two.
	remake func(more []*told)
}

// open puts in into order: papers by date and id, claims by paper and place.
func (c *Reconciler) open(in Input) *book {
	b := &book{
		Reconciler: c, of: map[chancery.Kind][]*told{}, byClaim: map[chancery.ClaimID]*told{},
		draftOf: map[chancery.ClaimID]*draft{}, actorOf: map[chancery.ClaimID]*actor{}, known: map[*paper]map[string]*actor{}, presents: map[*paper][]*told{},
		apart: map[[2]chancery.ClaimID]bool{}, speaking: map[chancery.ClaimID]bool{},
	}
	b.decisions = slices.Clone(in.Decisions)
	slices.SortStableFunc(b.decisions, func(x, y chancery.Decision) int { return cmp.Compare(x.ID, y.ID) })
	byID := map[chancery.DocumentID]*paper{}
	for _, d := range in.Documents {
		if byID[d.ID] != nil {
			continue
		}
		p := &paper{Document: d}
		byID[d.ID] = p
		b.papers = append(b.papers, p)
		if from, _, ok := d.Published.Bounds(); ok {
			p.day, p.dated = dayNumber(from), true
			b.now = max(b.now, p.day)
		}
	}
	slices.SortFunc(b.papers, func(x, y *paper) int {
		return cmp.Or(x.Published.Compare(y.Published), cmp.Compare(x.ID, y.ID), cmp.Compare(x.Source, y.Source))
	})
	for i, p := range b.papers {
		p.rank = i
	}
	for i := range in.Claims {
		cl := &in.Claims[i]
		if p := byID[cl.Doc]; p != nil && cl.Body != nil && b.byClaim[cl.ID] == nil {
			t := &told{Claim: cl, paper: p}
			b.tolds, b.byClaim[cl.ID] = append(b.tolds, t), t
		}
	}
	b.readRulings()
	sortTolds(b.tolds)
	for _, t := range b.tolds {
		b.of[t.Body.Kind()] = append(b.of[t.Body.Kind()], t)
	}
	return b
}

// close is the entries, sorted by id.
func (b *book) close() []chancery.Entry {
	out := make([]chancery.Entry, 0, len(b.drafts))
	for _, d := range b.drafts {
		out = append(out, *d.Entry)
	}
	slices.SortFunc(out, func(x, y chancery.Entry) int { return cmp.Compare(x.ID, y.ID) })
	return out
}

// sortTolds puts claims into the order of their papers' dates, papers and places.
func sortTolds(ts []*told) { slices.SortFunc(ts, byPlace) }

// byPlace compares claims by their papers' dates, papers and places.
func byPlace(x, y *told) int {
	return cmp.Or(cmp.Compare(x.paper.rank, y.paper.rank), cmp.Compare(x.Evidence.Start, y.Evidence.Start), cmp.Compare(x.ID, y.ID))
}

// dayNumber counts days from 1970-01-01.
func dayNumber(d chancery.Day) int {
	const day = 24 * 60 * 60
	n := d.Unix() / day
	if d.Unix()%day < 0 {
		n--
	}
	return int(n)
}
