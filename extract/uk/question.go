package uk

import (
	_ "embed" // the word list
	"strings"

	"actant/extract"
	"actant/extract/question"
)

//go:embed question.txt
var questionWords string

// Question is what Ukrainian questions are made of.
func Question() (*question.Words, error) {
	return question.ReadWords(extract.Ukrainian, strings.NewReader(questionWords))
}
