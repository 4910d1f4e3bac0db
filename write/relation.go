package write

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// A Relation is two or more countries and what the register holds between them.
// Each list is in the order that [Relation] gives its kind: by date, then by id.
type Relation struct {
	Countries   []chancery.Country
	Events      []*chancery.Entry
	Statements  []*chancery.Entry
	Commitments []*chancery.Entry
	Agreements  []*chancery.Entry
	Projects    []*chancery.Entry
	Indicators  []*chancery.Entry
	Mechanisms  []*chancery.Entry
	Actors      []*chancery.Entry
	Disputes    []*chancery.Entry
	Documents   []string // sources of the documents that speak of these countries together, sorted
}

// A Pair is two countries in the order of their codes, and how much the register
// holds between them.
type Pair struct {
	A, B                       chancery.Country
	Entries, Events, Documents int
}

// many is the number of countries above which an entry is no longer taken to
// speak of each two of them: a summit of thirty is not 435 relations.
const many = 8

// namesOf says which country each name belongs to: countries by their own names,
// people and bodies by what the register holds of them.
func namesOf(ix *Index) map[string]chancery.Country {
	known := map[string]chancery.Country{}
	country := func(c chancery.Country) {
		if c != "" {
			known[fold(string(c))] = c
			known[fold(ix.Name(c))] = c
		}
	}
	person := func(name string, c chancery.Country) {
		if k := fold(name); k != "" && c != "" {
			if _, ok := known[k]; !ok {
				known[k] = c
			}
		}
	}
	for i := range ix.Entries {
		e := &ix.Entries[i]
		for _, slot := range [...]string{"country", "place_country", "of", "members"} {
			for _, v := range e.Slot(slot) {
				for _, c := range StringsOf(countries(v.Value)) {
					country(chancery.Country(c))
				}
			}
		}
		if e.Kind == chancery.KindActor {
			c := chancery.Country(e.Best("country"))
			person(e.Label, c)
			for _, slot := range [...]string{"name", "aliases"} {
				for _, v := range e.Slot(slot) {
					for _, n := range StringsOf(v.Value) {
						person(n, c)
					}
				}
			}
		}
		for _, v := range e.Slot("participants") {
			for _, p := range ParticipantsOf(v.Value) {
				country(p.Country)
				person(p.Name, p.Country)
			}
		}
	}
	return known
}

// countries turns a single Country into a string, as it may have been stored.
func countries(v any) any {
	if c, ok := v.(chancery.Country); ok {
		return string(c)
	}
	return v
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// CountriesOf is the countries that e speaks of, sorted.
func (ix *Index) CountriesOf(e *chancery.Entry) []chancery.Country {
	seen := map[chancery.Country]bool{}
	for _, v := range e.Slot("participants") {
		for _, p := range ParticipantsOf(v.Value) {
			seen[p.Country] = true
		}
	}
	for _, slot := range [...]string{"of", "members", "country"} {
		for _, v := range e.Slot(slot) {
			for _, c := range StringsOf(countries(v.Value)) {
				seen[chancery.Country(c)] = true
			}
		}
	}
	for _, slot := range [...]string{"by", "to", "parties", "speaker"} {
		for _, v := range e.Slot(slot) {
			for _, n := range StringsOf(v.Value) {
				seen[ix.nations[fold(n)]] = true
			}
		}
	}
	if d := e.Best("direction"); d != "" {
		for c := range strings.SplitSeq(d, "→") {
			seen[chancery.Country(strings.TrimSpace(c))] = true
		}
	}
	delete(seen, "")
	if len(seen) < 2 { // "the president will visit Ruritania": the host is the place
		if c := e.Best("place_country"); c != "" {
			seen[chancery.Country(c)] = true
		}
	}
	out := make([]chancery.Country, 0, len(seen))
	for c := range seen {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// Pairs lists every two countries that an event, agreement, commitment, project
// or figure joins, the fullest first.
func (ix *Index) Pairs() []Pair {
	type key struct{ a, b chancery.Country }
	found := map[key]*Pair{}
	docs := map[key]map[string]bool{}
	for i := range ix.Entries {
		e := &ix.Entries[i]
		if !joins(e.Kind) {
			continue
		}
		cs := ix.CountriesOf(e)
		if len(cs) < 2 || len(cs) > many {
			continue
		}
		for i, a := range cs {
			for _, b := range cs[i+1:] {
				k := key{a, b}
				p := found[k]
				if p == nil {
					p = &Pair{A: a, B: b}
					found[k], docs[k] = p, map[string]bool{}
				}
				p.Entries++
				if e.Kind == chancery.KindEvent {
					p.Events++
				}
				for _, d := range e.Documents {
					docs[k][d] = true
				}
			}
		}
	}
	out := make([]Pair, 0, len(found))
	for k, p := range found {
		p.Documents = len(docs[k])
		out = append(out, *p)
	}
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Entries, x.Entries), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out
}

// joins reports whether an entry of kind k ties its countries to one another.
func joins(k chancery.Kind) bool {
	switch k {
	case chancery.KindEvent, chancery.KindAgreement, chancery.KindCommitment, chancery.KindProject, chancery.KindIndicator:
		return true
	}
	return false
}

// Relation gathers what the register holds between countries.
//
// An entry belongs to it when it names them all. One that names only some of
// them, and nobody else, belongs when a document that speaks of them together
// says so: "the president pledged" in the report of the visit.
func (ix *Index) Relation(between ...chancery.Country) *Relation {
	r := &Relation{Countries: between}
	docs := map[string]bool{}
	whole := make([]bool, len(ix.Entries))
	for i := range ix.Entries {
		e := &ix.Entries[i]
		if joins(e.Kind) && holds(ix.CountriesOf(e), between) {
			whole[i] = true
			for _, d := range e.Documents {
				docs[d] = true
			}
		}
	}
	in := map[chancery.EntryID]bool{}
	mechanisms := map[string]bool{}
	for i := range ix.Entries {
		e := &ix.Entries[i]
		if e.Dispute != nil || e.SourceOf != nil || !whole[i] && !ix.near(e, between, docs) {
			continue
		}
		in[e.ID] = true
		if m := e.Best("mechanism"); m != "" {
			mechanisms[fold(m)] = true
		}
		if list := r.list(e.Kind); list != nil {
			*list = append(*list, e)
		}
	}
	for i := range ix.Entries {
		e := &ix.Entries[i]
		switch {
		case e.Kind == chancery.KindMechanism && !in[e.ID] && mechanisms[fold(e.Label)]:
			r.Mechanisms = append(r.Mechanisms, e)
			in[e.ID] = true
		case e.Dispute != nil && in[e.Dispute.Entry]:
			r.Disputes = append(r.Disputes, e)
		}
	}
	for d := range docs {
		r.Documents = append(r.Documents, d)
	}
	slices.Sort(r.Documents)
	for _, l := range [...][]*chancery.Entry{r.Events, r.Statements, r.Commitments, r.Agreements, r.Projects, r.Indicators} {
		SortByDate(l)
	}
	return r
}

// near reports whether e, which does not name all the countries, still belongs.
func (ix *Index) near(e *chancery.Entry, between []chancery.Country, docs map[string]bool) bool {
	shared := 0
	for _, d := range e.Documents {
		if docs[d] {
			shared++
		}
	}
	if shared == 0 {
		return false
	}
	cs := ix.CountriesOf(e)
	if e.Kind == chancery.KindMechanism {
		return holds(cs, between)
	}
	if len(cs) == 0 {
		return joins(e.Kind) && shared == len(e.Documents)
	}
	return holds(between, cs)
}

func (r *Relation) list(k chancery.Kind) *[]*chancery.Entry {
	switch k {
	case chancery.KindEvent:
		return &r.Events
	case chancery.KindStatement:
		return &r.Statements
	case chancery.KindCommitment:
		return &r.Commitments
	case chancery.KindAgreement:
		return &r.Agreements
	case chancery.KindProject:
		return &r.Projects
	case chancery.KindIndicator:
		return &r.Indicators
	case chancery.KindMechanism:
		return &r.Mechanisms
	case chancery.KindActor:
		return &r.Actors
	}
	return nil
}

// holds reports whether every country of part is in whole.
func holds(whole, part []chancery.Country) bool {
	for _, c := range part {
		if !slices.Contains(whole, c) {
			return false
		}
	}
	return true
}

// SortByDate puts entries in the order of their dates, then of their ids.
func SortByDate(es []*chancery.Entry) {
	slices.SortStableFunc(es, func(a, b *chancery.Entry) int {
		return cmp.Or(When(a).Compare(When(b)), cmp.Compare(a.ID, b.ID))
	})
}

// LatestFirst is es with the latest date first, those without one last.
func LatestFirst(es []*chancery.Entry) []*chancery.Entry {
	out := slices.Clone(es)
	slices.SortStableFunc(out, func(x, y *chancery.Entry) int {
		a, b := When(x), When(y)
		switch {
		case a.Known() && !b.Known():
			return -1
		case b.Known() && !a.Known():
			return 1
		}
		return cmp.Or(b.Compare(a), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// Lapsed reports whether e was planned for days that newest has passed, and no
// document says what became of it.
func Lapsed(e *chancery.Entry, newest chancery.Day) bool {
	if e.Kind != chancery.KindEvent || e.Best("status") != string(chancery.Planned) {
		return false
	}
	_, to, ok := When(e).Bounds()
	return ok && to.Before(newest)
}
