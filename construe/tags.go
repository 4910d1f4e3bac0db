package construe

import (
	"io/fs"
	"strings"
	"unicode/utf8"

	"chancery"
	"chancery/internal/lines"
)

// A tagger gives tokens a class, a verb form and a lemma from word lists and the
// words beside them. It tells verbs from nouns well enough for frames that look
// at one verb, its auxiliaries and the names around it; it makes no tree.
type tagger struct {
	class  map[string]string   // closed-class word → UPOS
	verb   map[string]verbForm // form → what it can be
	common map[string]bool     // words that stand in lower case
	says   map[string]saying   // lemma → how it tells what was said
	word   map[string]*word    // form in lower case → all of that, for one look
}

// A word is what the lists know of a form.
type word struct {
	low    string
	class  string
	verb   verbForm
	isVerb bool
	common bool
}

// strange is a form that no list knows.
var strange = &word{}

// A saying is a verb by which news tells what somebody said.
type saying struct{ stance, use string }

type verbForm struct {
	lemma string
	form  string // VB, VBZ, VBD, VBN, VBG; "VBD|VBN" and "VB|VBD|VBN" where forms fall together
}

func newTagger(data fs.FS) (*tagger, error) {
	t := &tagger{map[string]string{}, map[string]verbForm{}, map[string]bool{}, map[string]saying{}, map[string]*word{}}
	for l, err := range lines.Read(data, "en/saying.txt", 3) {
		if err != nil {
			return nil, err
		}
		t.says[l.Cols[0]] = saying{l.Cols[1], l.Cols[2]}
	}
	for l, err := range lines.Read(data, "en/closed.txt", 2) {
		if err != nil {
			return nil, err
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			t.class[w] = l.Cols[0]
		}
	}
	for l, err := range lines.Read(data, "en/common.txt", 2) {
		if err != nil {
			return nil, err
		}
		for w := range strings.SplitSeq(l.Cols[1], "|") {
			t.common[w] = true
		}
	}
	for l, err := range lines.Read(data, "en/verbs.txt", 1) {
		if err != nil {
			return nil, err
		}
		t.learn(l)
	}
	t.index()
	return t, nil
}

// index puts what the lists say of each form in one place.
func (t *tagger) index() {
	at := func(low string) *word {
		if t.word[low] == nil {
			t.word[low] = &word{low: low}
		}
		return t.word[low]
	}
	for low, c := range t.class {
		at(low).class = c
	}
	for low, f := range t.verb {
		at(low).verb, at(low).isVerb = f, true
	}
	for low := range t.common {
		at(low).common = true
	}
}

// look is what the lists know of w, whatever its case, and w in lower case. It
// makes a new string only for a word with capitals that they do not know.
func (t *tagger) look(w string) (*word, string) {
	if x := t.word[w]; x != nil {
		return x, x.low
	}
	var buf [48]byte
	if low, ok := lowerASCII(w, buf[:0]); ok {
		if x := t.word[string(low)]; x != nil {
			return x, x.low
		}
	}
	return strange, strings.ToLower(w)
}

// isCommon reports whether w, whatever its case, is a word that stands in lower case.
func (t *tagger) isCommon(w string) bool {
	var buf [48]byte
	if low, ok := lowerASCII(w, buf[:0]); ok {
		return t.common[string(low)]
	}
	return t.common[strings.ToLower(w)]
}

// lowerASCII appends w in lower case to buf, or says that it is too long for that
// or has other letters than those of ASCII.
func lowerASCII(w string, buf []byte) ([]byte, bool) {
	if len(w) > cap(buf) {
		return nil, false
	}
	for i := range len(w) {
		c := w[i]
		switch {
		case c >= utf8.RuneSelf:
			return nil, false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf, true
}

// learn adds a verb with all its forms.
func (t *tagger) learn(l lines.Line) {
	v := l.Cols[0]
	z, d, g := regular(v)
	or := func(i int, form string) string {
		if c := l.Col(i); c != "" {
			return c
		}
		return form
	}
	z, g = or(1, z), or(4, g)
	past, part := or(2, d), or(3, or(2, d))
	add := func(form, tag string) {
		if old, ok := t.verb[form]; ok && old.lemma == v && !strings.Contains(old.form, tag) {
			tag = old.form + "|" + tag
		} else if ok && old.lemma != v && !(old.form == "VBD" || old.form == "VBN") {
			return // "found" is of find before it is of to found
		}
		t.verb[form] = verbForm{v, tag}
	}
	add(v, "VB")
	add(z, "VBZ")
	add(past, "VBD")
	add(part, "VBN")
	add(g, "VBG")
	if strings.HasSuffix(v, "el") { // travelled, traveled; signalled, signaled
		add(v+"led", "VBD")
		add(v+"led", "VBN")
		add(v+"ling", "VBG")
	}
	if strings.HasSuffix(past, "lled") { // cancelled, canceled; travelled, traveled
		add(strings.TrimSuffix(past, "led")+"ed", "VBD")
		add(strings.TrimSuffix(past, "led")+"ed", "VBN")
		add(strings.TrimSuffix(g, "ling")+"ing", "VBG")
	}
}

// regular is the third person, the past and the gerund of a regular verb.
func regular(v string) (z, d, g string) {
	consonantY := len(v) > 1 && strings.HasSuffix(v, "y") && !strings.ContainsRune("aeiou", rune(v[len(v)-2]))
	switch {
	case consonantY:
		z = v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "o"):
		z = v + "es"
	default:
		z = v + "s"
	}
	switch {
	case strings.HasSuffix(v, "e"):
		d, g = v+"d", v+"ing"
		if !strings.HasSuffix(v, "ee") && !strings.HasSuffix(v, "oe") && !strings.HasSuffix(v, "ye") {
			g = v[:len(v)-1] + "ing"
		}
	case consonantY:
		d, g = v[:len(v)-1]+"ied", v+"ing"
	default:
		d, g = v+"ed", v+"ing"
	}
	return z, d, g
}

// tag fills Lemma, UPOS and, for verbs, XPOS of the tokens of s.
func (t *tagger) tag(text string, s *chancery.Sentence) {
	ts := s.Tokens
	for i := range ts {
		w := text[ts[i].Start:ts[i].End]
		x, low := t.look(w)
		ts[i].Lemma = low
		switch {
		case x.class != "":
			t.closed(ts, i, x)
		case !isWord(firstRune(w)):
			ts[i].UPOS = "PUNCT"
			ts[i].Lemma = w
		case w[0] >= '0' && w[0] <= '9':
			ts[i].UPOS = "NUM"
		default:
			t.open(text, ts, i, w, low, x, s.Heading)
		}
	}
}

func (t *tagger) closed(ts []chancery.Token, i int, x *word) {
	low := x.low
	ts[i].UPOS = x.class
	if ts[i].UPOS == "POSS" {
		ts[i].UPOS, ts[i].Feats = "PRON", "Poss=Yes"
	}
	if ts[i].UPOS == "AUX" {
		if x.isVerb {
			ts[i].Lemma, ts[i].XPOS = x.verb.lemma, first(x.verb.form)
		} else if low == "will" || low == "would" || low == "'ll" || low == "’ll" {
			ts[i].Lemma, ts[i].XPOS = "will", "MD"
		} else if l, ok := auxLemma[low]; ok {
			ts[i].Lemma, ts[i].XPOS = l, "VBP"
		} else {
			ts[i].XPOS = "MD"
		}
	}
	if low == "s" || low == "'s" || low == "’s" {
		ts[i].Lemma = "'s"
	}
}

// auxLemma holds the forms that no other verb of the language has.
var auxLemma = map[string]string{"am": "be", "are": "be", "were": "be", "'re": "be", "’re": "be", "'ve": "have", "’ve": "have", "had": "have", "has": "have", "does": "do"}

func first(form string) string { a, _, _ := strings.Cut(form, "|"); return a }

func firstRune(w string) rune {
	for _, r := range w {
		return r
	}
	return 0
}

// open tags a word of an open class. A verb form is a noun after a determiner, a
// genitive or an adjective ("the talks", "Kazakh plans", "an official visit").
func (t *tagger) open(text string, ts []chancery.Token, i int, w, low string, x *word, heading bool) {
	cap := capitalised(w)
	f, isVerb := x.verb, x.isVerb
	opens := i == 0 || opensClause(text, ts, i)
	if cap && !opens && !(heading && (isVerb || x.common)) {
		ts[i].UPOS = "PROPN"
		return
	}
	if cap && !x.common && !isVerb {
		ts[i].UPOS = "PROPN"
		return
	}
	if !isVerb {
		ts[i].UPOS = "NOUN"
		if strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") && len(low) > 3 {
			ts[i].Lemma, ts[i].Feats = singular(low), "Number=Plur"
		}
		if strings.HasSuffix(low, "ly") {
			ts[i].UPOS = "ADV"
		}
		return
	}
	prev := previous(ts, i)
	form := f.form
	inNoun := prev != nil && (prev.UPOS == "DET" && !(prev.Lemma == "that" && i > 1 && ts[i-2].UPOS != "ADP") || prev.Feats == "Poss=Yes" || prev.Lemma == "'s" || prev.UPOS == "ADJ")
	switch {
	case form == "VBG" && (inNoun || prev != nil && prev.UPOS == "NOUN" && prev.Feats == ""): // "a meeting", "summit meeting"
		ts[i].UPOS = "NOUN"
		return
	case inNoun && strings.Contains(form, "VBN") && !strings.HasPrefix(form, "VB|"): // "the planned visit"
		ts[i].UPOS, ts[i].XPOS = "ADJ", "VBN"
		return
	case form == "VBG" && (prev == nil || prev.UPOS != "AUX"):
		ts[i].UPOS = "VERB"
	case strings.HasPrefix(form, "VBD"), strings.Contains(form, "VBN"), form == "VBG":
		ts[i].UPOS = "VERB"
		form = pastForm(text, ts, i, form)
	case nounBefore(prev, text) && !(form == "VBZ" && t.objectBehind(text, ts, i)):
		ts[i].UPOS = "NOUN"
		ts[i].Lemma = f.lemma
		return
	default: // VB or VBZ
		ts[i].UPOS = "VERB"
		if first(form) == "VB" && !(prev != nil && (prev.Lemma == "to" || prev.XPOS == "MD" || prev.Lemma == "not" || prev.Lemma == "do" || prev.UPOS == "ADV")) {
			form = "VBP"
		}
	}
	ts[i].Lemma, ts[i].XPOS = f.lemma, first(form)
}

// pastForm tells a past tense from a participle by the auxiliary before it.
func pastForm(text string, ts []chancery.Token, i int, form string) string {
	if form == "VBG" || form == "VBD" || form == "VBN" {
		return form
	}
	for k := i - 1; k >= 0 && i-k < 5; k-- {
		switch {
		case ts[k].UPOS == "AUX" && (ts[k].Lemma == "be" || ts[k].Lemma == "have"):
			return "VBN"
		case ts[k].XPOS == "MD" || ts[k].Lemma == "to":
			if strings.HasPrefix(form, "VB|") {
				return "VB"
			}
			return "VBN"
		case ts[k].UPOS != "ADV" && ts[k].UPOS != "PART":
			return "VBD"
		}
	}
	return "VBD"
}

// objectBehind reports whether a determiner or "that" stands behind token i, so that
// a form that could be a plural is a verb: "the analyst believes that".
func (t *tagger) objectBehind(text string, ts []chancery.Token, i int) bool {
	if i+1 >= len(ts) {
		return false
	}
	c := t.class[text[ts[i+1].Start:ts[i+1].End]]
	return c == "DET" || c == "PRON"
}

// previous is the token before i, or nil.
func previous(ts []chancery.Token, i int) *chancery.Token {
	if i == 0 {
		return nil
	}
	return &ts[i-1]
}

// nounBefore reports whether a form that is verb and noun is a noun behind prev.
func nounBefore(prev *chancery.Token, text string) bool {
	if prev == nil {
		return true // "Talks on grain began": headings open with nouns
	}
	switch prev.UPOS {
	case "DET", "NUM", "ADP", "ADJ":
		return prev.Lemma != "to"
	case "PRON":
		return prev.Feats == "Poss=Yes"
	case "PART":
		return prev.Lemma == "'s"
	case "NOUN":
		return prev.Feats != "Number=Plur" // "working visit", "trade talks"; "the ministers plan"
	case "VERB":
		return prev.XPOS != "MD" // "hold talks", "paid visits"
	case "PUNCT":
		return false
	}
	return false
}

// opensClause reports whether token i follows an opening quotation mark, a colon
// or the like, where a capital letter tells nothing.
func opensClause(text string, ts []chancery.Token, i int) bool {
	switch text[ts[i-1].Start:ts[i-1].End] {
	case "\"", "“", "«", "„", "‘", ":", "–", "—", "(", "•", "-":
		return true
	}
	return false
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}
