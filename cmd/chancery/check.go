package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/reconcile"
	"chancery/register"
	"chancery/write"
)

func (p *program) check() *cobra.Command {
	c := &cobra.Command{
		Use:   "check",
		Short: "Check the register against itself, word by word",
		Long: `Check that the file is whole, that each document's raw bytes are those its id is
the hash of, that every claim's words stand verbatim at their place outside of page
furniture, that entries cite only what is there, and that deriving them again gives
the same bytes. Each fault is a row on standard error; the exit code is then 1.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.checkRegister(c.Context()) },
	}
	p.withRegister(c)
	p.withData(c)
	return c
}

func (p *program) checkRegister(ctx context.Context) error {
	knowledge, err := p.knowledge()
	if err != nil {
		return err
	}
	rec, err := reconcile.New(knowledge)
	if err != nil {
		return err
	}
	reg, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	defer reg.Close()
	faults := 0
	fault := func(r *chancery.Refusal) {
		faults++
		p.say("fault  " + r.Error())
	}
	n, err := reg.Verify(ctx, fault)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "file       whole, and its guards against change are in place unless a fault says otherwise\n")
	fmt.Fprintf(p.stdout, "documents  %d, raw bytes held against their ids\n", n.Documents)
	fmt.Fprintf(p.stdout, "claims     %d, words held against the text and slots against their ids\n", n.Claims)
	fmt.Fprintf(p.stdout, "entries    %d, with %s of evidence that they cite\n", n.Entries, write.Count(n.Words, "piece"))
	if err := p.checkEntries(ctx, reg, rec, fault); err != nil {
		return err
	}
	if faults > 0 {
		fmt.Fprintf(p.stdout, "%s\n", write.Count(faults, "fault"))
		return errFaulty
	}
	fmt.Fprintln(p.stdout, "no faults")
	return nil
}

// checkEntries derives the entries again and holds them against those that are there.
func (p *program) checkEntries(ctx context.Context, reg *register.Register, rec *reconcile.Reconciler, fault func(*chancery.Refusal)) error {
	stale, err := reg.Stale(ctx)
	if err != nil {
		return err
	}
	if stale {
		fmt.Fprintln(p.stdout, "rebuilt    not compared: documents were kept since the entries were derived; chancery read derives them")
		return nil
	}
	held, err := reg.Entries(ctx)
	if err != nil {
		return err
	}
	h, err := reg.Holdings(ctx)
	if err != nil {
		return err
	}
	made := map[chancery.EntryID][]byte{}
	for _, e := range rec.Entries(reconcile.Input{Documents: h.Documents, Claims: h.Claims, Decisions: h.Decisions}) {
		made[e.ID] = e.Line()
	}
	for i := range held {
		id := held[i].ID
		switch line, ok := made[id]; {
		case !ok:
			fault(&chancery.Refusal{Where: string(id), What: "an entry that is not derived again", Wanted: "the same program and data folder, or chancery read"})
		case !bytes.Equal(line, held[i].Line()):
			fault(&chancery.Refusal{Where: string(id), What: "derived again to other bytes", Wanted: "the same program and data folder, or chancery read"})
		}
		delete(made, id)
	}
	for _, id := range slices.Sorted(maps.Keys(made)) {
		fault(&chancery.Refusal{Where: string(id), What: "an entry that is derived again and is not there", Wanted: "the same program and data folder, or chancery read"})
	}
	fmt.Fprintf(p.stdout, "rebuilt    %s, held against those that are there\n", write.Count(len(held), "entry"))
	return nil
}
