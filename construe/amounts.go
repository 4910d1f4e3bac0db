package construe

import (
	"io/fs"

	"chancery"
)

// An amountReader finds numbers with what they count.
type amountReader struct {
}

// newAmountReader reads the numbers, units and currencies in data.
func newAmountReader(data fs.FS) (*amountReader, error) { return &amountReader{}, nil }

// find marks the amounts in s, in order; none overlaps one of the times.
func (a *amountReader) find(text string, s chancery.Sentence, times []chancery.Time) []chancery.Amount {
	return nil
}
