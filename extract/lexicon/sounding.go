package lexicon

import (
	"slices"
	"strings"

	"actant/graph/key"
)

// surely is how much alike a name of a text and one of the tables must be to be taken
// for one when the spelling differs.
const surely = 0.75

// addSound notes the consonants of a person's surname.
func (n *Names) addSound(r record, entry int32) {
	for _, column := range []string{"name_en", "name_uk"} {
		words := strings.Fields(r.get(column))
		if len(words) < 2 {
			continue
		}
		k := key.Consonants(key.Fold(words[len(words)-1]))
		if list := n.bySound[k]; !slices.Contains(list, entry) {
			n.bySound[k] = append(list, entry)
		}
	}
}

// Sounding gives the person of the tables whose name sounds like a name of two words
// or more, though it is spelt in another way: «Йозеп Боррель» for «Жозеп Боррель»,
// "Zelenskiy". Not ok if there is none, or several.
func (n *Names) Sounding(name string) (id string, ok bool) {
	words := strings.Fields(key.Fold(name))
	if len(words) < 2 {
		return "", false
	}
	best, first := 0.0, 0.0
	for _, entry := range n.bySound[key.Consonants(words[len(words)-1])] {
		r := n.record(entry)
		s := max(n.Alike(name, r.get("name_en")), n.Alike(name, r.get("name_uk")))
		if s > best {
			best, first, id = s, best, n.id(entry)
		} else if s > first {
			first = s
		}
	}
	const clear = 0.05
	return id, best >= surely && best-first >= clear
}
