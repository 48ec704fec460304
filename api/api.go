package api

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"actant/extract"
	"actant/graph"
	"actant/graph/key"
)

// Extractor reads one text. It is safe for concurrent use and fails with
// extract.ErrInput when the text cannot be read.
type Extractor interface {
	Extract(ctx context.Context, in extract.Input) (*extract.Doc, error)
}

// Bundler turns an extraction into the records of the graph.
type Bundler func(doc *extract.Doc) (graph.Bundle, error)

// Options are the parts that the API stands on. Only Store is required.
type Options struct {
	Store     graph.Store
	Extractor Extractor        // nil: texts are not read, those routes answer 503
	Questions Questioner       // nil: questions are not answered, that route answers 503
	Bundle    Bundler          // nil: documents are not stored, that route answers 503
	Lemmas    key.Lemmas       // nil: Ukrainian words are sought as they are written
	Log       *slog.Logger     // nil: nothing is logged
	Now       func() time.Time // nil: time.Now; the time of recording of documents and corrections
	Version   string           // shown in the OpenAPI document

	Neo4jBrowser *Views // nil: the page has no links to Neo4j Browser
}

// server is what the handlers share. It never changes after New.
type server struct {
	store     graph.Store
	library   graph.Library // nil when the store cannot list its documents
	extractor Extractor
	questions Questioner
	bundle    Bundler
	lemmas    key.Lemmas
	log       *slog.Logger
	now       func() time.Time

	neo4jBrowser *Views
}

// New returns the handler of the whole site: the API, its OpenAPI document and the
// page. It is safe for concurrent use.
func New(o Options) http.Handler {
	s := newServer(o)
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	_ = engine.SetTrustedProxies(nil) // nil never fails
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	engine.Use(s.logRequest, setHeaders, s.recoverPanic, refuseOthers, limitTime)
	engine.NoRoute(noRoute)
	engine.NoMethod(noMethod)

	api := humagin.New(engine, config(o.Version))
	s.routes(api)
	mendNulls(api.OpenAPI().Components.Schemas)
	spec := specification(api)
	engine.GET("/openapi.json", func(c *gin.Context) { c.Data(http.StatusOK, "application/openapi+json", spec) })
	servePage(engine)
	return engine
}

func newServer(o Options) *server {
	s := &server{store: o.Store, extractor: o.Extractor, questions: o.Questions, bundle: o.Bundle, lemmas: o.Lemmas, log: o.Log, now: o.Now,
		neo4jBrowser: o.Neo4jBrowser}
	s.library, _ = o.Store.(graph.Library)
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	return s
}

// config leaves out what huma adds by itself: documents that it builds lazily without
// a lock, pages that load scripts from elsewhere, and $schema links in bodies.
func config(version string) huma.Config {
	c := huma.DefaultConfig("actant", version)
	c.Info.Description = "Who did what to whom: statements of Ukrainian and English news as a graph with sources. " +
		"Offsets are half-open byte offsets into the UTF-8 text."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.CreateHooks = nil
	c.RejectUnknownQueryParameters = true
	c.Transformers = []huma.Transformer{capEchoes}
	c.Components.Schemas = newRegistry()
	return c
}

// specification is the OpenAPI document, made once. It panics when huma cannot write
// its own document, which is a mistake in the routes.
func specification(api huma.API) []byte {
	spec, err := json.MarshalIndent(api.OpenAPI(), "", "  ")
	if err != nil {
		panic(fmt.Sprintf("write OpenAPI document: %v", err))
	}
	return append(spec, '\n')
}
