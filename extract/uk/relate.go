package uk

import (
	_ "embed" // the data of the statement rules
	"fmt"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
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

// Relate gives the statement rules of Ukrainian; the dictionary tells which cases a
// form may stand in. An error names the file and line that cannot be read.
func Relate(dict *lexicon.Dict) (relate.Language, error) {
	lang := relate.Language{Lang: extract.Ukrainian, Verbs: participles, Cases: cases(dict)}
	var err error
	if lang.Frames, err = relate.ReadFrames(strings.NewReader(frames)); err != nil {
		return lang, fmt.Errorf("read Ukrainian frames: %w", err)
	}
	if lang.Grammar, err = relate.ReadGrammar(strings.NewReader(grammar), true); err != nil {
		return lang, fmt.Errorf("read Ukrainian grammar: %w", err)
	}
	if lang.Operators, err = relate.ReadOperators(strings.NewReader(operators)); err != nil {
		return lang, fmt.Errorf("read Ukrainian operators: %w", err)
	}
	if lang.Idioms, err = relate.ReadIdioms(strings.NewReader(idioms)); err != nil {
		return lang, fmt.Errorf("read Ukrainian idioms: %w", err)
	}
	return lang, nil
}
