package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"actant/graph"
)

const copyHelp = `Put every document of one graph, with its statements, into another: a file or a Neo4j server.

  actant copy --from news.db --to neo4j://host:7687
  actant copy --from news.jsonl --to news.db       what "actant export --format jsonl" wrote

No text is read anew: statements, mentions and search keys come over as they are. The log of corrections is repeated first,
so that merges and splits count as before, also for what comes later. Twice is once: after a break start it again. Nothing
is taken out of the graph that is written. A correction that contradicts one made there ends the copy before it begins.`

// copying is one run of copy.
type copying struct {
	std         console
	live        bool // standard error is a terminal: show progress there
	json        bool
	from        origin
	to          store
	most        int // documents are stored at once
	waiting     []graph.Bundle
	log         []graph.Correction
	read        int
	stored      int
	corrections int
}

func newCopy(std console) *cobra.Command {
	var from, to string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "copy --from GRAPH --to GRAPH", Short: "Put the documents of one graph into another", Long: copyHelp,
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if from == "" || to == "" {
				return usageError{errors.New("name both graphs: --from GRAPH --to GRAPH")}
			}
			if err := errors.Join(checkGraph("--from", from), checkGraph("--to", to)); err != nil {
				return usageError{err}
			}
			if sameGraph(from, to) {
				return usageError{fmt.Errorf("--from and --to are both %s", from)}
			}
			c := copying{std: std, live: isTerminal(std.err), json: asJSON, most: batch}
			return c.run(cmd.Context(), from, to)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "graph to read: a `file`, neo4j://host:port, or a .jsonl file of an export")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object with what was copied")
	cmd.Flags().StringVar(&to, "to", "", "graph to write: a `file`, made when it is missing, or neo4j://host:port")
	return cmd
}

func sameGraph(from, to string) bool {
	if onServer(from) || onServer(to) {
		return from == to
	}
	return filepath.Clean(from) == filepath.Clean(to)
}

// copied is what --json prints.
type copied struct {
	Graph          string `json:"graph"`
	Documents      int    `json:"documents"` // read
	NewDocuments   int    `json:"new_documents"`
	NewCorrections int    `json:"new_corrections"`
}

func (c *copying) run(ctx context.Context, from, to string) error {
	var err error
	if c.from, err = c.open(ctx, from); err != nil {
		return err
	}
	defer c.from.close()
	if c.to, err = openStore(ctx, to); err != nil {
		return err
	}
	err = c.all(ctx)
	if closed := c.to.Close(); err == nil && closed != nil {
		err = fmt.Errorf("close %s: %w", to, closed)
	}
	fmt.Fprintf(c.std.err, "%s%s: %d documents read, %d new, %d corrections new\n", c.clear(), to, c.read, c.stored, c.corrections)
	if err == nil && c.json {
		err = writeJSON(c.std.out, copied{to, c.read, c.stored, c.corrections}, "")
	}
	return err
}

// origin is a graph or an export that is read.
type origin struct {
	saved iter.Seq2[saved, error]
	share func() float64 // how much of it has been read, 0 to 1
	close func() error
}

func (c *copying) open(ctx context.Context, from string) (origin, error) {
	if !onServer(from) && strings.HasSuffix(from, ".jsonl") {
		return openExport(from)
	}
	db, err := openExisting(ctx, from)
	if err != nil {
		return origin{}, err
	}
	total := 0
	if c.live {
		if total, err = countDocuments(ctx, db); err != nil {
			return origin{}, errors.Join(err, db.Close())
		}
	}
	share := func() float64 { return float64(c.read) / float64(max(c.read, total)) }
	return origin{readSaved(ctx, db), share, db.Close}, nil
}

func openExport(name string) (origin, error) {
	file, err := os.Open(name)
	if err != nil {
		return origin{}, fmt.Errorf("%s: %w", name, plain(err))
	}
	share := func() float64 {
		info, err := file.Stat()
		at, _ := file.Seek(0, io.SeekCurrent)
		if err != nil || info.Size() == 0 {
			return 0
		}
		return min(1, float64(at)/float64(info.Size()))
	}
	return origin{parseSaved(file, name), share, file.Close}, nil
}

func countDocuments(ctx context.Context, db store) (int, error) {
	total := 0
	for cursor := ""; ; {
		docs, next, err := db.Documents(ctx, cursor, graph.MaxLimit)
		total += len(docs)
		if cursor = next; err != nil || cursor == "" {
			return total, err
		}
	}
}

func (c *copying) all(ctx context.Context) error {
	for one, err := range c.from.saved {
		if err != nil {
			return err
		}
		if one.Correction != nil {
			c.log = append(c.log, *one.Correction)
			continue
		}
		c.read++
		c.waiting = append(c.waiting, one.bundle())
		if len(c.waiting) == c.most {
			if err := c.flush(ctx); err != nil {
				return err
			}
		}
	}
	return c.flush(ctx)
}

// flush stores what waits: corrections first, so that documents come in as they count.
func (c *copying) flush(ctx context.Context) error {
	if len(c.log) > 0 {
		n, err := c.to.Repeat(ctx, c.log)
		if err != nil {
			return fmt.Errorf("repeat %d corrections: %w", len(c.log), err)
		}
		c.corrections += n
		c.log = nil
	}
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
		fmt.Fprintf(c.std.err, "%s%s %d documents", c.clear(), bar(c.from.share()), c.read)
	}
	return nil
}

// bar draws a share of 0 to 1.
func bar(share float64) string {
	const width = 30
	full := int(share * width)
	return fmt.Sprintf("[%s%s] %3.0f %%", strings.Repeat("#", full), strings.Repeat(".", width-full), share*100)
}

// clear returns to the start of the progress line and wipes it.
func (c *copying) clear() string {
	if !c.live {
		return ""
	}
	return "\r\x1b[K"
}
