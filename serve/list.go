package serve

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"chancery"
	"chancery/write"
)

// pageSize is how many rows a page of a list has.
const pageSize = 100

// A listView is one page of a list of entries.
type listView struct {
	*book
	Title      string
	Kind       chancery.Kind
	Status     string
	Statuses   []string
	Rows       []*chancery.Entry
	Cards      []card
	Docs       []*chancery.Document
	Total      int
	Page, Last int
	More       string // address of a page, without its number
}

func (s *server) list(ctx context.Context, r *http.Request) (*reply, error) {
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	v := &listView{book: b, Title: "All entries", Kind: chancery.Kind(q.Get("kind")), Status: q.Get("status")}
	var all []*chancery.Entry
	switch {
	case v.Kind == "":
		for _, k := range chancery.EntryKinds {
			all = append(all, b.byKind[k]...)
		}
	case slices.Contains(chancery.EntryKinds, v.Kind):
		v.Title = upper(plural(2, string(v.Kind)))
		all = write.LatestFirst(b.byKind[v.Kind])
	default:
		return nil, badAsk(fmt.Sprintf("There is no kind of entry %.40q.", v.Kind))
	}
	v.Statuses = b.statuses(all)
	if v.Status != "" {
		all = slices.DeleteFunc(slices.Clone(all), func(e *chancery.Entry) bool { return !b.hasStage(e, v.Status) })
	}
	from, to, err := v.turn(r, len(all))
	if err != nil {
		return nil, err
	}
	v.Rows = all[from:to]
	v.More = "/list?" + url.Values{"kind": {string(v.Kind)}, "status": {v.Status}}.Encode() + "&page="
	if asksJSON(r) {
		return &reply{json: map[string]any{"entries": lines(v.Rows), "total": v.Total, "page": v.Page, "pages": v.Last}}, nil
	}
	return &reply{html: listPage(v)}, nil
}

// turn finds the page that is asked for, of n rows.
func (v *listView) turn(r *http.Request, n int) (from, to int, err error) {
	v.Total, v.Last = n, max(1, (n+pageSize-1)/pageSize)
	if v.Page, err = number(r, "page", 1, 1, 1<<20); err != nil {
		return 0, 0, err
	}
	if v.Page > v.Last {
		return 0, 0, notFound(fmt.Sprintf("The list ends with page %d.", v.Last))
	}
	from = (v.Page - 1) * pageSize
	return from, min(n, from+pageSize), nil
}

// hasStage reports whether e is at the stage asked for, in the register's word or
// in the one that is shown.
func (b *book) hasStage(e *chancery.Entry, s string) bool {
	words, class := b.stageOf(e)
	return words == s || class == s || e.Best("status") == s || string(e.Standing) == s
}

// statuses lists the stages of es in the order of the alphabet.
func (b *book) statuses(es []*chancery.Entry) []string {
	seen := map[string]bool{}
	var out []string
	for _, e := range es {
		if words, _ := b.stageOf(e); words != "" && !seen[words] && len(out) < pageSize {
			seen[words] = true
			out = append(out, words)
		}
	}
	slices.Sort(out)
	return out
}

func (s *server) disputes(ctx context.Context, r *http.Request) (*reply, error) {
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	all := b.byKind[chancery.KindDispute]
	v := &listView{book: b, More: "/disputes?page="}
	from, to, err := v.turn(r, len(all))
	if err != nil {
		return nil, err
	}
	if asksJSON(r) {
		return &reply{json: map[string]any{"disputes": lines(all[from:to]), "total": v.Total, "page": v.Page, "pages": v.Last}}, nil
	}
	v.Cards = b.cards(all[from:to])
	return &reply{html: disputesPage(v)}, nil
}

func (s *server) documents(ctx context.Context, r *http.Request) (*reply, error) {
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	v := &listView{book: b, More: "/documents?page="}
	from, to, err := v.turn(r, len(b.docs))
	if err != nil {
		return nil, err
	}
	v.Docs = b.docs[from:to]
	if asksJSON(r) {
		return &reply{json: map[string]any{"documents": b.documentLines(v.Docs), "total": v.Total, "page": v.Page, "pages": v.Last}}, nil
	}
	return &reply{html: documentsPage(v)}, nil
}

// documentLines is documents in short, for JSON; the page of each has the rest.
func (b *book) documentLines(ds []*chancery.Document) []map[string]any {
	out := make([]map[string]any, len(ds))
	for i, d := range ds {
		out[i] = map[string]any{
			"id": d.ID, "source": d.Source, "title": d.Title, "publisher": d.Publisher,
			"published": d.Published, "published_why": d.PublishedWhy, "root": b.Root(d.Source),
		}
	}
	return out
}

// navOf is the part of the register that a list of k belongs to.
func navOf(k chancery.Kind) string {
	switch k {
	case chancery.KindEvent:
		return "Events"
	case chancery.KindCommitment:
		return "Commitments"
	case "":
		return "All entries"
	}
	return ""
}
