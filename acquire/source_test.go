package acquire

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery"
)

// all is what All yields, a line for each: the source and its words, or the refusal.
func all(t *testing.T, stdin string, paths ...string) []string {
	t.Helper()
	var out []string
	for d, err := range acquirer(t).All(context.Background(), paths, strings.NewReader(stdin)) {
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		check(t, d)
		out = append(out, d.Source+" "+strings.TrimSpace(d.Article()))
	}
	return out
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	outside := t.TempDir()
	write(t, outside, "secret.txt", "A secret.")
	write(t, ".", "in/b.txt", "B.")
	write(t, ".", "in/a/z.md", "Z.")
	write(t, ".", "in/c.html", "<p>C.")
	write(t, ".", "in/d.json", "{}")
	write(t, ".", "in/e.txt", "")
	write(t, ".", "in/f.jsonl", `{"id":"1","text":"F."}`+"\n")
	for link, to := range map[string]string{"in/link.txt": outside + "/secret.txt", "in/linked": outside, "in/same.txt": "b.txt"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	want(t, all(t, "", "in"),
		"in/a/z.md Z.", "in/b.txt B.", "in/c.html C.", "in/e.txt: empty; want a document with text", "in/f.jsonl#1 F.", "in/same.txt B.")
	want(t, all(t, "", "in/*.txt", "in/d.json", "nothing.txt", "no*.txt"),
		"in/b.txt B.", "in/e.txt: empty; want a document with text", "in/link.txt A secret.", "in/same.txt B.",
		`in/d.json: a file of type ".json"; want .txt, .md, .html, .htm or .jsonl`,
		"nothing.txt: cannot be opened; want a file, a folder, a pattern or -: no such file or directory",
		"no*.txt: a pattern that fits nothing; want one that fits files")
}

func TestFolderTooDeep(t *testing.T) {
	t.Chdir(t.TempDir())
	deep := "in" + strings.Repeat("/d", maxDepth+1)
	write(t, ".", deep+"/a.txt", "A.")
	write(t, ".", "in/e.txt", "E.")
	want(t, all(t, "", "in"), "in"+strings.Repeat("/d", maxDepth+1)+": a folder 33 deep; want at most 32", "in/e.txt E.")
}

func TestStandardInput(t *testing.T) {
	want(t, all(t, "The king left.", "-"), "- The king left.")
	want(t, all(t, "<!doctype html><p>The king left.", "-"), "- The king left.")
	want(t, all(t, "\n {\"id\":7,\"text\":\"The king left.\"}\n", "-"), "-#7 The king left.")
	want(t, all(t, "", "-"), "-: empty; want a document with text")
}

func TestLines(t *testing.T) {
	t.Chdir(t.TempDir())
	const wanted = "; want one JSON object with id, url, title, published, publisher and text or html: "
	write(t, ".", "a.jsonl", strings.Join([]string{
		`{"id":"x1","title":"Tolls","published":"2024-05-03T10:00:00Z","publisher":"Courier","url":"https://courier.example/1","text":"Tolls\n\nThe \u201ctoll\u201d &amp; the king \ud83d\ude00 left."}`,
		``,
		`{"id":"x2","text":`,
		`{"id":"x3","title":"No words"}`,
		`{"html":"<nav>Home<\/nav><p>The king left the castle with the envoy &amp; the keys."}`,
		`[1]`,
		`{"id":"x4","published":"soon","text":"E."} {}`,
	}, "\n"))
	want(t, all(t, "", "a.jsonl"),
		"a.jsonl#x1 Tolls\n\nThe “toll” &amp; the king 😀 left.",
		"a.jsonl:3: no line of a document"+wanted+"EOF",
		"a.jsonl:4: no line of a document"+wanted+"neither text nor html",
		"a.jsonl:5 The king left the castle with the envoy & the keys.",
		"a.jsonl:6: no line of a document"+wanted+"no JSON object",
		`a.jsonl:7: no line of a document`+wanted+`"{}" after the object`)
	for d := range acquirer(t).All(context.Background(), []string{"a.jsonl"}, nil) {
		if d.Title != "Tolls" || d.TitleSpan != (chancery.Span{End: 5}) || d.Published != "2024-05-03" || d.PublishedWhy != "metadata" || d.Publisher != "Courier" || d.Address != "https://courier.example/1" {
			t.Errorf("got %q at %v, %s %s, %q, %q", d.Title, d.TitleSpan, d.Published, d.PublishedWhy, d.Publisher, d.Address)
		}
		break
	}
}

func TestLongLineIsRefusedAndTheNextIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 64 MB")
	}
	in := `{"text":"` + strings.Repeat("a", maxLine) + "\"}\n" + `{"id":"2","text":"B."}`
	want(t, all(t, in, "-"), "-:1: a line of more than 67108864 bytes; want a shorter one", "-#2 B.")
}

func TestContextEndsTheWalk(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range acquirer(t).All(ctx, []string{"-"}, strings.NewReader(strings.Repeat("{\"text\":\"The king left.\"}\n", 10))) {
		if n++; n == 3 {
			cancel()
		}
		if n == 4 && err != context.Canceled {
			t.Errorf("got %v after the end", err)
		}
	}
	if n != 4 {
		t.Errorf("%d steps; want 4", n)
	}
}

func TestCharsets(t *testing.T) {
	for _, c := range []struct{ name, media, raw, want string }{
		{"utf-8 with a mark", plain, "\xef\xbb\xbfЗенда", "Зенда"},
		{"utf-16 with a mark", plain, "\xff\xfeZ\x00\x34\x04\n\x00", "Zд\n"},
		{"utf-16 the other way", plain, "\xfe\xff\x00Z\x04\x34", "Zд"},
		{"declared", page, "<meta charset=windows-1251><p>\xc7\xe5\xed\xe4\xe0 &amp; \xca", "Зенда & К"},
		{"declared in the old way", page, "<meta http-equiv=content-type content='text/html; charset=Shift_JIS'><p>\x83e\x83X\x83g and more", "テスト and more"},
		{"declared wrongly", page, "<meta charset=iso-8859-1><p>Зенда", "Зенда"},
		{"utf-8 with a broken byte", plain, strings.Repeat("Зенда ", 10) + "\xff\xfe end", strings.Repeat("Зенда ", 10) + "\ufffd end"},
		{"nothing said", plain, strings.Repeat("\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xf1\xf2\xf0\xe0\xed\xfb \xe8 \xe3\xeb\xe0\xe2\xe0 \xef\xf0\xe0\xe2\xe8\xf2\xe5\xeb\xfc\xf1\xf2\xe2\xe0. ", 5), strings.Repeat("Президент страны и глава правительства. ", 5)},
	} {
		d, err := acquirer(t).Document("a", []byte(c.raw), c.media)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		check(t, d)
		if d.Text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, d.Text, c.want)
		}
	}
}

// An inexact run is small: whoever shows a claim in its page finds the place.
func TestDecodedRunsAreSmall(t *testing.T) {
	raw := "<meta charset=windows-1251><p>" + strings.Repeat("\xc7\xe5\xed\xe4\xe0 is a castle. ", 200)
	d, err := acquirer(t).Document("a.html", []byte(raw), "")
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	for _, o := range d.Origins {
		if !o.Exact && (o.Text.Len() > 24 || o.Raw.Len() > 64) {
			t.Fatalf("a run of %d bytes from %d: %v", o.Text.Len(), o.Raw.Len(), o)
		}
	}
}

func Example_refusal() {
	a, _ := ours()
	_, err := a.Document("blank.txt", nil, "")
	fmt.Println(err)
	// Output: blank.txt: empty; want a document with text
}
