package reconcile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// longestID bounds what an id is made of, in bytes; a hash may follow.
const longestID = 72

// slug is text in small letters a to z, digits and dashes, for a URL path and a
// shell, other alphabets romanised. A text of which nothing stays gives a hash.
func (s *spelling) slug(text string) string {
	var w strings.Builder
	for _, word := range s.plain(text) {
		word = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		if word != "" && w.Len()+len(word) <= longestID {
			if w.Len() > 0 {
				w.WriteByte('-')
			}
			w.WriteString(word)
		}
	}
	if w.Len() == 0 && text != "" {
		return digest(text)
	}
	return w.String()
}

// digest is eight hex digits of a hash of the parts.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:4])
}

// nameEntries gives every draft its id. Where several would have the same, the
// one whose earliest claim is the oldest keeps it and the others add a hash of
// their own earliest claim, so that an entry keeps its id when claims join it.
func (b *book) nameEntries() {
	slices.SortStableFunc(b.drafts, func(x, y *draft) int {
		if c := cmp.Compare(x.base, y.base); c != 0 {
			return c
		}
		if len(x.tolds) == 0 || len(y.tolds) == 0 {
			return slices.Compare(x.Documents, y.Documents)
		}
		return byPlace(x.tolds[0], y.tolds[0])
	})
	taken := map[string]bool{}
	for _, d := range b.drafts {
		taken[d.base] = true
	}
	last := ""
	for _, d := range b.drafts {
		id := d.base
		if id == last {
			id += "-" + digest(stable(d))
			for n := 2; taken[id]; n++ {
				id = d.base + "-" + digest(stable(d)) + "-" + strconv.Itoa(n)
			}
			taken[id] = true
		}
		last = d.base
		d.ID = chancery.EntryID(id)
		for _, t := range d.tolds {
			b.draftOf[t.ID] = d
		}
	}
}

// stable is what a draft keeps when more documents arrive.
func stable(d *draft) string {
	if len(d.tolds) > 0 {
		return string(d.tolds[0].ID)
	}
	return strings.Join(d.Documents, " ")
}
