package serve

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"go.uber.org/goleak"
	"golang.org/x/net/html"

	"chancery/write/invented"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	talks    = "/entry/event-xg-xr-talks-2031-10-22"
	relation = "/relation/XG-XR"
)

func site(store Store) http.Handler {
	return New(store, invented.Names, Options{Read: invented.Read, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
}

func ask(h http.Handler, method, target string, heads ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "localhost:7777"
	for i := 0; i+1 < len(heads); i += 2 {
		if heads[i] == "Host" {
			r.Host = heads[i+1]
		}
		r.Header.Set(heads[i], heads[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// everyPage is the path of each page of the invented register.
func everyPage(f *fakeStore) []string {
	paths := []string{"/", relation, "/brief/XG-XR", "/list", "/list?kind=event", "/list?kind=event&status=planned", "/disputes", "/documents"}
	for i := range f.Register.Entries {
		paths = append(paths, entryHref(f.Register.Entries[i].ID))
	}
	for _, d := range f.Register.Documents {
		paths = append(paths, docHref(d.ID), mentionsHref(d.ID))
	}
	return paths
}

// withJSON is the path of the same page as JSON.
func withJSON(p string) string {
	path, query, has := strings.Cut(p, "?")
	if has {
		query = "?" + query
	}
	return path + ".json" + query
}

func TestPagesAnswer(t *testing.T) {
	f := newFake()
	h := site(f)
	for _, p := range everyPage(f) {
		got := ask(h, "GET", p)
		if got.Code != 200 || got.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d, %s", p, got.Code, got.Header().Get("Content-Type"))
		}
		if head := ask(h, "HEAD", p); head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != fmt.Sprint(got.Body.Len()) {
			t.Errorf("HEAD %s: %d with %d bytes", p, head.Code, head.Body.Len())
		}
		if again := ask(h, "GET", p, "If-None-Match", got.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s asked again with its tag: %d", p, again.Code)
		}
		j := ask(h, "GET", withJSON(p))
		if j.Code != 200 || j.Header().Get("Content-Type") != "application/json" || !json.Valid(j.Body.Bytes()) {
			t.Errorf("%s as JSON: %d, %s", p, j.Code, j.Header().Get("Content-Type"))
		}
	}
}

// Two readings of one register give the same bytes.
func TestPagesAreTheSameEachTime(t *testing.T) {
	f := newFake()
	a, b := site(f), site(newFake())
	for _, p := range everyPage(f) {
		for _, p := range []string{p, withJSON(p)} {
			if ask(a, "GET", p).Body.String() != ask(b, "GET", p).Body.String() {
				t.Errorf("%s differs from itself", p)
			}
		}
	}
}

// Every link into the site leads to a page, and every anchor to an element of it.
func TestLinksLeadSomewhere(t *testing.T) {
	f := newFake()
	h := site(f)
	ids := map[string]map[string]bool{}
	look := func(path string) map[string]bool {
		if ids[path] == nil {
			got := ask(h, "GET", path)
			if got.Code != 200 {
				t.Errorf("%s: %d", path, got.Code)
			}
			ids[path] = map[string]bool{}
			walk(t, got.Body.String(), func(n *html.Node) {
				if id := attr(n, "id"); id != "" {
					if ids[path][id] {
						t.Errorf("%s: id %q twice", path, id)
					}
					ids[path][id] = true
				}
			})
		}
		return ids[path]
	}
	for _, p := range everyPage(f) {
		walk(t, ask(h, "GET", p).Body.String(), func(n *html.Node) {
			href := attr(n, "href")
			u, err := url.Parse(href)
			if href == "" || err != nil || u.Host != "" {
				return
			}
			path := u.Path
			if path == "" {
				path, _, _ = strings.Cut(p, "?")
			}
			if strings.HasPrefix(path, "/assets/") || strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".md") {
				if c := ask(h, "GET", path).Code; c != 200 {
					t.Errorf("%s links to %s: %d", p, href, c)
				}
				return
			}
			if u.RawQuery != "" && u.Path != "" {
				path += "?" + u.RawQuery
			}
			if there := look(path); u.Fragment != "" && !there[u.Fragment] {
				t.Errorf("%s links to %s, which has no such element", p, href)
			}
		})
	}
}

func walk(t *testing.T, page string, f func(*html.Node)) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			f(n)
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}

// A claim whose words are not in its document is not shown as if they were.
func TestWordsThatAreNotThere(t *testing.T) {
	f := newFake()
	f.Register.Claims[0].Evidence.Text = "Nobody said this."
	if got := ask(site(f), "GET", docHref(f.Register.Documents[0].ID)); got.Code != 500 || strings.Contains(got.Body.String(), "Nobody said this") {
		t.Errorf("%d", got.Code)
	}
}

// The words behind each value lead to a mark in the document that holds just them.
func TestValueLeadsToItsWords(t *testing.T) {
	f := newFake()
	h := site(f)
	link := regexp.MustCompile(`<p>([^<]*)</p></blockquote><p class="source"><a class="to-words" href="([^"]*)#(c[0-9a-f]{16})"`)
	found := link.FindAllStringSubmatch(ask(h, "GET", talks).Body.String(), -1)
	if len(found) < 3 {
		t.Fatalf("%d links to words", len(found))
	}
	for _, m := range found {
		said := html.UnescapeString(m[1])
		seen := false
		walk(t, ask(h, "GET", m[2]).Body.String(), func(n *html.Node) {
			if attr(n, "id") == m[3] {
				seen = true
				if got := textOf(n); got != said {
					t.Errorf("the mark holds %q, want %q", got, said)
				}
			}
		})
		if !seen {
			t.Errorf("%s has no mark %s", m[2], m[3])
		}
	}
}

func TestEmptyRegister(t *testing.T) {
	h := site(&fakeStore{Register: &invented.Register{}})
	for _, p := range []string{"/", "/list", "/disputes", "/documents", "/.json", "/list.json", "/disputes.json", "/documents.json"} {
		if got := ask(h, "GET", p); got.Code != 200 || strings.Contains(got.Body.String(), "null") {
			t.Errorf("%s: %d, %s", p, got.Code, got.Body)
		}
	}
	if page := ask(h, "GET", "/").Body.String(); !strings.Contains(page, "The register is empty.") {
		t.Error("it does not say that it is empty")
	}
}

func TestTimelineTellsPlannedFromHeld(t *testing.T) {
	page := ask(site(newFake()), "GET", relation).Body.String()
	for _, want := range []string{
		`class="mark m-happened"><title>State visit of Yetive Ganlook to Ruritania`,
		`class="mark m-planned"><title>Return visit of King Rudolf to Graustark`,
		`class="mark m-lapsed"><title>7th Forum of Border Regions`,
		`class="mark m-cancelled"><title>Session of the border commission`,
		`class="mark m-due"><title>Graustark: to reopen the Zenda bridge`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if _, apart, ok := strings.Cut(page, "Without a date"); !ok || !strings.Contains(apart, "Working group on the tunnel") {
		t.Error("the undated event is not set apart")
	}
	// a season is no point: its mark has a width
	if m := regexp.MustCompile(`<title>Return visit[^<]*</title><path class="whisker" d="M(\d+) [^"]*H(\d+)M`).FindStringSubmatch(page); m == nil || m[1] == m[2] {
		t.Errorf("the spring of 2032 is drawn as %v", m)
	}
}

func TestFurnitureIsMarkedAsSuch(t *testing.T) {
	f := newFake()
	page := ask(site(f), "GET", docHref(f.Register.Documents[2].ID)).Body.String()
	if !strings.Contains(page, `<p title="left out: html.nav"`) || !strings.Contains(page, "Left out: 2 lines of page furniture") {
		t.Error("the furniture is not set apart")
	}
	if !strings.Contains(page, `<a href="https://courier.example/ministers?page=1&amp;lang=en" rel="noreferrer noopener nofollow">`) {
		t.Error("the address is no link, or one that tells where the reader came from")
	}
}

// The brief on the screen says what the brief on paper says.
func TestBriefIsTheSameBrief(t *testing.T) {
	h := site(newFake())
	md := ask(h, "GET", "/brief/XG-XR.md")
	if md.Header().Get("Content-Type") != "text/markdown; charset=utf-8" || !strings.HasPrefix(md.Body.String(), "# Graustark – Ruritania\n") {
		t.Errorf("got %.80q", md.Body)
	}
	page := ask(h, "GET", "/brief/XG-XR").Body.String()
	if got, want := strings.Count(page, `<li id="note-`), strings.Count(md.Body.String(), "\n["); got != want {
		t.Errorf("%d notes on the screen, %d on paper", got, want)
	}
}

func TestUpper(t *testing.T) {
	for in, want := range map[string]string{"talks": "Talks", "о визите": "О визите", "": "", "\xff": "\xff", "20 texts": "20 texts", "ßa": "ßa"} {
		if got := upper(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
