package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"chancery"
)

// claimQuery yields the claims of the wording by which each document is held.
const claimQuery = `select h.id, c.id, c.kind, c.start_at, c.end_at, c.words, c.said_by, c.basis, c.why, c.rule, c.confidence, c.body
	from holding h join claim c on c.wording = h.wording`

// Claims is the claims of the documents named, or of all where none is named,
// ordered by document id and by their place in the text.
func (r *Register) Claims(ctx context.Context, docs ...chancery.DocumentID) ([]chancery.Claim, error) {
	if len(docs) == 0 {
		out, err := claims(ctx, r.read, claimQuery+" order by h.id, c.n")
		return out, wrapClaims(err)
	}
	docs = slices.Compact(slices.Sorted(slices.Values(docs)))
	var out []chancery.Claim
	err := r.snapshot(ctx, func(tx *sql.Tx) error {
		for _, id := range docs {
			cs, err := claims(ctx, tx, claimQuery+" where h.id = $1 order by c.n", id)
			if err != nil {
				return err
			}
			out = append(out, cs...)
		}
		return nil
	})
	return out, wrapClaims(err)
}

// ClaimsByID is the claims with those ids, in the order asked for. One that the
// register does not hold is an error that wraps [chancery.ErrNotFound].
func (r *Register) ClaimsByID(ctx context.Context, ids ...chancery.ClaimID) ([]chancery.Claim, error) {
	out := make([]chancery.Claim, 0, len(ids))
	err := r.snapshot(ctx, func(tx *sql.Tx) error {
		for _, id := range ids {
			cs, err := claims(ctx, tx, claimQuery+" where c.id = $1", id)
			if err != nil {
				return err
			}
			if len(cs) == 0 {
				return fmt.Errorf("%q: %w", id, chancery.ErrNotFound)
			}
			out = append(out, cs[0])
		}
		return nil
	})
	return out, wrapClaims(err)
}

func wrapClaims(err error) error {
	if err != nil {
		return fmt.Errorf("claims: %w", err)
	}
	return nil
}

func claims(ctx context.Context, q asker, query string, args ...any) ([]chancery.Claim, error) {
	var out []chancery.Claim
	err := each(ctx, q, query, args, func(rows *sql.Rows) error {
		var c chancery.Claim
		var kind chancery.Kind
		var saidBy, body string
		e := &c.Evidence
		err := rows.Scan(&c.Doc, &c.ID, &kind, &e.Start, &e.End, &e.Text, &saidBy, &c.Basis, &c.Why, &c.Rule, &c.Confidence, &body)
		if err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(saidBy), &c.SaidBy); err != nil {
			return fmt.Errorf("claim %s: %w", c.ID, err)
		}
		if c.Body = chancery.NewBody(kind); c.Body == nil {
			return fmt.Errorf("claim %s: no kind of claim %q", c.ID, kind)
		}
		if err := json.Unmarshal([]byte(body), c.Body); err != nil {
			return fmt.Errorf("claim %s: %w", c.ID, err)
		}
		out = append(out, c)
		return nil
	})
	return out, err
}
