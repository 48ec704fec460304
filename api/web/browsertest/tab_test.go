package browsertest

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"actant/api"
	"actant/api/apitest"
)

var shots = flag.String("shots", "", "folder for pictures of the page, to look at while working on it")

const patience = 20 * time.Second // for one condition on a loaded machine

// tab is a page in a real browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// browserPath finds Chromium or says how to get it: a page that no browser has opened
// is not tested.
func browserPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium found: install it (Debian: apt-get install chromium fonts-dejavu)")
	return ""
}

func options(t *testing.T) []chromedp.ExecAllocatorOption {
	list := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	list = append(list,
		chromedp.ExecPath(browserPath(t)), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "uk"),
	)
	if os.Geteuid() == 0 {
		list = append(list, chromedp.NoSandbox)
	}
	return list
}

// open serves a site and opens its page after the actions given. Everything that the page writes to the
// console at its end is an error: scripts that fail, files that the policy forbids.
func open(t *testing.T, site http.Handler, before ...chromedp.Action[chromedp.Void]) tab {
	t.Helper()
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options(t)...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(closeTab)
	tb := tab{t, ctx}
	tb.do(chromedp.EmulateViewport(1440, 900))
	tb.watchConsole()
	for _, action := range before {
		tb.do(action)
	}
	tb.do(chromedp.Navigate(server.URL))
	return tb
}

func filled(t *testing.T) http.Handler {
	return api.New(api.Options{
		Store: apitest.Filled(t), Extractor: apitest.Reader(), Bundle: apitest.Bundle, Now: apitest.Now,
	})
}

func (tb tab) watchConsole() {
	ctx, stop := context.WithCancel(tb.ctx)
	messages := chromedp.Console(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.Type == chromedp.ConsoleError || m.IsException() {
				tb.t.Errorf("console: %s", m)
			}
		}
	}()
	tb.t.Cleanup(func() {
		stop()
		<-ended
	})
}

func (tb tab) do(a chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	if err := chromedp.Do(tb.ctx, a); err != nil {
		tb.t.Fatalf("browser: %v", err)
	}
}

// wait waits until an expression of the page is true. It does not use Poll, which
// needs the eval that the policy of the page forbids.
func (tb tab) wait(condition string) {
	tb.t.Helper()
	script := fmt.Sprintf(`new Promise((done) => {
		const end = Date.now() + %d;
		const look = () => (%s) ? done('') : Date.now() > end ? done(document.body.innerText) : setTimeout(look, 30);
		look();
	})`, patience.Milliseconds(), condition)
	text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.t.Fatalf("wait for %s: %v", condition, err)
	}
	if text != "" {
		tb.shoot("failed")
		tb.t.Fatalf("never true: %s\nthe page says:\n%s", condition, text)
	}
}

func (tb tab) text(script string) string {
	tb.t.Helper()
	text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string](script))
	if err != nil {
		tb.t.Fatalf("evaluate %s: %v", script, err)
	}
	return text
}

func (tb tab) press(keys string) {
	tb.t.Helper()
	tb.do(chromedp.KeyEvent(keys))
}

func (tb tab) click(selector string) {
	tb.t.Helper()
	tb.do(chromedp.Click(selector))
}

// shoot takes a picture when the flag asks for it.
func (tb tab) shoot(name string) {
	tb.t.Helper()
	if *shots == "" {
		return
	}
	png, err := chromedp.Run(tb.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		tb.t.Fatalf("take picture: %v", err)
	}
	if err := os.WriteFile(filepath.Join(*shots, name+".png"), png, 0o644); err != nil {
		tb.t.Fatal(err)
	}
}
