package construe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// maxInitials is how long a label of initials is at most.
const maxInitials = 4

// labelWords reports whether the words of a label could name who speaks: ten at
// most, most with capitals, without figures.
func labelWords(label string) bool {
	words, small := 0, 0
	for w := range strings.FieldsSeq(label) {
		first, _ := utf8.DecodeRuneInString(w)
		words++
		if unicode.IsLower(first) {
			small++
		} else if !unicode.IsLetter(first) {
			return false
		}
		if strings.ContainsAny(w, "0123456789,;!?/") || strings.HasSuffix(w, ".") && words > 1 && len(w) > 5 {
			return false
		}
	}
	return words > 0 && words <= 10 && small*2 <= words && !unicode.IsLower(firstRune(label))
}

// shoutedLabel reports whether a label has no small letters: "MS. TARLEN".
func shoutedLabel(label string) bool { return strings.ToUpper(label) == label && label != "" }

// personal reports whether a label could be a name though nobody is known by it:
// more words than one, all with capitals, or one long one.
func personal(label string) bool {
	for w := range strings.FieldsSeq(label) {
		if unicode.IsLower(firstRune(w)) {
			return false
		}
	}
	return strings.Contains(label, " ") || len(label) > 15
}

// titled reports whether a label opens with a short title: "MS. TARLEN".
func titled(label string) bool {
	w, rest, ok := strings.Cut(label, " ")
	return ok && rest != "" && len(w) <= 5 && strings.HasSuffix(w, ".")
}

// nameEnding is the index of the person or the office whose name ends at byte at,
// or -1.
func (q quoter) nameEnding(at int) int {
	n := q.nameOver(chancery.Span{Start: at - 1, End: at})
	if n < 0 || q.r.Names[n].End != at || q.r.Names[n].Type != chancery.Person || q.r.Names[n].Referred {
		return -1
	}
	return n
}

// labelled is t with its speaker: the one of the text with that family name, the
// first holder of the office, or the words of the label. Whom a question comes
// from stays open.
func (q quoter) labelled(t turn, count map[string]int, first int) turn {
	label := spaced(t.label)
	if q.turnLabels[strings.ToLower(label)] != "" {
		return t
	}
	own := t.name
	words := strings.Fields(label)
	family := words[len(words)-1]
	best := q.family(family, strings.Join(words[:len(words)-1], " "))
	if best < 0 && len(words) == 1 && len(label) <= maxInitials && shoutedLabel(label) {
		best = q.initialled(label)
	}
	if best < 0 {
		best = q.holder(label, count, first)
	}
	switch {
	case best >= 0 && (own < 0 || shoutedLabel(label)):
		t.name, t.speaker = best, q.r.Names[best].Name
	case own >= 0:
		t.speaker = q.r.Names[own].Name
		if shoutedLabel(label) {
			t.speaker = titleCase(q.r.Text(q.r.Names[own].Span))
		}
	case shoutedLabel(label):
		if titled(label) { // "MS. TARLEN"
			label = strings.Join(words[1:], " ")
		}
		if t.speaker = label; len(words) > 1 || len(label) > maxInitials {
			t.speaker = titleCase(label)
		}
	default:
		t.speaker = label
	}
	return t
}

// family is the person of the text with the family name, or -1: of several the one
// in the office, and then the one with the longest name.
func (q quoter) family(name, office string) int {
	best, rank := -1, 0
	for i := range q.r.Names {
		n := &q.r.Names[i]
		if n.Type != chancery.Person || n.Referred || q.inLabel(n.Span) || !strings.EqualFold(n.Name[strings.LastIndexByte(n.Name, ' ')+1:], name) {
			continue
		}
		if first, _, _ := strings.Cut(n.Name, " "); strings.Contains(q.turnLabels[strings.ToLower(first)], "space") {
			continue // "Q Tarlen, when will it open?" names no Mr Q. Tarlen
		}
		r := len(n.Name)
		if office != "" && len(n.OfficeText) >= len(office) && strings.EqualFold(n.OfficeText[:len(office)], office) {
			r += maxLabel
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}

// initialled is the first person of the text with the initials, or -1: "AT" for Anna Tarlen.
func (q quoter) initialled(letters string) int {
	for i := range q.r.Names {
		n := &q.r.Names[i]
		if n.Type != chancery.Person || n.Referred {
			continue
		}
		var b strings.Builder
		for w := range strings.FieldsSeq(n.Name) {
			b.WriteRune(firstRune(w))
		}
		if b.String() == letters {
			return i
		}
	}
	return -1
}

// inLabel reports whether s stands where a paragraph opens with a label.
func (q quoter) inLabel(s chancery.Span) bool {
	i := q.r.In(s.Start)
	return i >= 0 && shoutedLabel(q.r.Text(s)) && s.Start-q.r.Sentences[i].Start < maxLabel
}

// holder is the first person whom the text names before the first turn, at byte first,
// in the office of the label and who has no label of his own, or -1: "THE PRESIDENT"
// below "President Elph met the press".
func (q quoter) holder(label string, count map[string]int, first int) int {
	label = strings.TrimPrefix(strings.ToLower(label), "the ")
	for i := range q.r.Names {
		n := &q.r.Names[i]
		if n.Start >= first {
			break
		}
		if n.Type != chancery.Person || n.Referred || n.OfficeSpan.End > n.Start || !strings.EqualFold(n.OfficeText, label) {
			continue
		}
		own := false
		for l := range count {
			own = own || strings.HasSuffix(l, " "+strings.ToLower(n.Name[strings.LastIndexByte(n.Name, ' ')+1:]))
		}
		if !own {
			return i
		}
	}
	return -1
}
