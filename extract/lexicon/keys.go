package lexicon

import (
	"slices"
	"strings"
)

// Keys gives the forms under which a token is looked for in the tables. The first is
// its normal form as it is written; after it come, in small letters, those of its
// other forms that are words of some name or title: itself, the lemmas given, and for
// Cyrillic all lemmas of the dictionary, the acronym without its ending («МЗСу») and,
// for a name that nothing knows, its possible nominatives.
//
//	Keys("Кореї") = {"Кореї", "корея"}
func (n *Names) Keys(token string, lemmas ...string) []string {
	word := Norm(Repair(token))
	keys := append(make([]string, 0, 4), word)
	low := Low(word)
	keys = n.addKey(keys, low)
	for _, lemma := range lemmas {
		keys = n.addKey(keys, Low(Norm(lemma)))
	}
	if !hasCyrillic(word) {
		return n.addKey(n.addKey(keys, strings.TrimSuffix(low, "'s")), plainLatin(low))
	}
	r := n.dict.Readings(word)
	if word == low && len(r.Exact) > 0 {
		r.Title = nil // «газу» is gas, not Gaza
	}
	for _, readings := range [][]Analysis{r.Exact, r.Lower, r.Title} {
		for _, a := range readings {
			if isNominal(a.Tag) {
				keys = n.addKey(keys, Low(a.Lemma))
			}
		}
	}
	if stem, ok := acronymStem(word); ok {
		keys = n.addKey(keys, Low(stem))
	}
	return n.addNominatives(keys, low, r)
}

// addNominatives adds the words that the form may be inflected from: any if nothing
// else is known of it, those the dictionary lacks for every name («Петром Павелом»
// is «Петро» to the dictionary).
func (n *Names) addNominatives(keys []string, low string, r Readings) []string {
	capital := startsUpper(keys[0])
	unknown := len(keys) == 1 && len(r.Exact) == 0 && (len(r.Lower) == 0 || capital)
	if !unknown && !capital {
		return keys
	}
	for _, form := range nominatives(low) {
		if unknown || n.rare[form] {
			keys = n.addKey(keys, form)
		}
	}
	return keys
}

// addKey adds a form if it is a word of some alias.
func (n *Names) addKey(keys []string, form string) []string {
	if slices.Contains(keys[1:], form) {
		return keys
	}
	if _, ok := n.words[form]; !ok && !(startsUpper(keys[0]) && n.towns.knows(form)) {
		return keys
	}
	return append(keys, form)
}

func isNominal(tag string) bool {
	return strings.HasPrefix(tag, "noun") || strings.HasPrefix(tag, "adj") || strings.HasPrefix(tag, "numr")
}
