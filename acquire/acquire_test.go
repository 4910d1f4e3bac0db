package acquire

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"chancery"
	"chancery/data"
	"chancery/internal/golden"
)

var ours = sync.OnceValues(func() (*Acquirer, error) { return New(data.FS()) })

func acquirer(t testing.TB) *Acquirer {
	t.Helper()
	a, err := ours()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// check holds what is promised of every document.
func check(t testing.TB, d *chancery.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatalf("%s: text is no UTF-8: %q", d.Source, d.Text)
	}
	at := 0
	for _, f := range d.Furniture {
		if f.Start < at || f.End <= f.Start || f.End > len(d.Text) || f.Rule == "" {
			t.Fatalf("%s: furniture %v after byte %d of %d", d.Source, f, at, len(d.Text))
		}
		at = f.End
	}
	at = 0
	for _, o := range d.Origins {
		if o.Text.Start < at || o.Text.End <= o.Text.Start || o.Text.End > len(d.Text) || o.Raw.Start < 0 || o.Raw.End < o.Raw.Start || o.Raw.End > len(d.Raw) {
			t.Fatalf("%s: origin %v after byte %d; text of %d, raw of %d", d.Source, o, at, len(d.Text), len(d.Raw))
		}
		if strings.TrimSpace(d.Text[at:o.Text.Start]) != "" {
			t.Fatalf("%s: %q came from nowhere", d.Source, d.Text[at:o.Text.Start])
		}
		if o.Exact && d.Text[o.Text.Start:o.Text.End] != string(d.Raw[o.Raw.Start:o.Raw.End]) {
			t.Fatalf("%s: %q is not %q", d.Source, d.Text[o.Text.Start:o.Text.End], d.Raw[o.Raw.Start:o.Raw.End])
		}
		at = o.Text.End
	}
	if strings.TrimSpace(d.Text[at:]) != "" {
		t.Fatalf("%s: %q came from nowhere", d.Source, d.Text[at:])
	}
	for _, s := range []chancery.Span{d.TitleSpan, d.Dateline} {
		if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) {
			t.Fatalf("%s: span %v of a text of %d", d.Source, s, len(d.Text))
		}
	}
	for _, c := range d.Clues {
		if _, err := chancery.ParseDate(string(c.Value)); err != nil {
			t.Fatalf("%s: clue %v: %v", d.Source, c, err)
		}
		if c.Span.Start < 0 || c.Span.End < c.Span.Start || c.Span.End > len(d.Text) {
			t.Fatalf("%s: clue at %v of a text of %d", d.Source, c.Span, len(d.Text))
		}
	}
}

// show prints a document for the golden files: what was found, then the text with
// furniture in brackets.
func show(d *chancery.Document) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	field("title", d.Title)
	if d.TitleSpan.Len() > 0 {
		field("title at", fmt.Sprintf("%q", d.Text[d.TitleSpan.Start:d.TitleSpan.End]))
	}
	field("publisher", d.Publisher)
	field("byline", d.Byline)
	field("address", d.Address)
	field("language", string(d.Language))
	if d.Dateline.Len() > 0 {
		field("dateline", fmt.Sprintf("%q", d.Text[d.Dateline.Start:d.Dateline.End]))
	}
	for _, c := range d.Clues {
		field("clue", fmt.Sprintf("%s %s, %s %q", c.Value, c.Why, c.From, d.Text[c.Span.Start:c.Span.End]))
	}
	if d.Published != "" {
		field("published", string(d.Published)+" "+d.PublishedWhy)
	}
	field("via", strings.Join(d.Via, "; "))
	for _, f := range d.Furniture {
		field("furniture", fmt.Sprintf("%s %q", f.Rule, strings.TrimSpace(d.Text[f.Start:f.End])))
	}
	article := strings.TrimSpace(d.Article())
	for strings.Contains(article, "\n\n") {
		article = strings.ReplaceAll(article, "\n\n", "\n")
	}
	fmt.Fprintf(&b, "%s\n", article)
	return b.String()
}

func TestTexts(t *testing.T) {
	golden.Run(t, "testdata/texts/*.txt", func(t *testing.T, in string) string {
		d, err := acquirer(t).Document("in.txt", []byte(in), plain)
		if err != nil {
			return err.Error() + "\n"
		}
		check(t, d)
		return show(d)
	})
}

func TestPages(t *testing.T) {
	golden.Run(t, "testdata/pages/*.txt", func(t *testing.T, in string) string {
		d, err := acquirer(t).Document("in.html", []byte(in), page)
		if err != nil {
			return err.Error() + "\n"
		}
		check(t, d)
		return show(d)
	})
}

func TestPlainTextIsKeptByteForByte(t *testing.T) {
	for _, raw := range []string{"The king spoke.\r\n\r\nThe envoy left.\r\n", "Zażółć gęślą jaźń — «да»\n", "e\u0301 is not composed\n"} {
		for _, bom := range []string{"", "\ufeff"} {
			d, err := acquirer(t).Document("a.txt", []byte(bom+raw), "")
			if err != nil {
				t.Fatal(err)
			}
			check(t, d)
			if d.Text != raw || len(d.Origins) != 1 || !d.Origins[0].Exact || d.Origins[0].Raw.Start != len(bom) {
				t.Errorf("%q became %q with origins %v", bom+raw, d.Text, d.Origins)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		raw    []byte
		want   string
	}{
		"empty":   {"a.txt", nil, "a.txt: empty; want a document with text"},
		"blank":   {"a.txt", []byte(" \n\t\n"), "a.txt: no words in it; want a document with text"},
		"binary":  {"a.txt", []byte("%PDF-1.7\n%\xe2\xe3"), "a.txt: binary data; want text"},
		"zeros":   {"a.html", make([]byte, 4000), "a.html: binary data; want text"},
		"scripts": {"a.html", []byte("<html><script>var a = 1</script></html>"), "a.html: no words in it; want a document with text"},
		"long":    {"a.txt", []byte(strings.Repeat("a", maxDocument+1)), "a.txt: 16777217 bytes; want at most 16777216"},
	} {
		d, err := acquirer(t).Document(c.source, c.raw, "")
		var r *chancery.Refusal
		if d != nil || !errors.As(err, &r) || err.Error() != c.want {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestReferencesInPlainText(t *testing.T) {
	raw := "Ruritania&#x27;s king said &quot;yes&quot; to R&D; AT&T &notaname; stayed."
	d, err := acquirer(t).Document("a.txt", []byte(raw), "")
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	if want := `Ruritania's king said "yes" to R&D; AT&T &notaname; stayed.`; d.Text != want {
		t.Errorf("got %q, want %q", d.Text, want)
	}
}
