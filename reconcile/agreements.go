package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// A pact is one agreement, or one counted lot of agreements, across documents.
type pact struct {
	title, subject []string
	parties        []string
	kind           string
	count          int
	date           chancery.Date
	tolds          []*told
}

// titleShare is the part of the words of the shorter title that the longer must have.
const titleShare = 0.8

// joinAgreements joins agreements by title, or by type, parties, date and subject
// where they have none, and counted lots by count, parties and date.
func (b *book) joinAgreements() {
	var each []*pact
	var titles [][]string
	for _, t := range b.of[chancery.KindAgreement] {
		c := t.Body.(*chancery.Agreement)
		p := &pact{
			title: b.telling(c.Title), subject: b.telling(c.Subject), parties: b.sides(t.paper, c.Parties),
			kind: c.Type, count: c.Count, date: c.Date, tolds: []*told{t},
		}
		each = append(each, p)
		titles = append(titles, p.title)
	}
	titled := newShelf[*pact](titleShare, titles)
	untitled := map[string][]*pact{}
	titledOf := map[string][]*pact{} // by parties, and by sentence
	var all []*pact
	for _, p := range each {
		near := untitled[p.key()]
		if len(p.title) > 0 {
			near = titled.near(p.title)
		}
		if i := slices.IndexFunc(near, func(o *pact) bool { return b.samePact(p, o) }); i >= 0 {
			near[i].take(p)
			continue
		}
		all = append(all, p)
		if len(p.title) > 0 {
			titled.put(p.title, p)
			titledOf[strings.Join(p.parties, "|")] = append(titledOf[strings.Join(p.parties, "|")], p)
		} else {
			untitled[p.key()] = append(untitled[p.key()], p)
		}
	}
	for _, p := range all {
		for _, t := range p.tolds {
			if len(p.title) > 0 && p.count == 0 {
				titledOf[t.sentence()] = append(titledOf[t.sentence()], p)
			}
		}
	}
	for _, p := range all {
		named := titledOf[strings.Join(p.parties, "|")]
		for _, t := range p.tolds {
			if p.count > 0 {
				named = append(slices.Clip(named), titledOf[t.sentence()]...)
			}
		}
		b.addAgreement(p, named)
	}
}

// sentence tells the sentence of t from any other.
func (t *told) sentence() string {
	return string(t.paper.ID) + " " + strconv.Itoa(t.Evidence.Start)
}

// key is what agreements without a title must have in common.
func (p *pact) key() string {
	return strings.Join(p.parties, "|") + "|" + p.kind + "|" + strconv.Itoa(p.count)
}

// take adds the claims of o, and what they know and p does not.
func (p *pact) take(o *pact) {
	p.tolds = append(p.tolds, o.tolds...)
	if p.date == "" || o.date.Known() && dateExactness(o.date) > dateExactness(p.date) {
		p.date = o.date
	}
	p.parties = slices.Compact(slices.Sorted(slices.Values(append(p.parties, o.parties...))))
	if len(o.title) > len(p.title) {
		p.title = o.title
	}
}

func (b *book) samePact(p, o *pact) bool {
	if p.count != o.count || !b.mayJoin(p.tolds, o.tolds) {
		return false
	}
	_, parties := sharedWords(p.parties, o.parties)
	if len(p.parties) > 0 && len(o.parties) > 0 && parties < 1 {
		return false
	}
	if len(p.title) > 0 && len(o.title) > 0 {
		ofBoth, ofShorter := sharedWords(p.title, o.title)
		return (ofBoth >= titleShare || ofShorter >= titleShare && min(len(p.title), len(o.title)) >= 3 && p.kind == o.kind) && p.date.Agrees(o.date)
	}
	if len(p.title) > 0 || len(o.title) > 0 || p.kind != o.kind || len(p.parties) == 0 || !p.date.Agrees(o.date) {
		return false
	}
	if p.count > 0 {
		return p.date.Known() && o.date.Known() || p.tolds[0].paper == o.tolds[0].paper
	}
	ofBoth, _ := sharedWords(p.subject, o.subject)
	return ofBoth >= 0.6 && (p.date.Known() && o.date.Known() || closePapers(p.tolds[0].paper, o.tolds[0].paper))
}

// mayJoin reports whether nobody ruled that claims of the two be kept apart.
func (b *book) mayJoin(x, y []*told) bool {
	if len(b.apart) == 0 {
		return true
	}
	for _, s := range x {
		for _, t := range y {
			if b.apart[pair(s.ID, t.ID)] {
				return false
			}
		}
	}
	return true
}

func closePapers(p, q *paper) bool {
	x, okX := p.about()
	y, okY := q.about()
	return p == q || okX && okY && max(x-y, y-x) <= closeDays
}

// lists reports whether a sentence that counts the lot p names o: "signed 20
// agreements, among them a protocol on customs".
func (p *pact) lists(o *pact) bool {
	return slices.ContainsFunc(p.tolds, func(t *told) bool {
		return slices.ContainsFunc(o.tolds, func(x *told) bool { return x.paper == t.paper && x.Evidence.Start == t.Evidence.Start })
	})
}

// addAgreement makes the entry of p. A counted lot tells how many of it are
// entries themselves: titled agreements of the same parties and date, or those that
// the sentence which counts the lot names.
func (b *book) addAgreement(p *pact, titled []*pact) {
	d := b.draft(chancery.KindAgreement, p.tolds)
	d.remake = func(more []*told) {
		p.tolds = append(p.tolds, more...)
		b.addAgreement(p, titled)
	}
	b.latestFirst(d, "status")
	name := d.Best("title")
	switch {
	case name != "":
		d.Label = name
	case p.count > 0:
		d.Label = strings.TrimSpace(strconv.Itoa(p.count) + " agreements")
		seen := map[*pact]bool{}
		for _, o := range titled {
			if o.count == 0 && !seen[o] && (p.date.Known() && o.date.Known() && p.date.Agrees(o.date) || p.lists(o)) {
				seen[o] = true
				d.Itemised++
			}
		}
	default:
		d.Label = strings.TrimSpace(d.Best("type") + " " + d.Best("subject"))
	}
	parts := []string{"agreement"}
	if s := p.date.Plain().Start(); s.Known() {
		parts = append(parts, string(s))
	}
	if len(p.parties) > 0 && len(p.parties) <= 3 {
		for _, s := range p.parties {
			parts = append(parts, b.partySlug(s))
		}
	}
	parts = append(parts, b.spelling.slug(shorten(d.Label, 48)))
	d.base = strings.Join(parts, "-")
}

// partySlug is a party for an id.
func (b *book) partySlug(party string) string {
	if name, ok := bodyName(party); ok {
		party = name
	}
	if a := b.byKey[party]; a != nil && a.what == "person" {
		party = cmp.Or(b.fullestName(a.is()), strings.Join(a.words, " "))
	}
	return b.spelling.slug(strings.TrimPrefix(party, "name "))
}

// latestFirst prefers the value of the latest document that gives one: of what
// moves on, the last word is the best known.
func (b *book) latestFirst(d *draft, slot string) {
	ts := slices.Clone(d.tolds)
	slices.Reverse(ts)
	for _, t := range ts {
		if t.rejected {
			continue
		}
		for _, s := range chancery.SlotsOf(t.Body) {
			if s.Name == slot {
				prefer(d.Entry, slot, s.Values[0].Value)
				return
			}
		}
	}
}
