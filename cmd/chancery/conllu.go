package main

import (
	"fmt"
	"strconv"
	"strings"

	"chancery"
)

// appendCoNLLU adds the sentences of r and their words in CoNLL-U. What r does not
// know of a word is "_". Format: https://universaldependencies.org/format.html.
func appendCoNLLU(out []byte, r *chancery.Reading) []byte {
	out = fmt.Appendf(out, "# newdoc id = %s\n", oneLine(r.Doc.Source))
	paragraph := -1
	for i, s := range r.Sentences {
		if len(s.Words) == 0 {
			continue
		}
		out = fmt.Appendf(out, "# sent_id = %s-%d\n", oneLine(r.Doc.Source), i+1)
		if s.Paragraph != paragraph {
			out = append(out, "# newpar\n"...)
			paragraph = s.Paragraph
		}
		out = fmt.Appendf(out, "# text = %s\n", oneLine(r.Text(s.Span)))
		next := -1 // byte of the word behind the sentence
		if i+1 < len(r.Sentences) {
			next = r.Sentences[i+1].Start
		}
		for j, w := range s.Words {
			parts := multi(s.Words[j:])
			if parts > 0 {
				whole := chancery.Span{Start: w.Start, End: s.Words[j+parts-1].End}
				number := fmt.Sprintf("%d-%d", j+1, j+parts)
				out = row(out, number, r.Text(whole), chancery.Word{}, misc(whole, s.Words[j+parts:], next))
			}
			place := fmt.Sprintf("TokenRange=%d:%d", w.Start, w.End)
			if w.Multi == 0 {
				place = misc(w.Span, s.Words[j+1:], next)
			}
			out = row(out, strconv.Itoa(j+1), w.Form, w, place)
		}
		out = append(out, '\n')
	}
	return out
}

// row adds the line of a word or of a multiword token.
func row(out []byte, number, form string, w chancery.Word, misc string) []byte {
	if w.Name != "" {
		misc = "Name=" + w.Name + "|" + misc
	}
	head, rel := "_", "_"
	if w.Rel != "" {
		head, rel = strconv.Itoa(w.Head), w.Rel
	}
	out = append(out, strings.Join([]string{
		number, field(form), field(w.Lemma), field(w.UPOS), field(w.XPOS), field(w.Feats), head, rel, "_", misc,
	}, "\t")...)
	return append(out, '\n')
}

// multi is how many words the multiword token has that words begin with, or 0.
func multi(words []chancery.Word) int {
	if words[0].Multi != 1 {
		return 0
	}
	n := 1
	for n < len(words) && int(words[n].Multi) == n+1 {
		n++
	}
	return n
}

// misc is the MISC column of what stands at s before the words of after and, where
// there are none, before byte next.
func misc(s chancery.Span, after []chancery.Word, next int) string {
	if len(after) > 0 {
		next = after[0].Start
	}
	place := fmt.Sprintf("TokenRange=%d:%d", s.Start, s.End)
	if next == s.End {
		return "SpaceAfter=No|" + place
	}
	return place
}

// field is s as a column: on one line, and "_" where there is none.
func field(s string) string {
	if s = oneLine(s); s == "" {
		return "_"
	}
	return s
}

// oneLine is s with each run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
