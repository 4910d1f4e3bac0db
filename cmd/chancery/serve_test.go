package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// served starts the server over the documents of testdata/zenda and returns its
// address, what it says beside that, and what ends it and returns its exit code.
func served(t *testing.T, args ...string) (url string, stderr *strings.Builder, stop func() int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.db")
	if code, _, said := typed(t, "read", "--register", path, "testdata/zenda/docs"); code != allWell {
		t.Fatal(said)
	}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	r, w := io.Pipe()
	stderr = new(strings.Builder)
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--register", path}, args...), strings.NewReader(""), w, stderr)
		w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("%v, exit code %d: %s", err, <-ended, stderr)
	}
	url = strings.Fields(strings.TrimPrefix(line, "the register is at "))[0]
	return url, stderr, func() int { cancel(); return <-ended }
}

func TestServe(t *testing.T) {
	url, _, stop := served(t, "--addr", "127.0.0.1:0")
	if !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Errorf("it is at %s; want loopback", url)
	}
	for path, want := range map[string]string{"": "Ruritania", "entry/actor-fritz-von-tarlenheim": "will pay an official visit", "list.json": "event-"} {
		res, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("/%s: %s, without %q", path, res.Status, want)
		}
	}
	http.DefaultClient.CloseIdleConnections()
	if code := stop(); code != allWell {
		t.Errorf("it ended with %d when it was interrupted", code)
	}
}

// Where another program has the customary port, a free one is as good; where a
// port was asked for by name it is not.
func TestServeElsewhere(t *testing.T) {
	ln, err := net.Listen("tcp", customary)
	if err == nil {
		defer ln.Close()
	} // else another program on this machine has it, which is as good
	url, stderr, stop := served(t)
	if strings.Contains(url, customary) {
		t.Errorf("it is at %s", url)
	}
	if stop(); !strings.Contains(stderr.String(), "is taken; using another port") {
		t.Errorf("it said %q", stderr)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	path := filepath.Join(t.TempDir(), "r.db")
	typed(t, "read", "--register", path, "testdata/zenda/docs")
	if code, _, said := typed(t, "serve", "--register", path, "--addr", taken.Addr().String()); code != unable {
		t.Errorf("exit code %d: %s", code, said)
	}
}

func TestServeWarns(t *testing.T) {
	_, stderr, stop := served(t, "--addr", ":0")
	if stop(); !strings.Contains(stderr.String(), "can be reached from other machines") {
		t.Errorf("it said %q", stderr)
	}
}
