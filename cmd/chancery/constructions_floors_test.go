package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery"
)

// The compounds and passives of UniversalPetrarch's validation sentences, with states for
// its toy actors: both sides of each pair are found, and never turned round.
func TestConstructionsFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	pairs, sentences := constructions(t, filepath.Join(dir, "gold", "events", "up_validate_2_02.jsonl"))
	in := filepath.Join(t.TempDir(), "sentences.jsonl")
	keepFile(t, in, strings.Join(sentences, "\n"))
	stdout, _ := ran(t, "read", "--to", "jsonl", in)
	told := eventsBySource(t, stdout)
	found, turned := 0, 0
	for _, p := range pairs {
		hit, right := false, slices.Contains(pairs, pair{p.id, p.to, p.from}) // of what is told both ways neither is first
		for _, e := range told[p.id] {
			from, to := sideOf(e, p.from), sideOf(e, p.to)
			if from < 0 || to < 0 {
				continue
			}
			hit = true
			right = right || from <= to || e.Participants[from].Role == e.Participants[to].Role // of what is mutual neither is first
		}
		if hit {
			found++
		}
		if hit && !right {
			turned++
			t.Errorf("%s: %s and %s are turned round", p.id, p.from, p.to)
		}
	}
	readFloors(t).hold(t, floors{"constructions pairs found": float64(found), "constructions pairs the right way round": float64(found - turned)})
}

// A pair is who does something to whom in a sentence.
type pair struct {
	id       string
	from, to chancery.Country
}

// toyActors is the states that stand for the actors of the validation sentences: their
// name, nation and code.
var toyActors = map[string][3]string{
	"Gondor": {"Poland", "Polish", "PL"}, "Arnor": {"Hungary", "Hungarian", "HU"}, "Osgiliath": {"Turkey", "Turkish", "TR"}, "Mordor": {"Serbia", "Serbian", "RS"},
	"Rohan": {"Norway", "Norwegian", "NO"}, "Bree": {"Ireland", "Irish", "IE"}, "Eriador": {"Sweden", "Swedish", "SE"}, "Calenardhon": {"Kenya", "Kenyan", "KE"},
	"Dagolath": {"Syria", "Syrian", "SY"}, "Ithilen": {"Egypt", "Egyptian", "EG"}, "Minas Tirith": {"Warsaw", "Polish", "PL"},
}

var toyCodes = map[string]chancery.Country{
	"GON": "PL", "ARN": "HU", "OSG": "TR", "MOR": "RS", "ROH": "NO", "BRE": "IE", "ERI": "SE", "CAL": "KE", "DAG": "SY", "ITH": "EG", "PHL": "PH", "FRA": "FR", "DNK": "DK", "USA": "US", "CAF": "CF",
}

var inPassive = regexp.MustCompile(`\b(was|were|been|being|be|is|are) (\w+ly )?\w+(ed|en|own|ought|eld|ld|hot|ut)\b`)

// constructions reads the compounds and passives among the sentences of a file.
func constructions(t *testing.T, file string) (pairs []pair, sentences []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g struct {
			ID, Text, Category string
			Events             []struct{ Source, Target, Plover string }
		}
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if g.Category != "COMPOUND" && !inPassive.MatchString(g.Text) {
			continue
		}
		n := len(pairs)
		for _, e := range g.Events {
			from, to := toyCodes[e.Source[:min(3, len(e.Source))]], toyCodes[e.Target[:min(3, len(e.Target))]]
			if from != "" && to != "" && e.Plover != "" {
				pairs = append(pairs, pair{g.ID, from, to})
			}
		}
		if len(pairs) > n {
			line, _ := json.Marshal(map[string]string{"id": g.ID, "text": withStates(g.Text)})
			sentences = append(sentences, string(line))
		}
	}
	return pairs, sentences
}

// withStates is text with states for its toy actors.
func withStates(text string) string {
	for name, is := range toyActors {
		text = regexp.MustCompile(name+`( soldiers| government| villages| police| palace| newspaper| spokesmen| President| Prime| minister)`).ReplaceAllString(text, is[1]+"$1")
		text = regexp.MustCompile(`\b`+name+`(i|ian)\b`).ReplaceAllString(text, is[1])
		text = strings.ReplaceAll(text, name, is[0])
	}
	return text
}

// eventsBySource is the events of lines of claims by the last part of their document's source.
func eventsBySource(t *testing.T, lines string) map[string][]*chancery.Event {
	t.Helper()
	source, out := map[chancery.DocumentID]string{}, map[string][]*chancery.Event{}
	for line := range strings.Lines(lines) {
		var head struct {
			Kind   chancery.Kind
			ID     string
			Source string
		}
		if err := json.Unmarshal([]byte(line), &head); err != nil {
			t.Fatal(err)
		}
		switch head.Kind {
		case "document":
			source[chancery.DocumentID(head.ID)] = head.Source[strings.LastIndexByte(head.Source, '#')+1:]
		case chancery.KindEvent:
			var c chancery.Claim
			if err := json.Unmarshal([]byte(line), &c); err != nil {
				t.Fatal(err)
			}
			out[source[c.Doc]] = append(out[source[c.Doc]], c.Body.(*chancery.Event))
		}
	}
	return out
}

func sideOf(e *chancery.Event, c chancery.Country) int {
	return slices.IndexFunc(e.Participants, func(x chancery.Participant) bool { return x.Country == c })
}
