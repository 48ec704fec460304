// Package reader assembles the pipeline that reads Ukrainian and English news: the
// one place, beside the program itself, that knows every stage and every language.
package reader

import (
	"actant/extract"
)

// Version is the version of the program; it is part of every extraction.
const Version = "0.1.0"

// Options are the tables to read with. The zero value takes those inside the program.
type Options struct {
	Dict    []byte   // Ukrainian dictionary in the morfologik format
	Weights []byte   // network in the safetensors format
	Names   [][]byte // name tables that are added to the built-in ones
}

// New assembles the pipeline. It is safe for concurrent use.
func New(opt Options) (*extract.Pipeline, error) {
	return &extract.Pipeline{Version: extract.Version{Version: Version}}, nil
}
