package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// plover is what the PLOVER manual asks of an event beside its type: modes.txt by type,
// and contexts.txt.
type plover struct {
	modes    map[string][]wording
	contexts []wording
}

// A wording is a code and the words that give it, longer phrases as their lemmas in a row.
type wording struct {
	code  string
	words [][]string
}

func newPlover(data fs.FS) (plover, error) {
	x := plover{modes: map[string][]wording{}}
	for l, err := range lines.Read(data, "en/modes.txt", 3) {
		if err != nil {
			return x, err
		}
		x.modes[l.Cols[0]] = append(x.modes[l.Cols[0]], wording{l.Cols[1], phrases(l.List(2))})
	}
	for l, err := range lines.Read(data, "en/contexts.txt", 2) {
		if err != nil {
			return x, err
		}
		x.contexts = append(x.contexts, wording{l.Cols[0], phrases(l.List(1))})
	}
	return x, nil
}

func phrases(list []string) [][]string {
	var out [][]string
	for _, w := range list {
		out = append(out, strings.Fields(w))
	}
	return out
}

// complete gives the event that the word at i of s tells, done with or to thing (or -1),
// the mode that its words tell, its contexts and its purpose.
func (x plover) complete(s *sight, ev *chancery.Event, i, verb, thing int) {
	if ev.Plover == "" {
		return
	}
	if ev.Mode == "" {
		ev.Mode = x.mode(s, ev, i, thing)
	}
	top := i
	if verb >= 0 {
		top = verb
	}
	ev.Context = x.contextsOf(s, i, top)
	if ev.Purpose == "" && (ev.Plover == "CONSULT" || ev.Plover == "SUPPORT") { // of a request the clause is what is asked
		ev.Purpose = s.purpose(i, verb)
	}
}

// mode is how the event is done: by its thing, its verb, or the clauses it governs; of
// talks by who takes part and where.
func (x plover) mode(s *sight, ev *chancery.Event, i, thing int) string {
	at := []int{i}
	if thing >= 0 {
		at = []int{thing, i}
	}
	at = append(at, s.clauses(i)...)
	at = append(at, s.all(i, "obj")...)
	for _, k := range s.clauses(i) {
		at = append(at, s.all(k, "obj")...)
	}
	if len(at) > 1 && thing < 0 { // "urged Ruritania to withdraw": what is urged tells, before the urging
		at = append(at[1:], i)
	}
	for _, k := range at {
		for _, m := range x.modes[ev.Plover] {
			if slices.ContainsFunc(m.words, func(ws []string) bool { return s.endsWith(k, ws) }) {
				return m.code
			}
		}
	}
	if ev.Plover == "CONSULT" {
		return consulted(ev)
	}
	return ""
}

// consulted is the mode of talks: several states or a body of them meet, or two in the
// country of a third.
func consulted(ev *chancery.Event) string {
	of := map[chancery.Country]bool{}
	for _, p := range ev.Participants {
		if p.Country != "" {
			of[p.Country] = true
		}
	}
	switch {
	case ev.Mechanism != "" || len(of) > 2:
		return "multilateral"
	case ev.PlaceCountry != "" && len(of) == 2 && !of[ev.PlaceCountry]:
		return "third-party"
	}
	return ""
}

// endsWith reports whether the lemmas stand in a row with the last of them at word k.
func (s *sight) endsWith(k int, lemmas []string) bool {
	from := k - len(lemmas) + 1
	return from >= 0 && s.row(from, lemmas) || singular(s.ws[k].Lemma) == lemmas[len(lemmas)-1] && len(lemmas) == 1
}

// contextsOf is the contexts that the words of the clause under top give.
func (x plover) contextsOf(s *sight, i, top int) []string {
	var out []string
	for _, c := range x.contexts {
		for k := range s.ws {
			if s.named(k) >= 0 && s.p.Names[s.named(k)].Type != chancery.Instrument || !s.under(k, top) && !s.under(k, i) || s.aside(k, top) && !s.under(k, i) {
				continue
			}
			if slices.ContainsFunc(c.words, func(ws []string) bool { return s.endsWith(k, ws) }) {
				out = append(out, c.code)
				break
			}
		}
	}
	return out
}

// purpose is what the event is for: the words of the infinitive that its verb or its noun
// governs, "met to discuss grain", or behind "in preparation for", "aimed at".
func (s *sight) purpose(i, verb int) string {
	for _, at := range [...]int{i, verb} {
		if at < 0 {
			continue
		}
		for _, k := range s.kids[at] {
			switch r := s.ws[k].Rel; {
			case (r == "advcl" || r == "acl") && s.ws[k].XPOS == "VB" && s.marks(k, "to") && k > i && !s.another(i, k):
				return s.words(k)
			case r == "acl" && s.is(k, "aim") && k > i:
				return s.words(k)
			case s.rel(k) == "obl" && s.is(k, "preparation") && s.marked(k) == "in":
				return "in " + s.words(k)
			}
		}
	}
	return ""
}

// another reports whether a noun with an owner of its own stands between words i and k:
// in "thanked the king for the palace's work to help" it is the palace that helps.
func (s *sight) another(i, k int) bool {
	for x := i + 1; x < k; x++ {
		if s.ws[x].Rel == "nmod:poss" && s.head(x) == k-2 {
			return true
		}
	}
	return false
}

// mostPurpose is how many words a purpose is told in at most.
const mostPurpose = 30

// words is the words of what hangs on k, from its own on, as they stand.
func (s *sight) words(k int) string {
	end := k
	for x := k + 1; x < len(s.ws) && x-k < mostPurpose; x++ {
		if s.under(x, k) && s.ws[x].UPOS != "PUNCT" && !s.aside(x, k) {
			end = x
		}
	}
	return clip(s.p.Text(chancery.Span{Start: s.ws[k].Start, End: s.ws[end].End}))
}
