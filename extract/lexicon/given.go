package lexicon

import "strings"

// addGiven notes the gender of the given name that a name of the people's table
// begins with; that of a name that men and women bear is empty.
func (n *Names) addGiven(r record) {
	gender := genders[r.get("gender")]
	for _, column := range []string{"name_en", "name_uk"} {
		given, rest, ok := strings.Cut(Low(Norm(r.get(column))), " ")
		if !ok || rest == "" {
			continue
		}
		if old, known := n.given[given]; known && old != gender {
			gender = ""
		}
		n.given[given] = gender
		n.given[plainLatin(given)] = gender
	}
}

// GivenGender is the gender of those who bear a given name, in small letters and in
// the nominative, in the tables: Masc or Fem; empty if they have no such name or it is
// both.
//
//	GivenGender("annalena") = "Fem"
func (n *Names) GivenGender(given string) string { return n.given[given] }
