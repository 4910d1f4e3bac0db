package syntax

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"unicode/utf8"
)

// A Model is a network ready to run. Many goroutines may use it, each with an
// [Analyser] of its own.
type Model struct {
	size   Size
	labels Labels
	tags   []tag
	names  []string          // of labels.Names, O as nothing
	begin  map[string]string // I-PER → B-PER
	words  Lexicon
	tables []Table

	root         []int16
	windows      []*matrix
	tag          *matrix
	nameRecur    *matrix
	name         *matrix // from the windows and the names' recurrences beside each other
	follows      []int32 // of name classes, how well the column follows the row
	recurs       []*matrix
	ends         *matrix // of arcs: dependent and head
	arc          *matrix // and the head's own score, behind
	rels         *matrix // of relations: dependent and head
	rel          *matrix
	arcFar       []int32
	relFar       []int16
	rootRel      int
	lemmas       *Endings
	feats        *Endings
	gates, bends []int16 // sigmoid and tanh by tables, of 1<<15 parts
}

type tag struct{ upos, xpos string }

// New makes a Model of weights.
func New(w *Weights) (*Model, error) {
	m := &Model{size: w.Size, labels: w.Labels, words: Lexicon{make(map[Key]uint32, len(w.Vocab)), maps.Clone(w.Listed)}, tables: w.Tables, lemmas: &w.Lemmas, feats: &w.Feats, rootRel: -1}
	for i, k := range w.Vocab {
		m.words.Word[k] = uint32(i + 1)
	}
	for _, t := range w.Labels.Tags {
		u, x, _ := strings.Cut(t, " ")
		m.tags = append(m.tags, tag{u, x})
	}
	m.begin = map[string]string{}
	for _, n := range w.Labels.Names {
		if n == "O" {
			n = ""
		}
		if strings.HasPrefix(n, "I-") {
			m.begin[n] = "B" + n[1:]
		}
		m.names = append(m.names, n)
	}
	for i, r := range w.Labels.Rels {
		if r == "root" {
			m.rootRel = i
		}
	}
	var err error
	get := func(name string, k, n int) *matrix {
		x := w.By[name]
		if x == nil || x.K != k || x.N != n || len(x.W) != k*n || len(x.Bias) != n {
			if err == nil {
				err = fmt.Errorf("weights have no %q of %d rows and %d columns", name, k, n)
			}
			return nil
		}
		return newMatrix(k, n, x.Shift, x.W, x.Bias)
	}
	s := w.Size
	if s.Emb%panel+s.Hidden%panel+s.Recur%panel+s.Arc%panel+s.Rel%panel+s.Name%panel != 0 || s.Emb <= 0 || s.Layers < 1 || s.Depth < 1 {
		return nil, fmt.Errorf("a network of %+v; want layers, each a multiple of %d wide", s, panel)
	}
	in := s.Emb
	for l := range s.Depth {
		m.windows = append(m.windows, get(fmt.Sprintf("window%d", l), 3*in, s.Hidden))
		in = s.Hidden
	}
	names := len(w.Labels.Names)
	m.tag, m.nameRecur, m.name = get("tag", in, len(m.tags)), get("name.recur", in, 4*s.Name), get("name", in+2*s.Name, names)
	in = s.Emb + s.Hidden
	for l := range s.Layers {
		m.recurs = append(m.recurs, get(fmt.Sprintf("recur%d", l), in, 4*s.Recur))
		in = 2 * s.Recur
	}
	m.ends = get("ends", in, 2*s.Arc)
	m.arc = get("arc", s.Arc, s.Arc+1)
	m.rels = get("rels", in, 2*s.Rel)
	m.rel = get("rel", s.Rel, len(w.Labels.Rels))
	if f := w.By["name.follows"]; f != nil && len(f.W) == names*names {
		for _, v := range f.W {
			m.follows = append(m.follows, int32(v))
		}
	} else if err == nil {
		err = fmt.Errorf("weights without how names go on")
	}
	root, far, relFar := w.By["root"], w.By["arc.far"], w.By["rel.far"]
	if err == nil && (root == nil || far == nil || relFar == nil || len(root.W) != s.Emb || len(far.W) != Buckets || len(relFar.W) != Buckets*s.Rel || m.rootRel < 0) {
		err = fmt.Errorf("weights without the root, its relation or what distance tells")
	}
	if err != nil {
		return nil, err
	}
	m.root, m.relFar = root.W, relFar.W
	for _, v := range far.W {
		m.arcFar = append(m.arcFar, int32(v))
	}
	m.curves()
	return m, nil
}

// Know adds names of one kind to those that a list knows: the states of a user's own folder
// are states as well. A name of one word that the vocabulary lacks is read as the most
// frequent of the others. It goes before the first Analyser.
func (m *Model) Know(names []string, list uint8) {
	like := uint32(0)
	for _, n := range names {
		if row := m.words.Word[KeyOf(n)]; row > 0 && (like == 0 || row < like) && !strings.Contains(n, " ") {
			like = row
		}
	}
	for _, n := range names {
		words := strings.Fields(n)
		for _, w := range words {
			if w[0] >= utf8.RuneSelf || caseOf(w[:1]) == capital {
				m.words.Listed[KeyOf(w)] |= list
			}
		}
		if k := KeyOf(n); len(words) == 1 && m.words.Word[k] == 0 && like > 0 {
			m.words.Word[k] = like
		}
	}
}

// Knows reports whether form, whatever its case, is of the vocabulary.
func (m *Model) Knows(form string) bool { return m.words.Word[KeyOf(form)] > 0 }

// curves fills the tables of sigmoid and tanh: from -16 to 16 in steps of 1/64.
func (m *Model) curves() {
	for i := range 2 * (limit + 1) >> 2 {
		x := float64(i<<2-limit-1+2) / (1 << unit)
		m.gates = append(m.gates, int16(math.Round(32767/(1+math.Exp(-x)))))
		m.bends = append(m.bends, int16(math.Round(32767*math.Tanh(x))))
	}
}
