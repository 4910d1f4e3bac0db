package construe

import (
	"io/fs"

	"chancery"
)

// A dater reads the day a document was published.
type dater struct {
}

// newDater makes a dater.
func newDater(data fs.FS) (*dater, error) { return &dater{}, nil }

// date is the document's own day, how it was found, and the clues that disagree.
func (d *dater) date(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence) (published chancery.Date, why string, conflicts []chancery.DateClue) {
	return doc.Published, doc.PublishedWhy, nil
}
