package acquire

import (
	"golang.org/x/net/html/atom"

	"chancery"
)

// A verdict says of one block whether it belongs to the article, and if not by
// which rule. The zero verdict is that it does.
type verdict string

// choose parts the blocks of a page into article and furniture.
//
// Every block is weighed by what it is: sentences speak for the elements around
// them, links and scraps against. The article is the element whose blocks weigh
// most together, so that it grows until what it would take in is worth less than
// nothing. Inside it, elements that name themselves as something else are taken
// out, and so is what stands before the first sentence and behind the last one.
func (t *tree) choose() []verdict {
	c := &chooser{tree: t, out: make([]verdict, len(t.blocks)), prose: make([]int32, len(t.nodes)), worth: make([]int32, len(t.nodes)), bad: make([]verdict, len(t.nodes)), body: make([]bool, len(t.nodes))}
	c.weigh()
	c.condemn()
	c.sum()
	root := c.article()
	c.part(root)
	c.trim(root)
	return c.out
}

// longAbout is the letters of sentences from which on an element is no mere date or
// label, whatever it is called: "<p class=title>" may be the first paragraph.
const longAbout = 120

type chooser struct {
	*tree
	out   []verdict
	prose []int32   // letters of sentences in a node
	worth []int32   // what the blocks of a node weigh together
	body  []bool    // the node or one around it is said to be the article's text outright
	bad   []verdict // why a node is no part of an article; empty where it is
}

// weigh sums the letters of sentences of each node.
func (c *chooser) weigh() {
	for i := range c.blocks {
		if b := &c.blocks[i]; c.sentence(b) {
			c.prose[b.node] += b.chars - b.link
		}
	}
	for n := len(c.nodes) - 1; n > 0; n-- {
		c.prose[c.nodes[n].parent] += c.prose[n]
	}
}

// sentence reports whether a block reads as one: some length, and not mostly links.
func (t *tree) sentence(b *block) bool {
	if b.link*2 > b.chars {
		return false
	}
	return b.words >= 20 || b.words >= 6 && stopped(t.text.String()[b.Start:b.End])
}

// condemn finds the nodes that are no part of an article by their names. A node
// that holds most of the sentences of the page is not believed, nor is one that
// holds most of those of a node that is said to be the article's text outright.
func (c *chooser) condemn() {
	total, titled := c.prose[0], false
	for n := 1; n < len(c.nodes); n++ {
		x := &c.nodes[n]
		c.bad[n] = c.bad[x.parent]
		c.body[n] = x.class&bodyClass != 0 && x.class&badClass == 0 || c.body[x.parent]
		if x.tag == atom.H1 && !titled { // the first is the title, whatever it is called
			x.class |= aboutClass
			titled = true
		}
		if c.bad[n] != "" || x.class&(badClass|aboutClass|noteClass|neverClass) == 0 {
			continue
		}
		if c.prose[n]*5 > total*2 && x.class&neverClass == 0 {
			continue
		}
		switch {
		case x.tag == atom.Nav:
			c.bad[n] = "html.nav"
		case x.tag == atom.Aside || x.tag == atom.Footer:
			c.bad[n] = "html.aside"
		case x.class&(badClass|neverClass) != 0:
			c.bad[n] = "html.boilerplate"
		case x.class&bodyClass == 0 && (x.class&noteClass != 0 || c.prose[n] < longAbout):
			c.bad[n] = "html.about"
		}
	}
}

// value is what a block speaks for the element around it.
func (c *chooser) value(b *block) int32 {
	own := b.chars - b.link
	switch {
	case c.bad[b.node] != "":
		if c.bad[b.node] == "html.about" {
			return 0
		}
		return -min(20+b.link/2, 60)
	case c.sentence(b) && c.body[b.node]:
		return 3 * min(own, 600)
	case c.sentence(b):
		return min(own, 600)
	case b.link*2 > b.chars && c.body[b.node]:
		return 0 // a table or a list of an article may well be all links
	case b.link*2 > b.chars:
		return -min(15+b.link/2, 60)
	}
	return min(own/4, 10) // a heading or an item of a list
}

func (c *chooser) sum() {
	for i := range c.blocks {
		c.worth[c.blocks[i].node] += c.value(&c.blocks[i])
	}
	for n := len(c.nodes) - 1; n > 0; n-- {
		c.worth[c.nodes[n].parent] += c.worth[n]
	}
}

// article is the node that holds the article: that of most worth, the innermost
// one of several that hold the same.
func (c *chooser) article() int32 {
	best, score := int32(0), int32(-1<<30)
	for n := range c.nodes {
		w := c.worth[n]
		if c.bad[n] != "" || c.nodes[n].class&hiddenClass != 0 {
			continue
		}
		if x := &c.nodes[n]; x.tag == atom.Article || x.tag == atom.Main {
			w += w / 10
		}
		if w >= score {
			best, score = int32(n), w
		}
	}
	for best > 0 && !container(c.nodes[best].tag) {
		best = c.nodes[best].parent // a paragraph is no article, though it be the only one
	}
	return best
}

// container reports whether an element may hold a whole article.
func container(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Article, atom.Main, atom.Section, atom.Td, atom.Body, atom.Center, atom.Html, atom.Pre:
		return true
	}
	return false
}

// part makes furniture of all that lies outside of root, or in it and condemned.
func (c *chooser) part(root int32) {
	for i := range c.blocks {
		b := &c.blocks[i]
		switch {
		case !c.inside(i, root):
			c.out[i] = "html.boilerplate"
			if c.bad[b.node] != "" {
				c.out[i] = c.bad[b.node]
			}
		case c.bad[b.node] != "":
			c.out[i] = c.bad[b.node]
		case b.link*3 > b.chars*2 && (b.words < 20 || c.within(b.node, atom.Li)) && !c.within(b.node, atom.Tr):
			c.out[i] = "html.links"
		}
	}
}

func (c *chooser) inside(i int, root int32) bool {
	return root == 0 || int32(i) >= c.nodes[root].first && int32(i) < c.nodes[root].last
}

// within reports whether a node stands in an element of tag, not far up.
func (c *chooser) within(n int32, tag atom.Atom) bool {
	for k := 0; n > 0 && k < 4; k++ {
		if c.nodes[n].tag == tag {
			return true
		}
		n = c.nodes[n].parent
	}
	return false
}

// trim takes off what stands before the first sentence, the heading that is the
// title among it, and headings behind which nothing follows.
func (c *chooser) trim(root int32) {
	last := -1
	for i := range c.blocks {
		if c.out[i] == "" && !c.heading(c.blocks[i].node) {
			last = i
		}
	}
	for i := last + 1; i < len(c.blocks); i++ {
		if c.out[i] == "" {
			c.out[i] = "html.heading"
		}
	}
}

// heading reports whether a node is a heading or lies in one.
func (t *tree) heading(n int32) bool {
	for k := 0; n > 0 && k < 3; k++ {
		switch t.nodes[n].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return true
		}
		n = t.nodes[n].parent
	}
	return false
}

// furniture is what the verdicts mark: each block with the blank line after it, so
// that what is left reads as if it had not been there.
func (t *tree) furniture(out []verdict) []chancery.Furniture {
	var fs []chancery.Furniture
	end := t.text.Len()
	for i := len(t.blocks) - 1; i >= 0; i-- {
		if out[i] != "" {
			fs = append(fs, chancery.Furniture{Span: chancery.Span{Start: t.blocks[i].Start, End: end}, Rule: string(out[i])})
		}
		end = t.blocks[i].Start
	}
	return settle(fs, t.text.Len())
}
