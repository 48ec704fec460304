package source

import (
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"actant/extract"
)

const (
	maxHTML     = 16 << 20
	maxElements = 200_000
)

// readHTML takes the article out of a page.
func readHTML(o Original) (Text, error) {
	if len(o.Data) > maxHTML {
		return Text{}, fmt.Errorf("%w: a page of %d bytes, at most %d are read", ErrTooLarge, len(o.Data), maxHTML)
	}
	d, err := decode(o)
	if err != nil {
		return Text{}, err
	}
	page, err := html.Parse(strings.NewReader(d.text))
	if err != nil {
		return Text{}, fmt.Errorf("%w: parse page: %w", ErrFormat, err)
	}
	meta := readMeta(page, o.URL)
	paragraphs, err := articleOf(page, o.URL, meta)
	if err != nil {
		return Text{}, err
	}
	if len(paragraphs) == 0 {
		return Text{}, fmt.Errorf("%w: no article was found in the page", ErrNoText)
	}
	t := Text{Input: meta, Format: HTML, Charset: d.charset, Guessed: d.guessed}
	t.Text = strings.Join(paragraphs, "\n\n")
	t.Lang = believable(meta.Lang, t.Text)
	t.Origin = locate(paragraphs, d)
	return t, nil
}

// articleOf finds the paragraphs of the article: by readability, and in a page too small
// or too plain for it by the elements that should hold one.
func articleOf(page *html.Node, address string, meta extract.Input) (paragraphs []string, err error) {
	defer func() {
		if r := recover(); r != nil {
			paragraphs, err = nil, fmt.Errorf("%w: the page broke its reader: %v", ErrFormat, r)
		}
	}()
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.KeepClasses = true
	parser.DisableJSONLD = true // readMeta reads it
	article, err := parser.ParseDocument(page, base)
	if err != nil {
		return nil, fmt.Errorf("%w: find article: %w", ErrFormat, err)
	}
	if article.Node != nil {
		paragraphs = paragraphsOf(article.Node, meta.Title)
	}
	if len(paragraphs) > 0 {
		return paragraphs, nil
	}
	for _, a := range []atom.Atom{atom.Article, atom.Main, atom.Body} {
		if n := first(page, a); n != nil {
			if paragraphs = paragraphsOf(n, meta.Title); len(paragraphs) > 0 {
				return paragraphs, nil
			}
		}
	}
	return nil, nil
}

// first is the first element of a kind in a page.
func first(n *html.Node, kind atom.Atom) *html.Node {
	for c := range n.Descendants() {
		if c.DataAtom == kind && c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// attr is the value of an attribute of an element.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// believable keeps a declared language only where the letters of the text can be of it:
// many pages keep the language of the template they were made from.
func believable(lang extract.Lang, text string) extract.Lang {
	latin, cyrillic := 0, 0
	for _, r := range text {
		switch {
		case isASCIILetter(r):
			latin++
		case r >= 'Ѐ' && r <= 'ӿ':
			cyrillic++
		}
	}
	switch {
	case lang == extract.Ukrainian && cyrillic > latin, lang == extract.English && latin > cyrillic:
		return lang
	}
	return extract.NoLanguage
}
