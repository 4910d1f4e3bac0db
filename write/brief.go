package write

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery"
)

// A Dossier is a brief before it is set: sections of lines, each with its notes.
type Dossier struct {
	Title    string    `json:"title"`
	Sections []Section `json:"sections"`
	Notes    []Note    `json:"notes"` // Notes[i] is cited as i+1
}

// A Section is one heading of a brief. More counts what its bound left out.
type Section struct {
	Heading string  `json:"heading"`
	Lines   []Cited `json:"lines"`
	More    int     `json:"more,omitempty"`
}

// A Cited is a line that states something, with the notes it rests on.
type Cited struct {
	Text  string           `json:"text"`            // of words made fit for one line
	Entry chancery.EntryID `json:"entry,omitempty"` // what it is about
	Notes []int            `json:"notes"`           // from 1
}

// A Note is the sentence a line rests on and where it stands.
type Note struct {
	Doc       chancery.DocumentID `json:"doc"`
	Source    string              `json:"source"`
	Title     string              `json:"title,omitempty"`
	Publisher string              `json:"publisher,omitempty"`
	Published chancery.Date       `json:"published,omitempty"`
	Claim     chancery.ClaimID    `json:"claim,omitempty"`
	Start     int                 `json:"start"`
	End       int                 `json:"end"`
	Text      string              `json:"text"`
}

// bound is how many lines a section may have, so that a brief stays at two pages.
const bound = 8

// cites is how many notes a line may have.
const cites = 4

// Brief writes the relation of countries as two pages of Markdown in which every
// line that states something is cited, with the sentences at the end.
//
// It fails closed: a line for which no sentence of a known document is found is an
// error that names the entry, and nothing is written.
func Brief(w io.Writer, countries []chancery.Country, x Context) error {
	d, err := NewIndex(x).Dossier(countries...)
	if err != nil {
		return err
	}
	return d.Markdown(w)
}

// Dossier gathers the brief of the relation of countries; see [Brief].
func (ix *Index) Dossier(countries ...chancery.Country) (*Dossier, error) {
	if len(countries) < 2 {
		return nil, fmt.Errorf("brief of %d countries; want two or more", len(countries))
	}
	names := make([]string, len(countries))
	for i, c := range countries {
		names[i] = Plain(ix.Name(c))
	}
	b := &briefer{ix: ix, rel: ix.Relation(countries...), d: &Dossier{Title: strings.Join(names, " – ")}, at: map[noteKey]int{}}
	if err := b.gather(); err != nil {
		return nil, err
	}
	b.newest, _ = ix.Newest()
	b.events()
	b.promises()
	b.signed()
	b.projects()
	b.figures()
	b.said()
	b.disputed()
	b.sources()
	b.unknown()
	if b.err != nil {
		return nil, b.err
	}
	return b.d, nil
}

type noteKey struct {
	doc        chancery.DocumentID
	start, end int
}

// A briefer fills a Dossier. Its first error stops it.
type briefer struct {
	ix     *Index
	rel    *Relation
	d      *Dossier
	claims map[chancery.ClaimID]*chancery.Claim
	at     map[noteKey]int
	newest chancery.Day
	err    error
}

// gather fetches the claims behind every entry of the relation at once.
func (b *briefer) gather() error {
	var ids []chancery.ClaimID
	r := b.rel
	for _, l := range [...][]*chancery.Entry{r.Events, r.Statements, r.Commitments, r.Agreements, r.Projects, r.Indicators} {
		for _, e := range l {
			ids = append(ids, e.Claims...)
			for _, s := range e.Slots {
				for _, v := range s.Values {
					ids = append(ids, v.Claims...)
				}
			}
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	b.claims = make(map[chancery.ClaimID]*chancery.Claim, len(ids))
	if len(ids) == 0 || b.ix.Claims == nil {
		return nil
	}
	claims, err := b.ix.Claims(ids...)
	if err != nil {
		return fmt.Errorf("brief: %w", err)
	}
	for i := range claims {
		b.claims[claims[i].ID] = &claims[i]
	}
	return nil
}

// A draft is a line with what it rests on: the preferred values of slots of its
// entry, the entry as a whole where these have no claims of their own, and words
// given outright.
type draft struct {
	text  string
	entry *chancery.Entry
	slots []string
	also  []*chancery.Entry // entries whose words it uses too
	words []chancery.SideWords
	notes []int // made before
}

// section cites drafts and adds them under a heading; no drafts, no section.
func (b *briefer) section(heading string, drafts []draft) {
	s := Section{Heading: heading}
	if len(drafts) > bound {
		s.More = len(drafts) - bound
		drafts = drafts[:bound]
	}
	for _, d := range drafts {
		s.Lines = append(s.Lines, b.cite(d))
	}
	if len(s.Lines) > 0 {
		b.d.Sections = append(b.d.Sections, s)
	}
}

// cite is d with its notes. A draft without words behind it is an error.
func (b *briefer) cite(d draft) Cited {
	line := Cited{Text: d.text, Notes: d.notes}
	if d.entry != nil {
		line.Entry = d.entry.ID
	}
	for _, w := range d.words {
		if doc := b.ix.Document(w.Document); doc != nil {
			line.Notes = append(line.Notes, b.note(doc, w.Claim, chancery.Evidence{Start: w.Start, End: w.End, Text: w.Text}))
		}
	}
	var ids []chancery.ClaimID
	if d.entry != nil && len(d.words) == 0 {
		ids = behind(d.entry, d.slots)
	}
	for _, e := range d.also {
		ids = append(ids, first(e.Claims, 1)...)
	}
	for _, id := range b.spread(ids) {
		c := b.claims[id]
		line.Notes = append(line.Notes, b.note(b.ix.byID[c.Doc], id, c.Evidence))
	}
	slices.Sort(line.Notes)
	line.Notes = slices.Compact(line.Notes)
	if len(line.Notes) == 0 && b.err == nil {
		b.err = fmt.Errorf("brief: nothing to cite for %q (entry %q); want a sentence of a known document", d.text, line.Entry)
	}
	return line
}

// behind is the claims behind the preferred values of the named slots of e, or
// all of e's where those name none.
func behind(e *chancery.Entry, slots []string) []chancery.ClaimID {
	var ids []chancery.ClaimID
	for _, name := range slots {
		if vs := e.Slot(name); len(vs) > 0 {
			ids = append(ids, vs[0].Claims...)
		}
	}
	if len(ids) == 0 {
		ids = e.Claims
	}
	return ids
}

// spread picks at most [cites] of the claims that are known, one of each document
// first, so that a line is not held up by one source alone.
func (b *briefer) spread(ids []chancery.ClaimID) []chancery.ClaimID {
	var lead, rest []chancery.ClaimID
	seenDoc, seen := map[chancery.DocumentID]bool{}, map[chancery.ClaimID]bool{}
	for _, id := range ids {
		c := b.claims[id]
		if c == nil || seen[id] || b.ix.byID[c.Doc] == nil {
			continue
		}
		seen[id] = true
		if seenDoc[c.Doc] {
			rest = append(rest, id)
			continue
		}
		seenDoc[c.Doc] = true
		lead = append(lead, id)
	}
	return first(append(lead, rest...), cites)
}

func first[T any](s []T, n int) []T { return s[:min(n, len(s))] }

// note is the number of the note for ev in doc, made if it is new. Words that the
// document's text does not hold at that place are an error.
func (b *briefer) note(doc *chancery.Document, claim chancery.ClaimID, ev chancery.Evidence) int {
	if b.err == nil && !stands(doc, ev) {
		b.err = fmt.Errorf("brief: claim %s: %s does not hold %.60q at bytes %d-%d", claim, doc.Source, ev.Text, ev.Start, ev.End)
	}
	k := noteKey{doc.ID, ev.Start, ev.End}
	if n, ok := b.at[k]; ok {
		return n
	}
	b.d.Notes = append(b.d.Notes, Note{
		Doc: doc.ID, Source: doc.Source, Title: Plain(doc.Title), Publisher: Plain(doc.Publisher),
		Published: doc.Published, Claim: claim, Start: ev.Start, End: ev.End, Text: Plain(ev.Text),
	})
	b.at[k] = len(b.d.Notes)
	return len(b.d.Notes)
}

// stands reports whether doc's text holds ev at its place. Where the text was not
// loaded, that was checked when the claim was kept.
func stands(doc *chancery.Document, ev chancery.Evidence) bool {
	if ev.Text == "" || doc.Text == "" {
		return ev.Text != ""
	}
	return ev.Start >= 0 && ev.End <= len(doc.Text) && ev.Start < ev.End && doc.Text[ev.Start:ev.End] == ev.Text
}

// check returns an error unless every line of d cites notes that have words.
func (d *Dossier) check() error {
	for _, s := range d.Sections {
		for _, l := range s.Lines {
			if len(l.Notes) == 0 {
				return fmt.Errorf("brief: nothing to cite for %q; want a sentence", l.Text)
			}
			for _, n := range l.Notes {
				if n < 1 || n > len(d.Notes) || d.Notes[n-1].Text == "" {
					return fmt.Errorf("brief: %q cites note %d, which has no words", l.Text, n)
				}
			}
		}
	}
	return nil
}

// Markdown writes d. It checks every line's notes once more and writes nothing
// where one has none.
func (d *Dossier) Markdown(w io.Writer) error {
	if err := d.check(); err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n_Each line is cited. The notes give the document, its day, the bytes and the exact words._\n", Markdown(d.Title))
	if len(d.Sections) == 0 {
		b.WriteString("\n_The register holds nothing between these countries._\n")
	}
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "\n## %s\n\n", s.Heading)
		for _, l := range s.Lines {
			b.WriteString("- " + Markdown(l.Text))
			b.WriteByte(' ')
			for _, n := range l.Notes {
				fmt.Fprintf(&b, "[%d]", n)
			}
			b.WriteByte('\n')
		}
		if s.More > 0 {
			fmt.Fprintf(&b, "\n_%d more in the register._\n", s.More)
		}
	}
	if len(d.Notes) > 0 {
		b.WriteString("\n## Notes\n\n")
	}
	for i, n := range d.Notes {
		fmt.Fprintf(&b, "[%d] “%s” – %s\n\n", i+1, Markdown(n.Text), Markdown(n.Where()))
	}
	_, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}

// Where is the document of n, its day and the bytes, in words.
func (n Note) Where() string {
	parts := make([]string, 0, 5)
	for _, p := range [...]string{n.Title, n.Publisher, Plain(n.Source)} {
		if p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	parts = append(parts, Plain(n.Published.Words()), fmt.Sprintf("bytes %d–%d", n.Start, n.End))
	return strings.Join(parts, ", ")
}
