package construe

import (
	"strings"
	"unicode/utf8"

	"chancery"
)

// headlineReach is how far into the text a body that a headline names is looked
// for again, so that a text of headlines only costs no more than its length.
const headlineReach = 1 << 15

// instrument is the sort of words that name what parties sign: no body.
const instrument = "instrument"

// bodyAt finds an organisation that its own words tell: "the Kazakh Foreign
// Ministry", "the 21st Kazakhstan-Russia Regional Cooperation Forum", "Ministry
// of Science and Education of Azerbaijan".
func (s *scanner) bodyAt(n, i int) (item, bool) {
	ts := s.sents[n].Tokens
	if !capitalised(s.word(n, i)) && !ordinal(s.word(n, i)) {
		return item{}, false
	}
	if k, l := s.place.at(s.text, ts, i); l > 0 && k.kind == chancery.Organisation && !s.goesOn(n, i+l, k.sort != "outlet") {
		return item{from: i, to: i + l, kind: aPlace, known: k}, true
	}
	if ts[i].UPOS == "CCONJ" || s.closedWord(n, i) {
		return item{}, false
	}
	if i == 0 && len(ts) > 1 && ts[0].Name == "" && !ordinal(s.word(n, 0)) && strings.HasPrefix(ts[1].Name, "B-") { // "Yesterday Borduria Rail"
		return item{}, false
	}
	head, end := s.bodyHead(n, i)
	if _, l := s.place.at(s.text, ts, i); head < 0 || l > head-i && l > 1 { // "West Bank" is a listed place
		return item{}, false
	}
	if _, l := s.title.at(s.text, ts, i); l > head-i { // "Member of Parliament" is a title
		return item{}, false
	}
	if s.sents[n].Heading && !s.mentionsPlace(n, i, end) && strings.Count(s.text[:min(len(s.text), headlineReach)], s.text[ts[i].Start:ts[end-1].End]) < 2 {
		return item{}, false // "Enduring Partnership": a headline writes everything large
	}
	b := s.body[titleWord(s.word(n, head))]
	ext := s.ofPart(n, end, b.first)
	if head == i && ext == i+1 && !b.alone { // a lone "Council"
		return item{}, false
	}
	if s.coordinated(n, i, head) && !ordinal(s.word(n, i)) {
		return item{}, false // "Putin and the Trade Council": two things
	}
	it := item{from: i, to: ext, kind: aPlace}
	start := i
	if ordinal(s.word(n, i)) {
		it.edition = strings.TrimRight(s.word(n, i), "stndrh")
		start++
	}
	it.known = known{name: spaced(s.text[ts[start].Start:ts[ext-1].End]), kind: chancery.Organisation, sort: b.mechanism, country: s.countryIn(n, start, ext)}
	if b.mechanism == instrument {
		it.known = known{name: it.known.name, kind: chancery.Instrument}
	}
	return it, true
}

// bodyHead is the last word that makes the capitalised run at token i a body's
// name, or -1, and where the run ends behind it.
func (s *scanner) bodyHead(n, i int) (head, end int) {
	ts := s.sents[n].Tokens
	head, end = -1, i
	for j := i; j < len(ts) && j-i < 12; j++ {
		w := s.word(n, j)
		if _, l := s.title.at(s.text, ts, j); l > 0 && j > i && !s.body[w].last && !s.body[titleWord(w)].last {
			break
		}
		if b, ok := s.body[titleWord(w)]; ok && capitalised(w) && (b.last || j == i) && (j > i || b.first) {
			head, end = j, j+1
			if s.word(n, j+1) == "General" && j == i { // "Consulate General"
				return head, j + 2
			}
			if !capitalised(s.word(n, j+1)) {
				break
			}
			continue
		}
		next := j + 1
		switch {
		case j > i && (w == "and" || w == "of" || w == "&"):
			if !capitalised(s.word(n, next)) || ts[next].UPOS == "DET" || !s.tag.isCommon(s.word(n, j-1)) {
				return head, end // "Trade and Industry Ministry"; "Rassendyll and the Grain Group" are two
			}
		case j > i && dash(w):
			if !capitalised(s.word(n, next)) {
				return head, end
			}
		case j == i && ordinal(w):
		case capitalised(w) && !s.closedWord(n, j) && !(s.sents[n].Heading && ts[j].UPOS == "VERB"):
		default:
			return head, end
		}
	}
	return head, end
}

// closedWord reports whether token i is a small word that is in no name, though
// a headline or the start of a sentence writes it large.
func (s *scanner) closedWord(n, i int) bool {
	switch s.sents[n].Tokens[i].UPOS {
	case "DET", "ADP", "PRON", "SCONJ", "ADV", "AUX":
		return true
	case "CCONJ":
		return s.word(n, i) != "&"
	}
	return false
}

// ofPart is the end of "of Foreign Affairs", "for Trade and Industry of
// Graustark" that follows a body word ending at i.
func (s *scanner) ofPart(n, i int, takes bool) int {
	end := i
	for takes && i+1 < len(s.sents[n].Tokens) {
		w := s.word(n, i)
		if w != "of" && w != "for" && w != "on" && (w != "and" || end == i && !s.tag.isCommon(s.word(n, i-1))) {
			break
		}
		j := i + 1
		the := strings.EqualFold(s.word(n, j), "the")
		if the {
			j++
		}
		k := s.ofRun(n, j, the)
		if k == j || w == "and" && (the || s.another(n, j, k)) {
			break
		}
		i, end = k, k
	}
	return end
}

// ofRun is the end of the capitalised run at token j that a body is of. A title
// stands in it only with an article: "Office of the President".
func (s *scanner) ofRun(n, j int, the bool) int {
	ts := s.sents[n].Tokens
	k := j
	for k < len(ts) {
		if dash(s.word(n, k)) && k > j && capitalised(s.word(n, k+1)) { // "of the Ruritania–Graustark Commission"
			k++
			continue
		}
		if !capitalised(s.word(n, k)) || ts[k].UPOS == "DET" || s.day[s.word(n, k)] || k > j && s.startsPerson(n, k) {
			break
		}
		if _, l := s.title.at(s.text, ts, k); l > 0 {
			if k == j && the && !capitalised(s.word(n, k+l)) {
				k += l
			}
			break
		}
		k++
	}
	if k > j && k < len(ts) && ts[k].UPOS == "NOUN" { // "Forum of Russian journalists"
		if p, l := s.place.at(s.text, ts, k-1); l == 1 && p.kind == chancery.National {
			k--
		}
	}
	return k
}

// another reports whether tokens [from, to), which "and" joins to a body's name,
// name another: "the Council of Ruritania and Graustark", "the Bank of Graustark
// and Karl Zapt", "the Ministry of Trade and Border Agency".
func (s *scanner) another(n, from, to int) bool {
	if _, l := s.place.at(s.text, s.sents[n].Tokens, from); l > 0 || s.startsPerson(n, from) {
		return true
	}
	_, first := s.body[s.word(n, from)]
	_, last := s.body[s.word(n, to-1)]
	return first || last
}

func titleWord(w string) string {
	if shouted(w) && len(w) > 4 {
		return titleCase(w)
	}
	return w
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "‑" }

// goesOn reports whether a capitalised body word follows at once, or where far is set
// behind one common word, so that a listed name is part of a longer one: "European Union
// Council".
func (s *scanner) goesOn(n, i int, far bool) bool {
	_, ok := s.body[s.word(n, i)]
	if w := s.word(n, i); far && !ok && capitalised(w) && s.tag.isCommon(w) && s.sents[n].Tokens[i].UPOS != "VERB" {
		_, ok = s.body[s.word(n, i+1)] // "Rosatom State Corporation"
	}
	return ok
}

// coordinated reports whether "and" joins a listed country at token from with
// something else before token to.
func (s *scanner) coordinated(n, from, to int) bool {
	ts := s.sents[n].Tokens
	_, l := s.place.at(s.text, ts, from)
	j := from + l
	if l == 0 || j >= to || !strings.EqualFold(s.word(n, j), "and") {
		return false
	}
	next, m := s.place.at(s.text, ts, j+1)
	return m == 0 || next.kind == chancery.Organisation
}

// countryIn is the one country that tokens [from, to) name, or "".
func (s *scanner) countryIn(n, from, to int) (c chancery.Country) {
	ts := s.sents[n].Tokens
	for j := from; j < to; j++ {
		k, l := s.place.at(s.text, ts, j)
		if l == 0 || k.country == "" {
			continue
		}
		if c != "" && c != k.country {
			return ""
		}
		c = k.country
	}
	return c
}

// mentionsPlace reports whether a listed name of a country, a nation or a body
// stands in tokens [from, to).
func (s *scanner) mentionsPlace(n, from, to int) bool {
	for j := from; j < to; j++ {
		if _, l := s.place.at(s.text, s.sents[n].Tokens, j); l > 0 {
			return true
		}
	}
	return false
}

// ordinal reports whether w is "21st", "3rd" and the like.
func ordinal(w string) bool {
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return false
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
		return strings.TrimLeft(w[:len(w)-2], "0123456789") == ""
	}
	return false
}

// abbreviated notes the short form that stands in brackets behind the body just
// found, or before it: "the Hill Security Organisation (HSO)", "HSO (Hill
// Security Organisation)". Its letters begin as the name does.
func (s *scanner) abbreviated(it *item) {
	if it.known.kind != chancery.Organisation && it.known.kind != chancery.Instrument || it.kind != aPlace {
		return
	}
	short := ""
	switch n := it.sent; {
	case s.word(n, it.to) == "(" && s.word(n, it.to+2) == ")":
		short = s.word(n, it.to+1)
	case s.word(n, it.to) == "(" && quoteMark(s.word(n, it.to+1)) && quoteMark(s.word(n, it.to+3)):
		short = s.word(n, it.to+2)
	case s.word(n, it.from-1) == "(" && s.word(n, it.to) == ")":
		short = s.word(n, it.from-2)
	}
	if len(short) < 2 || !shouted(short) {
		return
	}
	a, _ := utf8.DecodeRuneInString(short)
	b, _ := utf8.DecodeRuneInString(it.known.name)
	if _, listed := s.short[short]; !listed && (a == b || strings.Contains(it.known.name, " "+string(a))) {
		s.short[short] = it.known
	}
}

func quoteMark(w string) bool { return w != "" && strings.Contains("\"“”«»„‘’'", w) }
