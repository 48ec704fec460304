package mention

import (
	"cmp"
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// link fills kind, link and candidates of a named mention from the entries that its
// name matches, its label and the words around it.
func (s *sentence) link(m *extract.Mention, b *block) {
	ids := s.fitting(b)
	if found, ok := s.ministry(b); ok {
		ids = found
	}
	bearer := s.bearer(b, ids)
	ids = s.borne(ids, bearer)
	switch {
	case s.notPlace(b, ids):
		m.Candidates, m.Kind = ids, graph.Person
		return
	case len(ids) == 1 && s.safe(b, ids[0]):
		m.Link, m.LinkedBy = ids[0], extract.ByAlias
		if s.names.Find(s.keys[:b.name.last+1], b.name.first).Acronym {
			m.LinkedBy = extract.ByAcronym
		}
	case len(ids) > 0:
		m.Candidates = ids
		switch id := s.byDefault(b, ids); {
		case id == "" || len(ids) == 1:
		case s.safe(b, id):
			m.Link, m.LinkedBy = id, extract.ByDefault
		default:
			m.Candidates = []string{id}
		}
	}
	if m.Link == "" {
		m.LinkedBy = ""
	}
	m.Kind = s.nameKind(b, ids)
	if e, ok := s.names.Entry(m.Link); ok && e.Gender != "" && m.LinkedBy != extract.ByDefault {
		m.Gender = e.Gender
	} else if m.Kind == graph.Person {
		m.Gender = bearer
	}
}

// bearer is the gender of the person whom a name is said of, as far as title, name and
// verb tell it; empty if the entries are no persons.
func (s *sentence) bearer(b *block, ids []string) string {
	if len(ids) == 0 || !slices.ContainsFunc(ids, isPerson) {
		return ""
	}
	hint := s.hint(b)
	_, gender := s.words.Naming.Person(s.toks[b.name.first:b.name.last+1], hint)
	return cmp.Or(s.verbGender(b.head), hint.Gender, gender)
}

// borne leaves of several persons those of a gender.
func (s *sentence) borne(ids []string, gender string) []string {
	if gender == "" {
		return ids
	}
	return keep(ids, func(id string) bool {
		e, _ := s.names.Entry(id)
		return e.Gender == gender || e.Gender == ""
	})
}

// fitting narrows the entries of a block by what the words say: a title or a label of
// a person wants people, a label of a place wants places.
func (s *sentence) fitting(b *block) []string {
	ids := b.ids
	switch {
	case b.title >= 0 || b.label == "PER":
		ids = keep(ids, isPerson)
	case b.label == "LOC":
		ids = keep(ids, isPlace)
	case b.label == "ORG":
		ids = keep(ids, func(id string) bool { return isOrg(id) || isPlace(id) })
	}
	if b.title < 0 {
		ids = s.national(b, s.governed(b, ids))
	}
	ids = s.withoutMetonyms(ids)
	return s.likeliest(ids)
}

// keep is the entries that are wanted, all if none is.
func keep(ids []string, want func(string) bool) []string {
	if len(ids) < 2 || !slices.ContainsFunc(ids, want) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !want(id) })
}

func isOrg(id string) bool     { return strings.HasPrefix(id, "orgs:") }
func isCountry(id string) bool { return strings.HasPrefix(id, "countries:") }
func isCity(id string) bool    { return strings.HasPrefix(id, "cities:") }

// governed chooses by the office that is held: "the president of Georgia" is that of
// the country, "Georgia's governor" that of the state.
func (s *sentence) governed(b *block, ids []string) []string {
	h := s.heads[b.head]
	if h < 0 || len(ids) < 2 {
		return ids
	}
	t := s.titleOf(h)
	switch {
	case t < 0:
		return ids
	case slices.ContainsFunc(s.titles[t].ids, s.ofCountry) && !slices.ContainsFunc(ids, isCity):
		return keep(ids, isCountry)
	case slices.Contains(s.titles[t].ids, "governor"):
		return keep(ids, func(id string) bool { return isPlace(id) && !isCountry(id) })
	}
	return ids
}

// national leaves out the organisations of other countries than the one whose name or
// adjective stands with the name: "Ukraine's Security Service" is not the British one.
func (s *sentence) national(b *block, ids []string) []string {
	if !slices.ContainsFunc(ids, isOrg) {
		return ids
	}
	country := s.countryBeside(b)
	if country == "" {
		return ids
	}
	kept := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		e, _ := s.names.Entry(id)
		return isOrg(id) && e.Country != "" && e.Country != country
	})
	if len(kept) > 0 {
		return kept
	}
	var words []string
	for i := b.name.first; i <= b.name.last; i++ {
		words = append(words, s.low(i))
	}
	of, _ := s.names.Entry(country)
	return s.names.ByKey(strings.Join(words, " ") + " of " + lexicon.Low(of.NameEn))
}

// withoutMetonyms leaves of a city and what it stands for the city: Brussels, which
// also means the EU; of a city and its region the city. A country of the same name
// goes before the city: Luxembourg, Armenia.
func (s *sentence) withoutMetonyms(ids []string) []string {
	at := slices.IndexFunc(ids, isCity)
	if at < 0 || len(ids) < 2 {
		return ids
	}
	city, _ := s.names.Entry(ids[at])
	for _, id := range ids {
		e, _ := s.names.Entry(id)
		if isCountry(id) && (e.NameEn == city.NameEn || city.OrgKind != "capital") {
			return []string{id}
		}
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return !isCity(id) && !isPerson(id)
	})
}

// likeliest takes the first of several organisations, countries or regions that
// share a name, since the tables put the one that is meant by default first; of towns
// the one that is much larger than the others. Persons of one surname are told apart
// by the whole text, in package resolve.
func (s *sentence) likeliest(ids []string) []string {
	if len(ids) < 2 || !s.sameKind(ids) || isPerson(ids[0]) {
		return ids
	}
	if isCity(ids[0]) {
		first, _ := s.names.Entry(ids[0])
		second, _ := s.names.Entry(ids[1])
		if first.Population < 4*second.Population {
			return ids
		}
	}
	return ids[:1]
}

// byDefault is the entry that is meant where the text says nothing else: that of the
// tables, and of persons with one surname the only one who has led a country; empty
// if there is none. Package resolve may choose another of the candidates.
func (s *sentence) byDefault(b *block, ids []string) string {
	if b.name.length() == 1 {
		if id, ok := s.names.Default(s.low(b.name.first)); ok && slices.Contains(ids, id) {
			return id
		}
	}
	if !isPerson(ids[0]) || !s.sameKind(ids) {
		return ""
	}
	if leaders := keep(ids, s.hasLed); len(leaders) == 1 {
		return leaders[0]
	}
	return ""
}

// hasLed says whether a person is known to have led a country.
func (s *sentence) hasLed(id string) bool {
	return slices.ContainsFunc(s.names.Offices(id, ""), func(o lexicon.Office) bool {
		t, ok := s.names.Title(o.Title)
		return ok && t.Heads && t.Represents == "country" && isCountry(o.Of)
	})
}

// notPlace says whether a word that is labelled a person and acts like one is no town
// of that name: Austin. Capitals act too.
func (s *sentence) notPlace(b *block, ids []string) bool {
	if b.label != "PER" || b.name.length() > 1 || len(ids) == 0 {
		return false
	}
	if !slices.ContainsFunc(ids, func(id string) bool { return !strings.HasPrefix(id, "waters:") }) {
		return true // Бог, Анатолія
	}
	if s.universal(b.head) == "obj" || !s.acts(b.head) {
		return false
	}
	return !slices.ContainsFunc(ids, func(id string) bool {
		e, _ := s.names.Entry(id)
		return !isCity(id) || e.OrgKind == "capital" || e.Population > million
	})
}

// million is the size of a town too well known to be taken for a person.
const million = 1_000_000

// ofCountry says whether a title speaks for a country.
func (s *sentence) ofCountry(id string) bool {
	t, ok := s.names.Title(id)
	return ok && t.Represents == "country"
}

// safe says whether a single entry may be taken for meant. A surname alone is a
// person's only where the words speak of a person.
func (s *sentence) safe(b *block, id string) bool {
	if !isPerson(id) || b.name.length() > 1 || b.title >= 0 || b.label == "PER" || s.small(b.name) {
		return true
	}
	if f := s.toks[b.head].Feats; f.Animacy == "Anim" || f.NameType != "" {
		return true
	}
	return b.label == "LOC" || b.label == "" && s.acts(b.head) // no place is called so
}

// acts says whether token i does something or has something done to it, as persons
// do, or is joined to a word that is labelled a person.
func (s *sentence) acts(i int) bool {
	switch s.universal(i) {
	case "nsubj", "obj", "iobj":
		return s.heads[i] >= 0 && s.is(s.heads[i], "VERB")
	case "conj":
		return s.heads[i] >= 0 && s.label(s.heads[i]) == "PER"
	}
	return false
}

// nameKind is the kind of what a name stands for.
func (s *sentence) nameKind(b *block, ids []string) graph.Kind {
	if b.title >= 0 {
		return graph.Person
	}
	if _, ok := s.ministry(b); ok {
		return graph.Organization
	}
	if len(ids) > 0 && s.sameKind(ids) {
		e, _ := s.names.Entry(ids[0])
		return e.Kind
	}
	if b.noun >= 0 {
		if kind := s.nounKind(b.noun, false); kind != graph.Other {
			return kind
		}
	}
	if len(ids) > 0 && !slices.ContainsFunc(ids, isPerson) {
		e, _ := s.names.Entry(ids[0])
		return e.Kind
	}
	if b.label == "ORG" && s.nounKind(b.head, false) != graph.Event {
		return graph.Organization
	}
	if kind := s.nounKind(b.head, false); kind != graph.Other && !s.personal(b) {
		return kind
	}
	switch {
	case s.personal(b):
		return graph.Person
	case b.label == "ORG":
		return graph.Organization
	case b.label == "LOC":
		return graph.Place
	}
	return graph.Other
}

func (s *sentence) sameKind(ids []string) bool {
	first, _ := s.names.Entry(ids[0])
	for _, id := range ids[1:] {
		if e, _ := s.names.Entry(id); e.Kind != first.Kind {
			return false
		}
	}
	return true
}

// ministry is the entry of a ministry's block, of the country that stands with it:
// «МЗС Японії», "Japan's foreign ministry", «британське МЗС». No entry when the tables
// lack that ministry; not ok when the block is no ministry or no country is named and
// the tables know whose it is («МЗС» in Ukrainian).
func (s *sentence) ministry(b *block) (ids []string, ok bool) {
	kind, n := s.names.MatchMinistry(s.keys[:b.name.last+1], b.name.first)
	if n == 0 || n != b.name.length() || b.title >= 0 || len(b.ids) == 0 {
		return nil, false
	}
	country := s.countryBeside(b)
	if country == "" {
		return nil, strings.HasPrefix(b.ids[0], ministry)
	}
	if id, found := s.names.MinistryOf(kind.ID, country); found {
		return []string{id}, true
	}
	return nil, true
}

// countryBeside is the country whose name or adjective hangs on a block.
func (s *sentence) countryBeside(b *block) string {
	for i := b.first; i <= b.last; i++ {
		for _, k := range s.kids[i] {
			if n := s.owner[k]; n >= 0 && s.blocks[n].head == k {
				if ids := s.blocks[n].ids; len(ids) > 0 && strings.HasPrefix(ids[0], "countries:") {
					return ids[0]
				}
			}
			if ids := s.countriesOf(k); len(ids) == 1 && s.owner[k] < 0 {
				return ids[0]
			}
		}
	}
	return ""
}
