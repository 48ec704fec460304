// Package browsertest opens the page in Chromium and uses it as a person does, by
// mouse and by keyboard.
package browsertest

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"actant/api"
	"actant/api/apitest"
)

const (
	listed = `document.querySelectorAll('#statements .statement').length`
	chosen = `document.querySelector('#chosen .name')?.textContent`
)

func TestListAndMarks(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.wait(`document.querySelector('#canvas canvas')`)
	list := tb.text(`document.getElementById('statements').innerText`)
	for _, part := range []string{"Єнс Столтенберг → запрошує → Японія", "саміт НАТО у Вільнюсі", "2 джерела", "Європейський Союз → засуджує → Іран"} {
		if !strings.Contains(list, part) {
			t.Errorf("the list does not say %q:\n%s", part, list)
		}
	}
	if strings.Contains(list, "Угорщина") {
		t.Error("a refused invitation is listed by default")
	}
	tb.shoot("list")

	tb.click(`#statements [data-relation=INVITED]`)
	tb.wait(`document.querySelectorAll('#pane-source .m.on').length > 3`)
	for look, want := range map[string]string{"trigger": "запросив", "target": "Японію", "role": "саміт Альянсу у Вільнюсі"} {
		if got := tb.text(`document.querySelector('#pane-source .text .m.` + look + `.on').textContent`); got != want && !english(got) {
			t.Errorf("%s: marked %q, want %q", look, got, want)
		}
	}
	tb.shoot("marks")

	// The other outlet that says the same is one click away.
	title := tb.text(`document.querySelector('#pane-source .head h3').textContent`)
	tb.click(`#pane-source .head .link`)
	tb.wait(`document.querySelector('#pane-source .head h3').textContent !== ` + strconv.Quote(title))
	tb.wait(`document.querySelector('#pane-source .m.trigger.on')`)

	// A click on another trigger in the text chooses its statement.
	tb.click(`#pane-source .text .m.trigger:not(.on)`)
	tb.wait(`document.querySelectorAll('#pane-source .statement[aria-pressed=true]').length === 1`)
	tb.shoot("other")
}

// english accepts the marks of the English text, which says the same.
func english(words string) bool {
	return words == "invited" || words == "Japan" || words == "NATO summit in Vilnius"
}

func TestSearchByKeyboard(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.press("/")
	tb.wait(`document.activeElement.id === 'search'`)
	tb.press("Японія")
	tb.wait(`document.querySelectorAll('#suggestions [role=option]').length > 0`)
	tb.shoot("suggestions")
	tb.press(kb.ArrowDown + kb.Enter)
	tb.wait(chosen + ` === 'Японія'`)
	tb.wait(listed + ` === 3`) // invited, urged, and one of the partners
	tb.wait(`location.hash.includes('entity=')`)
	tb.wait(`document.getElementById('suggestions').hidden`)
	tb.shoot("japan")

	tb.press(kb.Escape)
	tb.wait(listed + ` === 9 && document.getElementById('chosen').hidden`)

	// The other alphabet finds the same, and Enter alone takes the first.
	tb.press("japan" + kb.Enter)
	tb.wait(chosen + ` === 'Японія' && ` + listed + ` === 3`)

	// Tab leads from the box to the list, arrows through it, Enter chooses.
	tb.do(chromedp.Focus(`#statements .statement`))
	tb.press(kb.ArrowDown + kb.Enter)
	tb.wait(`document.querySelectorAll('#statements .statement')[1].getAttribute('aria-pressed') === 'true'`)
	tb.wait(`document.querySelector('#pane-source .text .m.trigger.on')`)
}

// TestPicture points at the only node of a picture, which is in its middle.
func TestPicture(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.do(chromedp.SetValue(`#relation`, "EXPELLED"))
	tb.click(`#search`)
	tb.press("Japan" + kb.Enter)
	tb.wait(chosen + ` === 'Японія'`)
	tb.wait(`document.getElementById('canvas').getAttribute('aria-label').includes('вузлів 1')`)
	tb.pointAtMiddle("#canvas")
	tb.wait(`document.getElementById('caption').textContent === 'Японія'`)
	tb.shoot("one")
}

// TestElsewhere follows what is chosen with a link to Neo4j Browser, where the server
// has one.
func TestElsewhere(t *testing.T) {
	const base = "http://localhost:7474/browser/?arg="
	tb := open(t, api.New(api.Options{
		Store: apitest.Filled(t), Extractor: apitest.Reader(), Bundle: apitest.Bundle, Now: apitest.Now,
		Neo4jBrowser: &api.Views{Graph: base + "all", Relation: base + "r-{relation}", Entity: base + "e-{id}", Statement: base + "s-{id}"},
	}), inUkrainian())
	const href = `document.querySelector('#elsewhere a')?.href`
	tb.wait(href + ` === '` + base + `all'`)
	tb.text(`(document.getElementById('relation').value = 'INVITED', document.getElementById('relation').dispatchEvent(new Event('change')), '')`)
	tb.wait(href + ` === '` + base + `r-INVITED'`)
	tb.click(`#statements [data-relation=INVITED]`)
	tb.wait(`document.querySelector('#pane-source .head a.elsewhere')?.href.startsWith('` + base + `s-s1%3A')`)
	tb.shoot("elsewhere")
	tb.click(`#search`)
	tb.press("Japan" + kb.Enter)
	tb.wait(href + `?.startsWith('` + base + `e-e1%3A')`)

	without := open(t, filled(t), inUkrainian())
	without.wait(listed + ` === 9`)
	without.click(`#statements [data-relation=INVITED]`)
	without.wait(`document.querySelectorAll('#pane-source .m.on').length > 3 && !document.querySelector('a.elsewhere')`)
}

func TestFilters(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.click(`#all`)
	tb.wait(listed + ` === 11`)
	list := tb.text(`document.getElementById('statements').innerText`)
	if !strings.Contains(list, "план") || !strings.Contains(list, "Угорщина") || !strings.Contains(list, "Дмитро Кулеба") {
		t.Errorf("no badge of the plan, the refusal or its speaker:\n%s", list)
	}
	tb.shoot("all")
	tb.do(chromedp.SetValue(`#relation`, "INVITED"))
	tb.text(`(document.getElementById('relation').dispatchEvent(new Event('change')), '')`)
	tb.wait(listed + ` === 2`)
}

func TestLanguage(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.click(`[data-lang=en]`)
	tb.wait(`document.documentElement.lang === 'en' && document.getElementById('statements').innerText.includes('Jens Stoltenberg → invited → Japan')`)
	if text := tb.text(`document.querySelector('footer').innerText`); !strings.Contains(text, "CC BY-NC-SA") || !strings.Contains(text, "GeoNames") {
		t.Errorf("footer says %q", text)
	}
	tb.shoot("english")
}

func TestOwnText(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.click(`#tab-own`)
	tb.do(chromedp.Focus(`#own-text`))
	tb.press("🕊Кулеба подякував Столтенбергу. <b>Кінець</b>.")
	tb.click(`#own button[type=submit]`)
	tb.wait(`document.querySelector('#own-result .text .m.trigger.on')?.textContent === 'подякував'`)
	if got := tb.text(`document.querySelector('#own-result .text').textContent`); !strings.HasSuffix(got, "<b>Кінець</b>.") {
		t.Errorf("the text is shown as %q", got)
	}
	tb.shoot("own")
	tb.click(`#own-store`)
	tb.wait(listed + ` === 10`)
}

func TestAccessible(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	unnamed := `[...document.querySelectorAll('button, input, select, textarea, a')].filter((e) =>
		!(e.innerText || e.textContent).trim() && !e.getAttribute('aria-label') && !(e.labels && e.labels.length)).map((e) => e.outerHTML).join('\n')`
	if got := tb.text(unnamed); got != "" {
		t.Errorf("no name for:\n%s", got)
	}
	if got := tb.text(`document.getElementById('canvas').getAttribute('aria-label')`); !strings.Contains(got, "12") || !strings.Contains(got, "9") {
		t.Errorf("the picture is called %q", got)
	}
	tb.click(`#table summary`)
	tb.wait(`document.querySelectorAll('#edges tr').length === 9`)
	tb.shoot("table")
}

func TestWithoutCanvas(t *testing.T) {
	tb := open(t, filled(t), inUkrainian(), noCanvas())
	tb.wait(listed + ` === 9`)
	tb.wait(`document.getElementById('table').open && document.querySelectorAll('#edges tr').length === 9`)
	tb.click(`#statements .statement`)
	tb.wait(`document.querySelector('#pane-source .text .m.trigger.on')`)
}

func TestEmptyGraph(t *testing.T) {
	tb := open(t, api.New(api.Options{Store: apitest.Store(t)}), inUkrainian())
	tb.wait(`document.getElementById('count').textContent.includes('порожній')`)
	tb.shoot("empty")
}

func TestLooks(t *testing.T) {
	tb := open(t, filled(t), inUkrainian())
	tb.wait(listed + ` === 9`)
	tb.do(dark())
	tb.click(`#statements [data-relation=INVITED]`)
	tb.wait(`document.querySelector('#pane-source .text .m.trigger.on')`)
	if got := tb.text(`getComputedStyle(document.body).backgroundColor`); got != "rgb(20, 24, 27)" {
		t.Errorf("dark background is %s", got)
	}
	tb.shoot("dark")
	tb.do(chromedp.EmulateViewport(400, 800))
	tb.wait(`document.documentElement.scrollWidth <= 400`)
	tb.shoot("narrow")
}
