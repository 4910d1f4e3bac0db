package extract

import (
	"io/fs"

	"chancery"
)

// projects finds the projects that a page holds.
type projects struct{}

func newProjects(data fs.FS) (finder, error) { return &projects{}, nil }

func (f *projects) find(p *page) []chancery.Claim { return nil }
