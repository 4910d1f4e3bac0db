package serve

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"chancery"
	"chancery/write"
)

// How much the first page shows of each list.
const (
	overviewDisputes  = 4
	overviewEvents    = 8
	overviewLapsed    = 4
	overviewPairs     = 12
	overviewDocuments = 8
	overviewRoots     = 12
)

// An overviewView is the first page.
type overviewView struct {
	*book
	Documents, Claims, Events, Disputes, Roots int
	Cards                                      []card
	Next, Lately, Lapsed                       []*chancery.Entry
	Pairs                                      []write.Pair
	Newest                                     []*chancery.Document
	RootsOf                                    []rootView
}

// A rootView is one origin and the documents that go back to it.
type rootView struct {
	Name string
	Docs []*chancery.Document
}

func (s *server) overview(ctx context.Context, r *http.Request) (*reply, error) {
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	v := b.overviewView()
	if asksJSON(r) {
		return &reply{json: map[string]any{
			"documents": v.Documents, "claims": v.Claims, "events": v.Events, "disputes": v.Disputes, "roots": v.Roots,
			"newest_day": v.newestDate(), "disputed": lines(first(b.byKind[chancery.KindDispute], overviewDisputes)),
			"planned": lines(v.Next), "no_report": lines(v.Lapsed), "held": lines(v.Lately), "relations": v.pairsJSON(),
		}}, nil
	}
	return &reply{html: overviewPage(v)}, nil
}

func (b *book) overviewView() *overviewView {
	disputes := b.byKind[chancery.KindDispute]
	v := &overviewView{
		book: b, Documents: len(b.docs), Claims: len(b.entryOf), Events: len(b.byKind[chancery.KindEvent]),
		Disputes: len(disputes), Cards: b.cards(first(disputes, overviewDisputes)), Pairs: first(b.pairs, overviewPairs),
		Newest: first(b.docs, overviewDocuments),
	}
	var next, held, lapsed []*chancery.Entry
	for _, e := range b.byKind[chancery.KindEvent] {
		switch chancery.Status(e.Best("status")) {
		case chancery.Planned:
			if write.Lapsed(e, b.newest) {
				lapsed = append(lapsed, e)
			} else {
				next = append(next, e)
			}
		case chancery.Happened, chancery.Ongoing:
			if write.When(e).Known() { // an undated thing was not held lately, for all we know
				held = append(held, e)
			}
		}
	}
	write.SortByDate(next)
	v.Next, v.Lately = first(next, overviewEvents), first(write.LatestFirst(held), overviewEvents)
	v.Lapsed = first(write.LatestFirst(lapsed), overviewLapsed)
	v.RootsOf, v.Roots = b.roots()
	return v
}

// roots lists the origins of the documents, the one with most first. Those that are
// the root of nothing but themselves stand together at the end, under no name; n is
// how many roots there are in all.
func (b *book) roots() (out []rootView, n int) {
	at := map[string]int{}
	for _, d := range b.docs {
		name := b.Root(d.Source)
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, rootView{Name: name})
		}
		out[i].Docs = append(out[i].Docs, d)
	}
	n = len(out)
	if _, ok := at[chancery.RootUnknown]; ok && n > 1 {
		n-- // it counts only where it stands alone
	}
	alone := rootView{}
	out = slices.DeleteFunc(out, func(r rootView) bool {
		single := len(r.Docs) == 1 && r.Docs[0].Source == r.Name
		if single {
			alone.Docs = append(alone.Docs, r.Docs...)
		}
		return single
	})
	slices.SortStableFunc(out, func(x, y rootView) int {
		return cmp.Or(cmp.Compare(len(y.Docs), len(x.Docs)), cmp.Compare(x.Name, y.Name))
	})
	out = first(out, overviewRoots)
	if len(alone.Docs) > 0 {
		out = append(out, alone)
	}
	return out, n
}

// rootName is a root as it is shown: a document that is its own root by its title.
func (b *book) rootName(root string) string {
	if d := b.Document(root); d != nil {
		return publisher(d)
	}
	if root == chancery.RootUnknown {
		return "an origin not told"
	}
	return root
}

func (b *book) newestDate() chancery.Date {
	if !b.hasNewest {
		return ""
	}
	return chancery.DateOf(b.newest)
}

func (v *overviewView) pairsJSON() []map[string]any {
	out := []map[string]any{}
	for _, p := range v.Pairs {
		out = append(out, map[string]any{"countries": []chancery.Country{p.A, p.B}, "entries": p.Entries, "events": p.Events, "documents": p.Documents})
	}
	return out
}

// asKnown ends the sentence that opens the register.
func asKnown(b *book) string {
	if !b.hasNewest {
		return "."
	}
	return ", as known on " + b.newestDate().Words() + ", the day of the newest."
}
