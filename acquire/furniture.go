package acquire

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A furnitureRule says which lines are no part of an article, by their words and
// by where they stand; see data/en/furniture.txt.
type furnitureRule struct {
	name  string
	where string // any, top, tail, late, edge
	reach string // line, next, block, end, bar
	most  int    // words of the line, at most
}

// A furniturePhrase is one phrase of a rule. Without stars it is the whole line.
type furniturePhrase struct {
	head, tail string // what the line begins and ends with
	inside     string // what it holds
	rule       *furnitureRule
}

// furnitureRules finds the rules for a line by its words: whole lines and the first
// word of those with a star in one look-up each.
type furnitureRules struct {
	whole  map[string][]*furnitureRule
	starts map[string][]furniturePhrase // by first word, up to its first mark
	holds  []furniturePhrase            // those that begin with a star
	bars   []barRule
	all    []lines.Line // for the tests
}

func readFurniture(data fs.FS) (*furnitureRules, error) {
	f := &furnitureRules{whole: map[string][]*furnitureRule{}, starts: map[string][]furniturePhrase{}}
	for l, err := range lines.Read(data, "en/furniture.txt", 5) {
		if err != nil {
			return nil, err
		}
		r := &furnitureRule{name: "furniture." + l.Col(0), where: l.Col(1), reach: l.Col(2)}
		if r.most, err = strconv.Atoi(l.Col(3)); err != nil {
			return nil, l.Errorf("%s: %q words at most; want a number", l.Col(0), l.Col(3))
		}
		switch r.where {
		case "any", "top", "tail", "late", "edge":
		default:
			return nil, l.Errorf("%s: no place %q; want any, top, tail, late or edge", l.Col(0), r.where)
		}
		switch r.reach {
		case "line", "next", "block", "end":
		case "bar":
			b := barRule{r, map[string]bool{}}
			for p := range strings.SplitSeq(l.Col(4), "|") {
				b.words[fold(p)] = true
			}
			f.bars, f.all = append(f.bars, b), append(f.all, l)
			continue
		default:
			return nil, l.Errorf("%s: no reach %q; want line, next, block, end or bar", l.Col(0), r.reach)
		}
		for p := range strings.SplitSeq(l.Col(4), "|") {
			if !f.add(p, r) {
				return nil, l.Errorf("%s: phrase %q; want words, with a star for anything at most twice", l.Col(0), p)
			}
		}
		f.all = append(f.all, l)
	}
	if len(f.bars) == 0 {
		return nil, errors.New("en/furniture.txt: no rule for bars; want one with the reach bar")
	}
	return f, nil
}

// add enters one phrase; false where it is none.
func (f *furnitureRules) add(p string, r *furnitureRule) bool {
	bare := p
	if strings.Trim(p, "*- _#\\x") == "" || !strings.Contains(p, "*") {
		if bare = fold(p); bare == "" {
			bare = strings.ReplaceAll(p, " ", "") // a line of marks only
		}
		f.whole[bare] = append(f.whole[bare], r)
		return true
	}
	parts := strings.Split(p, "*")
	switch {
	case len(parts) == 3 && parts[0] == "" && parts[2] == "" && parts[1] != "":
		f.holds = append(f.holds, furniturePhrase{inside: parts[1], rule: r})
	case parts[0] != "" && len(parts) <= 3:
		ph := furniturePhrase{head: parts[0], tail: parts[len(parts)-1], rule: r}
		if len(parts) == 3 {
			ph.inside = parts[1]
		}
		w := firstWord(ph.head)
		f.starts[w] = append(f.starts[w], ph)
	default:
		return false
	}
	return true
}

// firstWord is the letters that s begins with, or its first byte where it begins
// with none, so that "©2024", "photo:" and "photo" are found alike.
func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'a' || c > 'z' {
			return s[:max(i, 1)]
		}
	}
	return s
}

// match is the rule that marks l, or nil.
func (f *furnitureRules) match(l *line, text, where string) *furnitureRule {
	key := l.key
	if key == "" {
		if l.words > 3 {
			return nil
		}
		key = strings.ReplaceAll(text[l.Start:l.End], " ", "")
	}
	for _, r := range f.whole[key] {
		if r.at(where) {
			return r
		}
	}
	for _, p := range f.starts[firstWord(key)] {
		if p.matches(key) && l.words <= p.rule.most && p.rule.at(where) {
			return p.rule
		}
	}
	for _, p := range f.holds {
		if l.words <= p.rule.most && holdsWord(key, p.inside) && p.rule.at(where) {
			return p.rule
		}
	}
	return f.bar(text[l.Start:l.End], l.words, where)
}

// holdsWord reports whether s holds words that begin there: "roadblock" holds no
// "adblock".
func holdsWord(s, words string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], words)
		if i < 0 {
			return false
		}
		if at += i; at == 0 || !wordByte(s[at-1]) {
			return true
		}
		at++
	}
}

func (p furniturePhrase) matches(key string) bool {
	rest, ok := strings.CutPrefix(key, p.head)
	if !ok && key == strings.TrimRight(p.head, " :") && strings.HasSuffix(p.head, ":") {
		return true // fold has taken the colon of a line that is all label
	}
	return ok && strings.HasSuffix(rest, p.tail) && strings.Contains(rest, p.inside)
}

// at reports whether r marks lines that stand where: a place name with + behind it
// where the line is late too.
func (r *furnitureRule) at(where string) bool {
	place, late := strings.CutSuffix(where, "+")
	switch r.where {
	case "any":
		return true
	case "late":
		return late
	case "edge":
		return place != "body"
	}
	return r.where == place
}

// markLines marks lines of d as furniture by the rules. It looks twice: a notice of
// full sentences at the foot hides where the article ends until it is marked.
func (a *Acquirer) markLines(d *chancery.Document, ls []line) {
	for range 2 {
		a.markOnce(d, ls)
	}
}

func (a *Acquirer) markOnce(d *chancery.Document, ls []line) {
	first, last := body(ls)
	late := len(d.Text) * 3 / 5
	for i := 0; i < len(ls); i++ {
		if ls[i].marked {
			continue
		}
		r := a.furniture.match(&ls[i], d.Text, place(i, first, last, ls[i].Start >= late))
		if r == nil {
			continue
		}
		to := i + 1
		switch r.reach {
		case "next":
			if to < len(ls) && ls[to].words <= 30 && !stopped(d.Text[ls[to].Start:ls[to].End]) {
				to++
			}
		case "end":
			if ls[i].Start >= late {
				to = len(ls)
				break
			}
			fallthrough
		case "block":
			for to < len(ls) && !ls[to].prose && to <= i+12 {
				to++
			}
			if to > i+12 || first >= 0 && i < first { // no list: a heading of the article itself
				to = i + 1
			}
		}
		for ; i < to; i++ {
			mark(d, &ls[i], r.name)
		}
		i--
		if r.reach == "end" && to == len(ls) {
			break
		}
		first, last = narrow(ls, first, last)
	}
}

// narrow is body again after lines were marked, given what it was before.
func narrow(ls []line, first, last int) (int, int) {
	for first >= 0 && first <= last && (ls[first].marked || !ls[first].prose) {
		first++
	}
	for last >= max(first, 0) && (ls[last].marked || !ls[last].prose) {
		last--
	}
	if first > last {
		return -1, -1
	}
	return first, last
}

// mark makes l, with its line end, furniture of d.
func mark(d *chancery.Document, l *line, rule string) {
	l.marked, l.rule = true, rule
	d.Furniture = append(d.Furniture, chancery.Furniture{Span: l.whole, Rule: rule})
}

// body is the first and the last line of prose that is not furniture; -1, -1 where
// there is none.
func body(ls []line) (first, last int) {
	first, last = -1, -1
	for i := range ls {
		if ls[i].prose && !ls[i].marked {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// place names where line i stands to the prose of the document.
func place(i, first, last int, late bool) string {
	where := "body"
	switch {
	case first >= 0 && i < first:
		where = "top"
	case first >= 0 && i > last, first < 0 && i > 0:
		where = "tail"
	}
	if late {
		return where + "+"
	}
	return where
}
