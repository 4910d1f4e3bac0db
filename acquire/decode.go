package acquire

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"chancery"
)

// A decoded is a document as UTF-8, with the pieces it was decoded from: in order,
// without gaps, covering the whole text.
type decoded struct {
	text   string
	pieces []chancery.Origin
}

// decode is raw as UTF-8. A byte order mark decides, then validity as UTF-8, then
// the declared charset; only where nothing is declared are the first 4 KB guessed
// at, since guessing is slow and often wrong.
//
// A page that declares another charset and is valid UTF-8 all the same is UTF-8:
// such pages are mislabelled far more often than they are lucky.
func decode(raw []byte, media string) (decoded, error) {
	bom := []byte("\ufeff")
	if rest, ok := bytes.CutPrefix(raw, bom); ok && utf8.Valid(rest) {
		return whole(string(rest), len(bom)), nil
	}
	if bytes.HasPrefix(raw, []byte{0xfe, 0xff}) || bytes.HasPrefix(raw, []byte{0xff, 0xfe}) {
		return convert(raw, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	}
	enc, name := declared(raw, media)
	if utf8.Valid(raw) && (name != "iso-2022-jp" || bytes.IndexByte(raw, 0x1b) < 0) {
		return whole(string(raw), 0), nil
	}
	if enc == nil {
		enc, name = guessed(raw)
	}
	if enc == nil || name == "utf-8" {
		return patched(raw), nil
	}
	return convert(raw, enc)
}

func whole(s string, at int) decoded {
	if s == "" {
		return decoded{}
	}
	return decoded{s, []chancery.Origin{{
		Text: chancery.Span{End: len(s)}, Raw: chancery.Span{Start: at, End: at + len(s)}, Exact: true,
	}}}
}

// declared is the charset that a page says it is in; nil where it says nothing.
func declared(raw []byte, media string) (encoding.Encoding, string) {
	if media != page {
		return nil, ""
	}
	head := raw[:min(len(raw), 1024)]
	if !bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return nil, ""
	}
	enc, name, _ := charset.DetermineEncoding(stripHigh(head), "")
	return enc, name
}

// stripHigh is head with bytes over 127 as spaces, so that only a declaration can
// decide and not the look of what follows.
func stripHigh(head []byte) []byte {
	out := bytes.Clone(head)
	for i, c := range out {
		if c >= 0x80 {
			out[i] = ' '
		}
	}
	return out
}

// guessed is the likely charset of raw, which declares none and is not UTF-8.
// Text that is UTF-8 but for a few broken bytes stays UTF-8.
func guessed(raw []byte) (encoding.Encoding, string) {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	if good > 10*bad {
		return nil, "utf-8"
	}
	part := sample(raw)
	got := chardet.Detect(part).Charset
	if strings.EqualFold(got, "x-mac-cyrillic") && !capitalsOfMac(part) {
		got = "windows-1251" // small letters look the same in both; the capitals tell
	}
	if enc, name := charset.Lookup(got); enc != nil && name != "replacement" {
		return enc, name
	}
	return charset.Lookup("windows-1252")
}

// capitalsOfMac reports whether s has bytes that are capitals in Mac Cyrillic.
func capitalsOfMac(s []byte) bool {
	for _, c := range s {
		if c >= 0x80 && c < 0xa0 {
			return true
		}
	}
	return false
}

// sample is the 4 KB of raw from a little before its first byte over 127.
func sample(raw []byte) []byte {
	at := max(0, bytes.IndexFunc(raw, func(r rune) bool { return r >= utf8.RuneSelf })-512)
	return raw[at:min(len(raw), at+4096)]
}

// patched is raw with each run of bytes that is no UTF-8 as one U+FFFD.
func patched(raw []byte) decoded {
	var b strings.Builder
	var p pieces
	start := 0
	for i := 0; i <= len(raw); {
		n, bad := 1, i == len(raw)
		if !bad {
			var r rune
			r, n = utf8.DecodeRune(raw[i:])
			bad = r == utf8.RuneError && n == 1
		}
		if !bad {
			i += n
			continue
		}
		p.add(b.Len(), start, i-start, i-start, true)
		b.Write(raw[start:i])
		if i == len(raw) {
			break
		}
		end := i + 1
		for end < len(raw) && raw[end] >= utf8.RuneSelf {
			if r, n := utf8.DecodeRune(raw[end:]); r != utf8.RuneError || n > 1 {
				break
			}
			end++
		}
		p.add(b.Len(), i, len("\ufffd"), end-i, false)
		b.WriteString("\ufffd")
		start, i = end, end
	}
	return decoded{b.String(), p}
}

// convert decodes raw in small steps, so that each piece knows its bytes.
func convert(raw []byte, enc encoding.Encoding) (decoded, error) {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/2)
	var p pieces
	dec := enc.NewDecoder().Transformer
	var dst [24]byte
	for at := 0; at < len(raw); {
		src := raw[at:min(len(raw), at+64)]
		end := at+len(src) == len(raw)
		nDst, nSrc, err := dec.Transform(dst[:], src, end)
		if err != nil && err != transform.ErrShortDst && err != transform.ErrShortSrc {
			return decoded{}, err
		}
		if nDst == 0 && nSrc == 0 {
			break // a step that neither reads nor writes: nothing more will come
		}
		out := dst[:nDst]
		if !utf8.Valid(out) {
			out = bytes.ToValidUTF8(out, []byte("\ufffd"))
		}
		p.step(b.Len(), at, out, src[:nSrc])
		b.Write(out)
		at += nSrc
	}
	return decoded{b.String(), p}, nil
}

// pieces gathers origins in order; neighbours that are exact become one.
type pieces []chancery.Origin

func (p *pieces) add(text, raw, nText, nRaw int, exact bool) {
	if nText == 0 {
		if nRaw > 0 && len(*p) > 0 { // bytes that make no text, such as a shift: with what stands before
			if last := &(*p)[len(*p)-1]; !last.Exact {
				last.Raw.End = raw + nRaw
			}
		}
		return
	}
	o := chancery.Origin{Text: chancery.Span{Start: text, End: text + nText}, Raw: chancery.Span{Start: raw, End: raw + nRaw}, Exact: exact}
	if n := len(*p); n > 0 && exact {
		if last := &(*p)[n-1]; last.Exact && last.Text.End == text && last.Raw.End == raw {
			last.Text.End, last.Raw.End = o.Text.End, o.Raw.End
			return
		}
	}
	*p = append(*p, o)
}

// step adds one step of decoding: ASCII at its beginning and end stands as it was.
func (p *pieces) step(text, raw int, out, src []byte) {
	head := 0
	for head < len(out) && head < len(src) && out[head] == src[head] && out[head] < utf8.RuneSelf {
		head++
	}
	tail := 0
	for tail < len(out)-head && tail < len(src)-head && out[len(out)-1-tail] == src[len(src)-1-tail] && out[len(out)-1-tail] < utf8.RuneSelf {
		tail++
	}
	p.add(text, raw, head, head, true)
	p.add(text+head, raw+head, len(out)-head-tail, len(src)-head-tail, false)
	p.add(text+len(out)-tail, raw+len(src)-tail, tail, tail, true)
}

// through carries origins over a decoded text back to the raw bytes that it was
// decoded from. Both are in order, so one walk does it.
func through(origins, from []chancery.Origin) []chancery.Origin {
	if len(from) == 1 && from[0].Exact {
		if shift := from[0].Raw.Start - from[0].Text.Start; shift != 0 {
			for i := range origins {
				origins[i].Raw.Start += shift
				origins[i].Raw.End += shift
			}
		}
		return origins
	}
	var out pieces
	k := 0
	for _, o := range origins {
		for k < len(from) && from[k].Text.End <= o.Raw.Start {
			k++
		}
		if k == len(from) {
			break
		}
		if !o.Exact {
			j := k
			for j+1 < len(from) && from[j+1].Text.Start < o.Raw.End {
				j++
			}
			lo, hi := within(from[k], o.Raw.Start).Start, within(from[j], o.Raw.End-1).End
			out.add(o.Text.Start, lo, o.Text.Len(), hi-lo, false)
			continue
		}
		for j := k; j < len(from) && from[j].Text.Start < o.Raw.End; j++ {
			lo, hi := max(o.Raw.Start, from[j].Text.Start), min(o.Raw.End, from[j].Text.End)
			raw := from[j].Raw
			if from[j].Exact {
				raw = chancery.Span{Start: raw.Start + lo - from[j].Text.Start, End: raw.Start + hi - from[j].Text.Start}
			}
			out.add(o.Text.Start+lo-o.Raw.Start, raw.Start, hi-lo, raw.Len(), from[j].Exact)
		}
	}
	return out
}

// within is the raw bytes behind byte at of a piece.
func within(o chancery.Origin, at int) chancery.Span {
	if !o.Exact {
		return o.Raw
	}
	i := o.Raw.Start + at - o.Text.Start
	return chancery.Span{Start: i, End: i + 1}
}

// unescape decodes the character references that a careless copy has left in a
// plain text ("the leaders&#x27; second"), those with a semicolon only. ok is false
// where there are none.
func unescape(s string) (text string, origins []chancery.Origin, ok bool) {
	var b strings.Builder
	var p pieces
	at := 0
	for i := strings.IndexByte(s, '&'); i >= 0 && i < len(s); {
		if c, n := reference(s[i:]); n > 0 {
			p.add(b.Len(), at, i-at, i-at, true)
			b.WriteString(s[at:i])
			p.add(b.Len(), i, len(c), n, false)
			b.WriteString(c)
			at = i + n
			i = at
		} else {
			i++
		}
		next := strings.IndexByte(s[i:], '&')
		if next < 0 {
			break
		}
		i += next
	}
	if at == 0 {
		return s, nil, false
	}
	p.add(b.Len(), at, len(s)-at, len(s)-at, true)
	b.WriteString(s[at:])
	return b.String(), p, true
}

// reference is the character that s begins with a reference to, and the length of
// that reference; 0 where it begins with none.
func reference(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 34)], ';')
	if end < 2 {
		return "", 0
	}
	c := html.UnescapeString(s[:end+1])
	if c == s[:end+1] || c == "" || !utf8.ValidString(c) || strings.HasSuffix(c, ";") && s[:end+1] != "&semi;" {
		return "", 0
	}
	return c, end + 1
}

// binary reports whether raw looks like anything but text: a well-known signature,
// or control characters that no text has.
func binary(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte{0xfe, 0xff}) || bytes.HasPrefix(raw, []byte{0xff, 0xfe}) {
		return len(raw) < 4
	}
	for _, sign := range [...]string{"%PDF-", "PK\x03\x04", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "\x7fELF", "BM\x00", "RIFF", "\xd0\xcf\x11\xe0", "MZ\x90"} {
		if bytes.HasPrefix(raw, []byte(sign)) {
			return true
		}
	}
	head := raw[:min(len(raw), 8192)]
	odd := 0
	for _, c := range head {
		switch {
		case c == 0:
			odd += 8
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b:
			odd++
		}
	}
	return odd*50 > len(head)
}
