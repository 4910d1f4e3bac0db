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
		if k := q.turnAt(t[v].Start); k >= 0 && x.Start < q.turns[k].Start && q.turns[k].Start < x.Pieces[0].End {
			x.Start = q.turns[k].Start // who speaks is no part of what he says
			x.Pieces[0].Start = x.Start
		}
		for i := range direct {
			if a := direct[i].Start; x.Start < a && a < x.End && strings.HasSuffix(strings.TrimSpace(q.r.Doc.Text[:a]), ":") {
				x.Span = trim(q.r.Doc.Text, chancery.Span{Start: x.Start, End: max(x.Start, strings.LastIndexByte(q.r.Doc.Text[:a], ':'))})
				x.Pieces = []chancery.Span{x.Span}
			}
			ok = ok && direct[i].CueAt != x.CueAt && !direct[i].Holds(x.Pieces[0]) && !x.Span.Holds(direct[i].CueAt)
		}
		if ok && x.Len() > 0 {
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
		case t[k].XPOS == "MD", t[k].Rel == "mark" && (strings.EqualFold(t[k].Lemma, "if") || strings.EqualFold(t[k].Lemma, "unless")):
			return false
		case t[k].UPOS == "PART":
			return false
		}
	}
	return !t.denied(v)
}

// clauseOf reads the verb at word v of s with the clause that hangs on it, or that
// it hangs on: "X said that CLAUSE", "CLAUSE, X said", "as X said, CLAUSE".
func (q quoter) clauseOf(x *chancery.Quotation, s *chancery.Sentence, t tree, v int, verb saying) bool {
	why := "told with a clause"
	c := t.child(v, "ccomp")
	if c >= 0 && t[c].XPOS == "VBG" && t.child(c, "aux") < 0 { // "he said, adding that" tells what stands before
		c = -1
	}
	if c < 0 {
		c = t.thatBehind(v)
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
	q.citing(x, s, t, v)
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(t[v].Span), t[v].Span, verb.stance, why
	return true
}

// where reports whether the relative clause of word v opens with "where", "when" or
// the like, so that what its verb tells is whole: "Zenda, where they said the road is closed".
func (t tree) where(v int) bool {
	k := t.child(v, "advmod")
	return k >= 0 && k < v && t[k].XPOS == "WRB"
}

// outer gives x, where what the verb at word v tells is said to be told by no more
// than a noun or a state, the speaker with a name in whose words the verb stands, if
// any: "Lin said the country believes that".
func (q quoter) outer(x *chancery.Quotation, s *chancery.Sentence, t tree, v int, who party) {
	if who == namedParty && (x.Name < 0 || q.speakerRank(x.Name) > 1) {
		return
	}
	within := false
	for u, steps := v, 0; t[u].Head > 0 && steps < len(t); steps++ {
		within = within || t[u].Rel == "ccomp" || strings.HasPrefix(t[u].Rel, "acl") && t.has(u, "mark", "that")
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
	last = q.sourceEnd(t, n, last)
	if k := last + 2; v == 0 && k < len(t) && t[last+1].Form == "," { // "According to the envoy, Karl Zapt, they will stay"
		if m := q.nameOver(t[k].Span); m >= 0 && q.r.Names[m].Type == chancery.Person && !q.r.Names[m].Referred {
			if e := t.at(q.r.Names[m].End); e < len(t) && t[e].Form == "," {
				n, last = k, e-1
			}
		}
	}
	if last-v > maxSource || !q.outside(x, s, t, v, last) || q.party(x, s, n) == noParty {
		return false
	}
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(t[v].Span), t[v].Span, "said", "according to whom it is"
	return true
}

// maxSource is how many words name a source at most.
const maxSource = 25

// sourceEnd is the last of the words that name a source with noun n, of those that
// the tree hangs on it to word last: up to the first comma, but for what is told of
// it between commas. "According to the envoy, Elph, now in Klow, will stay" tells of Elph.
func (q quoter) sourceEnd(t tree, n, last int) int {
	comma := n + 1
	for comma <= last && t[comma].Form != "," {
		comma++
	}
	if comma >= last {
		return last
	}
	k := q.nameOver(t[n].Span)
	if w := t[comma+1].XPOS; w != "WDT" && w != "WP" && (k < 0 || q.r.Names[k].Type != chancery.Person) {
		return comma - 1
	}
	for i := comma + 1; i < len(t); i++ {
		if t[i].Form == "," {
			return i - 1
		}
	}
	return comma - 1
}

// speakerRankOf is the rank of the name that word n is part of.
func (q quoter) speakerRankOf(t tree, n int) int {
	if k := q.namedBy(t, n); k >= 0 {
		return q.speakerRank(k)
	}
	return 0
}

// citing gives x, told by an outlet with the verb at word v, whom the outlet cites:
// "RurTAG reported, citing officials, that".
func (q quoter) citing(x *chancery.Quotation, s *chancery.Sentence, t tree, v int) {
	if x.Name < 0 || q.r.Names[x.Name].Mechanism != "outlet" {
		return
	}
	for k := range t {
		if t[k].XPOS != "VBG" || !strings.EqualFold(t[k].Lemma, "cite") || !t.under(k, v) && !t.under(v, k) || x.Pieces[0].Holds(t[k].Span) {
			continue
		}
		y := *x
		if o := t.child(k, "obj"); o >= 0 && q.party(&y, s, o) != noParty && y.Speaker != "" {
			x.Via, x.Speaker, x.SpeakerAt, x.Name = x.Speaker, y.Speaker, y.SpeakerAt, y.Name
		}
		return
	}
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
