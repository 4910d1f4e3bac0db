package construe

import (
	"io/fs"

	"chancery"
)

// An amountReader finds numbers with what they count: sums of money, shares,
// lengths, people and things.
//
// A number that is no quantity is passed over: a part of a date, an ordinal or
// edition, the number of an article or a list, figures glued to a name ("G20",
// "K-12"), and a bare number that nothing measures.
type amountReader struct {
	words   lexicon
	units   map[string]amountUnit // by form, in lower case; by itself where capitals matter
	signs   []amountSign          // currency signs and codes, longest first
	before  map[string][]comparator
	after   map[string][]comparator
	closed  map[string]bool // words that end a noun phrase
	longest int             // words of the longest form
}

// newAmountReader reads the numbers, units and currencies in data.
func newAmountReader(data fs.FS) (*amountReader, error) {
	a := &amountReader{words: lexicon{}, units: map[string]amountUnit{}, before: map[string][]comparator{}, after: map[string][]comparator{}, closed: map[string]bool{}}
	for _, w := range []string{"a", "an", "and", "to", "from", "between", "st", "nd", "rd", "th", "of", "the", "both", "these", "those", "their", "our", "its"} {
		a.words.entry(w)
	}
	for _, read := range []func(fs.FS) error{a.words.numbers, a.readUnits, a.readCurrencies, a.readComparators, a.readClosed} {
		if err := read(data); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// A quantity is a number of a sentence with what stands around it.
type quantity struct {
	numeral
	chancery.Span
	first  int    // index of its first piece
	after  int    // index of the piece after its unit
	unit   string // "" where nothing tells
	factor float64
	sign   bool // the unit stands before it as a currency sign
}

// find marks the amounts in s, in order; none overlaps one of the times.
func (a *amountReader) find(text string, s chancery.Sentence, times []chancery.Time) []chancery.Amount {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End || !hasNumber(text[s.Start:s.End], a.words) {
		return nil
	}
	var out []chancery.Amount
	at := s.Start
	ps := a.words.pieces(text, s.Start, s.End, nil)
	for i := 0; i < len(ps); {
		q, ok := a.quantityAt(text, ps, i)
		if !ok {
			i++
			continue
		}
		last := q
		high, isRange := a.rangeEnd(text, ps, &q)
		if isRange {
			last = high
		}
		if next := last.after; next > i {
			i = next
		} else {
			i++
		}
		if am, ok := a.amount(text, ps, q, high, isRange); ok && am.Start >= at && !meetsTime(am.Span, times) {
			out = append(out, am)
			at = am.End
		}
	}
	return out
}

// amount is what q says, or false where it counts nothing.
func (a *amountReader) amount(text string, ps []piece, q, high quantity, isRange bool) (chancery.Amount, bool) {
	am := chancery.Amount{Span: q.Span, Value: q.value * q.factor, Unit: q.unit, Comparator: "="}
	last := q
	if isRange {
		am.High, am.End, last = high.value*high.factor, high.End, high
	}
	if c := a.compared(text, ps, q.first, last.after); c != "" {
		am.Comparator = c
	}
	switch {
	case am.Unit == "" && !q.scaled && am.Comparator == "=":
		return am, false
	case am.Unit == "" && !q.scaled && !q.figures:
		return am, false
	}
	am.Why = "number"
	if am.Unit != "" {
		am.Why = "number and unit"
	}
	if am.Comparator != "=" {
		am.Why += ", " + am.Comparator
	}
	return am, true
}

// hasNumber is the cheap test that most sentences fail: a figure, or a word that
// can begin a number.
func hasNumber(s string, x lexicon) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= '0' && c <= '9' {
			return true
		}
		if !asciiLetter(c) || i > 0 && asciiLetter(s[i-1]) {
			continue
		}
		j := i + 1
		for j < len(s) && asciiLetter(s[j]) {
			j++
		}
		if w := x.look(s[i:j]); w != nil && w.classes&(1<<clCardinal|1<<clScale|1<<clFraction) != 0 {
			return true
		}
		i = j - 1
	}
	return false
}

// meetsTime reports whether s shares a byte with one of the times, which are in order.
func meetsTime(s chancery.Span, times []chancery.Time) bool {
	lo, hi := 0, len(times)
	for lo < hi {
		if m := (lo + hi) / 2; times[m].End <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(times) && times[lo].Start < s.End
}
