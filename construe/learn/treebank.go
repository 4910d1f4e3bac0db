package learn

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"chancery/internal/conllu"
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

// ReadTrees reads the words of a treebank with all that it says of them.
func ReadTrees(r io.Reader, file string) ([]*Tree, error) {
	var out []*Tree
	for s, err := range conllu.Read(r, file) {
		if err != nil {
			return nil, err
		}
		t := &Tree{Weight: 1}
		for _, w := range s.Words {
			t.Forms, t.Lemmas = append(t.Forms, w.Form), append(t.Lemmas, column(w.Lemma))
			t.UPOS, t.XPOS, t.Feats = append(t.UPOS, column(w.UPOS)), append(t.XPOS, column(w.XPOS)), append(t.Feats, column(w.Feats))
			t.Heads, t.Rels = append(t.Heads, w.Head), append(t.Rels, column(w.Rel))
		}
		t.Names = entityNames(t, s.Misc)
		out = append(out, t)
	}
	return out, nil
}

// column is what a treebank says, or that it says nothing: that is a class as well.
func column(s string) string { return cmp.Or(s, "_") }

// A mention is an entity of a treebank, words [from, to) of a sentence.
type mention struct {
	from, to int    // to is -1 while it is open
	kind     string // of name; empty where it is none of ours
	linked   bool   // to an article on it
}

// mentions is the entities that Entity= tells in the last column of a sentence's words:
// "(1-person-new-…" opens number 1, "1)" closes it.
func mentions(misc []string) []mention {
	var all []mention
	open := map[string][]int{}
	for i, m := range misc {
		_, e, ok := strings.Cut(m, "Entity=")
		if !ok {
			continue
		}
		e, _, _ = strings.Cut(e, "|")
		for e != "" {
			if e[0] != '(' {
				id, rest, _ := strings.Cut(e, ")")
				if l := open[id]; len(l) > 0 {
					all[l[len(l)-1]].to = i + 1
					open[id] = l[:len(l)-1]
				}
				e = rest
				continue
			}
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
		}
	}
	return all
}

// entityNames is the names that a treebank's entities tell: persons, places and
// organisations whose head is a proper noun. It is nil where there are no entities; a
// proper noun that is in none is "?".
func entityNames(t *Tree, misc []string) []string {
	all := mentions(misc)
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
		from, to := m.name(t)
		if from == to || len(names[from]) > 1 || len(names[to-1]) > 1 { // no name, or in a longer one
			continue
		}
		for i := from; i < to; i++ {
			names[i] = "I-" + m.kind
		}
		names[from] = "B-" + m.kind
	}
	return names
}

// name is the words of m that are a name: of a linked one nearly all, of another the
// proper nouns around its head; none where the head is no proper noun.
func (m mention) name(t *Tree) (from, to int) {
	if m.to < 0 || m.kind == "" {
		return 0, 0
	}
	head := m.from
	for i := m.from; i < m.to; i++ {
		if h := t.Heads[i] - 1; h < m.from || h >= m.to {
			head = i
		}
	}
	if t.UPOS[head] != "PROPN" {
		return 0, 0
	}
	if !m.linked || m.to-m.from > 8 {
		from, to = head, head+1
		for from > m.from && t.UPOS[from-1] == "PROPN" && t.Rels[from-1] != "nmod:desc" {
			from--
		}
		for to < m.to && t.UPOS[to] == "PROPN" {
			to++
		}
		return from, to
	}
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
	return from, to
}

var gumTypes = map[string]string{"person": "PER", "place": "LOC", "organization": "ORG"}
