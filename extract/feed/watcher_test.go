package feed

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"actant/extract/source"
)

// site is a server that behaves as its pages do, and counts what it was asked.
type site struct {
	*httptest.Server

	mu    sync.Mutex
	asked map[string]int
	heads map[string]http.Header // of the last request
	pages map[string]http.HandlerFunc
}

func newSite(t *testing.T) *site {
	s := &site{asked: map[string]int{}, heads: map[string]http.Header{}, pages: map[string]http.HandlerFunc{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked[r.URL.Path]++
		s.heads[r.URL.Path] = r.Header.Clone()
		page := s.pages[r.URL.Path]
		s.mu.Unlock()
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) set(path string, page http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = page
}

func (s *site) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func body(contentType, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		fmt.Fprint(w, text)
	}
}

func article(sentence string) http.HandlerFunc {
	return body("text/html; charset=utf-8", "<html><body><article><p>"+strings.Repeat(sentence+" ", 5)+"</p></article></body></html>")
}

func announce(links ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>N</title>`)
	for _, l := range links {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><pubDate>Tue, 04 Apr 2023 10:00:00 +0300</pubDate></item>", l, l)
	}
	return b.String() + "</channel></rss>"
}

// watch is a watcher of a site, and what it took and reported.
type watch struct {
	*Watcher

	taken  map[string]source.Text
	events []Event
}

func newWatch(t *testing.T, opt ClientOptions) *watch {
	t.Helper()
	q, err := Open(t.Context(), filepath.Join(t.TempDir(), "q"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { q.Close() })
	c := NewClient(opt)
	t.Cleanup(c.Close)
	w := &watch{taken: map[string]source.Text{}}
	w.Watcher = &Watcher{
		Queue: q, Client: c, Every: time.Hour,
		Take: func(_ context.Context, a Article, text source.Text) (Stored, error) {
			w.taken[a.URL] = text
			return Stored{Document: "d"}, nil
		},
		Report: func(e Event) { w.events = append(w.events, e) },
	}
	return w
}

func (w *watch) once(t *testing.T, feeds ...string) {
	t.Helper()
	w.events = nil
	var all []Feed
	for _, f := range feeds {
		all = append(all, Feed{URL: f})
	}
	if err := w.Once(t.Context(), all); err != nil {
		t.Fatal(err)
	}
}

var local = ClientOptions{AllowPrivate: true, Timeout: 500 * time.Millisecond}

func TestArticlesAreTakenOnce(t *testing.T) {
	s := newSite(t)
	s.set("/rss", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 04 Apr 2023 10:00:00 GMT")
		fmt.Fprint(w, announce("/1", "/2", "/1?utm_source=x"))
	})
	s.set("/1", article("Japan condemned the missile strike."))
	s.set("/2", article("Japan invited Kenya to the summit."))
	w := newWatch(t, local)
	for range 3 {
		w.once(t, s.URL+"/rss")
	}
	want := []string{s.URL + "/1", s.URL + "/2"}
	if got := slices.Sorted(maps.Keys(w.taken)); !slices.Equal(got, want) {
		t.Errorf("took %v, want %v", got, want)
	}
	if s.count("/rss") != 3 || s.count("/1") != 1 || s.count("/2") != 1 || s.count("/robots.txt") != 1 {
		t.Errorf("asked %v", s.asked)
	}
	text := w.taken[s.URL+"/1"]
	if !strings.HasPrefix(text.Text, "Japan condemned the missile strike.") || text.Published != "2023-04-04" || text.Title != "/1" || text.URL != s.URL+"/1" {
		t.Errorf("got %+v", text.Input)
	}
	if got := s.heads["/1"].Get("User-Agent"); got != "actant" {
		t.Errorf("user agent %q", got)
	}
}

// TestMisbehaviour: what each page of a bad server comes to.
func TestMisbehaviour(t *testing.T) {
	s := newSite(t)
	slow := func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "<p>")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	huge := func(w http.ResponseWriter, _ *http.Request) {
		chunk := strings.Repeat("a", 1<<20)
		for range 10 {
			fmt.Fprint(w, chunk)
		}
	}
	to := func(target string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, target, http.StatusFound) }
	}
	for path, page := range map[string]http.HandlerFunc{
		"/slow": slow, "/huge": huge, "/500": status(500), "/403": status(403), "/loop": to("/loop"), "/moved": to("/good"),
		"/file": to("file:///etc/passwd"), "/nowhere": status(302), "/pdf": body("application/pdf", "%PDF"), "/good": article("Japan invited Kenya."),
		"/429": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(429)
		},
		"/bare": body("text/html", "<html><body></body></html>"), "/secret": article("Nobody may read this."), "/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, "<p>half")
		},
		"/robots.txt": body("text/plain", "User-agent: *\nDisallow: /secret"),
	} {
		s.set(path, page)
	}
	links := []string{"/slow", "/huge", "/500", "/403", "/404", "/loop", "/moved", "/file", "/nowhere", "/pdf", "/429", "/bare", "/secret", "/cut"}
	s.set("/rss", body("text/xml", announce(links...)))
	w := newWatch(t, local)
	w.once(t, s.URL+"/rss")
	got := map[string]string{}
	for _, e := range w.events[1:] {
		what := "taken"
		if e.Err != nil {
			what = e.Err.Error()
			if !e.Retry.IsZero() {
				what += "; again"
			}
		}
		got[strings.TrimPrefix(e.Article, s.URL)] = what
		if e.Article == s.URL+"/429" && time.Until(e.Retry) < 119*time.Minute {
			t.Errorf("429: again in %v", time.Until(e.Retry))
		}
	}
	want := map[string]string{
		"/slow": "no answer in time; again", "/huge": "larger than is read: more than 8388608 bytes", "/500": "the server answered 500 Internal Server Error; again",
		"/403": "the server answered 403 Forbidden", "/404": "the server answered 404 Not Found", "/loop": "redirected too often", "/moved": "taken",
		"/file": `not an address of the web: scheme "file"`, "/nowhere": "the server answered 302 Found",
		"/pdf": "not readable: application/pdf is no page", "/429": "the server answered 429 Too Many Requests; again",
		"/bare": "there is no text in it: no article was found in the page", "/secret": "robots.txt of the site forbids it", "/cut": "unexpected EOF; again",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if s.count("/secret") != 0 || s.count("/loop") != maxRedirects+1 {
		t.Errorf("asked %v", s.asked)
	}
}

// TestBadFeeds: a feed that cannot be read is left alone for a while, and stops no other.
func TestBadFeeds(t *testing.T) {
	s := newSite(t)
	s.set("/500", status(500))
	s.set("/broken", body("text/xml", "<rss><channel><item>"))
	s.set("/page", article("Not found."))
	s.set("/ok", body("text/xml", announce("/1")))
	s.set("/1", article("Japan invited Kenya."))
	w := newWatch(t, local)
	feeds := []string{s.URL + "/500", s.URL + "/page", s.URL + "/ok"}
	w.once(t, feeds...)
	if len(w.taken) != 1 || len(w.events) != 4 {
		t.Errorf("took %d, events %+v", len(w.taken), w.events)
	}
	w.once(t, feeds...)
	if s.count("/500") != 1 || s.count("/page") != 1 || s.count("/ok") != 2 {
		t.Errorf("asked %v", s.asked)
	}
}

// TestRobotsOutOfOrder: a robots.txt that cannot be read forbids, for now.
func TestRobotsOutOfOrder(t *testing.T) {
	s := newSite(t)
	s.set("/robots.txt", status(503))
	s.set("/rss", body("text/xml", announce("/1")))
	w := newWatch(t, local)
	w.once(t, s.URL+"/rss")
	if s.count("/rss") != 0 || len(w.events) != 1 || w.events[0].Retry.IsZero() {
		t.Errorf("asked %v, %+v", s.asked, w.events)
	}
}

// TestPrivateAddresses: neither a feed nor a redirect reaches this machine.
func TestPrivateAddresses(t *testing.T) {
	s := newSite(t)
	w := newWatch(t, ClientOptions{})
	w.once(t, s.URL+"/rss", "http://localhost:1/", "http://[::1]:1/", "http://169.254.169.254/latest/meta-data")
	for _, e := range w.events {
		if !errors.Is(e.Err, ErrPrivate) {
			t.Errorf("%s: %v", e.Feed, e.Err)
		}
	}
	if len(s.asked) != 0 || len(w.events) != 4 {
		t.Errorf("asked %v, %d events", s.asked, len(w.events))
	}
}

func TestDelay(t *testing.T) {
	s := newSite(t)
	var times []time.Time
	page := func(w http.ResponseWriter, _ *http.Request) {
		times = append(times, time.Now())
		fmt.Fprint(w, announce())
	}
	s.set("/a", page)
	s.set("/b", page)
	s.set("/c", page)
	opt := local
	opt.Delay = 100 * time.Millisecond
	newWatch(t, opt).once(t, s.URL+"/a", s.URL+"/b", s.URL+"/c")
	for i := 1; i < len(times); i++ {
		if d := times[i].Sub(times[i-1]); d < 50*time.Millisecond {
			t.Errorf("request %d came %v after the one before", i, d)
		}
	}
	if len(times) != 3 {
		t.Errorf("%d requests", len(times))
	}
}

// TestStoreFails: an article is not lost when it cannot be stored.
func TestStoreFails(t *testing.T) {
	s := newSite(t)
	s.set("/rss", body("text/xml", announce("/1")))
	s.set("/1", article("Japan invited Kenya."))
	w := newWatch(t, local)
	take, full := w.Take, errors.New("disk full")
	w.Take = func(context.Context, Article, source.Text) (Stored, error) { return Stored{}, full }
	if err := w.Once(t.Context(), []Feed{{URL: s.URL + "/rss"}}); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	w.Take = take
	w.once(t, s.URL+"/rss")
	if len(w.taken) != 1 {
		t.Errorf("took %d", len(w.taken))
	}
}

// TestRunEnds: a watch that goes on ends with its context, in the middle of a request.
func TestRunEnds(t *testing.T) {
	s := newSite(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.set("/rss", func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if err := newWatch(t, ClientOptions{AllowPrivate: true}).Run(ctx, []Feed{{URL: s.URL + "/rss"}}); err != nil {
		t.Error(err)
	}
}

func TestQueueIsForOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "q")
	q, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrBusy) {
		t.Errorf("second: %v", err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	q, err = Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	q.Close()
}
