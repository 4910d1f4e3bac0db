package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	shared     = "../../../shared"
	floorsFile = "../../testdata/floors.json"
)

// Floors are figures that a change may only raise: each is the number of things
// that were right, or a share, and the more the better. They stand in
// testdata/floors.json; with CHANCERY_FLOORS=write a test that does better writes
// its figure there.
type floors map[string]float64

func readFloors(t *testing.T) floors {
	t.Helper()
	b, err := os.ReadFile(floorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var f floors
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatalf("%s: %v", floorsFile, err)
	}
	return f
}

// hold fails t where a figure has fallen below its floor, or has none.
func (f floors) hold(t *testing.T, got floors) {
	t.Helper()
	better := maps.Clone(f)
	for _, name := range slices.Sorted(maps.Keys(got)) {
		floor, pinned := f[name]
		switch {
		case got[name] < floor:
			t.Errorf("%s is %g and has been %g", name, got[name], floor)
		case got[name] > floor || !pinned:
			better[name] = got[name]
			t.Logf("%s is %g and the floor %g", name, got[name], floor)
		}
	}
	if os.Getenv("CHANCERY_FLOORS") != "write" || maps.Equal(better, f) {
		for name := range got {
			if _, ok := f[name]; !ok {
				t.Errorf("%s has no floor; CHANCERY_FLOORS=write go test ./cmd/chancery pins it", name)
			}
		}
		return
	}
	b, err := json.MarshalIndent(better, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(floorsFile, append(b, '\n'), 0o666); err != nil {
		t.Fatal(err)
	}
}

// besideGold is the folder of the gold and its scorers, without which, or without
// python3, the test is skipped.
func besideGold(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(shared, "gold", "gold")); err != nil {
		t.Skip("no gold beside this checkout; nothing to hold the claims against")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3, which the scorers want")
	}
	return shared
}

// What is claimed of the gold documents is as right as it has ever been.
func TestClaimsFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	claims := filepath.Join(t.TempDir(), "claims.jsonl")
	stdout, _ := ran(t, "read", "--to", "jsonl", dir+"/gold/docs")
	keepFile(t, claims, stdout)
	out := scored(t, dir, "score.py", "--json", "--gold", goldWithoutNulls(t, dir), "--docs", dir+"/gold/docs", "--claims", claims)
	var score struct {
		Rows []struct {
			Kind   string
			F1     float64
			Fields map[string]float64
		}
		Total struct {
			Dated  string  `json:"documents_dated"`
			False  string  `json:"false_evidence"`
			MeanF1 float64 `json:"mean_f1"`
		}
	}
	if err := json.Unmarshal(out, &score); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if n := share(t, score.Total.False); n != 0 {
		t.Errorf("evidence that is not in its document: %s", score.Total.False)
	}
	got := floors{"claims documents dated": share(t, score.Total.Dated), "claims mean F1": score.Total.MeanF1}
	for _, r := range score.Rows {
		got["claims "+r.Kind+" F1"] = r.F1
	}
	readFloors(t).hold(t, got)
}

// What the register makes of the gold documents as a set is as right as it has
// ever been.
func TestRegisterFloor(t *testing.T) {
	dir := besideGold(t)
	t.Setenv("CHANCERY_DATA", "")
	tmp := t.TempDir()
	ran(t, "read", "--register", tmp+"/r.db", dir+"/gold/docs")
	stdout, _ := ran(t, "list", "--register", tmp+"/r.db", "--to", "jsonl")
	keepFile(t, tmp+"/entries.jsonl", stdout)
	out := scored(t, dir, "score_register.py", "--pairs", dir+"/gold/pairs.json", "--entries", tmp+"/entries.jsonl")
	got := floors{}
	for _, m := range regexp.MustCompile(`(?m)^(same event|copies|outcome|contradictions) +(\d+) of`).FindAllSubmatch(out, -1) {
		got["register "+string(m[1])], _ = strconv.ParseFloat(string(m[2]), 64)
	}
	if len(got) != 4 {
		t.Fatalf("the scorer says %s", out)
	}
	readFloors(t).hold(t, got)
}

// ran runs a command line that must not fail, and returns what it printed and what
// it said beside that.
func ran(t testing.TB, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, said bytes.Buffer
	if code := run(t.Context(), args, strings.NewReader(""), &out, &said); code != allWell {
		t.Fatalf("chancery %s ends with exit code %d: %s", strings.Join(args, " "), code, &said)
	}
	return out.String(), said.String()
}

// scored runs a scorer and returns what it prints.
func scored(t *testing.T, dir, scorer string, args ...string) []byte {
	t.Helper()
	c := exec.CommandContext(t.Context(), "python3", append([]string{filepath.Join(dir, "score", scorer)}, args...)...)
	c.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", c, err, &said)
	}
	return out
}

// goldWithoutNulls is a copy of the gold folder in which no list of further right
// answers (*_accept) holds a null. The scorer trips over them, and none can match.
func goldWithoutNulls(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(dir + "/gold/gold/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files of gold: %v", len(names), err)
	}
	to := t.TempDir()
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		withoutNulls(v, false)
		if b, err = json.Marshal(v); err != nil {
			t.Fatal(err)
		}
		keepFile(t, filepath.Join(to, filepath.Base(name)), string(b))
	}
	return to
}

// withoutNulls returns v without the nulls of its *_accept lists; accept says that v
// is such a list.
func withoutNulls(v any, accept bool) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = withoutNulls(v[k], strings.HasSuffix(k, "_accept"))
		}
	case []any:
		for i := range v {
			v[i] = withoutNulls(v[i], false)
		}
		if accept {
			return slices.DeleteFunc(v, func(x any) bool { return x == nil })
		}
	}
	return v
}

// share is the number that an "n/m" of the scorer begins with.
func share(t *testing.T, s string) float64 {
	t.Helper()
	var n, of float64
	if _, err := fmt.Sscanf(s, "%g/%g", &n, &of); err != nil {
		t.Fatalf("the scorer says %q: %v", s, err)
	}
	return n
}

func keepFile(t testing.TB, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o666); err != nil {
		t.Fatal(err)
	}
}
