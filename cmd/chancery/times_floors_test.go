package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// annotatedSentences is how many sentences of a text MEANTIME marks times in: the
// headline, the date line and four more.
const annotatedSentences = 6

// The times that are found in news and in texts of many kinds are as right as they
// have ever been: spans exactly and roughly, and values.
func TestTimesFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	got := floors{}
	for name, file := range map[string]string{
		"MEANTIME":  meantimeCut(t, dir),
		"GUM dev":   filepath.Join(dir, "gold", "mentions", "times-gum-dev.jsonl"),
		"GUM train": filepath.Join(dir, "gold", "mentions", "times-gum-train.jsonl"),
	} {
		tmp := t.TempDir()
		scored(t, dir, "score_mentions.py", "--gold", file, "--make", tmp+"/docs.jsonl")
		stdout, _ := ran(t, "construe", "--to", "jsonl", tmp+"/docs.jsonl")
		keepFile(t, tmp+"/found.jsonl", stdout)
		out := scored(t, dir, "score_mentions.py", "--gold", file, "--mentions", tmp+"/found.jsonl")
		for _, m := range regexp.MustCompile(`(?m)^(strict|relaxed|value) .* F1 ([\d.]+)`).FindAllSubmatch(out, -1) {
			got["times "+name+" "+string(m[1])], _ = strconv.ParseFloat(string(m[2]), 64)
		}
	}
	if len(got) != 9 {
		t.Fatalf("figures of the scorer: %v", got)
	}
	readFloors(t).hold(t, got)
}

// meantimeCut is a file of MEANTIME's gold with each text cut to the sentences that
// its annotation covers: what is found behind them would count as wrong there, though
// nobody has looked.
func meantimeCut(t *testing.T, dir string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "gold", "mentions", "times-meantime.jsonl"))
	if err != nil {
		t.Skip("no gold of times beside this checkout")
	}
	var out strings.Builder
	for line := range strings.Lines(string(b)) {
		var doc map[string]any
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		text := doc["text"].(string)
		doc["text"] = text[:annotatedEnd(t, dir, doc["id"].(string), text)]
		cut, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(cut, '\n'))
	}
	file := filepath.Join(t.TempDir(), "meantime.jsonl")
	keepFile(t, file, out.String())
	return file
}

// annotatedEnd is where the annotated sentences of a text end. Its tokens are found in
// the text by their letters; quotation marks are written otherwise there.
func annotatedEnd(t *testing.T, dir, id, text string) int {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "data", "meantime", "xml", "*", "*.xml"))
	for _, name := range names {
		if filepath.Base(name) != id+".xml" {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Tokens []struct {
				Sentence int    `xml:"sentence,attr"`
				Text     string `xml:",chardata"`
			} `xml:"token"`
		}
		if err := xml.Unmarshal(b, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		end := 0
		for _, w := range doc.Tokens {
			if w.Sentence >= annotatedSentences {
				break
			}
			if i := strings.Index(text[end:], w.Text); i >= 0 && i < 40 {
				end += i + len(w.Text)
			}
		}
		return end
	}
	t.Fatalf("no annotation of %s", id)
	return 0
}
