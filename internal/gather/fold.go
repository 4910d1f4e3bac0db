package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are those that no decomposition turns into plain ones.
var letters = strings.NewReplacer(
	"ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ı", "i", "ß", "ss", "æ", "ae", "Æ", "Ae",
	"œ", "oe", "ð", "d", "Ð", "D", "þ", "th", "Þ", "Th", "ə", "e", "Ə", "E", "ħ", "h", "Ħ", "H", "ĸ", "k",
	"‘", "'", "’", "'", "ʻ", "'", "ʼ", "'", "ʾ", "'", "ʿ", "'", "`", "'", "–", "-",
)

// fold is s in the letters that a wire service types: Warīsān is Warisan.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(letters.Replace(s)))
}

// add appends s to list unless it is empty or there already.
func add(list []string, s string) []string {
	if s = strings.Join(strings.Fields(s), " "); s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// folded is list and, after it, the folded form of each item that has another.
func folded(list []string) []string {
	for _, s := range list[:len(list):len(list)] {
		list = add(list, fold(s))
	}
	return list
}

// column is list as a column of a data file.
func column(list []string) string {
	if len(list) == 0 {
		return "-"
	}
	return strings.Join(list, "|")
}
