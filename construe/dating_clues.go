package construe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery"
)

// headBytes is how far into a document a masthead or dateline can stand.
const headBytes = 1500

// clues are what the text itself shows of its day: masthead dates and datelines in
// its first lines, which stand in for those of the acquirer where a document comes
// without; and then the weaker ones, of the title, the foot and the words "today".
func (d *dater) clues(doc *chancery.Document, raw []rawTime, sentences []chancery.Sentence) []clue {
	out := d.ofTitle(doc, raw)
	for i := range raw {
		x := &raw[i]
		c, ok := dayOf(x)
		if !ok || doc.InFurniture(x.Span) {
			continue
		}
		found := clue{DateClue: chancery.DateClue{Value: c.edtf(), Span: x.Span}, weekday: x.num(clWeekday, 0)}
		if d.inHead(doc, x, &found) || d.inFoot(doc, x, &found) || d.inClosing(doc.Text, sentences, x, &found) || d.isToday(doc.Text, raw, i, &found) {
			out = append(out, found)
		}
	}
	return alone(alone(out, "foot"), "day before a dash")
}

// inHead fills c where x is a masthead date or stands in a dateline. The masthead ends
// where the text begins.
func (d *dater) inHead(doc *chancery.Document, x *rawTime, c *clue) bool {
	if x.Start > headBytes || x.Start >= doc.TitleSpan.Start && x.End <= doc.TitleSpan.End {
		return false
	}
	from, to := lineAround(doc.Text, x.Span)
	before, after := strings.TrimSpace(doc.Text[from:x.Start]), strings.TrimSpace(doc.Text[x.End:to])
	switch labelled, ok := d.masthead(before, after); {
	case ok && afterProse(doc.Text[doc.TitleSpan.End:max(from, doc.TitleSpan.End)]):
		return false
	case before == "" && c.Value.Known() && dashAt(strings.TrimLeft(after, " ")) == 0: // "3 March 2022 – The king ..."
		c.Why, c.From, c.rank = "dateline", "day before a dash", ofDateline
	case ok && labelled:
		c.Why, c.From, c.rank = "byline", "masthead with label", ofLabel
	case ok, before == "" && c.Value.Known() && opensText(doc.Text[doc.TitleSpan.End:max(from, doc.TitleSpan.End)], after):
		c.Why, c.From, c.rank = "byline", "masthead", ofMasthead
	case d.dateline(before, after):
		c.Why, c.From, c.rank = "dateline", "dateline", ofDateline
	default:
		return false
	}
	return true
}

// opensText reports whether a date at the head of a line, with the lines of head above
// it, opens the text: "3 March 2022 STATEMENT OF THE KING", or below a headline "3
// March 2022. The king ...".
func opensText(head, after string) bool {
	head = strings.TrimSpace(head)
	if rest, ok := strings.CutPrefix(after, ". "); ok && !strings.Contains(head, "\n") && !prose(head) {
		return headed(rest)
	}
	return head == "" && headed(after)
}

// afterProse reports whether one of the lines of head is a paragraph.
func afterProse(head string) bool {
	for l := range strings.Lines(head) {
		if prose(l) && len(strings.Fields(l)) >= 12 {
			return true
		}
	}
	return false
}

// prose reports whether s is closed as a sentence is.
func prose(s string) bool {
	s = strings.TrimRight(s, " \n\r\t”\"’)")
	return s != "" && strings.IndexByte(".!?", s[len(s)-1]) >= 0
}

// dayOf is the one day that an expression names outright, with or without its year.
func dayOf(x *rawTime) (calendarDay, bool) {
	switch x.arg(0) {
	case "ymd":
		c := calendarDay{x.num(clYear, 0), x.num(clFigures, 0), x.num(clFigures, 1)}
		return c, c.valid()
	case "mdy": // only where the other way round there is no such month
		c := calendarDay{x.num(clYear, 0), x.num(clFigures, 0), x.num(clFigures, 1)}
		if c.m > 12 {
			c.m, c.d = c.d, c.m
		}
		return c, c.y != 0 && c.valid() && (c.d > 12 || c.d == c.m)
	case "dmy":
		c := calendarDay{x.num(clYear, 0), x.num(clFigures, 1), x.num(clFigures, 0)}
		return c, c.y != 0 && c.valid()
	}
	c := calendarDay{x.num(clYear, 0), x.num(clMonth, 0), max(x.num(clDay, 0), x.num(clOrder, 0))}
	if x.arg(0) == "spelled" {
		c.y = x.spelledYear()
	}
	return c, c.m != 0 && c.d != 0 && c.valid() && x.num(clDay, 1) == 0 && !x.has(clRel) && !x.has(clUnit)
}

// spelledYear is the year of "two thousand and twenty-two".
func (raw *rawTime) spelledYear() int { return raw.num(clNumber, 0) + raw.num(clNumber, 1) }

func lineAround(text string, s chancery.Span) (from, to int) {
	from = strings.LastIndexByte(text[:s.Start], '\n') + 1
	to = len(text)
	if n := strings.IndexByte(text[s.End:], '\n'); n >= 0 {
		to = s.End + n
	}
	return from, to
}

// masthead reports whether a line with a date in it is there for the date: it
// holds little else, or says "Published"; and whether it says so.
func (d *dater) masthead(before, after string) (labelled, ok bool) {
	words := strings.Fields(strings.Trim(before, " -–—|•·:,*_"))
	for _, w := range words {
		labelled = labelled || d.tells[strings.ToLower(strings.Trim(w, ":,."))] == "label"
	}
	if labelled && len(words) <= 2 {
		return true, true
	}
	if strings.HasSuffix(before, ":") && !labelled {
		return false, false // "Deadline: 12 January"
	}
	if strings.HasSuffix(after, ".") && len(strings.Fields(after)) > 1 {
		return labelled, false
	}
	if len(words) > 0 && !labelled && !strings.ContainsAny(before[max(0, len(before)-4):], "|•·,") && unicode.IsLetter(lastRune(before)) {
		return labelled, false // "Talks on 12 January"
	}
	return labelled, len(words) <= 6 && len(strings.Fields(after)) <= 5 && len(before)+len(after) < 80
}

// dateline reports whether a date stands in a dateline: "STRELSAU, August 19 –
// Agency." or "Strelsau. July 4. Agency - ", also where a slug is glued to its front.
func (d *dater) dateline(before, after string) bool {
	lead := before
	if n := len(lead); n > 60 {
		lead = lead[n-40:]
		lead = lead[strings.IndexByte(lead, ' ')+1:]
		words := strings.Fields(lead)
		if len(words) == 0 {
			return false
		}
		if last := words[len(words)-1]; !strings.HasSuffix(last, ",") || !shouted(last) {
			return false
		}
		lead = words[len(words)-1]
	}
	if lead == "" {
		return false
	}
	for i, w := range strings.Fields(lead) {
		if i == 0 && d.tells[strings.ToLower(w)] != "" {
			return false // "From September 30 - October 2"
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(/[")); unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
	}
	rest := strings.TrimLeft(after, " ,.;")
	if n := strings.IndexByte(rest, ')'); strings.HasPrefix(rest, "(") && n > 0 && n < 40 {
		return true
	}
	if dashAt(rest) == 0 || strings.HasPrefix(rest, "/") {
		return true
	}
	n := dashAt(rest)
	if n < 0 || n > 40 {
		return false
	}
	for _, w := range strings.Fields(rest[:n]) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// dashAt is where the first dash between words stands in s, or -1.
func dashAt(s string) int {
	at := -1
	for _, dash := range []string{"–", "—", "--", " - ", "- "} {
		if n := strings.Index(s, dash); n >= 0 && (at < 0 || n < at) {
			at = n
		}
	}
	return at
}
