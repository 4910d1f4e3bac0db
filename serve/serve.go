// Package serve shows the register on the screen and answers programs in JSON.
//
// Pages are made whole on the server and read without scripts. Every value leads to
// the sentence it rests on, in the document that holds it. The server only reads.
package serve

import (
	"context"
	"embed"
	"log/slog"
	"net/http"
	"time"

	"chancery"
)

//go:generate go run github.com/a-h/templ/cmd/templ@v0.3.977 generate

// A Store is the read half of a register.
//
// Two more methods are used where the store has them: ClaimsByID, which finds
// claims without reading every claim of their documents, and Version, a word that
// changes whenever the register does and spares reading it again.
type Store interface {
	Documents(ctx context.Context) ([]*chancery.Document, error)
	Document(ctx context.Context, idOrSource string) (*chancery.Document, error)
	Claims(ctx context.Context, docs ...chancery.DocumentID) ([]chancery.Claim, error)
	Entries(ctx context.Context, kinds ...chancery.Kind) ([]chancery.Entry, error)
	Entry(ctx context.Context, id chancery.EntryID) (*chancery.Entry, error)
}

type claimsByID interface {
	ClaimsByID(ctx context.Context, ids ...chancery.ClaimID) ([]chancery.Claim, error)
}

type versioned interface {
	Version(ctx context.Context) (string, error)
}

// Options are what whoever starts the server may choose.
type Options struct {
	// Hosts are the names, beside those of loopback, that a request may be addressed
	// to; "*" is any. A page elsewhere that had its name point here would otherwise
	// read the register with the reader's own browser.
	Hosts []string

	// Reuse is how long a reading of a register without Version serves requests
	// before it is read again. Zero reads it for each.
	Reuse time.Duration

	// Read makes a reading of a document of the store, for the page that shows why its
	// words were read so. Where it is nil there is no such page.
	Read func(d *chancery.Document) (*chancery.Reading, []chancery.Claim, error)

	// Log takes what went wrong inside; nil is [slog.Default].
	Log *slog.Logger
}

//go:embed assets
var assets embed.FS

// A server answers requests from one store.
type server struct {
	shelf *shelf
	log   *slog.Logger
	files map[string]file
	read  func(d *chancery.Document) (*chancery.Reading, []chancery.Claim, error)
}

// New is the handler of the whole site over store. Countries are named by names.
func New(store Store, names func(chancery.Country) string, opts Options) http.Handler {
	log := opts.Log
	if log == nil {
		log = slog.Default()
	}
	s := &server{shelf: &shelf{store: store, names: names, reuse: opts.Reuse}, log: log, files: loadFiles(), read: opts.Read}
	mux := http.NewServeMux()
	for pattern, h := range map[string]page{
		"/{$}":              s.overview,
		"/.json":            s.overview,
		"/index.json":       s.overview,
		"/relation/{pair}":  s.relation,
		"/brief/{pair}":     s.brief,
		"/entry/{id}":       s.entry,
		"/document/{id...}": s.document,
		"/mentions/{id}":    s.mentions,
		"/list":             s.list,
		"/list.json":        s.list,
		"/disputes":         s.disputes,
		"/disputes.json":    s.disputes,
		"/documents":        s.documents,
		"/documents.json":   s.documents,
		"/assets/{name}":    s.asset,
		"/favicon.ico":      s.asset,
		"/robots.txt":       s.robots,
		"/{anything...}":    s.nothing,
	} {
		mux.Handle(pattern, s.answer(h))
	}
	return guard(mux, opts.Hosts, s.fail)
}

// NewServer is an HTTP server for h whose clients cannot hold it up: each request
// has a term, and heads are small.
func NewServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}
