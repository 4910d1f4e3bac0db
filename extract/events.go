package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// events finds events by the verbs and nouns of data/en/events.txt.
type events struct {
	verbs, nouns map[string][]*eventRule // first lemma of the trigger → rules
	forms        map[string]map[string]string
	settings     []occasion // what is attended; the longest words first
	texts        map[string]bool
	acts         *acts
	plover       plover
}

// An occasion is words for what is attended, and the form of event it is.
type occasion struct {
	words []string
	form  string
}

// An eventRule is one line of events.txt.
type eventRule struct {
	name    string
	noun    bool       // told by a noun
	trigger [][]string // lemmas in a row
	with    [][]string // per trigger: lemmas wanted within eight tokens behind it
	form    string
	plover  string
	mode    string
	subj    string
	obj     string
	gen     string
	preps   []string          // in the order of the line
	prep    map[string]string // preposition → role
	place   map[string]bool   // relations whose name is a place as well
	light   map[string]bool
	min     int
	setting bool            // what is attended gives the form, and has to
	text    bool            // a text has to be near
	object  bool            // the object has to be named
	named   bool            // the noun ends the name of a body that meets
	held    bool            // the subject is what is held: a forum, a session
	near    bool            // prepositions count right behind the verb only
	bare    bool            // the verb has no object
	usual   chancery.Status // where nothing tells another
}

func newEvents(data fs.FS) (finder, error) {
	e := &events{verbs: map[string][]*eventRule{}, nouns: map[string][]*eventRule{}, forms: map[string]map[string]string{}, texts: map[string]bool{}}
	for l, err := range lines.Read(data, "en/events.txt", 7) {
		if err != nil {
			return nil, err
		}
		if err := e.learn(l); err != nil {
			return nil, err
		}
	}
	for l, err := range lines.Read(data, "en/forms.txt", 2) {
		if err != nil {
			return nil, err
		}
		for _, w := range l.List(1) {
			if l.Cols[0] == "text" {
				e.texts[w] = true
			}
			if e.forms[l.Cols[0]] == nil {
				e.forms[l.Cols[0]] = map[string]string{}
			}
			e.forms[l.Cols[0]][w] = l.Col(2)
			if l.Cols[0] == "setting" {
				e.settings = append(e.settings, occasion{strings.Fields(w), l.Col(2)})
			}
		}
	}
	var err error
	if e.acts, err = newActs(data); err != nil {
		return nil, err
	}
	if e.plover, err = newPlover(data); err != nil {
		return nil, err
	}
	slices.SortStableFunc(e.settings, func(a, b occasion) int { return len(b.words) - len(a.words) })
	return e, nil
}

func (e *events) learn(l lines.Line) error {
	r := &eventRule{name: l.Cols[0], form: l.Col(3), plover: l.Col(4), mode: l.Col(5), prep: map[string]string{}, place: map[string]bool{}, light: map[string]bool{}, min: 2}
	into := e.verbs
	switch l.Cols[1] {
	case "noun":
		into, r.noun = e.nouns, true
	case "verb":
	default:
		return l.Errorf("%s: no class %q; want noun or verb", r.name, l.Cols[1])
	}
	for t := range strings.SplitSeq(l.Cols[2], "|") {
		words, with, _ := strings.Cut(t, "+")
		ws := strings.Fields(words)
		r.trigger = append(r.trigger, ws)
		r.with = append(r.with, strings.Fields(with))
		if !slices.Contains(into[ws[0]], r) {
			into[ws[0]] = append(into[ws[0]], r)
		}
	}
	for _, col := range l.Cols[6:] {
		for f := range strings.FieldsSeq(col) {
			if err := r.role(l, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// role reads one role of a line: a relation and what it brings.
func (r *eventRule) role(l lines.Line, f string) error {
	key, val, _ := strings.Cut(f, "=")
	role := strings.Trim(val, "()!")
	r.place[key] = strings.HasPrefix(val, "(")
	switch key {
	case "nsubj":
		r.subj = role
	case "obj":
		r.obj, r.object = role, strings.HasSuffix(val, "!")
	case "nmod:poss":
		r.gen = role
	case "light":
		for w := range strings.SplitSeq(val, "|") {
			r.light[w] = true
		}
	case "min":
		if val != "0" && val != "1" && val != "2" {
			return l.Errorf("%s: min=%q; want 0, 1 or 2", r.name, val)
		}
		r.min = int(val[0] - '0')
	case "setting":
		r.setting = true
	case "text":
		r.text = true
	case "default":
		r.usual = chancery.Status(val)
	case "named":
		r.named = true
	case "held":
		r.held = true
	case "near":
		r.near = true
	case "bare":
		r.bare = true
	default:
		prep, ok := strings.CutPrefix(key, "obl:")
		if !ok || role == "" {
			return l.Errorf("%s: no role in %q; want nsubj, obj, nmod:poss or obl:PREPOSITION, and = with a role", r.name, f)
		}
		r.preps = append(r.preps, prep)
		r.prep[prep], r.place[prep] = role, r.place[key]
	}
	return nil
}

// find yields the events of p. A sentence that repeats what an earlier one of the
// document said and adds nothing yields none.
func (e *events) find(p *page) []chancery.Claim {
	var out []chancery.Claim
	for _, headings := range [...]bool{false, true} { // a headline says again what its text says better
		for i := range p.lines {
			l := &p.lines[i]
			if len(l.names) == 0 || !l.short() || l.Heading != headings || p.asks(l) {
				continue
			}
			s := p.sight(l)
			if s == nil {
				continue
			}
			for i := range s.ws {
				for _, t := range e.rules(s, i) {
					if c, ok := e.read(s, t.at, t.rule, out); ok {
						out = add(out, c)
						break
					}
				}
			}
		}
	}
	out = e.done(p, out)
	p.thread(out)
	return out
}

// A trigger is a rule and the word of a sentence that tells its event.
type trigger struct {
	rule *eventRule
	at   int // of several words the head: "exercise" of "joint exercise"
}

// rules is the rules whose trigger begins at word i of s.
func (e *events) rules(s *sight, i int) []trigger {
	w := &s.ws[i]
	if w.Start > 0 && s.p.Doc.Text[w.Start-1] == '-' {
		return nil // "U.S.-supported"
	}
	var list []*eventRule
	switch {
	case w.UPOS == "VERB" && s.ws[i].Rel == "obj": // "held summit talks", misread
		list = e.nouns[w.Lemma]
	case w.UPOS == "VERB":
		list = e.verbs[w.Lemma]
	case w.UPOS == "NOUN", w.UPOS == "ADJ": // "joint exercise"
		list = e.nouns[w.Lemma]
	case w.UPOS == "PROPN": // "State Visit" in a headline, "the Hill States Summit"
		list = e.nouns[strings.ToLower(w.Form)]
	}
	if len(list) == 0 {
		return nil
	}
	body := s.endsBody(i)
	var out []trigger
	for _, r := range list {
		if r.named != (body >= 0) || r.noun && body < 0 && w.UPOS == "PROPN" && s.named(i) >= 0 {
			continue
		}
		for k, ws := range r.trigger {
			if r.bare && s.first(i, "obj") >= 0 {
				continue
			}
			if s.row(i, ws) && (len(r.with[k]) == 0 || s.soon(i+len(ws), r.with[k])) {
				at := i
				if r.noun {
					at += len(ws) - 1
				}
				out = append(out, trigger{r, at})
				break
			}
		}
	}
	return out
}

// row reports whether the lemmas stand at word i in a row.
func (s *sight) row(i int, lemmas []string) bool {
	if i+len(lemmas) > len(s.ws) {
		return false
	}
	for k, w := range lemmas {
		if s.ws[i+k].Lemma != w && !strings.EqualFold(s.ws[i+k].Form, w) {
			return false
		}
	}
	return true
}

// soon reports whether the lemmas stand in a row within nine words from i on, before
// another finite verb.
func (s *sight) soon(i int, lemmas []string) bool {
	for k := i; k < min(i+9, len(s.ws)); k++ {
		if s.row(k, lemmas) {
			return true
		}
		if x := s.ws[k].XPOS; s.ws[k].UPOS == "VERB" && (x == "VBD" || x == "VBZ") {
			return false
		}
	}
	return false
}

// endsBody is the body that meets whose name word i ends, as an index into the names of
// the page, or -1.
func (s *sight) endsBody(i int) int {
	n := s.named(i)
	if n < 0 {
		return -1
	}
	if m := &s.p.Names[n]; m.Type != chancery.Organisation || m.Mechanism == "" || m.Mechanism == "outlet" || m.End > s.ws[i].End {
		return -1
	}
	return n
}
