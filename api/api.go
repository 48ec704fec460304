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

	Keys    []Key    // none: everybody may do everything
	Rate    float64  // requests a second of one caller; 0: as many as come
	Origins []string // "https://example.org": sites whose pages may use the API; none: no others
	Hosts   []string // names that the server answers to beside addresses; none: to every name

	// MCP makes of the handler of the API what answers at /mcp; nil: nothing does.
	MCP func(api http.Handler) http.Handler
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

	keys           []Key
	rates          *rates
	origins, hosts []string
}

// New returns the handler of the whole site: the API, its OpenAPI document and the
// page. It is safe for concurrent use. It panics when an origin is no origin: see
// CheckOrigin.
func New(o Options) http.Handler {
	s := newServer(o)
	others, err := s.refuseOthers()
	if err != nil {
		panic(fmt.Sprintf("api: %v", err))
	}
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	_ = engine.SetTrustedProxies(nil) // nil never fails
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	counts := newMetrics()
	engine.Use(identify, s.logRequest, counts.count, setHeaders, s.recoverPanic, s.refuseHosts, s.shareOrigins, others,
		s.checkKey, s.limitRate, limitTime)
	engine.NoRoute(noRoute)
	engine.NoMethod(noMethod)

	api := humagin.New(engine, config(o.Version))
	s.routes(api)
	mendNulls(api.OpenAPI().Components.Schemas)
	mendBodies(api.OpenAPI().Paths)
	spec := specification(api)
	engine.GET(openAPIPath, func(c *gin.Context) { c.Data(http.StatusOK, "application/openapi+json", spec) })
	engine.GET(metricsPath, counts.handle())
	if o.MCP != nil {
		engine.Any(mcpPath, gin.WrapH(o.MCP(engine)))
	}
	servePage(engine)
	return engine
}

// CheckOrigin says what is wrong with the name of a site: https://example.org is right.
func CheckOrigin(origin string) error {
	return http.NewCrossOriginProtection().AddTrustedOrigin(origin)
}

func newServer(o Options) *server {
	s := &server{store: o.Store, extractor: o.Extractor, questions: o.Questions, bundle: o.Bundle, lemmas: o.Lemmas, log: o.Log, now: o.Now,
		neo4jBrowser: o.Neo4jBrowser, keys: o.Keys, rates: newRates(o.Rate), origins: o.Origins, hosts: o.Hosts}
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
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"key": {Type: "http", Scheme: "bearer", Description: "Where the server was started with keys: one that may read, write or administer."},
	}
	c.Security = []map[string][]string{{}, {"key": {}}}
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
