package acquire

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery"
)

// yielder hands one document or refusal on; false stops the walk.
type yielder = func(*chancery.Document, error) bool

// All yields the documents at paths, one at a time, in the order of the paths. A
// path is a file, a folder, a pattern such as "reports/*.txt", or "-" for stdin.
//
// A folder is walked in the order of names, and what in it cannot be a document is
// passed over silently; the same thing named outright is refused. Links are
// followed where they are named, and inside a folder only as long as they stay in
// it. Every error is a *[chancery.Refusal], after which the walk goes on, but that
// of a context that is done, which ends it.
func (a *Acquirer) All(ctx context.Context, paths []string, stdin io.Reader) iter.Seq2[*chancery.Document, error] {
	return func(yield func(*chancery.Document, error) bool) {
		more := true
		next := func(d *chancery.Document, err error) bool {
			if more && ctx.Err() != nil {
				more = false
				yield(nil, ctx.Err())
			}
			more = more && yield(d, err)
			return more
		}
		for _, p := range paths {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			if a.path(p, stdin, next); !more {
				return
			}
		}
	}
}

// path yields what is at one path.
func (a *Acquirer) path(p string, stdin io.Reader, yield yielder) {
	if p == "-" {
		a.standard(stdin, yield)
		return
	}
	st, err := os.Stat(p)
	if err == nil {
		a.named(p, st, yield)
		return
	}
	if !strings.ContainsAny(p, "*?[") {
		yield(nil, &chancery.Refusal{Where: p, What: "cannot be opened", Wanted: "a file, a folder, a pattern or -", Err: cause(err)})
		return
	}
	found, err := filepath.Glob(p)
	if err != nil || len(found) == 0 {
		yield(nil, &chancery.Refusal{Where: p, What: "a pattern that fits nothing", Wanted: "one that fits files", Err: err})
		return
	}
	slices.Sort(found)
	for _, f := range found {
		st, err := os.Stat(f)
		if err != nil {
			if !yield(nil, &chancery.Refusal{Where: f, What: "cannot be opened", Err: cause(err)}) {
				return
			}
			continue
		}
		ok := true
		a.named(f, st, func(d *chancery.Document, err error) bool { ok = yield(d, err); return ok })
		if !ok {
			return
		}
	}
}

// named yields what is at a path that was named outright.
func (a *Acquirer) named(p string, st fs.FileInfo, yield yielder) {
	switch {
	case st.IsDir():
		a.folder(p, yield)
	case !st.Mode().IsRegular():
		yield(nil, &chancery.Refusal{Where: p, What: "no regular file", Wanted: "a file or a folder"})
	case media[strings.ToLower(filepath.Ext(p))] == "":
		yield(nil, &chancery.Refusal{Where: p, What: fmt.Sprintf("a file of type %q", filepath.Ext(p)), Wanted: ".txt, .md, .html, .htm or .jsonl"})
	default:
		a.file(p, yield)
	}
}

// folder walks p. It goes through an [os.Root], which lets no link lead out of it.
func (a *Acquirer) folder(p string, yield yielder) {
	root, err := os.OpenRoot(p)
	if err != nil {
		yield(nil, &chancery.Refusal{Where: p, What: "cannot be opened", Err: cause(err)})
		return
	}
	defer root.Close()
	entries := 0
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		where := filepath.Join(p, name)
		if err != nil {
			return carryOn(yield(nil, &chancery.Refusal{Where: where, What: "cannot be read", Err: cause(err)}), e)
		}
		if entries++; entries > maxEntries {
			yield(nil, &chancery.Refusal{Where: p, What: fmt.Sprintf("more than %d files and folders", maxEntries), Wanted: "a smaller folder"})
			return fs.SkipAll
		}
		if e.IsDir() {
			if strings.Count(name, "/") >= maxDepth {
				return carryOn(yield(nil, &chancery.Refusal{Where: where, What: fmt.Sprintf("a folder %d deep", maxDepth+1), Wanted: fmt.Sprintf("at most %d", maxDepth)}), e)
			}
			return nil
		}
		if media[strings.ToLower(filepath.Ext(name))] == "" {
			return nil
		}
		st, err := root.Stat(name) // refuses a link that leads out
		if err != nil || !st.Mode().IsRegular() {
			return nil
		}
		f, err := root.Open(name)
		if err != nil {
			return carryOn(yield(nil, &chancery.Refusal{Where: where, What: "cannot be opened", Err: cause(err)}), nil)
		}
		ok := true
		a.read(where, f, func(d *chancery.Document, err error) bool { ok = yield(d, err); return ok })
		f.Close()
		return carryOn(ok, nil)
	})
	if err != nil {
		yield(nil, &chancery.Refusal{Where: p, What: "cannot be walked", Err: cause(err)})
	}
}

// carryOn says how a walk goes on after something was yielded.
func carryOn(more bool, dir fs.DirEntry) error {
	switch {
	case !more:
		return fs.SkipAll
	case dir != nil && dir.IsDir():
		return fs.SkipDir
	}
	return nil
}

func (a *Acquirer) file(p string, yield yielder) {
	f, err := os.Open(p)
	if err != nil {
		yield(nil, &chancery.Refusal{Where: p, What: "cannot be opened", Err: cause(err)})
		return
	}
	defer f.Close()
	a.read(p, f, yield)
}

// read yields the documents of one open file.
func (a *Acquirer) read(where string, r io.Reader, yield yielder) {
	if strings.EqualFold(filepath.Ext(where), ".jsonl") {
		a.lines(where, r, yield)
		return
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	if err != nil {
		yield(nil, &chancery.Refusal{Where: where, What: "cannot be read", Err: cause(err)})
		return
	}
	yield(a.Document(where, raw, ""))
}

// standard yields what stands on standard input: lines of JSON where it begins
// with a brace, or else one document.
func (a *Acquirer) standard(stdin io.Reader, yield yielder) {
	if stdin == nil {
		yield(nil, &chancery.Refusal{Where: "-", What: "no standard input"})
		return
	}
	in := bufio.NewReaderSize(stdin, 64<<10)
	for n := 1; n <= in.Size(); n++ {
		head, err := in.Peek(n)
		if err != nil || !strings.ContainsRune(" \t\r\n", rune(head[n-1])) {
			if err == nil && head[n-1] == '{' {
				a.lines("-", in, yield)
				return
			}
			break
		}
	}
	a.read("-", in, yield)
}

// cause is what lies below a path error: the path is told already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
