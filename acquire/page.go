package acquire

import (
	"chancery"

	"golang.org/x/net/html/atom"
)

// readPage fills d with the text of an HTML page. All that a reader could see goes
// into the text, in the order of the page, its blocks parted by blank lines; the
// blocks that are no part of the article are furniture.
func (a *Acquirer) readPage(d *chancery.Document, dec decoded) {
	t := grow(dec.text, a.html, head{fields: a.fields})
	d.Text = t.text.String()
	d.Origins = through(t.origins, dec.pieces)
	t.head.into(d)
	out := t.choose()
	t.headline(d, out)
	d.Furniture = t.furniture(out)
}

// headline finds the block that holds the title, or takes the page's first heading
// for it.
func (t *tree) headline(d *chancery.Document, out []verdict) {
	for i := range t.blocks {
		b := &t.blocks[i]
		if b.words > 60 || t.nodes[b.node].tag == atom.A && b.link == b.chars {
			continue
		}
		s := d.Text[b.Start:b.End]
		if sameWords(s, d.Title) || d.Title == "" && t.nodes[b.node].tag == atom.H1 && b.words > 1 {
			if d.TitleSpan.Len() == 0 || t.heading(b.node) {
				d.TitleSpan = b.Span
			}
			if d.Title == "" {
				d.Title = s
			}
			out[i] = "html.title"
			if t.heading(b.node) {
				return
			}
		}
	}
}
