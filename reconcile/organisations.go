package reconcile

import (
	"slices"
	"strings"

	"chancery"
)

// joinBodies merges organisations that share a long alias within a country.
func (b *book) joinBodies() {
	index := map[string]*actor{}
	for _, a := range b.people {
		if a.what != "organisation" {
			continue
		}
		for _, t := range a.tolds {
			c := t.Body.(*chancery.Actor)
			for _, n := range append([]string{c.Name}, c.Aliases...) {
				k := b.spelling.key(n)
				if !strings.Contains(k, " ") && (len(k) < 3 || strings.ToUpper(n) != n) {
					continue // "the Bank", "the Ministry"
				}
				if first, ok := b.bodies.first[k]; ok {
					k = first
				} else {
					k += " " + string(a.country)
				}
				if o := index[k]; o == nil {
					index[k] = a.is()
				} else {
					merge(a, o)
				}
			}
		}
	}
}

// joinSettings merges organisations that are standing bodies of one name: "the
// Interregional Forum of Ruritania and Graustark" is "the Ruritania–Graustark Regional
// Forum", as it is among the mechanisms. One named without its members is the only one
// of that name whose members its papers speak of.
func (b *book) joinSettings() {
	cores := map[string]bool{}
	for _, t := range b.of[chancery.KindMechanism] {
		if core, _ := b.mechanismParts(t.Body.(*chancery.Mechanism).Name); strings.Contains(core, " ") {
			cores[inOrder(core)] = true
		}
	}
	if len(cores) == 0 {
		return
	}
	named := map[string][]*actor{} // by core, those with members
	members := map[*actor]string{}
	var bare []*actor
	for _, a := range b.people {
		if a.what != "organisation" || a.into != nil {
			continue
		}
		core, of := b.mechanismParts(strings.Join(a.words, " "))
		core = inOrder(core)
		switch {
		case !cores[core]:
		case of == "":
			bare = append(bare, a)
		default:
			members[a] = of
			if i := slices.IndexFunc(named[core], func(o *actor) bool { return members[o] == of }); i >= 0 {
				merge(a, named[core][i])
			} else {
				named[core] = append(named[core], a)
			}
		}
	}
	b.joinBareBodies(bare, named, members)
}

// joinBareBodies merges those named without members.
func (b *book) joinBareBodies(bare []*actor, named map[string][]*actor, members map[*actor]string) {
	states := map[*paper]map[string]bool{}
	for _, t := range b.of[chancery.KindActor] {
		if states[t.paper] == nil {
			states[t.paper] = map[string]bool{}
		}
		states[t.paper][string(t.Body.(*chancery.Actor).Country)] = true
	}
	for _, a := range bare {
		core, _ := b.mechanismParts(strings.Join(a.words, " "))
		var fits []*actor
		for _, o := range named[inOrder(core)] {
			if !slices.ContainsFunc(a.tolds, func(t *told) bool {
				return slices.ContainsFunc(strings.Fields(members[o]), func(code string) bool { return !states[t.paper][code] })
			}) {
				fits = append(fits, o)
			}
		}
		if len(fits) == 1 {
			merge(a, fits[0])
		}
	}
}
