package core

// A table holds a small weight for each of the features that matter, and knows
// which those are: a feature that was never learned finds nothing.
//
// It is slots of three bytes: the feature's check in two, then its weight. A
// feature lies in the slot that its number points to or one of the next few.
type table []byte

// Slots is how many slots there are; reach, how far a feature may lie from the
// one it belongs to.
const (
	Slots = 40000
	near  = 24
	size  = 3
)

// slot is where a feature belongs, and its check, which is never zero.
func slot(feature uint64) (at int, check uint16) {
	return int((feature >> 32) * Slots >> 32), uint16(feature) | 1
}

// weight is that of feature; 0 where it has none.
func (t table) weight(feature uint64) int {
	at, check := slot(feature)
	for range near {
		s := t[at*size : at*size+size]
		got := uint16(s[0]) | uint16(s[1])<<8
		if got == check {
			return int(int8(s[2]))
		}
		if got == 0 {
			return 0
		}
		if at++; at == Slots {
			at = 0
		}
	}
	return 0
}

// put gives feature a weight and reports whether there was room for it.
func (t table) put(feature uint64, weight int8) bool {
	at, check := slot(feature)
	for range near {
		s := t[at*size : at*size+size]
		got := uint16(s[0]) | uint16(s[1])<<8
		if got == check {
			return false // another that cannot be told from it
		}
		if got == 0 {
			s[0], s[1], s[2] = byte(check), byte(check>>8), byte(weight)
			return true
		}
		if at++; at == Slots {
			at = 0
		}
	}
	return false
}

// Pack is the table of weights, those that come first being the first to find
// room, and how many found it.
func Pack(features []uint64, weights []int8) (packed []byte, placed int) {
	t := make(table, Slots*size)
	for i, f := range features {
		if weights[i] != 0 && t.put(f, weights[i]) {
			placed++
		}
	}
	return t, placed
}
