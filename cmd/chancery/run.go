package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/data"
	"chancery/register"
	"chancery/write"
)

// What the program answers to whoever called it.
const (
	allWell = 0
	faulty  = 1 // something was refused, or a check failed
	unable  = 2 // wrong usage, or it cannot work at all
)

// errFaulty ends a verb that did its work and has told of what was wrong.
var errFaulty = errors.New("something was refused")

// A program is one run of chancery.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	registerFlag, dataFlag string
}

// run is the whole program, so that tests can call it. It returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	err := p.root(args).ExecuteContext(ctx)
	switch {
	case err == nil:
		return allWell
	case errors.Is(err, errFaulty):
		return faulty
	}
	p.say("chancery: " + err.Error())
	return unable
}

// root is the command line. Its verbs stand in the order in which people want them.
func (p *program) root(args []string) *cobra.Command {
	cobra.EnableCommandSorting = false
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Keep an evidence-cited register of relations between states",
		Long: `Chancery reads public documents about the relations between states and keeps a
register of them: who met whom and in which office, what is planned and what took
place, what was said, signed, promised, built and measured, and who says so. Every
value comes back with the sentence it rests on.

It needs no account, no key and no network.`,
		Example: `  chancery read reports/ interview.html
  chancery list event
  chancery show event-2024-05-03-talks-xg-xr
  chancery serve --open`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(p.read(), p.serve(), p.list(), p.show(), p.brief(), p.check(),
		p.explain(), p.acquire(), p.construe(), p.version(), p.man())
	root.SetArgs(args)
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; see chancery help %s", err, c.Name())
	})
	return root
}

// withRegister gives c the flag that names the register file.
func (p *program) withRegister(c *cobra.Command) {
	c.Flags().StringVar(&p.registerFlag, "register", "", "register `FILE` (default $CHANCERY_REGISTER, else chancery.db)")
}

// withData gives c the flag that names the user's own data folder.
func (p *program) withData(c *cobra.Command) {
	c.Flags().StringVar(&p.dataFlag, "data", "", "folder `DIR` of your own word lists, laid over those of the program (default $CHANCERY_DATA)")
	_ = c.MarkFlagDirname("data") // the flag is there: the line above made it
}

// registerPath is the register file as the flag, the environment or custom has it.
func (p *program) registerPath() string {
	return first(p.registerFlag, os.Getenv("CHANCERY_REGISTER"), "chancery.db")
}

// knowledge is the data the program was built with, under the user's own.
func (p *program) knowledge() (fs.FS, error) {
	return data.Over(first(p.dataFlag, os.Getenv("CHANCERY_DATA")))
}

// openToRead opens the register for reading only.
func (p *program) openToRead(ctx context.Context) (*register.Register, error) {
	return register.OpenReadOnly(ctx, p.registerPath())
}

// say prints one line on standard error. What came from outside in it cannot move
// the cursor.
func (p *program) say(s string) { fmt.Fprintln(p.stderr, write.Plain(s)) }

// refused prints the row of a piece of input that could not be taken.
func (p *program) refused(err error) { p.say("refused  " + err.Error()) }

// isRefusal reports whether err is about one piece of input and not the run.
func isRefusal(err error) bool {
	var r *chancery.Refusal
	return errors.As(err, &r)
}

// oneOf returns an error unless got is one of want.
func oneOf(flag, got string, want ...string) error {
	for _, w := range want {
		if got == w {
			return nil
		}
	}
	s := want[0]
	for i, w := range want[1:] {
		if i == len(want)-2 {
			s += " or " + w
		} else {
			s += ", " + w
		}
	}
	return fmt.Errorf("%s %q; want %s", flag, got, s)
}

// first is the first of s that is not empty.
func first(s ...string) string {
	for _, s := range s {
		if s != "" {
			return s
		}
	}
	return ""
}
