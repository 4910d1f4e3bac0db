package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tiny is a world of three states as the collections would tell it.
var tiny = fstest.MapFS{
	"country-codes.csv": {Data: []byte(`ISO3166-1-Alpha-2,FIPS,CLDR display name,official_name_en,UNTERM English Short,UNTERM English Formal
XR,RU,Ruritania,Ruritania (Kingdom of),Ruritania (the) *,the Kingdom of Ruritania
XG,,Graustark,,,
XS,SY,Syldavia & Zympathia,Syldavia and Zympathia,,
`)},
	"states.jsonl": {Data: []byte(`{"code":"ru","names":{"conventional short form":"Ruritania","abbreviation":"KOR"},"nationality":{"noun":"Ruritanian(s)","adjective":"Ruritanian; Alpine"},"capital":{"name":"Strelsau"},"organizations":"Alpine League, Bank of Hope (observer), EXM"}
{"code":"gk","names":{"conventional short form":"none","conventional long form":"Principality of Graustark (since 1901)"},"nationality":{"noun":"Highlander(s)","adjective":"Highland"},"capital":{"name":"Edelwei&szlig;"},"organizations":"Alpine League"}
{"code":"sy","names":{"conventional short form":"Syldavia"},"nationality":{"noun":"Highlander(s), Syldavian(s)","adjective":"Syldavian"},"capital":{"name":"Klow (royal); Zympa (summer)"},"organizations":"Alpine League (suspended)"}
`)},
	"cities.csv": {Data: []byte(`name,country,subcountry,geonameid
Strelsau,Ruritania,Central,1
Zenda,"Ruritania, Kingdom of",Zenda’s March,2
Of,Graustark,,3
Zenda,Syldavia and Zympathia,,4
Graustark,Ruritania,,5
Klow (Old Town),Syldavia and Zympathia,,6
Szohôd,Graustark,,7
`)},
	"corrections.txt": {Data: []byte(`
XR  key  Ruritania, Kingdom of
XR  other  +Elphbergia|Łand
XG  factbook  gk
XG  adjectives  +Graustarker
XB  name  Borduria
XB  capitals  Szohôd
`)},
	"places.txt": {Data: []byte(`
city  Zenda  XR  Tarlenheim
city  Hentzau  XR  -
word  Of
-region  Central  *
`)},
	"organisations.txt": {Data: []byte(`
Alpine League  AL  alliance  =Alpine League|XB|-XG
Bank of Hope  -  bank  -
`)},
}

func TestGatherTiny(t *testing.T) {
	countries, err := readCountries(tiny, tiny)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPlaces(tiny, tiny, countries)
	if err != nil {
		t.Fatal(err)
	}
	orgs, err := readOrganisations(tiny, countries)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, got, want string }{
		// Highlanders are of two states, so of neither.
		{"countries", facts(writeCountries(countries)), `XB  Borduria  -  -  Szohôd|Szohod  -
XG  Graustark  Highland|Graustarker  -  Edelweiß|Edelweiss  Principality of Graustark
XR  Ruritania  Ruritanian  Ruritanians  Strelsau  Kingdom of Ruritania|KOR|Elphbergia|Łand|Land
XS  Syldavia and Zympathia  Syldavian  Syldavians  Klow|Zympa  Syldavia`},
		{"cities", facts(p.writeCities()), `Edelweiß  XG  Edelweiss
Hentzau  XR  -
Klow  XS  -
Strelsau  XR  -
Szohôd  XB  Szohod
Szohôd  XG  Szohod
Zenda  XR  Tarlenheim
Zenda  XS  -
Zympa  XS  -`},
		{"regions", facts(p.writeRegions()), `Zenda's March  XR  -`},
		{"organisations", facts(writeOrganisations(orgs)), `Alpine League  AL  alliance  XB|XR
Bank of Hope  -  bank  -`},
	} {
		if c.got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, c.got, c.want)
		}
	}
}

// facts is a data file without its head.
func facts(b []byte) string {
	_, body, _ := strings.Cut(string(b), "\n\n")
	return strings.TrimSpace(body)
}

func TestGatherComplains(t *testing.T) {
	for _, c := range []struct{ file, line, want string }{
		{"corrections.txt", "XR  colour  red", `corrections.txt:1: no column "colour"`},
		{"corrections.txt", "Ruritania  name  x", `corrections.txt:1: no country "Ruritania"`},
		{"places.txt", "town  Zenda  XR  -", `places.txt:1: no kind "town"`},
		{"places.txt", "-city  Zenda  XG", `places.txt:1: city "Zenda" of XG is not there`},
		{"places.txt", "city  Zenda", `places.txt:1: city "Zenda": no country`},
		{"places.txt", "word  Of\nword  Of", `places.txt:2: the word "Of" stands in two lines`},
		{"organisations.txt", "Alpine League  AL  club  -", `organisations.txt:1: Alpine League: no type "club"`},
		{"organisations.txt", "Alpine League  AL  alliance  =EX", `organisations.txt:1: the Factbook knows no member of "EX"`},
		{"organisations.txt", "Alpine League  AL  alliance  XR|-XG", `organisations.txt:1: "-XG" adds or takes away nothing`},
		{"organisations.txt", "A  AL  alliance  -\nB  AL  alliance  -", `organisations.txt:2: B: the name "AL" stands in two lines`},
		{"cities.csv", "name,country,subcountry,geonameid\nZenda,Freedonia,,1\n", `cities.csv: row 2: no country "Freedonia"`},
		{"country-codes.csv", "ISO3166-1-Alpha-2,FIPS\nRUR,RU\n", `country-codes.csv: row 2: no ISO code "RUR"`},
		{"states.jsonl", `{"code": 1}`, `states.jsonl: after 0 states`},
	} {
		world := fstest.MapFS{}
		maps.Copy(world, tiny)
		world[c.file] = &fstest.MapFile{Data: []byte(c.line)}
		if c.file == "corrections.txt" {
			delete(world, "cities.csv") // its countries are not what is wrong here
			world["cities.csv"] = &fstest.MapFile{Data: []byte("name,country,subcountry,geonameid\n")}
		}
		if err := gatherAll(world); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %q: got %v, want %s", c.file, c.line, err, c.want)
		}
	}
}

func gatherAll(world fs.FS) error {
	countries, err := readCountries(world, world)
	if err != nil {
		return err
	}
	if _, err := readPlaces(world, world, countries); err != nil {
		return err
	}
	_, err = readOrganisations(world, countries)
	return err
}

// TestGatherAgain makes the four files anew and wants those of data/.
func TestGatherAgain(t *testing.T) {
	dir := filepath.FromSlash("../../../shared/data/states")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no ../shared with the collections")
	}
	files, err := gather(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		kept, err := os.ReadFile(filepath.Join("..", "..", "data", f.name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(kept, f.text) {
			t.Errorf("data/%s is not what gather makes; run gather, and change its corrections rather than the file", f.name)
		}
	}
}

// TestOneCountryAForm wants every name, adjective and people to mean one country.
func TestOneCountryAForm(t *testing.T) {
	owner := map[string]string{}
	for row := range strings.Lines(facts(mustRead(t, "countries.txt"))) {
		cols := strings.Split(strings.TrimSpace(row), "  ")
		if len(cols) != 6 {
			t.Fatalf("%q: %d columns; want 6", row, len(cols))
		}
		var forms []string
		for _, i := range []int{1, 2, 3, 5} {
			forms = append(forms, strings.Split(cols[i], "|")...)
		}
		slices.Sort(forms)
		for _, form := range slices.Compact(forms) {
			if o := owner[form]; o != "" && form != "-" {
				t.Errorf("%q means %s and %s", form, o, cols[0])
			}
			owner[form] = cols[0]
		}
	}
	for _, form := range []string{"Congo", "Congolese", "Korea", "Korean", "Dominican", "the"} {
		if o := owner[form]; o != "" {
			t.Errorf("%q means %s, but could mean another", form, o)
		}
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "data", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
