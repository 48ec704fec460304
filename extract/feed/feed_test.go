package feed

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

const rss = `<?xml version="1.0" encoding="%s"?>
<rss version="2.0"><channel><title>Новини</title>
<item><title>Японія  засудила
 удар</title><link>/a?utm_source=rss&amp;id=7#top</link><pubDate>Tue, 04 Apr 2023 23:30:00 +0300</pubDate></item>
<item><title>Other</title><link>https://Other.example/b</link></item>
<item><title>No link</title></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
<item><title>Bad</title><link>file:///etc/passwd</link></item>
<item><title>Bad</title><link>https://user:secret@a.example/</link></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
<entry><title>One</title><link rel="alternate" href="https://a.example/1"/><updated>2024-05-17T10:00:00Z</updated></entry></feed>`

func TestParseFeed(t *testing.T) {
	utf8 := fmt.Sprintf(rss, "UTF-8")
	cp1251, err := charmap.Windows1251.NewEncoder().String(fmt.Sprintf(rss, "windows-1251"))
	if err != nil {
		t.Fatal(err)
	}
	both := []Item{
		{"https://news.example/a?id=7", "Японія засудила удар", "2023-04-04"},
		{"https://other.example/b", "Other", ""},
	}
	for name, c := range map[string]struct {
		data, contentType string
		want              []Item
	}{
		"utf-8":                     {utf8, "application/rss+xml", both},
		"byte order mark":           {"\ufeff" + utf8, "", both},
		"windows-1251":              {cp1251, "text/xml", both},
		"cp1251 called utf-8":       {strings.Replace(cp1251, "windows-1251", "utf-8", 1), "text/xml; charset=utf-8", both},
		"utf-8 called cp1251":       {fmt.Sprintf(rss, "windows-1251"), "text/xml; charset=windows-1251", both},
		"charset that nobody knows": {fmt.Sprintf(rss, "klingon"), "", both},
		"atom":                      {atom, "application/atom+xml", []Item{{"https://a.example/1", "One", "2024-05-17"}}},
	} {
		title, items, err := parseFeed([]byte(c.data), c.contentType, "https://news.example/rss.xml")
		if err != nil || title == "" {
			t.Errorf("%s: title %q, %v", name, title, err)
		}
		if diff := cmp.Diff(c.want, items); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestBrokenFeeds(t *testing.T) {
	for name, data := range map[string]string{
		"empty":    "",
		"a page":   "<html><body>Not found</body></html>",
		"cut":      fmt.Sprintf(rss, "UTF-8")[:120],
		"deep":     "<rss><channel><item>" + strings.Repeat("<a:b>", 1_000_000),
		"entities": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><nofeed>&b;</nofeed>`,
		"noise":    "\x00\x01\x02\xff",
	} {
		if _, items, err := parseFeed([]byte(data), "", "https://a.example/"); err == nil && len(items) > 0 {
			t.Errorf("%s: got %v", name, items)
		} else if err == nil && name != "cut" {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(rss, "UTF-8")), "text/xml")
	f.Add([]byte(atom), "application/atom+xml; charset=windows-1251")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"https://a.example/"}]}`), "")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		_, items, err := parseFeed(data, contentType, "https://a.example/feed")
		for _, it := range items {
			if err != nil || !strings.HasPrefix(it.URL, "http") || strings.Contains(it.Title, "\n") {
				t.Errorf("%+v, %v", it, err)
			}
		}
	})
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "2606:2800:21f:cb07:6820:80da:af6b:8b2c": true, "::ffff:93.184.215.14": true,
		"127.0.0.1": false, "127.9.9.9": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fd00::1": false, "ff02::1": false, "fec0::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: got %v, want %v", address, got, want)
		}
	}
	if err := guard("tcp", "127.0.0.1:80", nil); !errors.Is(err, ErrPrivate) {
		t.Errorf("got %v", err)
	}
}

// TestRobots follows the examples of RFC 9309.
func TestRobots(t *testing.T) {
	const file = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/
Crawl-delay: 3

# ours
User-agent: Actant
User-agent: otherbot
Allow: /example/page.html
Allow: /example/allowed.gif
Disallow: /
Crawl-delay: 1000000`
	r := parseRobots([]byte(file))
	for path, want := range map[string]bool{"/example/page.html": true, "/example/allowed.gif": true, "/": false, "/x?y=1": false, "/robots.txt": true} {
		if got := r.allows(path); got != want {
			t.Errorf("%s: got %v", path, got)
		}
	}
	if r.delay != time.Minute {
		t.Errorf("delay %v", r.delay)
	}
	r = parseRobots([]byte(strings.Split(file, "# ours")[0]))
	for path, want := range map[string]bool{"/a.gif": false, "/a.gif?x": true, "/example/": false, "/example": true, "/publications/a.gif": true} {
		if got := r.allows(path); got != want {
			t.Errorf("everybody, %s: got %v, want %v", path, got, want)
		}
	}
	for name, text := range map[string]string{"empty": "", "page": "<html>: Disallow: /", "no agent": "Disallow: /", "other": "User-agent: x\nDisallow: /", "nothing": "User-agent: *\nDisallow:"} {
		if !parseRobots([]byte(text)).allows("/a") {
			t.Errorf("%s forbids", name)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a$\nAllow: /(\nCrawl-delay: 1e9"), "/a")
	f.Fuzz(func(t *testing.T, text []byte, path string) {
		r := parseRobots(text)
		r.allows(path)
		if r.delay < 0 || r.delay > maxCrawlDelay {
			t.Errorf("delay %v", r.delay)
		}
	})
}

func TestPause(t *testing.T) {
	before := time.Duration(0)
	for n := 1; n < 100; n++ {
		d := pause("https://a.example/", n, nil)
		if full := firstPause << min(n-1, 20); d > min(full, longestPause) || d < min(full, longestPause)*3/4 {
			t.Errorf("after %d failures: %v", n, d)
		}
		if n < 8 && d <= before {
			t.Errorf("pause %d is %v, the one before %v", n, d, before)
		}
		before = d
	}
	if d := pause("x", 1, &StatusError{503, time.Hour}); d != time.Hour {
		t.Errorf("the server asked for an hour: %v", d)
	}
	if pause("https://a.example/", 5, nil) == pause("https://b.example/", 5, nil) {
		t.Error("no jitter")
	}
}
