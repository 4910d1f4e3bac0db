package register

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"strconv"
	"sync"
	"unicode/utf8"

	"chancery"
)

// An Item is a document with its claims, in the order of the text.
type Item struct {
	Doc    *chancery.Document
	Claims []chancery.Claim
}

// A Result says what became of one [Item].
type Result struct {
	Added bool  // the register did not hold the document before
	Err   error // why it was refused; nothing of it was kept
}

// Keep keeps d and its claims, wholly or not at all. It reports whether the
// register did not hold d before; a document that is already there changes nothing,
// except that a source under which it had not been seen is remembered.
//
// A document whose id is not the hash of its raw bytes, or one of whose claims has
// no words in it, is refused. A claim that two rules made alike is one claim.
func (r *Register) Keep(ctx context.Context, d *chancery.Document, claims []chancery.Claim) (added bool, err error) {
	res, err := r.KeepAll(ctx, []Item{{d, claims}})
	if err != nil {
		return false, err
	}
	return res[0].Added, res[0].Err
}

// KeepAll keeps each item of the batch, in order and in one transaction, so that
// the disk is waited for once. An item that is refused says so in its result and
// does not touch the others. Where the error is not nil nothing was kept.
func (r *Register) KeepAll(ctx context.Context, batch []Item) ([]Result, error) {
	out := make([]Result, len(batch))
	for i, it := range batch {
		out[i].Err = fit(it.Doc, it.Claims)
	}
	err := r.change(ctx, func(tx *sql.Tx) error {
		k, err := newKeeper(ctx, tx)
		if err != nil {
			return err
		}
		k.pack = packers.Get().(*packer)
		defer packers.Put(k.pack)
		for i, it := range batch {
			if out[i].Err != nil {
				continue
			}
			if out[i].Added, err = k.keep(ctx, it); err != nil {
				return fmt.Errorf("keeping %q: %w", it.Doc.Source, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// fit returns an error unless d and its claims can be kept.
func fit(d *chancery.Document, claims []chancery.Claim) error {
	refuse := func(what, wanted string) error {
		return &chancery.Refusal{Where: d.Source, What: what, Wanted: wanted}
	}
	switch {
	case d.Source == "":
		return refuse("a document without a source", "the path or address it came from")
	case d.ID != chancery.NewDocumentID(d.Raw):
		return refuse(fmt.Sprintf("document id %q", d.ID), "the hash of the raw bytes")
	case !utf8.ValidString(d.Source) || !utf8.ValidString(d.Text):
		return refuse("letters that are no UTF-8", "a source and a text in UTF-8")
	}
	for i := range claims {
		c := &claims[i]
		if c.Body == nil {
			return refuse(fmt.Sprintf("claim %s without a body", c.ID), "one of the kinds of claims")
		}
		if err := c.Check(d); err != nil {
			return &chancery.Refusal{Where: d.Source, What: "a claim that its words do not bear out", Err: err}
		}
		sealed := *c
		if sealed.Seal(); sealed.ID != c.ID {
			return refuse(fmt.Sprintf("claim id %q", c.ID), fmt.Sprintf("%s, the hash of its place and slots", sealed.ID))
		}
		if !(c.Confidence >= 0 && c.Confidence <= 1) {
			return refuse(fmt.Sprintf("claim %s with confidence %v", c.ID, c.Confidence), "0 to 1")
		}
	}
	return nil
}

// A keeper adds documents within one transaction.
type keeper struct {
	findDoc, addDoc, findSight, addSight, findWords, addWords, addClaim *sql.Stmt
	pack                                                                *packer
}

// packers keeps what packing allocates from one batch to the next.
var packers = sync.Pool{New: func() any { return new(packer) }}

func newKeeper(ctx context.Context, tx *sql.Tx) (*keeper, error) {
	k := new(keeper)
	for _, s := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&k.findDoc, "select n from document where id = $1"},
		{&k.addDoc, "insert into document (id, size, packed, raw) values ($1, $2, $3, $4) returning n"},
		{&k.findSight, "select n from sighting where document = $1 and source = $2"},
		{&k.addSight, "insert into sighting (document, source, wording) values ($1, $2, $3) returning n"},
		{&k.findWords, "select n from wording where document = $1 and print = $2"},
		{&k.addWords, `insert into wording (document, print, address, media, text, origins, title, title_start, title_end,
			publisher, byline, dateline_start, dateline_end, clues, language, via, furniture, published, published_why)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning n`},
		{&k.addClaim, `insert into claim (wording, id, kind, start_at, end_at, words, said_by, basis, why, rule, confidence, body)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`},
	} {
		var err error
		if *s.stmt, err = tx.PrepareContext(ctx, s.text); err != nil {
			return nil, err
		}
	}
	return k, nil
}

// keep adds what the register does not hold of it.
func (k *keeper) keep(ctx context.Context, it Item) (added bool, err error) {
	d := it.Doc
	doc, err := number(ctx, k.findDoc, d.ID)
	if err != nil {
		return false, err
	}
	if doc == 0 {
		added = true
		raw, packed := k.pack.pack(d.Raw)
		if doc, err = number(ctx, k.addDoc, d.ID, len(d.Raw), packed, raw); err != nil {
			return false, err
		}
	} else if seen, err := number(ctx, k.findSight, doc, d.Source); err != nil || seen != 0 {
		return false, err
	}
	words, err := wordingOf(d)
	if err != nil {
		return false, err
	}
	claims, err := claimRows(it.Claims)
	if err != nil {
		return false, err
	}
	fp := fingerprint(words, claims)
	wording, err := number(ctx, k.findWords, doc, fp)
	if err != nil {
		return false, err
	}
	if wording == 0 {
		if wording, err = number(ctx, k.addWords, append([]any{doc, fp}, words...)...); err != nil {
			return false, err
		}
		for _, c := range claims {
			if _, err := k.addClaim.ExecContext(ctx, append([]any{wording}, c...)...); err != nil {
				return false, err
			}
		}
	}
	_, err = number(ctx, k.addSight, doc, d.Source, wording)
	return added, err
}

// number is the one number that s answers, or 0 where it answers none.
func number(ctx context.Context, s *sql.Stmt, args ...any) (n int64, err error) {
	if err = s.QueryRowContext(ctx, args...).Scan(&n); errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// wordingOf is d as the columns of a wording, after document and print.
func wordingOf(d *chancery.Document) ([]any, error) {
	var lists [3]string
	for i, v := range []any{d.Clues, d.Via, d.Furniture} {
		b, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		lists[i] = string(b)
	}
	return []any{
		d.Address, d.Media, d.Text, packOrigins(d.Origins), d.Title, d.TitleSpan.Start, d.TitleSpan.End,
		d.Publisher, d.Byline, d.Dateline.Start, d.Dateline.End, lists[0], string(d.Language), lists[1], lists[2],
		string(d.Published), d.PublishedWhy,
	}, nil
}

// claimRows is each claim as the columns of its row, after the wording.
func claimRows(claims []chancery.Claim) ([][]any, error) {
	out := make([][]any, 0, len(claims))
	seen := make(map[chancery.ClaimID]bool, len(claims))
	for i := range claims {
		c := &claims[i]
		if seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		saidBy, err := json.Marshal(c.SaidBy)
		if err != nil {
			return nil, err
		}
		body, err := json.Marshal(c.Body)
		if err != nil {
			return nil, err
		}
		out = append(out, []any{
			string(c.ID), string(c.Body.Kind()), c.Evidence.Start, c.Evidence.End, c.Evidence.Text,
			string(saidBy), string(c.Basis), c.Why, c.Rule, c.Confidence, string(body),
		})
	}
	return out, nil
}

// fingerprint tells one wording from another. It leaves the source out.
func fingerprint(words []any, claims [][]any) string {
	h := sha256.New()
	for _, v := range words {
		stamp(h, v)
	}
	for _, row := range claims {
		for _, v := range row {
			stamp(h, v)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// stamp adds v to h, with its length first so that no two lists of values collide.
func stamp(h hash.Hash, v any) {
	var b []byte
	switch v := v.(type) {
	case string:
		b = []byte(v)
	case []byte:
		b = v
	case int:
		b = strconv.AppendInt(nil, int64(v), 10)
	case float64:
		b = strconv.AppendFloat(nil, v, 'g', -1, 64)
	default:
		panic(fmt.Sprintf("unreachable: a column of type %T", v))
	}
	fmt.Fprintf(h, "%d:", len(b))
	h.Write(b)
}
