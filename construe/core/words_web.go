package core

import "strings"

// address is where an address of the web or of mail ends that begins at i, or i.
// What is passed over in vain is not looked at again: the time stays linear.
func (c *cutter) address(i, end int) int {
	if i < c.scanned {
		return i
	}
	rest := c.text[i:end]
	for _, p := range [...]string{"http://", "https://", "www.", "ftp://", "mailto:", "doi:", "HTTP://", "WWW."} {
		if strings.HasPrefix(rest, p) && len(rest) > len(p) {
			return c.trimmed(i+len(p), end)
		}
	}
	e, at, slash, dotted := i, -1, false, false
	for ; e < end; e++ {
		b := c.text[e]
		if b == '@' && at < 0 && e > i {
			at = e
			continue
		}
		if b == '/' && at < 0 && !slash && dotted && e-i > 3 {
			slash = c.site(i, e)
			if slash {
				return c.trimmed(e+1, end)
			}
			break
		}
		if k := kindOf(b); k != alpha && k != digit && strings.IndexByte(".-%+", b) < 0 {
			break
		}
		dotted = dotted || b == '.'
	}
	c.scanned = e
	if at < 0 && dotted {
		return c.host(i, e)
	}
	if at < 0 || e-at < 3 {
		return i
	}
	for e > at && strings.IndexByte(".-%+", c.text[e-1]) >= 0 {
		e--
	}
	return e
}

// host is where the name of a host or a group of news in text[i:e] ends, or i:
// "comp.sources.unix", three pieces or more in small letters.
func (c *cutter) host(i, e int) int {
	for e > i && strings.IndexByte(".-%+", c.text[e-1]) >= 0 {
		e--
	}
	dots, size := 0, 0
	for k := i; k < e; k++ {
		switch b := c.text[k]; {
		case b == '.':
			if size < 2 {
				return i
			}
			dots, size = dots+1, 0
		case b >= 'a' && b <= 'z' || b == '-' && size > 0:
			size++
		default:
			return i
		}
	}
	if dots < 2 || size < 1 {
		return i
	}
	return e
}

// site reports whether text[a:b] ends in the tail of a site.
func (c *cutter) site(a, b int) bool {
	dot := strings.LastIndexByte(c.text[a:b], '.')
	var buf [longest]byte
	return dot > 0 && c.tail[string(lower(&buf, c.text[a+dot+1:b]))]
}

// trimmed is end without the marks that belong to the sentence, not the address.
func (c *cutter) trimmed(from, end int) int {
	if cut := strings.IndexAny(c.text[from:end], "<>\"“”|"); cut >= 0 {
		end = from + cut
	}
	for end > from && strings.IndexByte(".,;:!?)]'", c.text[end-1]) >= 0 {
		if c.text[end-1] == ')' && strings.IndexByte(c.text[from:end], '(') >= 0 {
			break
		}
		end--
	}
	return end
}

func kindOf(b byte) kind {
	if b < 0x80 {
		return ascii[b]
	}
	return alpha
}
