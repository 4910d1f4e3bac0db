package write

import (
	"fmt"
	"io"
	"strings"

	"chancery"
)

// Explain writes in plain text what was made of a document: its day and what speaks
// against it, and each sentence with the mentions in it, what each was read as and why,
// and the claims that it yielded, with the way to each of their slots.
// Countries are called by names. What came from outside is made fit for a terminal by
// [Plain].
func Explain(w io.Writer, r *chancery.Reading, names func(chancery.Country) string, claims ...chancery.Claim) error {
	var b strings.Builder
	d := r.Doc
	if d.Title != "" {
		wrap(&b, "", "  ", Plain(d.Title), columns)
	}
	wrap(&b, "", "  ", Plain(d.Source), columns)
	mentions := MentionsOf(r, names, claims...)
	for _, line := range DayWords(r) {
		wrap(&b, "", "  ", line, columns)
	}
	wrap(&b, "", "  ", ReadWords(r, mentions), columns)
	for n, s := range r.Sentences {
		lead := fmt.Sprintf("%3d  ", n+1)
		words := Plain(r.Text(s.Span))
		if s.Passed {
			words += " (passed over)"
		}
		b.WriteByte('\n')
		wrap(&b, lead, "     ", words, columns)
		end := len(d.Text)
		if n+1 < len(r.Sentences) {
			end = r.Sentences[n+1].Start
		}
		for len(mentions) > 0 && mentions[0].Start < end {
			explain(&b, r, mentions[0])
			mentions = mentions[1:]
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// explain writes one mention under its sentence.
func explain(b *strings.Builder, r *chancery.Reading, m Mention) {
	const lead = 16
	words := Shortened(r.Text(m.Span))
	if m.Question != Said {
		words = "“" + words + "”"
	}
	words += " " + m.Sort + ": " + m.Is
	if len(m.Notes) > 0 {
		words += "; " + strings.Join(m.Notes, "; ")
	}
	if m.Why != "" {
		words += " – " + m.Why
	}
	first := "       " + string(m.Question)
	wrap(b, first+strings.Repeat(" ", max(1, lead-Columns(first))), strings.Repeat(" ", lead+2), words, columns)
}

// Shortened is the words of a mention on one line, a long quotation by its beginning.
func Shortened(words string) string {
	words = Plain(words)
	if Columns(words) > 60 {
		words = cutTo(words, 60)
	}
	return words
}

// DayWords is the day of r's document and how it was found, and a line for each clue
// that speaks against it.
func DayWords(r *chancery.Reading) []string {
	d := *r.Doc
	d.Published, d.PublishedWhy, d.Clues = r.Published, r.PublishedWhy, nil // what is against it follows
	out := []string{"published " + Plain(d.Published.Words()) + WhyDated(&d)}
	for _, c := range r.Conflicts {
		line := "against it: " + Plain(c.Value.Words()) + ", by " + Plain(c.Why)
		if c.From != "" && c.From != c.Why {
			line += " (" + Plain(c.From) + ")"
		}
		out = append(out, line)
	}
	return out
}

// ReadWords counts what was read: "14 sentences, 2 of them passed over; 22 mentions, 3
// claims".
func ReadWords(r *chancery.Reading, mentions []Mention) string {
	passed, claims := 0, 0
	for _, m := range mentions {
		if m.Question == Told {
			claims++
		}
	}
	for _, s := range r.Sentences {
		if s.Passed {
			passed++
		}
	}
	words := Count(len(r.Sentences), "sentence")
	if passed > 0 {
		words += fmt.Sprintf(", %d of them passed over", passed)
	}
	words += "; " + Count(len(mentions)-claims, "mention")
	if claims > 0 {
		words += ", " + Count(claims, "claim")
	}
	return words
}
