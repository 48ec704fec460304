package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"actant/extract/reader"
	"actant/extract/source"
	"actant/graph"
)

const ingestHelp = `Read documents and store them with their statements in a graph: a file, made when it is missing, or a Neo4j server.

  actant ingest --published 2024-05-17 --publisher Ukrinform news.txt
  actant ingest --db news.db pages/ 2024-05-17-report.pdf letter.docx documents.jsonl
  actant ingest --db neo4j://host:7687 documents.jsonl
  zcat documents.jsonl.gz | actant ingest -

A FILE is text (.txt, .md), a saved page (.html, .htm), .docx, .pdf, or one JSON object a line (.jsonl): {"text": "…",
"published": "2024-05-17", "url": "…", "publisher": "…", "title": "…", "lang": "uk"}, of which only text is required. A folder
stands for all such files in it and below. "-" is standard input.

Of a page the article is read: menus, bylines, captions and links to other articles are left out ("actant text FILE" shows
what is read). Title, day, outlet, address and language are taken from the page, the JSON object or the document; then from
the name of the file (2024-05-17-title.txt); then from the flags. The charset is the declared one, else found out.

A document that is stored already changes nothing; one with the same url and another text replaces it. A file or line that
cannot be read is reported, the others are stored, and the exit status is 1. --json prints a line for each document.`

// batch is how many documents are stored in one transaction.
const batch = 32

func newIngest(std console, set *settings) *cobra.Command {
	var flags documentFlags
	var publisher, url string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "ingest FILE…|FOLDER…|-", Short: "Store documents and their statements", Long: ingestHelp,
		Args: atLeastOne("a FILE or FOLDER, or - for standard input"),
		RunE: func(cmd *cobra.Command, files []string) error {
			docs, err := newDocuments(std.in, flags)
			if err != nil {
				return err
			}
			if url != "" && (len(files) > 1 || isFolder(files[0])) {
				return usageError{errors.New("--url is the address of one text: two documents of one address replace each other")}
			}
			docs.fill.Publisher, docs.fill.URL, docs.leftOut = publisher, url, new(int)
			in := ingestion{std: std, json: asJSON, leftOut: docs.leftOut}
			if isTerminal(std.err) {
				in.progress = newProgress(std.err, totalSize(files))
			}
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			return runIngest(ctx, set, &in, docs.read(files))
		},
	}
	flags.add(cmd.Flags())
	cmd.Flags().StringVar(&publisher, "publisher", "", "`name` of the outlet of texts that do not say it")
	cmd.Flags().StringVar(&url, "url", "", "`address` of a text that does not say it")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each document")
	set.dbFlag(cmd.Flags())
	return cmd
}

func runIngest(ctx context.Context, set *settings, in *ingestion, items iter.Seq[item]) error {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	db, err := openStore(ctx, set.db)
	if err != nil {
		return err
	}
	in.store = db
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

// totalSize is how many bytes the files have; 0 = not known.
func totalSize(files []string) int64 {
	var total int64
	for _, file := range files {
		names := func(yield func(string, error) bool) { yield(file, nil) }
		if isFolder(file) {
			names = filesIn(file)
		}
		for name, err := range names {
			info, statErr := os.Stat(name)
			switch {
			case err != nil || statErr != nil:
			case !info.Mode().IsRegular():
				return 0
			case name == file || source.Known(name) || namedLines(name):
				total += info.Size()
			}
		}
	}
	return total
}

// bundled is one item ready to be stored.
type bundled struct {
	item
	bundle graph.Bundle
}

// ingestion counts what was read and stored.
type ingestion struct {
	std        console
	store      store
	json       bool
	progress   *progress // nil = show no progress
	leftOut    *int      // files of folders that are of other kinds
	waiting    []bundled
	read       int
	stored     int
	statements int
	bad        int
}

func (g *ingestion) all(ctx context.Context, texts *reader.Reader, items iter.Seq[item]) error {
	err := ordered(runtime.GOMAXPROCS(0), until(ctx, items), func(it item) bundled {
		return bundleItem(ctx, texts, it)
	}, func(b bundled) error { return g.add(ctx, b) })
	if err != nil && !errors.Is(err, errInterrupted) {
		return err
	}
	if ctx.Err() != nil {
		return errors.Join(errInterrupted, g.flush(context.WithoutCancel(ctx)))
	}
	return g.flush(ctx)
}

// bundleItem reads one document and turns what was found into records of the graph.
func bundleItem(ctx context.Context, texts *reader.Reader, it item) bundled {
	it = it.opened()
	if it.err == nil && strings.TrimSpace(it.text.Text) == "" {
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
	if ctx.Err() != nil {
		return errInterrupted
	}
	g.waiting = append(g.waiting, b)
	if b.err != nil {
		g.bad++
		g.progress.clear()
		if _, err := fmt.Fprintf(g.std.err, "actant: %s: %v\n", b.at(), b.err); err != nil {
			return err
		}
	} else {
		g.read++
		g.statements += len(b.bundle.Statements)
	}
	g.progress.show(b.size, fmt.Sprintf("%d documents, %d statements", g.read, g.statements))
	if len(g.waiting) < batch {
		return nil
	}
	return g.flush(ctx)
}

// flush stores what waits, all or nothing.
func (g *ingestion) flush(ctx context.Context) error {
	var bundles []graph.Bundle
	fresh := map[graph.ID]bool{}
	for _, b := range g.waiting {
		if b.err != nil {
			continue
		}
		bundles = append(bundles, b.bundle)
		if g.json {
			_, err := g.store.Document(ctx, b.bundle.Document.ID)
			fresh[b.bundle.Document.ID] = errors.Is(err, graph.ErrNotFound)
		}
	}
	if len(bundles) > 0 {
		n, err := g.store.Put(ctx, time.Now(), bundles...)
		if err != nil {
			return fmt.Errorf("store %d documents: %w", len(bundles), err)
		}
		g.stored += n
	}
	if g.json {
		for _, b := range g.waiting {
			if err := writeJSON(g.std.out, lineOf(b, fresh), ""); err != nil {
				return err
			}
		}
	}
	g.waiting = g.waiting[:0]
	return nil
}

// ingested is what --json prints of a document.
type ingested struct {
	File       string        `json:"file"`
	Line       int           `json:"line,omitempty"`
	Error      string        `json:"error,omitempty"`
	ID         graph.ID      `json:"id,omitempty"`
	New        *bool         `json:"new,omitempty"`
	Format     source.Format `json:"format,omitempty"`
	Charset    string        `json:"charset,omitempty"`
	Guessed    bool          `json:"charset_guessed,omitempty"`
	Title      string        `json:"title,omitempty"`
	Published  graph.Date    `json:"published,omitempty"`
	Publisher  string        `json:"publisher,omitempty"`
	URL        string        `json:"url,omitempty"`
	Lang       string        `json:"lang,omitempty"`
	Bytes      int           `json:"bytes,omitempty"` // of the text
	Statements *int          `json:"statements,omitempty"`
}

// lineOf describes what became of an item; fresh says which documents were not stored
// yet, and forgets those that now are.
func lineOf(b bundled, fresh map[graph.ID]bool) ingested {
	line := ingested{File: b.file, Line: b.line}
	if b.err != nil {
		line.Error = b.err.Error()
		return line
	}
	doc, isNew, n := b.bundle.Document, fresh[b.bundle.Document.ID], len(b.bundle.Statements)
	delete(fresh, doc.ID)
	line.ID, line.New, line.Statements = doc.ID, &isNew, &n
	line.Format, line.Charset, line.Guessed = b.text.Format, b.text.Charset, b.text.Guessed
	line.Title, line.Published, line.Publisher, line.URL, line.Lang = doc.Title, doc.Published, doc.Publisher, doc.URL, doc.Lang
	line.Bytes = len(b.text.Text)
	return line
}

func (g *ingestion) report(db string) {
	g.progress.clear()
	fmt.Fprintf(g.std.err, "%s: %d documents read, %d new, %d statements found", db, g.read, g.stored, g.statements)
	if g.bad > 0 {
		fmt.Fprintf(g.std.err, ", %d not readable", g.bad)
	}
	if g.leftOut != nil && *g.leftOut > 0 {
		fmt.Fprintf(g.std.err, ", %d files of other kinds left out", *g.leftOut)
	}
	fmt.Fprintln(g.std.err)
}
