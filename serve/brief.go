package serve

import (
	"bytes"
	"context"
	"net/http"
	"strings"

	"chancery"
	"chancery/write"
)

// A briefView is the brief of a relation, set as a page.
type briefView struct {
	*book
	*write.Dossier
	Countries []chancery.Country
}

func (s *server) brief(ctx context.Context, r *http.Request) (*reply, error) {
	cs, goTo, err := pair(r, "brief", r.PathValue("pair"))
	if err != nil || goTo != "" {
		return &reply{goTo: goTo}, err
	}
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	if len(b.Relation(cs...).Documents) == 0 {
		return nil, notFound("The register holds nothing between " + b.nations(cs) + ".")
	}
	d, err := b.with(ctx).Dossier(cs...)
	if err != nil {
		return nil, err
	}
	switch {
	case asksJSON(r):
		return &reply{json: d}, nil
	case strings.HasSuffix(r.URL.Path, ".md"):
		var out bytes.Buffer
		err := d.Markdown(&out)
		return &reply{bytes: out.Bytes(), media: "text/markdown; charset=utf-8"}, err
	}
	return &reply{html: briefPage(&briefView{b, d, cs})}, nil
}
