package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/serve"
	"chancery/write"
)

func (p *program) explain() *cobra.Command {
	to, whole, open := "text", false, false
	c := &cobra.Command{
		Use:   "explain PATH...",
		Short: "Show what documents mention and claim, and why it was read so",
		Long: `Show each document sentence by sentence with all that is mentioned in it: who, when,
who said it and how much; what each mention was read as, and why. The claims that a
sentence yields stand with it: the rule that read each, the words that told it, and the
way from them to each slot through the tree of the sentence: ↑ to the word that one
hangs on, ↓ to one that hangs on it. Above it stands the day of the document and how it
is known.

Sentences in which nothing can be told of relations between states are passed over, as
read does; with --whole they are read too. With --to html it is one page that needs
nothing beside it; --open shows that page in the browser.`,
		Example: `  chancery explain report.txt
  chancery explain --to html report.txt > report.html
  chancery explain --open report.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := oneOf("--to", to, "text", "html"); err != nil {
				return err
			}
			if open && !c.Flags().Changed("to") {
				to = "html"
			}
			if open && to != "html" {
				return errors.New("--open shows a page; want --to html with it")
			}
			return p.explainPaths(c, paths, to, whole, open)
		},
	}
	p.withData(c)
	c.Flags().StringVar(&to, "to", to, "`FORMAT`: text or html")
	c.Flags().BoolVar(&whole, "whole", false, "read also the sentences that read passes over")
	c.Flags().BoolVar(&open, "open", false, "open the page in the browser")
	return c
}

func (p *program) explainPaths(c *cobra.Command, paths []string, to string, whole, open bool) error {
	knowledge, err := p.knowledge()
	if err != nil {
		return err
	}
	names, err := countryNames(knowledge)
	if err != nil {
		return err
	}
	d, err := newDesk(knowledge)
	if err != nil {
		return err
	}
	called := func(code chancery.Country) string { return names[code] }
	work := func(pp *paper) {
		if whole {
			pp.construed(d.construe.ReadWhole(pp.doc))
		} else {
			pp.construed(d.construe.Read(pp.doc))
		}
		var b bytes.Buffer
		if to == "html" {
			pp.err = serve.Explain(c.Context(), &b, pp.reading, called, leadOf(pp.doc), d.traced(pp.reading)...)
		} else {
			pp.err = write.Explain(&b, pp.reading, called, d.traced(pp.reading)...)
			b.WriteByte('\n')
		}
		pp.lines = b.Bytes()
	}
	papers := d.papers(c.Context(), paths, p.stdin, work)
	switch {
	case to == "text":
		return p.print(c.Context(), papers)
	case open:
		return p.pageInBrowser(c.Context(), papers)
	}
	return p.page(c.Context(), p.stdout, papers)
}

// leadOf is what the anchors of a document begin with, so that many stand on one page.
func leadOf(d *chancery.Document) string {
	_, hash, _ := strings.Cut(string(d.ID), ":")
	return "d" + hash[:min(12, len(hash))]
}

// mostOnPage is how many documents stand on one page.
const mostOnPage = 100

// page writes the pieces of papers to w as one page.
func (p *program) page(ctx context.Context, w io.Writer, papers iter.Seq[*paper]) error {
	var pieces [][]byte
	title, bad := "", false
	for pp := range papers {
		switch {
		case pp.err != nil:
			bad = true
			p.refused(pp.err)
			continue
		case len(pieces) == mostOnPage:
			return fmt.Errorf("more than %d documents for one page; want fewer, or --to text", mostOnPage)
		case len(pieces) == 0:
			title = first(pp.doc.Title, pp.doc.Source)
		}
		pieces = append(pieces, pp.lines)
	}
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	if len(pieces) > 1 {
		title = write.Count(len(pieces), "document")
	}
	if len(pieces) > 0 {
		if err := serve.ExplainPage(ctx, w, title, pieces); err != nil {
			return err
		}
	}
	if bad {
		return errFaulty
	}
	return nil
}

// pageInBrowser writes the page to a file of its own and opens it.
func (p *program) pageInBrowser(ctx context.Context, papers iter.Seq[*paper]) error {
	f, err := os.CreateTemp("", "chancery-*.html")
	if err != nil {
		return err
	}
	told := p.page(ctx, f, papers)
	if err := f.Close(); err != nil {
		return err
	}
	if told != nil && !errors.Is(told, errFaulty) {
		return errors.Join(told, os.Remove(f.Name()))
	}
	fmt.Fprintln(p.stdout, f.Name())
	p.browse("file://" + filepath.ToSlash(f.Name()))
	return told
}
