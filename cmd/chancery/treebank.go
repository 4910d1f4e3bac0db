package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"chancery"
	"chancery/internal/conllu"
	"chancery/internal/lines"
)

// maxBank is the bytes of text of one document of a treebank. What is longer is
// cut where a sentence ends.
const maxBank = 16 << 20

// treebanks gives the documents of the treebanks at paths, "-" being stdin, with
// their sentences and words and nothing else of what is told of them. A file that
// is not CoNLL-U is refused from the line on that is not.
func treebanks(paths []string, stdin io.Reader) func(context.Context, func(paper) bool) {
	return func(ctx context.Context, yield func(paper) bool) {
		for _, path := range paths {
			in, err := openBank(path, stdin)
			if err != nil {
				if !yield(paper{err: &chancery.Refusal{Where: path, What: "cannot be opened", Err: err}}) {
					return
				}
				continue
			}
			b := bank{path: path, yield: yield}
			more := b.read(ctx, in)
			_ = in.Close() // it was only read from
			if !more {
				return
			}
		}
	}
}

func openBank(path string, stdin io.Reader) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(stdin), nil
	}
	return os.Open(path)
}

// A bank is a treebank that is being read, and the document at hand.
type bank struct {
	path  string
	yield func(paper) bool
	name  string
	par   int
	text  strings.Builder
	sents []chancery.Sentence

	closed bool // no space follows the last of them
}

// read gives the documents of in and reports whether more are wanted.
func (b *bank) read(ctx context.Context, in io.Reader) bool {
	some := false
	for s, err := range conllu.Read(in, b.path) {
		if err != nil {
			return b.give() && b.yield(paper{err: refusalOf(b.path, err)})
		}
		if ctx.Err() != nil {
			return false
		}
		if s.NewDoc || b.text.Len()+len(s.Text) > maxBank {
			if !b.give() {
				return false
			}
			if s.NewDoc {
				b.name = s.Doc
			}
		}
		b.add(s)
		some = true
	}
	if !some {
		return b.yield(paper{err: &chancery.Refusal{Where: b.path, What: "empty", Wanted: "sentences in CoNLL-U"}})
	}
	return b.give()
}

// add puts s behind the sentences of the document at hand.
func (b *bank) add(s conllu.Sentence) {
	switch {
	case b.text.Len() == 0:
	case s.NewPar:
		b.text.WriteString("\n\n")
		b.par++
	case !b.closed:
		b.text.WriteByte(' ')
	}
	b.closed = s.Closed
	at := b.text.Len()
	b.text.WriteString(s.Text)
	words := make([]chancery.Word, len(s.Words))
	for i, w := range s.Words {
		words[i] = chancery.Word{Span: chancery.Span{Start: at + w.Start, End: at + w.End}, Form: w.Form, Multi: w.Multi}
	}
	span := chancery.Span{Start: words[0].Start, End: words[len(words)-1].End}
	b.sents = append(b.sents, chancery.Sentence{Span: span, Paragraph: b.par, Words: words})
}

// give gives the document at hand, if there is one, and begins another.
func (b *bank) give() bool {
	if len(b.sents) == 0 {
		return true
	}
	text, source := b.text.String(), b.name
	if source == "" {
		source = b.path
	}
	doc := &chancery.Document{
		ID: chancery.NewDocumentID([]byte(text)), Source: source, Media: "text/plain", Raw: []byte(text), Text: text,
		Origins: []chancery.Origin{{Text: chancery.Span{End: len(text)}, Raw: chancery.Span{End: len(text)}, Exact: true}},
	}
	p := paper{doc: doc, given: b.sents}
	b.text, b.sents, b.par = strings.Builder{}, nil, 0
	return b.yield(p)
}

// refusalOf is err as the row of a file that could not be taken.
func refusalOf(path string, err error) error {
	var e *lines.Error
	if !errors.As(err, &e) {
		return &chancery.Refusal{Where: path, What: "cannot be read", Err: err}
	}
	where, _, _ := strings.Cut(e.Error(), ": "+e.Msg)
	what, want, _ := strings.Cut(e.Msg, "; want ")
	return &chancery.Refusal{Where: where, What: what, Wanted: want}
}
