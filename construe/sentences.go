package construe

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// A splitter cuts a document into sentences.
type splitter struct {
	abbreviation map[string]string // word without its stop → class; also words that open a sentence
}

func newSplitter(data fs.FS) (*splitter, error) {
	s := &splitter{map[string]string{}}
	for l, err := range lines.Read(data, "en/abbreviations.txt", 2) {
		if err != nil {
			return nil, err
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			s.abbreviation[w] = l.Cols[0]
		}
	}
	return s, nil
}

// split yields the sentences of d with their tokens.
func (s *splitter) split(d *chancery.Document) []chancery.Sentence {
	out := s.cut(d)
	s.tokens(d.Text, out)
	return out
}

// cut yields the sentences of d in order: its title, headings and sentences of
// paragraphs, none of them touching furniture. A dateline opens no sentence: it
// is cut off the one it stands before.
func (s *splitter) cut(d *chancery.Document) []chancery.Sentence {
	var out []chancery.Sentence
	for n, p := range paragraphs(d) {
		before := len(out)
		for at := p.Start; at < p.End; {
			end := s.end(d.Text, at, p.End)
			sp := trim(d.Text, chancery.Span{Start: at, End: end})
			if sp.Len() > 0 {
				out = append(out, chancery.Sentence{Span: sp, Paragraph: n})
			}
			at = end
		}
		if len(out) == before+1 && heading(d.Text[p.Start:p.End]) {
			out[before].Heading = true
		}
	}
	for i := range out {
		if d.TitleSpan.Len() > 0 && out[i].Meets(d.TitleSpan) && d.TitleSpan.Holds(out[i].Span) {
			out[i].Heading = true
		}
	}
	return out
}

// tokens gives the sentences of text their tokens.
func (s *splitter) tokens(text string, sents []chancery.Sentence) {
	all := make([]chancery.Token, 0, len(text)/5+16) // of all sentences: a token has five bytes or so with its space
	for i := range sents {
		from := len(all)
		all = tokenise(text, sents[i].Span, all)
		sents[i].Tokens = all[from:len(all):len(all)]
	}
}

// paragraphs is the spans of d between line breaks that a paragraph ends at.
// A line break inside hard-wrapped text ends none.
func paragraphs(d *chancery.Document) []chancery.Span {
	var out []chancery.Span
	hard := hardWrapped(d.Article())
	add := func(a, b int) {
		sp := trim(d.Text, chancery.Span{Start: a, End: b})
		if d.Dateline.Len() > 0 && sp.Holds(d.Dateline) && d.Dateline.Start-sp.Start < 60 {
			sp = trim(d.Text, chancery.Span{Start: d.Dateline.End, End: sp.End})
		}
		if sp.Len() > 0 {
			out = append(out, sp)
		}
	}
	stretch := func(a, b int) { // a stretch without furniture
		start := a
		for i := a; i < b; i++ {
			if d.Text[i] != '\n' {
				continue
			}
			joins := wrapped(d.Text[start:i], d.Text[i+1:b]) || hard && goesOn(d.Text[start:i], d.Text[i+1:b])
			if i == d.TitleSpan.End || i+1 == d.TitleSpan.End || !joins {
				add(start, i)
				start = i + 1
			}
		}
		add(start, b)
	}
	at := 0
	for _, f := range d.Furniture {
		if f.Start > at {
			stretch(at, f.Start)
		}
		at = max(at, f.End)
	}
	stretch(at, len(d.Text))
	return out
}

// hardWrapped reports whether the lines of text break at a column, as in mail and
// in Markdown: hardly a line is long, and most that are followed by another line
// break off in the middle of a sentence.
func hardWrapped(text string) bool {
	broken, ended, long := 0, 0, 0
	for rest := text; rest != ""; {
		line, after, found := strings.Cut(rest, "\n")
		rest = after
		line = strings.TrimRight(line, " \r\t")
		if len(line) > 130 {
			long++
		}
		if !found || len(line) < 30 || strings.TrimSpace(firstLine(after)) == "" {
			continue
		}
		if strings.ContainsRune(".!?:”\"»", lastRune(line)) {
			ended++
		} else {
			broken++
		}
	}
	return broken >= 2 && broken > 2*ended && long*10 < broken
}

func firstLine(s string) string { line, _, _ := strings.Cut(s, "\n"); return line }

// goesOn reports whether, in hard-wrapped text, the line after belongs to the
// paragraph of the line before: neither is empty, a heading, a list item or a rule.
func goesOn(before, after string) bool {
	if nl := strings.LastIndexByte(before, '\n'); nl >= 0 {
		before = before[nl+1:]
	}
	before, after = strings.TrimSpace(before), strings.TrimSpace(firstLine(after))
	if before == "" || after == "" || strings.HasPrefix(before, "#") || len(before) < 30 {
		return false
	}
	for _, p := range [...]string{"- ", "* ", "# ", "## ", "### ", "• ", "---", "***", "|", "> "} {
		if strings.HasPrefix(after, p) {
			return false
		}
	}
	return true
}

// wrapped reports whether the line after goes on with the sentence of the line
// before: long, unfinished, and followed by a small letter.
func wrapped(before, after string) bool {
	before = strings.TrimRight(before, " \r\t")
	if nl := strings.LastIndexByte(before, '\n'); nl >= 0 {
		before = before[nl+1:]
	}
	if len(before) < 50 || strings.ContainsRune(".!?:”\"»", lastRune(before)) {
		return false
	}
	after = strings.TrimLeft(after, " \t")
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(r) && !strings.HasPrefix(after, "\n")
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// heading reports whether a paragraph of one sentence reads as a heading: short,
// and without a full stop.
func heading(p string) bool {
	p = strings.TrimSpace(p)
	return len(p) < 160 && !strings.ContainsRune(".!?”\"»:", lastRune(p))
}

// trim is s without the white space at its ends.
func trim(text string, s chancery.Span) chancery.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' {
			break
		}
		s.End -= n
	}
	return s
}

// end is where the sentence that begins at byte at ends, at most limit.
func (s *splitter) end(text string, at, limit int) int {
	for i := at; i < limit; {
		r, n := utf8.DecodeRuneInString(text[i:limit])
		i += n
		if r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		for i < limit { // marks that still belong to the sentence
			c, n := utf8.DecodeRuneInString(text[i:limit])
			if !strings.ContainsRune(".!?…\"”’»)]'", c) {
				break
			}
			i += n
		}
		if i >= limit {
			return limit
		}
		if s.stops(text, at, i, limit) {
			return i
		}
	}
	return limit
}

// stops reports whether a sentence ends at byte i, which follows a full stop and
// the marks behind it.
func (s *splitter) stops(text string, at, i, limit int) bool {
	next, size := utf8.DecodeRuneInString(text[i:limit])
	stop := strings.TrimRight(text[at:i], "\"”’»)]'")
	if !unicode.IsSpace(next) {
		// No space after the stop: "…peace.He said" ends, "U.S.-led", "3.5" and "a.m" do not.
		return unicode.IsUpper(next) && strings.HasSuffix(stop, ".") && lowerWordBefore(stop) && lowerFollows(text[i+size:limit])
	}
	rest := strings.TrimLeftFunc(text[i:limit], unicode.IsSpace)
	first, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("\"“‘«([", first) {
		second, _ := utf8.DecodeRuneInString(rest[size:])
		first = second
	}
	if unicode.IsLower(first) {
		return false
	}
	word := strings.TrimSuffix(stop, ".")
	if word == stop { // ! or ?
		return true
	}
	if cut := strings.LastIndexFunc(word, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(\"“‘«–—", r) }); cut >= 0 {
		_, n := utf8.DecodeRuneInString(word[cut:])
		word = word[cut+n:]
	}
	if utf8.RuneCountInString(word) == 1 && unicode.IsUpper([]rune(word)[0]) {
		return false // an initial: "J. Rassendyll"
	}
	switch s.abbreviation[word] {
	case "title":
		return false
	case "month", "unit":
		return !unicode.IsDigit(first)
	case "any":
		return s.opens(rest)
	}
	return !initials(word) || s.opens(rest) // "R.J. Tarlen"
}

// initials reports whether w is capital letters with stops between.
func initials(w string) bool {
	for i, r := range w {
		if i%2 == 0 && (r < 'A' || r > 'Z') || i%2 == 1 && r != '.' {
			return false
		}
	}
	return len(w) >= 3
}

func lowerWordBefore(s string) bool {
	s = strings.TrimSuffix(s, ".")
	r, n := utf8.DecodeLastRuneInString(s)
	q, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return (unicode.IsLower(r) && unicode.IsLower(q)) || unicode.IsDigit(r) || strings.ContainsRune("”\"’)", r)
}

func lowerFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) || r == ' '
}

// opens reports whether rest begins with a word that opens a sentence more often
// than it follows "U.S." in one.
func (s *splitter) opens(rest string) bool {
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = rest[:i]
	}
	return s.abbreviation[word] == "opener"
}
