package main

import (
	"github.com/spf13/cobra"

	"chancery/acquire"
	"chancery/construe"
)

func (p *program) construe() *cobra.Command {
	to := "jsonl"
	c := &cobra.Command{
		Use:   "construe PATH...",
		Short: "Show what reading makes of documents",
		Long: `Print what is mentioned in each document, one line of JSON a mention in the order of
the text: times, names, what refers to them, quotations and amounts. With --to conllu
its sentences and words instead, as CoNLL-U whose MISC column says at which bytes of
the cleaned text each word stands.`,
		Example: `  chancery construe --to jsonl report.txt
  chancery construe --to conllu report.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := oneOf("--to", to, "jsonl", "conllu"); err != nil {
				return err
			}
			knowledge, err := p.knowledge()
			if err != nil {
				return err
			}
			d := new(desk)
			if d.acquire, err = acquire.New(knowledge); err != nil {
				return err
			}
			if d.construe, err = construe.New(knowledge); err != nil {
				return err
			}
			return p.print(c.Context(), d.papers(c.Context(), paths, p.stdin, func(pp *paper) {
				pp.construed(d.construe.ReadWhole(pp.doc))
				if to == "conllu" {
					pp.lines = appendCoNLLU(nil, pp.reading)
					return
				}
				pp.lines = appendMentions(append(pp.doc.Line(false), '\n'), pp.reading)
			}))
		},
	}
	p.withData(c)
	c.Flags().StringVar(&to, "to", to, "`FORMAT`: jsonl or conllu")
	return c
}
