package learn

import (
	"math"
	"math/rand/v2"
	"sync"

	"chancery/construe/syntax"
)

// A Plan is how a network is trained.
type Plan struct {
	Size    syntax.Size
	Drop    Drop
	Epochs  int
	Batch   int     // words
	Rate    float64 // Adam's, falling to nothing
	Seed    uint64
	Workers int // the bytes of the result are the same for the same number of workers
	Tell    func(format string, a ...any)
}

// fit trains n on sents.
func (n *Net) fit(p Plan, sents []*Tree, each func(epoch int)) {
	rng := rand.New(rand.NewPCG(p.Seed, 17))
	all := make([]*known, len(sents))
	words := 0
	for i, t := range sents {
		all[i] = n.know(t)
		words += len(t.Forms)
	}
	tapes := make([]*tape, p.Workers)
	for w := range tapes {
		tapes[w] = &tape{worker: w, rng: rand.New(rand.NewPCG(p.Seed, uint64(100+w)))}
	}
	a := &adam{decay: 0}
	steps := p.Epochs * (words/p.Batch + 1)
	for e := range p.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		var sum Loss
		for at := 0; at < len(all); {
			shards := make([][]*known, p.Workers)
			total := 0
			for ; at < len(all) && total < p.Batch; at++ {
				least := total * p.Workers / p.Batch
				shards[min(least, p.Workers-1)] = append(shards[min(least, p.Workers-1)], all[at])
				total += len(all[at].ends)
			}
			done := float64(a.step) / float64(steps)
			a.rate = p.Rate * min(1, float64(a.step+1)/200) * .5 * (1 + math.Cos(math.Pi*min(done, 1)))
			losses, outs, logs := make([]Loss, p.Workers), make([]*out, p.Workers), make([][]used, p.Workers)
			var wait sync.WaitGroup
			for w, shard := range shards {
				if len(shard) == 0 {
					continue
				}
				wait.Go(func() {
					losses[w], outs[w] = n.learn(tapes[w], newBatch(shard), p.Drop)
					logs[w] = outs[w].log
				})
			}
			wait.Wait()
			for _, l := range losses {
				sum.add(l)
			}
			n.step(a, 1/float32(total), logs, outs, p.Workers)
		}
		p.Tell("epoch %d: loss %.3f, right in training: tags %.2f names %.2f arcs %.2f relations %.2f", e+1, sum.Sum/float64(sum.Words),
			percent(sum.Tag, sum.Tagged), percent(sum.Name, sum.Named), percent(sum.Arc, sum.Arced), percent(sum.Rel, sum.Relled))
		if each != nil {
			each(e + 1)
		}
	}
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
