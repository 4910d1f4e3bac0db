package serve

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"chancery"
	"chancery/write/invented"
)

// Nothing that came from outside may become part of the page's own workings.
func TestOutsideTextIsEscaped(t *testing.T) {
	f := newFake()
	hostile := chancery.Entry{
		Kind: chancery.KindEvent, ID: "event-hostile", Label: `"><img src=x onerror=alert(1)>`, Standing: chancery.Single,
		Documents: []string{`"><script>alert(4)</script>`}, Roots: 1, Life: []chancery.Step{{Status: `x" onclick="alert(5)`, On: "2031-01-01", Document: "javascript:alert(6)"}},
		Slots: []chancery.Slot{
			{Name: "status", Values: []chancery.Value{{Value: `"><svg onload=alert(2)>`}}},
			{Name: "start", Values: []chancery.Value{{Value: "2031-11-01"}}},
			{Name: "participants", Values: []chancery.Value{{Value: []chancery.Participant{{Name: `<b>x</b>`, Country: "XG"}, {Name: "y", Country: "XR"}}}}},
		},
	}
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
