package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"actant/graph"
)

const exportHelp = `Write a graph out, in the order of its ids.

  actant export --db news.db --format jsonl > news.jsonl         one document a line, with its entities and statements
  actant export --db news.db --format csv --out news-csv         a folder for neo4j-admin database import
  actant export --db news.db --format cypher --out news.cypher   for cypher-shell --file

"actant copy --from news.jsonl" puts a jsonl file into another graph as it was; "actant ingest" reads its texts anew.
Corrections are the first lines. The folder of csv is loaded with

  cd news-csv && neo4j-admin database import full neo4j @import.args

Its values are exactly those of the graph: one that begins with = + - or @ is not changed, because neo4j-admin takes it as it
is. A spreadsheet may run such a value as a formula: there, import every column as text.

In csv and cypher, plain edges between entities are drawn for what was stated as a fact, and between the entities into
which others were merged; everything else is at the statements. An output appears under its name when it is complete.`

// exportFormats is what --format may be, for messages.
const exportFormats = "jsonl, csv or cypher"

func newExport(std console, set *settings) *cobra.Command {
	var format, out string
	cmd := &cobra.Command{
		Use: "export --format jsonl|csv|cypher", Short: "Write a graph out", Long: exportHelp, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case format != "jsonl" && format != "csv" && format != "cypher":
				return usageError{fmt.Errorf("--format %q: use %s", format, exportFormats)}
			case format == "csv" && out == "":
				return usageError{errors.New("--format csv makes a folder: name it with --out")}
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return runExport(ctx, std, set.db, format, out)
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "`form` of the output: "+exportFormats)
	cmd.Flags().StringVar(&out, "out", "", "`file` to write, or folder for csv; standard output when it is not given")
	set.dbFlag(cmd.Flags())
	return cmd
}

func runExport(ctx context.Context, std console, name, format, out string) error {
	db, err := openExisting(ctx, name)
	if err != nil {
		return err
	}
	defer db.Close()
	switch {
	case format == "csv":
		err = newFolder(out, func(folder string) error { return exportCSV(ctx, db, folder) })
	case out == "":
		err = buffered(std.out, func(w io.Writer) error { return exportText(ctx, db, format, w) })
	default:
		err = newFile(out, func(w io.Writer) error { return exportText(ctx, db, format, w) })
	}
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	return nil
}

func exportText(ctx context.Context, db store, format string, w io.Writer) error {
	if format == "cypher" {
		return exportCypher(ctx, db, w)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for one, err := range readSaved(ctx, db) {
		if err != nil {
			return err
		}
		var line any = one
		if one.Correction != nil {
			line = graph.Record{Correction: one.Correction}
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	buf := bufio.NewWriter(w)
	if err := write(buf); err != nil {
		return err
	}
	return buf.Flush()
}

// newFile writes a file that has its name only when it is complete; a former one of
// that name is replaced.
func newFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: name a file with --out", name)
	}
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, plain(err))
	}
	err = buffered(file, write)
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// newFolder fills a folder that has its name only when it is complete.
func newFolder(name string, fill func(folder string) error) error {
	name = filepath.Clean(name)
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already: remove it, or name another folder with --out", name)
	}
	folder, err := os.MkdirTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, plain(err))
	}
	err = fill(folder)
	if err == nil {
		err = os.Rename(folder, name)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(folder))
	}
	return nil
}
