package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// reports writes so many documents into a new folder.
func reports(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("Ministers meet\n\nEDELWEISS, May 4, 2024 (Ruritania News) - The foreign ministers of Ruritania and Graustark met in Edelweiss on May %d, 2024. "+
			"\"This is meeting %d,\" Ruritanian Foreign Minister Fritz von Tarlenheim said.\n", i%4+1, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A chancery that is killed in the middle of its work leaves a register that opens,
// has no fault and holds all that it told of. Reading again brings it to where it
// would have been.
func TestKillRead(t *testing.T) {
	docs := reports(t, 450)
	whole := filepath.Join(t.TempDir(), "whole.db")
	if code, _, stderr := typed(t, "read", "--register", whole, docs); code != allWell {
		t.Fatal(stderr)
	}
	_, want, _ := typed(t, "list", "--register", whole, "--to", "jsonl")
	for _, after := range []int{1, 150, 350} {
		path := filepath.Join(t.TempDir(), "r.db")
		cmd := exec.Command("chancery", "read", "-v", "--register", path, docs)
		cmd.Env = append(os.Environ(), "CHANCERY_DATA=testdata/zenda/data")
		out, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var told []string
		for s := bufio.NewScanner(out); s.Scan(); {
			told = append(told, strings.Fields(s.Text())[1])
			if len(told) == after {
				cmd.Process.Kill()
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatalf("after %d: it came to its end before it was killed", after)
		}
		if code, stdout, stderr := typed(t, "check", "--register", path); code != allWell {
			t.Errorf("after %d: %s%s", after, stdout, stderr)
		}
		code, lines, stderr := typed(t, "list", "--register", path, "--to", "jsonl", "source")
		if code != allWell {
			t.Error(stderr)
		}
		if got := strings.Count(lines, "\n"); got < len(told) {
			t.Errorf("after %d: %d documents are listed and %d were told of", after, got, len(told))
		}
		if code, _, stderr := typed(t, "read", "--register", path, docs); code != allWell {
			t.Error(stderr)
		}
		if _, got, _ := typed(t, "list", "--register", path, "--to", "jsonl"); got != want {
			t.Errorf("after %d, and read again: the register is not what it would have been", after)
		}
	}
}
