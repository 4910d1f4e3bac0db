package construe

import (
	"slices"

	"chancery"
)

// setReach is how many sentences back those may stand whom "the two presidents" means.
const setReach = 4

// pair adds the two holders of an office: "the two presidents", "the ministers". With
// a number it is the two spoken of last; without one there must be but two in the whole
// text. What says of what they are, "the leaders of five parties", "the G7 leaders",
// means others.
func (s *scanner) pair(out []chancery.Name, all []*person, index map[*person]int, i int) []chancery.Name {
	it := &s.items[i]
	if states := s.statesBefore(i); len(states) == 2 && states[0] != states[1] {
		return s.pairOf(out, all, index, it, states)
	}
	if s.word(it.sent, it.to) == "of" {
		if _, states := s.statesAt(i, it.to+1); len(states) > 1 {
			return s.pairOf(out, all, index, it, states)
		}
	}
	two, ok := s.numbered(it)
	if !ok || s.word(it.sent, it.to) == "of" || s.word(it.sent, it.to) == "from" {
		return out
	}
	var holders []*person
	for _, p := range all {
		if !p.past && !p.signs && slices.Contains(it.refer.offices, p.office) && (!two || p.last > 0) {
			holders = append(holders, p)
		}
	}
	slices.SortStableFunc(holders, func(a, b *person) int { return b.sent - a.sent })
	if len(holders) < 2 || len(holders) > 2 && (!two || holders[2].sent == holders[1].sent) {
		return out
	}
	holders = holders[:2]
	if d := holders[0].sent - holders[1].sent; !two && d > 1 && holders[1].last > 0 {
		return out // not told of together
	}
	var members []int
	for _, p := range holders {
		j, ok := index[p]
		if !ok || it.sent-p.sent > setReach {
			return out
		}
		members = append(members, j)
	}
	slices.Sort(members)
	if a, b := holders[0].country, holders[1].country; a != "" && a == b {
		return out
	}
	return append(out, chancery.Name{
		Span: it.span, Type: chancery.Function, Name: out[members[0]].Name + " and " + out[members[1]].Name, Set: members, Referred: true,
		Why: "the two holders of such an office in the text",
	})
}

// pairOf adds the holders of an office of several states, "the Ruritanian and
// Graustarkian presidents", "the presidents of Ruritania and Graustark", where the text
// has named them all.
func (s *scanner) pairOf(out []chancery.Name, all []*person, index map[*person]int, it *item, states []chancery.Country) []chancery.Name {
	var members []int
	name := ""
	for _, c := range states {
		if p := s.holderOf(all, it.refer.offices, c, it.span.Start, "", false); p != nil && p.last > 0 {
			members = append(members, index[p])
			name += " and " + p.name
		}
	}
	if len(members) != len(states) {
		return out
	}
	return append(out, chancery.Name{
		Span: it.span, Type: chancery.Function, Name: name[len(" and "):], Set: members, Referred: true, Why: "the holders of that office of those states",
	})
}

// numbered reports whether "two" or "both" stands before it, and whether nothing does
// but such a word and an article.
func (s *scanner) numbered(it *item) (two, ok bool) {
	ts := s.sents[it.sent].Tokens
	for j := it.from - 1; j >= 0; j-- {
		switch l := ts[j].Lemma; {
		case l == "two":
			two = true
		case l == "both":
			return true, true
		case ts[j].UPOS == "DET" && pointing(l):
			return two, true
		default:
			return two, two
		}
	}
	return two, two
}

// parties adds the two countries that "both sides" are: the only two that this sentence
// and the one before it name, or else the two that the text names most. "All the
// parties", "the parties to the conflict" and "both sides involved" are others.
func (s *scanner) parties(out []chancery.Name, homes []known, it *item) []chancery.Name {
	ts := s.sents[it.sent].Tokens
	if it.from > 0 && ts[it.from-1].Lemma == "all" || s.word(it.sent, it.to) == "to" || s.word(it.sent, it.to) == "of" || it.to < len(ts) && ts[it.to].Rel == "acl" {
		return out
	}
	why := "the two countries named last"
	members := s.lastTwo(out, it)
	if members == nil {
		why = "the two countries that the text names most"
		for _, h := range homes {
			for j := len(out) - 1; j >= 0; j-- {
				if out[j].Country == h.country && (out[j].State || out[j].Type == chancery.National) {
					members = append(members, j)
					break
				}
			}
		}
	}
	if len(members) != 2 {
		return out
	}
	a, b := s.country[out[members[0]].Country], s.country[out[members[1]].Country]
	return append(out, chancery.Name{Span: it.span, Type: chancery.Function, Name: a + " and " + b, Set: members, Referred: true, Why: why})
}

// lastTwo is the latest names in out of the two countries that the sentence of it, up to
// there, and the one before it name, if they name just two.
func (s *scanner) lastTwo(out []chancery.Name, it *item) []int {
	from := s.sents[it.sent].Start
	if it.sent > 0 && s.sents[it.sent-1].Paragraph == s.sents[it.sent].Paragraph {
		from = s.sents[it.sent-1].Start
	}
	var members []int
	for j := len(out) - 1; j >= 0 && out[j].Start >= from; j-- {
		n := &out[j]
		if !n.State && n.Type != chancery.National || n.Country == "" || s.country[n.Country] == "" {
			continue
		}
		if j+1 < len(out) && out[j+1].Start == n.End+1 && out[j+1].Type == chancery.National {
			return nil // "Hentzau Ruritanians" are neither
		}
		if !slices.ContainsFunc(members, func(m int) bool { return out[m].Country == n.Country }) {
			members = append(members, j)
		}
	}
	if len(members) != 2 {
		return nil
	}
	slices.Sort(members)
	return members
}

// homes is the two countries that the text is about: those it names most.
func (s *scanner) homes() []known {
	count := map[chancery.Country]int{}
	var order []known
	for i := range s.items {
		k := s.items[i].known
		if s.items[i].kind != aPlace || k.country == "" || k.kind == chancery.Organisation || s.country[k.country] == "" {
			continue
		}
		if count[k.country] == 0 {
			order = append(order, known{name: s.country[k.country], country: k.country, state: true, kind: chancery.Location})
		}
		count[k.country]++
	}
	slices.SortStableFunc(order, func(a, b known) int { return count[b.country] - count[a.country] })
	if len(order) < 2 || (len(order) > 2 && count[order[1].country] == count[order[2].country]) {
		return nil
	}
	return order[:2]
}
