package serve

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/write"
)

// A quote is the words of one document, ready to be set, with the way to them.
type quote struct {
	Doc    *chancery.Document // nil where the register no longer holds it
	Text   string
	SaidBy []string
	Href   string
	Where  string // publisher or source, and day
	Bytes  string
}

// quotesOf is the words of claims, in the order of ids and each place once.
func (b *book) quotesOf(ids []chancery.ClaimID, byID map[chancery.ClaimID]*chancery.Claim) []quote {
	type place struct {
		doc        chancery.DocumentID
		start, end int
	}
	seen := map[place]bool{}
	var qs []quote
	for _, id := range ids {
		c := byID[id]
		if c == nil || seen[place{c.Doc, c.Evidence.Start, c.Evidence.End}] {
			continue
		}
		seen[place{c.Doc, c.Evidence.Start, c.Evidence.End}] = true
		qs = append(qs, b.quote(string(c.Doc), c.ID, c.Evidence, c.SaidBy))
	}
	return qs
}

// quote is ev of the document with that id or source.
func (b *book) quote(doc string, id chancery.ClaimID, ev chancery.Evidence, saidBy []string) quote {
	q := quote{Text: ev.Text, SaidBy: saidBy, Where: doc, Bytes: fmt.Sprintf("bytes %d–%d", ev.Start, ev.End)}
	if d := b.Document(doc); d != nil {
		q.Doc = d
		q.Where = publisher(d) + ", " + d.Published.Words()
		q.Href = claimHref(d.ID, id, ev.Start)
	}
	return q
}

// publisher is who published d, as short as we know it.
func publisher(d *chancery.Document) string {
	if d.Publisher != "" {
		return d.Publisher
	}
	return shortSource(d.Source)
}

// shortSource is the last part of a path, or the host of an address.
func shortSource(s string) string {
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		return u.Host
	}
	if i := strings.LastIndexByte(strings.TrimRight(s, "/"), '/'); i >= 0 && i+1 < len(s) {
		return s[i+1:]
	}
	return s
}

// titleOf is the title of d, or its source where it has none.
func titleOf(d *chancery.Document) string {
	if d.Title != "" {
		return d.Title
	}
	return shortSource(d.Source)
}

func docHref(id chancery.DocumentID) string { return "/document/" + url.PathEscape(string(id)) }

// claimHref leads to the words of a claim in their document; at names the part of
// a long document that holds them.
func claimHref(doc chancery.DocumentID, id chancery.ClaimID, at int) string {
	h := docHref(doc)
	if at >= partSize {
		h += fmt.Sprintf("?at=%d", at)
	}
	if id != "" {
		h += "#" + string(id)
	}
	return h
}

func entryHref(id chancery.EntryID) string { return "/entry/" + url.PathEscape(string(id)) }

func pairHref(page string, cs []chancery.Country) string {
	codes := make([]string, len(cs))
	for i, c := range cs {
		codes[i] = string(c)
	}
	return "/" + page + "/" + url.PathEscape(strings.Join(codes, "-"))
}

// outside is u where it is an address that a reader may safely follow, else "".
func outside(u string) string {
	p, err := url.Parse(u)
	if err != nil || p.Host == "" || p.Scheme != "http" && p.Scheme != "https" {
		return ""
	}
	return p.String()
}

// A card is a dispute with its sides, ready to be set.
type card struct {
	Entry  *chancery.Entry
	Type   string
	About  *chancery.Entry // nil where it is gone
	Slot   string
	Sides  []cardSide
	Ruling string
}

type cardSide struct {
	Words     string
	Preferred bool
	Voices    string
	Quotes    []quote
	More      int
}

// sideQuotes is how many sentences a side of a dispute card shows.
const sideQuotes = 2

func (b *book) card(e *chancery.Entry) card {
	d := e.Dispute
	c := card{Entry: e, Type: d.Type, About: b.Entry(d.Entry), Slot: write.SlotWords(d.Slot), Ruling: b.RulingWords(d)}
	preferred := b.ValueWords(d.Slot, d.Preferred)
	for _, s := range d.Sides {
		side := cardSide{Words: b.ValueWords(d.Slot, s.Value), Voices: b.Voices(s.Documents)}
		side.Preferred = preferred != "" && side.Words == preferred
		shown := first(s.Evidence, sideQuotes)
		side.More = len(s.Evidence) - len(shown)
		for _, w := range shown {
			side.Quotes = append(side.Quotes, b.quote(w.Document, w.Claim, chancery.Evidence{Start: w.Start, End: w.End, Text: w.Text}, nil))
		}
		c.Sides = append(c.Sides, side)
	}
	return c
}

func (b *book) cards(es []*chancery.Entry) []card {
	out := make([]card, 0, len(es))
	for _, e := range es {
		if e.Dispute != nil {
			out = append(out, b.card(e))
		}
	}
	return out
}

// stageOf is the word and the style of how far e has come. A plan for a day that
// has passed without report has a style of its own.
func (b *book) stageOf(e *chancery.Entry) (words, class string) {
	words = write.Stage(e)
	class = strings.ReplaceAll(words, " ", "-")
	if b.hasNewest && write.Lapsed(e, b.newest) {
		return "planned, no report", "lapsed"
	}
	if e.Kind == chancery.KindEvent && words == string(chancery.Happened) {
		words = "held"
	}
	return words, class
}

// why says how the day of a document is known.
func why(d *chancery.Document) string {
	switch d.PublishedWhy {
	case "":
		return ""
	case "metadata":
		return "from the page's own metadata"
	case "byline":
		return "from the line under the title"
	case "dateline":
		return "from the dateline"
	case "weekday":
		return "worked out from a weekday in the text"
	case "content":
		return "worked out from what the text says"
	}
	return "by " + d.PublishedWhy
}

// nations is countries in words, joined by a dash.
func (b *book) nations(cs []chancery.Country) string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = b.Name(c)
	}
	return strings.Join(out, " – ")
}

func first[T any](s []T, n int) []T { return s[:min(n, len(s))] }

// lang is the tag of d's language for an attribute; "" says that it is unknown.
func lang(d *chancery.Document) string {
	if d == nil {
		return ""
	}
	return string(d.Language)
}

// labelOf is e's label, or its id where it has none. Labels that begin with a noun
// of ours, not with a name, begin with a large letter.
func labelOf(e *chancery.Entry) string {
	switch {
	case e.Label == "":
		return string(e.ID)
	case e.Kind == chancery.KindActor, e.Kind == chancery.KindMechanism, e.Kind == chancery.KindStatement, e.Kind == chancery.KindSource:
		return e.Label
	}
	return upper(e.Label)
}

// whenWords is the date of e in words; nothing where its kind has none.
func whenWords(e *chancery.Entry) string {
	d := write.When(e)
	if e.Kind == chancery.KindCommitment {
		if d == "" || d == chancery.NoneStated {
			return "no deadline stated"
		}
		return d.Words()
	}
	if d == "" {
		switch e.Kind {
		case chancery.KindEvent, chancery.KindAgreement, chancery.KindIndicator:
			return "date unknown"
		}
		return ""
	}
	return d.Words()
}

// upper is s with its first letter large.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

func plural(n int, noun string) string {
	_, words, _ := strings.Cut(write.Count(n, noun), " ")
	return words
}

// thousands parts the digits of a number by commas.
func thousands(s string) string {
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
