package main

import (
	_ "embed"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"actant/extract/reader"
)

const versionHelp = `Print the version of the program and of the tables and weights that it carries.

  actant version                one line each, or --json
  actant version --licences     the licences of everything inside`

//go:embed THIRD_PARTY.md
var thirdParty string

//go:embed modules.txt
var moduleLicences string

func newVersion(std console, set *settings) *cobra.Command {
	var licences, asJSON bool
	cmd := &cobra.Command{
		Use: "version", Short: "Print versions and licences", Long: versionHelp, Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if licences {
				_, err := fmt.Fprintf(std.out, "%s\n%s", thirdParty, moduleLicences)
				return err
			}
			if asJSON {
				return printVersionJSON(std, set)
			}
			return printVersion(std, set)
		},
	}
	cmd.Flags().BoolVar(&licences, "licences", false, "print the licences of everything inside")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// versions is what --json prints.
type versions struct {
	Version  string `json:"version"`
	Weights  string `json:"weights"`
	Tables   string `json:"tables"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func printVersionJSON(std console, set *settings) error {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	v := versions{reader.Version, texts.Version.Weights, texts.Version.Tables, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	return writeJSON(std.out, v, "")
}

func printVersion(std console, set *settings) error {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "actant %s\nweights %s\ntables %s\n%s %s/%s\n",
		reader.Version, texts.Version.Weights, texts.Version.Tables, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
