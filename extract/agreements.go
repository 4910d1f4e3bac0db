package extract

import (
	"io/fs"

	"chancery"
)

// agreements finds the agreements that a page holds.
type agreements struct{}

func newAgreements(data fs.FS) (finder, error) { return &agreements{}, nil }

func (f *agreements) find(p *page) []chancery.Claim { return nil }
