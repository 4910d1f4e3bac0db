package extract

import (
	"io/fs"
	"strings"

	"chancery"
)

// statements yields what is quoted or told of somebody: one statement a quotation,
// its pieces joined where the narrator interrupts.
type statements struct{}

func newStatements(fs.FS) (finder, error) { return statements{}, nil }

func (statements) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	for _, q := range p.Quotes {
		if q.Speaker == "" {
			continue
		}
		var words []string
		for _, s := range q.Pieces {
			words = append(words, strings.TrimRight(clip(p.Text(s)), ","))
		}
		st := &chancery.Statement{Speaker: q.Speaker, Direct: q.Direct, Stance: q.Stance}
		conf := 0.85
		if q.Direct {
			st.Quote = strings.Join(words, " ")
		} else {
			st.Gist = strings.Join(words, " ")
			conf = 0.75
		}
		if q.Name >= 0 && p.Names[q.Name].Referred {
			conf -= 0.1
		}
		span := q.Span
		if q.CueAt.Len() > 0 {
			span.Start, span.End = min(span.Start, q.CueAt.Start), max(span.End, q.CueAt.End)
		}
		c := chancery.Claim{Evidence: p.sentenceOf(span), Rule: "statement.direct", Confidence: conf, Why: q.Why, Body: st}
		if !q.Direct {
			c.Rule = "statement.indirect"
		}
		if chain := p.credited(c.Evidence.Span()); len(chain) > 0 && chain[0] != q.Speaker {
			c.SaidBy = append(chain, q.Speaker)
		} else {
			c.SaidBy = []string{q.Speaker}
		}
		out = append(out, c)
	}
	return out
}
