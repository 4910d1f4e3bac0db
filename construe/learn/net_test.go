package learn

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"chancery/construe/syntax"
)

// A treebank of two sentences about nobody.
const ruritania = `1	Ruritania	Ruritania	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	signed	sign	VERB	VBD	Tense=Past	0	root	_	_
3	two	two	NUM	CD	NumType=Card	4	nummod	_	_
4	treaties	treaty	NOUN	NNS	Number=Plur	2	obj	_	_
5	.	.	PUNCT	.	_	2	punct	_	_

1	The	the	DET	DT	_	2	det	_	_
2	king	king	NOUN	NN	Number=Sing	3	nsubj	_	_
3	visits	visit	VERB	VBZ	Tense=Pres	0	root	_	_
4	Zenda	Zenda	PROPN	NNP	Number=Sing	3	obj	_	_
5	.	.	PUNCT	.	_	3	punct	_	_

`

func ruritanian(t *testing.T) []*Tree {
	t.Helper()
	trees, err := ReadTrees(strings.NewReader(strings.Repeat(ruritania, 3)), "ruritania.conllu")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range trees {
		x.Names = []string{"O", "O", "O", "O", "O"}
		if x.Forms[0] == "Ruritania" {
			x.Names[0] = "B-LOC"
		} else {
			x.Names[3] = "?"
		}
	}
	return trees
}

var small = syntax.Size{Emb: 16, Hidden: 16, Depth: 2, Recur: 16, Layers: 2, Arc: 16, Rel: 16, Name: 16}

func tinyNet(trees []*Tree, workers int) *Net {
	vocab := []syntax.Key{syntax.KeyOf("Ruritania"), syntax.KeyOf("signed"), syntax.KeyOf("the"), syntax.KeyOf(".")}
	return newNet(small, labelsOf(trees), syntax.Lexicon{Word: map[syntax.Key]uint32{}}, vocab, nil, workers, rand.New(rand.NewPCG(4, 4)))
}

// Each weight's gradient is what the loss does when the weight is changed a little.
func TestGradients(t *testing.T) {
	trees := ruritanian(t)
	n := tinyNet(trees, 1)
	b := newBatch([]*known{n.know(trees[0]), n.know(trees[1])})
	for _, p := range n.params { // biases begin at 0, where a relu has a corner
		for i := range p.v {
			p.v[i] += .01 * float32(math.Sin(float64(i)))
		}
	}
	tp := &tape{rng: rand.New(rand.NewPCG(1, 1))}
	loss := func() float64 {
		l, _ := n.learn(tp, b, Drop{})
		return l.Sum
	}
	loss()
	want := map[string][]float32{}
	for _, p := range n.params {
		want[p.name] = append([]float32(nil), p.g[0]...)
	}
	rng := rand.New(rand.NewPCG(2, 2))
	for _, p := range n.params {
		for range 6 {
			i := rng.IntN(len(p.v))
			old, w := p.v[i], float64(want[p.name][i])
			got := math.Inf(1)
			for _, h := range [...]float32{5e-3, 1e-3, 2e-4} { // a step over the corner of a relu tells nothing; a shorter one may
				p.v[i] = old + h
				up := loss()
				p.v[i] = old - h
				down := loss()
				p.v[i] = old
				if g := (up - down) / float64(2*h); math.Abs(g-w) < math.Abs(got-w) {
					got = g
				}
			}
			if math.Abs(got-w) > .03+.06*math.Abs(w) {
				t.Errorf("%s[%d]: the loss rises by %.4f; the gradient says %.4f", p.name, i, got, w)
			}
		}
	}
}

func weightsOf(t *testing.T, seed uint64) []byte {
	t.Helper()
	trees := ruritanian(t)
	n := tinyNet(trees, 2)
	p := Plan{Size: small, Drop: Drop{.1, .1, .1}, Epochs: 40, Batch: 10, Rate: .01, Seed: seed, Workers: 2, Recase: true, Tell: t.Logf}
	n.fit(p, func(int) []*Tree { return trees })
	w := n.Weights()
	w.Lemmas, w.Feats = Lemmas(trees, n.Labels.Tags)
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same recipe makes the same bytes, two workers or not; another seed makes others.
func TestTrainingIsReproducible(t *testing.T) {
	a, b, c := weightsOf(t, 1), weightsOf(t, 1), weightsOf(t, 2)
	if !bytes.Equal(a, b) {
		t.Error("the same seed makes other weights")
	}
	if bytes.Equal(a, c) {
		t.Error("another seed makes the same weights")
	}
}

// What it has learned it knows, after the way through a file.
func TestALearnedTreebankIsKnown(t *testing.T) {
	w, err := syntax.ReadWeights(weightsOf(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	m, err := syntax.New(w)
	if err != nil {
		t.Fatal(err)
	}
	s := Measure(m, ruritanian(t))
	if s.UPOS < 100 || s.LAS < 100 || s.Lemma < 100 || s.Feats < 100 {
		t.Errorf("of its own treebank it knows %+v; want all", s)
	}
}

func TestWeightsThatDoNotFitAreRefused(t *testing.T) {
	b := weightsOf(t, 1)
	other := bytes.Replace(b, []byte(syntax.Fingerprint()), []byte("0123456789abcdef"), 1)
	for _, c := range []struct {
		b    []byte
		want string
	}{
		{other, "weights for features 0123456789abcdef"},
		{b[:len(b)-5], "another length"},
		{append(bytes.Clone(b), 0), "another length"},
		{b[:3], "no weights of the language core"},
	} {
		if _, err := syntax.ReadWeights(c.b); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%d bytes: error %v; want one that says %q", len(c.b), err, c.want)
		}
	}
}

func TestEntitiesTellNames(t *testing.T) {
	const gum = `1	King	King	PROPN	NNP	_	2	nmod:desc	_	Entity=(1-person-new-cf1-1-sgl-Rudolf
2	Rudolf	Rudolf	PROPN	NNP	_	3	nsubj	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-place-new-nnnnn-cf2-2-sgl
5	palace	palace	NOUN	NN	_	3	obj	_	_
6	of	of	ADP	IN	_	7	case	_	_
7	Zenda	Zenda	PROPN	NNP	_	5	nmod	_	Entity=(3-place-new-nnnnn-cf3-1-sgl-Zenda)2)
8	.	.	PUNCT	.	_	3	punct	_	_

`
	trees, err := ReadTrees(strings.NewReader(gum), "gum.conllu")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(trees[0].Names, " "), "? B-PER O O O O B-LOC O"; got != want {
		t.Errorf("names %q; want %q", got, want)
	}
}
