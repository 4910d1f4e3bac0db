package register

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

// mark is the application id in the head of a register file: "CHCY".
const mark = 0x43484359

// magic is how every SQLite file begins.
const magic = "SQLite format 3\x00"

// versions is the table that remembers which migrations a file has seen.
const versions = "schema_version"

var errNotRegister = errors.New("this file is no register; want one that chancery read has made, or a name that is free")

//go:embed migrations/*.sql
var migrations embed.FS

// latest is the number of the newest migration.
const latest = 1

// prepare makes db a register of the latest form. Whoever dies on the way leaves a
// file that the next to open it brings to its end.
func prepare(ctx context.Context, db *sql.DB) error {
	// Two processes may make the same file at once: who comes second finds its
	// tables there, and looks again.
	var err error
	for try := range 5 {
		if try > 0 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(time.Duration(try) * 50 * time.Millisecond):
			}
		}
		if err = claimFile(ctx, db); err != nil {
			return err
		}
		var v int64
		if v, err = version(ctx, db); err != nil {
			return err
		}
		if v == latest {
			return nil
		}
		if v > latest {
			return newer(v)
		}
		if err = migrate(ctx, db); err == nil {
			return nil
		}
	}
	return err
}

// claimFile marks an empty file as a register, and refuses one that is not ours.
func claimFile(ctx context.Context, db *sql.DB) error {
	ours, tables, err := whose(ctx, db)
	if err != nil {
		return err
	}
	if !ours && tables > 0 {
		return errNotRegister
	}
	if ours {
		return nil
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf("pragma application_id = %d", mark)); err != nil {
		return err
	}
	// Readers and the writer do not wait for each other under a write-ahead log.
	var mode string
	if err := db.QueryRowContext(ctx, "pragma journal_mode = wal").Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("the disk it lies on cannot hold a write-ahead log (journal mode is %q); want a local disk", mode)
	}
	return nil
}

// current refuses a file that is not a register of the latest form.
func current(ctx context.Context, db *sql.DB) error {
	ours, _, err := whose(ctx, db)
	if err != nil {
		return err
	}
	if !ours {
		return errNotRegister
	}
	v, err := version(ctx, db)
	switch {
	case err != nil:
		return err
	case v > latest:
		return newer(v)
	case v < latest:
		return fmt.Errorf("written by an older chancery (form %d, this one has %d); chancery read brings it up to date", v, latest)
	}
	return nil
}

func newer(v int64) error {
	return fmt.Errorf("written by a newer chancery (form %d, this one knows %d); want that program, or another file", v, latest)
}

// whose reports whether the file bears our mark, and how many tables it has.
func whose(ctx context.Context, db *sql.DB) (ours bool, tables int, err error) {
	var id int64
	if err := db.QueryRowContext(ctx, "pragma application_id").Scan(&id); err != nil {
		return false, 0, err
	}
	err = db.QueryRowContext(ctx, "select count(*) from sqlite_master").Scan(&tables)
	return id == mark, tables, err
}

// version is the number of the last migration the file has seen, 0 for none.
func version(ctx context.Context, db *sql.DB) (int64, error) {
	var n int
	if err := db.QueryRowContext(ctx, "select count(*) from sqlite_master where name = $1", versions).Scan(&n); err != nil || n == 0 {
		return 0, err
	}
	var v sql.NullInt64
	err := db.QueryRowContext(ctx, "select max(version_id) from "+versions).Scan(&v)
	return v.Int64, err
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithTableName(versions), goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}
