package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
	"actant/graph/key"
)

// names gives the names of an entity by language: those of the tables, else as in the
// text and, in the other language, what can be derived: the office of a holder without
// a name, the body of a country, a bare noun, or the transliteration of a name; spelt says that it
// is the last.
func (r *resolver) names(i int, e extract.Entity) (names map[string]string, spelt bool) {
	const uk, en = string(extract.Ukrainian), string(extract.English)
	names = map[string]string{}
	if r.doc.Lang != extract.NoLanguage {
		names[string(r.doc.Lang)] = e.Name
	}
	if entry, ok := r.entry(e.Link); ok {
		names[uk] = cmp.Or(entry.NameUk, names[uk])
		names[en] = cmp.Or(entry.NameEn, names[en])
		maps.DeleteFunc(names, func(_, name string) bool { return name == "" })
		return names, false
	}
	if name := cmp.Or(r.englishOffice(i), r.bodyOf(i), r.englishNoun(i)); name != "" {
		names[en] = name
		return names, false
	}
	if !r.hasName(i) || e.Kind != graph.Person && e.Kind != graph.City && e.Kind != graph.Place {
		return names, false
	}
	switch r.doc.Lang {
	case extract.Ukrainian:
		names[en] = transliterate(e.Name)
	case extract.English:
		names[uk] = cyrillic(e.Name)
	default:
		return names, false
	}
	return names, true
}

// englishOffice names the office of a holder without a name in English, so that
// «президент Фінляндії» and "Finland's president" show alike: "President of Finland".
// It is empty when the title or its organisation is not in the tables.
func (r *resolver) englishOffice(i int) string {
	if r.named(i) {
		return ""
	}
	for _, k := range r.cluster(i) {
		m := r.mention(k)
		t := r.title(cmp.Or(r.peer[k], m.Title))
		if m.Form != extract.RoleOf && r.peer[k] == "" || m.Plural || len(t.En) == 0 {
			continue
		}
		name := t.En[0]
		if m.Mode != "" && !strings.HasPrefix(name, m.Mode) {
			name = m.Mode + " " + name
		}
		if m.Org < 0 {
			return name
		}
		if of := r.officeOf(m); of != "" {
			return capitals(name) + " of " + of
		}
	}
	return ""
}

// readCounterparts gives the colleague from another country the office of the one who
// meets, calls or thanks him: «Кулеба зустрівся з польським колегою».
func (r *resolver) readCounterparts() {
	for n := range r.doc.Statements {
		st := &r.doc.Statements[n]
		if st.Source == nil || st.Target == nil {
			continue
		}
		r.readCounterpart(st.Source.Mention, st.Target.Mention)
		r.readCounterpart(st.Target.Mention, st.Source.Mention)
	}
}

// readCounterpart reads the office of a if it is the counterpart of b.
func (r *resolver) readCounterpart(a, b int) {
	if a < 0 || b < 0 || r.mention(a).Plural || r.mention(a).Org < 0 || !r.words(r.mention(a).Sent).has(counterpart, r.headLemma(a)) {
		return
	}
	for _, k := range r.cluster(b) {
		if title := r.mention(k).Title; title != "" {
			r.peer[a] = title
			return
		}
	}
	var held []string
	for _, o := range r.stage.names.Offices(r.linkOf(b), r.doc.Published) {
		if t := r.title(o.Title); t.Heads && r.doc.Published != "" && !slices.Contains(held, o.Title) {
			held = append(held, o.Title)
		}
	}
	if len(held) == 1 {
		r.peer[a] = held[0]
	}
}

// officeOf is the English name of what an office is of: of its country, where it is
// that of a minister or of the head of a government.
func (r *resolver) officeOf(m *extract.Mention) string {
	e, ok := r.entry(r.linkOf(m.Org))
	if ok && e.OrgKind != "ministry" && e.OrgKind != "government" || ok && e.Country == "" {
		return e.NameEn
	}
	if ok {
		e, _ = r.entry(e.Country)
		return e.NameEn
	}
	if m.Title == "prime-minister" || r.englishMinistry(m.Org) != "" {
		return r.countryIn(m.Org)
	}
	return r.placeName(m.Org)
}

// placeName is the English name of a place that several entries share, or that none
// has: «Ямпіль»; empty if mention i is no name.
func (r *resolver) placeName(i int) string {
	m := r.mention(i)
	if m.Form != extract.Name {
		return ""
	}
	name := ""
	for _, link := range m.Candidates {
		e, ok := r.entry(link)
		if !ok || name != "" && e.NameEn != name {
			return ""
		}
		name = e.NameEn
	}
	if name == "" && r.doc.Lang == extract.English {
		return m.Name
	}
	return cmp.Or(name, transliterate(m.Name))
}

// countryIn is the English name of the only country named inside mention i.
func (r *resolver) countryIn(i int) string {
	found := ""
	for _, k := range r.within[r.mention(i).Sent] {
		if !r.inside(k, i) || r.kind(k) != graph.Country {
			continue
		}
		e, ok := r.entry(r.mention(k).Link)
		if !ok || found != "" && found != e.NameEn {
			return ""
		}
		found = e.NameEn
	}
	return found
}

// bodies begins the links of the bodies of a state that the tables lack; their English
// name follows. They are one entity in all texts, in both languages.
const bodies = "bodies:"

// bodyOf is the English name of the body of a state that an entity is, if it is one:
// "Government of Japan".
func (r *resolver) bodyOf(i int) string {
	if r.linkOf(i) != "" || r.kind(i) != graph.Organization {
		return ""
	}
	return cmp.Or(r.englishMinistry(i), r.englishBody(i))
}

// joinBodies joins the mentions of one body of a state.
func (r *resolver) joinBodies() {
	first := map[string]int{}
	for i := range r.doc.Mentions {
		if r.root(i) != i {
			continue
		}
		body := r.bodyOf(i)
		if a, ok := first[body]; ok && body != "" {
			r.join(a, i, "name")
			continue
		}
		first[body] = i
	}
}

// canonical is the key of the name of a person or place that no table knows: in
// Latin letters, so that «Теодор Мельник» and "Teodor Melnyk" are one.
func (r *resolver) canonical(i int, e extract.Entity) string {
	if e.Link != "" || !r.hasName(i) || e.Kind != graph.Person && e.Kind != graph.City && e.Kind != graph.Place {
		return e.Key
	}
	return key.Latin(key.Fold(e.Name))
}

// englishMinistry is the English name of a ministry that the tables know for other
// countries only: «МЗС Японії» is the Ministry of Foreign Affairs of Japan.
func (r *resolver) englishMinistry(i int) string {
	m := r.mention(r.fullest(i))
	if m.Kind != graph.Organization || m.Plural {
		return ""
	}
	country := r.countryIn(r.fullest(i))
	if country == "" {
		return ""
	}
	toks := r.doc.Sentences[m.Sent].Tokens
	keys := make([][]string, 0, m.Last-m.First+1)
	for _, tok := range toks[m.First : m.Last+1] {
		keys = append(keys, r.stage.names.Keys(tok.Text, tok.Lemma))
	}
	for at := range keys {
		if found, n := r.stage.names.MatchMinistry(keys, at); n > 0 && found.ID != "" {
			return capitals(found.NameEn) + " of " + country
		}
	}
	return ""
}

// englishBody is the English name of the body of a state: «уряд Японії» is the
// Government of Japan.
func (r *resolver) englishBody(i int) string {
	for _, k := range r.cluster(i) {
		m := r.mention(k)
		gloss := r.words(m.Sent).Glosses[r.headLemma(k)]
		if gloss == "" || m.Plural || m.Form == extract.Pronoun {
			continue
		}
		if country := r.countryIn(k); country != "" {
			return gloss + " of " + country
		}
	}
	return ""
}

// capitals writes the words of a title with capitals: "Secretary-General", "Minister
// of Defence".
func capitals(title string) string {
	words := strings.Fields(title)
	for i, w := range words {
		if w == "of" || w == "and" || w == "the" || w == "for" {
			continue
		}
		parts := strings.Split(w, "-")
		for k, part := range parts {
			r, n := utf8.DecodeRuneInString(part)
			parts[k] = string(unicode.ToUpper(r)) + part[n:]
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

// englishNoun is what a thing without a name is called in English, if the text says
// nothing of it but the noun: «суд» is a court, «двоє пілотів» are pilots.
func (r *resolver) englishNoun(i int) string {
	m := r.mention(r.fullest(i))
	if r.named(i) || m.Form != extract.Nominal && m.Form != extract.RoleOf || len(keyWords(m.Key)) != 1 {
		return ""
	}
	singular, plural, irregular := strings.Cut(r.words(m.Sent).Nouns[r.headLemma(r.fullest(i))], "/")
	switch {
	case singular == "" || !m.Plural:
		return singular
	case irregular:
		return plural
	}
	return plurals(singular)
}

// plurals is the regular plural of an English noun.
func plurals(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok && !strings.ContainsRune("aeou", rune(stem[len(stem)-1])) {
		return stem + "ies"
	}
	for _, ending := range []string{"s", "sh", "ch", "x"} {
		if strings.HasSuffix(noun, ending) {
			return noun + "es"
		}
	}
	return noun + "s"
}
