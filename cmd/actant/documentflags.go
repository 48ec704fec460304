package main

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"
	"golang.org/x/text/encoding/htmlindex"

	"actant/extract"
	"actant/graph"
)

// documentFlags say what texts do not say themselves.
type documentFlags struct {
	lang, published, charset string
}

func (f *documentFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.lang, "lang", "auto", "`language` of texts that do not say it: uk, en or auto")
	flags.StringVar(&f.published, "published", "", "`day` of publication of texts that do not say it, as 2024-05-17")
	flags.StringVar(&f.charset, "charset", "", "`name` of the charset of all texts and pages, as windows-1251 (default: as declared, else found out)")
}

// newDocuments checks what the flags say about documents.
func newDocuments(stdin io.Reader, f documentFlags) (documents, error) {
	d := documents{stdin: stdin, charset: f.charset}
	switch extract.Lang(f.lang) {
	case "auto", extract.NoLanguage:
	case extract.Ukrainian, extract.English:
		d.fill.Lang = extract.Lang(f.lang)
	default:
		return d, usageError{fmt.Errorf("--lang %q: use uk, en or auto", f.lang)}
	}
	day, err := graph.ParseDate(f.published)
	if err != nil {
		return d, usageError{fmt.Errorf("--published: %w", err)}
	}
	d.fill.Published = day
	if _, err := htmlindex.Get(f.charset); f.charset != "" && err != nil {
		return d, usageError{fmt.Errorf("--charset %q is not known: write it as windows-1251 or utf-8", f.charset)}
	}
	return d, nil
}
