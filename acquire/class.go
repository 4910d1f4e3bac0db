package acquire

import (
	"io/fs"
	"strings"

	"chancery/internal/lines"
)

// A class is what the words of an element's class, id and role, its tag and its
// attributes say of the text in it.
type class uint16

const (
	goodClass   class = 1 << iota // the article itself
	badClass                      // no part of it: navigation, comments, offers
	aboutClass                    // about the article, where short: date, kicker, tags
	noteClass                     // about the article, of any length: captions, bylines
	hiddenClass                   // not shown
	bodyClass                     // marked as the article's text outright
	neverClass                    // no part of it, however much it holds
	voidClass                     // words that turn the others around, while words are read
)

// pageWords are the words of classes and ids; see data/en/html.txt.
type pageWords struct{ words map[string]class }

func readPageWords(data fs.FS) (*pageWords, error) {
	p := &pageWords{map[string]class{}}
	kinds := map[string]class{"good": goodClass, "bad": badClass, "about": aboutClass, "hidden": hiddenClass, "body": bodyClass, "void": voidClass, "note": noteClass, "never": neverClass}
	for l, err := range lines.Read(data, "en/html.txt", 2) {
		if err != nil {
			return nil, err
		}
		k, ok := kinds[l.Col(0)]
		if !ok {
			return nil, l.Errorf("no kind %q; want good, bad, about, hidden, body, never, note or void", l.Col(0))
		}
		for w := range strings.SplitSeq(l.Col(1), "|") {
			p.words[w] |= k
		}
	}
	return p, nil
}

// of reads the names of a class or id attribute. Each name speaks for itself:
// "article-body share-tools" is both good and bad, and the bad wins. A name with a
// word that turns it around, as "has-sidebar", says nothing.
func (p *pageWords) of(names string) class {
	var c class
	if len(names) > 400 {
		names = names[:400]
	}
	for name := range strings.FieldsSeq(names) {
		c |= p.name(name)
	}
	return c
}

func (p *pageWords) name(name string) class {
	var low [64]byte
	if len(name) > len(low) {
		name = name[:len(low)]
	}
	for i := 0; i < len(name); i++ {
		low[i] = name[i]
		if 'A' <= name[i] && name[i] <= 'Z' {
			low[i] |= 0x20
		}
	}
	c := p.words[string(low[:len(name)])]
	start := 0
	for i := 0; i <= len(name); i++ {
		boundary := i == len(name) || !letter(name[i])
		camel := !boundary && i > start && 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z'
		if !boundary && !camel {
			continue
		}
		if i > start {
			c |= p.words[string(low[start:i])]
		}
		start = i
		if boundary {
			start = i + 1
		}
	}
	if c&voidClass != 0 {
		return 0
	}
	return c
}
