package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"chancery"
	"chancery/write"
)

// mostRead is the longest text, in bytes, that is read anew for a page.
const mostRead = 4 << 20

// An explanation is one document with what was made of its words.
type explanation struct {
	Doc         *chancery.Document
	Day         []string // its day and what speaks against it
	Count       string
	Rows        []explainedRow
	Back        string // the page of the document, where there is one
	Pages       string // what the number of a part is put behind
	Part, Parts int
}

// An explainedRow is a paragraph and the mentions that begin in it.
type explainedRow struct {
	paragraph
	Passed   bool // no sentence of it was read
	Mentions []mentionLine
}

// A mentionLine is one mention beside the text.
type mentionLine struct {
	write.Mention
	ID    string
	Words string
}

// questions are the kinds of mention in the order in which they are told.
var questions = []write.Question{write.Who, write.AtWhat, write.Said, write.HowMuch, write.Told}

// class is the style of the mentions that answer q.
func class(q write.Question) string { return strings.ReplaceAll(string(q), " ", "-") }

// Explain writes the mentions of r as the piece of a page that [ExplainPage] sets.
// Anchors begin with lead, so that many documents can stand on one page.
func Explain(ctx context.Context, w io.Writer, r *chancery.Reading, names func(chancery.Country) string, lead string, claims ...chancery.Claim) error {
	return explained(explain(r, claims, names, lead, chancery.Span{End: len(r.Doc.Text)})).Render(ctx, w)
}

// ExplainPage writes a page of such pieces that needs nothing beside it.
func ExplainPage(ctx context.Context, w io.Writer, title string, pieces [][]byte) error {
	files := loadFiles()
	return sheet(title, string(files["style.css"].body), string(files["link.js"].body), pieces).Render(ctx, w)
}

// explain sets the part of r's document that lies here.
func explain(r *chancery.Reading, claims []chancery.Claim, names func(chancery.Country) string, lead string, here chancery.Span) *explanation {
	all := write.MentionsOf(r, names, claims...)
	v := &explanation{Doc: r.Doc, Day: write.DayWords(r), Count: write.ReadWords(r, all)}
	var lines []mentionLine
	var marks []stretch
	for i, m := range all {
		if !m.Meets(here) {
			continue
		}
		id := fmt.Sprintf("%sm%d", lead, i+1)
		lines = append(lines, mentionLine{m, id, write.Shortened(r.Text(m.Span))})
		marks = append(marks, stretch{Span: m.Span, id: id, class: class(m.Question)})
	}
	ps := paragraphs(r.Doc, marks, here.Start, here.End)
	for i, p := range ps {
		row := explainedRow{paragraph: p, Passed: p.Furniture == "" && passed(r, p.Span)}
		for len(lines) > 0 && (lines[0].Start < p.End || i == len(ps)-1) {
			row.Mentions = append(row.Mentions, lines[0])
			lines = lines[1:]
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// passed reports whether all sentences that begin in s were passed over.
func passed(r *chancery.Reading, s chancery.Span) bool {
	some := false
	for _, x := range r.Sentences {
		if x.Start >= s.End {
			break
		}
		if x.End <= s.Start {
			continue
		}
		if !x.Passed {
			return false
		}
		some = true
	}
	return some
}

func mentionsHref(id chancery.DocumentID) string { return "/mentions/" + url.PathEscape(string(id)) }

// mentions is the page of what is mentioned in a document, read anew.
func (s *server) mentions(ctx context.Context, r *http.Request) (*reply, error) {
	if s.read == nil {
		return nil, notFound("This server does not read documents anew.")
	}
	id, asJSON := strings.CutSuffix(r.PathValue("id"), ".json")
	d, err := s.shelf.store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(d.Text) > mostRead {
		return nil, notFound("The document is too long to be read anew for a page; chancery explain shows it.")
	}
	reading, claims, err := s.read(d)
	if err != nil {
		return nil, err
	}
	if asJSON {
		all := append([]write.Mention{}, write.MentionsOf(reading, s.shelf.names, claims...)...)
		return &reply{json: map[string]any{"document": json.RawMessage(d.Line(false)), "mentions": all}}, nil
	}
	part, err := number(r, "part", 1, 1, 1<<20)
	if err != nil {
		return nil, err
	}
	cuts := cutsOf(d.Text)
	if part >= len(cuts) {
		return nil, notFound(fmt.Sprintf("The document has %s.", write.Count(len(cuts)-1, "part")))
	}
	v := explain(reading, claims, s.shelf.names, "", chancery.Span{Start: cuts[part-1], End: cuts[part]})
	v.Back, v.Part, v.Parts = docHref(d.ID), part, len(cuts)-1
	v.Pages = mentionsHref(d.ID) + "?part="
	return &reply{html: explainPage(v)}, nil
}
