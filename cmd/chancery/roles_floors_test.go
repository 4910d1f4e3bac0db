package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A casting is an item of the gold of actors: a mention, a word of context before it,
// the day it is read on, and of which country and in what role it is.
type casting struct {
	ID      string
	Mention string
	Args    []string
	Kwargs  struct {
		Date string `json:"query_date"`
	}
	Gold struct{ Country, Sector *string }
}

var isoDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// document is the mention as a document: its context is the line before it.
func (c *casting) document() map[string]string {
	d := map[string]string{"id": c.ID, "text": c.Mention}
	date := c.Kwargs.Date
	if len(c.Args) > 1 && c.Args[1] != "" {
		d["text"] = c.Args[1] + "\n\n" + c.Mention
	}
	if len(c.Args) > 2 {
		date = c.Args[2]
	}
	if isoDay.MatchString(date) { // not "today"
		d["published"] = date
	}
	return d
}

// cast is the name line that covers most of the last size bytes of the text before end;
// of two the common noun, then the one with a role.
func cast(lines []mention, end, size int) (best mention) {
	rank := -1
	for _, m := range lines {
		r := 4 * (min(m.End, end) - max(m.Start, end-size))
		if r <= 0 {
			continue
		}
		if m.Type == "AGENT" {
			r += 2
		}
		if m.Role != "" {
			r++
		}
		if r > rank {
			best, rank = m, r
		}
	}
	return best
}

// Of which country and in what role the mentions of the gold act is as often right as it
// has ever been. Gold that is empty wants nothing; UNK is nothing too, and where a role
// is not told at all, or as ????, it is not asked for.
func TestActorFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	iso := map[string]string{}
	for line := range strings.Lines(string(readFile(t, dir+"/score/iso3166.tsv"))) {
		three, two, _ := strings.Cut(strings.TrimSpace(line), "\t")
		iso[three] = two
	}
	var docs bytes.Buffer
	var gold []casting
	for line := range strings.Lines(string(readFile(t, dir+"/gold/events/actor_resolution.jsonl"))) {
		var c casting
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		gold = append(gold, c)
		if err := json.NewEncoder(&docs).Encode(c.document()); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "actors.jsonl")
	keepFile(t, path, docs.String())
	stdout, _ := ran(t, "construe", "--to", "jsonl", path)
	found := nameLines(t, stdout)

	var country, role [2]int
	same := func(r string) string {
		switch r {
		case "UNK":
			return ""
		case "HLH": // of an earlier code book
			return "MED"
		}
		return r
	}
	for _, c := range gold {
		m := cast(found[c.ID], len(c.document()["text"]), len(c.Mention))
		if w := c.Gold.Country; w != nil {
			country[1]++
			want := *w
			if two := iso[want]; two != "" {
				want = two
			}
			if string(m.Country) == want {
				country[0]++
			}
		}
		if w := c.Gold.Sector; w != nil && *w != "????" {
			role[1]++
			if same(string(m.Role)) == same(*w) {
				role[0]++
			}
		}
	}
	t.Logf("country %v, role %v", country, role)
	share := func(x [2]int) float64 { return math.Round(1000*float64(x[0])/float64(x[1])) / 1000 }
	readFloors(t).hold(t, floors{"actor country": share(country), "actor role": share(role)})
}

// nameLines is the lines of names in out, by the id of the document they stand in.
func nameLines(t *testing.T, out string) map[string][]mention {
	t.Helper()
	by := map[string][]mention{}
	id := ""
	s := bufio.NewScanner(strings.NewReader(out))
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var m struct {
			mention
			Source string
		}
		if err := json.Unmarshal(s.Bytes(), &m); err != nil {
			t.Fatalf("%v in %s", err, s.Bytes())
		}
		switch m.Kind {
		case "document":
			_, id, _ = strings.Cut(m.Source, "#")
		case "name", "reference":
			by[id] = append(by[id], m.mention)
		}
	}
	return by
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
