package reconcile

import (
	"slices"

	"chancery"
)

// An undertaking is one project across documents.
type undertaking struct {
	name    []string
	parties []string
	tolds   []*told
}

// projectShare is the part of the words of both names that two must share: "the
// Zenda nuclear power plant" is no "Strelsau nuclear power plant".
const projectShare = 0.7

// joinProjects joins projects whose names share most of their words and whose
// parties, where both are told, are the same or one holds the other. The status is
// that of the latest document; nothing raises it but words.
func (b *book) joinProjects() {
	var each, all []*undertaking
	var names [][]string
	for _, t := range b.of[chancery.KindProject] {
		c := t.Body.(*chancery.Project)
		u := &undertaking{name: b.telling(c.Name), parties: b.sides(t.paper, c.Parties), tolds: []*told{t}}
		if c.Place != "" {
			if p := b.atlas.place(c.Place, ""); p.country != "" && !slices.Contains(u.parties, string(p.country)) {
				u.parties = append(u.parties, string(p.country))
				slices.Sort(u.parties)
			}
		}
		each = append(each, u)
		names = append(names, u.name)
	}
	known := newShelf[*undertaking](projectShare, names)
	for _, u := range each {
		near := known.near(u.name)
		if i := slices.IndexFunc(near, func(o *undertaking) bool { return b.sameProject(u, o) }); i >= 0 {
			near[i].tolds = append(near[i].tolds, u.tolds...)
			continue
		}
		all = append(all, u)
		known.put(u.name, u)
	}
	for _, u := range all {
		b.addProject(u)
	}
}

func (b *book) addProject(u *undertaking) {
	d := b.draft(chancery.KindProject, u.tolds)
	d.remake = func(more []*told) {
		u.tolds = append(u.tolds, more...)
		b.addProject(u)
	}
	b.latestFirst(d, "status")
	d.Label = d.Best("name")
	d.base = "project-" + b.spelling.slug(u.tolds[0].Body.(*chancery.Project).Name)
}

func (b *book) sameProject(u, o *undertaking) bool {
	ofBoth, _ := sharedWords(u.name, o.name)
	_, parties := sharedWords(u.parties, o.parties)
	known := len(u.parties) > 0 && len(o.parties) > 0
	near := u.tolds[0].paper == o.tolds[0].paper || known
	return ofBoth >= projectShare && near && (!known || parties == 1) && b.mayJoin(u.tolds, o.tolds)
}
