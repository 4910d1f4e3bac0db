package reconcile

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"chancery"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// The states of these tests are invented; their names are laid over our data.
func testData() fs.FS {
	return lines.Layered{Base: os.DirFS("../data"), User: fstest.MapFS{
		"countries.txt": {Data: []byte(`XR  Ruritania  Ruritanian  Ruritanians  Strelsau  Kingdom of Ruritania
XG  Graustark  Graustarkian  Graustarkians  Edelweiss  -
XB  Borduria  Bordurian  Bordurians  Szohod  -
XS  Syldavia  Syldavian  Syldavians  Klow  -
`)},
		"cities.txt":        {Data: []byte("Zenda  XR  Zenda Castle\nBlitzen  XG  -\n")},
		"organisations.txt": {Data: []byte("Balkan League  BL  union  XR|XG|XB\n")},
		"agencies.txt": {Data: []byte(`Ruritanian Telegraph  RuTel  XR  agency
Graustark Foreign Ministry press service  -  XG  press service
Strelsau Courier  -  XR  outlet
`)},
	}}
}

func reconciler(t testing.TB) *Reconciler {
	t.Helper()
	c, err := New(testData())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEntries(t *testing.T) {
	c := reconciler(t)
	golden.Run(t, "testdata/entries/*.txt", func(t *testing.T, in string) string {
		input, show := parseInput(t, in)
		var w strings.Builder
		for _, e := range c.Entries(input) {
			if slices.Contains(show, string(e.Kind)) {
				printEntry(&w, &e)
			}
		}
		return w.String()
	})
}

// parseInput reads claims as these tests write them. The first line names the
// kinds to show; then come
//
//	doc NAME DATE key=value ...
//	text NAME words of the article
//	KIND DOC key=value ... :: the sentence
//	rule WHAT OF key=value ...
//
// A value with spaces stands in quotation marks, a list is parted by ; and who=
// lists participants as name/country/role. A claim's id is its number: #1, #2.
func parseInput(t *testing.T, in string) (Input, []string) {
	t.Helper()
	var input Input
	var show []string
	docs := map[string]*chancery.Document{}
	ids := map[string]chancery.ClaimID{}
	for n, line := range strings.Split(in, "\n") {
		head, sentence, _ := strings.Cut(line, " :: ")
		words := fields(head)
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "show":
			show = words[1:]
		case "doc":
			d := parseDoc(words)
			docs[words[1]] = d
			input.Documents = append(input.Documents, d)
		case "text":
			docs[words[1]].Text += strings.TrimPrefix(line, "text "+words[1]+" ") + "\n"
		case "rule":
			input.Decisions = append(input.Decisions, parseRuling(int64(n), words, ids))
		default:
			c := parseClaim(t, docs[words[1]], words, sentence, ids)
			ids["#"+strconv.Itoa(len(input.Claims)+1)] = c.ID
			input.Claims = append(input.Claims, c)
		}
	}
	input.Claims = append(input.Claims, present(input.Claims)...)
	return input, show
}

// present adds claims of the persons who take part in events and whom no claim
// presents, as the stage before this one always does.
func present(claims []chancery.Claim) []chancery.Claim {
	var out []chancery.Claim
	done := map[string]bool{
		"Ruritania": true, "Graustark": true, "Borduria": true, "Syldavia": true,
		"Balkan League": true, "European Union": true, "European Commission": true,
	}
	for _, c := range claims {
		if a, ok := c.Body.(*chancery.Actor); ok {
			done[string(c.Doc)+a.Name] = true
		}
	}
	for _, c := range claims {
		e, ok := c.Body.(*chancery.Event)
		if !ok {
			continue
		}
		for _, p := range e.Participants {
			if done[p.Name] || done[string(c.Doc)+p.Name] {
				continue
			}
			done[string(c.Doc)+p.Name] = true
			a := chancery.Claim{
				Doc: c.Doc, Evidence: c.Evidence, Basis: chancery.Stated, Rule: "by hand", Confidence: 0.8,
				Body: &chancery.Actor{Actor: "person", Name: p.Name, Country: p.Country},
			}
			a.Seal()
			out = append(out, a)
		}
	}
	return out
}

// parseDoc reads the fields of "doc NAME DATE key=value ...", "-" being no date.
func parseDoc(words []string) *chancery.Document {
	d := &chancery.Document{ID: chancery.NewDocumentID([]byte(words[1])), Source: words[1] + ".txt"}
	if words[2] != "-" {
		d.Published = chancery.Date(words[2])
	}
	for _, w := range words[3:] {
		k, v, _ := strings.Cut(w, "=")
		switch k {
		case "publisher":
			d.Publisher = v
		case "via":
			d.Via = strings.Split(v, ";")
		case "title":
			d.Title = v
		}
	}
	return d
}

// parseRuling reads the fields of "rule WHAT OF slot=... value=...".
func parseRuling(id int64, words []string, ids map[string]chancery.ClaimID) chancery.Decision {
	d := chancery.Decision{ID: id, What: words[1], Of: words[2], By: "clerk", On: "2026-01-01", Reason: "ruled in a test"}
	for _, w := range words[3:] {
		k, v, _ := strings.Cut(w, "=")
		f, err := strconv.ParseFloat(v, 64)
		switch {
		case k == "slot":
			d.Slot = v
		case strings.HasPrefix(v, "#"):
			d.Value, _ = json.Marshal(ids[v])
		case err == nil:
			d.Value, _ = json.Marshal(f)
		default:
			d.Value, _ = json.Marshal(v)
		}
	}
	if strings.HasPrefix(d.Of, "#") {
		d.Of = string(ids[d.Of])
	}
	return d
}

func parseClaim(t *testing.T, d *chancery.Document, words []string, sentence string, ids map[string]chancery.ClaimID) chancery.Claim {
	t.Helper()
	if d == nil {
		t.Fatalf("%v: no such doc", words)
	}
	c := chancery.Claim{Doc: d.ID, Basis: chancery.Stated, Rule: "by hand", Confidence: 0.8, Body: chancery.NewBody(chancery.Kind(words[0]))}
	if c.Body == nil {
		t.Fatalf("%v: no such kind", words)
	}
	if sentence == "" {
		sentence = fmt.Sprintf("Sentence %d of %s.", strings.Count(d.Text, "\n")+1, d.Source)
	}
	at := strings.Index(d.Text, sentence)
	if at < 0 {
		at = len(d.Text)
		d.Text += sentence + "\n"
	}
	c.Evidence = d.Quote(chancery.Span{Start: at, End: at + len(sentence)})
	slots := map[string]any{}
	for _, w := range words[2:] {
		k, v, _ := strings.Cut(w, "=")
		slots[k] = slotValue(k, v, ids)
	}
	if who, ok := slots["who"]; ok {
		slots["participants"] = who
		delete(slots, "who")
	}
	b, err := json.Marshal(slots)
	if err == nil {
		err = json.Unmarshal(b, c.Body)
	}
	if err != nil {
		t.Fatalf("%v: %v", words, err)
	}
	c.Seal()
	return c
}

func slotValue(k, v string, ids map[string]chancery.ClaimID) any {
	switch k {
	case "who":
		var ps []chancery.Participant
		for _, p := range strings.Split(v, ";") {
			part := append(strings.Split(p, "/"), "", "")
			ps = append(ps, chancery.Participant{Name: part[0], Country: chancery.Country(part[1]), Role: part[2]})
		}
		return ps
	case "by", "to", "parties", "aliases", "of", "parts", "members":
		return strings.Split(v, ";")
	case "value", "target_value", "count":
		f, _ := strconv.ParseFloat(v, 64)
		return f
	case "target", "direct":
		return v == "true"
	case "part_of":
		return ids[v]
	}
	return v
}

// fields parts a line at spaces outside of quotation marks.
func fields(s string) []string {
	var out []string
	var w strings.Builder
	in, quoted := false, false
	for _, r := range s {
		switch {
		case r == '"':
			quoted, in = !quoted, true
		case r == ' ' && !quoted:
			if in {
				out = append(out, w.String())
			}
			w.Reset()
			in = false
		default:
			w.WriteRune(r)
			in = true
		}
	}
	if in {
		out = append(out, w.String())
	}
	return out
}

func printEntry(w *strings.Builder, e *chancery.Entry) {
	fmt.Fprintf(w, "%s [%s, roots %d] %s\n", e.ID, e.Standing, e.Roots, strings.ReplaceAll(strings.Join(e.Documents, " "), ".txt", ""))
	for _, s := range e.Slots {
		fmt.Fprintf(w, "  %s:", s.Name)
		for i, v := range s.Values {
			if i > 0 {
				w.WriteString(" |")
			}
			b, _ := json.Marshal(v.Value)
			fmt.Fprintf(w, " %s (%s)", b, strings.ReplaceAll(strings.Join(v.Documents, " "), ".txt", ""))
		}
		w.WriteByte('\n')
	}
	for _, s := range e.Life {
		fmt.Fprintf(w, "  life: %s %s %s\n", s.On, s.Status, strings.TrimSuffix(s.Document, ".txt"))
	}
	rest := []struct {
		name string
		v    any
	}{
		{"part_of", e.PartOf},
		{"follows", e.Follows},
		{"progress", e.Progress},
		{"restated", e.Restated},
		{"last_heard", e.LastHeard},
		{"state", e.State},
		{"itemised", e.Itemised},
		{"series", e.Series},
		{"editions", e.Editions},
		{"source", e.SourceOf},
	}
	for _, r := range rest {
		if b, _ := json.Marshal(r.v); string(b) != `""` && string(b) != "null" && string(b) != "0" {
			fmt.Fprintf(w, "  %s: %s\n", r.name, strings.ReplaceAll(string(b), ".txt", ""))
		}
	}
	for _, o := range e.Offices {
		fmt.Fprintf(w, "  office: %s of %s from %s to %s\n", o.Office, o.Country, o.From, o.To)
	}
	if d := e.Dispute; d != nil {
		fmt.Fprintf(w, "  %s of %s %s; preferred %v: %s%s\n", d.Type, d.Entry, d.Slot, d.Preferred, d.Why, strings.Join([]string{"", d.Decision}, " "))
		for _, s := range d.Sides {
			fmt.Fprintf(w, "  side: %v\n", s.Value)
			for _, x := range s.Evidence {
				fmt.Fprintf(w, "    %s: %s\n", strings.TrimSuffix(x.Document, ".txt"), x.Text)
			}
		}
	}
}
