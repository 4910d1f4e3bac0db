package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
)

// statements yields what is quoted or told of somebody: one statement a quotation,
// its pieces joined where the narrator interrupts.
type statements struct{}

func newStatements(fs.FS) (finder, error) { return statements{}, nil }

func (statements) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	var open []int // quotations that may hold the one at hand
	for i, q := range p.Quotes {
		open = slices.DeleteFunc(open, func(k int) bool { return p.Quotes[k].End <= q.Start })
		around := p.around(open, i)
		open = append(open, i)
		if q.Speaker == "" || slices.ContainsFunc(around, func(k int) bool { return p.Quotes[k].Speaker == q.Speaker }) {
			continue // who says "I think that" in his own talk has made that statement already
		}
		if q.Turn && !p.opening(&q) {
			continue
		}
		var words []string
		for _, s := range q.Pieces {
			words = append(words, strings.TrimRight(clip(p.Text(s)), ","))
		}
		st := &chancery.Statement{Speaker: q.Speaker, Direct: q.Direct, Stance: q.Stance}
		if q.Direct {
			st.Quote = strings.Join(words, " ")
		} else {
			st.Gist = strings.Join(words, " ")
		}
		span := q.Span
		if q.CueAt.Len() > 0 {
			span.Start, span.End = min(span.Start, q.CueAt.Start), max(span.End, q.CueAt.End)
		}
		c := chancery.Claim{Evidence: p.sentenceOf(span), Rule: "statement.direct", Why: q.Why, Body: st, Trigger: q.CueAt}
		if q.CueAt.Len() == 0 {
			c.Trigger = q.Pieces[0]
		}
		p.addressed(&q, st)
		if !q.Direct {
			c.Rule = "statement.indirect"
		}
		for _, k := range around {
			c.SaidBy = append(c.SaidBy, p.Quotes[k].Speaker)
		}
		if chain := p.credited(c.Evidence.Span()); q.Via == "" && len(c.SaidBy) == 0 && len(chain) > 0 && chain[0] != q.Speaker {
			c.SaidBy = chain
		}
		c.SaidBy = append(c.SaidBy, carried(&q)...)
		out = append(out, c)
	}
	return out
}

// carried is the chain of who carries q and whose words it is.
func carried(q *chancery.Quotation) []string {
	if q.Via != "" && q.Via != q.Speaker {
		return []string{q.Via, q.Speaker}
	}
	return []string{q.Speaker}
}

// around is those of the quotations open that hold quotation i and have a speaker,
// outermost first.
func (p *page) around(open []int, i int) []int {
	var out []int
	x := &p.Quotes[i]
	for _, k := range open {
		q := &p.Quotes[k]
		if q.Speaker != "" && q.Holds(x.Span) && q.Span != x.Span && slices.ContainsFunc(q.Pieces, func(s chancery.Span) bool { return s.Holds(x.Pieces[0]) }) {
			out = append(out, k)
		}
	}
	return out
}

// turnWords is how many words of a turn of a transcript a statement quotes, and then
// to the end of the sentence.
const turnWords = 120

// opening cuts turn q to the paragraph in which a sentence first tells something
// and what follows, as far as turnWords go; false where none tells anything.
func (p *page) opening(q *chancery.Quotation) bool {
	from := slices.IndexFunc(q.Pieces, func(s chancery.Span) bool {
		for i := max(0, p.In(s.Start)); i < len(p.Sentences) && p.Sentences[i].Start < s.End; i++ {
			if p.Sentences[i].Tells {
				return true
			}
		}
		return false
	})
	if from < 0 {
		return false
	}
	var out []chancery.Span
	words := 0
	for _, s := range q.Pieces[from:] {
		if words >= turnWords {
			break
		}
		end := s.Start
		for i := max(0, p.In(s.Start)); i < len(p.Sentences) && p.Sentences[i].Start < s.End && words < turnWords; i++ {
			end = min(s.End, p.Sentences[i].End)
			words += len(strings.Fields(p.Text(chancery.Span{Start: max(s.Start, p.Sentences[i].Start), End: end})))
		}
		out = append(out, chancery.Span{Start: s.Start, End: end})
	}
	if end := q.Pieces[len(q.Pieces)-1].End; out[len(out)-1].End < end || from > 0 {
		q.Why += "; of a longer turn, from where it tells something on"
	}
	q.Pieces = out
	q.Span = chancery.Span{Start: out[0].Start, End: out[len(out)-1].End}
	return true
}
