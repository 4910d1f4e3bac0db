package learn

// Training on amd64 asks for AVX2 and FMA, which every such machine has had since
// 2013; the program itself does not.

//go:noescape
func kernel(k int, a, b, c *float32, ldc int)

//go:noescape
func axpy8(n int, a float32, x, y *float32)
