package en

import (
	_ "embed" // the word lists

	"actant/extract/resolve"
)

//go:embed resolve.txt
var resolveWords string

//go:embed calendar.txt
var calendarWords string

// Resolve is what coreference and dates must know of English.
func Resolve() (*resolve.Words, error) { return resolve.ParseWords(resolveWords, calendarWords) }
