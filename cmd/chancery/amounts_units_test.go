package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// specifiedMoney is our unit of a currency that the cases give no code of, and how many make one.
var specifiedMoney = map[string]told{
	"Dollar": {Unit: "USD", Value: 1}, "Pound": {Unit: "GBP", Value: 1}, "Cent": {Unit: "USD", Value: 0.01}, "Pence": {Unit: "GBP", Value: 0.01},
	"Penny": {Unit: "GBP", Value: 0.01}, "Franc": {Unit: "francs", Value: 1}, "Rupee": {Unit: "INR", Value: 1}, "Peseta": {Unit: "ESP", Value: 1},
	"Finnish markka": {Unit: "FIM", Value: 1}, "Netherlands guilder": {Unit: "NLG", Value: 1},
}

var (
	centsWithoutWord = regexp.MustCompile(`(?i)(dollars?|usd|\$ ?[0-9]+) (and )?([0-9]+|one|two|three|fifty|forty five)$`)
	otherScripts     = regexp.MustCompile(`[\x{0B80}-\x{0BFF}\x{4E00}-\x{9FFF}]`)
)

func currencyWithin(c specified) bool {
	return !slices.ContainsFunc(c.Results, func(r specifiedResult) bool {
		coined := r.Resolution.IsoCurrency != "" || specifiedMoney[r.Resolution.Unit].Unit != ""
		return r.Resolution.Value != nil && (!coined || centsWithoutWord.MatchString(r.Text) || otherScripts.MatchString(r.Text) || strings.Contains(r.Text, "mao"))
	})
}

func currencyRight(c specified, found []told) bool {
	var want, got []told
	for _, r := range c.Results {
		if r.Resolution.Value == nil {
			continue
		}
		v, _ := strconv.ParseFloat(*r.Resolution.Value, 64)
		m, ok := specifiedMoney[r.Resolution.Unit]
		if m.Value *= v; !ok {
			m = told{Unit: r.Resolution.IsoCurrency, Value: v}
		}
		want = append(want, m)
	}
	code := regexp.MustCompile(`^[A-Z]{3}$|^francs$`)
	for _, m := range found {
		if code.MatchString(m.Unit) {
			got = append(got, m)
		}
	}
	return slices.EqualFunc(got, want, func(a, b told) bool { return a.Unit == b.Unit && same(a.Value, b.Value) })
}

// specifiedUnits is our unit for those of the cases that are asked for, and what it is for each of.
var specifiedUnits = map[string]string{
	"Mile": "mile", "Inch": "inch", "Foot": "foot", "Kilometer": "km", "Meter": "m", "Decimeter": "dm", "Millimeter": "mm", "Barrel": "barrel", "Ounce": "ounce",
	"Acre": "acre", "Gallon": "gallon", "Pound": "lb", "Cubic foot": "foot3", "Square meter": "m2", "Square kilometer": "km2", "Ton": "t", "Metric ton": "t",
	"Bit": "bit", "Megabyte": "MB", "Kilogram": "kg", "Microgram": "µg", "Milliliter": "litre", "Mile per hour": "mile hour", "Kilometer per hour": "km hour",
}

func dimensionWithin(c specified) bool {
	return valued(c) && !slices.ContainsFunc(c.Results, func(r specifiedResult) bool {
		return specifiedUnits[r.Resolution.Unit] == "" || strings.Contains(r.Text, `"`) || lonelyLetter.MatchString(r.Text)
	})
}

// lonelyLetter is a unit of one letter that is as well a scale: "1m".
var lonelyLetter = regexp.MustCompile(`^[0-9.]+ ?[mt]$`)

func dimensionRight(c specified, found []told) bool {
	var got, want []told
	for _, r := range c.Results {
		v, _ := strconv.ParseFloat(*r.Resolution.Value, 64)
		unit, per, _ := strings.Cut(specifiedUnits[r.Resolution.Unit], " ")
		if r.Resolution.Unit == "Milliliter" {
			v /= 1000
		}
		want = append(want, told{Unit: unit, Per: per, Value: v})
	}
	for _, m := range found {
		for _, u := range specifiedUnits {
			if base, per, _ := strings.Cut(u, " "); base == m.Unit && (per == m.Per || per == "") {
				got = append(got, m)
				break
			}
		}
	}
	return slices.EqualFunc(got, want, func(a, b told) bool {
		return a.Unit == b.Unit && (same(a.Value, b.Value) || same(a.High, b.Value)) && (b.Per == "" || a.Per == b.Per)
	})
}

var rangeUnasked = regexp.MustCompile(`(?i)[<>~]|equal|tenth| in 5|than$|or greater$|years old|[0-9k] ?[-–] ?[0-9]`)

func rangeWithin(c specified) bool {
	return !rangeUnasked.MatchString(c.Input)
}

var bounds = regexp.MustCompile(`^([[(])([-0-9.]*),([-0-9.]*)([\])])$`)

// rangesRight reports whether each range that c wants was told, as one amount with two
// ends or as two with a comparator each, and nothing else was.
func rangesRight(c specified, found []told) bool {
	found = slices.DeleteFunc(found, func(m told) bool { return m.Comparator == "=" && m.High == 0 })
	k := 0
	next := func() (m told) {
		if k < len(found) {
			m = found[k]
		}
		k++
		return m
	}
	oneSided := func(m told, v, open, closed string) bool {
		f, err := strconv.ParseFloat(v, 64)
		return err == nil && m.High == 0 && same(m.Value, f) && (m.Comparator == open || m.Comparator == closed)
	}
	for _, r := range c.Results {
		b := bounds.FindStringSubmatch(*r.Resolution.Value)
		if b == nil {
			return false
		}
		m := next()
		lo, hi := b[2], b[3]
		switch {
		case hi == "":
			if !oneSided(m, lo, ">", ">=") {
				return false
			}
		case lo == "":
			if !oneSided(m, hi, "<", "<=") {
				return false
			}
		case m.High != 0:
			l, _ := strconv.ParseFloat(lo, 64)
			h, _ := strconv.ParseFloat(hi, 64)
			if !same(m.Value, l) || !same(m.High, h) {
				return false
			}
		default:
			other := next()
			if !(oneSided(m, lo, ">", ">=") && oneSided(other, hi, "<", "<=") || oneSided(m, hi, "<", "<=") && oneSided(other, lo, ">", ">=")) {
				return false
			}
		}
	}
	return k == len(found)
}

func ordinalWithin(c specified) bool {
	return len(c.Results) > 0 && !slices.ContainsFunc(c.Results, func(r specifiedResult) bool {
		return r.Resolution.Value == nil || strings.Contains(*r.Resolution.Value, "end") || strings.Contains(*r.Resolution.Value, "current") || *r.Resolution.Value == "0"
	})
}

// nothingRight reports whether no amount holds a word of what c wants.
func nothingRight(c specified, found []told) bool {
	return !slices.ContainsFunc(found, func(m told) bool {
		return slices.ContainsFunc(c.Results, func(r specifiedResult) bool {
			return strings.Contains(strings.ToLower(m.Text), strings.ToLower(r.Text)) || strings.Contains(strings.ToLower(r.Text), strings.ToLower(m.Text))
		})
	})
}
