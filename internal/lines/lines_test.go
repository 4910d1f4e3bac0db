package lines

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func gather(t *testing.T, fsys Layered, want int) (string, error) {
	t.Helper()
	var out []string
	for l, err := range Read(fsys, "verbs.txt", want) {
		if err != nil {
			return strings.Join(out, "; "), err
		}
		s := strings.Join(l.Cols, "|")
		if l.Note != "" {
			s += " # " + l.Note
		}
		out = append(out, s)
	}
	return strings.Join(out, "; "), nil
}

func file(s string) fstest.MapFS { return fstest.MapFS{"verbs.txt": {Data: []byte(s)}} }

func TestRead(t *testing.T) {
	base := "# Verbs.\n\nmeet  obj  # They met.\nmeet  with\nvisit\tobj\n"
	for _, c := range []struct{ name, user, want string }{
		{"ours alone", "", "meet|obj # They met.; meet|with; visit|obj"},
		{"theirs after ours", "call  obj\n", "meet|obj # They met.; meet|with; visit|obj; call|obj"},
		{"theirs instead of ours", "meet  nsubj\n", "visit|obj; meet|nsubj"},
		{"ours taken away", "-meet\n", "visit|obj"},
	} {
		fsys := Layered{Base: file(base)}
		if c.user != "" {
			fsys.User = file(c.user)
		}
		if got, err := gather(t, fsys, 2); err != nil || got != c.want {
			t.Errorf("%s: got %s (%v), want %s", c.name, got, err, c.want)
		}
	}
}

func TestList(t *testing.T) {
	l := Line{Cols: []string{"a", "b|c d|e", "-"}}
	for i, want := range [][]string{{"a"}, {"b", "c d", "e"}, nil, nil} {
		if got := l.List(i); !slices.Equal(got, want) || got == nil != (want == nil) {
			t.Errorf("column %d: got %q, want %q", i, got, want)
		}
	}
}

func TestReadComplains(t *testing.T) {
	for _, fsys := range []Layered{{Base: file("meet  obj\nvisit\n")}, {Base: file("meet  obj\n"), User: file("#\nvisit\n")}} {
		_, err := gather(t, fsys, 2)
		var e *Error
		if !errors.As(err, &e) || err.Error() != "verbs.txt:2: 1 columns; want 2" {
			t.Errorf("got %v", err)
		}
	}
	if _, err := gather(t, Layered{Base: fstest.MapFS{}, User: fstest.MapFS{}}, 1); err == nil {
		t.Error("a file that is nowhere was read")
	}
}

// A user's data folder comes from outside: whatever stands in it, reading ends, every
// fact has its columns and no column is empty.
func FuzzRead(f *testing.F) {
	f.Add("meet  obj  # They met.\n-visit\n", 2)
	f.Add("\tone\t\t two  three#four\n#\n\r\n", 1)
	f.Add("-\n--\n  -a  \n", 1)
	f.Fuzz(func(t *testing.T, user string, want int) {
		for l, err := range Read(Layered{Base: file("meet  obj\nvisit  to\n"), User: file(user)}, "verbs.txt", want%4) {
			if err != nil {
				continue
			}
			if len(l.Cols) < want%4 || l.Cols[0] == "" {
				t.Errorf("line %d has columns %q; want %d", l.N, l.Cols, want%4)
			}
		}
	})
}
