package lexicon

import "strings"

// addPeople indexes the words a country makes: adjective, demonyms, capital.
func (l *loader) addPeople(r record, entry int32) {
	for _, column := range []string{"adjective_en", "adjective_uk"} {
		for _, word := range r.list(column) {
			l.addAdjective(word, entry)
		}
	}
	if prefix := r.get("prefix_uk"); prefix != "" {
		l.names.adjectives[Low(prefix)] = entry
	}
	for _, word := range r.list("demonym_en") {
		l.addDemonym(word, entry)
		l.addDemonym(plural(word), entry)
	}
	for _, column := range []string{"demonym_uk_m", "demonym_uk_f", "demonym_uk_pl"} {
		for _, word := range r.list(column) {
			l.addDemonym(word, entry)
		}
	}
	for _, column := range []string{"capital_en", "capital_uk"} {
		for _, city := range r.list(column) {
			l.names.capitals[Low(Norm(city))] = l.names.id(entry)
			l.names.capitals[plainLatin(Low(Norm(city)))] = l.names.id(entry)
		}
	}
}

// addAdjective keeps the first country of an adjective that several have: Congolese.
func (l *loader) addAdjective(word string, entry int32) {
	word = adjectiveKey(word)
	if _, ok := l.names.adjectives[word]; !ok {
		l.names.adjectives[word] = entry
	}
	words := splitAlias(word)
	l.names.demonyms.insert(l.forms(words, false), end{entry: entry, casing: l.casingOf(words, false)})
}

func (l *loader) addDemonym(word string, entry int32) {
	words := splitAlias(word)
	l.names.demonyms.insert(l.forms(words, true), end{entry: entry, casing: l.casingOf(words, false), flags: preferred})
}

// plural gives the plural of an English demonym: Ukrainians; Japanese, French.
func plural(word string) string {
	if stem, ok := strings.CutSuffix(word, "man"); ok && word != "German" && word != "Roman" {
		return stem + "men"
	}
	for _, ending := range []string{"ese", "ch", "sh", "ss", "s", "men"} {
		if strings.HasSuffix(word, ending) {
			return word
		}
	}
	return word + "s"
}

// adjectiveKey keeps the case of Latin words, where it tells "US" from "us".
func adjectiveKey(lemma string) string {
	if hasCyrillic(lemma) {
		return Low(Norm(lemma))
	}
	return Norm(lemma)
}

// Adjective gives the country of a relational adjective, in the masculine nominative
// or, in English, as written: «японський», "Japanese", "US", "North Korean".
func (n *Names) Adjective(lemma string) (id string, ok bool) {
	entry, ok := n.adjectives[adjectiveKey(lemma)]
	if !ok {
		return "", false
	}
	return n.id(entry), true
}

// Adjectives gives the countries of an adjective that may be a compound, in order:
// «російсько-український», "US-Russian"; nil if any part of it is none.
func (n *Names) Adjectives(lemma string) []string {
	var ids []string
	for part := range strings.SplitSeq(Norm(lemma), "-") {
		id, ok := n.Adjective(part)
		if !ok {
			return nil
		}
		ids = append(ids, id)
	}
	return ids
}

// DemonymOf gives the country of the people called so: «українець», «українка»,
// "Japanese", "Ukrainians". Latin words keep their case.
func (n *Names) DemonymOf(lemma string) (id string, ok bool) {
	for _, e := range n.demonyms.exact(Low(Norm(lemma))) {
		if e.flags&preferred != 0 && (hasCyrillic(lemma) || startsUpper(lemma)) {
			return n.id(e.entry), true
		}
	}
	return "", false
}

// MatchDemonym gives the country of the longest demonym or adjective of a country
// that starts at token from: "North Koreans" takes two tokens. Length 0 = none.
func (n *Names) MatchDemonym(keys [][]string, from int) (id string, length int) {
	if from < 0 || from >= len(keys) {
		return "", 0
	}
	ends, length := n.demonyms.longest(keys, from)
	if length == 0 {
		return "", 0
	}
	return n.id(ends[0].entry), length
}

// Capital gives the country whose capital this is: a name in small letters («токіо»,
// "buenos aires") or the id of an entry.
func (n *Names) Capital(city string) (country string, ok bool) {
	if e, found := n.Entry(city); found {
		return e.Country, e.OrgKind == "capital"
	}
	country, ok = n.capitals[city]
	return country, ok
}

// Metonym gives the country that a building, street or seat stands for: «кремль»,
// «білий дім», "downing street", «гаага». The key is in small letters.
func (n *Names) Metonym(key string) (id string, ok bool) {
	id, ok = n.metonyms[key]
	return id, ok
}

// addMetonyms indexes the metonyms of countries that are no name of an entry.
func (l *loader) addMetonyms(t *table) {
	for _, r := range t.rows {
		entry := l.names.byID["countries:"+r.id()]
		for _, column := range []string{"metonyms_en", "metonyms_uk"} {
			for _, cell := range r.list(column) {
				name, _, _ := strings.Cut(cell, "=")
				key := strings.Join(splitAlias(Low(name)), " ")
				l.names.metonyms[key] = l.names.id(entry)
				if !l.isNamed(key) {
					l.addAlias(name, entry, metonym)
				}
			}
		}
	}
}

// isNamed reports that an entry other than a river has the name.
func (l *loader) isNamed(key string) bool {
	for _, e := range l.names.aliases.exact(key) {
		if l.names.record(e.entry).table.name != "waters" {
			return true
		}
	}
	return l.names.towns.knows(key)
}
