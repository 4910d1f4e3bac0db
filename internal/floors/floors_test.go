// Package floors holds the one test that keeps data flowing one way.
package floors

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "chancery"

// ground is what every package may stand on.
var ground = []string{".", "internal/lines"}

// above lists the packages that may lean on others, and on which.
// Whatever is not named here stands on the ground alone.
var above = map[string][]string{
	"internal/conllu":    {},
	"construe/learn":     {"construe", "construe/core", "construe/syntax", "internal/conllu"},
	"data":               {},
	"serve":              {"write"},
	"cmd/chancery":       {"..."},
	"cmd/chancery-train": {"..."},
	"bench":              {"..."}, // a module of its own
}

// The files are read here rather than by "go list", so that
// the test cache notices when one of them changes.
func TestFloors(t *testing.T) {
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(name)
		for _, spec := range f.Imports {
			imp, _ := strconv.Unquote(spec.Path.Value)
			dep, ours := strings.CutPrefix(imp+"/", module+"/")
			if !ours {
				continue
			}
			if dep = strings.TrimSuffix(dep, "/"); dep == "" {
				dep = "."
			}
			mine := strings.HasPrefix(dep, pkg+"/")
			may := slices.Concat(ground, above[pkg])
			if strings.HasPrefix(pkg, "bench/") {
				may = append(may, above["bench"]...)
			}
			if !mine && !slices.Contains(may, dep) && !slices.Contains(may, "...") {
				t.Errorf("%s imports %s; %s may lean on %v only", name, dep, pkg, may)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
