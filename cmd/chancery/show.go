package main

import (
	"io"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/write"
)

func (p *program) show() *cobra.Command {
	c := &cobra.Command{
		Use:   "show ENTRY",
		Short: "Show an entry with the sentences it rests on",
		Long: `Show all that the register holds of one entry: each value, who says so, and the
sentences themselves; its life line, and the disputes that touch it. An id that the
entry had before leads to it still.`,
		Example: `  chancery show event-2024-05-03-talks-xg-xr`,
		Args:    cobra.ExactArgs(1),
	}
	day := p.withDay(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		v, err := p.look(c.Context(), *day)
		if err != nil {
			return err
		}
		defer v.reg.Close()
		e, err := v.entry(c.Context(), chancery.EntryID(args[0]))
		if err != nil {
			return err
		}
		return v.print(c.Context(), p.stdout, func(out io.Writer, x write.Context) error { return write.Show(out, e, x) })
	}
	p.withRegister(c)
	p.withData(c)
	return c
}
