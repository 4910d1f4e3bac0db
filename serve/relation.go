package serve

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"chancery"
	"chancery/write"
)

// mostRows is how many rows a table of the relation page has.
const mostRows = 60

// A relationView is all that the register holds between two or more countries.
type relationView struct {
	*book
	*write.Relation
	Title   string
	Line    *timeline
	Cards   []card
	Said    []saidView
	Offices []officeView
	Roots   int
}

// A saidView is a statement with its words.
type saidView struct {
	Entry   *chancery.Entry
	Speaker string
	Words   string
	Direct  bool
	Quote   *quote
}

// An officeView is one office that a person held.
type officeView struct {
	Entry *chancery.Entry
	Words string
}

var pairForm = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,7}(-[A-Z][A-Z0-9]{1,7}){1,3}$`)

// pair reads "KZ-RU"; goTo is the address in the usual order where that differs.
func pair(r *http.Request, page, s string) (cs []chancery.Country, goTo string, err error) {
	name, ext := s, ""
	for _, e := range [...]string{".json", ".md"} {
		if n, ok := strings.CutSuffix(s, e); ok {
			name, ext = n, e
		}
	}
	up := strings.ToUpper(name)
	if !pairForm.MatchString(up) {
		return nil, "", badAsk(fmt.Sprintf("A relation is written as two country codes, such as /%s/XG-XR; got %q.", page, name))
	}
	for c := range strings.SplitSeq(up, "-") {
		cs = append(cs, chancery.Country(c))
	}
	slices.Sort(cs)
	if cs = slices.Compact(cs); len(cs) < 2 {
		return nil, "", badAsk("A relation is between two countries or more.")
	}
	if want := pairHref(page, cs) + ext; want != r.URL.Path {
		return cs, want, nil
	}
	return cs, "", nil
}

func (s *server) relation(ctx context.Context, r *http.Request) (*reply, error) {
	cs, goTo, err := pair(r, "relation", r.PathValue("pair"))
	if err != nil || goTo != "" {
		return &reply{goTo: goTo}, err
	}
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	rel := b.Relation(cs...)
	if len(rel.Documents) == 0 {
		return nil, notFound("The register holds nothing between " + b.nations(cs) + ".")
	}
	if asksJSON(r) {
		return &reply{json: relationJSON(rel)}, nil
	}
	v, err := b.relationView(ctx, rel)
	if err != nil {
		return nil, err
	}
	return &reply{html: relationPage(v)}, nil
}

// relationJSON bounds each list, as the page does, more generously.
func relationJSON(rel *write.Relation) map[string]any {
	const most = 1000
	out := map[string]any{"countries": rel.Countries, "documents": first(rel.Documents, most)}
	for name, l := range map[string][]*chancery.Entry{
		"events": rel.Events, "statements": rel.Statements, "commitments": rel.Commitments,
		"agreements": rel.Agreements, "projects": rel.Projects, "indicators": rel.Indicators, "mechanisms": rel.Mechanisms,
		"actors": rel.Actors, "disputes": rel.Disputes,
	} {
		out[name] = lines(first(l, most))
	}
	return out
}

func (b *book) relationView(ctx context.Context, rel *write.Relation) (*relationView, error) {
	v := &relationView{
		book: b, Relation: rel, Title: b.nations(rel.Countries), Cards: b.cards(first(rel.Disputes, mostRows)),
		Roots: b.Roots(rel.Documents),
	}
	drawn := slices.Concat(rel.Events, rel.Agreements, rel.Commitments)
	v.Line = b.newTimeline(drawn)
	for _, e := range rel.Actors {
		if e.Best("actor") == "person" || len(e.Offices) > 0 {
			o := officeView{Entry: e, Words: e.Best("office_text")}
			if len(e.Offices) > 0 {
				held := make([]string, len(e.Offices))
				for i, t := range e.Offices {
					held[i] = b.TenureWords(t)
				}
				o.Words = strings.Join(held, "; ")
			}
			v.Offices = append(v.Offices, o)
		}
	}
	v.Offices = first(v.Offices, mostRows)
	return v, b.said(ctx, v)
}

// said gives each statement the sentence it stands in.
func (b *book) said(ctx context.Context, v *relationView) error {
	var ids []chancery.ClaimID
	shown := first(v.Statements, mostRows)
	for _, e := range shown {
		ids = append(ids, first(e.Claims, 1)...)
	}
	byID, err := b.claimsOf(ctx, ids)
	if err != nil {
		return err
	}
	for _, e := range shown {
		s := saidView{Entry: e, Speaker: e.Best("speaker"), Words: e.Best("quote"), Direct: true}
		if s.Words == "" {
			s.Words, s.Direct = e.Best("gist"), false
		}
		if s.Words == "" {
			s.Words = e.Label
		}
		if len(e.Claims) > 0 {
			if c := byID[e.Claims[0]]; c != nil {
				q := b.quote(string(c.Doc), c.ID, c.Evidence, c.SaidBy)
				s.Quote = &q
			}
		}
		v.Said = append(v.Said, s)
	}
	return nil
}

// A heading is one part of a page.
type heading struct {
	id, name string
	n        int
}

// contents lists the parts of the page that hold something.
func (v *relationView) contents() []heading {
	all := []heading{
		{"disputes", "Disputed", len(v.Cards)},
		{"events", "Events", len(v.Events)},
		{"commitments", "Commitments", len(v.Commitments)},
		{"agreements", "Agreements", len(v.Agreements)},
		{"projects", "Projects", len(v.Projects)},
		{"indicators", "Figures", len(v.Indicators)},
		{"said", "What was said", len(v.Statements)},
		{"mechanisms", "Mechanisms", len(v.Mechanisms)},
		{"people", "People and offices", len(v.Offices)},
	}
	return slices.DeleteFunc(all, func(h heading) bool { return h.n == 0 })
}

// orLabel is the slot of e in words, or e's label.
func orLabel(e *chancery.Entry, slot string) string {
	if s := e.Best(slot); s != "" {
		return s
	}
	return labelOf(e)
}

func placeOf(b *book, e *chancery.Entry) string {
	place, country := e.Best("place"), b.BestWords(e, "place_country")
	switch {
	case place == "":
		return country
	case country == "" || country == place:
		return place
	}
	return place + ", " + country
}

func periodWords(e *chancery.Entry) string {
	if d := write.When(e); d != "" {
		return d.Words()
	}
	return "no period stated"
}

func editionWords(e *chancery.Entry) string {
	out := make([]string, len(e.Editions))
	for i, ed := range e.Editions {
		out[i] = ed.Edition
	}
	return strings.Join(out, ", ")
}
