package extract

import (
	"io/fs"

	"chancery"
)

// mechanisms finds the mechanisms that a page holds.
type mechanisms struct{}

func newMechanisms(data fs.FS) (finder, error) { return &mechanisms{}, nil }

func (f *mechanisms) find(p *page) []chancery.Claim { return nil }
