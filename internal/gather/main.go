// Gather makes data/countries.txt, data/cities.txt, data/regions.txt,
// data/organisations.txt and data/leaders.txt from public collections of facts and
// from our own corrections to them.
//
//	go run ./internal/gather DIR OUT
//
// DIR holds states.jsonl and leaders.tsv (CIA World Factbook, public domain),
// country-codes.csv (ISO 3166, PDDL) and cities.csv (GeoNames, CC BY 4.0); OUT is
// the folder that the five files are written to. The same DIR gives the same bytes.
//
// What those collections lack, or say otherwise than newspapers do, stands in
// text files beside this one: corrections.txt (countries), places.txt (cities and
// regions), organisations.txt and leaders.txt. To change a fact, change it there and
// run gather again; the five files themselves are never edited.
package main

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
)

//go:embed corrections.txt places.txt organisations.txt leaders.txt
var hand embed.FS

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gather DIR OUT")
		os.Exit(2)
	}
	files, err := gather(os.Args[1])
	for _, f := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(os.Args[2], f.name), f.text, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gather:", err)
		os.Exit(1)
	}
}

// A file is one data file as it will be written.
type file struct {
	name string
	text []byte
}

// gather makes the five files from the collections in dir.
func gather(dir string) ([]file, error) {
	src := os.DirFS(dir)
	countries, err := readCountries(src, hand)
	if err != nil {
		return nil, err
	}
	places, err := readPlaces(src, hand, countries)
	if err != nil {
		return nil, err
	}
	organisations, err := readOrganisations(hand, countries)
	if err != nil {
		return nil, err
	}
	leaders, err := readLeaders(src, hand)
	if err != nil {
		return nil, err
	}
	return []file{
		{"countries.txt", writeCountries(countries)},
		{"cities.txt", places.writeCities()},
		{"regions.txt", places.writeRegions()},
		{"organisations.txt", writeOrganisations(organisations)},
		{"leaders.txt", writeLeaders(leaders)},
	}, nil
}
