package acquire

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery"
)

// What a tree of a page holds at most. Beyond them, tags are no longer opened, and
// their text falls to the element around them.
const (
	maxOpen  = 250
	maxNodes = 400_000
)

// A node is an element of a page. Nodes stand in the order of their start tags.
type node struct {
	tag         atom.Atom
	trait       trait
	parent      int32 // -1 for the root
	class       class // of its own words and tag
	first, last int32 // its blocks: tree.blocks[first:last]
}

// A block is a run of text that no block-level tag interrupts.
type block struct {
	chancery.Span
	node  int32 // the innermost element that holds all of it
	depth int32 // how much of the stack has stayed open since, while the tree is built
	chars int32 // letters and digits
	link  int32 // those of them inside links
	words int32
}

// A tree is the text of a page in its blocks, with the elements that hold them.
//
// It is made of the tokens of x/net/html and not of its parser, which does not
// tell where in the page a text stood. Of the parser's rules for broken pages it
// keeps those that matter to text: what closes an open paragraph, list item or
// cell, and that an end tag closes nothing beyond its table or, for inline tags,
// its block.
type tree struct {
	words  *pageWords
	src    string
	nodes  []node
	blocks []block
	head   head

	text    strings.Builder
	origins pieces
	stack   []int32
	open    map[atom.Atom]int
	skip    int // depth of the stack above which text is not seen; 0 for none
	full    bool
	blk     block // being filled; node -1 where none is
	gap     chancery.Span
	breaks  int
	wide    int32
	broken  bool // a single line break is owed before the next word
}

// grow builds the tree of a page.
func grow(src string, words *pageWords, h head) *tree {
	t := &tree{words: words, src: src, open: map[atom.Atom]int{}, head: h, blk: block{node: -1}}
	t.text.Grow(len(src) / 8)
	t.nodes = append(t.nodes, node{parent: -1})
	t.stack = append(t.stack, 0)
	z := html.NewTokenizer(strings.NewReader(src))
	at := 0
	for {
		kind := z.Next()
		from := at
		at += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			t.flush()
			for len(t.stack) > 0 {
				t.pop()
			}
			t.head.finish(t)
			return t
		case html.TextToken:
			if t.head.wants(t, src[from:at]) || t.skip > 0 {
				continue
			}
			t.put(from, at)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attrs := z.TagName()
			t.start(z, atom.Lookup(name), attrs)
		case html.EndTagToken:
			name, _ := z.TagName()
			t.end(atom.Lookup(name))
		}
	}
}

// start opens an element.
func (t *tree) start(z *html.Tokenizer, tag atom.Atom, attrs bool) {
	trait := traits[tag]
	if trait&blockLevel != 0 {
		t.flush()
		t.implied(tag)
	}
	c := t.head.attributes(z, tag, attrs, t.words)
	if trait&void != 0 {
		if tag == atom.Br {
			t.lineBreak()
		}
		return
	}
	if tag == atom.A && t.open[atom.A] > 0 {
		t.end(atom.A)
	}
	if len(t.stack) >= maxOpen || len(t.nodes) >= maxNodes {
		t.full = true
		return
	}
	if trait&unseen != 0 {
		c |= hiddenClass
	}
	if tag == atom.Body || tag == atom.Html {
		c = 0
	}
	top := t.stack[len(t.stack)-1]
	t.nodes = append(t.nodes, node{tag: tag, trait: trait, parent: top, class: c, first: int32(len(t.blocks))})
	t.stack = append(t.stack, int32(len(t.nodes)-1))
	t.open[tag]++
	if c&hiddenClass != 0 && t.skip == 0 {
		t.skip = len(t.stack)
	}
}

// implied closes what the start of tag closes: an open paragraph, the list item
// or cell before it.
func (t *tree) implied(tag atom.Atom) {
	if t.open[atom.P] > 0 {
		t.closeTo(atom.P, cellScope)
	}
	switch tag {
	case atom.Li:
		t.closeTo(atom.Li, listScope)
	case atom.Dt, atom.Dd:
		t.closeTo(atom.Dt, listScope)
		t.closeTo(atom.Dd, listScope)
	case atom.Tr:
		t.closeTo(atom.Tr, tableScope)
	case atom.Td, atom.Th:
		t.closeTo(atom.Td, tableScope|rowScope)
		t.closeTo(atom.Th, tableScope|rowScope)
	case atom.Option:
		t.closeTo(atom.Option, cellScope)
	}
}

// end closes an element, if it is open where its end tag can reach it.
func (t *tree) end(tag atom.Atom) {
	trait := traits[tag]
	if trait&blockLevel != 0 {
		t.flush()
	}
	if tag == atom.Br {
		t.lineBreak()
	}
	if t.open[tag] == 0 {
		return
	}
	switch {
	case tag == atom.Table || tag == atom.Body || tag == atom.Html:
		t.closeTo(tag, 0)
	case trait&blockLevel != 0 || trait&unseen != 0:
		t.closeTo(tag, cellScope)
	default:
		t.closeTo(tag, blockLevel)
	}
}

// closeTo closes elements down to the innermost open one of tag, unless one that
// bounds scope stands between.
func (t *tree) closeTo(tag atom.Atom, scope trait) {
	if t.open[tag] == 0 {
		return
	}
	for i := len(t.stack) - 1; i > 0; i-- {
		n := &t.nodes[t.stack[i]]
		if n.tag == tag {
			if n.trait&blockLevel != 0 {
				t.flush()
			}
			for len(t.stack) > i {
				t.pop()
			}
			return
		}
		if n.trait&scope != 0 {
			return
		}
	}
}

func (t *tree) pop() {
	top := len(t.stack) - 1
	n := &t.nodes[t.stack[top]]
	t.stack = t.stack[:top]
	t.open[n.tag]--
	if t.skip > top {
		t.skip = 0
	}
	t.blk.depth = min(t.blk.depth, int32(top))
	n.last = int32(len(t.blocks))
	if t.blk.node >= 0 && top == 0 {
		n.last++
	}
}

// lineBreak takes a <br>: one breaks the line, two end the block.
func (t *tree) lineBreak() {
	if t.blk.node < 0 {
		return
	}
	if t.breaks++; t.breaks >= 2 {
		t.flush()
		return
	}
	t.broken = true
}

// flush ends the block that is being filled.
func (t *tree) flush() {
	t.gap, t.breaks, t.broken = chancery.Span{}, 0, false
	if t.blk.node < 0 {
		return
	}
	t.blk.End = t.text.Len()
	t.blocks = append(t.blocks, t.blk)
	t.blk = block{node: -1}
}

// put adds the text at src[from:to] to the block that is being filled: white space
// as one space, character references decoded.
func (t *tree) put(from, to int) {
	for i := from; i < to; {
		if blank(t.src[i]) {
			j := i + 1
			for j < to && blank(t.src[j]) {
				j++
			}
			if t.gap.End == 0 {
				t.gap.Start = i
			}
			t.gap.End = j
			i = j
			continue
		}
		if t.src[i] == '&' {
			if c, n := entity(t.src[i:to]); n > 0 {
				t.word(c, i, i+n, false)
				i += n
				continue
			}
		}
		j := i + 1
		for j < to && t.src[j] != '&' && (!blank(t.src[j]) || t.src[j] == ' ' && j+1 < to && !blank(t.src[j+1])) {
			j++
		}
		t.word(t.src[i:j], i, j, true)
		i = j
	}
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// word adds a piece of text that begins with no white space.
func (t *tree) word(s string, from, to int, exact bool) {
	if t.blk.node < 0 {
		if t.text.Len() > 0 {
			t.text.WriteString("\n\n")
		}
		t.blk = block{Span: chancery.Span{Start: t.text.Len()}, node: t.stack[len(t.stack)-1], depth: int32(len(t.stack))}
		t.gap, t.broken = chancery.Span{}, false
	}
	if at := t.stack[max(0, t.blk.depth-1)]; at < t.blk.node {
		t.blk.node = at // the element it began in has been closed
	}
	switch {
	case t.broken:
		t.text.WriteByte('\n')
		t.blk.words++
	case t.gap.End > 0:
		g := t.gap
		t.origins.add(t.text.Len(), g.Start, 1, g.Len(), g.Len() == 1 && t.src[g.Start] == ' ')
		t.text.WriteByte(' ')
		t.blk.words++
	}
	t.gap, t.broken, t.breaks = chancery.Span{}, false, 0
	t.origins.add(t.text.Len(), from, len(s), to-from, exact)
	t.text.WriteString(s)
	n := int32(0)
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			t.blk.words++
		} else if s[i]&0xc0 != 0x80 {
			n++
			if s[i] >= 0xe3 && s[i] <= 0xe9 { // scripts that put no space between words
				t.wide++
			}
		}
	}
	t.blk.words += t.wide / 2
	t.wide %= 2
	t.blk.chars += n
	if t.open[atom.A] > 0 {
		t.blk.link += n
	}
}

// entity is the character that the reference at the head of s stands for, and its
// length; 0 for a bare ampersand. Unlike [reference] it takes those without a
// semicolon too, as pages may leave it out.
func entity(s string) (string, int) {
	if len(s) < 3 || s[1] != '#' && !letter(s[1]) {
		return "", 0
	}
	n := 1
	for n < len(s) && n < 33 && (letter(s[n]) || digit(s[n]) || s[n] == '#') {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	got := html.UnescapeString(s[:n])
	if got == s[:n] || got == "" || !utf8.ValidString(got) || got[0] == 0 {
		return "", 0
	}
	// What was decoded may be a prefix only: "&notit" is "¬it".
	for k := n - 1; k > 2; k-- {
		if part := html.UnescapeString(s[:k]); part+s[k:n] != got {
			if k+1 < n {
				got, n = html.UnescapeString(s[:k+1]), k+1
			}
			break
		}
	}
	if strings.TrimSpace(got) == "" && got != "\u00a0" {
		got = " "
	}
	return got, n
}

// A trait says how an element behaves.
type trait uint16

const (
	blockLevel trait = 1 << iota
	void             // has no content
	unseen           // its text is not shown
	cellScope        // an end tag inside does not reach beyond
	listScope
	tableScope
	rowScope
)

// traits of the elements of HTML that are not plain inline ones.
var traits = map[atom.Atom]trait{
	atom.Address: blockLevel, atom.Article: blockLevel, atom.Aside: blockLevel, atom.Blockquote: blockLevel,
	atom.Body: blockLevel | cellScope, atom.Center: blockLevel, atom.Dd: blockLevel, atom.Details: blockLevel, atom.Dialog: blockLevel,
	atom.Dir: blockLevel, atom.Div: blockLevel, atom.Dl: blockLevel | listScope, atom.Dt: blockLevel, atom.Fieldset: blockLevel,
	atom.Figcaption: blockLevel, atom.Figure: blockLevel, atom.Footer: blockLevel, atom.Form: blockLevel,
	atom.H1: blockLevel, atom.H2: blockLevel, atom.H3: blockLevel, atom.H4: blockLevel, atom.H5: blockLevel, atom.H6: blockLevel,
	atom.Header: blockLevel, atom.Hgroup: blockLevel, atom.Html: blockLevel | cellScope, atom.Legend: blockLevel, atom.Li: blockLevel,
	atom.Main: blockLevel, atom.Menu: blockLevel | listScope, atom.Nav: blockLevel, atom.Ol: blockLevel | listScope, atom.P: blockLevel,
	atom.Pre: blockLevel, atom.Section: blockLevel, atom.Summary: blockLevel, atom.Ul: blockLevel | listScope,
	atom.Table: blockLevel | cellScope | tableScope, atom.Caption: blockLevel | cellScope, atom.Tbody: blockLevel, atom.Thead: blockLevel,
	atom.Tfoot: blockLevel, atom.Tr: blockLevel | rowScope, atom.Td: blockLevel | cellScope, atom.Th: blockLevel | cellScope,
	atom.Button: blockLevel | cellScope, atom.Select: blockLevel | unseen, atom.Option: blockLevel, atom.Optgroup: blockLevel,
	atom.Head: blockLevel | unseen, atom.Hr: blockLevel | void,

	atom.Area: void, atom.Base: void, atom.Br: void, atom.Col: void, atom.Embed: void, atom.Img: void, atom.Input: void,
	atom.Link: void, atom.Meta: void, atom.Param: void, atom.Source: void, atom.Track: void, atom.Wbr: void,

	atom.Script: unseen, atom.Style: unseen, atom.Title: unseen, atom.Template: unseen, atom.Noscript: unseen, atom.Iframe: unseen,
	atom.Textarea: unseen, atom.Noembed: unseen, atom.Noframes: unseen, atom.Object: unseen, atom.Svg: unseen, atom.Math: 0,
	atom.Audio: unseen, atom.Video: unseen, atom.Canvas: unseen, atom.Xmp: unseen, atom.Datalist: unseen, atom.Map: unseen,
}
