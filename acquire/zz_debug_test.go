package acquire

import (
	"fmt"
	"os"
	"testing"

	"chancery/data"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("PAGE")
	if f == "" {
		t.Skip()
	}
	a, err := New(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(f)
	dec, _ := decode(raw, page)
	tr := grow(dec.text, a.html, head{fields: a.fields})
	out := tr.choose()
	for i, b := range tr.blocks {
		path := ""
		for n := b.node; n > 0 && len(path) < 90; n = tr.nodes[n].parent {
			path += fmt.Sprintf(" %s%s", tr.nodes[n].tag, map[bool]string{true: fmt.Sprintf("!%d", tr.nodes[n].class)}[tr.nodes[n].class != 0])
		}
		fmt.Printf("%-17s w%d c%d l%d %.70q  %s\n", out[i], b.words+1, b.chars, b.link, tr.text.String()[b.Start:b.End], path)
	}
}
