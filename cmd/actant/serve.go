package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"actant/api"
	"actant/api/mcp"
	"actant/extract/reader"
	"actant/graph/local"
	"actant/graph/neo"
)

const serveHelp = `Serve the graph: a page to search and see it, and an HTTP API (described at /openapi.json).

  actant serve --sample                    ten sample documents, kept in memory
  actant serve --db news.db                what "actant ingest --db news.db" stored
  actant serve --db neo4j://host:7687      the same on a Neo4j server; the file that ACTANT_NEO4J_AUTH_FILE
                                           names holds one line: user/password
  actant key --access write anna --keys keys.txt
  actant serve --keys keys.txt --listen 0.0.0.0:8080
                                           reachable from other machines: only with keys, as "Authorization: Bearer KEY"
                                           or, in a browser, as password
  actant serve --mcp                       also the tools of "actant mcp", at /mcp

/metrics has counts for Prometheus, /healthz says that the program is alive, /readyz that its store answers. Logs have the
pattern of each address and a request id, never the words of a request or a text.
It stops at Ctrl-C or SIGTERM, after the requests that are open.`

//go:embed sample/documents.jsonl
var sampleDocuments []byte

func newServe(std console, set *settings) *cobra.Command {
	s := server{std: std, set: set}
	cmd := &cobra.Command{
		Use: "serve", Short: "Serve the graph: a page and an HTTP API", Long: serveHelp, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := s.starting(cmd)
			defer stop()
			if s.write && !s.tools {
				return usageError{errors.New("--mcp-write allows the tools of --mcp to write: give --mcp too")}
			}
			return s.run(ctx)
		},
	}
	s.flags(cmd.Flags(), "127.0.0.1:8080")
	cmd.Flags().StringVar(&s.browser, "neo4j-browser", "", "`address` of Neo4j Browser, to which the page then links; with --db neo4j://… only")
	cmd.Flags().BoolVar(&s.tools, "mcp", false, "also answer programs that speak MCP, at /mcp")
	cmd.Flags().BoolVar(&s.write, "mcp-write", false, "with --mcp: let them store and correct")
	return cmd
}

// server is one run of serve.
type server struct {
	std      console
	set      *settings
	door     door
	sample   bool
	inMemory bool
	browser  string
	tools    bool
	write    bool
}

// flags adds the flags that serve and mcp share.
func (s *server) flags(flags *pflag.FlagSet, listen string) {
	s.door.flags(flags, listen)
	flags.BoolVar(&s.sample, "sample", false, "load the sample documents, into memory unless --db is given")
	s.set.dbFlag(flags)
}

// starting reads what the flags of a command leave open, and gives a context that ends
// with the program.
func (s *server) starting(cmd *cobra.Command) (context.Context, context.CancelFunc) {
	s.inMemory = s.sample && !cmd.Flags().Changed("db")
	return signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
}

func (s server) run(ctx context.Context) error {
	if err := s.checkDB(); err != nil {
		return err
	}
	views, err := s.views()
	if err != nil {
		return err
	}
	o := api.Options{Neo4jBrowser: views}
	if err := s.door.guard(&o, s.std); err != nil {
		return err
	}
	ln, err := s.door.open()
	if err != nil {
		return err
	}
	defer ln.Close()
	closeStore, err := s.fill(ctx, &o)
	if err != nil {
		return err
	}
	defer closeStore()
	handler := api.New(o)
	if _, err := fmt.Fprintf(s.std.out, "http://%s\n", ln.Addr()); err != nil {
		return err
	}
	return api.ServeListener(ctx, ln, handler)
}

// fill opens the store and the reader of texts, and returns what closes the store.
func (s server) fill(ctx context.Context, o *api.Options) (func(), error) {
	texts, err := s.set.reader()
	if err != nil {
		return nil, err
	}
	questions, err := texts.Questions()
	if err != nil {
		return nil, err
	}
	db, err := openStore(ctx, s.file())
	if err != nil {
		return nil, err
	}
	if err := s.loadSample(ctx, texts, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	o.Store, o.Extractor, o.Questions, o.Bundle, o.Lemmas, o.Version = db, texts, questions, texts.Bundle, texts.Lemmas, reader.Version
	if s.tools {
		o.MCP = func(handler http.Handler) http.Handler {
			return mcp.Handler(mcp.Options{API: handler, Write: s.write, Version: reader.Version})
		}
	}
	return func() { _ = db.Close() }, nil
}

// file is where the graph lives.
func (s server) file() string {
	if s.inMemory {
		return local.Memory
	}
	return s.set.db
}

// checkDB refuses to serve a graph that nobody has made.
func (s server) checkDB() error {
	if s.sample || onServer(s.set.db) {
		return nil
	}
	if _, err := os.Stat(s.set.db); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database %s: make one with \"actant ingest --db %s FILE\", or try \"actant serve --sample\"",
			s.set.db, s.set.db)
	}
	return nil
}

// views are the links to Neo4j Browser, nil where none were asked for.
func (s server) views() (*api.Views, error) {
	if s.browser == "" {
		return nil, nil
	}
	if !onServer(s.file()) {
		return nil, usageError{errors.New("--neo4j-browser shows a graph on a Neo4j server: give --db neo4j://host:7687 too")}
	}
	v, err := neo.BrowserViews(s.browser)
	if err != nil {
		return nil, usageError{fmt.Errorf("--neo4j-browser: %w", err)}
	}
	return &api.Views{Graph: v.Graph, Relation: v.Relation, Entity: v.Entity, Statement: v.Statement}, nil
}

func (s server) loadSample(ctx context.Context, texts *reader.Reader, db store) error {
	if !s.sample {
		return nil
	}
	in := ingestion{std: s.std, store: db}
	docs := documents{stdin: bytes.NewReader(sampleDocuments), always: true}
	if err := in.all(ctx, texts, docs.read([]string{"-"})); err != nil {
		return fmt.Errorf("load sample: %w", err)
	}
	in.report("sample")
	return nil
}
