package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// acts finds what one actor does to another, in conflict and in cooperation, by the words
// of data/en/acts.txt and the tree of the sentence.
type acts struct {
	byLemma map[string][]*actRule
}

// An actRule is one line of acts.txt.
type actRule struct {
	name   string
	plover string
	mode   string
	kind   string // deed, mutual, alone, clause, plan, must
	words  [][2]string
	who    bool            // the object has to be somebody
	things map[string]bool // lemmas that the object, or what a preposition brings, has to have; nil for any
}

// What an act does with the clause that its verb governs.
const (
	deedKind   = "deed"   // nothing
	mutualKind = "mutual" // nothing; and several who do it need nobody to do it to
	clauseKind = "clause" // it tells what is agreed, asked, refused or threatened
	planKind   = "plan"   // it tells the act; the verb only says that it is to come
	aloneKind  = "alone"  // nothing; and it has neither object nor clause
	mustKind   = "must"   // it tells what is asked, where it has "must"
)

func newActs(data fs.FS) (*acts, error) {
	a := &acts{byLemma: map[string][]*actRule{}}
	for l, err := range lines.Read(data, "en/acts.txt", 6) {
		if err != nil {
			return nil, err
		}
		r := &actRule{name: l.Cols[0], plover: l.Col(1), mode: l.Col(2), kind: l.Col(3)}
		switch r.kind {
		case deedKind, mutualKind, aloneKind, clauseKind, planKind, mustKind:
		default:
			return nil, l.Errorf("%s: no kind %q; want deed, mutual, alone, clause, plan or must", r.name, r.kind)
		}
		for _, w := range l.List(4) {
			lemma, with, _ := strings.Cut(w, " ")
			r.words = append(r.words, [2]string{lemma, with})
			if !slices.Contains(a.byLemma[lemma], r) {
				a.byLemma[lemma] = append(a.byLemma[lemma], r)
			}
		}
		for _, w := range l.List(5) {
			if w == "who" {
				r.who = true
				continue
			}
			if r.things == nil {
				r.things = map[string]bool{}
			}
			r.things[w] = true
		}
	}
	for _, rs := range a.byLemma { // those that want an object of theirs come first
		slices.SortStableFunc(rs, func(x, y *actRule) int { return strictness(y) - strictness(x) })
	}
	return a, nil
}

// strictness is how much r wants beside its verb.
func strictness(r *actRule) int {
	n := 0
	if r.things != nil {
		n += 2
	}
	if slices.ContainsFunc(r.words, func(w [2]string) bool { return w[1] != "" }) {
		n++
	}
	return n
}

// A deed is an act as a sentence tells it: the word that tells it, and who takes part.
type deed struct {
	*actRule
	at     int    // the word
	with   string // the particle or preposition that it has
	thing  int    // the object that the act wants, or -1
	plover string
	status chancery.Status
	why    string
	source []chancery.Participant
	target []chancery.Participant
}

// anyOf reports whether one of words can tell an act.
func (a *acts) anyOf(words []chancery.Word) bool {
	return slices.ContainsFunc(words, func(w chancery.Word) bool { return a.byLemma[w.Lemma] != nil })
}

// in finds the deeds of s, in the order of its words. What a clause tells that is agreed,
// asked, refused or threatened is no deed of its own.
func (a *acts) in(s *sight) []deed {
	var out []deed
	taken := map[int]bool{}
	for i := range s.ws {
		if taken[i] {
			continue
		}
		d, ok := a.deed(s, i)
		if !ok {
			continue
		}
		if !d.deeds() {
			s.mark(taken, i)
		}
		if d.plover == "" {
			continue
		}
		if d.source, d.target = s.sides(&d); len(d.source) > 0 || len(d.target) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// deeds reports whether the verb of r tells its act and no clause does.
func (r *actRule) deeds() bool {
	return r.kind == deedKind || r.kind == mutualKind || r.kind == aloneKind
}

// mark takes the verbs of the clauses that word i governs.
func (s *sight) mark(taken map[int]bool, i int) {
	for _, k := range s.clauses(i) {
		taken[k] = true
		s.mark(taken, k)
	}
}

// clauses is the predicates of the clauses that word i governs.
func (s *sight) clauses(i int) []int {
	var out []int
	for _, k := range s.kids[i] {
		switch s.ws[k].Rel {
		case "xcomp", "ccomp", "csubj":
			out = append(out, k)
			for _, c := range s.kids[k] {
				if s.ws[c].Rel == "conj" && !s.nominal(c) {
					out = append(out, c)
				}
			}
		case "advcl", "acl":
			if s.ws[k].XPOS == "VB" && s.first(k, "mark") >= 0 {
				out = append(out, k)
			}
		}
	}
	return out
}

// deed is the act that word i tells, with its status, if any.
func (a *acts) deed(s *sight, i int) (deed, bool) {
	d, ok := a.read(s, i)
	return d, ok && a.settle(s, &d)
}

// read is the act that the words of word i tell, however they are told.
func (a *acts) read(s *sight, i int) (deed, bool) {
	for _, r := range a.byLemma[s.ws[i].Lemma] {
		if !s.predicate(i, r.kind) || r.kind == aloneKind && !s.alone(i) {
			continue
		}
		for _, w := range r.words {
			if w[0] != s.ws[i].Lemma || !s.with(i, w[1], !r.deeds() || w[1] != "to") || r.kind == mustKind && !s.must(i) || r.who && !s.somebody(i, w[1]) {
				continue
			}
			d := deed{actRule: r, at: i, with: w[1], thing: -1, plover: r.plover}
			if r.things != nil {
				if d.thing = s.thing(i, w[1], r.things); d.thing < 0 {
					continue
				}
			}
			return d, true
		}
	}
	return deed{}, false
}

// predicate reports whether word i is a verb or, for an act that is told of a clause, an
// adjective or noun that stands for one: "is ready to", "the refusal of Ruritania to".
func (s *sight) predicate(i int, kind string) bool {
	if s.ws[i].UPOS == "VERB" {
		return s.rel(i) != "amod" && s.rel(i) != "case" && s.rel(i) != "compound"
	}
	return (kind == clauseKind || kind == planKind) && (s.ws[i].UPOS == "ADJ" || s.ws[i].UPOS == "NOUN") && len(s.clauses(i)) > 0
}
