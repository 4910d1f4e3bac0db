package construe

import "chancery"

// cast tells the role of x and where it ends.
func (c *casting) cast(x *noun, depth int) {
	x.end, x.role = x.head+1, x.word.role
	switch x.word.sort {
	case holderWord:
		if r := c.before(x.lo, x.start); r != "" && c.can(x.role, r) {
			x.role, x.told = r, true
		} else if r, end := c.behind(x.end, depth); r != "" && c.can(x.role, r) {
			x.role, x.end, x.told = r, end, true
		}
		if !x.told && (x.role == "MIL" || x.role == "UAF") && c.peopleIn(x.lo, x.start) != "" {
			x.role, x.told = "REB", true // the forces of a people, not of a state
		}
	case partWord:
		if r, end := c.behind(x.end, depth); r != "" {
			x.role, x.end, x.told = r, end, true
		} else if r := c.before(x.lo, x.start); r != "" {
			x.role, x.told = r, true
		}
	}
	x.role = c.over(x.lo, x.start, x.role)
}

// can reports whether a holder whose own role is role can hold another: Muslim forces
// are forces.
func (c *casting) can(role, other chancery.Role) bool {
	return role != "MIL" && role != "UAF" || other != "REL" && other != "CVL" && other != "REF" && other != "GOV"
}

// over is role, or what words in tokens [lo, start) make of it: "former ministers",
// "rebel soldiers", "state television".
func (c *casting) over(lo, start int, role chancery.Role) chancery.Role {
	for j := start - 1; j >= lo; j-- {
		w, _ := c.ending(j, overWord|pastWord|stateWord)
		switch {
		case w == nil:
		case w.sort == overWord && w.role == "OPP" && (role == "MIL" || role == "UAF"):
			return "REB" // "opposition forces"
		case w.sort == overWord && role == "LEG" && w.role == "OPP": // a lawmaker is one on either side
		case w.sort == overWord:
			return w.role
		case w.sort == pastWord && (role == "GOV" || role == "LEG" || role == "MIL" || role == "JUD" || role == "SPY" || role == "COP" || role == "PTY"):
			return w.role
		case w.sort == stateWord && role == "JRN":
			return w.role
		}
	}
	return role
}

// before is the role that words in tokens [lo, start) tell of a holder, the nearest first.
func (c *casting) before(lo, start int) chancery.Role {
	for j := start - 1; j >= lo; j-- {
		if r := c.bodyRole(j); r != "" {
			return r
		}
		if c.own[j] > 0 || c.big[j] > 0 && c.r.Names[c.big[j]-1].Type == chancery.Organisation {
			continue
		}
		if w, _ := c.ending(j, traitWord); w != nil {
			return w.role
		}
		if w, _ := c.ending(j, agentWord); w != nil && c.ts[j].UPOS != "ADJ" {
			return w.role
		}
	}
	return ""
}

// behind is the role that "of the rebels", "from the ministry" tells of a holder that
// ends before token k, and where that ends.
func (c *casting) behind(k, depth int) (chancery.Role, int) {
	switch c.word(k) {
	case "of", "for", "from", "at", "in", "with":
	default:
		return "", k
	}
	head := -1
	for j := k + 1; j < len(c.ts) && j-k < 10; j++ {
		if c.nounish(j) {
			head = j
			if (c.own[j] > 0 || c.big[j] > 0) && (j+1 == len(c.ts) || !c.nounish(j+1)) {
				return c.bodyRole(j), j + 1
			}
			continue
		}
		switch u := c.ts[j].UPOS; {
		case u == "ADJ", u == "DET", u == "NUM", u == "ADV", u == "PART", u == "PRON" && head < 0, dash(c.word(j)):
		case u == "VERB" && (c.ts[j].XPOS == "VBN" || c.ts[j].XPOS == "VBG") && head < 0:
		default:
			j = len(c.ts)
		}
	}
	if head < 0 || depth > 2 || c.small[head] > 0 {
		return "", k
	}
	w, start, head := c.headAt(head)
	if w == nil {
		return "", k
	}
	x := noun{lo: c.lowest(start), start: start, head: head, word: w}
	c.cast(&x, depth+1)
	return x.role, x.end
}

// bodyRole is the role of the body whose name holds token j, or "".
func (c *casting) bodyRole(j int) chancery.Role {
	if k := c.own[j]; k > 0 {
		return c.r.Agents[k-1].Role
	}
	if k := c.big[j]; k > 0 && c.r.Names[k-1].Type == chancery.Organisation {
		return c.r.Names[k-1].Role
	}
	return ""
}
