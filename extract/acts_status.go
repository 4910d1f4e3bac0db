package extract

import "chancery"

// settle gives d its type and status by what stands round its word, and reports whether
// anything is told at all: a plan to do what one can agree to is that act, planned, and a
// plan of contest a threat; what is not done is refused.
func (a *acts) settle(s *sight, d *deed) bool {
	i := d.at
	d.status, d.why = chancery.Happened, "told by “"+s.ws[i].Form+"”"
	if d.kind == planKind {
		inner, ok := a.inner(s, i)
		if !ok {
			d.plover = ""
			return true
		}
		at, thing := d.at, inner.thing
		name := d.name
		*d = inner
		d.at, d.thing = inner.at, thing
		d.why = "told as to come by “" + s.ws[at].Form + "”"
		_ = name
		a.planned(d)
		return true
	}
	future, hypothetical, negated := s.mood(i)
	switch {
	case hypothetical && d.kind == deedKind:
		d.status, d.why = chancery.Hypothetical, "told as a thing that may be"
	case negated:
		if a.contest[d.plover] || d.plover == "REQUEST" || d.plover == "CONSULT" {
			return false
		}
		d.plover, d.why = "REJECT", "told as a thing that is not done"
	case future:
		a.planned(d)
	}
	return true
}

// planned makes d an act that is still to come.
func (a *acts) planned(d *deed) {
	switch {
	case d.plover == "REQUEST" || d.plover == "ACCUSE" || d.plover == "REJECT" || d.plover == "THREATEN" || d.plover == "AGREE":
	case a.contest[d.plover]:
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
		if d, ok := a.deed(s, k); ok && d.plover != "" {
			return d, true
		}
	}
	return deed{}, false
}

// mood says whether the act of word i is told as still to come, as what may be, as not
// done.
func (s *sight) mood(i int) (future, hypothetical, negated bool) {
	negated = s.negated(i)
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
