package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/reconcile"
	"chancery/register"
	"chancery/serve"
)

// customary is where the register is served unless somebody says otherwise.
const customary = "127.0.0.1:8080"

func (p *program) serve() *cobra.Command {
	addr, open := customary, false
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the register in a browser",
		Long: `Serve the register as pages, and the same as JSON, until it is interrupted. It
listens on this machine alone unless another address is given. It only reads.`,
		Example: `  chancery serve --open`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			reg, err := p.openToServe(c.Context())
			if err != nil {
				return err
			}
			defer reg.Close()
			ln, err := p.listen(addr, c.Flags().Changed("addr"))
			if err != nil {
				return err
			}
			return p.serveOn(c.Context(), ln, reg, open)
		},
	}
	p.withRegister(c)
	p.withData(c)
	c.Flags().StringVar(&addr, "addr", addr, "`ADDRESS` to listen on")
	c.Flags().BoolVar(&open, "open", false, "open it in the browser")
	return c
}

// openToServe opens the register for reading, after its entries were derived anew
// where documents were kept since.
func (p *program) openToServe(ctx context.Context) (*register.Register, error) {
	reg, err := p.openToRead(ctx)
	if err != nil {
		return nil, err
	}
	stale, err := reg.Stale(ctx)
	if err != nil || !stale {
		return reg, err
	}
	if err := reg.Close(); err != nil {
		return nil, err
	}
	knowledge, err := p.knowledge()
	if err != nil {
		return nil, err
	}
	rec, err := reconcile.New(knowledge)
	if err != nil {
		return nil, err
	}
	w, err := register.Open(ctx, p.registerPath())
	if err != nil {
		return nil, err
	}
	if _, err = derive(ctx, w, rec); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return p.openToRead(ctx)
}

// listen listens on addr. Where nobody asked for that address and another program
// has it, a free port is as good.
func (p *program) listen(addr string, asked bool) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	if err != nil && !asked {
		p.say(addr + " is taken; using another port")
		ln, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, err
	}
	if !loopback(ln.Addr()) {
		p.say("warning: this address can be reached from other machines, and whoever reaches it can read the whole register")
	}
	return ln, nil
}

func loopback(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}

// serveOn serves reg on ln until ctx is done. Requests that are under way are then
// answered, for so long.
func (p *program) serveOn(ctx context.Context, ln net.Listener, reg *register.Register, open bool) error {
	knowledge, err := p.knowledge()
	if err != nil {
		return err
	}
	names, err := countryNames(knowledge)
	if err != nil {
		return err
	}
	opts := serve.Options{Read: readingAnew(knowledge), Log: slog.New(slog.NewTextHandler(p.stderr, nil))}
	if !loopback(ln.Addr()) {
		opts.Hosts = []string{"*"}
	}
	srv := serve.NewServer(serve.New(reg, func(c chancery.Country) string { return names[c] }, opts))
	url := "http://" + ln.Addr().String() + "/"
	fmt.Fprintf(p.stdout, "the register is at %s (stop with Ctrl-C)\n", url)
	if open {
		p.browse(url)
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(ln) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(late); err != nil {
		return errors.Join(err, srv.Close())
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// readingAnew reads documents of the register for the page of their mentions. What it
// knows is loaded when the first is asked for.
func readingAnew(knowledge fs.FS) func(*chancery.Document) (*chancery.Reading, []chancery.Claim, error) {
	desk := sync.OnceValues(func() (*desk, error) { return newDesk(knowledge) })
	return func(doc *chancery.Document) (*chancery.Reading, []chancery.Claim, error) {
		d, err := desk()
		if err != nil {
			return nil, nil, err
		}
		r := d.construe.Read(doc)
		return r, d.traced(r), nil
	}
}

// browse opens url in the browser, where there is one.
func (p *program) browse(url string) {
	opener := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open"}
	}
	cmd := exec.Command(opener[0], append(opener[1:], url)...)
	if err := cmd.Start(); err != nil {
		p.say("no browser was found to open it in")
		return
	}
	go func() { _ = cmd.Wait() }() // how the browser fares is its own affair
}
