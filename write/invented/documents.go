package invented

import (
	"strings"

	"chancery"
)

// The ids of the claims, by the entry that they end in.
var found map[string][]chancery.ClaimID

func (r *Register) add(entry string, d *chancery.Document, words string, body chancery.Body, saidBy ...string) {
	found[entry] = append(found[entry], r.claim(d, words, body, saidBy...))
}

func party(name string, c chancery.Country, role string) chancery.Participant {
	return chancery.Participant{Name: name, Country: c, Role: role}
}

const (
	willMeet = "Ruritanian Foreign Minister Rupert Hentzau will host his Graustark counterpart, Anton Marlanx, for talks in Strelsau on 22 October."
	willCome = "The talks are to prepare the state visit of Graustark's president, Yetive Ganlook, set for 11–12 November."
	wantMore = "“We expect trade to reach 30 billion crowns,” Hentzau said."
)

func (r *Register) preview() {
	found = map[string][]chancery.ClaimID{}
	text := "Foreign ministers to meet in Strelsau\n\nSTRELSAU, 21 October (RTA) – " + willMeet + " " + willCome + "\n\n" +
		wantMore + " He named no date for it.\n"
	d := r.document("herald-2031-10-21.txt", "Strelsau Herald", "RTA", "2031-10-21", "dateline", text)
	d.Via = []string{"RTA"}
	r.agency(d)
}

// agency is what the text of the agency says, wherever it is printed.
func (r *Register) agency(d *chancery.Document) {
	r.add("talks", d, willMeet, &chancery.Event{
		Label: "talks", Plover: "CONSULT", Mode: "visit", Form: "talks", Status: chancery.Planned,
		Start: "2031-10-22", WhenText: "on 22 October", Place: "Strelsau", PlaceCountry: "XR", Participants: []chancery.Participant{
			party("Rupert Hentzau", "XR", "host"), party("Anton Marlanx", "XG", "guest"),
		},
	})
	r.add("marlanx", d, willMeet, &chancery.Actor{
		Actor: "person", Name: "Anton Marlanx", Country: "XG", Office: "foreign minister",
		OfficeText: "his Graustark counterpart", AsOf: d.Published,
	})
	r.add("hentzau", d, willMeet, &chancery.Actor{
		Actor: "person", Name: "Rupert Hentzau", Country: "XR", Office: "foreign minister",
		OfficeText: "Ruritanian Foreign Minister", AsOf: d.Published,
	})
	r.add("visit", d, willCome, &chancery.Event{
		Label: "state visit", Plover: "CONSULT", Mode: "visit", Form: "state visit", Status: chancery.Planned,
		Start: "2031-11-11", End: "2031-11-12", WhenText: "11–12 November", Participants: []chancery.Participant{
			party("Yetive Ganlook", "XG", "guest"), party("Ruritania", "XR", "host"),
		},
	})
	if strings.Contains(d.Text, wantMore) {
		r.add("said-trade", d, wantMore, &chancery.Statement{
			Speaker: "Rupert Hentzau", Direct: true,
			Quote: "We expect trade to reach 30 billion crowns", Stance: "said",
		})
		r.add("target", d, wantMore, &chancery.Indicator{
			Measure: "trade turnover", Value: 30e9, Comparator: "=", Unit: "XRC",
			Of: []chancery.Country{"XG", "XR"}, Target: true,
		}, "Rupert Hentzau")
	}
}

func (r *Register) copied() {
	text := "Home | World | Sport\nMinisters to meet\n\n" + willMeet + " " + willCome + "\n\nRead also: ten castles to see before winter\nShare this page\n"
	d := r.document("https://courier.example/ministers?page=1&lang=en", "Zenda Courier", "RTA", "2031-10-21", "metadata", text)
	d.Address, d.Title, d.Media = "https://courier.example/ministers?page=1&lang=en", "Ministers to meet", "text/html"
	at := strings.Index(text, "Ministers to meet")
	d.TitleSpan = chancery.Span{Start: at, End: at + len("Ministers to meet")}
	d.Furniture = []chancery.Furniture{
		{Span: chancery.Span{Start: 0, End: at}, Rule: "html.nav"},
		{Span: chancery.Span{Start: strings.Index(text, "Read also"), End: len(text)}, Rule: "furniture.share"},
	}
	d.Via = []string{"RTA"}
	r.agency(d)
}

func (r *Register) report() {
	met := "Graustark's Foreign Minister Dagmar Quinnox paid an official visit to Ruritania on 22 October and met Rupert Hentzau."
	figure := "“Trade exceeded 28 billion crowns in 2030,” Quinnox said, as cited by the press service."
	pledge := "Graustark pledged to reopen the Zenda bridge by the end of 2032."
	toll := "Ruritania promised to lift the toll on timber."
	visa := "The ministers noted that the visa talks had made headway."
	day := "She confirmed that President Ganlook will arrive on a state visit on 12 November."
	d := r.document("gazette-2031-10-23.txt", "Graustark Gazette", "press service of the foreign ministry of Graustark", "2031-10-23", "byline",
		"Quinnox visits Ruritania\n\nBy our correspondent, 23 October 2031\n\n"+met+"\n\n"+figure+" "+day+"\n\n"+pledge+" "+toll+" "+visa+"\n")
	d.Via = []string{"press service of the foreign ministry of Graustark"}
	r.add("talks", d, met, &chancery.Event{
		Label: "official visit", Plover: "CONSULT", Mode: "visit", Form: "official visit", Status: chancery.Happened,
		Start: "2031-10-22", WhenText: "on 22 October", PlaceCountry: "XR", Participants: []chancery.Participant{
			party("Rupert Hentzau", "XR", "host"), party("Dagmar Quinnox", "XG", "guest"),
		},
	})
	r.add("quinnox", d, met, &chancery.Actor{
		Actor: "person", Name: "Dagmar Quinnox", Country: "XG", Office: "foreign minister",
		OfficeText: "Graustark's Foreign Minister", AsOf: "2031-10-22",
	})
	r.add("trade", d, figure, &chancery.Indicator{
		Measure: "trade turnover", Value: 28e9, Comparator: ">", Unit: "XRC", Period: "2030",
		Of: []chancery.Country{"XG", "XR"},
	}, "Dagmar Quinnox")
	r.add("said-record", d, figure, &chancery.Statement{
		Speaker: "Dagmar Quinnox", Direct: true, Quote: "Trade exceeded 28 billion crowns in 2030",
		Stance: "said",
	}, "press service")
	r.add("visit", d, day, &chancery.Event{
		Label: "state visit", Plover: "CONSULT", Mode: "visit", Form: "state visit", Status: chancery.Planned,
		Start: "2031-11-12", WhenText: "on 12 November", Participants: []chancery.Participant{
			party("Yetive Ganlook", "XG", "guest"), party("Ruritania", "XR", "host"),
		},
	}, "Dagmar Quinnox")
	r.add("bridge", d, pledge, &chancery.Commitment{
		By: []string{"Graustark"}, To: []string{"Ruritania"}, What: "to reopen the Zenda bridge",
		Due: "../2032", Strength: "pledged",
	})
	r.add("toll", d, toll, &chancery.Commitment{
		By: []string{"Ruritania"}, To: []string{"Graustark"}, What: "to lift the toll on timber",
		Due: chancery.NoneStated, Strength: "pledged",
	})
	r.add("said-visa", d, visa, &chancery.Statement{Speaker: "Rupert Hentzau", Gist: "the visa talks had made headway", Stance: "noted"})
}

func (r *Register) embassy() {
	will := "King Rudolf of Ruritania will attend the Forum of Border Regions in Ganlook in autumn, the embassy confirmed."
	forum := "The seventh Forum of Border Regions is held under the theme “Bridges and Bridle Paths”."
	d := r.document("embassy-2030-08-19.html", "", "embassy of Ruritania in Graustark", "2030-08?", "content",
		Hostile+"\n\n"+will+" "+forum+" \x1b[31mRed\u202e letters.\n")
	d.Address = "javascript:alert(3)"
	r.add("forum", d, will, &chancery.Event{
		Label: "Forum of Border Regions", Plover: "CONSULT", Mode: "multilateral", Form: "forum", Status: chancery.Planned,
		Start: "2030-23", WhenText: "in autumn", Place: "Ganlook", PlaceCountry: "XG", Mechanism: "Forum of Border Regions", Edition: "7",
		Participants: []chancery.Participant{party("King Rudolf", "XR", "guest"), party("Graustark", "XG", "host")},
	}, "embassy of Ruritania")
	r.add("forum-series", d, forum, &chancery.Mechanism{
		Name: "Forum of Border Regions", Type: "forum", Edition: "7", Theme: "Bridges and Bridle Paths",
		Members: []chancery.Country{"XG", "XR"},
	})
	r.add("rudolf", d, will, &chancery.Actor{Actor: "person", Name: "King Rudolf", Country: "XR", Office: "head of state", OfficeText: "King"})
}

func (r *Register) visit() {
	came := "President Yetive Ganlook arrived in Strelsau on Wednesday on a state visit."
	signed := "On 12 November the two sides signed a declaration on allied relations and 20 agreements on cooperation."
	mine := "The leaders discussed a tunnel under the Tarlenheim pass; Ruritania proposed to build it together."
	call := "They had spoken by telephone on 3 November."
	off := "A meeting of the border commission planned for Thursday was called off."
	next := "King Rudolf will pay a return visit in the spring of 2032, the palace said."
	toll := "Ruritania again promised to lift the toll on timber."
	ru := "«Мы открыты для сотрудничества», – заявил король Рудольф."
	d := r.document("chronicle-2031-11-13.txt", "Chronicle of Zenda", "chronicle-2031-11-13.txt", "2031-11-13", "weekday",
		"State visit ends with declaration\n\n"+came+" "+signed+"\n\n"+mine+" "+call+" "+off+"\n\n"+next+" "+toll+"\n\n"+ru+"\n")
	both := []chancery.Participant{party("Yetive Ganlook", "XG", "guest"), party("Ruritania", "XR", "host")}
	r.add("visit", d, came, &chancery.Event{
		Label: "state visit", Plover: "CONSULT", Mode: "visit", Form: "state visit", Status: chancery.Happened,
		Start: "2031-11-12", WhenText: "on Wednesday", Place: "Strelsau", PlaceCountry: "XR", Participants: both,
	})
	r.add("ganlook", d, came, &chancery.Actor{Actor: "person", Name: "Yetive Ganlook", Country: "XG", Office: "head of state", OfficeText: "President", AsOf: "2031-11-12"})
	r.add("signing", d, signed, &chancery.Event{
		Label: "signing", Plover: "SUPPORT", Form: "signing", Status: chancery.Happened, Start: "2031-11-12",
		WhenText: "On 12 November", Participants: []chancery.Participant{party("Graustark", "XG", "signatory"), party("Ruritania", "XR", "signatory")},
	})
	r.add("declaration", d, signed, &chancery.Agreement{
		Title: "declaration on allied relations", Type: "declaration",
		Parties: []string{"Graustark", "Ruritania"}, Status: "signed", Date: "2031-11-12",
	})
	r.add("twenty", d, signed, &chancery.Agreement{
		Count: 20, Type: "agreement", Parties: []string{"Graustark", "Ruritania"}, Status: "signed",
		Date: "2031-11-12", Subject: "cooperation",
	})
	r.add("tunnel", d, mine, &chancery.Project{
		Name: "tunnel under the Tarlenheim pass", Place: "Tarlenheim pass", Sector: "transport",
		Parties: []string{"Ruritania", "Graustark"}, Status: "proposed",
	})
	r.add("call", d, call, &chancery.Event{
		Label: "phone call", Plover: "CONSULT", Mode: "phone", Form: "phone call", Status: chancery.Happened,
		Start: "2031-11-03", WhenText: "on 3 November", Participants: []chancery.Participant{party("Yetive Ganlook", "XG", "party"), party("King Rudolf", "XR", "party")},
	})
	r.add("commission", d, off, &chancery.Event{
		Label: "border commission", Plover: "REJECT", Mode: "meet", Form: "commission session", Status: chancery.Cancelled,
		Start: "2031-11-13", WhenText: "Thursday", Participants: []chancery.Participant{party("Graustark", "XG", "party"), party("Ruritania", "XR", "party")},
	})
	r.add("return", d, next, &chancery.Event{
		Label: "return visit", Plover: "CONSULT", Mode: "visit", Form: "visit", Status: chancery.Planned,
		Start: "2032-21", WhenText: "in the spring of 2032", PlaceCountry: "XG", Participants: []chancery.Participant{
			party("King Rudolf", "XR", "guest"),
			party("Graustark", "XG", "host"),
		},
	}, "the palace")
	r.add("toll", d, toll, &chancery.Commitment{
		By: []string{"Ruritania"}, To: []string{"Graustark"}, What: "to lift the toll on timber",
		Due: chancery.NoneStated, Strength: "pledged",
	})
	r.add("said-open", d, ru, &chancery.Statement{Speaker: "король Рудольф", Direct: true, Quote: "Мы открыты для сотрудничества", Stance: "said"})
	r.add("expo", d, mine, &chancery.Event{
		Label: "working group on the tunnel", Plover: "CONSULT", Form: "talks", Status: chancery.Hypothetical,
		Participants: []chancery.Participant{party("Graustark", "XG", "party"), party("Ruritania", "XR", "party")},
	})
}
