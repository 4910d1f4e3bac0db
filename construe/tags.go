package construe

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"chancery"
	"chancery/construe/syntax"
	"chancery/internal/lines"
)

// weightsFile holds what was learned of the language; its card stands beside it.
const weightsFile = "en/syntax.weights"

// A tagger gives words their tags, lemmas and trees, and says which may be of a name.
// It also knows some words by list.
type tagger struct {
	model     *syntax.Model
	analysers sync.Pool
	common    map[string]bool   // words that stand in lower case
	says      map[string]saying // lemma → how it tells what was said
	tells     map[string]string // noun → the stance of who expresses it
	limits    map[string]bool   // "several", "many": adjectives that stand for an article
}

// A saying is a verb by which news tells what somebody said.
type saying struct {
	stance, use string
	whom        bool // whom it is said to may stand right behind it: "told Elph"
}

func newTagger(data fs.FS) (*tagger, error) {
	t := &tagger{common: map[string]bool{}, says: map[string]saying{}, tells: map[string]string{}, limits: map[string]bool{}}
	for l, err := range lines.Read(data, "en/closed.txt", 2) {
		if err != nil {
			return nil, err
		}
		for _, w := range l.List(1) {
			t.limits[w] = l.Cols[0] == "DET"
		}
	}
	for l, err := range lines.Read(data, "en/saying.txt", 3) {
		if err != nil {
			return nil, err
		}
		t.says[l.Cols[0]] = saying{l.Cols[1], l.Cols[2], l.Col(3) == "whom"}
	}
	for l, err := range lines.Read(data, "en/expressed.txt", 2) {
		if err != nil {
			return nil, err
		}
		t.tells[l.Cols[0]] = l.Cols[1]
	}
	for l, err := range lines.Read(data, "en/common.txt", 2) {
		if err != nil {
			return nil, err
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			t.common[w] = true
		}
	}
	b, err := fs.ReadFile(data, weightsFile)
	if err != nil {
		return nil, err
	}
	w, err := syntax.ReadWeights(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", weightsFile, err)
	}
	if t.model, err = syntax.New(w); err != nil {
		return nil, fmt.Errorf("%s: %w", weightsFile, err)
	}
	var states [3][]string // Kazakhstan, Kazakh, Kazakhs
	for l, err := range lines.Read(data, "countries.txt", 4) {
		if err != nil {
			return nil, err
		}
		for i := range states {
			states[i] = append(states[i], l.List(i+1)...)
		}
	}
	for _, names := range states {
		t.model.Know(names, syntax.State)
	}
	t.analysers.New = func() any { return t.model.Analyser() }
	return t, nil
}

// isCommon reports whether w, whatever its case, is a word that stands in lower case.
func (t *tagger) isCommon(w string) bool {
	var buf [48]byte
	if low, ok := lowerASCII(w, buf[:0]); ok {
		return t.common[string(low)]
	}
	return t.common[strings.ToLower(w)]
}

// lowerASCII appends w in lower case to buf, or says that it is too long for that
// or has other letters than those of ASCII.
func lowerASCII(w string, buf []byte) ([]byte, bool) {
	if len(w) > cap(buf) {
		return nil, false
	}
	for i := range len(w) {
		c := w[i]
		switch {
		case c >= utf8.RuneSelf:
			return nil, false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf, true
}

func firstRune(w string) rune {
	for _, r := range w {
		return r
	}
	return 0
}

// tag fills in the words of s, their tree only where trees says so, and its tokens by
// them.
func (t *tagger) tag(s *chancery.Sentence, trees bool) {
	a := t.analysers.Get().(*syntax.Analyser)
	a.Tag(s.Words)
	if trees {
		a.Parse(s.Words)
	}
	t.analysers.Put(a)
	t.contract(s)
}

// contract gives each token what its words are: "Kassym-Jomart" is three words and
// one token. Of more than one, that counts which the others hang on, and the tree
// over the words becomes one over the tokens.
func (c *tagger) contract(s *chancery.Sentence) {
	if len(s.Words) == 0 {
		return
	}
	of := make([]int, len(s.Words)) // the token of each word
	loud := syntax.ShoutedWords(s.Words)
	w := 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		first := w
		for w < len(s.Words) && s.Words[w].Start < t.End {
			of[w] = i
			w++
		}
		inside := first == w // a word that another token began: "St." is one word and two tokens
		if inside {
			first = max(first-1, 0)
		}
		top := headOf(s.Words, first, max(w, first+1))
		x := &s.Words[top]
		t.Lemma, t.UPOS, t.XPOS, t.Feats, t.Rel, t.Head = strings.ToLower(x.Lemma), x.UPOS, x.XPOS, x.Feats, x.Rel, x.Head
		if w-first > 1 {
			t.Lemma = strings.ToLower(joined(s.Words[first:w]))
		}
		if t.Name = s.Words[first].Name; inside && t.Name != "" {
			t.Name = "I" + t.Name[1:]
		}
		c.settleClass(t, x.Form, i > 0 && s.Tokens[i-1].UPOS == "PROPN")
		switch {
		case loud && c.model.Knows(x.Form): // in a shouted sentence capitals tell nothing
		case loud, !s.Heading && i > 0 && capitalised(x.Form) && !opensClause(s, first), !s.Heading && shouted(x.Form):
			named(t)
		}
	}
	for ; w < len(s.Words); w++ {
		of[w] = len(s.Tokens) - 1
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head > 0 {
			t.Head = of[t.Head-1] + 1
		}
	}
}

// settleClass gives a token the class by which patterns know it where the treebanks look
// deeper: "Foreign" of "Foreign Ministry" is an adjective and stands in a name, "working"
// of "working visit" a verb and describes a noun, "several" an adjective and limits one.
// "Would" is what will be, told later. Named says that a name stands before it.
func (c *tagger) settleClass(t *chancery.Token, form string, named bool) {
	switch {
	case t.XPOS == "NNP" || t.XPOS == "NNPS":
		t.UPOS = "PROPN"
	case t.Name != "" && t.UPOS == "NOUN" && capitalised(form):
		t.UPOS, t.XPOS = "PROPN", "NNP"
	case t.UPOS == "VERB" && t.Rel == "amod" && !(named && t.XPOS == "VBN"): // "Graustark severed relations" holds no "severed relations"
		t.UPOS = "ADJ"
	case t.UPOS == "ADJ" && c.limits[t.Lemma]:
		t.UPOS = "DET"
	case t.UPOS == "PART" && t.Rel == "case" && t.Lemma == "to":
		t.UPOS = "ADP"
	case t.UPOS == "SYM": // "$", and the dash of a range
		t.UPOS = "PUNCT"
	case t.XPOS == "MD" && t.Lemma == "would":
		t.Lemma = "will"
	}
}

// named makes a name of a word with a capital inside a sentence: "HSO members", "the
// Graustark Prefecture". The treebanks have adjectives and nouns with capitals as well.
func named(t *chancery.Token) {
	switch t.UPOS {
	case "NOUN", "ADJ", "VERB", "X":
		if t.Plural() {
			t.XPOS = "NNPS"
		} else {
			t.XPOS = "NNP"
		}
		t.UPOS = "PROPN"
	}
}

// opensClause reports whether a capital of word i tells nothing, because it opens what
// stands in quotation marks, in brackets or behind a colon.
func opensClause(s *chancery.Sentence, i int) bool {
	return i == 0 || s.Words[i-1].UPOS == "PUNCT" && s.Words[i-1].Form != "," && s.Words[i-1].Form != "-"
}

// headOf is which of the words from first to end hangs on a word that is none of them.
func headOf(words []chancery.Word, first, end int) int {
	for i := first; i < end; i++ {
		if h := words[i].Head - 1; (h < first || h >= end) && words[i].UPOS != "PUNCT" {
			return i
		}
	}
	return first
}

// joined is the forms of words that are one token, the last as its lemma.
func joined(words []chancery.Word) string {
	var b strings.Builder
	for i, w := range words {
		if i+1 < len(words) {
			b.WriteString(w.Form)
		} else {
			b.WriteString(w.Lemma)
		}
	}
	return b.String()
}
