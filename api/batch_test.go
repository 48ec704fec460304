package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"actant/api"
	"actant/graph"
)

func batch(t *testing.T, h http.Handler, body string) answer {
	t.Helper()
	r := httptest.NewRequest("POST", "/v1/documents/batch", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-ndjson")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := answer{w.Code, w.Header(), w.Body.Bytes()}
	checkContract(t, "POST", "/v1/documents/batch", a)
	return a
}

func TestBatch(t *testing.T) {
	h := site(t)
	a := batch(t, h, strings.Join([]string{
		`{"text": "Marenko thanked Borrell.", "url": "https://news.example/9"}`, ``, `{"text": `, `{"text": "a", "txt": "b"}`,
		`{"text": "Marenko thanked Borrell.", "url": "https://news.example/9"}`, `{"text": ""}`, `{"text": "a", "lang": "fr"}`, `{"text": "PANIC"`, `{"text": "PANIC"}`,
	}, "\n"))
	var got []api.BatchLine
	for line := range bytes.Lines(a.body) {
		var one api.BatchLine
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatal(err)
		}
		got = append(got, one)
	}
	if a.status != http.StatusOK || len(got) != 8 {
		t.Fatalf("got %d with %d lines: %s", a.status, len(got), a.body)
	}
	for i, want := range []struct {
		line   int
		status int
		fresh  bool
	}{{1, 0, true}, {3, 422, false}, {4, 422, false}, {5, 0, false}, {6, 422, false}, {7, 422, false}, {8, 422, false}, {9, 500, false}} {
		status := 0
		if got[i].Problem != nil {
			status = got[i].Problem.Status
		}
		if got[i].Line != want.line || status != want.status || got[i].New != want.fresh || (status == 0) != (got[i].ID != "") {
			t.Errorf("got %+v, want %+v", got[i], want)
		}
	}
	if a := batch(t, h, strings.Repeat("\n", 1001)); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("too many lines: %d", a.status)
	}
}

func TestReplace(t *testing.T) {
	h := site(t)
	for _, url := range []string{"https://news.example/9", ""} {
		var first api.Stored
		ask(t, h, "POST", "/v1/documents", `{"text": "Marenko thanked Borrell. `+url+`", "url": "`+url+`", "title": "Thanks", "published": "2024-05-17"}`).decode(t, &first)
		var second api.Replaced
		a := ask(t, h, "PUT", "/v1/documents/"+string(first.ID), `{"text": "Marenko thanked Kallas. `+url+`"}`)
		if a.decode(t, &second); a.status != http.StatusOK || second.Replaces != first.ID || second.ID == first.ID || !second.New {
			t.Fatalf("%q: %d %s", url, a.status, a.body)
		}
		if a := ask(t, h, "GET", "/v1/documents/"+string(first.ID), ""); a.status != http.StatusNotFound {
			t.Errorf("%q: the former version is still there: %d", url, a.status)
		}
		var doc api.DocumentWithStatements
		get(t, h, "/v1/documents/"+string(second.ID), &doc)
		if doc.URL != url || doc.Title != "Thanks" || doc.Published != "2024-05-17" {
			t.Errorf("%q: what was not given changed: %+v", url, doc.Document)
		}
		a = ask(t, h, "PUT", "/v1/documents/"+string(second.ID), `{"text": "Marenko thanked Kallas. `+url+`"}`)
		var same api.Replaced
		if a.decode(t, &same); same.ID != second.ID || same.New {
			t.Errorf("%q: the same again: %s", url, a.body)
		}
	}
	if a := ask(t, h, "PUT", "/v1/documents/d1:none", `{"text": "a b c"}`); a.status != http.StatusNotFound {
		t.Errorf("nothing to replace: %d", a.status)
	}
}

func TestExport(t *testing.T) {
	h := site(t)
	records := func(path string) []graph.Record {
		a := ask(t, h, "GET", path, "")
		if a.status != http.StatusOK || a.header.Get("Content-Type") != "application/x-ndjson" {
			t.Fatalf("%d %s %s", a.status, a.header, a.body)
		}
		var list []graph.Record
		for line := range bytes.Lines(a.body) {
			var r graph.Record
			if err := json.Unmarshal(line, &r); err != nil {
				t.Fatal(err)
			}
			list = append(list, r)
		}
		return list
	}
	all := records("/v1/export")
	documents, statements := 0, 0
	for _, r := range all {
		if r.Document != nil {
			documents++
		}
		if r.Statement != nil {
			statements++
		}
	}
	if documents != 5 || statements != 11 {
		t.Errorf("got %d documents and %d statements, want 5 and 11", documents, statements)
	}
	if rest := records("/v1/export?after=" + string(all[2].ID())); len(rest) != len(all)-3 {
		t.Errorf("got %d records behind the third of %d", len(rest), len(all))
	}
	if a := ask(t, h, "GET", "/v1/export?after=nonsense", ""); a.status != http.StatusUnprocessableEntity {
		t.Errorf("after nonsense: %d", a.status)
	}
}
