package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"chancery/construe/learn"
	"chancery/construe/syntax"
	"chancery/data"
)

// syntax is the verb that makes en/syntax.weights.
func syntaxVerb() *cobra.Command {
	dir, out := "../shared/data", "data/en/syntax.weights"
	recipe := learn.Standard()
	c := &cobra.Command{
		Use:   "syntax",
		Short: "Learn tags, names and trees",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			start := time.Now()
			card := &card{Commit: commit(), Fingerprint: syntax.Fingerprint(), Recipe: recipe}
			tell := func(format string, a ...any) {
				fmt.Fprintf(os.Stderr, "%6.0fs  %s\n", time.Since(start).Seconds(), fmt.Sprintf(format, a...))
			}
			sources, err := learn.Open(dir, data.FS(), func(format string, a ...any) {
				tell(format, a...)
				card.Told = append(card.Told, fmt.Sprintf(format, a...))
			})
			if err != nil {
				return err
			}
			w, err := learn.Syntax(recipe, sources, tell)
			if err != nil {
				return err
			}
			var b bytes.Buffer
			if err := w.Write(&b); err != nil {
				return err
			}
			if err := os.WriteFile(out, b.Bytes(), 0o666); err != nil {
				return err
			}
			return card.finish(w, b.Len(), sources, dir, out)
		},
	}
	c.Flags().StringVar(&dir, "data", dir, "folder `DIR` of the training data")
	c.Flags().StringVar(&out, "out", out, "`FILE` to write")
	c.Flags().IntVar(&recipe.Silver, "silver", recipe.Silver, "raw `WORDS` that the teachers read")
	c.Flags().IntVar(&recipe.Teachers, "teachers", recipe.Teachers, "`N` networks that read raw text for the last one")
	c.Flags().IntVar(&recipe.Teacher.Epochs, "teacher-epochs", recipe.Teacher.Epochs, "rounds of each teacher")
	c.Flags().IntVar(&recipe.Student.Epochs, "epochs", recipe.Student.Epochs, "rounds of the last network")
	return c
}

// measure is the verb that writes the card of weights that are there.
func measure() *cobra.Command {
	dir, file, of := "../shared/data", "data/en/syntax.weights", ""
	c := &cobra.Command{
		Use:   "measure",
		Short: "Hold weights against the development sets, and write their card",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			w, err := syntax.ReadWeights(b)
			if err != nil {
				return err
			}
			card := &card{Commit: cmp.Or(of, commit()), Fingerprint: syntax.Fingerprint(), Recipe: learn.Standard()}
			sources, err := learn.Open(dir, data.FS(), func(format string, a ...any) {
				card.Told = append(card.Told, fmt.Sprintf(format, a...))
			})
			if err != nil {
				return err
			}
			return card.finish(w, len(b), sources, dir, file)
		},
	}
	c.Flags().StringVar(&dir, "data", dir, "folder `DIR` of the training data")
	c.Flags().StringVar(&file, "weights", file, "`FILE` of weights")
	c.Flags().StringVar(&of, "commit", of, "`HASH` of the commit that made them, where it is not this one")
	return c
}
