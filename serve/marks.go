package serve

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// A paragraph is one line of a document's text as it is set.
type paragraph struct {
	chancery.Span
	N         int // counted from 1, furniture and blank lines left out
	Title     bool
	Furniture string // the rule that left it out, where all of it is furniture
	Runs      []run
}

// A run is text, or a highlighted stretch with runs of its own inside. Stretches
// nest; one that would cross the end of another is set in two pieces.
type run struct {
	Text      string
	Furniture string // the rule, where the run is furniture
	ID        string // of the claim or mention whose words these are
	Class     string // what kind it is of: "event", "who"
	First     bool   // the piece that carries the anchor
	Last      bool   // the piece that ends the words
	Number    int    // of the claim's card
	Inside    []run
}

// A stretch is the words of one claim or mention, or a piece of furniture, before it
// is set.
type stretch struct {
	chancery.Span
	id, class string
	number    int
	furniture string
	cut       bool // its beginning was set before
}

// stretchesOf is the words of claims, numbered from 1 as their cards are.
func stretchesOf(claims []chancery.Claim) []stretch {
	all := make([]stretch, len(claims))
	for i, c := range claims {
		all[i] = stretch{Span: c.Evidence.Span(), id: string(c.ID), class: string(c.Body.Kind()), number: i + 1}
	}
	return all
}

// paragraphs sets the text of d from byte from to byte to, with the stretches all
// marked. Their spans must lie in d's text.
func paragraphs(d *chancery.Document, all []stretch, from, to int) []paragraph {
	for _, f := range d.Furniture {
		all = append(all, stretch{Span: f.Span, furniture: f.Rule})
	}
	slices.SortStableFunc(all, outerFirst)
	var out []paragraph
	n := 0
	for at := from; at < to; {
		end := to
		if i := strings.IndexByte(d.Text[at:to], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(d.Text[at:end]) != "" {
			s := chancery.Span{Start: at, End: end}
			p := paragraph{Span: s, Title: d.TitleSpan.Len() > 0 && s.Holds(d.TitleSpan), Runs: set(d.Text, s, meeting(all, s))}
			if f, ok := whole(p.Runs); ok {
				p.Furniture = f
			} else {
				n++
				p.N = n
			}
			out = append(out, p)
		}
		at = end + 1
	}
	return out
}

// meeting is the stretches that share a byte with s, cut to it.
func meeting(all []stretch, s chancery.Span) []stretch {
	var out []stretch
	for _, x := range all {
		if x.Start >= s.End {
			break
		}
		if !x.Meets(s) {
			continue
		}
		if x.Start < s.Start {
			x.Start, x.cut = s.Start, true
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, outerFirst)
	return out
}

// set is the text at s with its stretches, which come in the order of their
// starts, the longer first.
func set(text string, s chancery.Span, xs []stretch) []run {
	var out []run
	at := s.Start
	for len(xs) > 0 {
		x := xs[0]
		xs = xs[1:]
		if x.Start > at {
			out = append(out, run{Text: text[at:x.Start]})
		}
		end := min(x.End, s.End)
		var inside, after []stretch
		for _, y := range xs {
			switch {
			case y.Start >= end:
				after = append(after, y)
			case y.End <= end || x.End > s.End: // the rest of y is set with the rest of x
				inside = append(inside, y)
			default:
				rest := y
				rest.Start, rest.cut = end, true
				y.End = end
				inside, after = append(inside, y), append(after, rest)
			}
		}
		slices.SortStableFunc(after, outerFirst)
		r := run{Furniture: x.furniture, ID: x.id, Class: x.class, Number: x.number, First: !x.cut, Last: x.End <= s.End}
		r.Inside = set(text, chancery.Span{Start: x.Start, End: end}, inside)
		out = append(out, r)
		at, xs = end, after
	}
	if at < s.End {
		out = append(out, run{Text: text[at:s.End]})
	}
	return out
}

// whole is the rule of the furniture that all of runs is.
func whole(runs []run) (string, bool) {
	rule := ""
	for _, r := range runs {
		switch {
		case r.Furniture != "":
			rule = r.Furniture
		case strings.TrimSpace(r.Text) != "" || r.ID != "":
			return "", false
		}
	}
	return rule, rule != ""
}

// outerFirst orders stretches by their starts, the longer first.
func outerFirst(a, b stretch) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}
