package main

import (
	"github.com/spf13/cobra"

	"chancery"
)

func (p *program) construe() *cobra.Command {
	from, to := "text", "jsonl"
	c := &cobra.Command{
		Use:   "construe PATH...",
		Short: "Show what reading makes of documents",
		Long: `Print what is mentioned in each document, one line of JSON a mention in the order of
the text: times, names, who acts without a name, what refers to them, quotations and
amounts; with the country and the role (a PLOVER code) in which somebody acts. With --to conllu
its sentences and words instead, as CoNLL-U whose MISC column says at which bytes of
the cleaned text each word stands. With --from conllu each PATH is a treebank: its
sentences and words are kept as they are, and its tags and trees are not looked at.`,
		Example: `  chancery construe --to jsonl report.txt
  chancery construe --to conllu report.txt
  chancery construe --from conllu --to conllu treebank.conllu`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := oneOf("--from", from, "text", "conllu"); err != nil {
				return err
			}
			if err := oneOf("--to", to, "jsonl", "conllu"); err != nil {
				return err
			}
			knowledge, err := p.knowledge()
			if err != nil {
				return err
			}
			d, err := newReadingDesk(knowledge)
			if err != nil {
				return err
			}
			work := func(pp *paper) {
				switch {
				case pp.given != nil:
					pp.construed(d.construe.ReadGiven(pp.doc, pp.given))
				case to == "conllu":
					pp.construed(d.construe.ReadWhole(everyWord(pp.doc)))
				default:
					pp.construed(d.construe.ReadWhole(pp.doc))
				}
				if to == "conllu" {
					pp.lines = appendCoNLLU(nil, pp.reading)
					return
				}
				pp.lines = appendMentions(append(pp.doc.Line(false), '\n'), pp.reading)
			}
			if from == "conllu" {
				return p.print(c.Context(), over(c.Context(), work, treebanks(paths, p.stdin)))
			}
			return p.print(c.Context(), d.papers(c.Context(), paths, p.stdin, work))
		},
	}
	p.withData(c)
	c.Flags().StringVar(&from, "from", from, "`FORMAT` of PATH: text (whatever acquire takes) or conllu")
	c.Flags().StringVar(&to, "to", to, "`FORMAT`: jsonl or conllu")
	return c
}

// everyWord is doc with its dateline in its sentences and, unless it is a page, without
// furniture: as CoNLL-U all of a text is words.
func everyWord(doc *chancery.Document) *chancery.Document {
	d := *doc
	d.Dateline = chancery.Span{}
	if d.Media != "text/html" {
		d.Furniture = nil
	}
	return &d
}
