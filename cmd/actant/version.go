package main

import (
	_ "embed"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"actant/extract/reader"
)

const versionHelp = `Print the version of the program and of the tables and weights that it carries.

  actant version                one line each
  actant version --licences     the licences of everything inside`

//go:embed THIRD_PARTY.md
var thirdParty string

//go:embed modules.txt
var moduleLicences string

func newVersion(std console, set *settings) *cobra.Command {
	var licences bool
	cmd := &cobra.Command{
		Use: "version", Short: "Print versions and licences", Long: versionHelp, Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if licences {
				_, err := fmt.Fprintf(std.out, "%s\n%s", thirdParty, moduleLicences)
				return err
			}
			return printVersion(std, set)
		},
	}
	cmd.Flags().BoolVar(&licences, "licences", false, "print the licences of everything inside")
	return cmd
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
