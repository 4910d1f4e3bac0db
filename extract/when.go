package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// nearestTime is the time that belongs to the trigger at token v of l: the first
// behind it up to the token limit, else the last before it in its clause.
// Durations, sets and vague times are passed over.
func (p *page) nearestTime(l *line, v, limit int) (int, bool) {
	from, _ := p.clause(l, v)
	for k := v + 1; k < limit; k++ {
		if p.is(l, k, "since", "until", "after", "before", "ahead", "following") && !p.inTime(l, k) {
			limit = k
		}
	}
	behind, ahead := -1, -1
	for _, i := range l.times {
		t := p.Times[i]
		if t.Type != chancery.DateTime && t.Type != chancery.Clock || strings.HasSuffix(t.Value, "_REF") || t.Value == "" {
			continue
		}
		first := l.token(t.Start)
		if p.ofAnotherVerb(l, first, v) || strings.HasSuffix(strings.ToLower(p.Text(t.Span)), "anniversary") { // of what it is, not when it is held
			continue
		}
		switch {
		case first > v && first < limit:
			if behind < 0 || (p.Times[behind].EDTF == "" && t.EDTF != "") {
				behind = i
			}
		case first < v && first >= from && !p.since(l, first):
			ahead = i
		}
	}
	if behind >= 0 {
		return behind, true
	}
	if ahead >= 0 && p.beforeIt(l, ahead, v) {
		return ahead, true
	}
	return -1, false
}

// ofAnotherVerb reports whether the time at token k belongs to a clause that describes a
// noun, or to a name, and not to the trigger at v: "ratified the treaty signed in 2006",
// "the Customs Act of 2022".
func (p *page) ofAnotherVerb(l *line, k, v int) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	i, at := s.wordOf(k), s.wordOf(v)
	if i < 0 || at < 0 {
		return false
	}
	for n := 0; n < 6; n++ {
		h := s.head(i)
		if h < 0 || h == at || s.under(at, h) {
			return false
		}
		if s.ws[i].Rel == "nmod:poss" && s.nominal(h) && n < 2 || s.rel(i) == "appos" && s.ws[i].UPOS == "NOUN" {
			return true // "as host of this year's forum", "Otto Lorry, envoy from 2007 to 2012"
		}
		if r := s.ws[h].Rel; s.ws[h].UPOS == "VERB" && (r == "acl" || r == "acl:relcl") && s.head(h) != at && (h < at || !p.grammar.lasts[s.ws[h].Lemma]) {
			return true
		}
		if m := s.named(h); n == 0 && m >= 0 && s.rel(i) == "nmod" && (p.Names[m].Type == chancery.Instrument || p.Names[m].Type == chancery.Organisation) {
			return true
		}
		i = h
	}
	return false
}

// since reports whether the time at token i only says since or until when: "since
// taking office in June".
func (p *page) since(l *line, i int) bool {
	for k := i - 1; k >= 0 && i-k < 5; k-- {
		if p.is(l, k, "since", "until", "after", "before") {
			return true
		}
		if p.word(l, k) == "," || l.Tokens[k].XPOS == "VBD" {
			return false
		}
	}
	return false
}

// beforeIt reports whether the time i before the trigger at v is the trigger's: no
// other finite verb with its own words stands between, or the time opens the
// sentence.
func (p *page) beforeIt(l *line, i, v int) bool {
	first := l.token(p.Times[i].Start)
	if first <= 3 {
		return true
	}
	n := 0
	for k := first + 1; k < v; k++ {
		if t := l.Tokens[k]; t.UPOS == "VERB" && t.XPOS != "VBG" && t.XPOS != "VB" {
			n++
		}
	}
	return n <= 1
}

// when fills the event's start, end and when_text.
func (p *page) when(l *line, f *frame) {
	i, ok := p.nearestTime(l, f.trigger, f.reach)
	if !ok {
		return
	}
	t := p.Times[i]
	if f.event.Plover == "CONSULT" && years(t.EDTF) > 1 {
		return // "Otto Lorry, envoy between 2007 and 2012": nobody meets for years
	}
	f.event.WhenText = clip(p.Text(t.Span))
	if t.EDTF == "" {
		return
	}
	// A visit whose day is past and still told as planned is history in the future
	// tense of its time: the words decide, the date stands.
	f.event.Start = t.EDTF.Start()
	f.event.End = t.EDTF.End()
	if strings.HasPrefix(string(t.EDTF), "[") {
		f.event.Start, f.event.End = t.EDTF, ""
	}
	if f.event.Status == chancery.Happened && strings.HasPrefix(t.Why, "year from") && p.Published.Known() && f.event.Start.Known() && f.event.Start.Compare(p.Published.Plain()) > 0 {
		f.event.Start, f.event.End = yearBefore(f.event.Start), yearBefore(f.event.End) // "will follow the talks in May"
	}
}

// yearBefore is d a year before, if it begins with one.
func yearBefore(d chancery.Date) chancery.Date {
	y, err := strconv.Atoi(first4(d))
	if err != nil || y < 1 {
		return d
	}
	return chancery.Date(fmt.Sprintf("%04d", y-1)) + d[4:]
}

// years is how many years lie between the first and the last day of d, 0 where it does
// not tell.
func years(d chancery.Date) int {
	a, err := strconv.Atoi(first4(d.Start()))
	b, err2 := strconv.Atoi(first4(d.End()))
	if err != nil || err2 != nil {
		return 0
	}
	return b - a
}

func first4(d chancery.Date) string { return string(d[:min(4, len(d))]) }

// add appends c unless an earlier claim of the document says all that it says.
func add(cs []chancery.Claim, c chancery.Claim) []chancery.Claim {
	e := c.Body.(*chancery.Event)
	for _, old := range cs {
		o, ok := old.Body.(*chancery.Event)
		if !ok || o.Plover != e.Plover || o.Status != e.Status || !sameForm(o.Form, e.Form) {
			continue
		}
		if e.Mechanism != "" && (o.Mechanism == "" && sameForm(o.Form, e.Form) || e.Mechanism == o.Mechanism) && c.Evidence.Start == old.Evidence.Start && (len(e.Participants) < 2 || within(besideBody(e), o.Participants)) {
			if o.Mechanism == "" {
				o.Mechanism, o.Edition = e.Mechanism, e.Edition
			}
			return cs // "attended the summit": who did is told already
		}
		if e.Start != "" && e.Start != o.Start || e.Place != "" && e.Place != o.Place && o.PlaceCountry != e.PlaceCountry {
			continue
		}
		if within(e.Participants, o.Participants) {
			return cs
		}
	}
	return append(cs, c)
}

// besideBody is those who take part in e beside the body that meets.
func besideBody(e *chancery.Event) []chancery.Participant {
	return slices.DeleteFunc(slices.Clone(e.Participants), func(x chancery.Participant) bool { return x.Name == e.Mechanism })
}

func sameForm(a, b string) bool {
	return a == b || (strings.HasSuffix(a, "visit") && b == "visit") || (a == "summit" && b == "talks")
}

func within(a, b []chancery.Participant) bool {
	for _, x := range a {
		ok := false
		for _, y := range b {
			ok = ok || x.Name == y.Name || (x.Country != "" && x.Country == y.Country)
		}
		if !ok {
			return false
		}
	}
	return true
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
		case t.XPOS == "VB" && k > v+2 && p.grammar.lasts[t.Lemma] && p.is(l, k-1, "to") && p.grammar.lasts[l.Tokens[k-2].Lemma]: // "scheduled to take place"
		case t.UPOS == "VERB" && t.XPOS == "VBD" && p.word(l, k-1) == "," && k+1 < to && l.Tokens[k+1].UPOS == "ADP": // ", scheduled for May"
		case t.UPOS == "VERB" && k > v+1 && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VB"):
			return k
		case t.UPOS == "VERB" && t.XPOS == "VBG" && p.word(l, k-1) == ",":
			return k
		case p.is(l, k, "which") && p.saysWhen(l, k): // "a visit to Graustark, which is due to begin on 3 May"
			when = true
		case p.is(l, k, "who", "which", "where", "when", "while", "since", "because"):
			return k
		case t.UPOS == "NOUN" && k > v+1 && !p.beside(l, v, k) && p.determined(l, k) && !p.on(l, k) && p.tellsEvent(e, l, k):
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

// beside reports whether what stands between tokens v and k says that the one is held
// beside the other: "their talks on the sidelines of the summit in Zenda".
func (p *page) beside(l *line, v, k int) bool {
	for j := v + 1; j < k; j++ {
		if p.grammar.besides[l.Tokens[j].Lemma] {
			return true
		}
	}
	return false
}

// tellsEvent reports whether the word at token k of l tells an event.
func (p *page) tellsEvent(e *events, l *line, k int) bool {
	s := p.sight(l)
	if s == nil {
		return false
	}
	i := s.wordOf(k)
	return i >= 0 && len(e.rules(s, i)) > 0
}
