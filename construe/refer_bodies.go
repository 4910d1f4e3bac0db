package construe

import (
	"slices"

	"chancery"
)

// calledSo is why a short name stands for a body.
const calledSo = "the only body named before that is called so"

// shortBodies adds to the items of the text the short names of bodies: "the Commission"
// is the only body named before it that is called so by the first or the last word of
// its name.
func (s *scanner) shortBodies() {
	by := map[string]known{} // word → the body that it can stand for; the zero known where several
	var found []item
	k := 0
	for n := range s.sents {
		ts := s.sents[n].Tokens
		for i := 1; i < len(ts); i++ {
			for ; k < len(s.items) && s.items[k].span.Start < ts[i].Start; k++ {
				s.shortens(&s.items[k], by)
			}
			b, ok := by[s.word(n, i)]
			if !ok || b.name == "" || ts[i-1].Lemma != "the" || i+1 < len(ts) && (s.word(n, i+1) == "of" || s.word(n, i+1) == "for" || s.word(n, i+1) == "on" || capitalised(s.word(n, i+1))) {
				continue
			}
			switch at := k < len(s.items) && s.items[k].span.Meets(ts[i].Span); {
			case at && s.items[k].span != ts[i].Span:
			case at && (s.items[k].kind == aRun || s.items[k].kind == aPlace && s.items[k].known.taken):
				s.items[k].kind, s.items[k].known, s.items[k].same = aPlace, b, calledSo
			case at:
			case k > 0 && s.items[k-1].span.Meets(ts[i].Span):
			default:
				found = append(found, item{sent: n, from: i, to: i + 1, span: ts[i].Span, kind: aPlace, known: b, same: calledSo})
			}
		}
	}
	if len(found) == 0 {
		return
	}
	s.items = append(s.items, found...)
	slices.SortStableFunc(s.items, func(a, b item) int { return a.span.Start - b.span.Start })
}

// shortens notes by what words the body of item it can be called.
func (s *scanner) shortens(it *item, by map[string]known) {
	if it.kind != aPlace || it.known.kind != chancery.Organisation || it.known.sort == "outlet" || it.to-it.from < 2 || it.known.name == "" {
		return
	}
	for _, j := range [...]int{it.from, it.to - 1} {
		w := s.word(it.sent, j)
		if _, ok := s.body[w]; !ok {
			continue
		}
		if b, seen := by[w]; seen && b.name != it.known.name {
			by[w] = known{} // several
			continue
		}
		by[w] = it.known
	}
}
