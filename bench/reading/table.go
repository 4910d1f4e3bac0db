package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// heading prints what was read and on what.
func heading(out io.Writer, t *text, p plan, free []float64) {
	fmt.Fprintf(out, "\nText: %s; %s words between white space, %.1f MB.\n", t.about, thousands(float64(t.total)), float64(t.bytes)/1e6)
	fmt.Fprintf(out, "Words a second: the best of %d rounds and the median, each stage warmed up; what is slow reads fewer words in a round.\n", p.rounds)
	slices.Sort(free)
	fmt.Fprintf(out, "%s/%s, %d cores; of two, %.1f were free in the median round (from %.1f to %.1f).\n\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), free[len(free)/2], free[0], free[len(free)-1])
}

// columns are the widths of a line's cells: contestant, stage, words read, best and
// median on one core and on two, and three of ratios.
var columns = [...]int{-16, -31, 11, 11, 11, 11, 11, 15, 15, 15}

// line prints a line of the table; a cell that is too long goes on over the next.
func line(out io.Writer, cells ...string) {
	var b strings.Builder
	for i, c := range cells {
		fmt.Fprintf(&b, "%*s", columns[i], c)
	}
	fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
}

// table prints what was measured: a line for each stage, its rates on each number of
// cores, and how many times as fast our stages of words, tags and trees are.
func table(out io.Writer, t *text, all []*contestant, cores []int) {
	line(out, "", "", "words", "one core", "", "two cores", "", "ours : theirs,", "one core / two")
	line(out, "", "does", "read", "best", "median", "best", "median", "words", "tags", "trees")
	ours := all[0]
	for i, c := range all {
		if i > 0 {
			fmt.Fprintln(out)
		}
		if c.out != "" {
			line(out, c.name, c.out)
			continue
		}
		for k, s := range c.stages {
			name := ""
			if k == 0 {
				name = c.name
			}
			if err := s.wrong(); err != nil {
				line(out, name, s.what, "  "+err.Error())
				continue
			}
			cells := append([]string{name, s.what}, s.rates(t, cores)...)
			if c != ours {
				cells = append(cells, s.ratios(ours)...)
			}
			line(out, cells...)
		}
	}
}

// wrong is why s was not measured.
func (s stage) wrong() error {
	for _, m := range s.by {
		if m.wrong != nil {
			return m.wrong
		}
	}
	return nil
}

// rates is how many words s read, and how fast.
func (s stage) rates(t *text, cores []int) []string {
	cells := []string{thousands(float64(t.first(s.by[0].docs)))}
	for i := range 2 {
		if i >= len(cores) {
			cells = append(cells, "-", "-")
			continue
		}
		cells = append(cells, thousands(s.by[i].best()), thousands(s.by[i].median()))
	}
	return cells
}

// ratios is how many times as fast as s our stages are that do as much or more.
func (s stage) ratios(ours *contestant) []string {
	var cells []string
	for i, o := range ours.stages[:3] {
		if i == 0 && s.name != o.name {
			cells = append(cells, "")
			continue
		}
		var both []string
		for k, m := range s.by {
			if k >= len(o.by) || o.by[k].best() == 0 {
				both = append(both, "-")
				continue
			}
			both = append(both, fmt.Sprintf("%.2f", o.by[k].best()/m.best()))
		}
		cells = append(cells, strings.Join(both, " / "))
	}
	return cells
}

// thousands is v rounded, with commas.
func thousands(v float64) string {
	s := strconv.Itoa(int(v + 0.5))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
