package main

import (
	"io"

	"github.com/spf13/cobra"

	"chancery/write"
)

func (p *program) brief() *cobra.Command {
	c := &cobra.Command{
		Use:   "brief COUNTRY COUNTRY...",
		Short: "Write two pages on a relation, every line cited",
		Long: `Write what the register holds between two or more countries as Markdown: what was
held, what is planned, what was promised and measured, what is disputed. Every line
bears the numbers of the sentences it rests on, which are quoted at the end. A
country is its code of two letters or its name.`,
		Example: `  chancery brief KZ RU > brief.md`,
		Args:    cobra.MinimumNArgs(2),
	}
	day := p.withDay(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		v, err := p.look(c.Context(), *day)
		if err != nil {
			return err
		}
		defer v.reg.Close()
		countries, err := v.countries(args)
		if err != nil {
			return err
		}
		return v.print(c.Context(), p.stdout, func(out io.Writer, x write.Context) error { return write.Brief(out, countries, x) })
	}
	p.withRegister(c)
	p.withData(c)
	return c
}
