// Package data holds what the program knows and does not compute: countries,
// offices, word lists, rules. Each file says at its head what it holds, its
// columns, its source and its licence.
package data

import (
	"embed"
	"fmt"
	"io/fs"
	"os"

	"chancery/internal/lines"
)

//go:embed *.txt en
var files embed.FS

// FS is what the program was built with.
func FS() fs.FS { return files }

// Over is FS with the user's folder at dir over it; see [lines.Read] for how the
// two are joined. An empty dir is FS alone.
func Over(dir string) (fs.FS, error) {
	if dir == "" {
		return FS(), nil
	}
	if st, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	} else if !st.IsDir() {
		return nil, fmt.Errorf("data folder %q is no folder; want a folder laid out like data/", dir)
	}
	return lines.Layered{Base: files, User: os.DirFS(dir)}, nil
}
