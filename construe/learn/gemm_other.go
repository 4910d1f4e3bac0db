//go:build !amd64

package learn

import "unsafe"

func kernel(k int, a, b, c *float32, ldc int) {
	x, y := unsafe.Slice(a, k*tileM), unsafe.Slice(b, k*tileN)
	out := unsafe.Slice(c, (tileM-1)*ldc+tileN)
	for i := range k {
		for r := range tileM {
			for j := range tileN {
				out[r*ldc+j] += x[i*tileM+r] * y[i*tileN+j]
			}
		}
	}
}

func axpy8(n int, a float32, x, y *float32) {
	xs, ys := unsafe.Slice(x, n), unsafe.Slice(y, n)
	for i := range xs {
		ys[i] += a * xs[i]
	}
}
