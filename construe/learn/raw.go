package learn

import (
	"strings"
	"unicode"

	"chancery"
	"chancery/construe/syntax"
	"chancery/internal/conllu"
)

// A RawScore is how well a treebank's text is read from nothing but its letters: F1 of
// words and sentences whose letters agree, and of what is said of such words (Zeman et
// al. 2018, with relations without subtypes).
type RawScore struct{ Words, Sentences, UPOS, Lemma, UAS, LAS float64 }

// A place is a word by its letters, spaces not counted; part tells the words of one
// multiword token from each other.
type place struct{ start, end, part int }

// placed is the words of a text with the places of their heads; that of a root is -1.
type placed struct {
	words []chancery.Word
	at    []place
	head  []int
	ends  map[[2]int]bool // of sentences
}

// add takes in a sentence whose spans are bytes of text, which begins at letter from.
func (p *placed) add(text string, base, from int, words []chancery.Word) {
	letters := make([]int, len(text)+1) // before each byte
	n := from
	for i, r := range text {
		letters[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	letters[len(text)] = n
	first := len(p.words)
	for i, w := range words {
		part := 0
		if i > 0 && words[i-1].Span == w.Span {
			part = p.at[len(p.at)-1].part + 1
		}
		p.at = append(p.at, place{letters[w.Start-base], letters[w.End-base], part})
		head := -1
		if w.Head > 0 {
			head = first + w.Head - 1
		}
		p.head = append(p.head, head)
	}
	p.words = append(p.words, words...)
	if p.ends == nil {
		p.ends = map[[2]int]bool{}
	}
	p.ends[[2]int{from, n}] = true
}

func letters(s string) (n int) {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// MeasureRaw reads the documents of a treebank, their sentences joined by spaces.
func MeasureRaw(m *syntax.Model, s Sources, bank []conllu.Sentence) RawScore {
	var gold, got placed
	a := m.Analyser()
	at := 0
	for len(bank) > 0 {
		n := 1
		for n < len(bank) && !bank[n].NewDoc {
			n++
		}
		var doc []string
		from := at
		for _, x := range bank[:n] {
			gold.add(x.Text, 0, at, x.Words)
			at += letters(x.Text)
			doc = append(doc, x.Text)
		}
		text := strings.Join(doc, " ")
		for _, sp := range s.Ends.Sentences(text, []chancery.Span{{Start: 0, End: len(text)}}) {
			words := s.Split.Words(text, sp, nil)
			if len(words) == 0 {
				continue
			}
			a.Tag(words)
			a.Parse(words)
			got.add(text[sp.Start:sp.End], sp.Start, from+letters(text[:sp.Start]), words)
		}
		bank = bank[n:]
	}
	return compare(&gold, &got)
}

func compare(gold, got *placed) RawScore {
	at := map[place]int{}
	for i, p := range got.at {
		at[p] = i
	}
	to := make([]int, len(gold.at))
	var words, upos, lemma, uas, las, sents int
	for i, p := range gold.at {
		to[i] = -1
		if j, ok := at[p]; ok {
			to[i] = j
			words++
		}
	}
	for i, j := range to {
		if j < 0 {
			continue
		}
		g, s := gold.words[i], got.words[j]
		upos += btoi(g.UPOS == s.UPOS)
		lemma += btoi(g.Lemma == s.Lemma)
		gh, sh := gold.head[i], got.head[j]
		same := gh < 0 && sh < 0 || gh >= 0 && to[gh] >= 0 && to[gh] == sh
		uas += btoi(same)
		las += btoi(same && plain(g.Rel) == plain(s.Rel))
	}
	for e := range got.ends {
		sents += btoi(gold.ends[e])
	}
	f1 := func(hit, a, b int) float64 { return 200 * float64(hit) / float64(max(a+b, 1)) }
	n, m := len(gold.at), len(got.at)
	return RawScore{f1(words, n, m), f1(sents, len(gold.ends), len(got.ends)), f1(upos, n, m), f1(lemma, n, m), f1(uas, n, m), f1(las, n, m)}
}
