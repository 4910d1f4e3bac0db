package learn

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Tree is a sentence with what annotators or a teacher say of it. Lists that it
// has none of are nil.
type Tree struct {
	Forms  []string
	UPOS   []string
	XPOS   []string
	Feats  []string
	Lemmas []string
	Heads  []int // 1-based, 0 the root
	Rels   []string
	Names  []string // B-PER, I-PER, O, ...; "?" where nobody says
	Weight float32  // how much the sentence counts; 1 for people's work
}

// ReadTrees reads CoNLL-U; multiword ranges and empty words are left out.
func ReadTrees(r io.Reader, file string) ([]*Tree, error) {
	var out []*Tree
	t := &Tree{Weight: 1}
	var misc []string
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "":
			if len(t.Forms) > 0 {
				t.Names = entityNames(t, misc)
				out = append(out, t)
			}
			t, misc = &Tree{Weight: 1}, nil
			continue
		case line[0] == '#':
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 {
			return nil, fmt.Errorf("%s:%d: %d columns; want the 10 of CoNLL-U", file, n, len(c))
		}
		if strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: head %q; want a number", file, n, c[6])
		}
		t.Forms = append(t.Forms, c[1])
		t.Lemmas = append(t.Lemmas, c[2])
		t.UPOS = append(t.UPOS, c[3])
		t.XPOS = append(t.XPOS, c[4])
		t.Feats = append(t.Feats, c[5])
		t.Heads = append(t.Heads, head)
		t.Rels = append(t.Rels, c[7])
		misc = append(misc, c[9])
	}
	if len(t.Forms) > 0 {
		out = append(out, t)
	}
	return out, sc.Err()
}

// entityNames is the names that a treebank's entities tell, GUM's Entity= in the last
// column: persons, places and organisations whose head is a proper noun. A linked one
// (to an article on it) is a name whole, of another the proper nouns around its head.
// It is nil where there are no entities; a proper noun that is in none is "?".
func entityNames(t *Tree, misc []string) []string {
	type mention struct {
		from, to int
		kind     string
		linked   bool
	}
	var all []mention
	open := map[string][]int{}
	for i, m := range misc {
		_, e, ok := strings.Cut(m, "Entity=")
		if !ok {
			continue
		}
		e, _, _ = strings.Cut(e, "|")
		for e != "" {
			if e[0] == '(' {
				end := strings.IndexAny(e[1:], "()") + 1
				if end == 0 {
					end = len(e)
				}
				c := strings.Split(e[1:end], "-")
				kind := ""
				if len(c) > 1 {
					kind = gumTypes[c[1]]
				}
				open[c[0]] = append(open[c[0]], len(all))
				all = append(all, mention{i, -1, kind, len(c) > 6})
				if end < len(e) && e[end] == ')' {
					all[len(all)-1].to = i + 1
					open[c[0]] = open[c[0]][:len(open[c[0]])-1]
					end++
				}
				e = e[end:]
				continue
			}
			id, rest, _ := strings.Cut(e, ")")
			if l := open[id]; len(l) > 0 {
				all[l[len(l)-1]].to = i + 1
				open[id] = l[:len(l)-1]
			}
			e = rest
		}
	}
	if len(all) == 0 {
		return nil
	}
	names := make([]string, len(t.Forms))
	for i := range names {
		if names[i] = "O"; t.UPOS[i] == "PROPN" {
			names[i] = "?"
		}
	}
	slices.SortStableFunc(all, func(a, b mention) int { return (b.to - b.from) - (a.to - a.from) })
	for _, m := range all {
		if m.to < 0 || m.kind == "" {
			continue
		}
		head := m.from
		for i := m.from; i < m.to; i++ {
			if h := t.Heads[i] - 1; h < m.from || h >= m.to {
				head = i
			}
		}
		if t.UPOS[head] != "PROPN" {
			continue
		}
		from, to := head, head+1
		if m.linked && m.to-m.from <= 8 {
			from, to = m.from, m.to
			for from < head && (t.UPOS[from] != "PROPN" && t.UPOS[from] != "ADJ" || m.kind == "PER" && t.Rels[from] == "nmod:desc") {
				from++
			}
			if c := slices.Index(t.Forms[head:to], ","); c > 0 { // "Durham University, United Kingdom"
				to = head + c
			}
			for to > head+1 && (t.UPOS[to-1] == "PART" || t.UPOS[to-1] == "PUNCT") {
				to--
			}
		} else {
			for from > m.from && t.UPOS[from-1] == "PROPN" && t.Rels[from-1] != "nmod:desc" {
				from--
			}
			for to < m.to && t.UPOS[to] == "PROPN" {
				to++
			}
		}
		if strings.HasPrefix(names[from], "B-") || strings.HasPrefix(names[from], "I-") || strings.HasPrefix(names[to-1], "I-") || strings.HasPrefix(names[to-1], "B-") {
			continue
		}
		for i := from; i < to; i++ {
			names[i] = "I-" + m.kind
		}
		names[from] = "B-" + m.kind
	}
	return names
}

var gumTypes = map[string]string{"person": "PER", "place": "LOC", "organization": "ORG"}
