package chancery

// An Actor is a person, country or organisation as one document presents it.
type Actor struct {
	Actor        string   `json:"actor"` // person, country, organisation
	Name         string   `json:"name"`
	Aliases      []string `json:"aliases,omitempty"`
	Country      Country  `json:"country,omitempty"`
	Office       string   `json:"office,omitempty"` // head of state, foreign minister, ... as in the contract
	OfficeText   string   `json:"office_text,omitempty"`
	Organisation string   `json:"organisation,omitempty"`
	AsOf         Date     `json:"as_of,omitempty"`
}

// A Participant takes part in an event.
type Participant struct {
	Name    string  `json:"name"`
	Country Country `json:"country,omitempty"`
	Role    string  `json:"role,omitempty"` // host, guest, party, organiser, signatory, ...
}

// A Status is what the words say of an event: planned is not happened.
type Status string

// The statuses of an event.
const (
	Planned      Status = "planned"
	Happened     Status = "happened"
	Ongoing      Status = "ongoing"
	Postponed    Status = "postponed"
	Cancelled    Status = "cancelled"
	Hypothetical Status = "hypothetical"
	Denied       Status = "denied"
)

// An Event is something that actors do together or to one another. Plover is the
// type of the event itself, whatever its status (PLOVER manual, 4 February 2024).
type Event struct {
	Label        string        `json:"label"`
	Plover       string        `json:"plover,omitempty"`
	Mode         string        `json:"mode,omitempty"`
	Context      []string      `json:"context,omitempty"` // PLOVER contexts: economic, military, ...
	Form         string        `json:"form,omitempty"`
	Status       Status        `json:"status"`
	Start        Date          `json:"start,omitempty"`
	End          Date          `json:"end,omitempty"`
	WhenText     string        `json:"when_text,omitempty"`
	Place        string        `json:"place,omitempty"`
	PlaceCountry Country       `json:"place_country,omitempty"`
	Participants []Participant `json:"participants,omitempty"`
	Mechanism    string        `json:"mechanism,omitempty"`
	Edition      string        `json:"edition,omitempty"`
	Purpose      string        `json:"purpose,omitempty"`
	PartOf       ClaimID       `json:"part_of,omitempty"`
}

// A Statement is what somebody said, in quotation marks or told indirectly.
type Statement struct {
	Speaker string `json:"speaker,omitempty"`
	Direct  bool   `json:"direct,omitempty"`
	Quote   string `json:"quote,omitempty"` // without the marks; pieces joined by a space
	Gist    string `json:"gist,omitempty"`  // the reported clause
	To      string `json:"to,omitempty"`
	On      string `json:"on,omitempty"`
	Stance  string `json:"stance,omitempty"`
}

// NoneStated is the due date of a promise that has none: unknown is a value.
const NoneStated Date = "none stated"

// A Commitment is a stated undertaking. It is never inferred from conduct;
// whether it was kept is told by later events.
type Commitment struct {
	By          []string `json:"by,omitempty"`
	To          []string `json:"to,omitempty"`
	What        string   `json:"what"` // verbatim clause
	Measure     string   `json:"measure,omitempty"`
	TargetValue float64  `json:"target_value,omitempty"`
	Unit        string   `json:"unit,omitempty"`
	Due         Date     `json:"due,omitempty"`      // EDTF, or NoneStated
	Strength    string   `json:"strength,omitempty"` // proposed, intended, pledged, agreed, bound
}

// An Agreement is a text that parties negotiate, sign and put into force, or a
// count of such texts that the document does not name.
type Agreement struct {
	Title   string   `json:"title,omitempty"`
	Count   int      `json:"count,omitempty"`
	Type    string   `json:"type,omitempty"` // treaty, agreement, memorandum, declaration, protocol, contract, ...
	Parties []string `json:"parties,omitempty"`
	Status  string   `json:"status,omitempty"` // proposed, negotiated, signed, ratified, in force, terminated
	Date    Date     `json:"date,omitempty"`
	Subject string   `json:"subject,omitempty"`
}

// A Project is something to be built or run together.
type Project struct {
	Name    string   `json:"name"`
	Place   string   `json:"place,omitempty"`
	Sector  string   `json:"sector,omitempty"`
	Parties []string `json:"parties,omitempty"`
	Status  string   `json:"status,omitempty"` // proposed, under discussion, pledged, agreed, implementation, completed, suspended, cancelled
}

// An Indicator is a number with a measure, a unit and a period.
type Indicator struct {
	Measure    string    `json:"measure"`
	Value      float64   `json:"value"` // multiplied out: 28000000000
	Comparator string    `json:"comparator,omitempty"`
	Unit       string    `json:"unit,omitempty"` // ISO 4217, people, km, percent, ...
	Period     Date      `json:"period,omitempty"`
	Of         []Country `json:"of,omitempty"`
	Direction  string    `json:"direction,omitempty"` // "KZ→RU"
	Target     bool      `json:"target,omitempty"`
}

// A Mechanism is a recurring or standing body or setting.
type Mechanism struct {
	Name    string    `json:"name"`
	Aliases []string  `json:"aliases,omitempty"`
	Type    string    `json:"type,omitempty"`
	Edition string    `json:"edition,omitempty"`
	Theme   string    `json:"theme,omitempty"`
	Parts   []string  `json:"parts,omitempty"`
	Members []Country `json:"members,omitempty"`
}

// Kind is KindActor.
func (*Actor) Kind() Kind { return KindActor }

// Kind is KindEvent.
func (*Event) Kind() Kind { return KindEvent }

// Kind is KindStatement.
func (*Statement) Kind() Kind { return KindStatement }

// Kind is KindCommitment.
func (*Commitment) Kind() Kind { return KindCommitment }

// Kind is KindAgreement.
func (*Agreement) Kind() Kind { return KindAgreement }

// Kind is KindProject.
func (*Project) Kind() Kind { return KindProject }

// Kind is KindIndicator.
func (*Indicator) Kind() Kind { return KindIndicator }

// Kind is KindMechanism.
func (*Mechanism) Kind() Kind { return KindMechanism }
