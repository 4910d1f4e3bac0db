package construe

import (
	"strings"

	"chancery"
)

// startBefore is where the clause begins that the verb at word v tells from word from
// on, by the tree: its subject may hang on the verb as if it were its object, and
// whom it is told to may be taken for its subject.
func (q quoter) startBefore(t tree, v, c, from int, verb saying) int {
	if strings.EqualFold(t[from-1].Form, "that") {
		return from
	}
	if o := t.child(v, "obj", "iobj"); o > v && o < from && !verb.whom && t.child(c, "nsubj", "nsubj:pass") < 0 {
		first, _ := t.reach(o)
		return max(first, v+1)
	}
	if k := q.nameOver(t[from].Span); verb.whom && k >= 0 && from <= v+2 && t.child(v, "obj", "iobj") < 0 {
		if n := t.at(q.r.Names[k].End); n < len(t) && n < c && t[n].UPOS != "AUX" && t[n].UPOS != "VERB" && t[n].UPOS != "PUNCT" {
			return n
		}
	}
	return from
}

// asks reports whether w opens a question: "explained how".
func asks(w chancery.Word) bool { return w.XPOS == "WRB" || w.XPOS == "WP" || w.XPOS == "WDT" }

// thatBehind is the root of the clause that "that" opens soon behind the verb at
// word v, where the tree has hung it elsewhere, or -1.
func (t tree) thatBehind(v int) int {
	for k := v + 1; k < len(t) && k-v < 10 && (t[k].UPOS != "VERB" || sourced(t, k)) && t[k].UPOS != "AUX" && t[k].Form != ":"; k++ {
		h := t[k].Head - 1
		if t[k].UPOS != "SCONJ" || !strings.EqualFold(t[k].Form, "that") || t[k].Rel != "mark" || h <= k {
			continue
		}
		over := t[h].Head - 1
		for steps := 0; over > v && t[over].Head-1 > v && steps < len(t); steps++ {
			over = t[over].Head - 1
		}
		if over > v && t[over].Rel != "obl" && !sourced(t, over) {
			return -1 // it is a noun's: "told the hope that"
		}
		return h
	}
	return -1
}

// clauseStart is the first word of the clause of word c behind the verb at word v,
// without "that" and the marks before it, or -1.
func (t tree) clauseStart(c, v int) int {
	first := c
	for k := v + 1; k < c; k++ {
		if t.under(k, c) {
			first = k
			break
		}
	}
	for first < c && (t[first].UPOS == "PUNCT" && closing[firstRune(t[first].Form)] == "" || (t[first].Rel == "mark" || t[first].UPOS == "SCONJ") && strings.EqualFold(t[first].Lemma, "that")) {
		first++
	}
	return first
}

// clauseEnd is where the clause of word c ends that the verb at word v tells from
// word from on: with the sentence, or before what goes on with the verb: "said that
// the bridge stands, and left", "…, adding that it is long".
func (q quoter) clauseEnd(s *chancery.Sentence, t tree, v, c, from int) int {
	end := len(t)
	for k := from + 1; k < len(t); k++ {
		if sourced(t, k) {
			end = k
			break
		}
		if t[k].UPOS != "VERB" && t[k].UPOS != "AUX" && t[k].Rel != "parataxis" || !q.goesBack(t, k, v, c) {
			continue
		}
		for first, _ := t.reach(k); first < k && first > from; {
			k = first
		}
		end = min(end, k)
		break
	}
	if end == len(t) {
		return trim(q.r.Doc.Text, chancery.Span{Start: t[from].Start, End: s.End}).End
	}
	for end > from+1 && (t[end-1].UPOS == "PUNCT" && !opening(firstRune(t[end-1].Form)) && firstRune(t[end-1].Form) != '”' || t[end-1].UPOS == "CCONJ") {
		end--
	}
	return t[end-1].End
}

// sourced reports whether word k, behind a comma, tells whose words the sentence
// draws on: "…, according to RurTAG", "…, citing officials".
func sourced(t tree, k int) bool {
	return t[k-1].Form == "," && (strings.EqualFold(t[k].Form, "according") || t[k].XPOS == "VBG" && strings.EqualFold(t[k].Lemma, "cite"))
}

// goesBack reports whether the verb at word k, behind the clause of word c that the
// one at word v tells, goes on with v: as the tree has it, or because its tense is
// that of v and not that of the clause, or because it tells more: "adding that".
func (q quoter) goesBack(t tree, k, v, c int) bool {
	on, rel := t[k].Head-1, t[k].Rel
	switch {
	case t.has(k, "mark", "that"): // "said that the bridge stands, and that it is long"
		return false
	case on == v:
		first, _ := t.reach(k)
		return rel == "conj" && t.tense(k) == t.tense(v) || rel == "parataxis" && first > 0 && t[first-1].UPOS == "PUNCT" || rel == "advcl" && t[k].XPOS == "VBG" && t[k-1].Form == ","
	case rel == "conj" && on >= 0 && on < v:
		return t.under(v, on)
	case t[k].XPOS == "VBG" && rel == "advcl" && k > 0 && t[k-1].Form == ",":
		return q.says[strings.ToLower(t[k].Lemma)].use != "" && t.under(on, c)
	case rel == "conj" && on == c && t[v].XPOS == "VBD" && (t[k].XPOS == "VBD" || t[k].XPOS == "VBN" && t[c].UPOS != "VERB" && t.child(k, "aux", "aux:pass") < 0):
		return t.tense(c) != "VBD" && t.child(k, "nsubj") < 0
	}
	return false
}

// tense is the tag of the word that gives the clause of word c its tense.
func (t tree) tense(c int) string {
	for k := range t {
		if t[k].Head == c+1 && (t[k].Rel == "cop" || t[k].Rel == "aux" || t[k].Rel == "aux:pass") && strings.Contains(t[k].Feats, "VerbForm=Fin") {
			return t[k].XPOS
		}
	}
	return t[c].XPOS
}

// around gives x the words of s on both sides of the verb at word v and its own.
func (q quoter) around(x *chancery.Quotation, s *chancery.Sentence, t tree, v int) bool {
	first, last := v, v
	for k := range t { // the verb, who says it, to whom and when
		if t[k].Head != v+1 || t[k].Rel == "ccomp" || t[k].UPOS == "PUNCT" {
			continue
		}
		a, b := t.reach(k)
		if a > v && t[k].Rel == "parataxis" || t[k].Rel == "advcl" && b < v {
			continue
		}
		first, last = min(first, a), max(last, b)
	}
	if n := t.teller(v, q.speakerRankOf); n < first || n > last || last-first > maxTelling {
		return false
	}
	return q.outside(x, s, t, first, last)
}

// maxTelling is how many words tell at most who says what stands around them.
const maxTelling = 20

// outside gives x the words of s before word first and after word last, where they
// hold a verb.
func (q quoter) outside(x *chancery.Quotation, s *chancery.Sentence, t tree, first, last int) bool {
	if first > 0 && t[first-1].UPOS != "PUNCT" || last+1 < len(t) && t[last+1].UPOS != "PUNCT" {
		return false // no mark parts the words from those of the teller
	}
	for first > 0 && t[first-1].UPOS == "PUNCT" {
		first--
	}
	for last+1 < len(t) && t[last+1].UPOS == "PUNCT" {
		last++
	}
	finite := false
	x.Pieces = nil
	for _, p := range [2][2]int{{0, first}, {last + 1, len(t)}} {
		if p[1]-p[0] < 2 {
			continue
		}
		finite = finite || t.finite(p[0], p[1])
		x.Pieces = append(x.Pieces, chancery.Span{Start: t[p[0]].Start, End: t[p[1]-1].End})
	}
	if !finite {
		return false
	}
	x.Span = chancery.Span{Start: x.Pieces[0].Start, End: x.Pieces[len(x.Pieces)-1].End}
	return true
}

// finite reports whether one of the words from first to end is a finite verb.
func (t tree) finite(first, end int) bool {
	for _, w := range t[first:end] {
		if strings.Contains(w.Feats, "VerbForm=Fin") {
			return true
		}
	}
	return false
}
