package serve

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"chancery"
	"chancery/write"
)

// Bounds of an entry page.
const (
	valueQuotes   = 12 // sentences under one value
	mostParts     = 60 // parts and followers, documents, steps
	entryDisputes = 20
	mostClaims    = 1000 // claims of the JSON
)

// An entryView is all that the register holds of one thing.
type entryView struct {
	*book
	*chancery.Entry
	SlotViews []slotView
	Steps     []stepView
	Tenures   []tenureView
	Cards     []card
	Parts     []*chancery.Entry
	Whole     *chancery.Entry
	Before    *chancery.Entry
	Facts     []fact
	Docs      []*chancery.Document
	MoreDocs  int
}

// A slotView is one slot with its values.
type slotView struct {
	Name, Words string
	Values      []valueView
	Disputed    bool
}

// A valueView is one value and the sentences that say so.
type valueView struct {
	ID     string // anchor
	Words  string
	Voices string
	Quotes []quote
	More   int
	Open   bool
	First  bool // preferred before others
}

// A stepView is one step of a life line.
type stepView struct {
	Word, Class, On string
	Quote           *quote
	Source          string
}

// A tenureView is one office held.
type tenureView struct {
	Words  string
	Quotes []quote
}

// A fact is a line beside the slots.
type fact struct {
	Name, Words string
	Link        *chancery.Entry
}

func (s *server) entry(ctx context.Context, r *http.Request) (*reply, error) {
	id, asJSON := strings.CutSuffix(r.PathValue("id"), ".json")
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	e := b.Entry(chancery.EntryID(id))
	if e == nil { // an id of old, or one that came since
		if e, err = b.store.Entry(ctx, chancery.EntryID(id)); err != nil {
			return nil, err
		}
	}
	if string(e.ID) != id {
		to := entryHref(e.ID)
		if asJSON {
			to += ".json"
		}
		return &reply{goTo: to}, nil
	}
	if asJSON {
		claims, err := b.claims(ctx, first(e.Claims, mostClaims))
		if claims == nil {
			claims = []chancery.Claim{}
		}
		return &reply{json: map[string]any{"entry": rawLine(e), "claims": claims, "disputes": lines(first(b.Disputes(e.ID), mostClaims)), "parts": lines(first(b.parts[e.ID], mostClaims))}}, err
	}
	v, err := b.entryView(ctx, e)
	if err != nil {
		return nil, err
	}
	return &reply{html: entryPage(v)}, nil
}

func (b *book) entryView(ctx context.Context, e *chancery.Entry) (*entryView, error) {
	v := &entryView{
		book: b, Entry: e, Cards: b.cards(first(b.Disputes(e.ID), entryDisputes)), Parts: first(b.parts[e.ID], mostParts),
		Whole: b.Entry(e.PartOf), Before: b.Entry(e.Follows),
	}
	if e.Dispute != nil {
		v.Cards = []card{b.card(e)}
	}
	byID, err := b.shownClaims(ctx, e)
	if err != nil {
		return nil, err
	}
	for i := range v.Cards {
		if v.Cards[i].About == e {
			v.Cards[i].About = nil // the page is about it
		}
	}
	for _, s := range slotsOf(e) {
		sv := slotView{Name: s.Name, Words: write.SlotWords(s.Name)}
		for _, d := range b.Disputes(e.ID) {
			sv.Disputed = sv.Disputed || d.Dispute.Slot == s.Name
		}
		for i, val := range s.Values {
			shown := first(val.Claims, valueQuotes)
			vv := valueView{
				ID: fmt.Sprintf("%s-%d", s.Name, i+1), Words: b.ValueWords(s.Name, val.Value), Voices: b.Voices(val.Documents),
				Quotes: b.quotesOf(shown, byID), More: len(val.Claims) - len(shown), First: i == 0 && len(s.Values) > 1,
			}
			sv.Values = append(sv.Values, vv)
		}
		v.SlotViews = append(v.SlotViews, sv)
	}
	openOne(v.SlotViews)
	v.steps(byID)
	for _, o := range e.Offices {
		v.Tenures = append(v.Tenures, tenureView{b.TenureWords(o), b.quotesOf(first(o.Claims, valueQuotes), byID)})
	}
	v.facts()
	for _, source := range first(e.Documents, mostParts) {
		if d := b.Document(source); d != nil {
			v.Docs = append(v.Docs, d)
		}
	}
	v.MoreDocs = max(0, len(e.Documents)-mostParts)
	return v, nil
}

// slotsOf is the slots of e that have values. What each document called it comes
// last, and not at all where that tells nothing new.
func slotsOf(e *chancery.Entry) []chancery.Slot {
	var out, called []chancery.Slot
	for _, s := range e.Slots {
		switch {
		case len(s.Values) == 0:
		case s.Name == "label" && len(s.Values) > 1:
			called = append(called, s)
		case s.Name != "label":
			out = append(out, s)
		}
	}
	return append(out, called...)
}

// openOne unfolds one value, of the slot that most wants reading: the first that is
// disputed, else the status, else the first.
func openOne(ss []slotView) {
	if len(ss) == 0 {
		return
	}
	at := slices.IndexFunc(ss, func(s slotView) bool { return s.Disputed })
	if at < 0 {
		at = max(0, slices.IndexFunc(ss, func(s slotView) bool { return s.Name == "status" }))
	}
	for i := range ss[at].Values {
		ss[at].Values[i].Open = i == 0 || ss[at].Disputed
	}
}

// shownClaims is the claims that e's page quotes.
func (b *book) shownClaims(ctx context.Context, e *chancery.Entry) (map[chancery.ClaimID]*chancery.Claim, error) {
	seen := map[chancery.ClaimID]bool{}
	var ids []chancery.ClaimID
	add := func(more ...chancery.ClaimID) {
		for _, id := range more {
			if id != "" && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	for _, s := range e.Slots {
		for _, v := range s.Values {
			add(first(v.Claims, valueQuotes)...)
		}
	}
	for _, l := range first(e.Life, mostParts) {
		add(l.Claim)
	}
	for _, o := range e.Offices {
		add(first(o.Claims, valueQuotes)...)
	}
	return b.claimsOf(ctx, ids)
}

// steps fills the life line. A plan for a day that passed without report ends in a
// step that says so.
func (v *entryView) steps(byID map[chancery.ClaimID]*chancery.Claim) {
	life := first(v.Life, mostParts)
	for i, word := range v.LifeWords(life) {
		step := stepView{Word: word, Class: string(life[i].Status), On: life[i].On.Words(), Source: shortSource(life[i].Document)}
		if c := byID[life[i].Claim]; c != nil {
			q := v.quote(string(c.Doc), c.ID, c.Evidence, c.SaidBy)
			step.Quote = &q
		} else if d := v.Document(life[i].Document); d != nil {
			step.Source = publisher(d)
		}
		v.Steps = append(v.Steps, step)
	}
	if v.hasNewest && write.Lapsed(v.Entry, v.newest) {
		v.Steps = append(v.Steps, stepView{Word: "no report since", Class: "lapsed", On: v.newestDate().Words(), Source: "the newest document"})
	}
}

// facts fills what stands beside the slots.
func (v *entryView) facts() {
	add := func(name, words string, link *chancery.Entry) {
		if words != "" {
			v.Facts = append(v.Facts, fact{name, words, link})
		}
	}
	e := v.Entry
	if e.State != "" {
		add("state", e.State, nil)
	}
	if e.LastHeard != "" {
		add("last heard", e.LastHeard.Words(), nil)
	}
	if p := e.Progress; p != nil {
		words := fmt.Sprintf("%.0f %% of the target", p.Share*100)
		if ind := v.other(p.Indicator); ind != nil {
			words += ": " + write.Figure(ind)
		}
		add("progress", words, v.other(p.Indicator))
	}
	for _, r := range first(e.Restated, mostParts) {
		add("restated", r.On.Words()+", "+shortSource(r.Document), nil)
	}
	if n := e.Best("count"); n != "" && e.Kind == chancery.KindAgreement {
		add("known by name", fmt.Sprintf("%d of %s", e.Itemised, n), nil)
	}
	for _, ed := range first(e.Editions, mostParts) {
		o := v.other(ed.Event)
		words := "number " + ed.Edition
		if o != nil {
			words += ": " + labelOf(o)
		}
		add("edition", words, o)
	}
	if o := e.SourceOf; o != nil {
		add("root", v.rootName(o.Root), nil)
		if o.DerivedFrom != "" {
			add(o.Relation, fmt.Sprintf("of %s, which holds %.0f %% of its words", shortSource(o.DerivedFrom), o.Overlap*100), nil)
		}
	}
}

// other is the entry of that id; the embedded entry hides the book's own way.
func (v *entryView) other(id chancery.EntryID) *chancery.Entry { return v.book.Entry(id) }
