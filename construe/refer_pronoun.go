package construe

import (
	"strings"

	"chancery"
)

// pronounReach is how many sentences before its own paragraph "he" can look for its
// person.
const pronounReach = 3

// pronounName adds whom "he" or "she" stands for: the person spoken of last whom
// nothing tells to be a she or a he, the subject of that sentence before others. Of
// two who fit equally in it, neither is meant for sure; nor is anybody where an office
// whose holder the text does not tell stands nearer. "Speaking to Karl Zapt, he" is
// not Zapt.
func (s *scanner) pronounName(out []chancery.Name, all []*person, it *item) []chancery.Name {
	says := strings.ToLower(s.text[it.span.Start:it.span.End])
	var best *person
	rivals := 0
	quote := s.quoteAt(it)
	fronted := !s.acting(it.sent, it.from-clauseReach, it.from)
	for _, p := range all {
		if p.last == 0 || p.signs || p == s.turn || fronted && p.sent == it.sent && !p.subject || quote.Len() > 0 && s.utters(p, quote) || p.pronoun != "" && p.pronoun != says || it.sent-p.sent > pronounReach && s.sents[p.sent].Paragraph != s.sents[it.sent].Paragraph {
			continue
		}
		switch {
		case best == nil || p.nearer(best, it.sent):
			if best == nil || p.sent != best.sent || p.subject != best.subject {
				rivals = 0
			} else {
				rivals++
			}
			best = p
		case p.sent == best.sent && p.subject == best.subject:
			rivals++
		}
	}
	if best == nil || rivals > 0 && !best.subject && best.pronoun == "" || s.unknown.nearer(best, it.sent) {
		return out
	}
	best.called(says)
	best.seen(it, true)
	n := s.personName(it, best, "the person spoken of last")
	n.Referred = true
	return append(out, n)
}

// quoteReach is how many sentences back a quotation can begin, and clauseReach how many
// tokens of one sentence are looked through.
const (
	quoteReach  = 30
	clauseReach = 100
)

// quoteAt is the quotation that holds it, from its opening mark to there, or nothing.
// It goes back no farther than the paragraph.
func (s *scanner) quoteAt(it *item) chancery.Span {
	n, at := it.sent, it.span.Start
	from := n
	for from > max(0, n-quoteReach) && s.sents[from-1].Paragraph == s.sents[n].Paragraph {
		from--
	}
	open := -1
	for i := from; i <= n; i++ {
		ts := s.sents[i].Tokens
		if i == n {
			ts = ts[max(0, it.from-clauseReach):]
		}
		for _, t := range ts[:min(len(ts), clauseReach+1)] {
			if t.Start >= at {
				break
			}
			switch w := s.text[t.Start:t.End]; {
			case w == "“" || w == "\"" && open < 0:
				open = t.Start
			case w == "”" || w == "\"":
				open = -1
			}
		}
	}
	if open < 0 {
		return chancery.Span{}
	}
	return chancery.Span{Start: open, End: at}
}

// utters reports whether p is the subject of the sentence in which the quotation
// begins, and is not named in it: whoever speaks does not say "he" of himself.
func (s *scanner) utters(p *person, quote chancery.Span) bool {
	at := s.sents[p.sent].Span
	return p.subject && p.last < quote.Start && at.Start <= quote.Start && quote.Start < at.End
}

// seen notes that p is mentioned at it, and whether as the subject of its clause.
func (p *person) seen(it *item, subject bool) {
	if p.last == 0 || p.sent != it.sent {
		p.sent, p.pos, p.subject = it.sent, it.span.Start, false
	}
	p.subject = p.subject || subject
	p.last = max(it.span.Start, 1)
}

// nearer reports whether "he" and "the president" of sentence here mean p rather than
// o: the one of the later sentence, and within one sentence the subject, or else the
// first; of two subjects before "he" in its own sentence the second.
func (p *person) nearer(o *person, here int) bool {
	if p.last == 0 || o.last == 0 {
		return p.last > o.last
	}
	if p.sent != o.sent {
		return p.sent > o.sent
	}
	if p.subject != o.subject {
		return p.subject
	}
	if p.subject && p.sent == here {
		return p.pos > o.pos
	}
	return p.pos < o.pos
}

// acting reports whether tokens [from, to) of sentence n hold the subject of a clause.
func (s *scanner) acting(n, from, to int) bool {
	ts := s.sents[n].Tokens
	for j := max(from, 0); j < to; j++ {
		if strings.HasPrefix(ts[j].Rel, "nsubj") {
			return true
		}
	}
	return false
}
