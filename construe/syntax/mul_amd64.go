package syntax

import "golang.org/x/sys/cpu"

//go:noescape
func mul4x16(pairs int, x *int16, stride int, w *int16, bias *int32, out *int16, outStride int, shift int, low, high int)

//go:noescape
func mul4x32(pairs int, x *int16, stride int, w *int16, next int, bias *int32, out *int16, outStride int, shift int, low, high int)

//go:noescape
func mul8x32(pairs int, x *int16, stride int, w *int16, next int, bias *int32, out *int16, outStride int, shift int, low, high int)

// vectors says that the machine has the instructions of mul4x16, wide that it has those
// of mul4x32 and mul8x32. They give the same numbers as the plain code, only sooner.
var (
	vectors = cpu.X86.HasAVX2
	wide    = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI
)
