package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery"
	"chancery/write"
)

const (
	partSize  = 200 << 10 // bytes of text on one page
	mostCards = 600       // claims shown beside it
)

// A documentView is one document beside what it says.
type documentView struct {
	*book
	Doc        *chancery.Document // with its text
	Chain      []string
	Source     *chancery.SourceOf
	Address    string // safe to follow; empty where there is none
	Other      string // an address that is shown and not followed
	Paragraphs []paragraph
	Cards      []claimCard
	MoreCards  int
	Mentions   string // the page of what is mentioned in it, where there is one
	Part       int    // from 1
	Parts      int
}

// A claimCard is one claim beside the text.
type claimCard struct {
	Number  int
	Claim   *chancery.Claim
	Kind    chancery.Kind
	Title   string
	Slots   []fact
	SaidBy  string
	Entry   *chancery.Entry
	Dispute bool
}

func (s *server) document(ctx context.Context, r *http.Request) (*reply, error) {
	id := r.PathValue("id")
	if id == "" {
		return nil, notFound("Which document? The list of documents has them all.")
	}
	asJSON := false
	if strings.HasPrefix(id, "sha256:") {
		id, asJSON = strings.CutSuffix(id, ".json")
	}
	d, err := s.shelf.store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	if string(d.ID) != id { // asked for by its source
		return &reply{goTo: docHref(d.ID)}, nil
	}
	claims, err := s.shelf.store.Claims(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	for i := range claims {
		if err := claims[i].Check(d); err != nil { // a value without its words is not shown
			return nil, err
		}
	}
	if asJSON {
		if claims == nil {
			claims = []chancery.Claim{}
		}
		return &reply{json: map[string]any{"document": json.RawMessage(d.Line(true)), "claims": claims}}, nil
	}
	b, err := s.shelf.open(ctx)
	if err != nil {
		return nil, err
	}
	at, err := number(r, "at", 0, 0, 1<<40)
	if err != nil {
		return nil, err
	}
	part, err := number(r, "part", 0, 0, 1<<20)
	if err != nil {
		return nil, err
	}
	v, err := b.documentView(d, claims, at, part)
	if err != nil {
		return nil, err
	}
	if s.read != nil {
		v.Mentions = mentionsHref(d.ID)
	}
	return &reply{html: documentPage(v)}, nil
}

// number reads a whole number of the query.
func number(r *http.Request, name string, otherwise, least, most int) (int, error) {
	s := r.URL.Query().Get(name)
	if s == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		return 0, badAsk(fmt.Sprintf("%s is %.40q; a whole number from %d to %d is wanted.", name, s, least, most))
	}
	return n, nil
}

// documentView sets the part of d that is asked for, or that holds byte at.
func (b *book) documentView(d *chancery.Document, claims []chancery.Claim, at, part int) (*documentView, error) {
	cuts := cutsOf(d.Text)
	v := &documentView{book: b, Doc: d, Part: part, Parts: len(cuts) - 1}
	if part == 0 {
		v.Part = 1
		for v.Part < v.Parts && cuts[v.Part] <= at {
			v.Part++
		}
	}
	if v.Part > v.Parts {
		return nil, notFound(fmt.Sprintf("The document has %s.", write.Count(v.Parts, "part")))
	}
	here := chancery.Span{Start: cuts[v.Part-1], End: cuts[v.Part]}
	var shown []chancery.Claim
	for _, c := range claims {
		if c.Evidence.Span().Meets(here) {
			shown = append(shown, c)
		}
	}
	if len(shown) > mostCards {
		v.MoreCards = len(shown) - mostCards
		shown = shown[:mostCards]
	}
	v.Paragraphs = paragraphs(d, stretchesOf(shown), here.Start, here.End)
	for i := range shown {
		v.Cards = append(v.Cards, b.claimCard(i+1, &shown[i]))
	}
	v.chain()
	if v.Address = outside(d.Address); v.Address == "" && d.Address != "" {
		v.Other = d.Address
	}
	return v, nil
}

// cutsOf is where text is cut into parts, at ends of lines where there are any:
// 0, …, len(text).
func cutsOf(text string) []int {
	cuts := []int{0}
	for at := 0; len(text)-at > partSize; {
		end := at + partSize
		if i := strings.LastIndexByte(text[at:end], '\n'); i > 0 {
			end = at + i + 1
		} else {
			for !utf8.RuneStart(text[end]) {
				end--
			}
		}
		cuts = append(cuts, end)
		at = end
	}
	return append(cuts, len(text))
}

// chain fills where the words of the document come from, the origin first.
func (v *documentView) chain() {
	d := v.Doc
	for _, e := range v.byKind[chancery.KindSource] {
		if e.SourceOf != nil && e.SourceOf.Document == d.Source {
			v.Source = e.SourceOf
		}
	}
	add := func(s string) {
		if s != "" && (len(v.Chain) == 0 || v.Chain[len(v.Chain)-1] != s) {
			v.Chain = append(v.Chain, s)
		}
	}
	if v.Source != nil && v.Source.Root != d.Source {
		add(v.rootName(v.Source.Root))
	} else if len(d.Via) > 0 {
		add(d.Via[0])
	}
	if v.Source != nil && v.Source.DerivedFrom != "" {
		if from := v.Document(v.Source.DerivedFrom); from != nil {
			add(publisher(from))
		}
	}
	add(publisher(d))
	add("this register")
}

// claimCard is a claim in short: its kind, a line that says it, and its slots.
func (b *book) claimCard(n int, c *chancery.Claim) claimCard {
	k := claimCard{Number: n, Claim: c, Kind: c.Body.Kind(), SaidBy: strings.Join(c.SaidBy, ", citing "), Entry: b.entryOf[c.ID]}
	if k.Entry != nil {
		k.Dispute = k.Entry.Standing == chancery.Disputed
	}
	lead := leads[k.Kind]
	for _, s := range chancery.SlotsOf(c.Body) {
		words := b.ValueWords(s.Name, s.Values[0].Value)
		if s.Name == lead {
			k.Title = words
			continue
		}
		k.Slots = append(k.Slots, fact{Name: write.SlotWords(s.Name), Words: words})
	}
	if k.Title == "" {
		k.Title = string(k.Kind)
		if k.Entry != nil {
			k.Title = labelOf(k.Entry)
		}
	}
	return k
}

// leads is the slot of each kind that says most.
var leads = map[chancery.Kind]string{
	chancery.KindActor: "name", chancery.KindEvent: "label", chancery.KindStatement: "quote", chancery.KindCommitment: "what",
	chancery.KindAgreement: "title", chancery.KindProject: "name", chancery.KindIndicator: "measure", chancery.KindMechanism: "name",
}

// A group is paragraphs that follow one another and are all furniture, or all not.
type group struct {
	furniture bool
	ps        []paragraph
}

func grouped(ps []paragraph) []group {
	var out []group
	for _, p := range ps {
		f := p.Furniture != ""
		if len(out) == 0 || out[len(out)-1].furniture != f {
			out = append(out, group{furniture: f})
		}
		out[len(out)-1].ps = append(out[len(out)-1].ps, p)
	}
	return out
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", share*100) }

// refs is the stretches that end in r, which is set at the top of a paragraph, in
// the order of their cards. They stand after all of r, so that its words stay whole.
func refs(r run) []run {
	var out []run
	var gather func(run)
	gather = func(r run) {
		if r.ID != "" && r.Last {
			out = append(out, r)
		}
		for _, x := range r.Inside {
			gather(x)
		}
	}
	gather(r)
	slices.SortFunc(out, func(a, b run) int { return a.Number - b.Number })
	return slices.CompactFunc(out, func(a, b run) bool { return a.Number == b.Number })
}
