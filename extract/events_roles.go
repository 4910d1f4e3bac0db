package extract

import (
	"slices"
	"strings"

	"chancery"
)

// A scene is an event being read: the word that tells it in the tree of its sentence,
// and the verb that carries it where that word is a noun, or -1.
type scene struct {
	*sight
	at, verb int
	light    bool // the verb only carries the noun: "paid a visit"
}

// sceneAt is the scene of the word at i of s.
func (e *events) sceneAt(s *sight, i int, r *eventRule) *scene {
	c := &scene{sight: s, at: i, verb: i}
	if !r.noun {
		return c
	}
	c.verb = -1
	k := i
	for range 4 { // "the second round of the talks", "talks and a banquet"
		h := s.head(k)
		if h < 0 {
			break
		}
		switch rel := s.rel(k); {
		case rel == "conj" && s.nominal(h):
		case rel == "nmod" && s.p.grammar.stretch[s.ws[h].Lemma] && s.marked(k) == "of":
		case s.ws[h].UPOS == "VERB" && (rel == "obj" || rel == "obl" || rel == "nsubj" || rel == "xcomp"):
			c.verb = h
			c.light = r.light[s.ws[h].Lemma] && (rel == "obj" || rel == "xcomp" || s.ws[k].Rel == "nsubj:pass" || rel == "obl" && slices.Contains(carrying, s.marked(k)))
			return c
		default:
			return c
		}
		k = h
	}
	return c
}

// carrying is the prepositions by which a verb carries the noun of an event: "arrived on
// a visit", "left for talks", "participated in the talks".
var carrying = []string{"on", "for", "in", "to", "from", "with", "at", ""}

// cast gives those who take part their roles, by the relations that r names.
func (e *events) cast(c *scene, r *eventRule, f *frame) {
	if c.at == c.verb {
		e.ofVerb(c, r, f)
	} else {
		e.ofNoun(c, r, f)
	}
	if r.named && !c.gathering(r, f) {
		f.people, f.event.Form = nil, ""
		return
	}
	alone := !r.noun && r.form == "talks" && r.subj == "party" && len(f.people) == 0
	defer func() {
		if alone && len(f.people) > 1 {
			f.people = nil // "his ability to negotiate with Ruritania and Graustark": with him, and not with each other
		}
	}()
	for _, prep := range r.preps {
		role := r.prep[prep]
		if role == "" {
			continue
		}
		for _, k := range c.brought(prep, r.near) {
			if r.place[prep] {
				c.hosted(k, role, f)
			} else {
				f.cast(c.sight, c.tied(k), role)
			}
		}
	}
}

// ofVerb is cast of an event that a verb tells. A passive turns its sides round.
func (e *events) ofVerb(c *scene, r *eventRule, f *frame) {
	v := c.at
	if c.passive(v) {
		objects := c.all(v, "nsubj:pass")
		if len(objects) == 0 {
			objects = c.subject(v)
		}
		if h := c.head(v); c.ws[v].Rel == "acl" && h >= 0 && c.ws[h].UPOS == "PROPN" && c.comma(h, v) {
			return // "the summit with Prince Karl, hosted by": who or what is hosted, the tree cannot know
		}
		f.cast(c.sight, c.agents(v), r.subj)
		e.suffer(c, objects, r, f)
		return
	}
	if h, by := c.whom(v); h >= 0 {
		f.cast(c.sight, by, r.subj)
		e.suffer(c, []int{h}, r, f)
		return
	}
	f.cast(c.sight, c.subject(v), r.subj)
	objects := c.all(v, "obj", "iobj")
	if len(objects) == 0 && c.ws[v].Rel == "acl:relcl" && len(c.all(v, "nsubj")) > 0 && c.head(v) >= 0 { // "the envoy whom the king met"
		if s := c.first(v, "nsubj"); c.ws[s].UPOS != "PRON" {
			objects = []int{c.head(v)}
		}
	}
	e.suffer(c, objects, r, f)
}

// comma reports whether a comma stands between words a and b.
func (s *sight) comma(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if s.ws[k].Form == "," {
			return true
		}
	}
	return false
}

// whom is what the relative clause of the verb at v hangs on, where "whom" opens it, and
// who does the verb: the first actor behind that word, which a long apposition hides from
// the tree. It is -1 where there is no such clause.
func (c *scene) whom(v int) (h int, by []int) {
	h = c.head(v)
	if c.ws[v].Rel != "acl:relcl" || h < 0 {
		return -1, nil
	}
	for w := h + 1; w < v; w++ {
		if !c.is(w, "whom", "who") || c.ws[w].Form == "who" {
			continue
		}
		for k := w + 1; k < v; k++ {
			if c.actor(k, 0) >= 0 {
				return h, c.tied(k)
			}
		}
	}
	return -1, nil
}

// suffer casts the objects of a verb. One that is visited is a place.
func (e *events) suffer(c *scene, objects []int, r *eventRule, f *frame) {
	before := len(f.people)
	for _, k := range objects {
		if r.obj == "" || r.place["obj"] && c.hosted(k, r.obj, f) {
			continue
		}
		f.cast(c.sight, []int{k}, r.obj)
	}
	if r.object && len(f.people) == before {
		f.people = nil
	}
}

// ofNoun is cast of an event that a noun tells: whose it is, and who does the verb that
// carries it.
func (e *events) ofNoun(c *scene, r *eventRule, f *frame) {
	if r.gen != "" {
		for _, k := range c.kids[c.at] {
			switch c.ws[k].Rel {
			case "nmod:poss":
				if n := c.named(k); n < 0 || r.form == "visit" || c.p.Names[n].Mechanism == "" { // else the body that meets
					f.take(c.p, c.whose(k), r.gen)
				}
			case "compound", "amod", "nmod": // "the Zapt visit"
				if k < c.at && c.marked(k) == "" {
					if ns := c.actors([]int{k}); len(ns) == 1 && c.p.Names[ns[0]].Type == chancery.Person {
						f.take(c.p, ns, r.gen)
					}
				}
			}
		}
		c.between(f, r)
	}
	if c.verb < 0 {
		return
	}
	if in := c.marked(c.at); r.named && (in == "at" || in == "during" || in == "in") {
		f.cast(c.sight, c.subject(c.verb), r.subj)
		return
	}
	switch {
	case c.light && r.subj != "" && c.passive(c.verb):
		f.cast(c.sight, c.agents(c.verb), r.subj)
	case c.light && r.subj != "" && !c.is(c.at, c.ws[c.verb].Lemma):
		if s := c.subject(c.verb); !slices.Contains(s, c.at) {
			f.cast(c.sight, s, r.subj)
		}
	case len(f.people) == 0 || len(f.people) == 1 && r.obj+r.subj == "party":
		if c.p.grammar.means[c.ws[c.verb].Lemma] && !c.passive(c.verb) && c.rel(c.at) == "obj" { // "proposed a meeting with"
			f.cast(c.sight, c.subject(c.verb), r.subj)
		}
		fallthrough
	case r.subj == "party" && c.opening():
		if ns := c.actors(c.subject(c.verb)); len(ns) > 1 && r.subj == "party" && c.opening() {
			f.take(c.p, ns, r.subj)
		}
	}
}

// gathering casts the body whose name the noun ends, and who is told to do something
// there. It is false where the name does not say where or when that is done: "the Forum
// welcomed the plan".
func (c *scene) gathering(r *eventRule, f *frame) bool {
	switch c.marked(c.at) {
	case "at", "during", "in", "ahead of", "after", "before", "for", "following", "to":
	default:
		return false
	}
	if h := c.head(c.at); h >= 0 && c.p.grammar.besides[c.ws[h].Lemma] {
		return false // "on the sidelines of the summit" says where another meeting was
	}
	n := c.endsBody(c.at)
	m := &c.p.Names[n]
	f.event.Mechanism, f.event.Edition = m.Name, m.Edition
	f.bodies[m.Name] = "international"
	f.join(chancery.Participant{Name: m.Name, Country: m.Country, Role: "organiser"})
	return true
}

// between casts the states and bodies whose names stand right before the noun: "the
// Ruritanian-Graustarkian talks", "the Alpine Treaty summit".
func (c *scene) between(f *frame, r *eventRule) {
	if r.form == "visit" || r.form == "signing" {
		return
	}
	var states []int
	seen := map[chancery.Country]bool{}
	from := c.leftmost(c.at)
	for x := from; x < c.at; x++ {
		n := c.named(x)
		if n < 0 || c.rel(x) == "nmod" && c.marked(x) != "" {
			continue
		}
		m := &c.p.Names[n]
		switch {
		case m.Type == chancery.Organisation && m.Mechanism != "" && m.Mechanism != "outlet":
			if h := c.head(c.at); f.event.Mechanism == "" && (h < 0 || !c.p.grammar.besides[c.ws[h].Lemma]) {
				f.event.Mechanism, f.event.Edition = m.Name, m.Edition
				f.bodies[m.Name] = "international"
				f.join(chancery.Participant{Name: m.Name, Country: m.Country, Role: "organiser"})
			}
		case (m.State || m.Type == chancery.National) && m.Country != "" && !seen[m.Country]:
			seen[m.Country] = true
			states = append(states, n)
		}
	}
	if len(states) > 1 || len(states) == 1 && (f.event.Mechanism != "" || c.with()) {
		f.take(c.p, states, r.gen)
	}
}

// with reports whether "with" brings an actor to the noun: "the U.S. summit with the
// members of the Alpine Treaty".
func (c *scene) with() bool {
	for _, k := range c.kids[c.at] {
		if c.rel(k) == "nmod" && c.marked(k) == "with" && len(c.actors(c.tied(k))) > 0 {
			return true
		}
	}
	return false
}

// opening reports whether the noun stands behind "during", "at" or "after" beside a verb:
// who does that took part.
func (c *scene) opening() bool {
	return slices.Contains([]string{"during", "at", "in", "after", "following"}, c.marked(c.at))
}

// agents is who does the passive verb at v.
func (s *sight) agents(v int) []int {
	var out []int
	for _, k := range s.kids[v] {
		if s.rel(k) == "obl" && s.marked(k) == "by" {
			out = append(out, s.tied(k)...)
		}
	}
	return out
}

// brought is the nouns that the preposition brings to the word of the event or to the
// verb that carries it. Which noun a preposition hangs on is often a guess, so what hangs
// on those nouns counts as well: "talks on grain with Graustark", "the visit of the king
// to Graustark". Where near, only what follows at once.
func (c *scene) brought(prep string, near bool) []int {
	var out []int
	var look func(i, deep int)
	look = func(i, deep int) {
		for _, k := range c.kids[i] {
			switch rel := c.rel(k); {
			case rel != "obl" && rel != "nmod" || c.ws[k].Rel == "nmod:desc" || k < c.at && i != c.verb:
				continue
			case prepOf(c.marked(k)) == prep && !slices.Contains(out, k) && (!near || k-i < 6):
				out = append(out, k)
			}
			if !near && deep < 3 && prep != "of" && prep != "by" && prep != "from" {
				look(k, deep+1)
			}
		}
	}
	look(c.at, 0)
	if c.verb >= 0 && c.verb != c.at && !c.light && c.rel(c.at) == "obj" && prep != "of" && prep != "by" { // "welcomed the accession to"
		for _, k := range c.kids[c.verb] {
			if c.rel(k) == "obl" && prepOf(c.marked(k)) == prep && k > c.at && k-c.at < 8 {
				out = append(out, k)
			}
		}
	}
	if c.verb >= 0 && c.verb != c.at && c.light {
		look(c.verb, 0)
		for _, o := range c.all(c.verb, "obj") { // "held talks and a banquet with"
			if o != c.at && c.tied(o)[0] == o && slices.Contains(c.tied(o), c.at) {
				look(o, 0)
			}
		}
	}
	return out
}

// prepOf is a preposition without what only strengthens it: "along with" is "with".
func prepOf(p string) string {
	if p == "alongside" || strings.HasSuffix(p, " with") {
		return "with"
	}
	return p
}

// hosted makes the place at word k the place of the event, and its country the host. It
// is false where no place stands there.
func (c *scene) hosted(k int, role string, f *frame) bool {
	m := c.mention(k)
	if m == nil || m.Type != chancery.Location || m.Country == "" {
		return false
	}
	if f.event.Place == "" || m.Country == f.event.PlaceCountry && !m.State {
		f.event.Place, f.event.PlaceCountry = m.Name, m.Country
	}
	for _, n := range c.tied(k) {
		if m := c.mention(n); m != nil && m.Type == chancery.Location && m.Country != "" {
			f.join(chancery.Participant{Name: c.p.countryName(m.Country), Country: m.Country, Role: role})
		}
	}
	return true
}

// cast adds the actors that words of s stand for in a role. Of "Ruritanian officials" the
// words are kept, with the country.
func (f *frame) cast(s *sight, words []int, role string) {
	if role == "" || role == "-" {
		return
	}
	for _, k := range words {
		ns := s.actors([]int{k})
		if role == "guest" && len(ns) == 1 && s.p.Names[ns[0]].Type == chancery.National && s.p.Names[ns[0]].Meets(s.ws[k].Span) && strings.HasSuffix(s.ws[k].XPOS, "S") {
			continue // "many Ruritanians visited Graustark": no state
		}
		if len(ns) == 1 && s.described(k, &s.p.Names[ns[0]]).Name != "" && !s.p.Names[ns[0]].Meets(s.ws[k].Span) && s.ws[k].UPOS == "NOUN" {
			if m := &s.p.Names[ns[0]]; m.Type == chancery.National || m.State {
				x := s.described(k, m)
				x.Role = role
				f.join(x)
				continue
			}
		}
		f.take(s.p, ns, role)
	}
}
