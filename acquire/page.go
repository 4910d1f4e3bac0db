package acquire

import (
	"chancery"

	"golang.org/x/net/html/atom"
)

// readPage fills d with the text of an HTML page. All that a reader could see goes
// into the text, in the order of the page, its blocks parted by blank lines; the
// blocks that are no part of the article are furniture.
func (a *Acquirer) readPage(d *chancery.Document, dec decoded) {
	t := grow(dec.text, a.html, head{fields: a.fields, facts: facts{days: a.masthead}})
	d.Text = t.text.String()
	d.Origins = through(t.origins, dec.pieces)
	t.head.into(d)
	out := t.choose()
	t.headline(d, out)
	t.visibleDay(d, out, a.masthead)
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

// nearTitle is how many blocks before the article's first sentence, and how many
// bytes of each, are looked at for a date.
const (
	nearTitle = 12
	shortLine = 160
)

// visibleDay takes the day that stands near the title, among what is about the
// article: "Strelsau Courier, 3 May 2024". Only a date with its year counts, for
// much else stands there.
func (t *tree) visibleDay(d *chancery.Document, out []verdict, m *masthead) {
	first := 0
	for first < len(out) && !(out[first] == "" && t.sentence(&t.blocks[first])) {
		first++
	}
	for i := max(0, first-nearTitle); i < min(len(out), first+3); i++ {
		b := t.blocks[i]
		s := d.Text[b.Start:b.End]
		if out[i] == "" || out[i] == "html.nav" || out[i] == "html.links" || len(s) > shortLine {
			continue
		}
		for k := range s {
			if k > 0 && wordByte(s[k-1]) || !digit(s[k]) && !letter(s[k]) {
				continue
			}
			if w := m.writtenDay(s[k:]); w.n > 0 && w.date[0] != 'X' && !m.changed(s[:k]) {
				d.Clues = append(d.Clues, chancery.DateClue{
					Value: w.date, Why: "byline", From: "near the title",
					Span: chancery.Span{Start: b.Start + k, End: b.Start + k + w.n},
				})
				return
			}
		}
	}
}
