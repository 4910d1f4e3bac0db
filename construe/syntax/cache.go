package syntax

import (
	"unicode"
	"unicode/utf8"
)

// A cache keeps the rows of forms that were met, added up: most words of a text are
// among the few thousand most frequent. What it holds changes nothing but the time.
type cache struct {
	m     *Model
	slots []slot
	rows  []int16
	work  []Row
	sum   []int32
}

type slot struct {
	hash  uint64
	tag   uint8 // of what is told
	tell  bool
	lemma string
	feats string
}

// slots is how many forms a cache holds: with their rows a megabyte or two.
const slots = 1 << 13

func (c *cache) init(m *Model) {
	c.m = m
	c.slots, c.rows, c.sum = make([]slot, slots), make([]int16, slots*m.size.Emb), make([]int32, m.size.Emb)
}

// at is the slot of form, filled.
func (c *cache) at(form string, shouted bool) int {
	h := uint64(14695981039346656037)
	if shouted {
		h = 0x9e3779b97f4a7c15 // far from the other, or "<" of a shouted sentence would be "?"
	}
	for i := range len(form) {
		h = (h ^ uint64(form[i])) * 1099511628211
	}
	h ^= h >> 29
	h = h*0xbf58476d1ce4e5b9 | 1
	i := int(h>>40) & (slots - 1)
	if c.slots[i].hash != h {
		c.slots[i] = slot{hash: h}
		c.fill(form, shouted, c.rows[i*c.m.size.Emb:(i+1)*c.m.size.Emb])
	}
	return i
}

// row is the rows of form, added up. It is good until the next call.
func (c *cache) row(form string, shouted bool) []int16 {
	i := c.at(form, shouted)
	return c.rows[i*c.m.size.Emb : (i+1)*c.m.size.Emb]
}

// sumBits is how many bits a sum has behind the point while it is made.
const sumBits = 14

func (c *cache) fill(form string, shouted bool, out []int16) {
	d := len(out)
	clear(c.sum)
	c.work = AppendRows(c.work[:0], form, shouted, &c.m.words)
	for _, r := range c.work {
		t := &c.m.tables[r.Feature]
		shift := sumBits - t.Shift[r.Row]
		row := t.V[int(r.Row)*d:][:d]
		for j, v := range row {
			c.sum[j] += int32(v) << shift
		}
	}
	for j, v := range c.sum {
		out[j] = int16(min(max((v+1<<(sumBits-unit-1))>>(sumBits-unit), -limit), limit))
	}
}

// told is the lemma and features of form with a tag.
func (c *cache) told(form string, shouted bool, tag uint8) (lemma, feats string) {
	s := &c.slots[c.at(form, shouted)]
	if !s.tell || s.tag != tag {
		s.tell, s.tag = true, tag
		s.lemma, s.feats = c.m.tell(form, tag)
	}
	return s.lemma, s.feats
}

// tell is the lemma and features of form with a tag.
func (m *Model) tell(form string, tag uint8) (lemma, feats string) {
	var buf [64]byte
	low := string(appendWhole(buf[:0], form))
	class, _ := m.lemmas.class(tag, low, func(c string) bool { // "provoked" is not of "provok"
		return m.words.Word[KeyOf(ApplyLemma(c, form, low))] > 0
	})
	feats, _ = m.feats.class(tag, low, nil)
	return ApplyLemma(class, form, low), feats
}

// appendWhole adds form in small letters with straight quotes; unlike appendLow it
// keeps digits and length.
func appendWhole(out []byte, form string) []byte {
	for _, r := range form {
		if r == '’' || r == '‘' {
			r = '\''
		}
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	return out
}

const (
	neither = iota
	small
	capital
)

// caseOf is small where w has a small letter, capital where it has capitals only.
func caseOf(w string) int {
	kind := neither
	for _, r := range w {
		switch {
		case 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			return small
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			kind = capital
		}
	}
	return kind
}
