package construe

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"chancery"
)

// A quoter finds somebody's words and who it is.
type quoter struct {
	*tagger
	speaks     *phrases[string] // bodies and documents that speak without a capital: "the ministry"
	turnLabels turnLabels
	r          *chancery.Reading
	turns      []turn // of r, where it is a transcript
}

// minWords is how many words a direct quotation has at least: fewer in marks are
// a title, a nickname or a scare quote.
const minWords = 3

// partWords is how many words a quotation has at least that is a part of the clause
// told: "said that trade grows “in leaps and bounds”".
const partWords = 4

// wholeWords is how many words a quotation has at least that is not right beside
// the "according to" of its sentence, and a turn of a transcript.
const wholeWords = 6

// quotations is the quotations of r, in order, the outer before the inner: those in
// marks of which it is told that somebody says them, the turns of a transcript, and
// clauses told by a verb of saying. The speaker is empty where it is told that
// somebody speaks, and not who.
func (q quoter) quotations() []chancery.Quotation {
	q.turns = q.transcript()
	out := q.inMarks()
	out = append(out, q.indirect(out)...)
	slices.SortStableFunc(out, func(a, b chancery.Quotation) int { return a.Start - b.Start })
	q.same(out)
	for _, t := range q.turns {
		if n := len(strings.Fields(q.r.Text(t.Span))); n >= wholeWords {
			out = append(out, chancery.Quotation{
				Span: t.Span, Pieces: t.pieces, Direct: true, Turn: true, Speaker: t.speaker, SpeakerAt: t.speakerAt, Name: t.name,
				Cue: ":", Stance: "said", Why: "a turn of a transcript",
			})
		}
	}
	slices.SortStableFunc(out, func(a, b chancery.Quotation) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return out
}

// same gives "he" of whom nothing else is known the speaker of the sentence before:
// "The Ruritanian president said that the bridge stands. He added that it is long."
func (q quoter) same(out []chancery.Quotation) {
	for i := 1; i < len(out); i++ {
		x, before := &out[i], &out[i-1]
		if x.Speaker != "" || before.Speaker == "" || before.SpeakerAt.Start >= x.SpeakerAt.Start || q.turnAt(x.Start) >= 0 {
			continue
		}
		s := &q.r.Sentences[max(0, q.r.In(x.SpeakerAt.Start))]
		k := tokenAt(*s, x.SpeakerAt.Start)
		if k >= len(s.Tokens) || !strings.Contains(s.Tokens[k].Feats, "Number=Sing|Person=3") || s.Tokens[k].Lemma == "it" {
			continue
		}
		if a, b := q.r.In(before.SpeakerAt.Start), q.r.In(x.SpeakerAt.Start); a >= 0 && b-a <= 1 && q.r.Sentences[a].Paragraph == q.r.Sentences[b].Paragraph {
			x.Speaker, x.Name = before.Speaker, before.Name
		}
	}
}

// inMarks is the quotations in marks.
func (q quoter) inMarks() []chancery.Quotation {
	var out []chancery.Quotation
	for _, m := range marked(q.r) {
		x := chancery.Quotation{Span: m.Span, Pieces: m.pieces, Direct: true, Name: -1}
		tagged, unknown := q.tagged(&x)
		if n := len(out) - 1; n >= 0 && q.resumes(out[n], x) && !unknown && (!tagged || q.r.In(out[n].End-1) == q.r.In(x.Start) && x.Speaker == out[n].Speaker) {
			out[n].End = x.End
			out[n].Pieces = append(out[n].Pieces, x.Pieces...)
			continue
		}
		if tagged || q.introduced(&x) || !unknown && q.goesOn(out, &x) {
			out = append(out, x)
		}
	}
	return slices.DeleteFunc(out, func(x chancery.Quotation) bool {
		n := 0
		for _, p := range x.Pieces {
			n += len(strings.Fields(q.r.Text(p)))
		}
		return n < minWords || len(x.Pieces) == 1 && (q.titleLike(x) || n < partWords && q.partly(x))
	})
}

// partly reports whether x begins within a clause of the narrator's, and neither
// behind a mark nor the verb that tells it.
func (q quoter) partly(x chancery.Quotation) bool {
	i := q.r.In(x.Start)
	if i < 0 {
		return false
	}
	s := q.r.Sentences[i]
	k := tokenAt(s, x.Start)
	if k == 0 || s.Tokens[k-1].UPOS == "PUNCT" || s.Tokens[k-1].Span == x.CueAt || s.Tokens[k-1].Lemma == "that" || s.Tokens[k-1].Lemma == "as" {
		return false
	}
	verb := q.says[strings.ToLower(x.Cue)]
	for v := k - 1; v >= 0 && v > k-6; v-- { // "called it “a good day”"
		if s.Tokens[v].Span == x.CueAt {
			verb = q.says[s.Tokens[v].Lemma]
		}
	}
	return verb.use != "quote"
}

// titleLike reports whether x is the title of something: "Measures under Review". All
// its words but the little ones have capitals, and no mark ends it.
func (q quoter) titleLike(x chancery.Quotation) bool {
	i := q.r.In(x.Start)
	text := q.r.Text(x.Pieces[0])
	if i < 0 || strings.ContainsAny(text[len(text)-1:], ".,!?") || !unicode.IsUpper(firstRune(text)) {
		return false
	}
	s := q.r.Sentences[i]
	for k := tokenAt(s, x.Pieces[0].Start); k < len(s.Tokens) && s.Tokens[k].End <= x.Pieces[0].End; k++ {
		switch t := s.Tokens[k]; t.UPOS {
		case "NOUN", "VERB", "AUX", "PRON", "ADJ", "ADV", "INTJ":
			if !unicode.IsUpper(firstRune(q.r.Text(t.Span))) || t.UPOS == "PRON" && !t.Possessive() {
				return false
			}
		}
	}
	return true
}

// resumes reports whether x goes on with prev after a word of the narrator:
// “It is so,” the king said. “And it will be.”
func (q quoter) resumes(prev, x chancery.Quotation) bool {
	a, b := q.r.In(prev.End-1), q.r.In(x.Start)
	if a < 0 || b < 0 || b-a > 1 || q.r.Sentences[a].Paragraph != q.r.Sentences[b].Paragraph || prev.CueAt.Start < prev.End || prev.CueAt.End > x.Start {
		return false
	}
	if a != b && q.r.Sentences[b].Start != x.Start { // words of the narrator open the next sentence
		return false
	}
	gap := q.r.Text(chancery.Span{Start: prev.End, End: x.Start})
	return len(strings.Fields(gap)) <= 14 && len(prev.Pieces) < 6
}

// goesOn gives x, which stands without a word of the narrator, the speaker of the
// quotation or the telling right before it.
func (q quoter) goesOn(out []chancery.Quotation, x *chancery.Quotation) bool {
	i := q.r.In(x.Start)
	if i < 0 || q.r.Sentences[i].Heading || x.Start > q.r.Sentences[i].Start+4 || q.r.Sentences[q.r.In(x.End-1)].End-x.End > 4 {
		return false
	}
	if end := q.r.Text(chancery.Span{Start: x.Start, End: q.r.Sentences[q.r.In(x.End-1)].End}); !strings.ContainsAny(end[max(0, len(end)-6):], ".!?…,") {
		return false // “A good day for Zenda” is a heading
	}
	if n := len(out) - 1; n >= 0 {
		if j := q.r.In(out[n].End - 1); j >= 0 && i-j <= 1 {
			o := out[n]
			x.Speaker, x.SpeakerAt, x.Name, x.Cue, x.CueAt, x.Stance, x.Via, x.Why = o.Speaker, o.SpeakerAt, o.Name, o.Cue, o.CueAt, o.Stance, o.Via, "goes on with the quotation before it"
			return true
		}
	}
	if i == 0 || q.r.Sentences[i-1].Heading {
		return false
	}
	s := q.r.Sentences[i-1]
	if q.told(x, s, 0, len(s.Tokens), true) || q.byColon(x, s, len(s.Tokens)) {
		x.Why = "the sentence before it tells who speaks"
		return true
	}
	return false
}

// tagged finds who says x by the words behind it. Where they tell that somebody
// says it and not who, the speaker is unknown and not that of the words before.
func (q quoter) tagged(x *chancery.Quotation) (ok, unknown bool) {
	i := q.r.In(x.End - 1)
	if i < 0 {
		return false, false
	}
	s := q.r.Sentences[i]
	from := tokenAt(s, x.End)
	to := from
	for to < len(s.Tokens) && closing[firstRune(q.r.Text(s.Tokens[to].Span))] == "" && to-from < 24 {
		to++
	}
	if q.tagAfter(x, s, from, to) {
		y := *x // "Elph called it “a good day”, according to RurTAG": his words, which the agency carries
		if strings.EqualFold(x.Cue, "according") && q.introduced(&y) && y.Speaker != "" && y.SpeakerAt.End <= x.Start {
			y.Via = x.Speaker
			*x = y
		}
		return true, false
	}
	return false, slices.ContainsFunc(s.Tokens[from:min(to, from+4)], func(t chancery.Token) bool {
		return t.UPOS == "VERB" && q.says[t.Lemma].use == "both"
	})
}

// introduced finds who says x by the words before it.
func (q quoter) introduced(x *chancery.Quotation) bool {
	i := q.r.In(x.Start)
	if i < 0 {
		return false
	}
	s := q.r.Sentences[i]
	to := tokenAt(s, x.Start)
	from := to
	for from > 0 && !strings.ContainsAny(q.r.Text(s.Tokens[from-1].Span), "”»") {
		from--
	}
	return q.told(x, s, from, to, false) || q.byColon(x, s, to)
}

// byColon finds who says x by a colon right before it, at token to of s: whoever the
// sentence is about, "The envoy addressed the press: “It is so.”"
func (q quoter) byColon(x *chancery.Quotation, s chancery.Sentence, to int) bool {
	t := treeOf(&s)
	if t == nil || to < 3 || q.r.Text(s.Tokens[to-1].Span) != ":" {
		return false
	}
	for v := range t {
		if t[v].Head != 0 || t[v].UPOS != "VERB" || t[v].Start >= x.Start {
			continue
		}
		n := t.teller(v, q.speakerRankOf)
		if n < 0 || t[n].Start >= x.Start || q.party(x, &s, n) == noParty {
			return false
		}
		x.Cue, x.CueAt, x.Stance, x.Why = ":", s.Tokens[to-1].Span, "said", "a colon opens it behind its speaker"
		return true
	}
	return false
}

// tokenAt is the first token of s that begins at byte at or later.
func tokenAt(s chancery.Sentence, at int) int {
	i, _ := slices.BinarySearchFunc(s.Tokens, at, func(t chancery.Token, at int) int { return t.Start - at })
	return i
}

// tagAfter reads tokens [from, to) of s as the narrator's words after x:
// X said; said X; according to X.
func (q quoter) tagAfter(x *chancery.Quotation, s chancery.Sentence, from, to int) bool {
	for v := from; v < to; v++ {
		if s.Tokens[v].UPOS == "SCONJ" && v+1 < to && s.Tokens[v+1].UPOS != "VERB" || v-from > 2 && q.cueBefore(x, &s) {
			return false // “It is so,” while others said …; said “so” and left, and others said …
		}
		if v-from > 2 && len(strings.Fields(q.r.Text(x.Span))) < wholeWords {
			if strings.EqualFold(q.r.Text(s.Tokens[v].Span), "according") {
				return false // only a phrase of the sentence that is told is in marks
			}
		} else if q.according(x, s, v, to) {
			return true
		}
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || verb.use == "clause" || s.Tokens[v].UPOS != "VERB" || v-from > 16 || q.passive(s, v) {
			continue
		}
		if told, sure := q.byTree(x, &s, from, v, to); told {
			return q.cue(x, s, v, verb, "named after the quotation")
		} else if sure {
			continue
		}
		if q.speaker(x, s, from, v, true) {
			return q.cue(x, s, v, verb, "named after the quotation")
		}
		if v-from <= 2 && q.speaker(x, s, v+1, to, false) {
			return q.cue(x, s, v, verb, "named after the quotation and its verb")
		}
	}
	return false
}

// cueBefore reports whether a verb of saying stands right before x.
func (q quoter) cueBefore(x *chancery.Quotation, s *chancery.Sentence) bool {
	k := tokenAt(*s, x.Start) - 1
	for k >= 0 && s.Tokens[k].UPOS == "PUNCT" {
		k--
	}
	return k >= 0 && x.Start >= s.Start && s.Tokens[k].UPOS == "VERB" && q.says[s.Tokens[k].Lemma].use != "" && q.says[s.Tokens[k].Lemma].use != "clause"
}

// told reads tokens [from, to) of s as the narrator's words before x: X said that.
func (q quoter) told(x *chancery.Quotation, s chancery.Sentence, from, to int, whole bool) bool {
	for v := to - 1; v >= from; v-- {
		if q.according(x, s, v, to) {
			return true
		}
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || verb.use == "clause" || s.Tokens[v].UPOS != "VERB" || whole && verb.use == "quote" && q.r.Text(s.Tokens[len(s.Tokens)-1].Span) != ":" || q.passive(s, v) {
			continue
		}
		if told, sure := q.byTree(x, &s, 0, v, to); told {
			return q.cue(x, s, v, verb, "named before the quotation")
		} else if sure {
			continue
		}
		if q.speaker(x, s, from, v, true) {
			return q.cue(x, s, v, verb, "named before the quotation")
		}
	}
	return false
}

// according reads "according to X" at token v.
func (q quoter) according(x *chancery.Quotation, s chancery.Sentence, v, to int) bool {
	if v+1 >= to || !strings.EqualFold(q.r.Text(s.Tokens[v].Span), "according") || s.Tokens[v+1].Lemma != "to" || !q.speaker(x, s, v+2, to, false) {
		return false
	}
	return q.cue(x, s, v, saying{stance: "said"}, "according to whom it is")
}

// passive reports whether the verb at token v is said of its subject by others:
// "the king was told".
func (q quoter) passive(s chancery.Sentence, v int) bool {
	for k := v - 1; k >= 0 && s.Tokens[v].XPOS == "VBN"; k-- {
		switch {
		case s.Tokens[k].Lemma == "be":
			return true
		case s.Tokens[k].UPOS != "ADV" && s.Tokens[k].UPOS != "PART":
			return false
		}
	}
	return false
}

func (q quoter) cue(x *chancery.Quotation, s chancery.Sentence, v int, verb saying, why string) bool {
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(s.Tokens[v].Span), s.Tokens[v].Span, verb.stance, why
	q.carried(x, &s, x.CueAt)
	return true
}

// byTree gives x who tells what the verb at token v of s tells, by its tree, if who
// that is stands among tokens [from, to). It is sure of it where the tree says that
// nobody does: "a bridge called", "what Elph calls".
func (q quoter) byTree(x *chancery.Quotation, s *chancery.Sentence, from, v, to int) (told, sure bool) {
	t := treeOf(s)
	if t == nil {
		return false, false
	}
	w := t.at(s.Tokens[v].Start)
	if w >= len(t) || t[w].Start >= s.Tokens[v].End {
		return false, false
	}
	n := t.teller(w, q.speakerRankOf)
	switch {
	case n == nobody, t.freely(w), t.denied(w):
		return false, true
	case n < 0, t[n].Start < s.Tokens[from].Start, to > from && t[n].Start >= s.Tokens[to-1].End, x.Holds(t[n].Span):
		return false, false
	}
	who := q.party(x, s, n)
	if who == noParty {
		return false, false
	}
	q.outer(x, s, t, w, who)
	return true, false
}
