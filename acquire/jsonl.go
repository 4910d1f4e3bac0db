package acquire

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"chancery"
)

// lines yields one document for each line of r, an object with the keys id, url,
// title, published, publisher and text or html. Its source is FILE#id, or FILE:line
// where it has no id. A line that is none is refused as FILE:line.
func (a *Acquirer) lines(where string, r io.Reader, yield yielder) {
	in := bufio.NewReaderSize(r, 256<<10)
	for n := 1; ; n++ {
		at := where + ":" + strconv.Itoa(n)
		raw, err := oneLine(in)
		switch {
		case errors.Is(err, errLongLine):
			if !yield(nil, &chancery.Refusal{Where: at, What: fmt.Sprintf("a line of more than %d bytes", maxLine), Wanted: "a shorter one"}) {
				return
			}
			continue
		case err != nil && err != io.EOF:
			yield(nil, &chancery.Refusal{Where: at, What: "cannot be read", Err: cause(err)})
			return
		}
		if n == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(raw)) > 0 && !yield(a.lineDocument(where, at, raw)) {
			return
		}
		if err == io.EOF {
			return
		}
	}
}

var errLongLine = errors.New("line too long")

// oneLine is the next line without its end. Of one that is too long nothing is
// kept, and all of it is read.
func oneLine(in *bufio.Reader) ([]byte, error) {
	var raw []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if len(raw)+len(part) > maxLine {
			long, raw = true, nil
		}
		if !long {
			raw = append(raw, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errLongLine
		}
		return bytes.TrimRight(raw, "\r\n"), err
	}
}

// A record is what one line holds: its strings, and where the text stands in it.
type record struct {
	fields map[string]string
	body   decoded // text or html, tied to the bytes of the line
	media  string
}

// lineDocument makes a document of one line.
func (a *Acquirer) lineDocument(file, at string, raw []byte) (*chancery.Document, error) {
	rec, err := readRecord(raw)
	if err != nil {
		return nil, &chancery.Refusal{Where: at, What: "no line of a document", Wanted: "one JSON object with id, url, title, published, publisher and text or html", Err: err}
	}
	source := at
	if id := rec.fields["id"]; id != "" {
		source = file + "#" + id
	}
	if len(rec.body.text) > maxDocument {
		return nil, &chancery.Refusal{Where: at, What: fmt.Sprintf("%d bytes", len(rec.body.text)), Wanted: fmt.Sprintf("at most %d", maxDocument)}
	}
	d := &chancery.Document{ID: chancery.NewDocumentID(raw), Source: source, Media: rec.media, Raw: raw}
	d.Title, d.Publisher = strings.TrimSpace(rec.fields["title"]), strings.TrimSpace(rec.fields["publisher"])
	if u, err := url.Parse(rec.fields["url"]); err == nil && u.Host != "" {
		d.Address = rec.fields["url"]
	}
	if day, ok := recordDay(rec.fields["published"]); ok {
		d.Clues = append(d.Clues, chancery.DateClue{Value: day, Why: "metadata", From: "published"})
		d.Published, d.PublishedWhy = day, "metadata"
	}
	d.Language = primary(rec.fields["language"])
	if rec.media == page {
		a.readPage(d, rec.body)
	} else {
		d.Text, d.Origins = rec.body.text, rec.body.pieces
		a.readFront(d)
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil, &chancery.Refusal{Where: at, What: "no words in it", Wanted: "a document with text or html"}
	}
	a.describe(d)
	return d, nil
}

// recordDay is the value of "published": an EDTF date, or a machine's date with a
// time, of which the day is kept.
func recordDay(s string) (chancery.Date, bool) {
	if day, ok := isoDay(s); ok && !strings.ContainsAny(s, "/?~%[") {
		return day, true
	}
	d, err := chancery.ParseDate(strings.TrimSpace(s))
	return d, err == nil
}

// readRecord reads the object that raw is. Keys it does not know are passed over.
func readRecord(raw []byte) (record, error) {
	rec := record{fields: map[string]string{}}
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		return rec, errors.New("no JSON object")
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return rec, err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return rec, err
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return rec, err
		}
		at := int(dec.InputOffset()) - len(v)
		switch k := key.(string); k {
		case "text", "html":
			if len(v) < 2 || v[0] != '"' {
				continue
			}
			if k == "text" && rec.media == page && strings.TrimSpace(rec.body.text) != "" {
				continue // a page says more than the text somebody made of it
			}
			body := unquote(v, at)
			if k == "html" && strings.TrimSpace(body.text) == "" && rec.media != "" {
				continue
			}
			rec.body, rec.media = body, map[string]string{"text": plain, "html": page}[k]
		case "id", "url", "title", "published", "publisher", "language":
			var s string
			if json.Unmarshal(v, &s) == nil {
				rec.fields[k] = s
			} else if len(v) > 0 && v[0] != 'n' && v[0] != '{' && v[0] != '[' {
				rec.fields[k] = string(v) // a number for an id
			}
		}
	}
	if _, err := dec.Token(); err != nil {
		return rec, err
	}
	if rest := bytes.TrimSpace(raw[dec.InputOffset():]); len(rest) > 0 {
		return rec, fmt.Errorf("%.20q after the object", rest)
	}
	if rec.media == "" {
		return rec, errors.New("neither text nor html")
	}
	return rec, nil
}

// unquote is the string that the JSON literal v is, which stands at byte at of its
// line. Each escape is a piece of its own; bytes that are no UTF-8 become U+FFFD.
func unquote(v []byte, at int) decoded {
	var b strings.Builder
	b.Grow(len(v))
	var p pieces
	put := func(s string, from, to int) {
		p.add(b.Len(), at+from, len(s), to-from, string(v[from:to]) == s)
		b.WriteString(s)
	}
	for i := 1; i < len(v)-1; {
		if v[i] == '\\' {
			r, n := escape(v[i : len(v)-1])
			put(string(r), i, i+n)
			i += n
			continue
		}
		j := i
		for j < len(v)-1 && v[j] != '\\' {
			r, n := utf8.DecodeRune(v[j : len(v)-1])
			if r == utf8.RuneError && n == 1 {
				break
			}
			j += n
		}
		if j > i {
			put(string(v[i:j]), i, j)
			i = j
		} else {
			put("\ufffd", i, i+1)
			i++
		}
	}
	return decoded{b.String(), p}
}

// escape is the character of the escape that v begins with, and its length.
func escape(v []byte) (rune, int) {
	if len(v) < 2 {
		return utf8.RuneError, 1
	}
	switch v[1] {
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'r':
		return '\r', 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'u':
		r, ok := hex4(v)
		if !ok {
			return utf8.RuneError, 2
		}
		if utf16.IsSurrogate(r) {
			if low, ok := hex4(v[6:]); ok {
				if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
					return both, 12
				}
			}
			return utf8.RuneError, 6
		}
		return r, 6
	}
	return rune(v[1]), 2
}

// hex4 reads the \uXXXX that v begins with.
func hex4(v []byte) (rune, bool) {
	if len(v) < 6 || v[0] != '\\' || v[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(v[2:6]), 16, 32)
	return rune(n), err == nil
}
