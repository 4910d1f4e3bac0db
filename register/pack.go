package register

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"

	"chancery"
)

// A packer makes raw bytes smaller. It may be used again, by one at a time.
type packer struct {
	buf bytes.Buffer
	w   *flate.Writer
}

// pack is raw as it is held: deflated where that is smaller. The result is good
// until the next call.
func (p *packer) pack(raw []byte) (held []byte, packed int) {
	p.buf.Reset()
	if p.w == nil {
		p.w, _ = flate.NewWriter(&p.buf, flate.BestSpeed) // the level is a valid one
	} else {
		p.w.Reset(&p.buf)
	}
	if _, err := p.w.Write(raw); err != nil {
		return held0(raw), 0 // unreachable: a buffer takes everything
	}
	if err := p.w.Close(); err != nil || p.buf.Len() >= len(raw) {
		return held0(raw), 0
	}
	return p.buf.Bytes(), 1
}

// held0 is raw, not nil: a column of bytes is never null.
func held0(raw []byte) []byte {
	if raw == nil {
		return []byte{}
	}
	return raw
}

// unpack is the raw bytes of a document. Whatever the file holds, it makes no more
// of it than size.
func unpack(held []byte, packed bool, size int) ([]byte, error) {
	if !packed {
		if len(held) != size {
			return nil, fmt.Errorf("raw bytes: %d held; want %d", len(held), size)
		}
		return held, nil
	}
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(flate.NewReader(bytes.NewReader(held)), int64(size)+1))
	if err != nil {
		return nil, fmt.Errorf("raw bytes: %w", err)
	}
	if n != int64(size) {
		return nil, fmt.Errorf("raw bytes: unpack to %d or more; want %d", n, size)
	}
	return out.Bytes(), nil
}

// packOrigins is runs as differences from one to the next: a page has hundreds.
func packOrigins(runs []chancery.Origin) []byte {
	out := make([]byte, 0, 1+6*len(runs))
	var text, raw int
	for _, o := range runs {
		exact := int64(0)
		if o.Exact {
			exact = 1
		}
		out = binary.AppendVarint(out, int64(o.Text.Start-text))
		out = binary.AppendVarint(out, int64(o.Text.Len()))
		out = binary.AppendVarint(out, int64(o.Raw.Start-raw))
		out = binary.AppendVarint(out, int64(o.Raw.Len()))
		out = binary.AppendVarint(out, exact)
		text, raw = o.Text.End, o.Raw.End
	}
	return out
}

// unpackOrigins is what packOrigins was given.
func unpackOrigins(b []byte) ([]chancery.Origin, error) {
	var out []chancery.Origin
	var text, raw int
	for len(b) > 0 {
		var v [5]int
		for i := range v {
			x, n := binary.Varint(b)
			if n <= 0 {
				return nil, fmt.Errorf("origins: run %d is cut short", len(out))
			}
			v[i], b = int(x), b[n:]
		}
		o := chancery.Origin{
			Text:  chancery.Span{Start: text + v[0], End: text + v[0] + v[1]},
			Raw:   chancery.Span{Start: raw + v[2], End: raw + v[2] + v[3]},
			Exact: v[4] == 1,
		}
		text, raw = o.Text.End, o.Raw.End
		out = append(out, o)
	}
	return out, nil
}
