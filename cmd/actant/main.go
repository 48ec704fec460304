// Command actant reads news in Ukrainian and English and turns statements of who
// did what to whom into typed, dated, sourced edges of a knowledge graph.
//
// This package reads flags and environment and wires the parts; it holds no rule
// of language and no query. Results go to standard output, everything else to
// standard error. The exit status is 0, 1 for a failure, 2 for wrong usage, 130 when
// the program was interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"actant/extract/reader"
)

const rootHelp = `actant reads news in Ukrainian and English and says who did what to whom.

  actant extract news.txt          print the statements of a text, one a line
  actant text page.html            print the text that is read of a page, .docx or .pdf
  actant ingest news.jsonl pages/  store documents and their statements in a graph
  actant watch feeds.txt           the same for the articles of feeds, as they appear
  actant serve --sample            search and see the graph in a browser
  actant ask "Who invited Japan?"  answer a question from the graph
  actant mcp --db news.db          the graph as tools for programs that speak MCP
  actant key NAME                  make a key for a server that other machines reach
  actant export --format jsonl     write the graph out: jsonl, csv or cypher
  actant copy --from A --to B      put the documents of one graph into another
  actant check                     see that a graph agrees with its statements
  actant eval --ud FILE.conllu     score the reading of sentences on a treebank

Everything runs on this machine: no language model service, and no network but for watch. Results go to standard output,
all else to standard error; --json prints results for programs. The exit status is 0, 1 when something failed, 2 for a
mistake in the command line, 130 when interrupted. "actant completion bash" and the like print what a shell completes.`

// Exit statuses.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// errReported means that what went wrong was already said on standard error.
var errReported = errors.New("reported")

// usageError is a mistake in the command line.
type usageError struct{ error }

// console is where a command reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program; it returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(console{stdin, stdout, stderr})
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFailure
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "actant: %v\nSee: %s --help\n", err, cmd.CommandPath())
		return exitUsage
	case errors.Is(err, errInterrupted):
		fmt.Fprintf(stderr, "actant: %v\n", err)
		return exitInterrupted
	default:
		fmt.Fprintf(stderr, "actant: %v\n", err)
		return exitFailure
	}
}

func newRoot(std console) *cobra.Command {
	set := defaults()
	root := &cobra.Command{
		Use: "actant", Short: "Who did what to whom, from news in Ukrainian and English", Long: rootHelp,
		SilenceErrors: true, SilenceUsage: true, Version: reader.Version, SuggestionsMinimumDistance: 2,
		Args: usage(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return set.checkDB(cmd.Flags()) },
	}
	root.SetVersionTemplate("actant {{.Version}}\n")
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	set.readerFlags(root.PersistentFlags())
	root.AddCommand(newExtract(std, set), newIngest(std, set), newText(std), newWatch(std, set),
		newServe(std, set), newMCP(std, set), newKey(std), newAsk(std, set),
		newExport(std, set), newCopy(std), newCheck(std, set), newEval(std, set), newVersion(std, set))
	addStandardCommands(root)
	addCompletions(root)
	return root
}
