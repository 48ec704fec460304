package api

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"actant/graph"
)

// Addresses that are treated apart.
const (
	exportPath  = "/v1/export"
	batchPath   = "/v1/documents/batch"
	extractPath = "/v1/extract"
	metricsPath = "/metrics"
	mcpPath     = "/mcp"
	openAPIPath = "/openapi.json"
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
		method: "POST", path: extractPath, id: "extract", tag: "texts", body: maxTextBody,
		summary: "Read a text; nothing is stored", errors: []int{400, 413, 422, 503, 504},
	}, s.extract)
	add(s, api, route{
		method: "GET", path: "/v1/ask", id: "ask", tag: "graph",
		summary: "Answer a question in Ukrainian or English, with the query it was read as", errors: []int{400, 422, 503, 504},
	}, s.ask)
	s.documentRoutes(api)
	s.statementRoutes(api)
	s.entityRoutes(api)
	s.correctionRoutes(api)
	s.serverRoutes(api)
}

func (s *server) documentRoutes(api huma.API) {
	add(s, api, route{
		method: "POST", path: "/v1/documents", id: "add-document", tag: "documents", body: maxTextBody,
		summary: "Read a text and store its statements", errors: []int{400, 413, 422, 503, 504},
	}, s.addDocument)
	addStream[batchIn, BatchLine](s, api, route{
		method: "POST", path: batchPath, id: "add-documents", tag: "documents", body: maxBatchBody,
		summary: "Store documents, one JSON object a line; one line of answer for each", errors: []int{400, 413, 422, 503},
	}, s.batch)
	add(s, api, route{
		method: "GET", path: "/v1/documents", id: "list-documents", tag: "documents",
		summary: "Documents, newest publication first", errors: []int{422, 503, 504},
	}, s.listDocuments)
	add(s, api, route{
		method: "GET", path: "/v1/documents/{id}", id: "document", tag: "documents",
		summary: "A document with its text and all its statements", errors: []int{404, 422, 503, 504},
	}, s.document)
	add(s, api, route{
		method: "PUT", path: "/v1/documents/{id}", id: "replace-document", tag: "documents", body: maxTextBody,
		summary: "Replace a document by another version of its text", errors: []int{400, 404, 413, 422, 503, 504},
	}, s.replace)
	add(s, api, route{
		method: "DELETE", path: "/v1/documents/{id}", id: "forget-document", tag: "documents", status: http.StatusNoContent,
		summary: "Forget a document and what only it supported", errors: []int{404, 422, 503, 504},
	}, s.forget)
	addStream[exportIn, graph.Record](s, api, route{
		method: "GET", path: exportPath, id: "export", tag: "documents",
		summary: "Every record, one JSON object a line: documents, entities, statements, corrections, each by id", errors: []int{422, 503, 504},
	}, s.export)
}

func (s *server) statementRoutes(api huma.API) {
	add(s, api, route{
		method: "GET", path: "/v1/statements", id: "list-statements", tag: "graph",
		summary: "Who did what to whom: statements by falling date", errors: []int{404, 422, 503, 504},
	}, s.statements)
	add(s, api, route{
		method: "GET", path: "/v1/statements/{id}", id: "statement", tag: "graph",
		summary: "One statement with all its evidence, and what else tells its act", errors: []int{404, 422, 503, 504},
	}, s.statement)
	add(s, api, route{
		method: "GET", path: "/v1/facets", id: "facets", tag: "graph",
		summary: "Statements counted by relation, actor and month", errors: []int{404, 422, 503, 504},
	}, s.facets)
	add(s, api, route{
		method: "GET", path: "/v1/graph", id: "graph", tag: "graph",
		summary: "Nodes and edges around an entity, or the newest edges", errors: []int{404, 422, 503, 504},
	}, s.neighbourhood)
	add(s, api, route{
		method: "GET", path: "/v1/paths", id: "paths", tag: "graph",
		summary: "How two entities hang together: the shortest paths between them", errors: []int{404, 422, 503, 504},
	}, s.paths)
	add(s, api, route{
		method: "GET", path: "/v1/events", id: "events", tag: "graph",
		summary: "Events, those of the newest statements first", errors: []int{404, 422, 503, 504},
	}, s.events)
	add(s, api, route{
		method: "GET", path: "/v1/events/{id}", id: "event", tag: "graph",
		summary: "An event: who was invited, accepted, came, stayed away", errors: []int{404, 422, 503, 504},
	}, s.event)
	add(s, api, route{
		method: "GET", path: "/v1/relations", id: "relations", tag: "graph",
		summary: "The schema of relations",
	}, s.relations)
}

func (s *server) entityRoutes(api huma.API) {
	add(s, api, route{
		method: "GET", path: "/v1/entities", id: "search-entities", tag: "entities",
		summary: "Search entities by name, in either alphabet", errors: []int{422, 503, 504},
	}, s.entities)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}", id: "entity", tag: "entities",
		summary: "One entity", errors: []int{404, 422, 503, 504},
	}, s.entity)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}/profile", id: "entity-profile", tag: "entities",
		summary: "An entity in numbers: what it did, what was done to it, with whom", errors: []int{404, 422, 503, 504},
	}, s.profile)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}/statements", id: "entity-statements", tag: "entities",
		summary: "Statements at an end of which the entity stands", errors: []int{404, 422, 503, 504},
	}, s.entityStatements)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}/timeline", id: "entity-timeline", tag: "entities",
		summary: "What it had to do with, month by month", errors: []int{404, 422, 503, 504},
	}, s.timeline)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}/neighbours", id: "entity-neighbours", tag: "entities",
		summary: "With whom it shares edges, and which", errors: []int{404, 422, 503, 504},
	}, s.neighbours)
	add(s, api, route{
		method: "GET", path: "/v1/entities/{id}/duplicates", id: "entity-duplicates", tag: "entities",
		summary: "Entities that may be the same, with what speaks for and against", errors: []int{404, 422, 503, 504},
	}, s.duplicates)
}

func (s *server) correctionRoutes(api huma.API) {
	add(s, api, route{
		method: "GET", path: "/v1/duplicates", id: "review", tag: "corrections",
		summary: "Pairs of entities to review, among those of the newest statements", errors: []int{422, 503, 504},
	}, s.review)
	add(s, api, route{
		method: "POST", path: "/v1/corrections", id: "correct", tag: "corrections", body: maxSmallBody, status: http.StatusCreated,
		summary: "Merge, split or keep apart entities, or undo that", errors: []int{400, 404, 409, 413, 422, 503, 504},
	}, s.correct)
	add(s, api, route{
		method: "GET", path: "/v1/corrections", id: "list-corrections", tag: "corrections",
		summary: "The log of corrections, newest first", errors: []int{422, 503, 504},
	}, s.corrections)
}

func (s *server) serverRoutes(api huma.API) {
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

// operation is what a route says of itself in the OpenAPI document.
func (r route) operation() huma.Operation {
	always := []int{http.StatusForbidden, http.StatusInternalServerError}
	if guarded(r.path) {
		always = append(always, http.StatusUnauthorized, http.StatusTooManyRequests)
	}
	if r.body > 0 {
		always = append(always, http.StatusUnsupportedMediaType)
	}
	return huma.Operation{
		Method: r.method, Path: r.path, OperationID: r.id, Tags: []string{r.tag}, Summary: r.summary,
		DefaultStatus: r.status, Errors: append(always, r.errors...),
		MaxBodyBytes: r.body, BodyReadTimeout: readTime,
	}
}

// add registers a handler so that each of its errors becomes a problem.
func add[I, O any](s *server, api huma.API, r route, handle func(context.Context, *I) (*O, error)) {
	huma.Register(api, r.operation(), func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.problemOf(ctx, err)
		}
		return out, nil
	})
}

// addStream registers a handler that writes lines of JSON, each of them an L.
func addStream[I, L any](s *server, api huma.API, r route, handle func(context.Context, *I) (*huma.StreamResponse, error)) {
	op := r.operation()
	line := api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[L](), true, "Line")
	op.Responses = map[string]*huma.Response{"200": {
		Description: "One JSON object a line.", Content: map[string]*huma.MediaType{ndjson: {Schema: line}},
	}}
	huma.Register(api, op, func(ctx context.Context, in *I) (*huma.StreamResponse, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.problemOf(ctx, err)
		}
		return out, nil
	})
}
