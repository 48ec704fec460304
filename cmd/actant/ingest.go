package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"actant/extract/reader"
	"actant/graph"
)

const ingestHelp = `Read documents and store them with their statements in a graph: a file, made when it is missing, or a Neo4j server.

  actant ingest --published 2024-05-17 --publisher Ukrinform news.txt
  actant ingest --db news.db documents.jsonl
  actant ingest --db neo4j://host:7687 documents.jsonl
  zcat documents.jsonl.gz | actant ingest -

A FILE is UTF-8 text, or one JSON object a line: {"text": "…", "published": "2024-05-17", "url": "…", "publisher": "…",
"title": "…", "lang": "uk"}, of which only text is required. "-" is standard input. A document that is stored already
changes nothing; one with the same url and another text replaces it. A file or line that cannot be read is reported,
the others are stored, and the exit status is 1.`

// batch is how many documents are stored in one transaction.
const batch = 32

func newIngest(std console, set *settings) *cobra.Command {
	var lang, published, publisher, url string
	cmd := &cobra.Command{
		Use: "ingest FILE…|-", Short: "Store documents and their statements", Long: ingestHelp,
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, files []string) error {
			docs, err := newDocuments(std.in, lang, published)
			if err != nil {
				return err
			}
			docs.fill.Publisher, docs.fill.URL = publisher, url
			return runIngest(cmd.Context(), std, set, docs.read(files))
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "auto", "language of texts that do not say it: uk, en or auto")
	cmd.Flags().StringVar(&published, "published", "", "`day` of publication of texts that do not say it, as 2024-05-17")
	cmd.Flags().StringVar(&publisher, "publisher", "", "`name` of the outlet of texts that do not say it")
	cmd.Flags().StringVar(&url, "url", "", "`address` of a text that does not say it")
	set.dbFlag(cmd.Flags())
	return cmd
}

func runIngest(ctx context.Context, std console, set *settings, items iter.Seq[item]) error {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	db, err := openStore(ctx, set.db)
	if err != nil {
		return err
	}
	in := ingestion{std: std, store: db, live: isTerminal(std.err)}
	err = in.all(ctx, texts, items)
	if closed := db.Close(); err == nil && closed != nil {
		err = fmt.Errorf("close %s: %w", set.db, closed)
	}
	in.report(set.db)
	if err == nil && in.bad > 0 {
		return errReported
	}
	return err
}

// bundled is one item ready to be stored.
type bundled struct {
	item
	bundle graph.Bundle
}

// ingestion counts what was read and stored.
type ingestion struct {
	std        console
	store      graph.Store
	live       bool // standard error is a terminal: show progress there
	waiting    []graph.Bundle
	read       int
	stored     int
	statements int
	bad        int
}

func (g *ingestion) all(ctx context.Context, texts *reader.Reader, items iter.Seq[item]) error {
	err := ordered(runtime.GOMAXPROCS(0), items, func(it item) bundled {
		return bundleItem(ctx, texts, it)
	}, func(b bundled) error { return g.add(ctx, b) })
	if err != nil {
		return err
	}
	return g.flush(ctx)
}

// bundleItem reads one document and turns what was found into records of the graph.
func bundleItem(ctx context.Context, texts *reader.Reader, it item) bundled {
	if it.err == nil && strings.TrimSpace(it.in.Text) == "" {
		it.err = errors.New("the text is empty")
	}
	ex := extractItem(ctx, texts, it)
	if ex.err != nil {
		return bundled{item: ex.item}
	}
	b, err := texts.Bundle(ex.doc)
	if err == nil {
		err = graph.Validate(b)
	}
	ex.item.err = err
	return bundled{ex.item, b}
}

// add stores a document with the next batch; one that could not be read is reported.
func (g *ingestion) add(ctx context.Context, b bundled) error {
	if b.err != nil {
		g.bad++
		_, err := fmt.Fprintf(g.std.err, "%sactant: %s: %v\n", g.clear(), b.at(), b.err)
		return err
	}
	g.read++
	g.statements += len(b.bundle.Statements)
	g.waiting = append(g.waiting, b.bundle)
	if len(g.waiting) < batch {
		return nil
	}
	return g.flush(ctx)
}

// flush stores what waits, all or nothing.
func (g *ingestion) flush(ctx context.Context) error {
	if len(g.waiting) == 0 {
		return nil
	}
	n, err := g.store.Put(ctx, time.Now(), g.waiting...)
	if err != nil {
		return fmt.Errorf("store %d documents: %w", len(g.waiting), err)
	}
	g.stored += n
	g.waiting = g.waiting[:0]
	if g.live {
		fmt.Fprintf(g.std.err, "%s%d documents, %d statements …", g.clear(), g.read, g.statements)
	}
	return nil
}

// clear returns to the start of the progress line and wipes it.
func (g *ingestion) clear() string {
	if !g.live {
		return ""
	}
	return "\r\x1b[K"
}

func (g *ingestion) report(db string) {
	fmt.Fprintf(g.std.err, "%s%s: %d documents read, %d new, %d statements found", g.clear(), db, g.read, g.stored, g.statements)
	if g.bad > 0 {
		fmt.Fprintf(g.std.err, ", %d not readable", g.bad)
	}
	fmt.Fprintln(g.std.err)
}
