package acquire

import (
	"os"
	"strings"
	"testing"

	"chancery"
)

// fuzz gives f the seeds and holds every document to what [check] promises.
func fuzz(f *testing.F, media string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	a := acquirer(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := a.Document("a", raw, media)
		if err != nil {
			return
		}
		check(t, d)
		if d.Article(); d.ID != chancery.NewDocumentID(raw) {
			t.Fatal("another id")
		}
	})
}

// golds are the inputs of the golden files, which make good seeds.
func golds(f *testing.F, name string) []string {
	raw, err := os.ReadFile(name)
	if err != nil {
		f.Fatal(err)
	}
	return strings.Split(string(raw), "\n-- ")
}

func FuzzPage(f *testing.F) {
	fuzz(f, page, append(golds(f, "testdata/pages/pages.txt"),
		"<p>a&#0;b&#x110000;&notit;&amp<br><br>c</p>", "<table><td><p>a</table></div>b", "<a><a><b></p><p></b>x", "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":[]}</script>x",
		"<title>\xff</title><p>\xfe\xff a", "<meta charset=utf-16><p>a", "<p>a\x00b", "<textarea><p>a", "<plaintext>a<p>")...)
}

func FuzzText(f *testing.F) {
	fuzz(f, plain, append(golds(f, "testdata/texts/news.txt"),
		"date 2024-05-03", " date 2024-05-03 https://", "STRELSAU, May 3 (", "Astana. July 4. KazTAG - x", "\u200b \u2028", "press service of", "Source: TASS", "&#x27;&amp;&;")...)
}

func FuzzFrontMatter(f *testing.F) {
	fuzz(f, markdown, "---\ntitle: \"a\\u00e9\\_b\\\n  c\"\ndate: 2024-05-03\n---\n# A\n", "---\n---\n", "---\na: |\n  b\n...\n", "---\ntitle: '''\npublished: 2024-02-31\n---\nx", "---\ntitle: \"\\u12\"\n---\nx", "#\n# \n####### a")
}

func FuzzCharset(f *testing.F) {
	for _, s := range []string{"\xff\xfea\x00", "\xfe\xff\xd8", "\xef\xbb\xbfa", "\xe9t\xe9", "<meta charset=iso-2022-jp>\x1b$B\x25\x46", "<meta charset=gbk>\x81\x30\x81", "<meta charset=replacement>a", "<meta charset=hz-gb-2312>~{a"} {
		f.Add([]byte(s), true)
		f.Add([]byte(s), false)
	}
	a := acquirer(f)
	f.Fuzz(func(t *testing.T, raw []byte, html bool) {
		media := map[bool]string{true: page, false: plain}[html]
		if d, err := a.Document("a", raw, media); err == nil {
			check(t, d)
		}
	})
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{`{"id":"1","text":"a\u00e9\ud83d\ude00\ud83d\n"}`, `{"html":"<p>a&amp;\u0026lt;b"}`, `{"text":null,"id":{}}`, `{"text":"\`, `{"text":"a","text":"b"}`, "{\"text\":\"\xff\xfe\"}", `{"published":"2024-05-03","title":"a","text":"a\nb"}`} {
		f.Add([]byte(s))
	}
	a := acquirer(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, err := a.lineDocument("a.jsonl", "a.jsonl:1", raw); err == nil {
			check(t, d)
		}
	})
}
