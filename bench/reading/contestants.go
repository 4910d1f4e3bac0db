package main

import (
	"bufio"
	"bytes"
	"context"
	"debug/buildinfo"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The versions that npm installs; that of prose stands in go.mod.
const (
	winkVersion  = "2.4.0"
	modelVersion = "1.8.1"
)

// A contestant is a program that reads.
type contestant struct {
	name    string
	module  string // in Go, whose version is measured
	stages  []stage
	command func(ctx context.Context, p plan, work string) (*exec.Cmd, error) // sets it up
	out     string                                                            // why it is not here; empty if it is

	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Reader
}

// A stage is something that a contestant can be asked for.
type stage struct {
	name, what string     // what does more than the line before it
	by         []*measure // of each number of cores
}

// contestants is all, ourselves first. The names of our first three stages head the
// columns of ratios.
func contestants() []*contestant {
	return []*contestant{
		{name: "chancery", command: built("./reading/chancery"), stages: []stage{
			{name: "words", what: "sentences and words"},
			{name: "tags", what: "and tags, lemmas, names"},
			{name: "trees", what: "and trees"},
			{name: "whole", what: "and who, when, said, how much"},
			{name: "reading", what: "the same, with passing over"},
		}},
		{name: "wink-nlp " + winkVersion, command: wink, stages: []stage{
			{name: "words", what: "words"},
			{name: "tags", what: "and sentences, tags"},
			{name: "all", what: "all its pipes (no names)"},
		}},
		{name: "prose", module: "github.com/jdkato/prose/v3", command: built("./reading/prose"), stages: []stage{
			{name: "words", what: "words"},
			{name: "tags", what: "and tags"},
			{name: "names", what: "and names"},
		}},
	}
}

// patience is how long setting up may last, and any one pass.
const patience = 2 * time.Minute

// start sets c up and starts it, or notes why that cannot be.
func (c *contestant) start(ctx context.Context, p plan, work, docs string, cores []int) {
	for i := range c.stages {
		for _, n := range cores {
			c.stages[i].by = append(c.stages[i].by, &measure{stage: c.stages[i].name, cores: n})
		}
	}
	setUp, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd, err := c.command(setUp, p, work)
	if err != nil {
		c.out = err.Error()
		return
	}
	if info, err := buildinfo.ReadFile(cmd.Path); err == nil {
		for _, m := range info.Deps {
			if m.Path == c.module {
				c.name += " " + strings.TrimPrefix(m.Version, "v")
			}
		}
	}
	c.cmd = exec.CommandContext(ctx, cmd.Path, append(cmd.Args[1:], docs)...)
	c.cmd.Stderr = os.Stderr
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		c.out = err.Error()
		return
	}
	out, err := c.cmd.StdoutPipe()
	if err == nil {
		err = c.cmd.Start()
	}
	if err != nil {
		c.out = err.Error()
		return
	}
	c.lines = bufio.NewReader(out)
}

// stop ends c, if it was started.
func (c *contestant) stop() {
	if c.cmd == nil || c.cmd.Process == nil {
		return
	}
	c.in.Close()
	late := time.AfterFunc(5*time.Second, func() { _ = c.cmd.Process.Kill() })
	_ = c.cmd.Wait() // what it had to say, it has said
	late.Stop()
}

// each calls f with the measures of c, if c is here; what goes wrong is noted there.
func (c *contestant) each(f func(*measure) error) {
	for _, s := range c.stages {
		for _, m := range s.by {
			if c.out == "" && m.wrong == nil {
				m.wrong = f(m)
			}
		}
	}
}

// ask has c read docs documents; see package worker for what goes over the wire.
func (c *contestant) ask(stage string, cores, docs int, seconds float64) (read int, took float64, err error) {
	late := time.AfterFunc(patience, func() { _ = c.cmd.Process.Kill() })
	defer late.Stop()
	if _, err = fmt.Fprintln(c.in, stage, cores, docs, seconds); err != nil {
		return 0, 0, fmt.Errorf("it is gone: %w", err)
	}
	line, err := c.lines.ReadString('\n')
	if err != nil {
		return 0, 0, fmt.Errorf("it ended, or took longer than %v: %w", patience, err)
	}
	if why, no := strings.CutPrefix(line, "no "); no {
		return 0, 0, fmt.Errorf("%s", strings.TrimSpace(why))
	}
	found := 0
	if _, err = fmt.Sscanf(line, "ok %d %g %d", &read, &took, &found); err != nil {
		return 0, 0, fmt.Errorf("answered %q: %w", line, err)
	}
	if read == 0 || found == 0 {
		return 0, 0, fmt.Errorf("found %d words in %d documents", found, read)
	}
	return read, took, nil
}

// built is a contestant in Go, of a package of this module.
func built(pkg string) func(context.Context, plan, string) (*exec.Cmd, error) {
	return func(ctx context.Context, p plan, work string) (*exec.Cmd, error) {
		file := filepath.Join(work, filepath.Base(pkg))
		build := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", file, pkg)
		build.Dir = filepath.Join(p.root, "bench")
		if err := quietly(build); err != nil {
			return nil, fmt.Errorf("could not be built: %w", err)
		}
		return exec.Command(file), nil
	}
}

// wink installs wink-nlp in the checkout's .tools, where it stays.
func wink(ctx context.Context, p plan, _ string) (*exec.Cmd, error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, fmt.Errorf("not measured, there is no node: %w", err)
	}
	folder := filepath.Join(p.root, ".tools", "wink-"+winkVersion+"-"+modelVersion)
	if _, err := os.Stat(filepath.Join(folder, "done")); err != nil {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, err
		}
		install := exec.CommandContext(ctx, "npm", "install", "--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund",
			"--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000",
			"wink-nlp@"+winkVersion, "wink-eng-lite-web-model@"+modelVersion)
		if err := quietly(install); err != nil {
			return nil, fmt.Errorf("npm could not install it: %w", err)
		}
		if err := os.WriteFile(filepath.Join(folder, "done"), nil, 0o600); err != nil {
			return nil, err
		}
	}
	return exec.Command(node, filepath.Join(p.root, "bench/reading/wink/wink.js"), folder), nil
}

// quietly runs cmd; the error is the first line of what it complained of that is no
// mere warning.
func quietly(cmd *exec.Cmd) error {
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	err := cmd.Run()
	if err == nil {
		return nil
	}
	for line := range strings.Lines(log.String()) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "npm warn") && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "go: downloading") {
			return fmt.Errorf("%s (%w)", line, err)
		}
	}
	return err
}
