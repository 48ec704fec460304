package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"actant/extract"
	"actant/extract/reader"
)

const extractHelp = `Print who did what to whom in a text: one statement a line.

  actant extract news.txt                          readable lines
  actant extract --published 2024-05-17 news.txt   the day that "today" and "in July" are counted from
  actant extract --json news.txt                   one JSON object with every offset, entity and attribution
  actant extract --jsonl < in.jsonl > out.jsonl    one object in, one object out, in the same order

A FILE is text, a page (.html), .docx, .pdf, a folder of such files, or one JSON object a line: {"text": "…", "id": "…",
"lang": "uk", "published": "2024-05-17", "url": "", "publisher": ""}, of which only text is required. "-" or no file is
standard input. Offsets count the bytes, in UTF-8, of the text that "actant text FILE" prints: that of the file itself when it
is UTF-8 text. A file or line that cannot be read is reported, the others go on, and the exit status is 1.`

// form is how results are printed.
type form int

const (
	readable form = iota
	indented
	jsonLines
)

// extraction is what one item gave.
type extraction struct {
	item
	doc *extract.Doc
}

func newExtract(std console, set *settings) *cobra.Command {
	var flags documentFlags
	var asJSON, asLines bool
	cmd := &cobra.Command{
		Use: "extract [FILE…|-]", Short: "Print the statements of texts", Long: extractHelp,
		RunE: func(cmd *cobra.Command, files []string) error {
			docs, err := newDocuments(std.in, flags)
			if err != nil {
				return err
			}
			as := readable
			switch {
			case asJSON && asLines:
				return usageError{fmt.Errorf("--json and --jsonl exclude each other")}
			case asLines:
				as, docs.always = jsonLines, true
			case asJSON:
				as = indented
			}
			return runExtract(cmd.Context(), std, set, docs, orStdin(std, files), as)
		},
	}
	flags.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each document")
	cmd.Flags().BoolVar(&asLines, "jsonl", false, "read one JSON object a line and print one a line")
	return cmd
}

// orStdin is the list of files, standard input when there is none.
func orStdin(std console, files []string) []string {
	if len(files) > 0 {
		return files
	}
	if isTerminal(std.in) {
		fmt.Fprintln(std.err, "actant: reading a text from the terminal; end it with Ctrl-D")
	}
	return []string{"-"}
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func runExtract(ctx context.Context, std console, set *settings, docs documents, files []string, as form) error {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	out := printer{std: std, as: as, headed: len(files) > 1 || isFolder(files[0])}
	err = ordered(runtime.GOMAXPROCS(0), docs.read(files), func(it item) extraction {
		return extractItem(ctx, texts, it)
	}, out.print)
	if err == nil && out.bad {
		return errReported
	}
	return err
}

func extractItem(ctx context.Context, texts *reader.Reader, it item) extraction {
	if it = it.opened(); it.err != nil {
		return extraction{item: it}
	}
	doc, err := texts.Extract(ctx, it.text.Input)
	it.err = err
	return extraction{it, doc}
}

// printer writes results in one form; bad is set when one of them was an error.
type printer struct {
	std    console
	as     form
	headed bool
	bad    bool
}

func (p *printer) print(ex extraction) error {
	if ex.err != nil {
		p.bad = true
		return p.printError(ex)
	}
	if ex.text.Guessed {
		fmt.Fprintf(p.std.err, "actant: %s: read as %s, which is a guess: name another charset with --charset\n", ex.at(), ex.text.Charset)
	}
	switch p.as {
	case readable:
		return p.printLines(ex)
	case indented:
		return writeJSON(p.std.out, ex.doc, "  ")
	default:
		return writeJSON(p.std.out, ex.doc, "")
	}
}

// printError reports a document that gave no result; with --jsonl in its place in
// the output.
func (p *printer) printError(ex extraction) error {
	if p.as != jsonLines || ex.line == 0 {
		_, err := fmt.Fprintf(p.std.err, "actant: %s: %v\n", ex.at(), ex.err)
		return err
	}
	failure := struct {
		ID    *string `json:"id"`
		Error string  `json:"error"`
	}{Error: fmt.Sprintf("line %d: %v", ex.line, ex.err)}
	if ex.text.ID != "" {
		failure.ID = &ex.text.ID
	}
	return writeJSON(p.std.out, failure, "")
}

// printLines prints a document for people; what gave nothing is said aside.
func (p *printer) printLines(ex extraction) error {
	if p.headed || ex.line > 0 {
		if _, err := fmt.Fprintf(p.std.out, "# %s\n", ex.title()); err != nil {
			return err
		}
	}
	if len(ex.doc.Statements) == 0 {
		_, err := fmt.Fprintf(p.std.err, "actant: %s: no statements found%s\n", ex.at(), why(ex.doc))
		return err
	}
	_, err := io.WriteString(p.std.out, table(ex.doc))
	return err
}

// title names a document in a heading.
func (ex extraction) title() string {
	if ex.text.ID != "" {
		return ex.text.ID
	}
	return ex.at()
}

func writeJSON(w io.Writer, v any, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}
