package construe

import "chancery"

// A relevance tells, before anything is tagged, which sentences can hold a claim,
// so that the rest of the world's text costs no more than a scan: one pass over
// its bytes, which looks up each word and each phrase of the data files as it goes.
//
// It is made of the lists that the later stages read, in all their inflections, and
// of none of its own: a verb added to en/events.txt is a trigger here as well. It
// may let pass what holds nothing, and should stop nothing that holds something.
type relevance struct{ table }

// Signs are what a sentence has that a claim could rest on, one bit a sort.
type signs uint32

const (
	eCountry   signs = 1 << iota // a country, its people or its capital, by name
	eBody                        // a listed organisation
	eLeader                      // who held the highest office of a state, by full name
	eSpeaks                      // an office that speaks for a state
	eOffice                      // any office
	eName                        // a word with a capital that nothing explains
	ePerson                      // two words with capitals side by side, or a given name and the like
	eOrgan                       // a word with a capital that makes a name that of a body
	eRefer                       // words that stand for an actor named elsewhere
	eThing                       // a body or a text that speaks without a capital: "the ministry"
	eSay                         // a verb of saying, or "according to"
	eEvent                       // the trigger of an event
	eHalf                        // one half of such a trigger: "speak" of "speak by phone"
	eOther                       // the other half
	ePledge                      // words by which something is undertaken
	eAim                         // the same, where only a figure or a term makes it one
	eText                        // what is signed
	eAct                         // what is done with it
	eProject                     // what is built
	eBuild                       // what is done with it
	eMeasure                     // what is measured, or stands for it
	eFigure                      // a number, in figures or in words
	eTerm                        // a month, a day of the week or a unit of time
	eSetting                     // the head of a body between states, without a capital
	eBetween                     // words that tell it from bodies of one state
	eProgramme                   // words of the programme of such a body
	eMark                        // a quotation mark

	eCommon // a word that stands in lower case as well: evidence of no name
	eSilent // a capital that tells nothing: of a weekday, a month
	eGoesOn // words that more words follow in the lists
)

// actors is whatever can act, and states what only states and their like can be.
const (
	actors = eCountry | eBody | eLeader | eOffice | eName | ePerson | eOrgan | eRefer
	states = eCountry | eBody | eLeader | eSpeaks
)

// has reports whether e has all of want.
func (e signs) has(want signs) bool { return e&want == want }

// any reports whether e has some of want.
func (e signs) any(want signs) bool { return e&want != 0 }

// tells reports whether a claim other than that of an actor can stand in a
// sentence of those signs: a trigger, and beside it what it wants. Two signs of one
// sentence need not belong together; to tell that is the business of the parser.
func (e signs) tells() bool {
	switch {
	case e.any(eMark | ePledge | eProgramme):
	case e.has(eSay) && e.any(actors|eThing): // "The ministry said that the bridge is open."
	case (e.has(eEvent) || e.has(eHalf|eOther)) && e.any(actors): // "King Rudolf visited Graustark."
	case e.has(eAim) && e.any(eFigure|eTerm): // "Ruritania will provide $40 million."
	case e.has(eText) && e.any(eAct|eName|eOrgan): // "The treaty on grain was signed."
	case e.has(eProject|eBuild) && e.any(actors): // "Ruritania builds a railway."
	case e.has(eMeasure | eFigure): // "Trade exceeded $28 billion."
	case e.has(eSetting) && e.any(eBetween|eCountry|eName): // "the intergovernmental commission on trade"
	default:
		return false
	}
	return true
}

// introduces reports whether a sentence of those signs can name somebody whom no
// list knows and of whom another tells more: "Anna Tarlen, foreign minister",
// "Bordurian Trade Bank". What the lists know is found without tags.
func (e signs) introduces() bool { return e.any(ePerson | eOrgan | eName) }

// holds reports whether a sentence of those signs can say who speaks for a state:
// "Graustarkian Ambassador Olga Renn was awarded the order".
func (e signs) holds() bool { return e.has(eCountry | eSpeaks | ePerson) }

// near is how many sentences from the words that tell something a state may stand:
// "Congratulations to the President of Graustark", "Dear friend", and the letter.
const near = 2

// judge marks the sentences of text that tell something and those that are passed over,
// and reports whether any
// of it can hold a claim: somewhere a state, or who speaks for one, stands near a
// trigger, or somebody is given an office of a state. Where none does, all of it is
// passed over.
func (v *relevance) judge(text string, sents []chancery.Sentence) bool {
	relevant, state, told := false, -near-1, -near-1 // the last two: the latest sentence that has one
	for i := range sents {
		e := v.see(text[sents[i].Start:sents[i].End])
		tells := e.tells()
		if tells {
			told = i
		}
		if e.any(states) {
			state = i
		}
		relevant = relevant || min(state, told) >= i-near && max(state, told) == i || e.holds()
		sents[i].Tells, sents[i].Passed = tells, !tells && !e.introduces()
	}
	for i := range sents {
		sents[i].Passed = sents[i].Passed || !relevant
	}
	return relevant
}
