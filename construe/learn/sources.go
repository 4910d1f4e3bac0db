package learn

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chancery/construe/core"
)

// Parts of the treebanks and sets of names that are learned from or measured on.
var (
	trainTrees = []string{"ud-english-ewt/train.conllu", "ud-english-gum-open/train.conllu"}
	devTrees   = "ud-english-ewt/dev.conllu"
	trainNames = []nameSet{{"uner-english-ewt/train.iob2", 1, 2}, {"wikigold/wikigold.conll", 0, 1}, {"crossner-politics/train.iob2", 0, 1}}
	rawShares  = []Raw{{"wikinews", 1}, {"kremlin", 3}, {"un-general", 9}, {"australia", 9}, {"white-house", 10}}
)

// A nameSet is a file with a word a line.
type nameSet struct {
	file        string
	form, label int // columns
}

// Open reads what there is to learn from in dir, the folder of training data; data is
// the program's own. It says what it found to tell.
func Open(dir string, data fs.FS, tell func(string, ...any)) (Sources, error) {
	s := Sources{Raw: filepath.Join(dir, "open-text"), Share: rawShares}
	var err error
	if s.Lists, err = NameLists(data); err != nil {
		return s, err
	}
	if s.Split, err = core.NewSplitter(data); err != nil {
		return s, err
	}
	if s.Ends, err = core.NewBounds(data); err != nil {
		return s, err
	}
	for _, f := range trainTrees {
		t, err := Trees(dir, f)
		if err != nil {
			return s, err
		}
		tell("%s: %d sentences of %d words", f, len(t), words(t))
		s.Gold = append(s.Gold, t...)
	}
	for _, set := range trainNames {
		t, err := Names(dir, set.file)
		if err != nil {
			return s, err
		}
		rest := join(s.Gold, t)
		tell("%s: %d sentences of %d words, %d of them in the treebanks", set.file, len(t), words(t), len(t)-len(rest))
		s.Gold = append(s.Gold, rest...)
	}
	if s.Dev, err = Trees(dir, devTrees); err != nil {
		return s, err
	}
	return s, nil
}

// join gives trees the names of the same sentences and is the sentences that are left.
func join(trees, names []*Tree) []*Tree {
	at := map[string]*Tree{}
	for _, t := range trees {
		at[strings.Join(t.Forms, " ")] = t
	}
	var rest []*Tree
	for _, n := range names {
		if t := at[strings.Join(n.Forms, " ")]; t != nil && t.Names == nil {
			t.Names = n.Names
		} else {
			rest = append(rest, n)
		}
	}
	return rest
}

func words(trees []*Tree) (n int) {
	for _, t := range trees {
		n += len(t.Forms)
	}
	return n
}

// Trees reads a treebank's part.
func Trees(dir, file string) ([]*Tree, error) {
	return open(dir, file, func(r io.Reader) ([]*Tree, error) { return ReadTrees(r, file) })
}

// Names reads a set of names.
func Names(dir, file string) ([]*Tree, error) {
	set := nameSet{file, 1, 2}
	for _, x := range trainNames {
		if x.file == file {
			set = x
		}
	}
	return open(dir, file, func(r io.Reader) ([]*Tree, error) { return ReadNames(r, file, set.form, set.label) })
}

func open(dir, file string, read func(io.Reader) ([]*Tree, error)) ([]*Tree, error) {
	r, err := os.Open(filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	t, err := read(r)
	if err == nil && len(t) == 0 {
		err = fmt.Errorf("%s: no sentences", file)
	}
	return t, err
}
