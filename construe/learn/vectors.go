package learn

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"sync"

	"chancery/construe/syntax"
)

// A Corpus is raw text as the keys of its words, a 0 between sentences.
type Corpus struct {
	words []syntax.Key
}

// Add adds a sentence.
func (c *Corpus) Add(forms []string) {
	for _, f := range forms {
		c.words = append(c.words, max(syntax.KeyOf(f), 1))
	}
	c.words = append(c.words, 0)
}

// frequent is the n most frequent words that occur least times or more, the most
// frequent first.
func (c *Corpus) frequent(n, least int) []syntax.Key {
	count := map[syntax.Key]int{}
	for _, w := range c.words {
		count[w]++
	}
	delete(count, 0)
	var out []syntax.Key
	for k, m := range count {
		if m >= least {
			out = append(out, k)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if a, b := count[out[i]], count[out[j]]; a != b {
			return a > b
		}
		return out[i] < out[j]
	})
	return out[:min(n, len(out))]
}

// A sparse matrix has its numbers row by row.
type sparse struct {
	rows, cols int
	start      []int // of each row, and the end
	col        []int32
	v          []float32
}

// sides are where a word's neighbours stand; each place has contexts of its own, so
// that what stands before is told from what stands behind (Schütze 1995).
var sides = [...]int{-2, -1, 1, 2}

// vectors is dims numbers for each of vocab: the words' neighbours in c, weighed by
// positive mutual information and brought down to their dims strongest directions
// (Levy and Goldberg 2014; Halko, Martinsson and Tropp 2011). A word that c has not
// got has none.
func (c *Corpus) vectors(vocab []syntax.Key, dims, contexts int, seed uint64) [][]float32 {
	ids := map[syntax.Key]int32{}
	for i, k := range vocab {
		ids[k] = int32(i)
	}
	context := map[syntax.Key]int32{}
	for i, k := range c.frequent(contexts, 1) {
		context[k] = int32(i)
	}
	row, col := make([]int32, len(c.words)), make([]int32, len(c.words))
	for i, w := range c.words {
		row[i], col[i] = -1, -1
		if w == 0 {
			col[i] = int32(contexts) // the end of a sentence is a neighbour too
			continue
		}
		if id, ok := ids[w]; ok {
			row[i] = id
		}
		if id, ok := context[w]; ok {
			col[i] = id
		}
	}
	m := cooccur(row, col, len(vocab), contexts+1)
	m.inform()
	u := m.strongest(dims, rand.New(rand.NewPCG(seed, 5)))
	out := make([][]float32, len(vocab))
	for i := range out {
		v := u[i*dims : (i+1)*dims]
		var sum float64
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
		if sum == 0 {
			continue
		}
		out[i] = v
	}
	// On the whole the vectors are as long as random ones would be.
	var sum float64
	n := 0
	for _, v := range out {
		for _, x := range v {
			sum += float64(x) * float64(x)
			n++
		}
	}
	scale := float32(.2 / math.Sqrt(sum/float64(max(n, 1))))
	for _, v := range out {
		for j := range v {
			v[j] = min(max(v[j]*scale, -1), 1)
		}
	}
	return out
}

// cooccur counts how often each column stands at each side of each row; counts of one
// are left out.
func cooccur(row, col []int32, rows, cols int) *sparse {
	const parts = 2
	type cell struct {
		key   uint64
		count float32
	}
	cells := make([][]cell, parts)
	var wait sync.WaitGroup
	for part := range parts {
		wait.Go(func() {
			t := newCounter(1 << 22)
			for i, r := range row {
				if r < 0 || int(r)%parts != part {
					continue
				}
				for s, d := range sides {
					if j := i + d; j >= 0 && j < len(col) && col[j] >= 0 {
						t.add(uint64(r)<<32 | uint64(s*cols+int(col[j])) + 1)
					}
				}
			}
			for i, k := range t.keys {
				if k != 0 && t.counts[i] > 1 {
					cells[part] = append(cells[part], cell{k, float32(t.counts[i])})
				}
			}
			slices.SortFunc(cells[part], func(a, b cell) int {
				if a.key < b.key {
					return -1
				}
				return 1
			})
		})
	}
	wait.Wait()
	m := &sparse{rows: rows, cols: cols * len(sides), start: make([]int, rows+1)}
	at := make([]int, parts)
	for r := range rows {
		part := r % parts
		list := cells[part]
		for ; at[part] < len(list) && list[at[part]].key>>32 == uint64(r); at[part]++ {
			x := list[at[part]]
			m.col = append(m.col, int32(uint32(x.key)-1))
			m.v = append(m.v, x.count)
		}
		m.start[r+1] = len(m.v)
	}
	return m
}

// A counter counts keys other than 0.
type counter struct {
	keys   []uint64
	counts []uint32
	n      int
}

func newCounter(size int) *counter {
	return &counter{make([]uint64, size), make([]uint32, size), 0}
}

func (t *counter) add(key uint64) {
	i := t.slot(key)
	if t.keys[i] == 0 {
		if t.n*3 > len(t.keys)*2 {
			old := *t
			*t = *newCounter(2 * len(old.keys))
			for j, k := range old.keys {
				if k != 0 {
					s := t.slot(k)
					t.keys[s], t.counts[s] = k, old.counts[j]
				}
			}
			t.n = old.n
			i = t.slot(key)
		}
		t.keys[i] = key
		t.n++
	}
	t.counts[i]++
}

func (t *counter) slot(key uint64) int {
	h := key * 0x9e3779b97f4a7c15
	i := int(h>>20) & (len(t.keys) - 1)
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & (len(t.keys) - 1)
	}
	return i
}

// inform turns counts into positive mutual information, the columns' share smoothed.
func (m *sparse) inform() {
	rows, cols := make([]float64, m.rows), make([]float64, m.cols)
	for r := range m.rows {
		for i := m.start[r]; i < m.start[r+1]; i++ {
			rows[r] += float64(m.v[i])
			cols[m.col[i]] += float64(m.v[i])
		}
	}
	var total, smooth float64
	for _, c := range cols {
		total += c
		smooth += math.Pow(c, .75)
	}
	for r := range m.rows {
		for i := m.start[r]; i < m.start[r+1]; i++ {
			share := math.Pow(cols[m.col[i]], .75) / smooth
			m.v[i] = float32(math.Sqrt(max(0, math.Log(float64(m.v[i])/(rows[r]*share)))))
		}
	}
}

func (m *sparse) transposed() *sparse {
	t := &sparse{rows: m.cols, cols: m.rows, start: make([]int, m.cols+1), col: make([]int32, len(m.v)), v: make([]float32, len(m.v))}
	for _, c := range m.col {
		t.start[c+1]++
	}
	for i := range t.rows {
		t.start[i+1] += t.start[i]
	}
	at := slices.Clone(t.start)
	for r := range m.rows {
		for i := m.start[r]; i < m.start[r+1]; i++ {
			c := m.col[i]
			t.col[at[c]], t.v[at[c]] = int32(r), m.v[i]
			at[c]++
		}
	}
	return t
}

// times is m·x, where x has a row of d for each of m's columns.
func (m *sparse) times(x []float32, d int) []float32 {
	y := make([]float32, m.rows*d)
	var wait sync.WaitGroup
	for part := range 2 {
		wait.Go(func() {
			for r := part * m.rows / 2; r < (part+1)*m.rows/2; r++ {
				for i := m.start[r]; i < m.start[r+1]; i++ {
					axpy(m.v[i], x[int(m.col[i])*d:][:d], y[r*d:(r+1)*d])
				}
			}
		})
	}
	wait.Wait()
	return y
}

// strongest is m's rows in its dims strongest directions, each direction's length by
// the root of its strength.
func (m *sparse) strongest(dims int, rng *rand.Rand) []float32 {
	d := (dims + 24) &^ 7
	t := m.transposed()
	x := make([]float32, m.cols*d)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	y := m.times(x, d)
	for range 3 {
		orthonormal(y, m.rows, d)
		z := t.times(y, d)
		orthonormal(z, t.rows, d)
		y = m.times(z, d)
	}
	orthonormal(y, m.rows, d)
	z := t.times(y, d) // the transpose of yᵀ·m
	gram := make([]float32, d*d)
	multiply(d, d, t.rows, rows(z, d).t(), rows(z, d), gram, d)
	values, basis := eigen(gram, d)
	for j := range dims {
		strength := float32(math.Pow(max(values[j], 0), .25)) // a value is a strength squared
		for i := range d {
			basis[i*d+j] *= strength
		}
	}
	out := make([]float32, m.rows*dims)
	multiply(m.rows, dims, d, rows(y, d), rows(basis, d), out, dims)
	return out
}

// orthonormal makes the d columns of the n rows of y stand at right angles, each of
// length one, by Gram and Schmidt done twice over the columns' products.
func orthonormal(y []float32, n, d int) {
	for range 2 {
		gram := make([]float32, d*d)
		multiply(d, d, n, rows(y, d).t(), rows(y, d), gram, d)
		// Cholesky: gram = l·lᵀ; y becomes y·l⁻ᵀ.
		l := make([]float64, d*d)
		for i := range d {
			for j := range i + 1 {
				s := float64(gram[i*d+j])
				for k := range j {
					s -= l[i*d+k] * l[j*d+k]
				}
				if i == j {
					l[i*d+i] = math.Sqrt(max(s, 1e-9))
				} else {
					l[i*d+j] = s / l[j*d+j]
				}
			}
		}
		row := make([]float64, d)
		for r := range n {
			v := y[r*d : (r+1)*d]
			for i := range d {
				s := float64(v[i])
				for k := range i {
					s -= l[i*d+k] * row[k]
				}
				row[i] = s / l[i*d+i]
			}
			for i := range d {
				v[i] = float32(row[i])
			}
		}
	}
}

// eigen is the eigenvalues of a symmetric matrix, the greatest first, and its vectors
// as columns, by Jacobi's rotations.
func eigen(a []float32, d int) ([]float64, []float32) {
	m, v := make([]float64, d*d), make([]float64, d*d)
	for i := range m {
		m[i] = float64(a[i])
	}
	for i := range d {
		v[i*d+i] = 1
	}
	for range 30 {
		off := 0.
		for p := range d {
			for q := p + 1; q < d; q++ {
				off += m[p*d+q] * m[p*d+q]
				if math.Abs(m[p*d+q]) < 1e-12 {
					continue
				}
				theta := (m[q*d+q] - m[p*d+p]) / (2 * m[p*d+q])
				t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
				if theta < 0 {
					t = -t
				}
				c := 1 / math.Sqrt(t*t+1)
				s := t * c
				for k := range d {
					x, y := m[k*d+p], m[k*d+q]
					m[k*d+p], m[k*d+q] = c*x-s*y, s*x+c*y
				}
				for k := range d {
					x, y := m[p*d+k], m[q*d+k]
					m[p*d+k], m[q*d+k] = c*x-s*y, s*x+c*y
				}
				for k := range d {
					x, y := v[k*d+p], v[k*d+q]
					v[k*d+p], v[k*d+q] = c*x-s*y, s*x+c*y
				}
			}
		}
		if off < 1e-9 {
			break
		}
	}
	order := make([]int, d)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return m[order[i]*d+order[i]] > m[order[j]*d+order[j]] })
	values, out := make([]float64, d), make([]float32, d*d)
	for j, o := range order {
		values[j] = m[o*d+o]
		for i := range d {
			out[i*d+j] = float32(v[i*d+o])
		}
	}
	return values, out
}
