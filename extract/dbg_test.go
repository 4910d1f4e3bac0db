package extract

import (
	"chancery"
	"chancery/construe"
	"chancery/data"
	"fmt"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	r, _ := construe.New(data.FS())
	x, _ := New(data.FS())
	text, _ := os.ReadFile("/tmp/m/t.txt")
	d := &chancery.Document{ID: chancery.NewDocumentID(text), Text: string(text)}
	p := newPage(r.Read(d), x.grammar)
	ev := x.finders[1].(*events)
	for i := range p.lines {
		l := &p.lines[i]
		fmt.Println("passed", l.Passed, "names", len(l.names), "words", len(l.Words))
		s := p.sight(l)
		if s == nil {
			fmt.Println("no tree")
			continue
		}
		for k := range s.ws {
			if dd, ok := ev.acts.read(s, k); ok {
				ok2 := ev.acts.settle(s, &dd)
				a, b := s.sides(&dd)
				fmt.Println(s.ws[k].Form, dd.name, ok2, dd.plover, dd.status, a, b)
				c, ok3 := s.claim(&deed{actRule: dd.actRule, at: dd.at, with: dd.with, thing: dd.thing, plover: dd.plover, status: dd.status, source: a, target: b}, ev)
				fmt.Println(ok3, c.Rule)
			}
		}
	}
}
