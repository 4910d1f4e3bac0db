package main

import (
	"fmt"
	"slices"
	"strings"
)

const (
	theTalks = "form=talks|start=2025-10-22|participants=Yermek Kosherbayev,Sergey Lavrov"
	theVisit = "form=official visit|start=2025-10-22|participants=Yermek Kosherbayev,RU"
	stateOne = "form=state visit|participants=Kassym-Jomart Tokayev,RU"
)

// What was said of the talks of the two foreign ministers.
var checksOfMeetings = []check{
	{"Q01 the two names are one dispute, and the later one is preferred", one("dispute", "type=identity|sides=Yermek Kosherbayev,Erzhan Kazykhanov|preferred=Yermek Kosherbayev")},
	{"Q01 the dispute quotes both", both(cites("dispute", "type=identity", "Q01", "002"), cites("dispute", "type=identity", "Q01", "003"))},
	{"Q01 two persons", both(one("actor", "name=Yermek Kosherbayev"), one("actor", "name=Erzhan Kazykhanov"), none("actor", "name=Yermek Kosherbayev|aliases~Kazykhanov"))},
	{"Q01 no silent overwrite", shows("event", theVisit, "Yermek Kosherbayev", "Erzhan Kazykhanov")},
	{"Q01 no appointment that is not disputed", none("event", "form=appointment|participants=Erzhan Kazykhanov|standing=single")},

	{"Q02 it was an official visit, and it happened", has("event", theVisit+"|status=happened|place=Russia or Moscow")},
	{"Q02 talks were held in Moscow", has("event", theTalks+"|status=happened|place=Moscow")},
	{"Q02 show quotes the announcement and the report", both(cites("event", theTalks, "Q02", "002"), cites("event", theVisit, "Q02", "003"))},
	{"Q02 the brief says held", briefs("Held", `22 October 2025: talks.*Lavrov.*Moscow`)},
	{"Q02 nothing took place in Almaty", nowhere("event", `(?i)"[^"]*almaty[^"]*"`)},
	{"Q02 it is no longer planned", both(none("event", "status=planned|participants=Yermek Kosherbayev"), none("event", "status=planned|participants=Erzhan Kazykhanov"), briefsNot("Planned", `[^\n]*Lavrov[^\n]*`))},
	{"Q02 one event, not two", both(one("event", "form=talks|participants=Yermek Kosherbayev"), one("event", "form=official visit"), none("event", "form=talks|participants=Erzhan Kazykhanov"))},
}

// What was planned, and whether it came about.
var checksOfPlans = []check{
	{"Q03 the state visit is planned, by three reports in one entry", func(a *answers) string {
		found := a.all("event", stateOne+"|status=planned|start=2025-11-11 or 2025-11-12 or 2025-11-11/2025-11-12")
		if len(found) != 1 || strings.Join(seedsOf(found[0]), " ") != "001 002 003" {
			return fmt.Sprintf("it is %d entries: %s", len(found), ids(found))
		}
		return ""
	}},
	{"Q03 show keeps the day and the two days", shows("event", stateOne, "11 November 2025", "12 November 2025")},
	{"Q03 the words of all three stand behind it", both(cites("event", stateOne, "Q03", "001"), cites("event", stateOne, "Q03", "002"), cites("event", stateOne, "Q03", "003"))},
	{"Q03 the brief keeps both days", briefs("Planned", `(?m)^- .*\b11\b.*12 November 2025.*state visit`)},
	{"Q03 a day inside the two is no dispute", both(none("dispute", "type=date"), none("dispute", "type=extent"), none("dispute", "slot=start"))},

	{"Q05 a visit for autumn 2023 is planned", has("event", "form=visit|status=planned|start=2023-23|participants=Vladimir Putin,KZ")},
	{"Q05 so is the forum that it is for", has("event", "form=forum|status=planned|start=2023-23|participants=Vladimir Putin")},
	{"Q05 it is linked to no visit or forum of other years", func(a *answers) string {
		for _, e := range a.all("event", "participants=Vladimir Putin") {
			if s := seedsOf(e); slices.Contains(s, "000") && len(s) > 1 {
				return fmt.Sprintf("%v is told by %v", e["id"], s)
			}
		}
		return ""
	}},
	{"Q05 it did not happen, nor has it a day", func(a *answers) string {
		for _, form := range []string{"visit", "state visit", "forum"} {
			for _, e := range a.all("event", "form="+form+"|documents~000_") {
				if e["status"] != "planned" || strings.Count(fmt.Sprint(e["start"]), "-") > 1 {
					return fmt.Sprintf("%v is %v for %v", e["id"], e["status"], e["start"])
				}
			}
		}
		return ""
	}},

	{"Q06 number, theme, panels and side programme of the forum", has("mechanism", "name~Regional Cooperation Forum|edition=21 or 21st|theme~Engines of Economic Growth|"+
		"parts~talent development,digital infrastructure and artificial intelligence,transportation and logistics,industry,energy,integrated agricultural systems,"+
		"youth volunteer activities,business council meeting,cooperation matchmaking sessions,exhibition")},
	{"Q06 place and days of the forum", has("event", "form=forum|start=2025-11-11|end=2025-11-12|place=Ural City")},
	{"Q06 the presidents were not in Uralsk", both(none("event", "place~Ural or Oral|participants=Vladimir Putin"), none("event", "place~Ural or Oral|participants=Kassym-Jomart Tokayev"))},
	{"Q06 one mechanism, regional or interregional", one("mechanism", "name~regional Cooperation Forum")},
	{"Q06 nor is it several bodies", func(a *answers) string {
		if found := a.all("actor", "name~regional Cooperation Forum"); len(found) > 1 {
			return fmt.Sprintf("it is %d: %s", len(found), ids(found))
		}
		return ""
	}},
}

// Figures, promises, agreements and projects.
var checksOfFigures = []check{
	{"Q07 trade of 2024 is more than 28 billion", has("indicator", "measure=trade turnover|value=28000000000|comparator=>|unit=USD|period=2024|of=KZ,RU")},
	{"Q07 the target is 30 billion, without a deadline", has("commitment", "target_value=30000000000|unit=USD|due=none stated")},
	{"Q07 show quotes both", both(cites("indicator", "value=28000000000", "Q07", "003"), shows("commitment", "target_value=30000000000", "$30 billion"))},
	{"Q07 who says so is told", shows("indicator", "measure=trade turnover|value=28000000000", "said by Yermek Kosherbayev")},
	{"Q07 the brief says more than, and no deadline", both(briefs("Figures", `trade turnover.*2024: more than 28 billion USD`), briefs("Promised and how far", `30 billion.*no deadline stated`))},
	{"Q07 the target is nowhere an achieved value", func(a *answers) string {
		for _, e := range a.all("indicator", "value=30000000000") {
			if e["target"] != true || e["period"] != nil {
				return fmt.Sprintf("%v is a value of %v", e["id"], e["period"])
			}
		}
		return ""
	}},
	{"Q07 no year for the target", both(none("commitment", "target_value=30000000000|due~2"), none("indicator", "value=30000000000|period~2"), briefsNot("Promised and how far", `30 billion”[^;]*\b20\d\d`))},
	{"Q07 not 28.0", both(nowhere("indicator", `28\.0`), briefsNot("Figures", `28\.0`))},
	{"Q07 the same number of another thing is no trade", both(none("indicator", "measure=trade turnover|value=4000000000"), has("indicator", "measure=investment|value=4000000000|direction=RU→KZ|period=2024"))},

	{"Q09 twenty agreements are one entry, and none is named", has("agreement", "count=20|status=signed|itemised=0")},
	{"Q09 not twenty records", func(a *answers) string {
		if found := a.all("agreement", "documents~001_"); len(found) > 1 {
			return fmt.Sprintf("report 001 yields %s", ids(found))
		}
		return ""
	}},
	{"Q09 not signed in November 2025", both(none("agreement", "date~2025"), none("event", "form=signing|start~2025"))},
	{"Q09 not carried out", both(none("agreement", "status=in force"), none("agreement", "status=terminated"), nowhere("agreement", `(?i)"[^"]*implement[^"]*"`))},
	{"Q09 the visit to Astana is that of November 2024", has("event", "form=state visit|status=happened|start=2024-11|place=Astana|participants=Vladimir Putin|documents~001_,002_")},

	{"Q10 the nuclear power plant is proposed", one("project", "name~nuclear power plant|status=proposed")},
	{"Q10 so are the grain clusters", one("project", "name~grain|status=proposed")},
	{"Q10 show quotes both", both(cites("project", "name~nuclear", "Q10", "002"), cites("project", "name~grain", "Q10", "002"))},
	{"Q10 the brief says proposed", both(briefs("Projects", `nuclear power plant[^\n]* – proposed`), briefs("Projects", `grain[^\n]* – proposed`))},
	{"Q10 neither is more than that", func(a *answers) string {
		for _, what := range []string{"nuclear", "grain"} {
			for _, e := range a.all("project", "name~"+what) {
				if e["status"] != "proposed" || e["others"] != nil && strings.Contains(fmt.Sprint(e["others"]), "status") {
					return fmt.Sprintf("%v is %v, %v", e["id"], e["status"], e["others"])
				}
			}
		}
		return ""
	}},
	{"Q10 nothing was agreed on them", both(none("agreement", "subject~nuclear or grain"), none("agreement", "title~nuclear or grain"))},
	{"Q10 nuclear energy is no matter of weapons", nowhere("", `(?i)\bcbrn\b`)},
}

// The texts themselves: where they come from, of which day they are, what they name.
var checksOfTexts = []check{
	{"Q13 two roots stand behind the state visit", has("event", stateOne+"|status=planned|roots=2")},
	{"Q13 nobody speaks of three or five", both(
		func(a *answers) string {
			for _, e := range a.all("event", stateOne+"|status=planned") {
				if n, _ := e["roots"].(float64); n > 2 {
					return fmt.Sprintf("%v has %g roots", e["id"], n)
				}
			}
			return ""
		},
		briefsNot("Planned", `state visit[^\n]*Tokayev[^\n]*\b([3-9]|three|five) (roots|independent|sources)[^\n]*`))},
	{"Q13 show does not count three either", func(a *answers) string {
		for _, e := range a.all("event", stateOne+"|status=planned") {
			for _, n := range []string{"3 roots", "5 roots", "three roots", "five sources"} {
				if strings.Contains(a.show(e), n) {
					return fmt.Sprintf("%v, shown, says %q", e["id"], n)
				}
			}
		}
		return ""
	}},
	{"Q13 where the agency texts come from", both(has("source", "document~/002_|root=TASS"), has("source", "document~/004_|root=RIA Novosti"), has("source", "document~/003_|root~press service"))},
	{"Q13 the translation is one", has("source", "document~/004_|root=RIA Novosti|relation=translation")},
	{"Q13 the others come from no agency", both(has("source", "document~/000_|root=unknown or 000_45f34fcf134b08bb.txt"), has("source", "document~/001_|root=unknown or 001_16dfb7eff7418677.txt"))},
	{"Q13 the site in Brazil is no origin", both(nowhere("source", `(?i)brazil|rio de janeiro`), briefsNot("Sources and their roots", `(?i)brazil|rio de janeiro`))},
	{"Q13 the publisher of the blog is told", func(a *answers) string { return a.says("001", "publisher", "Times Tengri") }},

	{"Q14 what each report names", both(
		named("Eurasian Economic Union", "001 002 003 004"), named("Collective Security Treaty Organization", "001 002 003 004"),
		named("Commonwealth of Independent States", "001 002 003 004"), named("Shanghai Cooperation Organisation", "001 002"), named("BRICS", "001"))},
	{"Q14 Kazakhstan is no member of BRICS", none("mechanism", "name=BRICS|members=KZ")},
	{"Q14 its accession is one report's word", both(one("event", "form=accession|standing=single|roots=1|participants=KZ"), briefs("Held", `accession[^\n]*BRICS[^\n]*\(one document\)`))},
	{"Q14 what a report leaves out it does not deny", func(a *answers) string {
		for _, e := range a.all("dispute", "") {
			if e["type"] != "identity" {
				return fmt.Sprintf("%v is a dispute of %v", e["id"], e["type"])
			}
		}
		return ""
	}},

	{"Q15 all five are dated", func(a *answers) string {
		for seed, want := range map[string]string{"000": "2023-08-18", "001": "2025-11-11", "002": "2025-10-22", "003": "2025-10-23", "004": "2022-08-19"} {
			if wrong := a.says(seed, "published", want); wrong != "" {
				return wrong
			}
		}
		return ""
	}},
	{"Q15 a year that no report says is marked as inferred", func(a *answers) string {
		for _, seed := range []string{"000", "001", "002", "004"} {
			if p := fmt.Sprint(a.documents[seed]["published"]); !strings.Contains(p, "?") {
				return fmt.Sprintf("report %s is of %s", seed, p)
			}
		}
		return ""
	}},
	{"Q15 why is told, and it is not the page furniture", func(a *answers) string {
		for seed, want := range map[string]string{"000": "weekday", "001": "byline or content", "002": "byline or content", "003": "byline or dateline", "004": "dateline or weekday"} {
			if wrong := a.says(seed, "published_why", want); wrong != "" {
				return wrong
			}
		}
		return ""
	}},
	{"Q15 the brief dates its sources", both(
		briefs("Sources and their roots", `000[^;,\n]*18 August 2023 \(inferred\)`), briefs("Sources and their roots", `11 November 2025 \(inferred\)`),
		briefs("Sources and their roots", `22 October 2025 \(inferred\)`), briefs("Sources and their roots", `23 October 2025`), briefs("Sources and their roots", `19 August 2022 \(inferred\)`))},
	{"Q15 show tells the day of a report and why", both(shows("source", "document~/000_", "18 August 2023", "weekday"), shows("source", "document~/002_", "22 October 2025"))},
	{"Q15 none is left out", func(a *answers) string {
		if n := len(a.all("source", "")); n != 5 {
			return fmt.Sprintf("%d of 5 reports are listed", n)
		}
		return ""
	}},
	{"Q15 nothing is of today", nowhere("", `"(202[6-9]|20[3-9]\d)[^"]*"`)},
	{"Q15 yesterday, last year and a year ago count from the report's own day", both(
		has("event", "form=talks|status=planned|start=2022-08-19|place=Sochi"), has("indicator", "measure=investment|period=2024"), none("event", "place=Astana|start~2025"))},
}

// named wants a mechanism in exactly these reports.
func named(name, seeds string) func(*answers) string {
	return func(a *answers) string {
		found := a.all("mechanism", "name="+name)
		if len(found) != 1 || strings.Join(seedsOf(found[0]), " ") != seeds {
			return fmt.Sprintf("%s is %d entries: %s; want one, of reports %s", name, len(found), ids(found), seeds)
		}
		return ""
	}
}

// says wants a report's document line to say one of several things of itself.
func (a *answers) says(seed, slot, want string) string {
	for _, s := range slotDemands(a.t, slot+"="+want) {
		for _, w := range s.want {
			if s.meets(a.documents[seed][slot], w) {
				return ""
			}
		}
	}
	return fmt.Sprintf("report %s has %s %v; want %s", seed, slot, a.documents[seed][slot], want)
}
