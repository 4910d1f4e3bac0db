package extract

import (
	"io/fs"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A verdict is the status that a word gives an event, and the rule that says so.
type verdict struct {
	rule   string
	status chancery.Status
}

// statusWords is status.txt: relation → lemma, with its particle if it has one → verdict.
type statusWords map[string]map[string]verdict

func newStatusWords(data fs.FS) (statusWords, error) {
	w := statusWords{"aux": {}, "verb": {}, "does": {}, "noun": {}, "amod": {}, "case": {}, "mark": {}, "motion": {}}
	for l, err := range lines.Read(data, "en/status.txt", 4) {
		if err != nil {
			return nil, err
		}
		into := w[l.Cols[1]]
		if into == nil {
			return nil, l.Errorf("%s: no relation %q; want aux, verb, does, noun, amod, case, mark or motion", l.Cols[0], l.Cols[1])
		}
		for _, lemma := range l.List(2) {
			into[lemma] = verdict{l.Cols[0], chancery.Status(l.Cols[3])}
		}
	}
	return w, nil
}

// told is the status of the word at i, a verb or the noun of an event, and what told it;
// empty where nothing does.
func (s *sight) told(i int) (chancery.Status, string) {
	if (s.ws[i].UPOS == "VERB" || s.ws[i].UPOS == "AUX") && s.ws[i].Rel != "obj" {
		return s.verbTold(i, 0)
	}
	return s.nounTold(i, 0)
}

// lemmas is the lemma of word i, before it that with its particle if it has one.
func (s *sight) lemmas(i int) []string {
	out := []string{s.ws[i].Lemma}
	for _, k := range s.kids[i] {
		if r := s.rel(k); r == "compound" && s.ws[k].Rel == "compound:prt" || r == "advmod" && k == i+1 {
			return []string{s.ws[i].Lemma + " " + s.ws[k].Lemma, s.ws[i].Lemma}
		}
	}
	return out
}

// says is what status.txt says of word i in a relation.
func (s *sight) says(relation string, i int) (verdict, bool) {
	for _, w := range s.lemmas(i) {
		if v, ok := s.p.grammar.status[relation][w]; ok {
			return v, true
		}
	}
	v, ok := s.p.grammar.status[relation][strings.ToLower(s.ws[i].Form)]
	return v, ok
}

// nounTold is told of a noun: what describes it, what stands before it, the verb that it
// is the object or the subject of, the noun that it hangs on.
func (s *sight) nounTold(i, deep int) (chancery.Status, string) {
	if deep > 4 {
		return "", ""
	}
	h := s.head(i)
	if h >= 0 && (s.rel(i) == "obj" || s.rel(i) == "nsubj") && s.ws[h].UPOS == "VERB" {
		if st, why := s.carriedBy(i, h, s.rel(i)); st == chancery.Postponed || st == chancery.Cancelled || st == chancery.Denied {
			return st, why // whatever it was: "the visit, planned for May, was postponed"
		}
	}
	if st, why := s.describedAs(i); st != "" {
		return st, why
	}
	if h >= 0 && s.rel(i) == "nmod" && s.marked(i) == "including" { // "upcoming events, including a summit"
		if st, why := s.nounTold(h, deep+1); st != "" {
			return st, why
		}
	}
	if k := s.first(i, "case"); k >= 0 && h >= 0 {
		if v, ok := s.p.grammar.status["case"][s.marked(i)]; ok {
			if st, why := s.besideVerb(h, v); st != "" {
				return st, why
			}
		}
	}
	if h < 0 {
		if cop := s.first(i, "cop"); cop >= 0 {
			return s.copula(i, cop)
		}
		return "", ""
	}
	switch rel := s.rel(i); {
	case rel == "conj" || rel == "appos":
		return s.nounTold(h, deep+1)
	case s.ws[h].UPOS == "VERB" || s.ws[h].UPOS == "ADJ" && rel == "nsubj":
		return s.carriedBy(i, h, rel)
	case rel == "nmod":
		if v, ok := s.says("noun", h); ok {
			if st, why := s.nounTold(h, deep+1); v.status == chancery.Happened && st != "" && st != chancery.Happened {
				return st, why // "will return following the completion of the summit"
			}
			return v.status, v.rule + ": “" + s.ws[h].Form + "”"
		}
		if s.p.grammar.stretch[s.ws[h].Lemma] {
			return s.nounTold(h, deep+1)
		}
	}
	return "", ""
}

// describedAs is what the words that describe the noun at i say: "upcoming", "held in
// Zenda", "which will take place".
func (s *sight) describedAs(i int) (chancery.Status, string) {
	for _, k := range s.kids[i] {
		switch rel := s.rel(k); {
		case s.ws[k].Rel == "acl:relcl":
			if _, set := s.p.grammar.status["amod"][strings.ToLower(s.ws[k].Form)]; set || s.p.grammar.lasts[s.ws[k].Lemma] || s.p.grammar.light[s.ws[k].Lemma] {
				return s.carriedBy(i, k, "nsubj")
			}
		case rel == "amod", rel == "acl", rel == "nmod" && s.marked(k) == "", rel == "compound":
			if v, ok := s.p.grammar.status["amod"][strings.ToLower(s.ws[k].Form)]; ok {
				return v.status, v.rule + ": “" + s.ws[k].Form + "”"
			}
			if rel == "acl" && s.ws[k].XPOS != "VBG" && (s.p.grammar.lasts[s.ws[k].Lemma] || s.p.grammar.light[s.ws[k].Lemma]) {
				return s.verbTold(k, 1)
			}
		}
	}
	return "", ""
}

// besideVerb is what a preposition such as "during" says of its noun beside the verb at h:
// where that is still to come, the noun is as well.
func (s *sight) besideVerb(h int, v verdict) (chancery.Status, string) {
	if v.status == chancery.Happened && s.ws[h].UPOS == "VERB" {
		st, _ := s.verbTold(h, 1)
		if st == chancery.Planned || st == chancery.Hypothetical || st == chancery.Cancelled {
			return chancery.Planned, "what it is told with is still to come"
		}
	}
	return v.status, v.rule
}

// copula is told of a noun that is the predicate: "it was the first visit".
func (s *sight) copula(i, cop int) (chancery.Status, string) {
	for _, k := range s.kids[i] {
		if s.rel(k) == "aux" {
			if v, ok := s.says("aux", k); ok {
				return v.status, v.rule
			}
		}
	}
	if s.ws[cop].XPOS == "VBD" {
		return chancery.Happened, "past tense"
	}
	return "", ""
}

// carriedBy is told of the noun at i by the verb at h, to which it is rel.
func (s *sight) carriedBy(i, h int, rel string) (chancery.Status, string) {
	g := s.p.grammar
	passive := s.passive(h)
	if in := s.marked(i); rel == "obl" && (in == "at" || in == "during") && s.infinitive(h) && (s.ws[h].Rel == "acl" || s.ws[h].Rel == "advcl") { // "discussed ways to end the war at a meeting"
		for n, v := 0, s.head(h); n < 8 && v >= 0; n, v = n+1, s.head(v) {
			if x := s.ws[v].XPOS; s.ws[v].UPOS == "VERB" && x == "VBD" {
				return s.verbTold(v, 1)
			}
		}
	}
	if rel == "obl" && passive && s.marked(i) == "by" { // "were followed by a talk"
		if st, why := s.verbTold(h, 1); st == chancery.Happened || st == chancery.Planned {
			return st, why
		}
		return "", ""
	}
	if rel == "obj" || passive || rel == "obl" {
		if v, ok := s.says("does", h); ok && (rel != "obl" || strings.Contains(strings.Join(s.lemmas(h), "|"), " ") || s.obliqueOf(h, i)) {
			if st, why := s.verbTold(h, 1); st == chancery.Hypothetical || st == chancery.Denied {
				return "", why // "may postpone", "did not cancel"
			}
			return v.status, v.rule + ": “" + s.ws[h].Form + "”"
		}
	}
	if rel == "nsubj" || g.light[s.ws[h].Lemma] || rel == "obl" {
		if rel == "nsubj" && !passive && !g.light[s.ws[h].Lemma] && !g.lasts[s.ws[h].Lemma] && !g.goes[s.ws[h].Lemma] {
			if v, ok := s.says("does", h); ok && v.status != chancery.Happened { // "the visit is due"
				return v.status, v.rule
			}
			if st, why := s.verbTold(h, 1); st == chancery.Happened {
				return st, why // "the talks focused on grain"
			}
			return "", ""
		}
		st, why := s.verbTold(h, 1)
		if rel == "obl" && !g.light[s.ws[h].Lemma] && st != chancery.Happened && st != chancery.Planned {
			return "", "" // "is paving the way to the summit"
		}
		return st, why
	}
	return "", ""
}

// obliqueOf reports whether h with the preposition of i is one of the verbs that does
// names: "agree on a visit".
func (s *sight) obliqueOf(h, i int) bool {
	_, ok := s.p.grammar.status["does"][s.ws[h].Lemma+" "+s.marked(i)]
	return ok
}
