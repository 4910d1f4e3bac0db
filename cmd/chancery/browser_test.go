package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A reader is a person's browser, with all that it complained of.
type reader struct {
	t    *testing.T
	ctx  context.Context
	site string
	out  string // where pictures go

	mu        sync.Mutex
	complains []string
}

// TestBrowser reads the sample in a real browser: from the first page to a relation,
// to an entry, to the sentence behind one of its values.
func TestBrowser(t *testing.T) {
	path := browser(t)
	site, stop := sampleSite(t)
	r := newReader(t, path, site)

	r.do("first page", chromedp.EmulateViewport(1280, 900), chromedp.Navigate(site), visible("main h1"))
	r.fits()
	r.picture("overview-light")

	r.do("relation", click(".tiles a"), visible(".timeline svg"))
	if marks := tell[int](r, `document.querySelectorAll(".timeline a.mark").length`); marks == 0 {
		t.Error("the timeline has no marks")
	}
	r.fits()
	r.picture("relation-light")

	id := r.busiestEvent()
	r.do("entry", chromedp.Navigate(site+"entry/"+id), visible(".slots"))
	r.picture("entry-light")
	r.toTheWords()
	r.picture("document-light")

	r.otherLooks(id)
	for _, c := range r.complaints() {
		t.Errorf("the browser complains: %s", c)
	}
	http.DefaultClient.CloseIdleConnections()
	if code := stop(); code != allWell {
		t.Errorf("the server ended with %d", code)
	}
}

// browser is the path of a browser, without which the test is skipped.
func browser(t *testing.T) string {
	for _, name := range []string{os.Getenv("CHANCERY_BROWSER"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no browser was found; the pages are not looked at")
	return ""
}

// sampleSite reads the sample into a register through all the stages and serves it.
func sampleSite(t *testing.T) (site string, stop func() int) {
	const sample = "../../testdata/sample"
	if _, err := os.Stat(filepath.Join(sample, "docs")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "register.db")
	var said strings.Builder
	if code := run(t.Context(), []string{"read", "--data", sample + "/data", "--register", path, sample + "/docs"},
		strings.NewReader(""), io.Discard, &said); code != allWell {
		t.Fatalf("reading the sample ended with %d: %s", code, &said)
	}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	r, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--data", sample + "/data", "--register", path, "--addr", "127.0.0.1:0"},
			strings.NewReader(""), w, io.Discard)
		w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("the server ended with %d: %v", <-ended, err)
	}
	site = line[strings.Index(line, "http://"):]
	site, _, _ = strings.Cut(strings.TrimSpace(site), " ")
	return site, func() int { cancel(); return <-ended }
}

func newReader(t *testing.T, path, site string) *reader {
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("disable-dev-shm-usage", true))
	alloc, cancelAlloc := chromedp.NewExecAllocator(t.Context(), opts...)
	tab, cancelTab := chromedp.NewContext(alloc)
	ctx, cancel := context.WithTimeout(tab, 90*time.Second)
	t.Cleanup(func() { cancel(); cancelTab(); cancelAlloc() })
	r := &reader{t: t, ctx: ctx, site: site, out: os.Getenv("CHANCERY_SCREENSHOTS")}
	if r.out == "" {
		r.out = "../../testdata/out"
	}
	if err := os.MkdirAll(r.out, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, r.listen); err != nil {
		t.Fatal(err)
	}
	r.do("start", send(log.Enable, cdp.Empty{}), send(network.Enable, network.EnableParams{}), send(runtime.Enable, cdp.Empty{}))
	return r
}

// listen notes what a page should not do: write errors, break its content policy
// (which comes as a log entry), or ask for anything from elsewhere.
func (r *reader) listen(ev any) {
	note := ""
	switch ev := ev.(type) {
	case *log.EventEntryAdded:
		e := ev.Entry
		if e.Level == log.EntryLevelError || e.Level == log.EntryLevelWarning || e.Source == log.EntrySourceSecurity {
			note = fmt.Sprintf("%s %s: %s (%s)", e.Source, e.Level, e.Text, e.URL)
		}
	case *runtime.EventExceptionThrown:
		note = "exception: " + ev.ExceptionDetails.Text
	case *runtime.EventConsoleAPICalled:
		note = fmt.Sprintf("console: %s", ev.Type)
	case *network.EventRequestWillBeSent:
		if u := ev.Request.URL; !strings.HasPrefix(u, r.site) && !strings.HasPrefix(u, "data:") {
			note = "it asks for " + u
		}
	}
	if note != "" {
		r.mu.Lock()
		r.complains = append(r.complains, note)
		r.mu.Unlock()
	}
}

func (r *reader) complaints() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.complains)
}

func (r *reader) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	if err := chromedp.Do(r.ctx, steps...); err != nil {
		r.t.Fatalf("%s: %v", what, err)
	}
}

// tell is what the page answers to a line of script.
func tell[T any](r *reader, script string) T {
	r.t.Helper()
	v, err := chromedp.Run(r.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		r.t.Fatalf("%s: %v", script, err)
	}
	return v
}

func visible(css string) chromedp.Action[chromedp.Void] {
	return chromedp.WaitVisible(chromedp.CSS(css))
}
func click(css string) chromedp.Action[chromedp.Void] { return chromedp.Click(chromedp.CSS(css)) }

// send is a command of the protocol as a step.
func send[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// picture saves the whole page for people to look at.
func (r *reader) picture(name string) {
	r.t.Helper()
	png, err := chromedp.Run(r.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		r.t.Fatalf("picture %s: %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(r.out, name+".png"), png, 0o666); err != nil {
		r.t.Fatal(err)
	}
}

// fits wants a page that does not scroll sideways.
func (r *reader) fits() {
	r.t.Helper()
	if over := tell[int](r, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		r.t.Errorf("the page is %d pixels too wide", over)
	}
}

// busiestEvent is the event that most documents speak of, the disputed first.
func (r *reader) busiestEvent() string {
	r.t.Helper()
	var list struct {
		Entries []struct {
			ID, Standing string
			Documents    []string
		}
	}
	r.fetch("list.json?kind=event", &list)
	best, most := "", -1
	for _, e := range list.Entries {
		n := len(e.Documents)
		if e.Standing == "disputed" {
			n += 100
		}
		if n > most {
			best, most = e.ID, n
		}
	}
	if best == "" {
		r.t.Fatal("no event was read from the sample")
	}
	return best
}

func (r *reader) fetch(path string, into any) {
	r.t.Helper()
	res, err := http.Get(r.site + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(into); err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
}

// toTheWords unfolds the last value of the entry, follows the first sentence under it,
// and wants to see just that sentence lit in its document.
func (r *reader) toTheWords() {
	r.t.Helper()
	const last = ".slots .slot:last-child dd:last-child "
	if !tell[bool](r, `document.querySelector("`+last+`details").open`) {
		r.do("unfold", click(last+"summary"))
	}
	r.do("value", visible(last+".words p"))
	quoted := tell[string](r, `document.querySelector("`+last+`.words p").textContent`)
	r.do("follow", click(last+"a.to-words"), visible("mark:target"), chromedp.Sleep(200*time.Millisecond))
	type sight struct {
		ID, Text, Background string
		Top, Bottom, Height  float64
	}
	seen := tell[sight](r, `(() => {
		const m = document.querySelector("mark:target"), b = m.getBoundingClientRect();
		return {ID: m.id, Text: m.textContent, Background: getComputedStyle(m).backgroundColor, Top: b.top, Bottom: b.bottom, Height: innerHeight};
	})()`)
	if seen.Top < 0 || seen.Bottom > seen.Height {
		r.t.Errorf("the words stand at %v to %v of a window of %v", seen.Top, seen.Bottom, seen.Height)
	}
	if seen.Background == "rgba(0, 0, 0, 0)" {
		r.t.Error("the words are not lit")
	}
	var doc struct {
		Claims []struct {
			ID       string
			Evidence struct{ Text string }
		}
	}
	r.fetch(tell[string](r, `location.pathname.slice(1)`)+".json", &doc)
	evidence := ""
	for _, c := range doc.Claims {
		if c.ID == seen.ID {
			evidence = c.Evidence.Text
		}
	}
	if evidence == "" || seen.Text != evidence {
		r.t.Errorf("lit is %q; the evidence of %s is %q", seen.Text, seen.ID, evidence)
	}
	if strings.TrimSpace(quoted) != strings.TrimSpace(evidence) {
		r.t.Errorf("the entry quotes %q; the evidence is %q", quoted, evidence)
	}
}

// otherLooks looks at the pages in the dark and on a phone.
func (r *reader) otherLooks(id string) {
	r.t.Helper()
	pages := map[string]string{
		"overview": "", "entry": "entry/" + id, "document": tell[string](r, `location.pathname.slice(1)`),
		"brief": r.relation("brief"), "relation": r.relation("relation"),
	}
	in := func(scheme string) chromedp.Action[chromedp.Void] {
		return send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
	}
	r.do("brief", chromedp.Navigate(r.site+pages["brief"]), visible(".brief"))
	r.picture("brief-light")
	four := []string{"overview", "relation", "entry", "document"}
	for _, name := range four {
		r.do(name+" in the dark", in("dark"), chromedp.Navigate(r.site+pages[name]), visible("main h1"))
		r.picture(name + "-dark")
	}
	for _, name := range four {
		r.do(name+" on a phone", in("light"), chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateScale(2)),
			chromedp.Navigate(r.site+pages[name]), visible("main h1"))
		r.fits()
		r.picture(name + "-phone")
	}
}

// relation is the path of the fullest relation.
func (r *reader) relation(page string) string {
	r.t.Helper()
	var over struct {
		Relations []struct{ Countries []string }
	}
	r.fetch("index.json", &over)
	if len(over.Relations) == 0 {
		r.t.Fatal("no relation was read from the sample")
	}
	return page + "/" + strings.Join(over.Relations[0].Countries, "-")
}
