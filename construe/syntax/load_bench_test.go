package syntax_test

import (
	"io/fs"
	"testing"

	"chancery/construe/syntax"
	"chancery/data"
)

// BenchmarkLoad makes a model of the weights, as each start of the program does.
func BenchmarkLoad(b *testing.B) {
	raw, err := fs.ReadFile(data.FS(), "en/syntax.weights")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		w, err := syntax.ReadWeights(raw)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := syntax.New(w); err != nil {
			b.Fatal(err)
		}
	}
}
