package learn

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// nameTypes is what each set calls the types that the network learns. A type that is
// not here is no name of theirs: its words are O.
var nameTypes = map[string]string{
	"PER": "PER", "LOC": "LOC", "ORG": "ORG",
	"person": "PER", "politician": "PER", "country": "LOC", "location": "LOC", "organisation": "ORG", "politicalparty": "ORG",
	"Person": "PER", "Location": "LOC", "Organisation": "ORG",
}

// ReadNames reads sentences whose words stand one a line with a label such as B-PER in
// column label, counted from 0; the word is in column form. Labels of IO sets begin a
// name where another word or type stood before.
func ReadNames(r io.Reader, file string, form, label int) ([]*Tree, error) {
	var out []*Tree
	t := &Tree{Weight: 1}
	flush := func() {
		if len(t.Forms) > 0 {
			out = append(out, t)
		}
		t = &Tree{Weight: 1}
	}
	last := "O"
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" {
			flush()
			last = "O"
			continue
		}
		if strings.HasPrefix(line, "# ") {
			continue
		}
		c := strings.Fields(line)
		if len(c) <= max(form, label) {
			return nil, fmt.Errorf("%s:%d: %d columns; want at least %d", file, n, len(c), max(form, label)+1)
		}
		mark, kind, _ := strings.Cut(c[label], "-")
		kind = nameTypes[kind]
		switch {
		case kind == "":
			mark = "O"
		case mark == "I" && last != kind: // an IO set, or a broken one
			mark = "B"
		}
		last = kind
		for i, f := range hyphens(c[form]) {
			name := mark
			if mark != "O" {
				if i > 0 {
					name = "I"
				}
				name += "-" + kind
			}
			t.Forms, t.Names = append(t.Forms, f), append(t.Names, name)
		}
	}
	flush()
	return out, sc.Err()
}

// hyphens cuts a word at its hyphens, as Universal Dependencies does.
func hyphens(w string) []string {
	var out []string
	for {
		i := strings.IndexByte(w, '-')
		if i <= 0 || i == len(w)-1 {
			return append(out, w)
		}
		out = append(out, w[:i], "-")
		w = w[i+1:]
	}
}

// spans is the names that labels tell, as first word, last word and type.
func spans(labels []string) map[[2]int]string {
	out := map[[2]int]string{}
	for i := 0; i < len(labels); i++ {
		if !strings.HasPrefix(labels[i], "B-") && !strings.HasPrefix(labels[i], "I-") {
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == "I-"+labels[i][2:] {
			j++
		}
		out[[2]int{i, j}] = labels[i][2:]
		i = j - 1
	}
	return out
}
