package construe

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/construe/core"
)

// A splitter cuts a document into sentences, tokens and words.
type splitter struct {
	bounds *core.Bounds
	words  *core.Splitter
}

func newSplitter(data fs.FS) (*splitter, error) {
	bounds, err := core.NewBounds(data)
	if err != nil {
		return nil, err
	}
	words, err := core.NewSplitter(data)
	if err != nil {
		return nil, err
	}
	return &splitter{bounds, words}, nil
}

// split yields the sentences of d with their tokens and words.
func (s *splitter) split(d *chancery.Document) []chancery.Sentence {
	out := s.cut(d)
	s.tokens(d.Text, out)
	return out
}

// cut yields the sentences of d in order: its title, headings and sentences of
// paragraphs, none of them touching furniture. A paragraph's end is always a
// sentence's. A dateline opens no sentence: it
// is cut off the one it stands before.
func (s *splitter) cut(d *chancery.Document) []chancery.Sentence {
	var out []chancery.Sentence
	paras := paragraphs(d)
	for n, sp := range s.bounds.Sentences(d.Text, paras) {
		if sp = trim(d.Text, sp); sp.Len() > 0 {
			whole := sp == paras[n] && heading(d.Text[sp.Start:sp.End])
			out = append(out, chancery.Sentence{Span: sp, Paragraph: n, Heading: whole})
		}
	}
	out = rejoined(d.Text, out)
	for i := range out {
		if d.TitleSpan.Len() > 0 && out[i].Meets(d.TitleSpan) && d.TitleSpan.Holds(out[i].Span) {
			out[i].Heading = true
		}
	}
	return out
}

// rejoined is sents with those one again that were cut behind letters with points and
// before a small letter: "13,000 tonnes of U.S. | ethanol".
func rejoined(text string, sents []chancery.Sentence) []chancery.Sentence {
	out := sents[:0]
	for _, s := range sents {
		if n := len(out) - 1; n >= 0 && out[n].Paragraph == s.Paragraph && lettered(text[out[n].Start:out[n].End]) {
			if r, _ := utf8.DecodeRuneInString(text[s.Start:]); unicode.IsLower(r) {
				out[n].End = s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// lettered reports whether s ends with capital letters and points: "U.S.", "D.C.".
func lettered(s string) bool {
	n := len(s)
	return n >= 4 && s[n-1] == '.' && s[n-3] == '.' && 'A' <= s[n-2] && s[n-2] <= 'Z' && 'A' <= s[n-4] && s[n-4] <= 'Z'
}

// tokens gives the sentences of text their tokens.
func (s *splitter) tokens(text string, sents []chancery.Sentence) {
	tokens := make([]chancery.Token, 0, len(text)/5+16) // of all sentences: a token has five bytes or so with its space
	words := make([]chancery.Word, 0, len(text)/5+16)
	for i := range sents {
		t, w := len(tokens), len(words)
		tokens = tokenise(text, sents[i].Span, tokens)
		words = s.words.Words(text, sents[i].Span, words)
		sents[i].Tokens, sents[i].Words = tokens[t:len(tokens):len(tokens)], words[w:len(words):len(words)]
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
