package acquire

import (
	"io/fs"

	"chancery"
)

type pageWords struct{}

func readPageWords(fs.FS) (*pageWords, error) { return nil, nil }

func (a *Acquirer) readPage(d *chancery.Document, dec decoded) {
	d.Text, d.Origins = dec.text, dec.origins()
}
