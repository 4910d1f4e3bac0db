package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func randomMatrix(r *rand.Rand, k, n int) *matrix {
	w, bias := make([]int16, k*n), make([]int32, n)
	for i := range w {
		w[i] = int16(r.IntN(2047) - 1023)
	}
	for i := range bias {
		bias[i] = int32(r.IntN(512) - 256)
	}
	return newMatrix(k, n, 9, w, bias)
}

// The fast way and the plain way give the same numbers.
func TestTimesIsTheSameOnEveryMachine(t *testing.T) {
	if !vectors {
		t.Skip("this machine has the plain way only")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		k, n, count := 2*(1+r.IntN(150)), 1+r.IntN(60), tile*(1+r.IntN(3))
		m := randomMatrix(r, k, n)
		stride := k/3 + 1
		x := make([]int16, count*stride+k)
		for i := range x {
			x[i] = int16(r.IntN(2*limit+1) - limit)
		}
		fast, slow := make([]int16, count*m.n), make([]int16, count*m.n)
		m.times(x, stride, count, fast, -limit, limit)
		for row := 0; row < count; row += tile {
			for p := 0; p < m.n; p += panel {
				m.plain(x[row*stride:], stride, p, slow[row*m.n+p:], -limit, limit)
			}
		}
		if !slices.Equal(fast, slow) {
			t.Fatalf("%d×%d: the two ways differ", k, n)
		}
		if wide { // and the way between
			func() {
				wide = false
				defer func() { wide = true }()
				m.times(x, stride, count, fast, -limit, limit)
			}()
			if !slices.Equal(fast, slow) {
				t.Fatalf("%d×%d: the third way differs", k, n)
			}
		}
	}
}

func BenchmarkTimes(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	m := randomMatrix(r, 288, 96)
	x, out := make([]int16, 24*96+288), make([]int16, 24*96)
	for b.Loop() {
		m.times(x, 96, 20, out, 0, limit)
	}
	b.ReportMetric(288*96*20*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
