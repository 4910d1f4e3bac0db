package serve

import (
	"context"
	"encoding/json"
	"errors"
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

	"chancery"
	"chancery/write/invented"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	talks    = "/entry/event-xg-xr-talks-2031-10-22"
	relation = "/relation/XG-XR"
)

func site(store Store) http.Handler {
	return New(store, invented.Names, Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
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
		paths = append(paths, docHref(d.ID))
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

// Nothing that came from outside may become part of the page's own workings.
func TestOutsideTextIsEscaped(t *testing.T) {
	f := newFake()
	hostile := chancery.Entry{Kind: chancery.KindEvent, ID: "event-hostile", Label: `"><img src=x onerror=alert(1)>`, Standing: chancery.Single,
		Documents: []string{`"><script>alert(4)</script>`}, Roots: 1, Life: []chancery.Step{{Status: `x" onclick="alert(5)`, On: "2031-01-01", Document: "javascript:alert(6)"}},
		Slots: []chancery.Slot{
			{Name: "status", Values: []chancery.Value{{Value: `"><svg onload=alert(2)>`}}},
			{Name: "start", Values: []chancery.Value{{Value: "2031-11-01"}}},
			{Name: "participants", Values: []chancery.Value{{Value: []chancery.Participant{{Name: `<b>x</b>`, Country: "XG"}, {Name: "y", Country: "XR"}}}}},
		}}
	f.Register.Entries = append(f.Register.Entries, hostile)
	h := site(f)
	for _, p := range append(everyPage(f), "/no/<script>alert(9)</script>", "/relation/<script>", "/list?kind=<script>", "/entry/%22%3E%3Cscript%3E") {
		got := ask(h, "GET", strings.ReplaceAll(strings.ReplaceAll(p, "<", "%3C"), ">", "%3E"))
		walk(t, got.Body.String(), func(n *html.Node) {
			if n.Data == "script" && (attr(n, "src") != "/assets/link.js" || textOf(n) != "") || n.Data == "img" || n.Data == "style" || n.Data == "b" {
				t.Errorf("%s: <%s> %v", p, n.Data, n.Attr)
			}
			for _, a := range n.Attr {
				bad := strings.HasPrefix(a.Key, "on") || a.Key == "style" ||
					(a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:")
				if bad {
					t.Errorf("%s: <%s %s=%q>", p, n.Data, a.Key, a.Val)
				}
			}
		})
	}
	if page := ask(h, "GET", "/documents").Body.String(); !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the hostile title is not shown as text")
	}
}

func TestHeadsBindTheBrowser(t *testing.T) {
	h := site(newFake())
	for _, p := range []string{"/", relation, "/nowhere", "/assets/style.css", "/documents.json"} {
		head := ask(h, "GET", p).Header()
		for k, want := range map[string]string{"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
			if head.Get(k) != want {
				t.Errorf("%s: %s is %q", p, k, head.Get(k))
			}
		}
	}
	for _, bad := range []string{"unsafe", "*", "http:"} {
		if strings.Contains(policy, bad) {
			t.Errorf("policy has %q", bad)
		}
	}
}

func TestTurnedAway(t *testing.T) {
	h := site(newFake())
	for _, c := range []struct {
		method, path, host string
		want               int
	}{
		{"GET", "/", "localhost", 200},
		{"GET", "/", "127.0.0.1:8080", 200},
		{"GET", "/", "[::1]:8080", 200},
		{"GET", "/", "evil.example", 421},
		{"GET", "/", "localhost.evil.example:80", 421},
		{"GET", "/", "10.0.0.1", 421},
		{"GET", "/", "", 421},
		{"POST", "/", "localhost", 405},
		{"DELETE", talks, "localhost", 405},
		{"GET", "/nowhere", "localhost", 404},
		{"GET", "/entry/nobody", "localhost", 404},
		{"GET", "/entry/nobody.json", "localhost", 404},
		{"GET", "/document/sha256:0", "localhost", 404},
		{"GET", "/document/", "localhost", 404},
		{"GET", "/relation/XB-XG", "localhost", 404},
		{"GET", "/relation/XG", "localhost", 400},
		{"GET", "/relation/XG-XG", "localhost", 400},
		{"GET", "/relation/a%2Fb", "localhost", 400},
		{"GET", "/brief/XG-XS.md", "localhost", 404},
		{"GET", "/list?kind=wish", "localhost", 400},
		{"GET", "/list?page=0", "localhost", 400},
		{"GET", "/list?page=x", "localhost", 400},
		{"GET", "/list?page=9999", "localhost", 404},
		{"GET", "/assets/..%2fserve.go", "localhost", 404},
		{"GET", "/list?kind=" + strings.Repeat("x", longest), "localhost", 414},
		{"GET", "/entry/event-of-old", "localhost", 301},
		{"GET", "/relation/XR-XG", "localhost", 301},
		{"GET", "/relation/xg-xr.json", "localhost", 301},
	} {
		got := ask(h, c.method, c.path, "Host", c.host)
		if got.Code != c.want {
			t.Errorf("%s %.60s at %q: %d, want %d", c.method, c.path, c.host, got.Code, c.want)
		}
		if strings.Contains(got.Body.String(), "goroutine") || strings.Contains(got.Body.String(), "sha256: ") {
			t.Errorf("%s %s shows its workings", c.method, c.path)
		}
	}
	open := New(newFake(), invented.Names, Options{Hosts: []string{"chancery.example"}})
	if c := ask(open, "GET", "/", "Host", "chancery.example:443").Code; c != 200 {
		t.Errorf("a host that was named is turned away with %d", c)
	}
}

// What broke inside is logged and not shown.
func TestOurFaultIsNotShown(t *testing.T) {
	f := newFake()
	f.err = errors.New("disk I/O error at /home/clerk/register.db")
	got := ask(site(f), "GET", "/")
	if got.Code != 500 || strings.Contains(got.Body.String(), "clerk") || !strings.Contains(got.Body.String(), "Something went wrong") {
		t.Errorf("%d: %s", got.Code, got.Body)
	}
	if j := ask(site(f), "GET", "/documents.json"); j.Code != 500 || !json.Valid(j.Body.Bytes()) || strings.Contains(j.Body.String(), "clerk") {
		t.Errorf("%d: %s", j.Code, j.Body)
	}
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

// No request, however odd, may break the server or be answered in a way that a
// browser would run.
func FuzzRequest(f *testing.F) {
	for _, s := range []string{"/", relation, talks, "/list?kind=event&page=2", "/document/sha256:00?at=-1", "/brief/XG-XR.md", "//x", "/entry/%00", "/relation/-", "/document/a/b/../c", "/list?page=99999999999999999999", "/%2e%2e/%2e%2e", "/entry/\xff"} {
		f.Add(s)
	}
	fake := newFake()
	h := site(fake)
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			return
		}
		r := &http.Request{Method: "GET", URL: u, Host: "localhost", Header: http.Header{}, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, RequestURI: target}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		switch w.Code {
		case 200, 301, 307, 308, 400, 404, 414:
		default:
			t.Errorf("%q: %d", target, w.Code)
		}
		if loc := w.Header().Get("Location"); strings.HasPrefix(loc, "//") || strings.Contains(loc, "://") {
			t.Errorf("%q leads out, to %q", target, loc)
		}
		if w.Header().Get("Content-Security-Policy") != policy {
			t.Errorf("%q: no policy", target)
		}
	})
}

// large is a register of n documents, each a copy of the invented ones.
func large(n int) *fakeStore {
	f := newFake()
	entries, docs := f.Register.Entries, f.Register.Documents
	for i := range n - len(docs) {
		d := *docs[i%len(docs)]
		d.ID, d.Source = chancery.NewDocumentID([]byte{byte(i), byte(i >> 8), byte(i >> 16)}), fmt.Sprintf("copy-%d.txt", i)
		f.Register.Documents = append(f.Register.Documents, &d)
		for j := range 3 {
			e := entries[(i*3+j)%len(entries)]
			e.ID = chancery.EntryID(fmt.Sprintf("%s-%d", e.ID, i*3+j))
			f.Register.Entries = append(f.Register.Entries, e)
		}
	}
	return f
}

func (f *fakeStore) Version(context.Context) (string, error) { return "1", f.err }

// A large register is no large page.
func TestLargeRegister(t *testing.T) {
	h := site(large(10_000))
	for _, p := range []string{"/", "/list", "/list?kind=event", "/documents", "/disputes", relation, "/brief/XG-XR", talks, "/list.json", "/documents.json"} {
		got := ask(h, "GET", p)
		if got.Code != 200 || got.Body.Len() > 1<<20 {
			t.Errorf("%s: %d with %d bytes", p, got.Code, got.Body.Len())
		}
	}
}

// A long document is set in parts, and a claim's link leads to the part it is in.
func TestLongDocument(t *testing.T) {
	f := newFake()
	text := strings.Repeat("Nothing happened in the valley that day, as on most days.\n", 8000) + "The envoys met at last.\n"
	d := &chancery.Document{ID: chancery.NewDocumentID([]byte(text)), Source: "long.txt", Text: text, Title: "Long"}
	at := strings.Index(text, "The envoys")
	c := chancery.Claim{Doc: d.ID, Evidence: d.Quote(chancery.Span{Start: at, End: at + 23}), Body: &chancery.Event{Label: "meeting", Status: chancery.Happened}}
	c.Seal()
	f.Register.Documents, f.Register.Claims = append(f.Register.Documents, d), append(f.Register.Claims, c)
	h := site(f)
	if got := ask(h, "GET", docHref(d.ID)); got.Code != 200 || got.Body.Len() > 2<<20 || strings.Contains(got.Body.String(), "The envoys") {
		t.Errorf("first part: %d with %d bytes", got.Code, got.Body.Len())
	}
	href, _, _ := strings.Cut(claimHref(d.ID, c.ID, at), "#")
	if got := ask(h, "GET", href); !strings.Contains(got.Body.String(), `<mark id="`+string(c.ID)) {
		t.Errorf("%s does not hold the claim", href)
	}
	if got := ask(h, "GET", docHref(d.ID)+"?part=99"); got.Code != 404 {
		t.Errorf("part 99: %d", got.Code)
	}
}

func BenchmarkPages(b *testing.B) {
	f := newFake()
	for _, c := range []struct{ name, path string }{{"overview", "/"}, {"relation", relation}, {"entry", talks},
		{"document", docHref(f.Register.Documents[0].ID)}, {"brief", "/brief/XG-XR"}, {"list", "/list"}} {
		b.Run(c.name, func(b *testing.B) {
			h := site(f)
			b.ReportAllocs()
			for b.Loop() {
				if got := ask(h, "GET", c.path); got.Code != 200 {
					b.Fatal(got.Code)
				}
			}
		})
	}
}

func BenchmarkLargeOverview(b *testing.B) {
	h := site(large(10_000))
	for b.Loop() {
		ask(h, "GET", "/")
	}
}
