package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"actant/api"
	"actant/extract/reader"
	"actant/graph/local"
	"actant/graph/neo"
)

const serveHelp = `Serve the graph: a page to search and see it, and an HTTP API (described at /openapi.json).

  actant serve --sample                    ten sample documents, kept in memory
  actant serve --db news.db                what "actant ingest --db news.db" stored
  actant serve --db neo4j://host:7687      the same on a Neo4j server; the file that ACTANT_NEO4J_AUTH_FILE
                                           names holds one line: user/password
  actant serve --listen 0.0.0.0:8080       reachable from other machines; there is no password

It stops at Ctrl-C or SIGTERM, after the requests that are open.`

//go:embed sample/documents.jsonl
var sampleDocuments []byte

func newServe(std console, set *settings) *cobra.Command {
	s := server{std: std, set: set}
	cmd := &cobra.Command{
		Use: "serve", Short: "Serve the graph: a page and an HTTP API", Long: serveHelp, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			s.inMemory = s.sample && !cmd.Flags().Changed("db")
			return s.run(ctx)
		},
	}
	cmd.Flags().StringVar(&s.listen, "listen", "127.0.0.1:8080", "`address` to listen on")
	cmd.Flags().BoolVar(&s.sample, "sample", false, "load the sample documents, into memory unless --db is given")
	cmd.Flags().StringVar(&s.browser, "neo4j-browser", "", "`address` of Neo4j Browser, to which the page then links; with --db neo4j://… only")
	set.dbFlag(cmd.Flags())
	return cmd
}

// server is one run of serve.
type server struct {
	std      console
	set      *settings
	listen   string
	sample   bool
	inMemory bool
	browser  string
}

func (s server) run(ctx context.Context) error {
	if err := s.checkDB(); err != nil {
		return err
	}
	views, err := s.views()
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", s.listen)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("listen on %s: the port is in use: stop the other program, or choose another port with --listen", s.listen)
	}
	if err != nil {
		return fmt.Errorf("listen on %s: %w", s.listen, err)
	}
	defer ln.Close()
	texts, err := s.set.reader()
	if err != nil {
		return err
	}
	questions, err := texts.Questions()
	if err != nil {
		return err
	}
	db, err := openStore(ctx, s.file())
	if err != nil {
		return err
	}
	defer db.Close()
	if err := s.loadSample(ctx, texts, db); err != nil {
		return err
	}
	handler := api.New(api.Options{
		Store: db, Extractor: texts, Questions: questions, Bundle: texts.Bundle, Lemmas: texts.Lemmas, Version: reader.Version,
		Log: slog.New(slog.NewTextHandler(s.std.err, nil)), Neo4jBrowser: views,
	})
	if _, err := fmt.Fprintf(s.std.out, "http://%s\n", ln.Addr()); err != nil {
		return err
	}
	return api.ServeListener(ctx, ln, handler)
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
