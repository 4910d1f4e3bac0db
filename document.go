package chancery

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"unicode/utf8"
)

// A DocumentID is "sha256:" and the hex digest of the document's raw bytes.
type DocumentID string

// NewDocumentID is the id of the document whose raw bytes are given.
func NewDocumentID(raw []byte) DocumentID {
	sum := sha256.Sum256(raw)
	return DocumentID("sha256:" + hex.EncodeToString(sum[:]))
}

// A Document is one published text, as acquired.
//
// Text is all that a reader of the page could see, in order, page furniture
// (navigation, share buttons, related items) included, so that nothing is deleted
// without trace. Furniture says which spans of it are no part of the article:
// evidence never lies in one.
type Document struct {
	ID        DocumentID
	Source    string // path or address as given; FILE#id for a line of a .jsonl file
	Address   string // the URL it was published at, where known
	Media     string // text/plain, text/markdown, text/html
	Raw       []byte // as it came, before decoding; for a line of a .jsonl file, that line
	Text      string // cleaned, valid UTF-8, as encoded in the source (not normalised)
	Origins   []Origin
	Title     string
	TitleSpan Span // where Text holds the title; zero where only metadata has it
	Publisher string
	Byline    string
	Dateline  Span // place, date and agency before the first sentence; zero if none
	Clues     []DateClue
	Language  Language
	Via       []string // agencies, press services and outlets that the text says it comes from
	Furniture []Furniture

	// Published is filled from Clues by acquire where metadata gives it, and
	// otherwise by construe.
	Published    Date
	PublishedWhy string // metadata, byline, dateline, weekday, content
}

// A Furniture is a span of a document's text that is no part of its article.
type Furniture struct {
	Span
	Rule string `json:"rule"` // the rule that marked it, such as "furniture.share" or "html.nav"
}

// An Origin ties a run of Text to the raw bytes it was made from. Runs are in
// the order of Text and do not overlap. Where Exact, byte i of the run is byte
// Raw.Start+i of the raw document; otherwise (an entity, a decoded charset) the
// run as a whole came from Raw as a whole. Text that no origin covers, such as a
// line break between two blocks, was put there by us.
type Origin struct {
	Text  Span `json:"text"`
	Raw   Span `json:"raw"`
	Exact bool `json:"exact,omitempty"`
}

// A DateClue is one thing that speaks for the day a document was published.
type DateClue struct {
	Value Date   `json:"value"`
	Why   string `json:"why"`           // metadata, byline, dateline
	From  string `json:"from"`          // "meta article:published_time", "json-ld datePublished", "masthead", ...
	Span  Span   `json:"span,omitzero"` // where Text holds it; zero for metadata

	Against bool `json:"against,omitempty"` // it cannot mean the day that the document was given
}

// InFurniture reports whether s shares a byte with a piece of furniture.
func (d *Document) InFurniture(s Span) bool {
	return Meeting(len(d.Furniture), s, func(i int) Span { return d.Furniture[i].Span }) >= 0
}

// Quote is the evidence that d holds at s.
func (d *Document) Quote(s Span) Evidence {
	return Evidence{s.Start, s.End, d.Text[s.Start:s.End]}
}

// Article is Text with its furniture left out.
func (d *Document) Article() string {
	b, at := make([]byte, 0, len(d.Text)), 0
	for _, f := range d.Furniture {
		b = append(b, d.Text[at:max(at, f.Start)]...)
		at = max(at, f.End)
	}
	return string(append(b, d.Text[at:]...))
}

// documentLine is the `document` line of the claims contract.
type documentLine struct {
	Kind       string     `json:"kind"`
	ID         DocumentID `json:"id"`
	Source     string     `json:"source"`
	Title      string     `json:"title,omitempty"`
	Publisher  string     `json:"publisher,omitempty"`
	Published  Date       `json:"published,omitempty"`
	Why        string     `json:"published_why,omitempty"`
	Against    []DateClue `json:"published_against,omitempty"`
	Language   Language   `json:"language,omitempty"`
	Characters int        `json:"characters"`
	Via        []string   `json:"via,omitempty"`
	Furniture  []Span     `json:"furniture,omitempty"`
	Address    string     `json:"address,omitempty"`
	Text       string     `json:"text,omitempty"`
}

// Line is d as the `document` line of the claims contract, without a line end;
// with its article as `text` where asked.
func (d *Document) Line(withText bool) []byte {
	l := documentLine{
		Kind: "document", ID: d.ID, Source: d.Source, Title: d.Title, Publisher: d.Publisher,
		Published: d.Published, Why: d.PublishedWhy, Language: d.Language,
		Characters: utf8.RuneCountInString(d.Text), Via: d.Via, Address: d.Address,
	}
	for _, f := range d.Furniture {
		l.Furniture = append(l.Furniture, f.Span)
	}
	l.Against = d.Against()
	if withText {
		l.Text = d.Article()
	}
	return mustJSON(l)
}

// Date gives d the day that was read of it, where one was, and marks those of its
// clues that speak against it; what speaks against it and was no clue yet is added.
func (d *Document) Date(on Date, why string, against []DateClue) {
	if on == "" {
		return
	}
	d.Published, d.PublishedWhy = on, why
	clues := slices.Clone(d.Clues)
	for _, c := range against {
		same := func(o DateClue) bool { return o.Value == c.Value && o.Why == c.Why }
		i := slices.IndexFunc(clues, same)
		if i < 0 {
			i = len(clues)
			clues = append(clues, c)
		}
		clues[i].Against = true
	}
	d.Clues = clues
}

// Against is the clues that speak against the day of d.
func (d *Document) Against() []DateClue {
	var out []DateClue
	for _, c := range d.Clues {
		if c.Against {
			c.Against = false // it is said by where it stands
			out = append(out, c)
		}
	}
	return out
}

// mustJSON is v as JSON without HTML escapes. The nouns of this package hold
// nothing that JSON cannot, so an error is unreachable.
func mustJSON(v any) []byte {
	b, err := marshal(v)
	if err != nil {
		panic("unreachable: " + err.Error())
	}
	return b
}

var _ json.Marshaler = Claim{}
