package construe

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"chancery"
)

// persons gives persons, and offices that stand for one, their roles, and the country
// of those whom the lists know and of whom the text says nothing else.
func (c *casting) persons() {
	told := map[string]cast{}
	for i := range c.r.Names {
		n := &c.r.Names[i]
		switch n.Type {
		case chancery.Function:
			if len(n.Set) == 0 {
				n.Role = c.officeRole(n)
				switch {
				case n.Country != "":
				case c.bodyIn(n.Span) != "":
					n.ActsFor = c.bodyIn(n.Span)
				case slices.Contains(lead, n.Role):
					n.ActsFor = c.sole
				}
			}
		case chancery.Person:
			k, ok := told[n.Name]
			if !ok {
				k = c.personCast(n)
				told[n.Name] = k
			}
			n.Role = k.role
			if n.Country == "" {
				n.ActsFor = k.country
			}
		}
	}
}

// bodyIn is whom the body of several states in span acts for: "EUR" of "European Union
// lawmakers".
func (c *casting) bodyIn(span chancery.Span) chancery.Country {
	for _, n := range c.r.Names {
		if n.Start >= span.End {
			break
		}
		if n.Type == chancery.Organisation && span.Holds(n.Span) {
			if k := cmp.Or(n.Country, n.ActsFor); len(k) == 3 {
				return k
			}
		}
	}
	return ""
}

// personCast is the role of the person n: of the office that the text gives, of the
// words beside the name, or of what the lists know of the document's day.
func (c *casting) personCast(n *chancery.Name) cast {
	if n.Office != "" {
		if r := c.officeRole(n); r != "" {
			k := cast{role: r, country: c.knownCountry(n)}
			if k.country == "" && n.Country == "" && slices.Contains(lead, r) {
				k.country = c.sole
			}
			return k
		}
	}
	if k, ok := c.person[n.Name]; ok {
		if k.country == "" {
			k.country = c.knownCountry(n)
		}
		return k
	}
	t, alone, ok := c.known(nameOf(n.Name), c.r.Published)
	if !ok || !c.sure(&t, n, alone) {
		return cast{}
	}
	return cast{t.role, t.country}
}

// knownCountry is the country that the lists tell of a person whose role the text gives.
func (c *casting) knownCountry(n *chancery.Name) chancery.Country {
	if n.Country != "" {
		return ""
	}
	t, alone, ok := c.known(nameOf(n.Name), c.r.Published)
	if !ok || !c.sure(&t, n, alone) {
		return ""
	}
	return t.country
}

// sure reports whether the person of the lists is the one of the text: of no other
// country, and, unless the name alone tells, in a text that names that country, or none.
func (c *casting) sure(t *term, n *chancery.Name, alone bool) bool {
	if n.Country != "" {
		return n.Country == t.country
	}
	return alone || c.named[t.country] || len(c.named) == 0
}

// nameOf is the folded words of a person's name.
func nameOf(name string) []string { return strings.Fields(fold(name)) }

// officeRole is the role of the office that n holds or stands for.
func (c *casting) officeRole(n *chancery.Name) chancery.Role {
	o := c.office[n.Office]
	from, to := c.locate(n.OfficeSpan)
	role := o.role
	if r := c.bodyNamed(n.Body); r != "" && (n.Office != "ambassador" && n.Office != "foreign minister") {
		role = r
	} else if r, told := c.titleRole(from, to); r != "" && (role == "" || o.asks || r == "REL" || told && (n.Office == "head of state" || n.Office == "head of government")) {
		role = r // "the Pope" is no government, nor is "the gang leader"
	}
	if role == "" && c.union[n.Body] {
		role = "GOV"
	}
	if from < to {
		return c.over(c.lowest(from), to, role)
	}
	return role
}

// bodyNamed is the role of the body called name in the text, or "".
func (c *casting) bodyNamed(name string) chancery.Role {
	if name == "" {
		return ""
	}
	if c.bodyOf == nil {
		c.bodyOf, c.union = map[string]chancery.Role{}, map[string]bool{}
		for i := len(c.r.Names) - 1; i >= 0; i-- {
			if n := &c.r.Names[i]; n.Type == chancery.Organisation {
				c.bodyOf[n.Name], c.bodyOf[n.Listed] = n.Role, n.Role
				if n.ActsFor == "IGO" || n.ActsFor == "UNO" || n.ActsFor == "EUR" {
					c.union[n.Name], c.union[n.Listed] = true, true
				}
			}
		}
	}
	return c.bodyOf[name]
}

// locate makes the sentence of span the one at hand and returns the tokens in it.
func (c *casting) locate(span chancery.Span) (from, to int) {
	n := c.r.In(span.Start)
	if n < 0 || span.Len() == 0 {
		return 0, 0
	}
	if n != c.n || len(c.ts) == 0 {
		next := sort.Search(len(c.r.Names), func(i int) bool { return c.r.Names[i].End > c.r.Sentences[n].Start })
		c.enter(n, next)
	}
	return c.tokens(span)
}

// titleRole is the role that the words of a title in tokens [from, to) tell, and whether
// more than its last one does.
func (c *casting) titleRole(from, to int) (role chancery.Role, told bool) {
	head := to - 1
	for k := from + 1; k < to; k++ {
		if w := c.word(k); w == "of" || w == "for" || w == "to" || w == "at" || w == "in" || w == "," {
			head = k - 1
			break
		}
	}
	if head < from || from >= to {
		return "", false
	}
	w, start, head := c.headAt(head)
	if w == nil {
		return c.before(c.lowest(from), to), false
	}
	x := noun{lo: c.lowest(start), start: start, head: head, word: w}
	c.cast(&x, 0)
	return x.role, x.told || len(w.words) > 1
}
