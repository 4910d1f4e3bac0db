package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"text/template"

	"chancery/construe/learn"
	"chancery/construe/syntax"
)

//go:embed card.md
var cardText string

// A card is what stands beside the weights: what they were made of, how, and how well
// they do.
type card struct {
	Commit      string
	Fingerprint string
	Bytes       int
	Recipe      learn.Recipe
	Told        []string // what the making said of its data
	Given       []row    // words given
	Raw         []row
	Names       []row
}

type row struct {
	Set     string
	Figures []string
}

// write writes the card to path.
func (c *card) write(path string) error {
	t, err := template.New("card").Funcs(template.FuncMap{"join": strings.Join}).Parse(cardText)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := t.Execute(f, c); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// finish measures weights and writes the card beside their file.
func (c *card) finish(w *syntax.Weights, size int, s learn.Sources, dir, file string) error {
	m, err := syntax.New(w)
	if err != nil {
		return err
	}
	if err := c.measure(m, s, dir); err != nil {
		return err
	}
	c.Bytes = size
	fmt.Fprintln(os.Stderr, c.Given, c.Raw, c.Names)
	return c.write(strings.TrimSuffix(file, filepath.Ext(file)) + ".card.md")
}

// measure reads the development sets in dir and notes how well that goes.
func (c *card) measure(m *syntax.Model, s learn.Sources, dir string) error {
	for _, set := range [...]struct{ name, dir string }{{"EWT dev", "ud-english-ewt"}, {"GUM dev, open genres", "ud-english-gum-open"}} {
		file := filepath.Join(set.dir, "dev.conllu")
		trees, err := learn.Trees(dir, file)
		if err != nil {
			return err
		}
		g := learn.Measure(m, trees)
		c.Given = append(c.Given, row{set.name, figures(g.UPOS, g.XPOS, g.Feats, g.Lemma, g.UAS, g.LAS)})
		bank, err := treebank(filepath.Join(dir, file))
		if err != nil {
			return err
		}
		r := learn.MeasureRaw(m, s, bank)
		c.Raw = append(c.Raw, row{set.name, figures(r.Words, r.Sentences, r.UPOS, r.Lemma, r.UAS, r.LAS)})
	}
	names, err := learn.Names(dir, "uner-english-ewt/dev.iob2")
	if err != nil {
		return err
	}
	c.Names = append(c.Names, row{"UNER EWT dev", figures(learn.Measure(m, names).Names)})
	return nil
}

func figures(xs ...float64) []string {
	var out []string
	for _, x := range xs {
		out = append(out, fmt.Sprintf("%.2f", x))
	}
	return out
}

// commit is what the program was built from, as far as the build says.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	rev, dirty := "unknown", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			rev = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = " and changes"
		}
	}
	return rev + dirty
}
