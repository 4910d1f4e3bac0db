package main

import (
	"fmt"
	"strconv"
	"strings"

	"chancery"
)

// appendCoNLLU adds the sentences of r in CoNLL-U. What r does not know of a word
// is "_". Format: https://universaldependencies.org/format.html.
func appendCoNLLU(out []byte, r *chancery.Reading) []byte {
	out = fmt.Appendf(out, "# newdoc id = %s\n", oneLine(r.Doc.Source))
	for i, s := range r.Sentences {
		if len(s.Tokens) == 0 {
			continue
		}
		out = fmt.Appendf(out, "# sent_id = %s-%d\n# text = %s\n", oneLine(r.Doc.Source), i+1, oneLine(r.Text(s.Span)))
		for j, t := range s.Tokens {
			head, rel := "_", "_"
			if t.Rel != "" {
				head, rel = strconv.Itoa(t.Head), t.Rel
			}
			misc := fmt.Sprintf("TokenRange=%d:%d", t.Start, t.End)
			if j+1 < len(s.Tokens) && s.Tokens[j+1].Start == t.End {
				misc = "SpaceAfter=No|" + misc
			}
			out = append(out, strings.Join([]string{
				strconv.Itoa(j + 1), field(r.Text(t.Span)), field(t.Lemma), field(t.UPOS), field(t.XPOS), field(t.Feats), head, rel, "_", misc,
			}, "\t")...)
			out = append(out, '\n')
		}
		out = append(out, '\n')
	}
	return out
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
