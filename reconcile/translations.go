package reconcile

import (
	"slices"
	"strings"
	"unicode"
)

// How much of its names and numbers a translation must share with the report that it
// translates, and the report with it: no word of five is the same in both, but who,
// where and how much are. Chosen by judgement on made-up texts.
const (
	marksOfCopy     = 0.70
	marksOfOriginal = 0.50
	fewestMarks     = 8
	commonMark      = 64 // a mark of more papers tells none from another
)

// tieTranslations ties each paper that says it is a translation to the report of the
// agency it names that it shares most of its names and numbers with.
func (b *book) tieTranslations(papers []*paper) {
	var renderings []*paper
	for _, p := range papers {
		if p.parent == nil && len(p.Via) > 0 && b.isRendering(p) {
			renderings = append(renderings, p)
		}
	}
	if len(renderings) == 0 {
		return
	}
	index := map[string][]*paper{}
	marks := map[*paper][]string{}
	for _, p := range papers {
		if b.isAgency(p) > 0 && !slices.Contains(renderings, p) {
			marks[p] = b.marks(p)
			for _, m := range marks[p] {
				index[m] = append(index[m], p)
			}
		}
	}
	for _, p := range renderings {
		own := b.marks(p)
		if len(own) < fewestMarks {
			continue
		}
		seen := map[*paper]bool{}
		for _, m := range own {
			if len(index[m]) > commonMark {
				continue
			}
			for _, q := range index[m] { // in order of date
				if !seen[q] && b.names(p, q) {
					b.tieTranslation(p, q, own, marks[q])
				}
				seen[q] = true
			}
		}
	}
}

// tieTranslation makes q the parent of p where p shares enough with it, and more than
// with any before.
func (b *book) tieTranslation(p, q *paper, own, of []string) {
	n := 0
	for _, m := range own {
		if _, ok := slices.BinarySearch(of, m); ok {
			n++
		}
	}
	share := float64(n) / float64(len(own))
	if share < marksOfCopy || float64(n) < marksOfOriginal*float64(len(of)) || p.parent != nil && share <= p.share {
		return
	}
	p.parent, p.how, p.share = q, "translation", share
	if !p.dated && q.dated {
		p.kin = q
	}
}

// names reports whether p names the publisher of q as where it comes from.
func (b *book) names(p, q *paper) bool {
	own := b.agencyKey(q.Publisher)
	return slices.ContainsFunc(p.Via, func(v string) bool { return b.agencyKey(v) == own })
}

// longestCredit bounds the line that credits a translator, in bytes: what stands in the
// middle of a paragraph tells of somebody else's translation.
const longestCredit = 100

// isRendering reports whether a line of p says that it is a translation. A credit may
// stand in what is taken for furniture.
func (b *book) isRendering(p *paper) bool {
	for line := range strings.Lines(p.Text) {
		line = strings.ToLower(strings.TrimSpace(line))
		if slices.ContainsFunc(b.renders, func(w string) bool {
			return strings.HasPrefix(strings.TrimLeft(line, "(*_[“\""), w) || len(line) <= longestCredit && strings.Contains(line, w)
		}) {
			return true
		}
	}
	return false
}

// marks is what a translator leaves as it is: numbers, and the words with a capital
// letter that do not begin a sentence; folded, sorted, each once.
func (b *book) marks(p *paper) []string {
	var out []string
	begins := true
	for _, w := range strings.Fields(p.Article()) {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if r := []rune(bare); len(r) > 0 && (unicode.IsDigit(r[0]) || unicode.IsUpper(r[0]) && !begins) {
			out = append(out, b.spelling.plain(bare)...)
		}
		begins = strings.ContainsAny(w[len(w)-1:], ".!?") || strings.HasSuffix(w, "”")
	}
	slices.Sort(out)
	return slices.Compact(out)
}
