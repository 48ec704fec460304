package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

const patience = time.Minute // for one condition on a loaded machine

// tab is a page in a real browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

func newTab(t *testing.T) tab {
	t.Helper()
	list := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	list = append(list, chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()), chromedp.Flag("lang", "en"),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		list = append(list, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), list...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(closeTab)
	tb := tab{t, ctx}
	tb.do(chromedp.EmulateViewport(1200, 680))
	return tb
}

// chromium finds the program, or says how to get it.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium found: install it (Debian: apt-get install chromium fonts-dejavu)")
	return ""
}

func (tb tab) do(a chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	if err := chromedp.Do(tb.ctx, a); err != nil {
		tb.t.Fatalf("browser: %v", err)
	}
}

func (tb tab) click(selector string) {
	tb.t.Helper()
	tb.do(chromedp.Click(selector))
}

func (tb tab) text(script string) string {
	tb.t.Helper()
	text, err := chromedp.Run(tb.ctx, chromedp.Evaluate[string](script))
	if err != nil {
		tb.t.Fatalf("evaluate %s: %v", script, err)
	}
	return text
}

// wait waits until an expression of the page is true.
func (tb tab) wait(condition string) {
	tb.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if tb.text(fmt.Sprintf(`(%s) ? 'yes' : ''`, condition)) != "" {
			return
		}
		if time.Now().After(end) {
			tb.t.Fatalf("never true: %s\nthe page says:\n%s", condition, tb.text(`document.body.innerText`))
		}
	}
}

func (tb tab) shoot(file string) {
	tb.t.Helper()
	png, err := chromedp.Run(tb.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(file, png, 0o644)
	}
	if err != nil {
		tb.t.Fatalf("take picture: %v", err)
	}
}
