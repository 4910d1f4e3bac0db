//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// BenchmarkGrowth reads invented reports into a new register with the program itself,
// as a process of its own, so that its peak memory is its own: a thousand, three
// thousand and ten thousand of them, on one core and on two. Then one more document
// is read into that register.
func BenchmarkGrowth(b *testing.B) {
	program := built(b)
	for _, n := range []int{1000, 3000, 10000} {
		dir := b.TempDir()
		knowledge, docs := filepath.Join(dir, "data"), filepath.Join(dir, "docs")
		makeFolders(b, knowledge, docs)
		w := newWorld(b, knowledge)
		words := w.write(b, docs, n)
		one := filepath.Join(dir, "one.txt")
		keepFile(b, one, w.report(n))
		for _, cores := range []int{1, 2} {
			b.Run(fmt.Sprintf("documents=%d/cores=%d", n, cores), func(b *testing.B) {
				for b.Loop() {
					path := filepath.Join(b.TempDir(), "r.db")
					read := spent(b, program, cores, "read", "--data", knowledge, "--register", path, docs)
					more := spent(b, program, cores, "read", "--data", knowledge, "--register", path, one)
					b.ReportMetric(float64(n)/read.wall.Seconds(), "documents/s")
					b.ReportMetric(float64(words)/read.cpu.Seconds(), "words/s/core")
					b.ReportMetric(read.peakMB, "MB-peak")
					b.ReportMetric(read.entries, "entries")
					b.ReportMetric(float64(size(b, path))/float64(n)/1000, "kB/document")
					b.ReportMetric(more.cpu.Seconds(), "cpu-s-for-one-more")
					b.ReportMetric(more.peakMB, "MB-for-one-more")
				}
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// BenchmarkReadInvented is the same reading within this process, for the profiler:
// go test -run - -bench ReadInvented -cpuprofile cpu.out -memprofile mem.out ./cmd/chancery
func BenchmarkReadInvented(b *testing.B) {
	dir := b.TempDir()
	knowledge, docs := filepath.Join(dir, "data"), filepath.Join(dir, "docs")
	makeFolders(b, knowledge, docs)
	n, err := strconv.Atoi(first(os.Getenv("CHANCERY_DOCUMENTS"), "1000"))
	if err != nil {
		b.Fatal(err)
	}
	newWorld(b, knowledge).write(b, docs, n)
	for b.Loop() {
		ran(b, "read", "--data", knowledge, "--register", filepath.Join(b.TempDir(), "r.db"), docs)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// A cost is what a run of the program took.
type cost struct {
	wall, cpu time.Duration
	peakMB    float64
	entries   float64 // that the register holds after it
}

var holds = regexp.MustCompile(`the register holds (\d+) entr`)

// spent runs the program on so many cores and tells what it took.
func spent(b *testing.B, program string, cores int, args ...string) cost {
	b.Helper()
	c := exec.CommandContext(b.Context(), program, args...)
	c.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores), "CHANCERY_DATA=")
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	start := time.Now()
	if err := c.Run(); err != nil {
		b.Fatalf("%s: %v: %s", c, err, &said)
	}
	k := cost{wall: time.Since(start), cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
	if use, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		k.peakMB = float64(use.Maxrss) / 1000 // in kilobytes
		if runtime.GOOS == "darwin" {
			k.peakMB = float64(use.Maxrss) / 1e6 // in bytes
		}
	}
	if m := holds.FindSubmatch(out.Bytes()); m != nil {
		k.entries, _ = strconv.ParseFloat(string(m[1]), 64)
	}
	return k
}

// built is the program, built as a user would.
func built(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "chancery")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-buildvcs=false", "-o", path, ".").CombinedOutput(); err != nil {
		b.Fatalf("building: %v: %s", err, out)
	}
	return path
}

func makeFolders(tb testing.TB, paths ...string) {
	tb.Helper()
	for _, p := range paths {
		if err := os.Mkdir(p, 0o777); err != nil {
			tb.Fatal(err)
		}
	}
}

// size is how many bytes the register takes, with what is beside it.
func size(b *testing.B, path string) (n int64) {
	b.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			b.Fatal(err)
		}
		n += info.Size()
	}
	return n
}
