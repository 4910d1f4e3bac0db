package register

import (
	"os"
	"strings"
	"testing"

	"chancery"
)

// cited is an entry over it whose words are those of its first claim.
func cited(it Item) chancery.Entry {
	c := it.Claims[0]
	return chancery.Entry{
		Kind: chancery.KindEvent, ID: "event-x", Label: "talks", Standing: chancery.Single, Roots: 1,
		Documents: []string{it.Doc.Source}, Claims: []chancery.ClaimID{c.ID},
		Slots: []chancery.Slot{{Name: "form", Values: []chancery.Value{{
			Value: "talks", Documents: []string{it.Doc.Source}, Claims: []chancery.ClaimID{c.ID},
		}}}},
		Dispute: &chancery.Dispute{Type: "date", Sides: []chancery.Side{{Value: "2024", Evidence: []chancery.SideWords{{
			Document: it.Doc.Source, Start: c.Evidence.Start, End: c.Evidence.End, Text: c.Evidence.Text,
		}}}}},
	}
}

func TestVerify(t *testing.T) {
	for name, c := range map[string]struct {
		change string // SQL that a careless hand might run, after the guards were taken away
		want   string
	}{
		"whole":             {"", ""},
		"raw bytes":         {"update document set raw = x'00', packed = 0, size = 1", "raw bytes of sha256"},
		"raw bytes cut":     {"update document set packed = 0", "cannot be read back"},
		"text":              {"update wording set text = replace(text, 'met on', 'net on')", "do not bear out"},
		"words":             {"update claim set words = 'They did not meet.'", "do not bear out"},
		"slots":             {"update claim set body = replace(body, 'happened', 'denied')", "other slots"},
		"no claim":          {"delete from claim", "which is not there"},
		"no such kind":      {"update claim set kind = 'rumour'", "no kind of claim"},
		"entry's words":     {"update entry set body = replace(body, 'The ministers', 'The soldiers')", "none of"},
		"entry's type":      {`update entry set body = replace(body, '"string"', '"colour"')`, "cannot be read back"},
		"a guard":           {"drop trigger claim_kept", "guard that keeps claim"},
		"dangling":          {"update sighting set document = 99", "leads to no document"},
		"nowhere sighted":   {"delete from sighting", "seen under no source"},
		"clues are no list": {"update wording set clues = '{'", "cannot be read back"},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := open(t)
			it := meeting(1)
			keep(t, r, it)
			if err := r.Replace(t.Context(), []chancery.Entry{cited(it)}); err != nil {
				t.Fatal(err)
			}
			meddle(t, r, c.change)
			var rows []string
			n, err := r.Verify(t.Context(), func(bad *chancery.Refusal) { rows = append(rows, bad.Error()) })
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(rows, "\n"); c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if c.change == "" && n != (Checked{Documents: 1, Claims: 2, Entries: 1, Words: 2}) {
				t.Errorf("checked %+v", n)
			}
		})
	}
}

// meddle runs change on a register whose guards it takes away and puts back.
func meddle(t *testing.T, r *Register, change string) {
	t.Helper()
	var guards []string
	rows, err := r.write.Query("select name, sql from sqlite_master where type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	drops := []string{"pragma foreign_keys = 0"}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(change, name) {
			drops, guards = append(drops, "drop trigger "+name), append(guards, text)
		}
	}
	rows.Close()
	for _, q := range append(append(drops, change), guards...) {
		if _, err := r.write.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

// A page of the file that the disk has spoiled is found.
func TestVerifyDamage(t *testing.T) {
	r, path := open(t)
	for n := range 40 {
		keep(t, r, meeting(n))
	}
	if _, err := r.write.Exec("pragma wal_checkpoint(truncate)"); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(b[len(b)-4096*3:], make([]byte, 4096))
	if err := os.WriteFile(path+"2", b, 0o666); err != nil {
		t.Fatal(err)
	}
	damaged := reopen(t, path+"2")
	found := 0
	_, err = damaged.Verify(t.Context(), func(*chancery.Refusal) { found++ })
	if found == 0 && err == nil {
		t.Error("a page of zeros went unnoticed")
	}
}
