package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"chancery"
)

// A reply is a page before it is sent: as HTML, as JSON, or as bytes of a type.
type reply struct {
	html  templ.Component
	json  any
	bytes []byte
	media string
	goTo  string // the address that is meant, where the one asked for was another way to write it
}

// A page makes the reply to a request, or an error: a [problem] is told to the
// reader, anything else is ours to mend.
type page func(ctx context.Context, r *http.Request) (*reply, error)

// A problem is what the reader is told in plain words.
type problem struct {
	status int
	words  string
}

func (p *problem) Error() string { return p.words }

func notFound(words string) error { return &problem{http.StatusNotFound, words} }
func badAsk(words string) error   { return &problem{http.StatusBadRequest, words} }

// answer sends what p makes: whole or not at all, so that an error in the middle of
// a page is an error page and not half of one.
func (s *server) answer(p page) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rep, err := p(r.Context(), r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		if rep.goTo != "" {
			http.Redirect(w, r, rep.goTo, http.StatusMovedPermanently)
			return
		}
		var b bytes.Buffer
		media := rep.media
		switch {
		case rep.bytes != nil:
			b.Write(rep.bytes)
		case rep.json != nil:
			media = "application/json"
			err = writeJSON(&b, rep.json)
		default:
			media = "text/html; charset=utf-8"
			err = rep.html.Render(r.Context(), &b)
		}
		if err != nil {
			s.fail(w, r, err)
			return
		}
		send(w, r, http.StatusOK, media, b.Bytes())
	})
}

func writeJSON(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// send writes body with its length and a tag, or says that the reader has it.
func send(w http.ResponseWriter, r *http.Request, status int, media string, body []byte) {
	head := w.Header()
	head.Set("Content-Type", media)
	head.Set("Cache-Control", "no-cache")
	if status == http.StatusOK {
		sum := sha256.Sum256(body)
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		head.Set("ETag", tag)
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader may have gone; nothing is left to tell
	}
}

// fail tells the reader what went wrong in plain words. What is ours is logged and
// not shown.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *problem
	switch {
	case errors.As(err, &p):
	case errors.Is(err, chancery.ErrNotFound):
		p = &problem{http.StatusNotFound, "The register does not hold what was asked for."}
	case r.Context().Err() != nil:
		return // the reader has gone
	default:
		s.log.Error("page failed", "path", r.URL.Path, "err", err)
		p = &problem{http.StatusInternalServerError, "Something went wrong on our side. What happened is in the server's log."}
	}
	var b bytes.Buffer
	if asksJSON(r) {
		_ = writeJSON(&b, map[string]any{"error": p.words, "status": p.status}) // strings and a number
		send(w, r, p.status, "application/json", b.Bytes())
		return
	}
	if err := errorPage(p.status, p.words).Render(r.Context(), &b); err != nil {
		http.Error(w, p.words, p.status)
		return
	}
	send(w, r, p.status, "text/html; charset=utf-8", b.Bytes())
}

func asksJSON(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".json") }

// A file is one of our own assets, with its type.
type file struct {
	media string
	body  []byte
}

// loadFiles reads the embedded assets; they were there when the program was built.
func loadFiles() map[string]file {
	out := map[string]file{}
	names, err := fs.Glob(assets, "assets/*")
	if err != nil {
		panic("unreachable: " + err.Error())
	}
	for _, name := range names {
		b, err := assets.ReadFile(name)
		if err != nil {
			panic("unreachable: " + err.Error())
		}
		media := mime.TypeByExtension(path.Ext(name))
		if path.Ext(name) == ".js" {
			media = "text/javascript; charset=utf-8"
		}
		out[path.Base(name)] = file{media, b}
	}
	return out
}

func (s *server) asset(_ context.Context, r *http.Request) (*reply, error) {
	name := r.PathValue("name")
	if name == "" {
		name = "mark.svg"
	}
	f, ok := s.files[name]
	if !ok {
		return nil, notFound("There is no such file.")
	}
	return &reply{bytes: f.body, media: f.media}, nil
}

// robots keeps crawlers out: the register is its owner's to publish.
func (s *server) robots(context.Context, *http.Request) (*reply, error) {
	return &reply{bytes: []byte("User-agent: *\nDisallow: /\n"), media: "text/plain; charset=utf-8"}, nil
}

func (s *server) nothing(context.Context, *http.Request) (*reply, error) {
	return nil, notFound("There is no such page in the register.")
}
