package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// dark asks for the dark colours of the page.
func dark() chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
		})
		return chromedp.Void{}, err
	}
}

// noCanvas makes a browser that cannot draw.
func noCanvas() chromedp.Action[chromedp.Void] {
	return first(`HTMLCanvasElement.prototype.getContext = () => null`)
}

// inUkrainian makes a browser whose owner chose Ukrainian before.
func inUkrainian() chromedp.Action[chromedp.Void] { return first(`localStorage.setItem('lang', 'uk')`) }

// first runs a script before those of the page.
func first(script string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: script,
		})
		return chromedp.Void{}, err
	}
}

// pointAtMiddle moves the mouse into the middle of an element.
func (tb tab) pointAtMiddle(selector string) {
	tb.t.Helper()
	box := `document.querySelector('` + selector + `').getBoundingClientRect()`
	middle, err := chromedp.Run(tb.ctx, chromedp.Evaluate[[]float64](
		`(() => { const b = `+box+`; return [b.x + b.width / 2, b.y + b.height / 2]; })()`))
	if err != nil {
		tb.t.Fatalf("middle of %s: %v", selector, err)
	}
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: "mouseMoved", X: middle[0], Y: middle[1],
		})
		return chromedp.Void{}, err
	})
}
