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
	Recase  bool // now and then as a headline
	Workers int  // the bytes of the result are the same for the same number of workers
	Tell    func(format string, a ...any)
}

// fit trains n on what sents gives for each epoch, counted from 0: as many words or so
// each time.
func (n *Net) fit(p Plan, sents func(epoch int) []*Tree) {
	rng := rand.New(rand.NewPCG(p.Seed, 17))
	words := 0
	for _, t := range sents(0) {
		words += len(t.Forms)
	}
	tapes := make([]*tape, p.Workers)
	for w := range tapes {
		tapes[w] = &tape{worker: w, rng: rand.New(rand.NewPCG(p.Seed, uint64(100+w)))}
	}
	a := &adam{}
	steps := p.Epochs * (words/p.Batch + 1)
	for e := range p.Epochs {
		var all []*known
		for _, t := range sents(e) {
			if p.Recase {
				t = recased(t, rng)
			}
			all = append(all, n.know(t))
		}
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
	}
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
