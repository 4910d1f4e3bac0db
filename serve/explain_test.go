package serve

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"chancery/write/invented"
)

// The page of explanations needs nothing beside it, lets nothing in, and each mention on
// it leads to its words and back.
func TestExplainPage(t *testing.T) {
	f := newFake()
	var pieces [][]byte
	for i, d := range f.Register.Documents {
		r, _, _ := invented.Read(d)
		var b bytes.Buffer
		if err := Explain(t.Context(), &b, r, invented.Names, string(rune('a'+i))); err != nil {
			t.Fatal(err)
		}
		pieces = append(pieces, b.Bytes())
	}
	var b bytes.Buffer
	if err := ExplainPage(t.Context(), &b, invented.Hostile, pieces); err != nil {
		t.Fatal(err)
	}
	ids, hrefs := map[string]bool{}, 0
	walk(t, b.String(), func(n *html.Node) {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %q twice", id)
			}
			ids[id] = true
		}
		for _, a := range []string{"src", "srcset", "action"} {
			if v := attr(n, a); v != "" {
				t.Errorf("%s of <%s> leads to %q", a, n.Data, v)
			}
		}
		if n.Data == "link" {
			t.Errorf("a link to %q", attr(n, "href"))
		}
		if strings.Contains(n.Data, "alert(1)") && n.Type != html.TextNode {
			t.Errorf("a title came in as %q", n.Data)
		}
	})
	walk(t, b.String(), func(n *html.Node) {
		if href := attr(n, "href"); n.Data == "a" && href != "" {
			hrefs++
			if !strings.HasPrefix(href, "#") || !ids[href[1:]] || !ids["card-"+href[1:]] {
				t.Errorf("%q leads nowhere", href)
			}
		}
	})
	if hrefs < 10 {
		t.Errorf("%d mentions are shown", hrefs)
	}
	if n := len(regexp.MustCompile(`<script`).FindAllString(b.String(), -1)); n != 1 {
		t.Errorf("%d scripts; want ours alone", n)
	}
}

// Without a reader there is no page of mentions, and no way to one.
func TestNoReaderNoMentions(t *testing.T) {
	f := newFake()
	h := New(f, invented.Names, Options{})
	d := f.Register.Documents[0]
	if got := ask(h, "GET", mentionsHref(d.ID)); got.Code != 404 {
		t.Errorf("%d", got.Code)
	}
	if got := ask(h, "GET", docHref(d.ID)); strings.Contains(got.Body.String(), "/mentions/") {
		t.Error("the document leads to a page that is not there")
	}
}
