// Package register keeps documents, claims and decisions in one SQLite file, and
// beside them the entries that were derived from them.
//
// Documents, claims and decisions are only ever added; the file itself refuses
// to change or delete one. Whatever [Register.Keep] has reported as kept is on
// the disk: a crash, a kill -9 or a power cut afterwards loses nothing of it, and
// one before leaves nothing by halves. Entries are a table that is made anew from
// the rest in one transaction, so that a reader sees the old ones or the new.
//
// Text is compared byte by byte and dates are EDTF, so that no order depends on
// the machine it runs on.
package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite", without cgo
)

// A Register is an open register file. It is safe for concurrent use, and several
// processes may have the same file open: readers never wait, and writers wait for
// one another for up to ten seconds.
type Register struct {
	path  string
	read  *sql.DB
	write *sql.DB // one connection; nil where the register was opened for reading only
}

// Open opens the register at path, and makes it first where there is none.
//
// The error says so in plain words where path is no register, or one that a newer
// program has written; the file is then as it was.
func Open(ctx context.Context, path string) (*Register, error) {
	if err := inspect(path, true); err != nil {
		return nil, err
	}
	w, err := connect(path, "rwc", "&_txlock=immediate", 1)
	if err != nil {
		return nil, fmt.Errorf("register %q: %w", path, err)
	}
	if err := prepare(ctx, w); err != nil {
		return nil, errors.Join(fmt.Errorf("register %q: %w", path, err), w.Close())
	}
	rd, err := connect(path, "ro", "&_pragma=query_only(1)", readers)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("register %q: %w", path, err), w.Close())
	}
	return &Register{path, rd, w}, nil
}

// OpenReadOnly opens the register at path and refuses every change to it. A path
// where there is nothing is an error that wraps [fs.ErrNotExist].
func OpenReadOnly(ctx context.Context, path string) (*Register, error) {
	if err := inspect(path, false); err != nil {
		return nil, err
	}
	// "rw" is for the log beside the file alone, which whoever closes the register
	// last folds in and takes away. On a disk that cannot be written to there is no
	// log, and "immutable" says to SQLite that it needs none.
	var err error
	for _, mode := range []string{"rw", "ro&immutable=1"} {
		var rd *sql.DB
		if rd, err = connect(path, mode, "&_pragma=query_only(1)", readers); err != nil {
			break
		}
		if err = current(ctx, rd); err == nil {
			return &Register{path: path, read: rd}, nil
		}
		err = errors.Join(err, rd.Close())
		if !unwritable(path) {
			break
		}
	}
	return nil, fmt.Errorf("register %q: %w", path, err)
}

// unwritable reports whether nothing can be written beside the file at path and no
// log lies there that would have to be read with it.
func unwritable(path string) bool {
	if st, err := os.Stat(path + "-wal"); err == nil && st.Size() > 0 {
		return false
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".chancery-*")
	if err != nil {
		return true
	}
	f.Close()
	os.Remove(f.Name())
	return false
}

// Close closes the register. What was kept is kept whether or not it is called.
func (r *Register) Close() error {
	err := r.read.Close()
	if r.write != nil { // last, since the last to close folds the log into the file
		err = errors.Join(err, r.write.Close())
	}
	return err
}

// readers bounds the connections that read at the same time.
const readers = 4

// connect opens a pool on path. Synchronous=FULL makes SQLite wait for the disk at
// each commit, which is what "kept" means here; NORMAL would lose the last commits
// in a power cut.
func connect(path, mode, more string, conns int) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=" + mode +
		"&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=recursive_triggers(1)" +
		"&_pragma=synchronous(FULL)&_pragma=fullfsync(1)&_pragma=trusted_schema(0)" + more}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db, nil
}

// change runs f in one transaction, which is committed where f returns no error.
func (r *Register) change(ctx context.Context, f func(*sql.Tx) error) error {
	if r.write == nil {
		return fmt.Errorf("register %q: opened for reading only", r.path)
	}
	return inTx(ctx, r.write, nil, f)
}

// snapshot runs f over the register as it stands at one moment.
func (r *Register) snapshot(ctx context.Context, f func(*sql.Tx) error) error {
	return inTx(ctx, r.read, &sql.TxOptions{ReadOnly: true}, f)
}

func inTx(ctx context.Context, db *sql.DB, opts *sql.TxOptions, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, opts)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after a commit
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// asker is what a query can be put to: the register as it is, or a transaction.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// each calls f for each row that query yields.
func each(ctx context.Context, q asker, query string, args []any, f func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// none is the error that there is no register at a path.
type none string

func (n none) Error() string {
	return fmt.Sprintf("register %q: there is none; chancery read makes it", string(n))
}
func (none) Is(target error) bool { return target == fs.ErrNotExist }

// inspect refuses a path that cannot be a register before SQLite touches it.
func inspect(path string, mayMake bool) error {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && mayMake:
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return fmt.Errorf("register %q: there is no such folder: %w", path, err)
		}
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return none(path)
	case err != nil:
		return fmt.Errorf("register %q: %w", path, err)
	case st.IsDir():
		return fmt.Errorf("register %q: is a folder; want a file", path)
	case st.Size() == 0 && mayMake:
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("register %q: %w", path, err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	if _, err := f.Read(head); err != nil || string(head) != magic {
		return fmt.Errorf("register %q: %w", path, errNotRegister)
	}
	return nil
}
