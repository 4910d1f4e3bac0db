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
	texts        map[string]bool
}

// An eventRule is one line of events.txt.
type eventRule struct {
	name    string
	trigger [][]string // lemmas in a row
	with    [][]string // per trigger: lemmas wanted within eight tokens behind it
	form    string
	plover  string
	mode    string
	subj    string
	obj     string
	gen     string
	prep    map[string]string // preposition → role
	place   map[string]bool   // prepositions whose name is a place as well
	light   map[string]bool
	min     int
	setting bool // what is attended gives the form, and has to
	text    bool // a text has to be near
	object  bool // the object has to be named
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
		for _, w := range columns(l, 1) {
			if l.Cols[0] == "text" {
				e.texts[w] = true
			}
			if e.forms[l.Cols[0]] == nil {
				e.forms[l.Cols[0]] = map[string]string{}
			}
			e.forms[l.Cols[0]][w] = l.Col(2)
		}
	}
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
		if val != "1" && val != "2" {
			return l.Errorf("%s: min=%q; want 1 or 2", r.name, val)
		}
		r.min = int(val[0] - '0')
	case "setting":
		r.setting = true
	case "text":
		r.text = true
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
			if len(l.names) == 0 || l.Heading != headings {
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
	return out
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
	case t.UPOS == "NOUN":
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

// A frame is an event being read.
type frame struct {
	event    *chancery.Event
	people   []chancery.Participant
	verb     int // the verb that carries it
	trigger  int
	reach    int             // where the words that belong to the trigger end
	like     *chancery.Event // the event told before that this one repeats
	inferred string          // how the participants were, where no word of the sentence gives them
}

func (e *events) read(p *page, l *line, v int, r *eventRule, before []chancery.Claim) (chancery.Claim, bool) {
	f := &frame{event: &chancery.Event{Plover: r.plover, Mode: r.mode, Form: r.form}, verb: v, trigger: v}
	noun := l.Tokens[v].UPOS != "VERB"
	if noun {
		e.noun(p, l, v, r, f)
	} else {
		e.verbRoles(p, l, v, r, f)
	}
	e.behind(p, l, v, r, f)
	if !e.form(p, l, v, r, f) || (r.text && !e.textNear(p, l, v)) {
		return chancery.Claim{}, false
	}
	why := e.status(p, l, v, f, noun)
	if f.event.Status == "" {
		return chancery.Claim{}, false
	}
	f.reach = e.reach(p, l, v)
	told := false
	if len(f.people) < r.min && noun {
		told = f.inherit(p, l, before)
	}
	if len(f.people) < r.min && r.text {
		p.both(l, f)
	}
	if len(f.people) < r.min || !international(f) || !r.complete(f) && !told {
		return chancery.Claim{}, false
	}
	f.event.Participants = f.people
	p.when(l, f)
	p.where(l, f)
	if f.like != nil && f.event.Status == f.like.Status && (f.event.Start == "" || f.event.Start == f.like.Start) {
		return chancery.Claim{}, false // nothing new
	}
	f.event.Label = label(f.event)
	conf := 0.75
	if noun && f.verb == v {
		conf = 0.55
	}
	if _, in := p.quoted(l.Tokens[v].Start); in {
		conf -= 0.15
	}
	c := chancery.Claim{Evidence: p.Doc.Quote(l.Span), Rule: "event." + r.name, Confidence: conf, Why: why, Body: f.event}
	if f.inferred != "" {
		c.Basis, c.Why, c.Confidence = chancery.Inferred, why+"; "+f.inferred, conf-0.1
	}
	return c, true
}

// inherit gives the event of a definite noun, "The signing was postponed", the
// participants of the event of that form that the document told last.
func (f *frame) inherit(p *page, l *line, before []chancery.Claim) bool {
	if !p.is(l, f.trigger-1, "the", "this", "these", "those", "that") && !(f.trigger >= 2 && p.is(l, f.trigger-2, "the", "this")) {
		return false
	}
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i].Body.(*chancery.Event)
		if before[i].Evidence.Start > l.Start || before[i].Evidence.Start == l.Start && before[i].Evidence.End == l.End {
			continue
		}
		if o.Form == f.event.Form || strings.HasSuffix(o.Form, "visit") && strings.HasSuffix(f.event.Form, "visit") {
			f.people, f.event.Form = append(f.people, o.Participants...), o.Form
			f.inferred, f.like = "who takes part was told before", o
			return true
		}
	}
	return false
}

// both gives a signing whose signatories are not named the two countries of its
// sentence.
func (p *page) both(l *line, f *frame) {
	var found []int
	for _, n := range l.names {
		m := p.Names[n]
		if len(m.Set) == 2 {
			found = append(found, m.Set...)
		}
		if (m.State || m.Type == chancery.National) && m.Country != "" {
			found = append(found, n)
		}
	}
	countries := map[chancery.Country]bool{}
	for _, n := range found {
		countries[p.Names[n].Country] = true
	}
	if len(countries) == 2 {
		f.people = nil
		f.take(p, found, "signatory")
		f.inferred = "the two countries of the sentence"
	}
}

// verbRoles reads who does and who suffers the verb at v; a passive turns them round.
func (e *events) verbRoles(p *page, l *line, v int, r *eventRule, f *frame) {
	subj, obj := r.subj, r.obj
	if p.passive(l, v) || (r.subj != r.obj && p.reduced(l, v)) {
		subj, obj = r.obj, ""
		if subj == "" && r.text {
			subj = "-"
		}
	}
	if subj != "-" && subj != "" {
		f.take(p, p.doers(l, v), subj)
	}
	if obj != "" && r.place["obj"] && e.visited(p, l, v, obj, f) {
		return
	}
	if obj != "" {
		ns := p.objects(l, v)
		f.take(p, ns, obj)
		if len(ns) == 0 && r.object {
			f.people = nil
		}
	}
}

// visited reads the place behind "visited" or "to": a city makes its country the
// host. It is false where no place stands there.
func (e *events) visited(p *page, l *line, v int, role string, f *frame) bool {
	for k := v + 1; k < len(l.Tokens) && k-v < 5; k++ {
		n := p.nameAt(l, k)
		if n < 0 {
			if u := l.Tokens[k].UPOS; u != "DET" && u != "PROPN" && u != "NOUN" {
				return false
			}
			continue
		}
		if m := p.Names[n]; m.Type == chancery.Location && m.Country != "" {
			f.event.Place, f.event.PlaceCountry = m.Name, m.Country
			f.join(chancery.Participant{Name: p.countryName(m.Country), Country: m.Country, Role: role})
			return true
		}
		return false
	}
	return false
}

// passive reports whether the verb at v is a passive: a participle behind a form
// of be, or one right behind a noun.
func (p *page) passive(l *line, v int) bool {
	if x := l.Tokens[v].XPOS; x != "VBN" && x != "VBD" {
		return false
	}
	for k := v - 1; k >= 0 && v-k < 5; k-- {
		t := l.Tokens[k]
		switch {
		case t.UPOS == "AUX" && t.Lemma == "be":
			return true
		case t.UPOS == "AUX" && t.Lemma == "have":
			return false
		case t.UPOS != "ADV" && t.UPOS != "AUX" && t.UPOS != "PART":
			return v+1 < len(l.Tokens) && p.is(l, v+1, "by") && t.UPOS == "NOUN"
		}
	}
	return false
}

// reduced reports whether the participle at v describes the noun before it: "the
// banquet hosted at the palace", "documents signed in Zenda".
func (p *page) reduced(l *line, v int) bool {
	return v > 0 && v+1 < len(l.Tokens) && l.Tokens[v].XPOS == "VBD" && l.Tokens[v-1].UPOS == "NOUN" && l.Tokens[v+1].UPOS == "ADP"
}

// noun reads the owner of the noun at v and the subject of the verb that carries it.
func (e *events) noun(p *page, l *line, v int, r *eventRule, f *frame) {
	if r.gen != "" {
		for k := v - 1; k >= 0 && v-k < 6; k-- {
			if l.Tokens[k].Lemma == "'s" && l.Tokens[k].UPOS == "PART" {
				if n := p.holding(l, k-1); n >= 0 && p.isActor(n) {
					f.take(p, p.joinLeft(l, n), r.gen)
				}
				break
			}
			if t := l.Tokens[k]; t.UPOS == "PRON" && t.Feats == "Poss=Yes" {
				if n := p.lastPerson(l.Tokens[k].Start); n >= 0 && t.Lemma != "our" && t.Lemma != "their" {
					f.take(p, []int{n}, r.gen)
				} else if t.Lemma == "their" {
					f.take(p, p.theirs(l, k), r.gen)
				}
				break
			}
			if u := l.Tokens[k].UPOS; u != "NOUN" && u != "PROPN" && u != "NUM" && u != "VERB" && u != "ADV" {
				break
			}
		}
	}
	if v <= 4 && r.subj == "party" && p.opens(l, v) {
		for k := v + 1; k < len(l.Tokens); k++ {
			if t := l.Tokens[k]; (t.UPOS == "VERB" || t.UPOS == "AUX") && t.XPOS != "VBG" {
				if ns := p.doers(l, k); len(ns) > 1 {
					f.take(p, ns, r.subj)
				}
				break
			}
		}
	}
	from, _ := p.clause(l, v)
	for k := v - 1; k >= from && v-k < 12; k-- {
		t := l.Tokens[k]
		if t.UPOS == "ADP" && t.Lemma != "on" && t.Lemma != "for" && t.Lemma != "in" && t.Lemma != "to" && t.Lemma != "from" {
			return
		}
		if t.UPOS != "VERB" && (t.UPOS != "AUX" || t.Lemma == "be") {
			continue
		}
		if r.light[t.Lemma] && t.UPOS == "VERB" || t.UPOS == "AUX" && r.light[t.Lemma] && t.Lemma != "be" && t.Lemma != "will" {
			f.verb = k
			if r.subj != "" && !(p.passive(l, k)) {
				f.take(p, p.doers(l, k), r.subj)
			}
			return
		}
		return
	}
}

// opens reports whether the noun at v opens its sentence behind "during", "at" or
// "after": the subject of the sentence then takes part.
func (p *page) opens(l *line, v int) bool {
	return p.is(l, 0, "during", "at", "in", "after", "following")
}

// lastPerson is the person mentioned last before byte at, or -1.
func (p *page) lastPerson(at int) int {
	best := -1
	for n := range p.Names {
		if p.Names[n].End > at {
			break
		}
		if p.Names[n].Type == chancery.Person {
			best = n
		}
	}
	return best
}

// theirs is whom "their" at token k stands for: the two persons, or the set, named
// last before it in the sentence.
func (p *page) theirs(l *line, k int) []int {
	var people []int
	for _, n := range l.names {
		if p.Names[n].End > l.Tokens[k].Start {
			break
		}
		if len(p.Names[n].Set) > 0 {
			people = append([]int(nil), p.Names[n].Set...)
		} else if p.Names[n].Type == chancery.Person {
			people = append(people, n)
		}
	}
	people = p.spread(people)
	if len(people) >= 2 {
		return people[len(people)-2:]
	}
	return nil
}

// behind reads the prepositions after the trigger at v, up to the next verb.
func (e *events) behind(p *page, l *line, v int, r *eventRule, f *frame) {
	for k, to := v+1, e.reach(p, l, v); k < to; k++ {
		t := l.Tokens[k]
		if t.Lemma == "invitation" && p.is(l, k+1, "of") && r.gen == "guest" {
			f.take(p, p.objects(l, k+1), "host")
		}
		role, ok := r.prep[t.Lemma]
		if !ok || t.UPOS != "ADP" || role == "" || p.inTime(l, k) || (t.Lemma == "of" && k != v+1) {
			continue
		}
		if r.place[t.Lemma] {
			e.visited(p, l, k, role, f)
			continue
		}
		if (t.Lemma == "between" || t.Lemma == "by" || t.Lemma == "among") && p.nounsBetween(l, v+1, k) {
			continue // "the anniversary of relations between …"
		}
		f.take(p, p.objects(l, k), role)
	}
}

// nounsBetween reports whether a common noun stands in tokens [a, b).
func (p *page) nounsBetween(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		if l.Tokens[k].UPOS == "NOUN" && !p.inTime(l, k) && p.nameAt(l, k) < 0 {
			return true
		}
	}
	return false
}

// reach is where the words that belong to the trigger at v end: at the next finite
// verb, a clause with a participle behind a comma, or another event's noun.
func (e *events) reach(p *page, l *line, v int) int {
	_, to := p.clause(l, v)
	for k := v + 1; k < to; k++ {
		t := l.Tokens[k]
		switch {
		case t.UPOS == "VERB" && t.XPOS == "VBD" && p.word(l, k-1) == "," && k+1 < to && l.Tokens[k+1].UPOS == "ADP": // ", scheduled for May"
		case t.UPOS == "VERB" && k > v+1 && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VB"):
			return k
		case t.UPOS == "VERB" && t.XPOS == "VBG" && p.word(l, k-1) == ",":
			return k
		case p.is(l, k, "who", "which", "where", "when", "while", "since", "because"):
			return k
		case t.UPOS == "NOUN" && k > v+1 && e.nouns[t.Lemma] != nil && p.determined(l, k):
			return k
		}
	}
	return to
}

// determined reports whether the noun at k has an article, a genitive or a
// possessive of its own.
func (p *page) determined(l *line, k int) bool {
	for j := k - 1; j >= 0 && k-j < 5; j-- {
		t := l.Tokens[j]
		switch {
		case t.UPOS == "DET" || t.Feats == "Poss=Yes" || t.Lemma == "'s":
			return true
		case t.UPOS != "NOUN" && t.UPOS != "ADJ" && t.UPOS != "PROPN":
			return false
		}
	}
	return false
}

// form gives the event the form that the words beside the trigger tell.
func (e *events) form(p *page, l *line, v int, r *eventRule, f *frame) bool {
	for k := v - 1; k >= 0 && v-k <= 3; k-- {
		u := l.Tokens[k].UPOS
		if u == "DET" || u == "ADP" || u == "PUNCT" || u == "PART" {
			break
		}
		if form, ok := e.forms[r.form][strings.ToLower(p.word(l, k))]; ok {
			f.event.Form = form
			break
		}
	}
	if !r.setting {
		return true
	}
	for k := v + 1; k < len(l.Tokens) && k-v < 14; k++ {
		if l.Tokens[k].UPOS == "VERB" && k > v+2 {
			break
		}
		for words, form := range e.forms["setting"] {
			if p.words(l, k, strings.Fields(words)) && (f.event.Form == "" || form == "summit" || form == "forum") {
				f.event.Form = form
			}
		}
		if n := p.nameAt(l, k); n >= 0 && p.Names[n].Mechanism != "" && f.event.Mechanism == "" {
			f.event.Mechanism, f.event.Edition = p.Names[n].Name, p.Names[n].Edition
		}
	}
	if f.event.Form == "briefing" {
		f.event.Plover, f.event.Mode = "", ""
	}
	return f.event.Form != "" && (len(f.people) > 1 || f.event.Form != "briefing" && f.event.Form != "talks")
}

// textNear reports whether a text that can be signed stands near the verb at v.
func (e *events) textNear(p *page, l *line, v int) bool {
	from, to := p.clause(l, v)
	for k := max(from, v-12); k < min(to, v+14); k++ {
		if e.texts[l.Tokens[k].Lemma] || e.texts[strings.ToLower(p.word(l, k))] {
			return true
		}
	}
	return false
}

// status fills the event's status, and returns what told it: the words around the
// noun, those around the verb that carries it, the tense of that verb, or the day.
func (e *events) status(p *page, l *line, v int, f *frame, noun bool) string {
	s, why := p.wordsOf(l, v, noun && f.verb == v)
	if s == "" && f.verb != v {
		s, why = p.wordsOf(l, f.verb, false)
	}
	if s == "" && (!noun || f.verb != v) {
		s, why = p.tense(l, f.verb)
	}
	if s == "" && noun {
		if t, ok := p.nearestTime(l, v, e.reach(p, l, v)); ok && p.Published != "" && p.Times[t].EDTF.Known() {
			switch c := p.Times[t].EDTF.Compare(p.Published.Plain()); {
			case c < 0:
				s, why = chancery.Happened, "its day is before the document's"
			case c > 0:
				s, why = chancery.Planned, "its day is after the document's"
			}
		}
	}
	f.event.Status = s
	return why
}

// take adds the mentions ns as participants in a role, each actor once.
func (f *frame) take(p *page, ns []int, role string) {
	if role == "" || role == "-" {
		return
	}
	for _, n := range ns {
		m := p.Names[n]
		x := chancery.Participant{Name: m.Name, Country: m.Country, Role: role}
		if m.Type == chancery.National || (m.Type == chancery.Location && m.Country != "") {
			x.Name = p.countryName(m.Country)
		}
		f.join(x)
	}
}

func (f *frame) join(x chancery.Participant) {
	for i, y := range f.people {
		if y.Name == x.Name {
			return
		}
		if y.Country != "" && y.Country == x.Country && y.Role == x.Role && len(y.Name) > 0 && (x.Role == "host" || x.Role == "guest") && i >= 0 && strings.Contains(x.Name, y.Name) {
			return
		}
	}
	f.people = append(f.people, x)
}

// complete reports whether those take part without whom the event is none: a host
// and a guest where the rule has both.
func (r *eventRule) complete(f *frame) bool {
	wants := map[string]bool{r.subj: true, r.obj: true}
	for _, role := range r.prep {
		wants[role] = true
	}
	if !wants["host"] || !wants["guest"] {
		return true
	}
	has := map[string]bool{}
	for _, x := range f.people {
		has[x.Role] = true
	}
	return has["host"] && has["guest"]
}

// international reports whether a country, or a body that is no country's, takes
// part, and not one country alone with itself where two are wanted.
func international(f *frame) bool {
	seen := map[chancery.Country]bool{}
	for _, p := range f.people {
		seen[p.Country] = true
	}
	if f.event.PlaceCountry != "" {
		seen[f.event.PlaceCountry] = true
	}
	return len(seen) > 1 || len(f.people) == 1 || f.event.Form == "appointment" || f.event.Form == "summit" || f.event.Form == "forum" || f.event.Mechanism != "" || seen[""]
}

// label is the event in a few words.
func label(e *chancery.Event) string {
	what := e.Form
	if what == "" {
		what = strings.ToLower(e.Plover)
	}
	var names []string
	for _, p := range e.Participants {
		names = append(names, p.Name)
	}
	s := what
	if len(names) > 0 {
		s += ": " + strings.Join(names, ", ")
	}
	if e.Place != "" && !slices.Contains(names, e.Place) {
		s += ", " + e.Place
	}
	return s
}
