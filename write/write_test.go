package write

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"chancery"
	"chancery/write/invented"
)

var update = flag.Bool("update-files", false, "rewrite the remembered files")

func sample() (*invented.Register, Context) {
	r := invented.New()
	return r, Context{Entries: r.Entries, Claims: r.ClaimsOf, Documents: r.Documents, Names: invented.Names}
}

// remembered compares got with a file of testdata.
func remembered(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s", path, got)
	}
}

func TestEntries(t *testing.T) {
	r, _ := sample()
	var b bytes.Buffer
	if err := Entries(&b, r.Entries, "text"); err != nil {
		t.Fatal(err)
	}
	remembered(t, "entries.txt", b.String())
	b.Reset()
	if err := Entries(&b, r.Entries, "jsonl"); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Count(b.String(), "\n"), len(r.Entries); got != want {
		t.Errorf("%d lines of %d entries", got, want)
	}
	if line, _, _ := strings.Cut(b.String(), "\n"); line != string(r.Entries[0].Line()) {
		t.Errorf("first line is %s", line)
	}
	if err := Entries(&b, nil, "xml"); err == nil {
		t.Error("a format that is none was taken")
	}
}

func TestShow(t *testing.T) {
	r, x := sample()
	var b bytes.Buffer
	for _, id := range []chancery.EntryID{
		"event-xg-xr-talks-2031-10-22", "actor-dagmar-quinnox", "commitment-xr-toll",
		"dispute-xg-foreign-minister-2031-10-22", "mechanism-forum-of-border-regions",
	} {
		if err := Show(&b, r.Entry(id), x); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n----\n\n")
	}
	remembered(t, "show.txt", b.String())
	for line := range strings.SplitSeq(b.String(), "\n") {
		if Columns(line) > columns && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("%d columns: %s", Columns(line), line)
		}
	}
}

// A letter that moves the cursor or turns the line round must not reach a terminal.
func TestShowIsFitForATerminal(t *testing.T) {
	e := &chancery.Entry{
		Kind: chancery.KindEvent, ID: "event-x", Label: "clear \x1b[2J\u202e\u0085 the\tscreen\r\n",
		Documents: []string{"a\x07.txt"}, Slots: []chancery.Slot{{Name: "place", Values: []chancery.Value{{Value: "Zen\x00da\xff", Documents: []string{"a\x07.txt"}}}}},
	}
	var b bytes.Buffer
	if err := Show(&b, e, Context{}); err != nil {
		t.Fatal(err)
	}
	for i, r := range b.String() {
		if r < ' ' && r != '\n' || r == 0x202e || r == 0x85 {
			t.Errorf("%U at %d of %q", r, i, b.String())
		}
	}
	if !strings.Contains(b.String(), "clear ␛[2J<U+202E> the screen") || !strings.Contains(b.String(), "Zen␀da�") {
		t.Errorf("got %q", b.String())
	}
}

func TestBrief(t *testing.T) {
	_, x := sample()
	var b bytes.Buffer
	if err := Brief(&b, []chancery.Country{"XG", "XR"}, x); err != nil {
		t.Fatal(err)
	}
	remembered(t, "brief.md", b.String())
	cited := regexp.MustCompile(` (\[\d+\])+$`)
	body, notes, _ := strings.Cut(b.String(), "\n## Notes\n")
	for line := range strings.SplitSeq(body, "\n") {
		stated := line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "_")
		if stated && !cited.MatchString(line) {
			t.Errorf("not cited: %s", line)
		}
	}
	for _, n := range regexp.MustCompile(`\[\d+\]`).FindAllString(body, -1) {
		if !strings.Contains(notes, n+" “") {
			t.Errorf("no note %s", n)
		}
	}
}

// A brief with one line that nothing stands behind is no brief at all.
func TestBriefFailsClosed(t *testing.T) {
	spoil := map[string]func(*invented.Register, *Context){
		"the claims are gone":    func(_ *invented.Register, x *Context) { x.Claims = nil },
		"the documents are gone": func(_ *invented.Register, x *Context) { x.Documents = nil },
		"an entry without claims": func(r *invented.Register, x *Context) {
			e := r.Entry("project-tarlenheim-tunnel")
			e.Claims = nil
			for i := range e.Slots {
				e.Slots[i].Values[0].Claims = nil
			}
		},
		"a text that changed": func(r *invented.Register, x *Context) {
			r.Documents[4].Text = strings.Replace(r.Documents[4].Text, "arrived", "stopped", 1)
		},
		"words that no document holds": func(r *invented.Register, x *Context) {
			r.Entry("dispute-xg-foreign-minister-2031-10-22").Dispute.Sides[0].Evidence[0].Text = "Nobody came."
		},
	}
	for name, f := range spoil {
		r, x := sample()
		f(r, &x)
		var b bytes.Buffer
		if err := Brief(&b, []chancery.Country{"XG", "XR"}, x); err == nil || b.Len() > 0 {
			t.Errorf("%s: wrote %d bytes, error %v", name, b.Len(), err)
		}
	}
	d := &Dossier{Title: "x", Sections: []Section{{Heading: "Held", Lines: []Cited{{Text: "They met."}}}}}
	var b bytes.Buffer
	if err := d.Markdown(&b); err == nil || b.Len() > 0 {
		t.Errorf("a line without notes was set: %s", b.String())
	}
}

func TestBriefNeverTellsATargetAsAFact(t *testing.T) {
	_, x := sample()
	var b bytes.Buffer
	if err := Brief(&b, []chancery.Country{"XG", "XR"}, x); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(b.String(), "\n") {
		if strings.Contains(line, "30 billion XRC") && strings.HasPrefix(line, "- trade") {
			t.Errorf("told as a fact: %s", line)
		}
	}
	if !strings.Contains(b.String(), "- Target, not a result: trade turnover") {
		t.Error("the target is not there")
	}
}

func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"a <b> & [c](d)":      `a \<b\> \& \[c\](d)`,
		"1. first":            `1\. first`,
		"- x":                 `\- x`,
		"# x":                 `\# x`,
		"see http://x.y":      `see http\://x.y`,
		"www.x.y":             `www\.x.y`,
		"two\nlines":          `two lines`,
		"10 November 1.5 (x)": `10 November 1.5 (x)`,
		"`code` ![i](j)":      "\\`code\\` \\!\\[i\\](j)",
	} {
		if got := Markdown(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[float64]string{
		28e9: "28 billion", 27.85e6: "27.85 million", 7548.9: "7548.9", 75489: "75,489",
		28123456: "28,123,456", -3: "−3", 0: "0", 1.5e12: "1.5 trillion",
	} {
		if got := Number(in); got != want {
			t.Errorf("%v: got %s, want %s", in, got, want)
		}
	}
}

func TestColumns(t *testing.T) {
	for in, want := range map[string]int{"abc": 3, "Мы": 2, "条约": 4, "Qazaqstan\u0301": 9, "ｱ": 1} {
		if got := Columns(in); got != want {
			t.Errorf("%q: got %d, want %d", in, got, want)
		}
	}
	if got := cutTo("条约条约", 5); got != "条约…" {
		t.Errorf("got %s", got)
	}
}

// What JSON makes of a slot must read like what the register derived.
func TestValueWordsAfterJSON(t *testing.T) {
	r, x := sample()
	ix := NewIndex(x)
	for i := range r.Entries {
		for _, s := range r.Entries[i].Slots {
			for _, v := range s.Values {
				b, err := json.Marshal(v.Value)
				if err != nil {
					t.Fatal(err)
				}
				var back any
				if err := json.Unmarshal(b, &back); err != nil {
					t.Fatal(err)
				}
				if got, want := ix.ValueWords(s.Name, back), ix.ValueWords(s.Name, v.Value); got != want {
					t.Errorf("%s of %s: got %q, want %q", s.Name, r.Entries[i].ID, got, want)
				}
			}
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"plain", "\x1b[31m", "a\u202eb", "Мы\u0000", "\xff\xfe", "  two  spaces "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := Plain(s)
		if !utf8.ValidString(p) || Plain(p) != p {
			t.Errorf("%q became %q, then %q", s, p, Plain(p))
		}
		for _, r := range p {
			if unicode.IsControl(r) {
				t.Errorf("%q kept %U", s, r)
			}
		}
		if m := Markdown(s); strings.ContainsAny(m, "\n\x1b") {
			t.Errorf("%q became %q", s, m)
		}
	})
}

func BenchmarkBrief(b *testing.B) {
	_, x := sample()
	b.ReportAllocs()
	for b.Loop() {
		if err := Brief(io.Discard, []chancery.Country{"XG", "XR"}, x); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTenureWords(t *testing.T) {
	_, x := sample()
	ix := NewIndex(x)
	for _, c := range []struct {
		from, to chancery.Date
		want     string
	}{
		{"2031-05-02", "", "head of state, Ruritania, from 2 May 2031"},
		{"2031-05-02", "2032", "head of state, Ruritania, from 2 May 2031 to 2032"},
		{"../2031-05-02", "", "head of state, Ruritania, since 2 May 2031 or before"},
		{"../2031-05-02", "2031-06-01/..", "head of state, Ruritania, known from 2 May 2031 to 1 June 2031"},
		{"../2031-05-02", "2031-05-02/..", "head of state, Ruritania, known on 2 May 2031"},
		{"", "2031", "head of state, Ruritania, until 2031"},
		{"", "", "head of state, Ruritania"},
	} {
		if got := ix.TenureWords(chancery.Tenure{Office: "head of state", Country: "XR", From: c.from, To: c.to}); got != c.want {
			t.Errorf("%q to %q: got %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// A copy of an announcement does not confirm it.
func TestLifeWords(t *testing.T) {
	r, x := sample()
	ix := NewIndex(x)
	copied := r.Documents[2].Source
	got := strings.Join(ix.LifeWords([]chancery.Step{
		{Status: chancery.Planned, On: "2031-10-21", Document: "herald-2031-10-21.txt"},
		{Status: chancery.Planned, On: "2031-10-22", Document: copied},
		{Status: chancery.Planned, On: "2031-10-21?", Document: "chronicle-2031-11-13.txt"},
		{Status: chancery.Planned, On: "2031-10-23", Document: "gazette-2031-10-23.txt"},
		{Status: chancery.Happened, On: "2031-11-13", Document: "chronicle-2031-11-13.txt"},
	}), "; ")
	if want := "announced; announced again, same root; confirmed ahead; confirmed ahead; reported held"; got != want {
		t.Errorf("got %s", got)
	}
}
