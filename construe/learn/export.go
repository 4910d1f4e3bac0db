package learn

import (
	"fmt"
	"math"

	"chancery/construe/syntax"
)

// unit is what the running network's whole numbers are parts of.
const unit = 256

// Weights is the network in whole numbers.
func (n *Net) Weights() *syntax.Weights {
	w := &syntax.Weights{Size: n.Size, Labels: n.Labels, Vocab: n.Vocab, Listed: n.lexicon.Listed, By: map[string]*syntax.Matrix{}}
	for _, p := range n.tables {
		w.Tables = append(w.Tables, table(p))
	}
	put := func(name string, bias *param, ps ...*param) { w.By[name] = whole(bias, ps...) }
	for l := range n.Size.Depth {
		name := fmt.Sprintf("window%d", l)
		put(name, n.by[name+".b"], n.by[name])
	}
	for l := range n.Size.Layers {
		name := fmt.Sprintf("recur%d", l)
		put(name, n.by[name+".b"], n.by[name])
	}
	for _, name := range [...]string{"tag", "name.recur", "name", "rel"} {
		put(name, n.by[name+".b"], n.by[name])
	}
	put("ends", beside(n.by["dependent.b"], n.by["head.b"]), n.by["dependent"], n.by["head"])
	put("arc", nil, n.by["arc"], n.by["arc.head"])
	zero := &param{k: 1, d: n.Size.Rel, v: make([]float32, n.Size.Rel)}
	put("rels", beside(n.by["rel.dependent.b"], zero), n.by["rel.dependent"], n.by["rel.head"])
	for _, name := range [...]string{"root", "arc.far", "rel.far", "name.follows"} { // these are added as they are
		p := n.by[name]
		m := &syntax.Matrix{K: p.k, N: p.d, Bias: make([]int32, p.d)}
		for _, v := range p.v {
			m.W = append(m.W, int16(math.Round(float64(v)*unit)))
		}
		w.By[name] = m
	}
	return w
}

// beside is matrices of as many rows as one.
func beside(ps ...*param) *param {
	out := &param{k: ps[0].k}
	for _, p := range ps {
		out.d += p.d
	}
	for i := range out.k {
		for _, p := range ps {
			out.v = append(out.v, p.v[i*p.d:(i+1)*p.d]...)
		}
	}
	return out
}

// shiftOf is the greatest power of two, at most 2^limit, that keeps every number of v
// within most.
func shiftOf(v []float32, most float64, limit int) int {
	var top float64
	for _, x := range v {
		top = max(top, math.Abs(float64(x)))
	}
	shift := 0
	for shift < limit && top*math.Exp2(float64(shift+1)) <= most {
		shift++
	}
	return shift
}

func whole(bias *param, ps ...*param) *syntax.Matrix {
	p := beside(ps...)
	m := &syntax.Matrix{K: p.k, N: p.d, Shift: shiftOf(p.v, 2047, 12), Bias: make([]int32, p.d)}
	scale := math.Exp2(float64(m.Shift))
	for _, v := range p.v {
		m.W = append(m.W, int16(math.Round(float64(v)*scale)))
	}
	if bias != nil {
		for j, v := range bias.v {
			m.Bias[j] = int32(math.Round(float64(v) * unit * scale))
		}
	}
	return m
}

func table(p *param) syntax.Table {
	var t syntax.Table
	for i := range p.k {
		row := p.v[i*p.d : (i+1)*p.d]
		s := shiftOf(row, 127, 12)
		t.Shift = append(t.Shift, int8(s))
		for _, v := range row {
			t.V = append(t.V, int8(min(max(math.Round(float64(v)*math.Exp2(float64(s))), -128), 127)))
		}
	}
	return t
}
