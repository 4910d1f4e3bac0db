package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// A holding is one paper's word that somebody held an office on a day.
type holding struct {
	actor   *actor
	office  string
	country chancery.Country
	on      chancery.Date
	past    bool // "former", "then": not held any more on that day
	shared  bool // "leader", "crown prince": the title leaves room for another
	told    *told
	day     int // the first of on, counted from 1970; see findOfficeDisputes
}

// addActor makes the entry of a, with the offices that its claims give it.
func (b *book) addActor(a *actor) {
	d := b.draft(chancery.KindActor, a.tolds)
	a.draft = d
	d.remake = func(more []*told) {
		for _, t := range more {
			merge(b.actorOf[t.ID], a)
		}
		b.addActor(a)
	}
	name := d.Best("name")
	switch a.what {
	case "country":
		if n := b.atlas.names[a.country]; n != "" {
			name = n
		}
		d.base = "actor-" + b.spelling.slug(cmp.Or(string(a.country), name))
	case "organisation":
		if n := b.bodies.name[strings.TrimPrefix(a.key, "body ")]; n != "" {
			name = n
		}
		d.base = "actor-" + b.spelling.slug(name)
	default:
		if n := b.fullestName(a); n != "" {
			name = n
		}
		d.base = "actor-" + b.spelling.slug(name)
	}
	d.Label = name
	prefer(d.Entry, "name", name)
	b.gatherAliases(d, name)
	if a.what == "person" {
		d.Offices = tenures(b.holdings(a))
	}
}

// rareForm is how many times as often another form of a name must be given for a fuller
// one to be taken for a reading too many: "Republic Otto Falk".
const rareForm = 5

// longestName is how many words a name has at most; longer ones are two names read as
// one, "Otto Falk Falk Otto President", and are shown where there is no other.
const longestName = 5

// fullestName is the fullest form of a person's name that is not much rarer than the
// commonest, and of forms as full the one that most sources give.
func (b *book) fullestName(a *actor) string {
	type named struct {
		name    string
		words   int
		n       int // papers
		sources int
	}
	var all []named
	most := 0
	for _, v := range namesOf(a.tolds) {
		words := b.spelling.person(v.name)
		if like := b.spelling.like(words, a.words); like != alike && (like != shorter || len(words) < 2) {
			continue
		}
		x := named{v.name, len(words), len(sources(v.tolds)), voices(v.tolds)}
		all = append(all, x)
		most = max(most, x.n)
	}
	var best named
	for _, x := range all {
		if x.n*rareForm < most || x.words > longestName && best.name != "" {
			continue
		}
		if best.words > longestName && x.words <= longestName || cmp.Or(cmp.Compare(x.words, best.words), cmp.Compare(x.sources, best.sources), cmp.Compare(len(x.name), len(best.name)), cmp.Compare(best.name, x.name)) > 0 {
			best = x
		}
	}
	return best.name
}

type namedBy struct {
	name  string
	tolds []*told
}

// namesOf groups claims about actors by the name they give, in order of name.
func namesOf(ts []*told) []namedBy {
	by := map[string][]*told{}
	for _, t := range ts {
		n := t.Body.(*chancery.Actor).Name
		by[n] = append(by[n], t)
	}
	var out []namedBy
	for n, ts := range by {
		out = append(out, namedBy{n, ts})
	}
	slices.SortFunc(out, func(x, y namedBy) int { return cmp.Compare(x.name, y.name) })
	return out
}

// gatherAliases puts all names of d but the preferred one into its aliases.
func (b *book) gatherAliases(d *draft, name string) {
	var all []string
	for _, t := range d.tolds {
		c := t.Body.(*chancery.Actor)
		all = append(append(all, c.Name), c.Aliases...)
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(n string) bool { return n == name || n == "" })
	d.Slots = slices.DeleteFunc(d.Slots, func(s chancery.Slot) bool { return s.Name == "aliases" })
	if len(all) == 0 {
		return
	}
	at := 1 + slices.IndexFunc(d.Slots, func(s chancery.Slot) bool { return s.Name == "name" })
	d.Slots = slices.Insert(d.Slots, at, chancery.Slot{
		Name:   "aliases",
		Values: []chancery.Value{{Value: all, Documents: d.Documents, Claims: d.Claims}},
	})
}

// tenures are the offices of a person. A document that calls somebody foreign
// minister on a day tells that the office was held by then and until then at
// least, and nothing of when it began or ended; so the ends stay open, and each
// bears the day that bounds it: from "../2025-10-22", to "2025-11-12/..".
func tenures(hs []holding) []chancery.Tenure {
	type seat struct {
		office  string
		country chancery.Country
	}
	held := map[seat]*chancery.Tenure{}
	var order []seat
	for _, h := range hs {
		s := seat{h.office, h.country}
		n := held[s]
		if n == nil {
			n = &chancery.Tenure{Office: h.office, Country: h.country}
			held[s] = n
			order = append(order, s)
		}
		n.Claims = append(n.Claims, h.told.ID)
		widen(n, h)
	}
	var out []chancery.Tenure
	for _, s := range order {
		n := held[s]
		if n.From != "" {
			n.From = "../" + n.From
		}
		if n.To != "" {
			n.To += "/.."
		}
		out = append(out, *n)
	}
	slices.SortStableFunc(out, func(x, y chancery.Tenure) int {
		return cmp.Or(cmp.Compare(x.Office, y.Office), cmp.Compare(x.Country, y.Country))
	})
	return out
}

// holdings is what papers say of the offices of a, in their order.
func (b *book) holdings(a *actor) []holding {
	var out []holding
	for _, t := range a.tolds {
		c := t.Body.(*chancery.Actor)
		if c.Office == "" || c.Office == "other" || c.Office == "analyst" || t.rejected {
			continue
		}
		out = append(out, holding{
			actor: a, office: c.Office, country: cmp.Or(c.Country, a.country),
			on: cmp.Or(c.AsOf, t.paper.Published), past: b.isPast(c.OfficeText), shared: b.isShared(c.OfficeText), told: t,
		})
	}
	return out
}

// widen makes n hold the day that h tells of, where it was held then.
func widen(n *chancery.Tenure, h holding) {
	if h.past || !h.on.Known() {
		return
	}
	first, last := h.on.Plain().Start(), h.on.Plain().Start()
	if e := h.on.Plain().End(); e != "" {
		last = e
	}
	if n.From == "" || first.Compare(n.From) < 0 {
		n.From = first
	}
	if n.To == "" || last.Compare(n.To) > 0 {
		n.To = last
	}
}

// isPast reports whether the words of an office say that it is held no longer, or
// not yet.
func (b *book) isPast(text string) bool { return b.hasWord(text, b.past) }

// isShared reports whether the words of an office are a title that may be borne beside
// whoever holds the office: "Supreme Leader", "Crown Prince".
func (b *book) isShared(text string) bool { return b.hasWord(text, b.shared) }

func (b *book) hasWord(text string, words map[string]bool) bool {
	return slices.ContainsFunc(b.spelling.plain(text), func(w string) bool { return words[w] })
}
