package chancery

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// A ClaimID is "c" and 16 hex digits: a hash of document, span, kind and slots.
type ClaimID string

// A Basis says whether the words state a claim or it was inferred from them.
type Basis string

const (
	Stated   Basis = "stated"
	Inferred Basis = "inferred"
)

// A Claim is what one document says, in one place.
//
// It is only ever made with the words it rests on: [Claim.Check] refuses one whose
// evidence is not found verbatim at its span, whoever made it.
type Claim struct {
	ID         ClaimID
	Doc        DocumentID
	Evidence   Evidence // the sentence or title that says it
	SaidBy     []string // outermost speaker first; empty where the document says it itself
	Basis      Basis
	Why        string // how it was inferred, or what decided a slot
	Rule       string
	Confidence float64  // 0 to 1
	Body       Body     // the slots
	Trigger    Span     // the words by which Rule knew it, in the document; not kept in the register
	Elsewhere  []string // slots that the words of other sentences fill; not kept in the register
	Trace      *Trace   // how each slot was found, where that was asked for; not kept in the register
}

// A Trace says how a claim was read: by which words, and on which way through the tree of
// the sentence each slot was found.
type Trace struct {
	Trigger Evidence `json:"trigger"`
	Paths   []Path   `json:"paths,omitempty"`
}

// A Path leads from the trigger of a claim to the words that fill one of its slots. By is
// its steps over relations of Universal Dependencies, ↑ to the word that one hangs on and ↓
// to one that hangs on it: "visit ↑obj paid ↓nsubj Rudolf"; or it says where else the words stand.
type Path struct {
	Slot  string   `json:"slot"`
	Value string   `json:"value"`
	Words Evidence `json:"words,omitzero"` // empty where the sentence does not hold them
	By    string   `json:"by"`
}

// A Body holds the slots of one kind of claim: *Actor, *Event, *Statement,
// *Commitment, *Agreement, *Project, *Indicator or *Mechanism. JSON tags name
// the slots, and their order is that of the claims contract.
type Body interface{ Kind() Kind }

// A Kind is the kind of a claim or an entry.
type Kind string

// The eight kinds of claims, and the two that only the register has.
const (
	KindActor      Kind = "actor"
	KindEvent      Kind = "event"
	KindStatement  Kind = "statement"
	KindCommitment Kind = "commitment"
	KindAgreement  Kind = "agreement"
	KindProject    Kind = "project"
	KindIndicator  Kind = "indicator"
	KindMechanism  Kind = "mechanism"
	KindDispute    Kind = "dispute"
	KindSource     Kind = "source"
)

// Kinds lists the kinds of claims in the order of the contract.
var Kinds = []Kind{KindActor, KindEvent, KindStatement, KindCommitment, KindAgreement, KindProject, KindIndicator, KindMechanism}

// EntryKinds lists the kinds of entries: those of claims, then those that
// reconciling adds.
var EntryKinds = append(slices.Clone(Kinds), KindDispute, KindSource)

// NewBody is an empty body of kind k, or nil where k is no kind of claim.
func NewBody(k Kind) Body {
	switch k {
	case KindActor:
		return new(Actor)
	case KindEvent:
		return new(Event)
	case KindStatement:
		return new(Statement)
	case KindCommitment:
		return new(Commitment)
	case KindAgreement:
		return new(Agreement)
	case KindProject:
		return new(Project)
	case KindIndicator:
		return new(Indicator)
	case KindMechanism:
		return new(Mechanism)
	}
	return nil
}

// Seal gives c its id. Whatever changes a slot afterwards must seal it again.
func (c *Claim) Seal() {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%d\x00%d\x00%s\x00", c.Doc, c.Evidence.Start, c.Evidence.End, c.Body.Kind())
	h.Write(mustJSON(c.Body))
	c.ID = ClaimID("c" + hex.EncodeToString(h.Sum(nil)[:8]))
}

// Check returns an error unless c's evidence stands verbatim at its span of d,
// outside of furniture.
func (c *Claim) Check(d *Document) error {
	e := c.Evidence
	switch {
	case c.Doc != d.ID:
		return fmt.Errorf("claim %s: of document %s, not of %s", c.ID, c.Doc, d.ID)
	case e.Start < 0 || e.End > len(d.Text) || e.Start >= e.End:
		return fmt.Errorf("claim %s: evidence at %d-%d of a text of %d bytes", c.ID, e.Start, e.End, len(d.Text))
	case d.Text[e.Start:e.End] != e.Text:
		return fmt.Errorf("claim %s: the text at %d-%d is %.60q; its evidence is %.60q", c.ID, e.Start, e.End, d.Text[e.Start:e.End], e.Text)
	case d.InFurniture(e.Span()):
		return fmt.Errorf("claim %s: evidence at %d-%d lies in page furniture", c.ID, e.Start, e.End)
	}
	return nil
}

type claimHead struct {
	Kind       Kind       `json:"kind"`
	ID         ClaimID    `json:"id"`
	Doc        DocumentID `json:"doc"`
	Evidence   Evidence   `json:"evidence"`
	SaidBy     []string   `json:"said_by,omitempty"`
	Basis      Basis      `json:"basis"`
	Why        string     `json:"why,omitempty"`
	Rule       string     `json:"rule"`
	Confidence rounded    `json:"confidence"`
	Trace      *Trace     `json:"trace,omitempty"`
}

// rounded prints with at most three decimals, so that figures do not carry the
// noise of the arithmetic behind them.
type rounded float64

func (r rounded) MarshalJSON() ([]byte, error) {
	return []byte(strconv.FormatFloat(float64(int(float64(r)*1000+0.5))/1000, 'f', -1, 64)), nil
}

// MarshalJSON is c as a line of the claims contract.
func (c Claim) MarshalJSON() ([]byte, error) {
	head := mustJSON(claimHead{c.Body.Kind(), c.ID, c.Doc, c.Evidence, c.SaidBy, c.Basis, c.Why, c.Rule, rounded(c.Confidence), c.Trace})
	return splice(head, mustJSON(c.Body)), nil
}

// UnmarshalJSON reads a line of the claims contract.
func (c *Claim) UnmarshalJSON(b []byte) error {
	var h struct {
		claimHead
		Confidence float64 `json:"confidence"`
	}
	if err := json.Unmarshal(b, &h); err != nil {
		return err
	}
	body := NewBody(h.Kind)
	if body == nil {
		return fmt.Errorf("no kind of claim %q", h.Kind)
	}
	if err := json.Unmarshal(b, body); err != nil {
		return err
	}
	*c = Claim{
		ID: h.ID, Doc: h.Doc, Evidence: h.Evidence, SaidBy: h.SaidBy, Basis: h.Basis, Why: h.Why, Rule: h.Rule, Confidence: h.Confidence,
		Body: body, Trace: h.Trace,
	}
	return nil
}

// splice joins two JSON objects into one, the keys of a first.
func splice(a, b []byte) []byte {
	if len(b) <= 2 {
		return a
	}
	if len(a) <= 2 {
		return b
	}
	out := make([]byte, 0, len(a)+len(b))
	out = append(out, a[:len(a)-1]...)
	out = append(out, ',')
	return append(out, b[1:]...)
}

// marshal is json.Marshal without HTML escapes: the register is read by people.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
