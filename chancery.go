// Package chancery holds the nouns of the register: what a [Document] is, what a
// [Reading] makes of it, what a [Claim] says, and what an [Entry] holds.
//
// The stages (acquire, construe, extract, reconcile, register, write, serve) turn
// one of these nouns into the next. This package knows none of them and imports
// the standard library only; the tour of the whole is the package comment of
// cmd/chancery.
package chancery

import (
	"fmt"
	"sort"
)

// A Span is a half-open range of bytes, [Start, End), of a document's cleaned
// text (UTF-8). Every offset in the register is of this kind.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Holds reports whether t lies wholly in s.
func (s Span) Holds(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Meets reports whether s and t share a byte.
func (s Span) Meets(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Meeting is the first of n spans that shares a byte with s, or -1. The spans are in
// the order of their ends; span gives the i-th.
func Meeting(n int, s Span, span func(i int) Span) int {
	i := sort.Search(n, func(i int) bool { return span(i).End > s.Start })
	if i < n && span(i).Start < s.End {
		return i
	}
	return -1
}

func (s Span) String() string { return fmt.Sprintf("%d-%d", s.Start, s.End) }

// A Country is an ISO 3166-1 alpha-2 code, or a code of the user's own data
// folder for a state that has none there. The zero Country is unknown.
type Country string

// A Language is a BCP 47 tag; the zero Language is unknown.
type Language string

// Evidence is where a document says something: the exact words and their place
// in its cleaned text. Text always equals the document's text at that span.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Span is where e stands.
func (e Evidence) Span() Span { return Span{e.Start, e.End} }

// A Refusal is a piece of input that could not be taken, as a row of the report:
// where it was, what was wrong, what was wanted. It never ends a run.
type Refusal struct {
	Where  string // path, FILE#id or FILE:line
	What   string // what was found
	Wanted string // what would have been taken
	Err    error  // what lies below it, if anything
}

func (r *Refusal) Error() string {
	s := r.Where + ": " + r.What
	if r.Wanted != "" {
		s += "; want " + r.Wanted
	}
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

func (r *Refusal) Unwrap() error { return r.Err }
