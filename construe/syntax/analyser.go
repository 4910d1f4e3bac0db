package syntax

import "chancery"

// maxWords is how many words are looked at together; a longer sentence is read in
// pieces, so that no sentence costs more than its length.
const maxWords = 160

// An Analyser runs a Model over one sentence after the other. It is not for more than
// one goroutine at a time.
type Analyser struct {
	m     *Model
	cache cache
	n     int            // words of the piece at hand
	last  *chancery.Word // the first of them, while their rows stand in e and in top
	top   []int16

	// Rows of numbers, the row of the root at 1; row 0 and what lies behind the last
	// row are nothing.
	e, h, next, x, y, wide []int16
	dep, head              []int16
	scores                 []int32
	decode                 Decoder
	arcs                   matrix
	back                   []uint8
}

// Analyser makes an Analyser.
func (m *Model) Analyser() *Analyser {
	a := &Analyser{m: m}
	a.cache.init(m)
	return a
}

// rows gives a buffer rows of d numbers for the words at hand, the root, the nothing
// before it and behind it, and what fills up the last tile.
func (a *Analyser) rows(b *[]int16, d int) []int16 {
	n := (a.n + 2 + 2*tile) * d
	if cap(*b) < n {
		*b = make([]int16, n+n/2)
	}
	*b = (*b)[:n]
	return *b
}

// Tag fills in the tags, features, lemmas and parts of names of words, the words of one
// sentence.
func (a *Analyser) Tag(words []chancery.Word) {
	shouted := ShoutedWords(words)
	for len(words) > maxWords {
		a.tag(words[:maxWords], shouted)
		words = words[maxWords:]
	}
	a.tag(words, shouted)
}

func (a *Analyser) tag(words []chancery.Word, shouted bool) {
	m := a.m
	a.last = nil
	h := a.hidden(words, shouted)
	count := a.n + 1
	tags := a.rows(&a.wide, m.tag.n)
	m.tag.times(h[m.size.Hidden:], m.size.Hidden, count, tags[m.tag.n:], -32768, 32767)
	for i := range words {
		t := bestOf(tags[(i+2)*m.tag.n:][:len(m.tags)])
		w := &words[i]
		w.UPOS, w.XPOS = m.tags[t].upos, m.tags[t].xpos
		w.Lemma, w.Feats = a.cache.told(w.Form, shouted, uint8(t))
	}
	a.names(h, words)
}

// names fills in the best row of name classes of words by h (Viterbi 1967).
func (a *Analyser) names(h []int16, words []chancery.Word) {
	m := a.m
	d, r := m.size.Hidden, 2*m.size.Name
	count := a.n + 1
	p := a.rows(&a.wide, m.nameRecur.n)
	m.nameRecur.times(h[d:], d, count, p, -limit, limit)
	states := a.rows(&a.y, r)
	m.states(p, m.size.Name, count, states)
	x := a.rows(&a.x, d+r)
	for i := range count {
		row := x[i*(d+r):]
		copy(row[:d], h[(i+1)*d:])
		copy(row[d:d+r], states[i*r:])
	}
	y := a.rows(&a.wide, m.name.n)
	m.name.times(x, d+r, count, y, -32768, 32767)
	k := len(m.labels.Names)
	a.back = sized(a.back, a.n*k)
	var sums, next [32]int32
	for i := range a.n {
		row := y[(i+1)*m.name.n:][:k]
		for c := range k {
			from := 0
			if i > 0 {
				for b := 1; b < k; b++ {
					if sums[b]+m.follows[b*k+c] > sums[from]+m.follows[from*k+c] {
						from = b
					}
				}
				next[c] = sums[from] + m.follows[from*k+c] + int32(row[c])
			} else {
				next[c] = m.follows[c] + int32(row[c]) // a sentence begins as behind the first class, O
			}
			a.back[i*k+c] = uint8(from)
		}
		sums = next
	}
	at := 0
	for c := 1; c < k; c++ {
		if sums[c] > sums[at] {
			at = c
		}
	}
	for i := a.n - 1; i >= 0; i-- {
		words[i].Name = m.names[at]
		at = int(a.back[i*k+at])
	}
	for i := range words { // a name goes on only where one of its kind stood before
		if w := &words[i]; len(w.Name) > 2 && w.Name[0] == 'I' && (i == 0 || len(words[i-1].Name) < 2 || words[i-1].Name[2:] != w.Name[2:]) {
			w.Name = m.begin[w.Name]
		}
	}
}

// hidden runs words through the windows and leaves their rows in a.e; those behind the
// windows are its answer. Words that were the last to come are not run again.
func (a *Analyser) hidden(words []chancery.Word, shouted bool) []int16 {
	m := a.m
	if len(words) > 0 && a.last == &words[0] && a.n == len(words) {
		return a.top
	}
	a.n = len(words)
	d := m.size.Emb
	e := a.rows(&a.e, d)
	clear(e[:d])
	copy(e[d:2*d], m.root)
	for i := range words {
		copy(e[(i+2)*d:(i+3)*d], a.cache.row(words[i].Form, shouted))
	}
	clear(e[(a.n+2)*d:])
	count := a.n + 1
	in := e
	for l, w := range m.windows {
		b := &a.h
		if l%2 == 1 {
			b = &a.next
		}
		out := a.rows(b, w.n)
		w.times(in, d, count, out[w.n:], 0, limit)
		if d == w.n {
			for i, v := range in[d : (count+1)*d] {
				out[d+i] = min(out[d+i]+v, limit)
			}
		}
		d = w.n
		clear(out[:d])
		clear(out[(count+1)*d:])
		in = out
	}
	a.last, a.top = nil, in
	if len(words) > 0 {
		a.last = &words[0]
	}
	return in
}

func bestOf(x []int16) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}

// Parse fills in the heads and relations of words. It reads the words' forms, not their
// tags, and need not come after Tag; if it does, half of the work is done.
func (a *Analyser) Parse(words []chancery.Word) {
	shouted := ShoutedWords(words)
	first := 0
	for from := 0; from < len(words); from += maxWords {
		piece := words[from:min(from+maxWords, len(words))]
		a.parse(piece, shouted)
		for i := range piece {
			switch {
			case piece[i].Head > 0:
				piece[i].Head += from
			case from == 0:
				first = i + 1
			default:
				piece[i].Head, piece[i].Rel = first, "parataxis"
			}
		}
	}
}

func (a *Analyser) parse(words []chancery.Word, shouted bool) {
	m := a.m
	if len(words) == 0 {
		return
	}
	h := a.hidden(words, shouted)
	x := a.recur(a.e, h)
	d := 2 * m.size.Recur
	count := a.n + 1
	ends := a.rows(&a.wide, m.ends.n)
	m.ends.times(x[d:], d, count, ends, 0, limit)
	heads := a.bestHeads(ends)
	rels := a.rows(&a.wide, m.rels.n)
	m.rels.times(x[d:], d, count, rels, -limit, limit)
	r := m.size.Rel
	pairs := a.rows(&a.dep, r)
	for i, h := range heads {
		dep, head, far := rels[(i+1)*m.rels.n:][:r], rels[h*m.rels.n+r:][:r], m.relFar[Bucket(i+1, h)*r:][:r]
		out := pairs[i*r:][:r]
		for k := range out {
			out[k] = min(max(dep[k]+head[k]+far[k], 0), limit)
		}
	}
	out := a.rows(&a.head, m.rel.n)
	m.rel.times(pairs, r, a.n, out, -32768, 32767)
	for i, h := range heads {
		words[i].Head = h
		if h == 0 {
			words[i].Rel = "root"
			continue
		}
		row := out[i*m.rel.n:][:len(m.labels.Rels)]
		row[m.rootRel] = -32768
		words[i].Rel = m.labels.Rels[bestOf(row)]
	}
}

// bestHeads is the heads of the words at hand by ends, a row for the root and each
// word: what it is as a dependent, then what as a head.
func (a *Analyser) bestHeads(ends []int16) []int {
	m := a.m
	d, wide := m.size.Arc, m.ends.n
	count := a.n + 1
	head := a.rows(&a.head, m.arc.n)
	m.arc.times(ends[d:], wide, count, head, -32768, 32767)
	// The heads are the columns that the dependents are multiplied by.
	cols := (count + panel - 1) / panel * panel
	a.arcs.k, a.arcs.n, a.arcs.shift = d, cols, unit
	a.arcs.w, a.arcs.bias = sized(a.arcs.w, d*cols), sized(a.arcs.bias, cols)
	clear(a.arcs.w)
	clear(a.arcs.bias)
	for j := range count {
		row := head[j*m.arc.n:][:d+1]
		base := j/panel*d*panel + j%panel*2
		for i := 0; i < d; i += 2 {
			a.arcs.w[base+i*panel], a.arcs.w[base+i*panel+1] = row[i], row[i+1]
		}
		a.arcs.bias[j] = int32(row[d])<<unit + 1<<unit>>1
	}
	out := sized(a.dep, (a.n+tile)*cols)
	a.dep = out
	a.arcs.times(ends[wide:], wide, a.n, out, -32768, 32767)
	a.scores = sized(a.scores, a.n*count)
	for i := range a.n {
		row := a.scores[i*count:][:count]
		for j := range row {
			row[j] = int32(out[i*cols+j]) + m.arcFar[Bucket(i+1, j)]
		}
	}
	return a.decode.Heads(a.scores, a.n)
}

func sized[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}

// recur runs the recurrences over the rows of e and h beside each other.
func (a *Analyser) recur(e, h []int16) []int16 {
	m := a.m
	de, dh := m.size.Emb, m.size.Hidden
	d := de + dh
	count := a.n + 1
	x := a.rows(&a.x, max(d, 2*m.size.Recur))
	for i := range count {
		row := x[(i+1)*d:]
		copy(row[:de], e[(i+1)*de:])
		copy(row[de:d], h[(i+1)*dh:(i+2)*dh])
	}
	in := x
	for l, w := range m.recurs {
		p := a.rows(&a.wide, w.n)
		w.times(in[d:], d, count, p, -limit, limit)
		b := &a.y
		if l%2 == 1 {
			b = &a.x
		}
		out := a.rows(b, max(de+dh, 2*m.size.Recur))
		m.states(p, m.size.Recur, count, out[2*m.size.Recur:])
		if l > 0 {
			for i, v := range in[d : (count+1)*d] {
				out[d+i] = min(max(out[d+i]+v, -limit), limit)
			}
		}
		d = 2 * m.size.Recur
		in = out
	}
	return in
}

// states runs two recurrences of r numbers over count rows of p, each a gate and a
// candidate from the beginning and the same from the end. States have 15 bits behind
// the point and are written in units.
func (m *Model) states(p []int16, r, count int, out []int16) {
	var buf [256]int32
	state := buf[:r]
	for dir := range 2 {
		clear(state)
		for k := range count {
			i := k
			if dir == 1 {
				i = count - 1 - k
			}
			gate, cand := p[(4*i+2*dir)*r:][:r], p[(4*i+2*dir+1)*r:][:r]
			to := out[(2*i+dir)*r:][:r]
			for j := range state {
				z := int32(m.gates[(int32(gate[j])+limit+1)>>2&2047])
				c := int32(m.bends[(int32(cand[j])+limit+1)>>2&2047])
				s := state[j]
				s += z * ((c - s) >> 1) >> 14
				state[j] = s
				to[j] = int16((s + 64) >> 7)
			}
		}
	}
}
