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
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery"
)

// A dated record is one document of the open texts whose day is known, and how its
// own text names that day.
type datedRecord struct {
	ID        string `json:"id"`
	Address   string `json:"url,omitempty"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Text      string `json:"text"`
	Published string `json:"published,omitempty"`
}

// The ways in which a text may name its day: with the year, or without it.
const (
	unnamedDay = ""
	wholeDay   = "whole"
	yearless   = "yearless"
)

// named says how the title or the text of r names the day it was published: by
// month, day and year in words or figures, or by month and day. It is no part of
// the reader, and knows nothing of what the reader knows.
func (r *datedRecord) named() string {
	day, err := chancery.ParseDate(r.Published)
	if err != nil || !day.Exact() {
		return unnamedDay
	}
	on, _, _ := day.Bounds()
	month := on.Month().String()
	if len(month) > 4 {
		month = "(?:" + month + "|" + month[:3] + `\.?|` + month[:4] + `\.?)`
	}
	figure := fmt.Sprintf(`0?%d(?:st|nd|rd|th)?`, on.Day())
	both := `\b(?:` + month + " " + figure + "|" + figure + "(?: of)? " + month + ")"
	text := r.Title + "\n" + r.Text
	whole := fmt.Sprintf(`(?i)%[1]s,? %[2]d\b|\b%[2]d-%02[3]d-%02[4]d\b|\b0?%[4]d\.0?%[3]d\.%[2]d\b|\b0?%[3]d/0?%[4]d/%[2]d\b`, both, on.Year(), int(on.Month()), on.Day())
	switch {
	case regexp.MustCompile(whole).MatchString(text):
		return wholeDay
	case regexp.MustCompile(`(?i)` + both + `(?:$|[^\d\w,]|,(?:$| \D| \d\D| \d\d\D))`).MatchString(text):
		return yearless
	}
	return unnamedDay
}

// A dating counts what the reader makes of documents whose day was taken from them.
type dating struct {
	of, right, wrong int
	said             []string // one line for each that is wrong or has no day
}

// A day is right where it can be that day and no other, whatever marks it carries;
// wrong where it says another; and absent where there is none, or only a month, a
// year, a span of days, or a day without its year.
func (n *dating) count(r *datedRecord, doc *chancery.Document) {
	n.of++
	want := chancery.Date(r.Published)
	got := doc.Published.Plain()
	switch {
	case got == want:
		n.right++
		return
	case got != "" && (got.Exact() && got.End() == "" && got[0] != '[' || !got.Agrees(want)):
		n.wrong++
		n.said = append(n.said, fmt.Sprintf("WRONG  %s  %s is dated %s by %s", r.ID, want, doc.Published, doc.PublishedWhy))
	default:
		n.said = append(n.said, fmt.Sprintf("ABSENT %s  %s is dated %q by %s", r.ID, want, doc.Published, doc.PublishedWhy))
	}
}

func (n *dating) share(k int) float64 {
	return math.Round(1000*float64(k)/float64(max(n.of, 1))) / 1000
}

func (n *dating) String() string {
	return fmt.Sprintf("%3d documents: right %.3f, wrong %.3f, absent %.3f", n.of, n.share(n.right), n.share(n.wrong), n.share(n.of-n.right-n.wrong))
}

// drawn is at most n of the documents of a file that name their day in the given
// way, or all of them where how is nil; the same ones at every draw.
func drawn(t *testing.T, file string, n int, how ...string) []datedRecord {
	t.Helper()
	out, err := exec.Command("zstd", "-dcq", file).Output()
	if err != nil {
		t.Skipf("%s: %v", file, err)
	}
	var all []datedRecord
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var r datedRecord
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if how == nil || slices.Contains(how, r.named()) {
			all = append(all, r)
		}
	}
	lot := func(r datedRecord) string { s := sha256.Sum256([]byte("dating 1 " + r.ID)); return string(s[:]) }
	slices.SortFunc(all, func(a, b datedRecord) int { return cmp.Compare(lot(a), lot(b)) })
	return all[:min(n, len(all))]
}

// datings has the program read the documents of rs without their day, and counts
// by how they name it. Without addresses only title and text are left to it.
func datings(t *testing.T, k *desk, rs []datedRecord, addresses bool) map[string]*dating {
	t.Helper()
	var b bytes.Buffer
	for _, r := range rs {
		r.Published = ""
		if !addresses {
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
	out := map[string]*dating{"all": {}, unnamedDay: {}, wholeDay: {}, yearless: {}}
	i := 0
	for p := range k.papers(t.Context(), []string{file}, nil, func(p *paper) { p.construed(k.construe.Read(p.doc)) }) {
		if p.err != nil {
			t.Fatal(p.err)
		}
		for _, n := range []string{"all", rs[i].named()} {
			out[n].count(&rs[i], p.doc)
		}
		i++
	}
	return out
}

func TestDatingDraft(t *testing.T) {
	k := newTestDesk(t)
	var said []string
	for _, source := range strings.Fields(cmp.Or(os.Getenv("CHANCERY_SOURCES"), "kremlin-en white-house wikinews-en australia-pm white-house-2009-2015")) {
		rs := drawn(t, filepath.Join(shared, "data/open-text", source+".jsonl.zst"), 250, wholeDay, yearless)
		for _, addresses := range []bool{true, false} {
			ns := datings(t, k, rs, addresses)
			for _, how := range []string{"all", wholeDay, yearless} {
				t.Logf("%-22s addresses %-5v %-8s %s", source, addresses, how, ns[how])
			}
			if !addresses {
				said = append(said, ns[wholeDay].said...)
				said = append(said, ns[yearless].said...)
			}
		}
		rs = drawn(t, filepath.Join(shared, "data/open-text", source+".jsonl.zst"), 250)
		t.Logf("%-22s unfiltered %s", source, datings(t, k, rs, false)["all"])
		if ns := datings(t, k, rs, false); true {
			for _, s := range ns["all"].said {
				if strings.HasPrefix(s, "WRONG") {
					said = append(said, "UNF "+s)
				}
			}
		}
	}
	if to := os.Getenv("CHANCERY_SAID"); to != "" {
		keepFile(t, to, strings.Join(said, "\n")+"\n")
	}
}

func TestDatingPrec(t *testing.T) {
	k := newTestDesk(t)
	n := 500
	fmt.Sscan(os.Getenv("CHANCERY_N"), &n)
	for _, source := range strings.Fields(cmp.Or(os.Getenv("CHANCERY_SOURCES"), "kremlin-en white-house wikinews-en australia-pm white-house-2009-2015")) {
		rs := drawn(t, filepath.Join(shared, "data/open-text", source+".jsonl.zst"), n)
		var b bytes.Buffer
		want := map[string]chancery.Date{}
		for _, r := range rs {
			want[r.ID] = chancery.Date(r.Published)
			r.Published, r.Address = "", ""
			line, _ := json.Marshal(r)
			b.Write(append(line, '\n'))
		}
		file := filepath.Join(t.TempDir(), "documents.jsonl")
		keepFile(t, file, b.String())
		count := map[string][3]int{}
		for p := range k.papers(t.Context(), []string{file}, nil, func(p *paper) { p.construed(k.construe.Read(p.doc)) }) {
			if p.err != nil {
				continue
			}
			_, id, _ := strings.Cut(p.doc.Source, "#")
			got := p.doc.Published
			key := p.doc.PublishedWhy
			switch {
			case got == "":
				key = "none"
			case got[0] == '[':
				key += " set"
			case got[0] == 'X':
				key += " yearless"
			case strings.ContainsAny(string(got), "~?"):
				key += " ~?"
			}
			c := count[key]
			w := want[id]
			switch {
			case got.Plain() == w:
				c[0]++
			case got != "" && got.Agrees(w):
				c[1]++
			default:
				c[2]++
				if got != "" {
					t.Logf("    %s %s is %s by %s", id, w, got, key)
				}
			}
			count[key] = c
		}
		t.Logf("%s right/agrees/wrong %v", source, count)
	}
}
