// Package lines reads our data files: one fact a line, its columns parted by
// two or more spaces or a tab, and # for a comment to the end of the line.
package lines

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"regexp"
	"strings"
)

// A Line is one fact and the place it was read from.
type Line struct {
	File string
	N    int
	Cols []string
	Note string // the comment after the fact, if any: the sentence that shows it at work
}

// Col is column i, or "" where the line has no such column or holds "-" there.
func (l Line) Col(i int) string {
	if i >= len(l.Cols) || l.Cols[i] == "-" {
		return ""
	}
	return l.Cols[i]
}

// List is the parts of column i that "|" parts; none where Col is "".
func (l Line) List(i int) []string {
	if l.Col(i) == "" {
		return nil
	}
	return strings.Split(l.Col(i), "|")
}

// An Error is a complaint about one line of a data file.
type Error struct {
	File string
	Line int
	Msg  string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// Errorf returns an [Error] that points at l.
func (l Line) Errorf(format string, args ...any) error {
	return &Error{l.File, l.N, fmt.Sprintf(format, args...)}
}

// Layered is data with a user's folder over it. Opened as a file system, a file
// of the user's hides ours; [Read] joins the two line by line instead.
type Layered struct{ Base, User fs.FS }

// Open opens the user's file of that name, or else ours.
func (l Layered) Open(name string) (fs.File, error) {
	if l.User != nil {
		if f, err := l.User.Open(name); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return l.Base.Open(name)
}

var gap = regexp.MustCompile(`\s{2,}|\t`)

// Read yields the facts in the named file. Each must have at least want columns.
//
// Where fsys is [Layered], our lines come first and the user's after them. A line
// of the user's replaces every line of ours with the same first column, and a
// user's line "-key" takes those with that first column away.
func Read(fsys fs.FS, name string, want int) iter.Seq2[Line, error] {
	l, ok := fsys.(Layered)
	if !ok || l.User == nil {
		return read(fsys, name, want)
	}
	return func(yield func(Line, error) bool) {
		var user []Line
		gone := map[string]bool{}
		for line, err := range read(l.User, name, 1) {
			if errors.Is(err, fs.ErrNotExist) {
				break
			}
			if err != nil {
				yield(line, err)
				return
			}
			key, takenAway := strings.CutPrefix(line.Cols[0], "-")
			gone[key] = true
			if takenAway {
				continue
			}
			if len(line.Cols) < want {
				yield(line, line.Errorf("%d columns; want %d", len(line.Cols), want))
				return
			}
			user = append(user, line)
		}
		for line, err := range read(l.Base, name, want) {
			if errors.Is(err, fs.ErrNotExist) && len(user) > 0 {
				break
			}
			if err == nil && gone[line.Cols[0]] {
				continue
			}
			if !yield(line, err) {
				return
			}
		}
		for _, line := range user {
			if !yield(line, nil) {
				return
			}
		}
	}
}

func read(fsys fs.FS, name string, want int) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		f, err := fsys.Open(name)
		if err != nil {
			yield(Line{}, err)
			return
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for n := 1; s.Scan(); n++ {
			fact, note, _ := cut(s.Text())
			if fact = strings.TrimSpace(fact); fact == "" {
				continue
			}
			l := Line{name, n, gap.Split(fact, -1), strings.TrimSpace(note)}
			if len(l.Cols) < want {
				yield(l, l.Errorf("%d columns; want %d", len(l.Cols), want))
				return
			}
			if !yield(l, nil) {
				return
			}
		}
		if err := s.Err(); err != nil {
			yield(Line{}, fmt.Errorf("reading %s: %w", name, err))
		}
	}
}

// cut parts a fact from its note at the first # that begins the line or follows
// white space, so that "C#" and "page#3" stay whole.
func cut(s string) (fact, note string, ok bool) {
	for i := range len(s) {
		if s[i] == '#' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t') {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}
