package write

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// events fills Held and Planned. Held has the latest first; Planned the next.
func (b *briefer) events() {
	var held, planned []draft
	for _, e := range LatestFirst(b.rel.Events) {
		switch chancery.Status(e.Best("status")) {
		case chancery.Happened, chancery.Ongoing:
			held = append(held, draft{text: b.event(e), entry: e, slots: []string{"status", "start", "end"}})
		}
	}
	for _, e := range b.rel.Events {
		status := chancery.Status(e.Best("status"))
		switch status {
		case chancery.Planned:
			if !Lapsed(e, b.newest) {
				planned = append(planned, draft{text: b.event(e), entry: e, slots: []string{"status", "start", "end"}})
			}
		case chancery.Postponed, chancery.Cancelled, chancery.Hypothetical, chancery.Denied:
			planned = append(planned, draft{text: string(status) + ": " + b.event(e), entry: e, slots: []string{"status", "start", "end"}})
		}
	}
	b.section("Held", held)
	b.section("Planned", planned)
}

func (b *briefer) event(e *chancery.Entry) string {
	s := Plain(When(e).Words())
	for _, d := range OtherExtents(e) {
		s += ", also told as " + Plain(d.Words())
	}
	s += ": " + Plain(e.Label)
	if p := e.Best("place"); p != "" && !strings.Contains(e.Label, p) {
		s += ", " + Plain(p)
	}
	status := e.Slot("status")
	if len(status) > 1 && len(status[0].Documents) < len(e.Documents) && e.Best("status") == string(chancery.Happened) { // the rest only announce it
		return s + " (reported held by " + b.ix.Voices(status[0].Documents) + "; " + StandingWords(e) + ")"
	}
	return s + b.stands(e)
}

// stands is how e's sources stand, in brackets. Most stand alone, and are told short.
func (b *briefer) stands(e *chancery.Entry) string {
	if e.Standing == chancery.Single && len(e.Documents) == 1 {
		return " (one document)"
	}
	return " (" + StandingWords(e) + ")"
}

func (b *briefer) promises() {
	var out []draft
	for _, e := range b.rel.Commitments {
		d := draft{entry: e, slots: []string{"what", "due", "by"}}
		by := b.ix.BestWords(e, "by")
		if by == "" {
			by = "Not said by whom"
		}
		strength := e.Best("strength")
		if strength == "" {
			strength = "undertaken"
		}
		d.text = fmt.Sprintf("%s (%s): “%s” – %s", by, Plain(strength), Plain(e.Best("what")), dueWords(e))
		if e.State != "" {
			d.text += "; " + Plain(e.State)
		}
		if p := e.Progress; p != nil {
			if ind := b.ix.Entry(p.Indicator); ind != nil {
				d.text += fmt.Sprintf("; %.0f %% of the target (%s)", p.Share*100, Figure(ind))
				d.also = append(d.also, ind)
			}
		}
		if e.LastHeard != "" {
			d.text += "; last heard " + Plain(e.LastHeard.Words())
		}
		d.text += b.stands(e)
		out = append(out, d)
	}
	b.section("Promised and how far", out)
}

func dueWords(e *chancery.Entry) string {
	due := chancery.Date(e.Best("due"))
	if due == "" || due == chancery.NoneStated {
		return "no deadline stated"
	}
	return "due " + Plain(due.Words())
}

func (b *briefer) signed() {
	var out []draft
	for _, e := range b.rel.Agreements {
		s := Plain(e.Label)
		if when := When(e); when != "" {
			s = Plain(when.Words()) + ": " + s
		}
		s += " – " + stated(e)
		if n := e.Best("count"); n != "" && n != "0" {
			s += fmt.Sprintf("; %d of %s known by name", e.Itemised, Plain(n))
		}
		out = append(out, draft{text: s + b.stands(e), entry: e, slots: []string{"status", "title", "count"}})
	}
	b.section("Signed", out)
}

// stated is the status of e in the words of its documents.
func stated(e *chancery.Entry) string {
	if s := e.Best("status"); s != "" {
		return Plain(s)
	}
	return "status not stated"
}

func (b *briefer) projects() {
	var out []draft
	for _, e := range b.rel.Projects {
		s := Plain(e.Label)
		if p := e.Best("place"); p != "" && !strings.Contains(e.Label, p) {
			s += ", " + Plain(p)
		}
		out = append(out, draft{text: s + " – " + stated(e) + b.stands(e), entry: e, slots: []string{"status", "name"}})
	}
	b.section("Projects", out)
}

// figures marks each target as one: a goal is never told as a fact.
func (b *briefer) figures() {
	var out []draft
	for _, e := range b.rel.Indicators {
		out = append(out, draft{text: b.ix.FigureWords(e) + b.stands(e), entry: e, slots: []string{"value", "measure", "period"}})
	}
	b.section("Figures", out)
}

// FigureWords is an indicator as a line: "trade turnover, Graustark and Ruritania,
// 2030: more than 28 million USD"; a goal begins with "Target, not a result".
func (ix *Index) FigureWords(e *chancery.Entry) string {
	s := ix.MeasureWords(e)
	if e.Best("target") == "true" {
		s = "Target, not a result: " + s
	}
	if p := When(e); p != "" {
		s += ", " + Plain(p.Words())
	} else {
		s += ", no period stated"
	}
	return s + ": " + Figure(e)
}

// MeasureWords is what an indicator measures, and of whom.
func (ix *Index) MeasureWords(e *chancery.Entry) string {
	s := Plain(e.Best("measure"))
	if from, to, ok := strings.Cut(e.Best("direction"), "→"); ok {
		return s + ", " + Plain(ix.Name(chancery.Country(from))) + " to " + Plain(ix.Name(chancery.Country(to)))
	}
	if vs := e.Slot("of"); len(vs) > 0 {
		s += ", " + strings.ReplaceAll(ix.ValueWords("of", vs[0].Value), "; ", " and ")
	}
	return s
}

// perSpeaker is how often the brief quotes one person.
const perSpeaker = 2

// said fills What was said, from the newest document back, no speaker too often.
func (b *briefer) said() {
	var out []draft
	times := map[string]int{}
	for _, e := range b.newestFirst(b.rel.Statements) {
		who := Plain(e.Best("speaker"))
		if who == "" || times[who] == perSpeaker {
			continue // nobody is named, or heard enough
		}
		what := Plain(e.Best("gist"))
		if q := Plain(e.Best("quote")); q != "" {
			what = "“" + q + "”"
		}
		if what == "" {
			continue
		}
		times[who]++
		out = append(out, draft{text: who + ": " + cutTo(what, 400), entry: e, slots: []string{"quote", "gist", "speaker"}})
	}
	b.section("What was said", out)
}

// newestFirst is es by the day of the newest document that tells each, then by id.
func (b *briefer) newestFirst(es []*chancery.Entry) []*chancery.Entry {
	day := make(map[chancery.EntryID]chancery.Day, len(es))
	for _, e := range es {
		for _, source := range e.Documents {
			if d := b.ix.bySource[source]; d != nil {
				if _, to, ok := d.Published.Bounds(); ok && to.After(day[e.ID]) {
					day[e.ID] = to
				}
			}
		}
	}
	out := slices.Clone(es)
	slices.SortStableFunc(out, func(x, y *chancery.Entry) int {
		return cmp.Or(day[y.ID].Compare(day[x.ID]), cmp.Compare(x.ID, y.ID))
	})
	return out
}

func (b *briefer) disputed() {
	var out []draft
	for _, e := range b.rel.Disputes {
		d := draft{entry: e}
		var sides []string
		for _, s := range e.Dispute.Sides {
			docs := make([]string, len(s.Documents))
			for i, name := range s.Documents {
				docs[i] = b.ix.outlet(name)
			}
			sides = append(sides, b.ix.ValueWords(e.Dispute.Slot, s.Value)+" ("+strings.Join(docs, ", ")+")")
			d.words = append(d.words, first(s.Evidence, 2)...)
		}
		d.text = Plain(e.Dispute.Type)
		if of := b.ix.Entry(e.Dispute.Entry); of != nil {
			d.text += " of " + Plain(of.Label)
		}
		d.text += ": " + strings.Join(sides, " against ")
		d.text += "; " + b.ix.RulingWords(e.Dispute)
		out = append(out, d)
	}
	b.section("Disputed", out)
}

// sources lists the roots of the documents cited so far, each with a sentence of
// every document that goes back to it. Documents that go back to no other are
// one line.
func (b *briefer) sources() {
	type root struct {
		name string
		docs []string
		d    draft
	}
	var roots []*root
	seen := map[string]bool{}
	for i, n := range b.d.Notes {
		if seen[n.Source] {
			continue
		}
		seen[n.Source] = true
		name := b.ix.Root(n.Source)
		if b.ix.bySource[name] != nil {
			name = ""
		}
		at := slices.IndexFunc(roots, func(r *root) bool { return r.name == name })
		if at < 0 {
			at = len(roots)
			roots = append(roots, &root{name: name})
		}
		r := roots[at]
		r.docs = append(r.docs, b.ix.outlet(n.Source)+" ("+Plain(n.Published.Words())+")")
		r.d.notes = append(r.d.notes, i+1)
	}
	var out []draft
	for _, r := range roots {
		r.d.text = Plain(r.name) + " – " + Count(len(r.docs), "document") + ": " + strings.Join(r.docs, ", ")
		if r.name == chancery.RootUnknown {
			r.d.text = "Origin not told – " + Count(len(r.docs), "document") + ": " + strings.Join(r.docs, ", ")
		}
		if r.name == "" {
			r.d.text = "Each its own root, for all that is known: " + strings.Join(r.docs, ", ")
		}
		out = append(out, r.d)
	}
	b.section("Sources and their roots", out)
}

// unknown lists what the documents leave open: plans with no report of what became
// of them, promises without a term, figures without a period.
func (b *briefer) unknown() {
	var out []draft
	for _, e := range b.rel.Events {
		switch {
		case Lapsed(e, b.newest):
			out = append(out, draft{
				entry: e, slots: []string{"status", "start", "end"},
				text: "Whether it took place: " + Plain(e.Label) + ", planned for " + Plain(When(e).Words()),
			})
		case When(e) == "":
			out = append(out, draft{entry: e, slots: []string{"label"}, text: "When: " + Plain(e.Label)})
		}
	}
	for _, e := range b.rel.Commitments {
		if due := e.Best("due"); due == "" || due == string(chancery.NoneStated) {
			out = append(out, draft{entry: e, slots: []string{"what"}, text: "By when: “" + Plain(e.Best("what")) + "”"})
		}
	}
	for _, e := range b.rel.Indicators {
		if When(e) == "" {
			out = append(out, draft{entry: e, slots: []string{"value"}, text: "For which period: " + Plain(e.Best("measure")) + ", " + Figure(e)})
		}
	}
	for _, e := range b.rel.Agreements {
		if e.Best("status") == "" {
			out = append(out, draft{entry: e, slots: []string{"title", "count"}, text: "The status: " + Plain(e.Label)})
		}
	}
	b.section("Not known", out)
}
