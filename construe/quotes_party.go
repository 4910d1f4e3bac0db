package construe

import (
	"slices"
	"strings"

	"chancery"
)

// A party is how well it is known who the words of a speaker are.
type party uint8

const (
	noParty    party = iota // the words are nobody's
	nounParty               // a noun: "scientists"; of things that cannot speak, as "the trial", the speaker stays open
	bodyParty               // a body or a document that speaks: "the ministry", "the letter"
	namedParty              // somebody with a name, or a pronoun
)

// party gives x who the words are that word n of s is the head of: somebody
// named, in apposition too, an office, a body, a state, a document, or else the
// words themselves. A pronoun of which nobody knows whom it means leaves the
// speaker open.
func (q quoter) party(x *chancery.Quotation, s *chancery.Sentence, n int) party {
	t := tree(s.Words)
	x.Speaker, x.SpeakerAt, x.Name = "", t[n].Span, -1
	if t[n].UPOS == "PRON" || t[n].UPOS == "DET" || t[n].UPOS == "NUM" { // "one of them"
		q.pronoun(x, s, t, n)
		return namedParty
	}
	if k := q.namedBy(t, n); k >= 0 {
		if q.r.Names[k].Type == chancery.Organisation {
			if m := q.personBehind(t, t.at(q.r.Names[k].End)); m >= 0 {
				k = m
			}
		}
		if q.himself(k) {
			x.SpeakerAt = q.r.Names[k].Span
			return namedParty
		}
		q.byName(x, k)
		q.others(x, t, n)
		return namedParty
	}
	first, last := q.phraseOf(t, n)
	for _, k := range [3]int{q.describes(t, first), q.personBehind(t, n+1), q.namedWith(t, n)} {
		if k >= 0 {
			q.byName(x, k)
			return namedParty
		}
	}
	from, to := tokenAt(*s, t[first].Start), tokenAt(*s, t[n].End)
	if to > from && q.thing(x, *s, max(0, from-1), to) {
		return bodyParty
	}
	if t[n].UPOS != "NOUN" && t[n].UPOS != "PROPN" || t[n].End-t[first].Start > maxParty {
		return noParty
	}
	x.SpeakerAt = chancery.Span{Start: t[first].Start, End: t[last].End}
	if x.SpeakerAt.Len() > maxParty {
		x.SpeakerAt.End = t[n].End
	} else if k := q.nameOver(t[last].Span); k >= 0 {
		x.SpeakerAt.End = q.r.Names[k].End
	}
	if t[n].UPOS == "PROPN" || q.canSpeak(s, from, min(to, len(s.Tokens)), last > n) {
		x.Speaker = spaced(q.r.Text(x.SpeakerAt))
	}
	return nounParty
}

// canSpeak reports whether the noun that ends tokens [from, to) of s is one of people,
// or of a body and described by more words, so that it is told whose: "the press
// service of the palace" and not "the ministry".
func (q quoter) canSpeak(s *chancery.Sentence, from, to int, described bool) bool {
	for i := to - 1; i >= max(0, to-2); i-- {
		if kind, l := q.speaks.at(q.r.Doc.Text, s.Tokens, i); l > 0 && i+l == to {
			return kind == "people" || kind == "body" && (described || i > from)
		}
	}
	return false
}

// maxParty is how many bytes the words of a speaker without a name have at most.
const maxParty = 80

// byName makes name k the speaker of x.
func (q quoter) byName(x *chancery.Quotation, k int) {
	x.Speaker, x.SpeakerAt, x.Name = q.r.Names[k].Name, q.r.Names[k].Span, k
}

// namedBy is the name of who word n is, or -1: the one that it is part of or that
// describes it, a person before an office and an office before a body.
func (q quoter) namedBy(t tree, n int) int {
	best, rank := -1, 0
	consider := func(k int) {
		if k >= 0 && q.speakerRank(k) > rank {
			best, rank = k, q.speakerRank(k)
		}
	}
	consider(q.nameOver(t[n].Span))
	for k := range t {
		if t[k].Head != n+1 {
			continue
		}
		switch t[k].Rel {
		case "appos", "flat", "nmod:desc":
		case "compound":
			if k < n { // "Graustark spokesman" is no country
				continue
			}
		default:
			continue
		}
		if m := q.nameOver(t[k].Span); m >= 0 && q.r.Names[m].Type == chancery.Person {
			consider(m)
		}
	}
	return best
}

// personBehind is the person named at word i or behind what describes him there, or -1:
// behind the body in "the Ruritanian Foreign Ministry spokesman, Karl Zapt, said".
func (q quoter) personBehind(t tree, i int) int {
	comma := false
	for from := i; i < len(t) && i < from+6; i++ {
		comma = comma || t[i].Form == ","
		if m := q.nameOver(t[i].Span); m >= 0 && q.r.Names[m].Type == chancery.Person && !q.r.Names[m].Referred {
			if e := t.at(q.r.Names[m].End); comma && (e >= len(t) || t[e].Form != ",") {
				break // "according to reports, Karl Zapt said"
			}
			return m
		}
		if t[i].UPOS != "NOUN" && t[i].UPOS != "PROPN" && t[i].UPOS != "ADJ" && t[i].UPOS != "DET" && t[i].Form != "," {
			break
		}
	}
	return -1
}

// namedWith is the person whom a noun with "and" describes as well, by its word n, or
// -1: "party leader and Prime Minister Jan Elph".
func (q quoter) namedWith(t tree, n int) int {
	if k := t.child(n, "conj"); k > n {
		if m := q.namedBy(t, k); m >= 0 && q.r.Names[m].Type == chancery.Person && !q.r.Names[m].Referred {
			return m
		}
	}
	return -1
}

// describes is the person whom a noun behind a comma describes, by its first word, or
// -1: "Karl Zapt, a friend of the king, said".
func (q quoter) describes(t tree, first int) int {
	for first > 0 && t[first-1].UPOS == "DET" {
		first--
	}
	if first < 2 || t[first-1].Form != "," {
		return -1
	}
	if k := q.nameOver(t[first-2].Span); k >= 0 && q.r.Names[k].Type == chancery.Person {
		return k
	}
	return -1
}

// speakerRank is how likely name k speaks; 0 is not at all.
func (q quoter) speakerRank(k int) int {
	switch n := &q.r.Names[k]; n.Type {
	case chancery.Person:
		return 4
	case chancery.Function:
		return 3
	case chancery.Organisation:
		return 2
	case chancery.Location:
		if n.State {
			return 1
		}
	}
	return 0
}

// nameOver is the index of the name that holds s, or -1.
func (q quoter) nameOver(s chancery.Span) int {
	i, _ := slices.BinarySearchFunc(q.r.Names, s.End, func(n chancery.Name, at int) int { return n.Start - at })
	for i--; i >= 0 && s.Start-q.r.Names[i].Start < maxParty; i-- {
		if q.r.Names[i].Holds(s) {
			return i
		}
	}
	return -1
}

// others adds to the speaker of x who speaks with it: "Tarlen and Zapt said".
func (q quoter) others(x *chancery.Quotation, t tree, n int) {
	names := []string{x.Speaker}
	for k := n + 1; k < len(t); k++ {
		if t[k].Head != n+1 || t[k].Rel != "conj" || len(names) > 4 {
			continue
		}
		m := q.namedBy(t, k)
		if m >= 0 && x.Name >= 0 && q.r.Names[x.Name].Type == chancery.Function && q.r.Names[m].Type == chancery.Person && t.child(n, "det") < 0 {
			q.byName(x, m) // "party leader and Prime Minister Jan Elph" is one
			return
		}
		if m < 0 || q.r.Names[m].Type == chancery.Function || slices.Contains(names, q.r.Names[m].Name) {
			continue
		}
		names = append(names, q.r.Names[m].Name)
		x.SpeakerAt.Start, x.SpeakerAt.End = min(x.SpeakerAt.Start, q.r.Names[m].Start), max(x.SpeakerAt.End, q.r.Names[m].End)
		x.Name = max(x.Name, m)
	}
	if last := len(names) - 1; last > 0 {
		x.Speaker = strings.Join(names[:last], ", ") + " and " + names[last]
	}
}

// phraseOf is the first and the last word of the words around noun n that belong
// to it, without its article: "trade union of the Klow mines". Of what follows it
// only what "of" or a name makes part of it is taken, not where and when it spoke.
func (q quoter) phraseOf(t tree, n int) (first, last int) {
	first, last = n, n
	for first > 0 && t.under(first-1, n) && (t[first-1].UPOS != "PUNCT" || t[first-1].End == t[first].Start && t[first-1].XPOS == "HYPH") && t[first-1].UPOS != "DET" && t[first-1].UPOS != "ADP" && t[first-1].Rel != "case" && t[first-1].Rel != "fixed" {
		first--
	}
	for first < n && (t[first].UPOS == "CCONJ" || t[first].UPOS == "ADV" || t[first].XPOS == "PRP$") {
		first++
	}
	for k := n + 1; k < len(t); k++ {
		if t[k].Head != n+1 || t[k].Rel != "nmod" || k-n > 8 {
			continue
		}
		if from, _ := t.reach(k); from == n+1 && (t.has(k, "case", "of") || q.nameOver(t[k].Span) >= 0 && !q.inTime(t[k].Span)) {
			last = k
		}
		break
	}
	return first, last
}

// inTime reports whether s is part of a time.
func (q quoter) inTime(s chancery.Span) bool {
	i, _ := slices.BinarySearchFunc(q.r.Times, s.End, func(m chancery.Time, at int) int { return m.Start - at })
	return i > 0 && q.r.Times[i-1].Meets(s)
}

// pronoun gives x whom the pronoun at word n stands for: the speaker of the turn
// for "I", the one spoken of right before for "he".
func (q quoter) pronoun(x *chancery.Quotation, s *chancery.Sentence, t tree, n int) {
	if strings.Contains(t[n].Feats, "Person=1") {
		if k := q.turnAt(x.SpeakerAt.Start); k >= 0 {
			x.Speaker, x.Name = q.turns[k].speaker, q.turns[k].name
		}
		return
	}
	if k := q.nameOver(t[n].Span); k >= 0 && q.speakerRank(k) > 0 && !q.himself(k) && q.near(k, x) {
		q.byName(x, k)
	}
}

// himself reports whether name k stands for somebody by other words than a name, "the
// king", and would be the one who speaks there in a transcript: it is somebody else.
func (q quoter) himself(k int) bool {
	n := &q.r.Names[k]
	i := q.turnAt(n.Start)
	return n.Referred && i >= 0 && q.turns[i].speaker == n.Name
}

// nearBy is how many sentences back the one is named whom "he" stands for, or
// mentioned by another "he"; in a turn of a transcript, where more people are
// spoken of than have names, it is nearTurn.
const nearBy, nearTurn = 4, 1

// near reports whether the one whom the pronoun that is name k stands for was
// mentioned close enough before it, or before the quotation x that it follows, and
// from there on to where he was named.
func (q quoter) near(k int, x *chancery.Quotation) bool {
	most := nearBy
	if q.turnAt(q.r.Names[k].Start) >= 0 {
		most = nearTurn
	}
	at := q.r.In(q.r.Names[k].Start)
	if x.Direct {
		at = min(at, max(0, q.r.In(x.Start)))
	}
	for m := k - 1; m >= 0; m-- {
		n := &q.r.Names[m]
		i := q.r.In(n.Start)
		if at-i > most {
			return false
		}
		if n.Name == q.r.Names[k].Name && n.Type == q.r.Names[k].Type {
			if !n.Referred {
				return true
			}
			at = i
		}
	}
	return false
}
