package acquire

import (
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// A field is what a key of metadata tells, and how far it is believed against
// others that tell the same.
type field struct {
	tells string
	rank  int
}

// fields are the keys of metadata that are read, by where they stand and by name;
// see data/metadata.txt.
type fields struct{ meta, jsonld, front map[string]field }

func readFields(data fs.FS) (*fields, error) {
	f := &fields{map[string]field{}, map[string]field{}, map[string]field{}}
	for l, err := range lines.Read(data, "metadata.txt", 4) {
		if err != nil {
			return nil, err
		}
		rank, err := strconv.Atoi(l.Col(3))
		if err != nil {
			return nil, l.Errorf("rank %q; want a number", l.Col(3))
		}
		switch l.Col(0) {
		case "meta":
			f.meta[l.Col(1)] = field{l.Col(2), rank}
		case "json-ld":
			f.jsonld[l.Col(1)] = field{l.Col(2), rank}
		case "front":
			f.front[l.Col(1)] = field{l.Col(2), rank}
		default:
			return nil, l.Errorf("no place %q; want meta, json-ld or front", l.Col(0))
		}
	}
	return f, nil
}

// facts gathers what metadata tells of one document, the best of each.
type facts struct {
	days  *masthead         // reads dates in words
	best  map[string]string // by what it tells
	rank  map[string]int
	clues []rankedClue
}

type rankedClue struct {
	chancery.DateClue
	rank int
}

// tell takes one value in. Dates are all kept as clues, in the order of belief.
func (f *facts) tell(k field, value, from string) {
	if len(value) > 10_000 {
		return
	}
	value = strings.Join(strings.Fields(value), " ")
	if k.tells == "" || value == "" || len(value) > 2000 || !utf8.ValidString(value) {
		return
	}
	if k.tells == "date" {
		day, ok := isoDay(value)
		if !ok {
			if w := f.days.writtenDay(value); w.n > 0 && w.date[0] != 'X' { // "Tue, 19 Nov 2019 10:15:00 GMT"
				day, ok = w.date, true
			}
		}
		if ok {
			f.clues = append(f.clues, rankedClue{chancery.DateClue{Value: day, Why: "metadata", From: from}, k.rank})
		}
		return
	}
	if f.best == nil {
		f.best, f.rank = map[string]string{}, map[string]int{}
	}
	if old, ok := f.rank[k.tells]; !ok || k.rank < old {
		f.best[k.tells], f.rank[k.tells] = value, k.rank
	}
}

// into fills d from what was told.
func (f *facts) into(d *chancery.Document) {
	slices.SortStableFunc(f.clues, func(a, b rankedClue) int { return a.rank - b.rank })
	for _, c := range f.clues {
		if !slices.Contains(d.Clues, c.DateClue) {
			d.Clues = append(d.Clues, c.DateClue)
		}
	}
	fill := func(to *string, what string) {
		if *to == "" {
			*to = f.best[what]
		}
	}
	fill(&d.Title, "title")
	fill(&d.Publisher, "publisher")
	if by := f.best["author"]; !strings.Contains(by, "://") && !strings.HasPrefix(by, "@") {
		fill(&d.Byline, "author")
	}
	d.Byline = strings.TrimPrefix(strings.TrimPrefix(d.Byline, "By "), "BY ")
	d.Publisher = strings.TrimPrefix(d.Publisher, "@")
	if site, _, ok := strings.Cut(d.Publisher, " | "); ok {
		d.Publisher = site
	}
	if d.Address == "" {
		if u, err := url.Parse(f.best["address"]); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			d.Address = u.String()
		}
	}
	if d.Language == "" {
		d.Language = primary(f.best["language"])
	}
}

// primary is the language of a tag such as "en-GB" or "en_US".
func primary(tag string) chancery.Language {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if len(tag) < 2 || len(tag) > 3 || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return chancery.Language(tag)
}

// publish fills in the day that metadata gives, if it gives one. All else is left
// to construe, which knows more.
func (a *Acquirer) publish(d *chancery.Document) {
	if d.Published != "" {
		return
	}
	for _, c := range d.Clues {
		if c.Why == "metadata" {
			d.Published, d.PublishedWhy = c.Value, "metadata"
			return
		}
	}
}

// addressDay is the day that an address carries: /2024/05/03/, /20240503/ or
// 2024-05-03.
func addressDay(address string) (chancery.Date, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	p := u.Path
	for i := 0; i+8 <= len(p); i++ {
		if i > 0 && digit(p[i-1]) || !digit(p[i]) {
			continue
		}
		n := 0
		for i+n < len(p) && (digit(p[i+n]) || n > 0 && (p[i+n] == '/' || p[i+n] == '-' || p[i+n] == '_')) {
			n++
		}
		if day, ok := numericDay(p[i : i+n]); ok {
			return day, true
		}
		i += n
	}
	return "", false
}

// numericDay reads "2024/05/03", "2024-5-3-..." and "20240503" at the head of s.
func numericDay(s string) (chancery.Date, bool) {
	var n [3]int
	if len(s) >= 8 && strings.Trim(s[:8], "0123456789") == "" {
		if len(s) > 8 && digit(s[8]) {
			return "", false
		}
		n[0], _ = strconv.Atoi(s[:4])
		n[1], _ = strconv.Atoi(s[4:6])
		n[2], _ = strconv.Atoi(s[6:8])
		return calendarDay(n[0], n[1], n[2])
	}
	k := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == '.' }) {
		if k == 3 {
			break
		}
		v, err := strconv.Atoi(part)
		if err != nil || k == 0 && len(part) != 4 || k > 0 && len(part) > 2 {
			return "", false
		}
		n[k] = v
		k++
	}
	if k < 3 {
		return "", false
	}
	return calendarDay(n[0], n[1], n[2])
}

// calendarDay is y-m-d where the web could have known it.
func calendarDay(y, m, day int) (chancery.Date, bool) {
	if y < 1900 || y > 2100 || m < 1 || m > 12 || day < 1 {
		return "", false
	}
	t := chancery.DayOf(y, 1, 1).AddDate(0, m-1, day-1)
	if int(t.Month()) != m {
		return "", false
	}
	return chancery.DateOf(t), true
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
