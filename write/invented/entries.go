package invented

import "chancery"

func (r *Register) entries() {
	for _, e := range []struct {
		key   string
		id    chancery.EntryID
		label string
	}{
		{"talks", "event-xg-xr-talks-2031-10-22", "Talks of the foreign ministers of Graustark and Ruritania"},
		{"visit", "event-xg-xr-state-visit-2031-11-12", "State visit of Yetive Ganlook to Ruritania"},
		{"signing", "event-xg-xr-signing-2031-11-12", "Signing of a declaration and 20 agreements"},
		{"forum", "event-xg-xr-forum-2030-23", "7th Forum of Border Regions"},
		{"call", "event-xg-xr-phone-call-2031-11-03", "Phone call of Yetive Ganlook and King Rudolf"},
		{"commission", "event-xg-xr-commission-2031-11-13", "Session of the border commission"},
		{"return", "event-xg-xr-visit-2032-21", "Return visit of King Rudolf to Graustark"},
		{"expo", "event-xg-xr-talks-undated", "Working group on the tunnel"},
		{"marlanx", "actor-anton-marlanx", "Anton Marlanx"},
		{"quinnox", "actor-dagmar-quinnox", "Dagmar Quinnox"},
		{"hentzau", "actor-rupert-hentzau", "Rupert Hentzau"},
		{"ganlook", "actor-yetive-ganlook", "Yetive Ganlook"},
		{"rudolf", "actor-king-rudolf", "King Rudolf"},
		{"said-trade", "statement-hentzau-trade", "Rupert Hentzau: We expect trade to reach 30 billion crowns"},
		{"said-record", "statement-quinnox-trade", "Dagmar Quinnox: Trade exceeded 28 billion crowns in 2030"},
		{"said-visa", "statement-hentzau-visa", "Rupert Hentzau: the visa talks had made headway"},
		{"said-open", "statement-rudolf-open", "король Рудольф: Мы открыты для сотрудничества"},
		{"bridge", "commitment-xg-bridge", "Graustark: to reopen the Zenda bridge"},
		{"toll", "commitment-xr-toll", "Ruritania: to lift the toll on timber"},
		{"declaration", "agreement-xg-xr-declaration", "Declaration on allied relations"},
		{"twenty", "agreement-xg-xr-20", "20 agreements on cooperation"},
		{"tunnel", "project-tarlenheim-tunnel", "Tunnel under the Tarlenheim pass"},
		{"trade", "indicator-xg-xr-trade-2030", "Trade turnover of Graustark and Ruritania, 2030"},
		{"target", "indicator-xg-xr-trade-target", "Target of trade turnover of Graustark and Ruritania"},
		{"forum-series", "mechanism-forum-of-border-regions", "Forum of Border Regions"},
	} {
		r.entry(e.id, e.label, found[e.key]...)
	}
	r.beside()
	for _, d := range r.Documents {
		s := &chancery.SourceOf{Document: d.Source, Root: r.roots[d.Source]}
		if d.Address != "" && len(d.Via) > 0 {
			s.DerivedFrom, s.Relation, s.Overlap = r.Documents[0].Source, "copy", 0.93
		}
		r.Entries = append(r.Entries, chancery.Entry{
			Kind: chancery.KindSource, ID: chancery.EntryID("source-" + string(d.ID[7:15])),
			Label: d.Source, Standing: chancery.Single, Roots: 1, Documents: []string{d.Source}, SourceOf: s,
		})
	}
}

// beside fills what stands beside the slots.
func (r *Register) beside() {
	r.Entry("event-xg-xr-signing-2031-11-12").PartOf = "event-xg-xr-state-visit-2031-11-12"
	r.Entry("event-xg-xr-visit-2032-21").Follows = "event-xg-xr-state-visit-2031-11-12"
	prefer(r.Entry("event-xg-xr-talks-2031-10-22"), "status", "form", "participants")
	visit := r.Entry("event-xg-xr-state-visit-2031-11-12")
	prefer(visit, "status", "start")
	toll := r.Entry("commitment-xr-toll")
	toll.State, toll.LastHeard = "open", "2031-11-13"
	toll.Restated = []chancery.Restatement{{On: "2031-11-13", Document: "chronicle-2031-11-13.txt"}}
	bridge := r.Entry("commitment-xg-bridge")
	bridge.State, bridge.LastHeard = "open", "2031-10-23"
	target := r.Entry("indicator-xg-xr-trade-target")
	target.Series = "trade turnover|XG,XR||XRC"
	r.Entry("mechanism-forum-of-border-regions").Editions = []chancery.Edition{{Edition: "7", Event: "event-xg-xr-forum-2030-23"}}
	for _, id := range []chancery.EntryID{"actor-anton-marlanx", "actor-dagmar-quinnox", "actor-rupert-hentzau", "actor-yetive-ganlook", "actor-king-rudolf"} {
		e := r.Entry(id)
		e.Offices = []chancery.Tenure{{Office: e.Best("office"), Country: chancery.Country(e.Best("country")), From: chancery.Date(e.Best("as_of")), Claims: e.Claims[:1]}}
	}
}

// prefer moves the last value of each slot to the front: the later report wins.
func prefer(e *chancery.Entry, slots ...string) {
	for i := range e.Slots {
		for _, name := range slots {
			if vs := e.Slots[i].Values; e.Slots[i].Name == name && len(vs) > 1 {
				last := vs[len(vs)-1]
				copy(vs[1:], vs[:len(vs)-1])
				vs[0] = last
			}
		}
	}
}

func (r *Register) disputes() {
	talks := r.Entry("event-xg-xr-talks-2031-10-22")
	talks.Standing = chancery.Disputed
	side := func(value string, id chancery.ClaimID) chancery.Side {
		c, _ := r.ClaimsOf(id)
		source := r.source(c[0].Doc)
		return chancery.Side{Value: value, Documents: []string{source}, Evidence: []chancery.SideWords{{
			Document: source,
			Start:    c[0].Evidence.Start, End: c[0].Evidence.End, Text: c[0].Evidence.Text, Claim: id,
		}}}
	}
	sides := []chancery.Side{side("Anton Marlanx", found["talks"][0]), side("Dagmar Quinnox", found["talks"][1])}
	sides[0].Documents = append(sides[0].Documents, r.Documents[2].Source)
	docs := []string{"gazette-2031-10-23.txt", "herald-2031-10-21.txt", r.Documents[2].Source}
	r.Entries = append(r.Entries, chancery.Entry{
		Kind: chancery.KindDispute, ID: "dispute-xg-foreign-minister-2031-10-22",
		Label: "Who was foreign minister of Graustark on 22 October 2031", Standing: chancery.Disputed, Roots: 2, Documents: docs,
		Dispute: &chancery.Dispute{
			Type: "identity", Slot: "participants", Entry: talks.ID, Sides: sides, Preferred: "Dagmar Quinnox",
			Why: "told after the fact, by her own press service",
		},
	})
}
