// Package feed watches RSS and Atom feeds: it polls them, keeps what they announce in a
// durable queue, and fetches each article once.
//
// It is a polite guest: it asks robots.txt, names itself, waits between two requests to a
// host, sends back the validators it was given, and stays away longer after each failure.
// And it trusts nobody: what feeds and servers say leads to no address of this machine or
// its network, and everything that is received is bounded in size and in time.
//
// The queue is a SQLite file of its own. A feed's validators are stored together with the
// articles it announced, and an article is done only after it was handed over, so that a
// process killed at any moment loses nothing; what it does twice must not count twice,
// which stores of this program promise.
package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"actant/extract/source"
	"actant/graph"
)

const (
	maxItems = 1000 // of one feed
	maxDepth = 200  // of the elements of a feed
	maxField = 2000 // bytes of a title or an address
)

// Item is an article as a feed announces it.
type Item struct {
	URL       string
	Title     string
	Published graph.Date // in the zone that the feed names
}

// parseFeed reads RSS or Atom that was fetched from base. Items without an address that
// can be fetched are left out.
func parseFeed(data []byte, contentType, base string) (title string, items []Item, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse feed: it broke its reader: %v", r)
		}
	}()
	text, err := feedText(data, contentType)
	if err != nil {
		return "", nil, fmt.Errorf("parse feed: %w", err)
	}
	if err := checkDepth(text); err != nil {
		return "", nil, fmt.Errorf("parse feed: %w", err)
	}
	f, err := gofeed.NewParser().ParseString(text)
	if err != nil {
		return "", nil, fmt.Errorf("parse feed: %w", err)
	}
	root, err := url.Parse(base)
	if err != nil {
		return "", nil, fmt.Errorf("parse feed: %w", err)
	}
	for _, it := range f.Items {
		address, ok := articleURL(root, it.Link)
		if !ok || len(items) == maxItems {
			continue
		}
		items = append(items, Item{URL: address, Title: line(it.Title), Published: dayOf(it)})
	}
	return line(f.Title), items, nil
}

var (
	declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	encodingOf  = regexp.MustCompile(`encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)
)

// feedText is a feed in UTF-8, without the declaration that says what it was in. The
// charset that it names is only believed when it is not valid UTF-8.
func feedText(data []byte, contentType string) (string, error) {
	o := source.Original{ContentType: contentType, Data: data}
	text, charset, err := source.UTF8(o)
	if m := encodingOf.FindSubmatch(declaration.Find(data)); m != nil && charset != "utf-8" && !strings.EqualFold(string(m[1]), "utf-8") {
		o.Charset = string(m[1])
		if named, _, namedErr := source.UTF8(o); namedErr == nil {
			text, err = named, nil
		}
	}
	if err != nil {
		return "", err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return text[len(declaration.FindString(text)):], nil
}

// checkDepth refuses a feed whose elements are nested so deep that reading it would
// exhaust the stack. What is broken beside that is left to the parser.
func checkDepth(text string) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Strict = false
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for depth := 0; depth < maxDepth; {
		tok, err := dec.RawToken()
		if err != nil {
			return nil
		}
		switch tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return fmt.Errorf("elements nested deeper than %d", maxDepth)
}

// articleURL is the address of an article, without what only counts visitors, so that
// one article has one address.
func articleURL(base *url.URL, link string) (string, bool) {
	u, err := base.Parse(strings.TrimSpace(link))
	if err != nil || link == "" || checkURL(u) != nil || len(u.String()) > maxField {
		return "", false
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if u.RawQuery != "" {
		var kept []string
		for _, part := range strings.Split(u.RawQuery, "&") {
			name, _, _ := strings.Cut(strings.ToLower(part), "=")
			if !strings.HasPrefix(name, "utm_") && name != "fbclid" && name != "gclid" {
				kept = append(kept, part)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	return u.String(), true
}

func dayOf(it *gofeed.Item) graph.Date {
	t := it.PublishedParsed
	if t == nil {
		t = it.UpdatedParsed
	}
	if t == nil || t.Year() < 1900 || t.Year() > 2200 {
		return ""
	}
	return graph.Date(t.Format(time.DateOnly))
}

// line writes a title as one line.
func line(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if len(s) > maxField {
		s = strings.ToValidUTF8(s[:maxField], "")
	}
	return s
}
