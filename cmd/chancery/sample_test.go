package main

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"chancery/internal/lines"
)

// A demand is a line of testdata/sample/expected.txt: what must be found in a
// document of the sample, or must not. Its rules are at the head of that file.
type demand struct {
	line  lines.Line
	not   bool
	doc   string // * for the register
	kind  string
	slots []slotDemand
}

// A slotDemand is one slot=value or slot~value.
type slotDemand struct {
	name  string
	holds bool // ~: it is enough that the value is in it
	want  []string
}

// The sample yields what was written into it by hand, and nothing of what it was
// written to tempt us into.
func TestSample(t *testing.T) {
	const sample = "../../testdata/sample"
	t.Setenv("CHANCERY_DATA", sample+"/data")
	claims := map[string][]map[string]any{}
	printed, _ := ran(t, "read", "--to", "jsonl", sample+"/docs")
	doc := ""
	for _, c := range decoded(t, printed) {
		if c["kind"] == "document" {
			doc = filepath.Base(fmt.Sprint(c["source"]))
		}
		claims[doc] = append(claims[doc], c)
	}
	path := filepath.Join(t.TempDir(), "r.db")
	ran(t, "read", "--register", path, sample+"/docs")
	listed, _ := ran(t, "list", "--register", path, "--to", "jsonl")
	claims["*"] = decoded(t, listed)

	texts := sampleTexts(t, sample+"/docs")
	met, of := 0, 0
	for _, d := range demands(t, sample) {
		if d.doc != "*" && !strings.Contains(texts[d.doc], folded(d.line.Note)) {
			t.Errorf("expected.txt:%d: %q does not stand in %s", d.line.N, d.line.Note, d.doc)
		}
		found := d.find(claims[d.doc])
		switch {
		case d.not:
			wrong := ""
			if found != nil {
				wrong = fmt.Sprintf("expected.txt:%d: found what must not be: %v", d.line.N, found)
			}
			judge(t, knownSample, d.doc+"  "+d.kind+"  "+d.line.Cols[2], wrong)
		case found != nil:
			met, of = met+1, of+1
		default:
			of++
			t.Logf("expected.txt:%d: not found: %s  %s  %s  # %s", d.line.N, d.doc, d.kind, d.line.Col(2), d.line.Note)
		}
	}
	t.Logf("%d of %d are found", met, of)
	readFloors(t).hold(t, floors{"sample found": float64(met), "sample asked": float64(of)})
}

func demands(t *testing.T, sample string) []demand {
	t.Helper()
	var out []demand
	for l, err := range lines.Read(os.DirFS(sample), "expected.txt", 3) {
		if err != nil {
			t.Fatal(err)
		}
		d := demand{line: l, kind: l.Cols[1]}
		d.doc, d.not = strings.CutPrefix(l.Cols[0], "!")
		d.slots = slotDemands(t, l.Col(2))
		out = append(out, d)
	}
	return out
}

// slotDemands reads slots as expected.txt writes them.
func slotDemands(t *testing.T, slots string) (out []slotDemand) {
	t.Helper()
	for s := range strings.SplitSeq(slots, "|") {
		if s == "" {
			continue
		}
		i := strings.IndexAny(s, "=~")
		if i < 0 {
			t.Fatalf("%q has neither = nor ~", s)
		}
		out = append(out, slotDemand{s[:i], s[i] == '~', strings.Split(s[i+1:], " or ")})
	}
	return out
}

// find is the first of claims (or entries) that meets d.
func (d *demand) find(claims []map[string]any) map[string]any {
	for _, c := range claims {
		if c["kind"] != d.kind || d.doc != "*" && !strings.Contains(folded(wordsOf(c)), folded(d.line.Note)) {
			continue
		}
		if d.meets(c) {
			return c
		}
	}
	return nil
}

func (d *demand) meets(c map[string]any) bool {
	for _, s := range d.slots {
		met := false
		for _, want := range s.want {
			met = met || s.meets(c[s.name], want)
		}
		if !met {
			return false
		}
	}
	return true
}

// meets reports whether a slot that holds got meets want. Of a list each of the
// values of want must be in it.
func (s slotDemand) meets(got any, want string) bool {
	list, ok := got.([]any)
	if !ok {
		return s.is(got, want)
	}
	for one := range strings.SplitSeq(want, ",") {
		found := false
		for _, x := range list {
			if m, ok := x.(map[string]any); ok { // a participant, a restatement, a side
				found = found || s.is(m["name"], one) || s.is(m["country"], one) || s.is(m["on"], one) || s.is(m["value"], one)
				continue
			}
			found = found || s.is(x, one)
		}
		if !found {
			return false
		}
	}
	return true
}

// dateSlots are the slots of which ? and ~ are left aside.
var dateSlots = map[string]bool{"published": true, "start": true, "end": true, "due": true, "period": true, "date": true, "restated": true, "as_of": true}

// is reports whether got is want, or holds it.
func (s slotDemand) is(got any, want string) bool {
	if n, ok := got.(float64); ok {
		v, err := strconv.ParseFloat(want, 64)
		return err == nil && n == v
	}
	if got == nil {
		return false
	}
	have, want := folded(fmt.Sprint(got)), folded(want)
	switch {
	case dateSlots[s.name]:
		have = strings.NewReplacer("?", "", "~", "").Replace(have)
	case s.name == "quote":
		have, want = unpointed(have), unpointed(want)
	case !s.holds && (s.name == "document" || s.name == "derived_from" || s.name == "root"):
		return have == want || strings.HasSuffix(have, "/"+want)
	}
	if s.holds {
		return strings.Contains(have, want)
	}
	return have == want
}

// wordsOf is what a claim rests on; of a document, all it says of itself.
func wordsOf(c map[string]any) string {
	ev, _ := c["evidence"].(map[string]any)
	return fmt.Sprint(ev["text"])
}

// folded is s in lower case, with straight quotation marks and single spaces.
func folded(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// unpointed is s without its punctuation.
func unpointed(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// sampleTexts is the words of each document of the sample, folded, furniture and all.
func sampleTexts(t *testing.T, dir string) map[string]string {
	t.Helper()
	tag := regexp.MustCompile(`<[^>]*>`)
	out := map[string]string{}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(f.Name()) {
		case ".jsonl":
			for _, d := range decoded(t, string(b)) {
				out[fmt.Sprintf("%s#%s", f.Name(), d["id"])] = folded(html.UnescapeString(tag.ReplaceAllString(fmt.Sprint(d["text"], d["html"]), "")))
			}
		case ".html":
			out[f.Name()] = folded(html.UnescapeString(tag.ReplaceAllString(string(b), "")))
		default:
			out[f.Name()] = folded(string(b))
		}
	}
	return out
}

// decoded is the lines of s, each of them JSON.
func decoded(t *testing.T, s string) []map[string]any {
	t.Helper()
	var out []map[string]any
	for line := range strings.Lines(s) {
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		out = append(out, m)
	}
	return out
}
