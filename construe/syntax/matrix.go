package syntax

// Numbers between the layers are whole: a unit is 1/256, and none is beyond limit.
// Whole numbers come out the same on every machine, and twice as many of them as of
// the others fit into a register.
const (
	unit  = 8 // bits behind the point
	limit = 4095
)

// panel is how many columns are multiplied at once, tile how many rows.
const (
	panel = 16
	tile  = 4
)

// A matrix has k rows and n columns of whole numbers that stand for as many parts of
// 1<<shift. Columns are kept in panels, and in a panel the rows in pairs, as mul4x16
// takes them; n is the next multiple of the panel's width.
type matrix struct {
	k, n  int
	shift int
	w     []int16
	bias  []int32 // with the half that rounds
}

// newMatrix lays out k·n numbers given row by row; bias, of 1<<shift parts of a unit, may be nil.
func newMatrix(k, n, shift int, w []int16, bias []int32) *matrix {
	wide := (n + panel - 1) / panel * panel
	m := &matrix{k: k, n: wide, shift: shift, w: make([]int16, k*wide), bias: make([]int32, wide)}
	for i := range k {
		for j := range n {
			m.w[(j/panel*k+i&^1)*panel+j%panel*2+i&1] = w[i*n+j]
		}
	}
	for j := range m.bias {
		m.bias[j] = 1 << shift >> 1
		if bias != nil && j < n {
			m.bias[j] += bias[j]
		}
	}
	return m
}

// times writes x·m to out for count rows, rounded up to whole tiles, held between low
// and high. Rows of x begin stride numbers apart and may overlap: that is how a window
// over neighbours is read. Rows of out have m.n numbers.
//
// The panels are the outer loop: the weights of one stay in the nearest cache while all
// rows go by.
func (m *matrix) times(x []int16, stride, count int, out []int16, low, high int16) {
	rows := (count + tile - 1) / tile * tile
	if rows == 0 {
		return
	}
	_ = x[(rows-1)*stride+m.k-1]
	_ = out[rows*m.n-1]
	for p := 0; p < m.n; p += panel {
		two := wide && p+panel < m.n
		for r := 0; r < rows; r += tile {
			switch {
			case two && r+2*tile <= rows:
				mul8x32(m.k/2, &x[r*stride], stride*2, &m.w[p*m.k], m.k*panel*2, &m.bias[p], &out[r*m.n+p], m.n*2, m.shift, int(low), int(high))
				r += tile
			case two:
				mul4x32(m.k/2, &x[r*stride], stride*2, &m.w[p*m.k], m.k*panel*2, &m.bias[p], &out[r*m.n+p], m.n*2, m.shift, int(low), int(high))
			case vectors:
				mul4x16(m.k/2, &x[r*stride], stride*2, &m.w[p*m.k], &m.bias[p], &out[r*m.n+p], m.n*2, m.shift, int(low), int(high))
			default:
				m.plain(x[r*stride:], stride, p, out[r*m.n+p:], low, high)
			}
		}
		if two {
			p += panel
		}
	}
}

// plain is mul4x16 in Go.
func (m *matrix) plain(x []int16, stride, p int, out []int16, low, high int16) {
	for r := range tile {
		row := x[r*stride:][:m.k]
		var sum [panel]int32
		copy(sum[:], m.bias[p:])
		for i := 0; i < m.k; i += 2 {
			a, b := int32(row[i]), int32(row[i+1])
			w := m.w[p*m.k+i*panel:][:2*panel]
			for j := range sum {
				sum[j] += a*int32(w[2*j]) + b*int32(w[2*j+1])
			}
		}
		for j, v := range sum {
			out[r*m.n+j] = int16(min(max(v>>m.shift, int32(low)), int32(high)))
		}
	}
}
