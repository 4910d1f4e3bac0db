package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// A text is the documents that all contestants read, and what to say of them.
type text struct {
	docs  []string
	words []int // of each document, between white space
	total int
	bytes int
	about string
}

// Documents of fewer words are headlines, of more transcripts of whole days; both
// are left out of large collections, as one of them would last a whole round.
const (
	shortest = 100
	longest  = 2500
)

// read finds the text: the user's own; else a slice of the open texts beside the
// checkout; else what is in the checkout, over and over.
func (p plan) read() (*text, error) {
	t := &text{}
	if p.text != "" {
		docs, err := load(p.text)
		if err != nil {
			return nil, err
		}
		t.slice(docs, p.words)
		t.about = fmt.Sprintf("%s, documents: %d", p.text, len(t.docs))
		if t.total < p.words/10 {
			t.repeat(p.words)
		}
		return t, t.check()
	}
	var from []string
	for i, name := range []string{"wikinews-en", "kremlin-en"} {
		docs, err := load(filepath.Join(p.shared, "data/open-text", name+".jsonl.zst"))
		if err != nil {
			continue // said below: the text is another
		}
		before := len(t.docs)
		t.slice(docs, p.words/2*(i+1))
		from = append(from, fmt.Sprintf("%d of %s", len(t.docs)-before, name))
	}
	if len(from) > 0 {
		t.shuffle()
		t.about = "data/open-text, real documents, each once: " + strings.Join(from, " and ")
		return t, t.check()
	}
	return t, t.own(p)
}

// own makes a text of what was written for this project.
func (t *text) own(p plan) error {
	var docs []string
	for _, folder := range []string{"testdata/sample/docs", "construe/testdata/everyday"} {
		more, err := load(filepath.Join(p.root, folder))
		if err != nil {
			return err
		}
		docs = append(docs, more...)
	}
	for _, d := range docs {
		t.add(d)
	}
	t.about = fmt.Sprintf("testdata/sample and construe/testdata/everyday, documents: %d", len(docs))
	t.repeat(p.words)
	t.shuffle()
	return t.check()
}

// repeat adds the documents of t again until it has so many words, and says so.
func (t *text) repeat(words int) {
	docs, times := slices.Clone(t.docs), 1
	for ; t.total > 0 && t.total < words; times++ {
		for _, d := range docs {
			t.add(d)
		}
	}
	t.about += fmt.Sprintf(", %d times over (whoever keeps what it met has it easy)", times)
}

// slice adds documents of docs, in an order that is always the same, until t has so
// many words.
func (t *text) slice(docs []string, words int) {
	docs = slices.Clone(docs)
	dice().Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	for _, d := range docs {
		if n := len(strings.Fields(d)); len(docs) > 50 && (n < shortest || n > longest) {
			continue
		}
		if t.total >= words {
			break
		}
		t.add(d)
	}
}

func (t *text) add(doc string) {
	n := len(strings.Fields(doc))
	t.docs, t.words = append(t.docs, doc), append(t.words, n)
	t.total += n
	t.bytes += len(doc)
}

func (t *text) shuffle() {
	dice().Shuffle(len(t.docs), func(i, j int) {
		t.docs[i], t.docs[j] = t.docs[j], t.docs[i]
		t.words[i], t.words[j] = t.words[j], t.words[i]
	})
}

// dice fall the same way each time.
func dice() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func (t *text) check() error {
	if t.total == 0 {
		return fmt.Errorf("no words in the text; want English prose")
	}
	return nil
}

// first is how many words the first n documents have.
func (t *text) first(n int) int {
	sum := 0
	for _, w := range t.words[:n] {
		sum += w
	}
	return sum
}

func (t *text) write(file string) error {
	b, err := json.Marshal(t.docs)
	if err != nil {
		return err
	}
	return os.WriteFile(file, b, 0o600)
}

// load is the documents of a file, or of the files of a folder.
func load(path string) ([]string, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !st.IsDir() {
		return loadFile(path)
	}
	var docs []string
	for _, kind := range []string{"*.txt", "*.jsonl", "*.jsonl.zst"} {
		files, err := filepath.Glob(filepath.Join(path, kind))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			more, err := loadFile(f)
			if err != nil {
				return nil, err
			}
			docs = append(docs, more...)
		}
	}
	return docs, nil
}

// loadFile is the texts of {"text": ...} lines, or a file's text.
func loadFile(name string) ([]string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(name, ".zst") {
		z, err := zstd.NewReader(nil)
		if err != nil {
			return nil, err
		}
		defer z.Close()
		if b, err = z.DecodeAll(b, nil); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		name = strings.TrimSuffix(name, ".zst")
	}
	if !strings.HasSuffix(name, ".jsonl") {
		return pieces(string(b)), nil
	}
	var docs []string
	n := 0
	for line := range bytes.Lines(b) {
		n++
		var d struct{ Text string }
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		docs = append(docs, d.Text)
	}
	return docs, nil
}

// pieces is a text whole, or a book in pieces of about a thousand words that end at
// empty lines: else one core would read it and the other look on.
func pieces(s string) []string {
	if len(strings.Fields(s)) <= longest {
		return []string{s}
	}
	var docs []string
	var piece strings.Builder
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		piece.WriteString(paragraph)
		piece.WriteString("\n\n")
		if piece.Len() > 6000 {
			docs = append(docs, piece.String())
			piece.Reset()
		}
	}
	return append(docs, piece.String())
}
