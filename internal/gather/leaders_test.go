package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"chancery"
)

// court is tiny with heads of state and of government. The wordings were looked
// at in 2016, in 2018, and not again before 2021.
func court(hand string) fstest.MapFS {
	world := fstest.MapFS{"leaders.tsv": {Data: []byte(strings.Join([]string{
		"# country, role, first seen, last seen, text",
		"ru\tchief of state\t2016-01-01\t2025-01-01\tKing RUDOLF V (since 3 May 1999); represented by Governor Ada MARSH (since 2001)",
		"ru\thead of government\t2016-01-01\t2018-01-01\tPrime Minister Ivo DOS KRULS (since April 2014); Deputy Prime Minister Mila DORN",
		"ru\thead of government\t2018-02-01\t2018-03-01\t&nbsp;Acting Prime Minister Lt. Gen. OTTO Falk, Jr. (since 20 January 2018); note - Greta HOLM resigned",
		"ru\thead of government\t2021-01-01\t2025-01-01\tIvo DOS KRULS (since 5 June 2020)",
		"gk\tchief of state\t2016-01-01\t2025-01-01\tKing RUDOLF V (since 3 May 1999)",
		"gk\thead of government\t2016-01-01\t2016-02-01\tChancellor Aleksandr SZALAI (since 1 May 2015)",
		"gk\thead of government\t2016-03-01\t2016-06-01\tChancellor Alyaksandr SZALAY (since 1 May 2015)",
		"gk\thead of government\t2016-07-01\t2025-01-01\tChancellor (vacant)",
		"sy\tchief of state\t2016-01-01\t2025-01-01\tPresident Karim al-HADDAD-Syld (since 1 May 2015); Prime Minister Ivo SYLD (since 2015)",
		"sy\thead of government\t2016-01-01\t2025-01-01\tPresident Karim al-HADDAD-Syld (since 1 May 2015)",
		"zz\tchief of state\t2016-01-01\t2025-01-01\tPresident Nobody KNOWN (since 2015)",
	}, "\n"))}, "leaders.txt": {Data: []byte(hand)}}
	for name, f := range tiny {
		world[name] = f
	}
	return world
}

const courtWords = `
title  King
title  Prime Minister
title  Acting Prime Minister
title  President
title  Chancellor
not  Deputy
rank  Lt. Gen.
particle  dos
particle  al
home  XR
`

func TestLeadersTiny(t *testing.T) {
	world := court(courtWords + `
called  XG  Alyaksandr Szalay  Alexander Szalai
holder  XB  head of state  Plekszy Gladz  Plekszy-Gladz|Gladz  1990-01-01  2003-05-01  Kûrvi Gladz
drop  XS  Karim al-Haddad-Syld  2015-05-01  head of government
to  XR  Ivo dos Kruls  2018-01-20  2018-01-19
`)
	world["states.jsonl"] = tiny["states.jsonl"]
	list, err := readLeaders(world, world)
	if err != nil {
		t.Fatal(err)
	}
	want := `XB  head of state  Plekszy Gladz  Plekszy-Gladz|Gladz  1990-01-01  2003-05-01  Kûrvi Gladz
XG  head of government  Alexander Szalai  Szalai|Szalay  2015-05-01  2016-06-01  Aleksandr Szalai|Alyaksandr Szalay
XR  head of state  Rudolf V  Rudolf V  1999-05-03  -  -
XR  head of government  Ivo dos Kruls  dos Kruls  2014-04  2018-01-19  -
XR  head of government  Otto Falk Jr.  Otto  2018-01-20  [2018-03-01..2020-06-05]  -
XR  head of government  Ivo dos Kruls  dos Kruls  2020-06-05  -  -
XS  head of state  Karim al-Haddad-Syld  al-Haddad-Syld  2015-05-01  -  -`
	if got := facts(writeLeaders(list)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLeadersComplain(t *testing.T) {
	for line, want := range map[string]string{
		"style  King":                   `leaders.txt:1: no kind "style"`,
		"called  XR  Rudolf VI  Rudolf": `leaders.txt:1: Rudolf VI of XR: nothing to change`,
		"called  XR  Rudolf V":          `leaders.txt:1: 3 columns; want 4 or more for called`,
		"holder  XR  head of state  Ada Marsh  Marsh  2001-01-01":             `leaders.txt:1: 6 columns; want 7 for a holder`,
		"holder  XR  mayor  Ada Marsh  Marsh  2001-01-01  -":                  `leaders.txt:1: Ada Marsh: no office "mayor"`,
		"holder  XR  head of state  Ada Marsh  Marsh  2001-01-01  2000-01-01": `leaders.txt:1: Ada Marsh: from "2001-01-01" to "2000-01-01"`,
	} {
		world := court(line + "\n" + courtWords)
		if _, err := readLeaders(world, world); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", line, err, want)
		}
	}
	for tsv, want := range map[string]string{
		"ru\tmayor\t2016-01-01\t2016-01-01\tx":       `leaders.tsv:1: no role "mayor"`,
		"ru\tchief of state\tsoon\t2016-01-01\tx":    `leaders.tsv:1: no day "soon"`,
		"ru\tchief of state\t2016-01-01\t2016-01-01": `leaders.tsv:1: 4 columns; want 5`,
	} {
		world := court(courtWords)
		world["leaders.tsv"] = &fstest.MapFile{Data: []byte(tsv)}
		if _, err := readLeaders(world, world); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", tsv, err, want)
		}
	}
}

// TestLeadersMakeSense looks for what a misread wording would leave behind.
func TestLeadersMakeSense(t *testing.T) {
	words, err := readLeaderWords(hand)
	if err != nil {
		t.Fatal(err)
	}
	words.particles["and"] = false
	states := map[string]bool{}
	for row := range strings.Lines(facts(mustRead(t, "leaders.txt"))) {
		cols := strings.Split(strings.TrimSpace(row), "  ")
		if len(cols) != 7 {
			t.Fatalf("%q: %d columns; want 7", row, len(cols))
		}
		states[cols[0]] = true
		name := cols[2]
		if _, titled := before(name, words.titles); titled || strings.ContainsAny(name, "0123456789()[],;") {
			t.Errorf("%s: %q is no name", cols[0], name)
		}
		for w := range strings.FieldsSeq(name) {
			if strings.Contains(" Office Council Minister President Vacant Deputy Governor Chairman ", " "+w+" ") || strings.ToLower(w) == w && !words.particles[w] && !strings.Contains(w, "-") {
				t.Errorf("%s: %q is no name, for its %q", cols[0], name, w)
			}
		}
		from := strings.TrimPrefix(cols[4], "../")
		to := strings.TrimSuffix(cols[5], "]")
		if at := strings.LastIndex(to, ".."); at >= 0 {
			to = to[at+2:]
		}
		for _, d := range []string{cols[4], cols[5]} {
			if _, err := chancery.ParseDate(d); err != nil && d != "-" {
				t.Errorf("%s: %s: %v", cols[0], name, err)
			}
		}
		if to != "-" && to < from {
			t.Errorf("%s: %s ends on %s, before %s", cols[0], name, to, from)
		}
	}
	if len(states) < 195 {
		t.Errorf("%d states; want nearly all", len(states))
	}
}
