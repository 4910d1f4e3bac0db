package syntax

import (
	"math"
	"slices"
)

const never = math.MinInt32 / 4

// Bucket is the class of an arc from the word at row i to a head at row j, rows
// counted from the root's 0: how far and to which side.
func Bucket(i, j int) int {
	if j == 0 {
		return 0
	}
	d := j - i
	side := 0
	if d < 0 {
		d, side = -d, 1
	}
	at := 0
	for _, limit := range [...]int{1, 2, 3, 4, 6, 9, 14, 22} {
		if d <= limit {
			break
		}
		at++
	}
	return 1 + 2*at + side
}

// Buckets is how many classes of arcs there are.
const Buckets = 1 + 2*9

// A Decoder finds the best tree of a sentence. Its buffers are used again.
type Decoder struct {
	head  []int
	color []uint8
	work  contraction
}

// Heads is the best tree over n words by scores, where scores[i*(n+1)+j] is how
// well word i+1 hangs on row j, 0 the root: a list of heads, of which exactly one
// is 0. The scores are changed. The list is good until the next call.
//
// Each word takes its best head; in nine sentences of ten that is a tree. Where it
// is not, the root is settled first and the rest is Chu and Liu's and Edmonds' tree
// of most weight.
func (d *Decoder) Heads(scores []int32, n int) []int {
	if cap(d.head) < n+1 {
		d.head, d.color = make([]int, n+1), make([]uint8, n+1)
	}
	d.head, d.color = d.head[:n+1], d.color[:n+1]
	w := n + 1
	roots := 0
	for i := 1; i <= n; i++ {
		d.head[i] = best(scores[(i-1)*w:i*w], i)
		if d.head[i] == 0 {
			roots++
		}
	}
	if roots == 1 && !d.cyclic() {
		return d.head[1:]
	}
	root, gain := 1, int64(math.MinInt64)
	for i := 1; i <= n; i++ {
		row := scores[(i-1)*w : i*w]
		other := int64(never)
		for j := 1; j <= n; j++ {
			if j != i {
				other = max(other, int64(row[j]))
			}
		}
		if g := int64(row[0]) - other; g > gain {
			root, gain = i, g
		}
	}
	for i := 1; i <= n; i++ {
		row := scores[(i-1)*w : i*w]
		if i == root {
			for j := 1; j <= n; j++ {
				row[j] = never
			}
		} else {
			row[0] = never
		}
		d.head[i] = best(row, i)
	}
	if d.cyclic() {
		d.work.solve(scores, n, d.head)
	}
	return d.head[1:]
}

func best(row []int32, self int) int {
	at := 0
	for j := 1; j < len(row); j++ {
		if row[j] > row[at] && j != self {
			at = j
		}
	}
	return at
}

// cyclic reports whether following the heads from some word comes back to it.
func (d *Decoder) cyclic() bool {
	clear(d.color)
	d.color[0] = 2
	for i := 1; i < len(d.head); i++ {
		j := i
		for d.color[j] == 0 {
			d.color[j] = 1
			j = d.head[j]
		}
		if d.color[j] == 1 {
			return true
		}
		for j = i; d.color[j] == 1; j = d.head[j] {
			d.color[j] = 2
		}
	}
	return false
}

// A contraction is the work space of Chu, Liu and Edmonds' algorithm.
type contraction struct {
	s        []int64 // of node i on node j
	from, to []int32 // the words that the arc of s is between
}

// solve writes into head the tree of most weight over scores, which has one.
func (c *contraction) solve(scores []int32, n int, head []int) {
	w := n + 1
	if cap(c.s) < w*w {
		c.s, c.from, c.to = make([]int64, w*w), make([]int32, w*w), make([]int32, w*w)
	}
	c.s, c.from, c.to = c.s[:w*w], c.from[:w*w], c.to[:w*w]
	for i := 1; i <= n; i++ {
		for j := range w {
			c.s[i*w+j], c.from[i*w+j], c.to[i*w+j] = int64(scores[(i-1)*w+j]), int32(i), int32(j)
		}
	}
	alive, group := make([]bool, w), make([]int, w)
	for i := range alive {
		alive[i], group[i] = true, i
		head[i] = -1
	}
	c.reduce(w, alive, group, head)
}

// reduce finds the tree over the nodes that are alive and writes its arcs into head
// by the words they are between; group tells which node a word is in. A cycle becomes
// one node, its first; when the rest is settled, the one arc into it tells which of
// the cycle's own arcs to leave out.
func (c *contraction) reduce(w int, alive []bool, group, head []int) {
	top := make([]int, w)
	for i := 1; i < w; i++ {
		if !alive[i] {
			continue
		}
		top[i] = -1
		for j := range w {
			if alive[j] && j != i && (top[i] < 0 || c.s[i*w+j] > c.s[i*w+top[i]]) {
				top[i] = j
			}
		}
	}
	cycle := findCycle(top, alive)
	if cycle == nil {
		for i := 1; i < w; i++ {
			if alive[i] {
				head[c.from[i*w+top[i]]] = int(c.to[i*w+top[i]])
			}
		}
		return
	}
	arcs := make([][2]int32, len(cycle))
	for k, i := range cycle {
		arcs[k] = [2]int32{c.from[i*w+top[i]], c.to[i*w+top[i]]}
	}
	before := append([]int(nil), group...)
	c.contract(w, alive, cycle, top)
	for i, g := range group {
		if slices.Contains(cycle, g) {
			group[i] = cycle[0]
		}
	}
	c.reduce(w, alive, group, head)
	entered := -1
	for i, g := range before {
		if head[i] >= 0 && slices.Contains(cycle, g) {
			entered = g
		}
	}
	for k, i := range cycle {
		if i != entered {
			head[arcs[k][0]] = int(arcs[k][1])
		}
	}
}

// contract makes the nodes of cycle one, its first. An arc into it is worth what it
// gains over the arc that it would replace.
func (c *contraction) contract(w int, alive []bool, cycle, top []int) {
	in := make([]bool, w)
	for _, i := range cycle {
		in[i] = true
	}
	node := cycle[0]
	s, from, to := make([]int64, w), make([]int32, w), make([]int32, w)
	for j := range w {
		if !alive[j] || in[j] {
			continue
		}
		first := true
		for _, i := range cycle {
			if v := c.s[i*w+j] - c.s[i*w+top[i]]; first || v > s[j] {
				first = false
				s[j], from[j], to[j] = v, c.from[i*w+j], c.to[i*w+j]
			}
		}
		if j == 0 {
			continue
		}
		out := node
		for _, i := range cycle {
			if c.s[j*w+i] > c.s[j*w+out] {
				out = i
			}
		}
		c.s[j*w+node], c.from[j*w+node], c.to[j*w+node] = c.s[j*w+out], c.from[j*w+out], c.to[j*w+out]
	}
	for j := range w {
		if alive[j] && !in[j] {
			c.s[node*w+j], c.from[node*w+j], c.to[node*w+j] = s[j], from[j], to[j]
		}
	}
	for _, i := range cycle[1:] {
		alive[i] = false
	}
}

// findCycle is the nodes of a cycle of top, or nil.
func findCycle(top []int, alive []bool) []int {
	color := make([]int, len(top))
	for i := 1; i < len(top); i++ {
		if !alive[i] || color[i] != 0 {
			continue
		}
		j := i
		for j != 0 && color[j] == 0 {
			color[j] = i
			j = top[j]
		}
		if j != 0 && color[j] == i {
			var out []int
			for k := j; ; {
				out = append(out, k)
				if k = top[k]; k == j {
					return out
				}
			}
		}
	}
	return nil
}
