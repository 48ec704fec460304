package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"actant/api"
	"actant/extract"
	"actant/graph"
)

func TestExtract(t *testing.T) {
	text := "Кулеба подякував Столтенбергу."
	body, _ := json.Marshal(map[string]string{"id": "a1", "text": text, "lang": "uk", "published": "2024-05-17"})
	a := ask(t, site(t), "POST", "/v1/extract", string(body))
	if a.status != http.StatusOK {
		t.Fatalf("got %d %s", a.status, a.body)
	}
	var doc struct {
		ID         string
		Lang       string
		Published  string
		Statements []struct {
			Relation       string
			Source, Target extract.Span
			Trigger        extract.Span
			Roles          map[string]any
		}
		Entities  []json.RawMessage
		Skipped   []json.RawMessage
		Extractor extract.Version
	}
	a.decode(t, &doc)
	if doc.ID != "a1" || doc.Lang != "uk" || doc.Published != "2024-05-17" || len(doc.Entities) != 2 || doc.Skipped == nil || doc.Extractor.Version != "test" {
		t.Errorf("got %s", a.body)
	}
	st := doc.Statements[0]
	for _, span := range []extract.Span{st.Source, st.Target, st.Trigger} {
		if text[span.Start:span.End] != span.Text {
			t.Errorf("span %+v is not the text", span)
		}
	}
	if st.Trigger.Runes != [2]int{7, 16} {
		t.Errorf("got code points %v, want 7 to 16", st.Trigger.Runes)
	}
}

func TestDocuments(t *testing.T) {
	h := site(t)
	body := `{"text": "Marenko thanked Borrell.", "url": "https://news.example/9", "title": "Thanks", "published": "2024-05-17"}`
	var first, again api.Stored
	ask(t, h, "POST", "/v1/documents", body).decode(t, &first)
	ask(t, h, "POST", "/v1/documents", body).decode(t, &again)
	if !first.New || first.Statements != 1 || again.New || again.ID != first.ID {
		t.Fatalf("got %+v, then %+v", first, again)
	}

	var doc api.DocumentWithStatements
	get(t, h, "/v1/documents/"+string(first.ID), &doc)
	if doc.Title != "Thanks" || doc.Text != "Marenko thanked Borrell." || len(doc.Found) != 1 || doc.Found[0].Relation != "THANKED" {
		t.Errorf("got %+v", doc)
	}

	if a := ask(t, h, "DELETE", "/v1/documents/"+string(first.ID), ""); a.status != http.StatusNoContent || len(a.body) != 0 {
		t.Errorf("forget: %d %s", a.status, a.body)
	}
	if a := ask(t, h, "GET", "/v1/documents/"+string(first.ID), ""); a.status != http.StatusNotFound {
		t.Errorf("forgotten document: got %d", a.status)
	}
	if a := ask(t, h, "GET", "/v1/statements?source=Marenko", ""); a.status != http.StatusNotFound {
		t.Errorf("entity of a forgotten document: got %d %s", a.status, a.body)
	}
}

func TestDocumentShowsAll(t *testing.T) {
	h := site(t)
	var list struct{ Documents []graph.Document }
	get(t, h, "/v1/documents", &list)
	var doc api.DocumentWithStatements
	for _, d := range list.Documents {
		if d.URL == "https://news.example/uk/1" {
			get(t, h, "/v1/documents/"+string(d.ID), &doc)
		}
	}
	want := "Jens Stoltenberg INVITED Japan\nFumio Kishida THANKED Jens Stoltenberg\nFumio Kishida VISITED Kyiv\nUkraine INVITED Hungary"
	if got := lines(doc.Found); got != want {
		t.Errorf("got\n%s\nwant the order of the text\n%s", got, want)
	}
	for _, st := range doc.Found {
		for _, ev := range st.Evidence {
			if ev.Document != doc.ID {
				t.Errorf("evidence of document %s is shown with %s", ev.Document, doc.ID)
			}
		}
	}
}

func TestListDocuments(t *testing.T) {
	h := site(t)
	var titles []string
	for cursor := ""; ; {
		var page struct {
			Documents []graph.Document
			Next      string
		}
		get(t, h, "/v1/documents?limit=2&cursor="+url.QueryEscape(cursor), &page)
		for _, d := range page.Documents {
			titles = append(titles, string(d.Published))
			if d.Text != "" {
				t.Errorf("the list carries the text of %s", d.ID)
			}
		}
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	if got, want := fmt.Sprint(titles), "[2023-07-12 2023-06-01 2023-04-05 2023-04-04 2022-03-03]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCorrections(t *testing.T) {
	h := site(t)
	id := func(name string) string {
		var out struct{ Entities []graph.Entity }
		get(t, h, "/v1/entities?q="+url.QueryEscape(name), &out)
		return string(out.Entities[0].ID)
	}
	merge := fmt.Sprintf(`{"action": "merge", "entity": %q, "into": %q, "by": "editor", "reason": "one and the same"}`, id("Hungary"), id("Ukraine"))
	a := ask(t, h, "POST", "/v1/corrections", merge)
	var c graph.Correction
	a.decode(t, &c)
	if a.status != http.StatusCreated || c.At != "2024-05-17T10:00:00Z" || c.ID == "" {
		t.Fatalf("merge: %d %s", a.status, a.body)
	}
	var page statements
	get(t, h, "/v1/statements?polarity=negative", &page)
	if got := lines(page.Statements); got != "Ukraine INVITED Ukraine" {
		t.Errorf("after the merge: %q", got)
	}

	apart := fmt.Sprintf(`{"action": "not_same", "entity": %q, "into": %q, "by": "editor"}`, id("Hungary"), id("Ukraine"))
	if a := ask(t, h, "POST", "/v1/corrections", apart); a.status < 400 {
		t.Errorf("not_same of one entity: got %d %s", a.status, a.body)
	}

	a = ask(t, h, "POST", "/v1/corrections", fmt.Sprintf(`{"action": "undo", "undoes": %q, "by": "editor"}`, c.ID))
	if a.status != http.StatusCreated {
		t.Fatalf("undo: %d %s", a.status, a.body)
	}
	get(t, h, "/v1/statements?polarity=negative", &page)
	if got := lines(page.Statements); got != "Ukraine INVITED Hungary" {
		t.Errorf("after the undo: %q", got)
	}
}
