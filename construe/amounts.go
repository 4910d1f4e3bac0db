package construe

import (
	"io/fs"
	"math"
	"strings"

	"chancery"
)

// An amountReader finds numbers with what they count: sums of money, shares,
// lengths, people and things.
//
// A number that is no quantity is passed over: a part of a date, an ordinal or
// edition, the number of an article or a list, figures glued to a name ("G20",
// "K-12"), and a bare number that nothing measures.
type amountReader struct {
	words       lexicon
	numberWords map[*wordEntry]numberWord // of fractions.txt, its words
	numberMarks map[string]numberWord     // and its marks: "½"
	units       map[string]amountUnit     // by form, in lower case; by itself where capitals matter
	lesser      map[string]lesserUnit     // by unit: what it is a part of
	signs       map[string]amountUnit     // currency signs and codes
	money       map[chancery.Country]string
	before      map[string][]comparator
	after       map[string][]comparator
	rates       map[string][]rate
	changes     map[string][]change
	closed      map[string]bool // words that end a noun phrase
	longest     map[string]int  // by the first piece of forms, in lower case: how many the longest has
}

// newAmountReader reads the numbers, units and currencies in data.
func newAmountReader(data fs.FS) (*amountReader, error) {
	a := &amountReader{
		words: lexicon{}, numberWords: map[*wordEntry]numberWord{}, numberMarks: map[string]numberWord{},
		units: map[string]amountUnit{}, lesser: map[string]lesserUnit{}, signs: map[string]amountUnit{}, money: map[chancery.Country]string{},
		before: map[string][]comparator{}, after: map[string][]comparator{}, rates: map[string][]rate{}, longest: map[string]int{}, changes: map[string][]change{}, closed: map[string]bool{},
	}
	for _, w := range grammar {
		a.words.entry(w)
	}
	for _, read := range []func(fs.FS) error{
		a.words.numbers, a.readFractions, a.readCurrencies, a.readUnits, a.readPersons, a.readComparators, a.readRates, a.readChanges, a.readLabels, a.readClosed,
	} {
		if err := read(data); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// grammar is the words that the reading of numbers itself asks for.
var grammar = []string{
	"a", "an", "and", "or", "to", "in", "out", "from", "between", "through", "by", "st", "nd", "rd", "th", "of",
	"the", "both", "these", "those", "their", "our", "its", "his", "her", "this", "last", "all", "per", "each", "every", "percent", "than", "more", "fewer", "other", "own", "couple",
}

// An amountPass is one reading of the amounts of a text.
type amountPass struct {
	*amountReader
	text     string
	times    []chancery.Time
	names    []chancery.Name
	home     chancery.Country // that publishes the text, or ""
	european bool             // the text writes 28.000,5
	tokens   []chancery.Token // of the sentence at hand
	ps       []piece          // of the sentence at hand
	free     int              // the first of them that is part of no amount yet
	here     [2]int           // the names of the sentence at hand, as indices
}

// begin is a reading of text, in which the times and names have been found.
func (a *amountReader) begin(text string, times []chancery.Time, names []chancery.Name, home chancery.Country) *amountPass {
	return &amountPass{amountReader: a, text: text, times: times, names: names, home: home, european: writesComma(text)}
}

// A quantity is a number of a sentence with what stands around it.
type quantity struct {
	number
	chancery.Span
	amountUnit
	first int  // index of its first piece
	after int  // index of the piece after its unit
	sign  bool // the unit stands before it as a currency sign
	told  bool // it has a unit, or the words for one
	timed bool // what it counts is time: "50 consecutive months"
}

// find appends the amounts in s to out, in order; none overlaps one of the times, and none is
// part of a name. Sentences are asked for in the order of the text.
func (p *amountPass) find(s chancery.Sentence, out []chancery.Amount) []chancery.Amount {
	if s.Start < 0 || s.End > len(p.text) || s.Start >= s.End || !p.hasNumber(p.text[s.Start:s.End]) {
		return out
	}
	at := s.Start
	p.tokens = s.Tokens
	p.ps = p.words.pieces(p.text, s.Start, s.End, p.ps[:0])
	p.splitCodes(s.End)
	p.namesOf(s.Span)
	p.free = 0
	for i := 0; i < len(p.ps); {
		if am, next, ok := p.multiplied(i); ok {
			if am.Start >= at && !meetsTime(am.Span, p.times) {
				out, at = append(out, am), am.End
			}
			i = next
			continue
		}
		q, ok := p.quantityAt(i)
		if !ok {
			i++
			continue
		}
		last := q
		high, isRange := p.rangeEnd(&q)
		if isRange {
			last = high
		}
		if i = max(i+1, last.after); p.named(q) || !isRange && p.splitTime(q) {
			continue
		}
		am, ok := p.amount(q, high, isRange)
		if ok = ok && am.Start >= at; ok && p.clear(&am, last) || ok && p.quarters(q) {
			out, at, p.free = append(out, am), am.End, i
		}
	}
	return out
}

// beyond is more than anybody counts: what words add up to from here on is nonsense.
const beyond = 1e18

// amount is what q says, or false where it counts nothing.
func (p *amountPass) amount(q, high quantity, isRange bool) (chancery.Amount, bool) {
	am := chancery.Amount{Span: q.Span, Value: trimNoise(q.value * q.factor), Comparator: "="}
	last := q
	if isRange {
		am.High, am.End, last = trimNoise(high.value*high.factor), high.End, high
	}
	if !(math.Abs(am.Value) < beyond && am.High < beyond) {
		return am, false
	}
	if q.vague {
		am.Comparator, am.Size = ">", true
	}
	if c := p.compared(q.first, last.after); c != "" {
		am.Comparator = c
	}
	unit, why := p.settled(q.amountUnit)
	am.Unit = unit
	switch compared := am.Comparator != "="; {
	case unit != "":
	case q.part || q.vague:
		return am, false
	case !isRange && !compared && !(q.scaled && (q.figures || q.value >= 1e5)):
		return am, false
	case !isRange && !q.scaled && !q.figures && q.value < 20:
		return am, false
	case !isRange && (am.Comparator == "~" && q.value < 100 || q.value < 10): // "around 9" is rather a time, "about 57" an age
		return am, false
	}
	am.Per, last.after = p.per(last.after)
	am.Change = p.changed(q, last.after)
	am.Why = "number"
	if am.Size {
		am.Why = "size"
	}
	if am.Unit != "" {
		am.Why += " and unit"
	}
	if why != "" {
		am.Why += ", " + why
	}
	if am.Comparator != "=" {
		am.Why += ", " + am.Comparator
	}
	return am, true
}

// clear reports whether am shares no byte with a time; where one only begins behind its last number,
// what belongs to that is left to it: "400,000 barrels [per day]".
func (p *amountPass) clear(am *chancery.Amount, last quantity) bool {
	if !meetsTime(am.Span, p.times) {
		return true
	}
	end := last.after
	for end > last.next && meetsTime(chancery.Span{Start: p.ps[end-1].start, End: p.ps[end-1].end}, p.times) {
		end--
	}
	am.End = p.ps[end-1].end
	return end > last.next && !meetsTime(am.Span, p.times)
}

// quarters reports whether q is "three quarters" of something, which the times take for
// nine months.
func (p *amountPass) quarters(q quantity) bool {
	w := p.ps[q.next-1]
	if q.scaled && strings.Contains(p.text[q.Start:w.end], "quarters") { // "three quarters of a million"
		return true
	}
	if q.part && strings.HasSuffix(p.text[q.Start:w.end], "quarter") && p.changed(q, q.after) != "" { // "fell by a quarter"
		return true
	}
	return q.part && q.next < len(p.ps) && strings.HasPrefix(p.text[w.start:w.end], "quarter") && wordOf(&p.ps[q.next]) == "of" && !meetsTime(chancery.Span{Start: p.ps[q.next].start, End: p.ps[min(q.next+2, len(p.ps)-1)].end}, p.times)
}

// hasNumber is the cheap test that most sentences fail: a figure, or a word that
// can begin an amount.
func (a *amountReader) hasNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= '0' && c <= '9' {
			return true
		}
		if !asciiLetter(c) || i > 0 && asciiLetter(s[i-1]) {
			if c == 0xC2 || c == 0xE2 { // "½", "⅔"
				if i+1 < len(s) && (s[i+1] >= 0xBC && s[i+1] <= 0xBE || s[i+1] == 0x85) {
					return true
				}
			}
			continue
		}
		j := i + 1
		for j < len(s) && asciiLetter(s[j]) {
			j++
		}
		if w := a.words.look(s[i:j]); w != nil && (w.classes&(1<<clCardinal|1<<clScale|1<<clFraction|1<<clOrdinal) != 0 || a.numberWords[w].kind != noNumber) {
			return true
		}
		i = j - 1
	}
	return false
}

// meetsTime reports whether s shares a byte with one of the times, which are in order.
func meetsTime(s chancery.Span, times []chancery.Time) bool {
	return chancery.Meeting(len(times), s, func(i int) chancery.Span { return times[i].Span }) >= 0
}
