package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chancery/internal/lines"
	"chancery/write"
)

// release is set by the build where it knows better than Go does.
var release string

func (p *program) version() *cobra.Command {
	c := &cobra.Command{
		Use:   "version",
		Short: "Tell the version, and what data it carries",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			knowledge, err := p.knowledge()
			if err != nil {
				return err
			}
			out := bufio.NewWriter(p.stdout)
			fmt.Fprintf(out, "chancery %s\n%s %s/%s\n", versionOf(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if err := tellData(out, knowledge); err != nil {
				return err
			}
			return out.Flush()
		},
	}
	p.withData(c)
	return c
}

// versionOf is the release, or else the commit that Go knows it was built from.
func versionOf() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
		if info.Main.Version != "" {
			return info.Main.Version
		}
	}
	return "(devel)"
}

// tellData lists the data files with how many facts each holds, and what the first
// line of each says it is.
func tellData(out *bufio.Writer, knowledge fs.FS) error {
	names, err := dataFiles(knowledge)
	if err != nil {
		return err
	}
	total := 0
	for _, name := range names {
		n := 0
		for _, err := range lines.Read(knowledge, name, 1) {
			if err != nil {
				return err
			}
			n++
		}
		total += n
		what, err := headOf(knowledge, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%8d  %-28s  %s\n", n, name, write.Plain(what))
	}
	fmt.Fprintf(out, "%8d  facts in %s\n", total, write.Count(len(names), "file"))
	return nil
}

// dataFiles is the text files of knowledge, ours and the user's, in order.
func dataFiles(knowledge fs.FS) ([]string, error) {
	layers := []fs.FS{knowledge}
	if l, ok := knowledge.(lines.Layered); ok {
		layers = []fs.FS{l.Base, l.User}
	}
	seen := map[string]bool{}
	for _, layer := range layers {
		err := fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(name, ".txt") {
				seen[name] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(seen)), nil
}

// headOf is the first comment line of a data file.
func headOf(knowledge fs.FS, name string) (string, error) {
	f, err := knowledge.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for s.Scan() {
		if what, ok := strings.CutPrefix(s.Text(), "#"); ok {
			return strings.TrimSpace(what), nil
		}
	}
	return "", s.Err()
}
