package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery"
)

// A timeSpec is a case of the Recognizers-Text project: a sentence, the day it is
// said on, and the expressions of time in it.
type timeSpec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []timeSpecResult
}

// A timeSpecResult is an expression that a case expects. A day or a period that may
// lie in the past or ahead has two values, and either is right.
type timeSpecResult struct {
	Text       string
	Start, End int
	TypeName   string
	Resolution struct{ Values []timeSpecValue }
}

type timeSpecValue struct{ Timex, Value, Start, End string }

var (
	specClock    = regexp.MustCompile(`T\d\d?\b`)
	specISO      = regexp.MustCompile(`^(FY)?[\dX]{2,4}(-[\dX]{2}|-W[\dX]{2}|-Q\d|-(SP|SU|FA|AU|WI))?(-[\dX]{2}|-\d|-WE)?(T(MO|MI|AF|EV|NI|DT))?$|^(SP|SU|FA|AU|WI)$|^T?(MO|MI|AF|EV|NI|DT)$|^P(T?[\dX.]+(Y|M|W|D|H|S|DE|CE|NI|WE))+(T?[\dX.]+(H|M|S))*$|^(PAST|PRESENT|FUTURE)_REF$`)
	specTyped    = regexp.MustCompile(`[a-z]\d|\d[a-rt-z](?:[^a-z]|$)|[=<>]`)
	specOrdinals = regexp.MustCompile(`\d(st|nd|rd|th)\b|\bq[1-4]\b|\bh[12]\b|\d+s\b`)
)

// beside says why a result lies beside what the reader is asked for, or "": dates,
// ranges, durations, sets and parts of a day as TIMEX3 writes them. These lie beside:
//
//   - clock times, and ranges and sets of them: a chat bot's calendar;
//   - time zones;
//   - the holidays that the Recognizers list;
//   - values that ISO-TimeML has no form for: business days, school years, the first
//     Monday evening of a month;
//   - shorthand as typed on a telephone: "Dec31", "3h", ">=2019", "EOY", "tmrw";
//   - days and years as dictated: "January twenty five nineteen eighty six".
func (r timeSpecResult) beside(holidays *regexp.Regexp) string {
	text := strings.ToLower(r.Text)
	switch r.TypeName {
	case "datetimeV2.time", "datetimeV2.datetime", "datetimeV2.timezone":
		return strings.TrimPrefix(r.TypeName, "datetimeV2.")
	case "datetimeV2.timerange", "datetimeV2.date", "datetimeV2.daterange", "datetimeV2.datetimerange", "datetimeV2.duration", "datetimeV2.set":
	default:
		return "no type"
	}
	if holidays.MatchString(text) {
		return "holiday"
	}
	if specTyped.MatchString(specOrdinals.ReplaceAllString(text, "")) || shorthand[text] {
		return "shorthand"
	}
	if dictated.MatchString(text) && (r.TypeName == "datetimeV2.date" || r.TypeName == "datetimeV2.daterange") && !longUnits.MatchString(text) && !strings.Contains(text, "days") {
		return "dictated"
	}
	for _, v := range r.Resolution.Values {
		if r.TypeName == "datetimeV2.date" && v.Value == "not resolved" {
			return "no such day"
		}
		x := strings.Trim(v.Timex, "()")
		if specClock.MatchString(x) || strings.Contains(x, "PT") && r.TypeName != "datetimeV2.duration" || v.Timex == "PRESENT_REF" && r.TypeName == "datetimeV2.datetime" {
			return "clock"
		}
		parts := strings.Split(x, ",")
		for _, p := range parts {
			if !specISO.MatchString(p) {
				return "no TIMEX3 form"
			}
		}
	}
	return ""
}

var dictated = regexp.MustCompile(`\b(twenty|nineteen|seventeen|fifteen|thousand)\b`)

var shorthand = map[string]bool{"eoy": true, "otd": true, "three weeks from tmrw": true, "tonite": true}

// holidayNames are the words of the holidays that the Recognizers' own list resolves.
func holidayNames(t *testing.T, file string) *regexp.Regexp {
	t.Helper()
	var specs []timeSpec
	readSpecs(t, file, &specs)
	year := regexp.MustCompile(`\b(in|on|of|the|this|next|last|year|\d+)\b|[^a-z' ]`)
	var names []string
	seen := map[string]bool{}
	for _, s := range specs {
		for _, r := range s.Results {
			n := strings.Join(strings.Fields(year.ReplaceAllString(strings.ToLower(r.Text), " ")), " ")
			if len(n) > 4 && !seen[n] {
				seen[n] = true
				names = append(names, regexp.QuoteMeta(n))
			}
		}
	}
	return regexp.MustCompile(`\b(` + strings.Join(names, "|") + `|easter|new year|independence day|freedom day|labor day|workers' day|juneteenth|saint patrick)`)
}

func readSpecs(t *testing.T, file string, to any) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Skip("no cases of the Recognizers beside this checkout")
	}
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), to); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// A foundTime is a mention as the program prints it.
type foundTime struct {
	Kind, ID, Source, Doc, Text, Type, Value string
	EDTF                                     chancery.Date
	Start, End                               int
}

// The cases of the Recognizers that lie within what is asked are as right as they
// have ever been; -v prints the misses.
func TestTimeSpecs(t *testing.T) {
	dir := filepath.Join(shared, "data", "recognizers-text-specs")
	var specs []timeSpec
	readSpecs(t, dir+"/DateTime-en-DateTimeModel.json", &specs)
	holidays := holidayNames(t, dir+"/DateTime-en-HolidayParser.json")
	var docs strings.Builder
	for i, s := range specs {
		day, _, _ := strings.Cut(s.Context.ReferenceDateTime, "T")
		b, err := json.Marshal(map[string]string{"id": strconv.Itoa(i), "published": day, "text": s.Input})
		if err != nil {
			t.Fatal(err)
		}
		docs.Write(append(b, '\n'))
	}
	t.Setenv("CHANCERY_DATA", "")
	file := filepath.Join(t.TempDir(), "cases.jsonl")
	keepFile(t, file, docs.String())
	stdout, _ := ran(t, "construe", "--to", "jsonl", file)
	found, source := map[string][]foundTime{}, map[string]string{}
	for line := range strings.Lines(stdout) {
		var m foundTime
		if !strings.HasPrefix(line, `{"kind":"time"`) && !strings.HasPrefix(line, `{"kind":"document"`) {
			continue
		}
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatal(err)
		}
		switch m.Kind {
		case "document":
			_, source[m.ID], _ = strings.Cut(m.Source, "#")
		case "time":
			found[source[m.Doc]] = append(found[source[m.Doc]], m)
		}
	}
	within, right := 0, 0
	left := map[string]int{}
	for i, s := range specs {
		why := ""
		for _, r := range s.Results {
			if b := r.beside(holidays); b != "" && why == "" {
				why = b
			}
		}
		if why != "" {
			left[why]++
			continue
		}
		within++
		if miss := s.miss(found[strconv.Itoa(i)]); miss != "" {
			t.Logf("%d %q (%s): %s", i, s.Input, s.Context.ReferenceDateTime, miss)
			continue
		}
		right++
	}
	t.Logf("%d cases, %d within, %d right; beside: %v", len(specs), within, right, left)
	readFloors(t).hold(t, floors{"times Recognizers percent": float64(right*1000/within) / 10})
}

// miss says what of a case is not found or wrong, or "". A case that expects nothing
// is right where nothing is found.
func (s timeSpec) miss(found []foundTime) string {
	if len(s.Results) == 0 && len(found) > 0 {
		return fmt.Sprintf("nothing is there; found %q %s", found[0].Text, found[0].Value)
	}
	for _, r := range s.Results {
		span := chancery.Span{Start: len(string([]rune(s.Input)[:r.Start])), End: len(string([]rune(s.Input)[:min(r.End+1, len([]rune(s.Input)))]))}
		got, ok := "", false
		var inside []foundTime
		for _, m := range found {
			if m.Start >= span.End || m.End <= span.Start {
				continue
			}
			inside = append(inside, m)
			got += fmt.Sprintf(" %q %s %s", m.Text, m.Value, m.EDTF)
			for _, v := range r.Resolution.Values {
				ok = ok || v.same(r, m)
			}
		}
		for _, v := range r.Resolution.Values {
			ok = ok || v.ends(inside)
		}
		if !ok {
			want := ""
			for _, v := range r.Resolution.Values {
				want += fmt.Sprintf(" %s %s%s-%s", v.Timex, v.Value, v.Start, v.End)
			}
			return fmt.Sprintf("%q is%s; found%s", r.Text, want, got)
		}
	}
	return ""
}

// ends reports whether the mentions are a range that begins with v and whose end
// begins where v ends: the Recognizers leave out the last period that a range names.
func (v timeSpecValue) ends(ms []foundTime) bool {
	if len(ms) != 2 || v.End == "" {
		return false
	}
	from, _, ok := ms[0].EDTF.Plain().Bounds()
	to, _, ok2 := ms[1].EDTF.Plain().Bounds()
	return ok && ok2 && ms[0].EDTF.End() != "" && chancery.DateOf(from) == chancery.Date(v.Start) && chancery.DateOf(to) == chancery.Date(v.End)
}

var (
	countWords = regexp.MustCompile(`\b(few|some|several|couple)\b`)
	longUnits  = regexp.MustCompile(`\b(week|month|year|fortnight)`)
	specDigits = regexp.MustCompile(`\d+`)
)

// same reports whether m means v: the same TIMEX3 value, the same day, or EDTF bounds
// that are those of the range. The Recognizers end a range before its end day, and we
// on its last; they count from today where TIMEX3 has a length ("the next three
// days", P3D), put a number on "a few days" where TIMEX3 has PXD, and count "in two
// months" to the day where TIMEX3 stops at the month: there the day must lie in ours. "18 and
// 19 June" is one range with us.
func (v timeSpecValue) same(r timeSpecResult, m foundTime) bool {
	years := strings.NewReplacer("1DE", "10Y", "2DE", "20Y", "1CE", "100Y", "-FA", "-AU", "P0.5Y", "P6M", "XXXX-WXX-WE", "P1WE")
	timex, value := years.Replace(v.Timex), years.Replace(m.Value)
	if value == timex || value == v.Value || value == v.Start && v.End == "" && v.Start != "" {
		return true
	}
	if t := strings.TrimLeft(timex, "X-"); t[:min(1, len(t))] == "T" && strings.HasSuffix(value, timex[strings.IndexByte(timex, 'T'):]) && r.TypeName == "datetimeV2.timerange" || m.Type == "SET" && strings.HasSuffix(value, timex) {
		return true // "in the morning", of whatever day
	}
	if _, part, ok := strings.Cut(timex, "T"); ok && len(v.Start) > 10 && value == v.Start[:10]+"T"+part {
		return true
	}
	length := timex[strings.LastIndexByte(timex, ',')+1:]
	if countWords.MatchString(r.Text) && specDigits.ReplaceAllString(strings.TrimRight(length, ")"), "X") == value {
		return true
	}
	if a := strings.Split(strings.Trim(timex, "()"), ","); len(a) == 3 && a[2] == value && m.Type == "DURATION" {
		return true
	}
	if len(timex) == len(value) && strings.HasPrefix(timex, "XXXX-") && timex[5:] == value[min(5, len(value)):] && timex[5] != 'W' {
		day := v.Value + v.Start + v.End
		y, _ := strconv.Atoi(value[:4])
		near, _ := strconv.Atoi(day[:min(4, len(day))])
		return y-near <= 1 && near-y <= 1
	}
	from, to, ok := m.EDTF.Plain().Bounds()
	if !ok {
		return strings.HasSuffix(value, "-"+timex) && len(timex) == 2
	}
	if day, err := time.Parse(time.DateOnly, v.Value); err == nil && longUnits.MatchString(r.Text) && !day.Before(from) && !day.After(to) {
		return true
	}
	if r.TypeName == "datetimeV2.date" {
		return chancery.DateOf(from) == chancery.Date(v.Value) && from.Equal(to) || m.EDTF.Exact() && m.EDTF.End() == chancery.Date(v.Value) || m.EDTF == chancery.Date(v.Timex)
	}
	if v.Start == "" {
		return v.End != "" && chancery.DateOf(from) == chancery.Date(v.End)
	}
	last, _, _ := m.EDTF.Plain().End().Bounds()
	return chancery.DateOf(from) == chancery.Date(v.Start) &&
		(v.End == "" || chancery.DateOf(to) == chancery.Date(v.End) || chancery.DateOf(to.AddDate(0, 0, 1)) == chancery.Date(v.End) || chancery.DateOf(last) == chancery.Date(v.End))
}
