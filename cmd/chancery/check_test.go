package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// typed runs a command line over the documents of testdata/zenda and returns its
// exit code, what it printed, and what it said beside that.
func typed(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Setenv("CHANCERY_DATA", "testdata/zenda/data")
	var out, err bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

// What a careless hand changes in the file is found, and told as a row.
func TestCheckFinds(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole.db")
	if code, _, stderr := typed(t, "read", "--register", whole, "testdata/zenda/docs"); code != allWell {
		t.Fatal(stderr)
	}
	file, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ change, want string }{
		"an entry told otherwise": {`update entry set body = replace(body, 'Grenfall Lorry', 'Black Michael') where kind = 'event'`, "derived again to other bytes"},
		"an entry of nobody's":    {`insert into entry select 'actor-black-michael', kind, claims, replace(body, '"actor-xg"', '"actor-black-michael"') from entry where id = 'actor-xg'`, "is not derived again"},
		"an entry taken away":     {`delete from entry where id = 'actor-xr'`, "actor-xr: an entry that is derived again and is not there"},
		"words put in a mouth":    {`drop trigger claim_kept; update claim set words = replace(words, 'reached', 'lost') where kind = 'statement'`, "a claim that its words do not bear out"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "r.db")
			if err := os.WriteFile(path, file, 0o666); err != nil {
				t.Fatal(err)
			}
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(c.change); err != nil {
				t.Fatal(err)
			}
			db.Close()
			code, stdout, stderr := typed(t, "check", "--register", path)
			if code != faulty || !strings.Contains(stderr, c.want) || !strings.Contains(stdout, "fault") {
				t.Errorf("exit code %d, %s%s; want %q", code, stdout, stderr, c.want)
			}
		})
	}
}
