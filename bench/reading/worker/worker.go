// Package worker is the side of a contestant that is written in Go: it reads the
// documents when it is told to and says how long that took.
//
// A contestant is a program of its own, so that none carries another's weight in
// memory. It is started with the file of documents, a JSON list of texts, and
// answers each line of its input with one of its output:
//
//	STAGE CORES DOCS SECONDS  →  ok DOCS SECONDS FOUND
//	                             no REASON
//
// It reads the first DOCS documents with CORES goroutines, and takes up none when
// SECONDS have passed; 0 is for ever. What it answers is how many it read, how long
// that took, and how many words it found in them: a number to be looked at, and
// proof that the work was done. What has to be loaded is loaded before the clock runs.
package worker

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A Reader reads one text and says how many words it found. It is for one goroutine.
type Reader func(text string) int

// Stages makes the Readers of a contestant, by the names of its stages.
type Stages map[string]func() (Reader, error)

// Main is a contestant's whole program.
func Main(stages Stages) {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("want the file of documents")
	}
	b, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var docs []string
	if err := json.Unmarshal(b, &docs); err != nil {
		log.Fatalf("%s: %v", os.Args[1], err)
	}
	if err := serve(os.Stdin, os.Stdout, docs, stages); err != nil {
		log.Fatal(err)
	}
}

// An order is one line of input.
type order struct {
	stage       string
	cores, docs int
	seconds     float64
}

func serve(in io.Reader, out io.Writer, docs []string, stages Stages) error {
	ready := map[string][]Reader{}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		var o order
		if _, err := fmt.Sscan(lines.Text(), &o.stage, &o.cores, &o.docs, &o.seconds); err != nil {
			return fmt.Errorf("%q: %w; want stage, cores, documents and seconds", lines.Text(), err)
		}
		readers, err := enough(ready[o.stage], o, stages)
		if err != nil {
			fmt.Fprintln(out, "no", strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		ready[o.stage] = readers
		read, took, found := o.carryOut(docs, readers)
		fmt.Fprintln(out, "ok", read, took.Seconds(), found)
	}
	return lines.Err()
}

// enough is readers with as many more as o wants cores.
func enough(readers []Reader, o order, stages Stages) ([]Reader, error) {
	reader, ok := stages[o.stage]
	if !ok {
		return nil, fmt.Errorf("no stage %q", o.stage)
	}
	for len(readers) < o.cores {
		r, err := reader()
		if err != nil {
			return nil, err
		}
		readers = append(readers, r)
	}
	return readers, nil
}

// carryOut has the documents read, each reader taking the next when it is done with
// one, and collects the rubbish of what was before beforehand.
func (o order) carryOut(docs []string, readers []Reader) (read int, took time.Duration, found int64) {
	docs = docs[:min(o.docs, len(docs))]
	runtime.GOMAXPROCS(o.cores)
	runtime.GC()
	var next, words atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	for _, r := range readers[:o.cores] {
		all.Go(func() {
			own := 0
			for o.seconds == 0 || time.Since(start).Seconds() < o.seconds {
				i := int(next.Add(1)) - 1
				if i >= len(docs) {
					break
				}
				own += r(docs[i])
			}
			words.Add(int64(own))
		})
	}
	all.Wait()
	return min(int(next.Load()), len(docs)), time.Since(start), words.Load()
}
