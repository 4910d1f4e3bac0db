package reconcile

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"chancery"
)

// lines is every entry of in as a line of the entries contract.
func linesOf(c *Reconciler, in Input) string {
	var w strings.Builder
	for _, e := range c.Entries(in) {
		w.Write(e.Line())
		w.WriteByte('\n')
	}
	return w.String()
}

// Any order of documents and claims gives the same bytes.
func TestOrderDoesNotMatter(t *testing.T) {
	c := reconciler(t)
	inputs := []Input{invented(40, 1)}
	for _, name := range []string{"events", "disputes", "actors", "others", "sources", "decisions", "plans"} {
		b, err := os.ReadFile("testdata/entries/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(b).Files {
			if strings.HasSuffix(f.Name, ".in") {
				in, _ := parseInput(t, string(f.Data))
				inputs = append(inputs, in)
			}
		}
	}
	want := make([]string, len(inputs))
	for i, in := range inputs {
		want[i] = linesOf(c, in)
	}
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(inputs)-1).Draw(t, "input")
		in := Input{
			Documents: rapid.Permutation(inputs[i].Documents).Draw(t, "documents"),
			Claims:    rapid.Permutation(inputs[i].Claims).Draw(t, "claims"),
			Decisions: rapid.Permutation(inputs[i].Decisions).Draw(t, "decisions"),
		}
		if got := linesOf(c, in); got != want[i] {
			t.Fatalf("input %d in another order gives\n%s\nnot\n%s", i, got, want[i])
		}
	})
}

// Entries does not touch what it is given.
func TestInputStaysAsItWas(t *testing.T) {
	in := invented(20, 2)
	claims := slices.Clone(in.Claims)
	reconciler(t).Entries(in)
	for i := range claims {
		if claims[i].ID != in.Claims[i].ID || claims[i].Body != in.Claims[i].Body {
			t.Fatalf("claim %d was moved or changed", i)
		}
	}
}

// invented is n documents about invented states with a dozen claims each: every
// event is told by about three documents, in one of its wordings.
func invented(n int, seed uint64) Input {
	r := rand.New(rand.NewPCG(seed, 7))
	states := []string{"XR", "XG", "XB", "XS"}
	for i := range 26 {
		states = append(states, "Q"+string(rune('A'+i)))
	}
	forms := []string{"state visit", "talks", "phone call", "visit", "signing"}
	var in Input
	for i := range n {
		story := r.IntN(n/3 + 1)
		s := rand.New(rand.NewPCG(uint64(story), 11))
		a, z := states[s.IntN(len(states))], states[s.IntN(len(states))]
		if a == z {
			z = states[(s.IntN(len(states)-1)+slices.Index(states, a)+1)%len(states)]
		}
		day := chancery.DayOf(2020, 1, 1+s.IntN(2000))
		form := forms[s.IntN(len(forms))]
		d := &chancery.Document{
			ID: chancery.NewDocumentID(fmt.Append(nil, seed, i)), Source: fmt.Sprintf("news/%05d.txt", i),
			Published: chancery.DateOf(day.AddDate(0, 0, r.IntN(5)-2)),
		}
		d.Text = wordsOf(r, 150)
		if r.IntN(5) == 0 && len(in.Documents) > 0 {
			d.Text = in.Documents[r.IntN(len(in.Documents))].Text + wordsOf(r, 20)
		}
		in.Documents = append(in.Documents, d)
		in.Claims = append(in.Claims, inventedClaims(r, d, story, form, a, z, day)...)
	}
	return in
}

func inventedClaims(r *rand.Rand, d *chancery.Document, story int, form, a, z string, day chancery.Day) []chancery.Claim {
	var out []chancery.Claim
	add := func(b chancery.Body) {
		at := len(d.Text)
		d.Text += fmt.Sprintf(" Sentence %d of story %d.", len(out), story)
		c := chancery.Claim{
			Doc: d.ID, Evidence: d.Quote(chancery.Span{Start: at + 1, End: len(d.Text)}),
			Basis: chancery.Stated, Rule: "made up", Confidence: float64(5+r.IntN(5)) / 10, Body: b,
		}
		c.Seal()
		out = append(out, c)
	}
	head := func(s string) string { return "Head Of" + strings.ToLower(s) }
	for _, s := range []string{a, z} {
		add(&chancery.Actor{Actor: "person", Name: head(s), Country: chancery.Country(s), Office: "head of state"})
		add(&chancery.Actor{Actor: "country", Name: "State " + s, Country: chancery.Country(s)})
	}
	date := chancery.DateOf(day)
	switch r.IntN(6) {
	case 0:
		date = date[:7]
	case 1:
		date = ""
	}
	status := chancery.Happened
	if d.Published.Compare(chancery.DateOf(day)) < 0 {
		status = chancery.Planned
	}
	add(&chancery.Event{
		Label: form, Form: form, Status: status, Start: date,
		Participants: []chancery.Participant{{Name: head(a), Country: chancery.Country(a), Role: "guest"}, {Name: head(z), Country: chancery.Country(z), Role: "host"}},
	})
	add(&chancery.Statement{Speaker: head(a), Direct: true, Quote: wordsOf(rand.New(rand.NewPCG(uint64(story), 13)), 20)})
	add(&chancery.Indicator{Measure: "trade turnover", Value: float64(1+story%90) * 1e9, Unit: "USD", Period: date, Of: []chancery.Country{chancery.Country(a), chancery.Country(z)}})
	add(&chancery.Commitment{By: []string{head(a)}, What: wordsOf(rand.New(rand.NewPCG(uint64(story), 17)), 12), Due: chancery.NoneStated})
	add(&chancery.Agreement{Title: "Agreement " + wordsOf(rand.New(rand.NewPCG(uint64(story), 19)), 5), Type: "agreement", Status: "signed"})
	add(&chancery.Project{Name: "plant " + wordsOf(rand.New(rand.NewPCG(uint64(story), 23)), 3), Status: "proposed"})
	add(&chancery.Mechanism{Name: fmt.Sprintf("Forum %s", wordsOf(rand.New(rand.NewPCG(uint64(story%50), 29)), 2)), Type: "forum"})
	return out
}

// wordsOf is n made-up words; like those of a language, few are common and most rare.
func wordsOf(r *rand.Rand, n int) string {
	var w strings.Builder
	for i := range n {
		if i > 0 {
			w.WriteByte(' ')
		}
		for v := int(float64(20000) * r.Float64() * r.Float64() * r.Float64()); ; v /= 20 {
			w.WriteByte("bdfghklmnprstvzcjwxq"[v%20])
			w.WriteByte("aeiou"[v%5])
			if v < 20 {
				break
			}
		}
	}
	return w.String()
}

func benchmark(b *testing.B, n int) {
	c := reconciler(b)
	in := invented(n, 3)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		c.Entries(in)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/document")
}

func BenchmarkEntries1000(b *testing.B)  { benchmark(b, 1000) }
func BenchmarkEntries10000(b *testing.B) { benchmark(b, 10000) }
