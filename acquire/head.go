package acquire

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery"
)

// longestLD bounds the JSON-LD that is read of one page.
const longestLD = 1 << 20

// A head is what a page says of itself: in its head, in JSON-LD, and in the
// attributes of its body.
type head struct {
	fields  *fields
	facts   facts
	title   string // of <title>
	ld      [][]byte
	ldBytes int
	times   []chancery.Date // of <time datetime>, in order
	now     atom.Atom       // element whose text is wanted: title, or script for JSON-LD
}

// wants takes text that is no part of the page's text: its title and its JSON-LD.
func (h *head) wants(t *tree, s string) bool {
	switch h.now {
	case atom.Title:
		if h.title == "" && t.open[atom.Svg] == 0 {
			h.title = strings.Join(strings.Fields(html.UnescapeString(s[:min(len(s), 4000)])), " ")
		}
	case atom.Script:
		if h.ldBytes += len(s); h.ldBytes <= longestLD {
			h.ld = append(h.ld, []byte(s))
		}
	default:
		return false
	}
	h.now = 0
	return true
}

// attributes reads the attributes of a start tag: what they tell of the document
// goes to h, what they say of the element is returned.
func (h *head) attributes(z *html.Tokenizer, tag atom.Atom, more bool, words *pageWords) class {
	h.now = 0
	if tag == atom.Title {
		h.now = tag
	}
	c := tagClass[tag]
	var name, content, rel, href string
	for n := 0; more && n < 64; n++ {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "name", "property", "http-equiv":
			if tag == atom.Meta {
				name = strings.ToLower(strings.TrimSpace(string(val)))
			}
		case "content":
			if tag == atom.Meta {
				content = string(val)
			}
		case "rel":
			rel = strings.ToLower(string(val))
		case "href":
			if tag == atom.Link {
				href = string(val)
			}
		case "itemprop":
			name = string(bytes.ToLower(val))
			c |= propClass[name]
		case "lang", "xml:lang", "type", "datetime":
			h.attribute(tag, string(key), val)
		default:
			c |= classOf(tag, string(key), val, words)
		}
	}
	if tag == atom.Article || tag == atom.Main {
		c &^= aboutClass | noteClass // "tag-bridges", "category-world": what it is about, not that it is about it
	}
	if tag == atom.Tr || tag == atom.Td || tag == atom.Th {
		c &^= badClass | aboutClass | noteClass // rows and cells are named for their looks
	}
	switch {
	case tag == atom.Meta && name != "" && content != "":
		if f, ok := h.fields.meta[name]; ok {
			h.facts.tell(f, content, "meta "+name)
		}
	case tag == atom.Link && rel == "canonical" && href != "":
		h.facts.tell(field{"address", 1}, href, "link canonical")
	}
	return c
}

// attribute takes the attributes that tell of the document wherever they stand.
func (h *head) attribute(tag atom.Atom, key string, val []byte) {
	switch {
	case tag == atom.Html && key != "type":
		h.facts.tell(field{"language", 1}, string(val), "html lang")
	case tag == atom.Script && key == "type" && bytes.HasPrefix(bytes.ToLower(val), []byte("application/ld+json")):
		h.now = tag
	case tag == atom.Time && key == "datetime" && len(h.times) < 8:
		if day, ok := isoDay(string(val)); ok {
			h.times = append(h.times, day)
		}
	}
}

// classOf is what one attribute says of its element.
func classOf(tag atom.Atom, key string, val []byte, words *pageWords) class {
	switch key {
	case "class", "id":
		if tag != atom.Meta && tag != atom.Link && tag != atom.Script {
			return words.of(string(val))
		}
	case "role":
		return roleClass[string(bytes.ToLower(val))]
	case "hidden":
		return hiddenClass
	case "aria-hidden":
		if string(val) == "true" && tag != atom.Body && tag != atom.Div && tag != atom.Main && tag != atom.Article && tag != atom.Section {
			return hiddenClass
		}
	case "style":
		if invisible(val) {
			return hiddenClass
		}
	}
	return 0
}

// invisible reports whether a style hides its element.
func invisible(style []byte) bool {
	if !bytes.ContainsAny(style, "nN") {
		return false
	}
	s := strings.ReplaceAll(strings.ToLower(string(style[:min(len(style), 500)])), " ", "")
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// tagClass is what a tag says by itself.
var tagClass = map[atom.Atom]class{
	atom.Article: goodClass, atom.Main: goodClass,
	atom.Nav: badClass, atom.Aside: badClass, atom.Footer: badClass, atom.Form: badClass, atom.Button: badClass,
	atom.Dialog: badClass, atom.Menu: badClass, atom.Label: badClass,
	atom.Figcaption: noteClass, atom.Time: aboutClass, atom.Address: noteClass,
}

// roleClass is what an ARIA role says.
var roleClass = map[string]class{
	"navigation": badClass, "complementary": badClass, "banner": badClass, "contentinfo": badClass, "search": badClass,
	"menu": badClass, "menubar": badClass, "dialog": badClass, "alertdialog": badClass, "toolbar": badClass, "form": badClass,
	"tablist": badClass, "alert": badClass, "button": badClass,
	"main": goodClass, "article": goodClass,
}

// propClass is what a schema.org property says.
var propClass = map[string]class{
	"articlebody": bodyClass, "text": goodClass, "description": 0, "headline": aboutClass, "author": noteClass,
	"datepublished": aboutClass, "datemodified": aboutClass, "publisher": aboutClass, "caption": noteClass, "comment": badClass,
}

// finish reads the JSON-LD when the page is read to its end.
func (h *head) finish(*tree) {
	for _, raw := range h.ld {
		var v any
		if json.Unmarshal(trimLD(raw), &v) == nil {
			h.linked(v, 0)
		}
	}
}

// trimLD takes off what old templates put around JSON-LD: comments and CDATA.
func trimLD(raw []byte) []byte {
	i, j := bytes.IndexAny(raw, "{["), bytes.LastIndexAny(raw, "}]")
	if i < 0 || j < i {
		return nil
	}
	return raw[i : j+1]
}

// linked reads one value of JSON-LD: the objects that are an article, wherever they
// stand in it.
func (h *head) linked(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, m := range v[:min(len(v), 64)] {
			h.linked(m, depth+1)
		}
	case map[string]any:
		if articleType(v["@type"]) {
			h.article(v)
			return
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "item"} {
			h.linked(v[key], depth+1)
		}
	}
}

// articleType reports whether a schema.org type is one of articles.
func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || strings.HasSuffix(v, "Report") || v == "Statement"
	case []any:
		for _, m := range v[:min(len(v), 8)] {
			if s, ok := m.(string); ok && articleType(s) {
				return true
			}
		}
	}
	return false
}

func (h *head) article(v map[string]any) {
	for _, key := range [...]string{"headline", "datePublished", "dateCreated", "dateModified", "publisher", "author", "inLanguage"} {
		f := h.fields.jsonld[strings.ToLower(key)]
		if s := plainName(v[key], 0); s != "" && f.tells != "" {
			h.facts.tell(f, html.UnescapeString(s), "json-ld "+key)
		}
	}
	if s, ok := v["url"].(string); ok {
		h.facts.tell(field{"address", 3}, s, "json-ld url")
	}
}

// plainName is the string a value of JSON-LD stands for: itself, its name, or that
// of its first member.
func plainName(v any, depth int) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 && depth < 4 {
			return plainName(v[0], depth+1)
		}
	case map[string]any:
		if depth < 4 {
			return plainName(v["name"], depth+1)
		}
	}
	return ""
}

// into fills d from h, once the page's text is known.
func (h *head) into(d *chancery.Document) {
	if len(h.times) > 0 {
		h.facts.clues = append(h.facts.clues, rankedClue{chancery.DateClue{Value: h.times[0], Why: "metadata", From: "time datetime"}, 6})
	}
	h.facts.into(d)
	if d.Title == "" {
		d.Title = h.title
	}
	d.Title = trimSite(d.Title, d.Publisher)
	if d.Publisher == "" {
		d.Publisher = siteOf(h.title, d.Title)
	}
	if u, err := url.Parse(d.Address); d.Address != "" && (err != nil || u.Host == "") {
		d.Address = ""
	}
}

// trimSite takes the name of the site off a title: "The bridge | Strelsau Courier".
func trimSite(title, site string) string {
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "} {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		tail := strings.TrimSpace(title[i+len(mark):])
		if site != "" && (sameWords(tail, site) || strings.Contains(fold(site), fold(tail)) && len(tail) > 3 || strings.HasPrefix(fold(tail), fold(site))) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// siteOf is the name of the site that a page's <title> adds to its headline.
func siteOf(whole, title string) string {
	rest, ok := strings.CutPrefix(whole, title)
	if !ok || title == "" {
		return ""
	}
	rest = strings.TrimLeft(rest, " |-–—:»•·")
	if rest == "" || countWords(rest) > 5 || strings.ContainsAny(rest, "|") {
		return ""
	}
	return rest
}
