package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"actant/extract"
	"actant/extract/source"
)

const textHelp = `Print the text that would be read in files, without reading it: the article of a page, the paragraphs of a Word or PDF
file, text in UTF-8 whatever its charset was.

  actant text page.html
  actant text --json pages/ > documents.jsonl    one JSON object a line, as ingest reads it

With --json each object has the text with title, day, outlet, address and language as found, and "origin": the bytes
[start,end) of the text that stand at the bytes [from,to) of the file, character for character. Word and PDF files have none.`

// textLine is a document as --json prints it.
type textLine struct {
	ID string `json:"id"`
	extract.Input
	File    string         `json:"file"`
	Format  source.Format  `json:"format,omitempty"`
	Charset string         `json:"charset,omitempty"`
	Guessed bool           `json:"charset_guessed,omitempty"`
	Origin  []source.Piece `json:"origin,omitempty"`
}

func newText(std console) *cobra.Command {
	var flags documentFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "text [FILE…|FOLDER…|-]", Short: "Print the text of pages and other files", Long: textHelp,
		RunE: func(_ *cobra.Command, files []string) error {
			docs, err := newDocuments(std.in, flags)
			if err != nil {
				return err
			}
			files = orStdin(std, files)
			return runText(std, docs, files, asJSON)
		},
	}
	flags.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each document")
	return cmd
}

func runText(std console, docs documents, files []string, asJSON bool) error {
	bad := false
	headed := len(files) > 1 || isFolder(files[0])
	err := ordered(runtime.GOMAXPROCS(0), docs.read(files), item.opened, func(it item) error {
		switch {
		case it.err != nil:
			bad = true
			_, err := fmt.Fprintf(std.err, "actant: %s: %v\n", it.at(), it.err)
			return err
		case asJSON:
			t := it.text
			return writeJSON(std.out, textLine{t.ID, t.Input, it.at(), t.Format, t.Charset, t.Guessed, t.Origin}, "")
		case headed || it.line > 0:
			if _, err := fmt.Fprintf(std.out, "# %s\n", it.at()); err != nil {
				return err
			}
		}
		_, err := io.WriteString(std.out, it.text.Text+"\n")
		return err
	})
	if err == nil && bad {
		return errReported
	}
	return err
}
