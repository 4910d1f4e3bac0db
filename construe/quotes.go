package construe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// A quoter finds somebody's words and who it is.
type quoter struct {
	*tagger
	r *chancery.Reading
}

// minWords is how many words a direct quotation has at least: fewer in marks are
// a title, a nickname or a scare quote.
const minWords = 3

// quotations is the quotations of r, in order: those in marks that have a
// speaker, and clauses told by a verb of saying and "that".
func (q quoter) quotations() []chancery.Quotation {
	var out []chancery.Quotation
	for _, p := range marked(q.r) {
		if len(strings.Fields(q.r.Text(p))) < minWords {
			continue
		}
		whole := chancery.Span{Start: p.Start - markBefore(q.r.Doc.Text, p.Start), End: p.End + markAfter(q.r.Doc.Text, p.End)}
		x := chancery.Quotation{Span: whole, Pieces: []chancery.Span{p}, Direct: true, Name: -1}
		if n := len(out) - 1; n >= 0 && q.resumes(out[n], x) {
			out[n].End = whole.End
			out[n].Pieces = append(out[n].Pieces, p)
			continue
		}
		if !q.speaker(&x) && !q.goesOn(out, &x) {
			continue
		}
		out = append(out, x)
	}
	return q.indirect(out)
}

var closing = map[rune]string{'“': "”\"", '«': "»", '„': "“”", '"': "\"”"}

// marked is the spans inside quotation marks, without the marks. A mark that is
// not closed in its paragraph runs on where the next one opens with a mark, and
// is nothing otherwise. Inner marks belong to the outer quotation.
func marked(r *chancery.Reading) []chancery.Span {
	var out []chancery.Span
	open, opener := -1, rune(0)
	last := -1 // paragraph
	for i := 0; i < len(r.Sentences); {
		p := r.Sentences[i].Paragraph
		from, to := r.Sentences[i].Start, r.Sentences[i].End
		for i++; i < len(r.Sentences) && r.Sentences[i].Paragraph == p; i++ {
			to = r.Sentences[i].End
		}
		text := r.Doc.Text[from:to]
		if open >= 0 { // from the paragraph before
			first, n := utf8.DecodeRuneInString(text)
			if closing[first] == "" || p != last+1 {
				open = -1
			} else {
				text, from = text[n:], from+n
			}
		}
		last = p
		for at, c := range text {
			switch {
			case open < 0 && closing[c] != "" && opensQuote(text, at, c):
				open, opener = from+at+utf8.RuneLen(c), c
			case open >= 0 && strings.ContainsRune(closing[opener], c) && !(c == opener && opensQuote(text, at, c) && !closesQuote(text, at)):
				if from+at > open {
					out = append(out, chancery.Span{Start: open, End: from + at})
				}
				open = -1
			}
		}
	}
	return out
}

// opensQuote reports whether the mark c at byte at opens: a straight one does at
// the start or after a space or bracket, before a word.
func opensQuote(text string, at int, c rune) bool {
	if c != '"' {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	return (at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-:", before)) && !unicode.IsSpace(after)
}

func closesQuote(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !unicode.IsSpace(before)
}

func markBefore(text string, at int) int { _, n := utf8.DecodeLastRuneInString(text[:at]); return n }

func markAfter(text string, at int) int {
	r, n := utf8.DecodeRuneInString(text[at:])
	if strings.ContainsRune("”\"»“", r) {
		return n
	}
	return 0
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
	if i < 0 || x.Start > q.r.Sentences[i].Start+4 || q.r.Sentences[q.r.In(x.End-1)].End-x.End > 4 {
		return false
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

// speaker finds who says x, by the words after it and then those before it.
func (q quoter) speaker(x *chancery.Quotation) bool {
	if i := q.r.In(x.End - 1); i >= 0 {
		s := q.r.Sentences[i]
		from := tokenAt(s, x.End)
		to := from
		for to < len(s.Tokens) && closing[firstRune(q.r.Text(s.Tokens[to].Span))] == "" && to-from < 24 {
			to++
		}
		if q.tagAfter(x, s, from, to) {
			return true
		}
	}
	if i := q.r.In(x.Start); i >= 0 {
		s := q.r.Sentences[i]
		to := tokenAt(s, x.Start)
		from := to
		for from > 0 && !strings.ContainsAny(q.r.Text(s.Tokens[from-1].Span), "”»") {
			from--
		}
		return q.told(x, s, from, to, false)
	}
	return false
}

// tokenAt is the first token of s that begins at byte at or later.
func tokenAt(s chancery.Sentence, at int) int {
	for i, t := range s.Tokens {
		if t.Start >= at {
			return i
		}
	}
	return len(s.Tokens)
}

// tagAfter reads tokens [from, to) of s as the narrator's words after x:
// X said; said X; according to X.
func (q quoter) tagAfter(x *chancery.Quotation, s chancery.Sentence, from, to int) bool {
	for v := from; v < to; v++ {
		if s.Tokens[v].Lemma == "according" && v+1 < to && s.Tokens[v+1].Lemma == "to" {
			if n := q.nameIn(s, v+2, to, false); n >= 0 {
				return q.attribute(x, n, s.Tokens[v].Span, "said", "according to whom it is")
			}
		}
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || s.Tokens[v].UPOS != "VERB" || v-from > 16 {
			continue
		}
		if n := q.nameIn(s, from, v, true); n >= 0 {
			return q.attribute(x, n, s.Tokens[v].Span, verb.stance, "named after the quotation")
		}
		if v-from <= 2 {
			if n := q.nameIn(s, v+1, to, false); n >= 0 {
				return q.attribute(x, n, s.Tokens[v].Span, verb.stance, "named after the quotation and its verb")
			}
		}
	}
	return false
}

// told reads tokens [from, to) of s as the narrator's words before x: X said that.
func (q quoter) told(x *chancery.Quotation, s chancery.Sentence, from, to int, whole bool) bool {
	for v := to - 1; v >= from; v-- {
		if s.Tokens[v].Lemma == "according" && v+1 < to && s.Tokens[v+1].Lemma == "to" {
			if n := q.nameIn(s, v+2, to, false); n >= 0 {
				return q.attribute(x, n, s.Tokens[v].Span, "said", "according to whom it is")
			}
		}
		verb, ok := q.says[s.Tokens[v].Lemma]
		if !ok || s.Tokens[v].UPOS != "VERB" || (whole && verb.use == "quote") {
			continue
		}
		if n := q.nameIn(s, from, v, true); n >= 0 {
			return q.attribute(x, n, s.Tokens[v].Span, verb.stance, "named before the quotation")
		}
	}
	return false
}

func (q quoter) attribute(x *chancery.Quotation, n int, cue chancery.Span, stance, why string) bool {
	name := q.r.Names[n]
	x.Speaker, x.SpeakerAt, x.Name = name.Name, name.Span, n
	x.Cue, x.CueAt, x.Stance, x.Why = q.r.Text(cue), cue, stance, why
	return true
}

// nameIn is the index of the name that speaks among tokens [from, to) of s, or
// -1: the last one (or the first, after a verb) that is a person, an office, a
// body or "both sides" and does not hang on a preposition.
func (q quoter) nameIn(s chancery.Sentence, from, to int, last bool) int {
	if from >= to || to > len(s.Tokens) {
		return -1
	}
	a, b := s.Tokens[from].Start, s.Tokens[to-1].End
	best := -1
	for i, n := range q.r.Names {
		if n.Start < a || n.End > b {
			continue
		}
		if n.Start > b {
			break
		}
		if n.Type != chancery.Person && n.Type != chancery.Function && n.Type != chancery.Organisation {
			continue
		}
		if q.hangs(s, n) {
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
		if best >= 0 && q.r.Names[best].Type == chancery.Person && n.Type == chancery.Organisation {
			continue // "Abishev, of the Trade Institute, said"
		}
		best = i
	}
	return best
}

// hangs reports whether a preposition, a genitive or a verb's object makes n no
// subject.
func (q quoter) hangs(s chancery.Sentence, n chancery.Name) bool {
	i := tokenAt(s, n.Start)
	for i > 0 && (s.Tokens[i-1].UPOS == "DET" || s.Tokens[i-1].UPOS == "PROPN" || s.Tokens[i-1].Feats == "Poss=Yes") {
		i--
	}
	if i > 0 && s.Tokens[i-1].UPOS == "ADP" && s.Tokens[i-1].Lemma != "by" {
		return true
	}
	end := tokenAt(s, n.End)
	return end < len(s.Tokens) && s.Tokens[end].Lemma == "'s"
}

// indirect adds the clauses told by "X said that …" outside of quotation marks.
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
		for v := range s.Tokens {
			verb, ok := q.says[s.Tokens[v].Lemma]
			if !ok || verb.use == "quote" || s.Tokens[v].UPOS != "VERB" || v+2 >= len(s.Tokens) || s.Tokens[v+1].Lemma != "that" {
				continue
			}
			clause := trim(q.r.Doc.Text, chancery.Span{Start: s.Tokens[v+2].Start, End: s.End})
			x := chancery.Quotation{Span: clause, Pieces: []chancery.Span{clause}, Name: -1}
			if n := q.nameIn(s, 0, v, true); n >= 0 {
				q.attribute(&x, n, s.Tokens[v].Span, verb.stance, "told with \"that\"")
				out = append(out, x)
			}
			break
		}
	}
	return append(out, direct[k:]...)
}
