package acquire

import (
	"strings"

	"chancery"
)

// A heading is a line above the first sentence that may be the title of a text,
// the name of who publishes it, or a word above the title.
type heading struct {
	chancery.Span
	line  *line
	text  string
	words int
	said  bool   // it opens as a statement does: "STATEMENT of the Ministry of Tolls"
	from  string // whose statement that is, where it is said
	dated bool   // the next line is a date
}

// heading reads line i of ls as one; the title of the metadata always is. A statement whose title runs over two lines is
// one heading:
//
//	STATEMENT
//	of the Ministry of Tolls of the Kingdom of Ruritania
func (a *Acquirer) heading(d *chancery.Document, ls []line, i int) (heading, bool) {
	l, text, m := &ls[i], d.Text, a.masthead
	h := heading{Span: l.Span, line: l, text: text[l.Start:l.End], words: l.words}
	if sameWords(h.text, d.Title) {
		return h, true
	}
	if !m.release[l.key] {
		known := l.words == 1 && a.sources.names[strings.ToLower(h.text)] != "" && !m.kickers[l.key]
		return h, known || headline(h.text, l.words)
	}
	if i+1 == len(ls) || ls[i+1].marked {
		return h, false
	}
	next := text[ls[i+1].Start:ls[i+1].End]
	word, _ := wordAt(next)
	if !m.ties[word] || stopped(next) || ls[i+1].words > 25 {
		return h, false
	}
	h.said, h.End, h.words = true, ls[i+1].End, l.words+ls[i+1].words
	h.text += " " + next
	if who := m.bare(next[len(word):]); m.body(who) {
		h.from = who
	}
	return h, true
}

// entitle chooses the title among the headings of d, in their order, and takes the
// publisher from those above it. A title that the metadata gave is only looked for.
func (a *Acquirer) entitle(d *chancery.Document, hs []heading, lead string) {
	if d.TitleSpan.Len() > 0 {
		return
	}
	if d.Title != "" {
		for _, h := range hs {
			if sameWords(h.text, d.Title) {
				d.TitleSpan = h.Span
				return
			}
		}
		return
	}
	lead = strings.ToLower(lead)
	for len(hs) > 0 {
		who, above := a.above(hs, lead)
		if !above {
			break
		}
		if who != "" {
			mark(d, hs[0].line, "masthead.publisher")
			if d.Publisher == "" {
				d.Publisher = who
			}
		}
		hs = hs[1:]
	}
	if len(hs) == 0 {
		return
	}
	d.Title, d.TitleSpan = hs[0].text, hs[0].Span
	if d.Publisher == "" {
		d.Publisher = hs[0].from
	}
}

// above reports whether the first of hs stands above the title and is not the title
// itself, and whom it names as the publisher, where it does.
func (a *Acquirer) above(hs []heading, lead string) (who string, ok bool) {
	h, name := hs[0], a.masthead.bare(hs[0].text)
	if h.said {
		return "", false
	}
	if a.sources.names[strings.ToLower(name)] != "" && !a.masthead.kickers[fold(name)] {
		return name, true
	}
	if len(hs) == 1 || !a.masthead.named(name) {
		return "", false
	}
	outlet := a.masthead.outlet(name)
	switch full := hs[1].words >= 4 || hs[1].said; {
	case a.masthead.body(name):
		return name, true
	case h.words > 5 || strings.Contains(name, ",") || !full && !(outlet && h.dated) || a.masthead.echoed(name, lead):
		return "", false
	case a.masthead.kickers[fold(name)]:
		return "", true
	case outlet, h.dated:
		return h.text, true
	}
	return "", h.words <= 3
}

// bare is s without the article and the marks around it.
func (m *masthead) bare(s string) string {
	s = strings.Trim(s, "\"“”«»*_|–—- \t\u00a0")
	for _, w := range m.articles {
		if rest, ok := strings.CutPrefix(strings.ToLower(s), w+" "); ok {
			return s[len(s)-len(rest):]
		}
	}
	return s
}

// named reports whether s can be a name: no figures and no marks in it, and every
// word with a capital, those aside that stand inside names.
func (m *masthead) named(s string) bool {
	if s == "" || strings.ContainsAny(s, "0123456789?!:;\"“”«»") {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if !upper(w) && !m.inside[w] && w != "&" {
			return false
		}
	}
	return true
}

// body reports whether s is the name of an office of state: "Ministry of Tolls of
// Ruritania", "Office of the President".
func (m *masthead) body(s string) bool {
	if !m.named(s) || countWords(s) > 16 {
		return false
	}
	low := strings.ToLower(s)
	for _, w := range m.bodies {
		if rest, ok := strings.CutPrefix(low, w); ok && (rest == "" || rest[0] == ' ') {
			return rest != "" || strings.Contains(w, " ")
		}
	}
	return false
}

// outlet reports whether the name s ends as those of papers and stations do:
// "Strelsau Times".
func (m *masthead) outlet(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	return m.outletLike(s) && m.outlets[words[len(words)-1]]
}

// outletLike reports whether a word of the name s is one that papers and stations
// are called by: "Times Strelsau".
func (m *masthead) outletLike(s string) bool {
	if !m.named(s) || countWords(s) < 2 || countWords(s) > 6 || strings.Contains(s, ",") {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if m.outlets[w] {
			return true
		}
	}
	return false
}

// echoed reports whether half of the words of s and more come again in the lead, as
// those of a headline do and those of a paper's name do not.
func (m *masthead) echoed(s, lead string) bool {
	n, again := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.Trim(w, ",.'’")
		if len(w) < 4 || m.outlets[w] {
			continue
		}
		n++
		if strings.Contains(lead, w) {
			again++
		}
	}
	return n > 0 && 2*again >= n
}
