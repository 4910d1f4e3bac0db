package construe

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// A turn is what one speaker says in an interview or a transcript until the next
// one does. Its paragraphs are one quotation without marks.
type turn struct {
	chancery.Span        // from the first word said to the last
	label         string // who speaks, as the page has it: "MS. TARLEN", "Question"
	pieces        []chancery.Span
	heading       int  // the first of its pieces that looks like a heading, or nought
	known         bool // its label is a word of data/en/turns.txt, or a person is named at its end
	speaker       string
	speakerAt     chancery.Span
	name          int // index into Reading.Names of the speaker, or -1
}

// turnLabels says what the words that open a turn and name nobody want behind them.
type turnLabels map[string]string

func newTurnLabels(data fs.FS) (turnLabels, error) {
	out := turnLabels{}
	for l, err := range lines.Read(data, "en/turns.txt", 2) {
		if err != nil {
			return nil, err
		}
		if l.Cols[1] != "colon" && l.Cols[1] != "space" {
			return nil, l.Errorf("%s: no sign %q; want colon or space", l.Cols[0], l.Cols[1])
		}
		for _, w := range l.List(0) {
			out[w] = strings.TrimPrefix(out[w]+" "+l.Cols[1], " ")
		}
	}
	return out, nil
}

// maxLabel is how long the words before the colon are at most, and fewTurns how
// often a label comes that is no name and no known word.
const maxLabel, fewTurns = 70, 3

// maxSpeakers is of how many labels the speaker is looked for among the names.
const maxSpeakers = 200

// transcript is the turns of r, in order, if it is an interview or a transcript:
// several of its paragraphs open with who speaks. One such paragraph alone could
// be a headline, unless its speaker says "I".
func (q quoter) transcript() []turn {
	var all []turn
	count := map[string]int{}
	open := false // the last turn goes on
	before := chancery.Span{}
	for i := 0; i < len(q.r.Sentences); {
		s := q.r.Sentences[i]
		p, first := s.Span, i == 0 || q.r.Sentences[i-1].Paragraph != s.Paragraph
		for i++; i < len(q.r.Sentences) && q.r.Sentences[i].Paragraph == s.Paragraph && !q.turnsHere(q.r.Sentences[i].Span); i++ {
			p.End = q.r.Sentences[i].End
		}
		t, ok := q.label(p)
		if !ok && first {
			t, ok = q.labelAbove(before, p)
			if n := len(all) - 1; ok && n >= 0 && open && len(all[n].pieces) > 1 && all[n].pieces[len(all[n].pieces)-1] == before {
				all[n].drop() // what was taken for words is who speaks next
			}
		}
		before = p
		if ok {
			open = true
			count[strings.ToLower(t.label)]++
			all = append(all, t)
			continue
		}
		switch text := q.r.Text(p); {
		case !open || bracketed(text):
		case !hasWords(text):
			open = false
		default:
			all[len(all)-1].add(p, s.Heading && !ended(text))
		}
	}
	if n := len(all) - 1; n >= 0 {
		all[n].untilHeading(q.r.Doc.Text)
	}
	return q.spoken(all, count)
}

// turnsHere reports whether sentence s, within a paragraph, opens with a question or
// a person who speaks: pages lose the breaks between turns.
func (q quoter) turnsHere(s chancery.Span) bool {
	t, ok := q.label(s)
	return ok && t.known
}

// add adds paragraph p to t.
func (t *turn) add(p chancery.Span, heading bool) {
	if heading && t.heading == 0 {
		t.heading = len(t.pieces)
	}
	t.End = p.End
	t.pieces = append(t.pieces, p)
}

// drop takes the last paragraph off t.
func (t *turn) drop() {
	t.pieces = t.pieces[:len(t.pieces)-1]
	t.End = t.pieces[len(t.pieces)-1].End
	if t.heading == len(t.pieces) {
		t.heading = 0
	}
}

// untilHeading ends the last turn before the first heading that what follows does not
// go on with: behind it the page may tell of other things.
func (t *turn) untilHeading(text string) {
	if t.heading == 0 {
		return
	}
	if n := t.heading + 1; n < len(t.pieces) {
		if c, _ := utf8.DecodeRuneInString(text[t.pieces[n].Start:]); unicode.IsLower(c) || unicode.IsPunct(c) && !opening(c) && c != '(' {
			return
		}
	}
	t.pieces = t.pieces[:t.heading]
	t.End = t.pieces[len(t.pieces)-1].End
}

// ended reports whether text ends as a sentence does.
func ended(text string) bool {
	return strings.ContainsAny(text[max(0, len(text)-5):], ".!?…")
}

// spoken is those of all that are turns, with their speakers.
func (q quoter) spoken(all []turn, count map[string]int) []turn {
	known, self := 0, 0
	for i := range all { // of those with a name or a known word, and those that come again
		t := &all[i]
		n := count[strings.ToLower(t.label)]
		t.known = t.known || n >= fewTurns || shoutedLabel(t.label) && (n > 1 || titled(t.label))
		if t.known {
			known++
			if q.turnLabels[strings.ToLower(t.label)] != "" || q.saysI(t.Span) {
				self++
			}
		}
	}
	if known == 0 || self*3 < known {
		return nil // a list, whose items open with names
	}
	who := map[string]turn{}
	out := all[:0]
	for _, t := range all {
		if !t.known && !shoutedLabel(t.label) && !personal(t.label) { // a paragraph like "Three things: ..." of the turn before
			if n := len(out) - 1; n >= 0 {
				t.pieces[0].Start = t.speakerAt.Start
				out[n].End = t.End
				out[n].pieces = append(out[n].pieces, t.pieces...)
			}
			continue
		}
		w, ok := who[t.label]
		if !ok && len(who) == maxSpeakers {
			w = turn{speaker: spaced(t.label), name: -1}
		} else if !ok {
			w = q.labelled(t, count, all[0].Start)
			who[t.label] = w
		}
		t.speaker, t.name = w.speaker, w.name
		out = append(out, t)
	}
	return out
}

// label reads paragraph p as the first of a turn: "Anna Tarlen: The bridge stands.",
// "MS. TARLEN (through interpreter): It does.", "Q Does it?"
func (q quoter) label(p chancery.Span) (t turn, ok bool) {
	text := q.r.Text(p)
	if w, rest, found := strings.Cut(text[:min(len(text), maxLabel)], " "); found && strings.Contains(q.turnLabels[strings.ToLower(w)], "space") && shoutedLabel(w) {
		if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); unicode.IsUpper(first) || opening(first) || first == '(' || first == '[' || first == '—' || first == '-' || first == '–' {
			return newTurn(p, w, len(w), q.r.Doc.Text, true), true
		}
	}
	if label, _, found := strings.Cut(text[:min(len(text), maxLabel)], "))"); found && strings.HasPrefix(label, "((") && labelWords(label[2:]) {
		n := len(label) + 2
		n += len(text[n:]) - len(strings.TrimLeft(text[n:], " :"))
		t := newTurn(p, label[2:], n, q.r.Doc.Text, true)
		t.speakerAt = chancery.Span{Start: p.Start + 2, End: p.Start + len(label)}
		return t, t.Len() > 0
	}
	colon := strings.IndexByte(text[:min(len(text), maxLabel)], ':')
	if colon < 1 || colon+1 >= len(text) {
		return t, false
	}
	if after, _ := utf8.DecodeRuneInString(text[colon+1:]); !unicode.IsSpace(after) {
		return t, false
	}
	label := strings.TrimSpace(text[:colon])
	if b := strings.IndexAny(label, "(["); b > 0 {
		label = strings.TrimSpace(label[:b])
	}
	if !labelWords(label) {
		return t, false
	}
	t = newTurn(p, label, colon+1, q.r.Doc.Text, q.turnLabels[strings.ToLower(label)] != "")
	if first, _ := utf8.DecodeRuneInString(q.r.Text(t.Span)); t.Len() == 0 || opening(first) {
		return t, false
	}
	if n := q.nameEnding(p.Start + len(label)); n >= 0 {
		t.known, t.name = true, n
	}
	return t, true
}

// labelAbove reads paragraph p, which opens with a colon, with the one before it as
// its label: a page that sets the name as a link may break the line there.
func (q quoter) labelAbove(before, p chancery.Span) (t turn, ok bool) {
	label := q.r.Text(before)
	if text := q.r.Text(p); len(text) < 3 || text[0] != ':' || label == "" || len(label) > maxLabel || !labelWords(label) {
		return t, false
	}
	words := trim(q.r.Doc.Text, chancery.Span{Start: p.Start + 1, End: p.End})
	return turn{Span: words, label: label, pieces: []chancery.Span{words}, known: true, speakerAt: before, name: q.nameEnding(before.End)}, words.Len() > 0
}

// newTurn is the turn that paragraph p opens, whose words begin n bytes into it.
func newTurn(p chancery.Span, label string, n int, text string, known bool) turn {
	words := trim(text, chancery.Span{Start: p.Start + n, End: p.End})
	return turn{Span: words, label: label, pieces: []chancery.Span{words}, known: known, speakerAt: chancery.Span{Start: p.Start, End: p.Start + len(label)}, name: -1}
}

// opening reports whether c is a quotation mark.
func opening(c rune) bool { return closing[c] != "" }

// bracketed reports whether text is a note of the page within the talk: "(Applause.)"
func bracketed(text string) bool {
	return strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") || strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]")
}

// hasWords reports whether text has two small letters side by side: "* * *" and
// "END" have none.
func hasWords(text string) bool {
	small := 0
	for i := range len(text) {
		if c := text[i]; c < 'a' || c > 'z' {
			small = 0
		} else if small++; small > 1 {
			return true
		}
	}
	return false
}

// saysI reports whether whoever speaks at s speaks of himself, or to somebody.
func (q quoter) saysI(s chancery.Span) bool {
	for i := max(0, q.r.In(s.Start)); i < len(q.r.Sentences) && q.r.Sentences[i].Start < min(s.End, s.Start+1000); i++ {
		for _, w := range q.r.Sentences[i].Tokens {
			if w.UPOS == "PRON" && (strings.Contains(w.Feats, "Person=1") || strings.Contains(w.Feats, "Person=2")) {
				return true
			}
		}
	}
	return false
}

// turnAt is the index of the turn that holds byte at, or -1.
func (q quoter) turnAt(at int) int {
	return chancery.Meeting(len(q.turns), chancery.Span{Start: at, End: at + 1}, func(i int) chancery.Span { return q.turns[i].Span })
}
