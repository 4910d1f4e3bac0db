package extract

import "chancery"

// addressed fills in to whom a statement is made and on what, by the tree of the sentence
// that holds its cue: "told Prince Karl that", "said to reporters of the bridge", "speaking
// about the talks".
func (p *page) addressed(q *chancery.Quotation, st *chancery.Statement) {
	n := p.In(q.CueAt.Start)
	if q.CueAt.Len() == 0 || n < 0 {
		return
	}
	l := &p.lines[n]
	s := p.sight(l)
	if s == nil {
		return
	}
	i := s.wordOf(l.token(q.CueAt.Start))
	if i < 0 || s.ws[i].UPOS != "VERB" {
		return
	}
	if !s.passive(i) {
		for _, k := range s.all(i, "iobj", "obj") {
			st.To = p.addressee(s, k, q, st.To)
		}
	}
	for _, k := range s.all(i, "obl") {
		if m := s.marked(k); m == "to" || m == "with" {
			st.To = p.addressee(s, k, q, st.To)
		} else {
			st.On = p.topic(s, k, q, st.On)
		}
	}
	for _, k := range s.kids[i] { // "speaking about the talks, he said"
		if s.rel(k) == "advcl" && p.grammar.comments[s.ws[k].Lemma] {
			for _, o := range append(s.all(k, "obl"), s.all(k, "obj")...) {
				if s.rel(o) == "obj" || p.grammar.about[s.marked(o)] {
					st.On = p.topic(s, o, q, st.On)
				}
			}
		}
	}
}

// addressee is the actor at word k, unless it lies in the quotation or there is one already.
func (p *page) addressee(s *sight, k int, q *chancery.Quotation, old string) string {
	if old != "" || inPieces(q, s.ws[k].Span) {
		return old
	}
	if ns := s.actors([]int{k}); len(ns) > 0 && p.Names[ns[0]].Name != q.Speaker {
		return p.Names[ns[0]].Name
	}
	return old
}

// topic is the words of the noun at k behind a preposition such as "about".
func (p *page) topic(s *sight, k int, q *chancery.Quotation, old string) string {
	if old != "" || inPieces(q, s.ws[k].Span) || s.rel(k) != "obj" && !p.grammar.about[s.marked(k)] || p.inTime(s.l, s.tokenOf(k)) {
		return old
	}
	f := p.phraseAt(s.l, s.tokenOf(k), s.tokenOf(k)+1)
	return p.textOf(s.l, f.from, f.to)
}

// inPieces reports whether s lies inside of what q holds.
func inPieces(q *chancery.Quotation, s chancery.Span) bool {
	for _, piece := range q.Pieces {
		if piece.Meets(s) {
			return true
		}
	}
	return false
}
