package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// route is one line of the table of routes.
type route struct {
	method, path, id, tag, summary string
	status                         int   // 0 = 200, or 204 when there is no body
	body                           int64 // most bytes of the request body; 0 = there is none
	errors                         []int // statuses of problems
}

// routes lists the whole API.
func (s *server) routes(api huma.API) {
	add(s, api, route{
		method: "POST", path: "/v1/extract", id: "extract", tag: "texts", body: maxTextBody,
		summary: "Read a text; nothing is stored", errors: []int{400, 413, 422, 503, 504},
	}, s.extract)

	add(s, api, route{
		method: "POST", path: "/v1/documents", id: "add-document", tag: "documents", body: maxTextBody,
		summary: "Read a text and store its statements", errors: []int{400, 413, 422, 503, 504},
	}, s.addDocument)
	add(s, api, route{
		method: "GET", path: "/v1/documents", id: "list-documents", tag: "documents",
		summary: "Documents, newest publication first", errors: []int{422, 503, 504},
	}, s.listDocuments)
	add(s, api, route{
		method: "GET", path: "/v1/documents/{id}", id: "document", tag: "documents",
		summary: "A document with its text and all its statements", errors: []int{404, 422, 503, 504},
	}, s.document)
	add(s, api, route{
		method: "DELETE", path: "/v1/documents/{id}", id: "forget-document", tag: "documents", status: http.StatusNoContent,
		summary: "Forget a document and what only it supported", errors: []int{404, 422, 504},
	}, s.forget)

	add(s, api, route{
		method: "GET", path: "/v1/statements", id: "list-statements", tag: "graph",
		summary: "Who did what to whom: statements by falling date", errors: []int{404, 422, 504},
	}, s.statements)
	add(s, api, route{
		method: "GET", path: "/v1/statements/{id}", id: "statement", tag: "graph",
		summary: "One statement with all its evidence", errors: []int{404, 422, 504},
	}, s.statement)
	add(s, api, route{
		method: "GET", path: "/v1/entities", id: "search-entities", tag: "graph",
		summary: "Search entities by name, in either alphabet", errors: []int{422, 504},
	}, s.entities)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}", id: "entity", tag: "graph",
		summary: "One entity", errors: []int{404, 422, 504},
	}, s.entity)
	add(s, api, route{
		method: "GET", path: "/v1/graph", id: "graph", tag: "graph",
		summary: "Nodes and edges around an entity, or the newest edges", errors: []int{404, 422, 504},
	}, s.neighbourhood)
	add(s, api, route{
		method: "GET", path: "/v1/relations", id: "relations", tag: "graph",
		summary: "The schema of relations",
	}, s.relations)
	add(s, api, route{
		method: "POST", path: "/v1/corrections", id: "correct", tag: "graph", body: maxSmallBody, status: http.StatusCreated,
		summary: "Merge, split or keep apart entities, or undo that", errors: []int{400, 404, 409, 413, 422, 504},
	}, s.correct)
	s.moreRoutes(api)
}

// moreRoutes lists the questions and the health of the server.
func (s *server) moreRoutes(api huma.API) {
	add(s, api, route{
		method: "GET", path: "/v1/ask", id: "ask", tag: "graph",
		summary: "Answer a question in Ukrainian or English, with the query it was read as", errors: []int{400, 422, 503, 504},
	}, s.ask)
	add(s, api, route{
		method: "GET", path: "/v1/links", id: "links", tag: "graph",
		summary: "Where else the graph can be seen",
	}, s.links)
	add(s, api, route{
		method: "GET", path: "/healthz", id: "healthz", tag: "health", summary: "Is the program alive",
	}, s.healthz)
	add(s, api, route{
		method: "GET", path: "/readyz", id: "readyz", tag: "health", summary: "Does the store answer", errors: []int{503},
	}, s.readyz)
}

// add registers a handler so that each of its errors becomes a problem.
func add[I, O any](s *server, api huma.API, r route, handle func(context.Context, *I) (*O, error)) {
	op := huma.Operation{
		Method: r.method, Path: r.path, OperationID: r.id, Tags: []string{r.tag}, Summary: r.summary,
		DefaultStatus: r.status, Errors: append(r.errors, http.StatusInternalServerError),
		MaxBodyBytes: r.body, BodyReadTimeout: readTime,
	}
	huma.Register(api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.problemOf(ctx, err)
		}
		return out, nil
	})
}
