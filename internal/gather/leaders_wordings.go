package main

import (
	"bufio"
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"chancery"
	"chancery/internal/lines"
)

// A wording is one line of leaders.tsv: how the Factbook told an office between
// two days on which it was looked at.
type wording struct{ country, office, first, last, text string }

// A sight is one holder in a wording, with the days that it gives.
type sight struct {
	name, family string
	from, to     chancery.Date // empty where the wording tells none
}

// leaderWords is leaders.txt: how to read the wordings, and what they lack.
type leaderWords struct {
	titles, others, ranks []string // longest first
	particles             map[string]bool
	hand                  []lines.Line // kinds that change the outcome, in order
}

func readLeaderWords(hand fs.FS) (*leaderWords, error) {
	w := &leaderWords{particles: map[string]bool{}}
	for l, err := range lines.Read(hand, "leaders.txt", 2) {
		if err != nil {
			return nil, err
		}
		switch l.Cols[0] {
		case "title":
			w.titles = append(w.titles, l.Cols[1])
		case "not":
			w.others = append(w.others, l.Cols[1])
		case "rank":
			w.ranks = append(w.ranks, l.Cols[1])
		case "particle":
			w.particles[l.Cols[1]] = true
		case "home", "called", "reads", "holder", "from", "to", "drop":
			w.hand = append(w.hand, l)
		default:
			return nil, l.Errorf("no kind %q; want title, not, rank, particle, home, called, reads, holder, from, to or drop", l.Cols[0])
		}
	}
	for _, list := range [][]string{w.titles, w.others, w.ranks} {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return w, nil
}

// readWordings reads leaders.tsv, its countries turned into ISO codes. Wordings
// about what is no country of countries.txt are passed over.
func readWordings(src fs.FS, countries map[string]string) ([]wording, error) {
	f, err := src.Open("leaders.tsv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []wording
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if strings.HasPrefix(s.Text(), "#") || s.Text() == "" {
			continue
		}
		cols := strings.Split(s.Text(), "\t")
		if len(cols) != 5 {
			return nil, fmt.Errorf("leaders.tsv:%d: %d columns; want 5", n, len(cols))
		}
		w := wording{countries[cols[0]], strings.Replace(cols[1], "chief of state", "head of state", 1), cols[2], cols[3], cols[4]}
		if w.office != "head of state" && w.office != "head of government" {
			return nil, fmt.Errorf("leaders.tsv:%d: no role %q; want chief of state or head of government", n, cols[1])
		}
		for _, day := range []string{w.first, w.last} {
			if !chancery.Date(day).Exact() {
				return nil, fmt.Errorf("leaders.tsv:%d: no day %q", n, day)
			}
		}
		if w.country != "" {
			all = append(all, w)
		}
	}
	return all, s.Err()
}

// factbookCodes is the ISO code of each state of the Factbook.
func factbookCodes(src, hand fs.FS) (map[string]string, error) {
	rows, err := readCodes(src)
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for _, r := range rows {
		if r.fips != "" {
			codes[r.fips] = r.iso
		}
	}
	fixes, err := readFixes(hand)
	if err != nil {
		return nil, err
	}
	for iso, ls := range fixes {
		for _, l := range ls {
			if l.Cols[1] == "factbook" {
				codes[l.Col(2)] = iso
			}
		}
	}
	return codes, nil
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	notes  = regexp.MustCompile(`(?i)[;,.]?\s*\b(?:notification statement\b|note\b\s*\d*\s*[-–:]).*`)
	aside  = regexp.MustCompile(`\([^()]*\)`)
	quoted = regexp.MustCompile(`"[^"]*"|'[^' ]*'`)
	tells  = regexp.MustCompile(`(?i)\b(?:since|from|for the period|assumed office|inaugurated|elected)\b`)
	day    = regexp.MustCompile(`\b(?:(\d{1,2}) )?(?:(January|February|March|April|May|June|July|August|September|October|November|December) )?(\d{4})\b`)
)

// holders are those who hold the office of text: not their deputies, not who
// represents them, and nobody of the notes. A head of state stands first; after a
// president who is head of government there can be a prime minister.
func (w *leaderWords) holders(office, text string) []sight {
	text = tags.ReplaceAllString(html.UnescapeString(html.UnescapeString(text)), " ")
	text = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(text)
	text = notes.ReplaceAllString(strings.Join(strings.Fields(text), " "), "")
	var out []sight
	for i, part := range parts(text) {
		if i > 0 && office == "head of state" {
			break // a prime minister or an heir
		}
		for j, one := range w.each(part) {
			if s, ok := w.holder(one, i+j == 0); ok {
				out = append(out, s)
			}
		}
	}
	if len(out) > 1 { // "A and B (for the period ...)": the days are of both
		for i := len(out) - 2; i >= 0; i-- {
			if out[i].from == "" && out[i+1].to != "" {
				out[i].from, out[i].to = out[i+1].from, out[i+1].to
			}
		}
	}
	return out
}

// parts are the pieces of s between semicolons that stand in no bracket.
func parts(s string) []string {
	var out []string
	depth, from := 0, 0
	for i, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		case ';':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}

// each parts "co-chiefs of state Captains Regent A and B".
func (w *leaderWords) each(part string) []string {
	body, many := strings.CutPrefix(strings.TrimSpace(part), "co-chiefs of state ")
	if !many {
		return []string{part}
	}
	a, b, _ := strings.Cut(strings.Replace(body, "Captains Regent", "Captain Regent", 1), " and ")
	if !strings.HasPrefix(b, "Captain Regent") {
		b = "Captain Regent " + b
	}
	return []string{a, b}
}

// holder is whom part names. Only the first part of a wording may do without a title.
func (w *leaderWords) holder(part string, first bool) (sight, bool) {
	var s sight
	for _, b := range aside.FindAllString(part, -1) {
		if tells.MatchString(b) && s.from == "" {
			days := day.FindAllStringSubmatch(b, -1)
			if len(days) > 0 {
				s.from = edtf(days[0])
			}
			if len(days) > 1 && strings.Contains(b, "for the period") {
				s.to = edtf(days[1])
			}
		}
	}
	for aside.MatchString(part) {
		part = aside.ReplaceAllString(part, " ")
	}
	part = strings.Join(strings.Fields(quoted.ReplaceAllString(part, " ")), " ")
	titled := false
	for {
		if _, ok := before(part, w.others); ok {
			return s, false
		}
		if rest, ok := before(part, w.titles); ok {
			part, titled = rest, true
		} else if rest, ok := before(part, w.ranks); ok {
			part = rest
		} else {
			break
		}
	}
	if !titled && !first {
		return s, false
	}
	s.name, s.family = w.name(part)
	return s, s.family != ""
}

// before cuts one of words from the beginning of s.
func before(s string, words []string) (rest string, ok bool) {
	for _, w := range words {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) && (len(s) == len(w) || s[len(w)] == ' ' || s[len(w)] == ',') {
			return strings.TrimLeft(s[len(w):], " ,"), true
		}
	}
	return s, false
}

// name is the name at the beginning of s, and the family name, which the
// Factbook writes in capitals: "Jose Eduardo DOS SANTOS", "SASSOU-Nguesso". Both
// are empty where s begins with none.
func (w *leaderWords) name(s string) (name, family string) {
	var words, own []string
	for _, f := range strings.Fields(s) {
		bare := strings.TrimRight(f, ",.;:")
		if small := w.particles[bare]; strings.HasPrefix(f, "[") || !small && !unicode.IsUpper(firstLetter(bare)) || slices.Contains(w.ranks, f) {
			break
		}
		form := bare
		if len(bare) == 1 && strings.HasSuffix(f, ".") || bare == "Jr" {
			form += "."
		}
		switch {
		case numeral.MatchString(bare) && len(words) > 0:
			if len(own) == len(words) {
				own = append(own, bare)
			}
		case shouted(bare):
			form = w.normal(bare, len(own) > 0)
			own = append(own, form)
		}
		words = append(words, form)
		if f != bare && strings.HasSuffix(f, ",") && !strings.Contains(s, ", Jr") {
			break
		}
	}
	if len(own) == 0 || len(words) > 8 {
		return "", ""
	}
	for w.particles[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " "), strings.Join(own, " ")
}

var numeral = regexp.MustCompile(`^[IVX]+$`)

// firstLetter is the letter that s begins with, an apostrophe or a small prefix
// such as the al- of al-SISI aside.
func firstLetter(s string) rune {
	if pre, rest, ok := strings.Cut(s, "-"); ok && len(pre) <= 2 && strings.ToLower(pre) == pre {
		s = rest
	}
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// shouted reports whether a part of w between hyphens is all capitals, and more
// than one: BOUTEFLIKA, al-SISI, SASSOU-Nguesso, McMAHON.
func shouted(w string) bool {
	for part := range strings.SplitSeq(w, "-") {
		part = strings.TrimPrefix(part, "Mc")
		letters := 0
		for _, r := range part {
			if unicode.IsLower(r) {
				letters = 0
				break
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters > 1 {
			return true
		}
	}
	return false
}

// normal is the shouted word w in the letters of a newspaper: Bouteflika,
// al-Sisi, Tu'i'onetoa, O'Neill, and within a family name de, dos, of.
func (w *leaderWords) normal(word string, within bool) string {
	if low := strings.ToLower(word); w.particles[low] {
		if within || low == "de" || low == "dos" || low == "do" || low == "da" {
			return low
		}
		return strings.ToUpper(low[:1]) + low[1:]
	}
	var out strings.Builder
	up := true
	rs := []rune(word)
	for i, r := range rs {
		switch {
		case strings.HasPrefix(word, "Mc") && i < 3:
			out.WriteRune(r)
		case unicode.IsLetter(r) && up:
			out.WriteRune(r)
			up = false
		case unicode.IsLetter(r):
			out.WriteRune(unicode.ToLower(r))
		default:
			out.WriteRune(r)
			up = r == '-' || r == '\'' && i == 1
		}
	}
	return out.String()
}

// edtf is the date of a match of day.
func edtf(m []string) chancery.Date {
	if m[2] == "" {
		return chancery.Date(m[3])
	}
	t, err := time.Parse("January 2006", m[2]+" "+m[3])
	if err != nil {
		panic(err) // unreachable: the pattern holds the twelve months
	}
	d := t.Format("2006-01")
	if len(m[1]) > 0 {
		d += "-" + strings.Repeat("0", 2-len(m[1])) + m[1]
	}
	if _, err := chancery.ParseDate(d); err != nil { // "31 September"
		return chancery.Date(d[:7])
	}
	return chancery.Date(d)
}
