package learn

import "sync"

// A view is a matrix of numbers that lie rs apart from row to row and cs apart
// from column to column; a transposed matrix is the same numbers seen otherwise.
type view struct {
	v      []float32
	rs, cs int
}

// rows is the numbers of v as rows of d.
func rows(v []float32, d int) view { return view{v, d, 1} }

// t is m transposed.
func (m view) t() view { return view{m.v, m.cs, m.rs} }

const tileM, tileN = 6, 16

// panels are the buffers that multiply packs its factors into.
type panels struct{ a, b, c []float32 }

var panelPool = sync.Pool{New: func() any { return &panels{c: make([]float32, tileM*tileN)} }}

// multiply adds a·b to c, where a has m rows of k, b k rows of n, and c m rows of
// n that lie ldc apart.
//
// Both factors are packed into panels, so that the kernel reads them in order
// whichever way they were stored (Goto and van de Geijn 2008).
func multiply(m, n, k int, a, b view, c []float32, ldc int) {
	p := panelPool.Get().(*panels)
	defer panelPool.Put(p)
	nb := (n + tileN - 1) / tileN
	p.b = grown(p.b, nb*k*tileN)
	for j := range nb {
		pack(p.b[j*k*tileN:], b.v[j*tileN*b.cs:], k, min(tileN, n-j*tileN), tileN, b.rs, b.cs)
	}
	p.a = grown(p.a, k*tileM)
	for i := 0; i < m; i += tileM {
		h := min(tileM, m-i)
		pack(p.a, a.v[i*a.rs:], k, h, tileM, a.cs, a.rs)
		for j := range nb {
			w := min(tileN, n-j*tileN)
			if h == tileM && w == tileN {
				kernel(k, &p.a[0], &p.b[j*k*tileN], &c[i*ldc+j*tileN], ldc)
				continue
			}
			clear(p.c)
			kernel(k, &p.a[0], &p.b[j*k*tileN], &p.c[0], tileN)
			for r := range h {
				out := c[(i+r)*ldc+j*tileN:][:w]
				for x := range out {
					out[x] += p.c[r*tileN+x]
				}
			}
		}
	}
}

// pack writes k groups of width numbers, the last width-w of each 0, of which
// number (i, x) is src[i*ks+x*xs].
func pack(dst, src []float32, k, w, width, ks, xs int) {
	for i := range k {
		d := dst[i*width : i*width+width]
		if xs == 1 {
			copy(d, src[i*ks:i*ks+w])
		} else {
			for x := range w {
				d[x] = src[i*ks+x*xs]
			}
		}
		clear(d[w:])
	}
}

func grown[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n)
	}
	return b[:n]
}

// axpy adds a·x to y, which is as long.
func axpy(a float32, x, y []float32) {
	n := len(x) &^ 7
	if n > 0 {
		axpy8(n, a, &x[0], &y[0])
	}
	for i := n; i < len(x); i++ {
		y[i] += a * x[i]
	}
}
