package mention

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// link fills kind, link and candidates of a named mention from the entries that its
// name matches, its label and the words around it.
func (s *sentence) link(m *extract.Mention, b *block) {
	ids := s.fitting(b)
	if found, ok := s.ministry(b); ok {
		ids = found
	}
	switch {
	case len(ids) == 1 && s.safe(b, ids[0]):
		m.Link = ids[0]
	case len(ids) > 0:
		m.Candidates = ids
	}
	m.Kind = s.nameKind(b, ids)
	if e, ok := s.names.Entry(m.Link); ok && e.Gender != "" && m.Gender == "" {
		m.Gender = e.Gender
	}
}

// fitting narrows the entries of a block by what the words say: a title or a label of
// a person wants people, a label of a place wants places.
func (s *sentence) fitting(b *block) []string {
	ids := b.ids
	keep := func(want func(string) bool) {
		if slices.ContainsFunc(ids, want) {
			ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !want(id) })
		}
	}
	switch {
	case b.title >= 0 || b.label == "PER":
		keep(isPerson)
	case b.label == "LOC":
		keep(isPlace)
	case b.label == "ORG":
		keep(func(id string) bool { return strings.HasPrefix(id, "orgs:") || isPlace(id) })
	}
	if b.title < 0 && len(ids) > 1 && s.governed(b) {
		keep(func(id string) bool { return strings.HasPrefix(id, "countries:") })
	}
	return ids
}

// governed says whether a name is the country of a head of state or government:
// "the president of Georgia".
func (s *sentence) governed(b *block) bool {
	h := s.heads[b.head]
	if h < 0 {
		return false
	}
	t := s.titleOf(h)
	return t >= 0 && slices.ContainsFunc(s.titles[t].ids, s.ofCountry)
}

// ofCountry says whether a title speaks for a country.
func (s *sentence) ofCountry(id string) bool {
	t, ok := s.names.Title(id)
	return ok && t.Represents == "country"
}

// safe says whether a single entry may be taken for meant. A surname alone is a
// person's only where the words speak of a person.
func (s *sentence) safe(b *block, id string) bool {
	if !isPerson(id) || b.name.length() > 1 {
		return true
	}
	f := s.toks[b.name.first].Feats
	return b.title >= 0 || b.label == "PER" || f.Animacy == "Anim" || f.NameType != "" || s.small(b.name)
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
