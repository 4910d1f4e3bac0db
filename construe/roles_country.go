package construe

import (
	"cmp"
	"strings"

	"chancery"
)

const (
	agentWhy = "a common noun for who acts"
	soleWhy  = agentWhy + "; the country is the only one that the text names"
)

// country is of which country x is, and why. What stands before it counts first, then
// "of" and "in" behind it, which it then takes in, then the only country of the text.
func (c *casting) country(x *noun) (chancery.Country, string) {
	for j := x.head; j >= x.lo; j-- {
		if k := c.countryAt(j); k != "" {
			return k, agentWhy
		}
	}
	for j := x.head + 1; j < x.end; j++ {
		if k := c.countryAt(j); k != "" {
			return k, agentWhy
		}
	}
	if k := c.possessed(x.lo); k != "" {
		return k, agentWhy
	}
	if k, end := c.placeBehind(x); k != "" {
		x.end = end
		return k, agentWhy
	}
	if c.sole != "" && !c.led(x) {
		return c.sole, soleWhy
	}
	return "", agentWhy
}

// led reports whether a word before x says whose it is in a way that no name stands in:
// "Ruritanian-led troops" are not of the only other country of the text.
func (c *casting) led(x *noun) bool {
	for j := x.lo; j < x.head; j++ {
		if w := c.word(j); capitalised(w) && strings.Contains(w, "-") {
			return true
		}
	}
	return false
}

// possessed is the country that "its" or "their" before token lo means: the only one
// named before it in the sentence.
func (c *casting) possessed(lo int) (found chancery.Country) {
	if lo == 0 || c.word(lo-1) != "its" && c.word(lo-1) != "their" {
		return ""
	}
	for j := max(0, lo-60); j < lo-1; j++ {
		k := c.small[j]
		if k == 0 {
			continue
		}
		if n := &c.r.Names[k-1]; n.State || n.Type == chancery.National {
			if found != "" && found != n.Country {
				return ""
			}
			found = n.Country
		}
	}
	return found
}

// placeBehind is the country of "in Klow", "from the Ruritanian north" behind x, and
// where that ends. Soldiers and refugees are not of the country they are in.
func (c *casting) placeBehind(x *noun) (chancery.Country, int) {
	for k, steps := x.end, 0; k < len(c.ts) && steps < 3; steps++ {
		if c.word(k) == "based" {
			k++
		}
		switch c.word(k) {
		case "of", "from":
		case "in", "across", "throughout", "at", "near", "inside", "around":
			if x.role == "MIL" || x.role == "REF" {
				return "", k
			}
		default:
			return "", k
		}
		j := k + 1
		for ; j < len(c.ts) && j-k < 7; j++ {
			if at := c.countryAt(j); at != "" && !c.attribute(j) {
				for j+1 < len(c.ts) && (c.small[j] > 0 && c.small[j+1] == c.small[j] || c.big[j] > 0 && c.big[j+1] == c.big[j]) {
					j++
				}
				return at, j + 1
			}
			if u := c.ts[j].UPOS; u == "VERB" || u == "AUX" || u == "PUNCT" || u == "ADP" || u == "CCONJ" || u == "SCONJ" {
				break
			}
		}
		k = j
	}
	return "", x.end
}

// attribute reports whether the nation at token j describes a noun behind it: "the
// Ruritanian border".
func (c *casting) attribute(j int) bool {
	k := c.small[j]
	return k > 0 && c.r.Names[k-1].Type == chancery.National && j+1 < len(c.ts) && c.small[j+1] == 0 && c.nounish(j+1)
}

// countryAt is the country of the name that holds token j, or of the people there.
func (c *casting) countryAt(j int) chancery.Country {
	for _, k := range [...]int{c.small[j], c.big[j]} {
		if k > 0 {
			if n := &c.r.Names[k-1]; n.Country != "" || n.ActsFor != "" {
				return cmp.Or(n.Country, n.ActsFor)
			}
		}
	}
	if k := c.own[j]; k > 0 {
		return cmp.Or(c.r.Agents[k-1].Country, c.r.Agents[k-1].ActsFor)
	}
	if k, l := c.people.at(c.text, c.ts, j); l > 0 {
		return k
	}
	if stem, ok := strings.CutSuffix(c.word(j), "-based"); ok && stem != "" { // "a Ruritania-based firm"
		at := chancery.Span{Start: c.ts[j].Start, End: c.ts[j].Start + len(stem)}
		if k, l := c.place.at(c.text, []chancery.Token{{Span: at, UPOS: "PROPN"}}, 0); l > 0 {
			return k.country
		}
	}
	if c.big[j] == 0 && c.ts[j].UPOS == "PROPN" {
		if g := c.great[c.word(j)]; g != "" {
			return g
		}
	}
	return ""
}
