package en

import (
	_ "embed" // the data of the statement rules
	"fmt"
	"strings"

	"actant/extract"
	"actant/extract/relate"
)

//go:embed frames.txt
var frames string

//go:embed grammar.txt
var grammar string

//go:embed operators.txt
var operators string

//go:embed idioms.txt
var idioms string

// Relate gives the statement rules of English. An error names the file and line
// that cannot be read.
func Relate() (relate.Language, error) {
	lang := relate.Language{Lang: extract.English}
	var err error
	if lang.Frames, err = relate.ReadFrames(strings.NewReader(frames)); err != nil {
		return lang, fmt.Errorf("read English frames: %w", err)
	}
	if lang.Grammar, err = relate.ReadGrammar(strings.NewReader(grammar), false); err != nil {
		return lang, fmt.Errorf("read English grammar: %w", err)
	}
	if lang.Operators, err = relate.ReadOperators(strings.NewReader(operators)); err != nil {
		return lang, fmt.Errorf("read English operators: %w", err)
	}
	if lang.Idioms, err = relate.ReadIdioms(strings.NewReader(idioms)); err != nil {
		return lang, fmt.Errorf("read English idioms: %w", err)
	}
	return lang, nil
}
