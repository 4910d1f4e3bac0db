//go:build !amd64

package syntax

const vectors, wide = false, false

func mul4x16(pairs int, x *int16, stride int, w *int16, bias *int32, out *int16, outStride int, shift int, low, high int) {
	panic("unreachable")
}

func mul4x32(pairs int, x *int16, stride int, w *int16, next int, bias *int32, out *int16, outStride int, shift int, low, high int) {
	panic("unreachable")
}

func mul8x32(pairs int, x *int16, stride int, w *int16, next int, bias *int32, out *int16, outStride int, shift int, low, high int) {
	panic("unreachable")
}
