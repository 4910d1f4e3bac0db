package chancery

import (
	"fmt"
	"strings"
)

// Respellings bring the spellings that transliterations give one name to a common one:
// "tokayev" and "toqaev" to "tokaev". They are applied in their order.
type Respellings []respelling

type respelling struct{ from, to, where string }

// Add appends that from becomes to: any wherever it stands, start or end where the word
// begins or ends with it and is longer. Another where is an error.
func (rs *Respellings) Add(from, to, where string) error {
	if where != "any" && where != "start" && where != "end" {
		return fmt.Errorf("no place %q; want any, start or end", where)
	}
	*rs = append(*rs, respelling{from, to, where})
	return nil
}

// Apply is w, a word in small letters, in the common spelling. What it gives is
// compared, never shown.
func (rs Respellings) Apply(w string) string {
	for _, r := range rs {
		switch r.where {
		case "any":
			w = strings.ReplaceAll(w, r.from, r.to)
		case "start":
			if rest, ok := strings.CutPrefix(w, r.from); ok && rest != "" {
				w = r.to + rest
			}
		case "end":
			if rest, ok := strings.CutSuffix(w, r.from); ok && rest != "" {
				w = rest + r.to
			}
		}
	}
	out := make([]byte, 0, len(w))
	for i := range len(w) { // doubled letters are written once as often as not
		if i == 0 || w[i] != w[i-1] || w[i] >= 0x80 {
			out = append(out, w[i])
		}
	}
	return string(out)
}
