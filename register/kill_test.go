package register

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"chancery"
)

// childOf names the folder in which a child process of the test keeps documents.
const childOf = "CHANCERY_TEST_KEEP_IN"

// keepForever keeps documents in batches of three and prints the id of each as
// soon as it was reported as kept. It ends when it is killed.
func keepForever(dir string) {
	r, err := Open(context.Background(), filepath.Join(dir, "r.db"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for n := 0; ; n += 3 {
		batch := []Item{meeting(n), meeting(n + 1), meeting(n + 2)}
		if _, err := r.KeepAll(context.Background(), batch); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		for _, it := range batch {
			fmt.Println(it.Doc.ID)
		}
	}
}

// A process is killed while it keeps documents: what it said it kept is there,
// with its claims, and nothing is there by halves.
func TestKill(t *testing.T) {
	for _, lines := range []int{0, 1, 25, 100} {
		dir := t.TempDir()
		told := killAfter(t, dir, lines)
		r, err := Open(t.Context(), filepath.Join(dir, "r.db"))
		if err != nil {
			t.Fatalf("after %d: %v", lines, err)
		}
		if _, err := r.Verify(t.Context(), func(bad *chancery.Refusal) { t.Errorf("after %d: %v", lines, bad) }); err != nil {
			t.Error(err)
		}
		if len(told) < lines {
			t.Errorf("%d told, want %d", len(told), lines)
		}
		for _, id := range told {
			d, err := r.Document(t.Context(), id)
			if err != nil {
				t.Errorf("told as kept: %v", err)
				continue
			}
			if cs, err := r.Claims(t.Context(), d.ID); err != nil || len(cs) != 2 {
				t.Errorf("%s: %d claims, want 2 (%v)", d.Source, len(cs), err)
			}
		}
		if docs := must[[]*chancery.Document](t)(r.Documents(t.Context())); len(docs)%3 != 0 {
			t.Errorf("%d documents: a batch of three by halves", len(docs))
		}
		keep(t, r, meeting(100000))
		r.Close()
	}
}

// killAfter starts a child that keeps documents in dir, kills it once it has told of
// that many, and returns all that it told of. With none it is killed while the
// register is being made.
func killAfter(t *testing.T, dir string, lines int) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childOf+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var told []string
	if lines == 0 {
		for !exists(filepath.Join(dir, "r.db")) {
			time.Sleep(time.Millisecond)
		}
		cmd.Process.Kill()
	}
	for s := bufio.NewScanner(out); s.Scan(); {
		told = append(told, s.Text())
		if len(told) == lines {
			cmd.Process.Kill() // SIGKILL; what it told before it died is still read
		}
	}
	cmd.Wait()
	return told
}
