package construe

// A timeNeed is what a rule cannot do without: a word of one of the classes, one of
// the words, or figures. Most rules need something that most sentences have not, so
// that they need not be tried there.
type timeNeed struct {
	classes classSet
	words   uint64 // of the bits of wordEntry
	figures bool
}

// classNeed is what an element of class c needs; false where that cannot be told.
func classNeed(c wordClass) (timeNeed, bool) {
	switch c {
	case clCapital, clLower:
		return timeNeed{}, false
	case clNumber:
		return timeNeed{1<<clCardinal | 1<<clFraction | 1<<clScale, 0, true}, true
	case clOrder, clDayth:
		return timeNeed{1<<clCardinal | 1<<clOrdinal, 0, true}, true
	case clDay, clYear, clPlain, clTwo, clFigures, clDecade, clDotted, clFour, clStamp:
		return timeNeed{figures: true}, true
	}
	return timeNeed{classes: 1 << c}, true
}

// needs fills r.needs: one for each element that must match and is no mark.
func (t *timeRules) needs(r *timeRule) {
	for i := range r.nodes {
		n := &r.nodes[i]
		if n.kind != nodeAtom && n.kind != nodeBefore && n.kind != nodeAfter || n.optional || t.within(r, i) {
			continue
		}
		var need timeNeed
		known := true
		for _, a := range n.alts {
			x, ok := timeNeed{}, false
			switch {
			case a.word != nil:
				x, ok = timeNeed{words: t.bit(a.word)}, true
			case a.mark == 0:
				x, ok = classNeed(a.class)
			}
			known = known && ok
			need.classes |= x.classes
			need.words |= x.words
			need.figures = need.figures || x.figures
		}
		if known {
			r.needs = append(r.needs, need)
		}
	}
}

// bit is the bit of a word that rules name. Words share the 64 there are.
func (t *timeRules) bit(w *wordEntry) uint64 {
	if w.bit == 0 {
		w.bit = 1 << (t.named % 64)
		t.named++
	}
	return w.bit
}

// has is what the pieces have of what rules need.
func has(ps []piece) (h timeNeed) {
	for i := range ps {
		if w := ps[i].word; w != nil {
			h.classes |= w.classes
			h.words |= w.bit
		}
		h.figures = h.figures || ps[i].kind == numberPiece
	}
	return h
}

// meets reports whether pieces that have h can match r.
func (r *timeRule) meets(h *timeNeed) bool {
	for i := range r.needs {
		n := &r.needs[i]
		if n.classes&h.classes == 0 && n.words&h.words == 0 && !(n.figures && h.figures) {
			return false
		}
	}
	return true
}
