package register

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chancery"
)

// talks is an entry over the claims given, with a value of every type in it.
func talks(id chancery.EntryID, label string, claims ...chancery.ClaimID) chancery.Entry {
	slot := func(name string, v ...any) chancery.Slot {
		s := chancery.Slot{Name: name}
		for _, v := range v {
			s.Values = append(s.Values, chancery.Value{
				Value: v, Documents: []string{"a.txt"}, Claims: claims,
			})
		}
		return s
	}
	return chancery.Entry{
		Kind: chancery.KindEvent, ID: id, Label: label, Standing: chancery.Disputed, Roots: 2, Documents: []string{"a.txt", "b.txt"}, Claims: claims,
		Slots: []chancery.Slot{
			slot("form", "talks", "summit"), slot("value", 2.0, 1e300, 0.1), slot("count", 3), slot("direct", true), slot("to", []string{"Ruritania"}, []string{}),
			slot("of", []chancery.Country{"XR", "XG"}), slot("participants", []chancery.Participant{{Name: "Rupert", Country: "XR", Role: "guest"}}),
			slot("part_of", chancery.EntryID("event-y")), slot("place", nil),
			{Name: "empty"},
			{Name: "none", Values: []chancery.Value{}},
		},
		Life:   []chancery.Step{{Status: chancery.Planned, On: "2024-05", Document: "a.txt", Claim: "c1"}},
		PartOf: "event-y", Follows: "event-z",
		Offices:  []chancery.Tenure{{Office: "foreign minister", Country: "XR", From: "2020", Claims: claims}},
		Progress: &chancery.Progress{Indicator: "indicator-x", Share: 0.95}, Restated: []chancery.Restatement{},
		LastHeard: "2024-05-04", State: "open", Itemised: 2, Series: "trade", Editions: []chancery.Edition{{Edition: "21", Event: "event-x"}},
		Dispute: &chancery.Dispute{
			Type: "value", Slot: "value", Entry: "event-x", Preferred: 2.0, Why: "two roots", Decision: "1",
			Sides: []chancery.Side{
				{Value: 2.0, Documents: []string{"a.txt"}, Evidence: []chancery.SideWords{{Document: "a.txt", Start: 1, End: 2, Text: "2", Claim: "c1"}}},
				{Value: []chancery.Country{}},
			},
		},
		SourceOf: &chancery.SourceOf{Document: "a.txt", Root: "RNA", DerivedFrom: "b.txt", Relation: "copy", Overlap: 0.75},
	}
}

func TestEntries(t *testing.T) {
	r, path := open(t)
	actor := chancery.Entry{Kind: chancery.KindActor, ID: "actor-rupert", Label: "Rupert"}
	want := []chancery.Entry{actor, talks("event-x", "talks", "c1"), talks("event-y", "more talks", "c2")}
	if err := r.Replace(t.Context(), []chancery.Entry{want[2], want[0], want[1]}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, must[[]chancery.Entry](t)(r.Entries(t.Context()))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want[1:], must[[]chancery.Entry](t)(r.Entries(t.Context(), chancery.KindEvent, chancery.KindSource))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(&want[1], must[*chancery.Entry](t)(r.Entry(t.Context(), "event-x"))); d != "" {
		t.Error(d)
	}
	before := dump(t, path)
	if err := r.Replace(t.Context(), want); err != nil || dump(t, path) != before {
		t.Errorf("the same entries changed the file (%v)", err)
	}
	for name, bad := range map[string][]chancery.Entry{
		"two of one id": {actor, actor},
		"no id":         {{Kind: chancery.KindActor}},
		"a type of its own": {{Kind: chancery.KindEvent, ID: "event-q", Slots: []chancery.Slot{
			{Name: "start", Values: []chancery.Value{{Value: chancery.Date("2024")}}},
		}}},
	} {
		if err := r.Replace(t.Context(), bad); err == nil || dump(t, path) != before {
			t.Errorf("%s: taken (%v)", name, err)
		}
	}
}

func TestOldIDsLead(t *testing.T) {
	r, _ := open(t)
	for _, es := range [][]chancery.Entry{
		{talks("event-a", "a", "c1", "c2", "c3"), talks("event-lost", "lost", "c9")},
		{talks("event-b", "b", "c1"), talks("event-c", "c", "c2", "c3"), {Kind: chancery.KindActor, ID: "actor-x", Claims: []chancery.ClaimID{"c1", "c2", "c3"}}},
		{talks("event-b", "b", "c1"), talks("event-d", "d", "c2")},
		{talks("event-b", "b", "c1"), talks("event-a2", "a", "c2")},
	} {
		if err := r.Replace(t.Context(), es); err != nil {
			t.Fatal(err)
		}
	}
	for old, want := range map[chancery.EntryID]chancery.EntryID{"event-a": "event-a2", "event-c": "event-a2", "event-d": "event-a2", "event-b": "event-b"} {
		if e, err := r.Entry(t.Context(), old); err != nil || e.ID != want {
			t.Errorf("%s leads to %v (%v), want %s", old, e, err, want)
		}
	}
	if _, err := r.Entry(t.Context(), "event-lost"); !errors.Is(err, chancery.ErrNotFound) {
		t.Errorf("an entry without heirs: %v", err)
	}
	// An id that comes back is itself again, and no ring of heirs holds anybody up.
	for _, id := range []chancery.EntryID{"event-a", "event-b", "event-a", "event-b"} {
		if err := r.Replace(t.Context(), []chancery.Entry{talks(id, "x", "c1", "c2")}); err != nil {
			t.Fatal(err)
		}
	}
	if e, err := r.Entry(t.Context(), "event-a"); err != nil || e.ID != "event-b" {
		t.Errorf("got %v (%v)", e, err)
	}
	if err := r.Replace(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Entry(t.Context(), "event-a"); !errors.Is(err, chancery.ErrNotFound) {
		t.Errorf("a ring of heirs: %v", err)
	}
}

func TestStale(t *testing.T) {
	r, _ := open(t)
	want := func(when string, stale bool) {
		t.Helper()
		if got := must[bool](t)(r.Stale(t.Context())); got != stale {
			t.Errorf("%s: stale is %v", when, got)
		}
	}
	want("empty", false)
	keep(t, r, meeting(1))
	want("after a document", true)
	if err := r.Replace(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	want("after entries", false)
	keep(t, r, meeting(1))
	want("after the same document", false)
	if err := r.Decide(t.Context(), chancery.Decision{What: "accept", Of: "c1", By: "Sapt", On: "2024-05-06", Reason: "heard it"}); err != nil {
		t.Fatal(err)
	}
	want("after a decision", true)
	h := must[*Holdings](t)(r.Holdings(t.Context()))
	if len(h.Documents) != 1 || len(h.Claims) != 2 || len(h.Decisions) != 1 {
		t.Errorf("holdings of %d documents, %d claims, %d decisions", len(h.Documents), len(h.Claims), len(h.Decisions))
	}
	keep(t, r, meeting(2))
	if err := r.ReplaceFrom(t.Context(), h, nil); err != nil {
		t.Fatal(err)
	}
	want("after entries made without the last document", true)
}

func TestVersion(t *testing.T) {
	r, _ := open(t)
	last := must[string](t)(r.Version(t.Context()))
	for _, step := range []struct {
		name    string
		do      func() error
		changes bool
	}{
		{"a document", func() error { keep(t, r, meeting(1)); return nil }, true},
		{"the same document", func() error { keep(t, r, meeting(1)); return nil }, false},
		{"entries", func() error { return r.Replace(t.Context(), []chancery.Entry{talks("event-x", "x", "c1")}) }, true},
		{"the same entries", func() error { return r.Replace(t.Context(), []chancery.Entry{talks("event-x", "x", "c1")}) }, false},
		{"an entry reworded", func() error { return r.Replace(t.Context(), []chancery.Entry{talks("event-x", "y", "c1")}) }, true},
		{"an entry gone", func() error { return r.Replace(t.Context(), nil) }, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		v := must[string](t)(r.Version(t.Context()))
		if (v != last) != step.changes {
			t.Errorf("%s: from version %s to %s", step.name, last, v)
		}
		last = v
	}
}

// A reader sees the entries of one derivation, whole, while others are put in place.
func TestReadWhileWriting(t *testing.T) {
	r, _ := open(t)
	derive := func(n int) (es []chancery.Entry) {
		for i := range 20 {
			es = append(es, chancery.Entry{Kind: chancery.KindEvent, ID: chancery.EntryID(fmt.Sprintf("event-%02d", i)), Label: fmt.Sprint(n)})
		}
		return es
	}
	if err := r.Replace(t.Context(), derive(0)); err != nil {
		t.Fatal(err)
	}
	done := make(chan bool)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				es, err := r.Entries(t.Context())
				if err != nil || len(es) != 20 {
					t.Errorf("%d entries (%v)", len(es), err)
					return
				}
				for _, e := range es {
					if e.Label != es[0].Label {
						t.Errorf("entries of derivation %s among those of %s", e.Label, es[0].Label)
						return
					}
				}
			}
		})
	}
	for n := range 30 {
		keep(t, r, meeting(n))
		if err := r.Replace(t.Context(), derive(n)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}

func TestEveryEntryReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anEntry(t)
		b, err := encodeEntry(&want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeEntry(b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		if !bytes.Equal(want.Line(), got.Line()) {
			t.Fatalf("got\n%s\nwant\n%s", got.Line(), want.Line())
		}
	})
}

// maybe is a list, an empty one, or none.
func maybe[T any](t *rapid.T, g *rapid.Generator[T]) []T {
	switch rapid.IntRange(0, 3).Draw(t, "list") {
	case 0:
		return nil
	case 1:
		return []T{}
	}
	return rapid.SliceOfN(g, 1, 3).Draw(t, "items")
}

func anEntry(t *rapid.T) chancery.Entry {
	word := func() string { return rapid.String().Draw(t, "word") }
	strs, ids := rapid.String(), rapid.Map(rapid.String(), func(s string) chancery.ClaimID { return chancery.ClaimID(s) })
	date := func() chancery.Date { return chancery.Date(word()) }
	value := func() any {
		switch rapid.IntRange(0, 8).Draw(t, "type") {
		case 0:
			return word()
		case 1:
			return rapid.Float64().Draw(t, "number")
		case 2:
			return rapid.Int().Draw(t, "count")
		case 3:
			return rapid.Bool().Draw(t, "flag")
		case 4:
			return maybe(t, strs)
		case 5:
			return maybe(t, rapid.Map(strs, func(s string) chancery.Country { return chancery.Country(s) }))
		case 6:
			return maybe(t, rapid.Map(strs, func(s string) chancery.Participant { return chancery.Participant{Name: s, Role: "host"} }))
		case 7:
			return chancery.EntryID(word())
		}
		return nil
	}
	values := rapid.Custom(func(t *rapid.T) chancery.Value {
		return chancery.Value{Value: value(), Documents: maybe(t, strs), Claims: maybe(t, ids)}
	})
	e := chancery.Entry{
		Kind: chancery.KindEvent, ID: chancery.EntryID(word()), Label: word(), Standing: chancery.Single, Roots: rapid.Int().Draw(t, "roots"),
		Documents: maybe(t, strs), Claims: maybe(t, ids),
		Slots: maybe(t, rapid.Custom(func(t *rapid.T) chancery.Slot {
			return chancery.Slot{Name: rapid.StringMatching(`[a-z_]{1,9}`).Draw(t, "name"), Values: maybe(t, values)}
		})),
		Life: maybe(t, rapid.Map(strs, func(s string) chancery.Step { return chancery.Step{Status: chancery.Planned, Document: s} })), PartOf: chancery.EntryID(word()),
		Offices: maybe(t, rapid.Custom(func(t *rapid.T) chancery.Tenure { return chancery.Tenure{Office: word(), Claims: maybe(t, ids)} })),
		State:   word(), Series: word(), LastHeard: date(),
	}
	if rapid.Bool().Draw(t, "dispute") {
		e.Dispute = &chancery.Dispute{Type: word(), Preferred: value(), Sides: maybe(t, rapid.Custom(func(t *rapid.T) chancery.Side {
			return chancery.Side{Value: value(), Documents: maybe(t, strs), Evidence: maybe(t, rapid.Map(strs, func(s string) chancery.SideWords {
				return chancery.SideWords{Document: s, End: len(s), Text: s}
			}))}
		}))}
	}
	return e
}

// Whatever lies in the file, decoding it gives an entry that can be written again
// to the same, or an error; never a panic.
func FuzzDecodeEntry(f *testing.F) {
	e := talks("event-x", "talks", "c1")
	b, err := encodeEntry(&e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"slots":[{"name":"form","values":[{"value":{"number":"x"}}]}]}`))
	f.Add([]byte(`{"dispute":{"sides":[{"value":{"count":1,"flag":true}}]}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := decodeEntry(b)
		if err != nil {
			return
		}
		again, err := encodeEntry(&e)
		if err != nil {
			t.Fatalf("read but not written: %v", err)
		}
		back, err := decodeEntry(again)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, back); d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzUnpackOrigins(f *testing.F) {
	f.Add(packOrigins(meeting(1).Doc.Origins))
	f.Add([]byte{0x80})
	f.Fuzz(func(t *testing.T, b []byte) {
		runs, err := unpackOrigins(b)
		if err != nil {
			return
		}
		back, err := unpackOrigins(packOrigins(runs))
		if err != nil || !cmp.Equal(runs, back) {
			t.Fatalf("%v read back as %v (%v)", runs, back, err)
		}
	})
}

func TestUnpackIsBounded(t *testing.T) {
	var p packer
	held, packed := p.pack(bytes.Repeat([]byte("Ruritania "), 1000))
	if packed != 1 {
		t.Fatal("not packed")
	}
	for _, size := range []int{0, 9999, 10001} {
		if _, err := unpack(held, true, size); err == nil || !strings.Contains(err.Error(), "raw bytes") {
			t.Errorf("said to be %d bytes: %v", size, err)
		}
	}
	if raw, err := unpack(held, true, 10000); err != nil || len(raw) != 10000 {
		t.Error(len(raw), err)
	}
}
