package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// projects finds what states build and run together: a thing with a name of its
// own, with the status that the words give it and never a higher one. A list of
// fields ("joint projects in energy and transport") is no project.
type projects struct {
	things  cueSet
	sectors []string // by cue of things
	hints   map[string]string
	verbs   cueSet
	stages  []stage // by cue of verbs
}

// A stage is how far words say that a project has come: once what they tell is
// done, and while it is only to come.
type stage struct{ name, done, planned string }

// projectStatus is the statuses from the lowest to the highest, and then the two
// that end a project.
var projectStatus = []string{"", "proposed", "under discussion", "pledged", "agreed", "implementation", "completed", "suspended", "cancelled"}

func newProjects(data fs.FS) (finder, error) {
	x := &projects{hints: map[string]string{}}
	for l, err := range lines.Read(data, "en/sectors.txt", 3) {
		if err != nil {
			return nil, err
		}
		switch l.Cols[0] {
		case "thing":
			for _, w := range l.List(1) {
				x.things.add(phraseCue(w))
				x.sectors = append(x.sectors, l.Col(2))
			}
		case "hint":
			for _, w := range l.List(1) {
				x.hints[w] = l.Col(2)
			}
		default:
			return nil, l.Errorf("no sort %q; want thing or hint", l.Cols[0])
		}
	}
	for l, err := range lines.Read(data, "en/projects.txt", 4) {
		if err != nil {
			return nil, err
		}
		for _, s := range l.Cols[2:4] {
			if s != "-" && !slices.Contains(projectStatus, s) {
				return nil, l.Errorf("%s: no status %q; want one of %s", l.Cols[0], s, strings.Join(projectStatus[1:], ", "))
			}
		}
		for _, w := range l.List(1) {
			x.verbs.add(phraseCue(w))
			x.stages = append(x.stages, stage{l.Cols[0], l.Col(2), l.Col(3)})
		}
	}
	return x, nil
}

// find yields the projects of p, each once, with the first sentence outside of
// headlines that tells its status.
func (x *projects) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	at := map[string]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if len(l.names) == 0 || !l.prose() || p.asks(l) || !p.abroad(l) {
			continue
		}
		end := 0
		var before *earlier
		for _, h := range x.heads(p, l) {
			if h.from < end {
				continue // "branches of universities": the first is the thing
			}
			c, to, ok := x.claim(p, l, h, before)
			if !ok {
				continue
			}
			end, before = to, &earlier{to, c.Body.(*chancery.Project).Status, strings.TrimPrefix(c.Rule, "project.")}
			key := strings.ToLower(c.Body.(*chancery.Project).Name)
			k, seen := at[key]
			if !seen {
				at[key] = len(out)
				out = append(out, c)
			} else if p.witness(out[k].Evidence) == 0 || out[k].Body.(*chancery.Project).Status == "" && c.Body.(*chancery.Project).Status != "" {
				out[k] = c
			}
		}
	}
	return out
}

// An earlier is the project that a sentence told before, what made it one, and where its
// words end.
type earlier struct {
	end          int
	status, rule string
}

// heads is the things that l names, none inside a longer one, the last word of a
// phrase only: in "power plant workers" no plant is meant.
func (x *projects) heads(p *page, l *line) []measured {
	var out []measured
	x.things.each(p, l, func(n int, at found) bool {
		if at.from > 0 && (l.Tokens[at.from-1].UPOS == "AUX" || l.Tokens[at.from-1].Lemma == "to") { // "the talks could center on"
			return true
		}
		if l.Tokens[at.to-1].UPOS == "VERB" || at.to < len(l.Tokens) && (l.Tokens[at.to].UPOS == "NOUN" || l.Tokens[at.to].UPOS == "PROPN" || l.Tokens[at.to].Lemma == "'s") {
			return true
		}
		out = append(out, measured{at, n})
		return true
	})
	return slices.DeleteFunc(slices.Clone(out), func(m measured) bool {
		return slices.ContainsFunc(out, func(o measured) bool {
			return o.from <= m.from && m.to <= o.to && o.to-o.from > m.to-m.from
		})
	})
}

// claim is the project that thing h of l is, if it is one: it has words of its
// own, something is done with it, and two countries have to do with it.
func (x *projects) claim(p *page, l *line, h measured, before *earlier) (c chancery.Claim, end int, ok bool) {
	f := p.phraseAt(l, h.from, h.to)
	from := f.from
	if k := f.from - 2; k >= 0 && l.Tokens[f.from-1].Lemma == "'s" { // "the Academy's branch"
		for from = k; from > 0 && (l.Tokens[from-1].UPOS == "PROPN" || p.nameAt(l, from) >= 0 && p.nameAt(l, from-1) == p.nameAt(l, from)); {
			from--
		}
	}
	place, end := p.placeBehind(l, f.to)
	own := h.from - from
	many := l.Tokens[h.to-1].Plural()
	if many && !p.properIn(l, from, h.from) && place == "" && len(p.peoplesIn(l, f.tail, f.to)) == 0 || own == 0 && f.tail == f.to && place == "" && h.to-h.from == 1 {
		return c, end, false
	}
	who := x.builders(p, l, from, h.to-1, end)
	joint := slices.ContainsFunc(l.Tokens[from:h.from], func(t chancery.Token) bool {
		return t.Lemma == "joint" || t.UPOS == "PROPN" && strings.ContainsAny(t.Lemma, "-–")
	})
	if two := p.pair(); len(who) < 2 && joint && two != nil {
		who = two
	}
	if len(who) < 2 || len(who) > 4 {
		return c, end, false
	}
	status, rule, ok := x.stage(p, l, from, h.to-1, end)
	if !ok && before != nil && from == before.end+1 && p.is(l, before.end, "and") { // "the branch in Zenda and the college in Klow"
		status, rule, ok = before.status, before.rule, true
	}
	if p.is(l, h.to, "of") && p.placeNameAt(l, h.to+1) >= 0 && !x.founded(p, l, from) { // "the port of Zenda" is there
		return c, end, false
	}
	if n := p.nameAt(l, h.from); !ok || n >= 0 && (p.Names[n].Type == chancery.Organisation || p.Names[n].Type == chancery.Instrument || p.Names[n].Type == chancery.Location) && !x.founded(p, l, from) {
		return c, end, false
	}
	b := &chancery.Project{Name: p.textOf(l, from, end), Place: place, Sector: x.sector(p, l, h, from), Parties: p.called(who), Status: status}
	return chancery.Claim{Evidence: p.sentenceOf(l.Span), Body: b, Rule: "project." + rule, Trigger: l.Tokens[h.to-1].Span}, end, true
}

// properIn reports whether a proper noun or the adjective of a nation stands in tokens
// [from, to) of l: "relevant production facilities" have no name of their own.
func (p *page) properIn(l *line, from, to int) bool {
	for k := from; k < to; k++ {
		if l.Tokens[k].UPOS == "PROPN" || p.nameAt(l, k) >= 0 || p.is(l, k, "joint") {
			return true
		}
	}
	return false
}

// founded reports whether words of founding stand right before the body named at
// token from: a university or a bridge that only exists is no project.
func (x *projects) founded(p *page, l *line, from int) (yes bool) {
	x.verbs.each(p, l, func(n int, at found) bool {
		name := x.stages[n].name
		yes = yes || at.to <= from && at.to >= from-3 && (name == "nominal" || name == "build" || name == "complete")
		return !yes
	})
	return yes
}

// placeBehind is the place that "in" or "at" names behind token i, and where it ends.
func (p *page) placeBehind(l *line, i int) (string, int) {
	if i+1 >= len(l.Tokens) || !p.is(l, i, "in", "at", "near") {
		return "", i
	}
	n := p.placeNameAt(l, i+1)
	if n < 0 {
		return "", i
	}
	_, last := p.extent(l, n)
	return p.Names[n].Name, last + 1
}

// stage is how far the words that govern the thing at tokens [from, to) of l in the tree,
// and those that describe it, say that it has come: the lowest that any of them tells.
func (x *projects) stage(p *page, l *line, from, head, to int) (status, rule string, ok bool) {
	s := p.sight(l)
	if s == nil {
		return "", "", false
	}
	i := s.wordOf(head)
	if i < 0 {
		return "", "", false
	}
	if r := s.ws[i].Rel; r == "compound" || r == "amod" {
		return "", "", false // "reactor and fuel technologies"
	}
	told := map[int]bool{} // the words of stages
	x.verbs.each(p, l, func(n int, at found) bool {
		for k := at.from; k < at.to; k++ {
			if w := s.wordOf(k); w >= 0 {
				told[w] = true
			}
		}
		return true
	})
	over := s.around(i, told)
	rank := len(projectStatus)
	x.verbs.each(p, l, func(n int, at found) bool {
		w := s.wordOf(at.from)
		if at.from >= from && at.from < to && at.from >= head || !slices.Contains(over, w) && !(at.to-at.from > 1 && slices.Contains(over, s.wordOf(at.to-1))) {
			return true
		}
		g := x.stages[n]
		value := g.done
		switch told := p.told(l, at.from); {
		case told == chancery.Denied:
			ok, rank = false, -1
			return false
		case told == chancery.Ongoing && g.done == "completed":
			value = "implementation"
		case notYet(told) && g.planned != "":
			value = g.planned
		}
		r := slices.Index(projectStatus, value)
		if value == "" {
			r = len(projectStatus) - 1 // a noun alone tells that there is a project, and not how far it is
		}
		if value == g.planned && value != "" && g.done == "completed" && value != g.done {
			r = len(projectStatus) - 2 // what is to be built is as far as the words above it say
		}
		if r >= 7 && (value == "suspended" || value == "cancelled") { // suspended and cancelled decide
			r = 0
		}
		if !ok || r < rank {
			ok, rank, status, rule = true, r, value, g.name
		}
		return true
	})
	return status, rule, ok
}

// around is the words that say what is done with the thing at word i: those it hangs on,
// up to the verb of the sentence, and those that describe it or one of these nouns.
//
// Where told is given, a noun that is no word of it ends the way: who begins "the shelling
// of a port" begins no port.
func (s *sight) around(i int, told map[int]bool) []int {
	var out []int
	describes := func(k int) {
		for _, x := range s.kids[k] {
			if r := s.ws[x].Rel; r == "acl" || s.rel(x) == "amod" || s.rel(x) == "compound" {
				out = append(out, x)
			}
		}
	}
	describes(i)
	for k := i; ; {
		h := s.head(k)
		if h < 0 || slices.Contains(out, h) || len(out) > 40 {
			return out
		}
		switch rel := s.rel(k); {
		case rel == "parataxis", rel == "vocative", rel == "advcl" && s.ws[k].XPOS != "VB" && !s.is(k, "include") && !s.marks(k, "for"):
			return out
		case rel == "obl" && !slices.Contains([]string{"on", "of", "for", "with", "include", "including", ""}, s.marked(k)):
			return out // "laid a wreath at the monument"
		case rel == "nsubj" && !s.passive(h) && s.ws[h].UPOS == "VERB":
			if told != nil && !s.p.grammar.goes[s.ws[h].Lemma] && s.first(h, "obj", "xcomp", "ccomp") >= 0 {
				return out // "research centres intend to": who acts
			}
			return append(out, h) // "the project began", and nothing above that
		case s.ws[k].Rel == "acl:relcl":
			return out
		}
		if told != nil && s.strays(k, h, told, out) {
			return out
		}
		out = append(out, h)
		if s.nominal(h) && s.rel(k) != "conj" {
			describes(h)
		}
		k = h
	}
}

// strays reports whether the way from word k to h, on which out were met, leads away from
// what is done with a thing: over a noun that is no stage of it, over who is beside it, or
// over a verb of something else that is done to it.
func (s *sight) strays(k, h int, told map[int]bool, out []int) bool {
	switch rel := s.rel(k); {
	case rel == "nmod" && s.ws[h].UPOS == "NOUN":
		m := s.marked(k)
		return !told[h] && !s.p.grammar.stretch[s.ws[h].Lemma] || m == "between" || m == "with" || m == "by" || m == "from" || m == "to"
	case s.ws[h].UPOS == "VERB" && (rel == "obj" || rel == "obl" || s.ws[k].Rel == "nsubj:pass"):
		return !told[h] && !slices.ContainsFunc(out, func(x int) bool { return told[x] })
	}
	return false
}

// marks reports whether word m opens the clause of i.
func (s *sight) marks(i int, m string) bool {
	k := s.first(i, "mark")
	return k >= 0 && s.is(k, m)
}

// builders is the countries that have to do with the thing at tokens [from, end): those
// that its own words name, where it is, and who does what governs it, with whom.
func (x *projects) builders(p *page, l *line, from, head, end int) []chancery.Country {
	out := p.countriesIn(l, from, end)
	add := func(c chancery.Country) {
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	s := p.sight(l)
	if s == nil {
		return out
	}
	i := s.wordOf(head)
	if i < 0 {
		return out
	}
	for _, w := range append(s.around(i, nil), i) {
		var who []int
		switch {
		case s.ws[w].UPOS == "VERB":
			who = append(s.subject(w), s.agents(w)...)
			who = append(who, s.all(w, "obl")...)
			for _, o := range s.all(w, "obj") {
				who = append(who, s.all(o, "nmod")...)
			}
		case s.nominal(w):
			who = append(s.owners(w), s.all(w, "nmod")...)
			for _, o := range s.all(w, "nmod") { // "a power station near Zenda together with Graustark companies"
				who = append(who, s.all(o, "nmod")...)
			}
		}
		for _, k := range who {
			for _, n := range s.actors([]int{k}) {
				if m := &p.Names[n]; m.Type != chancery.Organisation || m.Role != "BUS" && m.Role != "MNC" {
					add(m.Country)
				}
			}
			if n := s.nationAt(k, 0); n >= 0 && prepOf(s.marked(k)) == "with" { // "with Ruritanian companies"
				add(p.Names[n].Country)
			}
			if m := s.mention(k); m != nil && m.Type == chancery.Location {
				add(m.Country)
			}
		}
	}
	order := p.countriesIn(l, 0, len(l.Tokens))
	slices.SortStableFunc(out, func(a, b chancery.Country) int { return slices.Index(order, a) - slices.Index(order, b) })
	return out
}

// sector is that of the thing's own word, or of the nearest word before it.
func (x *projects) sector(p *page, l *line, h measured, from int) string {
	if s := x.sectors[h.n]; s != "" {
		return s
	}
	for k := h.from - 1; k >= from; k-- {
		w := strings.ToLower(p.word(l, k))
		if s := x.hints[w]; s != "" {
			return s
		}
		for part := range strings.SplitSeq(w, "-") {
			if s := x.hints[part]; s != "" {
				return s
			}
		}
	}
	return ""
}
