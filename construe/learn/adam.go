package learn

import (
	"math"
	"sync"
)

// adam changes weights by their gradients (Kingma and Ba 2015). A table's rows are
// changed only when they were used.
type adam struct {
	rate float64
	step int
}

const beta1, beta2, tiny = .9, .98, 1e-8

func (a *adam) factor() float32 {
	return float32(a.rate * math.Sqrt(1-math.Pow(beta2, float64(a.step))) / (1 - math.Pow(beta1, float64(a.step))))
}

func update(v, g, m, s []float32, rate float32) {
	for i, x := range g {
		m[i] += (1 - beta1) * (x - m[i])
		s[i] += (1 - beta2) * (x*x - s[i])
		v[i] -= rate * m[i] / (float32(math.Sqrt(float64(s[i]))) + tiny)
	}
}

// step changes all weights. scale is what the gradients are multiplied by.
func (n *Net) step(a *adam, scale float32, logs [][]used, outs []*out, workers int) {
	a.step++
	rate := a.factor()
	// The gradient's length is bounded, so that one odd batch does no harm.
	var sum float64
	for _, p := range n.params {
		g := p.g[0]
		for _, other := range p.g[1:] {
			axpy(1, other, g)
			clear(other)
		}
		for i := range g {
			g[i] *= scale
			sum += float64(g[i]) * float64(g[i])
		}
	}
	if norm := math.Sqrt(sum); norm > 5 {
		scale5 := float32(5 / norm)
		for _, p := range n.params {
			for i := range p.g[0] {
				p.g[0][i] *= scale5
			}
		}
		scale *= scale5
	}
	for _, p := range n.params {
		update(p.v, p.g[0], p.m, p.s, rate)
		clear(p.g[0])
	}
	var wait sync.WaitGroup
	for part := range workers {
		wait.Go(func() { n.stepTables(part, workers, scale, rate, logs, outs) })
	}
	wait.Wait()
}

// stepTables changes the rows of the tables whose number leaves part when divided by
// parts.
func (n *Net) stepTables(part, parts int, scale, rate float32, logs [][]used, outs []*out) {
	d := n.Size.Emb
	slot := n.slot
	var order []used
	var grads []float32
	for w, log := range logs {
		for _, u := range log {
			if int(u.Row.Row)%parts != part {
				continue
			}
			at := &slot[u.Feature][u.Row.Row]
			i := int(*at) - 1
			if i < 0 {
				i = len(order)
				*at = int32(i + 1)
				order = append(order, u)
				grads = append(grads, make([]float32, d)...)
			}
			axpy(scale, outs[w].e.grow(u.at), grads[i*d:(i+1)*d])
		}
	}
	for i, u := range order {
		slot[u.Feature][u.Row.Row] = 0
		p := n.tables[u.Feature]
		at := int(u.Row.Row) * d
		update(p.v[at:at+d], grads[i*d:(i+1)*d], p.m[at:at+d], p.s[at:at+d], rate)
	}
}
