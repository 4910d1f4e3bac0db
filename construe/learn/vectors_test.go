package learn

import (
	"math"
	"testing"

	"chancery/construe/syntax"
)

// Words that stand between the same words have like vectors.
func TestVectorsOfLikeWords(t *testing.T) {
	var c Corpus
	for range 30 {
		for _, s := range [][]string{
			{"the", "king", "visited", "zenda", "."},
			{"the", "queen", "visited", "klow", "."},
			{"a", "king", "met", "her", "."},
			{"a", "queen", "met", "him", "."},
			{"in", "zenda", "it", "rained", "again"},
			{"in", "klow", "it", "snowed", "again"},
		} {
			c.Add(s)
		}
	}
	vocab := c.frequent(100, 2)
	if got := len(vocab); got != 16 {
		t.Fatalf("%d words; want 16", got)
	}
	v := c.vectors(vocab, 4, 20, 1)
	at := map[syntax.Key]int{}
	for i, k := range vocab {
		at[k] = i
	}
	like := func(a, b string) float64 {
		x, y := v[at[syntax.KeyOf(a)]], v[at[syntax.KeyOf(b)]]
		var xy, xx, yy float64
		for i := range x {
			xy, xx, yy = xy+float64(x[i]*y[i]), xx+float64(x[i]*x[i]), yy+float64(y[i]*y[i])
		}
		return xy / math.Sqrt(xx*yy)
	}
	for _, p := range [][3]string{{"king", "queen", "zenda"}, {"zenda", "klow", "king"}, {"rained", "snowed", "met"}} {
		if near, far := like(p[0], p[1]), like(p[0], p[2]); near < .9 || near < far+.2 {
			t.Errorf("%s is like %s by %.2f and like %s by %.2f; want the first near 1 and the second less", p[0], p[1], near, p[2], far)
		}
	}
}
