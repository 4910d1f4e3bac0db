package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// rulings are what a person can rule.
var rulings = []string{"accept", "reject", "correct", "prefer", "merge", "keep apart"}

// Decide adds a decision. The register gives it its id. It is refused without a
// person, a day and a reason: a decision is a word that somebody answers for.
func (r *Register) Decide(ctx context.Context, d chancery.Decision) error {
	if err := sound(d); err != nil {
		return fmt.Errorf("decision on %q: %w", d.Of, err)
	}
	return r.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `insert into decision (what, target, slot, value, who, day, reason)
			values ($1, $2, $3, $4, $5, $6, $7)`, d.What, d.Of, d.Slot, string(d.Value), d.By, string(d.On), d.Reason)
		return err
	})
}

func sound(d chancery.Decision) error {
	switch {
	case !slices.Contains(rulings, d.What):
		return fmt.Errorf("no ruling %q; want %s", d.What, strings.Join(rulings, ", "))
	case d.Of == "":
		return fmt.Errorf("of nothing; want the id of a claim or an entry")
	case strings.TrimSpace(d.By) == "":
		return fmt.Errorf("by nobody; want a name")
	case strings.TrimSpace(d.Reason) == "":
		return fmt.Errorf("no reason given; want one")
	case len(d.Value) > 0 && !json.Valid(d.Value):
		return fmt.Errorf("value %q; want JSON", d.Value)
	}
	_, err := chancery.ParseDate(string(d.On))
	return err
}

// Decisions is every decision, in the order they were made.
func (r *Register) Decisions(ctx context.Context) ([]chancery.Decision, error) {
	return decisions(ctx, r.read)
}

func decisions(ctx context.Context, q asker) ([]chancery.Decision, error) {
	var out []chancery.Decision
	err := each(ctx, q, "select id, what, target, slot, value, who, day, reason from decision order by id", nil,
		func(rows *sql.Rows) error {
			var d chancery.Decision
			var value string
			err := rows.Scan(&d.ID, &d.What, &d.Of, &d.Slot, &value, &d.By, &d.On, &d.Reason)
			if value != "" {
				d.Value = json.RawMessage(value)
			}
			out = append(out, d)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("decisions: %w", err)
	}
	return out, nil
}
