package acquire

import (
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A masthead is what is read off the head of a text: its title, byline, dateline
// and the day that stands there; see data/en/mastheads.txt.
type masthead struct {
	months    map[string]int
	weekdays  map[string]bool
	dates     []string // labels
	updates   []string // labels of the day a text was changed
	bylines   []string
	publisher []string
	release   map[string]bool
	place     *regexp.Regexp // of a dateline

	// Of names, for the lines above a title.
	bodies   []string        // "ministry", "office of the president"
	outlets  map[string]bool // "times", "courier"
	kickers  map[string]bool // "world news"
	articles []string        // "the"
	inside   map[string]bool // "of"
	ties     map[string]bool // what begins the second line of a statement's title
}

func readMasthead(data fs.FS) (*masthead, error) {
	m := &masthead{months: map[string]int{}}
	sets := map[string]*map[string]bool{
		"weekday": &m.weekdays, "release": &m.release, "outlet": &m.outlets, "kicker": &m.kickers, "inside": &m.inside, "tie": &m.ties,
	}
	for _, set := range sets {
		*set = map[string]bool{}
	}
	for l, err := range lines.Read(data, "en/mastheads.txt", 3) {
		if err != nil {
			return nil, err
		}
		words := strings.Split(l.Col(1), "|")
		switch l.Col(0) {
		case "month":
			n, err := strconv.Atoi(l.Col(2))
			if err != nil || n < 1 || n > 12 {
				return nil, l.Errorf("month %q; want 1 to 12", l.Col(2))
			}
			for _, w := range words {
				m.months[w] = n
			}
		case "weekday", "release", "outlet", "kicker", "inside", "tie":
			for _, w := range words {
				(*sets[l.Col(0)])[w] = true
			}
		case "body":
			m.bodies = append(m.bodies, words...)
		case "article":
			m.articles = append(m.articles, words...)
		case "date":
			m.dates = append(m.dates, words...)
		case "place":
			m.place = placeHead(words)
		case "update":
			m.updates = append(m.updates, words...)
			m.dates = append(m.dates, words...)
		case "byline":
			m.bylines = append(m.bylines, words...)
		case "publisher":
			m.publisher = append(m.publisher, words...)
		default:
			return nil, l.Errorf("no kind %q; want month, weekday, date, update, byline, publisher, place, release, body, outlet, kicker, article, inside or tie", l.Col(0))
		}
	}
	if m.place == nil {
		m.place = placeHead([]string{"of"})
	}
	return m, nil
}

// topLines is how many lines at the head of a text are looked at.
const topLines = 14

// readMastheadOf finds the title, publisher, byline, day and dateline at the head
// of d.
func (a *Acquirer) readMastheadOf(d *chancery.Document, ls []line) {
	first, _ := body(ls)
	lead := ""
	if first >= 0 {
		lead = d.Text[ls[first].Start:ls[first].End]
	}
	a.entitle(d, a.readHead(d, ls, first), lead)
	if first >= 0 && d.Dateline.Len() == 0 && first >= topLines {
		a.dateline(d, &ls[first])
	}
	if day, ok := addressDay(d.Address); ok {
		d.Clues = append(d.Clues, chancery.DateClue{Value: day, Why: "metadata", From: "address"})
	}
}

// readHead takes the byline, days and dateline off the lines of the head, which
// ends with the first paragraph, and returns what else stands there as a heading.
func (a *Acquirer) readHead(d *chancery.Document, ls []line, first int) (hs []heading) {
	m := a.masthead
	var updated []chancery.DateClue
	days := true
	for i := 0; i < len(ls) && i < topLines && (first < 0 || i <= first); i++ {
		l := &ls[i]
		text := d.Text[l.Start:l.End]
		// A byline or date that a rule has marked still tells who and when.
		if l.words <= 12 && i != first {
			if c, ok := m.day(text, l.Start); ok {
				switch {
				case c.From == updateLabel:
					updated = append(updated, c)
				case days:
					d.Clues = append(d.Clues, c)
				}
				if k := len(hs); k > 0 && hs[k-1].End <= l.Start && hs[k-1].line == &ls[i-1] {
					hs[k-1].dated = true
				}
				continue
			}
			if m.term(text) {
				days = false // a programme: the days below are its own
			}
			if m.byline(d, ls, i) || m.bar(d, l) {
				continue
			}
		}
		if l.marked || l.End == l.Start {
			continue
		}
		if m.stamp(d, l) || a.dateline(d, l) {
			break
		}
		if i < first || first < 0 && len(ls) > 1 {
			if h, ok := a.heading(d, ls, i); ok {
				hs = append(hs, h)
				if h.said {
					i++
				}
			}
		}
	}
	if len(d.Clues) == 0 && len(updated) > 0 {
		d.Clues = updated[:1] // no other day stands there
	}
	return hs
}

// headline reports whether a line reads as one: some words, none too many, begun
// with a capital and not closed as a sentence is.
func headline(s string, words int) bool {
	s = strings.TrimLeft(s, `"'“‘«([`)
	if words < 2 || words > 32 || s == "" || !upper(s) && !digit(s[0]) {
		return false
	}
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return words <= 20
	}
	return !stopped(s) && !strings.HasSuffix(s, ",") && !strings.HasSuffix(s, ";")
}

// sameWords reports whether a and b are one but for case, marks and spaces.
func sameWords(a, b string) bool {
	return b != "" && len(a) < 1000 && fold(a) == fold(b)
}

// updateLabel is where the day comes from on which a text was changed.
const updateLabel = "masthead with label of a change"

// day reads a line that is only a date, with or without a label before it and a
// time after it, as a clue of the day of publication. The line stands at byte at.
func (m *masthead) day(s string, start int) (chancery.DateClue, bool) {
	at := len(s) - len(strings.TrimLeft(s, "•·*-–—|# \t\u00a0"))
	from := "masthead"
	low := strings.ToLower(s[at:])
	best := 0
	for _, w := range m.dates {
		if len(w) > best && strings.HasPrefix(low, w) && len(low) > len(w) && (low[len(w)] == ' ' || low[len(w)] == ':') {
			best = len(w)
		}
	}
	if best > 0 {
		from = "masthead with label"
		if m.changed(low[:best]) {
			from = updateLabel
		}
		at += best
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], ": "))
	}
	w := m.writtenDay(s[at:])
	if w.n == 0 {
		return chancery.DateClue{}, false
	}
	rest := strings.Trim(s[at+w.n:], " ,.|•·-–—()")
	if rest != "" && !clock(rest) {
		return chancery.DateClue{}, false
	}
	return chancery.DateClue{
		Value: w.date, Why: "byline", From: from,
		Span: chancery.Span{Start: start + at, End: start + at + w.n},
	}, true
}

// term reports whether s is days from one to another, "11–12 November 2025", as
// stand above a programme and never above an article.
func (m *masthead) term(s string) bool {
	n := 0
	for n < len(s) && n < 2 && digit(s[n]) {
		n++
	}
	rest := strings.TrimLeft(s[n:], " ")
	to := strings.TrimLeft(strings.TrimLeft(rest, "-–—"), " ")
	return n > 0 && len(to) < len(rest) && m.writtenDay(to).n > 0
}

// bar takes a line that is nothing but publisher, date and the bars between them:
// "**Strelsau Courier** | 2024-05-03 10:15 |". Its first day is a clue.
func (m *masthead) bar(d *chancery.Document, l *line) bool {
	s := d.Text[l.Start:l.End]
	if l.marked || !strings.Contains(s, "|") {
		return false
	}
	var found chancery.DateClue
	at := l.Start
	for part := range strings.SplitSeq(s, "|") {
		from := at + len(part) - len(strings.TrimLeft(part, "* \t_\u00a0"))
		at += len(part) + 1
		part = strings.Trim(part, "* \t_\u00a0")
		w := m.writtenDay(part)
		switch {
		case part == "":
		case w.n > 0 && (w.n == len(part) || clock(strings.TrimSpace(part[w.n:]))):
			if found.Value == "" {
				found = chancery.DateClue{Value: w.date, Why: "byline", From: "masthead", Span: chancery.Span{Start: from, End: from + w.n}}
			}
		case countWords(part) > 5 || stopped(part):
			return false
		}
	}
	if found.Value != "" {
		d.Clues = append(d.Clues, found)
		mark(d, l, "masthead.bar")
	}
	return found.Value != ""
}

// changed reports whether the words before a date say that the text was changed
// then, and not published.
func (m *masthead) changed(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-24):])
	for _, w := range m.updates {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// clock reports whether s is a time of day, with or without its zone.
func clock(s string) bool {
	s = strings.TrimPrefix(strings.ToLower(s), "at ")
	n := 0
	for n < len(s) && (digit(s[n]) || s[n] == ':' || s[n] == '.' || s[n] == 'h') {
		n++
	}
	return n >= 3 && n <= 8 && len(s)-n <= 14 && !strings.ContainsAny(s[n:], "!?,;")
}

// byline takes "By Rupert Hentzau" and "Writer: Strelsau Courier" off the head. A
// blog gives its own name as that of the writer, and once more as that of the
// account: then it is the publisher too.
func (m *masthead) byline(d *chancery.Document, ls []line, i int) bool {
	l := &ls[i]
	s := d.Text[l.Start:l.End]
	at := len(s) - len(strings.TrimLeft(s, "•·*-–—|# \t\u00a0"))
	low := strings.ToLower(s[at:])
	for _, w := range m.bylines {
		rest, ok := strings.CutPrefix(low, w)
		if !ok || rest == "" || rest[0] != ' ' && rest[0] != ':' {
			continue
		}
		who := strings.TrimSpace(strings.TrimLeft(s[at+len(w):], ": "))
		if who == "" || !upper(who) || countWords(who) > 8 || stopped(who) && w == "by" {
			continue
		}
		if i := strings.IndexAny(who, "|,•·["); i > 0 {
			who = strings.TrimSpace(who[:i])
		}
		if d.Byline == "" {
			d.Byline = who
		}
		if !l.marked {
			mark(d, l, "masthead.byline")
		}
		if i+1 < len(ls) && !ls[i+1].marked && d.Text[ls[i+1].Start:ls[i+1].End] == who {
			mark(d, &ls[i+1], "masthead.byline")
			if d.Publisher == "" && m.outletLike(who) {
				d.Publisher = who
			}
		}
		return true
	}
	return false
}

// stamp takes the mark " date 2025-08-29 " that some collections put before the
// text of a document. What follows it on the line, a dateline or the first
// sentence, is read as if it stood alone.
func (m *masthead) stamp(d *chancery.Document, l *line) bool {
	s := d.Text[l.Start:l.End]
	rest, ok := strings.CutPrefix(s, "date ")
	if !ok {
		return false
	}
	at := len(s) - len(rest)
	w := m.writtenDay(rest)
	if w.n < 10 || !digit(rest[0]) {
		return false
	}
	day := chancery.Span{Start: l.Start + at, End: l.Start + at + w.n}
	d.Clues = append(d.Clues, chancery.DateClue{Value: w.date, Why: "byline", From: "date stamp", Span: day})
	d.Dateline = chancery.Span{Start: l.Start, End: day.End}
	after := strings.TrimLeft(s[at+w.n:], " \t\u00a0")
	l.Start = l.End - len(after)
	l.words = countWords(after)
	if strings.HasPrefix(after, "http://") || strings.HasPrefix(after, "https://") {
		end := strings.IndexAny(after+" ", " \t")
		if d.Address == "" {
			d.Address = after[:end]
		}
		d.Furniture = append(d.Furniture, chancery.Furniture{Span: chancery.Span{Start: l.Start, End: l.Start + end}, Rule: "masthead.address"})
		l.Start += end
	}
	return false
}
