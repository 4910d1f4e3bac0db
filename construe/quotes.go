package construe

import (
	"slices"
	"strings"

	"chancery"
)

// A quoter finds somebody's words and who it is.
type quoter struct {
	*tagger
	speaks *phrases[string] // bodies and documents that speak without a capital: "the ministry"
	r      *chancery.Reading
}

// minWords is how many words a direct quotation has at least: fewer in marks are
// a title, a nickname or a scare quote.
const minWords = 3

// wholeWords is how many words a quotation has at least that is not right beside
// the "according to" of its sentence.
const wholeWords = 6

// quotations is the quotations of r, in order: those in marks that have a
// speaker, the answers of an interview, and clauses told by a verb of saying.
func (q quoter) quotations() []chancery.Quotation {
	out := q.interview()
	answers := len(out)
	for _, m := range marked(q.r) {
		if at, _ := slices.BinarySearchFunc(out[:answers], m.Start, func(a chancery.Quotation, at int) int { return a.End - at }); at < answers && out[at].Meets(m.Span) {
			continue
		}
		x := chancery.Quotation{Span: m.Span, Pieces: m.pieces, Direct: true, Name: -1}
		tagged, unknown := q.tagged(&x)
		if n := len(out) - 1; n >= answers && q.resumes(out[n], x) && !unknown && (!tagged || q.r.In(out[n].End-1) == q.r.In(x.Start) && x.Speaker == out[n].Speaker) {
			out[n].End = x.End
			out[n].Pieces = append(out[n].Pieces, x.Pieces...)
			continue
		}
		if tagged || q.introduced(&x) || !unknown && q.goesOn(out[answers:], &x) {
			out = append(out, x)
		}
	}
	out = slices.DeleteFunc(out, func(x chancery.Quotation) bool {
		n := 0
		for _, p := range x.Pieces {
			n += len(strings.Fields(q.r.Text(p)))
		}
		return n < minWords
	})
	slices.SortStableFunc(out, func(a, b chancery.Quotation) int { return a.Start - b.Start })
	return q.indirect(out)
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
			x.Speaker, x.SpeakerAt, x.Name, x.Cue, x.CueAt, x.Stance, x.Why = o.Speaker, o.SpeakerAt, o.Name, o.Cue, o.CueAt, o.Stance, "goes on with the quotation before it"
			return true
		}
	}
	if i == 0 || q.r.Sentences[i-1].Heading {
		return false
	}
	s := q.r.Sentences[i-1]
	if q.told(x, s, 0, len(s.Tokens), true) {
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
	return q.told(x, s, from, to, false)
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
		if v-from > 2 && len(strings.Fields(q.r.Text(x.Span))) < wholeWords {
			if strings.EqualFold(q.r.Text(s.Tokens[v].Span), "according") {
				return false // only a phrase of the sentence that is told is in marks
			}
		} else if q.according(x, s, v, to) {
			return true
		}
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || s.Tokens[v].UPOS != "VERB" || v-from > 16 || q.passive(s, v) {
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

// told reads tokens [from, to) of s as the narrator's words before x: X said that.
func (q quoter) told(x *chancery.Quotation, s chancery.Sentence, from, to int, whole bool) bool {
	for v := to - 1; v >= from; v-- {
		if q.according(x, s, v, to) {
			return true
		}
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || s.Tokens[v].UPOS != "VERB" || whole && verb.use == "quote" || q.passive(s, v) {
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
	return true
}

// speaker gives x the speaker among tokens [from, to) of s: the last there, or
// the first behind a verb.
func (q quoter) speaker(x *chancery.Quotation, s chancery.Sentence, from, to int, last bool) bool {
	n := q.nameIn(s, from, to, last)
	if n >= 0 && !last && !q.beside(s, from, q.r.Names[n]) {
		n, to = -1, min(to, from+8)
	}
	if n < 0 {
		return q.thing(x, s, from, to)
	}
	name := q.r.Names[n]
	x.Speaker, x.SpeakerAt, x.Name = name.Name, name.Span, n
	if n > 0 && name.Type == chancery.Person { // "Tarlen and Zapt said"
		if a := q.r.Names[n-1]; a.Type == chancery.Person && a.Start >= s.Tokens[from].Start && a.Name != name.Name && strings.TrimSpace(q.r.Text(chancery.Span{Start: a.End, End: name.Start})) == "and" {
			x.Speaker, x.SpeakerAt.Start = a.Name+" and "+name.Name, a.Start
		}
	}
	return true
}

// beside reports whether name n stands right behind token from of s, with nothing
// but words that describe it between: "said the long-serving Graustarkian foreign
// minister, Karl Zapt", and not "according to the report, Karl Zapt".
func (q quoter) beside(s chancery.Sentence, from int, n chancery.Name) bool {
	for k := from; k < len(s.Tokens) && s.Tokens[k].Start < n.Start; k++ {
		switch t := s.Tokens[k]; {
		case t.UPOS == "VERB", t.UPOS == "AUX", t.UPOS == "SCONJ":
			return false
		case t.UPOS == "PUNCT" && !(n.OfficeSpan.Start >= s.Tokens[from].Start && n.OfficeSpan.Start < t.Start) && !dash(q.r.Text(t.Span)):
			return false
		}
	}
	return true
}

// nameIn is the index of the name that speaks among tokens [from, to) of s, or
// -1: the last one (or the first, after a verb) that is a person, an office, a
// body or "both sides", and neither hangs on a preposition nor is what another
// verb acts on.
func (q quoter) nameIn(s chancery.Sentence, from, to int, last bool) int {
	if from >= to || to > len(s.Tokens) {
		return -1
	}
	a, b := s.Tokens[from].Start, s.Tokens[to-1].End
	best := -1
	first, _ := slices.BinarySearchFunc(q.r.Names, a, func(n chancery.Name, at int) int { return n.Start - at })
	for i := first; i < len(q.r.Names) && q.r.Names[i].Start <= b; i++ {
		n := q.r.Names[i]
		if n.End > b || n.Type != chancery.Person && n.Type != chancery.Function && n.Type != chancery.Organisation || q.hangs(s, n) {
			continue
		}
		if !last {
			if best < 0 {
				best = i
			}
			if n.Type == chancery.Person || n.Type == chancery.Function { // "said EU spokesman X"
				if n.Start-q.r.Names[best].End < 30 {
					best = i
				}
				break
			}
			continue
		}
		if best >= 0 && (q.r.Names[best].Type == chancery.Person && n.Type == chancery.Organisation || q.object(s, n)) {
			continue // "Abishev, of the Trade Institute, said"; "Elph met Dorn and said"
		}
		best = i
	}
	return best
}

// hangs reports whether a preposition or a genitive makes n no subject.
func (q quoter) hangs(s chancery.Sentence, n chancery.Name) bool {
	i := tokenAt(s, n.Start)
	for i > 0 && (s.Tokens[i-1].UPOS == "DET" || s.Tokens[i-1].UPOS == "PROPN" || s.Tokens[i-1].Possessive()) {
		i--
	}
	if i > 0 && s.Tokens[i-1].UPOS == "ADP" && s.Tokens[i-1].Lemma != "by" && (i < 2 || !strings.EqualFold(q.r.Text(s.Tokens[i-2].Span), "according")) {
		return true
	}
	end := tokenAt(s, n.End)
	return end < len(s.Tokens) && s.Tokens[end].Lemma == "'s"
}

// object reports whether n is what the verb before it acts on.
func (q quoter) object(s chancery.Sentence, n chancery.Name) bool {
	i := tokenAt(s, n.Start) - 1
	for i >= 0 && (s.Tokens[i].UPOS == "DET" || s.Tokens[i].UPOS == "PROPN" || s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "ADJ" || s.Tokens[i].Possessive() || s.Tokens[i].Lemma == "'s") {
		i--
	}
	return i >= 0 && s.Tokens[i].UPOS == "VERB"
}
