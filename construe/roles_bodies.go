package construe

import (
	"slices"
	"strings"

	"chancery"
)

// bodies finds the listed bodies of the sentence. One that is a name already gets
// what the list knows; another becomes an agent that is an organisation.
func (c *casting) bodies() {
	for i := 0; i < len(c.ts); i++ {
		all, l := c.body.all(c.text, c.ts, i)
		if l == 0 || !c.namedHere(i, l) {
			continue
		}
		c.put(i, l, c.choose(all, i, l))
		i += l - 1
	}
}

// namedHere reports whether the listed words in tokens [i, i+l) are a name here: no
// part of a longer name, no common word at the start of a sentence, no shouting.
func (c *casting) namedHere(i, l int) bool {
	w := c.word(i)
	if !capitalised(w) && !shouted(w) && c.ts[i].UPOS != "PROPN" || c.loud && len(w) < 5 && l == 1 {
		return false
	}
	if k := c.big[i]; k > 0 {
		n := &c.r.Names[k-1]
		from, to := c.extent(k, i)
		rest := to - from - l
		switch n.Type {
		case chancery.Person:
			return n.Office == "" && (rest == 0 || rest == 1 && (from == i && (l > 1 || c.headed(i+1)) || c.ts[from].UPOS == "DET"))
		case chancery.Organisation:
			return rest == 0 || l > 1 && rest < 3 || shouted(w) && rest < 2 || rest == 1 && (c.ts[from].UPOS == "DET" || from == i && c.generic(i+1))
		default:
			return from == i && rest == 0
		}
	}
	if i+l < len(c.ts) && c.big[i+l] == 0 && l == 1 && c.ts[i+l].UPOS == "PROPN" && !shouted(w) && c.word(i+l) != "’s" {
		return false // "Orange County"
	}
	if l > 1 || shouted(w) && len(w) > 2 || !c.common(w) {
		return true
	}
	return c.ts[i].UPOS == "PROPN" && i > 0 && !c.r.Sentences[c.n].Heading
}

// generic reports whether the word at token i is one of any body's name: "Fatah Party",
// "Wagner Group".
func (c *casting) generic(i int) bool {
	w, _ := c.ending(i, headWord)
	return w != nil && c.common(c.word(i))
}

// headed reports whether token i is a noun for those who act: "Zeta Cartel".
func (c *casting) headed(i int) bool {
	if i >= len(c.ts) {
		return false
	}
	w, _ := c.ending(i, headWord)
	return w != nil
}

// extent is the tokens that the name k, 1 + its index, holds around token i.
func (c *casting) extent(k, i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && c.big[from-1] == k {
		from--
	}
	for to < len(c.ts) && c.big[to] == k {
		to++
	}
	return from, to
}

// choose is the body that stands in tokens [i, i+l): one of the document's day if there
// is one, of the country whose adjective or genitive stands before it or that the text
// names. A body whose name any country could have is of another where the text names
// only others.
func (c *casting) choose(all []stateBody, i, l int) (b stateBody) {
	day, _, dated := c.r.Published.Bounds()
	if !dated {
		day = factsAsOf
	}
	before := c.nationBefore(i)
	rank, several := -1, false
	for _, x := range all {
		if day.Before(x.from) || !x.to.IsZero() && day.After(x.to) {
			continue
		}
		at := 0
		switch {
		case before != "" && x.country == before:
			at = 3
		case c.named[x.country]:
			at = 2
		}
		several = at == rank && (several || b.country != x.country)
		if at > rank {
			b, rank = x, at
		}
	}
	if rank < 0 {
		b = all[len(all)-1] // none is of that day
	}
	if before != "" && before != b.country && len(b.country) == 2 {
		b.country = before
	} else if rank == 0 && (several || b.common && (l == 1 || len(c.named) > 0)) && len(b.country) == 2 {
		b.country = c.sole
	}
	return b
}

// nationBefore is the country whose adjective or genitive stands before token i.
func (c *casting) nationBefore(i int) chancery.Country {
	j := i - 1
	if w := c.word(j); w == "'s" || w == "’s" || w == "'" || w == "’" {
		j--
	} else if j < 0 || c.small[j] == 0 || c.r.Names[c.small[j]-1].Type != chancery.National && !shouted(w) {
		return ""
	}
	if j < 0 || c.small[j] == 0 {
		return ""
	}
	return of(&c.r.Names[c.small[j]-1])
}

// put gives the mention at tokens [i, i+l) what is known of b, or makes one.
func (c *casting) put(i, l int, b stateBody) {
	if k := c.big[i]; k > 0 {
		n := &c.r.Names[k-1]
		n.Role = b.role
		if n.Type == chancery.Person {
			c.person[n.Name] = cast{b.role, b.country}
		}
		if n.Country == "" {
			n.ActsFor = b.country
		}
		return
	}
	if k := c.small[i]; k > 0 && c.small[i+l-1] > 0 {
		n := &c.r.Names[k-1]
		if n.Type == chancery.Location && !n.State && (b.role == "PRE" || n.Country == "" || b.country == n.Country) {
			if n.Role = b.role; n.Country == "" {
				n.ActsFor = b.country
			}
		}
		return
	}
	span := chancery.Span{Start: c.ts[i].Start, End: c.ts[i+l-1].End}
	n := chancery.Name{Span: span, Type: chancery.Organisation, Name: spaced(c.r.Text(span)), Role: b.role, SameAs: span.Start, Why: "listed with its role"}
	if n.Country = b.country; len(b.country) != 2 {
		n.Country, n.ActsFor = "", b.country
	}
	c.r.Agents = append(c.r.Agents, n)
	for k := i; k < i+l; k++ {
		c.own[k] = len(c.r.Agents)
	}
}

// organisations gives the bodies of the sentence that no list knows the role that
// their own words tell, and the country of a place in their name.
func (c *casting) organisations(next, end int) {
	for i := next; i < len(c.r.Names) && c.r.Names[i].Start < end; i++ {
		n := &c.r.Names[i]
		if n.Type != chancery.Organisation {
			continue
		}
		from, to := c.tokens(n.Span)
		if n.Role == "" && len(n.ActsFor) < 3 {
			n.Role = c.wordsRole(from, to)
		}
		if n.Country == "" && n.ActsFor == "" && n.Mechanism == "" {
			n.ActsFor = c.homeOf(from, to)
			if n.ActsFor == "" && slices.Contains(lead, n.Role) {
				n.ActsFor = c.sole
			}
		}
	}
}

// homeOf is the country of the body in tokens [from, to): of whom it is said to be
// before or behind it, or of a place in its name.
func (c *casting) homeOf(from, to int) chancery.Country {
	if k := c.nationBefore(from); k != "" {
		return k
	}
	if k := c.within(from, to); k != "" {
		return k
	}
	x := noun{lo: from, start: from, head: to - 1, end: to}
	k, _ := c.placeBehind(&x)
	if len(k) != 2 {
		return ""
	}
	return k
}

// wordsRole is the role that the words of a body's name tell: "the Strelsau Court of
// Appeal", "the Hill Farmers Union". The noun before "of" counts most, and of several
// words the last.
func (c *casting) wordsRole(from, to int) chancery.Role {
	head := to
	for k := from + 1; k < to; k++ {
		if w := c.word(k); w == "of" || w == "for" || w == "on" {
			head = k
			break
		}
	}
	var role chancery.Role
	for _, part := range [...][2]int{{from, head}, {head, to}} {
		for k := part[1] - 1; k >= part[0]; k-- {
			w, start := c.ending(k, headWord|traitWord|overWord)
			if w == nil || start < from {
				continue
			}
			switch {
			case w.sort == holderWord || w.sort == partWord:
				if role == "" {
					role = w.role
				}
			case w.role != "":
				return w.role
			}
			k = start
		}
	}
	return role
}

// within is the country of a city, a region or a people in tokens [from, to), where
// they name but one.
func (c *casting) within(from, to int) (found chancery.Country) {
	for k := from; k < to; k++ {
		if k > from && c.given[c.word(k-1)] {
			continue // "Karl Hentzau Hospital"
		}
		x, l := c.people.at(c.text, c.ts, k)
		if l == 0 {
			if x = c.great[c.word(k)]; x == "" {
				x = c.cityAt(k)
			}
		}
		if x == "" {
			continue
		}
		if found != "" && found != x {
			return ""
		}
		found = x
	}
	return found
}

// cityAt is the one country that has a city or region of the name at token k, or "".
func (c *casting) cityAt(k int) (found chancery.Country) {
	if !capitalised(c.word(k)) || c.common(c.word(k)) && !strings.Contains(c.where[c.word(k)], "part") {
		return ""
	}
	all, l := c.city.all(c.text, c.ts, k)
	if l == 0 {
		return ""
	}
	for _, x := range all {
		if found != "" && x.country != found {
			return ""
		}
		found = x.country
	}
	return found
}
