package construe

import (
	"slices"

	"chancery"
)

// indirect is the clauses told outside of quotation marks: "X said that …", "X said
// the bridge stands", "the bridge stands, X said". A sentence with a tree may hold
// several; where none was made, one is found by the order of its words.
func (q quoter) indirect(direct []chancery.Quotation) []chancery.Quotation {
	var out []chancery.Quotation
	k := 0
	for i := range q.r.Sentences {
		s := &q.r.Sentences[i]
		for k < len(direct) && direct[k].End <= s.Start {
			k++
		}
		if s.Passed || s.Heading || len(s.Tokens) == 0 {
			continue
		}
		near := direct[k:]
		n := 0
		for n < len(near) && near[n].Start < s.End {
			n++
		}
		near = near[:n]
		if t := treeOf(s); t != nil {
			out = q.tellings(out, near, s, t)
			continue
		}
		if len(near) > 0 {
			continue
		}
		x := chancery.Quotation{Name: -1}
		if q.clauseAfter(&x, *s) || q.clauseBefore(&x, *s) {
			x.Pieces = []chancery.Span{x.Span}
			out = append(out, x)
		}
	}
	return out
}

// clauseAfter reads s as "X said that CLAUSE" or "X said CLAUSE". In "X left, noting
// that" the speaker is who speaks in the sentence already, or else the first
// named in it.
func (q quoter) clauseAfter(x *chancery.Quotation, s chancery.Sentence) bool {
	for v := range s.Tokens {
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || verb.use == "quote" || s.Tokens[v].UPOS != "VERB" || !q.asserts(s, v) {
			continue
		}
		why := `told with "that"`
		from := q.afterThat(s, v)
		if from < 0 && s.Tokens[v].Lemma == "say" && q.clauseAt(s, v+1) {
			from, why = v+1, "told with a clause"
		}
		if from < 0 || from >= len(s.Tokens) || !q.subject(x, s, v) || q.strange(s, x.SpeakerAt, v) {
			continue
		}
		for from+1 < len(s.Tokens) && s.Tokens[from].UPOS == "PUNCT" { // "said that, after all, the bridge stands"
			from++
		}
		x.Span = trim(q.r.Doc.Text, chancery.Span{Start: s.Tokens[from].Start, End: s.End})
		return q.cue(x, s, v, verb, why)
	}
	return false
}

// subject gives x the speaker of the verb at token v.
func (q quoter) subject(x *chancery.Quotation, s chancery.Sentence, v int) bool {
	if s.Tokens[v].XPOS != "VBG" {
		return q.speaker(x, s, 0, v, true)
	}
	for k := v - 1; k > 0; k-- {
		if t := s.Tokens[k]; t.UPOS == "VERB" && t.XPOS != "VBG" && q.says[t.Lemma].use != "" && q.speaker(x, s, 0, k, true) {
			return true
		}
	}
	return q.speaker(x, s, 0, v, false) && x.Name >= 0 && len(q.r.Names[x.Name].Set) == 0
}

// asserts reports whether the verb at token v tells that somebody spoke: not
// "did not say", "may say", "was told" or "to say".
func (q quoter) asserts(s chancery.Sentence, v int) bool {
	if s.Tokens[v].XPOS == "VB" || s.Tokens[v].XPOS == "VBG" && (v == 0 || q.r.Text(s.Tokens[v-1].Span) != ",") || q.passive(s, v) {
		return false // "Elph left, noting that ..." does
	}
	for k := v - 1; k >= 0 && k > v-4 && s.Tokens[k].UPOS != "PUNCT"; k-- {
		switch s.Tokens[k].Lemma {
		case "not", "n't", "n’t", "never", "to":
			return false
		}
		if s.Tokens[k].XPOS == "MD" {
			return false
		}
	}
	return true
}

// afterThat is the first token of the clause that "that" opens behind the verb at
// token v, or -1. To whom and when it was said may stand between.
func (q quoter) afterThat(s chancery.Sentence, v int) int {
	for k := v + 1; k < len(s.Tokens)-1 && k-v < 9; k++ {
		t := s.Tokens[k]
		if t.Lemma == "that" && (k == v+1 || s.Tokens[k+1].UPOS != "VERB" && s.Tokens[k+1].UPOS != "AUX" && (s.Tokens[k-1].UPOS != "ADP" || s.Tokens[k-1].Lemma == "out")) {
			return k + 1
		}
		if t.UPOS == "PUNCT" || t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "SCONJ" {
			return -1
		}
	}
	return -1
}

// clauseAt reports whether a clause begins at token i: a noun and soon its verb.
func (q quoter) clauseAt(s chancery.Sentence, i int) bool {
	for k := i; k < len(s.Tokens) && k-i < 9; k++ {
		switch t := s.Tokens[k]; {
		case t.UPOS == "AUX" || t.UPOS == "VERB" && t.XPOS != "VBG":
			return k > i
		case t.UPOS == "PUNCT" || t.UPOS == "SCONJ" || t.Lemma == "to" || k == i && (t.UPOS == "ADP" || t.UPOS == "ADV"):
			return false
		}
	}
	return false
}

// strange reports whether another verb stands between the speaker and the verb at
// token v that is his: "Elph mentioned a report that said". A comma or "and" ends it.
func (q quoter) strange(s chancery.Sentence, speaker chancery.Span, v int) bool {
	for k := v - 1; k >= 0 && s.Tokens[k].Start >= speaker.End; k-- {
		switch t := s.Tokens[k]; {
		case t.UPOS == "CCONJ", t.UPOS == "PUNCT":
			return false
		case t.UPOS == "VERB" && t.XPOS != "VBG", t.UPOS == "SCONJ":
			return true
		}
	}
	return false
}

// clauseBefore reads s as "CLAUSE, X said." or "CLAUSE, according to X."
func (q quoter) clauseBefore(x *chancery.Quotation, s chancery.Sentence) bool {
	ts := s.Tokens
	comma := len(ts) - 1
	for comma > 0 && q.r.Text(ts[comma].Span) != "," {
		comma--
	}
	if comma < 3 || len(ts)-comma > 14 || ts[0].UPOS == "SCONJ" || ts[0].UPOS == "ADP" || !slices.ContainsFunc(ts[:comma], func(t chancery.Token) bool {
		return t.UPOS == "AUX" || t.UPOS == "VERB" && t.XPOS != "VBG"
	}) {
		return false
	}
	x.Span = chancery.Span{Start: s.Start, End: ts[comma].Start}
	if q.according(x, s, comma+1, len(ts)) {
		return true
	}
	for v := comma + 1; v < len(ts); v++ {
		verb, ok := q.says[ts[v].Lemma]
		if ts[v].UPOS != "VERB" {
			continue
		}
		if !ok || verb.use != "both" || !q.asserts(s, v) || len(ts)-v > 8 || !q.speaker(x, s, comma+1, v, true) {
			return false
		}
		if slices.ContainsFunc(ts[v+1:], func(t chancery.Token) bool { return t.UPOS == "VERB" || t.UPOS == "AUX" || t.Lemma == "that" }) {
			return false
		}
		return q.cue(x, s, v, verb, "told before its speaker")
	}
	return false
}
