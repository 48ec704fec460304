package api_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"actant/api"
	"actant/api/apitest"
	"actant/graph"
)

func TestProblems(t *testing.T) {
	h := site(t)
	missing := "/v1/statements/s1:00000000000000000000000000000000"
	for _, test := range []struct {
		name, method, path, body string
		status                   int
		detail                   string // part of the body
	}{
		{"no such address", "GET", "/nothing", "", 404, "/openapi.json"},
		{"no such file of the page", "GET", "/assets/nothing.js", "", 404, "/openapi.json"},
		{"method", "PUT", "/v1/statements", "", 405, "does not take the method"},
		{"no such statement", "GET", missing, "", 404, "not found"},
		{"no such document", "GET", "/v1/documents/d1:none", "", 404, "not found"},
		{"forget no such document", "DELETE", "/v1/documents/d1:none", "", 404, "not found"},
		{"no such entity", "GET", "/v1/entities/e1:none", "", 404, "not found"},
		{"no such entity id as parameter", "GET", "/v1/statements?source=e1:none", "", 404, "/v1/entities?prefix=true"},
		{"no such name", "GET", "/v1/statements?source=Атлантида", "", 404, "/v1/entities?prefix=true"},
		{"no such name in the graph", "GET", "/v1/graph?entity=Атлантида", "", 404, "search for another spelling"},
		{"unknown relation", "GET", "/v1/statements?relation=HUGGED", "", 422, "HUGGED"},
		{"unknown polarity", "GET", "/v1/statements?polarity=maybe", "", 422, "positive negative"},
		{"unknown factuality", "GET", "/v1/statements?factuality=true", "", 422, "asserted"},
		{"unknown parameter", "GET", "/v1/statements?relations=INVITED", "", 422, "relations"},
		{"limit too high", "GET", "/v1/statements?limit=1001", "", 422, "1000"},
		{"limit of the graph", "GET", "/v1/graph?limit=1001", "", 422, "1000"},
		{"hops", "GET", "/v1/graph?hops=4", "", 422, "3"},
		{"day", "GET", "/v1/statements?from=tomorrow", "", 422, "query.from"},
		{"cursor", "GET", "/v1/statements?cursor=nonsense", "", 422, "cursor"},
		{"cursor of documents", "GET", "/v1/documents?cursor=nonsense", "", 422, "cursor"},
		{"search for nothing", "GET", "/v1/entities", "", 422, "query.q"},
		{"not JSON", "POST", "/v1/extract", `{"text": `, 400, "body"},
		{"no text", "POST", "/v1/extract", `{"lang": "uk"}`, 422, "text"},
		{"empty text", "POST", "/v1/extract", `{"text": ""}`, 422, "text"},
		{"language", "POST", "/v1/extract", `{"text": "a", "lang": "fr"}`, 422, "lang"},
		{"unknown field", "POST", "/v1/extract", `{"text": "a", "txt": "b"}`, 422, "txt"},
		{"published", "POST", "/v1/extract", `{"text": "a b c", "published": "yesterday"}`, 422, "2023-04-04"},
		{"NUL", "POST", "/v1/extract", `{"text": "a\u0000b"}`, 422, "NUL"},
		{"not UTF-8", "POST", "/v1/extract", "{\"text\": \"caf\xe9\"}", 400, "UTF-8"},
		{"too long", "POST", "/v1/extract", `{"text": "` + strings.Repeat("a", 9<<20) + `"}`, 413, "Too Large"},
		{"too long to store", "POST", "/v1/documents", `{"text": "` + strings.Repeat("a", 9<<20) + `"}`, 413, "Too Large"},
		{"correction too long", "POST", "/v1/corrections", `{"by": "` + strings.Repeat("a", 1<<20) + `"}`, 413, "Too Large"},
		{"panic", "POST", "/v1/extract", `{"text": "PANIC"}`, 500, "the log of the server"},
		{"correction without an actor", "POST", "/v1/corrections", `{"action": "merge", "entity": "e1:a", "into": "e1:b"}`, 422, "by"},
		{"correction of unknown kind", "POST", "/v1/corrections", `{"action": "hug", "by": "me"}`, 422, "action"},
		{"correction of nothing", "POST", "/v1/corrections", `{"action": "merge", "by": "me"}`, 422, "two ids"},
		{"undo of nothing", "POST", "/v1/corrections", `{"action": "undo", "undoes": "c1:none", "by": "me"}`, 404, "not found"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := ask(t, h, test.method, strings.ReplaceAll(test.path, " ", "+"), test.body)
			if a.status != test.status || !bytes.Contains(a.body, []byte(test.detail)) {
				t.Errorf("got %d %.400s, want %d with %q", a.status, a.body, test.status, test.detail)
			}
			checkProblem(t, a)
		})
	}
}

func checkProblem(t *testing.T, a answer) {
	t.Helper()
	if got := a.header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("got content type %q", got)
	}
	var p api.Problem
	a.decode(t, &p)
	if p.Status != a.status || p.Title != http.StatusText(a.status) || p.Detail == "" {
		t.Errorf("got problem %+v for status %d", p, a.status)
	}
	if len(a.body) > 4000 || bytes.Contains(a.body, []byte("secret")) || bytes.Contains(a.body, []byte(".go:")) {
		t.Errorf("the problem says too much: %.400s", a.body)
	}
}

func TestUnclearName(t *testing.T) {
	h := site(t)
	a := ask(t, h, "GET", "/v1/statements?source=georgia", "")
	checkProblem(t, a)
	var p api.Problem
	a.decode(t, &p)
	if a.status != http.StatusUnprocessableEntity || len(p.Candidates) != 2 {
		t.Fatalf("got %d with candidates %+v, want 422 with the country and the state", a.status, p.Candidates)
	}
	kinds := map[graph.Kind]api.Candidate{}
	for _, c := range p.Candidates {
		kinds[c.Kind] = c
	}
	country := kinds[graph.Country]
	if country.Name != "Georgia" || country.Mentions != 1 || kinds[graph.Place].ID == "" {
		t.Errorf("got %+v", p.Candidates)
	}
	var page statements
	get(t, h, "/v1/statements?source="+string(country.ID), &page)
	if got := lines(page.Statements); got != "Georgia THANKED European Union" {
		t.Errorf("by the id of a candidate: got %q", got)
	}
}

func TestPartOfName(t *testing.T) {
	a := ask(t, site(t), "GET", "/v1/statements?event=summit", "")
	var p api.Problem
	a.decode(t, &p)
	if a.status != http.StatusUnprocessableEntity || len(p.Candidates) != 1 || p.Candidates[0].Kind != graph.Event {
		t.Errorf("got %d with %+v, want 422 with the summit", a.status, p.Candidates)
	}
}

func TestEchoIsCut(t *testing.T) {
	a := ask(t, site(t), "POST", "/v1/extract", `{"text": 5, "url": "`+strings.Repeat("я", 50000)+`"`)
	checkProblem(t, a)
}

func TestNotBuiltIn(t *testing.T) {
	h := api.New(api.Options{Store: apitest.Store(t)})
	for _, path := range []string{"/v1/extract", "/v1/documents"} {
		a := ask(t, h, "POST", path, `{"text": "a b c"}`)
		checkProblem(t, a)
		if a.status != http.StatusServiceUnavailable {
			t.Errorf("%s: got %d, want 503", path, a.status)
		}
	}
}

func TestTimeout(t *testing.T) {
	h := site(t)
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(nil)
	r := httptest.NewRequestWithContext(ctx, "POST", "/v1/extract", strings.NewReader(`{"text": "a b c"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusServiceUnavailable {
		t.Errorf("cancelled request: got %d", w.Code)
	}
	late := api.New(api.Options{Store: slow{apitest.Store(t)}})
	if a := ask(t, late, "GET", "/v1/statements", ""); a.status != http.StatusGatewayTimeout {
		t.Errorf("store out of time: got %d, want 504", a.status)
	}
}

type slow struct{ graph.Store }

func (slow) Statements(context.Context, graph.Match) (graph.Page, error) {
	return graph.Page{}, context.DeadlineExceeded
}

func TestOtherSitesMayNotWrite(t *testing.T) {
	h := site(t)
	for _, test := range []struct {
		method, from string
		status       int
	}{
		{"DELETE", "cross-site", 403}, {"DELETE", "same-origin", 404}, {"DELETE", "", 404}, {"GET", "cross-site", 404},
	} {
		r := httptest.NewRequest(test.method, "/v1/documents/d1:none", nil)
		r.Header.Set("Sec-Fetch-Site", test.from)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s from %q: got %d %s, want %d", test.method, test.from, w.Code, w.Body, test.status)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := site(t)
	for _, path := range []string{"/", "/v1/relations", "/nothing"} {
		header := ask(t, h, "GET", path, "").header
		csp := header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'self'") || !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: no nosniff", path)
		}
	}
}

func TestLogHasNoWords(t *testing.T) {
	var out bytes.Buffer
	h := api.New(api.Options{
		Store: apitest.Filled(t), Extractor: apitest.Reader(), Log: slog.New(slog.NewTextHandler(&out, nil)),
	})
	ask(t, h, "GET", "/v1/statements?source=Jens+Stoltenberg", "")
	ask(t, h, "POST", "/v1/extract", `{"text": "Stoltenberg thanked Kuleba"}`)
	ask(t, h, "GET", "/Stoltenberg", "")
	log := out.String()
	if strings.Count(log, "\n") != 3 || strings.Contains(log, "Stoltenberg") || !strings.Contains(log, "route=/v1/extract status=200") {
		t.Errorf("got log\n%s", log)
	}
}

func TestPanicIsLogged(t *testing.T) {
	var out bytes.Buffer
	h := api.New(api.Options{Store: apitest.Store(t), Extractor: apitest.Reader(), Log: slog.New(slog.NewTextHandler(&out, nil))})
	ask(t, h, "POST", "/v1/extract", `{"text": "PANIC"}`)
	if !strings.Contains(out.String(), "secret of the inside") {
		t.Errorf("the log does not say what happened:\n%s", out.String())
	}
}
