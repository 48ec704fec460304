package lexicon

import "io/fs"

// Files are the name tables that come with the program; their hash is part of every
// extraction.
func Files() fs.FS { return tableFiles }
