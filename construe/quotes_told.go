package construe

import (
	"slices"
	"strings"

	"chancery"
)

// thing gives x a speaker that is no name among tokens [from, to) of s: "the
// ministry" last named, "the Ruritanian side", "the joint declaration".
func (q quoter) thing(x *chancery.Quotation, s chancery.Sentence, from, to int) bool {
	for i := from; i < to; i++ {
		kind, l := q.speaks.at(q.r.Doc.Text, s.Tokens, i)
		if l == 0 || i+l > to || s.Tokens[i].UPOS == "VERB" || i+l < len(s.Tokens) && s.Tokens[i+l].UPOS == "NOUN" {
			continue
		}
		start := i
		for start > from && (s.Tokens[start-1].UPOS == "NOUN" || s.Tokens[start-1].UPOS == "ADJ" || s.Tokens[start-1].UPOS == "PROPN") {
			start--
		}
		if start == 0 || s.Tokens[start-1].UPOS != "DET" && !s.Tokens[start-1].Possessive() && s.Tokens[start-1].Lemma != "'s" {
			continue
		}
		if start > 1 && s.Tokens[start-2].UPOS == "ADP" && (start < 3 || !strings.EqualFold(q.r.Text(s.Tokens[start-3].Span), "according")) {
			continue
		}
		at := chancery.Span{Start: s.Tokens[start].Start, End: s.Tokens[i+l-1].End}
		if kind == "document" {
			x.Speaker, x.SpeakerAt, x.Name = spaced(q.r.Text(at)), at, -1
			return true
		}
		if q.body(x, at, q.r.Text(chancery.Span{Start: s.Tokens[i].Start, End: at.End})) {
			return true
		}
	}
	return false
}

// bodyReach is how many names back the body is looked for that "the ministry" is.
const bodyReach = 200

// body makes the body that the words at stand for the speaker of x: the last one
// before of which word is a part, in the country that the words name, if any. A
// country's body that was not named is called by the words.
func (q quoter) body(x *chancery.Quotation, at chancery.Span, word string) bool {
	end, _ := slices.BinarySearchFunc(q.r.Names, at.End, func(n chancery.Name, at int) int { return n.Start - at })
	var country chancery.Country
	n := end - 1
	for ; n >= 0 && q.r.Names[n].Start >= at.Start; n-- {
		country = q.r.Names[n].Country
	}
	word = strings.ToLower(word)
	for back := n - bodyReach; n >= 0 && n > back; n-- {
		m := &q.r.Names[n]
		if m.Type != chancery.Organisation || country != "" && m.Country != country {
			continue
		}
		if name := strings.ToLower(m.Name); strings.HasSuffix(name, word) || strings.HasPrefix(name, word+" ") || strings.Contains(name, " "+word+" ") {
			x.Speaker, x.SpeakerAt, x.Name = m.Name, at, n
			return true
		}
	}
	if country == "" {
		return false
	}
	x.Speaker, x.SpeakerAt, x.Name = spaced(q.r.Text(at)), at, -1
	return true
}

// indirect adds the clauses told outside of quotation marks: "X said that …", "X
// said the bridge stands", "the bridge stands, X said".
func (q quoter) indirect(direct []chancery.Quotation) []chancery.Quotation {
	var out []chancery.Quotation
	k := 0
	for _, s := range q.r.Sentences {
		for k < len(direct) && direct[k].Start < s.Start {
			out = append(out, direct[k])
			k++
		}
		if s.Heading || (k < len(direct) && direct[k].Start < s.End) || (k > 0 && direct[k-1].End > s.Start) {
			continue
		}
		x := chancery.Quotation{Name: -1}
		if q.clauseAfter(&x, s) || q.clauseBefore(&x, s) {
			x.Pieces = []chancery.Span{x.Span}
			out = append(out, x)
		}
	}
	return append(out, direct[k:]...)
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

// interview is the answers of an interview or a transcript, whose paragraphs open
// with who speaks: "Anna Tarlen: The bridge stands." One such paragraph alone
// could be a headline.
func (q quoter) interview() []chancery.Quotation {
	var out []chancery.Quotation
	turns := 0
	for i := 0; i < len(q.r.Sentences); {
		s := q.r.Sentences[i]
		end := s.End
		for i++; i < len(q.r.Sentences) && q.r.Sentences[i].Paragraph == s.Paragraph; i++ {
			end = q.r.Sentences[i].End
		}
		colon := slices.IndexFunc(s.Tokens, func(t chancery.Token) bool { return q.r.Text(t.Span) == ":" })
		if colon < 1 || colon > 12 || colon+1 >= len(s.Tokens) || slices.ContainsFunc(s.Tokens[:colon], func(t chancery.Token) bool { return t.UPOS == "VERB" || t.UPOS == "PUNCT" }) {
			continue
		}
		turns++
		n := q.nameIn(s, 0, colon, true)
		if n < 0 || q.r.Names[n].Type != chancery.Person || q.r.Names[n].Referred || q.r.Names[n].End != s.Tokens[colon-1].End {
			continue
		}
		words := chancery.Span{Start: s.Tokens[colon+1].Start, End: end}
		if quoteMark(q.r.Text(s.Tokens[colon+1].Span)) || len(strings.Fields(q.r.Text(words))) < wholeWords { // "Yes, I did."
			continue
		}
		m := q.r.Names[n]
		out = append(out, chancery.Quotation{
			Span: words, Pieces: []chancery.Span{words}, Direct: true, Speaker: m.Name, SpeakerAt: m.Span, Name: n,
			Cue: ":", CueAt: s.Tokens[colon].Span, Stance: "said", Why: "a turn of an interview",
		})
	}
	if turns < 2 || len(out) == 0 {
		return nil
	}
	return out
}
