package write

import "strings"

// Markdown is s, which came from outside, as literal Markdown text on one line: no
// letter of it can open a heading, a link, an image, code or HTML.
func Markdown(s string) string {
	s = Plain(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case strings.IndexByte("\\`*_{}[]<>#|~&!$", c) >= 0:
			b.WriteByte('\\')
		case (c == '-' || c == '+' || c == '=') && i == 0: // a list or a rule
			b.WriteByte('\\')
		case (c == '.' || c == ')') && i > 0 && i < 10 && allDigits(s[:i]): // a numbered list
			b.WriteByte('\\')
		case c == ':' && strings.HasPrefix(s[i:], "://"), c == '@', // what GitHub makes a link of
			c == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }
