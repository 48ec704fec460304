// Package lexicon looks words and names up: the morphological dictionary of
// Ukrainian, and the tables of countries, organisations, people, places, events,
// titles and offices. It decides nothing: several readings or entries come back as
// several.
//
// The dictionary is data/uk.dict, a finite automaton that is searched where it lies
// in the binary; opening it costs nothing. The name tables are tab-separated text a
// person can read and mend, under data/actors and data/places; they are indexed at
// start.
//
// Everything here is safe for concurrent use once it is made.
package lexicon
