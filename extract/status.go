package extract

import (
	"strings"

	"chancery"
)

// wordsOf says what the words around token v of l, a verb or the noun of an event,
// make of it, and which rule said so. It is empty where none tells: then the tense
// does. A bare noun, which no verb carries, is not denied by a "not" before it.
//
// In "The visit was postponed after talks were held" each trigger looks at the
// words on its own side of the verb only.
func (p *page) wordsOf(l *line, v int, bare bool) (chancery.Status, string) {
	from, to := p.clause(l, v)
	for _, r := range p.grammar.status {
		if bare && r.where == "before" && (r.status == chancery.Denied || r.status == chancery.Cancelled) {
			continue
		}
		for _, words := range r.words {
			if r.where == "before" && p.before(l, max(from, v-9), v, words, 6) || r.where == "after" && p.after(l, v+1, min(to, v+22), words, 18) {
				return p.behindMain(l, v, r)
			}
		}
	}
	return "", ""
}

// behindMain is what rule r makes of the event at v, corrected by the main clause
// that a phrase such as "During the visit," or "Before the talks," opens: with a
// future behind it the event is planned, and one told as coming with a past behind
// it stays open.
func (p *page) behindMain(l *line, v int, r statusRule) (chancery.Status, string) {
	if r.where != "before" || v > 6 || (r.status != chancery.Happened && r.status != chancery.Planned) || l.Tokens[0].UPOS != "ADP" && l.Tokens[0].UPOS != "VERB" {
		return r.status, r.name
	}
	comma := false
	for k := v + 1; k < len(l.Tokens); k++ {
		comma = comma || p.word(l, k) == ","
		switch t := l.Tokens[k]; {
		case !comma:
		case t.XPOS == "MD" && t.Lemma == "will", p.is(l, k, "be") && p.is(l, k+1, "expect", "schedule", "due", "set"):
			return chancery.Planned, "the future of the sentence"
		case t.XPOS == "VBD":
			if r.status == chancery.Planned {
				return "", ""
			}
			return r.status, r.name
		}
	}
	return r.status, r.name
}

// before reports whether words stand in tokens [from, to) of l with their last at
// most near tokens before to.
func (p *page) before(l *line, from, to int, words []string, near int) bool {
	for i := to - len(words); i >= from && to-(i+len(words)) < near; i-- {
		if n := p.inARow(l, i, words); n > 0 && i+n <= to && !p.verbBetween(l, i+n, to) {
			return true
		}
	}
	return false
}

func (p *page) after(l *line, from, to int, words []string, near int) bool {
	for i := from; i+len(words) <= to && i-from < near; i++ {
		if n := p.inARow(l, i, words); n > 0 && i+n <= to {
			return true
		}
		if p.word(l, i) == "," && p.aside(l, i) { // ", planned for 3 May," and ", which was due to begin,"
			for i++; i+1 < to && p.word(l, i) != ","; i++ {
			}
			from = i
			continue
		}
		if t := l.Tokens[i]; t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ") || p.is(l, i, "that", "who", "which", "where") {
			return false // another verb has its own word
		}
	}
	return false
}

// aside reports whether the comma at token i opens a clause that another comma
// closes: one with "which", or a participle with a preposition.
func (p *page) aside(l *line, i int) bool {
	if !p.is(l, i+1, "which") && !(i+2 < len(l.Tokens) && l.Tokens[i+1].UPOS == "VERB" && l.Tokens[i+2].UPOS == "ADP") {
		return false
	}
	for k := i + 2; k < len(l.Tokens) && k-i < 16; k++ {
		if p.word(l, k) == "," {
			return true
		}
	}
	return false
}

// verbBetween reports whether a verb of its own stands in [from, to): a finite one,
// or one that carries no noun, as in "will discuss the visit".
func (p *page) verbBetween(l *line, from, to int) bool {
	for i := from; i < to; i++ {
		t := l.Tokens[i]
		if t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || !p.grammar.light[t.Lemma]) {
			return true
		}
	}
	return false
}

// inARow is how many tokens from i of l the lemmas or forms ws stand in, one after the
// other with no more than adverbs between them, "will also be held"; 0 where they do not.
func (p *page) inARow(l *line, i int, ws []string) int {
	at := i
	for k := range ws {
		for k > 0 && at < len(l.Tokens) && at-i < len(ws)+2 && l.Tokens[at].UPOS == "ADV" && !p.is(l, at, "not", "never") && !p.words(l, at, ws[k:k+1]) {
			at++
		}
		if !p.words(l, at, ws[k:k+1]) {
			return 0
		}
		at++
	}
	return at - i
}

// words reports whether the lemmas or forms ws stand at token i of l in a row.
func (p *page) words(l *line, i int, ws []string) bool {
	if i < 0 || i+len(ws) > len(l.Tokens) {
		return false
	}
	for k, w := range ws {
		t := l.Tokens[i+k]
		if t.Lemma == w && t.UPOS != "PROPN" {
			continue
		}
		form := p.Text(t.Span)
		if form != w && (i+k > 0 || !strings.EqualFold(form, w)) { // "May 24" is no "may"
			return false
		}
	}
	return true
}

// tense is the status that the form of the verb at v gives. A noun has none.
func (p *page) tense(l *line, v int) (chancery.Status, string) {
	t := l.Tokens[v]
	if t.UPOS != "VERB" && t.UPOS != "AUX" {
		return "", ""
	}
	switch t.XPOS {
	case "VBD":
		return chancery.Happened, "past tense"
	case "VBN":
		for k := v - 1; k >= 0 && v-k < 5; k-- {
			switch w := strings.ToLower(p.word(l, k)); {
			case w == "was" || w == "were" || w == "has" || w == "have" || w == "had" || w == "'ve" || w == "been":
				return chancery.Happened, "past participle with its auxiliary"
			case w == "is" || w == "are" || w == "being":
				return chancery.Ongoing, "present passive"
			}
		}
		return chancery.Happened, "past participle"
	case "VBZ", "VBP":
		for k := v - 1; k >= 0 && v-k < 5; k-- {
			if p.is(l, k, "when", "until", "before", "once") {
				return chancery.Planned, "present tense of what is still to come"
			}
		}
		if l.Heading {
			return chancery.Happened, "headline present"
		}
		return chancery.Ongoing, "present tense"
	case "VBG":
		for k := v - 1; k >= 0 && v-k < 4; k-- {
			switch l.Tokens[k].Lemma {
			case "be":
				if w := strings.ToLower(p.word(l, k)); w == "was" || w == "were" {
					return chancery.Happened, "past progressive"
				}
				return chancery.Ongoing, "present progressive"
			case "after", "since", "following":
				return chancery.Happened, "told as past"
			case "before":
				return chancery.Planned, "told as coming"
			}
		}
		return p.mainTense(l, v)
	case "VB":
		if v > 0 && p.is(l, v-1, "to") {
			return p.purpose(l, v-1)
		}
	}
	return "", ""
}

// mainTense is the tense of the last finite verb before v, for a gerund.
func (p *page) mainTense(l *line, v int) (chancery.Status, string) {
	for k := v - 1; k >= 0; k-- {
		switch l.Tokens[k].XPOS {
		case "VBD":
			return chancery.Happened, "the past tense of the sentence"
		case "MD":
			return chancery.Planned, "the future of the sentence"
		}
	}
	return "", ""
}

// purpose is the status of "to VERB" at token k: done where somebody came for it,
// else planned.
func (p *page) purpose(l *line, k int) (chancery.Status, string) {
	for j := k - 1; j >= 0 && k-j < 8; j-- {
		t := l.Tokens[j]
		if t.UPOS != "VERB" {
			continue
		}
		switch t.Lemma {
		case "arrive", "come", "gather", "travel", "meet", "fly", "sit":
			if t.XPOS == "VBD" {
				return chancery.Happened, "they came for it"
			}
		}
		return chancery.Planned, "told as a purpose"
	}
	if l.Heading {
		return chancery.Planned, "headline infinitive"
	}
	return chancery.Planned, "told as a purpose"
}
