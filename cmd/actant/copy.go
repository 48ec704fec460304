package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"actant/graph"
	"actant/graph/key"
)

const copyHelp = `Put every document of one graph, with its statements, into another: a file or a Neo4j server.

  actant copy --from news.db --to neo4j://host:7687
  actant copy --from news.jsonl --to news.db       what "actant export --format jsonl" wrote

No text is read anew: statements keep their ids, sources and dates. Twice is once, so after a break start it again. Merges
are repeated in the new graph; splits are copied as what they came to. An entity that no statement names is not copied, and
how often a document mentions one is counted from its names.`

// copying is one run of copy.
type copying struct {
	std         console
	live        bool // standard error is a terminal: show progress there
	to          store
	keys        func(names ...string) []string
	waiting     []graph.Bundle
	log         []graph.Correction
	read        int
	stored      int
	corrections int
}

func newCopy(std console, set *settings) *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use: "copy --from GRAPH --to GRAPH", Short: "Put the documents of one graph into another", Long: copyHelp,
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case from == "" || to == "":
				return usageError{errors.New("name both graphs: --from GRAPH --to GRAPH")}
			case sameGraph(from, to):
				return usageError{fmt.Errorf("--from and --to are both %s", from)}
			}
			return runCopy(cmd.Context(), std, set, from, to)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "graph to read: a `file`, neo4j://host:port, or a .jsonl file of an export")
	cmd.Flags().StringVar(&to, "to", "", "graph to write: a `file`, made when it is missing, or neo4j://host:port")
	return cmd
}

func sameGraph(from, to string) bool {
	if onServer(from) || onServer(to) {
		return from == to
	}
	return filepath.Clean(from) == filepath.Clean(to)
}

func runCopy(ctx context.Context, std console, set *settings, from, to string) error {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	documents, closeFrom, err := openSaved(ctx, from)
	if err != nil {
		return err
	}
	defer closeFrom()
	db, err := openStore(ctx, to)
	if err != nil {
		return err
	}
	c := copying{std: std, live: isTerminal(std.err), to: db, keys: func(names ...string) []string {
		var keys []string
		for _, name := range names {
			keys = append(keys, key.Keys(name, texts.Lemmas)...)
		}
		slices.Sort(keys)
		return slices.Compact(keys)
	}}
	err = c.all(ctx, documents)
	if closed := db.Close(); err == nil && closed != nil {
		err = fmt.Errorf("close %s: %w", to, closed)
	}
	fmt.Fprintf(std.err, "%s%s: %d documents read, %d new, %d corrections\n", c.clear(), to, c.read, c.stored, c.corrections)
	return err
}

// openSaved opens the graph or the export to be read.
func openSaved(ctx context.Context, from string) (iter.Seq2[saved, error], func() error, error) {
	if !onServer(from) && strings.HasSuffix(from, ".jsonl") {
		file, err := os.Open(from)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", from, plain(err))
		}
		return parseSaved(file, from), file.Close, nil
	}
	db, err := openExisting(ctx, from)
	if err != nil {
		return nil, nil, err
	}
	return readSaved(ctx, db), db.Close, nil
}

// parseSaved reads the lines of an export.
func parseSaved(in io.Reader, name string) iter.Seq2[saved, error] {
	return func(yield func(saved, error) bool) {
		buf := bufio.NewReader(in)
		for n := 1; ; n++ {
			line, err := buf.ReadBytes('\n')
			if err == io.EOF && len(line) == 0 {
				return
			}
			if err != nil && err != io.EOF {
				yield(saved{}, fmt.Errorf("%s: %w", name, plain(err)))
				return
			}
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var one saved
			if err := json.Unmarshal(line, &one); err != nil {
				yield(one, fmt.Errorf("%s: line %d is not of an export: %w", name, n, err))
				return
			}
			if one.ID == "" && one.Correction == nil {
				yield(one, fmt.Errorf("%s: line %d is not of an export: read texts with \"actant ingest\"", name, n))
				return
			}
			if !yield(one, nil) {
				return
			}
		}
	}
}

func (c *copying) all(ctx context.Context, documents iter.Seq2[saved, error]) error {
	for one, err := range documents {
		if err != nil {
			return err
		}
		if one.Correction != nil {
			c.log = append(c.log, *one.Correction)
			continue
		}
		c.read++
		c.waiting = append(c.waiting, one.bundle(c.keys))
		if len(c.waiting) == batch {
			if err := c.flush(ctx); err != nil {
				return err
			}
		}
	}
	if err := c.flush(ctx); err != nil {
		return err
	}
	return c.correct(ctx)
}

// flush stores what waits, all or nothing.
func (c *copying) flush(ctx context.Context) error {
	if len(c.waiting) == 0 {
		return nil
	}
	n, err := c.to.Put(ctx, time.Now(), c.waiting...)
	if err != nil {
		return fmt.Errorf("store %d documents: %w", len(c.waiting), err)
	}
	c.stored += n
	c.waiting = c.waiting[:0]
	if c.live {
		fmt.Fprintf(c.std.err, "%s%d documents …", c.clear(), c.read)
	}
	return nil
}

// correct repeats the corrections in force, apart from splits: statements were read
// as split already.
func (c *copying) correct(ctx context.Context) error {
	for _, one := range graph.InForce(c.log) {
		if one.Action == graph.Split {
			continue
		}
		if err := c.to.Correct(ctx, one); err != nil {
			return fmt.Errorf("repeat correction %s: %w", one.ID, err)
		}
		c.corrections++
	}
	return nil
}

// clear returns to the start of the progress line and wipes it.
func (c *copying) clear() string {
	if !c.live {
		return ""
	}
	return "\r\x1b[K"
}
