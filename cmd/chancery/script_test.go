package main

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// Tests and scripts run the test binary under the name chancery.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"chancery": main})
}

// Each script is what a user would type, and what comes of it. It finds the
// documents of testdata/zenda in docs, and their countries in data.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("CHANCERY_DATA", e.WorkDir+"/data")
			return os.CopyFS(e.WorkDir, os.DirFS("testdata/zenda"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "cut": cut},
	})
}

// cut compares how two files of CoNLL-U cut the same text, whatever they say of its
// words: "cut stdout want.conllu".
func cut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FILE FILE")
	}
	plain := func(name string) string {
		var out strings.Builder
		for l := range strings.Lines(ts.ReadFile(name)) {
			if c := strings.Split(strings.TrimSuffix(l, "\n"), "\t"); len(c) == 10 {
				misc := slices.DeleteFunc(strings.Split(c[9], "|"), func(m string) bool { return strings.HasPrefix(m, "Name=") })
				l = c[0] + "\t" + c[1] + "\t" + strings.Join(misc, "|") + "\n"
			}
			out.WriteString(l)
		}
		return out.String()
	}
	if got, want := plain(args[0]), plain(args[1]); got != want {
		ts.Fatalf("%s is cut otherwise than %s:\n%s", args[0], args[1], cmp.Diff(want, got))
	}
}

// exits runs a command that must end with an exit code: "exits 2 chancery list kings".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var e *exec.ExitError
		if !errors.As(err, &e) {
			ts.Fatalf("%v", err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("%v ends with exit code %d; want %d", args[1:], got, want)
	}
}
