package extract_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery"
	"chancery/internal/golden"
	"chancery/internal/lines"
)

// bodies is the claims of one kind that a note yields.
func bodies[B chancery.Body](t *testing.T, note string) (cs []chancery.Claim, bs []B) {
	t.Helper()
	for _, c := range claimsOf(t, note, "2025-05-01") {
		if b, ok := c.Body.(B); ok {
			cs, bs = append(cs, c), append(bs, b)
		}
	}
	return cs, bs
}

// eachRule calls f with each line of a rule file that has a note, and complains
// at that line of what f answers.
func eachRule(t *testing.T, file string, columns int, f func(t *testing.T, l lines.Line) string) {
	t.Helper()
	for l, err := range lines.Read(world(), file, columns) {
		if err != nil {
			t.Fatal(err)
		}
		if l.Note == "" {
			continue
		}
		if wrong := f(t, l); wrong != "" {
			t.Error(l.Errorf("%s: %s in %q", l.Cols[0], wrong, l.Note))
		}
	}
}

// shown is bodies as JSON, for complaints.
func shown[B chancery.Body](bs []B) string {
	out, _ := json.Marshal(bs)
	return string(out)
}

// Each frame of commitments.txt must find an undertaking in its own note, and a
// frame by which nothing is undertaken must find none.
func TestCommitmentRules(t *testing.T) {
	eachRule(t, "en/commitments.txt", 4, func(t *testing.T, l lines.Line) string {
		cs, bs := bodies[*chancery.Commitment](t, l.Note)
		if l.Cols[1] == "none" {
			if len(bs) > 0 {
				return "a commitment " + shown(bs)
			}
			return ""
		}
		for i, c := range cs {
			if c.Rule == "commitment."+l.Cols[0] && bs[i].Strength == l.Cols[1] && len(bs[i].By) > 0 {
				return ""
			}
		}
		return "no commitment by that frame; found " + shown(bs)
	})
}

// Each word of agreements.txt must give the agreement of its note its type, its
// status or its title.
func TestAgreementRules(t *testing.T) {
	eachRule(t, "en/agreements.txt", 5, func(t *testing.T, l lines.Line) string {
		cs, bs := bodies[*chancery.Agreement](t, l.Note)
		for i, b := range bs {
			switch l.Cols[1] {
			case "kind":
				if b.Type == l.Col(3) {
					return ""
				}
			case "act":
				if cs[i].Rule == "agreement."+l.Cols[0] && b.Status == l.Col(3) {
					return ""
				}
			default:
				return ""
			}
		}
		return "not what the rule says; found " + shown(bs)
	})
}

// Each word of projects.txt must give the project of its note its status.
func TestProjectRules(t *testing.T) {
	eachRule(t, "en/projects.txt", 4, func(t *testing.T, l lines.Line) string {
		cs, bs := bodies[*chancery.Project](t, l.Note)
		for i, b := range bs {
			if cs[i].Rule == "project."+l.Cols[0] && b.Status == l.Col(2) {
				return ""
			}
		}
		return "no project of that status; found " + shown(bs)
	})
}

// Each measure must be found in its own note.
func TestMeasureRules(t *testing.T) {
	eachRule(t, "en/measures.txt", 4, func(t *testing.T, l lines.Line) string {
		_, bs := bodies[*chancery.Indicator](t, l.Note)
		for _, b := range bs {
			if !b.Target && (strings.HasPrefix(b.Measure, l.Cols[0]) || l.Cols[0] == "*") {
				return ""
			}
		}
		return "no figure of that measure; found " + shown(bs)
	})
}

// Each role of indicators.txt must make of the figure in its note what it says:
// above all a goal must never come out as achieved.
func TestIndicatorRules(t *testing.T) {
	eachRule(t, "en/indicators.txt", 3, func(t *testing.T, l lines.Line) string {
		_, bs := bodies[*chancery.Indicator](t, l.Note)
		last := ""
		var b *chancery.Indicator
		if len(bs) > 0 {
			b = bs[len(bs)-1]
			last = b.Measure
		}
		ok := false
		switch role := l.Cols[1]; role {
		case "none":
			ok = len(bs) == 0
		case "goal":
			ok = len(bs) == 1 && b.Target
		case "rise", "fall":
			ok = strings.HasSuffix(last, " growth") && (b.Value < 0) == (role == "fall")
		case "share":
			ok = strings.HasSuffix(last, " share")
		case "same":
			ok = len(bs) == 2 && b.Target && !bs[0].Target && bs[0].Measure == last
		}
		if !ok {
			return "not what the rule says; found " + shown(bs)
		}
		return ""
	})
}

// Each rule of mechanisms.txt must find the mechanism of its note.
func TestMechanismRules(t *testing.T) {
	eachRule(t, "en/mechanisms.txt", 4, func(t *testing.T, l lines.Line) string {
		_, bs := bodies[*chancery.Mechanism](t, l.Note)
		for _, b := range bs {
			switch l.Cols[1] {
			case "sort":
				if b.Type == l.Cols[2] {
					return ""
				}
			case "head":
				if b.Type == l.Cols[3] {
					return ""
				}
			case "theme":
				if b.Theme != "" {
					return ""
				}
			case "parts":
				if len(b.Parts) == 3 {
					return ""
				}
			}
		}
		return "not what the rule says; found " + shown(bs)
	})
}

// The golden files show whole claims, and what must not be one.
func TestKinds(t *testing.T) {
	for _, kind := range []chancery.Kind{chancery.KindCommitment, chancery.KindAgreement, chancery.KindProject, chancery.KindIndicator, chancery.KindMechanism} {
		t.Run(string(kind), func(t *testing.T) {
			golden.Run(t, "testdata/"+string(kind)+"s/*.txt", func(t *testing.T, in string) string {
				var out strings.Builder
				for _, c := range claimsOf(t, in, "2025-05-01") {
					if c.Body.Kind() != kind {
						continue
					}
					var b strings.Builder
					e := json.NewEncoder(&b)
					e.SetEscapeHTML(false)
					if err := e.Encode(c.Body); err != nil {
						t.Fatal(err)
					}
					fmt.Fprintf(&out, "%s %s", c.Rule, b.String())
				}
				return out.String()
			})
		})
	}
}

// Whatever the text, the finders end, and every claim stands on its words.
func FuzzKinds(f *testing.F) {
	for _, s := range []string{
		"In 2024, trade between Ruritania and Graustark exceeded $28 billion; we set a goal to raise this figure to",
		"12th RURITANIA–GRAUSTARK FORUM\n\n“Grain”\n\nPanel 1.\n\nSIDE EVENTS\n\n”",
		"Ruritania’s ’s agreement between and with on of for, a protocol amending",
		"“We will … we will”, said the the Joint Commission of of the 31st session of the",
		"Panel discussions covered , , and . the signing of the construction of a $",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 4000 {
			t.Skip("acquire hands down short valid UTF-8 only")
		}
		d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Text: text}
		for _, c := range claimsOf(t, text, "2025-05-01") {
			if err := c.Check(d); err != nil {
				t.Error(err)
			}
		}
	})
}

// A sentence without end must not hold up the run.
func TestLongSentence(t *testing.T) {
	claimsOf(t, strings.Repeat("exports of Ruritania to Graustark of $5 million, the agreement on trade and the plant of ", 4000), "2025-05-01")
	claimsOf(t, strings.Repeat("Ruritania promised exports of $5 million to Graustark and signed an agreement on trade. ", 4000), "2025-05-01")
}
