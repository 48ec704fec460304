package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"actant/api"
	"actant/api/apitest"
	"actant/graph"
)

var update = flag.Bool("update", false, "write the golden files")

// site is a whole API on a store with all the news.
func site(t *testing.T) http.Handler {
	t.Helper()
	return onStores(t, apitest.News(), func(store graph.Store) http.Handler {
		return api.New(api.Options{
			Store: store, Extractor: apitest.Reader(), Bundle: apitest.Bundle, Now: apitest.Now, Version: "test",
		})
	})
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func ask(t *testing.T, h http.Handler, method, path, body string) answer {
	t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r := httptest.NewRequest(method, path, reader)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := answer{w.Code, w.Header(), w.Body.Bytes()}
	checkContract(t, method, path, a)
	return a
}

func get(t *testing.T, h http.Handler, path string, into any) {
	t.Helper()
	a := ask(t, h, "GET", path, "")
	if a.status != http.StatusOK {
		t.Fatalf("GET %s: status %d: %s", path, a.status, a.body)
	}
	a.decode(t, into)
}

func (a answer) decode(t *testing.T, into any) {
	t.Helper()
	if err := json.Unmarshal(a.body, into); err != nil {
		t.Fatalf("decode %s: %v", a.body, err)
	}
}

type statements struct {
	Statements []api.Statement `json:"statements"`
	Next       string          `json:"next"`
}

// lines writes statements shortly: "Stoltenberg INVITED Japan".
func lines(list []api.Statement) string {
	name := func(e *api.EntityRef) string {
		if e == nil {
			return "-"
		}
		return e.Names["en"]
	}
	var out []string
	for _, st := range list {
		out = append(out, name(st.Source)+" "+string(st.Relation)+" "+name(st.Target))
	}
	return strings.Join(out, "\n")
}

// sorted leaves the order of statements of one day, which is that of their ids, open.
func sorted(text string) string {
	return strings.Join(slices.Sorted(strings.SplitSeq(text, "\n")), "\n")
}

func TestOpenAPI(t *testing.T) {
	a := ask(t, site(t), "GET", "/openapi.json", "")
	golden := filepath.Join("testdata", "openapi.json")
	if *update {
		if err := os.WriteFile(golden, a.body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.body, want) {
		t.Errorf("the OpenAPI document changed: read the difference and run the test with -update")
	}
	var doc struct {
		OpenAPI string                     `json:"openapi"`
		Paths   map[string]json.RawMessage `json:"paths"`
	}
	a.decode(t, &doc)
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || len(doc.Paths) != 26 {
		t.Errorf("got OpenAPI %s with %d paths, want 3.1 with 26", doc.OpenAPI, len(doc.Paths))
	}
}

func TestStatements(t *testing.T) {
	h := site(t)
	for _, test := range []struct{ name, query, want string }{
		{"defaults leave out what is negated or planned", "", "Volodymyr Zelenskyy PARTICIPATED_IN NATO summit in Vilnius\n" +
			"Volodymyr Zelenskyy MET_WITH NATO's Pacific partners\nVolodymyr Zelenskyy URGED Japan\n" +
			"European Union CONDEMNED Iran\nEuropean Union SUPPORTED Ukraine\nFumio Kishida THANKED Jens Stoltenberg\n" +
			"Jens Stoltenberg INVITED Japan\nNATO CRITICIZED US Supreme Court\nGeorgia THANKED European Union"},
		{"Ukrainian name", "target=Японія&relation=INVITED", "Jens Stoltenberg INVITED Japan"},
		{"English name, any case", "target=jAPAN&relation=invited", "Jens Stoltenberg INVITED Japan"},
		{"inflected alias of a text", "target=Японію&relation=INVITED", "Jens Stoltenberg INVITED Japan"},
		{"relations by comma", "relation=INVITED,SUPPORTED", "European Union SUPPORTED Ukraine\nJens Stoltenberg INVITED Japan"},
		{"relations repeated", "relation=INVITED&relation=SUPPORTED", "European Union SUPPORTED Ukraine\nJens Stoltenberg INVITED Japan"},
		{"negated only on request", "relation=INVITED&polarity=negative", "Ukraine INVITED Hungary"},
		{"planned only on request", "relation=VISITED&factuality=planned", "Fumio Kishida VISITED Kyiv"},
		{"every factuality", "source=Кісіда&factuality=all", "Fumio Kishida THANKED Jens Stoltenberg\nFumio Kishida VISITED Kyiv"},
		{"event", "event=" + url.QueryEscape("саміт НАТО у Вільнюсі"), "Jens Stoltenberg INVITED Japan"},
		{"place", "place=Вільнюс", "Volodymyr Zelenskyy MET_WITH NATO's Pacific partners"},
		{"speaker", "speaker=Jens+Stoltenberg", "European Union SUPPORTED Ukraine"},
		{"window", "from=2023-06-01&to=2023-06-30", "Volodymyr Zelenskyy URGED Japan\nEuropean Union CONDEMNED Iran"},
		{"any end, through a collective", "either=Австралія", "Volodymyr Zelenskyy MET_WITH NATO's Pacific partners"},
		{"source and target", "source=European+Union&target=Україна", "European Union SUPPORTED Ukraine"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var page statements
			get(t, h, "/v1/statements?"+strings.ReplaceAll(test.query, " ", "+"), &page)
			if got, want := sorted(lines(page.Statements)), sorted(test.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestStatementInFull(t *testing.T) {
	h := site(t)
	var page statements
	get(t, h, "/v1/statements?relation=INVITED", &page)
	if len(page.Statements) != 1 {
		t.Fatalf("got %d statements, want the one of both texts", len(page.Statements))
	}
	var st api.Statement
	get(t, h, "/v1/statements/"+string(page.Statements[0].ID), &st)
	if st.Source.Names["uk"] != "Єнс Столтенберг" || st.Source.Kind != graph.Person || st.Roles[graph.RoleEvent].Names["en"] != "NATO summit in Vilnius" {
		t.Errorf("got source %+v and event %+v", st.Source, st.Roles[graph.RoleEvent])
	}
	if st.Evidences != 2 || len(st.Evidence) != 2 || st.Date != "2023-04-04" {
		t.Fatalf("got %d of %d evidences on %s, want 2 of 2 on 2023-04-04", len(st.Evidence), st.Evidences, st.Date)
	}
	for _, ev := range st.Evidence {
		checkMarks(t, h, ev)
	}
}

// checkMarks compares every mark with the text of its document.
func checkMarks(t *testing.T, h http.Handler, ev api.Evidence) {
	t.Helper()
	var doc api.DocumentWithStatements
	get(t, h, "/v1/documents/"+string(ev.Document), &doc)
	if doc.Text[ev.Start:ev.End] != ev.Quote {
		t.Errorf("quote %q is not the text at %d", ev.Quote, ev.Start)
	}
	want := map[string][]string{
		"source":  {"Генеральний секретар НАТО Єнс Столтенберг", "Jens Stoltenberg"},
		"target":  {"Японію", "Japan"},
		"trigger": {"запросив", "invited"},
		"event":   {"саміт Альянсу у Вільнюсі", "NATO summit in Vilnius"},
	}
	if len(ev.Marks) != len(want) {
		t.Errorf("got marks %+v, want one each of source, target, trigger and event", ev.Marks)
	}
	for _, m := range ev.Marks {
		got := doc.Text[m.Start:m.End]
		if pair := want[m.Role]; len(pair) == 0 || (got != pair[0] && got != pair[1]) {
			t.Errorf("%s marks %q, want one of %q", m.Role, got, pair)
		}
	}
}

func TestViaGroup(t *testing.T) {
	var page statements
	get(t, site(t), "/v1/statements?either=Japan&relation=MET_WITH", &page)
	if len(page.Statements) != 1 || page.Statements[0].ViaGroup == nil {
		t.Fatalf("got %+v, want one statement through a group", page.Statements)
	}
	if got := page.Statements[0].ViaGroup.Names["en"]; got != "NATO's Pacific partners" {
		t.Errorf("got via %q", got)
	}
}

func TestCursor(t *testing.T) {
	h := site(t)
	var whole, part statements
	get(t, h, "/v1/statements?polarity=all&factuality=all", &whole)
	var paged []api.Statement
	path := "/v1/statements?polarity=all&factuality=all&limit=2"
	for next := path; next != ""; {
		part = statements{}
		get(t, h, next, &part)
		paged = append(paged, part.Statements...)
		if next = ""; part.Next != "" {
			next = path + "&cursor=" + url.QueryEscape(part.Next)
		}
	}
	if len(whole.Statements) != 11 || lines(paged) != lines(whole.Statements) {
		t.Errorf("pages of two give\n%s\nwant\n%s", lines(paged), lines(whole.Statements))
	}
}

func TestByteStable(t *testing.T) {
	a, b := site(t), site(t)
	for _, path := range []string{
		"/v1/statements?polarity=all&factuality=all", "/v1/graph?entity=Japan&hops=3", "/v1/entities?q=japan", "/v1/documents",
	} {
		if x, y := ask(t, a, "GET", path, ""), ask(t, b, "GET", path, ""); !bytes.Equal(x.body, y.body) || bytes.Contains(x.body, []byte("$schema")) {
			t.Errorf("%s: bodies differ or have a schema link:\n%s\n%s", path, x.body, y.body)
		}
	}
}

func TestEntities(t *testing.T) {
	h := site(t)
	for _, test := range []struct{ query, want string }{
		{"q=Японія", "Japan"}, {"q=japan", "Japan"}, {"q=столт&prefix=true", "Jens Stoltenberg"}, {"q=Stolt&prefix=true", "Jens Stoltenberg"},
		{"q=Столтемберг", "Jens Stoltenberg"}, {"q=Stotlenberg", "Jens Stoltenberg"}, {"q=Столкембе&prefix=true", "Jens Stoltenberg"},
		{"q=Столкемберг", "Jens Stoltenberg"}, {"q=Jaban", "Japan"}, {"q=Японйя", "Japan"}, {"q=Кийв", "Kyiv"}, {"q=Зеленский+Володмир", "Volodymyr Zelenskyy"},
	} {
		var out struct{ Entities []graph.Entity }
		get(t, h, "/v1/entities?"+test.query, &out)
		if len(out.Entities) == 0 || out.Entities[0].Names["en"] != test.want {
			t.Errorf("%s: got %+v, want %s first", test.query, out.Entities, test.want)
			continue
		}
		var one graph.Entity
		get(t, h, "/v1/entities/"+string(out.Entities[0].ID), &one)
		if one.Name != out.Entities[0].Name {
			t.Errorf("by id: got %q, want %q", one.Name, out.Entities[0].Name)
		}
	}
}

func TestGraph(t *testing.T) {
	h := site(t)
	for _, test := range []struct {
		query        string
		nodes, edges int
		truncated    bool
	}{
		{"entity=Fumio+Kishida", 2, 1, false},        // thanked Stoltenberg; the plan and the refusal are no edges
		{"entity=Fumio+Kishida&hops=2", 3, 2, false}, // and he invited Japan
		{"entity=Japan&relation=INVITED", 2, 1, false},
		{"entity=Japan&relation=EXPELLED", 1, 0, false},
		{"entity=Japan&limit=1&hops=3", 2, 1, true},
		{"", 12, 9, false},
	} {
		var part api.Neighbourhood
		get(t, h, "/v1/graph?"+test.query, &part)
		if len(part.Nodes) != test.nodes || len(part.Edges) != test.edges || part.Truncated != test.truncated {
			t.Errorf("%q: got %d nodes, %d edges, truncated %t; want %d, %d, %t", test.query,
				len(part.Nodes), len(part.Edges), part.Truncated, test.nodes, test.edges, test.truncated)
		}
	}
}

func TestRelations(t *testing.T) {
	var out struct{ Relations []api.Relation }
	get(t, site(t), "/v1/relations", &out)
	if len(out.Relations) != len(graph.Relations())+1 || out.Relations[0].Name != "INVITED" {
		t.Errorf("got %d relations beginning with %v", len(out.Relations), out.Relations[0])
	}
}

func TestLinks(t *testing.T) {
	if a := ask(t, site(t), "GET", "/v1/links", ""); string(a.body) != "{}\n" {
		t.Errorf("without Neo4j Browser: got %s", a.body)
	}
	views := api.Views{Graph: "http://b/?arg=1", Relation: "http://b/?arg={relation}", Entity: "http://b/?arg={id}", Statement: "http://b/?arg={id}2"}
	var out struct {
		Neo4jBrowser api.Views `json:"neo4j_browser"`
	}
	get(t, api.New(api.Options{Store: apitest.Store(t), Neo4jBrowser: &views}), "/v1/links", &out)
	if out.Neo4jBrowser != views {
		t.Errorf("got %+v, want %+v", out.Neo4jBrowser, views)
	}
}

func TestHealth(t *testing.T) {
	h := site(t)
	for _, path := range []string{"/healthz", "/readyz"} {
		if a := ask(t, h, "GET", path, ""); a.status != http.StatusOK {
			t.Errorf("%s: got %d", path, a.status)
		}
	}
	broken := apitest.Store(t)
	dead := api.New(api.Options{Store: silent{broken}})
	a := ask(t, dead, "GET", "/readyz", "")
	if a.status != http.StatusServiceUnavailable || !bytes.Contains(a.body, []byte("store does not answer")) || bytes.Contains(a.body, []byte("hunter2")) {
		t.Errorf("readyz of a dead store: %d %s", a.status, a.body)
	}
}

// silent is a store that no longer answers.
type silent struct{ graph.Store }

func (silent) Statements(context.Context, graph.Match) (graph.Page, error) {
	return graph.Page{}, errDown
}

var errDown = &url.Error{Op: "dial", URL: "neo4j://user:hunter2@db", Err: io.ErrUnexpectedEOF}
