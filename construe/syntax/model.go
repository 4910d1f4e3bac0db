// Package syntax gives words their tags, lemmas, parts of names and trees, by a network
// that construe/learn trains and whose weights are data.
package syntax

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"
)

// A Size is the shape of a network.
type Size struct {
	Emb    int // numbers a word
	Hidden int // numbers between the layers for tags and names
	Depth  int // of those, each looking one word to either side
	Recur  int // numbers of each of a tree layer's two recurrences
	Layers int // of those
	Arc    int // numbers by which heads and dependents are matched
	Rel    int // numbers between them and the relation
	Name   int // numbers of each of the two recurrences for names
}

// Labels are the classes that a network chooses among.
type Labels struct {
	Tags  []string // "NOUN NNS": UPOS and XPOS
	Names []string // "O", "B-PER", "I-PER", ...
	Rels  []string
}

// A Table holds the rows of a feature: number j of row i is V[i*d+j] parts of
// 1<<Shift[i].
type Table struct {
	Shift []int8
	V     []int8
}

// A Matrix is K rows of N numbers, of 1<<Shift parts, and what is added to each
// column, in units.
type Matrix struct {
	K, N, Shift int
	W           []int16
	Bias        []int32
}

// Weights are all that was learned, as they are stored.
type Weights struct {
	Size   Size
	Labels Labels
	Vocab  []Key         // of row i+1 of the word table
	Listed map[Key]uint8 // the words of the lists of names, and which
	Tables []Table
	By     map[string]*Matrix
	Lemmas Endings
	Feats  Endings
}

const magic = "chancery language core 1\n"

// head is the readable beginning of a file of weights.
type head struct {
	Licence     string
	Fingerprint string // of the features that it was trained on
	Size        Size
	Labels      Labels
	Vocab       int
	Listed      int
	Matrices    []matrixHead
	Lemmas      []string
	Feats       []string
	LemmaOften  [][]uint16
	LemmaKeys   int
	FeatKeys    int
}

type matrixHead struct {
	Name        string
	K, N, Shift int
}

// Fingerprint tells one way of making rows of forms from another.
func Fingerprint() string {
	h := fnv.New64a()
	for _, f := range Features {
		fmt.Fprintf(h, "%s %d\n", f.Name, f.Rows)
	}
	forms := [...]string{"the", "U.S.", "Kassym", "2024", "$", "naïveté", "NATO", "’s", "O'Neill", "€", "Ürümqi"}
	probe := &Lexicon{map[Key]uint32{}, map[Key]uint8{KeyOf("nato"): Organisation}}
	for i, form := range forms {
		probe.Word[KeyOf(form)] = uint32(i)
		fmt.Fprintln(h, KeyOf(form))
	}
	for _, form := range forms {
		for _, r := range AppendRows(nil, form, len(form) == 4, probe) {
			fmt.Fprintln(h, r.Feature, r.Row)
		}
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// Write writes w: a line that says what it is, a line of JSON with its shape, and the
// numbers, little-endian.
func (w *Weights) Write(out io.Writer) error {
	h := head{
		Licence:     "CC BY-SA 4.0; what it was trained on and whom to name is in the card beside this file",
		Fingerprint: Fingerprint(), Size: w.Size, Labels: w.Labels, Vocab: len(w.Vocab), Listed: len(w.Listed),
		Lemmas: w.Lemmas.Classes, Feats: w.Feats.Classes, LemmaKeys: len(w.Lemmas.By), LemmaOften: w.Lemmas.Often, FeatKeys: len(w.Feats.By),
	}
	names := slices.Sorted(maps.Keys(w.By))
	for _, n := range names {
		m := w.By[n]
		h.Matrices = append(h.Matrices, matrixHead{n, m.K, m.N, m.Shift})
	}
	line, err := json.Marshal(h)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(magic)
	b.Write(line)
	b.WriteByte('\n')
	put := func(v any) { binary.Write(&b, binary.LittleEndian, v) } // a buffer takes all
	put(w.Vocab)
	for _, k := range slices.Sorted(maps.Keys(w.Listed)) {
		put(k)
		put(w.Listed[k])
	}
	for _, t := range w.Tables {
		put(t.Shift)
		put(t.V)
	}
	for _, n := range names {
		put(w.By[n].W)
		put(w.By[n].Bias)
	}
	for _, e := range [...]Endings{w.Lemmas, w.Feats} {
		for _, k := range slices.Sorted(maps.Keys(e.By)) {
			put(uint64(k))
			put(e.By[k])
		}
	}
	_, err = out.Write(b.Bytes())
	return err
}

// ReadWeights reads what [Weights.Write] wrote. Weights of other features than the
// program's are refused.
func ReadWeights(b []byte) (*Weights, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("no weights of the language core; want a file that begins with %q", magic)
	}
	line, rest, _ := bytes.Cut(rest, []byte("\n"))
	var h head
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, fmt.Errorf("head of the weights: %w", err)
	}
	if f := Fingerprint(); h.Fingerprint != f {
		return nil, fmt.Errorf("weights for features %s; want %s: train them again", h.Fingerprint, f)
	}
	w := &Weights{Size: h.Size, Labels: h.Labels, By: map[string]*Matrix{}, Lemmas: Endings{Classes: h.Lemmas, Often: h.LemmaOften}, Feats: Endings{Classes: h.Feats}}
	r := &reader{b: rest}
	for _, k := range r.uint32s(h.Vocab) {
		w.Vocab = append(w.Vocab, Key(k))
	}
	w.Listed = r.listed(h.Listed)
	for i, f := range Features {
		n := f.Rows
		if i == FeatWord {
			n = h.Vocab + 1
		}
		w.Tables = append(w.Tables, Table{r.int8s(n), r.int8s(n * h.Size.Emb)})
	}
	for _, m := range h.Matrices {
		w.By[m.Name] = &Matrix{m.K, m.N, m.Shift, r.int16s(m.K * m.N), r.int32s(m.N)}
	}
	for _, l := range h.LemmaOften {
		for _, c := range l {
			r.short = r.short || int(c) >= len(h.Lemmas)
		}
	}
	w.Lemmas.By = r.endings(h.LemmaKeys, len(h.Lemmas))
	w.Feats.By = r.endings(h.FeatKeys, len(h.Feats))
	if r.short || len(r.b) > 0 {
		return nil, fmt.Errorf("weights of another length than their head says; want them whole")
	}
	return w, nil
}

// A reader takes numbers off the front of b; short says that there were too few.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.short = true
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) int8s(n int) []int8 {
	b := r.take(n)
	out := make([]int8, len(b))
	for i, c := range b {
		out[i] = int8(c)
	}
	return out
}

func (r *reader) int16s(n int) []int16 {
	b := r.take(2 * n)
	out := make([]int16, len(b)/2)
	for i := range out {
		out[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return out
}

func (r *reader) uint32s(n int) []uint32 {
	b := r.take(4 * n)
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

func (r *reader) int32s(n int) []int32 {
	u := r.uint32s(n)
	out := make([]int32, len(u))
	for i, v := range u {
		out[i] = int32(v)
	}
	return out
}

func (r *reader) listed(n int) map[Key]uint8 {
	b := r.take(5 * n)
	out := make(map[Key]uint8, len(b)/5)
	for ; len(b) > 0; b = b[5:] {
		out[Key(binary.LittleEndian.Uint32(b))] = b[4]
	}
	return out
}

func (r *reader) endings(n, classes int) map[EndingKey]uint16 {
	b := r.take(10 * n)
	out := make(map[EndingKey]uint16, len(b)/10)
	for ; len(b) > 0; b = b[10:] {
		c := binary.LittleEndian.Uint16(b[8:])
		if int(c) >= classes {
			r.short = true
			return out
		}
		out[EndingKey(binary.LittleEndian.Uint64(b))] = c
	}
	return out
}
