package write

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"chancery"
	"chancery/write/invented"
)

// An explanation tells each mention under its sentence, what it was read as and why.
func TestExplain(t *testing.T) {
	r, _ := sample()
	reading, _, _ := invented.Read(r.Documents[0])
	var b bytes.Buffer
	if err := Explain(&b, reading, invented.Names); err != nil {
		t.Fatal(err)
	}
	remembered(t, "explain.txt", b.String())
}

// What comes from outside cannot move the cursor, and every mention is told once.
func TestExplainHostile(t *testing.T) {
	text := "\x1b[2JHentzau\u202e and Hentzau’s \x07bell"
	at := func(words string) chancery.Span {
		i := strings.Index(text, words)
		return chancery.Span{Start: i, End: i + len(words)}
	}
	all := chancery.Span{End: len(text)}
	d := &chancery.Document{ID: "sha256:0", Source: "\x1b]0;title\x07", Title: "\x1b[31m", Text: text}
	r := &chancery.Reading{
		Doc: d, Sentences: []chancery.Sentence{{Span: all}},
		Names:   []chancery.Name{{Span: at("Hentzau\u202e"), Type: "\x1b", Name: "\x1b", OfficeText: "\x1b", Why: "\x1b", Mechanism: "\x1b", Edition: "\x1b"}},
		Times:   []chancery.Time{{Span: at("bell"), Type: chancery.Set, Value: "\x1b", Why: "\x1b"}},
		Quotes:  []chancery.Quotation{{Span: all, Speaker: "\x1b", SpeakerAt: all, Cue: "\x1b", Stance: "\x1b\x1b", Why: "\x1b"}},
		Amounts: []chancery.Amount{{Span: all, Unit: "\x1b", Why: "\x1b"}},
	}
	var b bytes.Buffer
	if err := Explain(&b, r, invented.Names); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.String() {
		if c != '\n' && unicode.IsControl(c) || c == '\u202e' {
			t.Fatalf("%q is told as it came in %q", c, b.String())
		}
	}
	ms := MentionsOf(r, invented.Names)
	if len(ms) != 4 {
		t.Errorf("%d mentions of 4 are told", len(ms))
	}
	for i := 1; i < len(ms); i++ {
		if ms[i].Start < ms[i-1].Start {
			t.Errorf("mention %d stands before the one told before it", i)
		}
	}
}
