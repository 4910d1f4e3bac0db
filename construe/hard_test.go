package construe

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A hardSentence is a sentence of testdata/hard, or of any other file of CoNLL-U,
// with its tree.
type hardSentence struct {
	ID, Text string
	Words    []hardWord
}

// A hardWord is a syntactic word. Joined says that the next word belongs to the
// same written word, as the 's of "Ruritania's" does; Space that a space follows.
type hardWord struct {
	Form, Lemma, UPOS, XPOS, Feats, Rel string
	Head                                int // counted from one; nought for the root
	Space, Joined                       bool
}

// written is the text of s, put together from the forms of its words.
func (s hardSentence) written() string {
	var b strings.Builder
	for i, w := range s.Words {
		b.WriteString(w.Form)
		if w.Space && i+1 < len(s.Words) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// readCoNLLU reads the sentences of a file. It stops at the first line that is
// none of CoNLL-U's: not ten columns, or an id that does not follow the last.
func readCoNLLU(path string) ([]hardSentence, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []hardSentence
	var s hardSentence
	joinedTo, space := 0, true // the last word of a written word of more than one, and what follows it
	for n, line := range strings.Split(string(text), "\n") {
		key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
		switch {
		case line == "":
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s, joinedTo = hardSentence{}, 0
			continue
		case line[0] == '#' && key == "sent_id":
			s.ID = value
			continue
		case line[0] == '#' && key == "text":
			s.Text = value
			continue
		case line[0] == '#':
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 10 || slices.Contains(cols, "") {
			return nil, fmt.Errorf("%s:%d: not ten columns", path, n+1)
		}
		id, bare := len(s.Words)+1, cols[9] != "SpaceAfter=No"
		if from, to, ok := strings.Cut(cols[0], "-"); ok {
			last, err := strconv.Atoi(to)
			if err != nil || from != strconv.Itoa(id) || last <= id || joinedTo >= id {
				return nil, fmt.Errorf("%s:%d: range %q; want one that begins with %d", path, n+1, cols[0], id)
			}
			joinedTo, space = last, bare
			continue
		}
		head, err := strconv.Atoi(cols[6])
		if err != nil || cols[0] != strconv.Itoa(id) {
			return nil, fmt.Errorf("%s:%d: word %q with head %q; want word %d and a number", path, n+1, cols[0], cols[6], id)
		}
		w := hardWord{Form: cols[1], Lemma: cols[2], UPOS: cols[3], XPOS: cols[4], Feats: cols[5], Head: head, Rel: cols[7], Space: bare}
		switch {
		case id < joinedTo:
			w.Space, w.Joined = false, true
		case id == joinedTo:
			w.Space = space
		}
		s.Words = append(s.Words, w)
	}
	if len(s.Words) > 0 {
		return nil, fmt.Errorf("%s: no empty line after the last sentence", path)
	}
	return out, nil
}

// The parts of speech of UD v2, and the relations that UD_English-EWT 2.16 uses.
var (
	udParts     = strings.Fields("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")
	udRelations = strings.Fields(`acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc
		cc:preconj ccomp compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet
		discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked
		nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct
		reparandum root vocative xcomp`)
	goesRight = strings.Fields("flat conj appos fixed goeswith list orphan")
	isLeaf    = strings.Fields("case det aux aux:pass cop mark cc cc:preconj punct fixed flat")
	// What may stand under a leaf all the same: the rest of "according to", and the
	// hyphens of "commander-in-chief" and "al-Qadiri".
	underLeaf = map[string][]string{
		"case": {"fixed", "punct"},
		"mark": {"fixed"},
		"cc":   {"fixed"},
		"flat": {"punct"},
	}
)

// treeFaults tells what is wrong with the tree of s.
func treeFaults(s hardSentence) []string {
	var out []string
	fault := func(i int, format string, args ...any) {
		out = append(out, fmt.Sprintf("word %d, %q: ", i+1, s.Words[i].Form)+fmt.Sprintf(format, args...))
	}
	if s.written() != s.Text {
		out = append(out, fmt.Sprintf("the words write %q; want %q", s.written(), s.Text))
	}
	roots := 0
	for i, w := range s.Words {
		if w.Head < 0 || w.Head > len(s.Words) {
			fault(i, "head %d of %d", w.Head, len(s.Words))
			return out
		}
		if w.Head == 0 {
			roots++
		}
		if (w.Head == 0) != (w.Rel == "root") {
			fault(i, "head %d as %s", w.Head, w.Rel)
		}
		if w.Lemma == "_" || w.XPOS == "_" {
			fault(i, "no lemma or no tag")
		}
		if !slices.Contains(udParts, w.UPOS) {
			fault(i, "no part of speech %q", w.UPOS)
		}
		if !slices.Contains(udRelations, w.Rel) {
			fault(i, "no relation %q", w.Rel)
		}
		if (w.UPOS == "PUNCT") != (w.Rel == "punct") {
			fault(i, "%s as %s", w.UPOS, w.Rel)
		}
		if slices.Contains(goesRight, w.Rel) && w.Head > i {
			fault(i, "%s goes from right to left", w.Rel)
		}
		if w.Rel == "case" && w.UPOS == "VERB" && !strings.HasPrefix(w.XPOS, "VBG") {
			fault(i, "a verb as case")
		}
		if f := strings.Split(w.Feats, "|"); w.Feats != "_" && !slices.IsSortedFunc(f, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
			fault(i, "features out of order: %s", w.Feats)
		}
		if w.Head > 0 {
			h := s.Words[w.Head-1]
			if slices.Contains(isLeaf, h.Rel) && !slices.Contains(underLeaf[h.Rel], w.Rel) {
				fault(i, "%s of %q, which is %s", w.Rel, h.Form, h.Rel)
			}
		}
	}
	if roots != 1 {
		out = append(out, fmt.Sprintf("%d roots; want one", roots))
	}
	for i := range s.Words {
		steps := 0
		for j := i + 1; j != 0 && steps <= len(s.Words); j = s.Words[j-1].Head {
			steps++
		}
		if steps > len(s.Words) {
			fault(i, "on a ring, or above one")
		}
	}
	return out
}

// TestHardTreesAreWellFormed reads testdata/hard and finds no fault in any tree
// that can be told without knowing what the sentence means.
func TestHardTreesAreWellFormed(t *testing.T) {
	files, err := filepath.Glob("testdata/hard/*.conllu")
	if err != nil {
		t.Fatal(err)
	}
	seen, words := map[string]bool{}, 0
	for _, file := range files {
		sentences, err := readCoNLLU(file)
		if err != nil {
			t.Fatal(err)
		}
		group := strings.TrimSuffix(filepath.Base(file), ".conllu")
		if len(sentences) < 15 {
			t.Errorf("%s: %d sentences; want 15 or more", file, len(sentences))
		}
		for i, s := range sentences {
			if want := fmt.Sprintf("%s-%02d", group, i+1); s.ID != want || seen[s.ID] {
				t.Errorf("%s: sentence %q; want %q, once", file, s.ID, want)
			}
			seen[s.ID] = true
			words += len(s.Words)
			for _, f := range treeFaults(s) {
				t.Errorf("%s: %s", s.ID, f)
			}
		}
	}
	if len(files) < 10 || len(seen) < 150 {
		t.Errorf("%d groups of %d sentences; want 10 and 150 or more", len(files), len(seen))
	}
	t.Logf("%d groups, %d sentences, %d words", len(files), len(seen), words)
}

// TestHardTreesFindFaults plants a fault in a good tree and wants it told.
func TestHardTreesFindFaults(t *testing.T) {
	sentences, err := readCoNLLU("testdata/hard/visits.conllu")
	if err != nil {
		t.Fatal(err)
	}
	good := sentences[0]
	for want, plant := range map[string]func(w []hardWord){
		"the words write":   func(w []hardWord) { w[0].Form = "Graustarkian" },
		"head 99":           func(w []hardWord) { w[3].Head = 99 },
		"2 roots":           func(w []hardWord) { w[5].Head, w[5].Rel = 0, "root" },
		"a ring":            func(w []hardWord) { w[30].Head, w[30].Rel = 6, "ccomp" },
		"no relation":       func(w []hardWord) { w[5].Rel = "nsubj:xsubj" },
		"no part of speech": func(w []hardWord) { w[5].UPOS = "NNP" },
		"PUNCT as case":     func(w []hardWord) { w[8].Rel = "case" },
		"right to left":     func(w []hardWord) { w[2].Rel = "conj" },
		"which is case":     func(w []hardWord) { w[13].Head = 13 },
		"no lemma":          func(w []hardWord) { w[1].Lemma = "_" },
	} {
		bad := good
		bad.Words = slices.Clone(good.Words)
		plant(bad.Words)
		if got := strings.Join(treeFaults(bad), "; "); !strings.Contains(got, want) {
			t.Errorf("faults %q; want one of %q", got, want)
		}
	}
}
