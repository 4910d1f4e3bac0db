// Package invented is a small register about states that do not exist, for the
// tests of write and serve: plans that were kept and one that was not reported,
// two names for one minister, copies of an agency text, a season for a date, and a
// page that means harm.
package invented

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"chancery"
)

// Hostile is the title of one document.
const Hostile = `<script>alert(1)</script> Note of the [embassy](javascript:alert(2))`

// A Register is documents with what they yield.
type Register struct {
	Documents []*chancery.Document
	Claims    []chancery.Claim
	Entries   []chancery.Entry
	roots     map[string]string
}

// Names names the invented states.
func Names(c chancery.Country) string {
	return map[chancery.Country]string{"XR": "Ruritania", "XG": "Graustark", "XB": "Borduria", "XS": "Syldavia"}[c]
}

// New is the register: five documents, four roots.
func New() *Register {
	r := &Register{roots: map[string]string{}}
	r.preview()
	r.report()
	r.copied()
	r.embassy()
	r.visit()
	r.entries()
	r.disputes()
	sort.Slice(r.Entries, func(i, j int) bool { return r.Entries[i].ID < r.Entries[j].ID })
	return r
}

// ClaimsOf is the claims with those ids, in the order asked; unknown ones are left out.
func (r *Register) ClaimsOf(ids ...chancery.ClaimID) ([]chancery.Claim, error) {
	var out []chancery.Claim
	for _, id := range ids {
		for i := range r.Claims {
			if r.Claims[i].ID == id {
				out = append(out, r.Claims[i])
			}
		}
	}
	return out, nil
}

// Entry is the entry with that id; it panics where a test asks for one that is not there.
func (r *Register) Entry(id chancery.EntryID) *chancery.Entry {
	for i := range r.Entries {
		if r.Entries[i].ID == id {
			return &r.Entries[i]
		}
	}
	panic("no invented entry " + string(id))
}

// document adds a document of text, its first line the title; root is whose words
// they are.
func (r *Register) document(source, publisher, root string, published chancery.Date, why, text string) *chancery.Document {
	title, _, _ := strings.Cut(text, "\n")
	d := &chancery.Document{
		ID: chancery.NewDocumentID([]byte(text)), Source: source, Raw: []byte(text), Text: text, Media: "text/plain",
		Title: title, TitleSpan: chancery.Span{Start: 0, End: len(title)}, Publisher: publisher, Language: "en",
		Published: published, PublishedWhy: why,
	}
	r.Documents = append(r.Documents, d)
	r.roots[source] = root
	return d
}

// claim adds what d says in the words quoted, once found in its text.
func (r *Register) claim(d *chancery.Document, words string, body chancery.Body, saidBy ...string) chancery.ClaimID {
	at := strings.Index(d.Text, words)
	if at < 0 {
		panic(fmt.Sprintf("%s does not hold %q", d.Source, words))
	}
	c := chancery.Claim{
		Doc: d.ID, Evidence: d.Quote(chancery.Span{Start: at, End: at + len(words)}), SaidBy: saidBy,
		Basis: chancery.Stated, Rule: string(body.Kind()) + ".invented", Confidence: 0.9, Body: body,
	}
	c.Seal()
	if err := c.Check(d); err != nil {
		panic(err)
	}
	r.Claims = append(r.Claims, c)
	return c.ID
}

// entry adds an entry of claims: each slot lists the values that they give, in
// the order of the claims, save that the label is the one given.
func (r *Register) entry(id chancery.EntryID, label string, ids ...chancery.ClaimID) *chancery.Entry {
	claims, _ := r.ClaimsOf(ids...)
	e := chancery.Entry{Kind: claims[0].Body.Kind(), ID: id, Label: label, Standing: chancery.Single, Claims: ids}
	for _, c := range claims {
		source := r.source(c.Doc)
		if !slices.Contains(e.Documents, source) {
			e.Documents = append(e.Documents, source)
		}
		for _, s := range chancery.SlotsOf(c.Body) {
			put(&e, s.Name, s.Values[0].Value, source, c.ID)
		}
		if ev, ok := c.Body.(*chancery.Event); ok {
			e.Life = append(e.Life, chancery.Step{Status: ev.Status, On: r.published(source), Document: source, Claim: c.ID})
		}
	}
	slices.SortStableFunc(e.Life, func(a, b chancery.Step) int { return a.On.Compare(b.On) })
	slices.Sort(e.Documents)
	seen := map[string]bool{}
	for _, d := range e.Documents {
		seen[r.roots[d]] = true
	}
	if e.Roots = len(seen); e.Roots > 1 {
		e.Standing = chancery.Corroborated
	}
	r.Entries = append(r.Entries, e)
	return &r.Entries[len(r.Entries)-1]
}

// put adds a value of a slot, or a voice to one that is there.
func put(e *chancery.Entry, slot string, v any, source string, id chancery.ClaimID) {
	i := slices.IndexFunc(e.Slots, func(s chancery.Slot) bool { return s.Name == slot })
	if i < 0 {
		i = len(e.Slots)
		e.Slots = append(e.Slots, chancery.Slot{Name: slot})
	}
	vs := &e.Slots[i].Values
	j := slices.IndexFunc(*vs, func(x chancery.Value) bool { return same(x.Value, v) })
	if j < 0 {
		j = len(*vs)
		*vs = append(*vs, chancery.Value{Value: v})
	}
	x := &(*vs)[j]
	if !slices.Contains(x.Documents, source) {
		x.Documents = append(x.Documents, source)
	}
	x.Claims = append(x.Claims, id)
}

func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

func (r *Register) source(id chancery.DocumentID) string {
	for _, d := range r.Documents {
		if d.ID == id {
			return d.Source
		}
	}
	panic("no document " + id)
}

func (r *Register) published(source string) chancery.Date {
	for _, d := range r.Documents {
		if d.Source == source {
			return d.Published
		}
	}
	panic("no document " + source)
}
