package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"time"

	"chancery"
	"chancery/write"
)

// A shelf hands out the [book] of its store as it stands now.
type shelf struct {
	store Store
	names func(chancery.Country) string
	reuse time.Duration

	mu      sync.Mutex
	book    *book
	version string
	read    time.Time
}

// open is the register as it stands: read once for each version of it.
func (s *shelf) open(ctx context.Context) (*book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	version, knows := "", false
	if v, ok := s.store.(versioned); ok {
		var err error
		if version, err = v.Version(ctx); err != nil {
			return nil, err
		}
		knows = true
	}
	fresh := knows && version == s.version || !knows && s.reuse > 0 && time.Since(s.read) < s.reuse
	if s.book != nil && fresh {
		return s.book, nil
	}
	b, err := readBook(ctx, s.store, s.names)
	if err != nil {
		return nil, err
	}
	s.book, s.version, s.read = b, version, time.Now()
	return b, nil
}

// A book is the register as one reading of it found it, with the ways to look
// things up. It keeps no text of documents. It does not change.
type book struct {
	*write.Index
	store     Store
	docs      []*chancery.Document // newest first, then by source; without Text
	byKind    map[chancery.Kind][]*chancery.Entry
	entryOf   map[chancery.ClaimID]*chancery.Entry
	parts     map[chancery.EntryID][]*chancery.Entry // what is part of it or follows it
	newest    chancery.Day
	hasNewest bool
	pairs     []write.Pair
}

func readBook(ctx context.Context, store Store, names func(chancery.Country) string) (*book, error) {
	all, err := store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	entries, err := store.Entries(ctx)
	if err != nil {
		return nil, err
	}
	b := &book{
		store: store, byKind: map[chancery.Kind][]*chancery.Entry{}, entryOf: map[chancery.ClaimID]*chancery.Entry{},
		parts: map[chancery.EntryID][]*chancery.Entry{},
	}
	for _, d := range all {
		c := *d
		c.Text, c.Raw, c.Origins = "", nil, nil
		b.docs = append(b.docs, &c)
	}
	slices.SortStableFunc(b.docs, func(x, y *chancery.Document) int {
		if x.Published.Known() != y.Published.Known() {
			return cmp.Compare(boolInt(y.Published.Known()), boolInt(x.Published.Known()))
		}
		return cmp.Or(y.Published.Compare(x.Published), cmp.Compare(x.Source, y.Source))
	})
	b.Index = write.NewIndex(write.Context{Entries: entries, Documents: b.docs, Names: names})
	for i := range entries {
		e := &entries[i]
		b.byKind[e.Kind] = append(b.byKind[e.Kind], e)
		for _, id := range e.Claims {
			if b.entryOf[id] == nil {
				b.entryOf[id] = e
			}
		}
		for _, whole := range [...]chancery.EntryID{e.PartOf, e.Follows} {
			if whole != "" {
				b.parts[whole] = append(b.parts[whole], e)
			}
		}
	}
	b.newest, b.hasNewest = b.Newest()
	b.pairs = b.Pairs()
	return b, nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// with is b's index with its claims read under ctx, for what write makes.
func (b *book) with(ctx context.Context) *write.Index {
	ix := *b.Index
	ix.Claims = func(ids ...chancery.ClaimID) ([]chancery.Claim, error) { return b.claims(ctx, ids) }
	return &ix
}

// claimsOf is claims by id, as [book.claims] finds them.
func (b *book) claimsOf(ctx context.Context, ids []chancery.ClaimID) (map[chancery.ClaimID]*chancery.Claim, error) {
	claims, err := b.claims(ctx, ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[chancery.ClaimID]*chancery.Claim, len(claims))
	for i := range claims {
		byID[claims[i].ID] = &claims[i]
	}
	return byID, nil
}

// claims finds claims by id. Those that the register no longer holds are left out.
func (b *book) claims(ctx context.Context, ids []chancery.ClaimID) ([]chancery.Claim, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if by, ok := b.store.(claimsByID); ok {
		cs, err := by.ClaimsByID(ctx, ids...)
		if err == nil || !errors.Is(err, chancery.ErrNotFound) {
			return cs, err
		}
	}
	want := make(map[chancery.ClaimID]bool, len(ids))
	var docs []chancery.DocumentID
	for _, id := range ids {
		want[id] = true
		if e := b.entryOf[id]; e != nil {
			for _, source := range e.Documents {
				if d := b.Document(source); d != nil {
					docs = append(docs, d.ID)
				}
			}
		}
	}
	slices.Sort(docs)
	if docs = slices.Compact(docs); len(docs) == 0 {
		return nil, nil
	}
	all, err := b.store.Claims(ctx, docs...)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(c chancery.Claim) bool { return !want[c.ID] }), nil
}

// lines is entries as lines of the entries contract, for JSON.
func lines(es []*chancery.Entry) []json.RawMessage {
	out := make([]json.RawMessage, len(es))
	for i, e := range es {
		out[i] = e.Line()
	}
	return out
}

func rawLine(e *chancery.Entry) json.RawMessage { return e.Line() }
