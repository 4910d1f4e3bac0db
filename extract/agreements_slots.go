package extract

import (
	"slices"
	"strings"

	"chancery"
)

// counts reports whether t is a text to be recorded: something is done with it,
// and its words tell it from others, or it has a name.
func (x *agreements) counts(p *page, l *line, t *text) bool {
	acted := t.verb >= 0
	signed := acted && (t.act.done == "signed" || t.act.done == "ratified")
	many := t.count > 0 || t.manyAt >= 0
	own := t.tail < t.to || x.distinct(p, l, t)
	switch t.kind.when {
	case "count":
		return many && signed
	case "named":
		return t.named && x.distinct(p, l, t) && acted
	case "signed":
		return signed && (own || many || t.act.name == "act.sign") || t.named && t.tail < t.to
	}
	if own && !plural(l, t) && p.betweenTwo(l, t) { // "a pact between Ruritania and Graustark" is one, whatever is done with it
		return true
	}
	if t.named && own && (acted || t.tail < t.to || len(p.countriesIn(l, t.from, t.to)) > 1) {
		return true
	}
	return acted && (many && signed || own && (!plural(l, t) || signed))
}

// betweenTwo reports whether "between" behind the head of t names two countries or bodies.
func (p *page) betweenTwo(l *line, t *text) bool {
	for k := t.tail; k < t.to; k++ {
		if p.is(l, k, "between") {
			return len(p.objects(l, k)) > 1
		}
	}
	return false
}

func plural(l *line, t *text) bool { return l.Tokens[t.head].Plural() }

// distinct reports whether words before the head tell the text from others.
func (x *agreements) distinct(p *page, l *line, t *text) bool {
	for k := t.from; k < t.head; k++ {
		if w := strings.ToLower(p.word(l, k)); !x.plain[w] && l.Tokens[k].UPOS != "PUNCT" && l.Tokens[k].UPOS != "NUM" {
			return true
		}
	}
	return false
}

// claim is the agreement t of l.
func (x *agreements) claim(p *page, l *line, t text) chancery.Claim {
	b := &chancery.Agreement{Type: t.kind.sort}
	from := t.from
	for t.named && from < t.head && p.lower(l, from) {
		from++
	}
	for from < t.head && (x.plain[strings.ToLower(p.word(l, from))] && p.lower(l, from) || l.Tokens[from].UPOS == "NUM") {
		from++
	}
	switch {
	case t.count > 0:
		b.Count = t.count
	case t.manyAt >= 0:
		b.Title = p.textOf(l, min(t.from, t.manyAt), t.to)
	default:
		b.Title = p.textOf(l, from, t.to)
	}
	b.Subject = p.about(l, t.phrase)
	c := chancery.Claim{Evidence: p.sentenceOf(l.Span), Body: b, Rule: "agreement." + t.kind.sort, Trigger: l.Tokens[t.head].Span}
	if t.verb >= 0 {
		c.Rule = "agreement." + t.act.name
		c.Trigger = l.Tokens[t.verb].Span
		b.Status = t.act.done
		after := chancery.Status("") // "the signing of the agreement was postponed"
		if l.Tokens[t.verb].UPOS == "NOUN" {
			after = p.told(l, t.head)
		}
		told := p.told(l, t.verb)
		if l.Tokens[t.verb].UPOS == "NOUN" && told == "" && t.act.done != "signed" && t.act.done != "negotiated" {
			told = chancery.Hypothetical // "in favour of its ratification"
		}
		if l.Tokens[t.verb].UPOS == "NOUN" && told == "" && !p.toldPast(l) {
			told = chancery.Planned // "the programme includes the signing of an agreement"
		}
		if told == "" && p.carrier(l, t.verb) == chancery.Planned { // "the programme will include a signing"
			told = chancery.Planned
		}
		if notYet(told) || notYet(after) {
			b.Status = t.act.planned
		}
		if n := p.nearestDate(l, t.verb); n >= 0 && (b.Status == "signed" || b.Status == "ratified" || b.Status == "in force" || b.Status == "terminated") {
			b.Date = p.Times[n].EDTF
		}
	}
	if p.amended(l, t.from, t.verb) {
		b.Status, b.Date = "", ""
	}
	b.Parties = x.parties(p, l, t)
	return c
}

// toldPast reports whether a verb of l stands in the past tense.
func (p *page) toldPast(l *line) bool {
	for _, t := range l.Tokens {
		if t.XPOS == "VBD" || t.XPOS == "VBN" {
			return true
		}
	}
	return false
}

// amended reports whether the text that begins at token i is the object of another
// verb than v: what is done by "signed a protocol amending the Customs Treaty" is not
// done to the treaty.
func (p *page) amended(l *line, i, v int) bool {
	for k := i - 1; k >= 0 && i-k < 5; k-- {
		switch t := l.Tokens[k]; t.UPOS {
		case "DET", "NUM", "ADJ", "PROPN":
		case "VERB":
			return t.XPOS == "VBG" && k != v
		default:
			return false
		}
	}
	return false
}

// about is the subject of a text: what stands behind "on", "for" or "in the field of".
func (p *page) about(l *line, f phrase) string {
	if f.tail >= f.to || !p.is(l, f.tail, "on", "for", "concerning", "regarding", "in", "of") {
		return ""
	}
	end := f.to
	for k := f.tail + 1; k < f.to; k++ {
		if p.is(l, k, "between", "with") {
			end = k
			break
		}
	}
	return p.textOf(l, f.tail+1, end)
}

// nearestDate is the index of the date nearest to token v of l, or -1.
func (p *page) nearestDate(l *line, v int) int {
	best, dist := -1, 16
	for _, n := range l.times {
		if t := p.Times[n]; t.Type == chancery.DateTime && t.EDTF != "" {
			d := l.token(t.Start) - v
			if d < 0 {
				d = -d
			}
			if d < dist {
				best, dist = n, d
			}
		}
	}
	return best
}

// parties is who is party to t: who signs it, whom "between" and "with" name, and
// what states and bodies stand in its title.
func (x *agreements) parties(p *page, l *line, t text) []string {
	if t.verb >= 0 && t.act.done != "" && !notYet(p.told(l, t.verb)) {
		if two := p.weBoth(l, t.verb); two != nil && !p.another(l, t.phrase, two) {
			return p.called(two)
		}
	}
	var names []int
	if t.verb >= 0 && t.verb < t.from {
		who, ours := p.byWhom(l, t.verb)
		switch {
		case t.act.done == "": // who welcomes an agreement need be no party to it
		case ours:
			names = p.ours(l, t.verb)
		default:
			names = who
		}
	} else if t.verb >= 0 {
		for k := t.verb + 1; k < len(l.Tokens) && k-t.verb < 8; k++ {
			if p.is(l, k, "by", "between", "with") {
				names = p.objects(l, k)
				break
			}
		}
		if who, ours := p.byWhom(l, t.verb); len(names) == 0 && t.verb-t.to < 4 && t.verb > t.to {
			names = who
			if ours {
				names = p.ours(l, t.verb)
			}
		}
	}
	names = slices.DeleteFunc(names, func(n int) bool { return p.holdsHead(l, n, t) })
	out := p.states(names)
	for _, n := range l.names {
		first, _ := p.extent(l, n)
		m := &p.Names[n]
		if first < t.from || first >= t.to || m.Type == chancery.Person || m.Start < l.Tokens[t.from].Start || p.holdsHead(l, n, t) {
			continue
		}
		if m.Type == chancery.Organisation && m.Mechanism == "" || m.Type == chancery.Instrument || m.Type == chancery.Location && !m.State {
			continue
		}
		for _, name := range p.states(p.actors(n)) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// holdsHead reports whether mention n is the text itself: "the Zenda Declaration".
func (p *page) holdsHead(l *line, n int, t text) bool {
	return p.Names[n].Meets(l.Tokens[t.head].Span)
}

// weBoth is the two countries that the text is about, where "we" does the verb at token v
// and who speaks is of one of them: "the agreement we have signed today".
func (p *page) weBoth(l *line, v int) []chancery.Country {
	two := p.pair()
	if _, ours := p.byWhom(l, v); !ours || two == nil {
		return nil
	}
	if n := p.speaker(l.Tokens[v].Start); n < 0 || !slices.Contains(two, p.Names[n].Country) {
		return nil
	}
	return two
}

// another reports whether f names a state or a body that is none of two: "an agreement
// with the Hill Union".
func (p *page) another(l *line, f phrase, two []chancery.Country) bool {
	for k := f.from; k < f.to; k++ {
		if !p.is(l, k, "with", "between") {
			continue
		}
		for _, n := range p.objects(l, k) {
			if m := &p.Names[n]; m.Country == "" && m.Type == chancery.Organisation || m.Country != "" && !slices.Contains(two, m.Country) {
				return true
			}
		}
	}
	return false
}

// ours is whom "we" stands for at token v: who speaks.
func (p *page) ours(l *line, v int) []int {
	if n := p.speaker(l.Tokens[v].Start); n >= 0 {
		return p.actors(n)
	}
	return nil
}

// key is the words that tell a text from others, lower case and sorted; a count
// is known by its number.
func (x *agreements) key(p *page, l *line, t text) []string {
	if t.count > 0 {
		return []string{"#" + formatNumber(float64(t.count))}
	}
	var out []string
	for k := t.from; k < t.to; k++ {
		w := strings.ToLower(p.word(l, k))
		if n := p.nameAt(l, k); n >= 0 && (p.Names[n].Country != "" || p.Names[n].Mechanism != "") {
			w = strings.ToLower(p.Names[n].Name)
			if p.Names[n].Type == chancery.National {
				w = strings.ToLower(p.countryName(p.Names[n].Country))
			}
		}
		switch u := l.Tokens[k].UPOS; {
		case u == "NOUN", u == "PROPN", u == "VERB", u == "ADJ":
			if !x.plain[w] && !x.noun[w] && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return out
}

// sameText reports whether two keys are of one text: one holds the other, or the
// second is spoken of as known ("the trade agreement") and shares a word.
func sameText(a, b []string, known bool) bool {
	if known && slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) }) {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return len(b) == 0
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}
