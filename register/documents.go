package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"chancery"
)

// documentColumns are those of a wording that [scanDocument] reads, from holding h
// and wording w.
const documentColumns = `h.id, h.source, w.address, w.media, w.text, w.title, w.title_start, w.title_end,
	w.publisher, w.byline, w.dateline_start, w.dateline_end, w.clues, w.language, w.via, w.furniture,
	w.published, w.published_why`

// Documents is every document, ordered by id, with its text and without its raw
// bytes and the way back to them.
func (r *Register) Documents(ctx context.Context) ([]*chancery.Document, error) {
	return documents(ctx, r.read)
}

func documents(ctx context.Context, q asker) ([]*chancery.Document, error) {
	var out []*chancery.Document
	err := each(ctx, q, "select "+documentColumns+" from holding h join wording w on w.n = h.wording order by h.id", nil,
		func(rows *sql.Rows) error {
			d, err := scanDocument(rows)
			out = append(out, d)
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("documents: %w", err)
	}
	return out, nil
}

// Document is the document with that id, or else the one last kept that was seen
// under that source, with its text and its raw bytes. The error wraps
// [chancery.ErrNotFound] where the register does not hold it, and says so where the
// raw bytes are not those that the id is the hash of.
func (r *Register) Document(ctx context.Context, idOrSource string) (*chancery.Document, error) {
	var d *chancery.Document
	err := r.snapshot(ctx, func(tx *sql.Tx) (err error) {
		d, err = document(ctx, tx, idOrSource)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", idOrSource, err)
	}
	return d, nil
}

func document(ctx context.Context, tx *sql.Tx, idOrSource string) (*chancery.Document, error) {
	id := idOrSource
	err := tx.QueryRowContext(ctx, `select d.id from sighting s join document d on d.n = s.document
		where s.source = $1 order by s.n desc limit 1`, idOrSource).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	var raw, origins []byte
	var size int
	var packed bool
	d, err := scanDocument(tx.QueryRowContext(ctx, "select "+documentColumns+`, w.origins, d.size, d.packed, d.raw
		from holding h join wording w on w.n = h.wording join document d on d.n = h.document where h.id = $1`, id),
		&origins, &size, &packed, &raw)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, chancery.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	if d.Raw, err = unpack(raw, packed, size); err != nil {
		return nil, err
	}
	if got := chancery.NewDocumentID(d.Raw); got != d.ID {
		return nil, fmt.Errorf("the raw bytes are those of %s", got)
	}
	d.Origins, err = unpackOrigins(origins)
	return d, err
}

// Sources is every source that the document with that id was seen under, sorted.
// The first of them is the document's Source.
func (r *Register) Sources(ctx context.Context, id chancery.DocumentID) ([]string, error) {
	var out []string
	err := each(ctx, r.read, "select s.source from sighting s join document d on d.n = s.document where d.id = $1", []any{id},
		func(rows *sql.Rows) error {
			var s string
			err := rows.Scan(&s)
			out = append(out, s)
			return err
		})
	if err == nil && out == nil {
		err = chancery.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("sources of %s: %w", id, err)
	}
	slices.Sort(out)
	return out, nil
}

// row is what one row can be scanned from.
type row interface{ Scan(dest ...any) error }

// scanDocument reads documentColumns, and what follows them into more.
func scanDocument(r row, more ...any) (*chancery.Document, error) {
	d := new(chancery.Document)
	var clues, via, furniture string
	err := r.Scan(append([]any{
		&d.ID, &d.Source, &d.Address, &d.Media, &d.Text, &d.Title, &d.TitleSpan.Start, &d.TitleSpan.End,
		&d.Publisher, &d.Byline, &d.Dateline.Start, &d.Dateline.End, &clues, &d.Language, &via, &furniture,
		&d.Published, &d.PublishedWhy,
	}, more...)...)
	if err != nil {
		return nil, err
	}
	for _, l := range []struct {
		text string
		into any
	}{{clues, &d.Clues}, {via, &d.Via}, {furniture, &d.Furniture}} {
		if err := json.Unmarshal([]byte(l.text), l.into); err != nil {
			return nil, fmt.Errorf("document %s: %w", d.ID, err)
		}
	}
	return d, nil
}
