package extract

import (
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// agreements finds the texts that states negotiate, sign and put into force: by
// title where the words give one, and otherwise as a count. Twenty agreements
// that nobody names are one record, never twenty.
type agreements struct {
	heads cueSet
	kinds []textKind // by cue of heads
	verbs cueSet
	acts  []act // by cue of verbs
	many  cueSet
	plain map[string]bool
	noun  map[string]bool // words that only say that it is an agreement
}

// A textKind is the type of text that a word tells, and when it counts.
type textKind struct{ name, sort, when string }

// An act is what is done with a text: its status once done, and while planned.
type act struct{ name, done, planned string }

var agreementStatus = []string{"", "proposed", "negotiated", "signed", "ratified", "in force", "terminated"}

func newAgreements(data fs.FS) (finder, error) {
	x := &agreements{plain: map[string]bool{}, noun: map[string]bool{}}
	for l, err := range lines.Read(data, "en/agreements.txt", 5) {
		if err != nil {
			return nil, err
		}
		switch l.Cols[1] {
		case "kind":
			if !slices.Contains([]string{"strong", "signed", "named", "count"}, l.Cols[4]) {
				return nil, l.Errorf("%s: %q; want strong, signed, named or count", l.Cols[0], l.Cols[4])
			}
			for _, w := range l.List(2) {
				x.heads.add(phraseCue(w))
				x.kinds = append(x.kinds, textKind{l.Cols[0], l.Col(3), l.Cols[4]})
				for f := range strings.FieldsSeq(w) {
					x.noun[f] = true
				}
			}
		case "act":
			if !slices.Contains(agreementStatus, l.Col(3)) || !slices.Contains(agreementStatus, l.Col(4)) {
				return nil, l.Errorf("%s: status %q or %q; want one of %s", l.Cols[0], l.Col(3), l.Col(4), strings.Join(agreementStatus[1:], ", "))
			}
			for _, w := range l.List(2) {
				x.verbs.add(phraseCue(w))
				x.acts = append(x.acts, act{l.Cols[0], l.Col(3), l.Col(4)})
			}
		case "many":
			for _, w := range l.List(2) {
				x.many.add(phraseCue(w))
			}
		case "plain":
			for _, w := range l.List(2) {
				x.plain[w] = true
			}
		default:
			return nil, l.Errorf("%s: no role %q; want kind, act, many or plain", l.Cols[0], l.Cols[1])
		}
	}
	return x, nil
}

// A text is an agreement as a sentence mentions it.
type text struct {
	phrase
	kind   textKind
	act    act
	verb   int // token of what is done with it, -1 where nothing is
	count  int
	manyAt int  // token that "several", "a number of" begins at, -1 where nothing does
	named  bool // its title is a name in capitals or in marks
}

// find yields the agreements of p, each once: the mention outside of headlines
// that says what is done with it.
func (x *agreements) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	var keys [][]string
	for i := range p.lines {
		l := &p.lines[i]
		if !l.prose() || p.asks(l) || len(out) > maxEntries {
			continue
		}
		for _, t := range x.texts(p, l) {
			c := x.claim(p, l, t)
			if ps := c.Body.(*chancery.Agreement).Parties; len(ps) < 2 && p.ownAffair(l) || len(ps) == 1 && !p.crosses(l) && t.count == 0 && (t.verb < 0 || len(p.doers(l, t.verb)) < 2) {
				continue // what one state signs with itself
			}
			if l.Heading && !t.named && len(c.Body.(*chancery.Agreement).Parties) < 2 {
				continue // the text says it better
			}
			key := x.key(p, l, t)
			k := slices.IndexFunc(keys, func(o []string) bool { return sameText(o, key, t.definite) })
			if k < 0 {
				out, keys = append(out, c), append(keys, key)
				continue
			}
			old := out[k].Body.(*chancery.Agreement)
			better := !l.Heading && p.witness(out[k].Evidence) == 0
			if c.Body.(*chancery.Agreement).Status != "" && (better || old.Status == "") {
				out[k], keys[k] = c, key
			}
		}
	}
	return out
}

// texts is the agreements that l mentions.
func (x *agreements) texts(p *page, l *line) []text {
	var out []text
	var heads []measured
	x.heads.each(p, l, func(n int, at found) bool {
		if t := &l.Tokens[at.from]; t.UPOS == "VERB" || t.UPOS == "ADP" || at.from > 0 && p.is(l, at.from-1, "by") && !t.Plural() || at.to < len(l.Tokens) && p.describes(l, at.to) && !p.gerund(l, at.to) && !l.Heading {
			return true // "according to"; "by agreement of the sides"; "the Treaty Organisation"
		}
		for len(heads) > 0 && heads[len(heads)-1].to > at.from && at.to-at.from > heads[len(heads)-1].to-heads[len(heads)-1].from {
			heads = heads[:len(heads)-1]
		}
		if len(heads) == 0 || heads[len(heads)-1].to <= at.from {
			heads = append(heads, measured{at, n})
		}
		return true
	})
	end := 0
	for _, h := range heads {
		if h.from < end { // "the agreement on a protocol": the first is the text
			continue
		}
		t := text{phrase: p.phraseAt(l, h.from, h.to), kind: x.kinds[h.n], verb: -1}
		if t.from < end {
			t.from = h.from
		}
		for _, next := range heads { // "an agreement on X, a memorandum on Y": two texts
			if next.from > t.head && next.from < t.to && t.to > h.to {
				if k := p.phraseAt(l, next.from, next.to).from; k >= 2 && l.Tokens[k-1].UPOS == "DET" && (p.word(l, k-2) == "," || p.word(l, k-2) == "and") {
					t.to = max(h.to, k-2)
					if p.word(l, t.to-1) == "," {
						t.to--
					}
				}
			}
		}
		t.count, t.manyAt = x.counted(p, l, t.phrase)
		t.named = p.isTitle(l, t.phrase)
		x.deed(p, l, &t)
		if x.counts(p, l, &t) {
			out = append(out, t)
			end = t.to
		}
	}
	return out
}

// counted is the number of texts that stands before phrase f, or the token at
// which words for a number that is not told begin ("several"), else -1.
func (x *agreements) counted(p *page, l *line, f phrase) (n, many int) {
	for _, a := range l.amounts {
		m := p.Amounts[a]
		if k := l.token(m.Start); k < f.tail && k >= f.from-3 && !m.Size && m.Unit != "percent" && m.Unit != "share" && !isMoney(m.Unit) && m.End <= l.Tokens[f.tail-1].End && m.Value >= 2 && m.Value == float64(int(m.Value)) && m.Value < 1000 {
			return int(m.Value), -1
		}
	}
	many = -1
	x.many.each(p, l, func(_ int, at found) bool {
		if at.to == f.from || at.from >= f.from-1 && at.to <= f.head {
			many = at.from
		}
		return many < 0
	})
	return 0, many
}

// isTitle reports whether f is a name: two words of it begin with a capital, the
// head or the last before it among them, or its whole stands in quotation marks.
func (p *page) isTitle(l *line, f phrase) bool {
	if l.Heading {
		return false
	}
	capitals := 0
	for k := f.from; k < f.to; k++ {
		if n := p.nameAt(l, k); n >= 0 && p.Names[n].Type != chancery.Organisation && p.Names[n].Type != chancery.Instrument {
			continue // a country is no title
		}
		if r, _ := utf8.DecodeRuneInString(p.word(l, k)); unicode.IsUpper(r) {
			capitals++
		}
	}
	r, _ := utf8.DecodeRuneInString(p.word(l, f.head))
	return unicode.IsUpper(r) && capitals >= 1 && (f.tail < f.to || f.from < f.head)
}

// deed finds what is done with t: the nearest act before it with no other verb
// between, or one behind it in the passive or of its own ("entered into force").
func (x *agreements) deed(p *page, l *line, t *text) {
	from, to := p.clause(l, t.head)
	best := 99
	x.verbs.each(p, l, func(n int, at found) bool {
		near := 99
		switch {
		case at.from < from || at.from >= to:
		case at.to <= t.from && !p.finiteBetween(l, at.to, t.from):
			near = t.from - at.to
			if l.Tokens[at.from].UPOS == "NOUN" { // "the ratification of": what a verb says of it weighs more
				near += 6
			}
		case at.from >= t.tail && at.from <= t.to+8 && p.ofIt(l, max(t.to, t.tail), at):
			near = max(0, at.from-t.to)
		}
		if near < best && near <= 40 {
			best, t.verb, t.act = near, at.from, x.acts[n]
		}
		return true
	})
	if t.verb < 0 {
		x.governing(p, l, t)
	}
	x.lowered(p, l, t)
}

// governing finds what is done with t by the tree: of "agreements on grain and on rails
// between local governments were signed" the verb is too far for the words between.
func (x *agreements) governing(p *page, l *line, t *text) {
	s := p.sight(l)
	if s == nil {
		return
	}
	i := s.wordOf(t.head)
	if i < 0 {
		return
	}
	over := s.around(i, nil)
	x.verbs.each(p, l, func(n int, at found) bool {
		if w := s.wordOf(at.from); t.verb < 0 && slices.Contains(over, w) && (at.from < t.from || at.from >= t.to) && s.ws[w].UPOS == "VERB" {
			t.verb, t.act = at.from, x.acts[n]
		}
		return true
	})
}

// lowered gives t the lower status of an act that governs its own: "discussed
// signing an agreement" is negotiated, "called for the signing" proposed.
func (x *agreements) lowered(p *page, l *line, t *text) {
	if t.verb < 0 || t.verb > t.from {
		return
	}
	x.verbs.each(p, l, func(n int, at found) bool {
		a := x.acts[n]
		if at.to <= t.verb && at.from >= t.verb-7 && (a.done == "proposed" || a.done == "negotiated") && rank(a.done) < rank(t.act.done) && !p.finiteBetween(l, at.to, t.verb) {
			t.act = a
		}
		return true
	})
}

func rank(status string) int { return slices.Index(agreementStatus, status) }

// finiteBetween reports whether a verb with an object or a clause of its own
// stands in tokens [a, b).
func (p *page) finiteBetween(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		t := &l.Tokens[k]
		if t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "MD" || t.UPOS == "SCONJ" || t.XPOS == "VB" {
			return true
		}
	}
	return false
}

// ofIt reports whether the act at says what became of the text that ends before
// token end: "was signed", "signed in Zenda", "entered into force".
func (p *page) ofIt(l *line, end int, at found) bool {
	t := &l.Tokens[at.from]
	for k := end; k < at.from; k++ {
		switch w := &l.Tokens[k]; {
		case w.UPOS == "AUX", w.UPOS == "ADV", w.UPOS == "PART", w.UPOS == "DET" && p.is(l, k, "both"), p.word(l, k) == "that", p.word(l, k) == "which", p.word(l, k) == ",":
		case w.UPOS == "PRON" || p.nameAt(l, k) >= 0: // "the agreement we have signed today"
		case w.UPOS == "VERB" && (w.Lemma == "expect" || w.Lemma == "schedule" || w.Lemma == "plan" || w.Lemma == "set"), w.Lemma == "to":
		default:
			return false
		}
	}
	return t.XPOS == "VBN" || t.XPOS == "VBD" || at.to-at.from > 1
}
