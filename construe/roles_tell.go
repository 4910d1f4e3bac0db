package construe

import (
	"cmp"
	"slices"
	"sort"

	"chancery"
)

// A casting gives the mentions of one document their roles.
type casting struct {
	*roles
	r      *chancery.Reading
	text   string
	ts     []chancery.Token // of the sentence at hand
	n      int              // its index
	big    []int            // token → person, body or office that holds it: 1 + index into r.Names, or 0
	small  []int            // token → place or nation
	own    []int            // token → body that only the lists of roles know: 1 + index into r.Agents
	loud   bool             // the sentence is written in capitals
	named  map[chancery.Country]bool
	sole   chancery.Country         // the only country that the text names
	person map[string]cast          // by name, what the words beside a person tell
	bodyOf map[string]chancery.Role // the bodies of the text by name
	union  map[string]bool          // those of them that states make up
}

// A cast is a role with the country it is told in.
type cast struct {
	role    chancery.Role
	country chancery.Country
}

// tell gives the names of r their roles, and finds who else acts in it.
func (x *roles) tell(r *chancery.Reading) {
	c := &casting{roles: x, r: r, text: r.Doc.Text, named: map[chancery.Country]bool{}, person: map[string]cast{}}
	c.countries()
	next := 0
	for n := range r.Sentences {
		s := &r.Sentences[n]
		if s.Passed || len(s.Tokens) == 0 {
			continue
		}
		for next < len(r.Names) && r.Names[next].End <= s.Start {
			next++
		}
		c.enter(n, next)
		c.places(next, s.End)
		c.bodies()
		c.organisations(next, s.End)
		c.agents()
	}
	c.persons()
	slices.SortStableFunc(r.Agents, func(a, b chancery.Name) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// countries notes which countries the text names.
func (c *casting) countries() {
	for i := range c.r.Names {
		n := &c.r.Names[i]
		if n.Country == "" && n.Type == chancery.Location {
			c.greatCity(n)
		}
		if of := of(n); of != "" && (n.Type == chancery.Location || n.Type == chancery.National) {
			c.named[of] = true
			c.sole = of
		}
	}
	for i := range c.r.Names { // of several towns of that name the great one, where the text names its country
		n := &c.r.Names[i]
		if g := c.great[n.Name]; g != "" && n.Type == chancery.Location && !n.State && !n.Capital && n.Country != g && c.named[g] {
			n.Country = g
		}
	}
	if len(c.named) != 1 {
		c.sole = ""
	}
}

// greatCity gives a place that several countries have, none of which the text names, the
// country of the great city of that name.
func (c *casting) greatCity(n *chancery.Name) {
	if n.ActsFor = c.great[n.Name]; n.ActsFor == "" {
		n.ActsFor = c.great[c.r.Text(n.Span)]
	}
}

// of is the country that n is of, by the text or by the lists of roles.
func of(n *chancery.Name) chancery.Country {
	if n.Country == "" && len(n.ActsFor) == 2 {
		return n.ActsFor
	}
	return n.Country
}

// enter makes sentence n the one at hand; names from next on are in it or behind it.
func (c *casting) enter(n, next int) {
	s := &c.r.Sentences[n]
	c.n, c.ts = n, s.Tokens
	size := len(c.ts)
	for _, of := range [...]*[]int{&c.big, &c.small, &c.own} {
		*of = slices.Grow((*of)[:0], size)[:size]
		clear(*of)
	}
	at := 0
	for i := next; i < len(c.r.Names) && c.r.Names[i].Start < s.End; i++ {
		m := &c.r.Names[i]
		for at > 0 && c.ts[at-1].End > m.Start {
			at--
		}
		for at < size && c.ts[at].End <= m.Start {
			at++
		}
		of := c.small
		if m.Type != chancery.Location && m.Type != chancery.National {
			of = c.big
		}
		for k := at; k < size && c.ts[k].Start < m.End; k++ {
			if of[k] == 0 || m.Type == chancery.Person || m.Type == chancery.Organisation && c.r.Names[of[k]-1].Type == chancery.Function {
				of[k] = i + 1
			}
		}
	}
	letters, capitals := 0, 0
	for _, b := range []byte(c.text[s.Start:min(s.End, s.Start+60)]) {
		switch {
		case 'a' <= b && b <= 'z':
			letters++
		case 'A' <= b && b <= 'Z':
			capitals++
		}
	}
	c.loud = capitals > 12 && letters < capitals/4
}

// word is token i of the sentence at hand as it stands, or "".
func (c *casting) word(i int) string {
	if i < 0 || i >= len(c.ts) {
		return ""
	}
	return c.text[c.ts[i].Start:c.ts[i].End]
}

// places gives the places of the sentence the role in which they would act: a capital
// is its government, a city its people, and a breakaway state is one.
func (c *casting) places(next, end int) {
	for i := next; i < len(c.r.Names) && c.r.Names[i].Start < end; i++ {
		n := &c.r.Names[i]
		if n.Type == chancery.Location && of(n) == "" {
			from, to := c.tokens(n.Span)
			n.ActsFor = c.peopleIn(from, to)
		}
		switch {
		case n.Type != chancery.Location || n.State || of(n) == "":
		case n.Capital:
			n.Role = "GOV"
		case c.isCity(n):
			n.Role = "CVL"
		}
	}
}

// isCity reports whether a place is a city: a listed one, and no region of that name.
func (c *casting) isCity(n *chancery.Name) bool {
	if c.great[n.Name] != "" {
		return true
	}
	from, to := c.tokens(n.Span)
	if from == to {
		return false
	}
	all, l := c.city.all(c.text, c.ts, from)
	return l == to-from && !slices.ContainsFunc(all, func(k known) bool { return k.sort != "cities" })
}

// tokens is the tokens of the sentence at hand that lie in span.
func (c *casting) tokens(span chancery.Span) (from, to int) {
	from = sort.Search(len(c.ts), func(i int) bool { return c.ts[i].End > span.Start })
	to = from
	for to < len(c.ts) && c.ts[to].Start < span.End {
		to++
	}
	return from, to
}

// peopleIn is the country of the first people or home region named in tokens [from, to):
// of "West Darfur", that of Darfur.
func (c *casting) peopleIn(from, to int) chancery.Country {
	for k := from; k < to; k++ {
		if x, l := c.people.at(c.text, c.ts, k); l > 0 {
			return x
		}
	}
	return ""
}
