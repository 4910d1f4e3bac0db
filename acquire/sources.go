package acquire

import (
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/lines"
)

// sources are the agencies, press services and outlets that are known by name
// (data/agencies.txt), and the words by which a text credits one
// (data/en/credits.txt).
type sources struct {
	byFirst map[string][]sourceName // by first word in lower case
	hosts   map[string]string       // canonical name by host
	names   map[string]string       // canonical name by any name in lower case
	before  []credit                // "according to", "based on materials from"
	after   []string                // "reports", "reported"
	service []string                // "press service": whose name stands around it
	small   map[string]bool         // words that stand inside names without a capital
	owners  map[string]bool         // "president" of "press service of the Ruritanian president"
}

// A sourceName is one name of a source, in lower case and as words.
type sourceName struct {
	words []string
	name  string
	exact string // as written, for names that in lower case are common words
	kind  string
}

// A credit is words before a name. An origin is where the whole text comes from.
type credit struct {
	words  string
	origin bool
}

func readSources(data fs.FS) (*sources, error) {
	s := &sources{byFirst: map[string][]sourceName{}, hosts: map[string]string{}, names: map[string]string{}, owners: map[string]bool{}, small: map[string]bool{}}
	for l, err := range lines.Read(data, "agencies.txt", 4) {
		if err != nil {
			return nil, err
		}
		switch l.Col(3) {
		case "agency", "press service", "outlet":
		default:
			return nil, l.Errorf("%s: no kind %q; want agency, press service or outlet", l.Col(0), l.Col(3))
		}
		for n := range strings.SplitSeq(l.Col(0)+"|"+l.Col(1), "|") {
			if n = strings.TrimSpace(n); n == "" {
				continue
			}
			low := strings.ToLower(n)
			s.names[low] = l.Col(0)
			if strings.Contains(n, ".") && !strings.Contains(n, " ") {
				s.hosts[low] = l.Col(0)
			}
			words := strings.Fields(low)
			s.byFirst[words[0]] = append(s.byFirst[words[0]], sourceName{words, l.Col(0), n, l.Col(3)})
		}
	}
	for l, err := range lines.Read(data, "en/credits.txt", 2) {
		if err != nil {
			return nil, err
		}
		for w := range strings.SplitSeq(l.Col(1), "|") {
			switch l.Col(0) {
			case "origin", "cited":
				s.before = append(s.before, credit{w, l.Col(0) == "origin"})
			case "after":
				s.after = append(s.after, w)
			case "service":
				s.service = append(s.service, w)
			case "owner":
				s.owners[w] = true
			case "small":
				s.small[w] = true
			default:
				return nil, l.Errorf("no kind %q; want origin, cited, after, service, owner or small", l.Col(0))
			}
		}
	}
	slices.SortStableFunc(s.before, func(a, b credit) int { return len(b.words) - len(a.words) })
	for _, ns := range s.byFirst {
		slices.SortStableFunc(ns, func(a, b sourceName) int { return len(b.words) - len(a.words) })
	}
	return s, nil
}

// canonical is the name under which a source is known, or the name as written.
func (s *sources) canonical(name string) string {
	name = strings.TrimSpace(name)
	if c, ok := s.names[strings.ToLower(name)]; ok {
		return c
	}
	return name
}

// outletAt is the known source that publishes at an address, or "".
func (s *sources) outletAt(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for host != "" {
		if n, ok := s.hosts[host]; ok {
			return n
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			return ""
		}
		host = rest
	}
	return ""
}

// nameAt is the longest known source whose name text begins with, and its length.
func (s *sources) nameAt(text string) (sourceName, int) {
	first, n := sourceWord(text)
	if n == 0 {
		return sourceName{}, 0
	}
	for _, c := range s.byFirst[strings.ToLower(first)] {
		at, ok := n, true
		for _, w := range c.words[1:] {
			if at >= len(text) || text[at] != ' ' {
				ok = false
				break
			}
			got, k := sourceWord(text[at+1:])
			if !strings.EqualFold(got, w) {
				ok = false
				break
			}
			at += 1 + k
		}
		if ok && upperAs(text[:at], c.exact) {
			return c, at
		}
	}
	return sourceName{}, 0
}

// upperAs reports whether a name that is written in capitals where it is known is
// so in the text: "AP" is an agency and "ap" is not. Names in two capitals and
// more are compared letter by letter, the rest by their first.
func upperAs(text, known string) bool {
	if capitals(known) || len(known) <= 3 {
		return text == known || len(known) > 4 && upper(text)
	}
	return upper(text) || !upper(known)
}

// sourceWord is the word that s begins with, with the dots and hyphens inside it.
func sourceWord(s string) (string, int) {
	n := 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || n > 0 && (r == '.' || r == '-' || r == '&') && n+1 < len(s) && wordByte(s[n+1]) {
			n += k
			continue
		}
		break
	}
	return s[:n], n
}

func wordByte(c byte) bool { return letter(c) || digit(c) || c >= 0x80 }

// agencyAfter is the agency that follows the day in a dateline: " – RIA Novosti. "
// or " KazTAG - ". A name that is not known counts only in capitals and before a
// dash.
func (s *sources) agencyAfter(rest string) (string, int) {
	at := len(rest) - len(strings.TrimLeft(rest, " ,.–—-/"))
	c, n := s.nameAt(rest[at:])
	name := c.name
	if n == 0 {
		i := strings.IndexAny(rest[at:], "-–—\n")
		dash := dashMark.FindString(rest[at+max(0, i-1):])
		if i < 3 || dash == "" || !strings.HasPrefix(rest[at+i-1:], " ") {
			return "", 0
		}
		name = strings.TrimSpace(rest[at : at+i])
		if !capitals(name) || countWords(name) > 3 {
			return "", 0
		}
		n = len(name)
	}
	end := at + n
	if m := dashMark.FindString(rest[end:]); m != "" {
		return name, end + len(m)
	}
	if end < len(rest) && (rest[end] == '.' || rest[end] == ':' || rest[end] == '/') || end == len(rest) {
		return name, end
	}
	return "", 0
}
