package construe

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// ofTitle is the day that a title ends with, "Briefing of the foreign ministry, 3
// March 2022", "Talks in Zenda | March 3, 2022", "Remarks (March 3, 2022)", or begins
// with. The title of a law "of 3 March 1991" is not meant by it, nor a term "through
// 3 March".
func (d *dater) ofTitle(doc *chancery.Document, raw []rawTime) []clue {
	text, span := doc.Text, doc.TitleSpan
	if span.Len() == 0 {
		if !strings.ContainsAny(doc.Title, "0123456789") || len(doc.Title) > headBytes {
			return nil
		}
		text, span = doc.Title, chancery.Span{End: len(doc.Title)}
		raw = d.times.find(text, []chancery.Sentence{{Span: span}})
	}
	for i := range raw {
		x := &raw[i]
		c, ok := dayOf(x)
		if !ok || c.y == 0 || x.Start < span.Start || x.End > span.End {
			continue
		}
		before, after := strings.TrimRight(text[span.Start:x.Start], " "), text[x.End:span.End]
		if !(before == "" && headed(after)) && !(strings.Trim(after, " .)]*_") == "" && d.closes(before)) {
			continue
		}
		found := clue{DateClue: chancery.DateClue{Value: c.edtf(), Why: "byline", From: "title"}, rank: ofTitle, weekday: x.num(clWeekday, 0)}
		if doc.TitleSpan.Len() > 0 {
			found.Span = x.Span
		}
		return []clue{found}
	}
	return nil
}

// headed reports whether what follows a date at the head of a line begins anew, and
// is no sentence that the date begins: "3 March 2022 STATEMENT OF THE KING".
func headed(after string) bool {
	after = strings.TrimLeft(after, " ")
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(r) || strings.ContainsRune("|–—-([•·:", r)
}

// closes reports whether a date behind s, which closes a line, stands for itself.
func (d *dater) closes(s string) bool {
	if s == "" {
		return false
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	tell := d.tells[strings.ToLower(last)]
	r, _ := utf8.DecodeRuneInString(last)
	return parted(s) || tell == "label" || tell == "" && (unicode.IsUpper(r) || unicode.IsDigit(r))
}

// parted reports whether a mark stands between s and what follows it.
func parted(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(",|–—-([•·:;", r)
}

// footBytes is how far before a foot the text it stands under is looked for.
const footBytes = 6000

// inFoot fills c where x stands alone on its line below the head, or with no more
// than a place before it, as under a letter or a statement: "Strelsau, 3 March 2022".
func (d *dater) inFoot(doc *chancery.Document, x *rawTime, c *clue) bool {
	from, to := lineAround(doc.Text, x.Span)
	if !c.Value.Known() {
		return false
	}
	before, after := strings.TrimSpace(doc.Text[from:x.Start]), strings.Trim(doc.Text[x.End:to], " .,)]*_")
	before = strings.Trim(before, " ([*_")
	if after != "" && !strings.HasPrefix(after, "http") || before != "" && !(strings.HasSuffix(before, ",") && names(before)) && !d.labels(before) {
		return false
	}
	if !afterProse(doc.Text[max(0, from-footBytes):from]) {
		return false
	}
	c.Why, c.From, c.rank = "dateline", "foot", ofFoot
	return true
}

// labels reports whether s is no more than the label of a day: "Last updated on".
func (d *dater) labels(s string) bool {
	return strings.Count(s, " ") < 3 && d.holds("label", s)
}

// names reports whether s is up to five words with capitals.
func names(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if n++; n > 5 || !unicode.IsUpper(r) && len(w) > 3 {
			return false
		}
	}
	return true
}

// alone keeps the clues that come from where it says only where all of them agree: a
// chronicle or a programme has such a line above each of its entries.
func alone(clues []clue, from string) []clue {
	day := chancery.Date("")
	for _, c := range clues {
		if c.From != from {
			continue
		}
		if day != "" && day != c.Value {
			return slices.DeleteFunc(clues, func(c clue) bool { return c.From == from })
		}
		day = c.Value
	}
	return clues
}

// inClosing fills c where x stands in the words that close a treaty or a decree:
// "Done at Strelsau, this third day of March 2022", "I have hereunto set my hand
// this third day of March, in the year of our Lord two thousand twenty-two".
func (d *dater) inClosing(text string, sentences []chancery.Sentence, x *rawTime, c *clue) bool {
	if !c.Value.Known() || x.Sentence >= len(sentences) || sentences[x.Sentence].Start > x.Start {
		return false
	}
	line := text[sentences[x.Sentence].Start:x.Start]
	first, rest, _ := strings.Cut(strings.TrimLeft(line, " \"“”*_"), " ")
	second, _, _ := strings.Cut(rest, " ")
	tell := d.tells[strings.ToLower(first)]
	opens := (tell == "closing" || tell == "label") && first != strings.ToLower(first) && strings.Contains(" at in on this ", " "+strings.ToLower(strings.Trim(second, ","))+" ")
	if !opens && !strings.Contains(line, "hereunto") {
		return false
	}
	c.Why, c.From, c.rank = "content", "closing words", ofClosing
	return true
}

// isToday fills c where raw[i] is called the present day: "today, 3 March 2022",
// "this evening, Tuesday, March 1, 2022", "on 3 March, today".
func (d *dater) isToday(text string, raw []rawTime, i int, c *clue) bool {
	present := func(j int) bool {
		if j < 0 || j >= len(raw) || raw[j].Sentence != raw[i].Sentence {
			return false
		}
		return d.tells[strings.ToLower(text[raw[j].Start:raw[j].End])] == "day"
	}
	near := func(a, b *rawTime, marks string) bool {
		between := strings.TrimLeft(text[a.End:b.Start], " ")
		return strings.Trim(between, marks) == "" && between != "" || d.tells[strings.Trim(between, marks)] == "apposed"
	}
	before := d.tellsBefore(text, &raw[i])
	if !(present(i-1) && near(&raw[i-1], &raw[i], " ,:(–—")) && !(present(i+1) && before != "tied" && near(&raw[i], &raw[i+1], " ,")) {
		return false
	}
	c.Why, c.From, c.rank = "content", "today", ofToday
	return true
}
