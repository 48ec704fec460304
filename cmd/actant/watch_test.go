//go:build !race

package main_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// outlet is a server with one feed of some articles. It calls back at each request, and
// says when it has answered.
func outlet(t *testing.T, articles int, asked, answered func(path string)) string {
	pages := http.NewServeMux()
	pages.HandleFunc("/rss", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, `<rss version="2.0"><channel><title>N</title>`)
		for i := range articles {
			fmt.Fprintf(w, "<item><title>Article %d</title><link>/%d.html</link><pubDate>Fri, 17 May 2024 10:00:00 +0300</pubDate></item>", i, i)
		}
		fmt.Fprint(w, "</channel></rss>")
	})
	pages.HandleFunc("/{article}", func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, ".html") {
			http.NotFound(w, r)
			return
		}
		n := len(strings.TrimSuffix(r.URL.Path, ".html")) + int(r.URL.Path[1])
		fmt.Fprintf(w, "<html lang=en><body><article><p>Japan condemned the missile strike on Monday. Kenya invited %d ministers to Nairobi.</p></article></body></html>", n)
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked(r.URL.Path)
		pages.ServeHTTP(w, r)
		answered(r.URL.Path)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func nothing(string) {}

// watching is a command that watches the outlet once.
func watching(t *testing.T, exe, db, server string, args ...string) *exec.Cmd {
	t.Helper()
	args = append([]string{"watch", "--once", "--db", db, "--delay", "0s", "--allow-private", server + "/rss"}, args...)
	return exec.CommandContext(t.Context(), exe, args...)
}

func exported(t *testing.T, exe, db, server string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), exe, "export", "--db", db, "--format", "jsonl").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), server, "")
}

// TestWatchSurvivesKills kills a watch at many moments: as it asks for something, and
// soon after it had an answer. Once it may end, the graph is that of a watch that nobody
// killed: nothing is lost, nothing is there twice.
func TestWatchSurvivesKills(t *testing.T) {
	const articles = 6
	exe := buildProgram(t)
	var at, count atomic.Int64
	var victim atomic.Pointer[exec.Cmd]
	var pause atomic.Int64
	hit := func(string) {
		if count.Add(1) == at.Load() {
			cmd := victim.Load()
			if d := time.Duration(pause.Load()); d > 0 {
				time.AfterFunc(d, func() { _ = cmd.Process.Kill() })
				return
			}
			_ = cmd.Process.Kill()
		}
	}
	server := outlet(t, articles, hit, nothing)
	calm := filepath.Join(t.TempDir(), "calm.db")
	if out, err := watching(t, exe, calm, server).CombinedOutput(); err != nil || !bytes.Contains(out, []byte("6 articles announced, 6 stored")) {
		t.Fatalf("%v\n%s", err, out)
	}
	want := exported(t, exe, calm, server)
	if n := strings.Count(want, "\n"); n != articles {
		t.Errorf("%d documents: %s", n, want)
	}
	for _, after := range []time.Duration{0, 3 * time.Millisecond, 20 * time.Millisecond, 60 * time.Millisecond} {
		hurt := filepath.Join(t.TempDir(), "hurt.db")
		pause.Store(int64(after))
		kills := 0
		for n := int64(1); n <= 5; n++ { // robots.txt, the feed, and up to three articles
			count.Store(0)
			at.Store(n)
			cmd := watching(t, exe, hurt, server)
			victim.Store(cmd)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if cmd.Wait() != nil {
				kills++
			}
		}
		at.Store(0)
		if out, err := watching(t, exe, hurt, server).CombinedOutput(); err != nil || after == 0 && kills < 5 {
			t.Fatalf("%d of 5 runs were killed %v after a request, then %v\n%s", kills, after, err, out)
		}
		if got := exported(t, exe, hurt, server); got != want {
			t.Errorf("after %d kills %v after a request:\n%s", kills, after, firstDifference(want, got))
		}
	}
}

// TestWatchReports: what is printed, and the exit status.
func TestWatchReports(t *testing.T) {
	exe := buildProgram(t)
	server := outlet(t, 2, nothing, nothing)
	db := filepath.Join(t.TempDir(), "g.db")
	list := filepath.Join(t.TempDir(), "feeds.txt")
	text := "# feeds\n\n" + server + "/rss  Example News\n" + server + "/none\n"
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "watch", "--once", "--json", "--delay", "0s", "--allow-private", "--db", db, list)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	_ = cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != 1 {
		t.Errorf("status %d", code)
	}
	for _, want := range []string{`{"feed":"` + server + `/rss","new":2}`, `"article":"` + server + `/1.html","id":"d1:`, `"error":"the server answered 404 Not Found","retry":"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, out.String())
		}
	}
	if got := errs.String(); !strings.Contains(got, "1 feeds polled, 2 articles announced, 2 stored") || !strings.Contains(got, "/none: the server answered 404 Not Found; tried again in ") {
		t.Errorf("got %s", got)
	}
	if got := exported(t, exe, db, server); strings.Count(got, `,"publisher":"Example News","title":"Article `) != 2 {
		t.Errorf("got %s", got)
	}
}
