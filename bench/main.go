// Command bench sets chancery's reading of web pages beside that of go-trafilatura:
// both over the same folder of pages, in the same run, on one core.
//
// It is a module of its own, so that the program itself does not depend on what it
// is measured against.
//
//	go run . -pages FOLDER -truth FOLDER/truth.jsonl [-rounds 3]
//
// FOLDER holds NAME.html files; each line of the truth is {"id": NAME, "text": ...}.
// What is printed for each: pages a second in the best round, and the F1 of runs
// of four words, averaged over pages.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"

	"chancery/acquire"
	"chancery/data"
)

// A contestant takes the article's text from a page.
type contestant struct {
	name string
	text func(name string, raw []byte) string
}

func main() {
	folder := flag.String("pages", "", "folder of .html files")
	truth := flag.String("truth", "", "file of {\"id\",\"text\"} lines; none for speed alone")
	rounds := flag.Int("rounds", 3, "times that each reads all pages; the best counts")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if err := run(os.Stdout, *folder, *truth, *rounds); err != nil {
		log.Fatal(err)
	}
}

func run(out io.Writer, folder, truth string, rounds int) error {
	names, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil || len(names) == 0 {
		return fmt.Errorf("no .html files in %q (%v)", folder, err)
	}
	pages := make([][]byte, len(names))
	bytes := 0
	for i, name := range names {
		if pages[i], err = os.ReadFile(name); err != nil {
			return err
		}
		bytes += len(pages[i])
	}
	want, err := readTruth(truth)
	if err != nil {
		return err
	}
	a, err := acquire.New(data.FS())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d pages, %d KB each, one core\n", len(pages), bytes/len(pages)/1000)
	for _, c := range []contestant{{"chancery", ours(a)}, {"go-trafilatura v1.12.2", theirs}} {
		best := time.Duration(1<<63 - 1)
		got := make([]string, len(pages))
		for range rounds {
			start := time.Now()
			for i := range pages {
				got[i] = c.text(names[i], pages[i])
			}
			best = min(best, time.Since(start))
		}
		fmt.Fprintf(out, "%-24s %7.1f pages/s", c.name, float64(len(pages))/best.Seconds())
		if n := len(want); n > 0 {
			sum := 0.0
			for i, name := range names {
				id := strings.TrimSuffix(filepath.Base(name), ".html")
				if w, ok := want[id]; ok {
					sum += f1(w, got[i])
				}
			}
			fmt.Fprintf(out, "   F1 %.3f", sum/float64(n))
		}
		fmt.Fprintln(out)
	}
	return nil
}

func ours(a *acquire.Acquirer) func(string, []byte) string {
	return func(name string, raw []byte) string {
		d, err := a.Document(name, raw, "text/html")
		if err != nil {
			return ""
		}
		return d.Article()
	}
}

// theirs is go-trafilatura as its README has it, with its fallback extractors on
// and comments left out, as the truth has none.
func theirs(_ string, raw []byte) string {
	got, err := trafilatura.Extract(bytes.NewReader(raw), trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil || got == nil {
		return ""
	}
	return got.ContentText
}

func readTruth(name string) (map[string]string, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	want := map[string]string{}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		var l struct{ ID, Text string }
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		want[l.ID] = l.Text
	}
	return want, s.Err()
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// runs counts the runs of four words of s.
func runs(s string) map[string]int {
	w := word.FindAllString(s, -1)
	out := map[string]int{}
	for i := range max(len(w)-3, min(len(w), 1)) {
		out[strings.Join(w[i:min(i+4, len(w))], " ")]++
	}
	return out
}

// f1 is how well got holds the runs of want.
func f1(want, got string) float64 {
	a, b := runs(want), runs(got)
	hit, na, nb := 0, 0, 0
	for k, n := range a {
		na += n
		hit += min(n, b[k])
	}
	for _, n := range b {
		nb += n
	}
	if hit == 0 {
		return 0
	}
	p, r := float64(hit)/float64(nb), float64(hit)/float64(na)
	return 2 * p * r / (p + r)
}
