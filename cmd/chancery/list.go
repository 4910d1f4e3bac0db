package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/write"
)

func (p *program) list() *cobra.Command {
	to := "text"
	c := &cobra.Command{
		Use:   "list [KIND...]",
		Short: "List the entries of the register",
		Long: `List what the register holds, of all kinds or of those named: actor, event,
statement, commitment, agreement, project, indicator, mechanism, dispute, source.

With --as-known-on the register is made from those documents alone that were
published by that day. A document of unknown date is left out, and that is said.`,
		Example: `  chancery list event dispute
  chancery list --as-known-on 2025-11-01 --to jsonl`,
		ValidArgs: kindNames(),
	}
	day := p.withDay(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := oneOf("--to", to, "text", "jsonl"); err != nil {
			return err
		}
		for _, k := range args {
			if !slices.Contains(chancery.EntryKinds, chancery.Kind(k)) {
				return fmt.Errorf("no kind %q; see chancery help list", k)
			}
		}
		v, err := p.look(c.Context(), *day)
		if err != nil {
			return err
		}
		defer v.reg.Close()
		entries := slices.DeleteFunc(v.entries, func(e chancery.Entry) bool {
			return len(args) > 0 && !slices.Contains(args, string(e.Kind))
		})
		if to == "text" {
			entries = byDate(entries)
		}
		return write.Entries(p.stdout, entries, to)
	}
	p.withRegister(c)
	p.withData(c)
	c.Flags().StringVar(&to, "to", to, "`FORMAT`: text or jsonl")
	return c
}

// byDate is entries in the order in which people read them.
func byDate(entries []chancery.Entry) []chancery.Entry {
	at := make([]*chancery.Entry, len(entries))
	for i := range entries {
		at[i] = &entries[i]
	}
	write.SortByDate(at)
	out := make([]chancery.Entry, len(at))
	for i, e := range at {
		out[i] = *e
	}
	return out
}

// kindNames are the kinds of entries.
func kindNames() []string {
	var out []string
	for _, k := range chancery.EntryKinds {
		out = append(out, string(k))
	}
	return out
}
