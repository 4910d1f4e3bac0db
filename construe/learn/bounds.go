// Package learn makes the weights that reading runs with, from treebanks.
package learn

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"chancery"
	"chancery/construe/core"
	"chancery/internal/conllu"
)

// An example is a gap between two words, and whether a sentence ends there.
type example struct {
	features []uint64
	ends     bool
}

// How the weights of bounds are found: logistic regression by gradient descent
// with a step for each weight (Duchi et al. 2011).
const (
	boundsRounds = 8
	boundsRate   = 0.05
	boundsSeen   = 4     // a feature seen less often is left out
	boundsKept   = 30000 // features at most
	boundsSeed   = 1
)

// Bounds makes the file of weights that core.NewBounds reads, of sentences in
// the order of their documents. Each document is learned from with all its
// sentences joined by a space, breaks lost as in the raw text of a treebank. The same
// treebanks make the same bytes.
func Bounds(b *core.Bounds, banks ...[]conllu.Sentence) ([]byte, error) {
	var all []example
	for _, bank := range banks {
		for _, doc := range documents(bank) {
			all = examples(b, doc, all)
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("bounds: no sentences to learn from")
	}
	features, weights := regress(all)
	packed, placed := core.Pack(features, weights)
	var out bytes.Buffer
	fmt.Fprintf(&out, `# Where sentences end: weights of the features in construe/core/bounds_features.go, as core.Bounds uses them.
# Trained on the train parts of UD_English-EWT 2.16 and of GUM 11 (open genres) by chancery-train bounds.
# %d gaps, %d features, logistic regression, %d rounds. Licence: CC BY-SA 4.0, as that of the treebanks.
# Then the fingerprint of the features, an empty line and the table of construe/core/weights.go.
features  %s

`, len(all), placed, boundsRounds, core.Fingerprint())
	out.Write(packed)
	return out.Bytes(), nil
}

// documents is the texts of the sentences of each document of bank.
func documents(bank []conllu.Sentence) [][]string {
	var out [][]string
	for i, s := range bank {
		if i == 0 || s.NewDoc {
			out = append(out, nil)
		}
		if text := strings.Join(strings.Fields(s.Text), " "); text != "" {
			out[len(out)-1] = append(out[len(out)-1], text)
		}
	}
	return out
}

// examples appends the gaps of a document.
func examples(b *core.Bounds, doc []string, out []example) []example {
	text := strings.Join(doc, " ")
	end, at := map[int]bool{}, 0
	for _, s := range doc {
		at += len(s)
		end[at] = true
		at++
	}
	b.Walk(text, []chancery.Span{{End: len(text)}}, true, func(g core.Gap) bool {
		if !g.Sure {
			out = append(out, example{slices.Clone(g.Features), end[g.Start]})
		}
		return end[g.Start]
	})
	return out
}

// regress is the features that are worth a weight, the weightiest first, and
// their weights in steps of 1/42, 127 at most.
func regress(all []example) (features []uint64, weights []int8) {
	number, count := map[uint64]int{}, map[uint64]int{}
	for _, x := range all {
		for _, f := range x.features {
			if count[f]++; count[f] == boundsSeen {
				number[f] = len(features)
				features = append(features, f)
			}
		}
	}
	rows := make([][]int32, len(all))
	for i, x := range all {
		for _, f := range x.features {
			if n, ok := number[f]; ok {
				rows[i] = append(rows[i], int32(n))
			}
		}
	}
	w := descend(rows, all, len(features))
	order := make([]int, len(features))
	for i := range order {
		order[i] = i
	}
	worth := func(i int) float64 { return math.Abs(w[i]) * math.Sqrt(float64(count[features[i]])) }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(worth(j), worth(i)) })
	order = order[:min(len(order), boundsKept)]
	kept := make([]uint64, len(order))
	weights = make([]int8, len(order))
	for k, i := range order {
		kept[k], weights[k] = features[i], int8(math.Round(max(-127, min(127, 42*w[i]))))
	}
	return kept, weights
}

// descend is the weights of n features: the mean of what the later half of the
// rounds ends with.
func descend(rows [][]int32, all []example, n int) []float64 {
	w, square, mean := make([]float64, n), make([]float64, n), make([]float64, n)
	rng := rand.New(rand.NewPCG(boundsSeed, boundsSeed))
	for round := range boundsRounds {
		for _, i := range rng.Perm(len(rows)) {
			sum := 0.0
			for _, f := range rows[i] {
				sum += w[f]
			}
			slope := 1 / (1 + math.Exp(-sum))
			if all[i].ends {
				slope--
			}
			for _, f := range rows[i] {

				square[f] += slope * slope
				w[f] -= boundsRate * slope / math.Sqrt(square[f]+1e-8)
			}
		}
		if round >= boundsRounds/2 {
			for i := range mean {
				mean[i] += w[i] / (boundsRounds - boundsRounds/2)
			}
		}
	}
	return mean
}
