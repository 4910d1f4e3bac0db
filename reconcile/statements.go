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
	index := map[string][]*saying{}
	var all []*saying
	for _, t := range b.of[chancery.KindStatement] {
		c := t.Body.(*chancery.Statement)
		s := &saying{speaker: b.speakerOf(t.paper, c.Speaker), direct: c.Quote != "", words: b.telling(cmp.Or(c.Quote, c.Gist, c.On)), tolds: []*told{t}}
		keys := s.keys()
		var same *saying
		for _, k := range keys {
			for _, o := range index[k] {
				if same == nil && o.direct == s.direct && b.sameSaying(s, o) {
					same = o
				}
			}
		}
		if same != nil {
			same.tolds = append(same.tolds, t)
			continue
		}
		all = append(all, s)
		for _, k := range keys {
			index[k] = append(index[k], s)
		}
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

// keys are the rarest words of a saying, by length, and its speaker: sayings that
// are alike share one of them, since most of their words are shared.
func (s *saying) keys() []string {
	ws := slices.Clone(s.words)
	slices.SortStableFunc(ws, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	var out []string
	for _, w := range ws[:min(3, len(ws))] {
		out = append(out, s.speaker+"|"+w)
	}
	return out
}

func (b *book) sameSaying(s, o *saying) bool {
	for _, x := range s.tolds {
		for _, y := range o.tolds {
			if b.apart[pair(x.ID, y.ID)] {
				return false
			}
		}
	}
	ofBoth, ofShorter := sharedWords(s.words, o.words)
	return s.speaker == o.speaker && (ofBoth >= sayingShare || ofShorter >= sayingShare && min(len(s.words), len(o.words)) >= sayingWords)
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
