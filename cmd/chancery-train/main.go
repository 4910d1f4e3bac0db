// Command chancery-train makes the weights that chancery reads with, from
// treebanks. Whoever only runs chancery does not need it.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"chancery/construe/core"
	"chancery/construe/learn"
	"chancery/data"
	"chancery/internal/conllu"
)

func main() {
	root := &cobra.Command{
		Use:           "chancery-train",
		Short:         "Make the weights that chancery reads with",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(bounds(), syntaxVerb(), measure())
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "chancery-train: "+err.Error())
		os.Exit(2)
	}
}

// bounds is the verb that makes en/bounds.weights.
func bounds() *cobra.Command {
	dir, out := "../shared/data", "data/en/bounds.weights"
	c := &cobra.Command{
		Use:   "bounds",
		Short: "Learn where sentences end",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b, err := core.BlankBounds(data.FS())
			if err != nil {
				return err
			}
			var banks [][]conllu.Sentence
			for _, name := range [...]string{"ud-english-ewt", "ud-english-gum-open"} {
				bank, err := treebank(filepath.Join(dir, name, "train.conllu"))
				if err != nil {
					return err
				}
				banks = append(banks, bank)
			}
			weights, err := learn.Bounds(b, banks...)
			if err != nil {
				return err
			}
			return os.WriteFile(out, weights, 0o666)
		},
	}
	c.Flags().StringVar(&dir, "data", dir, "folder `DIR` of the treebanks")
	c.Flags().StringVar(&out, "out", out, "`FILE` to write")
	return c
}

// treebank is the sentences of the file at path.
func treebank(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []conllu.Sentence
	for s, err := range conllu.Read(f, path) {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}
