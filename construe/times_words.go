package construe

import (
	"io/fs"
	"strconv"
	"strings"

	"chancery/internal/lines"
)

// A wordClass is what a word can be in an expression of time or of a quantity.
type wordClass uint8

const (
	noClass wordClass = iota
	clMonth
	clWeekday
	clSeason
	clUnit
	clUnits
	clRel
	clDeictic
	clPart
	clMod
	clFreq
	clQuarter
	clHalf
	clEra
	clSpelled
	clZone
	clAbout
	clCardinal
	clOrdinal
	clScale
	clLetter
	clFraction
	clFew
	clAnchor
	clPeriod
	clParts
	clCirca
	clSecond
	clJoin
	clFar
	clDayRel
	// The classes below are of pieces rather than of words.
	clNumber  // a number in words or figures, of one or more pieces
	clDay     // 1 to 31, "3rd"
	clOrder   // an ordinal, "21st", "twenty-first"
	clYear    // four figures that can be a year
	clPlain   // four figures that hardly are anything but a year
	clTwo     // two figures
	clFigures // one or two figures
	clDecade  // "1990s"
	clCapital // a word with a capital letter
	clLower   // a word without one
	clDayName // a day of the week in full
	clName    // a month in full that is no other word
	clCounted // a unit or a thing counted, so that four figures before it are no year
	clLabel   // a word whose number is a label: "Resolution 1973"
	clDays    // a day of the week in the plural
	clDotted  // "2.30", hours and minutes
	clFour    // "1500", hours and minutes
	clStamp   // a day in eight figures
	clDayth   // a day of the month as an ordinal: "18th", "eleventh"
)

var classNames = map[string]wordClass{
	"MONTH": clMonth, "WEEKDAY": clWeekday, "SEASON": clSeason, "UNIT": clUnit, "UNITS": clUnits, "REL": clRel,
	"DEICTIC": clDeictic, "PART": clPart, "MOD": clMod, "FREQ": clFreq, "QUARTER": clQuarter, "HALF": clHalf,
	"ERA": clEra, "SPELLED": clSpelled, "ZONE": clZone, "ABOUT": clAbout, "FEW": clFew, "ANCHOR": clAnchor, "PERIOD": clPeriod, "PARTS": clParts, "CIRCA": clCirca, "SECOND": clSecond, "JOIN": clJoin, "FAR": clFar, "DAYREL": clDayRel, "DOTTED": clDotted, "FOUR": clFour, "STAMP": clStamp, "NUM": clNumber, "DAY": clDay,
	"ORD": clOrder, "YEAR": clYear, "PLAINYEAR": clPlain, "YY": clTwo, "NN": clFigures, "DECADE": clDecade,
	"CAPITAL": clCapital, "LOWER": clLower, "COUNTED": clCounted, "LABEL": clLabel, "FRACTION": clFraction, "SCALE": clScale,
	"DAYNAME": clDayName, "MONTHNAME": clName, "DAYNAMES": clDays, "DAYTH": clDayth,
}

var numberKinds = map[string]wordClass{
	"cardinal": clCardinal, "ordinal": clOrdinal, "scale": clScale, "letter": clLetter, "part": clFraction, "few": clFew,
}

// A classSet holds word classes, one bit each.
type classSet uint64

func (s classSet) has(c wordClass) bool { return s&(1<<c) != 0 }

// A wordEntry is a word that some list or rule names.
type wordEntry struct {
	text    string
	classes classSet
	senses  []wordSense
	capital bool // counts only with a capital letter: "May", "Sun"
	short   bool // an abbreviation that takes the full stop after it
	tense   tense
	bit     uint64      // of a word that rules name; see timeNeed
	rules   []*timeRule // rules that can begin with this word, in order
}

// A wordSense is a word's value in one class.
type wordSense struct {
	class wordClass
	num   float64
	text  string
}

func (e *wordEntry) sense(c wordClass) wordSense {
	for _, s := range e.senses {
		if s.class == c {
			return s
		}
	}
	return wordSense{}
}

// A lexicon is the words that a reader of times or amounts knows.
type lexicon map[string]*wordEntry

func (x lexicon) entry(word string) *wordEntry {
	word = strings.ToLower(word)
	e := x[word]
	if e == nil {
		e = &wordEntry{text: word}
		x[word] = e
	}
	return e
}

func (x lexicon) learn(word string, c wordClass, value string) *wordEntry {
	e := x.entry(word)
	e.classes |= 1 << c
	n, _ := strconv.ParseFloat(value, 64)
	e.senses = append(e.senses, wordSense{c, n, value})
	return e
}

// numbers reads the number words.
func (x lexicon) numbers(data fs.FS) error {
	for l, err := range lines.Read(data, "en/numbers.txt", 3) {
		if err != nil {
			return err
		}
		c, ok := numberKinds[l.Col(1)]
		if !ok {
			return l.Errorf("no kind of number %q; want cardinal, ordinal, scale, letter, part or few", l.Col(1))
		}
		if _, err := strconv.ParseFloat(l.Col(2), 64); err != nil {
			return l.Errorf("value %q is no number", l.Col(2))
		}
		x.learn(l.Col(0), c, l.Col(2))
	}
	return nil
}

// calendar reads the months and the days of the week.
func (x lexicon) calendar(data fs.FS) error {
	name := func(form string, c wordClass, n string, short, capital bool) {
		e := x.learn(form, c, n)
		e.capital, e.short = short || capital, short
	}
	for l, err := range lines.Read(data, "en/months.txt", 2) {
		if err != nil {
			return err
		}
		name(l.Col(1), clMonth, l.Col(0), false, l.Col(3) != "")
		if l.Col(3) != "word" {
			x.learn(l.Col(1), clName, l.Col(0))
		}
		for _, form := range l.List(2) {
			name(form, clMonth, l.Col(0), true, true)
		}
	}
	for l, err := range lines.Read(data, "en/weekdays.txt", 2) {
		if err != nil {
			return err
		}
		for i, form := range l.List(1) {
			name(form, clWeekday, l.Col(0), i > 0, i > 0)
			if i == 0 {
				x.learn(form, clDayName, l.Col(0))
			}
		}
		if l.Col(2) != "" {
			x.learn(l.Col(2), clDays, l.Col(0))
		}
	}
	return nil
}

// timeWords reads the other words of time, and the tense of verbs.
func (x lexicon) timeWords(data fs.FS) error {
	for l, err := range lines.Read(data, "en/timewords.txt", 3) {
		if err != nil {
			return err
		}
		c, ok := classNames[l.Cols[1]]
		if !ok || c >= clNumber && c != clLabel {
			return l.Errorf("no class %q of words", l.Cols[1])
		}
		x.learn(l.Col(0), c, l.Col(2)).short = c == clCirca
		if c == clJoin && l.Col(2) != "" {
			x.entry(l.Col(2))
		}
	}
	for l, err := range lines.Read(data, "en/tense.txt", 2) {
		if err != nil {
			return err
		}
		t, ok := tenseNames[l.Col(1)]
		if !ok {
			return l.Errorf("no tense %q; want ahead, back, be, to or none", l.Col(1))
		}
		x.entry(l.Col(0)).tense = t
	}
	return nil
}
