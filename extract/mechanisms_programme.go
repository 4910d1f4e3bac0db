package extract

import (
	"slices"
	"strings"

	"chancery"
)

// programme adds to s what a line of its programme says: the theme in quotation
// marks below the title, "Panel 1. Shared Rivers", and what stands below a
// heading such as "Side events", which side reports and which ends with the next
// heading in capitals. It returns side for the next line.
func (x *mechanisms) programme(p *page, l *line, s *setting, side bool) bool {
	if !s.heading {
		return false // the mechanism is no title, so this is no programme
	}
	whole := strings.TrimSpace(p.Text(l.Span))
	if l.n == s.line+1 && s.body.Theme == "" {
		s.body.Theme = p.marked(l, 0)
		return false
	}
	if x.atStart(p, l, &x.sides) {
		return true
	}
	if whole == strings.ToUpper(whole) {
		return false
	}
	if side {
		x.part(s, whole)
		return true
	}
	for i := range l.Tokens {
		if n, ok := x.panelAt(p, l, i); ok {
			if n < len(l.Tokens) {
				x.part(s, p.Text(chancery.Span{Start: l.Tokens[n].Start, End: l.End}))
			} else if next := l.n + 1; next < len(p.lines) && p.lines[next].Paragraph == l.Paragraph {
				x.part(s, p.Text(p.lines[next].Span))
			}
			break
		}
	}
	return false
}

// atStart reports whether a cue of set opens l and fills it.
func (x *mechanisms) atStart(p *page, l *line, set *cueSet) (yes bool) {
	set.each(p, l, func(_ int, at found) bool {
		yes = yes || at.from == 0 && at.to == len(l.Tokens)
		return !yes
	})
	return yes
}

// panelAt reports whether "Panel 1." stands at token i, and where its title begins.
func (x *mechanisms) panelAt(p *page, l *line, i int) (title int, ok bool) {
	if i+1 >= len(l.Tokens) || l.Tokens[i+1].UPOS != "NUM" {
		return 0, false
	}
	x.panels.each(p, l, func(_ int, at found) bool {
		ok = ok || at.from == i
		return !ok
	})
	title = i + 2
	if title < len(l.Tokens) && l.Tokens[title].UPOS == "PUNCT" {
		title++
	}
	return title, ok
}

func (x *mechanisms) part(s *setting, title string) {
	if title = clip(title); title != "" && len(title) < 200 && !slices.Contains(s.body.Parts, title) {
		s.body.Parts = append(s.body.Parts, title)
	}
}
