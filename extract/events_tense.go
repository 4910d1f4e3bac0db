package extract

import (
	"chancery"
)

// verbTold is told of a verb: its auxiliaries, its mark, what governs it, its tense.
func (s *sight) verbTold(i, deep int) (chancery.Status, string) {
	if deep > 5 {
		return "", ""
	}
	st, why := s.affirmed(i, deep)
	if !s.negated(i) {
		return st, why
	}
	switch st {
	case chancery.Happened, chancery.Ongoing:
		return chancery.Denied, "told as a thing that is not done"
	case chancery.Planned:
		return chancery.Cancelled, "told as a thing that will not be done"
	}
	return st, why
}

// affirmed is verbTold but for a negation.
func (s *sight) affirmed(i, deep int) (chancery.Status, string) {
	for _, k := range s.kids[i] {
		switch s.rel(k) {
		case "aux":
			if s.is(k, "would") {
				if h := s.head(i); h >= 0 && s.ws[i].Rel == "ccomp" { // "he hoped that the king would visit"
					if v, ok := s.says("verb", h); ok && v.status == chancery.Hypothetical {
						return v.status, v.rule + ": “" + s.ws[h].Form + "”"
					}
				}
				if s.reported(i) {
					return chancery.Planned, "the future of what is told"
				}
				return chancery.Hypothetical, "“would”"
			}
			if v, ok := s.says("aux", k); ok {
				return v.status, v.rule + ": “" + s.ws[k].Form + "”"
			}
		case "mark", "advmod":
			v, ok := s.says("mark", k)
			if ok && v.status == chancery.Planned && (s.ws[i].XPOS == "VBD" || s.ws[i].XPOS == "VBN" && s.first(i, "aux") >= 0) {
				ok = false // "before he visited"
			}
			if ok {
				return v.status, v.rule + ": “" + s.ws[k].Form + "”"
			}
		}
	}
	if st, why, ok := s.governed(i, deep); ok {
		return st, why
	}
	return s.tensed(i, deep)
}

// reported reports whether the clause of i is what somebody said, decided or thought.
func (s *sight) reported(i int) bool {
	for range 4 {
		switch s.ws[i].Rel {
		case "ccomp", "parataxis", "acl:relcl", "acl":
			return true
		case "conj", "advcl":
			if i = s.head(i); i < 0 {
				return false
			}
		case "root":
			return s.first(i, "ccomp", "parataxis") >= 0 // "…, he said"
		default:
			return false
		}
	}
	return false
}

// governed is what the verb, adjective or noun that governs the clause of i makes of it.
func (s *sight) governed(i, deep int) (st chancery.Status, why string, ok bool) {
	h := s.head(i)
	if h < 0 {
		return "", "", false
	}
	infinitive := s.ws[i].XPOS == "VB" || s.ws[i].XPOS == "VBG" || s.ws[i].XPOS == "VBN" && s.infinitive(i)
	switch s.ws[i].Rel {
	case "xcomp", "ccomp", "csubj", "advcl":
		v, found := s.says("verb", h)
		switch {
		case !found:
		case s.ws[i].Rel == "advcl" && (s.ws[h].UPOS != "ADJ" && !s.passive(h) || !infinitive):
			found = false
		case !infinitive && v.status == chancery.Planned, !infinitive && s.is(h, "be"):
			found = false // "he decided that the talks failed"
		}
		if found {
			if s.negated(h) && v.status == chancery.Planned {
				return chancery.Cancelled, v.rule, true
			}
			if v.status == chancery.Planned && deep < 4 {
				if x, w := s.verbTold(h, deep+1); x == chancery.Hypothetical || x == chancery.Cancelled || x == chancery.Denied {
					return x, w, true // "may agree to visit"
				}
			}
			if v.status == chancery.Denied && s.ahead(h) { // "will be unable to travel"
				return chancery.Cancelled, v.rule + ": “" + s.ws[h].Form + "”", true
			}
			return v.status, v.rule + ": “" + s.ws[h].Form + "”", true
		}
		if s.ws[i].Rel == "xcomp" && infinitive && s.is(h, "have") { // "had to consult"
			if st, why = s.verbTold(h, deep+1); st != chancery.Happened && st != chancery.Planned {
				st, why = chancery.Hypothetical, "told as a thing that has to be"
			}
			return st, why, true
		}
		if s.ws[i].Rel == "xcomp" && s.p.grammar.goes[s.ws[h].Lemma] {
			st, why = s.verbTold(h, deep+1)
			return st, why, st != ""
		}
	case "acl":
		if !infinitive {
			return "", "", false
		}
		if v := s.head(h); v >= 0 && s.rel(h) == "obj" && s.is(v, "have", "get") && s.p.grammar.granted[s.ws[h].Lemma] { // "had the chance to meet"
			st, why = s.verbTold(v, deep+1)
			return st, why, st == chancery.Happened || st == chancery.Planned
		}
		if v, found := s.says("noun", h); found {
			return v.status, v.rule + ": “" + s.ws[h].Form + "”", true
		}
	case "conj":
		if !s.nominal(h) && s.first(i, "aux", "nsubj", "mark") < 0 && (s.ws[i].XPOS == "VB" || s.ws[i].XPOS == s.ws[h].XPOS) {
			st, why = s.affirmed(h, deep+1) // "will visit Graustark and meet"
			return st, why, st != ""
		}
	}
	return "", "", false
}

// ahead reports whether "will" or "would" stands with word i.
func (s *sight) ahead(i int) bool {
	for _, k := range s.kids[i] {
		if s.rel(k) == "aux" && s.is(k, "will", "would", "shall", "'ll") {
			return true
		}
	}
	return false
}

// infinitive reports whether "to" opens the clause of i.
func (s *sight) infinitive(i int) bool {
	for _, k := range s.kids[i] {
		if s.rel(k) == "mark" && s.is(k, "to") {
			return true
		}
	}
	return false
}

// tensed is what the form of the verb at i says.
func (s *sight) tensed(i, deep int) (chancery.Status, string) {
	w := s.ws[i]
	be, have, to := -1, false, s.infinitive(i)
	for _, k := range s.kids[i] {
		if s.rel(k) == "aux" {
			if s.is(k, "be") {
				be = k
			}
			have = have || s.is(k, "have")
			if s.is(k, "do") && s.ws[k].XPOS == "VBD" {
				return chancery.Happened, "past tense"
			}
		}
	}
	switch {
	case to:
		return s.purposed(i, deep)
	case have:
		return chancery.Happened, "past participle with its auxiliary"
	case w.XPOS == "VBD":
		return chancery.Happened, "past tense"
	case be >= 0 && s.ws[be].XPOS == "VBD":
		return chancery.Happened, "past tense"
	case w.XPOS == "VBN" && be >= 0:
		return chancery.Ongoing, "present passive"
	case w.XPOS == "VBN":
		if st, why := s.attached(i, deep); st != "" {
			return st, why
		}
		return chancery.Happened, "past participle"
	case w.XPOS == "VBG" && be >= 0:
		return chancery.Ongoing, "present progressive"
	case w.XPOS == "VBG" && s.marks(i, "for") && s.head(i) >= 0 && s.p.grammar.utters[s.ws[s.head(i)].Lemma]:
		return chancery.Happened, "thanked for" // "thanked the king for coming"
	case w.XPOS == "VBG":
		if h := s.head(i); h >= 0 && (s.rel(i) == "advcl" || s.rel(i) == "acl" || s.rel(i) == "xcomp" || s.rel(i) == "conj") {
			if s.ws[h].UPOS == "VERB" {
				return s.verbTold(h, deep+1)
			}
		}
		return "", ""
	case s.l.Heading && (w.XPOS == "VBZ" || w.XPOS == "VBP"):
		return chancery.Happened, "headline present"
	case w.XPOS == "VBZ" || w.XPOS == "VBP":
		return chancery.Ongoing, "present tense"
	}
	return "", ""
}

// attached is what a participle is told as by what it hangs on, where that is not done
// yet: "look forward to the next forum, chaired by".
func (s *sight) attached(i, deep int) (st chancery.Status, why string) {
	h := s.head(i)
	if h < 0 {
		return "", ""
	}
	switch {
	case s.ws[i].Rel == "acl" && s.rel(h) == "obj" && s.head(h) >= 0 && s.ws[s.head(h)].UPOS == "VERB":
		st, why = s.carriedBy(h, s.head(h), "obj")
	case s.ws[i].Rel == "advcl" && s.ws[h].UPOS == "VERB":
		if v, ok := s.says("verb", h); ok && v.status == chancery.Planned {
			return v.status, v.rule
		}
		st, why = s.verbTold(h, deep+1)
	}
	if st != chancery.Planned && st != chancery.Hypothetical {
		return "", ""
	}
	return st, why
}

// purposed is told of "to VERB": done where somebody came for it, else planned.
func (s *sight) purposed(i, deep int) (chancery.Status, string) {
	h := s.head(i)
	if h < 0 {
		if s.l.Heading {
			return chancery.Planned, "headline infinitive"
		}
		return chancery.Planned, "told as a purpose"
	}
	if v := s.head(h); s.ws[h].UPOS == "NOUN" && v >= 0 && s.ws[v].UPOS == "VERB" { // "attended the ceremony to launch the pipeline"
		if _, came := s.says("motion", v); came {
			h = v
		}
	}
	if s.ws[h].UPOS == "VERB" {
		st, _ := s.verbTold(h, deep+1)
		if _, came := s.says("motion", h); came && st == chancery.Happened {
			return st, "they came for it"
		}
		if st == chancery.Hypothetical || st == chancery.Denied || st == chancery.Cancelled {
			return st, "a purpose of what is told so"
		}
	}
	return chancery.Planned, "told as a purpose"
}
