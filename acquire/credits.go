package acquire

import (
	"slices"
	"strings"

	"chancery"
)

// A cited source, as found.
type citation struct {
	name   string
	origin bool
}

// find fills d.Via with the sources that d's text says it comes from: the origin
// of the whole first, as its dateline or a credit gives it, then those that it
// cites, in the order of the text.
func (s *sources) find(d *chancery.Document, ls []line) {
	var found []citation
	for i := range ls {
		l := &ls[i]
		if l.marked && (l.words > 40 || l.rule != "furniture.credit.note" && l.rule != "furniture.credit.source" && l.rule != "furniture.credit.via") {
			continue
		}
		found = s.cited(d.Text[l.Start:l.End], l, found)
	}
	via := d.Via // the agency of the dateline
	for _, origin := range [...]bool{true, false} {
		for _, c := range found {
			if c.origin == origin {
				via = append(via, c.name)
			}
		}
	}
	d.Via = via[:0]
	seen := map[string]bool{}
	for _, v := range via {
		if v != "" && !seen[strings.ToLower(v)] && len(d.Via) < 16 {
			seen[strings.ToLower(v)] = true
			d.Via = append(d.Via, v)
		}
	}
}

// cited adds the sources that one line credits to found.
func (s *sources) cited(text string, l *line, found []citation) []citation {
	if l.words <= 14 {
		if c, ok := s.sourceLine(text); ok {
			return append(found, c)
		}
	}
	for i := 0; i < len(text); {
		if !wordByte(text[i]) {
			i++
			continue
		}
		if c, n := s.nameAt(text[i:]); n > 0 {
			if ok, origin := s.credited(text, i, i+n, c); ok {
				found = append(found, citation{c.name, origin})
			}
			i += n
		} else if w, ok := s.serviceAt(text, i); ok {
			if name := s.pressService(text, i, i+w); name != "" {
				found = append(found, citation{s.canonical(name), false})
			}
			i += w
		}
		for i < len(text) && wordByte(text[i]) {
			i++
		}
	}
	return found
}

// credited reports whether the words around the name at text[from:to] credit it,
// and whether as the origin of the whole.
func (s *sources) credited(text string, from, to int, c sourceName) (ok, origin bool) {
	before := strings.ToLower(strings.TrimRight(text[max(0, from-48):from], " "))
	before = strings.TrimSuffix(before, " the")
	before = strings.TrimRight(before, ` "“'’:`)
	for _, b := range s.before {
		if rest, ok := strings.CutSuffix(before, b.words); ok && (rest == "" || !wordByte(rest[len(rest)-1])) {
			return true, b.origin
		}
	}
	after := strings.ToLower(strings.TrimLeft(text[to:min(len(text), to+40)], ` "”’,`))
	after = strings.TrimPrefix(after, "news agency ")
	after = strings.TrimPrefix(after, "agency ")
	for _, w := range s.after {
		if rest, ok := strings.CutPrefix(after, w); ok && (rest == "" || !wordByte(rest[0])) {
			return true, false
		}
	}
	return c.kind == "press service" && s.namesService(c), false
}

// namesService reports whether a name says itself that it is a press service, so
// that to be named is to be credited.
func (s *sources) namesService(c sourceName) bool {
	for _, w := range s.service {
		if strings.Contains(strings.Join(c.words, " "), w) {
			return true
		}
	}
	return false
}

// sourceLine reads "Source: TASS" and "Ruritania.info, based on Reuters" where a
// whole line is a credit.
func (s *sources) sourceLine(text string) (citation, bool) {
	text = strings.Trim(text, "*_()[]—–- ")
	low := strings.ToLower(text)
	for _, b := range s.before {
		if !b.origin {
			continue
		}
		rest, ok := strings.CutPrefix(low, b.words)
		if !ok || rest == "" || wordByte(rest[0]) {
			continue
		}
		who := strings.Trim(text[len(text)-len(rest):], " :.")
		who = strings.TrimPrefix(who, "the ")
		if c, n := s.nameAt(who); n > 0 {
			return citation{c.name, true}, true
		}
	}
	return citation{}, false
}

// serviceAt is the length of the words for a press service that stand at text[i:].
func (s *sources) serviceAt(text string, i int) (int, bool) {
	if text[i]|0x20 != 'p' && text[i]|0x20 != 'i' && text[i]|0x20 != 'm' {
		return 0, false
	}
	for _, w := range s.service {
		if len(text)-i >= len(w) && strings.EqualFold(text[i:i+len(w)], w) && (len(text) == i+len(w) || !wordByte(text[i+len(w)])) {
			return len(w), true
		}
	}
	return 0, false
}

// pressService is the name of the office whose press service stands at
// text[from:to]: "the press service of the Ruritanian king" or "the Ruritanian
// royal press service". Without a capital it names nobody.
func (s *sources) pressService(text string, from, to int) string {
	if rest, ok := strings.CutPrefix(text[to:], " of "); ok {
		rest = strings.TrimPrefix(rest, "the ")
		if who := s.ownerAfter(rest); who != "" {
			return who + " press service"
		}
		return ""
	}
	head := strings.TrimSuffix(text[max(0, from-90):from], " ")
	head = strings.TrimSuffix(strings.TrimSuffix(head, "'s"), "’s")
	if who := s.ownerBefore(head); who != "" {
		return who + " press service"
	}
	return ""
}

// ownerAfter is the run of capitalised words, with the small words between them,
// that s begins with, and the word for an office after them: "Ruritanian king".
func (o *sources) ownerAfter(s string) string {
	end, capital := 0, false
	at := 0
	for n := 0; n < 9 && at < len(s); n++ {
		w, k := sourceWord(s[at:])
		if k == 0 {
			break
		}
		small := o.small[w]
		office := capital && o.owners[w]
		if !upper(w) && !small && !office {
			break
		}
		at += k
		if upper(w) || office {
			capital = true
			end = at
		}
		if at >= len(s) || s[at] != ' ' {
			break
		}
		at++
	}
	if !capital {
		return ""
	}
	return s[:end]
}

// ownerBefore is the run of capitalised words that s ends with.
func (o *sources) ownerBefore(s string) string {
	start, at := len(s), len(s)
	for n := 0; n < 9 && at > 0; n++ {
		i := strings.LastIndexByte(s[:at], ' ') + 1
		w := strings.Trim(s[i:at], `"“”'‘`)
		switch {
		case w == "" || strings.ContainsAny(w, ",.;:()"):
			n = 9
			continue
		case upper(w):
			if !strings.EqualFold(w, "the") {
				start = i
			}
		case o.owners[w] && start == len(s):
			start = i
		case !o.small[w]:
			n = 9
			continue
		}
		if strings.EqualFold(w, "the") && (i == 0 || !afterSmall(s[:i])) {
			break
		}
		at = max(i-1, 0)
	}
	if who := strings.Trim(s[start:], `"“”‘ `); upper(who) {
		return who
	}
	return ""
}

// afterSmall reports whether s ends with a word that ties what follows to a name:
// "Ministry of the".
func afterSmall(s string) bool {
	f := strings.Fields(s[max(0, len(s)-20):])
	return len(f) > 0 && (f[len(f)-1] == "of" || f[len(f)-1] == "for")
}

// closing reads the foot of d: who published it, where the head and the metadata
// did not say.
func (a *Acquirer) closing(d *chancery.Document, ls []line) {
	_, last := body(ls)
	for i := len(ls) - 1; i > last && i >= 0 && i >= len(ls)-20 && d.Publisher == ""; i-- {
		if a.footer(d, ls, i); d.Publisher != "" {
			d.Via = slices.DeleteFunc(d.Via, func(v string) bool { return strings.EqualFold(v, d.Publisher) })
		}
	}
	if d.Publisher == "" && d.Address != "" {
		d.Publisher = a.sources.outletAt(d.Address)
	}
	if d.Publisher == "" && d.Dateline.Len() > 0 && len(d.Via) > 0 && !a.republished(d, ls) {
		line := d.Text[d.Dateline.Start:d.Dateline.End]
		if c := d.Via[0]; strings.Contains(strings.ToLower(line), strings.ToLower(c)) && a.sources.names[strings.ToLower(c)] != "" {
			d.Publisher = c // an agency's own text: nobody else signs it
		}
	}
	if c, ok := a.sources.names[strings.ToLower(d.Publisher)]; ok {
		d.Publisher = c
	}
}

// footer takes the publisher from line i of the foot of d: "source: ruritania.example
// with agencies", "Ruritania.info, based on Reuters", or the name of a body that
// stands alone above the credits.
func (a *Acquirer) footer(d *chancery.Document, ls []line, i int) {
	text := strings.Trim(d.Text[ls[i].Start:ls[i].End], "*_()[] ")
	low := strings.ToLower(text)
	for _, w := range a.masthead.publisher {
		if rest, ok := strings.CutPrefix(low, w+":"); ok && ls[i].words <= 10 {
			who := strings.TrimSpace(text[len(text)-len(rest):])
			cut := strings.Index(strings.ToLower(who), " with agencies")
			if cut > 0 {
				d.Publisher = strings.TrimSpace(who[:cut])
			}
			return
		}
	}
	for _, b := range a.sources.before {
		if k := strings.Index(low, b.words); b.origin && k > 2 && ls[i].words <= 10 && !stopped(text[:k]) {
			if who := strings.TrimRight(text[:k], " ,–—-|/"); who != text[:k] && upper(who) && countWords(who) <= 4 && (text[len(who)] == ',' || strings.Contains(who, ".")) {
				d.Publisher = who
			}
			return
		}
	}
	if i+1 < len(ls) && !ls[i].marked && a.allCredits(d, ls[i+1:]) && a.sources.bodyName(text) {
		d.Publisher = text
		mark(d, &ls[i], "masthead.publisher")
	}
}

// allCredits reports whether every line of ls is a credit of a picture or a source.
func (a *Acquirer) allCredits(d *chancery.Document, ls []line) bool {
	if len(ls) == 0 || len(ls) > 4 {
		return false
	}
	for i := range ls {
		text := d.Text[ls[i].Start:ls[i].End]
		if _, ok := a.sources.sourceLine(text); ok {
			continue
		}
		if r := a.furniture.match(&ls[i], d.Text, "tail+"); r == nil || r.name != "furniture.credit.photo" {
			return false
		}
	}
	return true
}

// bodyName reports whether s is the name of a body and nothing else: every word
// with a capital or small, and one of them in capitals or quotation marks.
func (o *sources) bodyName(s string) bool {
	mark := strings.ContainsAny(s, `"“«`)
	n := 0
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, `"“”«»()-–—,`)
		if w == "" {
			continue
		}
		n++
		if !upper(w) && !o.small[w] {
			return false
		}
		mark = mark || capitals(w)
	}
	return mark && n >= 2 && n <= 9
}

// republished reports whether a note says that the text came by way of another.
func (a *Acquirer) republished(d *chancery.Document, ls []line) bool {
	for i := range ls {
		if ls[i].words > 14 {
			continue
		}
		low := strings.ToLower(d.Text[ls[i].Start:ls[i].End])
		for _, b := range a.sources.before {
			if b.origin && strings.Contains(low, b.words+" ") {
				return true
			}
		}
	}
	return false
}
