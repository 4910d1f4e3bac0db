package extract

import (
	"slices"
	"strings"

	"chancery"
)

// lower is the mechanisms that l names in lower case: "the intergovernmental
// commission on cooperation", "the Ruritania–Graustark summit".
func (x *mechanisms) lower(p *page, l *line) []*chancery.Mechanism {
	var out []*chancery.Mechanism
	if l.Heading || l.Passed {
		return nil
	}
	x.heads.each(p, l, func(n int, at found) bool {
		if m := p.nameAt(l, at.from); m >= 0 && p.Names[m].Mechanism != "" || !p.lower(l, at.from) || x.types[n] != "consultation format" && strings.HasSuffix(p.word(l, at.to-1), "s") {
			return true
		}
		f := p.phraseAt(l, at.from, at.to)
		if f.from == f.head {
			return true
		}
		if !x.standing(p, l, f, x.types[n]) {
			return true
		}
		for k := f.tail; k < f.to; k++ { // of a list only the first member
			if p.word(l, k) == "," || k > f.tail && p.is(l, k, "in") {
				f.to = k
			}
		}
		b := &chancery.Mechanism{Name: p.textOf(l, f.from, f.to), Type: x.types[n]}
		if strings.HasSuffix(b.Type, "series") {
			b.Name = p.textOf(l, f.from, f.tail)
		}
		if k := f.from; isOrdinal(p.word(l, k)) && k+1 < f.head {
			b.Edition = strings.TrimRight(p.word(l, k), "stndrh")
			b.Name = p.textOf(l, k+1, f.to)
		}
		out = append(out, b)
		return true
	})
	return out
}

// standing reports whether the words before the head of f tell a body between
// states: "intergovernmental", or for a series two places or more.
func (x *mechanisms) standing(p *page, l *line, f phrase, sort string) bool {
	places := 0
	between := false
	for k := f.from; k < f.head; k++ {
		w := p.word(l, k)
		if between = between || x.between[strings.ToLower(w)]; x.home[strings.ToLower(w)] {
			return false
		}
		if n := p.nameAt(l, k); n >= 0 {
			if m := &p.Names[n]; m.Type == chancery.Organisation || m.Type == chancery.Person || m.Type == chancery.Function {
				return false // "the CIS summit" is one of the CIS
			}
		}
		if capital(w) {
			places++
			if strings.ContainsAny(w, "-–") {
				places++
			}
		}
	}
	if strings.HasSuffix(sort, "series") {
		return places >= 2
	}
	if sort == "consultation format" {
		return between && (f.tail < f.to || places >= 2)
	}
	return between
}

func isOrdinal(w string) bool {
	n := strings.TrimRight(w, "stndrh")
	return n != "" && len(w)-len(n) == 2 && strings.Trim(n, "0123456789") == ""
}

// tell adds to s what l says of it: its theme, its panels and side events.
func (x *mechanisms) tell(p *page, l *line, s *setting) {
	if s.line < l.n-12 {
		return
	}
	if s.body.Theme == "" {
		x.themes.each(p, l, func(_ int, at found) bool {
			s.body.Theme = p.marked(l, at.to)
			return s.body.Theme == ""
		})
	}
	x.parts.each(p, l, func(_ int, at found) bool {
		for _, part := range p.list(l, at.pick) {
			if !slices.Contains(s.body.Parts, part) {
				s.body.Parts = append(s.body.Parts, part)
			}
		}
		return false
	})
}

// marked is the words in quotation marks that begin at token i of l, or "".
func (p *page) marked(l *line, i int) string {
	if i >= len(l.Tokens) || !strings.Contains("“\"«‘'", p.word(l, i)) {
		return ""
	}
	for k := i + 1; k < len(l.Tokens); k++ {
		if w := p.word(l, k); w == "”" || w == "\"" || w == "»" || w == "’" {
			return strings.TrimRight(p.textOf(l, i+1, k), ".,")
		}
	}
	return ""
}

// list is the members of the list that begins at token i of l, parted by commas
// and a last "and"; nil where fewer than two stand there. A list whose last comma
// precedes "and" keeps the other ands inside its members.
func (p *page) list(l *line, i int) []string {
	serial := false
	end := i
	for ; end < len(l.Tokens); end++ {
		w := p.word(l, end)
		if w == "." || w == ";" || l.Tokens[end].XPOS == "VBG" && end > i && p.word(l, end-1) == "," || l.Tokens[end].XPOS == "VBD" {
			break
		}
		serial = serial || w == "," && p.is(l, end+1, "and")
	}
	var out []string
	from := i
	cut := func(k int) {
		for from < k && l.Tokens[from].UPOS == "DET" {
			from++
		}
		if s := p.textOf(l, from, k); s != "" {
			out = append(out, s)
		}
		from = k + 1
	}
	for k := i; k < end; k++ {
		switch w := p.word(l, k); {
		case w == ",":
			cut(k)
			if p.is(l, k+1, "and") {
				from = k + 2
			}
		case w == "and" && !serial && from > i:
			cut(k)
		}
	}
	if from < end {
		cut(end)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
