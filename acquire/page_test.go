package acquire

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const sharedPages = "../../shared/gold/pages"

// F1 of runs of four words over the shared pages. The floor is what was promised;
// raising it is welcome, lowering it takes a word of explanation.
const floorF1 = 0.94

func TestSharedPages(t *testing.T) {
	f, err := os.ReadFile(filepath.Join(sharedPages, "truth.jsonl"))
	if err != nil {
		t.Skip("no shared pages here")
	}
	sum, n := 0.0, 0
	for l := range strings.Lines(string(f)) {
		var truth struct{ ID, Text string }
		if err := json.Unmarshal([]byte(l), &truth); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(sharedPages, truth.ID+".html")
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := acquirer(t).Document(name, raw, "")
		if n++; err != nil {
			t.Error(err)
			continue
		}
		check(t, d)
		sum += runsF1(truth.Text, d.Article())
	}
	if f1 := sum / float64(n); f1 < floorF1 {
		t.Errorf("F1 %.3f on %d pages; want %.3f", f1, n, floorF1)
	} else {
		t.Logf("F1 %.3f on %d pages", f1, n)
	}
}

var wordRuns = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// runsF1 is how well got holds the runs of four words of want.
func runsF1(want, got string) float64 {
	count := func(s string) (map[string]int, int) {
		w, runs := wordRuns.FindAllString(s, -1), map[string]int{}
		n := max(len(w)-3, min(len(w), 1))
		for i := range n {
			runs[strings.Join(w[i:min(i+4, len(w))], " ")]++
		}
		return runs, n
	}
	a, na := count(want)
	b, nb := count(got)
	hit := 0
	for k, n := range a {
		hit += min(n, b[k])
	}
	if hit == 0 {
		return 0
	}
	return 2 * float64(hit) / float64(na+nb)
}

// hostile is pages made to hurt, of a size that grows with n.
func hostile(n int) map[string]string {
	return map[string]string{
		"nested":             strings.Repeat("<div>", n) + "A word." + strings.Repeat("</div>", n),
		"nested inline":      strings.Repeat("<b><i>", n) + "A word." + strings.Repeat("</b>", n),
		"crossing":           strings.Repeat("<p><b>x<div></p></b>", n),
		"open paragraphs":    strings.Repeat("<p>a word", n),
		"cells":              strings.Repeat("<table><tr><td>x", n),
		"ends of nothing":    "A word." + strings.Repeat("</p></div></b>", n),
		"ampersands":         strings.Repeat("&amp", n) + strings.Repeat("&notanentityatall", n),
		"one tag":            "A word.<a " + strings.Repeat("b=c ", n) + ">",
		"breaks":             strings.Repeat("a<br>", n),
		"classes":            "A word.<p class='" + strings.Repeat("nav-share ", n) + "'>",
		"lines of furniture": strings.Repeat("<p>Search</p>\n", n/4),
		"lists in the foot":  "<p>" + strings.Repeat("The king left the castle with the keys. ", 3) + strings.Repeat("<p>Related articles<p>x", n/4),
		"json":               "A word.<script type=application/ld+json>" + strings.Repeat("[", n) + "</script>",
	}
}

// Pages made to hurt are read like any other. How long they take is told by
// BenchmarkHostilePages: four times the page should take about four times as long.
func TestHostilePages(t *testing.T) {
	for name, s := range hostile(20_000) {
		d, err := acquirer(t).Document("a.html", []byte(s), page)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, d)
	}
	text := strings.Repeat("Search\n", 20_000) + sentence + strings.Repeat("Related articles\nx\n", 20_000)
	if _, err := acquirer(t).Document("a.txt", []byte(text), plain); err != nil {
		t.Errorf("a text of furniture: %v", err)
	}
}

func BenchmarkHostilePages(b *testing.B) {
	for _, n := range []int{50_000, 200_000} {
		pages := hostile(n)
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "-"), n), func(b *testing.B) {
				a, raw := acquirer(b), []byte(pages[name])
				b.SetBytes(int64(len(raw)))
				for b.Loop() {
					if _, err := a.Document("a.html", raw, page); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func TestHiddenWords(t *testing.T) {
	raw := `<p>The king left the castle with the keys.<p hidden>a<p style="DISPLAY: none">b</p><span class="sr-only">c</span><template>d</template><noscript>e</noscript><select><option>f</select><svg><text>g</text></svg><textarea>h</textarea><!-- i -->`
	d, err := acquirer(t).Document("a.html", []byte(raw), "")
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	if want := "The king left the castle with the keys."; d.Text != want {
		t.Errorf("got %q, want %q", d.Text, want)
	}
}

// newsPage is a page of our own making, of the size and build of a news page.
func newsPage() []byte {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=en><head><title>The bridge | Courier</title><meta property='og:title' content='The bridge'><style>" + strings.Repeat(".a{color:red}", 1500) + "</style></head><body>")
	for i := range 120 {
		fmt.Fprintf(&b, "<ul class='menu menu-%d'><li class='menu-item'><a href='/topic/%d' class='link link--%d'>Topic %d</a></li></ul>\n", i, i, i, i)
	}
	b.WriteString("<main><article class='story'><h1>The bridge</h1><div class='story-body'>")
	for i := range 30 {
		fmt.Fprintf(&b, "<p class='paragraph'>The envoys of <a href='/r'>Ruritania</a> &amp; Graustark met for the %dth time at the castle of Zenda,\n  and spoke of tolls, of &ldquo;the bridge&rdquo; and of the king.</p><div class='ad-slot'><script>show(%q)</script></div>", i, strings.Repeat("x", 800))
	}
	b.WriteString("</div></article></main><footer>" + strings.Repeat("<a href='/f'>About us</a> ", 60) + "</footer><script>" + strings.Repeat("var a = {b: 1};", 5000) + "</script></body></html>")
	return []byte(b.String())
}

func BenchmarkPage(b *testing.B) {
	a, raw := acquirer(b), newsPage()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := a.Document("a.html", raw, ""); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkPages(b *testing.B) {
	names, _ := filepath.Glob(filepath.Join(sharedPages, "*.html"))
	if len(names) == 0 {
		b.Skip("no shared pages here")
	}
	var pages [][]byte
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, raw)
	}
	a := acquirer(b)
	for b.Loop() {
		for i, raw := range pages {
			if _, err := a.Document(names[i], raw, ""); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkText(b *testing.B) {
	a, raw := acquirer(b), []byte("STRELSAU, May 3 (Reuters) -- "+strings.Repeat(sentence, 40))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := a.Document("a.txt", raw, ""); err != nil {
			b.Fatal(err)
		}
	}
}
