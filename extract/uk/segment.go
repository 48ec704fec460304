package uk

import (
	_ "embed" // the word list

	"actant/extract"
	"actant/extract/segment"
)

//go:embed abbreviations.txt
var abbreviations string

// Segment is what cutting Ukrainian text into sentences and tokens needs to know.
func Segment() segment.Language {
	return segment.MustLanguage(extract.Ukrainian, abbreviations)
}
