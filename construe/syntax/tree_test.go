package syntax

import (
	"math/rand/v2"
	"testing"
)

// Every tree of up to five words is tried against the decoder's.
func TestHeadsIsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var d Decoder
	for range 3000 {
		n := 1 + r.IntN(5)
		w := n + 1
		scores := make([]int32, n*w)
		for i := range scores {
			scores[i] = int32(r.IntN(2000)) - 1000
		}
		given := append([]int32(nil), scores...)
		got := append([]int(nil), d.Heads(scores, n)...)
		roots := 0
		for _, h := range got {
			if h == 0 {
				roots++
			}
		}
		if roots != 1 || !isTree(got) {
			t.Fatalf("%v is no tree of one root", got)
		}
		root := 0
		for i, h := range got {
			if h == 0 {
				root = i
			}
		}
		want, sum := heaviest(given, n, root), total(given, got)
		if greedy(given, n) { // the root is settled first only where the best heads are no tree
			want = sum
		}
		if sum != want {
			t.Fatalf("%v weighs %d; the best tree of that root weighs %d\n%v", got, sum, want, given)
		}
	}
}

func greedy(s []int32, n int) bool {
	heads := make([]int, n)
	roots := 0
	for i := range heads {
		heads[i] = best(s[i*(n+1):(i+1)*(n+1)], i+1)
		if heads[i] == 0 {
			roots++
		}
	}
	return roots == 1 && isTree(heads)
}

func total(s []int32, heads []int) (sum int) {
	for i, h := range heads {
		sum += int(s[i*(len(heads)+1)+h])
	}
	return sum
}

func isTree(heads []int) bool {
	for i := range heads {
		j, steps := i+1, 0
		for j != 0 {
			j = heads[j-1]
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return true
}

// heaviest is the weight of the best tree of n words whose one root is word root.
func heaviest(s []int32, n, root int) int {
	best := -1 << 60
	heads := make([]int, n)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if isTree(heads) {
				best = max(best, total(s, heads))
			}
			return
		}
		if i == root {
			heads[i] = 0
			try(i + 1)
			return
		}
		for j := 1; j <= n; j++ {
			if j != i+1 {
				heads[i] = j
				try(i + 1)
			}
		}
	}
	try(0)
	return best
}
