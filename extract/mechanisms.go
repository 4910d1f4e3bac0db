package extract

import (
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// mechanisms finds standing bodies and settings between states, each once a
// document. Ministries, companies, parliaments and outlets are actors and none.
type mechanisms struct {
	sort    map[string]string // type → yes, between, no
	between map[string]bool
	home    map[string]bool
	actor   map[string]bool // listed organisations that act like states
	text    map[string]bool // last words of names of agreements
	sitting map[string]bool // words for one edition
	heads   cueSet
	types   []string // by cue of heads
	themes  cueSet
	parts   cueSet
	panels  cueSet
	sides   cueSet
}

func newMechanisms(data fs.FS) (finder, error) {
	x := &mechanisms{sort: map[string]string{}, between: map[string]bool{}, home: map[string]bool{}, actor: map[string]bool{}, text: map[string]bool{}, sitting: map[string]bool{}}
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
		case "between", "home", "actor", "text", "sitting":
			set := map[string]map[string]bool{"between": x.between, "home": x.home, "actor": x.actor, "text": x.text, "sitting": x.sitting}[role]
			for _, w := range l.List(2) {
				set[w] = true
			}
		case "head":
			for _, w := range l.List(2) {
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
		case "panel", "side":
			for _, w := range l.List(2) {
				if role == "panel" {
					x.panels.add(phraseCue(w))
				} else {
					x.sides.add(phraseCue(w))
				}
			}
		default:
			return nil, l.Errorf("%s: no role %q; want sort, between, home, actor, text, sitting, head, theme, parts, panel or side", l.Cols[0], role)
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
	side := false       // a heading such as "Side events" stands over what follows
	for i := range p.lines {
		l := &p.lines[i]
		if !l.short() || len(all) > maxEntries {
			continue
		}
		for _, m := range append(x.named(p, l), x.lower(p, l)...) {
			s := x.keep(p, &all, l, m)
			if s != nil && strings.HasSuffix(m.Type, "series") {
				latest = s
			}
		}
		if latest == nil {
			continue
		}
		if side = x.programme(p, l, latest, side); !side && !l.Heading && !l.Passed {
			x.tell(p, l, latest)
		}
	}
	var out []chancery.Claim
	for _, s := range all {
		c := chancery.Claim{Evidence: p.sentenceOf(p.lines[s.line].Span), Body: s.body, Rule: "mechanism." + strings.ReplaceAll(s.body.Type, " ", "-")}
		c.Trigger = p.namedIn(c.Evidence, append([]string{s.body.Name}, s.body.Aliases...))
		out = append(out, c)
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
		if !listed {
			name = x.trimmed(name)
		}
		last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
		if x.acts(p, m.Name) || !listed && (l.Heading && !(m.Edition != "" && x.isBetween(p, m, name)) || !strings.Contains(name, " ") || x.text[last] || p.ofListed(name)) {
			continue
		}
		switch x.sort[m.Mechanism] {
		case "yes":
			if !listed && (x.isHome(p, m, name) || m.Edition == "" && !x.isBetween(p, m, name) && !p.withState(l, m)) {
				continue
			}
		case "between":
			if !listed && !x.isBetween(p, m, name) {
				continue
			}
		default:
			continue
		}
		b := &chancery.Mechanism{Name: name, Type: m.Mechanism, Edition: m.Edition}
		if b.Edition == "" {
			b.Edition = x.edition(p, l, m.Span)
		}
		if whole, sort := x.organ(p, l, m); listed && whole != "" {
			out = append(out, &chancery.Mechanism{Name: whole, Type: sort})
			continue
		}
		if words := strings.TrimPrefix(clip(p.Text(m.Span)), "the "); listed && !sameWords(words, name) {
			b.Name, b.Aliases = words, append([]string{name}, p.otherNames(m.Name)...)
			b.Aliases = slices.DeleteFunc(b.Aliases, func(a string) bool { return a == words })
		} else if listed {
			b.Aliases = p.otherNames(m.Name)
		}
		out = append(out, b)
	}
	return out
}

// acts reports whether a listed organisation, under any of its names, acts like
// a state.
func (x *mechanisms) acts(p *page, name string) bool {
	return x.actor[name] || slices.ContainsFunc(p.otherNames(name), func(a string) bool { return x.actor[a] })
}

// trimmed is name without what "and" joins to its head: "Grain Forum and Diverse
// Agenda" is a forum.
func (x *mechanisms) trimmed(name string) string {
	ws := strings.Fields(name)
	for i := 1; i+1 < len(ws); i++ {
		if ws[i+1] == "and" && len(x.heads.by[strings.ToLower(ws[i])]) > 0 {
			return strings.Join(ws[:i+1], " ")
		}
	}
	return name
}

// isHome reports whether the body is one of a single state.
func (x *mechanisms) isHome(p *page, m *chancery.Name, name string) bool {
	return m.Country != "" && !x.isBetween(p, m, name)
}

// withState reports whether l names a state or a nation beside m, and another than the one
// that publishes the text: "the Local Community" of a mayor is no union.
func (p *page) withState(l *line, m *chancery.Name) bool {
	return slices.ContainsFunc(l.names, func(n int) bool {
		x := &p.Names[n]
		return (x.State || x.Type == chancery.National || x.Type == chancery.Person || x.Type == chancery.Function) && x.Country != "" && x.Country != p.home && !x.Meets(m.Span)
	})
}

// isBetween reports whether the name tells a body between states: two countries
// stand in it, a listed organisation opens it, or words such as "Joint"; and none
// that tell a body of one state.
func (x *mechanisms) isBetween(p *page, m *chancery.Name, name string) bool {
	ws := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '–' || r == '-' })
	for w := range strings.FieldsSeq(name) {
		if two := strings.FieldsFunc(w, func(r rune) bool { return r == '–' || r == '-' }); len(two) == 2 && capital(two[0]) && capital(two[1]) {
			return true // "Ruritania-Graustark"
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

// ofListed reports whether name is a meeting of a listed organisation, whose name
// stands in it: "Zenda APEC Summit".
func (p *page) ofListed(name string) bool {
	for org := range p.sorts {
		for _, w := range append([]string{org}, p.aliases[org]...) {
			if at := strings.Index(" "+name+" ", " "+w+" "); len(w) > 2 && at >= 0 && strings.HasSuffix(name, "ummit") {
				return true
			}
		}
	}
	return false
}

// organ is the name and type of a body of the organisation m that the capitalised
// words behind it name: "CSTO Collective Security Council".
func (x *mechanisms) organ(p *page, l *line, m *chancery.Name) (name, sort string) {
	i := l.token(m.End)
	k := i
	for k < len(l.Tokens) && l.Tokens[k].UPOS == "PROPN" && p.nameAt(l, k) < 0 {
		k++
	}
	if k == i || k-i > 5 {
		return "", ""
	}
	x.heads.each(p, l, func(n int, at found) bool {
		if at.to == k && !strings.HasSuffix(x.types[n], "series") {
			sort = x.types[n]
		}
		return sort == ""
	})
	if sort == "" {
		return "", ""
	}
	return clip(p.Text(chancery.Span{Start: m.Start, End: l.Tokens[k-1].End})), sort
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// edition is the number of an ordinal right before a name: "the 21st", "third
// meeting of".
func (x *mechanisms) edition(p *page, l *line, s chancery.Span) string {
	k := l.token(s.Start) - 1
	if k < 0 {
		return ""
	}
	if p.is(l, k, "the") && p.is(l, k-1, "of") && k >= 2 && x.sitting[l.Tokens[k-2].Lemma] { // "the 31st session of the"
		k -= 3
	}
	if k < 0 {
		return ""
	}
	w := strings.ToLower(p.word(l, k))
	if n := strings.TrimRight(w, "stndrh"); len(n) < len(w) && n != "" && strings.Trim(n, "0123456789") == "" {
		return n
	}
	return ""
}
