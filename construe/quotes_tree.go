package construe

import (
	"slices"
	"strings"

	"chancery"
)

// A tree is the words of a sentence, hung on each other.
type tree []chancery.Word

// treeOf is the tree of s, or nil where none was made.
func treeOf(s *chancery.Sentence) tree {
	if len(s.Words) == 0 || s.Words[0].Rel == "" {
		return nil
	}
	return s.Words
}

// child is the first word that hangs on word i with one of the relations, or -1.
func (t tree) child(i int, rels ...string) int {
	for k := range t {
		if t[k].Head == i+1 && slices.Contains(rels, t[k].Rel) {
			return k
		}
	}
	return -1
}

// subject is the subject of the verb at word v, or -1. Where the tree gives it two,
// as in "the analyst Karl Zapt said", it is the one that named says more of a
// name, and of equals the closer one.
func (t tree) subject(v int, named func(tree, int) int) int {
	best, rank := -1, 0
	for k := range t {
		if t[k].Head != v+1 || t[k].Rel != "nsubj" && t[k].Rel != "nsubj:outer" {
			continue
		}
		switch r := named(t, k); {
		case best < 0, r > rank, r == rank && max(v-k, k-v) < max(v-best, best-v):
			best, rank = k, r
		}
	}
	return best
}

// has reports whether a word with the lemma hangs on word i with the relation.
func (t tree) has(i int, rel, lemma string) bool {
	for k := range t {
		if t[k].Head == i+1 && t[k].Rel == rel && strings.EqualFold(t[k].Lemma, lemma) {
			return true
		}
	}
	return false
}

// under reports whether word i is word top or hangs on it, over others or at once.
func (t tree) under(i, top int) bool {
	for steps := 0; i >= 0 && steps <= len(t); steps++ {
		if i == top {
			return true
		}
		i = t[i].Head - 1
	}
	return false
}

// reach is the first and the last word of what hangs on word i, marks aside.
func (t tree) reach(i int) (first, last int) {
	first, last = i, i
	for k := range t {
		if t[k].UPOS == "PUNCT" || k >= first && k <= last || !t.under(k, i) {
			continue
		}
		first, last = min(first, k), max(last, k)
	}
	return first, last
}

// at is the first word of t that begins at byte at or later.
func (t tree) at(at int) int {
	i, _ := slices.BinarySearchFunc(t, at, func(w chancery.Word, at int) int { return w.Start - at })
	return i
}

// nobody is a teller whom the sentence leaves out: "the king was told".
const nobody = -2

// teller is the word that names who tells what the verb at word v tells; nobody
// where it is told and not by whom; -1 where the tree does not show it.
//
// In "Elph left, noting that" it is who left, in "a report that says" the report,
// in "described by Elph" the one behind "by", and in "Elph was quoted as saying" Elph.
func (t tree) teller(v int, named func(tree, int) int) int {
	for steps := 0; steps < 4; steps++ {
		if !t.active(v, steps) {
			return t.agent(v)
		}
		if n := t.subject(v, named); n >= 0 {
			return t.antecedent(n, v)
		}
		if steps > 0 {
			if n := t.child(v, "nsubj:pass"); n >= 0 {
				return t.antecedent(n, v)
			}
		}
		h := t[v].Head - 1
		if h < 0 {
			return -1
		}
		switch t[v].Rel {
		case "acl":
			if t[v].XPOS == "VB" { // "a chance to say"
				return -1
			}
			return h
		case "conj", "xcomp", "advcl", "obl":
			if o := t.child(h, "obj"); o >= 0 && t.has(v, "mark", "as") && t.child(h, "nsubj") >= 0 {
				return o // "cited the envoy as saying"
			}
			v = h
		default:
			return -1
		}
	}
	return -1
}

// active reports whether the verb at word v, the steps-th on the way up, is told of
// its subject: "said", and not "was told" or "the bridge described by Elph".
func (t tree) active(v, steps int) bool {
	if steps > 0 {
		return true
	}
	if t.child(v, "aux:pass", "nsubj:pass", "obl:agent") >= 0 {
		return false
	}
	return t[v].XPOS != "VBN" || t.child(v, "aux") >= 0 || t[v].Rel != "acl" && t[v].Rel != "amod" && t[v].Rel != "advcl"
}

// agent is the word behind "by" that hangs on word v, or nobody.
func (t tree) agent(v int) int {
	if n := t.child(v, "obl:agent"); n >= 0 {
		return n
	}
	for k := range t {
		if t[k].Head == v+1 && t[k].Rel == "obl" && t.has(k, "case", "by") {
			return k
		}
	}
	return nobody
}

// freely reports whether "what" is the object of the verb at word v: "what Elph
// calls the last mile" tells a word of his and no statement.
func (t tree) freely(v int) bool {
	for k := v - 1; k >= 0 && v-k < 8 && t[k].UPOS != "PUNCT"; k-- {
		if strings.EqualFold(t[k].Form, "what") {
			return true
		}
	}
	return false
}

// denied reports whether "not" or "never" hangs on the verb at word v.
func (t tree) denied(v int) bool {
	for k := range t {
		if t[k].Head == v+1 && t[k].Rel == "advmod" && strings.Contains(t[k].Feats, "Polarity=Neg") {
			return true
		}
	}
	return false
}

// antecedent is subject n of the verb at word v, or what it stands for as a
// relative pronoun: "Karl Zapt, who said".
func (t tree) antecedent(n, v int) int {
	if t[n].UPOS == "PRON" && (t[n].XPOS == "WP" || t[n].XPOS == "WDT") && strings.HasPrefix(t[v].Rel, "acl") && t[v].Head > 0 {
		return t[v].Head - 1
	}
	return n
}
