package source

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture lists what stands in an article and is not its text.
//
//go:embed furniture.txt
var furniture string

// shortBlock is the length in characters up to which a block is judged by its class or
// by how it begins; a longer one is text whatever it is called.
const shortBlock = 200

// maxDepth is how deep the elements of an article are followed.
const maxDepth = 600

// blockReader collects the text of the blocks of an article.
type blockReader struct {
	classes []string
	lines   []string
	bylines []string
	alone   []string
	title   string
	out     []string
	current strings.Builder
	linked  int // bytes of the current block that stand in links
}

// paragraphsOf gives the text of each block of an article that belongs to its text.
// The headline, where the article repeats it, does not.
func paragraphsOf(n *html.Node, title string) []string {
	r := &blockReader{title: title}
	for line := range strings.Lines(furniture) {
		kind, what, ok := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case !ok || strings.HasPrefix(line, "#"):
		case kind == "class":
			r.classes = append(r.classes, strings.Fields(what)...)
		case kind == "line":
			r.lines = append(r.lines, strings.ToLower(what))
		case kind == "alone":
			r.alone = append(r.alone, strings.ToLower(what))
		case kind == "byline":
			r.bylines = append(r.bylines, strings.ToLower(what)+" ")
		}
	}
	r.walk(n, false, 0)
	r.end()
	return r.out
}

func (r *blockReader) walk(n *html.Node, inLink bool, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		r.current.WriteString(n.Data)
		if inLink {
			r.linked += len(strings.TrimSpace(n.Data))
		}
		return
	case html.ElementNode:
		if r.leftOut(n) {
			r.end()
			return
		}
	}
	block := isBlock(n)
	if block {
		r.end()
	}
	inLink = inLink || kindOf(n) == atom.A
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, inLink, depth+1)
	}
	if block {
		r.end()
	}
}

// end closes the current block.
func (r *blockReader) end() {
	text, linked := squeeze(r.current.String()), r.linked
	r.current.Reset()
	r.linked = 0
	if text == "" || text == r.title || r.isLine(text, linked) {
		return
	}
	r.out = append(r.out, text)
}

// leftOut says whether an element never holds text of the article.
func (r *blockReader) leftOut(n *html.Node) bool {
	switch kindOf(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Button, atom.Form, atom.Select,
		atom.Textarea, atom.Nav, atom.Aside, atom.Footer, atom.Figcaption, atom.Head, atom.H1, atom.Video, atom.Audio:
		return true
	}
	name := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop") + " " + attr(n, "rel"))
	words := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '-' || c == '_' })
	if !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(r.classes, w) }) {
		return false
	}
	return textLength(n) <= shortBlock
}

// isLine says whether a block is a line about the article, as "Photo: Reuters", or only
// leads to another one.
func (r *blockReader) isLine(text string, linked int) bool {
	if utf8.RuneCountInString(text) > shortBlock {
		return false
	}
	low := strings.ToLower(text)
	if slices.Contains(r.alone, low) {
		return true
	}
	starts := func(with string) bool { return strings.HasPrefix(low, with) }
	unended := !strings.ContainsAny(text[len(text)-1:], ".!?")
	return slices.ContainsFunc(r.lines, starts) || unended && (linked >= len(text) || slices.ContainsFunc(r.bylines, starts))
}

// textLength counts the characters in an element, as far as is of interest.
func textLength(n *html.Node) int {
	length := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			length += utf8.RuneCountInString(strings.TrimSpace(c.Data))
		}
		if length > shortBlock {
			break
		}
	}
	return length
}

// kindOf is the kind of an element; readability makes elements that know it only by name.
func kindOf(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	return atom.Lookup([]byte(n.Data))
}

func isBlock(n *html.Node) bool {
	switch kindOf(n) {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Body, atom.Header, atom.Blockquote, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Caption,
		atom.Figure, atom.Hr, atom.Br, atom.Address, atom.Center, atom.Details, atom.Summary:
		return true
	}
	return false
}

// squeeze writes white space as one space, and leaves out characters that only say where
// a word may be broken.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, space), " ")
}

// space is white space that a browser folds, and the control characters that no text
// should hold.
func space(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || unicode.IsControl(r)
}

func invisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}
