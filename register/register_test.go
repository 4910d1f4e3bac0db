package register

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"chancery"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childOf); dir != "" {
		keepForever(dir) // see kill_test.go
		return
	}
	goleak.VerifyTestMain(m)
}

// open opens a new register that the test closes.
func open(t testing.TB) (*Register, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.db")
	return reopen(t, path), path
}

func reopen(t testing.TB, path string) *Register {
	t.Helper()
	r, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// meeting is the n-th document of a made-up press office, with its two claims.
func meeting(n int) Item {
	text := fmt.Sprintf("Home | News\nMinisters meet for the %d. time\nStrelsau, 4 May 2024 (RNA). The ministers of Ruritania & Graustark met on Friday. "+
		"\"Trade reached $%d million\", Rudolf Rassendyll said.", n, n)
	d := &chancery.Document{
		ID: chancery.NewDocumentID([]byte(text)), Source: fmt.Sprintf("news/%04d.txt", n), Address: "https://example.org/" + fmt.Sprint(n),
		Media: "text/plain", Raw: []byte(text), Text: text,
		Origins: []chancery.Origin{{Text: chancery.Span{Start: 0, End: len(text)}, Raw: chancery.Span{Start: 0, End: len(text)}, Exact: true}},
		Title:   "Ministers meet", TitleSpan: chancery.Span{Start: 12, End: 26}, Publisher: "RNA", Byline: "By Sapt",
		Dateline: chancery.Span{Start: 44, End: 70}, Language: "en", Via: []string{"RNA"},
		Clues:     []chancery.DateClue{{Value: "2024-05-04", Why: "dateline", From: "dateline", Span: chancery.Span{Start: 54, End: 64}}},
		Furniture: []chancery.Furniture{{Span: chancery.Span{Start: 0, End: 11}, Rule: "html.nav"}},
		Published: "2024-05-04", PublishedWhy: "dateline",
	}
	quote := func(from, to string) chancery.Evidence {
		a := strings.Index(text, from)
		b := a + strings.Index(text[a:], to) + len(to)
		return d.Quote(chancery.Span{Start: a, End: b})
	}
	cs := []chancery.Claim{
		{
			Doc: d.ID, Evidence: quote("The ministers", "Friday."), Basis: chancery.Stated, Rule: "event.meet", Confidence: 0.8125,
			Body: &chancery.Event{
				Label: "meeting", Plover: "CONSULT", Form: "talks", Status: chancery.Happened, Start: "2024-05-03",
				Participants: []chancery.Participant{{Name: "Ruritania", Country: "XR", Role: "party"}, {Name: "Graustark", Country: "XG", Role: "party"}},
			},
		},
		{
			Doc: d.ID, Evidence: quote("\"Trade", "said."), SaidBy: []string{"RNA", "Rudolf Rassendyll"}, Basis: chancery.Inferred, Why: "of both countries",
			Rule: "indicator.reached", Confidence: 1.0 / 3,
			Body: &chancery.Indicator{Measure: "trade turnover", Value: float64(n) * 1e6, Comparator: "=", Unit: "USD", Of: []chancery.Country{"XR", "XG"}},
		},
	}
	for i := range cs {
		cs[i].Seal()
	}
	return Item{d, cs}
}

func keep(t testing.TB, r *Register, items ...Item) {
	t.Helper()
	res, err := r.KeepAll(context.Background(), items)
	if err != nil {
		t.Fatal(err)
	}
	for _, res := range res {
		if res.Err != nil {
			t.Fatal(res.Err)
		}
	}
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestRoundTrip(t *testing.T) {
	r, path := open(t)
	it := meeting(3)
	if added, err := r.Keep(t.Context(), it.Doc, it.Claims); err != nil || !added {
		t.Fatal(added, err)
	}
	again := must[*Register](t)(OpenReadOnly(t.Context(), path))
	defer again.Close()
	for _, key := range []string{string(it.Doc.ID), it.Doc.Source} {
		got := must[*chancery.Document](t)(again.Document(t.Context(), key))
		if d := cmp.Diff(it.Doc, got); d != "" {
			t.Errorf("%s: %s", key, d)
		}
	}
	if d := cmp.Diff(it.Claims, must[[]chancery.Claim](t)(again.Claims(t.Context(), it.Doc.ID))); d != "" {
		t.Error(d)
	}
	byID := must[[]chancery.Claim](t)(again.ClaimsByID(t.Context(), it.Claims[1].ID, it.Claims[0].ID))
	if byID[0].ID != it.Claims[1].ID || byID[1].ID != it.Claims[0].ID {
		t.Errorf("claims by id in the order %s, %s", byID[0].ID, byID[1].ID)
	}
	light := must[[]*chancery.Document](t)(again.Documents(t.Context()))
	want := *it.Doc
	want.Raw, want.Origins = nil, nil
	if d := cmp.Diff([]*chancery.Document{&want}, light); d != "" {
		t.Error(d)
	}
	if _, err := again.read.Exec("delete from heir"); err == nil {
		t.Error("a register opened for reading was written to")
	}
	if _, err := again.Keep(t.Context(), it.Doc, nil); err == nil || !strings.Contains(err.Error(), "reading only") {
		t.Errorf("a register opened for reading took a document: %v", err)
	}
}

// Once everybody has closed it, a register is one file.
func TestOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	for range 2 {
		r := must[*Register](t)(Open(t.Context(), path))
		keep(t, r, meeting(1))
		again := must[*Register](t)(OpenReadOnly(t.Context(), path))
		must[[]*chancery.Document](t)(again.Documents(t.Context()))
		if err := errors.Join(r.Close(), again.Close()); err != nil {
			t.Fatal(err)
		}
		if exists(path+"-wal") || exists(path+"-shm") {
			t.Error("a log was left beside the file")
		}
	}
}

func TestTwiceChangesNothing(t *testing.T) {
	r, path := open(t)
	keep(t, r, meeting(1), meeting(2))
	before := dump(t, path)
	res := must[[]Result](t)(r.KeepAll(t.Context(), []Item{meeting(1), meeting(2), meeting(2)}))
	for i, res := range res {
		if res.Added || res.Err != nil {
			t.Errorf("%d: %+v", i, res)
		}
	}
	if after := dump(t, path); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

// dump is every row of the file as SQLite prints it.
func dump(t *testing.T, path string) string {
	t.Helper()
	r := must[*Register](t)(OpenReadOnly(t.Context(), path))
	defer r.Close()
	var b strings.Builder
	for _, table := range []string{"document", "wording", "sighting", "claim", "decision", "entry", "heir", "derived"} {
		rows, err := r.read.Query("select * from " + table)
		if err != nil {
			t.Fatal(err)
		}
		cols, _ := rows.Columns()
		for rows.Next() {
			vals := make([]any, len(cols))
			for i := range vals {
				vals[i] = new(any)
			}
			if err := rows.Scan(vals...); err != nil {
				t.Fatal(err)
			}
			b.WriteString(table)
			for _, v := range vals {
				fmt.Fprintf(&b, "|%v", *v.(*any))
			}
			b.WriteByte('\n')
		}
		rows.Close()
	}
	return b.String()
}

// The same bytes under two names: whichever comes first, the register reads the same.
func TestOneDocumentUnderTwoSources(t *testing.T) {
	a, b := meeting(1), meeting(1)
	b.Doc.Source = "mirror/0001.html"
	b.Doc.Title, b.Doc.TitleSpan = "As the mirror has it", chancery.Span{}
	b.Claims = b.Claims[:1]
	type state struct {
		Docs   []*chancery.Document
		Claims []chancery.Claim
	}
	var states []state
	for _, order := range [][]Item{{a, b}, {b, a}, {a, b, a}} {
		r, _ := open(t)
		for i, it := range order {
			if added, err := r.Keep(t.Context(), it.Doc, it.Claims); err != nil || added != (i == 0) {
				t.Errorf("%s: added %v, %v", it.Doc.Source, added, err)
			}
		}
		got := must[[]string](t)(r.Sources(t.Context(), a.Doc.ID))
		if want := []string{"mirror/0001.html", "news/0001.txt"}; !cmp.Equal(got, want) {
			t.Errorf("sources %q, want %q", got, want)
		}
		if d := must[*chancery.Document](t)(r.Document(t.Context(), "news/0001.txt")); d.Source != "mirror/0001.html" || d.Title != "As the mirror has it" {
			t.Errorf("got %q of %s", d.Title, d.Source)
		}
		states = append(states, state{must[[]*chancery.Document](t)(r.Documents(t.Context())), must[[]chancery.Claim](t)(r.Claims(t.Context()))})
	}
	for _, s := range states[1:] {
		if d := cmp.Diff(states[0], s); d != "" {
			t.Error(d)
		}
	}
	if n := len(states[0].Claims); n != 1 {
		t.Errorf("%d claims, want the one of the wording that is held", n)
	}
}

func TestAppendOnly(t *testing.T) {
	r, _ := open(t)
	keep(t, r, meeting(1))
	if err := r.Decide(t.Context(), chancery.Decision{What: "accept", Of: "c1", By: "Sapt", On: "2024-05-06", Reason: "heard it"}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		"update document set size = 1", "delete from document",
		"update wording set text = ''", "delete from wording",
		"update sighting set source = 'x'", "delete from sighting",
		"update claim set words = 'they did not meet'", "delete from claim",
		"update decision set reason = ''", "delete from decision",
		"insert or replace into decision (id, what, target, slot, value, who, day, reason) values (1, '', '', '', '', '', '', '')",
		"insert or replace into claim select * from claim",
	} {
		if _, err := r.write.Exec(q); err == nil || !strings.Contains(err.Error(), "only ever added") {
			t.Errorf("%s: %v", q, err)
		}
	}
}

func TestKeepRefuses(t *testing.T) {
	r, _ := open(t)
	bad := map[string]func(*Item){
		"other raw bytes": func(it *Item) { it.Doc.Raw = []byte("x") },
		"no source":       func(it *Item) { it.Doc.Source = "" },
		"no UTF-8":        func(it *Item) { it.Doc.Text = "\xff"; it.Claims = nil },
		"other words":     func(it *Item) { it.Claims[0].Evidence.Text = "The ministers did not meet." },
		"in furniture":    func(it *Item) { it.Claims[0].Evidence = it.Doc.Quote(chancery.Span{Start: 0, End: 4}) },
		"no body":         func(it *Item) { it.Claims[1].Body = nil },
		"not sealed":      func(it *Item) { it.Claims[0].Body.(*chancery.Event).Status = chancery.Denied },
		"too sure":        func(it *Item) { it.Claims[0].Confidence = 1.5 },
	}
	for name, spoil := range bad {
		good, it := meeting(1), meeting(2)
		spoil(&it)
		res, err := r.KeepAll(t.Context(), []Item{it, good})
		if err != nil {
			t.Fatal(err)
		}
		var row *chancery.Refusal
		if !errors.As(res[0].Err, &row) || res[0].Added {
			t.Errorf("%s: kept, or refused without a row: %v", name, res[0])
		}
		if res[1].Err != nil {
			t.Errorf("%s: took the good one with it: %v", name, res[1].Err)
		}
	}
	if docs := must[[]*chancery.Document](t)(r.Documents(t.Context())); len(docs) != 1 {
		t.Errorf("%d documents kept, want the good one", len(docs))
	}
	twice := meeting(5)
	twice.Claims = append(twice.Claims, twice.Claims[0])
	keep(t, r, twice)
	if cs := must[[]chancery.Claim](t)(r.Claims(t.Context(), twice.Doc.ID)); len(cs) != 2 {
		t.Errorf("%d claims, want each once", len(cs))
	}
}

func TestNotFound(t *testing.T) {
	r, _ := open(t)
	_, a := r.Document(t.Context(), "nowhere.txt")
	_, b := r.Entry(t.Context(), "event-x")
	_, c := r.ClaimsByID(t.Context(), "c0")
	_, d := r.Sources(t.Context(), "sha256:0")
	for i, err := range []error{a, b, c, d} {
		if !errors.Is(err, chancery.ErrNotFound) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return p
	}
	other := filepath.Join(dir, "other.db")
	db := must[*Register](t)(Open(t.Context(), other))
	for _, q := range []string{"pragma application_id = 7"} {
		if _, err := db.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	newer := filepath.Join(dir, "newer.db")
	db = must[*Register](t)(Open(t.Context(), newer))
	if _, err := db.write.Exec("insert into " + versions + " (version_id, is_applied) values (99, 1)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for path, want := range map[string]string{
		write("letter.txt", "Dear Minister, the bridge at Zenda is open again."): "no register",
		write("short.txt", "hi"):         "no register",
		other:                            "no register",
		newer:                            "newer chancery (form 99",
		dir:                              "is a folder",
		filepath.Join(dir, "no", "r.db"): "no such folder",
	} {
		before, _ := os.ReadFile(path)
		if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Open %s: %v; want %q", path, err, want)
		}
		if _, err := OpenReadOnly(t.Context(), path); err == nil {
			t.Errorf("OpenReadOnly %s: no error", path)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", path)
		}
	}
	if _, err := OpenReadOnly(t.Context(), filepath.Join(dir, "none.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: %v", err)
	}
	if r, err := Open(t.Context(), write("empty.db", "")); err != nil {
		t.Errorf("an empty file: %v", err)
	} else {
		r.Close()
	}
	if r, err := Open(t.Context(), filepath.Join(dir, "odd name?#%41&x=1.db")); err != nil {
		t.Error(err)
	} else if r.Close(); !exists(filepath.Join(dir, "odd name?#%41&x=1.db")) {
		t.Error("the register lies under another name")
	}
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

func TestDecide(t *testing.T) {
	r, _ := open(t)
	want := []chancery.Decision{
		{ID: 1, What: "prefer", Of: "dispute-x", Slot: "start", Value: []byte(`"2024-05-03"`), By: "Sapt", On: "2024-05-06", Reason: "the protocol has it"},
		{ID: 2, What: "merge", Of: "event-a", Value: []byte(`"event-b"`), By: "Tarlenheim", On: "2024-05", Reason: "the same talks"},
	}
	for _, d := range want {
		if err := r.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(want, must[[]chancery.Decision](t)(r.Decisions(t.Context()))); d != "" {
		t.Error(d)
	}
	for name, d := range map[string]chancery.Decision{
		"no such ruling": {What: "forget", Of: "c1", By: "Sapt", On: "2024", Reason: "so"},
		"of nothing":     {What: "accept", By: "Sapt", On: "2024", Reason: "so"},
		"by nobody":      {What: "accept", Of: "c1", By: " ", On: "2024", Reason: "so"},
		"no reason":      {What: "accept", Of: "c1", By: "Sapt", On: "2024"},
		"no day":         {What: "accept", Of: "c1", By: "Sapt", Reason: "so"},
		"no JSON":        {What: "accept", Of: "c1", By: "Sapt", On: "2024", Reason: "so", Value: []byte("x")},
	} {
		if r.Decide(t.Context(), d) == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
