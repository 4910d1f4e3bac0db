package extract

import (
	"strings"

	"chancery"
)

// verbless is words with the verb that the tree lacks: of "Graustark donated grain to
// Ruritania", which can be read as a noun that is described, and which then has no
// finite verb. Words are not changed; where they have to be, a copy is.
func verbless(words []chancery.Word) []chancery.Word {
	root, cop := -1, false
	for i, w := range words {
		if w.Head == 0 {
			root = i
		}
	}
	for _, w := range words {
		switch {
		case w.Head-1 == root && w.Rel == "cop":
			cop = true
		case (w.UPOS == "AUX" || w.UPOS == "VERB" && w.Rel != "amod" && w.Rel != "acl" && w.Rel != "acl:relcl") && under(words, w, root):
			return words
		}
	}
	if cop || root < 0 || words[root].UPOS != "NOUN" && words[root].UPOS != "PROPN" || words[len(words)-1].Form != "." {
		return words
	}
	if out := planning(words, root); out != nil {
		return out
	}
	for v := len(words) - 1; v > 0; v-- {
		w, before := words[v], words[v-1]
		o := w.Head - 1 // what it is done to
		if o <= v || w.Rel != "amod" || w.UPOS != "VERB" || w.XPOS != "VBN" && w.XPOS != "VBD" || before.UPOS != "PROPN" && before.UPOS != "NOUN" {
			continue
		}
		if o != root && (words[o].Rel != "conj" || words[o].Head-1 != root) {
			continue
		}
		out := append([]chancery.Word(nil), words...)
		out[v].Head, out[v].Rel = 0, "root"
		out[o].Head, out[o].Rel = v+1, "obj"
		if o != root { // "Ruritanian tanks and jets shelled positions"
			out[root].Head, out[root].Rel = v+1, "nsubj"
		}
		for i := range out {
			switch h := out[i].Head - 1; {
			case i < v && (h == o || h == v) && i != root && (out[i].UPOS == "PROPN" || out[i].UPOS == "NOUN"):
				out[i].Head, out[i].Rel = v+1, "nsubj"
			case h == root && out[i].Rel == "punct":
				out[i].Head = v + 1
			}
		}
		return out
	}
	return words
}

// under reports whether nothing but clauses beside it parts word w from the root: a verb
// of "…, while others said" leaves the main clause without one.
func under(words []chancery.Word, w chancery.Word, root int) bool {
	for range words {
		if w.Rel == "advcl" || w.Rel == "parataxis" || w.Rel == "acl:relcl" {
			return false
		}
		if w.Head == 0 || w.Head-1 == root && w.Rel != "advcl" {
			return true
		}
		w = words[w.Head-1]
	}
	return true
}

// planning is words with the noun of "Ruritania and Graustark plan to sign" as its verb,
// or nil where there is no such: a noun behind another, with an infinitive, at the root.
func planning(words []chancery.Word, root int) []chancery.Word {
	for x, inf := range words {
		v := inf.Head - 1
		if inf.Rel != "acl" || inf.XPOS != "VB" || v < 1 || v != root && (words[v].Rel != "conj" || words[v].Head-1 != root) {
			continue
		}
		if before := words[v-1]; words[v].UPOS != "NOUN" || before.UPOS != "PROPN" && before.XPOS != "NNS" {
			continue
		}
		out := append([]chancery.Word(nil), words...)
		subject := v - 1
		if root != v {
			subject = root
			out[v-1].Head, out[v-1].Rel = root+1, "conj"
		}
		out[subject].Head, out[subject].Rel = v+1, "nsubj"
		for i := range out {
			if h := out[i].Head - 1; h == v && i < v-1 && i != subject {
				out[i].Head = v // of the noun before it
			} else if h == root && out[i].Rel == "punct" && i > v {
				out[i].Head = v + 1
			}
		}
		out[v].Head, out[v].Rel, out[v].UPOS, out[v].XPOS = 0, "root", "VERB", "VBP"
		out[x].Rel = "xcomp"
		return out
	}
	return nil
}

// attributed is words with the subject that belongs to what somebody says, not to the
// saying: of "The king's army demonstrated in Zenda, witnesses said" both are read as
// subjects of "said".
func attributed(words []chancery.Word) []chancery.Word {
	out := words
	for h, w := range words {
		if w.UPOS != "VERB" {
			continue
		}
		var subj []int
		for i := range h {
			if words[i].Head-1 == h && strings.HasPrefix(words[i].Rel, "nsubj") {
				subj = append(subj, i)
			}
		}
		if len(subj) != 2 {
			continue
		}
		for v := subj[0] + 1; v < subj[1]; v++ {
			x := words[v]
			told := x.Rel == "ccomp" && x.Head-1 == h || x.Rel == "acl" && x.Head-1 == subj[0]
			if !told || x.UPOS != "VERB" || x.XPOS == "VBG" || x.XPOS == "VB" {
				continue
			}
			if &out[0] == &words[0] {
				out = append([]chancery.Word(nil), words...)
			}
			out[v].Head, out[v].Rel = h+1, "ccomp"
			out[subj[0]].Head, out[subj[0]].Rel = v+1, "nsubj"
			break
		}
	}
	return out
}

// subjects is words with the subject that a finite verb lacks where an apposition stands
// right before it: in "At the invitation of Prince Karl, King Rudolf will visit" the king
// is no other name of the prince.
func subjects(words []chancery.Word) []chancery.Word {
	out := words
	for v, w := range words {
		if w.UPOS != "VERB" || w.Rel != "root" && w.Rel != "ccomp" && w.Rel != "conj" && w.Rel != "parataxis" {
			continue
		}
		first, finite := v, w.XPOS == "VBD" || w.XPOS == "VBZ" || w.XPOS == "VBP"
		for i, x := range words {
			if x.Head-1 != v {
				continue
			}
			switch rel, _, _ := strings.Cut(x.Rel, ":"); rel {
			case "nsubj", "csubj", "expl":
				finite = false
				first = -1
			case "aux":
				finite = finite || first >= 0
				if i < first {
					first = i
				}
			}
		}
		if !finite || first < 2 || w.Rel == "conj" && words[first-1].UPOS == "CCONJ" {
			continue
		}
		x := first - 1
		for x >= 0 && (words[x].Rel == "flat" || words[x].UPOS == "ADV") && words[x].Head > 0 && words[x].Head-1 < x {
			x = words[x].Head - 1
		}
		if x < 2 || words[x].Rel != "appos" || words[x].Head-1 >= x || words[x].UPOS != "PROPN" {
			continue
		}
		if &out[0] == &words[0] {
			out = append([]chancery.Word(nil), words...)
		}
		out[x].Head, out[x].Rel = v+1, "nsubj"
	}
	return out
}

// parted is words without the subjects that a semicolon parts from their verb: of
// "Ruritania fines 36 people, among them King Karl; seeks aid" he is none of "seeks".
func parted(words []chancery.Word) []chancery.Word {
	out := words
	last := -1
	for i, w := range words {
		if w.Form == ";" {
			last = i
		}
		if last < 0 || i < last || w.UPOS != "VERB" {
			continue
		}
		for k := range last {
			if words[k].Head-1 == i && strings.HasPrefix(words[k].Rel, "nsubj") {
				if &out[0] == &words[0] {
					out = append([]chancery.Word(nil), words...)
				}
				out[k].Rel = "dep"
			}
		}
	}
	return out
}

// outer is words with a participle behind a comma that belongs to what is told and not to
// its purpose: "discussed efforts to strengthen ties, welcoming the talks".
func outer(words []chancery.Word) []chancery.Word {
	out := words
	for i, w := range words {
		h := w.Head - 1
		if i == 0 || w.XPOS != "VBG" || w.Rel != "advcl" || words[i-1].Form != "," || h < 0 || h >= i || words[h].XPOS != "VB" {
			continue
		}
		to := -1
		for v := words[h].Head - 1; v >= 0 && v < h; v = words[v].Head - 1 {
			if x := words[v].XPOS; words[v].UPOS == "VERB" && (x == "VBD" || x == "VBZ" || x == "VBP") {
				to = v
				break
			}
		}
		if to < 0 || words[to].XPOS != "VBD" {
			continue
		}
		if &out[0] == &words[0] {
			out = append([]chancery.Word(nil), words...)
		}
		out[i].Head = to + 1
	}
	return out
}
