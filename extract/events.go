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
}

// An occasion is words for what is attended, and the form of event it is.
type occasion struct {
	words []string
	form  string
}

// An eventRule is one line of events.txt.
type eventRule struct {
	name      string
	trigger   [][]string // lemmas in a row
	with      [][]string // per trigger: lemmas wanted within eight tokens behind it
	form      string
	plover    string
	mode      string
	subj      string
	obj       string
	gen       string
	prep      map[string]string // preposition → role
	place     map[string]bool   // prepositions whose name is a place as well
	light     map[string]bool
	min       int
	setting   bool            // what is attended gives the form, and has to
	text      bool            // a text has to be near
	object    bool            // the object has to be named
	adjective bool            // a nation's adjective of a thing is an object too
	held      bool            // the subject is what is held: a forum, a session
	near      bool            // prepositions count right behind the verb only
	usual     chancery.Status // where nothing tells another
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
	slices.SortStableFunc(e.settings, func(a, b occasion) int { return len(b.words) - len(a.words) })
	return e, nil
}

func (e *events) learn(l lines.Line) error {
	r := &eventRule{name: l.Cols[0], form: l.Col(3), plover: l.Col(4), mode: l.Col(5), prep: map[string]string{}, place: map[string]bool{}, light: map[string]bool{}, min: 2}
	into := e.verbs
	switch l.Cols[1] {
	case "noun":
		into = e.nouns
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

func (r *eventRule) role(l lines.Line, f string) error {
	key, val, _ := strings.Cut(f, "=")
	switch key {
	case "subj":
		r.subj = val
	case "obj":
		val, r.object = strings.CutSuffix(val, "!")
		r.obj = val
		if in := strings.Trim(val, "()"); in != val {
			r.obj, r.place["obj"] = in, true
		}
	case "gen":
		r.gen = val
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
	case "adjective":
		r.adjective = true
	case "held":
		r.held = true
	case "near":
		r.near = true
	default:
		if val == "" {
			return l.Errorf("%s: no role in %q; want preposition=role", r.name, f)
		}
		if in := strings.Trim(val, "()"); in != val {
			val, r.place[key] = in, true
		}
		if val == "-" {
			val = ""
		}
		r.prep[key] = val
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
			if len(l.names) == 0 || !l.short() || l.Heading != headings || strings.HasSuffix(p.Text(l.Span), "?") {
				continue
			}
			for v := range l.Tokens {
				for _, r := range e.rules(p, l, v) {
					if c, ok := e.read(p, l, v, r, out); ok {
						out = add(out, c)
						break
					}
				}
			}
		}
	}
	return e.done(p, out)
}

// rules is the rules whose trigger stands at token v of l.
func (e *events) rules(p *page, l *line, v int) []*eventRule {
	t := l.Tokens[v]
	if t.Start > 0 && p.Doc.Text[t.Start-1] == '-' {
		return nil // "U.S.-supported"
	}
	var list []*eventRule
	switch {
	case t.UPOS == "VERB":
		list = e.verbs[t.Lemma]
	case t.UPOS == "NOUN", t.UPOS == "ADJ": // "joint exercise"
		list = e.nouns[t.Lemma]
	case t.UPOS == "PROPN" && p.nameAt(l, v) < 0: // "State Visit" in a headline
		list = e.nouns[strings.ToLower(p.word(l, v))]
	}
	if list == nil {
		return nil
	}
	var out []*eventRule
	for _, r := range list {
		for k, ws := range r.trigger {
			if p.words(l, v, ws) && (len(r.with[k]) == 0 || p.after(l, v+len(ws), min(len(l.Tokens), v+12), r.with[k], 9)) {
				out = append(out, r)
				break
			}
		}
	}
	return out
}
