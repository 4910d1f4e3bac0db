package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"chancery"
	"chancery/data"
)

// Names of nobody in scripts that a report may quote them in, some with letters of two
// or more bytes, some whose marks stand after their letters.
var anyScript = []string{
	"Đặng Thị Ngọc Ánh", "Zdeňka Šťastná-Říhová", "Þórður Ægisson", "Gülşah Öztürkoğlu", "Ioan Țăran-Șchiopu", "Łukasz Źdźbło", "Nguyễn Văn Ưu",
	"Пётр Дорн", "Қасым Дорнұлы", "Ђорђе Његован", "Μίλα Δορν", "多恩", "堂恩 美羅", "도른 밀라", "דורן", "دورن", "ডর্ন", "मिला डॉर्न", "Անի Դորն", "მილა დორნი",
	"🇽🇷", "e\u0301a\u0302", "a\u0323\u0302n", "\u200fدورن\u200e", "ﬁnance", "𝔇orn", "👩\u200d💼",
}

// Sentences with a place for such a name and one for another: quotations, days, sums and
// parties round about them.
var anySentence = []string{
	"Ruritanian Foreign Minister %s met his Graustark counterpart, %s, in Strelsau on 4 May 2024.",
	"“We shall build the bridge,” %s (%s) said on Friday.",
	"%s told %s that trade had reached $3.1 billion in 2023.",
	"President %s will visit Zenda on 11–12 November 2025 at the invitation of %s.",
	"«%s», said the minister, “and %s”.",
	"According to %s, 2 300 students and 45 % of the tonnage went by %s.",
	"STRELSAU, 5 May (%s) – The ministers of Ruritania and Graustark signed a memorandum with %s.",
	"Ruritania pledged €5 million to %s by 2030, and %s agreed.",
	"%s\u00a0–\u2028%s…",
}

// Every span that the program prints of a text in any script is cut between letters, and
// is the words that are printed with it: of mentions, furniture and evidence.
func TestOffsetsInAnyScript(t *testing.T) {
	d, err := newDesk(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		raw := drawText(t)
		doc, err := d.acquire.Document("drawn.txt", []byte(raw), "text/plain")
		if err != nil {
			t.Skip("refused: ", err)
		}
		pp := &paper{doc: doc}
		pp.construed(d.construe.ReadWhole(doc))
		for line := range strings.Lines(string(appendMentions(nil, pp.reading))) {
			var m mention
			if err := json.Unmarshal([]byte(line), &m); err != nil {
				t.Fatal(err)
			}
			cutWell(t, doc.Text, chancery.Span{Start: m.Start, End: m.End}, m.Text, m.Kind)
			if m.SpeakerStart != nil {
				cutWell(t, doc.Text, chancery.Span{Start: *m.SpeakerStart, End: *m.SpeakerEnd}, doc.Text[*m.SpeakerStart:*m.SpeakerEnd], "speaker")
			}
		}
		for _, f := range doc.Furniture {
			cutWell(t, doc.Text, f.Span, doc.Text[f.Start:f.End], "furniture")
		}
		for _, c := range d.extract.Claims(pp.reading) {
			if err := c.Check(doc); err != nil {
				t.Fatal(err)
			}
			cutWell(t, doc.Text, c.Evidence.Span(), c.Evidence.Text, string(c.Body.Kind()))
		}
	})
}

// drawText is some paragraphs of sentences with names in any script, composed or not.
func drawText(t *rapid.T) string {
	name := rapid.SampledFrom(anyScript)
	var b strings.Builder
	for range rapid.IntRange(1, 6).Draw(t, "sentences") {
		s := fmt.Sprintf(rapid.SampledFrom(anySentence).Draw(t, "sentence"), name.Draw(t, "one"), name.Draw(t, "other"))
		if rapid.Bool().Draw(t, "decomposed") {
			s = norm.NFD.String(s)
		}
		b.WriteString(s + rapid.SampledFrom([]string{" ", "\n", "\n\n", "\r\n"}).Draw(t, "after"))
	}
	return b.String()
}

// cutWell fails where s is not words in text, or begins or ends inside a letter or
// between a letter and its marks.
func cutWell(t *rapid.T, text string, s chancery.Span, words, what string) {
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		t.Fatalf("%s at %v of %d bytes", what, s, len(text))
	case text[s.Start:s.End] != words:
		t.Fatalf("%s %q stands at %v, where there is %q", what, words, s, text[s.Start:s.End])
	case !utf8.RuneStart(text[s.Start]), s.End < len(text) && !utf8.RuneStart(text[s.End]), !utf8.ValidString(words):
		t.Fatalf("%s %q at %v is cut inside a letter", what, words, s)
	}
	for _, at := range []int{s.Start, s.End} {
		if r, _ := utf8.DecodeRuneInString(text[at:]); at > 0 && unicode.Is(unicode.Mn, r) {
			t.Fatalf("%s %q at %v is cut between a letter and its mark %U", what, words, s, r)
		}
	}
}

// The same through the command line and a file, of the names one by one.
func TestOffsetsOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "any.txt")
	var b strings.Builder
	for i, name := range anyScript {
		fmt.Fprintf(&b, anySentence[i%len(anySentence)]+"\n\n", name, anyScript[(i+7)%len(anyScript)])
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("CHANCERY_DATA", "")
	acquired, _ := ran(t, "acquire", "--to", "jsonl", path)
	var doc struct{ Text string }
	if err := json.Unmarshal([]byte(acquired), &doc); err != nil {
		t.Fatal(err)
	}
	read, _ := ran(t, "read", "--to", "jsonl", path)
	n := 0
	for line := range strings.Lines(read) {
		var c struct{ Evidence *chancery.Evidence }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if e := c.Evidence; e != nil {
			n++
			if doc.Text[e.Start:e.End] != e.Text {
				t.Errorf("%q stands at %d, where there is %q", e.Text, e.Start, doc.Text[e.Start:e.End])
			}
		}
	}
	if n < 10 {
		t.Errorf("%d claims are made of %d sentences", n, len(anyScript))
	}
}
