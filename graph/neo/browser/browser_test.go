package browser

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph/neo/testserver"
)

var picture = flag.String("picture", "", "`file` for the picture of the README")

// story is a text for the picture, written for it: the sample has no invitation with a
// speaker and an address.
const story = "NATO has invited Japan and South Korea to the summit in Vilnius, Jens Stoltenberg said on Tuesday.\n"

// TestBrowser goes the way of a person: from the page of actant to Neo4j Browser, with
// a query that only has to be run, and a click on an edge for its quote.
func TestBrowser(t *testing.T) {
	server, http := start(t)
	page := actant(t, server, "http://localhost:"+http+"/browser/?dbms="+strings.Replace(server.URL, "127.0.0.1", "neo4j@localhost", 1))
	for name, text := range queries(t) {
		if n := count(t, server, text); n == 0 {
			t.Errorf("%s: nothing is found", name)
		}
	}
	tb := newTab(t)

	tb.do(chromedp.Navigate(page))
	tb.wait(`document.querySelector('#elsewhere a')`)
	tb.text(`(document.getElementById('relation').value = 'INVITED', document.getElementById('relation').dispatchEvent(new Event('change')), '')`)
	tb.wait(`document.querySelector('#elsewhere a').href.includes('INVITED')`)
	tb.do(chromedp.Navigate(tb.text(`document.querySelector('#elsewhere a').href`)))
	tb.connect(server.Password)
	tb.save()

	tb.wait(`document.querySelector('[data-testid=activeEditor]').innerText.includes('INVITED')`)
	tb.click(`[data-testid="editor-Run"]`)
	tb.wait(`[...document.querySelectorAll('g.relationship')].filter(r => r.textContent === 'INVITED').length === 7`)
	tb.tidy()
	for _, name := range []string{"НАТО", "Японія", "Австралія", "Південна Корея"} {
		tb.wait(`[...document.querySelectorAll('g.node')].some(n => [...n.querySelectorAll('text')].map(t => t.textContent.trim()).join(' ') === '` + name + `')`)
	}
	tb.clickEdgeThatSays(strings.TrimSpace(story))
	details := tb.text(`document.querySelector('[data-testid=vizInspector]').innerText`)
	for _, part := range []string{"Jens Stoltenberg", "https://news.example/vilnius", "2023-04-04", "Vilnius"} {
		if !strings.Contains(details, part) {
			t.Errorf("a click on the edge does not show %q:\n%s", part, details)
		}
	}
	if *picture != "" {
		tb.shoot(*picture)
	}
}

// start starts a server with Browser.
func start(t *testing.T) (s *testserver.Server, http string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, http, _ = net.SplitHostPort(l.Addr().String())
	l.Close()
	if s, err = testserver.Start(t.Context(), "NEO4J_HTTP_PORT="+http); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s, http
}

// actant builds the program, stores the story, and serves it with the sample. It
// returns the address of the page.
func actant(t *testing.T, s *testserver.Server, browser string) string {
	t.Helper()
	dir := t.TempDir()
	program, auth, text := filepath.Join(dir, "actant"), filepath.Join(dir, "auth"), filepath.Join(dir, "story.txt")
	for file, content := range map[string]string{auth: s.Username + "/" + s.Password, text: story} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("ACTANT_NEO4J_AUTH_FILE", auth)
	for _, args := range [][]string{
		{"go", "build", "-tags", "nomsgpack", "-o", program, "actant/cmd/actant"},
		{program, "ingest", "--db", s.URL, "--published", "2023-04-04", "--url", "https://news.example/vilnius", "--publisher", "News Example", text},
	} {
		if out, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	serve := exec.CommandContext(t.Context(), program, "serve", "--sample", "--db", s.URL, "--neo4j-browser", browser, "--listen", "127.0.0.1:0")
	serve.Cancel = func() error { return serve.Process.Signal(os.Interrupt) }
	out, err := serve.StdoutPipe()
	if err == nil {
		err = serve.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = serve.Wait() }) // it ends with the context of the test
	page, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("actant serve: %v", err)
	}
	return strings.TrimSpace(page)
}

// count runs a query and returns how many rows it gives.
func count(t *testing.T, s *testserver.Server, text string) int {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URL, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	result, err := neo4j.ExecuteQuery(t.Context(), driver, text, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return len(result.Records)
}

// connect fills in the form of Browser.
func (tb tab) connect(password string) {
	tb.t.Helper()
	tb.wait(`document.querySelector('[data-testid=password]')`)
	tb.do(chromedp.SendKeys(`[data-testid=password]`, password))
	tb.click(`[data-testid=connect]`)
	tb.wait(`!document.querySelector('[data-testid=disconnectedBanner]') && document.querySelector('[data-testid=activeEditor]').innerText.includes('neo4j$')`)
}

// save lets the saved queries fall onto the page, which is how Browser takes them, and
// looks for them among the favorites.
func (tb tab) save() {
	tb.t.Helper()
	tb.drop("saved.zip")
	tb.click(`[data-testid=navigationFavorites]`)
	tb.wait(`document.querySelector('[data-testid=expandFolder-actant]')`)
	tb.click(`[data-testid=expandFolder-actant]`)
	for name := range queries(tb.t) {
		tb.wait(fmt.Sprintf(`document.querySelector('[data-testid="scriptTitle-%s"]')`, name))
	}
	tb.click(`[data-testid=navigationFavorites]`)
}

// tidy closes what hides the picture.
func (tb tab) tidy() {
	tb.t.Helper()
	tb.text(`([...document.querySelectorAll('[data-testid=frame]')].slice(1).forEach(f => f.querySelector('[title=Close]').click()), '')`)
	tb.click(`[data-testid=frame] [title=Fullscreen]`)
	time.Sleep(2 * time.Second) // the nodes come to rest
}

// clickEdgeThatSays clicks the edges one after the other until one shows the text.
func (tb tab) clickEdgeThatSays(text string) {
	tb.t.Helper()
	edges := `[...document.querySelectorAll('g.relationship')].filter(r => r.textContent === 'INVITED')`
	for i := range 7 {
		at, err := chromedp.Run(tb.ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(
			`(() => { const b = %s[%d].querySelector('text').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`, edges, i)))
		if err != nil {
			tb.t.Fatal(err)
		}
		tb.do(chromedp.MouseClickXY(at[0], at[1]))
		time.Sleep(300 * time.Millisecond)
		if strings.Contains(tb.text(`document.querySelector('[data-testid=vizInspector]').innerText`), text) {
			tb.do(chromedp.MouseEvent(chromedp.MouseMoved, 200, 500)) // away from the edge
			return
		}
	}
	tb.t.Fatalf("no edge shows the quote %q", text)
}

// drop lets a file fall onto the page.
func (tb tab) drop(name string) {
	tb.t.Helper()
	file, err := filepath.Abs(name)
	if err != nil {
		tb.t.Fatal(err)
	}
	for _, step := range []input.DispatchDragEventType{"dragEnter", "dragOver", "drop"} {
		tb.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, target, input.DispatchDragEvent, input.DispatchDragEventParams{
				Type: step, X: 600, Y: 300, Data: &input.DragData{Files: []string{file}, DragOperationsMask: 1},
			})
			return chromedp.Void{}, err
		})
	}
}
