package reconcile

import (
	"cmp"
	"math"
	"slices"
)

// A shelf finds things whose words are mostly those of another without comparing
// each with all. Two sets of which one holds a given share of the other must share
// one of the few rarest words of either, so things are looked up by those alone.
type shelf[T any] struct {
	share  float64
	count  map[string]int
	things []T
	all    map[string][]int // by every word
	rare   map[string][]int // by the rarest words
}

// newShelf makes a shelf for things that share at least the given part of the
// words of the shorter. How rare a word is goes by sets, all that will be looked up.
func newShelf[T any](share float64, sets [][]string) *shelf[T] {
	s := &shelf[T]{share: share, count: map[string]int{}, all: map[string][]int{}, rare: map[string][]int{}}
	for _, ws := range sets {
		for _, w := range ws {
			s.count[w]++
		}
	}
	return s
}

// rarest is as many of the rarest words as two sets that are alike must share one of.
func (s *shelf[T]) rarest(words []string) []string {
	ws := slices.Clone(words)
	slices.SortFunc(ws, func(x, y string) int { return cmp.Or(cmp.Compare(s.count[x], s.count[y]), cmp.Compare(x, y)) })
	n := len(ws) - int(math.Ceil(s.share*float64(len(ws))-1e-9)) + 1
	return ws[:min(n, len(ws))]
}

func (s *shelf[T]) put(words []string, thing T) {
	n := len(s.things)
	s.things = append(s.things, thing)
	for _, w := range words {
		s.all[w] = append(s.all[w], n)
	}
	for _, w := range s.rarest(words) {
		s.rare[w] = append(s.rare[w], n)
	}
}

// near lists what may share enough words, in the order it was put there.
func (s *shelf[T]) near(words []string) []T {
	var at []int
	for _, w := range s.rarest(words) {
		at = append(at, s.all[w]...)
	}
	for _, w := range words {
		at = append(at, s.rare[w]...)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	out := make([]T, len(at))
	for i, n := range at {
		out[i] = s.things[n]
	}
	return out
}
