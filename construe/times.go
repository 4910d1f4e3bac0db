package construe

import (
	"io/fs"
	"strings"

	"chancery"
)

// A timeReader finds expressions of time and says what they mean.
//
// It works in two passes, because what "Friday" means depends on the document's
// day, which is itself read from the expressions found: find marks them without
// anchoring, and resolve gives each its value. What it knows of English is data:
// the rules of en/times.txt and the word lists they name.
type timeReader struct {
	words lexicon
	rules *timeRules
}

// A rawTime is an expression of time as it stands in the text, not yet anchored.
type rawTime struct {
	chancery.Span
	Sentence int // index of the sentence it stands in
	rule     *timeRule
	captures [8]timeCapture
	n        int
	tense    tense
	present  bool // of a verb in the present: what it dates to a day of the week is to come
	season   int  // of a season that the rule names as a word
	am, pm   bool // of a time of day
	last     bool // "the last three months of 2025"
	the      bool // "the autumn"
	far      bool // "last Friday" rather than "past Friday"
	within   bool // "within two weeks", "the first in two weeks": a length
	to       int  // index of the expression that ends the range this one begins, or 0
	opened   bool // it ends a range that the one before begins
	joinEnd  int  // where the word or dash ends that could join it to what follows, or 0

	followed    int // 1 where "after", "from" and the like follow, -1 for "before"
	followedEnd int // where that word ends

	// Where this one has no year and the other end of its range tells it:
	partner        int // that year
	partnerMonth   int // the month of the end of the range
	partnerDerived bool
}

// newTimeReader reads the rules and word lists of time in data.
func newTimeReader(data fs.FS) (*timeReader, error) {
	x := lexicon{}
	for _, w := range []string{"a", "an", "and", "to", "the", "s", "st", "nd", "rd", "th", "last", "within", "am", "pm", "t", "that"} {
		x.entry(w)
	}
	if err := x.numbers(data); err != nil {
		return nil, err
	}
	if err := x.calendar(data); err != nil {
		return nil, err
	}
	if err := x.timeWords(data); err != nil {
		return nil, err
	}
	if err := x.countedWords(data); err != nil {
		return nil, err
	}
	rules, err := readTimeRules(data, x)
	if err != nil {
		return nil, err
	}
	return &timeReader{x, rules}, nil
}

// find marks the expressions of time in the sentences of text, in their order and
// without overlap.
func (t *timeReader) find(text string, sentences []chancery.Sentence) []rawTime {
	var out []rawTime
	var ps []piece
	m := new(timeMatch)
	for i := range sentences {
		s := sentences[i].Span
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			continue
		}
		ps = t.words.pieces(text, s.Start, s.End, ps[:0])
		m.ps, m.has = ps, has(ps)
		for j := 0; j < len(ps); {
			rules := t.candidates(&ps[j])
			raw, next := t.longest(m, rules, j)
			if next == 0 {
				j++
				continue
			}
			if raw.rule.year && (m.numbered(next-1) || countsThings(&sentences[i], ps, j, next)) {
				j = next
				continue
			}
			raw.Sentence = i
			raw.Span = chancery.Span{Start: ps[j].start, End: ps[next-1].end}
			raw.tense = tenseAt(text, &sentences[i], ps, j, next)
			if raw.tense == presentTense {
				raw.tense, raw.present = noTense, true
			}
			raw.note(ps, j, next)
			raw.within = raw.within || ranked(&sentences[i], ps, j)
			if second, ok := raw.split(ps, j, next); ok {
				out = append(out, raw)
				raw = second
			}
			out = append(out, raw)
			j = next
		}
	}
	linkRanges(text, out)
	return out
}

// candidates are the rules that can begin with p.
func (t *timeReader) candidates(p *piece) []*timeRule {
	switch {
	case p.kind == numberPiece:
		return t.rules.numbers
	case p.kind == markPiece:
		return t.rules.marks[p.mark]
	case p.word == nil:
		return nil
	}
	return p.word.rules
}

// longest is the longest match of the rules at piece j and where it ends; 0 where
// none matches.
func (t *timeReader) longest(m *timeMatch, rules []*timeRule, j int) (raw rawTime, next int) {
	for _, r := range rules {
		if !r.meets(&m.has) {
			continue
		}
		m.n = 0
		end, ok := m.run(r, 0, j)
		if !ok || end <= next || end <= j {
			continue
		}
		next = end
		raw = rawTime{rule: r, captures: m.captures, n: m.n}
	}
	return raw, next
}

// ranked reports whether what stands before piece from ranks something, so that "in
// nine years" behind it is a length: "the first visit in nine years".
func ranked(s *chancery.Sentence, ps []piece, from int) bool {
	if from == 0 || wordOf(&ps[from-1]) != "in" {
		return false
	}
	for i := from - 2; i >= 0 && from-i < 14 && ps[i].kind == wordPiece; i-- {
		if ps[i].is(clOrdinal) || tagAt(s, ps[i].start) == "JJS" {
			return true
		}
	}
	return false
}

// countsThings reports whether four figures that could be a year count what follows
// them: "deliver 2000 pieces", "the 1200 envoys".
func countsThings(s *chancery.Sentence, ps []piece, from, next int) bool {
	if next >= len(ps) || next != from+1 || ps[next].capital || tagAt(s, ps[next].start) != "NNS" {
		return false
	}
	if ps[from].num < 1900 {
		return true
	}
	return from > 0 && strings.HasPrefix(tagAt(s, ps[from-1].start), "V")
}

// split parts "1892-94", "Jan.-Mar. 2026" and "the 15th and 16th centuries" into their
// two ends, as "1892-1894" has them.
func (raw *rawTime) split(ps []piece, from, next int) (second rawTime, ok bool) {
	second = *raw
	switch raw.rule.name {
	case "years", "years.gap", "year.span":
		a, b := raw.num(clYear, 0), raw.num(clTwo, 0)
		if b += a / 100 * 100; raw.n == 2 && raw.captures[1].class == clYear {
			b = raw.num(clYear, 1)
		}
		if b <= a || b > a+300 {
			return second, false
		}
		second.captures[1] = timeCapture{class: clYear, num: float64(b)}
	case "month.span", "century.span":
	default:
		return second, false
	}
	k := from + 1
	for k < next-1 && ps[k].mark != '-' && !ps[k].is(clJoin) {
		k++
	}
	copy(second.captures[:], second.captures[1:second.n])
	raw.n, second.n = 1, second.n-1
	raw.End, raw.joinEnd, second.Start = ps[k-1].end, ps[k].end, ps[k+1].start
	return second, true
}

// note keeps what a value needs of words that are no captures.
func (raw *rawTime) note(ps []piece, from, to int) {
	if to < len(ps) {
		if before, ok := joins(&ps[to]); ok && (before == "" || from > 0 && wordOf(&ps[from-1]) == before) {
			raw.joinEnd = ps[to].end
		}
	}
	if to < len(ps) && ps[to].is(clAnchor) {
		raw.followed, raw.followedEnd = int(ps[to].word.sense(clAnchor).num), ps[to].end
	}
	raw.within = from > 0 && ps[from-1].word != nil && ps[from-1].word.text == "within"
	for i := from; i < to; i++ {
		w := ps[i].word
		if w == nil {
			continue
		}
		switch w.text {
		case "am":
			raw.am = true
		case "pm":
			raw.pm = true
		case "last":
			raw.last = true
		case "the":
			raw.the = true
		}
		raw.far = raw.far || w.classes.has(clFar)
		if w.classes.has(clSeason) {
			raw.season = int(w.sense(clSeason).num)
		}
	}
}
