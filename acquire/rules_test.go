package acquire

import (
	"strings"
	"testing"
	"testing/fstest"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

const sentence = "The envoys of Ruritania and Graustark met at the castle of Zenda and spoke of tolls.\n\n"

// Every rule brings a line that it marks and most a line that it leaves; both are
// tried where the rule is at work.
func TestFurnitureExamples(t *testing.T) {
	a := acquirer(t)
	for _, l := range a.furniture.all {
		yes, no, _ := strings.Cut(l.Note, " / not: ")
		if yes == "" {
			t.Errorf("%v", l.Errorf("%s: no example", l.Col(0)))
			continue
		}
		yes = strings.ReplaceAll(yes, " ¶ ", "\n")
		for _, c := range []struct {
			text string
			want bool
		}{{yes, true}, {no, false}} {
			if c.text == "" {
				continue
			}
			d := inPlace(t, a, l.Col(1), c.text)
			if got := marked(d, c.text); got != c.want {
				t.Errorf("%v", l.Errorf("%q: marked %v, want %v", c.text, got, c.want))
			}
		}
	}
}

// inPlace is a document with a text where a rule for that place looks.
func inPlace(t *testing.T, a *Acquirer, where, text string) *chancery.Document {
	body := strings.Repeat(sentence, 6)
	switch where {
	case "top":
		body = text + "\n\n" + body
	default:
		body += text + "\n"
	}
	d, err := a.Document("a.txt", []byte(body), "")
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	return d
}

// marked reports whether all of text is furniture of d.
func marked(d *chancery.Document, text string) bool {
	for l := range strings.SplitSeq(text, "\n") {
		at := strings.Index(d.Text, l)
		if at < 0 || !d.InFurniture(chancery.Span{Start: at, End: at + len(l)}) {
			return false
		}
	}
	return true
}

func TestDatelines(t *testing.T) {
	for _, c := range []struct{ text, dateline, day, via string }{
		{"STRELSAU, August 19 – RIA Novosti. The king will hold talks.", "STRELSAU, August 19 – RIA Novosti. ", "XXXX-08-19", "RIA Novosti"},
		{"Strelsau. July 4. KazTAG - The king held a meeting.", "Strelsau. July 4. KazTAG - ", "XXXX-07-04", "KazTAG"},
		{"STRELSAU (Reuters) - The king held a meeting.", "STRELSAU (Reuters) - ", "", "Reuters"},
		{"STRELSAU, May 3 (Xinhua) -- The king held a meeting.", "STRELSAU, May 3 (Xinhua) -- ", "XXXX-05-03", "Xinhua"},
		{"STRELSAU, 3 May. /TASS/. The king held a meeting.", "STRELSAU, 3 May. /TASS/. ", "XXXX-05-03", "TASS"},
		{"date 2025-10-23 STRELSAU — The king held a meeting.", "date 2025-10-23 STRELSAU — ", "2025-10-23", ""},
		{"Strelsau, 3 May 2024 – The king held a meeting.", "Strelsau, 3 May 2024 – ", "2024-05-03", ""},
		{"STRELSAU — The king held a meeting.", "STRELSAU — ", "", ""},
		{"Strelsau, 22 October. King Rudolf held a meeting.", "Strelsau, 22 October. ", "", ""},
		{"Strelsau, 22 October 2024. King Rudolf held a meeting.", "Strelsau, 22 October 2024. ", "2024-10-22", ""},
		{"INTERVIEW – Zenda Radio", "", "", ""},
		{"In Strelsau, 22 October. The king held a meeting.", "", "", ""},
		{"NEW ZENDA, Ruritania (AP) — The king held a meeting.", "NEW ZENDA, Ruritania (AP) — ", "", "Associated Press"},
		{"Strelsau - the capital of Ruritania - was quiet.", "", "", ""},
		{"Strelsau – Zenda is the line that the king will open.", "", "", ""},
		{"In May 3 ministers of Ruritania came to Strelsau.", "", "", ""},
		{"On July 4, the king (left) met the envoy – and left.", "", "", ""},
		{"The king – RPA said – met the envoy in Strelsau.", "", "", ""},
		{"EU - Ruritania talks went on.", "", "", ""},
	} {
		d, err := acquirer(t).Document("a.txt", []byte(c.text+"\n"+sentence), "")
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if got := d.Text[d.Dateline.Start:d.Dateline.End]; got != c.dateline {
			t.Errorf("%s\n got  %q\n want %q", c.text, got, c.dateline)
		}
		day := ""
		if len(d.Clues) > 0 {
			day = string(d.Clues[0].Value)
		}
		if via := strings.Join(d.Via, "; "); day != c.day || via != c.via {
			t.Errorf("%s: got %q via %q, want %q via %q", c.text, day, via, c.day, c.via)
		}
	}
}

func TestMastheadDays(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"22 October", "XXXX-10-22"},
		{"  • Nov 11", "XXXX-11-11"},
		{"Published: 3 May 2024", "2024-05-03"},
		{"Friday, May 3rd, 2024 at 10:15 GMT", "2024-05-03"},
		{"2024-05-03 10:15", "2024-05-03"},
		{"03.05.2024", "2024-05-03"},
		{"3/5/2024", ""},
		{"Updated 4 May 2024", "2024-05-04"},
		{"Updated Oct 23, 2025", "2025-10-23"},
		{"Updated 4 May 2024\nPublished 3 May 2024", "2024-05-03"},
		{"Thursday, 30 October 2025", "2025-10-30"},
		{"11–12 November 2025\nTuesday, 11 November", ""},
		{"May 35", ""},
		{"3 May in history", ""},
		{"30 February 2024", ""},
	} {
		d, err := acquirer(t).Document("a.txt", []byte("The bridge at Strelsau\n"+c.text+"\n"+sentence), "")
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		got := ""
		if len(d.Clues) > 0 {
			got = string(d.Clues[0].Value)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// What stands above a title is no title, and says who publishes the text or nothing.
func TestTitles(t *testing.T) {
	const title = "Envoys of two courts speak of tolls"
	for _, c := range []struct{ head, title, publisher string }{
		{title, title, ""},
		{title + "\nThe bridge is closed to carts", title, ""},
		{title + "\n3 May 2024\nThe bridge is closed to carts", title, ""},
		{"Strelsau Courier\n" + title, title, "Strelsau Courier"},
		{"The Strelsau Courier\n3 May 2024\n" + title, title, "The Strelsau Courier"},
		{"The Old Bell\n3 May 2024\n" + title, title, "The Old Bell"},
		{"The Old Bell\n" + title, title, ""},
		{"World News\n" + title, title, ""},
		{"Reuters\n" + title, title, "Reuters"},
		{"Ministry of Tolls of the Kingdom of Ruritania\n" + title, title, "Ministry of Tolls of the Kingdom of Ruritania"},
		{"Office of the President\n3 May 2024\n" + title, title, "Office of the President"},
		{"Embassy of Graustark\nTolls halved", "Tolls halved", "Embassy of Graustark"},
		{"Ministry of Tolls meets the envoys\n" + title, "Ministry of Tolls meets the envoys", ""},
		{"Ministry of Tolls Closes Bridge", "Ministry of Tolls Closes Bridge", ""},
		{"Joint Press Statement, Zenda\n3 May 2024\nThe bridge is closed to carts", "Joint Press Statement, Zenda", ""},
		{"Envoys Meet\nThe bridge is closed to carts", "Envoys Meet", ""},
		{"PRESS RELEASE\n" + title, title, ""},
		{"STATEMENT\nof the Ministry of Tolls of Ruritania\n3 May 2024", "STATEMENT of the Ministry of Tolls of Ruritania", "Ministry of Tolls of Ruritania"},
		{"STATEMENT\non the closing of the bridge", "STATEMENT on the closing of the bridge", ""},
		{"Home | World | Weather\nShare  Tweet  Print\n" + title, title, ""},
		{title + "\nWriter: Times Zenda\nTimes Zenda\nMay 3", title, "Times Zenda"},
		{title + "\nBy Rupert Mail\nMay 3", title, ""},
	} {
		d, err := acquirer(t).Document("a.txt", []byte(c.head+"\n\n"+sentence), "")
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if d.Title != c.title || d.Publisher != c.publisher {
			t.Errorf("%q: got %q of %q, want %q of %q", c.head, d.Title, d.Publisher, c.title, c.publisher)
		}
		if at := d.Text[d.TitleSpan.Start:d.TitleSpan.End]; !sameWords(at, d.Title) {
			t.Errorf("%q: title at %q", c.head, at)
		}
	}
}

func TestVia(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The king left, reports Akorda.", "Akorda"},
		{"The king left.\n\nVia RIA Novosti – Checked", "RIA Novosti"},
		{"The envoy told RIA Novosti that the king had left. Based on materials from TASS", "TASS; RIA Novosti"},
		{"According to the Kremlin press service, the king had left.", "Kremlin press service"},
		{"The king left, reported the Ministry of Foreign Affairs press service.", "Ministry of Foreign Affairs press service"},
		{"The press service of the Ruritanian king announced a visit.", "Ruritanian king press service"},
		{"The envoy once wrote for Reuters and rode with the king.", ""},
		{"The ministry asked the press service for a list.", ""},
		{"The trend continued, and a report by the king was read.", ""},
	} {
		d, err := acquirer(t).Document("a.txt", []byte(strings.ReplaceAll(c.text, ". Based", ".\n\nBased")+"\n"), "")
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if got := strings.Join(d.Via, "; "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// A bad line of the program's own data stops it, with file and line.
func TestBadData(t *testing.T) {
	for file, bad := range map[string]string{
		"en/furniture.txt": "x  any  line  many  word\n",
		"en/mastheads.txt": "month  smarch  13\n",
		"en/html.txt":      "ugly  word\n",
		"en/credits.txt":   "before  word\n",
		"agencies.txt":     "RPA  -  XR  rumour\n",
		"metadata.txt":     "head  title  title  1\n",
	} {
		_, err := New(lines.Layered{Base: data.FS(), User: fstest.MapFS{file: {Data: []byte("\n" + bad)}}})
		if err == nil || !strings.HasPrefix(err.Error(), file+":2: ") {
			t.Errorf("%s: got %v", file, err)
		}
	}
}
