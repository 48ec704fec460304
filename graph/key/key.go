// Package key makes search keys: from names and words, as they are written, to what
// a store compares. Both stores, the API and the linking of entities use it, so that
// what is stored and what is looked for are folded by the same code.
//
// A name is stored under several keys a word (Keys): as written but folded, its
// transliteration, its dictionary lemmas or English stem, and a key of its consonants
// that is alike in both alphabets. Query makes the keys under which a word is found
// when it was written right in either alphabet; Similar adds those that find a name
// in the other alphabet whose spelling nobody told us.
package key

import (
	"slices"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// maxRunes is how much of one word makes its keys; an index holds no longer ones.
const maxRunes = 64

// Lemmas returns the dictionary lemmas of a folded word, none when it knows none. A
// nil Lemmas knows no word.
type Lemmas func(word string) []string

// Keys returns the keys under which an entity with this name is to be stored,
// sorted. Ukrainian words are also stored under their lemmas.
func Keys(name string, lemmas Lemmas) []string {
	var keys []string
	for _, word := range Words(name) {
		keys = append(keys, exact(word, lemmas)...)
		keys = append(keys, consonantKeys(word)...)
	}
	return sorted(keys)
}

// Query returns the keys of each word of the text, for graph.EntityQuery: the folded
// word, its transliteration, and its lemmas or English stem.
func Query(text string, lemmas Lemmas) [][]string {
	var keys [][]string
	for _, word := range Words(text) {
		keys = append(keys, sorted(exact(word, lemmas)))
	}
	return keys
}

// Similar returns the keys of Query and those of names that sound alike. It finds
// much that is not meant: ask it when Query found nothing, and let
// graph.RankEntities choose.
func Similar(text string, lemmas Lemmas) [][]string {
	var keys [][]string
	for _, word := range Words(text) {
		keys = append(keys, sorted(append(exact(word, lemmas), consonantKeys(word)...)))
	}
	return keys
}

// exact returns the keys of one folded word: "запрошень" gives запрошень, запрошення
// (lemma), zaproshen, zaproshennia; "invitations" gives invitations, invit.
func exact(word string, lemmas Lemmas) []string {
	keys := []string{word}
	if !isCyrillic(word) {
		return append(keys, english.Stem(word, true))
	}
	if lemmas != nil {
		for _, lemma := range lemmas(word) {
			keys = append(keys, Fold(lemma))
		}
	}
	for _, k := range slices.Clone(keys) {
		keys = append(keys, Latin(k))
	}
	return keys
}

func consonantKeys(word string) []string {
	const enough = 3 // fewer classes say too little
	if k := Consonants(word); len(k) >= enough {
		return []string{k}
	}
	return nil
}

// Words returns the folded words of a text: letters and digits with the apostrophes
// inside them, each cut to 64 runes.
func Words(text string) []string {
	words := strings.FieldsFunc(Fold(text), func(r rune) bool {
		return r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	var out []string
	for _, w := range words {
		w = strings.Trim(w, "'")
		if runes := []rune(w); len(runes) > maxRunes {
			w = string(runes[:maxRunes])
		}
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func sorted(keys []string) []string {
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return slices.DeleteFunc(keys, func(k string) bool { return k == "" })
}
