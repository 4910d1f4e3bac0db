package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/internal/lines"
	"chancery/reconcile"
	"chancery/register"
	"chancery/write"
)

// A view is the register as it stands, or as it could have been known on a day.
type view struct {
	reg       *register.Register
	entries   []chancery.Entry // ordered by id
	documents []*chancery.Document
	knowledge fs.FS
}

// withDay gives c the flag that asks what was known on a day.
func (p *program) withDay(c *cobra.Command) *string {
	return c.Flags().String("as-known-on", "", "leave out what was published after `DATE`")
}

// look opens the register to be looked at. Where documents were kept since its
// entries were derived (a run was cut short), or another day is asked for, the
// entries are derived here and the register stays as it is. Whoever gets a view
// closes its register.
func (p *program) look(ctx context.Context, day string) (*view, error) {
	knowledge, err := p.knowledge()
	if err != nil {
		return nil, err
	}
	on, err := lastDay(day)
	if err != nil {
		return nil, err
	}
	reg, err := p.openToRead(ctx)
	if err != nil {
		return nil, err
	}
	v := &view{reg: reg, knowledge: knowledge}
	if err := p.fill(ctx, v, day != "", on); err != nil {
		reg.Close()
		return nil, err
	}
	return v, nil
}

func (p *program) fill(ctx context.Context, v *view, known bool, on chancery.Day) error {
	stale, err := v.reg.Stale(ctx)
	if err != nil {
		return err
	}
	if !known && !stale {
		if v.entries, err = v.reg.Entries(ctx); err != nil {
			return err
		}
		v.documents, err = v.reg.Documents(ctx)
		return err
	}
	rec, err := reconcile.New(v.knowledge)
	if err != nil {
		return err
	}
	h, err := v.reg.Holdings(ctx)
	if err != nil {
		return err
	}
	if known {
		undated := knownBy(h, on)
		if undated > 0 {
			p.say(fmt.Sprintf("left out: %s of unknown date", write.Count(undated, "document")))
		}
	}
	v.documents = h.Documents
	v.entries = rec.Entries(reconcile.Input{Documents: h.Documents, Claims: h.Claims, Decisions: h.Decisions})
	return nil
}

// context is what the writers may ask of v.
func (v *view) context(ctx context.Context) (write.Context, error) {
	names, err := countryNames(v.knowledge)
	return write.Context{
		Entries: v.entries, Documents: v.documents, Names: func(c chancery.Country) string { return names[c] },
		Claims: func(ids ...chancery.ClaimID) ([]chancery.Claim, error) { return v.reg.ClaimsByID(ctx, ids...) },
	}, err
}

// print writes what is told of v to w: all of it or, where an error ends it, nothing.
func (v *view) print(ctx context.Context, w io.Writer, tell func(io.Writer, write.Context) error) error {
	x, err := v.context(ctx)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := tell(&out, x); err != nil {
		return err
	}
	_, err = out.WriteTo(w)
	return err
}

// entry is the entry of that id, or the one that an old id leads to.
func (v *view) entry(ctx context.Context, id chancery.EntryID) (*chancery.Entry, error) {
	find := func(id chancery.EntryID) *chancery.Entry {
		if i := slices.IndexFunc(v.entries, func(e chancery.Entry) bool { return e.ID == id }); i >= 0 {
			return &v.entries[i]
		}
		return nil
	}
	if e := find(id); e != nil {
		return e, nil
	}
	heir, err := v.reg.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	if e := find(heir.ID); e != nil {
		return e, nil
	}
	return nil, fmt.Errorf("entry %q: %w as asked for", id, chancery.ErrNotFound)
}

// knownBy takes out of h what was not known on day on, and counts the documents
// that may or may not have been: their day is unknown.
func knownBy(h *register.Holdings, on chancery.Day) (undated int) {
	held := map[chancery.DocumentID]bool{}
	h.Documents = slices.DeleteFunc(h.Documents, func(d *chancery.Document) bool {
		_, to, ok := d.Published.Bounds()
		if !ok {
			undated++
		}
		held[d.ID] = ok && !to.After(on)
		return !held[d.ID]
	})
	h.Claims = slices.DeleteFunc(h.Claims, func(c chancery.Claim) bool { return !held[c.Doc] })
	h.Decisions = slices.DeleteFunc(h.Decisions, func(d chancery.Decision) bool {
		_, to, ok := d.On.Bounds()
		return !ok || to.After(on)
	})
	return undated
}

// lastDay is the last day that the date asked for can mean; any day where none is.
func lastDay(s string) (chancery.Day, error) {
	if s == "" {
		return chancery.Day{}, nil
	}
	d, err := chancery.ParseDate(s)
	if err != nil {
		return chancery.Day{}, fmt.Errorf("--as-known-on: %w", err)
	}
	_, to, ok := d.Bounds()
	if !ok {
		return chancery.Day{}, fmt.Errorf("--as-known-on %q: no day; want one such as 2025-11-12", s)
	}
	return to, nil
}

// countryNames is the name of each country by its code.
func countryNames(knowledge fs.FS) (map[chancery.Country]string, error) {
	names := map[chancery.Country]string{}
	for l, err := range lines.Read(knowledge, "countries.txt", 2) {
		if err != nil {
			return nil, err
		}
		names[chancery.Country(l.Cols[0])] = l.Cols[1]
	}
	return names, nil
}

// countries is the codes that people gave, as codes or as names, in any case.
func (v *view) countries(args []string) ([]chancery.Country, error) {
	names, err := countryNames(v.knowledge)
	if err != nil {
		return nil, err
	}
	var out []chancery.Country
	for _, a := range args {
		code := chancery.Country(strings.ToUpper(a))
		if names[code] == "" {
			for c, name := range names {
				if strings.EqualFold(name, a) {
					code = c
				}
			}
		}
		if names[code] == "" {
			return nil, fmt.Errorf("no country %q; want a code of two letters, or a name, of data/countries.txt or your own", a)
		}
		if slices.Contains(out, code) {
			return nil, fmt.Errorf("country %q twice; want different ones", a)
		}
		out = append(out, code)
	}
	return out, nil
}
