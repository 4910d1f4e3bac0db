package extract

import (
	"slices"

	"chancery"
)

// settle gives d its type and status by what stands round its word, and reports whether
// anything is told at all: a plan to do what one can agree to is that act, planned, and a
// plan of contest a threat; what is not done is refused.
func (a *acts) settle(s *sight, d *deed) bool {
	i := d.at
	if !s.asserted(i) && !s.performs(i) || s.generic(i) {
		return false
	}
	d.status, d.why = chancery.Happened, "told by “"+s.ws[i].Form+"”"
	if d.kind == planKind {
		inner, ok := a.inner(s, i)
		if !ok {
			d.plover = ""
			return true
		}
		at := d.at
		*d = inner
		if s.done(d.at) {
			d.why = "told by “" + s.ws[d.at].Form + "”"
			return true // "announced that it had signed"
		}
		d.why = "told as to come by “" + s.ws[at].Form + "”"
		if s.p.grammar.decides[s.ws[at].Lemma] && (d.plover == "CONCEDE" || d.plover == "RETREAT") {
			return true // who decides to yield yields
		}
		s.planned(d)
		return true
	}
	future, hypothetical, negated := s.mood(i)
	switch {
	case s.performs(i):
	case hypothetical && d.deeds():
		d.status, d.why = chancery.Hypothetical, "told as a thing that may be"
	case negated:
		if s.p.grammar.is(d.plover, "contest") || d.plover == "REQUEST" || d.plover == "CONSULT" {
			return false
		}
		d.plover, d.why = "REJECT", "told as a thing that is not done"
	case future && s.conditional(i) && d.plover != "REQUEST" && d.plover != "ACCUSE":
		d.plover, d.why = "THREATEN", "told as to come unless something is done"
	case future:
		s.planned(d)
	default:
		if !s.performs(i) {
			a.governed(s, d)
		}
	}
	return true
}

// done reports whether the verb at i stands in a past tense of its own.
func (s *sight) done(i int) bool {
	if s.ws[i].XPOS == "VBD" {
		return true
	}
	for _, k := range s.kids[i] {
		if s.rel(k) == "aux" && s.is(k, "have") && s.ws[i].XPOS == "VBN" {
			return true
		}
	}
	return false
}

// performs reports whether the verb at i is what a speaker does by saying that he would
// like to: "I would like to thank the king".
func (s *sight) performs(i int) bool {
	h := s.head(i)
	return h >= 0 && s.ws[i].Rel == "xcomp" && s.is(h, "like", "want", "wish") && s.p.grammar.utters[s.ws[i].Lemma] && slices.ContainsFunc(s.subject(h), s.firstPerson)
}

// generic reports whether the verb at i stands in the present tense in a clause that only
// says of what sort its noun is: "terrorists who threaten Ruritanians".
func (s *sight) generic(i int) bool {
	x := s.ws[i].XPOS
	if s.ws[i].Rel != "acl:relcl" || x != "VBZ" && x != "VBP" || s.first(i, "aux") >= 0 {
		return false
	}
	h := s.head(i)
	return h >= 0 && s.ws[h].UPOS == "NOUN"
}

// governed gives d the status that what governs its clause tells: "is expected to urge",
// "denied that it had attacked".
func (a *acts) governed(s *sight, d *deed) {
	switch st, why := s.told(d.at); st {
	case chancery.Ongoing:
		if d.mode == "visit" {
			d.status, d.why = chancery.Planned, "is on the way" // "are going to Graustark"
		} else if s.p.grammar.called[d.plover].form == "" && d.kind != clauseKind {
			d.status, d.why = st, why // "continues to supply"; what is said is said
		}
	case chancery.Planned:
		s.planned(d)
		d.why = why
	case chancery.Denied:
		d.status, d.why = st, why
	case chancery.Hypothetical:
		if d.deeds() {
			d.status, d.why = st, why
		}
	}
}

// conditional reports whether "unless" opens a clause on word i.
func (s *sight) conditional(i int) bool {
	for _, k := range s.kids[i] {
		if m := s.first(k, "mark"); s.ws[k].Rel == "advcl" && m >= 0 && s.is(m, "unless") {
			return true
		}
	}
	return false
}

// planned makes d an act that is still to come.
func (s *sight) planned(d *deed) {
	switch {
	case d.plover == "REQUEST" || d.plover == "ACCUSE" || d.plover == "REJECT" || d.plover == "THREATEN" || d.plover == "AGREE":
		d.status = chancery.Planned
	case s.p.grammar.is(d.plover, "contest"):
		d.plover = "THREATEN"
	case d.plover == "CONCEDE" || d.plover == "RETREAT":
		d.plover = "AGREE"
	default:
		d.status = chancery.Planned
	}
}

// inner is the act that the clause of word i tells.
func (a *acts) inner(s *sight, i int) (deed, bool) {
	for _, k := range s.clauses(i) {
		if s.ws[k].Rel == "advcl" && s.first(i, "obj") >= 0 {
			continue // "announced a loan to support the farmers": what the loan is for
		}
		d, ok := a.read(s, k)
		switch {
		case !ok:
		case d.kind == planKind:
			return a.inner(s, k)
		case d.plover != "":
			d.status, d.why = chancery.Happened, ""
			return d, true
		}
	}
	return deed{}, false
}

// mood says whether the act of word i is told as still to come, as what may be, as not
// done.
func (s *sight) mood(i int) (future, hypothetical, negated bool) {
	negated = s.negated(i)
	if h := s.head(i); s.ws[i].Rel == "conj" && h >= 0 && s.first(i, "aux", "nsubj") < 0 && !s.nominal(h) {
		future, hypothetical, _ = s.mood(h) // "will visit Graustark and meet"
	}
	for _, k := range s.kids[i] {
		switch s.rel(k) {
		case "aux":
			switch {
			case s.is(k, "will", "shall", "would", "'ll"):
				future = true
			case s.is(k, "may", "might", "could", "can", "should", "must"):
				hypothetical = true
			}
		case "mark":
			if s.is(k, "if", "whether", "unless") {
				hypothetical = true
			}
		}
	}
	return future, hypothetical, negated
}

// asserted reports whether the clause of word i says that something is so: no infinitive
// that only tells a purpose, no gerund that only names a thing, nothing told as what may
// be.
func (s *sight) asserted(i int) bool {
	for range 8 {
		h := s.head(i)
		mark := s.first(i, "mark")
		if h < 0 {
			return mark < 0 || !s.p.grammar.unsaid[s.ws[mark].Lemma]
		}
		if mark >= 0 && s.p.grammar.unsaid[s.ws[mark].Lemma] {
			return false
		}
		if s.is(h, "remain") { // "remains committed to": no deed
			return false
		}
		for _, k := range s.kids[i] {
			if s.is(k, "whether", "if") && k < i {
				return false
			}
		}
		rel := s.ws[i].Rel
		switch s.ws[i].XPOS {
		case "VB":
			if rel == "xcomp" && s.p.grammar.goes[s.ws[h].Lemma] {
				if s.negated(h) {
					return false
				}
				i = h
				continue
			}
			if mark >= 0 && s.is(mark, "to") && rel != "conj" && rel != "root" {
				return false
			}
		case "VBG":
			if mark >= 0 && !s.is(mark, "after", "while", "when", "since", "by") && s.first(i, "nsubj") < 0 {
				return false
			}
			if s.first(i, "aux") < 0 && (rel == "csubj" || rel == "obj" || rel == "obl" || rel == "nmod" || rel == "nsubj" || rel == "xcomp" && !s.p.grammar.goes[s.ws[h].Lemma]) {
				return false
			}
		}
		switch rel {
		case "conj", "ccomp", "advcl", "parataxis", "acl:relcl", "acl", "xcomp":
			if !s.nominal(h) || rel == "conj" {
				i = h
				continue
			}
		}
		return true
	}
	return true
}
