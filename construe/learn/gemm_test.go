package learn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestMultiplyAgreesWithTheSchoolbook(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range [][3]int{{1, 1, 1}, {6, 16, 4}, {7, 17, 5}, {13, 50, 96}, {30, 3, 9}} {
		m, n, k := s[0], s[1], s[2]
		a, b, c := make([]float32, m*k), make([]float32, n*k), make([]float32, m*n)
		for i := range a {
			a[i] = r.Float32() - .5
		}
		for i := range b {
			b[i] = r.Float32() - .5
		}
		multiply(m, n, k, rows(a, k), rows(b, k).t(), c, n) // b is stored as n rows of k
		for i := range m {
			for j := range n {
				var want float64
				for x := range k {
					want += float64(a[i*k+x]) * float64(b[j*k+x])
				}
				if got := float64(c[i*n+j]); math.Abs(got-want) > 1e-4 {
					t.Fatalf("%v: c[%d][%d] is %v; want %v", s, i, j, got, want)
				}
			}
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	const m, n, k = 1000, 96, 288
	x, y, z := make([]float32, m*k), make([]float32, n*k), make([]float32, m*n)
	for b.Loop() {
		multiply(m, n, k, rows(x, k), rows(y, n), z, n)
	}
	b.ReportMetric(float64(m*n*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
