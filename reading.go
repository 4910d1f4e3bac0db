package chancery

// A Reading is what construe makes of a Document: its sentences and tokens, and
// the mentions in them. All spans are of the document's cleaned text; sentences,
// tokens and each list of mentions are in the order of the text and lie outside
// of furniture.
type Reading struct {
	Doc       *Document
	Sentences []Sentence
	Names     []Name
	Agents    []Name // who acts and has no name of his own in Names: "four soldiers", and bodies that only the lists of roles know
	Times     []Time
	Quotes    []Quotation
	Amounts   []Amount

	Home         Country    // whose state publishes the document, where its publisher tells; news agencies are nobody's
	Published    Date       // best reading of the document's day; zero where nothing tells
	PublishedWhy string     // metadata, byline, dateline, weekday, content
	Conflicts    []DateClue // clues that disagree with Published
}

// A Sentence is a sentence, a heading or the title, with its tokens and words.
type Sentence struct {
	Span
	Heading   bool    // the title or a heading: no full stop is owed
	Passed    bool    // passed over: its own words make no claim, and its tokens, if it has them, have no tags
	Tells     bool    // a claim can stand here; where not, words have tags and no tree
	Paragraph int     // counted from 0
	Tokens    []Token // as the lists and patterns of names and times want them: hyphens stay inside
	Words     []Word  // as Universal Dependencies cuts them: what tags and trees are made of
}

// A Word is a syntactic word of Universal Dependencies v2, or a mark: "did" and
// "n't", "15" and "-" and "year". Fields that nothing has told yet are zero.
type Word struct {
	Span         // where it stands; the whole token's where the parts of a multiword token do not lie plainly in the text
	Form  string // its letters: those of Span, but for the parts that do not lie plainly in the text
	Lemma string
	UPOS  string
	XPOS  string
	Feats string
	Head  int    // 1-based number of the head in the sentence; 0 is the root
	Rel   string // relation to the head; empty where no tree was made
	Name  string // as a part of a name: B-PER, I-PER, ... (IOB2); empty where it is none
	Multi uint8  // 0 for a word of its own, else it is the Multi-th word of a multiword token
}

// A Token is a word or a mark. Tag fields are zero where the reader does not
// give them; their values are those of Universal Dependencies v2.
type Token struct {
	Span
	Lemma string
	UPOS  string
	XPOS  string
	Feats string
	Head  int    // 1-based number of the head in the sentence; 0 is the root
	Rel   string // relation to the head; empty where no tree was made
	Name  string // as a part of a name, by what was learned: B-PER, I-PER, ... (IOB2); empty where it is none
}

// Plural reports whether t is a noun or a name in the plural.
func (t Token) Plural() bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// Possessive reports whether t is "its", "their", "whose" and the like.
func (t Token) Possessive() bool { return t.XPOS == "PRP$" || t.XPOS == "WP$" }

// NameType is the class of a name mention.
type NameType string

const (
	Person       NameType = "PER"
	Organisation NameType = "ORG"    // also mechanisms: forums, commissions, treaty bodies
	Location     NameType = "LOC"    // countries and places
	National     NameType = "NORP"   // "Kazakh", "the Russians"
	Instrument   NameType = "TREATY" // an agreement or a declaration by its title
	Function     NameType = "OFFICE" // "the Kazakh president": an office that stands for who holds it
	Agent        NameType = "AGENT"  // common nouns for who acts: "taxi drivers", "the Kazakh police"; only in Reading.Agents
)

// A Role is in what capacity somebody acts: an actor code of PLOVER, such as GOV, MIL or
// CVL. The zero Role is not known.
type Role string

// A Name is a mention of an actor or a place.
type Name struct {
	Span
	Type       NameType
	Name       string  // fullest form in the document; for a country its short name; for an unresolved office its words
	Country    Country // of the person or body; the country itself of a Location
	ActsFor    Country // where Country is empty: of which the lists of roles know it to be; or UNO, IGO, EUR, NGO, IMG, MNC of PLOVER
	Role       Role    // in which it acts here, or would if it did: a capital as its government
	Office     string  // of a person: head of state, foreign minister, ... as in the claims contract
	OfficeText string  // the words that give the office
	OfficeSpan Span    // where they stand, if near this mention
	Body       string  // organisation that the office is of, where it is not a country
	State      bool    // the mention is a country, not a place in it
	Capital    bool    // a capital, which may stand for its government
	Referred   bool    // "he", "the Kazakh leader": the words are no name, Name is what they stand for
	Set        []int   // members, as indices into Reading.Names, of "the two presidents", "both sides"
	SameAs     int     // Start of the first mention of the same
	Listed     string  // the name by which the data files know a body; Name is the fullest form in the document
	Mechanism  string  // type of a standing body: forum, commission, treaty organisation, ...; else empty
	Edition    string  // "21" of "the 21st Forum"
	Taken      bool    // no list and no word beside it tells what it is, only what was learned of names
	Signs      bool    // who wrote the text, by its byline
	Why        string
}

// TimeType is the class of a time mention, as in TIMEX3.
type TimeType string

const (
	DateTime TimeType = "DATE"
	Clock    TimeType = "TIME"
	Duration TimeType = "DURATION"
	Set      TimeType = "SET"
)

// A Time is a mention of a time.
type Time struct {
	Span
	Type  TimeType
	Value string // TIMEX3 value, ISO-TimeML
	EDTF  Date   // the same as EDTF; zero for durations, sets and what stays vague
	Why   string // "absolute", "year from the document's date", "last Friday before 2023-08-19", ...
}

// A Quotation is somebody's words: in quotation marks, or told indirectly.
type Quotation struct {
	Span             // from the opening mark of its first piece to the closing mark of its last
	Pieces    []Span // inside the marks; more than one where the narrator interrupts
	Direct    bool
	Turn      bool   // all that one speaker of a transcript says until the next one does, without marks
	Speaker   string // fullest form; empty where nobody is named
	SpeakerAt Span
	Name      int    // index into Reading.Names of the speaker, or -1
	Cue       string // the verb or phrase: "said", "according to"
	CueAt     Span
	Stance    string // said, stressed, denied, warned, hoped, ...
	Via       string // who carries the words: of "told RurTAG", "according to RurTAG"; empty where nobody is named
	Why       string
}

// An Amount is a number with what it counts.
type Amount struct {
	Span
	Value      float64 // multiplied out: 28000000000
	High       float64 // upper end of a range, else 0
	Unit       string  // ISO 4217, "people", "km", "percent", "share" (of one), ...; empty for a bare number
	Comparator string  // = > >= < <= ~
	Per        string  // "year", "day", "person", "barrel": what it is for each of; else empty
	Size       bool    // told by its size only: "dozens of", "several thousand"
	Change     string  // "rise", "fall", "change" where it is how much something changed, and no level; else empty
	Why        string
}

// In is the sentence of r that holds byte at, or -1.
func (r *Reading) In(at int) int {
	return Meeting(len(r.Sentences), Span{at, at + 1}, func(i int) Span { return r.Sentences[i].Span })
}

// Text is the words of r at s.
func (r *Reading) Text(s Span) string { return r.Doc.Text[s.Start:s.End] }
