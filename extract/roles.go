package extract

import (
	"strings"

	"chancery"
)

// verbRoles reads who does and who suffers the verb at v; a passive turns them round.
func (e *events) verbRoles(p *page, l *line, v int, r *eventRule, f *frame) {
	subj, obj := r.subj, r.obj
	if p.passive(l, v) || (r.subj != r.obj && (r.obj != "" || r.text) && p.reduced(l, v)) {
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
		if len(ns) == 0 {
			ns = p.whom(l, v)
		}
		if len(ns) == 0 && r.adjective {
			ns = p.nation(l, v)
		}
		f.take(p, ns, obj)
		if len(ns) == 0 && r.object {
			f.people = nil
		}
	}
}

// whom is the name before "whom" where a relative clause with it ends in the verb
// at v: "Prince Karl, whom the king met".
func (p *page) whom(l *line, v int) []int {
	for k := v - 1; k > 0 && v-k < 14; k-- {
		if !p.is(l, k, "whom") {
			continue
		}
		for j := k - 1; j >= 0 && k-j < 3; j-- {
			if n := p.nameAt(l, j); n >= 0 && p.isActor(n) {
				return []int{n}
			}
		}
	}
	return nil
}

// nation is the nation whose adjective describes the thing right behind the verb
// at v: "rejected Ruritanian efforts".
func (p *page) nation(l *line, v int) []int {
	for k := v + 1; k < len(l.Tokens) && k-v < 4; k++ {
		if n := p.nameAt(l, k); n >= 0 && p.Names[n].Type == chancery.National {
			return []int{n}
		}
		if u := l.Tokens[k].UPOS; u != "DET" && u != "ADJ" && u != "NOUN" {
			return nil
		}
	}
	return nil
}

// visited reads the place behind "visited" or "to": a city makes its country the
// host. It is false where no place stands there.
func (e *events) visited(p *page, l *line, v int, role string, f *frame) bool {
	for k := v + 1; k < len(l.Tokens) && k-v < 5; k++ {
		n := p.nameAt(l, k)
		if n < 0 {
			if u := l.Tokens[k].UPOS; u != "DET" && u != "PROPN" && u != "NOUN" && u != "ADJ" {
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
			if t := l.Tokens[k]; t.UPOS == "PRON" && t.Possessive() {
				if n := p.lastPerson(l.Tokens[k].Start); n >= 0 && t.Lemma != "our" && t.Lemma != "their" {
					f.take(p, []int{n}, r.gen)
				} else if t.Lemma == "their" {
					f.take(p, p.theirs(l, k), r.gen)
				}
				break
			}
			if u := l.Tokens[k].UPOS; u != "NOUN" && u != "PROPN" && u != "NUM" && u != "VERB" && u != "ADV" && u != "ADJ" {
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
			if r.subj != "" && !p.passive(l, k) {
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
			return p.spread(p.Names[n].Set)
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
		if !ok || t.UPOS != "ADP" || role == "" || p.inTime(l, k) || (t.Lemma == "of" && k != v+1) || r.near && k > v+1 && !(k == v+2 && l.Tokens[v+1].UPOS == "ADV") {
			continue
		}
		if r.place[t.Lemma] {
			e.visited(p, l, k, role, f)
			continue
		}
		if (t.Lemma == "between" || t.Lemma == "by" || t.Lemma == "among") && r.form != "signing" && p.nounsBetween(l, v+1, k) {
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
	when := false // in a clause that says when the event is
	for k := v + 1; k < to; k++ {
		t := l.Tokens[k]
		if when && p.word(l, k) == "," {
			return k
		}
		switch {
		case when && p.grammar.lasts[t.Lemma]:
		case t.UPOS == "VERB" && t.XPOS == "VBD" && p.word(l, k-1) == "," && k+1 < to && l.Tokens[k+1].UPOS == "ADP": // ", scheduled for May"
		case t.UPOS == "VERB" && k > v+1 && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VB"):
			return k
		case t.UPOS == "VERB" && t.XPOS == "VBG" && p.word(l, k-1) == ",":
			return k
		case p.is(l, k, "which") && p.saysWhen(l, k): // "a visit to Graustark, which is due to begin on 3 May"
			when = true
		case p.is(l, k, "who", "which", "where", "when", "while", "since", "because"):
			return k
		case t.UPOS == "NOUN" && k > v+1 && p.determined(l, k) && !p.on(l, k) && len(e.rules(p, l, k)) > 0:
			return k
		}
	}
	return to
}

// saysWhen reports whether the "which" at k opens a clause that only says when the
// event before it is.
func (p *page) saysWhen(l *line, k int) bool {
	for j := k + 1; j < len(l.Tokens) && j-k < 4; j++ {
		if l.Tokens[j].UPOS != "AUX" && p.grammar.lasts[l.Tokens[j].Lemma] {
			return true
		}
	}
	return false
}

// on reports whether "on a" stands before the noun at k: "went to Graustark on a
// state visit" is one event.
func (p *page) on(l *line, k int) bool {
	for j := k - 1; j > 0 && k-j < 5; j-- {
		if l.Tokens[j].UPOS == "DET" {
			return p.is(l, j-1, "on")
		}
	}
	return false
}

// determined reports whether the noun at k has an article, a genitive or a
// possessive of its own.
func (p *page) determined(l *line, k int) bool {
	for j := k - 1; j >= 0 && k-j < 5; j-- {
		t := l.Tokens[j]
		switch {
		case t.UPOS == "DET" || t.Possessive() || t.Lemma == "'s":
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
	if r.form == "visit" && f.event.Form == "visit" && l.Tokens[v].UPOS == "VERB" {
		f.event.Form = e.onVisit(p, l, v)
	}
	if !r.setting {
		return true
	}
	for k := v + 1; k < len(l.Tokens) && k-v < 14; k++ {
		if l.Tokens[k].UPOS == "VERB" && k > v+2 {
			break
		}
		for _, x := range e.settings {
			if p.setting(l, k, x.words) {
				if f.event.Form == "" || x.form == "summit" || x.form == "forum" {
					f.event.Form = x.form
				}
				k += len(x.words) - 1
				break
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

// onVisit is the form that "on a state visit" behind the verb at v tells, or visit.
func (e *events) onVisit(p *page, l *line, v int) string {
	for k := v + 1; k < len(l.Tokens) && k-v < 14; k++ {
		if !p.is(l, k, "visit", "trip") || l.Tokens[k].UPOS != "NOUN" {
			continue
		}
		if form, ok := e.forms["visit"][strings.ToLower(p.word(l, k-1))]; ok {
			return form
		}
		break
	}
	return "visit"
}

// setting reports whether words stand at token k of l, in any case.
func (p *page) setting(l *line, k int, words []string) bool {
	if k+len(words) > len(l.Tokens) {
		return false
	}
	for i, w := range words {
		if l.Tokens[k+i].Lemma != w && !strings.EqualFold(p.word(l, k+i), w) {
			return false
		}
	}
	return true
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
