package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// mechanismKey folds the name of a standing body so that its variants come out
// the same: words that are used for one another are made one, ordinals and small
// words are left out, and country names become codes, in order of the alphabet:
// "the 3rd Graustark–Ruritania Interregional Cooperation Forum" is "the Regional
// Cooperation Forum of Ruritania and Graustark".
func (b *book) mechanismKey(name string) string {
	core, members := b.mechanismParts(name)
	if core == "" {
		return ""
	}
	return strings.TrimSpace(inOrder(core) + " " + members)
}

// mechanismParts are the folded words of a name and the countries in it.
func (b *book) mechanismParts(name string) (core, members string) {
	k := b.spelling.key(name)
	if k == "" {
		return "", ""
	}
	if first, ok := b.bodies.first[k]; ok {
		return first, ""
	}
	words := strings.Fields(k)
	var rest, codes []string
	for i := 0; i < len(words); i++ {
		if code, n := b.atlas.stateAt(words[i:]); n > 0 {
			codes = append(codes, string(code))
			i += n - 1
			continue
		}
		w := words[i]
		if to, ok := b.standing[w]; ok {
			w = to
		}
		if len(w) > 2 && !(w[0] >= '0' && w[0] <= '9') {
			rest = append(rest, w)
		}
	}
	slices.Sort(codes)
	return strings.Join(rest, " "), strings.Join(slices.Compact(codes), " ")
}

// inOrder is words in the order of the alphabet, each once.
func inOrder(words string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(strings.Fields(words)))), " ")
}

// stateAt is the country that words begin with, and how many words name it.
func (a *atlas) stateAt(words []string) (chancery.Country, int) {
	for n := min(4, len(words)); n > 0; n-- {
		if code, ok := a.states[strings.Join(words[:n], " ")]; ok {
			return code, n
		}
		if code, ok := a.adjectives[strings.Join(words[:n], " ")]; ok {
			return code, n
		}
	}
	return "", 0
}

// A setting is one mechanism across documents.
type setting struct {
	core, members string
	tolds         []*told
}

// joinMechanisms joins mechanisms by name and members. One that is named without
// its members joins the only one of that name whose members its document speaks of.
func (b *book) joinMechanisms() {
	byKey := map[string]*setting{}
	byCore := map[string][]*setting{}
	var all, bare []*setting
	for _, t := range b.of[chancery.KindMechanism] {
		c := t.Body.(*chancery.Mechanism)
		core, members := b.mechanismParts(c.Name)
		if core == "" {
			continue
		}
		if members == "" && len(c.Members) > 0 && len(c.Members) <= 3 {
			members = countryList(c.Members)
		}
		k := inOrder(core) + "|" + members
		s := byKey[k]
		if s == nil {
			s = &setting{core: core, members: members}
			byKey[k] = s
			all = append(all, s)
			if members == "" {
				bare = append(bare, s)
			} else {
				byCore[inOrder(core)] = append(byCore[inOrder(core)], s)
			}
		}
		s.tolds = append(s.tolds, t)
	}
	for _, s := range bare {
		b.joinBare(s, byCore[inOrder(s.core)])
	}
	for _, s := range all {
		if len(s.tolds) > 0 {
			b.addMechanism(s)
		}
	}
}

// joinBare moves the claims of s, which name no members, to the one setting of
// the name whose members their paper speaks of.
func (b *book) joinBare(s *setting, named []*setting) {
	s.tolds = slices.DeleteFunc(s.tolds, func(t *told) bool {
		var fits []*setting
		for _, n := range named {
			if b.speaksOf(t.paper, strings.Fields(n.members)) {
				fits = append(fits, n)
			}
		}
		if len(fits) != 1 {
			return false
		}
		fits[0].tolds = append(fits[0].tolds, t)
		return true
	})
}

// speaksOf reports whether a paper presents an actor of each of these countries.
func (b *book) speaksOf(p *paper, codes []string) bool {
	for _, code := range codes {
		found := false
		for _, a := range b.known[p] {
			found = found || string(a.is().country) == code
		}
		if !found {
			return false
		}
	}
	return len(codes) > 0
}

func countryList(cs []chancery.Country) string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = string(c)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

func (b *book) addMechanism(s *setting) {
	d := b.draft(chancery.KindMechanism, s.tolds)
	d.remake = func(more []*told) {
		s.tolds = append(s.tolds, more...)
		b.addMechanism(s)
	}
	d.Label = d.Best("name")
	if n := b.bodies.name[s.core]; n != "" {
		d.Label = n
		prefer(d.Entry, "name", n)
	}
	d.union("aliases", d.Label)
	d.union("parts", "")
	d.base = strings.TrimRight("mechanism-"+b.spelling.slug(strings.TrimSpace(s.core+" "+s.members)), "-")
	s.editions(d)
}

// editions lists the holdings that claims number; tieEntries adds their events.
func (s *setting) editions(d *draft) {
	seen := map[string]bool{}
	for _, t := range s.tolds {
		if e := t.Body.(*chancery.Mechanism).Edition; e != "" && !seen[e] && !t.rejected {
			seen[e] = true
			d.Editions = append(d.Editions, chancery.Edition{Edition: e})
		}
	}
	sortEditions(d.Editions)
}

func sortEditions(es []chancery.Edition) {
	slices.SortFunc(es, func(x, y chancery.Edition) int {
		return cmp.Or(cmp.Compare(len(x.Edition), len(y.Edition)), cmp.Compare(x.Edition, y.Edition), cmp.Compare(x.Event, y.Event))
	})
}
