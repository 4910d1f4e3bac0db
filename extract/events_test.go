package extract_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"chancery"
	"chancery/construe"
	"chancery/data"
	"chancery/extract"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// world is our data with the invented states of the sample over it.
var world = sync.OnceValue(func() fs.FS {
	return lines.Layered{Base: data.FS(), User: os.DirFS("../testdata/sample/data")}
})

type pipe struct {
	read  *construe.Reader
	claim *extract.Extractor
}

var stages = sync.OnceValues(func() (pipe, error) {
	r, err := construe.New(world())
	if err != nil {
		return pipe{}, err
	}
	x, err := extract.New(world())
	return pipe{r, x}, err
})

// claimsOf is the claims that a text published on a day yields.
func claimsOf(t testing.TB, text string, published chancery.Date) []chancery.Claim {
	t.Helper()
	p, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Source: "t", Text: text, Published: published, PublishedWhy: "metadata"}
	return p.claim.Claims(p.read.Read(d))
}

// Each rule of events.txt must make a claim of its own note, and with the form
// and the type it gives.
func TestEventRules(t *testing.T) {
	for l, err := range lines.Read(world(), "en/events.txt", 7) {
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, c := range claimsOf(t, l.Note, "2025-05-01") {
			e, ok := c.Body.(*chancery.Event)
			if ok && c.Rule == "event."+l.Cols[0] && e.Plover == l.Col(4) {
				found = true
			}
		}
		if !found {
			t.Errorf("%v", l.Errorf("no claim by %s in %q", l.Cols[0], l.Note))
		}
	}
}

// Each line of acts.txt must make an event of its own note, of its type where it has one.
func TestActRules(t *testing.T) {
	eachRule(t, "en/acts.txt", 6, func(t *testing.T, l lines.Line) string {
		cs, es := bodies[*chancery.Event](t, l.Note)
		for i, e := range es {
			if l.Col(3) == "plan" && strings.HasPrefix(cs[i].Rule, "act.") || e.Plover == l.Col(1) { // a pattern may have been first
				return ""
			}
		}
		return "no act by that line; found " + shown(es)
	})
}

// Each line of modes.txt and of contexts.txt must give an event of its note its mode, its
// context.
func TestModesAndContexts(t *testing.T) {
	eachRule(t, "en/modes.txt", 3, func(t *testing.T, l lines.Line) string {
		_, es := bodies[*chancery.Event](t, l.Note)
		if !slices.ContainsFunc(es, func(e *chancery.Event) bool { return e.Plover == l.Cols[0] && e.Mode == l.Cols[1] }) {
			return "no event of that mode; found " + shown(es)
		}
		return ""
	})
	eachRule(t, "en/contexts.txt", 2, func(t *testing.T, l lines.Line) string {
		_, es := bodies[*chancery.Event](t, l.Note)
		if !slices.ContainsFunc(es, func(e *chancery.Event) bool { return slices.Contains(e.Context, l.Cols[0]) }) {
			return "no event of that context; found " + shown(es)
		}
		return ""
	})
}

// Each type of event is called by its noun in plover.txt, with who did it to whom where
// that is told.
func TestEventsAreCalled(t *testing.T) {
	eachRule(t, "en/plover.txt", 3, func(t *testing.T, l lines.Line) string {
		_, es := bodies[*chancery.Event](t, l.Note)
		for _, e := range es {
			if e.Plover == l.Cols[0] && (strings.HasPrefix(e.Label, l.Cols[1]+" by ") && strings.Contains(e.Label, " "+l.Cols[2]+" ") || e.Form != "") {
				return ""
			}
		}
		return "not called so; found " + shown(es)
	})
}

// Each rule of status.txt must give an event of its note its status.
func TestStatusRules(t *testing.T) {
	for l, err := range lines.Read(world(), "en/status.txt", 4) {
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range claimsOf(t, l.Note, "2025-04-01") {
			if e, ok := c.Body.(*chancery.Event); ok {
				got = append(got, string(e.Status))
			}
		}
		if !slices.Contains(got, l.Cols[3]) {
			t.Errorf("%v", l.Errorf("%s: statuses %v in %q; want %s", l.Cols[0], got, l.Note, l.Cols[3]))
		}
	}
}

// Each word of forms.txt must give an event of its note its form.
func TestFormWords(t *testing.T) {
	for l, err := range lines.Read(world(), "en/forms.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		if l.Col(2) == "" {
			continue
		}
		var got []string
		for _, c := range claimsOf(t, l.Note, "2025-04-01") {
			if e, ok := c.Body.(*chancery.Event); ok {
				got = append(got, e.Form)
			}
		}
		if !slices.Contains(got, l.Col(2)) {
			t.Errorf("%v", l.Errorf("forms %q in %q; want %q", got, l.Note, l.Col(2)))
		}
	}
}

func TestEvents(t *testing.T) {
	golden.Run(t, "testdata/events/*.txt", func(t *testing.T, in string) string {
		var out strings.Builder
		for _, c := range claimsOf(t, strings.TrimSpace(in), "2025-05-10") {
			e, ok := c.Body.(*chancery.Event)
			if !ok {
				continue
			}
			out.WriteString(string(e.Status) + " " + strings.Join(slices.DeleteFunc([]string{e.Form, e.Plover, string(chancery.Between(e.Start, e.End)), e.Place}, func(s string) bool { return s == "" }), ", "))
			for _, p := range e.Participants {
				out.WriteString("; " + p.Role + " " + p.Name)
				if p.Country != "" {
					out.WriteString(" " + string(p.Country))
				}
			}
			if e.PartOf != "" {
				out.WriteString("; part of another")
			}
			out.WriteString("\n")
		}
		return out.String()
	})
}

// Whatever the text, claims stand on its words and two readings agree.
func FuzzClaims(f *testing.F) {
	f.Add("King Rudolf will pay a state visit to Graustark from November 11 to 12, the palace said on Friday.")
	f.Add("“We agreed,” said Prince Karl. “And it will be done.” In 2024, our trade exceeded $28 billion.")
	f.Add("\xff\x00\u2028The \u201cunclosed quote, of Rurit\u00a0ania's (ATO) 21st Forum …")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > 4000 {
			return
		}
		a := claimsOf(t, text, "2025-05-10")
		d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Text: text}
		for i := range a {
			if err := a[i].Check(d); err != nil {
				t.Error(err)
			}
		}
		b := claimsOf(t, text, "2025-05-10")
		if len(a) != len(b) {
			t.Fatalf("%d claims, then %d", len(a), len(b))
		}
		for i := range a {
			if a[i].ID != b[i].ID {
				t.Errorf("claim %s, then %s", a[i].ID, b[i].ID)
			}
		}
	})
}

// A sentence that does not end is no prose: no event is read of it, and it ends all the
// same.
func TestEndlessSentence(t *testing.T) {
	text := strings.Repeat("King Rudolf of Ruritania met Prince Karl of Graustark, who said that ", 3000) + "it is over."
	for _, c := range claimsOf(t, text, "2025-05-01") {
		if _, ok := c.Body.(*chancery.Event); ok {
			t.Fatal("an event is read of it")
		}
	}
}

// What a state's own paper tells of its own ministers, councils and companies is no event
// between states; whom it names of another is.
func TestHome(t *testing.T) {
	p, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"President of Graustark Mila Dorn met with permanent members of the Security Council.":                            0,
		"The meeting was attended by Defence Minister Otto Lorry, Foreign Minister Karl Zapt and Paul Winter.":            0,
		"President of Graustark Mila Dorn had a working meeting with Hugo Stern, CEO of the Edelweiss Timber Company.":    0,
		"Defence Minister Otto Lorry met Ruritanian Defence Minister Henrik Sapt.":                                        1,
		"President of Graustark Mila Dorn had a telephone conversation with President of the European Council Anna Holm.": 1,
	} {
		text += " Ruritania and Borduria are beyond the Riss."
		d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Source: "t", Text: text, Published: "2025-05-10", PublishedWhy: "metadata", Publisher: "President of Graustark"}
		got := 0
		for _, c := range p.claim.Claims(p.read.Read(d)) {
			if c.Body.Kind() == chancery.KindEvent {
				got++
			}
		}
		if got != want {
			t.Errorf("%d events of %q; want %d", got, text, want)
		}
	}
}
