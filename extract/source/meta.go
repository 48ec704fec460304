package source

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"actant/extract"
	"actant/graph"
)

// maxMeta is the longest value of metadata that is taken.
const maxMeta = 2000

// pageMeta is what a page says of itself: values by name, first one first.
type pageMeta struct {
	values map[string][]string
	lang   string
	title  string
	h1     string
	day    string // of the first time element
}

// readMeta reads what a page says of itself in JSON-LD, Open Graph and other meta
// elements, links and attributes. address is where it was fetched, or empty: a page that
// names an address of another site is not believed.
func readMeta(page *html.Node, address string) extract.Input {
	m := pageMeta{values: map[string][]string{}}
	for n := range page.Descendants() {
		if n.Type == html.ElementNode {
			m.element(n)
		}
	}
	in := extract.Input{
		Title:     m.first("ld:headline", "og:title", "twitter:title"),
		Publisher: m.first("ld:publisher", "og:site_name", "article:publisher_name", "application-name", "dc.publisher"),
		Published: m.published(),
		Lang:      langOf(m.first("ld:inlanguage", "og:locale", "content-language"), m.lang),
		URL:       m.address(address),
	}
	switch {
	case in.Title != "":
	case m.h1 != "":
		in.Title = m.h1
	default:
		in.Title = m.title
	}
	if in.Publisher == "" {
		in.Publisher = hostOf(in.URL)
	}
	return in
}

func (m *pageMeta) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.lang = attr(n, "lang")
	case atom.Title:
		if m.title == "" {
			m.title = textOf(n)
		}
	case atom.H1:
		if m.h1 == "" {
			m.h1 = textOf(n)
		}
	case atom.Time:
		if m.day == "" {
			m.day = attr(n, "datetime")
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			m.add("canonical", attr(n, "href"))
		}
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			m.linkedData(n.FirstChild.Data)
		}
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if n.DataAtom == atom.Meta {
			m.add(strings.ToLower(attr(n, key)), attr(n, "content"))
		}
	}
}

func (m *pageMeta) add(name, value string) {
	value = squeeze(strings.ToValidUTF8(value, ""))
	if name != "" && value != "" && len(value) <= maxMeta {
		m.values[name] = append(m.values[name], value)
	}
}

func (m *pageMeta) first(names ...string) string {
	for _, name := range names {
		if v := m.values[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// published is the day of publication where it is said in a form that cannot be misread.
func (m *pageMeta) published() graph.Date {
	values := slices.Concat(m.values["ld:datepublished"], m.values["article:published_time"], m.values["og:article:published_time"],
		m.values["datepublished"], m.values["parsely-pub-date"], m.values["pubdate"], m.values["publishdate"], m.values["publish-date"],
		m.values["dc.date.issued"], m.values["dc.date"], m.values["dcterms.created"], m.values["date"], []string{m.day})
	for _, v := range values {
		if day := dayOf(v); day != "" {
			return day
		}
	}
	return ""
}

// isoDay fits a time that begins with year, month and day.
var isoDay = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])`)

// dayOf reads a day: 2023-04-04T10:00:00+03:00 or Tue, 04 Apr 2023 10:00:00 +0300. It is
// the day where the page was published, as written, whatever the zone.
func dayOf(s string) graph.Date {
	s = strings.TrimSpace(s)
	if m := isoDay.FindStringSubmatch(s); m != nil {
		day, err := graph.ParseDate(m[1] + "-" + m[2] + "-" + m[3])
		if err != nil {
			return ""
		}
		return day
	}
	for _, layout := range []string{
		time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "2 January 2006", "January 2, 2006", "Jan 2, 2006", "20060102",
		"20060102T1504Z0700", "02.01.2006", "02.01.2006 15:04",
	} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1800 {
			return graph.Date(t.Format(time.DateOnly))
		}
	}
	return ""
}

// address is the address that the page gives itself, if it can be true, else the one that
// it was fetched from.
func (m *pageMeta) address(fetched string) string {
	for _, v := range slices.Concat(m.values["canonical"], m.values["og:url"], m.values["ld:url"]) {
		u, err := url.Parse(v)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			continue // relative, or the front page: every page of some sites says so
		}
		if fetched != "" && hostOf(v) != hostOf(fetched) {
			continue
		}
		u.Fragment = ""
		return u.String()
	}
	return fetched
}

// hostOf is the host of an address without www; empty when it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// langOf reads a language tag, the first that is of a language that is read.
func langOf(tags ...string) extract.Lang {
	for _, tag := range tags {
		main, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
		switch lang := extract.Lang(main); lang {
		case extract.Ukrainian, extract.English:
			return lang
		case "ua":
			return extract.Ukrainian
		}
	}
	return extract.NoLanguage
}

// maxLinked is how many values of JSON-LD are looked at.
const maxLinked = 2000

// linkedData reads JSON-LD: of the article in it, if there is one.
func (m *pageMeta) linkedData(text string) {
	if len(text) > 1<<20 {
		return
	}
	var data any
	if json.Unmarshal([]byte(strings.TrimSpace(text)), &data) != nil {
		return
	}
	queue := []any{data}
	for seen := 0; len(queue) > 0 && seen < maxLinked; seen++ {
		next := queue[0]
		queue = queue[1:]
		switch v := next.(type) {
		case []any:
			queue = append(queue, v...)
		case map[string]any:
			if g, ok := v["@graph"]; ok {
				queue = append(queue, g)
			}
			if isArticle(v["@type"]) {
				m.article(v)
			}
		}
	}
}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "BlogPosting") || k == "Report"
	case []any:
		return slices.ContainsFunc(k, isArticle)
	}
	return false
}

func (m *pageMeta) article(v map[string]any) {
	for _, field := range []string{"headline", "datePublished", "inLanguage", "url"} {
		if s, ok := v[field].(string); ok {
			m.add("ld:"+strings.ToLower(field), html.UnescapeString(s))
		}
	}
	if p, ok := v["publisher"].(map[string]any); ok {
		if s, ok := p["name"].(string); ok {
			m.add("ld:publisher", html.UnescapeString(s))
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && b.Len() < maxMeta {
			b.WriteString(c.Data)
		}
	}
	return squeeze(strings.ToValidUTF8(b.String(), ""))
}
