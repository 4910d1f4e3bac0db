package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// An actor is a person, country or organisation across documents.
type actor struct {
	what    string // person, country, organisation
	key     string // tells actors apart within one run
	words   []string
	country chancery.Country
	offices map[string]bool // offices that somebody gives a person
	tolds   []*told
	into    *actor // where it was merged into another
	draft   *draft
}

// is follows merges to the actor that a is now.
func (a *actor) is() *actor {
	for a != nil && a.into != nil {
		a = a.into
	}
	return a
}

// joinActors joins the actors that claims present. Countries are joined by code
// and organisations by name, alias and country. Persons are joined where their
// names agree and neither their countries nor their other given names clash: the
// fuller names first, then the shorter ones, which join the one person that they
// can mean, or nobody.
func (b *book) joinActors() {
	byKey := map[string]*actor{}
	b.byKey = byKey
	for _, t := range b.of[chancery.KindActor] {
		c := t.Body.(*chancery.Actor)
		n := b.presented(c)
		if n == nil {
			continue
		}
		a := byKey[n.key]
		if a == nil {
			a = n
			byKey[n.key] = a
			b.people = append(b.people, a)
		}
		a.tolds = append(a.tolds, t)
		if c.Office != "" {
			a.offices[c.Office] = true
		}
		b.actorOf[t.ID] = a
	}
	b.joinPersons()
	b.joinBodies()
	b.joinSettings()
	b.learnNames()
	for _, a := range b.people {
		if a.into == nil {
			b.addActor(a)
		}
	}
}

// presented is the actor that one claim presents, on its own.
func (b *book) presented(c *chancery.Actor) *actor {
	a := &actor{what: c.Actor, country: c.Country, offices: map[string]bool{}}
	switch c.Actor {
	case "person":
		if a.words = b.spelling.person(c.Name); len(a.words) == 0 {
			return nil
		}
		a.key = "person " + strings.Join(a.words, " ") + " " + string(c.Country)
	case "country":
		if a.country == "" {
			a.country = b.atlas.states[b.spelling.key(c.Name)]
		}
		a.key = countryKey(a.country)
		if a.country == "" {
			a.key = "state " + b.spelling.key(c.Name)
		}
	default:
		a.what = "organisation"
		k := b.spelling.key(c.Name)
		if k == "" {
			return nil
		}
		if first, ok := b.bodies.first[k]; ok {
			a.key, a.country = bodyKey(first), ""
		} else {
			a.key = bodyKey(k) + " " + string(c.Country)
		}
		a.words = strings.Fields(k)
	}
	return a
}

func countryKey(c chancery.Country) string { return "country " + string(c) }
func bodyKey(folded string) string         { return "body " + folded }

// joinPersons merges persons of like names. Only those that share a word of their
// names, as written or as the variant it stands for, are compared.
func (b *book) joinPersons() {
	var all []*actor
	index := map[string][]*actor{}
	for _, a := range b.people {
		if a.what != "person" {
			continue
		}
		all = append(all, a)
		for _, k := range b.nameKeys(a.words) {
			index[k] = append(index[k], a)
		}
	}
	b.byName = index
	slices.SortFunc(all, func(x, y *actor) int {
		return cmp.Or(cmp.Compare(len(y.words), len(x.words)), cmp.Compare(x.key, y.key))
	})
	for _, a := range all {
		if a.into != nil {
			continue
		}
		for _, o := range b.near(a, index) {
			if o.into == nil && b.spelling.like(a.words, o.words) == alike && sameBearer(a, o) {
				merge(o, a)
			}
		}
	}
	for _, a := range all {
		if a.into == nil && a.country == "" && len(a.words) == 1 {
			if o := b.onlyHolder(a, b.near(a, index)); o != nil {
				merge(a, o)
			}
		}
		if a.into == nil {
			if full := b.onlyFuller(a, b.near(a, index)); full != nil {
				merge(a, full)
			}
		}
	}
}

// nameKeys are the keys that two names that are alike share at least one of.
func (b *book) nameKeys(words []string) []string {
	keys := []string{blunt(strings.Join(words, ""))}
	for _, w := range words {
		if v := b.spelling.variants[w]; v != "" {
			w = v
		}
		if len(w) > 1 {
			keys = append(keys, blunt(w))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// near lists the persons that share the rarest key of a, most names being shared
// by few; in order of key.
func (b *book) near(a *actor, index map[string][]*actor) []*actor {
	var out []*actor
	seen := map[*actor]bool{a: true}
	for _, k := range b.nameKeys(a.words) {
		for _, o := range index[k] {
			if !seen[o] {
				seen[o] = true
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(x, y *actor) int { return cmp.Compare(x.key, y.key) })
	return out
}

// sameBearer reports whether two persons of one full name can be one person: of
// one country, of an unknown one, or holding one office that is not held by many.
// A name of one word is a family name, which many bear.
func sameBearer(a, o *actor) bool {
	if len(a.words) == 1 && len(o.words) == 1 {
		return a.country == o.country
	}
	if a.country == o.country || a.country == "" || o.country == "" {
		return true
	}
	for f := range a.offices {
		if o.offices[f] && f != "other" && f != "minister" && f != "analyst" {
			return true
		}
	}
	return false
}

// onlyHolder is the one person of a's name, a single word, who holds the office that
// some paper gives a without telling of which country: "King Rudolf" is Rudolf of
// Ruritania where no other Rudolf is king. Nil where none or several are.
func (b *book) onlyHolder(a *actor, others []*actor) *actor {
	var one *actor
	for _, o := range others {
		if o = o.is(); o == a || o == one || o.country == "" || b.spelling.like(a.words, o.words) != alike {
			continue
		}
		for f := range a.offices {
			if b.only[f] && o.offices[f] {
				if one != nil {
					return nil
				}
				one = o
				break
			}
		}
	}
	return one
}

// onlyFuller is the one person whose name holds a's and who can be a: of the same
// country and, where several are, of the same office. Nil where none or several are.
func (b *book) onlyFuller(a *actor, others []*actor) *actor {
	var fuller, held []*actor
	for _, o := range others {
		o = o.is()
		if o == a.is() || slices.Contains(fuller, o) || slices.Contains(held, o) || b.spelling.like(a.words, o.words) != shorter {
			continue
		}
		if a.country != "" && o.country != "" && a.country != o.country {
			continue
		}
		if len(a.words) > 1 || a.country != "" {
			fuller = append(fuller, o)
		}
		for f := range a.offices {
			if o.offices[f] && (a.country != "" || b.only[f]) {
				held = append(held, o)
				break
			}
		}
	}
	switch {
	case len(held) == 1:
		return held[0]
	case len(fuller) == 1:
		return fuller[0]
	}
	return nil
}

// merge makes a part of o. What a was known as stays in its claims.
func merge(a, o *actor) {
	a, o = a.is(), o.is()
	if a == o {
		return
	}
	a.into = o
	o.tolds = append(o.tolds, a.tolds...)
	sortTolds(o.tolds)
	for f := range a.offices {
		o.offices[f] = true
	}
	if o.country == "" {
		o.country = a.country
	}
	if len(a.words) > len(o.words) {
		o.words = a.words
	}
}

// learnNames remembers what each paper calls whom.
func (b *book) learnNames() {
	for _, t := range b.of[chancery.KindActor] {
		a := b.actorOf[t.ID].is()
		if a == nil {
			continue
		}
		b.actorOf[t.ID] = a
		b.presents[t.paper] = append(b.presents[t.paper], t)
		m := b.known[t.paper]
		if m == nil {
			m = map[string]*actor{}
			b.known[t.paper] = m
		}
		c := t.Body.(*chancery.Actor)
		m[b.spelling.key(c.Name)] = a
		for _, n := range c.Aliases {
			if k := b.spelling.key(n); m[k] == nil {
				m[k] = a
			}
		}
	}
}

// who is the actor that a paper means by a name, or nil: an actor it presents, a
// country, or a body that the program knows.
func (b *book) who(p *paper, name string) *actor {
	k := b.spelling.key(name)
	if a := b.known[p][k]; a != nil {
		return a.is()
	}
	if code, ok := b.atlas.states[k]; ok {
		return &actor{what: "country", key: countryKey(code), country: code}
	}
	if first, ok := b.bodies.first[k]; ok {
		return &actor{what: "organisation", key: bodyKey(first), words: strings.Fields(first)}
	}
	return nil
}

// sideOf is what tells one side of a promise or an agreement from another: the
// country of whoever is named, or the body, or the folded name.
func (b *book) sideOf(p *paper, name string) string {
	a := b.who(p, name)
	switch {
	case a == nil:
		return "name " + b.spelling.key(name)
	case a.country != "":
		return string(a.country)
	}
	return a.key
}

// sides are the sides that names stand for, sorted, each once.
func (b *book) sides(p *paper, names ...[]string) []string {
	var out []string
	for _, ns := range names {
		for _, n := range ns {
			out = append(out, b.sideOf(p, n))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
