package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"chancery"
)

// Entries is the entries of the kinds named, or all where none is named, ordered by id.
func (r *Register) Entries(ctx context.Context, kinds ...chancery.Kind) ([]chancery.Entry, error) {
	query, args := "select body from entry", []any(nil)
	if len(kinds) > 0 {
		marks := make([]string, len(kinds))
		for i, k := range kinds {
			marks[i], args = fmt.Sprintf("$%d", i+1), append(args, string(k))
		}
		query += " where kind in (" + strings.Join(marks, ", ") + ")"
	}
	var out []chancery.Entry
	err := each(ctx, r.read, query+" order by id", args, func(rows *sql.Rows) error {
		var body sql.RawBytes
		if err := rows.Scan(&body); err != nil {
			return err
		}
		e, err := decodeEntry(body)
		out = append(out, e)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("entries: %w", err)
	}
	return out, nil
}

// Entry is the entry with that id, or the one that took over the claims of the
// entry that once had it. The error wraps [chancery.ErrNotFound] where there is neither.
func (r *Register) Entry(ctx context.Context, id chancery.EntryID) (*chancery.Entry, error) {
	var e chancery.Entry
	err := r.snapshot(ctx, func(tx *sql.Tx) error {
		seen := map[chancery.EntryID]bool{}
		for at := id; !seen[at]; {
			seen[at] = true
			var body []byte
			err := tx.QueryRowContext(ctx, "select body from entry where id = $1", at).Scan(&body)
			if err == nil {
				e, err = decodeEntry(body)
				return err
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			err = tx.QueryRowContext(ctx, "select new from heir where old = $1", at).Scan(&at)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		return chancery.ErrNotFound
	})
	if err != nil {
		return nil, fmt.Errorf("entry %q: %w", id, err)
	}
	return &e, nil
}

// Holdings are what entries are derived from, as they stood at one moment.
type Holdings struct {
	Documents []*chancery.Document // ordered by id, with text and without raw bytes
	Claims    []chancery.Claim     // ordered by document and place
	Decisions []chancery.Decision
	mark      extent
}

// An extent is how far the holdings went.
type extent struct{ sighting, decision int64 }

// Holdings is all that entries are derived from. Entries made from it go to
// [Register.ReplaceFrom], which knows what was kept in the meantime.
func (r *Register) Holdings(ctx context.Context) (*Holdings, error) {
	h := new(Holdings)
	err := r.snapshot(ctx, func(tx *sql.Tx) (err error) {
		if h.mark, err = extentOf(ctx, tx); err != nil {
			return err
		}
		if h.Documents, err = documents(ctx, tx); err != nil {
			return err
		}
		if h.Claims, err = claims(ctx, tx, claimQuery+" order by h.id, c.n"); err != nil {
			return err
		}
		h.Decisions, err = decisions(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("holdings: %w", err)
	}
	return h, nil
}

// Replace puts entries in the place of those the register holds, in one
// transaction. It takes them to be derived from all that is kept by now.
//
// The id of an entry that is gone leads from then on to the entry of its kind that
// has most of its claims.
func (r *Register) Replace(ctx context.Context, entries []chancery.Entry) error {
	return r.replace(ctx, entries, nil)
}

// ReplaceFrom is [Register.Replace] for entries that were derived from h.
func (r *Register) ReplaceFrom(ctx context.Context, h *Holdings, entries []chancery.Entry) error {
	return r.replace(ctx, entries, &h.mark)
}

func (r *Register) replace(ctx context.Context, entries []chancery.Entry, mark *extent) error {
	bodies := make([][]byte, len(entries))
	now := make(map[chancery.EntryID]bool, len(entries))
	for i := range entries {
		var err error
		if bodies[i], err = encodeEntry(&entries[i]); err != nil {
			return err
		}
		if id := entries[i].ID; id == "" || now[id] {
			return fmt.Errorf("entries: the id %q twice or empty; want one of its own for each", id)
		}
		now[entries[i].ID] = true
	}
	err := r.change(ctx, func(tx *sql.Tx) error {
		gone, err := vanished(ctx, tx, now)
		if err != nil {
			return err
		}
		for old, heir := range heirs(gone, entries) {
			if _, err := tx.ExecContext(ctx, `insert into heir (old, new) values ($1, $2)
				on conflict (old) do update set new = excluded.new`, old, heir); err != nil {
				return err
			}
		}
		for _, e := range gone {
			if _, err := tx.ExecContext(ctx, "delete from entry where id = $1", e.ID); err != nil {
				return err
			}
		}
		changed, err := put(ctx, tx, entries, bodies)
		if err != nil {
			return err
		}
		if mark == nil {
			all, err := extentOf(ctx, tx)
			if err != nil {
				return err
			}
			mark = &all
		}
		_, err = tx.ExecContext(ctx, `insert into derived (one, sighting, decision, changes) values (1, $1, $2, $3)
			on conflict (one) do update set sighting = excluded.sighting, decision = excluded.decision, changes = derived.changes + $3`,
			mark.sighting, mark.decision, min(1, changed+len(gone)))
		return err
	})
	if err != nil {
		return fmt.Errorf("entries: %w", err)
	}
	return nil
}

// put writes each entry and counts those that were not there already, letter for
// letter.
func put(ctx context.Context, tx *sql.Tx, entries []chancery.Entry, bodies [][]byte) (changed int, err error) {
	stmt, err := tx.PrepareContext(ctx, `insert into entry (id, kind, claims, body) values ($1, $2, $3, $4)
		on conflict (id) do update set kind = excluded.kind, claims = excluded.claims, body = excluded.body
		where entry.body <> excluded.body`)
	if err != nil {
		return 0, err
	}
	for i := range entries {
		e := &entries[i]
		ids, err := json.Marshal(e.Claims)
		if err != nil {
			return 0, err
		}
		res, err := stmt.ExecContext(ctx, e.ID, string(e.Kind), string(ids), string(bodies[i]))
		if err != nil {
			return 0, err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return 0, err
		}
		changed += int(n)
	}
	return changed, nil
}

// vanished is the entries whose ids are not among now, with their claims.
func vanished(ctx context.Context, tx *sql.Tx, now map[chancery.EntryID]bool) ([]chancery.Entry, error) {
	var out []chancery.Entry
	err := each(ctx, tx, "select id, kind, claims from entry order by id", nil, func(rows *sql.Rows) error {
		var e chancery.Entry
		var ids sql.RawBytes
		if err := rows.Scan(&e.ID, &e.Kind, &ids); err != nil || now[e.ID] {
			return err
		}
		out = append(out, e)
		return json.Unmarshal(ids, &out[len(out)-1].Claims)
	})
	return out, err
}

// heirs is, for each entry of gone, the entry of its kind that holds most of its
// claims; of two that hold as many, the one whose id comes first. An entry none of
// whose claims is in any other has no heir.
func heirs(gone, entries []chancery.Entry) map[chancery.EntryID]chancery.EntryID {
	if len(gone) == 0 {
		return nil
	}
	holders := map[chancery.ClaimID][]*chancery.Entry{}
	for i := range entries {
		for _, c := range entries[i].Claims {
			holders[c] = append(holders[c], &entries[i])
		}
	}
	out := map[chancery.EntryID]chancery.EntryID{}
	for _, g := range gone {
		shared := map[chancery.EntryID]int{}
		for _, c := range g.Claims {
			for _, e := range holders[c] {
				if e.Kind == g.Kind {
					shared[e.ID]++
				}
			}
		}
		var best chancery.EntryID
		for id, n := range shared {
			if best == "" || n > shared[best] || n == shared[best] && id < best {
				best = id
			}
		}
		if best != "" {
			out[g.ID] = best
		}
	}
	return out
}

// Stale reports whether documents or decisions were added since the entries were derived.
func (r *Register) Stale(ctx context.Context) (bool, error) {
	var stale bool
	err := r.snapshot(ctx, func(tx *sql.Tx) error {
		all, err := extentOf(ctx, tx)
		if err != nil {
			return err
		}
		var seen extent
		err = tx.QueryRowContext(ctx, "select sighting, decision from derived").Scan(&seen.sighting, &seen.decision)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		stale = seen != all
		return nil
	})
	return stale, err
}

// Version is a word that changes whenever documents, decisions or entries do.
func (r *Register) Version(ctx context.Context) (string, error) {
	var version string
	err := r.snapshot(ctx, func(tx *sql.Tx) error {
		all, err := extentOf(ctx, tx)
		if err != nil {
			return err
		}
		var changes int64
		if err := tx.QueryRowContext(ctx, "select coalesce(max(changes), 0) from derived").Scan(&changes); err != nil {
			return err
		}
		version = fmt.Sprintf("%d.%d.%d", all.sighting, all.decision, changes)
		return nil
	})
	return version, err
}

func extentOf(ctx context.Context, q asker) (e extent, err error) {
	err = q.QueryRowContext(ctx, `select (select coalesce(max(n), 0) from sighting), (select coalesce(max(id), 0) from decision)`).
		Scan(&e.sighting, &e.decision)
	return e, err
}
