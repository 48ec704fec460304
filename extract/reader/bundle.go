package reader

import (
	"slices"

	"actant/extract"
	"actant/extract/resolve"
	"actant/graph"
	"actant/graph/key"
)

// Bundle turns what was read into records of the graph, sealed and ready to be put.
func (r *Reader) Bundle(doc *extract.Doc) (graph.Bundle, error) {
	return resolve.Bundle(doc, r.searchKeys)
}

// Lemmas gives the dictionary forms of a Ukrainian word, for searching.
func (r *Reader) Lemmas(word string) []string {
	var lemmas []string
	for _, a := range r.dict.Readings(word).All() {
		if !slices.Contains(lemmas, a.Lemma) {
			lemmas = append(lemmas, a.Lemma)
		}
	}
	return lemmas
}

// searchKeys are the keys under which an entity with these names is found.
func (r *Reader) searchKeys(names ...string) []string {
	var keys []string
	for _, name := range names {
		keys = append(keys, key.Keys(name, r.Lemmas)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
