package serve

import (
	"context"
	"fmt"
	"slices"

	"chancery"
	"chancery/write/invented"
)

// A fakeStore is the invented register as a Store.
type fakeStore struct {
	*invented.Register
	err error // what every question is answered with, if not nil
}

func newFake() *fakeStore { return &fakeStore{Register: invented.New()} }

func (f *fakeStore) Documents(context.Context) ([]*chancery.Document, error) {
	return f.Register.Documents, f.err
}

func (f *fakeStore) Document(_ context.Context, ref string) (*chancery.Document, error) {
	for _, d := range f.Register.Documents {
		if string(d.ID) == ref || d.Source == ref {
			return d, f.err
		}
	}
	return nil, fmt.Errorf("document %q: %w", ref, chancery.ErrNotFound)
}

func (f *fakeStore) Claims(_ context.Context, docs ...chancery.DocumentID) ([]chancery.Claim, error) {
	var out []chancery.Claim
	for _, c := range f.Register.Claims {
		if len(docs) == 0 || slices.Contains(docs, c.Doc) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b chancery.Claim) int { return a.Evidence.Start - b.Evidence.Start })
	return out, f.err
}

func (f *fakeStore) Entries(_ context.Context, kinds ...chancery.Kind) ([]chancery.Entry, error) {
	return f.Register.Entries, f.err
}

func (f *fakeStore) Entry(_ context.Context, id chancery.EntryID) (*chancery.Entry, error) {
	if id == "event-of-old" {
		id = "event-xg-xr-talks-2031-10-22"
	}
	for i := range f.Register.Entries {
		if f.Register.Entries[i].ID == id {
			return &f.Register.Entries[i], f.err
		}
	}
	return nil, fmt.Errorf("entry %q: %w", id, chancery.ErrNotFound)
}
