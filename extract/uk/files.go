package uk

import (
	"embed"
	"io/fs"
)

//go:embed *.txt
var files embed.FS

// Files are all word lists of this folder; their hash is part of every extraction.
func Files() fs.FS { return files }
