package construe

import (
	"io/fs"
	"strings"

	"chancery/internal/lines"
)

// A timeRule is one line of en/times.txt: a pattern over pieces and what it means.
type timeRule struct {
	name  string
	clock bool // it is of a time of day, on the day that its sentence names
	year  bool // it is a year and nothing else
	nodes []ruleNode
	does  normaliser
	args  []string
	order int
	needs []timeNeed
}

// A ruleNode is one element of a pattern.
type ruleNode struct {
	kind     nodeKind
	alts     []ruleAlt
	tight    bool // no white space before it
	optional bool
	skip     int // of an opening bracket: index after the closing one
}

type nodeKind uint8

const (
	nodeAtom   nodeKind = iota
	nodeOpen            // [ of a part that may be missing
	nodeClose           // ]
	nodeNot             // not:X, what follows is none of X
	nodeBefore          // before:X, what follows is one of X
	nodeUnless          // unless:X, what stands before is none of X
	nodeAfter           // after:X, what stands before is one of X
)

var lookNodes = []struct {
	prefix string
	kind   nodeKind
}{{"not:", nodeNot}, {"before:", nodeBefore}, {"unless:", nodeUnless}, {"after:", nodeAfter}}

// A ruleAlt is one thing an element can be: a class, a word or a mark.
type ruleAlt struct {
	class wordClass
	word  *wordEntry
	mark  byte
}

// A timeRules is all rules, found by what they begin with.
type timeRules struct {
	words   lexicon
	all     []*timeRule
	numbers []*timeRule          // that can begin with figures
	marks   map[byte][]*timeRule // that can begin with a mark
	named   int                  // words that have a bit
}

// readTimeRules reads the rules, and makes one of each holiday.
func readTimeRules(data fs.FS, words lexicon) (*timeRules, error) {
	t := &timeRules{words: words, marks: map[byte][]*timeRule{}}
	for l, err := range lines.Read(data, "en/times.txt", 3) {
		if err != nil {
			return nil, err
		}
		if err := t.add(l, l.Cols[0], l.Cols[1], l.Cols[2]); err != nil {
			return nil, err
		}
	}
	for l, err := range lines.Read(data, "en/holidays.txt", 2) {
		if err != nil {
			return nil, err
		}
		if len(l.Cols[1]) != 5 || l.Cols[1][2] != '-' {
			return nil, l.Errorf("%s: %q is no month and day; want 12-25", l.Cols[0], l.Cols[1])
		}
		pattern := strings.ReplaceAll(strings.ToLower(l.Cols[0]), "'s", " ' s")
		if err := t.add(l, l.Cols[0], pattern, "holiday "+l.Cols[1]); err != nil {
			return nil, err
		}
	}
	for _, r := range t.all {
		t.index(r)
		t.needs(r)
	}
	return t, nil
}

// add compiles one rule.
func (t *timeRules) add(l lines.Line, name, pattern, meaning string) error {
	does := strings.Fields(meaning)
	f, ok := normalisers[does[0]]
	if !ok {
		return l.Errorf("%s: no meaning %q", name, does[0])
	}
	r := &timeRule{name: name, does: f, args: does[1:], order: len(t.all), clock: does[0] == "clock" || does[0] == "partof", year: does[0] == "year"}
	var open []int
	for _, el := range strings.Fields(pattern) {
		switch el {
		case "[":
			open = append(open, len(r.nodes))
			r.nodes = append(r.nodes, ruleNode{kind: nodeOpen})
			continue
		case "]":
			if len(open) == 0 {
				return l.Errorf("%s: ] without [", name)
			}
			r.nodes[open[len(open)-1]].skip = len(r.nodes) + 1
			open = open[:len(open)-1]
			r.nodes = append(r.nodes, ruleNode{kind: nodeClose})
			continue
		}
		n, err := t.element(l, name, el)
		if err != nil {
			return err
		}
		r.nodes = append(r.nodes, n)
	}
	if len(open) > 0 {
		return l.Errorf("%s: [ without ]", name)
	}
	t.all = append(t.all, r)
	return nil
}

// element compiles "WORD|CLASS", with its marks.
func (t *timeRules) element(l lines.Line, name, el string) (ruleNode, error) {
	var n ruleNode
	for _, k := range lookNodes {
		if rest, ok := strings.CutPrefix(el, k.prefix); ok {
			n.kind, el = k.kind, rest
		}
	}
	if rest, ok := strings.CutPrefix(el, "~"); ok {
		n.tight, el = true, rest
	}
	if rest, ok := strings.CutSuffix(el, "?"); ok && rest != "" {
		n.optional, el = true, rest
	}
	for alt := range strings.SplitSeq(el, "|") {
		switch {
		case alt == "":
			return n, l.Errorf("%s: an empty alternative in %q", name, el)
		case alt[0] >= 'A' && alt[0] <= 'Z':
			c, ok := classNames[alt]
			if !ok {
				return n, l.Errorf("%s: no class %q", name, alt)
			}
			n.alts = append(n.alts, ruleAlt{class: c})
		case asciiLetter(alt[0]):
			n.alts = append(n.alts, ruleAlt{word: t.words.entry(strings.ReplaceAll(alt, ".", ""))})
		case len(alt) == 1:
			n.alts = append(n.alts, ruleAlt{mark: alt[0]})
		default:
			return n, l.Errorf("%s: %q is no word, class or mark", name, alt)
		}
	}
	return n, nil
}

// index files r under all that it can begin with.
func (t *timeRules) index(r *timeRule) {
	file := func(to *[]*timeRule) {
		if n := len(*to); n == 0 || (*to)[n-1] != r {
			*to = append(*to, r)
		}
	}
	for i := 0; i < len(r.nodes); i++ {
		n := &r.nodes[i]
		if n.kind != nodeAtom {
			continue
		}
		for _, a := range n.alts {
			switch {
			case a.mark != 0:
				m := t.marks[a.mark]
				file(&m)
				t.marks[a.mark] = m
			case a.word != nil:
				file(&a.word.rules)
			default:
				if a.class >= clNumber {
					file(&t.numbers)
				}
				for _, w := range t.words {
					if opens(w, a.class) {
						file(&w.rules)
					}
				}
			}
		}
		if !n.optional && !t.within(r, i) {
			return
		}
	}
}

// within reports whether node i of r stands in a part that may be missing.
func (t *timeRules) within(r *timeRule, i int) bool {
	for j := range i {
		if r.nodes[j].kind == nodeOpen && i < r.nodes[j].skip-1 {
			return true
		}
	}
	return false
}

// opens reports whether a piece that is the word w can begin something of class c.
func opens(w *wordEntry, c wordClass) bool {
	switch c {
	case clNumber:
		return w.classes&(1<<clCardinal|1<<clFraction) != 0 || w.text == "a" || w.text == "an"
	case clOrder, clDayth:
		return w.classes&(1<<clCardinal|1<<clOrdinal) != 0
	}
	return w.classes.has(c)
}
