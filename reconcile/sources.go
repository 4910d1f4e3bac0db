package reconcile

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"chancery"
)

// How much of its words one document must share with another to be made from it.
// A share is the part of a document's runs of five words, quotations left out,
// that the other holds. The bounds were chosen by judgement and not fitted. Of 496
// pairs of 32 news texts, page furniture and all, one was a pair of takes (0.67 of
// the shorter); no other reached 0.22. No reprint or rewrite was among them, so the
// bounds for these are untried on real text.
const (
	copyShare    = 0.80 // of both documents: a copy
	versionShare = 0.60 // of one of them: one holds most of the other
	rewriteShare = 0.25 // of one of them: a rewrite
	fewestRuns   = 20   // shorter texts are copies or nothing
	fewestShared = 6    // a shared headline and a shared byline are no copy
)

// traceSources finds where each document's words come from, and gives every
// document its source entry.
//
// A document is tied to the earlier one that it shares most with; of one day that of
// an agency is the earlier. The root of what is tied together is the earliest, unless
// one of the copies names the agency it comes from: then it is that agency. A document
// that is tied to none draws on the agency it names first, or is a root itself.
func (b *book) traceSources() {
	papers := slices.Clone(b.papers)
	slices.SortStableFunc(papers, func(x, y *paper) int {
		return cmp.Or(x.published().Compare(y.published()), cmp.Compare(b.isAgency(y), b.isAgency(x)))
	})
	sets, whole := make([]runs, len(papers)), make([]runs, len(papers))
	for i, p := range papers {
		text := p.Article()
		bare := unquoted(text)
		sets[i] = runsOf(bare)
		if whole[i] = sets[i]; bare != text {
			whole[i] = runsOf(text)
		}
	}
	for _, pair := range candidates(whole) {
		p, q := papers[pair[1]], papers[pair[0]]
		b.tieKin(p, q, whole[pair[1]].shared(whole[pair[0]]))
		how, share := relation(sets[pair[1]], sets[pair[0]])
		if how != "" && (p.parent == nil || stronger(how, share, p.how, p.share)) {
			p.parent, p.how, p.share = q, how, share
		}
	}
	b.tieTranslations(papers)
	for _, p := range papers { // parents come first, but for those of translations
		b.root(p)
	}
	b.agreeOnAgency()
	for _, p := range b.papers {
		b.leaveUnnamed(p)
		b.addSource(p)
	}
	b.rankKin()
}

// rankKin puts the papers that have no date, but share a passage or their words with
// one that has, next to it in the order of papers.
func (b *book) rankKin() {
	if !slices.ContainsFunc(b.papers, func(p *paper) bool { return p.kin != nil }) {
		return
	}
	when := func(p *paper) chancery.Date {
		if p.kin != nil {
			return p.kin.Published
		}
		return p.Published
	}
	slices.SortStableFunc(b.papers, func(x, y *paper) int { return when(x).Compare(when(y)) })
	for i, p := range b.papers {
		p.rank = i
	}
	sortTolds(b.tolds)
	for _, ts := range b.of {
		sortTolds(ts)
	}
}

// published is the date of p without the marks of how sure it is.
func (p *paper) published() chancery.Date { return p.Published.Plain() }

// isAgency is 1 where p was published by an agency or a press service, else 0.
func (b *book) isAgency(p *paper) int {
	if a, ok := b.agencies[b.spelling.key(p.Publisher)]; ok && a.kind != "outlet" {
		return 1
	}
	return 0
}

// unnamed is the voice of every paper whose origin cannot be told.
const unnamed = "unnamed"

// leaveUnnamed gives p, which draws on reports that it does not name, the voice of
// all such papers: nothing shows that it is independent of another. A paper with a
// dateline, of a known outlet or with a parent has an origin.
func (b *book) leaveUnnamed(p *paper) {
	_, known := b.agencies[b.spelling.key(p.Publisher)]
	if p.parent != nil || p.how != "" || known || p.Dateline.Len() > 0 {
		return
	}
	text := strings.ToLower(p.Article())
	for _, words := range b.hearsay {
		if strings.Contains(text, words) {
			p.root, p.voice, p.how = chancery.RootUnknown, unnamed, "draws on"
			return
		}
	}
}

// passageRuns is how many runs of words, quotations and all, two papers share that
// tell of one moment: a sentence or two that nobody would write a second time.
const passageRuns = 15

// tieKin lets a paper that has no date be taken to be of about the time of one
// that shares a passage with it. Its date stays unknown.
func (b *book) tieKin(p, q *paper, shared int) {
	if shared < passageRuns || p.dated == q.dated {
		return
	}
	if p.dated {
		p, q = q, p
	}
	if p.kin == nil || q.rank < p.kin.rank {
		p.kin = q
	}
}

// about is the day of p, or of the paper that p shares a passage with.
func (p *paper) about() (day int, ok bool) {
	if p.kin != nil {
		return p.kin.day, true
	}
	return p.day, p.dated
}

// relation tells what p's runs are to those of q, and the share of p's that q holds.
func relation(p, q runs) (how string, share float64) {
	n := p.shared(q)
	if n < fewestShared {
		return "", 0
	}
	ofP, ofQ := float64(n)/float64(len(p)), float64(n)/float64(len(q))
	switch {
	case min(ofP, ofQ) >= copyShare:
		return "copy", ofP
	case min(len(p), len(q)) < fewestRuns:
		return "", 0
	case max(ofP, ofQ) >= versionShare:
		return "version", ofP
	case max(ofP, ofQ) >= rewriteShare:
		return "rewrite", ofP
	}
	return "", 0
}

var strength = map[string]int{"copy": 3, "version": 2, "rewrite": 1}

func stronger(how string, share float64, than string, thanShare float64) bool {
	if strength[how] != strength[than] {
		return strength[how] > strength[than]
	}
	return share > thanShare
}

// root gives p the root of its parent, or itself.
func (b *book) root(p *paper) {
	if p.voice != "" {
		return
	}
	if p.parent != nil {
		b.root(p.parent)
		p.root, p.voice = p.parent.root, p.parent.voice
		return
	}
	p.root, p.voice = p.Source, "document "+string(p.ID)
	if b.isAgency(p) > 0 { // its own report and what draws on it are one voice
		p.root, p.voice = b.agencies[b.spelling.key(p.Publisher)].name, "agency "+b.agencyKey(p.Publisher)
	}
	if name := b.origin(p); name != "" {
		p.root, p.how = name, "draws on"
		p.voice = "agency " + b.spelling.key(name)
		if b.isRendering(p) {
			p.how = "translation" // of a report that is not among the papers
		}
	}
}

// agreeOnAgency gives a family of copies the agency that one of them names, where
// its earliest member names none.
func (b *book) agreeOnAgency() {
	named := map[string]string{} // voice → agency
	for _, p := range b.papers {
		if p.parent == nil || p.how == "rewrite" || named[p.parent.voice] != "" {
			continue
		}
		if name := b.origin(p); name != "" && strings.HasPrefix(p.voice, "document ") {
			named[p.voice] = name
		}
	}
	for _, p := range b.papers {
		name := named[p.voice]
		if name == "" {
			continue
		}
		p.root, p.voice = name, "agency "+b.spelling.key(name)
	}
}

// origin is the agency that p says it comes from, by its full name. Where the
// first that p names is its own publisher, p is its own origin, whoever else it
// goes on to quote.
func (b *book) origin(p *paper) string {
	own := b.agencyKey(p.Publisher)
	if len(p.Via) == 0 {
		return ""
	}
	via := p.Via[0]
	k := b.spelling.key(via)
	if a, ok := b.agencies[k]; ok {
		via, k = a.name, b.spelling.key(a.name)
	}
	if k == own {
		return ""
	}
	return via
}

// agencyKey is the folded first name of an agency or outlet, or the folded name.
func (b *book) agencyKey(name string) string {
	k := b.spelling.key(name)
	if a, ok := b.agencies[k]; ok {
		return b.spelling.key(a.name)
	}
	return k
}

// addSource makes p's source entry.
func (b *book) addSource(p *paper) {
	e := &chancery.Entry{Kind: chancery.KindSource, Label: p.Title, Standing: chancery.Single, Roots: 1, Documents: []string{p.Source}}
	if e.Label == "" {
		e.Label = baseName(p.Source)
	}
	s := &chancery.SourceOf{Document: p.Source, Root: p.root, Relation: p.how}
	if p.parent != nil {
		s.DerivedFrom, s.Overlap = p.parent.Source, hundredths(p.share)
	}
	e.SourceOf = s
	b.drafts = append(b.drafts, &draft{Entry: e, base: "source-" + b.spelling.slug(baseName(p.Source))})
}

// voices is the number of independent sources of ts; rejected claims do not count,
// and papers whose origin cannot be told count as one, where they stand alone.
func voices(ts []*told) int {
	seen := map[string]bool{}
	for _, t := range ts {
		if !t.rejected {
			seen[t.paper.voice] = true
		}
	}
	if len(seen) > 1 {
		delete(seen, unnamed)
	}
	return len(seen)
}

// sources lists the documents of ts, sorted.
func sources(ts []*told) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.paper.Source)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// baseName is the last part of a path or address without its ending, with the id
// of a line of a .jsonl file.
func baseName(source string) string {
	file, id, lined := strings.Cut(source, "#")
	name := path.Base(strings.ReplaceAll(strings.TrimRight(file, "/"), "\\", "/"))
	if ext := path.Ext(name); len(ext) > 1 && len(ext) <= 6 {
		name = strings.TrimSuffix(name, ext)
	}
	if lined {
		name += "-" + id
	}
	return name
}

func hundredths(f float64) float64 { return float64(int(f*100+0.5)) / 100 }
