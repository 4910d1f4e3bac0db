package extract

import (
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A cue is a pattern over the tokens of a sentence, as a rule file writes it:
// elements parted by one space, each of them one token unless said otherwise.
//
//	sign|initial  a token with one of these lemmas, or written so
//	BASE          a bare verb: "raise" of "to raise"
//	GERUND        a word in -ing
//	WORD          any word
//	AMOUNT        an amount, all of it
//	NAME          a name, all of it
//	..            up to ten tokens of any sort, none a semicolon or a colon
//	x?            the element may be missing
//	<             what the cue picks out begins here (it ends with the clause)
type cue struct {
	nodes []cueNode
}

type cueNode struct {
	words    []string
	classes  []cueClass // beside the words; a gap or a pick stands alone
	optional bool
}

type cueClass uint8

const (
	cueBase cueClass = iota
	cueGerund
	cueWord
	cueAmount
	cueName
	cueGap
	cuePick
)

var cueClasses = map[string]cueClass{
	"BASE": cueBase, "GERUND": cueGerund, "WORD": cueWord, "AMOUNT": cueAmount, "NAME": cueName, "..": cueGap, "<": cuePick,
}

// maxGap is how many tokens ".." passes over at most.
const maxGap = 10

// parseCue compiles the pattern in column col of l.
func parseCue(l lines.Line, col int) (cue, error) {
	var c cue
	for _, el := range strings.Fields(l.Col(col)) {
		n := cueNode{}
		if rest, ok := strings.CutSuffix(el, "?"); ok && rest != "" {
			n.optional, el = true, rest
		}
		for w := range strings.SplitSeq(el, "|") {
			if class, ok := cueClasses[w]; ok {
				n.classes = append(n.classes, class)
			} else if w == "" || w != strings.ToLower(w) {
				return c, l.Errorf("%q is no word in lower case and no class", w)
			} else {
				n.words = append(n.words, w)
			}
		}
		if (n.is(cueGap) || n.is(cuePick)) && (len(n.classes) > 1 || len(n.words) > 0 || n.optional) {
			return c, l.Errorf("%q; want .. and < by themselves", el)
		}
		c.nodes = append(c.nodes, n)
	}
	if len(c.nodes) == 0 || len(c.nodes[0].words) == 0 || len(c.nodes[0].classes) > 0 || c.nodes[0].optional {
		return c, l.Errorf("pattern %q; want one that begins with a word", l.Col(col))
	}
	return c, nil
}

// phraseCue is a cue of plain words, each a lemma or a form.
func phraseCue(words string) cue {
	var c cue
	for _, w := range strings.Fields(words) {
		c.nodes = append(c.nodes, cueNode{words: []string{strings.ToLower(w)}})
	}
	return c
}

// A found is where a cue stands: tokens [from, to) of its sentence; pick is the
// token that what it picks out begins with, to where the cue has no "<".
type found struct{ from, to, pick int }

// at matches c at token i of l.
func (c *cue) at(p *page, l *line, i int) (found, bool) {
	f := found{from: i, pick: -1}
	if !c.match(p, l, i, 0, &f) {
		return f, false
	}
	if f.pick < 0 {
		f.pick = f.to
	}
	return f, true
}

// match matches the nodes from k on at token i.
func (c *cue) match(p *page, l *line, i, k int, f *found) bool {
	if k == len(c.nodes) {
		f.to = i
		return true
	}
	n := &c.nodes[k]
	switch {
	case n.is(cuePick):
		old := f.pick
		f.pick = i
		if c.match(p, l, i, k+1, f) {
			return true
		}
		f.pick = old
		return false
	case n.is(cueGap):
		for j := i; j <= len(l.Tokens) && j-i <= maxGap; j++ {
			if c.match(p, l, j, k+1, f) {
				return true
			}
			if j < len(l.Tokens) && endsClause(p.word(l, j)) {
				break
			}
		}
		return false
	}
	if m := n.width(p, l, i); m > 0 && c.match(p, l, i+m, k+1, f) {
		return true
	}
	return n.optional && c.match(p, l, i, k+1, f)
}

// width is how many tokens at i the node takes, 0 where it does not match.
func (n *cueNode) width(p *page, l *line, i int) int {
	if i >= len(l.Tokens) {
		return 0
	}
	t := &l.Tokens[i]
	if len(n.words) > 0 {
		low := strings.ToLower(p.word(l, i))
		for _, w := range n.words {
			if w == low || w == t.Lemma {
				return 1
			}
		}
	}
	for _, class := range n.classes {
		if m := class.width(p, l, i); m > 0 {
			return m
		}
	}
	return 0
}

// is reports whether the node is of that class.
func (n *cueNode) is(class cueClass) bool { return len(n.classes) > 0 && n.classes[0] == class }

// width is how many tokens at i are of the class.
func (class cueClass) width(p *page, l *line, i int) int {
	t := &l.Tokens[i]
	yes := false
	switch class {
	case cueBase:
		yes = t.XPOS == "VB" || t.XPOS == "VBP" || (t.UPOS == "AUX" && t.Lemma == strings.ToLower(p.word(l, i)))
	case cueGerund:
		yes = strings.HasSuffix(p.word(l, i), "ing") && t.UPOS != "PROPN"
	case cueWord:
		yes = t.UPOS != "PUNCT"
	case cueAmount:
		for _, a := range l.amounts {
			if p.Amounts[a].Holds(t.Span) || p.Amounts[a].Start == t.Start {
				return tokensIn(l, i, p.Amounts[a].Span)
			}
		}
	case cueName:
		if m := p.nameAt(l, i); m >= 0 {
			return tokensIn(l, i, p.Names[m].Span)
		}
	}
	return btoi(yes)
}

// tokensIn is how many tokens of l from i on lie in s, and at least one.
func tokensIn(l *line, i int, s chancery.Span) int {
	n := 0
	for i+n < len(l.Tokens) && l.Tokens[i+n].Start < s.End {
		n++
	}
	return max(n, 1)
}

func endsClause(w string) bool { return w == ";" || w == ":" }

// A cueSet finds those of its cues that stand in a sentence; looking costs one
// map access for a word that begins none.
type cueSet struct {
	by map[string][]int // first word → cues
	in []cue
}

func (s *cueSet) add(c cue) {
	if s.by == nil {
		s.by = map[string][]int{}
	}
	for _, w := range c.nodes[0].words {
		s.by[w] = append(s.by[w], len(s.in))
	}
	s.in = append(s.in, c)
}

// each calls f for each cue that matches at a token of l, in the order of the
// text and then of the file, until f returns false.
func (s *cueSet) each(p *page, l *line, f func(n int, at found) bool) {
	for i := range l.Tokens {
		low := strings.ToLower(p.word(l, i))
		first, second := s.by[low], []int(nil)
		if lemma := l.Tokens[i].Lemma; lemma != low {
			second = s.by[lemma]
		}
		for _, list := range [2][]int{first, second} {
			for _, n := range list {
				if at, ok := s.in[n].at(p, l, i); ok && !f(n, at) {
					return
				}
			}
		}
	}
}
