package main

import (
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// The sides and types of events that single sentences tell are found as often as ever,
// and the sentences that tell none are as silent.
func TestEventSentencesFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	got := floors{}
	for set, figures := range map[string]map[string]string{
		"plover_gsr_cameo": {"pair found": `pair found (\d+)`, "pair and type right": `pair and type right (\d+)`},
		"petrarch2_gsr":    {"kept silent": `kept silent (\d+)/`},
	} {
		gold := filepath.Join(dir, "gold", "events", set+".jsonl")
		tmp := t.TempDir()
		scored(t, dir, "score_events.py", "--gold", gold, "--make", filepath.Join(tmp, "sentences.jsonl"))
		stdout, _ := ran(t, "read", "--to", "jsonl", filepath.Join(tmp, "sentences.jsonl"))
		keepFile(t, filepath.Join(tmp, "claims.jsonl"), stdout)
		out := scored(t, dir, "score_events.py", "--gold", gold, "--claims", filepath.Join(tmp, "claims.jsonl"))
		for name, pattern := range figures {
			m := regexp.MustCompile(pattern).FindSubmatch(out)
			if m == nil {
				t.Fatalf("the scorer says %s", out)
			}
			got["event sentences "+name], _ = strconv.ParseFloat(string(m[1]), 64)
		}
	}
	readFloors(t).hold(t, got)
}
