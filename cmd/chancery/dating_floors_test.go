package main

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"chancery"
)

// A datedRecord is one document of the open texts whose day is known.
type datedRecord struct {
	ID        string `json:"id"`
	Address   string `json:"url,omitempty"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Text      string `json:"text"`
	Published string `json:"published,omitempty"`
}

// How the text of a document may name its own day: with the year, or without it.
const (
	notNamed    = "not"
	namedWhole  = "whole"
	namedNoYear = "without the year"
)

// names says how the title or the text of r names the day on which r was published:
// in words or figures with the year, or by month and day. The rule is no part of the
// reader, and takes any such words anywhere, whatever they are said of.
func (r *datedRecord) names() string {
	day, err := chancery.ParseDate(r.Published)
	if err != nil || !day.Exact() {
		return notNamed
	}
	on, _, _ := day.Bounds()
	text := r.Title + "\n" + r.Text
	month := on.Month().String()
	if !strings.Contains(text, month[:3]) && !strings.Contains(text, strings.ToUpper(month[:3])) && !strings.ContainsAny(text, "/-.") {
		return notNamed // spares most texts the slow way
	}
	if len(month) > 4 {
		month = "(?:" + month + "|" + month[:3] + `\.?|` + month[:4] + `\.?)`
	}
	figure := fmt.Sprintf(`0?%d(?:st|nd|rd|th)?`, on.Day())
	both := `(?i)\b(?:` + month + " " + figure + "|" + figure + "(?: day)?(?: of)? " + month + ")"
	whole := fmt.Sprintf(`%[1]s,? %[2]d\b|\b%[2]d-%02[3]d-%02[4]d\b|\b0?%[4]d\.0?%[3]d\.%[2]d\b|\b0?%[3]d/0?%[4]d/%[2]d\b`, both, on.Year(), int(on.Month()), on.Day())
	switch {
	case regexp.MustCompile(whole).MatchString(text):
		return namedWhole
	case regexp.MustCompile(both + `(?:$|[^\d\w,]|,(?:$| \D| \d\D| \d\d\D))`).MatchString(text):
		return namedNoYear
	}
	return notNamed
}

// A dating counts what the program makes of documents whose day was taken from them.
type dating struct {
	of, right, wrong int
	said             []string // one line for each that is wrong or has no day
}

// count counts doc. Its day is right where it can be the day that was taken from it
// and no other, whatever marks it carries; wrong where it says another; and absent
// where there is none, or only a month, bounds that hold the right day, or that day
// without its year.
func (n *dating) count(r *datedRecord, doc *chancery.Document) {
	want, got := chancery.Date(r.Published), doc.Published.Plain()
	n.of++
	verdict := "no day"
	switch {
	case got == want:
		n.right++
		return
	case got != "" && !got.Agrees(want):
		n.wrong++
		verdict = "wrong"
	}
	n.said = append(n.said, fmt.Sprintf("%s: %s of %s is dated %q by %s", verdict, r.ID, want, doc.Published, doc.PublishedWhy))
}

func (n *dating) share(k int) float64 {
	return math.Round(1000*float64(k)/float64(max(n.of, 1))) / 1000
}

func (n *dating) String() string {
	return fmt.Sprintf("%d documents: right %.3f, wrong %.3f, absent %.3f", n.of, n.share(n.right), n.share(n.wrong), n.share(n.of-n.right-n.wrong))
}

// drawn is up to n documents of a file of the open texts that name their day in one
// of the ways given, or any; the same ones at every draw.
func drawn(t *testing.T, source string, n int, ways ...string) []datedRecord {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, "data", "open-text", source+".jsonl.zst"))
	if err != nil {
		t.Skip("no open texts beside this checkout; nothing to date: ", err)
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var all []datedRecord
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var r datedRecord
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if len(r.Published) == len("2025-11-12") && (ways == nil || slices.Contains(ways, r.names())) {
			all = append(all, r)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	lot := func(r datedRecord) string { s := sha256.Sum256([]byte("dating " + r.ID)); return string(s[:]) }
	slices.SortFunc(all, func(a, b datedRecord) int { return cmp.Compare(lot(a), lot(b)) })
	return all[:min(n, len(all))]
}

// dated has the program date the documents of rs without what they say of their day,
// and, where only the text is to tell, without their addresses.
func dated(t *testing.T, k *desk, rs []datedRecord, textOnly bool) *dating {
	t.Helper()
	var b bytes.Buffer
	for _, r := range rs {
		r.Published = ""
		if textOnly {
			r.Address = ""
		}
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	file := filepath.Join(t.TempDir(), "documents.jsonl")
	keepFile(t, file, b.String())
	n, i := new(dating), 0
	for p := range k.papers(t.Context(), []string{file}, nil, func(p *paper) {
		if !p.doc.Published.Known() { // else that is its day
			p.construed(k.construe.Read(p.doc))
		}
	}) {
		if p.err != nil {
			t.Fatal(p.err)
		}
		n.count(&rs[i], p.doc)
		i++
	}
	return n
}

// Documents that name their own day in full, and were told apart from it, are dated
// as rightly as ever, and no more of them wrongly.
func TestDatingFloor(t *testing.T) {
	var rs []datedRecord
	for _, source := range []string{"kremlin-en", "white-house"} {
		rs = append(rs, drawn(t, source, 250, namedWhole)...)
	}
	k := newTestDesk(t)
	got := floors{}
	for name, textOnly := range map[string]bool{"dating": false, "dating by text alone": true} {
		n := dated(t, k, rs, textOnly)
		got[name+" right"], got[name+" not wrong"] = n.share(n.right), n.share(n.of-n.wrong)
		t.Logf("%s: %s\n%s", name, n, strings.Join(n.said, "\n"))
	}
	readFloors(t).hold(t, got)
}

// What each source yields, for documents that name their day in each way and for any.
// It takes long, and so runs where CHANCERY_OPEN_TEXT gives a number of documents.
func TestDatingOpenText(t *testing.T) {
	var want int
	if fmt.Sscan(os.Getenv("CHANCERY_OPEN_TEXT"), &want); want == 0 {
		t.Skip("CHANCERY_OPEN_TEXT gives no number of documents to date of each file")
	}
	k := newTestDesk(t)
	var said []string
	for _, source := range []string{"kremlin-en", "white-house", "wikinews-en", "australia-pm", "white-house-2009-2015"} {
		for name, ways := range map[string][]string{namedWhole: {namedWhole}, namedNoYear: {namedNoYear}, "any": nil} {
			n := dated(t, k, drawn(t, source, want, ways...), true)
			t.Logf("%s, named %s: %s", source, name, n)
			said = append(said, n.said...)
		}
	}
	if to := os.Getenv("CHANCERY_LOSSES"); to != "" {
		keepFile(t, to, strings.Join(said, "\n")+"\n")
	}
}
