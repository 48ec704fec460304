package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"

	"actant/extract/en"
	"actant/extract/lexicon"
	"actant/extract/uk"
)

// Version is the version of the program; it is part of every extraction.
const Version = "0.1.0"

// tablesHash names all tables that are read with: dictionary, name tables, word
// lists and the tables of opt.
func tablesHash(names *lexicon.Names, opt Options) (string, error) {
	sum := sha256.New()
	addFile(sum, "lexicon", []byte(names.Version()))
	for _, folder := range []fs.FS{uk.Files(), en.Files()} {
		if err := addFolder(sum, folder); err != nil {
			return "", fmt.Errorf("hash tables: %w", err)
		}
	}
	addFile(sum, "dict", opt.Dict)
	for _, table := range opt.Names {
		addFile(sum, table.Table, []byte(table.Text))
	}
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}

func addFolder(sum hash.Hash, folder fs.FS) error {
	return fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, name)
		addFile(sum, name, text)
		return err
	})
}

// addFile adds name, length and text, so that no two lists of files are the same
// stream. A Hash never fails to write.
func addFile(sum hash.Hash, name string, text []byte) {
	fmt.Fprintf(sum, "%s\x00%d\x00", name, len(text))
	_, _ = sum.Write(text)
}
