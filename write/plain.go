package write

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Plain is s fit for a terminal and for one line: white space of any kind is one
// space, and what could move a cursor, hide or turn round the words beside it is
// shown rather than sent. "\x1b[2J" becomes "␛[2J", a right-to-left override "<U+202E>".
func Plain(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			clean = false
			break
		}
	}
	if clean {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := true // also at the start, so that none leads
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case r < 0x20:
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune(0x2421)
		case r == utf8.RuneError:
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				b.WriteRune(unicode.ReplacementChar)
			} else {
				b.WriteRune(r)
			}
		case hidden(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
		space = false
	}
	return strings.TrimSuffix(b.String(), " ")
}

// hidden reports whether r is a control of the second set or turns or hides text.
// The joiners U+200C and U+200D belong to the spelling of Persian and are let be.
func hidden(r rune) bool {
	switch {
	case r >= 0x80 && r < 0xa0:
		return true
	case r == 0x200c, r == 0x200d:
		return false
	}
	return unicode.Is(unicode.Cf, r) && r != 0xad
}

// Columns is how many columns of a terminal s takes: two for a wide Chinese,
// Japanese or Korean letter, none for a mark that sits on another.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r < 0x1100:
			n++
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// cutTo is s in at most n columns, with "…" where something was left out.
func cutTo(s string, n int) string {
	if Columns(s) <= n {
		return s
	}
	at, used := 0, 0
	for i, r := range s {
		w := Columns(string(r))
		if used+w > n-1 {
			break
		}
		used += w
		at = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(s[:at], " ") + "…"
}

// wrap writes words to b, each line at most cols columns wide: the first begins
// with first, the others with rest. A word that is wider than a line stands alone.
func wrap(b *strings.Builder, first, rest, words string, cols int) {
	b.WriteString(first)
	at, lead := Columns(first), Columns(rest)
	fresh := true
	for _, w := range strings.Fields(words) {
		n := Columns(w)
		if !fresh && at+1+n > cols {
			b.WriteByte('\n')
			b.WriteString(rest)
			at, fresh = lead, true
		}
		if !fresh {
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += n
		fresh = false
	}
	b.WriteByte('\n')
}
