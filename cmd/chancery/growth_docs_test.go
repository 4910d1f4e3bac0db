package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A world is some forty invented states that write reports of one another. The same
// seed makes the same world and the same reports.
type world struct {
	*rand.Rand
	states []state
	past   []string // reports written so far, to be copied
}

type state struct {
	code, name, adjective, capital, agency string
	towns                                  []string
	head, premier, minister, envoy         string
}

// newWorld makes a world, and writes its countries, cities and agencies into a data
// folder for the program to read.
func newWorld(tb testing.TB, folder string) *world {
	tb.Helper()
	w := &world{Rand: rand.New(rand.NewPCG(1894, 7))}
	for _, code := range codesOfNobody() {
		name := w.syllables(2) + "ia"
		s := state{
			code: code, name: name, adjective: name + "n", capital: w.syllables(2) + "burg", agency: name[:4] + "press",
			towns: []string{w.syllables(2) + "ov", w.syllables(2) + "stad"},
			head:  w.person(), premier: w.person(), minister: w.person(), envoy: w.person(),
		}
		w.states = append(w.states, s)
	}
	var countries, cities, agencies strings.Builder
	for _, s := range w.states {
		fmt.Fprintf(&countries, "%s  %s  %s  %ss  %s  Republic of %s\n", s.code, s.name, s.adjective, s.adjective, s.capital, s.name)
		for _, t := range s.towns {
			fmt.Fprintf(&cities, "%s  %s  -\n", t, s.code)
		}
		fmt.Fprintf(&agencies, "%s  -  %s  agency\n", s.agency, s.code)
	}
	keepFile(tb, filepath.Join(folder, "countries.txt"), countries.String())
	keepFile(tb, filepath.Join(folder, "cities.txt"), cities.String())
	keepFile(tb, filepath.Join(folder, "agencies.txt"), agencies.String())
	return w
}

// codesOfNobody are the codes that ISO 3166-1 leaves to users.
func codesOfNobody() (out []string) {
	for c := 'M'; c <= 'Z'; c++ {
		out = append(out, "Q"+string(c))
	}
	for c := 'A'; c <= 'Z'; c++ {
		out = append(out, "X"+string(c))
	}
	return out
}

func (w *world) of(words ...string) string { return words[w.IntN(len(words))] }

func (w *world) syllables(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(w.of("b", "br", "d", "dr", "f", "g", "gr", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"))
		b.WriteString(w.of("a", "e", "i", "o", "u", "ei", "au"))
		b.WriteString(w.of("", "l", "n", "r", "s", "m"))
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

func (w *world) person() string {
	return w.of("Anton", "Berta", "Clara", "Dagmar", "Emil", "Fritz", "Greta", "Hugo", "Irina", "Josef", "Karla", "Leo", "Mila", "Nora", "Otto", "Paula") + " " + w.syllables(2) + w.of("sky", "mann", "er", "a", "ik")
}

// write writes n reports into a folder and returns how many words they have. One in
// ten is a copy of an earlier one with page furniture around it.
func (w *world) write(tb testing.TB, folder string, n int) (words int) {
	tb.Helper()
	for i := range n {
		text := ""
		if len(w.past) > 0 && w.IntN(10) == 0 {
			text = fmt.Sprintf("Home | World | Weather\n\n%s\n\nRead also: the tide tables of %s\nShare this page\n", w.past[w.IntN(len(w.past))], w.syllables(2))
		} else {
			text = w.report(i)
			w.past = append(w.past, text)
			if len(w.past) > 200 {
				w.past = w.past[1:]
			}
		}
		words += len(strings.Fields(text))
		dir := filepath.Join(folder, fmt.Sprintf("%03d", i/500))
		if i%500 == 0 {
			if err := os.Mkdir(dir, 0o777); err != nil {
				tb.Fatal(err)
			}
		}
		keepFile(tb, filepath.Join(dir, fmt.Sprintf("%06d.txt", i)), text)
	}
	return words
}

// report is report i: the reports of a day are some five, so that ten thousand of
// them tell of five years.
func (w *world) report(i int) string {
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/5)
	a, b := w.states[w.IntN(len(w.states))], w.states[w.IntN(len(w.states))]
	for b.code == a.code {
		b = w.states[w.IntN(len(w.states))]
	}
	head, lead := w.news(day, a, b)
	var t strings.Builder
	fmt.Fprintf(&t, "%s\n\n%s, %s (%s) – %s\n", head, strings.ToUpper(a.capital), day.Format("January 2, 2006"), a.agency, lead)
	for range 3 {
		t.WriteByte('\n')
		for range 4 {
			t.WriteString(w.sentence(day, a, b))
			t.WriteByte(' ')
		}
		t.WriteByte('\n')
	}
	return t.String()
}

// news is the headline and first paragraph of a report by a's agency.
func (w *world) news(day time.Time, a, b state) (head, lead string) {
	soon := day.AddDate(0, 0, 5+w.IntN(25))
	switch w.IntN(6) {
	case 0:
		return fmt.Sprintf("President of %s to visit %s", b.name, a.name),
			fmt.Sprintf("%s President %s will pay a state visit to %s from %s to %s, the presidential office announced on %s.",
				b.adjective, b.head, a.name, soon.Format("January 2"), soon.AddDate(0, 0, 1).Format("January 2, 2006"), day.Format("Monday"))
	case 1:
		return fmt.Sprintf("%s, %s ministers meet in %s", a.name, b.name, a.capital),
			fmt.Sprintf("%s Foreign Minister %s held talks with his %s counterpart, %s, in %s on %s.", a.adjective, a.minister, b.adjective, b.minister, a.capital, day.Format("Monday"))
	case 2:
		return fmt.Sprintf("%s and %s speak by phone", a.head, b.head),
			fmt.Sprintf("%s President %s had a telephone conversation with %s President %s on %s.", a.adjective, a.head, b.adjective, b.head, day.Format("January 2, 2006"))
	case 3:
		return fmt.Sprintf("%s, %s sign agreements", a.name, b.name),
			fmt.Sprintf("%s and %s signed %d agreements in %s on %s, among them a memorandum of understanding on %s.", a.name, b.name, 2+w.IntN(20), a.capital, day.Format("Monday"), w.trade())
	case 4:
		return fmt.Sprintf("%s receives ambassador of %s", a.minister, b.name),
			fmt.Sprintf("%s Foreign Minister %s received the ambassador of %s, %s, in %s on %s.", a.adjective, a.minister, b.name, b.envoy, a.capital, day.Format("Monday"))
	}
	return fmt.Sprintf("Visit to %s put off", b.name),
		fmt.Sprintf("The working visit of Prime Minister %s to %s, planned for %s, has been postponed until %s, his office said.", a.premier, b.name, soon.Format("January 2"), soon.AddDate(0, 1, 0).Format("January 2006"))
}

func (w *world) trade() string {
	return w.of("rail freight", "grain transit", "the recognition of diplomas", "salt and timber", "river shipping", "customs", "tourism", "the pipeline", "veterinary control", "air traffic")
}

// sentence is one of the sentences that fill a report.
func (w *world) sentence(day time.Time, a, b state) string {
	year, n := day.Year(), 1+w.IntN(90)
	switch w.IntN(14) {
	case 0:
		return fmt.Sprintf("Trade between %s and %s reached $%d.%d billion in %d, up %d percent from the year before.", a.name, b.name, n, w.IntN(10), year-1, 1+w.IntN(20))
	case 1:
		return fmt.Sprintf("The two governments want to raise trade to $%d billion by %d.", n+10, year+2+w.IntN(5))
	case 2:
		return fmt.Sprintf("“We have come %d steps closer on %s, and the rest is patience,” %s said.", n, w.trade(), a.minister)
	case 3:
		return fmt.Sprintf("“Nobody here counts the miles,” %s told reporters, “but everybody counts the %d days at the border.”", b.minister, n)
	case 4:
		return fmt.Sprintf("%s proposed discussing the construction of a railway between %s and %s.", a.minister, w.of(a.towns...), w.of(b.towns...))
	case 5:
		return fmt.Sprintf("%s undertook to train %d pilots by %d.", b.name, 10*n, year+1+w.IntN(4))
	case 6:
		return fmt.Sprintf("The %dth session of the Intergovernmental Commission on %s took place in %s in %s %d.", 4+w.IntN(16), w.of("Trade", "Transport", "Energy", "Water"), w.of(b.towns...), w.of("March", "May", "October"), year-1)
	case 7:
		return fmt.Sprintf("%s companies have invested $%d million in %s since %d.", b.adjective, 10*n, a.name, year-4)
	case 8:
		return fmt.Sprintf("More than %d,000 tourists from %s visited %s in the first half of %d.", 5*n, b.name, a.name, year)
	case 9:
		return fmt.Sprintf("The sides also exchanged views on %s and agreed to remain in touch.", w.trade())
	case 10:
		return fmt.Sprintf("President %s accepted an invitation to visit %s at a time convenient to both.", b.head, a.capital)
	case 11:
		return fmt.Sprintf("Observers in %s recalled that talks on %s had stalled more than once and that the weather in the passes had delayed the surveyors by %d weeks.", w.of(a.towns...), w.trade(), 1+w.IntN(9))
	case 12:
		return "A spokesman for the ministry declined to say when the text would be published, and those who had seen it spoke of a careful document."
	}
	return fmt.Sprintf("The agreement on %s was signed in %d and entered into force a year later, although the annexes on %s are still being translated.", w.trade(), year-3, w.trade())
}
