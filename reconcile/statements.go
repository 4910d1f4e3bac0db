package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// How like two wordings of one saying must be: the part of the words of the
// shorter that the longer has, and how many words make a saying that nobody else
// is likely to say.
const (
	sayingShare = 0.8
	sayingWords = 5
)

// A saying is one statement across documents.
type saying struct {
	speaker string
	words   []string
	direct  bool
	tolds   []*told
}

// joinStatements joins statements of one speaker that share most of their words.
// Direct and indirect speech are not joined with one another: one is evidence of
// the words, the other of their sense.
func (b *book) joinStatements() {
	var each, all []*saying
	var words [][]string
	for _, t := range b.of[chancery.KindStatement] {
		c := t.Body.(*chancery.Statement)
		s := &saying{speaker: b.speakerOf(t.paper, c.Speaker), direct: c.Quote != "", words: b.telling(cmp.Or(c.Quote, c.Gist, c.On)), tolds: []*told{t}}
		each = append(each, s)
		words = append(words, s.words)
	}
	heard := newShelf[*saying](sayingShare, words)
	for _, s := range each {
		near := heard.near(s.words)
		if i := slices.IndexFunc(near, func(o *saying) bool { return o.direct == s.direct && b.sameSaying(s, o) }); i >= 0 {
			near[i].tolds = append(near[i].tolds, s.tolds...)
			continue
		}
		all = append(all, s)
		heard.put(s.words, s)
	}
	for _, s := range all {
		b.addStatement(s)
	}
}

func (b *book) addStatement(s *saying) {
	d := b.draft(chancery.KindStatement, s.tolds)
	d.remake = func(more []*told) {
		s.tolds = append(s.tolds, more...)
		b.addStatement(s)
	}
	c := s.tolds[0].Body.(*chancery.Statement)
	who := "unnamed"
	if c.Speaker != "" {
		_, who = b.seatOf(s.tolds[0].paper, chancery.Participant{Name: c.Speaker})
	}
	d.Label = who + ": " + shorten(cmp.Or(c.Quote, c.Gist, c.On), 80)
	d.base = "statement-" + b.spelling.slug(who) + "-" + digest(strings.Join(s.words, " "))
}

func (b *book) sameSaying(s, o *saying) bool {
	if s.speaker != o.speaker || !b.mayJoin(s.tolds, o.tolds) {
		return false
	}
	ofBoth, ofShorter := sharedWords(s.words, o.words)
	return ofBoth >= sayingShare || ofShorter >= sayingShare && min(len(s.words), len(o.words)) >= sayingWords
}

// speakerOf is a key for who speaks.
func (b *book) speakerOf(p *paper, name string) string {
	if a := b.who(p, name); a != nil {
		return a.key
	}
	return "name " + b.spelling.key(name)
}

// shorten cuts text at a word so that it has at most n bytes and its mark.
func shorten(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= n {
		return text
	}
	if i := strings.LastIndexByte(text[:n+1], ' '); i > 0 {
		n = i
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}
