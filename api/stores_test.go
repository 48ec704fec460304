package api_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"actant/api/apitest"
	"actant/graph"
	"actant/graph/neo"
	"actant/graph/neo/testserver"
)

// server is a Neo4j server while TestStores runs; nil = the tests ask the local store only.
var server *testserver.Server

// TestStores runs the tests of the API once more, on two stores at a time: every
// request goes to the local store and to a Neo4j server, and the answers must be the
// same to the byte.
func TestStores(t *testing.T) {
	var err error
	if server, err = testserver.Find(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
		server = nil
	})
	for _, test := range []struct {
		name string
		run  func(*testing.T)
	}{
		{"Statements", TestStatements}, {"StatementInFull", TestStatementInFull}, {"ViaGroup", TestViaGroup},
		{"Cursor", TestCursor}, {"Entities", TestEntities}, {"Graph", TestGraph}, {"Relations", TestRelations}, {"Links", TestLinks},
		{"Health", TestHealth}, {"Problems", TestProblems}, {"UnclearName", TestUnclearName}, {"PartOfName", TestPartOfName},
		{"Extract", TestExtract}, {"Documents", TestDocuments}, {"DocumentShowsAll", TestDocumentShowsAll},
		{"ListDocuments", TestListDocuments}, {"Corrections", TestCorrections}, {"Pages", testPages},
		{"Facets", TestFacets}, {"AsOf", TestAsOf}, {"Roles", TestRoles}, {"Profile", TestProfile}, {"Paths", TestPaths},
		{"Events", TestEvents}, {"Duplicates", TestDuplicates}, {"CorrectionsLog", TestCorrectionsLog},
		{"Batch", TestBatch}, {"Replace", TestReplace}, {"Export", TestExport},
		{"AskSeed", TestAskSeed}, {"AskOwn", TestAskOwn}, {"AskVerdicts", TestAskVerdicts},
		{"AskAcrossLanguages", TestAskAcrossLanguages}, {"AskCountsPublishers", TestAskCountsPublishers},
		{"AskKeepsApart", TestAskKeepsApart}, {"AskProblems", TestAskProblems}, {"Act", TestAct},
	} {
		t.Run(test.name, test.run)
	}
}

// testPages asks for pages of everything, in whose order stores could differ.
func testPages(t *testing.T) {
	h := site(t)
	for _, path := range []string{
		"/v1/statements?polarity=all&factuality=all", "/v1/statements?polarity=all&factuality=all&limit=3",
		"/v1/statements?either=Japan&factuality=all", "/v1/statements?from=2023-01-01&to=2023-04-30",
		"/v1/graph", "/v1/graph?entity=Japan&hops=3", "/v1/graph?entity=Japan&hops=3&limit=2",
		"/v1/entities?q=japan", "/v1/entities?q=n&prefix=true", "/v1/documents", "/v1/documents?limit=3",
	} {
		if a := ask(t, h, "GET", path, ""); a.status != http.StatusOK {
			t.Errorf("%s: status %d: %s", path, a.status, a.body)
		}
	}
}

// onStores makes a site on a local store with the bundles, and while TestStores runs,
// another on the server.
func onStores(t *testing.T, bundles []graph.Bundle, site func(graph.Store) http.Handler) http.Handler {
	t.Helper()
	local := apitest.Store(t)
	put(t, local, bundles)
	if server == nil {
		return site(local)
	}
	if err := server.Empty(context.Background()); err != nil {
		t.Fatal(err)
	}
	remote, err := neo.Open(context.Background(), neo.Options{URL: server.URL, Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := remote.Close(); err != nil {
			t.Error(err)
		}
	})
	put(t, remote, bundles)
	return twins{t, site(local), site(remote)}
}

func put(t *testing.T, store graph.Store, bundles []graph.Bundle) {
	t.Helper()
	for _, b := range bundles {
		if _, err := store.Put(context.Background(), apitest.Now(), b); err != nil {
			t.Fatal(err)
		}
	}
}

// twins are two sites that must answer alike.
type twins struct {
	t             *testing.T
	local, remote http.Handler
}

func (s twins) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Error(err)
	}
	serve := func(h http.Handler) *httptest.ResponseRecorder {
		again := r.Clone(r.Context())
		again.Body = io.NopCloser(bytes.NewReader(body))
		out := httptest.NewRecorder()
		h.ServeHTTP(out, again)
		return out
	}
	a, b := serve(s.local), serve(s.remote)
	if diff := apart(a, b); diff != "" {
		s.t.Errorf("%s %s %.200s: %s", r.Method, r.URL, body, diff)
	}
	for name, values := range a.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(a.Code)
	if a.Body.Len() == 0 {
		return
	}
	if _, err := w.Write(a.Body.Bytes()); err != nil {
		s.t.Error(err)
	}
}

// apart says where two answers differ.
func apart(local, remote *httptest.ResponseRecorder) string {
	a, b := local.Body.String(), remote.Body.String()
	if local.Code == remote.Code && a == b && local.Header().Get("Content-Type") == remote.Header().Get("Content-Type") {
		return ""
	}
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	at = max(0, at-100)
	return strings.Join([]string{
		"the stores differ", local.Result().Status + " …" + cut(a[at:]), remote.Result().Status + " …" + cut(b[at:]),
	}, "\n")
}

func cut(text string) string { return text[:min(len(text), 400)] }

// TestApart proves that the comparison can fail.
func TestApart(t *testing.T) {
	answer := func(status int, kind, body string) *httptest.ResponseRecorder {
		r := httptest.NewRecorder()
		r.Header().Set("Content-Type", kind)
		r.WriteHeader(status)
		r.Body.WriteString(body)
		return r
	}
	for _, c := range []struct {
		other *httptest.ResponseRecorder
		same  bool
	}{
		{answer(200, "application/json", `{"a":1}`), true}, {answer(200, "application/json", `{"a":2}`), false},
		{answer(200, "application/json", `{"a":1}`+"\n"), false}, {answer(404, "application/json", `{"a":1}`), false},
		{answer(200, "text/plain", `{"a":1}`), false},
	} {
		if diff := apart(answer(200, "application/json", `{"a":1}`), c.other); (diff == "") != c.same {
			t.Errorf("%d %s: %q", c.other.Code, c.other.Body, diff)
		}
	}
}
