// Package acquire turns what was found on disk or on standard input into
// [chancery.Document]s: decoded, with page furniture marked off, and every byte of
// the text tied to the raw bytes it came from.
//
// It reads plain text, Markdown with or without front matter, HTML pages and lines
// of JSON. It fetches nothing, follows no link out of a named folder, and takes
// nothing it has not bounded first.
package acquire

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"chancery"
)

// What is taken at most. A document beyond these is a [chancery.Refusal].
const (
	maxDocument = 16 << 20 // bytes of one document
	maxLine     = 64 << 20 // bytes of one line of a .jsonl file
	maxDepth    = 32       // folders below a named one
	maxEntries  = 1 << 20  // files and folders below a named one
)

// The media types that are read.
const (
	plain    = "text/plain"
	markdown = "text/markdown"
	page     = "text/html"
)

// media of the file extensions that are read; .jsonl stands for lines of documents.
var media = map[string]string{
	".txt": plain, ".md": markdown, ".html": page, ".htm": page, ".jsonl": "application/jsonl",
}

// An Acquirer makes Documents. It is safe for concurrent use.
type Acquirer struct {
	furniture *furnitureRules
	masthead  *masthead
	sources   *sources
	fields    *fields
	common    map[string]bool // commonest English words
	html      *pageWords
}

// New reads the rules in data. An error points at the line that is wrong.
func New(data fs.FS) (*Acquirer, error) {
	a := new(Acquirer)
	var err error
	if a.furniture, err = readFurniture(data); err != nil {
		return nil, err
	}
	if a.masthead, err = readMasthead(data); err != nil {
		return nil, err
	}
	if a.sources, err = readSources(data); err != nil {
		return nil, err
	}
	if a.fields, err = readFields(data); err != nil {
		return nil, err
	}
	if a.common, err = readCommon(data); err != nil {
		return nil, err
	}
	if a.html, err = readPageWords(data); err != nil {
		return nil, err
	}
	return a, nil
}

// Document makes one Document of raw. Where media is empty it is guessed from the
// extension of source, and then from the bytes. The error is a *[chancery.Refusal]:
// raw is empty, too long, or no text.
func (a *Acquirer) Document(source string, raw []byte, media string) (*chancery.Document, error) {
	if err := refuse(source, raw); err != nil {
		return nil, err
	}
	if media == "" {
		media = guess(source, raw)
	}
	media, _, _ = strings.Cut(media, ";")
	d := &chancery.Document{ID: chancery.NewDocumentID(raw), Source: source, Media: media, Raw: raw}
	dec, err := decode(raw, media)
	if err != nil {
		return nil, &chancery.Refusal{Where: source, What: "an encoding that cannot be read", Wanted: "text in a charset of the web", Err: err}
	}
	switch media {
	case page:
		a.readPage(d, dec)
	case plain, markdown:
		d.Text, d.Origins = dec.text, dec.pieces
		if unescaped, origins, ok := unescape(dec.text); ok {
			d.Text, d.Origins = unescaped, through(origins, dec.pieces)
		}
		a.readFront(d)
	default:
		return nil, &chancery.Refusal{Where: source, What: fmt.Sprintf("media type %q", media), Wanted: "text/plain, text/markdown or text/html"}
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil, &chancery.Refusal{Where: source, What: "no words in it", Wanted: "a document with text"}
	}
	a.describe(d)
	return d, nil
}

// describe fills what the text itself tells of d: furniture, title, byline,
// dateline, clues of its day, publisher, sources and language.
func (a *Acquirer) describe(d *chancery.Document) {
	ls := layout(d.Text, d.Furniture)
	a.markLines(d, ls)
	a.readMastheadOf(d, ls)
	a.sources.find(d, ls)
	a.closing(d, ls)
	d.Language = a.language(d)
	d.Furniture = settle(d.Furniture, len(d.Text))
	a.publish(d)
}

// refuse says why raw cannot be a document, or nil.
func refuse(source string, raw []byte) error {
	switch {
	case len(raw) == 0:
		return &chancery.Refusal{Where: source, What: "empty", Wanted: "a document with text"}
	case len(raw) > maxDocument:
		return &chancery.Refusal{Where: source, What: fmt.Sprintf("%d bytes", len(raw)), Wanted: fmt.Sprintf("at most %d", maxDocument)}
	case binary(raw):
		return &chancery.Refusal{Where: source, What: "binary data", Wanted: "text"}
	}
	return nil
}

// guess is the media type of a document by the extension of its source, else by
// its first bytes.
func guess(source string, raw []byte) string {
	if i := strings.LastIndexByte(source, '#'); i > 0 && media[strings.ToLower(path.Ext(source[:i]))] == "application/jsonl" {
		source = ""
	}
	if m := media[strings.ToLower(path.Ext(source))]; m != "" && m != "application/jsonl" {
		return m
	}
	head := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(raw[:min(len(raw), 1024)]), "\ufeff")))
	for _, start := range [...]string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(head, start) {
			return page
		}
	}
	if strings.HasPrefix(head, "<!--") && strings.Contains(head, "<html") {
		return page
	}
	return plain
}
