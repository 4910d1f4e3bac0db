package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// man writes the manual page itself: what cobra brings for it would carry two
// Markdown libraries into the program.
func (p *program) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Write the manual page",
		Example: "  chancery man > chancery.1",
		Hidden:  true,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			out := bufio.NewWriter(p.stdout)
			root := c.Root()
			fmt.Fprintf(out, ".TH CHANCERY 1\n.SH NAME\nchancery \\- %s\n", roff(root.Short))
			fmt.Fprintf(out, ".SH SYNOPSIS\n.B chancery\n.I VERB\n[flags] [arguments]\n.SH DESCRIPTION\n%s\n.SH VERBS\n", roff(root.Long))
			for _, v := range root.Commands() {
				if !v.Hidden {
					manVerb(out, v)
				}
			}
			fmt.Fprint(out, ".SH EXIT STATUS\n0 where all went well, 1 where something was refused or a check failed, "+
				"2 where it was called wrongly or could not work at all.\n"+
				".SH ENVIRONMENT\n.TP\n.B CHANCERY_REGISTER\nthe register file\n.TP\n.B CHANCERY_DATA\nthe folder of your own word lists\n")
			return out.Flush()
		},
	}
}

func manVerb(out *bufio.Writer, v *cobra.Command) {
	fmt.Fprintf(out, ".SS %s\n%s\n", roff(v.UseLine()), roff(first(v.Long, v.Short)))
	v.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(out, ".TP\n.B \\-\\-%s\n.I %s\n%s\n", roff(f.Name), roff(value), roff(usage))
	})
	if v.Example != "" {
		fmt.Fprintf(out, ".PP\n.nf\n%s\n.fi\n", roff(v.Example))
	}
}

// roff is s as roff text: no letter of it is a request.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	ls := strings.Split(s, "\n")
	for i, l := range ls {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			ls[i] = `\&` + l
		}
	}
	return strings.Join(ls, "\n")
}
