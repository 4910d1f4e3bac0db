package learn

import "math"

// learnNames adds the gradient of one sentence's names: the chance of its row of
// classes among all rows, where a class counts by itself and by the one it follows
// (Lafferty, McCallum and Pereira 2001). Words that nobody has told the class of may
// have any.
func (n *Net) learnNames(t *tape, o *out, b *batch, s int, l *Loss) {
	known := b.sents[s]
	w := known.tree.Weight
	k := len(n.Labels.Names)
	from, count := b.starts[s]+1, b.lens[s]-1
	follows, gfollows := n.by["name.follows"].v, n.by["name.follows"].g[t.worker]
	some := false
	for i, want := range known.names {
		if want >= 0 {
			some = true
			l.Named++
			if argmax(o.name.row(from+i)) == want {
				l.Name++
			}
		}
	}
	if !some {
		return
	}
	run := func(sign float64, may func(i, c int) bool) float64 {
		a, z := make([]float64, count*k), make([]float64, count*k) // log sums up to a word and from it on
		terms := make([]float64, k)
		for i := range count {
			for c := range k {
				a[i*k+c] = math.Inf(-1)
				if !may(i, c) {
					continue
				}
				if i == 0 {
					a[c] = float64(follows[c] + o.name.row(from)[c])
					continue
				}
				for p := range k {
					terms[p] = a[(i-1)*k+p] + float64(follows[p*k+c])
				}
				a[i*k+c] = logSum(terms) + float64(o.name.row(from + i)[c])
			}
		}
		for i := count - 2; i >= 0; i-- {
			for p := range k {
				for c := range k {
					terms[c] = math.Inf(-1)
					if may(i+1, c) {
						terms[c] = z[(i+1)*k+c] + float64(follows[p*k+c]+o.name.row(from + i + 1)[c])
					}
				}
				z[i*k+p] = logSum(terms)
			}
		}
		all := logSum(a[(count-1)*k:])
		for i := range count {
			g := o.name.grow(from + i)
			for c := range k {
				if !may(i, c) {
					continue
				}
				p := sign * math.Exp(a[i*k+c]+z[i*k+c]-all)
				g[c] += w * float32(p)
				if i == 0 {
					gfollows[c] += w * float32(p)
					continue
				}
				for b := range k {
					e := a[(i-1)*k+b] + float64(follows[b*k+c]+o.name.row(from + i)[c]) + z[i*k+c] - all
					gfollows[b*k+c] += w * float32(sign*math.Exp(e))
				}
			}
		}
		return all
	}
	all := run(1, func(int, int) bool { return true })
	right := run(-1, func(i, c int) bool { return known.names[i] < 0 || known.names[i] == c })
	l.Sum += float64(w) * (all - right)
}

func logSum(x []float64) float64 {
	top := math.Inf(-1)
	for _, v := range x {
		top = max(top, v)
	}
	if math.IsInf(top, -1) {
		return top
	}
	var sum float64
	for _, v := range x {
		sum += math.Exp(v - top)
	}
	return top + math.Log(sum)
}
