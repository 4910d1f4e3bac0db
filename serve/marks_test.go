package serve

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
)

// flat writes runs with the stretches in brackets: "[1]" opens, "]" closes, and a
// piece that goes on from before opens with "[1+".
func flat(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Furniture != "":
			b.WriteString("{" + flat(r.Inside) + "}")
		case r.ID != "":
			more := ""
			if !r.First {
				more = "+"
			}
			end := "]"
			if !r.Last {
				end = "~]"
			}
			fmt.Fprintf(&b, "[%d%s:%s%s", r.Number, more, flat(r.Inside), end)
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func bare(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text + bare(r.Inside))
	}
	return b.String()
}

func marked(text string, furniture, spans [][2]int) []paragraph {
	d := &chancery.Document{Text: text}
	for _, f := range furniture {
		d.Furniture = append(d.Furniture, chancery.Furniture{Span: chancery.Span{Start: f[0], End: f[1]}, Rule: "f"})
	}
	var claims []chancery.Claim
	for i, s := range spans {
		claims = append(claims, chancery.Claim{ID: chancery.ClaimID(fmt.Sprint("c", i+1)), Evidence: d.Quote(chancery.Span{Start: s[0], End: s[1]}), Body: &chancery.Event{}})
	}
	return paragraphs(d, stretchesOf(claims), 0, len(text))
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name, want string
		furniture  [][2]int
		spans      [][2]int
	}{
		{"none", "abcdef|ghij", nil, nil},
		{"one", "a[1:bc]def|ghij", nil, [][2]int{{1, 3}}},
		{"the same words twice", "a[1:[2:bc]]def|ghij", nil, [][2]int{{1, 3}, {1, 3}}},
		{"one in the other", "[1:a[2:bc]d]ef|ghij", nil, [][2]int{{0, 4}, {1, 3}}},
		{"across one another", "[1:ab[2:cd]][2+:ef]|ghij", nil, [][2]int{{0, 4}, {2, 6}}},
		{"three across", "[1:a[2:b[3:c]]][3+:[2+:d]e]f|ghij", nil, [][2]int{{0, 3}, {1, 4}, {2, 5}}},
		{"over the end of a line", "abcd[1:ef~]|[1+:gh]ij", nil, [][2]int{{4, 9}}},
		{"two over the end of a line", "abcd[1:e[2:f~]~]|[2+:[1+:gh]i]j", nil, [][2]int{{4, 9}, {5, 10}}},
		{"beside furniture", "{ab}[1:cd]ef|{ghij}", [][2]int{{0, 2}, {7, 11}}, [][2]int{{2, 4}}},
	} {
		var got []string
		for _, p := range marked("abcdef\nghij", c.furniture, c.spans) {
			got = append(got, flat(p.Runs))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}

// Whatever the spans, no letter is lost or said twice, and each claim has one anchor.
func FuzzMarks(f *testing.F) {
	f.Add("two\nlines here", 0, 5, 3, 9, 2, 4)
	f.Add("один абзац\n\nдругой", 0, 6, 2, 20, 8, 30)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		var spans [][2]int
		for _, p := range [][2]int{{a, b}, {c, d}, {e, g}} {
			if p[0] >= 0 && p[0] < p[1] && p[1] <= len(text) {
				spans = append(spans, p)
			}
		}
		var got, want strings.Builder
		anchors := map[string]int{}
		var count func([]run)
		count = func(rs []run) {
			for _, r := range rs {
				if r.First && r.ID != "" {
					anchors[r.ID]++
				}
				count(r.Inside)
			}
		}
		for _, p := range marked(text, nil, spans) {
			got.WriteString(bare(p.Runs) + "\n")
			count(p.Runs)
		}
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) != "" {
				want.WriteString(line + "\n")
			}
		}
		if got.String() != want.String() {
			t.Errorf("got %q, want %q", got.String(), want.String())
		}
		for id, n := range anchors {
			if n != 1 {
				t.Errorf("claim %s has %d anchors", id, n)
			}
		}
	})
}
