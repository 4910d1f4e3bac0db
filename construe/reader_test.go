package construe

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

// sampleData is the program's data with the invented states of the sample over it.
func sampleData() fs.FS {
	return lines.Layered{Base: data.FS(), User: os.DirFS("../testdata/sample/data")}
}

func newTestReader(t testing.TB) *Reader {
	t.Helper()
	c, err := New(sampleData())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// parseDocument makes a Document of a text in which <title>, <dateline> and
// <furniture> stand around what is one.
func parseDocument(t testing.TB, in string) *chancery.Document {
	t.Helper()
	d := &chancery.Document{}
	var open string
	from := 0
	var text strings.Builder
	for in != "" {
		at := strings.IndexByte(in, '<')
		end := strings.IndexByte(in, '>')
		if at < 0 || end < at {
			text.WriteString(in)
			break
		}
		text.WriteString(in[:at])
		mark := in[at+1 : end]
		in = in[end+1:]
		span := chancery.Span{Start: from, End: text.Len()}
		switch mark {
		case "title", "dateline", "furniture":
			open, from = mark, text.Len()
		case "/title":
			d.TitleSpan, d.Title = span, text.String()[span.Start:]
		case "/dateline":
			d.Dateline = span
		case "/furniture":
			d.Furniture = append(d.Furniture, chancery.Furniture{Span: span, Rule: "test"})
		default:
			t.Fatalf("<%s> in a test document, open is %q; want title, dateline or furniture", mark, open)
		}
	}
	d.Text = text.String()
	return d
}

// nameLine is n as the golden files show it.
func nameLine(r *chancery.Reading, n chancery.Name) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q", n.Type, r.Text(n.Span))
	if n.Name != r.Text(n.Span) {
		fmt.Fprintf(&b, " = %s", n.Name)
	}
	for _, f := range []struct{ key, value string }{
		{"country", string(n.Country)}, {"office", n.Office}, {"by", n.OfficeText}, {"of", n.Body}, {"type", n.Mechanism}, {"edition", n.Edition},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, " %s=%s", f.key, spaced(f.value))
		}
	}
	for _, m := range n.Set {
		fmt.Fprintf(&b, " {%s}", r.Text(r.Names[m].Span))
	}
	return strings.ReplaceAll(b.String(), `\n`, " ")
}
