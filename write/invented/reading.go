package invented

import (
	"strings"

	"chancery"
)

// Read is a reading of an invented document: each of its lines a sentence, the second
// passed over, and in it a mention of each sort wherever its words stand. It never
// fails.
func Read(d *chancery.Document) (*chancery.Reading, []chancery.Claim, error) {
	r := &chancery.Reading{Doc: d, Published: d.Published, PublishedWhy: d.PublishedWhy}
	for at := 0; at < len(d.Text); {
		end := at + strings.IndexByte(d.Text[at:]+"\n", '\n')
		if s := (chancery.Span{Start: at, End: end}); s.Len() > 0 && !d.InFurniture(s) {
			r.Sentences = append(r.Sentences, chancery.Sentence{Span: s, Heading: at == 0, Passed: len(r.Sentences) == 1})
		}
		at = end + 1
	}
	place := func(words string) (chancery.Span, bool) {
		at := strings.Index(d.Text, words)
		return chancery.Span{Start: at, End: at + len(words)}, at >= 0
	}
	name := func(words string, n chancery.Name) {
		if s, ok := place(words); ok {
			n.Span, n.SameAs = s, s.Start
			r.Names = append(r.Names, n)
		}
	}
	name("Strelsau", chancery.Name{Type: chancery.Location, Name: "Strelsau", Country: "XR", Capital: true, Why: "listed"})
	name("Ruritanian", chancery.Name{Type: chancery.National, Name: "Ruritania", Country: "XR", Why: "listed"})
	name("Hentzau", chancery.Name{Type: chancery.Person, Name: "Rupert Hentzau", Country: "XR", Office: "foreign minister", OfficeText: "Ruritanian Foreign Minister", Why: "a title stands before it"})
	name("his Graustark counterpart", chancery.Name{Type: chancery.Function, Name: "his Graustark counterpart", Country: "XG", Why: "an office that nobody was named for"})
	name("He", chancery.Name{Type: chancery.Person, Name: "Rupert Hentzau", Referred: true, Why: "the person spoken of last"})
	name("Foreign ministers", chancery.Name{Type: chancery.Person, Set: []int{2, 3}, Why: "two of them are named"})
	name("RTA", chancery.Name{Type: chancery.Organisation, Name: "RTA", Mechanism: "forum", Edition: "3", Country: "XR", Why: "listed"})
	if s, ok := place("on 22 October"); ok {
		r.Times = append(r.Times, chancery.Time{Span: s, Type: chancery.DateTime, Value: "2031-10-22", EDTF: "2031?-10-22", Why: "year from the document's day"})
	}
	if s, ok := place("“We expect trade to reach 30 billion crowns,”"); ok {
		r.Quotes = append(r.Quotes, chancery.Quotation{Span: s, Direct: true, Speaker: "Rupert Hentzau", SpeakerAt: s, Cue: "said", Stance: "said", Why: "named after the quotation"})
	}
	if s, ok := place("30 billion crowns"); ok {
		r.Amounts = append(r.Amounts, chancery.Amount{Span: s, Value: 30e9, High: 31e9, Unit: "XRC", Comparator: "~", Why: "number and unit"})
	}
	r.Conflicts = []chancery.DateClue{{Value: "2031-10-20", Why: "metadata", From: "meta date"}}
	return r, nil, nil
}
