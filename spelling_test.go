package chancery

import "testing"

// Rules hold where they say, never for a whole word at its start or end, and doubled
// letters are one.
func TestRespellings(t *testing.T) {
	var rs Respellings
	for _, r := range [][3]string{{"q", "k", "any"}, {"ye", "e", "start"}, {"yev", "ev", "end"}} {
		if err := rs.Add(r[0], r[1], r[2]); err != nil {
			t.Fatal(err)
		}
	}
	for w, want := range map[string]string{
		"toqayev": "tokaev", "tokaev": "tokaev", "yelena": "elena", "ye": "ye", "yev": "ev",
		"hussein": "husein", "qq": "k", "": "",
	} {
		if got := rs.Apply(w); got != want {
			t.Errorf("%q is respelt %q; want %q", w, got, want)
		}
	}
	if err := rs.Add("a", "b", "middle"); err == nil || len(rs) != 3 {
		t.Errorf("a rule for the middle of a word: error %v, %d rules; want an error and 3 rules", err, len(rs))
	}
}
