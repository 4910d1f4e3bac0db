package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery"
)

// A passage counts what is passed over, and what is lost by it.
type passage struct {
	docs, docsPassed   int
	sents, sentsPassed int
	words, wordsPassed int

	claims map[string]int // kind → claims that a reading of every sentence finds
	lost   map[string]int // those of them that are not found
	within map[string]int // those of which every sentence of the evidence is passed over
	losses []string       // what is lost, and whether its document is passed over whole
}

func newPassage() *passage {
	return &passage{claims: map[string]int{}, lost: map[string]int{}, within: map[string]int{}}
}

// read reads d with and without passing over.
func (p *passage) read(k *desk, d *chancery.Document) *chancery.Reading {
	whole, r := k.construe.ReadWhole(d), k.construe.Read(d)
	p.docs++
	if r.Published != whole.Published || r.PublishedWhy != whole.PublishedWhy {
		p.losses = append(p.losses, fmt.Sprintf("the day %s (%s) of %s is read as %s (%s)", whole.Published, whole.PublishedWhy, d.Source, r.Published, r.PublishedWhy))
		p.lost["day"]++
	}
	all := true
	for _, s := range r.Sentences {
		n := len(strings.Fields(r.Text(s.Span)))
		p.sents++
		p.words += n
		if s.Passed {
			p.sentsPassed++
			p.wordsPassed += n
		}
		all = all && s.Passed
	}
	if all {
		p.docsPassed++
	}
	kept := map[string]bool{}
	for _, c := range k.extract.Claims(r) {
		kept[string(c.ID)] = true
	}
	for _, c := range k.extract.Claims(whole) {
		kind := string(c.Body.Kind())
		p.claims[kind]++
		if !kept[string(c.ID)] {
			p.lost[kind]++
			b, _ := c.MarshalJSON()
			p.losses = append(p.losses, fmt.Sprintf("%v %s", all, b))
		}
		if passedOver(r, c.Evidence.Span()) {
			p.within[kind]++
		}
	}
	return r
}

// passedOver reports whether every sentence of r that meets s is passed over.
func passedOver(r *chancery.Reading, s chancery.Span) bool {
	for _, x := range r.Sentences {
		if x.Meets(s) && !x.Passed {
			return false
		}
	}
	return true
}

func (p *passage) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "passed over: %d of %d documents, %.1f %% of %d sentences, %.1f %% of %d words\n", p.docsPassed, p.docs, percent(p.sentsPassed, p.sents), p.sents, percent(p.wordsPassed, p.words), p.words)
	fmt.Fprintf(&b, "  %d lose their day\n", p.lost["day"])
	for _, k := range chancery.Kinds {
		kind := string(k)
		fmt.Fprintf(&b, "  %-11s %6d claims, %d lost, %d in a sentence that is passed over\n", kind, p.claims[kind], p.lost[kind], p.within[kind])
	}
	return b.String()
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// No sentence that an answer of the gold points to is passed over, and what is
// read is what a reading of every sentence finds.
func TestPassedOverGold(t *testing.T) {
	names, _ := filepath.Glob(shared + "/gold/gold/*.json")
	if len(names) == 0 {
		t.Skip("no gold beside this checkout; nothing to hold the scan against")
	}
	k := newTestDesk(t)
	readings := map[string]*chancery.Reading{}
	p := newPassage()
	for pp := range k.papers(t.Context(), []string{shared + "/gold/docs"}, nil, func(*paper) {}) {
		if pp.err != nil {
			t.Fatal(pp.err)
		}
		r := p.read(k, pp.doc)
		readings[strings.TrimSuffix(filepath.Base(r.Doc.Source), filepath.Ext(r.Doc.Source))] = r
	}
	found, kept := 0, 0
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var answers any
		if err := json.Unmarshal(b, &answers); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r := readings[strings.TrimSuffix(filepath.Base(name), ".json")]
		if r == nil {
			t.Fatalf("%s: no such document", name)
		}
		for words := range evidence(answers) {
			for s := range sentencesWith(r, words) {
				found++
				if !s.Passed {
					kept++
				} else {
					t.Errorf("%s: passed over: %q", filepath.Base(name), r.Text(s.Span))
				}
			}
		}
	}
	if found == 0 {
		t.Fatal("no evidence of the gold stands in its documents")
	}
	t.Logf("recall %.1f %% of %d sentences that the gold points to; %s", percent(kept, found), found, p)
	if len(p.losses) > 0 {
		t.Errorf("%d claims are lost by it:\n%s", len(p.losses), strings.Join(p.losses, "\n"))
	}
}

// evidence yields the words that the answers of the gold rest on.
func evidence(v any) iter.Seq[string] {
	return func(yield func(string) bool) { everyString(v, "", yield) }
}

func everyString(v any, key string, yield func(string) bool) bool {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if !everyString(v[k], k, yield) {
				return false
			}
		}
	case []any:
		for _, x := range v {
			if !everyString(x, key, yield) {
				return false
			}
		}
	case string:
		if (key == "sentence" || key == "quote_start" || key == "quote_end") && v != "" {
			return yield(v)
		}
	}
	return true
}

// sentencesWith yields the sentences of r in which words stand, white space aside.
func sentencesWith(r *chancery.Reading, words string) iter.Seq[chancery.Sentence] {
	return func(yield func(chancery.Sentence) bool) {
		var quoted []string
		for w := range strings.FieldsSeq(words) {
			quoted = append(quoted, regexp.QuoteMeta(w))
		}
		at := regexp.MustCompile(strings.Join(quoted, `\s+`)).FindStringIndex(r.Doc.Text)
		if at == nil {
			return
		}
		for _, s := range r.Sentences {
			if s.Meets(chancery.Span{Start: at[0], End: at[1]}) && !yield(s) {
				return
			}
		}
	}
}

func newTestDesk(t *testing.T) *desk {
	t.Helper()
	t.Setenv("CHANCERY_DATA", "")
	knowledge, err := new(program).knowledge()
	if err != nil {
		t.Fatal(err)
	}
	k, err := newDesk(knowledge)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// What is passed over of the open texts, and what that loses. It takes long, and so
// runs where CHANCERY_OPEN_TEXT gives a number of documents for each file.
func TestPassedOverOpenText(t *testing.T) {
	var want int
	if fmt.Sscan(os.Getenv("CHANCERY_OPEN_TEXT"), &want); want == 0 {
		t.Skip("CHANCERY_OPEN_TEXT gives no number of documents to read of each file")
	}
	files, _ := filepath.Glob(shared + "/data/open-text/*.zst")
	k := newTestDesk(t)
	var all []string
	for _, file := range files {
		p := newPassage()
		for _, d := range openText(t, file, want) {
			p.read(k, d)
		}
		t.Logf("%s: %s", filepath.Base(file), p)
		all = append(all, p.losses...)
	}
	if to := os.Getenv("CHANCERY_LOSSES"); to != "" {
		keepFile(t, to, strings.Join(all, "\n")+"\n")
	}
}

// openText is n documents of a file, spread over it.
func openText(t *testing.T, file string, n int) []*chancery.Document {
	t.Helper()
	out, err := exec.Command("zstd", "-dcq", file).Output()
	if err != nil {
		t.Skipf("%s: %v", file, err)
	}
	var texts []*chancery.Document
	s := bufio.NewScanner(bytes.NewReader(out))
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var x struct{ Id, Title, Published, Publisher, Text string }
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		d := &chancery.Document{Source: x.Id, Text: x.Title + "\n\n" + x.Text, Title: x.Title, Publisher: x.Publisher, TitleSpan: chancery.Span{End: len(x.Title)}}
		d.Published, d.PublishedWhy = chancery.Date(x.Published), "metadata"
		texts = append(texts, d)
	}
	step := max(1, len(texts)/n)
	return slices.Collect(func(yield func(*chancery.Document) bool) {
		for i := 0; i < len(texts) && i/step < n; i += step {
			if !yield(texts[i]) {
				return
			}
		}
	})
}

// Text that says nothing of states is passed over whole: letters, reviews and
// answers of a treebank of the web.
func TestPassedOverWeb(t *testing.T) {
	b, err := os.ReadFile(shared + "/data/ud-english-ewt/dev.conllu")
	if err != nil {
		t.Skip("no treebank beside this checkout: ", err)
	}
	k := newTestDesk(t)
	all := map[string]*passage{"all": newPassage()}
	for doc := range strings.SplitSeq(string(b), "# newdoc id = ") {
		id, rest, _ := strings.Cut(doc, "\n")
		var text strings.Builder
		for l := range strings.SplitSeq(rest, "\n") {
			if strings.HasPrefix(l, "# newpar") {
				text.WriteString("\n\n")
			} else if s, ok := strings.CutPrefix(l, "# text = "); ok {
				text.WriteString(s + " ")
			}
		}
		if id == "" {
			continue
		}
		genre, _, _ := strings.Cut(id, "-")
		if all[genre] == nil {
			all[genre] = newPassage()
		}
		d := &chancery.Document{Source: id, Text: strings.TrimSpace(text.String())}
		all[genre].read(k, d)
		all["all"].read(k, d)
	}
	for _, g := range slices.Sorted(maps.Keys(all)) {
		t.Logf("%s: %s", g, all[g])
	}
	if p := all["all"]; percent(p.docsPassed, p.docs) < 80 {
		t.Errorf("%d of %d documents are passed over; want four in five", p.docsPassed, p.docs)
	}
}
