package serve

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// palettes is the colours of the style sheet by name: by day and by night.
func palettes(t *testing.T) (day, night map[string]string) {
	t.Helper()
	b, err := assets.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	colour := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)
	read := func(css string) map[string]string {
		out := map[string]string{}
		block, _, _ := strings.Cut(css, "}")
		for _, m := range colour.FindAllStringSubmatch(block, -1) {
			out[m[1]] = m[2]
		}
		return out
	}
	css := string(b)
	_, dark, ok := strings.Cut(css, "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("the style sheet has no night")
	}
	return read(css), read(dark)
}

// light is the relative luminance of a colour as WCAG 2.2 reckons it.
func light(hex string) float64 {
	part := func(s string) float64 {
		n, _ := strconv.ParseUint(s, 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(hex[1:3]) + 0.7152*part(hex[3:5]) + 0.0722*part(hex[5:7])
}

func TestContrast(t *testing.T) {
	day, night := palettes(t)
	pairs := []string{
		"ink paper", "ink sheet", "ink target", "ink rule-soft", "soft paper", "soft sheet", "soft rule-soft", "link paper", "link sheet",
		"seal paper", "seal sheet", "held paper", "held sheet", "held held-tint", "planned paper", "planned sheet", "off off-tint",
		"lapsed paper", "lapsed lapsed-tint", "dispute paper", "dispute sheet", "dispute dispute-tint", "paper ink",
	}
	for name := range day {
		if strings.HasPrefix(name, "k-") {
			pairs = append(pairs, "ink "+name)
		}
		if strings.HasPrefix(name, "kl-") {
			pairs = append(pairs, name+" sheet")
		}
	}
	for when, p := range map[string]map[string]string{"day": day, "night": night} {
		for _, pair := range pairs {
			over, under, _ := strings.Cut(pair, " ")
			a, b := p[over], p[under]
			if a == "" || b == "" {
				t.Errorf("by %s: no colour for %s", when, pair)
				continue
			}
			x, y := light(a), light(b)
			if ratio := (max(x, y) + 0.05) / (min(x, y) + 0.05); ratio < 4.5 {
				t.Errorf("by %s: %s has a contrast of %.2f", when, pair, ratio)
			}
		}
	}
}
