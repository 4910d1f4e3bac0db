package construe

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/conllu"
)

// gumFolder holds the openly licensed documents of the treebank GUM, whose discourse
// relations say who is said to say what.
const gumFolder = "../../shared/data/ud-english-gum-open"

// Floors of [TestQuotesGUM], in percent: how many of the attributions are found, how
// many of the quotations found are attributions, and of how many of those the words
// that name the speaker are right.
const gumRecall, gumPrecision, gumSpeaker = 47.5, 88.5, 93.5

// A gumText is a document of GUM and its attributions.
type gumText struct {
	id, text string
	said     []attribution
	denied   []chancery.Span // neither: "did not say", and what is told without a word for it
}

// An attribution is the part of a text that says who says something: "he said".
type attribution struct {
	chancery.Span
	source, cue []chancery.Span
}

// TestQuotesGUM compares quotations that are told with a word of saying with the
// attribution relations of GUM that have such a word.
func TestQuotesGUM(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(gumFolder, "*.conllu"))
	if len(files) == 0 {
		t.Skip("no GUM here")
	}
	c := newTestReader(t)
	var all gumScore
	for _, f := range files {
		texts, err := readGUM(f)
		if err != nil {
			t.Fatal(err)
		}
		by := map[string]*gumScore{}
		for _, d := range texts {
			r := c.ReadWhole(&chancery.Document{Text: d.text})
			genre := strings.Split(d.id, "_")[1]
			if by[genre] == nil {
				by[genre] = &gumScore{}
			}
			x := scoreGUM(t, d, r)
			by[genre].add(x)
			all.add(x)
		}
		genres := make([]string, 0, len(by))
		for g := range by {
			genres = append(genres, g)
		}
		slices.Sort(genres)
		var sum gumScore
		for _, g := range genres {
			t.Logf("%-12s %-10s %s", filepath.Base(f), g, by[g])
			sum.add(*by[g])
		}
		t.Logf("%-12s %-10s %s", filepath.Base(f), "all", &sum)
	}
	t.Logf("all %s", &all)
	if r, p, s := share(all.found, all.gold), share(all.right, all.told), share(all.speaker, all.sourced); r < gumRecall || p < gumPrecision || s < gumSpeaker {
		t.Errorf("recall %.1f, precision %.1f, speaker %.1f; want at least %.1f, %.1f and %.1f", r, p, s, gumRecall, gumPrecision, gumSpeaker)
	}
}

// A gumScore counts attributions and those found, quotations and those that are
// attributions, and of attributions that were found with a source those with the
// right one.
type gumScore struct{ gold, found, told, right, sourced, speaker int }

func (s *gumScore) add(o gumScore) {
	s.gold, s.found, s.told, s.right = s.gold+o.gold, s.found+o.found, s.told+o.told, s.right+o.right
	s.sourced, s.speaker = s.sourced+o.sourced, s.speaker+o.speaker
}

func (s *gumScore) String() string {
	r, p := share(s.found, s.gold), share(s.right, s.told)
	return fmt.Sprintf("recall %5.1f (%d/%d)  precision %5.1f (%d/%d)  F1 %5.1f  speaker %5.1f (%d/%d)", r, s.found, s.gold, p, s.right, s.told, 2*r*p/max(r+p, 1), share(s.speaker, s.sourced), s.speaker, s.sourced)
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// scoreGUM compares the quotations of r with the attributions of d. With the
// environment variable CHANCERY_MISSES it logs where they differ.
func scoreGUM(t *testing.T, d gumText, r *chancery.Reading) (s gumScore) {
	misses := os.Getenv("CHANCERY_MISSES") != ""
	s.gold = len(d.said)
	hit := make([]bool, len(r.Quotes))
	for _, a := range d.said {
		k := slices.IndexFunc(r.Quotes, func(q chancery.Quotation) bool { return cues(q, a) })
		if k < 0 {
			if misses {
				t.Logf("missed %s: %q", d.id, around(d.text, a.Span))
			}
			continue
		}
		s.found++
		if len(a.source) > 0 {
			s.sourced++
			if meetsAny(r.Quotes[k].SpeakerAt, a.source) {
				s.speaker++
			} else if misses {
				t.Logf("speaker %s: %q said by %q", d.id, around(d.text, a.Span), r.Text(r.Quotes[k].SpeakerAt))
			}
		}
	}
	for k, q := range r.Quotes {
		if q.CueAt.Len() == 0 || q.Cue == ":" || meetsAny(q.CueAt, d.denied) {
			continue
		}
		hit[k] = slices.ContainsFunc(d.said, func(a attribution) bool { return cues(q, a) })
		s.told++
		if hit[k] {
			s.right++
		} else if misses {
			t.Logf("false %s: %q by %q: %q", d.id, q.Cue, r.Text(q.SpeakerAt), around(d.text, q.CueAt))
		}
	}
	return s
}

// cues reports whether q is told by the words of a.
func cues(q chancery.Quotation, a attribution) bool {
	return q.CueAt.Len() > 0 && (a.Meets(q.CueAt) || meetsAny(q.CueAt, a.cue))
}

func meetsAny(s chancery.Span, of []chancery.Span) bool {
	return s.Len() > 0 && slices.ContainsFunc(of, s.Meets)
}

func around(text string, s chancery.Span) string {
	a, b := max(0, s.Start-60), min(len(text), s.End+60)
	return strings.ToValidUTF8(text[a:s.Start]+"["+text[s.Start:s.End]+"]"+text[s.End:b], "")
}

var gumRelation = regexp.MustCompile(`^([a-z-]+(?:_[rm])?):(\d+)->(\d+):\d+:(.*)$|^ROOT:(\d+):`)

// A gumUnit is an elementary unit of a text: it goes to where the next one begins.
type gumUnit struct {
	id    string
	start int
	said  string // the signals of its attribution, if it is one
	kind  string // attribution-positive or attribution-negative
}

// readGUM is the documents of a file with their attributions.
func readGUM(file string) ([]gumText, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []gumText
	var b strings.Builder
	var units []gumUnit
	var words []chancery.Span
	flush := func() {
		if len(out) > 0 {
			out[len(out)-1].finish(b.String(), units, words)
		}
		b.Reset()
		units, words = nil, nil
	}
	for s, err := range conllu.Read(f, file) {
		if err != nil {
			return nil, err
		}
		switch {
		case s.NewDoc:
			flush()
			out = append(out, gumText{id: s.Doc})
		case s.NewPar:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		base := b.Len()
		b.WriteString(s.Text)
		for i, w := range s.Words {
			at := chancery.Span{Start: base + w.Start, End: base + w.End}
			words = append(words, at)
			for part := range strings.SplitSeq(s.Misc[i], "|") {
				if v, ok := strings.CutPrefix(part, "Discourse="); ok {
					units = append(units, gumUnits(v, at.Start)...)
				}
			}
		}
	}
	flush()
	return out, nil
}

// gumUnits is the unit that begins at a word, or the several relations of one.
func gumUnits(v string, at int) []gumUnit {
	var out []gumUnit
	for one := range strings.SplitSeq(v, ";") {
		m := gumRelation.FindStringSubmatch(one)
		if m == nil {
			continue
		}
		u := gumUnit{id: cmp.Or(m[2], m[5]), start: at}
		if strings.HasPrefix(m[1], "attribution") {
			u.kind, u.said = strings.TrimSuffix(m[1], "_r"), m[4]
		}
		out = append(out, u)
	}
	return out
}

// finish gives d its text and its attributions.
func (d *gumText) finish(text string, units []gumUnit, words []chancery.Span) {
	d.text = text
	for i, u := range units {
		if u.kind == "" {
			continue
		}
		at := chancery.Span{Start: u.start, End: len(text)}
		for _, v := range units[i+1:] {
			if v.start > u.start {
				at.End = v.start
				break
			}
		}
		if u.kind == "attribution-negative" {
			d.denied = append(d.denied, at)
			continue
		}
		a := attribution{Span: at}
		for sign := range strings.SplitSeq(u.said, "+") {
			switch f := strings.SplitN(sign, "-", 3); {
			case len(f) < 3:
			case f[1] == "atsrc":
				a.source = append(a.source, numbered(f[2], words)...)
			case f[1] == "indwd":
				a.cue = append(a.cue, numbered(f[2], words)...)
			}
		}
		if len(a.cue) > 0 { // the others are credits of pictures and headings of documents
			d.said = append(d.said, a)
		} else {
			d.denied = append(d.denied, at)
		}
	}
}

// numbered is the words of a list like "160-165,172-_".
func numbered(list string, words []chancery.Span) []chancery.Span {
	var out []chancery.Span
	list = strings.TrimSuffix(strings.TrimSuffix(list, "-_"), "-gold")
	for part := range strings.SplitSeq(list, ",") {
		from, to, ok := strings.Cut(part, "-")
		if !ok {
			to = from
		}
		a, err1 := strconv.Atoi(from)
		z, err2 := strconv.Atoi(to)
		if err1 == nil && err2 == nil && 0 < a && a <= z && z <= len(words) {
			out = append(out, chancery.Span{Start: words[a-1].Start, End: words[z-1].End})
		}
	}
	return out
}
