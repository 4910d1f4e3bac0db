package main

import (
	"regexp"
	"strings"
)

// A nationality is what the Factbook says of a country's people.
type nationality struct {
	Noun      string `json:"noun"`
	Adjective string `json:"adjective"`
}

var (
	listed   = regexp.MustCompile(`\s*(?:,\s*(?:or\s+)?|/|\sor\s)\s*`)
	plural   = regexp.MustCompile(`^(.+?)\s?\((s|es|men|women)\)$`)
	bracket  = regexp.MustCompile(`\s*\(([^)]*)\)$`)
	singular = regexp.MustCompile(`\(singular\)$`)
)

// people are the plural nouns of n: "Aruban(s)" is Arubans,
// "Briton(s), British (collective plural)" is Britons and British,
// "Frenchman(men)" is Frenchmen, "Motswana (singular), Batswana (plural)" is
// Batswana. What follows a semicolon ("note - former term, Swazi(s)") is left to
// the corrections.
func (n nationality) people() []string {
	var out []string
	for _, s := range forms(n.Noun) {
		switch {
		case singular.MatchString(s):
			continue
		case plural.MatchString(s):
			m := plural.FindStringSubmatch(s)
			if stem, ok := strings.CutSuffix(m[1], "man"); ok && m[2] == "men" {
				s = stem + "men"
			} else if stem, ok := strings.CutSuffix(m[1], "woman"); ok && m[2] == "women" {
				s = stem + "women"
			} else {
				s = m[1] + m[2]
			}
		default:
			s = bracket.ReplaceAllString(s, "")
		}
		out = add(out, s)
	}
	return out
}

// adjectives are the adjectives of n: "Aruban; Dutch" is Aruban, since what
// follows the semicolon belongs to another country as well.
func (n nationality) adjectives() []string {
	var out []string
	for _, s := range forms(n.Adjective) {
		out = add(out, bracket.ReplaceAllString(s, ""))
	}
	return out
}

// forms parts a Factbook list into its items, remarks such as "(US citizens)"
// after a plural left out.
func forms(s string) []string {
	s, _, _ = strings.Cut(s, ";")
	var out []string
	for _, f := range listed.Split(strings.TrimSpace(s), -1) {
		if m := plural.FindStringSubmatch(f); m == nil && strings.Count(f, "(") == 2 {
			f = bracket.ReplaceAllString(f, "") // "Guamanian(s) (US citizens)"
		}
		if f != "" && f != "none" && f != "NA" {
			out = append(out, f)
		}
	}
	return out
}
