package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Endings are classes told by a word's tag and its ending: "NOUN NNS" and "-ies" make
// a lemma in "y". The longest ending that is listed decides; a whole word is an ending
// with "^" before it.
type Endings struct {
	Classes []string
	By      map[EndingKey]uint16 // class
	Often   [][]uint16           // by tag, the classes that most of its words have, the most frequent first
}

// An EndingKey is a tag and an ending, hashed.
type EndingKey uint64

// MaxEnding is how many bytes an ending that is not a whole word has at most.
const MaxEnding = 7

// KeyOfEnding is the key of tag and ending.
func KeyOfEnding(tag uint8, ending string) EndingKey {
	h := (uint64(14695981039346656037) ^ uint64(tag)) * 1099511628211
	for i := len(ending); i > 0; i-- { // from the end, so that a longer ending goes on from a shorter one
		h = (h ^ uint64(ending[i-1])) * 1099511628211
	}
	return EndingKey(h ^ h>>31)
}

// class is the class that low, a word in small letters, has with tag: the one that the
// longest listed ending tells and that suits, or one that the tag's words often have. Where
// none suits it is the longest ending's; what a whole word tells always suits. A tag whose empty ending is not listed has none.
func (e *Endings) class(tag uint8, low string, suits func(class string) bool) (string, bool) {
	h := (uint64(14695981039346656037) ^ uint64(tag)) * 1099511628211
	var told [MaxEnding + 1]uint16
	n := 0
	see := func() {
		if c, is := e.By[EndingKey(h^h>>31)]; is {
			told[n] = c
			n++
		}
	}
	see()
	for i := len(low); i > 0; i-- {
		h = (h ^ uint64(low[i-1])) * 1099511628211
		if len(low)-i < MaxEnding {
			see()
		}
	}
	h = (h ^ '^') * 1099511628211
	if c, is := e.By[EndingKey(h^h>>31)]; is {
		return e.Classes[c], true
	}
	if n == 0 {
		return "", false
	}
	if last := e.Classes[told[n-1]]; suits == nil || last == "0" || last == "~0" { // the form is its own lemma, known or not
		return e.Classes[told[n-1]], true
	}
	for k := n - 1; k >= 0; k-- {
		if c := e.Classes[told[k]]; suits(c) {
			return c, true
		}
	}
	if int(tag) < len(e.Often) {
		for _, c := range e.Often[tag] {
			if c := e.Classes[c]; suits(c) {
				return c, true
			}
		}
	}
	return e.Classes[told[n-1]], true
}

// A lemma's class says how it is made of a form: "~" keeps the form's capitals, then
// how many letters go from the end and what comes in their place; or "=" and the lemma.

// LemmaClass is the class by which form becomes lemma.
func LemmaClass(form, lemma string) string {
	best := "=" + lemma
	for _, keep := range [...]string{"~", ""} {
		base := form
		if keep == "" {
			base = strings.ToLower(form)
		}
		n := 0
		for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
			n++
		}
		for n > 0 && n < len(base) && !utf8.RuneStart(base[n]) {
			n--
		}
		cut := utf8.RuneCountInString(base[n:])
		if n == 0 || cut > 5 {
			continue
		}
		c := fmt.Sprintf("%s%d%s", keep, cut, lemma[n:])
		if best[0] == '=' || keep == "" {
			best = c
		}
	}
	return best
}

// ApplyLemma makes the lemma of form by class c.
func ApplyLemma(c, form, low string) string {
	if c == "" {
		return low
	}
	if c[0] == '=' {
		return c[1:]
	}
	base := low
	if c[0] == '~' {
		base, c = form, c[1:]
	}
	cut := int(c[0] - '0')
	if cut == 0 && len(c) == 1 {
		return base
	}
	end := len(base)
	for ; cut > 0 && end > 0; cut-- {
		_, n := utf8.DecodeLastRuneInString(base[:end])
		end -= n
	}
	return base[:end] + c[1:]
}
