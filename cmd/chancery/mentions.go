package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"chancery"
)

// A mention is a line of the mentions contract.
type mention struct {
	Kind  string              `json:"kind"`
	Doc   chancery.DocumentID `json:"doc"`
	Start int                 `json:"start"`
	End   int                 `json:"end"`
	Text  string              `json:"text"`

	Type  string        `json:"type,omitempty"`
	Value any           `json:"value,omitempty"` // string of a time, number of an amount
	EDTF  chancery.Date `json:"edtf,omitempty"`

	Name    string           `json:"name,omitempty"`
	Country chancery.Country `json:"country,omitempty"`
	Office  string           `json:"office,omitempty"`
	Role    chancery.Role    `json:"role,omitempty"`
	SameAs  *int             `json:"same_as,omitempty"`

	Direct       *bool  `json:"direct,omitempty"`
	Speaker      string `json:"speaker,omitempty"`
	SpeakerStart *int   `json:"speaker_start,omitempty"`
	SpeakerEnd   *int   `json:"speaker_end,omitempty"`
	Cue          string `json:"cue,omitempty"`

	High       float64 `json:"high,omitempty"`
	Unit       string  `json:"unit,omitempty"`
	Comparator string  `json:"comparator,omitempty"`
	Per        string  `json:"per,omitempty"`
	Change     string  `json:"change,omitempty"`

	Why string `json:"why,omitempty"`
}

// appendMentions adds a line for each mention in r, in the order of the text; of
// two that begin together the longer comes first.
//
// A common noun for who acts, such as "four soldiers", is a name of type AGENT. A mention
// whose words are no name, such as "he" or "the two presidents", is a line
// of kind "reference" with the name that it stands for.
func appendMentions(out []byte, r *chancery.Reading) []byte {
	var ms []mention
	at := func(kind string, s chancery.Span, why string) *mention {
		ms = append(ms, mention{Kind: kind, Doc: r.Doc.ID, Start: s.Start, End: s.End, Text: r.Text(s), Why: why})
		return &ms[len(ms)-1]
	}
	for _, t := range r.Times {
		m := at("time", t.Span, t.Why)
		m.Type, m.Value, m.EDTF = string(t.Type), t.Value, t.EDTF
	}
	name := func(n *chancery.Name) {
		kind := "name"
		if n.Referred || len(n.Set) > 0 || n.Type == chancery.Function {
			kind = "reference"
		}
		m := at(kind, n.Span, n.Why)
		m.Type, m.Name, m.Country, m.Office, m.Role = string(n.Type), n.Name, cmp.Or(n.Country, n.ActsFor), n.Office, n.Role
		if n.SameAs != n.Start {
			m.SameAs = &n.SameAs
		}
	}
	for i := range r.Names {
		name(&r.Names[i])
	}
	for i := range r.Agents {
		name(&r.Agents[i])
	}
	for _, q := range r.Quotes {
		m := at("quote", q.Span, q.Why)
		m.Direct, m.Speaker, m.Cue = &q.Direct, q.Speaker, q.Cue
		if q.SpeakerAt.Len() > 0 {
			m.SpeakerStart, m.SpeakerEnd = &q.SpeakerAt.Start, &q.SpeakerAt.End
		}
	}
	for _, a := range r.Amounts {
		m := at("amount", a.Span, a.Why)
		m.Value, m.High, m.Unit, m.Comparator, m.Per, m.Change = a.Value, a.High, a.Unit, a.Comparator, a.Per, a.Change
	}
	slices.SortStableFunc(ms, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	b := bytes.NewBuffer(out)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for i := range ms {
		if err := e.Encode(&ms[i]); err != nil {
			panic("unreachable: " + err.Error()) // strings and finite numbers
		}
	}
	return b.Bytes()
}
