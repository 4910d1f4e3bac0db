package register

import (
	"fmt"
	"testing"

	"chancery"
)

// How many documents of two claims a second are kept, by the size of a batch.
func BenchmarkKeep(b *testing.B) {
	for _, size := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			r, _ := open(b)
			n := 0
			for b.Loop() {
				batch := make([]Item, size)
				for i := range batch {
					batch[i] = meeting(n)
					n++
				}
				keep(b, r, batch...)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

// How many documents a second are found to be there already.
func BenchmarkKeepAgain(b *testing.B) {
	r, _ := open(b)
	batch := make([]Item, 100)
	for i := range batch {
		batch[i] = meeting(i)
	}
	for b.Loop() {
		keep(b, r, batch...)
	}
	b.ReportMetric(float64(b.N*len(batch))/b.Elapsed().Seconds(), "docs/s")
}

func BenchmarkEntries(b *testing.B) {
	r, _ := open(b)
	var es []chancery.Entry
	for i := range 1000 {
		es = append(es, talks(chancery.EntryID(fmt.Sprintf("event-%04d", i)), "talks", chancery.ClaimID(fmt.Sprintf("c%d", i))))
	}
	b.Run("Replace", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			for i := range es {
				es[i].Roots = n
			}
			if err := r.Replace(b.Context(), es); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*len(es))/b.Elapsed().Seconds(), "entries/s")
	})
	b.Run("Entries", func(b *testing.B) {
		for b.Loop() {
			if got, err := r.Entries(b.Context()); err != nil || len(got) != len(es) {
				b.Fatal(len(got), err)
			}
		}
		b.ReportMetric(float64(b.N*len(es))/b.Elapsed().Seconds(), "entries/s")
	})
}
