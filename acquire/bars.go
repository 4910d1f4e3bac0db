package acquire

import "strings"

// A barRule marks bars: lines that hold nothing but the names of pages or the words
// of buttons, side by side; see data/en/furniture.txt.
//
//	Home | World | Business | Weather | Subscribe
//	Share  Tweet  Print
type barRule struct {
	*furnitureRule
	words map[string]bool
}

// bar is the rule that marks a line as a bar, or nil. A bar of unknown words is one
// only above the first paragraph, where it has three capitalised items or more
// between marks that no sentence has; elsewhere every item has to be known.
func (f *furnitureRules) bar(s string, words int, where string) *furnitureRule {
	if words > 30 || strings.HasPrefix(s, "|") {
		return nil // a row of a table
	}
	items, marked := barItems(s)
	if len(items) < 2 {
		return f.buttons(s, words, where)
	}
	known, loose := 0, 0
	rule := f.bars[0].furnitureRule
	for _, item := range items {
		key := fold(item)
		if r := f.knownItem(key); r != nil {
			if known++; known == 1 {
				rule = r
			}
		} else if barName(item) {
			loose++
		} else {
			return nil
		}
	}
	switch {
	case words > rule.most || !rule.at(where):
		return nil
	case loose == 0, known >= 2 && !strings.HasPrefix(where, "body"):
		return rule
	case strings.HasPrefix(where, "top") && len(items) >= 3 && (marked || known > 0):
		return rule
	}
	return nil
}

// buttons is the rule for a line whose words, each by itself, are buttons: "Share
// Tweet Print". Only words of the last rule stand so close.
func (f *furnitureRules) buttons(s string, words int, where string) *furnitureRule {
	r := f.bars[len(f.bars)-1]
	if words < 2 || words > r.most || !r.at(where) {
		return nil
	}
	for w := range strings.FieldsSeq(s) {
		if !upper(w) || !r.words[fold(w)] {
			return nil
		}
	}
	return r.furnitureRule
}

// knownItem is the rule that knows an item of a bar, or nil.
func (f *furnitureRules) knownItem(key string) *furnitureRule {
	for _, b := range f.bars {
		if b.words[key] {
			return b.furnitureRule
		}
	}
	if f.whole[key] != nil {
		return f.bars[0].furnitureRule
	}
	return nil
}

// barItems are the items of a bar, and whether marks part them that no sentence
// has; none where neither marks nor wide gaps do.
func barItems(s string) (items []string, marked bool) {
	for i, mark := range [...]string{"|", "•", "·", " / ", "\t", "  "} {
		if !strings.Contains(s, mark) {
			continue
		}
		for item := range strings.SplitSeq(s, mark) {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, item)
			}
		}
		return items, i < 3
	}
	return nil, false
}

// barName reports whether an item of a bar can be the name of a page: up to three
// words, the first with a capital, and no figures or stops.
func barName(s string) bool {
	return upper(s) && countWords(s) <= 3 && !strings.ContainsAny(s, "0123456789.,:;?!\"“”()")
}
