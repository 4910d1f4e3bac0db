package construe

import (
	"io/fs"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// A roles knows in what role somebody acts: from the common nouns for those who act,
// from the bodies of states, and from what well-known persons did when.
type roles struct {
	*gazetteer
	leaders *leaders
	common  func(string) bool     // whether a word is a common one
	ends    map[string][]roleWord // last word → the phrases that end in it, longest first
	office  map[string]officeRole // office of the claims contract → role
	body    *phrases[stateBody]   // bodies of states, and between them
	people  *phrases[chancery.Country]
	great   map[string]chancery.Country // cities that their name alone tells
	notable map[string][]*notable       // last folded word → persons
	spelt   map[string][]term           // skeleton of a leader's name → when in office
	family  map[string][]term           // family name of notables of one country only → what they did
}

// A roleWord is a phrase of en/roles.txt.
type roleWord struct {
	words []string
	role  chancery.Role
	sort  roleSort
}

// A roleSort is how a phrase tells a role; see the head of en/roles.txt.
type roleSort uint16

const (
	agentWord roleSort = 1 << iota
	holderWord
	partWord
	traitWord
	overWord
	pastWord
	stateWord
	asideWord
	noneWord

	headWord = agentWord | holderWord | partWord | noneWord
)

var roleSorts = map[string]roleSort{
	"agent": agentWord, "holder": holderWord, "part": partWord, "trait": traitWord, "over": overWord, "past": pastWord, "state": stateWord, "aside": asideWord, "none": noneWord,
}

// An officeRole is the role of an office; where asks is set the words of the title are
// asked first.
type officeRole struct {
	role chancery.Role
	asks bool
}

func newRoles(data fs.FS, g *gazetteer, t *tagger, l *leaders) (*roles, error) {
	r := &roles{
		gazetteer: g, leaders: l, common: t.isCommon, ends: map[string][]roleWord{}, office: map[string]officeRole{},
		body: newPhrases[stateBody](false), people: newPhrases[chancery.Country](false),
		great: map[string]chancery.Country{}, spelt: map[string][]term{}, family: map[string][]term{}, notable: map[string][]*notable{},
	}
	for _, load := range []func(fs.FS) error{r.words, r.bodies, r.places, r.persons} {
		if err := load(data); err != nil {
			return nil, err
		}
	}
	r.spellings()
	r.families()
	return r, nil
}

// words reads the common nouns for those who act.
func (r *roles) words(data fs.FS) error {
	for l, err := range lines.Read(data, "en/roles.txt", 3) {
		if err != nil {
			return err
		}
		role := chancery.Role(l.Col(1))
		if role != "" && !roleCode(role) {
			return l.Errorf("no role %q; want three capital letters", role)
		}
		if l.Cols[2] == "office" || l.Cols[2] == "title" {
			r.office[l.Cols[0]] = officeRole{role, l.Cols[2] == "title"}
			continue
		}
		sort, ok := roleSorts[l.Cols[2]]
		if !ok {
			return l.Errorf("no sort %q; want agent, holder, part, trait, over, past, state, aside, none, office or title", l.Cols[2])
		}
		for w := range strings.SplitSeq(l.Cols[0], "|") {
			r.addWord(roleWord{spelled(w), role, sort})
		}
	}
	return nil
}

// addWord puts w among the phrases that end as it does, the longest first.
func (r *roles) addWord(w roleWord) {
	last := w.words[len(w.words)-1]
	list := r.ends[last]
	i := 0
	for i < len(list) && len(list[i].words) >= len(w.words) {
		i++
	}
	list = append(list, roleWord{})
	copy(list[i+1:], list[i:])
	list[i] = w
	r.ends[last] = list
}

// spelled is the tokens of words.
func spelled(words string) []string {
	var out []string
	for _, t := range tokenise(words, chancery.Span{End: len(words)}, nil) {
		out = append(out, words[t.Start:t.End])
	}
	return out
}

// roleCode reports whether r is spelled as the codes of actors are.
func roleCode(r chancery.Role) bool {
	return len(r) == 3 && strings.Trim(string(r), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
