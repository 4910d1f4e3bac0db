package learn

import (
	"math"
	"math/rand/v2"
)

// A tensor is n rows of d numbers, and what the loss makes of each of them.
type tensor struct {
	n, d int
	v, g []float32
}

func (x *tensor) row(i int) []float32  { return x.v[i*x.d : (i+1)*x.d] }
func (x *tensor) grow(i int) []float32 { return x.g[i*x.d : (i+1)*x.d] }

// A param is a matrix that training changes, k rows of d; each worker adds to a
// gradient of its own, and they are added up in the workers' order.
type param struct {
	name string
	k, d int
	v    []float32
	g    [][]float32 // by worker
	m, s []float32   // Adam's means of the gradient and its square
}

// A tape is one worker's record of a batch: each step of the network is done at
// once and says how its gradient goes back.
type tape struct {
	worker int
	train  bool // drop out
	rng    *rand.Rand
	back   []func()
	pool   []float32
	used   int
}

func (t *tape) reset() { t.back, t.used = t.back[:0], 0 }

// backward sends the gradients home, the last step's first.
func (t *tape) backward() {
	for i := len(t.back) - 1; i >= 0; i-- {
		t.back[i]()
	}
}

// numbers is n zeros that live until reset.
func (t *tape) numbers(n int) []float32 {
	if t.used+n > len(t.pool) {
		t.pool = make([]float32, max(2*len(t.pool), n, 1<<20))
		t.used = 0
	}
	out := t.pool[t.used : t.used+n : t.used+n]
	t.used += n
	clear(out)
	return out
}

func (t *tape) tensor(n, d int) *tensor {
	return &tensor{n, d, t.numbers(n * d), t.numbers(n * d)}
}

// linear is x·w + b; b may be nil.
func (t *tape) linear(x *tensor, w, b *param) *tensor {
	y := t.tensor(x.n, w.d)
	if b != nil {
		for i := range y.n {
			copy(y.row(i), b.v)
		}
	}
	multiply(x.n, w.d, x.d, rows(x.v, x.d), rows(w.v, w.d), y.v, y.d)
	t.back = append(t.back, func() {
		multiply(x.n, x.d, w.d, rows(y.g, y.d), rows(w.v, w.d).t(), x.g, x.d)
		multiply(x.d, w.d, x.n, rows(x.v, x.d).t(), rows(y.g, y.d), w.g[t.worker], w.d)
		if b != nil {
			for i := range y.n {
				axpy(1, y.grow(i), b.g[t.worker])
			}
		}
	})
	return y
}

// window lays the rows from i-side to i+side beside each other; none of them is of
// another sentence.
func (t *tape) window(x *tensor, b *batch, side int) *tensor {
	w := 2*side + 1
	y := t.tensor(x.n, w*x.d)
	each := func(f func(i, j, slot int)) {
		for s := range b.starts {
			from, to := b.starts[s], b.starts[s]+b.lens[s]
			for i := from; i < to; i++ {
				for k := -side; k <= side; k++ {
					if j := i + k; j >= from && j < to {
						f(i, j, k+side)
					}
				}
			}
		}
	}
	each(func(i, j, slot int) { copy(y.v[i*y.d+slot*x.d:], x.row(j)) })
	t.back = append(t.back, func() {
		each(func(i, j, slot int) { axpy(1, y.g[i*y.d+slot*x.d:][:x.d], x.grow(j)) })
	})
	return y
}

func (t *tape) relu(x *tensor) *tensor {
	y := t.tensor(x.n, x.d)
	for i, v := range x.v {
		y.v[i] = max(v, 0)
	}
	t.back = append(t.back, func() {
		for i, v := range x.v {
			if v > 0 {
				x.g[i] += y.g[i]
			}
		}
	})
	return y
}

func (t *tape) add(x, z *tensor) *tensor {
	y := t.tensor(x.n, x.d)
	for i := range y.v {
		y.v[i] = x.v[i] + z.v[i]
	}
	t.back = append(t.back, func() {
		axpy(1, y.g, x.g)
		axpy(1, y.g, z.g)
	})
	return y
}

// join lays tensors beside each other.
func (t *tape) join(xs ...*tensor) *tensor {
	d := 0
	for _, x := range xs {
		d += x.d
	}
	y := t.tensor(xs[0].n, d)
	at := 0
	for _, x := range xs {
		for i := range x.n {
			copy(y.v[i*d+at:], x.row(i))
		}
		at += x.d
	}
	t.back = append(t.back, func() {
		at := 0
		for _, x := range xs {
			for i := range x.n {
				axpy(1, y.g[i*d+at:][:x.d], x.grow(i))
			}
			at += x.d
		}
	})
	return y
}

// drop sets numbers to 0 with chance p in training and makes up for it in the others
// (Srivastava et al. 2014).
func (t *tape) drop(x *tensor, p float32) *tensor {
	if !t.train || p == 0 {
		return x
	}
	y := t.tensor(x.n, x.d)
	mask := t.numbers(x.n * x.d)
	keep := 1 / (1 - p)
	edge := uint64(p * (1 << 16))
	var bits uint64
	for i := range mask {
		if i%4 == 0 {
			bits = t.rng.Uint64()
		}
		if bits&0xffff >= edge {
			mask[i] = keep
		}
		bits >>= 16
	}
	for i, v := range x.v {
		y.v[i] = v * mask[i]
	}
	t.back = append(t.back, func() {
		for i := range x.g {
			x.g[i] += y.g[i] * mask[i]
		}
	})
	return y
}

func sigmoid(x float32) float32 { return .5 + .5*tanh(.5*x) }

// tanh is within 1e-6 of the hyperbolic tangent: its continued fraction, cut off.
func tanh(x float32) float32 {
	x = min(max(x, -4.97), 4.97)
	y := x * x
	return x * (135135 + y*(17325+y*(378+y))) / (135135 + y*(62370+y*(3150+28*y)))
}

// recur runs two gated recurrences over each sentence, one from its beginning and
// one from its end, and lays their states beside each other. p holds, for each of
// the two, a gate and a candidate of h numbers a row:
//
//	z = sigmoid(gate), state = (1-z)·state before + z·tanh(candidate)
//
// Neither looks at the state before, so that all rows are multiplied at once
// (Lei et al. 2018; Feng et al. 2024).
func (t *tape) recur(p *tensor, b *batch) *tensor {
	h := p.d / 4
	y := t.tensor(p.n, 2*h)
	z, c := t.numbers(p.n*2*h), t.numbers(p.n*2*h)
	for i := range p.n {
		r := p.row(i)
		for dir := range 2 {
			for j := range h {
				z[i*2*h+dir*h+j] = sigmoid(r[dir*2*h+j])
				c[i*2*h+dir*h+j] = tanh(r[dir*2*h+h+j])
			}
		}
	}
	zero, lost := t.numbers(h), t.numbers(h)
	// order yields each row of a sentence with the row before it in the direction.
	order := func(s, dir int, f func(i, before int)) {
		from, n := b.starts[s], b.lens[s]
		for k := range n {
			if dir == 0 {
				f(from+k, from+k-1)
			} else {
				f(from+n-1-k, from+n-k)
			}
		}
	}
	at := func(v []float32, s, i, dir int) []float32 {
		if i < b.starts[s] || i >= b.starts[s]+b.lens[s] {
			return zero
		}
		return v[i*2*h+dir*h:][:h]
	}
	for s := range b.starts {
		for dir := range 2 {
			order(s, dir, func(i, before int) {
				prev, out := at(y.v, s, before, dir), y.v[i*2*h+dir*h:][:h]
				zi, ci := z[i*2*h+dir*h:][:h], c[i*2*h+dir*h:][:h]
				for j := range out {
					out[j] = prev[j] + zi[j]*(ci[j]-prev[j])
				}
			})
		}
	}
	t.back = append(t.back, func() {
		for s := range b.starts {
			for dir := range 2 {
				from, n := b.starts[s], b.lens[s]
				for k := n - 1; k >= 0; k-- { // the last row of the direction first
					i, before := from+k, from+k-1
					if dir == 1 {
						i, before = from+n-1-k, from+n-k
					}
					prev, g := at(y.v, s, before, dir), y.g[i*2*h+dir*h:][:h]
					pg := lost
					if k > 0 {
						pg = y.g[before*2*h+dir*h:][:h]
					}
					zi, ci := z[i*2*h+dir*h:][:h], c[i*2*h+dir*h:][:h]
					gate, cand := p.g[i*p.d+dir*2*h:][:h], p.g[i*p.d+dir*2*h+h:][:h]
					for j := range g {
						gate[j] += g[j] * (ci[j] - prev[j]) * zi[j] * (1 - zi[j])
						cand[j] += g[j] * zi[j] * (1 - ci[j]*ci[j])
						pg[j] += g[j] * (1 - zi[j])
					}
				}
			}
		}
	})
	return y
}

// entropy is the cross-entropy of each row's softmax against the class want[i],
// counted weight[i] times; rows of want -1 count nothing. It adds the gradient at once.
func entropy(x *tensor, want []int, weight func(i int) float32) (loss float64, right, n int) {
	p := make([]float64, x.d)
	for i := range x.n {
		if want[i] < 0 {
			continue
		}
		w := weight(i)
		l, best := softmax(x.row(i), p, want[i])
		loss += l * float64(w)
		n++
		if best == want[i] {
			right++
		}
		g := x.grow(i)
		for j := range g {
			g[j] += w * float32(p[j])
		}
		g[want[i]] -= w
	}
	return loss, right, n
}

// softmax fills p and gives the loss of want and the best class.
func softmax(x []float32, p []float64, want int) (float64, int) {
	best := 0
	for j := range x {
		if x[j] > x[best] {
			best = j
		}
	}
	var sum float64
	for j := range x {
		p[j] = math.Exp(float64(x[j] - x[best]))
		sum += p[j]
	}
	for j := range x {
		p[j] /= sum
	}
	return -math.Log(max(p[want], 1e-12)), best
}

func argmax(x []float32) int {
	best := 0
	for i := range x {
		if x[i] > x[best] {
			best = i
		}
	}
	return best
}
