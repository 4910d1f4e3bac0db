package main

import (
	"strings"
	"testing"
)

func TestNationality(t *testing.T) {
	for _, c := range []struct{ noun, adjective, people, adjectives string }{
		{"Ruritanian(s)", "Ruritanian", "Ruritanians", "Ruritanian"},
		{"Ruritanian(s) (Graustark citizens)", "Ruritanian", "Ruritanians", "Ruritanian"},
		{"Syldavian(s) or Syld(s)", "Syldavian or Syld", "Syldavians Sylds", "Syldavian Syld"},
		{"Northerner(s), Southerner(s), or Bordurian Islander(s)", "Northern, Southern, or Bordurian", "Northerners Southerners Bordurian Islanders", "Northern Southern Bordurian"},
		{"Graustarkman(men), Graustarkwoman(women), Grau (collective plural)", "Grau", "Graustarkmen Graustarkwomen Grau", "Grau"},
		{"Borduman (men)", "Bordu", "Bordumen", "Bordu"},
		{"Moruri (singular), Baruri (plural)", "Moruri (singular), Baruri (plural)", "Baruri", "Moruri Baruri"},
		{"Ruri (singular and plural)", "Ruri/Hill Ruri", "Ruri", "Ruri Hill Ruri"},
		{"liRuri (singular), emaRuri (plural); note - former term, Rurian(s), still used", "Ruri; note - former term, Rurian", "emaRuri", "Ruri"},
		{"none", "NA", "", ""},
		{"Graustarker(s)", "Graustarker; Dutch", "Graustarkers", "Graustarker"},
	} {
		n := nationality{c.noun, c.adjective}
		if got := strings.Join(n.people(), " "); got != c.people {
			t.Errorf("people of %q: %s; want %s", c.noun, got, c.people)
		}
		if got := strings.Join(n.adjectives(), " "); got != c.adjectives {
			t.Errorf("adjectives of %q: %s; want %s", c.adjective, got, c.adjectives)
		}
	}
}

func TestCapitals(t *testing.T) {
	for in, want := range map[string]string{
		"Strelsau": "Strelsau",
		"Szoh&ocirc;d (Sohod is the transliteration)":                                            "Szohôd",
		"Klow (seat of government; and court), Zympathia (constitutional [legislative] capital)": "Klow|Zympathia",
		"Edelweiss; note - Ganlook is the seat of the national assembly":                         "Edelweiss",
	} {
		if got := strings.Join(capitals(in), "|"); got != want {
			t.Errorf("%q: %s; want %s", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Warīsān": "Warisan", "Łódź": "Lodz", "Szohôd": "Szohod", "Nukuʻalofa": "Nuku'alofa", "Strelsau": "Strelsau"} {
		if got := fold(in); got != want {
			t.Errorf("%s: %s; want %s", in, got, want)
		}
	}
}
