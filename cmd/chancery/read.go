package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/reconcile"
	"chancery/register"
	"chancery/write"
)

// A batch is what is kept in one transaction: so many documents, or so many bytes.
const (
	batchDocuments = 100
	batchBytes     = 4 << 20
)

func (p *program) read() *cobra.Command {
	var to string
	var tell, why bool
	least := 0.0
	c := &cobra.Command{
		Use:   "read PATH...",
		Short: "Read documents into the register",
		Long: `Read documents and keep them with their claims in the register, then derive its
entries anew. A PATH is a file (.txt, .md, .html, .jsonl), a folder, a pattern, or
- for standard input. A document that is already there changes nothing.

What cannot be read is a row on standard error and does not stop the rest; the exit
code is then 1. With --to jsonl the claims are printed instead, and no register is
touched; with --why each has a trace: the words that told it and the way to each slot.

--min-confidence leaves out the claims that are less sure: 0.8 keeps those of rules whose
claims were right in four of five cases when they were read by hand.`,
		Example: `  chancery read reports/
  chancery read --to jsonl interview.html | grep '"kind":"event"'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			if !(least >= 0 && least <= 1) {
				return fmt.Errorf("--min-confidence %v; want 0 to 1", least)
			}
			if to != "" {
				if err := oneOf("--to", to, "jsonl"); err != nil {
					return err
				}
				return p.readToLines(c.Context(), paths, least, why)
			}
			if why {
				return errors.New("--why is told of claims that are printed; want --to jsonl with it")
			}
			return p.readToRegister(c.Context(), paths, least, tell)
		},
	}
	p.withRegister(c)
	p.withData(c)
	c.Flags().StringVar(&to, "to", "", "print claims as `FORMAT` (jsonl) and touch no register")
	c.Flags().BoolVar(&why, "why", false, "tell of each printed claim how it was read")
	c.Flags().Float64Var(&least, "min-confidence", 0, "leave out claims of less `CONFIDENCE`, 0 to 1")
	c.Flags().BoolVarP(&tell, "verbose", "v", false, "tell of each document once it is kept")
	return c
}

// readToLines prints the claims contract, in the order of the input.
func (p *program) readToLines(ctx context.Context, paths []string, least float64, why bool) error {
	knowledge, err := p.knowledge()
	if err != nil {
		return err
	}
	d, err := newDesk(knowledge)
	if err != nil {
		return err
	}
	return p.print(ctx, d.papers(ctx, paths, p.stdin, func(pp *paper) {
		d.read(pp, least)
		if why {
			d.extract.Trace(pp.reading, pp.claims)
		}
		pp.lines = append(pp.doc.Line(false), '\n')
		for _, c := range pp.claims {
			line, err := c.MarshalJSON()
			if err != nil {
				pp.err = err
				return
			}
			pp.lines = append(append(pp.lines, line...), '\n')
		}
	}))
}

// print writes the lines of each paper, and a row for each that was refused.
func (p *program) print(ctx context.Context, papers func(func(*paper) bool)) error {
	out := bufio.NewWriterSize(p.stdout, 64<<10)
	bad := false
	for pp := range papers {
		if pp.err != nil {
			bad = true
			p.refused(pp.err)
			continue
		}
		if _, err := out.Write(pp.lines); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return errors.New("interrupted")
	}
	if bad {
		return errFaulty
	}
	return nil
}

func (p *program) readToRegister(ctx context.Context, paths []string, least float64, tell bool) error {
	knowledge, err := p.knowledge()
	if err != nil {
		return err
	}
	d, err := newDesk(knowledge)
	if err != nil {
		return err
	}
	rec, err := reconcile.New(knowledge)
	if err != nil {
		return err
	}
	reg, err := register.Open(ctx, p.registerPath())
	if err != nil {
		return err
	}
	defer reg.Close()
	k := &keeping{program: p, reg: reg, tell: tell, bar: p.progress("documents read")}
	for pp := range d.papers(ctx, paths, p.stdin, func(pp *paper) { d.read(pp, least) }) {
		if err := k.take(ctx, pp); err != nil {
			return err
		}
	}
	if err := k.keep(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	k.bar.finish()
	if ctx.Err() != nil {
		return fmt.Errorf("interrupted; %s", k.count)
	}
	n, err := derive(ctx, reg, rec)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "%s; the register holds %s\n", k.count, write.Count(n, "entry"))
	if k.count.refused > 0 {
		return errFaulty
	}
	return nil
}

// derive makes the entries of reg anew and counts them.
func derive(ctx context.Context, reg *register.Register, rec *reconcile.Reconciler) (int, error) {
	h, err := reg.Holdings(ctx)
	if err != nil {
		return 0, err
	}
	entries := rec.Entries(reconcile.Input{Documents: h.Documents, Claims: h.Claims, Decisions: h.Decisions})
	return len(entries), reg.ReplaceFrom(ctx, h, entries)
}

// A tally counts what became of the documents of one run.
type tally struct{ added, known, claims, refused int }

func (t tally) String() string {
	return fmt.Sprintf("%s read: %d new, %d already there; %s; %d refused",
		write.Count(t.added+t.known, "document"), t.added, t.known, write.Count(t.claims, "new claim"), t.refused)
}

// keeping gathers papers into batches and keeps them.
type keeping struct {
	*program
	reg   *register.Register
	tell  bool
	bar   *progress
	batch []register.Item
	bytes int
	count tally
}

func (k *keeping) take(ctx context.Context, pp *paper) error {
	if pp.err != nil {
		k.refuse(pp.err)
		return nil
	}
	k.batch = append(k.batch, register.Item{Doc: pp.doc, Claims: pp.claims})
	k.bytes += len(pp.doc.Raw) + len(pp.doc.Text)
	if len(k.batch) < batchDocuments && k.bytes < batchBytes {
		return nil
	}
	return k.keep(ctx)
}

// keep keeps the batch. Only then is it told of and counted.
func (k *keeping) keep(ctx context.Context) error {
	results, err := k.reg.KeepAll(ctx, k.batch)
	if err != nil {
		return err
	}
	for i, res := range results {
		it := k.batch[i]
		switch {
		case res.Err != nil:
			k.refuse(res.Err)
			continue
		case res.Added:
			k.count.added++
			k.count.claims += len(it.Claims)
		default:
			k.count.known++
		}
		if k.tell {
			k.bar.clear()
			k.say(fmt.Sprintf("kept  %s  %s  %s", it.Doc.ID, write.Count(len(it.Claims), "claim"), it.Doc.Source))
		}
	}
	k.bar.add(len(results))
	k.batch, k.bytes = k.batch[:0], 0
	return nil
}

func (k *keeping) refuse(err error) {
	k.count.refused++
	k.bar.clear()
	k.refused(err)
}
