package chancery

import (
	"encoding/json"
	"fmt"
)

// An EntryID is short, readable and fit for a URL path and a shell, such as
// "event-kz-ru-state-visit-2025-11-12".
type EntryID string

// A Standing says how the sources of an entry stand to one another. Sources
// that copy one another count as one.
type Standing string

const (
	Single       Standing = "single"       // one root says so
	Corroborated Standing = "corroborated" // two or more roots say so, and none says otherwise
	Disputed     Standing = "disputed"     // at least one says otherwise
)

// An Entry is what the register holds of one thing: each slot is a list of
// values with the claims behind each. Entries are derived from documents, claims
// and decisions, and rebuilt from them to the same bytes.
type Entry struct {
	Kind      Kind
	ID        EntryID
	Label     string
	Standing  Standing
	Roots     int       // number of independent sources
	Documents []string  // the Source of each document, sorted
	Claims    []ClaimID // sorted by document date, document and place
	Slots     []Slot    // in the order of the kind's slots in the claims contract

	// Beside the slots, by kind; empty where the kind has none.
	Life      []Step    // event: oldest first
	PartOf    EntryID   // event
	Follows   EntryID   // event
	Offices   []Tenure  // actor
	Progress  *Progress // commitment
	Restated  []Restatement
	LastHeard Date
	State     string // commitment: open, met, overdue, quiet
	Itemised  int    // agreement with a count
	Series    string // indicator
	Editions  []Edition
	Dispute   *Dispute
	SourceOf  *SourceOf
}

// A Slot is one slot of an entry; Values[0] is preferred and the rest stand
// beside it.
type Slot struct {
	Name   string
	Values []Value
}

// A Value is one value of a slot and who says so. Value holds a string, float64,
// int, bool, []string, []Country, []Participant or EntryID.
type Value struct {
	Value     any       `json:"value"`
	Documents []string  `json:"documents"`
	Claims    []ClaimID `json:"claims,omitempty"`
}

// A Step is one step of an event's life line.
type Step struct {
	Status   Status  `json:"status"`
	On       Date    `json:"on,omitempty"` // when it could be known: the document's day
	Document string  `json:"document"`
	Claim    ClaimID `json:"claim"`
}

// A Tenure is an office held.
type Tenure struct {
	Office  string    `json:"office"`
	Country Country   `json:"country,omitempty"`
	From    Date      `json:"from,omitempty"`
	To      Date      `json:"to,omitempty"`
	Claims  []ClaimID `json:"claims"`
}

// A Progress tells how far a promised figure has come.
type Progress struct {
	Indicator EntryID `json:"indicator"`
	Share     float64 `json:"share"` // of the target, 0 to 1 and beyond
}

// A Restatement is one more time that a promise was heard.
type Restatement struct {
	On       Date   `json:"on,omitempty"`
	Document string `json:"document"`
}

// An Edition is one holding of a mechanism.
type Edition struct {
	Edition string  `json:"edition"`
	Event   EntryID `json:"event,omitempty"`
}

// A Dispute is two or more claims that cannot all hold.
type Dispute struct {
	Type      string  `json:"type"` // identity, date, extent, place, value, status, attribution
	Slot      string  `json:"slot"`
	Entry     EntryID `json:"entry"`
	Sides     []Side  `json:"sides"`
	Preferred any     `json:"preferred,omitempty"`
	Why       string  `json:"why,omitempty"`
	Decision  string  `json:"decision,omitempty"`
}

// A Side is one side of a dispute, with its words.
type Side struct {
	Value     any         `json:"value"`
	Documents []string    `json:"documents"`
	Evidence  []SideWords `json:"evidence"`
}

// SideWords are the words of one document for its side.
type SideWords struct {
	Document string  `json:"document"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Text     string  `json:"text"`
	Claim    ClaimID `json:"claim,omitempty"`
}

// RootUnknown is the root of a document that draws on reports which it does not
// name. It counts as an origin only where no other stands beside it.
const RootUnknown = "unknown"

// A SourceOf says where one document's words come from.
type SourceOf struct {
	Document    string  `json:"document"`
	Root        string  `json:"root"` // name of the agency or the Source of the document that the words come from
	DerivedFrom string  `json:"derived_from,omitempty"`
	Relation    string  `json:"relation,omitempty"` // copy, version, translation, rewrite, draws on
	Overlap     float64 `json:"overlap,omitempty"`  // share of this document's runs of words that the other holds
}

type entryHead struct {
	Kind      Kind      `json:"kind"`
	ID        EntryID   `json:"id"`
	Label     string    `json:"label"`
	Standing  Standing  `json:"standing"`
	Roots     int       `json:"roots"`
	Documents []string  `json:"documents"`
	Claims    []ClaimID `json:"claims,omitempty"`
}

type entryTail struct {
	Others    map[string][]Value `json:"others,omitempty"`
	Life      []Step             `json:"life,omitempty"`
	PartOf    EntryID            `json:"part_of,omitempty"`
	Follows   EntryID            `json:"follows,omitempty"`
	Offices   []Tenure           `json:"offices,omitempty"`
	Progress  *Progress          `json:"progress,omitempty"`
	Restated  []Restatement      `json:"restated,omitempty"`
	LastHeard Date               `json:"last_heard,omitempty"`
	State     string             `json:"state,omitempty"`
	Itemised  *int               `json:"itemised,omitempty"`
	Series    string             `json:"series,omitempty"`
	Editions  []Edition          `json:"editions,omitempty"`
}

// Line is e as a line of the entries contract, without a line end.
func (e *Entry) Line() []byte {
	b := mustJSON(entryHead{e.Kind, e.ID, e.Label, e.Standing, e.Roots, e.Documents, e.Claims})
	t := entryTail{
		Life: e.Life, PartOf: e.PartOf, Follows: e.Follows, Offices: e.Offices, Progress: e.Progress,
		Restated: e.Restated, LastHeard: e.LastHeard, State: e.State, Series: e.Series, Editions: e.Editions,
	}
	for _, s := range e.Slots {
		if len(s.Values) == 0 || s.Name == "label" || s.Name == "part_of" {
			continue // the head and the tail of the line have them
		}
		b = splice(b, mustJSON(map[string]any{s.Name: s.Values[0].Value}))
		if len(s.Values) > 1 {
			if t.Others == nil {
				t.Others = map[string][]Value{}
			}
			for _, v := range s.Values[1:] {
				t.Others[s.Name] = append(t.Others[s.Name], Value{Value: v.Value, Documents: v.Documents})
			}
		}
		if s.Name == "count" {
			t.Itemised = &e.Itemised
		}
	}
	b = splice(b, mustJSON(t))
	if e.Dispute != nil {
		b = splice(b, mustJSON(e.Dispute))
	}
	if e.SourceOf != nil {
		b = splice(b, mustJSON(e.SourceOf))
	}
	return b
}

// Slot is the values of the named slot, preferred first; nil where it has none.
func (e *Entry) Slot(name string) []Value {
	for _, s := range e.Slots {
		if s.Name == name {
			return s.Values
		}
	}
	return nil
}

// Best is the preferred value of the named slot as a string, or "".
func (e *Entry) Best(name string) string {
	vs := e.Slot(name)
	if len(vs) == 0 {
		return ""
	}
	switch v := vs[0].Value.(type) {
	case string:
		return v
	case fmt.Stringer:
		return v.String()
	default:
		return fmt.Sprint(v)
	}
}

// SlotsOf lists the filled slots of a claim's body in the order of the contract,
// each with one value. Values have the types that [Value] names.
func SlotsOf(b Body) []Slot {
	var out []Slot
	eachField(b, func(name string, v any) {
		out = append(out, Slot{name, []Value{{Value: v}}})
	})
	return out
}

// A Decision is what a person ruled. Decisions are only ever added.
type Decision struct {
	ID     int64           `json:"id"`
	What   string          `json:"what"` // accept, reject, correct, prefer, merge, keep apart
	Of     string          `json:"of"`   // claim or entry id
	Slot   string          `json:"slot,omitempty"`
	Value  json.RawMessage `json:"value,omitempty"`
	By     string          `json:"by"`
	On     Date            `json:"on"`
	Reason string          `json:"reason"`
}
