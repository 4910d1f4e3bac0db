package main

import (
	"github.com/spf13/cobra"

	"chancery/acquire"
)

func (p *program) acquire() *cobra.Command {
	to := "jsonl"
	c := &cobra.Command{
		Use:     "acquire PATH...",
		Short:   "Show what acquiring makes of documents",
		Long:    `Print each document as a line of JSON with its cleaned text, page furniture left out.`,
		Example: `  chancery acquire --to jsonl page.html`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := oneOf("--to", to, "jsonl"); err != nil {
				return err
			}
			knowledge, err := p.knowledge()
			if err != nil {
				return err
			}
			a, err := acquire.New(knowledge)
			if err != nil {
				return err
			}
			d := &desk{acquire: a}
			return p.print(c.Context(), d.papers(c.Context(), paths, p.stdin, func(pp *paper) {
				pp.lines = append(pp.doc.Line(true), '\n')
			}))
		},
	}
	p.withData(c)
	c.Flags().StringVar(&to, "to", to, "`FORMAT`: jsonl")
	return c
}
