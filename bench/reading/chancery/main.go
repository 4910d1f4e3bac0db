// Command chancery is chancery itself as a contestant of the comparison of reading,
// stage by stage.
package main

import (
	"io/fs"
	"sync"

	"chancery"
	"chancery/bench/reading/worker"
	"chancery/construe"
	"chancery/construe/core"
	"chancery/construe/syntax"
	"chancery/data"
)

func main() {
	worker.Main(worker.Stages{
		"words":   words,
		"tags":    analysed(false),
		"trees":   analysed(true),
		"whole":   whole((*construe.Reader).ReadWhole),
		"reading": whole((*construe.Reader).Read),
	})
}

// A cutter cuts texts into sentences of words. Its buffer is used again.
type cutter struct {
	bounds *core.Bounds
	split  *core.Splitter
	buf    []chancery.Word
}

var cutters = sync.OnceValues(func() (cutter, error) {
	bounds, err := core.NewBounds(data.FS())
	if err != nil {
		return cutter{}, err
	}
	split, err := core.NewSplitter(data.FS())
	return cutter{bounds: bounds, split: split}, err
})

// sentences calls f with the words of each sentence of text; a line is a paragraph.
// All words of a text are kept until the next text comes.
func (c *cutter) sentences(text string, f func([]chancery.Word)) {
	c.buf = c.buf[:0]
	for _, sp := range c.bounds.Sentences(text, paragraphs(text)) {
		n := len(c.buf)
		c.buf = c.split.Words(text, sp, c.buf)
		f(c.buf[n:])
	}
}

// paragraphs is the lines of text that are not empty.
func paragraphs(text string) []chancery.Span {
	var out []chancery.Span
	for start, i := 0, 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' {
			continue
		}
		if i > start {
			out = append(out, chancery.Span{Start: start, End: i})
		}
		start = i + 1
	}
	return out
}

func words() (worker.Reader, error) {
	c, err := cutters()
	if err != nil {
		return nil, err
	}
	return func(text string) int {
		c.sentences(text, func([]chancery.Word) {})
		return len(c.buf)
	}, nil
}

var model = sync.OnceValues(func() (*syntax.Model, error) {
	b, err := fs.ReadFile(data.FS(), "en/syntax.weights")
	if err != nil {
		return nil, err
	}
	w, err := syntax.ReadWeights(b)
	if err != nil {
		return nil, err
	}
	return syntax.New(w)
})

// analysed reads texts from their letters to tags, lemmas, features and names, and
// to trees where they are wanted.
func analysed(trees bool) func() (worker.Reader, error) {
	return func() (worker.Reader, error) {
		c, err := cutters()
		if err != nil {
			return nil, err
		}
		m, err := model()
		if err != nil {
			return nil, err
		}
		a := m.Analyser()
		return func(text string) (n int) {
			c.sentences(text, func(words []chancery.Word) {
				a.Tag(words)
				if trees {
					a.Parse(words)
				}
				n += len(words)
			})
			return n
		}, nil
	}
}

var readers = sync.OnceValues(func() (*construe.Reader, error) { return construe.New(data.FS()) })

// whole reads texts as documents: all of the above, and who, when, said and how much.
func whole(read func(*construe.Reader, *chancery.Document) *chancery.Reading) func() (worker.Reader, error) {
	return func() (worker.Reader, error) {
		c, err := readers()
		if err != nil {
			return nil, err
		}
		return func(text string) int {
			n := 0
			for _, s := range read(c, &chancery.Document{Text: text}).Sentences {
				n += len(s.Words)
			}
			return n
		}, nil
	}
}
