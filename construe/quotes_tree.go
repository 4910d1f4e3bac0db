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

// antecedent is subject n of the verb at word v, or what it stands for as a
// relative pronoun: "Karl Zapt, who said".
func (t tree) antecedent(n, v int) int {
	if t[n].UPOS == "PRON" && (t[n].XPOS == "WP" || t[n].XPOS == "WDT") && strings.HasPrefix(t[v].Rel, "acl") && t[v].Head > 0 {
		return t[v].Head - 1
	}
	return n
}

// A party is how well it is known who the words of a speaker are.
type party uint8

const (
	noParty    party = iota // the words are nobody's
	nounParty               // a noun: "scientists"; of things that cannot speak, as "the trial", the speaker stays open
	bodyParty               // a body or a document that speaks: "the ministry", "the letter"
	namedParty              // somebody with a name, or a pronoun
)

// party gives x who the words are that word n of s is the head of: somebody
// named, in apposition too, an office, a body, a state, a document, or else the
// words themselves. A pronoun of which nobody knows whom it means leaves the
// speaker open.
func (q quoter) party(x *chancery.Quotation, s *chancery.Sentence, n int) party {
	t := tree(s.Words)
	x.Speaker, x.SpeakerAt, x.Name = "", t[n].Span, -1
	if t[n].UPOS == "PRON" || t[n].UPOS == "DET" {
		q.pronoun(x, s, t, n)
		return namedParty
	}
	if k := q.namedBy(t, n); k >= 0 {
		q.byName(x, k)
		q.others(x, t, n)
		return namedParty
	}
	first, last := q.phraseOf(t, n)
	if k := q.describes(t, first); k >= 0 {
		q.byName(x, k)
		return namedParty
	}
	from, to := tokenAt(*s, t[first].Start), tokenAt(*s, t[n].End)
	if to > from && q.thing(x, *s, max(0, from-1), to) {
		return bodyParty
	}
	if t[n].UPOS != "NOUN" && t[n].UPOS != "PROPN" || t[n].End-t[first].Start > maxParty {
		return noParty
	}
	x.SpeakerAt = chancery.Span{Start: t[first].Start, End: t[last].End}
	if x.SpeakerAt.Len() > maxParty {
		x.SpeakerAt.End = t[n].End
	} else if k := q.nameOver(t[last].Span); k >= 0 {
		x.SpeakerAt.End = q.r.Names[k].End
	}
	if kind, l := q.speaks.at(q.r.Doc.Text, s.Tokens, min(to, len(s.Tokens))-1); l > 0 && kind == "people" || t[n].UPOS == "PROPN" {
		x.Speaker = spaced(q.r.Text(x.SpeakerAt))
	}
	return nounParty
}

// maxParty is how many bytes the words of a speaker without a name have at most.
const maxParty = 80

// byName makes name k the speaker of x.
func (q quoter) byName(x *chancery.Quotation, k int) {
	x.Speaker, x.SpeakerAt, x.Name = q.r.Names[k].Name, q.r.Names[k].Span, k
}

// namedBy is the name of who word n is, or -1: the one that it is part of or that
// describes it, a person before an office and an office before a body.
func (q quoter) namedBy(t tree, n int) int {
	best, rank := -1, 0
	consider := func(k int) {
		if k >= 0 && q.speakerRank(k) > rank {
			best, rank = k, q.speakerRank(k)
		}
	}
	consider(q.nameOver(t[n].Span))
	for k := range t {
		if t[k].Head != n+1 {
			continue
		}
		switch t[k].Rel {
		case "appos", "flat", "nmod:desc":
		case "compound":
			if k < n { // "Graustark spokesman" is no country
				continue
			}
		default:
			continue
		}
		if m := q.nameOver(t[k].Span); m >= 0 && q.r.Names[m].Type == chancery.Person {
			consider(m)
		}
	}
	return best
}

// describes is the person whom a noun behind a comma describes, by its first word, or
// -1: "Karl Zapt, a friend of the king, said".
func (q quoter) describes(t tree, first int) int {
	for first > 0 && t[first-1].UPOS == "DET" {
		first--
	}
	if first < 2 || t[first-1].Form != "," {
		return -1
	}
	if k := q.nameOver(t[first-2].Span); k >= 0 && q.r.Names[k].Type == chancery.Person {
		return k
	}
	return -1
}

// speakerRank is how likely name k speaks; 0 is not at all.
func (q quoter) speakerRank(k int) int {
	switch n := &q.r.Names[k]; n.Type {
	case chancery.Person:
		return 4
	case chancery.Function:
		return 3
	case chancery.Organisation:
		return 2
	case chancery.Location:
		if n.State {
			return 1
		}
	}
	return 0
}

// nameOver is the index of the name that holds s, or -1.
func (q quoter) nameOver(s chancery.Span) int {
	i, _ := slices.BinarySearchFunc(q.r.Names, s.End, func(n chancery.Name, at int) int { return n.Start - at })
	for i--; i >= 0 && s.Start-q.r.Names[i].Start < maxParty; i-- {
		if q.r.Names[i].Holds(s) {
			return i
		}
	}
	return -1
}

// others adds to the speaker of x who speaks with it: "Tarlen and Zapt said".
func (q quoter) others(x *chancery.Quotation, t tree, n int) {
	names := []string{x.Speaker}
	for k := n + 1; k < len(t); k++ {
		if t[k].Head != n+1 || t[k].Rel != "conj" || len(names) > 4 {
			continue
		}
		m := q.namedBy(t, k)
		if m < 0 || q.r.Names[m].Type == chancery.Function || slices.Contains(names, q.r.Names[m].Name) {
			continue
		}
		names = append(names, q.r.Names[m].Name)
		x.SpeakerAt.Start, x.SpeakerAt.End = min(x.SpeakerAt.Start, q.r.Names[m].Start), max(x.SpeakerAt.End, q.r.Names[m].End)
		x.Name = max(x.Name, m)
	}
	if last := len(names) - 1; last > 0 {
		x.Speaker = strings.Join(names[:last], ", ") + " and " + names[last]
	}
}

// phraseOf is the first and the last word of the words around noun n that belong
// to it, without its article: "trade union of the Klow mines". Of what follows it
// only what "of" or a name makes part of it is taken, not where and when it spoke.
func (q quoter) phraseOf(t tree, n int) (first, last int) {
	first, last = n, n
	for first > 0 && t.under(first-1, n) && (t[first-1].UPOS != "PUNCT" || t[first-1].End == t[first].Start && t[first-1].XPOS == "HYPH") && t[first-1].UPOS != "DET" && t[first-1].UPOS != "ADP" && t[first-1].Rel != "case" && t[first-1].Rel != "fixed" {
		first--
	}
	for first < n && (t[first].UPOS == "CCONJ" || t[first].UPOS == "ADV") {
		first++
	}
	for k := n + 1; k < len(t); k++ {
		if t[k].Head != n+1 || t[k].Rel != "nmod" || k-n > 8 {
			continue
		}
		if from, _ := t.reach(k); from == n+1 && (t.has(k, "case", "of") || q.nameOver(t[k].Span) >= 0 && !q.inTime(t[k].Span)) {
			last = k
		}
		break
	}
	return first, last
}

// inTime reports whether s is part of a time.
func (q quoter) inTime(s chancery.Span) bool {
	i, _ := slices.BinarySearchFunc(q.r.Times, s.End, func(m chancery.Time, at int) int { return m.Start - at })
	return i > 0 && q.r.Times[i-1].Meets(s)
}

// pronoun gives x whom the pronoun at word n stands for: the speaker of the turn
// for "I", the one spoken of right before for "he".
func (q quoter) pronoun(x *chancery.Quotation, s *chancery.Sentence, t tree, n int) {
	if strings.Contains(t[n].Feats, "Person=1") {
		if k := q.turnAt(x.SpeakerAt.Start); k >= 0 {
			x.Speaker, x.Name = q.turns[k].Speaker, q.turns[k].Name
		}
		return
	}
	if k := q.nameOver(t[n].Span); k >= 0 && q.speakerRank(k) > 0 && q.near(k, x) {
		q.byName(x, k)
	}
}

// nearBy is how many sentences back the one is named whom "he" stands for, or
// mentioned by another "he"; in a turn of a transcript, where more people are
// spoken of than have names, it is nearTurn.
const nearBy, nearTurn = 4, 1

// near reports whether the one whom the pronoun that is name k stands for was
// mentioned close enough before it, or before the quotation x that it follows, and
// from there on to where he was named.
func (q quoter) near(k int, x *chancery.Quotation) bool {
	most := nearBy
	if q.turnAt(q.r.Names[k].Start) >= 0 {
		most = nearTurn
	}
	at := q.r.In(q.r.Names[k].Start)
	if x.Direct {
		at = min(at, max(0, q.r.In(x.Start)))
	}
	for m := k - 1; m >= 0; m-- {
		n := &q.r.Names[m]
		i := q.r.In(n.Start)
		if at-i > most {
			return false
		}
		if n.Name == q.r.Names[k].Name && n.Type == q.r.Names[k].Type {
			if !n.Referred {
				return true
			}
			at = i
		}
	}
	return false
}
