package construe

import (
	"io/fs"

	"chancery"
)

// A timeReader finds expressions of time and says what they mean.
//
// It works in two passes, because what "Friday" means depends on the document's
// day, which is itself read from the expressions found: find marks them without
// anchoring, and resolve gives each its value.
type timeReader struct {
}

// A rawTime is an expression of time as it stands in the text, not yet anchored.
type rawTime struct {
	chancery.Span
	Sentence         int // index of the sentence it stands in
	year, month, day int
}

// newTimeReader reads the rules and word lists of time in data.
func newTimeReader(data fs.FS) (*timeReader, error) { return &timeReader{}, nil }

// find marks the expressions of time in the sentences of text, in their order.
func (t *timeReader) find(text string, sentences []chancery.Sentence) []rawTime { return nil }

// resolve gives each expression its value, against the document's day.
func (t *timeReader) resolve(raw []rawTime, anchor chancery.Date, r *chancery.Reading) []chancery.Time {
	return nil
}
