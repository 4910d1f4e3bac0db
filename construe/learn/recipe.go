package learn

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"sync"

	"chancery"
	"chancery/construe/core"
	"chancery/construe/syntax"
)

// A Recipe is how the weights of the language core are made. The same recipe makes the
// same bytes of the same data.
type Recipe struct {
	Vocab    int // words at most
	Contexts int // words that neighbours are told by
	Least    int // times that a word of the vocabulary has stood in raw text
	Teachers int // networks that read raw text together for the last one
	Teacher  Plan
	Student  Plan
	Silver   int // words of raw text that the teachers read
	Seed     uint64
}

// Standard is the recipe of the weights that the program comes with.
func Standard() Recipe {
	teacher := Plan{
		Size: syntax.Size{Emb: 96, Hidden: 128, Depth: 3, Recur: 160, Layers: 3, Arc: 128, Rel: 96, Name: 32},
		Drop: Drop{Word: .15, Emb: .15, Hidden: .2}, Epochs: 9, Batch: 600, Rate: .003, Workers: 2, Seed: 1,
	}
	student := teacher
	student.Size = syntax.Size{Emb: 96, Hidden: 96, Depth: 3, Recur: 128, Layers: 2, Arc: 128, Rel: 80, Name: 32}
	student.Drop = Drop{Word: .1, Emb: .1, Hidden: .12}
	student.Epochs, student.Recase = 11, true
	return Recipe{Vocab: 50000, Contexts: 10000, Least: 5, Teachers: 3, Teacher: teacher, Student: student, Silver: 5_000_000, Seed: 1}
}

// A Raw is a file of raw text with the share of its sentences that is read by teachers,
// one in Every.
type Raw struct {
	Prefix string
	Every  int
}

// Sources is what there is to learn from.
type Sources struct {
	Gold  []*Tree // with trees, names or both
	Dev   []*Tree // to measure on; nothing is chosen by it
	Raw   string  // a folder of raw text
	Share []Raw
	Lists map[syntax.Key]uint8
	Split *core.Splitter
	Ends  *core.Bounds
}

// Syntax makes weights.
func Syntax(r Recipe, s Sources, tell func(string, ...any)) (*syntax.Weights, error) {
	r.Teacher.Tell, r.Student.Tell = tell, tell
	var corpus Corpus
	var raw [][]string
	budget := 0
	err := RawTexts(s.Raw, func(file, p string) {
		s.sentences(p, func(forms []string) {
			corpus.Add(forms)
			if s.reads(file, forms) && len(forms) >= 4 && len(forms) <= 60 && budget < r.Silver {
				budget += len(forms)
				for i, f := range forms {
					forms[i] = strings.Clone(f)
				}
				raw = append(raw, forms)
			}
		})
	})
	if err != nil {
		return nil, err
	}
	tell("%d words of raw text, %d sentences of %d words for the teachers", len(corpus.words), len(raw), budget)
	labels := labelsOf(s.Gold)
	vocab := corpus.vocabulary(r, s.Gold)
	vectors := corpus.vectors(vocab, r.Student.Size.Emb, r.Contexts, r.Seed)
	tell("vectors of %d words", len(vocab))
	corpus = Corpus{}

	net := func(p Plan) *Net {
		lexicon := syntax.Lexicon{Word: map[syntax.Key]uint32{}, Listed: s.Lists}
		return newNet(p.Size, labels, lexicon, vocab, vectors, p.Workers, rand.New(rand.NewPCG(p.Seed, 3)))
	}
	var teachers []*syntax.Model
	for i := range r.Teachers {
		p := r.Teacher
		p.Seed = r.Seed + uint64(i)
		tell("teacher %d of %d", i+1, r.Teachers)
		n := net(p)
		n.fit(p, func(int) []*Tree { return s.Gold })
		m, err := syntax.New(n.Weights())
		if err != nil {
			return nil, err
		}
		tell("of its development set it knows %+.2f", Measure(m, s.Dev))
		teachers = append(teachers, m)
	}
	var silver []*Tree
	if len(teachers) > 0 {
		silver = teach(teachers, raw)
	}
	tell("the teachers have read %d sentences", len(silver))
	n := net(r.Student)
	n.fit(r.Student, func(epoch int) []*Tree { // each raw sentence is learned from once
		per := len(silver) / r.Student.Epochs
		return slices.Concat(s.Gold, silver[epoch*per:(epoch+1)*per])
	})
	w := n.Weights()
	w.Lemmas, w.Feats = Lemmas(s.Gold, labels.Tags)
	return w, nil
}

// sentences calls f with the words of each sentence of a paragraph.
func (s *Sources) sentences(p string, f func([]string)) {
	var words []chancery.Word
	for _, sp := range s.Ends.Sentences(p, []chancery.Span{{Start: 0, End: len(p)}}) {
		words = s.Split.Words(p, sp, words[:0])
		if len(words) == 0 {
			continue
		}
		forms := make([]string, len(words))
		for i, w := range words {
			forms[i] = w.Form
		}
		f(forms)
	}
}

// reads says whether a sentence of file is among those that the teachers read: one in so
// many, by what it says, so that a sentence that is said often is read no oftener.
func (s *Sources) reads(file string, forms []string) bool {
	for _, x := range s.Share {
		if strings.HasPrefix(file, x.Prefix) {
			h := fnv.New32a()
			for _, f := range forms {
				h.Write([]byte(f))
			}
			return h.Sum32()%uint32(x.Every) == 0
		}
	}
	return false
}

// labelsOf is the classes that stand three times or more in trees.
func labelsOf(trees []*Tree) syntax.Labels {
	tags, rels := map[string]int{}, map[string]int{}
	for _, t := range trees {
		for i := range t.UPOS {
			tags[t.UPOS[i]+" "+t.XPOS[i]]++
			rels[t.Rels[i]]++
		}
	}
	return syntax.Labels{Tags: often(tags, 3), Rels: often(rels, 3), Names: []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"}}
}

// often is the keys of m that count least or more, sorted.
func often(m map[string]int, least int) []string {
	var out []string
	for k, c := range m {
		if c >= least {
			out = append(out, k)
		}
	}
	sort.Strings(out)
	return out
}

// vocabulary is the words that have a row of their own: the frequent ones of raw text,
// and those that stand twice or more in trees, whose text is added to the corpus.
func (c *Corpus) vocabulary(r Recipe, trees []*Tree) []syntax.Key {
	out := c.frequent(r.Vocab, r.Least)
	in := map[syntax.Key]bool{}
	for _, k := range out {
		in[k] = true
	}
	count := map[syntax.Key]int{}
	for _, t := range trees {
		for _, f := range t.Forms {
			count[syntax.KeyOf(f)]++
		}
		c.Add(t.Forms)
	}
	var more []syntax.Key
	for k, n := range count {
		if n >= 2 && !in[k] {
			more = append(more, k)
		}
	}
	slices.Sort(more)
	return append(out, more...)
}

// teach is what the teachers say of raw sentences together.
func teach(teachers []*syntax.Model, raw [][]string) []*Tree {
	out := make([]*Tree, len(raw))
	const parts = 2
	var wait sync.WaitGroup
	for part := range parts {
		wait.Go(func() {
			var v voter
			for _, m := range teachers {
				v.models = append(v.models, m.Analyser())
			}
			for i := part; i < len(raw); i += parts {
				out[i] = v.vote(raw[i])
			}
		})
	}
	wait.Wait()
	rand.New(rand.NewPCG(9, 9)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// A voter lets several models read a sentence.
type voter struct {
	models []*syntax.Analyser
	decode syntax.Decoder
	scores []int32
}

// silverWeight is how much a sentence counts that teachers have read.
const silverWeight = .6

// vote is what most of the models say of each word. What not even two say of it is left
// open.
func (v *voter) vote(forms []string) *Tree {
	n := len(forms)
	var all []*Tree
	for _, m := range v.models {
		all = append(all, Guess(m, forms))
	}
	t := &Tree{Forms: forms, Weight: silverWeight}
	v.scores = grown(v.scores, n*(n+1))
	clear(v.scores)
	for g, x := range all {
		for i, h := range x.Heads {
			v.scores[i*(n+1)+h] += int32(100 - g) // of three opinions the first model's
		}
	}
	heads := slices.Clone(v.decode.Heads(v.scores, n))
	least := min(2, len(all))
	for i := range n {
		pick := func(of func(*Tree) string) (string, int) {
			best, most := "", 0
			for _, x := range all {
				s, c := of(x), 0
				for _, y := range all {
					if of(y) == s {
						c++
					}
				}
				if c > most {
					best, most = s, c
				}
			}
			return best, most
		}
		tag, c := pick(func(x *Tree) string { return x.UPOS[i] + " " + x.XPOS[i] })
		u, x, _ := strings.Cut(tag, " ")
		if c < least {
			u, x = "", ""
		}
		t.UPOS, t.XPOS = append(t.UPOS, u), append(t.XPOS, x)
		arc, c := pick(func(x *Tree) string { return fmt.Sprintf("%d %s", x.Heads[i], x.Rels[i]) })
		head, rel := 0, ""
		fmt.Sscanf(arc, "%d %s", &head, &rel) // written a line above
		if c < least || head != heads[i] {
			votes := 0
			for _, y := range all {
				votes += btoi(y.Heads[i] == heads[i])
			}
			head, rel = heads[i], ""
			if votes < least {
				head = -1
			}
		}
		t.Heads, t.Rels = append(t.Heads, head), append(t.Rels, rel)
		name, c := pick(func(x *Tree) string { return x.Names[i] })
		if c < least {
			name = "?"
		}
		t.Names = append(t.Names, name)
	}
	return t
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
