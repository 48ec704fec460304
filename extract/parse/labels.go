package parse

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"actant/extract"
)

// labels are the lists that give the numbers of the network their names.
type labels struct {
	words    []string // rows of the word table
	pos      []string
	features []feature
	rels     []string
	names    []string // BIOES labels
	scripts  []script
	bits     []string // dictionary bits of the input

	root, dep int // in rels
}

// feature is a morphological attribute with its values; value 0 means absent.
type feature struct {
	name   string
	values []string
}

// script makes a lemma of a word: cut so many letters at its end, then append.
type script struct {
	cut    int
	append string
}

// UnmarshalJSON reads a pair such as [2,"ти"].
func (s *script) UnmarshalJSON(raw []byte) error {
	var pair []json.RawMessage
	if err := json.Unmarshal(raw, &pair); err != nil {
		return err
	}
	if len(pair) != 2 {
		return fmt.Errorf("%d items in a lemma script, want 2", len(pair))
	}
	if err := json.Unmarshal(pair[0], &s.cut); err != nil {
		return err
	}
	if s.cut < 0 {
		return fmt.Errorf("a lemma script that cuts %d letters", s.cut)
	}
	return json.Unmarshal(pair[1], &s.append)
}

func readLabels(f *tensorFile) (*labels, error) {
	if f.meta["format"] != "actant-model-1" || f.meta["normalisation"] != "1" {
		return nil, fmt.Errorf("%w: format %q, normalisation %q; want actant-model-1 and 1",
			ErrWeights, f.meta["format"], f.meta["normalisation"])
	}
	l := &labels{}
	var attributes []string
	var values [][]string
	lists := []struct {
		name string
		into any
	}{
		{"words", &l.words},
		{"upos", &l.pos},
		{"attributes", &attributes},
		{"feature_values", &values},
		{"relations", &l.rels},
		{"ner", &l.names},
		{"lemma_scripts", &l.scripts},
		{"dict_bits", &l.bits},
	}
	for _, list := range lists {
		if err := f.list(list.name, list.into); err != nil {
			return nil, err
		}
	}
	if len(attributes) != len(values) {
		return nil, fmt.Errorf("%w: %d attributes, values of %d", ErrWeights, len(attributes), len(values))
	}
	for i, name := range attributes {
		l.features = append(l.features, feature{name: name, values: values[i]})
	}
	return l, l.check()
}

func (l *labels) check() error {
	l.root, l.dep = slices.Index(l.rels, "root"), slices.Index(l.rels, "dep")
	switch {
	case l.root < 0 || l.dep < 0:
		return fmt.Errorf("%w: no relation root or dep", ErrWeights)
	case len(l.pos) == 0 || len(l.scripts) == 0 || !slices.Contains(l.names, "O"):
		return fmt.Errorf("%w: no parts of speech, lemma scripts or name label O", ErrWeights)
	case len(l.bits) > dictBits:
		return fmt.Errorf("%w: %d dictionary bits, at most %d", ErrWeights, len(l.bits), dictBits)
	}
	for _, f := range l.features {
		if new(extract.Feats).Field(f.name) == nil || len(f.values) == 0 {
			return fmt.Errorf("%w: unknown or empty attribute %q", ErrWeights, f.name)
		}
	}
	for _, name := range l.names {
		if name != "O" && (len(name) < 3 || name[1] != '-' || !strings.Contains("BIES", name[:1])) {
			return fmt.Errorf("%w: unknown name label %q", ErrWeights, name)
		}
	}
	return nil
}

// tags is the number of outputs of the tagger: parts of speech, then the values of
// each attribute.
func (l *labels) tags() int {
	n := len(l.pos)
	for _, f := range l.features {
		n += len(f.values)
	}
	return n
}
