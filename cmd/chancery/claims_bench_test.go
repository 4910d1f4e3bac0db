package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/data"
	"chancery/internal/lines"
)

// BenchmarkClaims is the whole reading of documents, to their claims, on one core: of
// relevant texts alone, of texts of everyday alone, and of a stream of both in which one
// document in twenty is relevant; and the stream from the bytes of its files.
func BenchmarkClaims(b *testing.B) {
	var knowledge fs.FS = lines.Layered{Base: data.FS(), User: os.DirFS("../../testdata/sample/data")}
	d, err := newDesk(knowledge)
	if err != nil {
		b.Fatal(err)
	}
	relevant, everyday := texts(b, "../../testdata/sample/docs/*.txt"), texts(b, "../../construe/testdata/everyday/*.txt")
	var mixed [][]byte
	for i, t := range relevant {
		mixed = append(mixed, t)
		for k := range 19 {
			mixed = append(mixed, everyday[(19*i+k)%len(everyday)])
		}
	}
	for _, x := range []struct {
		name  string
		texts [][]byte
		bytes bool
	}{{"relevant", relevant, false}, {"everyday", everyday, false}, {"one-in-twenty", mixed, false}, {"from-bytes", relevant, true}, {"from-bytes-one-in-twenty", mixed, true}} {
		b.Run(x.name, func(b *testing.B) {
			size, words, claims := 0, 0, 0
			docs := make([]*chancery.Document, len(x.texts))
			for i, t := range x.texts {
				size += len(t)
				words += len(strings.Fields(string(t)))
				if docs[i], err = d.acquire.Document("a.txt", t, ""); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				claims = 0
				for i, t := range x.texts {
					p := &paper{doc: docs[i]}
					if x.bytes {
						if p.doc, err = d.acquire.Document("a.txt", t, ""); err != nil {
							b.Fatal(err)
						}
					}
					d.read(p, 0)
					claims += len(p.claims)
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(claims), "claims")
		})
	}
}

// texts is the bytes of the files of a pattern.
func texts(b *testing.B, pattern string) [][]byte {
	b.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no texts at %s: %v", pattern, err)
	}
	var out [][]byte
	for _, f := range files {
		t, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, t)
	}
	return out
}
