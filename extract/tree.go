package extract

import (
	"slices"
	"strings"

	"chancery"
)

// A tree is the words of a sentence with what hangs on each. Words are counted from 0;
// -1 is none.
type tree struct {
	ws   []chancery.Word
	kids [][]int // in the order of the words
	owns bool    // ws is no longer that of the reading
}

// treeOf is the tree of s; ok is false where none was made.
func treeOf(s *chancery.Sentence) (t tree, ok bool) {
	if len(s.Words) == 0 || len(s.Words) > maxTokens || s.Words[0].Rel == "" {
		return tree{}, false
	}
	t = tree{ws: outer(parted(subjects(attributed(verbless(s.Words)))))}
	t.grow()
	return t, true
}

// grow hangs the words on one another anew.
func (t *tree) grow() {
	t.kids = make([][]int, len(t.ws))
	for i, w := range t.ws {
		if h := w.Head - 1; h >= 0 && h < len(t.kids) && h != i {
			t.kids[h] = append(t.kids[h], i)
		}
	}
}

// own makes the words of t its own before they are changed: those of the reading stay.
func (t *tree) own() {
	if !t.owns {
		t.ws, t.owns = slices.Clone(t.ws), true
	}
}

// hang hangs word k on word h by rel. Word h must not hang on k.
func (t *tree) hang(k, h int, rel string) {
	t.own()
	t.ws[k].Head, t.ws[k].Rel = h+1, rel
	t.grow()
}

// head is what word i hangs on.
func (t *tree) head(i int) int { return t.ws[i].Head - 1 }

// rel is the relation of word i without its subtype: "obl" of "obl:agent".
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.ws[i].Rel, ":")
	return r
}

// is reports whether the lemma of word i is one of those.
func (t *tree) is(i int, lemmas ...string) bool {
	for _, l := range lemmas {
		if t.ws[i].Lemma == l {
			return true
		}
	}
	return false
}

// all is the words that hang on i by one of the relations, each with those that "and"
// ties to it. A relation without its subtype stands for all of its subtypes.
func (t *tree) all(i int, rels ...string) []int {
	var out []int
	for _, k := range t.kids[i] {
		for _, r := range rels {
			if t.ws[k].Rel == r || !strings.Contains(r, ":") && t.rel(k) == r {
				out = append(out, t.tied(k)...)
				break
			}
		}
	}
	return out
}

// first is the first word that hangs on i by one of the relations, or -1.
func (t *tree) first(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		for _, r := range rels {
			if t.ws[k].Rel == r || !strings.Contains(r, ":") && t.rel(k) == r {
				return k
			}
		}
	}
	return -1
}

// tied is i with the words that "and" ties to it.
func (t *tree) tied(i int) []int {
	out := []int{i}
	for _, k := range t.kids[i] {
		if t.ws[k].Rel == "conj" && t.nominal(k) == t.nominal(i) {
			out = append(out, k)
		}
	}
	return out
}

func (t *tree) nominal(i int) bool {
	switch t.ws[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET":
		return true
	}
	return false
}

// marked is the preposition of word i, in lower case; "" where it has none.
func (t *tree) marked(i int) string {
	k := t.first(i, "case")
	if k < 0 {
		if d := t.first(i, "nmod:desc"); d >= 0 && d < i { // "between President Jan Elph and"
			k = t.first(d, "case")
		}
	}
	if k < 0 {
		return ""
	}
	w := t.ws[k].Lemma
	if f := t.first(k, "fixed"); f >= 0 { // "because of", "out of"
		w += " " + t.ws[f].Lemma
	} else if k > 0 && t.rel(k-1) == "advmod" && (t.head(k-1) == t.head(i) || t.head(k-1) == i) && ledBy[t.ws[k-1].Lemma] { // "ahead of"
		w = t.ws[k-1].Lemma + " " + w
	}
	return w
}

// ledBy is the adverbs that make one preposition with the one behind them.
var ledBy = map[string]bool{"ahead": true, "prior": true, "together": true, "along": true}

// passive reports whether the verb at i is in the passive voice.
func (t *tree) passive(i int) bool {
	if t.first(i, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 {
		return true
	}
	return t.ws[i].XPOS == "VBN" && t.ws[i].Rel == "acl"
}

// negated reports whether a "not", "never" or "no longer" hangs on i.
func (t *tree) negated(i int) bool {
	for _, k := range t.kids[i] {
		if t.is(k, "not", "never", "n't", "hardly") && t.rel(k) == "advmod" || t.is(k, "no") && t.rel(k) == "det" {
			return true
		}
	}
	return false
}

// subject is the words that do what the verb or predicate at i tells: its own subject,
// or that of the verb that governs it: "Ruritania decided to send", "Ruritania sent an
// envoy and signed", "the plan of Ruritania to send". Of a passive it is who it is done
// to.
func (t *tree) subject(i int) []int {
	for range 6 { // a chain of verbs is no longer
		if s := t.all(i, "nsubj", "csubj"); len(s) > 0 {
			return s
		}
		h := t.head(i)
		if h < 0 {
			return nil
		}
		switch t.ws[i].Rel {
		case "conj", "parataxis":
			if t.nominal(h) || t.ws[i].XPOS == "VB" && (t.ws[h].XPOS == "VBZ" || t.ws[h].XPOS == "VBD" || t.ws[h].XPOS == "VBN") && t.first(i, "aux", "mark") < 0 && t.ws[i].Rel == "conj" {
				return nil // "that Graustark is beaten, that peace and security come"
			}
		case "xcomp":
			if o := t.all(h, "obj", "iobj"); len(o) > 0 && !t.passive(h) {
				return o // "urged Graustark to open"
			}
		case "advcl", "ccomp":
			if t.ws[i].Rel == "ccomp" && t.ws[h].XPOS == "VBG" && t.first(i, "aux") >= 0 {
				return nil // "noting that … will host": whoever that is
			}
			if m := t.first(i, "mark"); m > 0 && t.is(m, "on", "against") && t.ws[i].XPOS == "VBG" && t.head(m-1) == h && t.rel(m-1) == "obj" {
				return nil // "announced restrictions on flying": nobody flies
			}
			if m := t.first(i, "mark"); m >= 0 && t.is(m, "for") && t.ws[i].XPOS == "VBG" { // "thanked the king for attending"
				if o := t.thanked(h); len(o) > 0 {
					return o
				}
			}
		case "acl":
			if m := t.first(i, "mark"); m >= 0 && t.is(m, "for") && t.ws[i].XPOS == "VBG" { // "his thanks to the king for attending"
				if o := t.thanked(h); len(o) > 0 {
					return o
				}
			}
			if t.ws[i].XPOS == "VB" && t.ws[h].UPOS == "VERB" { // "plans to send", misread
				i = h
				continue
			}
			if t.ws[i].XPOS == "VB" { // "the decision of Ruritania to send"
				return t.owners(h)
			}
			return t.tied(h)
		case "acl:relcl":
			return t.tied(h)
		default:
			return nil
		}
		i = h
	}
	return nil
}

// thanked is to whom the word at h is said or done, behind "to" before its other objects;
// those that hang on its object count as well.
func (t *tree) thanked(h int) []int {
	for _, k := range append([]int{h, t.head(h)}, t.all(h, "obj")...) {
		if k < 0 {
			continue
		}
		for _, x := range t.all(k, "obl", "nmod") {
			if t.marked(x) == "to" {
				return []int{x}
			}
		}
	}
	return t.all(h, "obj", "iobj")
}

// owners is whose the noun at i is: "Ruritania's decision", "the decision of Ruritania",
// or who does the verb that it is the object of: "Ruritania took the decision".
func (t *tree) owners(i int) []int {
	if o := t.all(i, "nmod:poss"); len(o) > 0 {
		return o
	}
	for _, k := range t.all(i, "nmod") {
		if m := t.marked(k); m == "of" || m == "by" {
			return []int{k}
		}
	}
	if h := t.head(i); h >= 0 && t.rel(i) == "obj" {
		return t.subject(h)
	}
	return t.all(i, "compound") // "Ruritania plans to", where that is read as a noun
}

// under reports whether word i is k or hangs on it, near or far.
func (t *tree) under(i, k int) bool {
	for range len(t.ws) {
		if i == k {
			return true
		}
		if i = t.head(i); i < 0 {
			return false
		}
	}
	return false
}
