// Command prose is prose v3 as a contestant of the comparison of reading.
//
// Its sentences are left out throughout: its tags and names do not need them, and
// it is the faster for it.
package main

import (
	"github.com/jdkato/prose/v3"

	"chancery/bench/reading/worker"
)

func main() {
	worker.Main(worker.Stages{
		"words": reader(prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false)),
		"tags":  reader(prose.WithSegmentation(false), prose.WithExtraction(false)),
		"names": reader(prose.WithSegmentation(false)),
	})
}

func reader(with ...prose.Option) func() (worker.Reader, error) {
	return func() (worker.Reader, error) {
		if _, err := prose.NewDocument("Its models are loaded now.", with...); err != nil {
			return nil, err
		}
		return func(text string) int {
			d, err := prose.NewDocument(text, with...)
			if err != nil {
				panic("unreachable: it read another text with the same options")
			}
			return len(d.Tokens())
		}, nil
	}
}
