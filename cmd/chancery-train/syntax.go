package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
			m, err := syntax.New(w)
			if err != nil {
				return err
			}
			if err := card.measure(m, sources, dir); err != nil {
				return err
			}
			card.Bytes = b.Len()
			tell("%v %v %v", card.Given, card.Raw, card.Names)
			return card.write(strings.TrimSuffix(out, filepath.Ext(out)) + ".card.md")
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
