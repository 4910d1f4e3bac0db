package extract

import (
	"strings"

	"chancery"
)

// with reports whether the particle or preposition with hangs on word i or on what hangs
// on it; "" is always there.
//
// A clause that the preposition opens counts where clauses is set: "asked to open".
func (s *sight) with(i int, with string, clauses bool) bool {
	if with == "" {
		return true
	}
	for _, k := range s.kids[i] {
		if s.is(k, with) && (s.rel(k) == "compound" || s.rel(k) == "advmod" || s.rel(k) == "case" || s.rel(k) == "mark" || s.rel(k) == "obl") {
			return true
		}
		if s.rel(k) == "obl" && s.marked(k) == with {
			return true
		}
		if s.rel(k) == "obj" { // "fired rockets at Ruritania"
			for _, x := range s.kids[k] {
				if s.rel(x) == "nmod" && s.marked(x) == with {
					return true
				}
			}
		}
		if clauses && (s.rel(k) == "advcl" || s.rel(k) == "ccomp" || s.rel(k) == "xcomp") && s.first(k, "mark") >= 0 && s.is(s.first(k, "mark"), with) {
			return true
		}
	}
	return false
}

// alone reports whether the verb at i has neither object nor clause, nor a "that" behind
// it: who "demonstrates that" shows something.
func (s *sight) alone(i int) bool {
	for x := i + 1; x < len(s.ws); x++ {
		if s.ws[x].Rel == "mark" && s.is(x, "that") && s.under(x, i) {
			return false
		}
	}
	return s.first(i, "obj") < 0 && len(s.clauses(i)) == 0
}

// thing is the object of word i, or what the preposition with brings, or the subject of
// the passive, that is one of things; -1 where none is.
func (s *sight) thing(i int, with string, things map[string]bool) int {
	ok := func(k int) bool { return s.among(k, things) }
	rels := []string{"obj"}
	if s.passive(i) {
		rels = []string{"nsubj:pass", "obj"}
		if s.ws[i].Rel == "acl" && s.head(i) >= 0 && ok(s.head(i)) {
			return s.head(i)
		}
	}
	for _, k := range s.all(i, rels...) {
		if ok(k) {
			return k
		}
		for _, c := range s.all(k, "nmod") { // "a series of bombs"
			if s.marked(c) == "of" && ok(c) {
				return c
			}
		}
	}
	for _, k := range s.all(i, "obl") {
		if m := s.marked(k); ok(k) && (m == with || with == "" && (m == "in" || m == "on" || m == "to" || m == "from") && s.first(i, "obj") < 0) {
			return k
		}
	}
	return -1
}

// among reports whether the noun at k, with the word before it where that belongs to it,
// is one of things: "embargo", "hunger strike", "Ambassador Paul Winter".
func (s *sight) among(k int, things map[string]bool) bool {
	noun := singular(s.ws[k].Lemma)
	if things[noun] || things[strings.ToLower(s.ws[k].Form)] {
		return true
	}
	for _, c := range s.kids[k] {
		switch s.rel(c) {
		case "compound", "amod":
			if things[s.ws[c].Lemma+" "+noun] {
				return true
			}
		}
		if r := s.rel(c); (r == "compound" || r == "flat" || s.ws[c].Rel == "nmod:desc") && s.ws[k].UPOS == "PROPN" && things[s.ws[c].Lemma] {
			return true
		}
	}
	return false
}

// somebody reports whether the object of word i, the subject of the passive, or what the
// preposition with brings is an actor.
func (s *sight) somebody(i int, with string) bool {
	ks := s.all(i, "obj", "iobj")
	if s.passive(i) {
		ks = append(ks, s.all(i, "nsubj:pass")...)
		if s.ws[i].Rel == "acl" && s.head(i) >= 0 {
			ks = append(ks, s.head(i))
		}
	}
	if with != "" {
		for _, k := range s.all(i, "obl") {
			if s.marked(k) == with {
				ks = append(ks, k)
			}
		}
	}
	for _, k := range ks {
		for _, x := range s.kids[k] { // "two Ruritanian traders"
			if m := s.mention(x); s.ws[x].Rel == "amod" && m != nil && m.Type == chancery.National {
				return true
			}
		}
	}
	return len(s.parties(ks, false)) > 0
}

// must reports whether a clause that word i governs says what has to be done.
func (s *sight) must(i int) bool {
	for _, k := range s.clauses(i) {
		for _, x := range s.kids[k] {
			if s.rel(x) == "aux" && s.is(x, "must") {
				return true
			}
		}
		if s.is(k, "have") && s.ws[k].XPOS != "VBD" && len(s.clauses(k)) > 0 && !s.negated(k) {
			return true
		}
	}
	return false
}

// singular is a lemma that stands in the plural only, "troops", as lists have it.
func singular(lemma string) string {
	if strings.HasSuffix(lemma, "ss") || len(lemma) < 4 {
		return lemma
	}
	return strings.TrimSuffix(lemma, "s")
}
