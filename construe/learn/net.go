package learn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"chancery/construe/syntax"
)

// Drop is the chance of each kind of number to be left out in training.
type Drop struct{ Word, Emb, Hidden float32 }

// A Net is the network in training.
//
//	rows of a word's features, added up            e
//	Depth windows of three words, each added on    h   → tag, name
//	e and h, Layers recurrences both ways          r   → arc, relation
type Net struct {
	Size   syntax.Size
	Labels syntax.Labels
	Vocab  []syntax.Key // of row i+1 of the word table

	lexicon syntax.Lexicon
	tables  []*param  // by feature
	slot    [][]int32 // by feature: where a row's gradient is gathered, counted from 1
	params  []*param  // the others, in the order of their making
	by      map[string]*param
}

// newNet makes a network of random weights.
func newNet(size syntax.Size, labels syntax.Labels, lexicon syntax.Lexicon, vocab []syntax.Key, vectors [][]float32, workers int, rng *rand.Rand) *Net {
	n := &Net{Size: size, Labels: labels, Vocab: vocab, lexicon: lexicon, by: map[string]*param{}}
	for i, k := range vocab {
		n.lexicon.Word[k] = uint32(i + 1)
	}
	for f, feat := range syntax.Features {
		count := feat.Rows
		if f == syntax.FeatWord {
			count = len(vocab) + 1
		}
		p := &param{name: feat.Name, k: count, d: size.Emb, v: make([]float32, count*size.Emb)}
		scale := .3 / math.Sqrt(float64(len(syntax.Features)))
		for i := range p.v {
			p.v[i] = float32(rng.NormFloat64() * scale)
		}
		if f == syntax.FeatWord {
			for i, v := range vectors {
				if v != nil {
					copy(p.v[(i+1)*size.Emb:(i+2)*size.Emb], v)
				}
			}
			clear(p.v[:size.Emb])
		}
		p.m, p.s = make([]float32, len(p.v)), make([]float32, len(p.v))
		n.tables, n.slot = append(n.tables, p), append(n.slot, make([]int32, count))
	}
	make := func(name string, k, d int, gain float64) {
		p := &param{name: name, k: k, d: d, v: make([]float32, k*d), m: make([]float32, k*d), s: make([]float32, k*d)}
		for range workers {
			p.g = append(p.g, make([]float32, k*d))
		}
		scale := gain * math.Sqrt(2/float64(k+d))
		for i := range p.v {
			p.v[i] = float32(rng.NormFloat64() * scale)
		}
		n.params = append(n.params, p)
		n.by[name] = p
	}
	make("root", 1, size.Emb, 1)
	in := size.Emb
	for l := range size.Depth {
		make(fmt.Sprintf("window%d", l), 3*in, size.Hidden, 1)
		make(fmt.Sprintf("window%d.b", l), 1, size.Hidden, 0)
		in = size.Hidden
	}
	make("tag", size.Hidden, len(labels.Tags), 1)
	make("tag.b", 1, len(labels.Tags), 0)
	make("name.recur", size.Hidden, 4*size.Name, 1)
	make("name.recur.b", 1, 4*size.Name, 0)
	make("name.follows", len(labels.Names), len(labels.Names), 0)
	make("name", size.Hidden+2*size.Name, len(labels.Names), 1)
	make("name.b", 1, len(labels.Names), 0)
	in = size.Emb + size.Hidden
	for l := range size.Layers {
		make(fmt.Sprintf("recur%d", l), in, 4*size.Recur, 1)
		make(fmt.Sprintf("recur%d.b", l), 1, 4*size.Recur, 0)
		in = 2 * size.Recur
	}
	make("dependent", in, size.Arc, 1)
	make("dependent.b", 1, size.Arc, 0)
	make("head", in, size.Arc, 1)
	make("head.b", 1, size.Arc, 0)
	make("arc", size.Arc, size.Arc, .5)
	make("arc.head", size.Arc, 1, .5)
	make("arc.far", 1, syntax.Buckets, 0)
	make("rel.dependent", in, size.Rel, 1)
	make("rel.dependent.b", 1, size.Rel, 0)
	make("rel.head", in, size.Rel, 1)
	make("rel.far", syntax.Buckets, size.Rel, .2)
	make("rel", size.Rel, len(labels.Rels), 1)
	make("rel.b", 1, len(labels.Rels), 0)
	return n
}

// known is a tree as the network takes it.
type known struct {
	tree  *Tree
	rows  []syntax.Row
	ends  []int // of each word's rows
	tags  []int // -1 where nobody says
	names []int
	rels  []int
}

func (n *Net) know(t *Tree) *known {
	k := &known{tree: t}
	shouted := syntax.Shouted(len(t.Forms), func(i int) string { return t.Forms[i] })
	for i, f := range t.Forms {
		k.rows = syntax.AppendRows(k.rows, f, shouted, &n.lexicon)
		k.ends = append(k.ends, len(k.rows))
		tag, name, rel := -1, -1, -1
		if t.UPOS != nil {
			tag = slices.Index(n.Labels.Tags, t.UPOS[i]+" "+t.XPOS[i])
		}
		if t.Names != nil {
			name = slices.Index(n.Labels.Names, t.Names[i])
		}
		if t.Rels != nil {
			rel = slices.Index(n.Labels.Rels, t.Rels[i])
		}
		k.tags, k.names, k.rels = append(k.tags, tag), append(k.names, name), append(k.rels, rel)
	}
	return k
}

// A batch is sentences laid one after the other, a row for the root before each.
type batch struct {
	sents        []*known
	starts, lens []int // rows of each sentence with its root
	n            int
}

func newBatch(sents []*known) *batch {
	b := &batch{sents: sents}
	for _, s := range sents {
		b.starts = append(b.starts, b.n)
		b.lens = append(b.lens, len(s.ends)+1)
		b.n += len(s.ends) + 1
	}
	return b
}

// used is a row of a table that a batch's row was made with.
type used struct {
	syntax.Row
	at int
}

// embed adds up the rows of each word. In training a word is now and then taken for
// an unknown one, and so is its cased form.
func (n *Net) embed(t *tape, b *batch, drop float32) (*tensor, []used) {
	e := t.tensor(b.n, n.Size.Emb)
	var log []used
	root := n.by["root"]
	for s, k := range b.sents {
		copy(e.row(b.starts[s]), root.v)
		from := 0
		for i, to := range k.ends {
			at := b.starts[s] + 1 + i
			hide := t.train && t.rng.Float32() < drop
			for _, r := range k.rows[from:to] {
				if hide && (r.Feature == syntax.FeatWord || r.Feature == syntax.FeatCased) {
					if r.Feature == syntax.FeatCased {
						continue
					}
					r.Row = 0
				}
				p := n.tables[r.Feature]
				axpy(1, p.v[int(r.Row)*p.d:][:p.d], e.row(at))
				if t.train {
					log = append(log, used{r, at})
				}
			}
			from = to
		}
	}
	t.back = append(t.back, func() {
		for s := range b.sents {
			axpy(1, e.grow(b.starts[s]), root.g[t.worker])
		}
	})
	return e, log
}

// out is what the network says of a batch.
type out struct {
	e               *tensor
	log             []used
	tag, name       *tensor
	dep, head, bias *tensor // of arcs
	rdep, rhead     *tensor // of relations
}

func (n *Net) layer(t *tape, x *tensor, name string) *tensor {
	return t.linear(x, n.by[name], n.by[name+".b"])
}

// run sends a batch through the network; trees says whether as far as the trees.
func (n *Net) run(t *tape, b *batch, drop Drop, trees bool) *out {
	o := &out{}
	o.e, o.log = n.embed(t, b, drop.Word)
	e := t.drop(o.e, drop.Emb)
	h := e
	for l := range n.Size.Depth {
		y := t.relu(n.layer(t, t.window(h, b, 1), fmt.Sprintf("window%d", l)))
		y = t.drop(y, drop.Hidden)
		if h.d == y.d {
			y = t.add(h, y)
		}
		h = y
	}
	o.tag = n.layer(t, h, "tag")
	r := t.drop(t.recur(n.layer(t, h, "name.recur"), b), drop.Hidden)
	o.name = n.layer(t, t.join(h, r), "name")
	if !trees {
		return o
	}
	x := t.join(e, h)
	for l := range n.Size.Layers {
		y := t.recur(n.layer(t, x, fmt.Sprintf("recur%d", l)), b)
		y = t.drop(y, drop.Hidden)
		if l > 0 {
			y = t.add(x, y)
		}
		x = y
	}
	o.dep = t.drop(t.relu(n.layer(t, x, "dependent")), drop.Hidden)
	head := t.drop(t.relu(n.layer(t, x, "head")), drop.Hidden)
	o.head = t.linear(head, n.by["arc"], nil)
	o.bias = t.linear(head, n.by["arc.head"], nil)
	o.rdep = n.layer(t, x, "rel.dependent")
	o.rhead = t.linear(x, n.by["rel.head"], nil)
	return o
}

// arcs is how well each word of sentence s hangs on each row, n of n+1.
func (n *Net) arcs(o *out, b *batch, s int) []float32 {
	w, from, d := b.lens[s], b.starts[s], n.Size.Arc
	scores := make([]float32, (w-1)*w)
	far := n.by["arc.far"].v
	for i := 1; i < w; i++ {
		for j := range w {
			scores[(i-1)*w+j] = o.bias.v[from+j] + far[syntax.Bucket(i, j)]
		}
	}
	if w > 1 {
		multiply(w-1, w, d, rows(o.dep.v[(from+1)*d:], d), rows(o.head.v[from*d:], d).t(), scores, w)
	}
	return scores
}

// relation is the state between an arc and its relation: of word i on row j.
func (n *Net) relation(o *out, b *batch, s, i, j int, x []float32) {
	dep, head := o.rdep.row(b.starts[s]+i), o.rhead.row(b.starts[s]+j)
	far := n.by["rel.far"].v[syntax.Bucket(i, j)*n.Size.Rel:]
	for k := range x {
		x[k] = max(dep[k]+head[k]+far[k], 0)
	}
}

// A Loss is a batch's.
type Loss struct {
	Sum                          float64
	Words                        int
	Tag, Name, Arc, Rel          int // right
	Tagged, Named, Arced, Relled int // of
}

func (l *Loss) add(m Loss) {
	l.Sum += m.Sum
	l.Words += m.Words
	l.Tag, l.Name, l.Arc, l.Rel = l.Tag+m.Tag, l.Name+m.Name, l.Arc+m.Arc, l.Rel+m.Rel
	l.Tagged, l.Named, l.Arced, l.Relled = l.Tagged+m.Tagged, l.Named+m.Named, l.Arced+m.Arced, l.Relled+m.Relled
}

// learn runs a batch and leaves the gradients of its loss in the tape's worker.
func (n *Net) learn(t *tape, b *batch, drop Drop) (Loss, *out) {
	t.reset()
	t.train = true
	trees := slices.ContainsFunc(b.sents, func(k *known) bool { return k.tree.Heads != nil })
	o := n.run(t, b, drop, trees)
	var l Loss
	tags := make([]int, b.n)
	weight := make([]float32, b.n)
	for s, k := range b.sents {
		tags[b.starts[s]] = -1
		copy(tags[b.starts[s]+1:], k.tags)
		for i := range b.lens[s] {
			weight[b.starts[s]+i] = k.tree.Weight
		}
		l.Words += len(k.ends)
	}
	of := func(i int) float32 { return weight[i] }
	sum, right, count := entropy(o.tag, tags, of)
	l.Sum, l.Tag, l.Tagged = sum, right, count
	for s, k := range b.sents {
		if k.tree.Names != nil {
			n.learnNames(t, o, b, s, &l)
		}
	}
	if trees {
		for s, k := range b.sents {
			if k.tree.Heads != nil {
				n.learnArcs(t, o, b, s, &l)
			}
		}
		n.learnRels(t, o, b, &l)
	}
	t.backward()
	return l, o
}

// learnArcs adds the gradient of one sentence's arcs.
func (n *Net) learnArcs(t *tape, o *out, b *batch, s int, l *Loss) {
	w, from, d := b.lens[s], b.starts[s], n.Size.Arc
	k := b.sents[s]
	scores := n.arcs(o, b, s)
	p := make([]float64, w)
	g := make([]float32, len(scores))
	far := n.by["arc.far"].g[t.worker]
	for i := 1; i < w; i++ {
		row := scores[(i-1)*w : i*w]
		row[i] = -1e9
		want := k.tree.Heads[i-1]
		if want < 0 {
			continue
		}
		loss, best := softmax(row, p, want)
		l.Sum += loss * float64(k.tree.Weight)
		l.Arced++
		if best == want {
			l.Arc++
		}
		p[want]--
		for j := range w {
			x := float32(p[j]) * k.tree.Weight
			if j == i {
				x = 0
			}
			g[(i-1)*w+j] = x
			o.bias.g[from+j] += x
			far[syntax.Bucket(i, j)] += x
		}
	}
	multiply(w-1, d, w, rows(g, w), rows(o.head.v[from*d:], d), o.dep.g[(from+1)*d:], d)
	multiply(w, d, w-1, rows(g, w).t(), rows(o.dep.v[(from+1)*d:], d), o.head.g[from*d:], d)
}

// learnRels adds the gradient of all relations, each read off the right head.
func (n *Net) learnRels(t *tape, o *out, b *batch, l *Loss) {
	type arc struct{ s, i, j int }
	var arcs []arc
	var want []int
	for s, k := range b.sents {
		if k.tree.Heads == nil {
			continue
		}
		for i, h := range k.tree.Heads {
			if h >= 0 && k.rels[i] >= 0 {
				arcs, want = append(arcs, arc{s, i + 1, h}), append(want, k.rels[i])
			}
		}
	}
	if len(arcs) == 0 {
		return
	}
	x := t.tensor(len(arcs), n.Size.Rel)
	for a, c := range arcs {
		n.relation(o, b, c.s, c.i, c.j, x.row(a))
	}
	far := n.by["rel.far"].g[t.worker]
	t.back = append(t.back, func() {
		for a, c := range arcs {
			g := x.grow(a)
			for k, v := range x.row(a) {
				if v <= 0 {
					g[k] = 0
				}
			}
			axpy(1, g, o.rdep.grow(b.starts[c.s]+c.i))
			axpy(1, g, o.rhead.grow(b.starts[c.s]+c.j))
			axpy(1, g, far[syntax.Bucket(c.i, c.j)*n.Size.Rel:][:n.Size.Rel])
		}
	})
	y := n.layer(t, x, "rel")
	sum, right, count := entropy(y, want, func(i int) float32 { return b.sents[arcs[i].s].tree.Weight })
	l.Sum, l.Rel, l.Relled = l.Sum+sum, right, count
}
