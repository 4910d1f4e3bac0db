package construe

import (
	"io/fs"

	"chancery"
	"chancery/internal/lines"
)

// A home knows which agencies and press services speak from which country, and
// which offices they leave the country out of.
type home struct {
	of     map[string]chancery.Country // publisher → country
	agency map[string]bool             // those that report news
	office map[string]string           // office → any, or ministry
}

func newHome(data fs.FS) (*home, error) {
	h := &home{map[string]chancery.Country{}, map[string]bool{}, map[string]string{}}
	for l, err := range lines.Read(data, "agencies.txt", 4) {
		if err != nil {
			return nil, err
		}
		if l.Cols[3] == "outlet" {
			continue
		}
		for _, n := range append([]string{l.Cols[0]}, l.List(1)...) {
			h.of[n], h.agency[n] = chancery.Country(l.Col(2)), l.Cols[3] == "agency"
		}
	}
	for l, err := range lines.Read(data, "en/home-offices.txt", 2) {
		if err != nil {
			return nil, err
		}
		if l.Cols[1] != "any" && l.Cols[1] != "ministry" {
			return nil, l.Errorf("%s: no texts %q; want any or ministry", l.Cols[0], l.Cols[1])
		}
		h.office[l.Cols[0]] = l.Cols[1]
	}
	return h, nil
}

// country is the country whose own agency, ministry or government publishes d, or ""; and
// whether it is a ministry or the like.
// A body of state speaks in its own masthead: "Ministry of Foreign Affairs of the
// Republic of Graustark" as publisher, or alone on the first line.
func (h *home) country(d *chancery.Document, s *scanner) (c chancery.Country, ministry bool) {
	if c := h.of[d.Publisher]; c != "" {
		return c, false
	}
	if c := s.ofBody(d.Publisher); c != "" {
		return c, true
	}
	for i := range s.items {
		it := &s.items[i]
		if it.sent > 1 {
			break
		}
		head := it.kind == aPlace && it.known.kind == chancery.Organisation && it.known.country != "" && it.known.sort == ""
		if head && it.from == 0 && it.to == len(s.sents[it.sent].Tokens) {
			return it.known.country, true
		}
	}
	return "", false
}

// publishes is the country whose agency a publisher is, or that its name holds: "President
// of Ruritania", or "".
func (h *home) publishes(name string, s *scanner) (c chancery.Country) {
	if c := h.of[name]; c != "" || len(name) > publisherLongest {
		return c
	}
	ts := tokenise(name, chancery.Span{End: len(name)}, nil)
	for i := range ts {
		if k, l := s.place.at(name, ts, i); l > 0 && k.country != "" {
			if c != "" && c != k.country {
				return ""
			}
			c = k.country
		}
	}
	return c
}

// official is the state whose press service, ministry or office a publisher is: "The
// palace of Strelsau", "President of Ruritania"; of a newspaper and a news agency none.
func (h *home) official(name string, s *scanner) chancery.Country {
	switch c := h.of[name]; {
	case h.agency[name] || len(name) > publisherLongest:
		return ""
	case c != "":
		return c
	}
	if c := s.ofBody(name); c != "" {
		return c
	}
	ts := tokenise(name, chancery.Span{End: len(name)}, nil)
	for i := range ts {
		if _, l := s.title.at(name, ts, i); l > 0 {
			return h.publishes(name, s)
		}
	}
	return ""
}

// publisherLongest is how many bytes of name a publisher has at most.
const publisherLongest = 200

// ofBody is the one country that the name of a body of state holds: "Ministry of
// Foreign Affairs of the Republic of Graustark".
func (s *scanner) ofBody(name string) (c chancery.Country) {
	ts := tokenise(name, chancery.Span{End: len(name)}, nil)
	body := false
	for i := range ts {
		b, ok := s.body[name[ts[i].Start:ts[i].End]]
		body = body || ok && b.first && b.mechanism == ""
		k, l := s.place.at(name, ts, i)
		if l == 0 || k.country == "" || k.kind == chancery.Organisation {
			continue
		}
		if c != "" && c != k.country {
			return ""
		}
		c = k.country
	}
	if !body {
		return ""
	}
	return c
}

// about reports whether c is one of the two countries that the text names most: an
// agency that reports of two others leaves out neither's name for being its own.
func (s *scanner) about(c chancery.Country) bool {
	count := map[chancery.Country]int{}
	for i := range s.items {
		if k := s.items[i].known; s.items[i].kind == aPlace && k.country != "" && k.kind != chancery.Organisation {
			count[k.country]++
		}
	}
	more := 0
	for _, n := range count {
		if n > count[c] {
			more++
		}
	}
	return more < 2 && (count[c] > 0 || len(count) < 2)
}

// settle gives those of all who hold such an office, and of whom the text tells no
// country, that of its publisher; and says of whom it did.
func (h *home) settle(d *chancery.Document, s *scanner, all []*person, told map[string]string) {
	c, ministry := h.country(d, s)
	if c == "" || !s.about(c) {
		return
	}
	for _, p := range all {
		if p.country == "" && p.body == "" && (h.office[p.office] == "any" || ministry && h.office[p.office] == "ministry") {
			p.country = c
			told[p.name] = "country of the publisher, which is of " + s.gazetteer.country[c]
		}
	}
}
