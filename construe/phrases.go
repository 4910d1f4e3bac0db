package construe

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"chancery"
)

// A phrases is a set of phrases to be found in tokens, each with what it stands
// for. Looking costs one map access for a token that begins none of them.
type phrases[T any] struct {
	by   map[string][]phrase[T] // first word → phrases, longest first
	fold bool                   // whether case is ignored
}

type phrase[T any] struct {
	words []string
	to    T
}

func newPhrases[T any](fold bool) *phrases[T] {
	return &phrases[T]{by: map[string][]phrase[T]{}, fold: fold}
}

// add makes p know words, which are parted by spaces as in running text.
func (p *phrases[T]) add(words string, to T) {
	var ws []string
	for _, t := range tokenise(words, chancery.Span{End: len(words)}, nil) {
		ws = append(ws, p.key(words[t.Start:t.End]))
	}
	if len(ws) == 0 {
		return
	}
	list := p.by[ws[0]]
	i := 0
	for i < len(list) && len(list[i].words) >= len(ws) {
		i++
	}
	list = append(list, phrase[T]{})
	copy(list[i+1:], list[i:])
	list[i] = phrase[T]{ws, to}
	p.by[ws[0]] = list
}

func (p *phrases[T]) key(w string) string {
	if p.fold {
		w = strings.ToLower(w)
	}
	if w == "’s" {
		return "'s"
	}
	return w
}

// at is the longest phrase that begins at token i of ts, and its length in tokens.
func (p *phrases[T]) at(text string, ts []chancery.Token, i int) (to T, n int) {
	return p.behind(text[ts[i].Start:ts[i].End], text, ts, i)
}

// behind is at, where first and not the whole of token i opens the phrase: "Prime" of
// "then-Prime Minister".
func (p *phrases[T]) behind(first, text string, ts []chancery.Token, i int) (to T, n int) {
	for _, ph := range p.from(first) {
		if p.fits(ph.words, text, ts[i:]) {
			return ph.to, len(ph.words)
		}
	}
	return to, 0
}

// from is the phrases that begin with w. It makes no string for it.
func (p *phrases[T]) from(w string) []phrase[T] {
	if p.fold {
		var buf [48]byte
		if low, ok := lowerASCII(w, buf[:0]); ok {
			return p.by[string(low)]
		}
	}
	return p.by[p.key(w)]
}

// fits reports whether words, the first of which does, stand at the start of ts.
func (p *phrases[T]) fits(words []string, text string, ts []chancery.Token) bool {
	if len(words) > len(ts) {
		return false
	}
	for k := 1; k < len(words); k++ {
		w := text[ts[k].Start:ts[k].End]
		if w != words[k] && !(p.fold && strings.EqualFold(w, words[k])) && (w != "’s" || words[k] != "'s") {
			return false
		}
	}
	return true
}

// all yields every thing that the phrases at token i of the longest length stand
// for: a city's name may be that of several cities.
func (p *phrases[T]) all(text string, ts []chancery.Token, i int) (to []T, n int) {
	_, n = p.at(text, ts, i)
	if n == 0 {
		return nil, 0
	}
	for _, ph := range p.from(text[ts[i].Start:ts[i].End]) {
		if len(ph.words) == n && p.fits(ph.words, text, ts[i:]) {
			to = append(to, ph.to)
		}
	}
	return to, n
}

// titleCase is "KAZAKHSTAN" as "Kazakhstan": how a shouted headline is looked up.
func titleCase(w string) string { return cases.Title(language.Und).String(strings.ToLower(w)) }
