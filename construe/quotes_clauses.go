package construe

import (
	"strings"
	"unicode"

	"chancery"
)

// tellings appends to out what the tree of s shows to be told in it, but for what
// the direct quotations in s, and their verbs, tell already.
func (q quoter) tellings(out, direct []chancery.Quotation, s *chancery.Sentence, t tree) []chancery.Quotation {
	for v := range t {
		x := chancery.Quotation{Name: -1}
		ok := false
		switch {
		case strings.EqualFold(t[v].Form, "according"):
			ok = q.accordingTo(&x, s, t, v)
		case t[v].UPOS == "VERB":
			verb, known := q.says[strings.ToLower(t[v].Lemma)]
			ok = known && q.claims(t, v) && (verb.use != "quote" && q.clauseOf(&x, s, t, v, verb) || q.expressed(&x, s, t, v))
		}
		if !ok || x.Len() == 0 || len(x.Pieces) == 0 {
			continue
		}
		for i := range direct {
			ok = ok && direct[i].CueAt != x.CueAt && !direct[i].Holds(x.Pieces[0]) && !x.Span.Holds(direct[i].CueAt)
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}

// claims reports whether the verb at word v tells that somebody spoke: not "did not
// say", "may say", "to say", "if he says", "say that" or "saying" of nobody.
func (q quoter) claims(t tree, v int) bool {
	if t[v].XPOS == "VB" || v > 0 && unicode.IsUpper(firstRune(t[v].Form)) && t[v-1].UPOS != "PUNCT" {
		return false // "Senior adviser Hope Rassendyll" hopes nothing
	}
	for k := range t {
		if t[k].Head != v+1 || k > v {
			continue
		}
		switch {
		case t[k].XPOS == "MD", t[k].Rel == "mark" && (t[k].XPOS == "IN" && !strings.EqualFold(t[k].Lemma, "that") && !strings.EqualFold(t[k].Lemma, "as") && !strings.EqualFold(t[k].Lemma, "while") && !strings.EqualFold(t[k].Lemma, "because")):
			return false
		case t[k].Rel == "advmod" && strings.Contains(t[k].Feats, "Polarity=Neg"), t[k].UPOS == "PART":
			return false
		}
	}
	return true
}

// clauseOf reads the verb at word v of s with the clause that hangs on it, or that
// it hangs on: "X said that CLAUSE", "CLAUSE, X said", "as X said, CLAUSE".
func (q quoter) clauseOf(x *chancery.Quotation, s *chancery.Sentence, t tree, v int, verb saying) bool {
	why := "told with a clause"
	c := t.child(v, "ccomp")
	if c < 0 {
		c = t.thatBehind(v)
	}
	if c >= 0 && t[c].XPOS == "VBG" && t.child(c, "aux") < 0 { // "he said, adding that" tells what stands before
		c = -1
	}
	subject := -1 // of the clause
	if c > v {
		subject = t.child(c, "nsubj", "nsubj:pass")
	}
	switch {
	case subject >= 0 && subject < v && verb.use == "both" && q.around(x, s, t, v): // "The bridge, Elph said, is open"
		why = "told around its speaker"
	case c > v:
		from := t.clauseStart(c, v)
		if from > v+1 && asks(t[from-1]) {
			from--
		}
		from = q.startBefore(t, v, c, from, verb)
		that := from > 0 && strings.EqualFold(t[from-1].Form, "that")
		if from < 0 || asks(t[from]) && verb.stance != "explained" && verb.stance != "asked" || t.has(c, "mark", "to") || verb.use != "both" && !that && t[v].XPOS == "VBG" {
			return false
		}
		if that {
			why = `told with "that"`
		}
		x.Span = chancery.Span{Start: t[from].Start, End: q.clauseEnd(s, t, v, c, from)}
		x.Pieces = []chancery.Span{x.Span}
		if !that && !t.finite(from, t.at(x.End)) {
			return false
		}
	case verb.use != "both":
		return false
	case c >= 0:
		why = "told before its speaker"
		if !q.around(x, s, t, v) {
			return false
		}
	case t[v].Rel == "parataxis" && t.child(v, "nsubj") >= 0 && t.child(v, "xcomp") < 0 && (verb.stance != "believed" || t.child(v, "obj", "obl") < 0):
		why = "told around its speaker"
		if !q.around(x, s, t, v) {
			return false
		}
	default:
		return false
	}
	n := t.teller(v, q.speakerRankOf)
	if n < 0 || x.Pieces[0].Holds(t[n].Span) || t[v].Rel == "acl:relcl" && t[n].Head == v+1 && !t.has(c, "mark", "that") && !t.where(v) {
		return false // "what I think is right" is told of the thing
	}
	who := q.party(x, s, n)
	if who == noParty {
		return false
	}
	q.outer(x, s, t, v, who)
	if verb.use == "clause" && who == nounParty && x.Name < 0 {
		x.Speaker = "" // "the trial shows that" is told by whoever writes it
	}
	q.unmark(x)
	q.carried(x, s, t[v].Span)
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(t[v].Span), t[v].Span, verb.stance, why
	return true
}

// where reports whether the relative clause of word v opens with "where", "when" or
// the like, so that what its verb tells is whole: "Zenda, where they said the road is closed".
func (t tree) where(v int) bool {
	k := t.child(v, "advmod")
	return k >= 0 && k < v && t[k].XPOS == "WRB"
}

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

// outer gives x, where what the verb at word v tells is said to be told by no more
// than a noun or a state, the speaker with a name in whose words the verb stands, if
// any: "Lin said the country believes that".
func (q quoter) outer(x *chancery.Quotation, s *chancery.Sentence, t tree, v int, who party) {
	if who == namedParty && (x.Name < 0 || q.speakerRank(x.Name) > 1) {
		return
	}
	within := false
	for u, steps := v, 0; t[u].Head > 0 && steps < len(t); steps++ {
		within = within || t[u].Rel == "ccomp" || t[u].Rel == "acl" && t.has(u, "mark", "that")
		u = t[u].Head - 1
		if _, ok := q.says[strings.ToLower(t[u].Lemma)]; !ok || u == v || !within || t[u].UPOS != "VERB" || !q.claims(t, u) {
			continue
		}
		y := *x
		if n := t.teller(u, q.speakerRankOf); n >= 0 && q.party(&y, s, n) == namedParty && y.Name >= 0 && q.speakerRank(y.Name) > 1 {
			x.Speaker, x.SpeakerAt, x.Name = y.Speaker, y.SpeakerAt, y.Name
		}
		return
	}
}

// unmark takes an opening mark off the start of x that nothing in x closes.
func (q quoter) unmark(x *chancery.Quotation) {
	text := q.r.Text(x.Pieces[0])
	c := firstRune(text)
	if n := len(string(c)); closing[c] != "" && n < len(text) && !strings.ContainsAny(text[n:], closing[c]) {
		x.Pieces[0].Start += n
		x.Start = x.Pieces[0].Start
	}
}

// thatBehind is the root of the clause that "that" opens soon behind the verb at
// word v, where the tree has hung it elsewhere, or -1.
func (t tree) thatBehind(v int) int {
	for k := v + 1; k < len(t) && k-v < 9 && t[k].UPOS != "VERB" && t[k].UPOS != "AUX" && t[k].Form != ":"; k++ {
		if h := t[k].Head - 1; t[k].UPOS == "SCONJ" && strings.EqualFold(t[k].Form, "that") && t[k].Rel == "mark" && h > k {
			if over := t[h].Head - 1; over > v { // it is a noun's: "told the hope that"
				return -1
			}
			return h
		}
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
		if t[k].UPOS != "VERB" && t[k].UPOS != "AUX" && t[k].Rel != "parataxis" {
			continue
		}
		if !q.goesBack(t, k, v, c) {
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
	for end > from+1 && (t[end-1].UPOS == "PUNCT" && opening(firstRune(t[end-1].Form)) == false && firstRune(t[end-1].Form) != '”' || t[end-1].UPOS == "CCONJ") {
		end--
	}
	return t[end-1].End
}

// goesBack reports whether the verb at word k, behind the clause of word c that the
// one at word v tells, goes on with v: as the tree has it, or because its tense is
// that of v and not that of the clause, or because it tells more: "adding that".
func (q quoter) goesBack(t tree, k, v, c int) bool {
	on, rel := t[k].Head-1, t[k].Rel
	switch {
	case on == v:
		return rel == "conj" && t.tense(k) == t.tense(v) || rel == "parataxis" || rel == "advcl" && t[k].XPOS == "VBG" && t[k-1].Form == ","
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

// expressed reads "X expressed hope that CLAUSE" with the verb at word v.
func (q quoter) expressed(x *chancery.Quotation, s *chancery.Sentence, t tree, v int) bool {
	o := t.child(v, "obj")
	if o < v {
		return false
	}
	stance, ok := q.tells[strings.ToLower(t[o].Lemma)]
	if !ok {
		return false
	}
	c := t.child(o, "acl", "ccomp", "acl:relcl")
	if c < 0 {
		c = t.child(v, "ccomp")
	}
	if c < o || !t.has(c, "mark", "that") {
		return false
	}
	from := t.clauseStart(c, o)
	n := t.teller(v, q.speakerRankOf)
	if n < 0 || n > o {
		return false
	}
	who := q.party(x, s, n)
	if who == noParty {
		return false
	}
	q.outer(x, s, t, v, who)
	x.Span = chancery.Span{Start: t[from].Start, End: q.clauseEnd(s, t, v, c, from)}
	x.Pieces = []chancery.Span{x.Span}
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(t[v].Span), t[v].Span, stance, "told of what was expressed"
	return true
}

// accordingTo reads "According to X, CLAUSE" with "according" at word v.
func (q quoter) accordingTo(x *chancery.Quotation, s *chancery.Sentence, t tree, v int) bool {
	n := t[v].Head - 1
	if v+2 >= len(t) || !strings.EqualFold(t[v+1].Form, "to") || n <= v {
		return false
	}
	_, last := t.reach(n)
	first := v
	for k := n + 1; k < last && v == 0; k++ { // "According to the envoy, Elph, now in Klow, will stay"
		if t[k].Form == "," {
			last = k - 1
		}
	}
	if v > 0 && t[v-1].UPOS != "PUNCT" && t[v-1].UPOS != "CCONJ" && q.speakerRankOf(t, n) == 0 {
		return false // "acted according to the law"
	}
	if k := last + 2; v == 0 && k < len(t) && t[last+1].Form == "," { // "According to the envoy, Karl Zapt, they will stay"
		if m := q.nameOver(t[k].Span); m >= 0 && q.r.Names[m].Type == chancery.Person && !q.r.Names[m].Referred {
			if e := t.at(q.r.Names[m].End); e < len(t) && t[e].Form == "," {
				n, last = k, e-1
			}
		}
	}
	if last-first > 25 || !q.outside(x, s, t, first, last) || q.party(x, s, n) == noParty {
		return false
	}
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(t[v].Span), t[v].Span, "said", "according to whom it is"
	return true
}

// speakerRankOf is the rank of the name that word n is part of.
func (q quoter) speakerRankOf(t tree, n int) int {
	if k := q.namedBy(t, n); k >= 0 {
		return q.speakerRank(k)
	}
	return 0
}

// carried gives x the outlet to which its words were told with the verb at cue:
// "Elph told RurTAG".
func (q quoter) carried(x *chancery.Quotation, s *chancery.Sentence, cue chancery.Span) {
	i := tokenAt(*s, cue.End)
	for k := i; k < len(s.Tokens) && k < i+6 && s.Tokens[k].UPOS != "PUNCT" && s.Tokens[k].UPOS != "SCONJ" && s.Tokens[k].UPOS != "VERB"; k++ {
		if n := q.nameOver(s.Tokens[k].Span); n >= 0 && n != x.Name && q.r.Names[n].Type == chancery.Organisation && q.r.Names[n].Mechanism == "outlet" {
			x.Via = q.r.Names[n].Name
			return
		}
	}
}
