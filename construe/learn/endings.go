package learn

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chancery/construe/syntax"
)

// An ended is a word with the class that its tag and ending should tell. Whole is the
// class by which any other writing of the word has the same answer; empty where there is
// none.
type ended struct {
	tag          uint8
	low          string
	class, whole string
}

// endings learns which endings tell which class. An ending is listed only where it
// tells another class than the next shorter one that is listed; one that is no whole
// word has been seen in least words or more.
func endings(words []ended, least int) syntax.Endings {
	type place struct {
		tag    uint8
		ending string
	}
	count := map[place]map[string]int{}
	whole := map[place]map[string]int{}
	types := map[place]map[string]bool{}
	see := func(p place, w ended) {
		if count[p] == nil {
			count[p], types[p] = map[string]int{}, map[string]bool{}
		}
		count[p][w.class]++
		types[p][w.low] = true
	}
	for _, w := range words {
		for n := 0; n <= min(len(w.low), syntax.MaxEnding); n++ {
			see(place{w.tag, w.low[len(w.low)-n:]}, w)
		}
		p := place{w.tag, "^" + w.low}
		see(p, w)
		if whole[p] == nil {
			whole[p] = map[string]int{}
		}
		whole[p][w.whole]++
	}
	places := slices.SortedFunc(maps.Keys(count), func(a, b place) int { // the shorter before the longer
		return cmp.Or(cmp.Compare(a.tag, b.tag), cmp.Compare(len(a.ending), len(b.ending)), cmp.Compare(a.ending, b.ending))
	})
	e := syntax.Endings{By: map[syntax.EndingKey]uint16{}}
	number := map[string]uint16{}
	told := map[place]string{}
	for _, p := range places {
		class := commonest(count[p])
		if w := commonest(whole[p]); w != "" && whole[p][w] > count[p][class] {
			class = w // "I", and "i" of "I": of two classes, and of one lemma
		}
		shorter, known := "", false
		for n := len(p.ending) - 1; n >= 0 && !known; n-- {
			rest := p.ending[len(p.ending)-n:]
			if n > syntax.MaxEnding {
				continue
			}
			shorter, known = told[place{p.tag, rest}]
		}
		if known && shorter == class || p.ending != "" && p.ending[0] != '^' && len(types[p]) < least {
			continue
		}
		told[p] = class
		c, ok := number[class]
		if !ok {
			c = uint16(len(e.Classes))
			number[class] = c
			e.Classes = append(e.Classes, class)
		}
		e.By[syntax.KeyOfEnding(p.tag, p.ending)] = c
	}
	return e
}

func commonest(m map[string]int) string {
	best := ""
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if best == "" || m[k] > m[best] {
			best = k
		}
	}
	return best
}

// Lemmas learns how lemmas and features follow from a word's tag and ending.
func Lemmas(trees []*Tree, tags []string) (lemma, feats syntax.Endings) {
	var l, f []ended
	for _, t := range trees {
		if t.Lemmas == nil {
			continue
		}
		for i, form := range t.Forms {
			tag := slices.Index(tags, t.UPOS[i]+" "+t.XPOS[i])
			if tag < 0 {
				continue
			}
			low := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(form), "’", "'"), "‘", "'")
			l = append(l, ended{uint8(tag), low, syntax.LemmaClass(form, t.Lemmas[i]), "=" + t.Lemmas[i]})
			f = append(f, ended{uint8(tag), low, t.Feats[i], ""})
		}
	}
	lemma, feats = endings(l, 3), endings(f, 6)
	lemma.Often = oftenest(l, lemma.Classes, tags)
	return lemma, feats
}

// oftenest is the classes by tag of verbs that ten words or more have, at most eight, but
// for those that name one lemma. Verbs are all in the vocabulary; what is not there of the
// others is mostly a name.
func oftenest(words []ended, classes, tags []string) [][]uint16 {
	count := make([]map[string]int, len(tags))
	for _, w := range words {
		if count[w.tag] == nil {
			count[w.tag] = map[string]int{}
		}
		if !strings.HasPrefix(w.class, "=") && strings.HasPrefix(tags[w.tag], "VERB ") {
			count[w.tag][w.class]++
		}
	}
	out := make([][]uint16, len(tags))
	for t, m := range count {
		for _, c := range often(m, 10) {
			if i := slices.Index(classes, c); i >= 0 {
				out[t] = append(out[t], uint16(i))
			}
		}
		slices.SortStableFunc(out[t], func(a, b uint16) int { return m[classes[b]] - m[classes[a]] })
		out[t] = out[t][:min(len(out[t]), 8)]
	}
	return out
}
