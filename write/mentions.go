package write

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// A Question is what a mention answers.
type Question string

// The four questions that reading asks of a text before any claim is made, and what
// claims are made in the end.
const (
	Who     Question = "who"
	AtWhat  Question = "when"
	Said    Question = "said"
	HowMuch Question = "how much"
	Told    Question = "claimed"
)

// A Mention is one mention of a reading as a person is shown it.
type Mention struct {
	chancery.Span
	Question Question `json:"question"`
	Sort     string   `json:"sort"`            // what kind of thing it is: "person", "place", "date", ...
	Is       string   `json:"is"`              // what its words were read as: "Paul Winter, ambassador of Graustark"
	Notes    []string `json:"notes,omitempty"` // what else was read of it: "by the words “Graustark’s ambassador”"
	Why      string   `json:"why,omitempty"`   // why it was read so
}

// MentionsOf is all mentions of r in the order of the text; of two that begin
// together the longer comes first. Claims that the text yielded stand at the words that
// told them, where their trace is known; an actor is told by its mentions. Countries are
// called by names. All words are [Plain].
func MentionsOf(r *chancery.Reading, names func(chancery.Country) string, claims ...chancery.Claim) []Mention {
	x := &explainer{r: r, ix: NewIndex(Context{Names: names})}
	var out []Mention
	for _, n := range r.Names {
		out = append(out, x.name(n))
	}
	for _, n := range r.Agents {
		out = append(out, x.name(n))
	}
	for _, t := range r.Times {
		out = append(out, x.time(t))
	}
	for _, q := range r.Quotes {
		out = append(out, x.quote(q))
	}
	for _, a := range r.Amounts {
		out = append(out, x.amount(a))
	}
	for i := range claims {
		if t := claims[i].Trace; t != nil && t.Trigger.Span().Len() > 0 && claims[i].Body.Kind() != chancery.KindActor {
			out = append(out, claimed(&claims[i]))
		}
	}
	slices.SortStableFunc(out, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return out
}

// An explainer tells what was made of the words of one reading.
type explainer struct {
	r  *chancery.Reading
	ix *Index
}

func (x *explainer) text(s chancery.Span) string { return Plain(x.r.Text(s)) }

func (x *explainer) name(n chancery.Name) Mention {
	m := Mention{Span: n.Span, Question: Who, Sort: sortOf(n), Is: Plain(n.Name), Why: Plain(n.Why)}
	country := Plain(x.ix.Name(cmp.Or(n.Country, n.ActsFor)))
	switch {
	case len(n.Set) > 0:
		m.Is = join(n.Set, func(i int) string { return Plain(x.r.Names[i].Name) })
	case n.Type == chancery.Person:
		m.Is = strings.Join(said(Plain(n.Name), officeOf(n, country)), ", ")
	case n.State || n.Type == chancery.National:
		m.Is = cmp.Or(country, m.Is)
	case country != "" && country != m.Is:
		m.Is += ", " + country
	}
	if n.Role != "" {
		m.Notes = append(m.Notes, "PLOVER role "+Plain(string(n.Role)))
	}
	if n.Mechanism != "" {
		m.Notes = append(m.Notes, Plain(n.Mechanism))
	}
	if n.Edition != "" {
		m.Notes = append(m.Notes, "edition "+Plain(n.Edition))
	}
	if n.Capital {
		m.Notes = append(m.Notes, "a capital, which may stand for its government")
	}
	if n.OfficeText != "" && n.Type == chancery.Person && !n.Referred {
		m.Notes = append(m.Notes, "by the words “"+Plain(n.OfficeText)+"”")
	}
	return m
}

// sortOf is what n names, in words.
func sortOf(n chancery.Name) string {
	switch {
	case len(n.Set) > 0:
		return "several"
	case n.Type == chancery.Function:
		return "office, nobody told for it"
	case n.State && n.Type == chancery.Location:
		return "country"
	}
	words, ok := map[chancery.NameType]string{
		chancery.Person: "person", chancery.Organisation: "body", chancery.Agent: "who acts, by a common noun", chancery.Instrument: "text", chancery.Location: "place", chancery.National: "nationality",
	}[n.Type]
	if !ok {
		words = Plain(strings.ToLower(string(n.Type)))
	}
	if n.Referred {
		words += ", referred to"
	}
	return words
}

// officeOf is the office of a person, of what: "ambassador of Graustark".
func officeOf(n chancery.Name, country string) string {
	of := cmp.Or(Plain(n.Body), country)
	switch {
	case n.Office == "":
		return of
	case of == "":
		return Plain(n.Office)
	}
	return Plain(n.Office) + " of " + of
}

func (x *explainer) time(t chancery.Time) Mention {
	m := Mention{Span: t.Span, Question: AtWhat, Sort: map[chancery.TimeType]string{
		chancery.DateTime: "date", chancery.Clock: "time of day", chancery.Duration: "length of time", chancery.Set: "times that recur",
	}[t.Type], Why: Plain(t.Why)}
	m.Is = Plain(t.Value)
	if t.EDTF != "" {
		m.Is = Plain(t.EDTF.Words())
		if edtf := Plain(string(t.EDTF)); edtf != m.Is {
			m.Notes = append(m.Notes, edtf)
		}
	}
	return m
}

func (x *explainer) quote(q chancery.Quotation) Mention {
	m := Mention{Span: q.Span, Question: Said, Sort: "told indirectly", Is: "nobody is named", Why: Plain(q.Why)}
	switch {
	case q.Turn:
		m.Sort = "turn of a transcript"
	case q.Direct:
		m.Sort = "quoted"
	}
	if q.Speaker != "" {
		m.Is = "by " + Plain(q.Speaker)
		if at := x.text(q.SpeakerAt); at != "" && at != Plain(q.Speaker) {
			m.Notes = append(m.Notes, "named as “"+at+"”")
		}
	}
	if q.Via != "" {
		m.Notes = append(m.Notes, "carried by "+Plain(q.Via))
	}
	if q.Cue != "" {
		m.Notes = append(m.Notes, "with the words “"+Plain(q.Cue)+"”")
	}
	if q.Stance != "" && q.Stance != q.Cue {
		m.Notes = append(m.Notes, Plain(q.Stance))
	}
	return m
}

func (x *explainer) amount(a chancery.Amount) Mention {
	m := Mention{Span: a.Span, Question: HowMuch, Sort: "amount", Why: Plain(a.Why)}
	m.Is = Comparator(a.Comparator) + figure(a.Value, a.Unit)
	if a.High != 0 {
		m.Is += " to " + figure(a.High, a.Unit)
	}
	m.Is += unitWords(a.Unit)
	if a.Per != "" {
		m.Is += " a " + Plain(a.Per)
	}
	if a.Change != "" {
		m.Notes = append(m.Notes, "told as a "+Plain(a.Change)+", not as a level")
	}
	return m
}

// figure is n as people write it; a part of something is cut to three figures, as two
// thirds have no end.
func figure(n float64, unit string) string {
	if unit == "share" {
		return strconv.FormatFloat(n, 'g', 3, 64)
	}
	return Number(n)
}

// said is the words that are not empty.
func said(words ...string) []string {
	return slices.DeleteFunc(words, func(s string) bool { return s == "" })
}
