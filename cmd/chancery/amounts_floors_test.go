package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A specified is a sentence of the public test cases of Microsoft's
// Recognizers-Text, with what it should yield.
type specified struct {
	Input        string
	NotSupported string
	Results      []specifiedResult
}

// A specifiedResult is one of the things that a case wants.
type specifiedResult struct {
	Text       string
	Start, End int // of runes; the last is in it
	Resolution struct {
		Value       *string
		Unit        string
		IsoCurrency string
	}
}

// A told is an amount as construe prints it.
type told struct {
	Text                  string
	Value, High           float64
	Unit, Comparator, Per string
}

// A specification is a file of cases and how they are scored.
type specification struct {
	file string
	// within says whether the program is asked for what the case wants; frame is the
	// text that is read in its place; right holds it against what was found.
	within func(c specified) bool
	frame  func(c specified) string
	right  func(c specified, found []told) bool
}

// The conventions of those cases are those of a chat bot. What is left out of each is
// left out by a rule over the case, never by its number:
//
//   - everywhere: what the bot itself does not support, and words that name a unit
//     without a number ("percent", "dollar");
//   - numbers: powers ("1.1^23", "1e10", "x10"), quotients ("1 over 3"), a scale of one letter
//     or of "mil" ("10k", "1MM"), a dash for a minus, a hyphen between spaces ("fifty - two"), more than nine figures in a
//     row, fractions with hundreds in them, and figures glued to a letter, sign or other figures (parts
//     of codes, days, addresses and telephone numbers). A bare number is no amount here, so each
//     is given tonnes to count;
//   - percentages: "percents of twenty", the word before the number;
//   - money: coins of no ISO 4217 code, signs in other scripts than ours, and cents
//     without their word ("15 dollars 50");
//   - dimensions: kitchen measures, angles, and units that only laboratories use;
//   - ranges: signs (">", "<", "~"), what is "equal" to something, ranks ("the tenth"), shares
//     ("2 in 5"), and a word behind the number that asks for another ("200 or greater than"), and
//     figures joined by a dash that count nothing, and ages, which are times;
//   - ordinals: "last", "next" and the like. The others are to yield no amount.
var specifications = []specification{
	{"Number-en-NumberModel", numberWithin, inTonnes, numbersRight},
	{"Number-en-NumberRangeModel", rangeWithin, asIs, rangesRight},
	{"Number-en-OrdinalModel", ordinalWithin, asIs, nothingRight},
	{"Number-en-PercentModel", percentWithin, asIs, percentRight},
	{"NumberWithUnit-en-CurrencyModel", currencyWithin, asIs, currencyRight},
	{"NumberWithUnit-en-DimensionModel", dimensionWithin, asIs, dimensionRight},
}

// What is read of amounts is as right as it has ever been.
func TestAmountsFloor(t *testing.T) {
	dir := filepath.Join(shared, "data", "recognizers-text-specs")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no public cases of amounts beside this checkout")
	}
	t.Setenv("CHANCERY_DATA", "")
	got := floors{}
	for _, s := range specifications {
		cases := s.read(t, dir)
		right := 0
		for i, found := range s.amounts(t, cases) {
			if s.right(cases[i], found) {
				right++
			} else {
				t.Logf("%s: %q: found %v, want %s", s.file, s.frame(cases[i]), found, wanted(cases[i]))
			}
		}
		share := math.Round(1000*float64(right)/float64(len(cases))) / 1000
		t.Logf("%s: %d of %d right, %g", s.file, right, len(cases), share)
		got["amounts "+s.file] = share
	}
	readFloors(t).hold(t, got)
}

// read is the cases of s that are asked for.
func (s specification) read(t *testing.T, dir string) []specified {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, s.file+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []specified
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), &all); err != nil {
		t.Fatal(err)
	}
	n := len(all)
	all = slices.DeleteFunc(all, func(c specified) bool {
		return strings.Contains(c.NotSupported, "dotnet") || !s.within(c)
	})
	t.Logf("%s: %d of %d cases are asked for", s.file, len(all), n)
	return all
}

// amounts is what is found in each of the cases.
func (s specification) amounts(t *testing.T, cases []specified) [][]told {
	t.Helper()
	var docs bytes.Buffer
	for i, c := range cases {
		if err := json.NewEncoder(&docs).Encode(map[string]string{"id": strconv.Itoa(i), "published": "2024-05-06", "text": s.frame(c)}); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "cases.jsonl")
	keepFile(t, file, docs.String())
	out, _ := ran(t, "construe", "--to", "jsonl", file)
	found := make([][]told, len(cases))
	doc := -1
	for line := range strings.Lines(out) {
		var kind struct{ Kind string }
		if err := json.Unmarshal([]byte(line), &kind); err != nil {
			t.Fatal(err)
		}
		switch kind.Kind {
		case "document":
			doc++
		case "amount":
			var m told
			if err := json.Unmarshal([]byte(line), &m); err != nil {
				t.Fatal(err)
			}
			found[doc] = append(found[doc], m)
		}
	}
	if doc+1 != len(cases) {
		t.Fatalf("%d documents of %d cases", doc+1, len(cases))
	}
	return found
}

func wanted(c specified) string {
	var out []string
	for _, r := range c.Results {
		v := "none"
		if r.Resolution.Value != nil {
			v = *r.Resolution.Value
		}
		out = append(out, fmt.Sprintf("%q %s %s", r.Text, v, r.Resolution.Unit))
	}
	return strings.Join(out, "; ")
}

func asIs(c specified) string { return c.Input }

// values is the numbers that c wants.
func values(c specified) []float64 {
	var out []float64
	for _, r := range c.Results {
		if r.Resolution.Value == nil {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSuffix(*r.Resolution.Value, "%"), 64)
		if err == nil {
			out = append(out, v)
		}
	}
	return out
}

// valued reports whether every result of c has a number.
func valued(c specified) bool { return len(values(c)) == len(c.Results) }

func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

var unasked = regexp.MustCompile(`(?i)\^|\de[+-]?\d|x10|\bover\b|\d\s*(k|g|m|mm|b|mil)$|^-| - |\d{10}|hundred.*(fifths?|firsts)$`)

var gluedTo = regexp.MustCompile(`[A-Za-z0-9/+#{$-]`)

func numberWithin(c specified) bool {
	in := []rune(c.Input)
	for _, r := range c.Results {
		if unasked.MatchString(r.Text) {
			return false
		}
		if r.Start > 0 && gluedTo.MatchString(string(in[r.Start-1])) || r.End+1 < len(in) && gluedTo.MatchString(string(in[r.End+1])) ||
			r.End+2 < len(in) && gluedTo.MatchString(string(in[r.End+2])) && strings.ContainsRune(".,", in[r.End+1]) {
			return false
		}
	}
	return true
}

// inTonnes is the sentence of c with something for each of its numbers to count.
func inTonnes(c specified) string {
	in := []rune(c.Input)
	for i := len(c.Results) - 1; i >= 0; i-- {
		if end := c.Results[i].End + 1; end <= len(in) {
			unit := " tonnes "
			if *c.Results[i].Resolution.Value == "1" {
				unit = " tonne "
			}
			in = slices.Insert(in, end, []rune(unit)...)
		}
	}
	return string(in)
}

func numbersRight(c specified, found []told) bool {
	var got []float64
	for _, m := range found {
		if m.Unit == "t" {
			got = append(got, m.Value)
		} else if m.Unit == "" {
			return false
		}
	}
	return slices.EqualFunc(got, values(c), same)
}

func percentWithin(c specified) bool {
	return valued(c) && !slices.ContainsFunc(c.Results, func(r specifiedResult) bool { return strings.HasPrefix(r.Text, "per") })
}

func percentRight(c specified, found []told) bool {
	var got []float64
	for _, m := range found {
		if m.Unit == "percent" {
			got = append(got, m.Value)
		}
	}
	return slices.EqualFunc(got, values(c), same)
}
