package extract

import (
	"strings"

	"chancery"
)

// A phrase is a noun phrase: tokens [from, to) of a sentence around its head,
// without the article. tail is where what hangs on it from behind begins ("on
// trade", "between Ruritania and Graustark"); to where nothing does.
type phrase struct {
	from, head, tail, to int
	definite             bool // "the", "this", "its"
}

// phraseAt is the noun phrase headed by tokens [head, end) of l.
func (p *page) phraseAt(l *line, head, end int) phrase {
	f := phrase{from: head, head: head, tail: end, to: end}
	for f.from > 0 && p.describes(l, f.from-1) {
		f.from--
	}
	if k := f.from - 1; k >= 1 && p.word(l, k) == "and" && p.lower(l, k-1) && p.describes(l, k-1) { // "trade and investment agreement"
		j := k - 1
		for j > 0 && p.describes(l, j-1) {
			j--
		}
		if j > 0 && l.Tokens[j-1].UPOS == "DET" && k-j <= 2 {
			f.from = j
		}
	} else if k >= 1 && p.word(l, k) == "and" && l.Tokens[k-1].UPOS == "PROPN" && p.nameAt(l, k-1) < 0 && !p.lower(l, f.from) && f.from < head { // "Science and Technology Agreement"
		for f.from = k - 1; f.from > 0 && l.Tokens[f.from-1].UPOS == "PROPN" && p.nameAt(l, f.from-1) < 0; {
			f.from--
		}
	}
	if f.from > 0 {
		t := &l.Tokens[f.from-1]
		f.definite = t.UPOS == "DET" && t.Lemma != "a" && t.Lemma != "an" && t.Lemma != "another" || t.Possessive() || t.Lemma == "'s"
	}
	f.to = p.tailEnd(l, end)
	if n := p.nameAt(l, head); n >= 0 && (p.Names[n].Type == chancery.Organisation || p.Names[n].Type == chancery.Instrument) {
		_, last := p.extent(l, n)
		f.to = max(f.to, last+1)
	}
	return f
}

// describes reports whether token k can stand before the head of a noun phrase.
func (p *page) describes(l *line, k int) bool {
	t := &l.Tokens[k]
	switch t.UPOS {
	case "NOUN":
		return !t.Plural() || p.nameAt(l, k) >= 0
	case "PROPN", "ADJ":
		return true
	case "PUNCT":
		return dashed(p.word(l, k)) && k > 0 && l.Tokens[k-1].UPOS == "PROPN" && l.Tokens[k-1].End == t.Start
	case "VERB":
		return t.XPOS == "VBG" && k > 0 && l.Tokens[k-1].UPOS == "NOUN" || strings.Contains(p.word(l, k), "-")
	}
	return false
}

func dashed(w string) bool { return w == "–" || w == "-" || w == "‑" || w == "—" }

func (p *page) lower(l *line, k int) bool {
	w := p.word(l, k)
	return w != "" && w[0] >= 'a' && w[0] <= 'z'
}

// tailEnd is where what hangs on a noun from behind ends: "on the elimination of
// double taxation", "between Ruritania and Graustark". A time ends it, a place
// behind "in" or "at", a verb and a mark.
func (p *page) tailEnd(l *line, i int) int {
	end := i
	for i < len(l.Tokens) {
		w := p.word(l, i)
		switch w {
		case "on", "of", "for", "between", "with", "to", "among", "concerning", "regarding", "against", "about":
		case "in":
			if !p.is(l, i+1, "the") || !p.is(l, i+2, "field", "sphere", "area", "sector", "domain") {
				return end
			}
		default:
			if !p.gerund(l, i) { // "a protocol amending the treaty"
				return end
			}
		}
		j := p.objectEnd(l, i+1, w)
		if j == i+1 {
			return end
		}
		i, end = j, j
	}
	return end
}

// objectEnd is where the noun phrases behind the preposition prep at i-1 end.
func (p *page) objectEnd(l *line, i int, prep string) int {
	end := i
	both := false // the "and" that "between" asks for has come
	for k := i; k < len(l.Tokens) && k-i < 24; k++ {
		t := &l.Tokens[k]
		w := p.word(l, k)
		if p.inTime(l, k) {
			break
		}
		if k == i && (prep == "in" || prep == "to" || prep == "on") {
			if n := p.placeNameAt(l, k); prep == "in" && n >= 0 || t.XPOS == "VB" {
				break
			}
		}
		switch {
		case t.UPOS == "DET", t.Possessive(), t.UPOS == "NUM", t.UPOS == "ADJ":
			continue
		case t.UPOS == "NOUN", t.UPOS == "PROPN", t.Lemma == "'s" && t.UPOS == "PART", w == "’":
			end = k + 1
			continue
		case w == "worth":
			return end
		case (t.XPOS == "VBG" || t.UPOS == "ADV") && k == i:
			end = k + 1
			continue
		case dashed(w), w == "and" && (prep == "between" && !both || p.joins(l, k+1)), w == "," && p.joins(l, k+1) && (p.lower(l, k+1) || p.nameAt(l, k+1) >= 0):
			both = both || w == "and"
			continue
		}
		break
	}
	return end
}

// joins reports whether a noun that can belong to a list stands at token k, and
// no clause of its own.
func (p *page) joins(l *line, k int) bool {
	if k < len(l.Tokens) && p.word(l, k) == "and" {
		k++
	}
	for ; k < len(l.Tokens); k++ {
		t := &l.Tokens[k]
		switch {
		case t.UPOS == "DET", t.Possessive(), t.UPOS == "ADJ":
			continue
		case t.UPOS != "NOUN" && t.UPOS != "PROPN":
			return false
		}
		for j := k + 1; j < len(l.Tokens) && j-k < 4; j++ { // a subject with its verb begins anew
			v := &l.Tokens[j]
			if v.XPOS == "VBD" || v.XPOS == "VBZ" || v.XPOS == "MD" || v.UPOS == "AUX" {
				return p.nameAt(l, k) < 0 && v.UPOS == "AUX" && l.Tokens[k].UPOS == "NOUN"
			}
			if v.UPOS != "NOUN" && v.UPOS != "PROPN" {
				break
			}
		}
		return true
	}
	return false
}

// placeNameAt is the place named at token k or behind an article there, or -1.
func (p *page) placeNameAt(l *line, k int) int {
	if k < len(l.Tokens) && l.Tokens[k].UPOS == "DET" {
		k++
	}
	if n := p.nameAt(l, k); n >= 0 && p.Names[n].Type == chancery.Location {
		return n
	}
	return -1
}

// gerund reports whether a word in -ing in lower case stands at token i, known as
// a verb or not.
func (p *page) gerund(l *line, i int) bool {
	return l.Tokens[i].UPOS != "ADP" && p.lower(l, i) && strings.HasSuffix(p.word(l, i), "ing") && len(p.word(l, i)) > 5
}

// textOf is the words of tokens [from, to) of l, white space as one.
func (p *page) textOf(l *line, from, to int) string {
	if from >= to {
		return ""
	}
	return clip(p.Text(chancery.Span{Start: l.Tokens[from].Start, End: l.Tokens[to-1].End}))
}
