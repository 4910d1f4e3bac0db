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
		if len(l.names) == 0 || !l.prose() || !p.abroad(l) {
			continue
		}
		end := 0
		for _, h := range x.heads(p, l) {
			if h.from < end {
				continue // "branches of universities": the first is the thing
			}
			c, to, ok := x.claim(p, l, h)
			if !ok {
				continue
			}
			end = to
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
func (x *projects) claim(p *page, l *line, h measured) (c chancery.Claim, end int, ok bool) {
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
	if many && own < 2 && len(p.peoplesIn(l, f.tail, f.to)) == 0 || own == 0 && f.tail == f.to && place == "" && h.to-h.from == 1 {
		return c, end, false
	}
	who := p.countriesIn(l, 0, len(l.Tokens))
	joint := slices.ContainsFunc(l.Tokens[from:h.from], func(t chancery.Token) bool {
		return t.Lemma == "joint" || t.UPOS == "PROPN" && strings.ContainsAny(t.Lemma, "-–")
	})
	if two := p.pair(); len(who) < 2 && joint && two != nil {
		who = two
	}
	if len(who) < 2 || len(who) > 4 {
		return c, end, false
	}
	status, rule, ok := x.stage(p, l, from, end)
	if n := p.nameAt(l, h.from); !ok || n >= 0 && (p.Names[n].Type == chancery.Organisation || p.Names[n].Type == chancery.Instrument || p.Names[n].Type == chancery.Location) && !x.founded(p, l, from) {
		return c, end, false
	}
	b := &chancery.Project{Name: p.textOf(l, from, end), Place: place, Sector: x.sector(p, l, h, from), Parties: p.called(who), Status: status}
	return chancery.Claim{Evidence: p.sentenceOf(l.Span), Body: b, Rule: "project." + rule, Confidence: 0.6}, end, true
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

// stage is how far the words before the thing at tokens [from, to) of l, and
// those right behind it, say that it has come: the lowest that any of them tells.
func (x *projects) stage(p *page, l *line, from, to int) (status, rule string, ok bool) {
	lo, hi := p.clause(l, from)
	rank := len(projectStatus)
	x.verbs.each(p, l, func(n int, at found) bool {
		s := x.stages[n]
		switch {
		case at.to <= from && at.from >= max(lo, from-22) && !p.subjectBetween(l, at.to, from):
		case at.from >= to && at.from < min(hi, to+6) && p.becameOf(l, to, at):
		default:
			return true
		}
		value := s.done
		switch told := p.told(l, at.from); {
		case told == chancery.Denied:
			ok, rank = false, -1
			return false
		case told == chancery.Ongoing && s.done == "completed":
			value = "implementation"
		case notYet(told) && s.planned != "":
			value = s.planned
		}
		r := slices.Index(projectStatus, value)
		if value == "" {
			r = len(projectStatus) - 1 // a noun alone tells that there is a project, and not how far it is
		}
		if r >= 7 && value != "" { // suspended and cancelled decide
			r = 0
		}
		if !ok || r < rank {
			ok, rank, status, rule = true, r, value, s.name
		}
		return true
	})
	return status, rule, ok
}

// subjectBetween reports whether a finite verb with a subject of its own stands
// in tokens [a, b), so that words before it do not govern what follows.
func (p *page) subjectBetween(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		t := &l.Tokens[k]
		if (t.XPOS == "MD" || t.XPOS == "VBD" || t.XPOS == "VBZ" || t.UPOS == "AUX" && t.Lemma == "be") && k > a {
			return true
		}
	}
	return false
}

// becameOf reports whether the words at say what became of the thing that ends
// before token end: "was opened", "is under construction", "built by Ruritania".
func (p *page) becameOf(l *line, end int, at found) bool {
	for k := end; k < at.from; k++ {
		switch t := &l.Tokens[k]; {
		case t.UPOS == "AUX", t.UPOS == "ADV", t.UPOS == "PART", p.is(l, k, "which", "that", ","), t.Lemma == "to":
		default:
			return false
		}
	}
	t := &l.Tokens[at.from]
	return t.XPOS != "VBG" && t.UPOS == "VERB" || at.to-at.from > 1
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
