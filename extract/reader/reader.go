// Package reader assembles the pipeline that reads Ukrainian and English news: the
// one place, beside the program itself, that knows every stage and every language.
package reader

import (
	"errors"
	"fmt"

	"actant/extract"
	"actant/extract/en"
	"actant/extract/lexicon"
	"actant/extract/mention"
	"actant/extract/parse"
	"actant/extract/parse/weights"
	"actant/extract/relate"
	"actant/extract/resolve"
	"actant/extract/segment"
	"actant/extract/uk"
)

// Options are the tables to read with. The zero value takes those inside the program.
type Options struct {
	Dict    []byte           // Ukrainian dictionary in the morfologik format
	Weights []byte           // network in the safetensors format
	Names   []lexicon.Source // name tables that are added to the built-in ones
}

// ErrNoWeights means that the program was built with the tag noweights and no
// weights were given.
var ErrNoWeights = errors.New("this program was built without weights: name a file with --weights")

// Reader reads texts and turns what it finds into records of the graph. It is safe
// for concurrent use.
type Reader struct {
	*extract.Pipeline
	dict    *lexicon.Dict
	grammar Grammar
}

// New assembles a Reader.
func New(opt Options) (*Reader, error) {
	dict, err := openDict(opt.Dict)
	if err != nil {
		return nil, err
	}
	names, err := lexicon.ReadNames(lexicon.Options{Dict: dict, Extra: opt.Names})
	if err != nil {
		return nil, fmt.Errorf("read name tables: %w", err)
	}
	parser, err := newParser(opt.Weights, dict)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionWords(dict)
	if err != nil {
		return nil, err
	}
	relater, err := newRelater(dict)
	if err != nil {
		return nil, err
	}
	resolver, err := newResolver(names)
	if err != nil {
		return nil, err
	}
	tables, err := tablesHash(names, opt)
	if err != nil {
		return nil, err
	}
	grammar := Grammar{segment.New(uk.Segment(), en.Segment()), parser, parse.Mend{Dict: dict}}
	pipe := &extract.Pipeline{
		Stages: []extract.Stage{
			grammar.segment,
			grammar.parse,
			grammar.mend,
			mention.New(names, mentions),
			relater,
			resolver,
		},
		Version: extract.Version{Version: Version, Weights: parser.Hash(), Tables: tables},
	}
	return &Reader{Pipeline: pipe, dict: dict, grammar: grammar}, nil
}

func openDict(data []byte) (*lexicon.Dict, error) {
	if data == nil {
		data = lexicon.UkrainianDict()
	}
	dict, err := lexicon.OpenDict(data)
	if err != nil {
		return nil, fmt.Errorf("open dictionary: %w", err)
	}
	return dict, nil
}

func newParser(data []byte, dict *lexicon.Dict) (*parse.Parser, error) {
	if data == nil {
		data = weights.Data()
	}
	if len(data) == 0 {
		return nil, ErrNoWeights
	}
	parser, err := parse.New(data, dict)
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	return parser, nil
}

func mentionWords(dict *lexicon.Dict) (map[extract.Lang]*mention.Words, error) {
	ukrainian, err := uk.Mentions(dict)
	if err != nil {
		return nil, fmt.Errorf("read Ukrainian words: %w", err)
	}
	english, err := en.Mentions()
	if err != nil {
		return nil, fmt.Errorf("read English words: %w", err)
	}
	return map[extract.Lang]*mention.Words{extract.Ukrainian: ukrainian, extract.English: english}, nil
}

func newRelater(dict *lexicon.Dict) (*relate.Relater, error) {
	ukrainian, err := uk.Relate(dict)
	if err != nil {
		return nil, fmt.Errorf("read Ukrainian frames: %w", err)
	}
	english, err := en.Relate()
	if err != nil {
		return nil, fmt.Errorf("read English frames: %w", err)
	}
	relater, err := relate.New(ukrainian, english)
	if err != nil {
		return nil, fmt.Errorf("make statement rules: %w", err)
	}
	return relater, nil
}

func newResolver(names *lexicon.Names) (*resolve.Stage, error) {
	ukrainian, err := uk.Resolve()
	if err != nil {
		return nil, fmt.Errorf("read Ukrainian words of reference: %w", err)
	}
	english, err := en.Resolve()
	if err != nil {
		return nil, fmt.Errorf("read English words of reference: %w", err)
	}
	return resolve.New(names, map[extract.Lang]*resolve.Words{extract.Ukrainian: ukrainian, extract.English: english}), nil
}
