package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// mechanisms finds standing bodies and settings between states, each once a
// document. Ministries, companies, parliaments and outlets are actors and none.
type mechanisms struct {
	sort    map[string]string // type → yes, between, no
	between map[string]bool
	home    map[string]bool
	heads   cueSet
	types   []string // by cue of heads
	themes  cueSet
	parts   cueSet
}

func newMechanisms(data fs.FS) (finder, error) {
	x := &mechanisms{sort: map[string]string{}, between: map[string]bool{}, home: map[string]bool{}}
	for l, err := range lines.Read(data, "en/mechanisms.txt", 4) {
		if err != nil {
			return nil, err
		}
		switch role := l.Cols[1]; role {
		case "sort":
			if v := l.Cols[3]; v != "yes" && v != "between" && v != "no" {
				return nil, l.Errorf("%s: %q; want yes, between or no", l.Cols[0], v)
			}
			x.sort[l.Cols[2]] = l.Cols[3]
		case "between", "home":
			for _, w := range columns(l, 2) {
				if role == "between" {
					x.between[w] = true
				} else {
					x.home[w] = true
				}
			}
		case "head":
			for _, w := range columns(l, 2) {
				x.heads.add(phraseCue(w))
				x.types = append(x.types, l.Cols[3])
			}
		case "theme", "parts":
			c, err := parseCue(l, 2)
			if err != nil {
				return nil, err
			}
			if role == "theme" {
				x.themes.add(c)
			} else {
				x.parts.add(c)
			}
		default:
			return nil, l.Errorf("%s: no role %q; want sort, between, home, head, theme or parts", l.Cols[0], role)
		}
	}
	return x, nil
}

// A setting is a mechanism as the document presents it, mention by mention.
type setting struct {
	body    *chancery.Mechanism
	line    int // the sentence that tells most of it
	heading bool
	told    int // how much that sentence tells
}

// find yields the mechanisms of p. Evidence is the first sentence that names it,
// or the first that gives its edition.
func (x *mechanisms) find(p *page) []chancery.Claim {
	var all []*setting
	var latest *setting // the forum or summit spoken of last, for "the forum"
	for i := range p.lines {
		l := &p.lines[i]
		for _, m := range append(x.named(p, l), x.lower(p, l)...) {
			s := x.keep(p, &all, l, m)
			if s != nil && strings.HasSuffix(m.Type, "series") {
				latest = s
			}
		}
		if latest != nil && !l.Heading {
			x.tell(p, l, latest)
		}
	}
	var out []chancery.Claim
	for _, s := range all {
		out = append(out, chancery.Claim{Evidence: p.sentenceOf(p.lines[s.line].Span), Body: s.body, Rule: "mechanism." + strings.ReplaceAll(s.body.Type, " ", "-"), Confidence: 0.8})
	}
	return out
}

// keep adds m, as l names it, to all, or to the mention of the same before it.
func (x *mechanisms) keep(p *page, all *[]*setting, l *line, m *chancery.Mechanism) *setting {
	told := btoi(m.Edition != "")
	for _, s := range *all {
		if !sameMechanism(s.body, m) {
			continue
		}
		if s.body.Edition == "" {
			s.body.Edition = m.Edition
		}
		if len(m.Name) > len(s.body.Name) {
			m.Name, s.body.Name = s.body.Name, m.Name
		}
		for _, a := range append([]string{m.Name}, m.Aliases...) {
			if !slices.Contains(s.body.Aliases, a) {
				s.body.Aliases = append(s.body.Aliases, a)
			}
		}
		s.body.Aliases = slices.DeleteFunc(s.body.Aliases, func(a string) bool { return a == s.body.Name })
		if s.heading && !l.Heading || told > s.told {
			s.line, s.heading, s.told = l.n, l.Heading, told
		}
		return s
	}
	s := &setting{body: m, line: l.n, heading: l.Heading, told: told}
	*all = append(*all, s)
	return s
}

// sameMechanism reports whether a and b are one: by name, by alias, or as the
// full name and a shorter form that leaves words out.
func sameMechanism(a, b *chancery.Mechanism) bool {
	if sameWords(a.Name, b.Name) || slices.Contains(a.Aliases, b.Name) || slices.Contains(b.Aliases, a.Name) {
		return true
	}
	if a.Type != b.Type {
		return false
	}
	short, long := strings.Fields(a.Name), strings.Fields(b.Name)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 2 {
		return false
	}
	for _, w := range short {
		if !slices.Contains(long, w) {
			return false
		}
	}
	return true
}

// named is the mechanisms that l names with a capital.
func (x *mechanisms) named(p *page, l *line) []*chancery.Mechanism {
	var out []*chancery.Mechanism
	for _, n := range l.names {
		m := &p.Names[n]
		if m.Type != chancery.Organisation || m.Mechanism == "" || m.Mechanism == "outlet" || m.Referred {
			continue
		}
		name := strings.TrimPrefix(clip(m.Name), "the ")
		_, listed := p.sorts[m.Name]
		switch x.sort[m.Mechanism] {
		case "yes":
			if !listed && x.isHome(p, m, name) {
				continue
			}
		case "between":
			if !listed && !x.isBetween(p, m, name) {
				continue
			}
		default:
			continue
		}
		b := &chancery.Mechanism{Name: name, Type: m.Mechanism, Edition: m.Edition, Members: p.members[m.Name]}
		if b.Edition == "" {
			b.Edition = p.edition(l, m.Span)
		}
		if words := strings.TrimPrefix(clip(p.Text(m.Span)), "the "); listed && !sameWords(words, name) {
			b.Name, b.Aliases = words, append([]string{name}, p.aliases[m.Name]...)
			b.Aliases = slices.DeleteFunc(b.Aliases, func(a string) bool { return a == words })
		} else if listed {
			b.Aliases = p.aliases[m.Name]
		}
		out = append(out, b)
	}
	return out
}

// isHome reports whether the body is one of a single state.
func (x *mechanisms) isHome(p *page, m *chancery.Name, name string) bool {
	return m.Country != "" && !x.isBetween(p, m, name)
}

// isBetween reports whether the name tells a body between states: two countries
// stand in it, a listed organisation opens it, or words such as "Joint"; and none
// that tell a body of one state.
func (x *mechanisms) isBetween(p *page, m *chancery.Name, name string) bool {
	ws := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '–' || r == '-' })
	for org := range p.sorts {
		for _, w := range append([]string{org}, p.aliases[org]...) {
			if strings.HasPrefix(name, w+" ") {
				return true
			}
		}
	}
	countries := 0
	for _, known := range p.grammar.countries {
		if strings.Contains(name, known) {
			countries++
		}
	}
	if countries >= 2 {
		return true
	}
	yes := false
	for _, w := range append(ws, strings.Fields(strings.ToLower(name))...) {
		if x.home[w] {
			return false
		}
		yes = yes || x.between[w]
	}
	return yes
}

// edition is the number of an ordinal right before a name: "the 21st", "third
// meeting of".
func (p *page) edition(l *line, s chancery.Span) string {
	k := l.token(s.Start) - 1
	if k < 0 {
		return ""
	}
	w := strings.ToLower(p.word(l, k))
	if n := strings.TrimRight(w, "stndrh"); len(n) < len(w) && n != "" && strings.Trim(n, "0123456789") == "" {
		return n
	}
	return ""
}
