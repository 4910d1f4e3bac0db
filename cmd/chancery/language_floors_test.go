package main

import (
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// What is read of the treebanks' development parts, words given and from raw text, and of
// the names in one, is as right as it has ever been.
func TestLanguageFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	got := floors{}
	for name, bank := range map[string]string{"EWT": "ud-english-ewt", "GUM": "ud-english-gum-open"} {
		tmp := t.TempDir()
		gold := filepath.Join(dir, "data", bank, "dev.conllu")
		given, _ := ran(t, "construe", "--from", "conllu", "--to", "conllu", gold)
		keepFile(t, tmp+"/given.conllu", given)
		got.figures(t, name+" given ", scored(t, dir, "score_conllu.py", gold, tmp+"/given.conllu"))
		keepFile(t, tmp+"/raw.jsonl", string(scored(t, dir, "score_conllu.py", "--text", gold)))
		raw, _ := ran(t, "construe", "--to", "conllu", tmp+"/raw.jsonl")
		keepFile(t, tmp+"/raw.conllu", raw)
		got.figures(t, name+" raw ", scored(t, dir, "score_conllu.py", gold, tmp+"/raw.conllu"))
	}
	tmp := t.TempDir()
	set := filepath.Join(dir, "gold", "mentions", "names-uner-english-ewt-dev.jsonl")
	scored(t, dir, "score_mentions.py", "--gold", set, "--make", tmp+"/docs.jsonl")
	names, _ := ran(t, "construe", "--to", "jsonl", tmp+"/docs.jsonl")
	keepFile(t, tmp+"/names.jsonl", names)
	out := scored(t, dir, "score_mentions.py", "--gold", set, "--mentions", tmp+"/names.jsonl")
	m := regexp.MustCompile(`span \+ type .* F1 ([0-9.]+)`).FindSubmatch(out)
	if m == nil {
		t.Fatalf("the scorer says %s", out)
	}
	got["names UNER EWT"], _ = strconv.ParseFloat(string(m[1]), 64)
	readFloors(t).hold(t, got)
}

// figures adds what the scorer of treebanks printed.
func (f floors) figures(t *testing.T, prefix string, out []byte) {
	t.Helper()
	all := regexp.MustCompile(`(tokens|sentences|UPOS|lemma|UAS|LAS) ([0-9.]+)`).FindAllSubmatch(out, -1)
	if len(all) != 6 {
		t.Fatalf("the scorer says %s", out)
	}
	for _, m := range all {
		f[prefix+string(m[1])], _ = strconv.ParseFloat(string(m[2]), 64)
	}
}
