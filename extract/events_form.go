package extract

import (
	"slices"
	"strings"
)

// headedCall reports whether a heading of the document says that it tells of a call.
func (p *page) headedCall() bool {
	for i := 0; i < len(p.lines) && i < 4; i++ {
		l := &p.lines[i]
		if !l.Heading {
			continue
		}
		for k := range l.Tokens {
			if p.is(l, k, "telephone", "phone") || p.is(l, k, "call") && l.Tokens[k].UPOS != "VERB" && k+1 < len(l.Tokens) && p.is(l, k+1, "with", "between", "to") {
				return true
			}
		}
	}
	return false
}

// form gives the event the form that the words beside the trigger tell.
func (e *events) form(c *scene, r *eventRule, f *frame) bool {
	p, l, v := c.p, c.l, f.trigger
	for _, k := range c.kids[c.at] {
		if rel := c.rel(k); rel != "amod" && rel != "compound" && rel != "nmod" && rel != "nmod:poss" {
			continue
		}
		if form, ok := e.forms[r.form][strings.ToLower(c.ws[k].Form)]; ok && k < c.at {
			f.event.Form = form
			break
		}
	}
	if r.form == "visit" && f.event.Form == "visit" && c.at == c.verb {
		f.event.Form = e.onVisit(p, l, v)
	}
	if f.event.Form == "talks" {
		if form := e.channel(c); form != "" {
			f.event.Form = form
		} else if !r.noun && r.obj == "" && !r.bare && p.headedCall() { // "spoke with", under "Readout of the Call"
			f.event.Form, f.event.Mode = "phone call", "phone"
		}
	}
	if !r.setting {
		return true
	}
	if r.named {
		if len(f.people) == 0 {
			return false
		}
		for _, x := range e.settings {
			if c.row(c.at, x.words) {
				f.event.Form = x.form
				return true
			}
		}
		return false
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
		if n := p.nameAt(l, k); n >= 0 && p.Names[n].Mechanism != "" && f.event.Mechanism == "" && p.governor(l, l.token(p.Names[n].Start)) != "with" {
			f.event.Mechanism, f.event.Edition = p.Names[n].Name, p.Names[n].Edition
		}
	}
	if f.event.Form == "briefing" {
		f.event.Plover, f.event.Mode = "", ""
	}
	return f.event.Form != "" && (len(f.people) > 1 || f.event.Form != "briefing" && f.event.Form != "talks")
}

// channel is the form that talks have by what they were held over: "by videoconference",
// "via video link"; or "" where nothing tells.
func (e *events) channel(c *scene) string {
	for _, at := range [...]int{c.at, c.verb} {
		if at < 0 {
			continue
		}
		for _, k := range c.all(at, "obl", "nmod") {
			switch c.marked(k) {
			case "via", "by", "over", "through":
			default:
				continue
			}
			words := []int{k}
			words = append(words, c.all(k, "compound", "amod")...)
			for _, w := range words {
				if form := e.forms["channel"][c.ws[w].Lemma]; form != "" {
					return form
				}
			}
		}
	}
	return ""
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
	if s := p.sight(l); s != nil {
		if i := s.wordOf(v); i >= 0 && slices.ContainsFunc(s.all(i, "obj", "nsubj:pass"), func(k int) bool { return e.texts[s.ws[k].Lemma] }) {
			return true // however far its own words part it from the verb
		}
	}
	from, to := p.clause(l, v)
	for k := max(from, v-12); k < min(to, v+14); k++ {
		if e.texts[l.Tokens[k].Lemma] || e.texts[strings.ToLower(p.word(l, k))] {
			return true
		}
	}
	return false
}
