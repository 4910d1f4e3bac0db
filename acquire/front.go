package acquire

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery"
)

// longestFront bounds the front matter that is looked for.
const longestFront = 64 << 10

// readFront reads the front matter of a plain text or Markdown document and marks
// it as furniture, and the marks of Markdown headings with it.
//
//	---
//	title: "The bridge at Strelsau"
//	date: 2024-05-03
//	---
func (a *Acquirer) readFront(d *chancery.Document) {
	n := frontMatter(d.Text)
	if n > 0 {
		d.Furniture = append(d.Furniture, chancery.Furniture{Span: chancery.Span{End: n}, Rule: "front.matter"})
		f := facts{days: a.masthead}
		for key, value := range yamlPairs(d.Text[:n]) {
			f.tell(a.fields.front[key], value, "front matter "+key)
		}
		f.into(d)
	}
	if n > 0 || d.Media == markdown {
		markHeadings(d, n)
	}
}

// frontMatter is the length of the front matter that text begins with, 0 where it
// begins with none: a line of three hyphens, lines that are keys with values or
// their continuation, and another line of three hyphens.
func frontMatter(text string) int {
	rest := strings.TrimLeft(text[:min(len(text), 16)], " \r\n\t\ufeff")
	at := min(len(text), 16) - len(rest)
	first, n := nextLine(text[at:])
	if strings.TrimSpace(first) != "---" {
		return 0
	}
	at += n
	keys := 0
	for at < len(text) && at < longestFront {
		l, n := nextLine(text[at:])
		at += n
		if t := strings.TrimSpace(l); t == "---" || t == "..." {
			if keys == 0 {
				return 0
			}
			return at
		}
		if _, _, ok := yamlKey(l); ok {
			keys++
		} else if t := strings.TrimSpace(l); t != "" && keys == 0 && t[0] != '#' {
			return 0
		}
	}
	return 0
}

// nextLine is the first line of s without its end, and its length with it.
func nextLine(s string) (string, int) {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return strings.TrimSuffix(s[:i], "\r"), i + 1
	}
	return s, len(s)
}

// yamlKey parts "key: value". Indented lines have no key: they belong to the one
// before.
func yamlKey(l string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(l, ":")
	if !ok || key == "" || strings.Trim(strings.ToLower(key), "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || value != "" && value[0] != ' ' && value[0] != '\t' {
		return "", "", false
	}
	return strings.ToLower(key), strings.TrimSpace(value), true
}

// yamlPairs yields the keys of front matter with their scalar values, in order.
// Of YAML it knows what front matter has: plain and quoted scalars over one line
// or several, and lists, of which the first member counts.
func yamlPairs(front string) func(yield func(key, value string) bool) {
	return func(yield func(key, value string) bool) {
		key, value := "", ""
		for at := 0; at < len(front); {
			l, n := nextLine(front[at:])
			at += n
			k, v, ok := yamlKey(l)
			t := strings.TrimSpace(l)
			switch {
			case ok || t == "---" || t == "...":
				if key != "" && !yield(key, yamlScalar(value)) {
					return
				}
				key, value = k, v
			case t == "":
			case strings.HasPrefix(t, "- "):
				if value == "" {
					value = strings.TrimSpace(t[2:])
				}
			case value == "" || value == "|" || value == ">" || value == ">-" || value == "|-":
				value = t
			case strings.HasSuffix(value, `\`) && value[0] == '"': // an escaped line break: joined without a space
				value = value[:len(value)-1] + strings.TrimPrefix(t, `\`)
			default:
				value += " " + t
			}
		}
	}
}

// yamlScalar is the string that a scalar stands for.
func yamlScalar(v string) string {
	if len(v) >= 2 && v[0] == '\'' && v[len(v)-1] == '\'' {
		return strings.ReplaceAll(v[1:len(v)-1], "''", "'")
	}
	if len(v) < 2 || v[0] != '"' || v[len(v)-1] != '"' {
		return strings.Trim(v, "[]")
	}
	v = v[1 : len(v)-1]
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] != '\\' || i+1 == len(v) {
			b.WriteByte(v[i])
			continue
		}
		i++
		switch c := v[i]; c {
		case 'n', 't', 'r':
			b.WriteByte(' ')
		case '_':
			b.WriteString("\u00a0")
		case 'x', 'u', 'U':
			width := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
			if i+width < len(v) {
				if r, err := strconv.ParseUint(v[i+1:i+1+width], 16, 32); err == nil && utf8.ValidRune(rune(r)) {
					b.WriteRune(rune(r))
					i += width
				}
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// markHeadings marks the hash marks before headings of Markdown, so that a heading
// begins with its words, and takes the first heading for the title.
func markHeadings(d *chancery.Document, from int) {
	for at := from; at < len(d.Text); {
		l, n := nextLine(d.Text[at:])
		marks := 0
		for marks < len(l) && marks < 7 && l[marks] == '#' {
			marks++
		}
		if marks > 0 && marks < 7 && marks < len(l) && l[marks] == ' ' {
			words := strings.TrimSpace(l[marks:])
			start := at + marks + strings.Index(l[marks:], words)
			d.Furniture = append(d.Furniture, chancery.Furniture{Span: chancery.Span{Start: at, End: start}, Rule: "markdown.heading"})
			if d.TitleSpan.Len() == 0 && marks <= 2 && words != "" {
				d.TitleSpan = chancery.Span{Start: start, End: start + len(words)}
				if d.Title == "" {
					d.Title = words
				}
			}
		}
		at += n
	}
}
