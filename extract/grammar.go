package extract

import (
	"io/fs"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A grammar is what all finders know: names of countries and the words that give
// what is said its status.
type grammar struct {
	countries  map[chancery.Country]string
	sorts      map[string]string   // organisation → type
	aliases    map[string][]string // any name of it → all its names
	status     statusWords
	highOffice map[string]bool    // offices that speak for a state
	called     map[string]calling // what a type of event is called
	light      map[string]bool    // verbs that carry the noun of an event
	lasts      map[string]bool    // words by which a clause says when an event is
	people     map[string]bool    // nouns that make a nation's adjective its people
	stretch    map[string]bool    // nouns for a part of what "of" ties to them: "the second round of the talks"
	means      map[string]bool    // verbs whose subject means an event of his own: "proposed a meeting"
	utters     map[string]bool    // verbs that one does by saying so
	comments   map[string]bool    // verbs that say on what somebody speaks
	about      map[string]bool    // prepositions that do
	occasions  map[string]bool    // nouns of events
	besides    map[string]bool    // nouns by which one meeting is held beside another
	meansBody  map[string]bool    // nouns that a body's name stands before and that mean the body
	earlier    map[string]bool    // words by which a sentence looks back
	some       map[string]bool    // nouns for some of those behind "of"
	goes       map[string]bool    // verbs whose infinitive is told as done
	decides    map[string]bool    // verbs that are the yielding of who decides to yield
	own        map[string]bool    // bodies that are a state's own where it speaks of them
	thanks     map[string]bool    // words for thanks: what one is thanked for is no plan
	chiefs     map[string]bool    // nouns for those who meet as the members of a body
	granted    map[string]bool    // nouns for what lets somebody do a thing, and who has it does
	unsaid     map[string]bool    // words that open a clause in which nothing is told as so
}

// A calling is what plover.txt says of a type of event: a noun for it, the word before
// those it is done to, its form, and its marks.
type calling struct {
	noun, toward, form string
	marks              []string
}

// is reports whether events of the PLOVER type have a mark of plover.txt.
func (g *grammar) is(plover, mark string) bool { return slices.Contains(g.called[plover].marks, mark) }

func newGrammar(data fs.FS) (*grammar, error) {
	g := &grammar{countries: map[chancery.Country]string{}, sorts: map[string]string{}, aliases: map[string][]string{}, people: map[string]bool{}, highOffice: map[string]bool{}, light: map[string]bool{}, lasts: map[string]bool{}}
	classes := map[string]map[string]bool{"people": g.people, "lasts": g.lasts, "light": g.light, "office": g.highOffice}
	for name, into := range map[string]*map[string]bool{"some": &g.some, "stretch": &g.stretch, "means": &g.means, "earlier": &g.earlier, "body": &g.meansBody, "besides": &g.besides, "utters": &g.utters, "comments": &g.comments, "about": &g.about, "goes": &g.goes, "decides": &g.decides, "unsaid": &g.unsaid, "granted": &g.granted, "chiefs": &g.chiefs, "own": &g.own, "thanks": &g.thanks} {
		*into = map[string]bool{}
		classes[name] = *into
	}
	for l, err := range lines.Read(data, "countries.txt", 2) {
		if err != nil {
			return nil, err
		}
		g.countries[chancery.Country(l.Cols[0])] = l.Cols[1]
	}
	for l, err := range lines.Read(data, "organisations.txt", 3) {
		if err != nil {
			return nil, err
		}
		names := append([]string{l.Cols[0]}, l.List(1)...)
		for _, n := range names { // a document may know a body by any of them
			g.sorts[n], g.aliases[n] = l.Cols[2], names
		}
	}
	for l, err := range lines.Read(data, "en/forms.txt", 2) {
		if err != nil {
			return nil, err
		}
		for _, w := range l.List(1) {
			if into := classes[l.Cols[0]]; into != nil {
				into[w] = true
			}
		}
	}
	g.called = map[string]calling{}
	for l, err := range lines.Read(data, "en/plover.txt", 5) {
		if err != nil {
			return nil, err
		}
		for _, mark := range l.List(4) {
			if !slices.Contains([]string{"friendly", "contest", "onesided", "placed", "apart"}, mark) {
				return nil, l.Errorf("%s: no mark %q; want friendly, contest, onesided, placed or apart", l.Cols[0], mark)
			}
		}
		g.called[l.Cols[0]] = calling{l.Cols[1], l.Cols[2], l.Col(3), l.List(4)}
	}
	g.occasions = map[string]bool{}
	for l, err := range lines.Read(data, "en/events.txt", 7) {
		if err != nil {
			return nil, err
		}
		if l.Cols[1] == "noun" {
			for _, w := range l.List(2) {
				words := strings.Fields(w)
				g.occasions[words[len(words)-1]] = true
			}
		}
	}
	var err error
	if g.status, err = newStatusWords(data); err != nil {
		return nil, err
	}
	return g, nil
}

// otherNames is the names of the body called name but for that one, in a slice of
// the caller's own.
func (g *grammar) otherNames(name string) []string {
	return slices.DeleteFunc(slices.Clone(g.aliases[name]), func(a string) bool { return a == name })
}

// meets reports whether name is that of a forum or a summit: where one meets, not whom.
func (g *grammar) meets(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 0 && g.occasions[words[len(words)-1]]
}
