// Command reading sets chancery's reading of plain English beside that of wink-nlp
// and prose: each over the same text, in the same run, on one core and on two.
//
//	go run ./reading [-text FILE|DIR]
//
// What is printed for each stage: words a second, the best of five rounds and the
// median, and how many times as fast as it those of chancery's stages are that do as
// much or more. The words are those of the text between white space, the same number
// for all, whatever each takes for a word.
//
// A contestant is a program of its own that waits for orders; see [worker]. The
// rounds go through all stages of all contestants in turn, so that what else the
// machine has to do meets all alike; ratios mean more than rates. A contestant that
// cannot be had has a line that says why.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
)

// A plan is what is asked for.
type plan struct {
	root   string  // the program's checkout
	shared string  // where data/open-text may be
	text   string  // the user's own
	words  int     // how many of the text are taken
	rounds int     // after the warm-up
	pass   float64 // seconds of one core after which a pass takes up no more documents
}

func main() {
	log.SetFlags(0)
	var p plan
	flag.StringVar(&p.root, "root", "..", "the checkout of chancery")
	flag.StringVar(&p.shared, "shared", "../../shared", "folder with data/open-text, if there is one")
	flag.StringVar(&p.text, "text", "", "text to read: a .txt, .jsonl or .jsonl.zst file, or a folder of such")
	flag.IntVar(&p.words, "words", 300_000, "words of the text that are taken")
	flag.IntVar(&p.rounds, "rounds", 5, "times that each stage is measured after its warm-up")
	flag.Float64Var(&p.pass, "pass", 1, "seconds on one core that a pass of a slow stage is cut down to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := p.run(ctx, os.Stdout, os.Stderr); err != nil {
		stop()
		log.Fatal(err)
	}
}

func (p plan) run(ctx context.Context, out, progress io.Writer) error {
	if p.rounds < 1 || p.words < 1 || p.pass <= 0 {
		return fmt.Errorf("%d rounds of %d words, %v seconds a pass; want more than none", p.rounds, p.words, p.pass)
	}
	text, err := p.read()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "chancery-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	file := filepath.Join(work, "docs.json")
	if err := text.write(file); err != nil {
		return err
	}
	cores := []int{1, 2}
	if runtime.NumCPU() < 2 {
		cores = cores[:1]
	}
	all := contestants()
	for _, c := range all {
		fmt.Fprintf(progress, "setting up %s\n", c.name)
		c.start(ctx, p, work, file, cores)
		defer c.stop()
	}
	for _, c := range all {
		fmt.Fprintf(progress, "warming up %s\n", c.name)
		c.each(func(m *measure) error { return m.warm(c, text, p.pass) })
	}
	var free []float64
	for n := range p.rounds {
		free = append(free, freeCores())
		fmt.Fprintf(progress, "round %d of %d\n", n+1, p.rounds)
		for _, c := range all {
			c.each(func(m *measure) error { return m.take(c, text) })
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	heading(out, text, p, free)
	table(out, text, all, cores)
	return nil
}
