package register

import (
	"context"
	"database/sql"
	"fmt"

	"chancery"
)

// Checked counts what [Register.Verify] looked at.
type Checked struct {
	Documents int // raw bytes held against their id
	Claims    int // evidence held against the text, and slots against their id
	Entries   int // claims and words that entries cite, held against the register
	Words     int // pieces of evidence that entries cite
}

// Verify reads the whole register and calls report for each thing that is wrong:
// a page of the file that is damaged, raw bytes that are not those the id is the
// hash of, a claim whose evidence is not found verbatim at its span outside of
// furniture, an entry that cites what is not there, a guard against change that is
// gone. The error is for what kept it from looking.
func (r *Register) Verify(ctx context.Context, report func(*chancery.Refusal)) (Checked, error) {
	v := &verifier{report: report, docs: map[string][]*chancery.Document{}, claims: map[chancery.ClaimID]bool{}}
	err := r.snapshot(ctx, func(tx *sql.Tx) error {
		for _, step := range []func(context.Context, *sql.Tx) error{v.file, v.guards, v.wordings, v.entries} {
			if err := step(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return v.n, fmt.Errorf("check of %q: %w", r.path, err)
	}
	return v.n, nil
}

type verifier struct {
	report func(*chancery.Refusal)
	docs   map[string][]*chancery.Document // by source, text and furniture only
	claims map[chancery.ClaimID]bool
	n      Checked
}

func (v *verifier) wrong(where, what, wanted string, err error) {
	v.report(&chancery.Refusal{Where: where, What: what, Wanted: wanted, Err: err})
}

// file asks SQLite whether the file is whole.
func (v *verifier) file(ctx context.Context, tx *sql.Tx) error {
	err := each(ctx, tx, "pragma integrity_check(20)", nil, func(rows *sql.Rows) error {
		var s string
		err := rows.Scan(&s)
		if err == nil && s != "ok" {
			v.wrong("register file", s, "a file without damage", nil)
		}
		return err
	})
	if err != nil {
		return err
	}
	return each(ctx, tx, "pragma foreign_key_check", nil, func(rows *sql.Rows) error {
		var table, parent string
		var row, key sql.NullInt64
		err := rows.Scan(&table, &row, &parent, &key)
		v.wrong("register file", fmt.Sprintf("row %d of %s leads to no %s", row.Int64, table, parent), "", nil)
		return err
	})
}

// guards looks for the triggers that refuse to change or delete what is kept.
func (v *verifier) guards(ctx context.Context, tx *sql.Tx) error {
	for _, table := range []string{"document", "wording", "sighting", "claim", "decision"} {
		var n int
		err := tx.QueryRowContext(ctx, "select count(*) from sqlite_master where type = 'trigger' and name in ($1, $2)",
			table+"_kept", table+"_stays").Scan(&n)
		if err != nil {
			return err
		}
		if n != 2 {
			v.wrong("register file", "the guard that keeps "+table+" rows from change is gone", "the guards it was made with", nil)
		}
	}
	return nil
}

// wordings checks each document and the claims of each of its wordings, also those
// by which it is no longer held.
func (v *verifier) wordings(ctx context.Context, tx *sql.Tx) error {
	type at struct {
		wording int64
		source  string
	}
	var all []at
	err := each(ctx, tx, `select w.n, min(s.source) from wording w join sighting s on s.wording = w.n group by w.n order by w.n`, nil,
		func(rows *sql.Rows) error {
			var a at
			err := rows.Scan(&a.wording, &a.source)
			all = append(all, a)
			return err
		})
	if err != nil {
		return err
	}
	if err := v.raws(ctx, tx); err != nil {
		return err
	}
	for _, a := range all {
		d, err := scanDocument(tx.QueryRowContext(ctx, `select d.id, $2, w.address, w.media, w.text, w.title, w.title_start, w.title_end,
			w.publisher, w.byline, w.dateline_start, w.dateline_end, w.clues, w.language, w.via, w.furniture, w.published, w.published_why
			from wording w join document d on d.n = w.document where w.n = $1`, a.wording, a.source))
		if err != nil {
			v.wrong(a.source, "cannot be read back", "", err)
			continue
		}
		v.docs[d.Source] = append(v.docs[d.Source], d)
		cs, err := claims(ctx, tx, `select $2, c.id, c.kind, c.start_at, c.end_at, c.words, c.said_by, c.basis, c.why, c.rule, c.confidence, c.body
			from claim c where c.wording = $1 order by c.n`, a.wording, string(d.ID))
		if err != nil {
			v.wrong(a.source, "claims cannot be read back", "", err)
		}
		for i := range cs {
			v.claim(d, &cs[i])
		}
	}
	return nil
}

// raws holds the raw bytes of each document against its id.
func (v *verifier) raws(ctx context.Context, tx *sql.Tx) error {
	return each(ctx, tx, "select h.source, d.id, d.size, d.packed, d.raw from document d left join holding h on h.document = d.n order by d.id", nil,
		func(rows *sql.Rows) error {
			var source sql.NullString
			var id chancery.DocumentID
			var size int
			var packed bool
			var held []byte
			if err := rows.Scan(&source, &id, &size, &packed, &held); err != nil {
				return err
			}
			v.n.Documents++
			raw, err := unpack(held, packed, size)
			switch {
			case !source.Valid:
				v.wrong(string(id), "a document that was seen under no source", "one at least", nil)
			case err != nil:
				v.wrong(source.String, "raw bytes that cannot be read back", "", err)
			case chancery.NewDocumentID(raw) != id:
				v.wrong(source.String, "raw bytes of "+string(chancery.NewDocumentID(raw)), string(id), nil)
			}
			return nil
		})
}

func (v *verifier) claim(d *chancery.Document, c *chancery.Claim) {
	v.n.Claims++
	v.claims[c.ID] = true
	if err := c.Check(d); err != nil {
		v.wrong(d.Source, "a claim that its words do not bear out", "", err)
	}
	sealed := *c
	if sealed.Seal(); sealed.ID != c.ID {
		v.wrong(d.Source, fmt.Sprintf("claim %s with other slots than it was kept with", c.ID), string(sealed.ID), nil)
	}
}

// entries checks that each claim an entry cites is there, and each sentence that
// its values or the sides of its dispute rest on.
func (v *verifier) entries(ctx context.Context, tx *sql.Tx) error {
	return each(ctx, tx, "select id, body from entry order by id", nil, func(rows *sql.Rows) error {
		var id string
		var body sql.RawBytes
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		v.n.Entries++
		e, err := decodeEntry(body)
		if err != nil {
			v.wrong(id, "cannot be read back", "", err)
			return nil
		}
		for _, c := range e.Claims {
			if !v.claims[c] {
				v.wrong(id, "cites claim "+string(c)+", which is not there", "", nil)
			}
		}
		for _, s := range e.Slots {
			for _, val := range s.Values {
				for _, c := range val.Claims {
					v.n.Words++ // the words of every claim were held against its document
					if !v.claims[c] {
						v.wrong(id, "a value cites claim "+string(c)+", which is not there", "", nil)
					}
				}
			}
		}
		if e.Dispute != nil {
			for _, side := range e.Dispute.Sides {
				for _, w := range side.Evidence {
					v.words(id, []string{w.Document}, chancery.Evidence{Start: w.Start, End: w.End, Text: w.Text})
				}
			}
		}
		return nil
	})
}

// words reports evidence that none of the named documents holds at its span.
func (v *verifier) words(entry string, sources []string, e chancery.Evidence) {
	v.n.Words++
	for _, s := range sources {
		for _, d := range v.docs[s] {
			if e.Start >= 0 && e.Start < e.End && e.End <= len(d.Text) && d.Text[e.Start:e.End] == e.Text && !d.InFurniture(e.Span()) {
				return
			}
		}
	}
	v.wrong(entry, fmt.Sprintf("cites %.60q at %d-%d, which none of %q says there", e.Text, e.Start, e.End, sources), "words as they stand", nil)
}
