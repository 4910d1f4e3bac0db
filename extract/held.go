package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// what finds what is held or takes place at the verb v: a forum, a summit or a
// session that its words or its name tell. Countries in its name take part. "Its next
// summit" is that of the body named last.
func (e *events) what(p *page, l *line, v int, f *frame) bool {
	if p.is(l, v, "hold", "convene", "open") && !p.passiveAt(l, v) && !p.heldBehind(l, v) {
		return false // "for Congress to hold itself accountable"
	}
	from, _ := p.clause(l, v)
	for k := v - 1; k >= from && v-k < 12; k-- {
		if t := l.Tokens[k]; t.UPOS == "VERB" && t.XPOS != "VBN" && t.XPOS != "VBG" {
			return false // another verb's subject
		}
		for _, x := range e.settings {
			if !p.setting(l, k, x.words) || x.form == "talks" || x.form == "briefing" {
				continue
			}
			f.event.Form = x.form
			n := p.nameAt(l, k)
			if n < 0 || p.Names[n].Type != chancery.Organisation {
				n = p.owner(l, k)
			}
			if n < 0 || p.Names[n].Mechanism == "" || p.Names[n].Mechanism == "outlet" {
				return false
			}
			f.event.Mechanism, f.event.Edition = p.Names[n].Name, p.Names[n].Edition
			p.inName(f, p.Names[n].Name)
			return true
		}
	}
	return false
}

// passiveAt reports whether the verb at token v is in the passive.
func (p *page) passiveAt(l *line, v int) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	i := s.wordOf(v)
	return i >= 0 && s.passive(i)
}

// heldBehind reports whether the participle at v stands behind a comma or a noun and
// before a preposition: "the forum, held in Zenda".
func (p *page) heldBehind(l *line, v int) bool {
	x := l.Tokens[v].XPOS
	return (x == "VBD" || x == "VBN") && v > 0 && v+1 < len(l.Tokens) && l.Tokens[v+1].UPOS == "ADP"
}

// owner is the body that "its" or "the" before the setting at token k means: the
// standing body named last, or -1.
func (p *page) owner(l *line, k int) int {
	own := false
	for j := k - 1; j >= 0 && k-j < 4; j-- {
		own = own || p.is(l, j, "its", "the")
	}
	if !own {
		return -1
	}
	best := -1
	for n := range p.Names {
		if p.Names[n].Start >= l.Tokens[k].Start {
			break
		}
		if m := p.Names[n]; m.Type == chancery.Organisation && m.Mechanism != "" && m.Mechanism != "outlet" {
			best = n
		}
	}
	if best >= 0 && p.In(p.Names[best].Start) < l.n-2 {
		return -1
	}
	return best
}

// inName adds the countries that a body's name holds, in the order of the name: the
// longest where one name lies in another.
func (p *page) inName(f *frame, name string) {
	type found struct {
		at, end int
		c       chancery.Country
	}
	var all []found
	for c, country := range p.grammar.countries {
		at := strings.Index(name, country)
		if at < 0 {
			continue
		}
		end := at + len(country)
		if !letterBefore(name[:at]) && !letterAfter(name[end:]) {
			all = append(all, found{at, end, c})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(a.at-b.at, b.end-a.end) })
	last := 0
	for _, x := range all {
		if x.at >= last {
			f.join(chancery.Participant{Name: p.countryName(x.c), Country: x.c, Role: "party"})
			last = x.end
		}
	}
}

func letterBefore(s string) bool { r, _ := utf8.DecodeLastRuneInString(s); return unicode.IsLetter(r) }

func letterAfter(s string) bool { r, _ := utf8.DecodeRuneInString(s); return unicode.IsLetter(r) }
