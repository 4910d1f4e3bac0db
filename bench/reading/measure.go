package main

import (
	"slices"
	"sync"
	"time"
)

// A measure is the speed of one stage on so many cores.
type measure struct {
	stage string
	cores int
	docs  int       // that a pass reads, from the first
	rates []float64 // words a second, of each round
	wrong error     // why there are none
}

// warm lets c read for about as long as a pass may last, twice, and settles how much
// of the text a pass has: all of it, or what one core reads in that time. Two cores
// have the same documents as one.
func (m *measure) warm(c *contestant, t *text, pass float64) error {
	for range 2 {
		read, took, err := c.ask(m.stage, m.cores, len(t.docs), pass)
		if err != nil {
			return err
		}
		for spent := took; read == len(t.docs) && spent < pass; spent += took {
			if _, took, err = c.ask(m.stage, m.cores, len(t.docs), 0); err != nil {
				return err
			}
		}
		m.docs = read
	}
	if m.cores == 1 {
		return nil
	}
	for _, s := range c.stages {
		if s.name == m.stage {
			m.docs = s.by[0].docs
		}
	}
	return nil
}

// take measures one pass.
func (m *measure) take(c *contestant, t *text) error {
	read, took, err := c.ask(m.stage, m.cores, m.docs, 0)
	if err != nil {
		return err
	}
	m.rates = append(m.rates, float64(t.first(read))/took)
	return nil
}

// best is the fastest round, 0 if there was none.
func (m *measure) best() float64 {
	if m.wrong != nil || len(m.rates) == 0 {
		return 0
	}
	return slices.Max(m.rates)
}

// median is the round in the middle.
func (m *measure) median() float64 {
	if m.wrong != nil || len(m.rates) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(m.rates))[len(m.rates)/2]
}

// freeCores is how many cores' worth of work two goroutines get done at this moment:
// 2 on a quiet machine, 1 where somebody else has the other core.
func freeCores() float64 {
	spin := func() {
		x := uint64(1)
		for range 50_000_000 {
			x = x*6364136223846793005 + 1442695040888963407
		}
		if x == 0 {
			panic("unreachable: the sequence does not come to 0 so soon")
		}
	}
	start := time.Now()
	spin()
	one := time.Since(start)
	var both sync.WaitGroup
	start = time.Now()
	both.Go(spin)
	both.Go(spin)
	both.Wait()
	return 2 * one.Seconds() / time.Since(start).Seconds()
}
