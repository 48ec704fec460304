package mention

import (
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// fromBlock is the mention of block n, whose head is token i.
func (s *sentence) fromBlock(i, n int) extract.Mention {
	b := &s.blocks[n]
	full := s.phrase(b.span, i, b.named() && (b.title >= 0 || s.personal(b)))
	m := extract.Mention{Head: i, First: full.first, Last: full.last, Form: extract.Name}
	s.grammar(&m, i)
	if b.title >= 0 {
		s.office(&m, b)
	}
	if !b.named() {
		m.Form, m.Kind = extract.RoleOf, graph.Person
		if m.Plural {
			m.Kind = graph.Group
		}
		s.nameAfterWords(&m)
		return m
	}
	if len(b.ids) > 0 && strings.HasPrefix(b.ids[0], ministry) && !s.capital(b.name.first) {
		m.Form = extract.Nominal
	}
	m.Plural = m.Plural && b.title < 0 && b.noun < 0
	if b.name.first > full.first && (b.title >= 0 || b.noun >= 0) {
		m.NameStart, m.NameEnd = s.toks[b.name.first].Start, s.toks[b.name.last].End
	}
	s.link(&m, b)
	s.nameOf(&m, b)
	return m
}

// office fills what a title says: position, entry, mode.
func (s *sentence) office(m *extract.Mention, b *block) {
	t := s.titles[b.title]
	m.Position = s.doc.Text[s.toks[t.first].Start:s.toks[t.last].End]
	if len(t.ids) > 0 {
		m.Title = t.ids[0]
	}
	m.Mode = s.mode(m.First, t)
	if b.named() && m.Gender == "" {
		m.Gender = s.toks[b.name.first].Feats.Gender
	}
}

// grammar fills gender and number from the features of token i.
func (s *sentence) grammar(m *extract.Mention, i int) {
	f := s.toks[i].Feats
	m.Plural = f.Number == "Plur"
	if g := f.Gender; g == "Masc" || g == "Fem" || g == "Neut" {
		m.Gender = g
	}
}

// pronoun is the mention of the pronoun i.
func (s *sentence) pronoun(i int) extract.Mention {
	m := extract.Mention{Head: i, First: i, Last: i, Form: extract.Pronoun, Kind: graph.Other}
	m.Name, m.Key = s.low(i), s.lemma(i)
	p, known := s.words.Pronouns[s.pronounKey(i)]
	if !known {
		s.grammar(&m, i)
		if s.toks[i].Feats.Animacy == "Anim" {
			m.Kind = graph.Person
		}
		return m
	}
	m.Person, m.Plural, m.Gender = p.Person, p.Plural, p.Gender
	if p.Person == 1 || p.Person == 2 || p.Gender == "Masc" || p.Gender == "Fem" {
		m.Kind = graph.Person
	}
	if p.Plural {
		m.Kind = graph.Group
	}
	return m
}

// demonym is the mention of a word for a people, or of the adjective of a country.
func (s *sentence) demonym(i int, id string) extract.Mention {
	m := extract.Mention{Head: i, First: i, Last: i, Form: extract.Demonym, Kind: graph.Country, Link: id}
	e, _ := s.names.Entry(id)
	m.Name = s.entryName(e)
	m.Key = lexicon.Low(m.Name)
	if s.is(i, "ADJ") && !s.adjectiveAsNoun(i) || s.universal(i) == "compound" {
		return m
	}
	s.grammar(&m, i)
	full := s.phrase(span{i, i}, i, true)
	m.First, m.Last = full.first, full.last
	m.Kind = graph.Person
	if m.Plural || s.is(i, "ADJ") {
		m.Kind, m.Plural = graph.Group, true
	}
	s.nameAfterWords(&m)
	return m
}

// nominal is the mention of a phrase with the common noun i as its head.
func (s *sentence) nominal(i int) extract.Mention {
	full := s.phrase(span{i, i}, i, false)
	m := extract.Mention{Head: i, First: full.first, Last: full.last, Form: extract.Nominal}
	s.grammar(&m, i)
	m.Kind = s.nounKind(i, m.Plural)
	s.nameAfterWords(&m)
	m.Quoted = full.length() <= 3 && s.quote(full.first-1) && s.quote(full.last+1)
	return m
}

// nounKind is the kind of what a common noun stands for.
func (s *sentence) nounKind(i int, plural bool) graph.Kind {
	kind := graph.Other
	if found, ok := s.words.Kinds[s.lemma(i)]; ok {
		kind = found
	} else if found, ok := s.words.Kinds[s.low(i)]; ok {
		kind = found
	}
	if (kind == graph.Other || kind == graph.Paper) && s.eventNoun(i) {
		return graph.Event
	}
	if kind == graph.Other && s.label(i) == "JOB" {
		kind = graph.Person
	}
	if plural && (kind == graph.Person || kind == graph.Country) {
		return graph.Group
	}
	return kind
}

// eventNoun says whether the noun i, or it with the word before it («бойові дії»,
// "press conference"), is in the table of event nouns.
func (s *sentence) eventNoun(i int) bool {
	if _, ok := s.names.EventNoun(s.lemma(i)); ok || i == 0 {
		return ok
	}
	_, ok := s.names.EventNoun(s.low(i-1) + " " + s.low(i))
	return ok
}

// nameAfterWords names a mention that has no proper name after its own words.
func (s *sentence) nameAfterWords(m *extract.Mention) {
	first := m.First
	for first < m.Head && (s.words.Determine[s.lemma(first)] || s.words.Determine[s.low(first)]) {
		first++
	}
	m.Name = s.words.Naming.Nominative(s.toks[first:m.Last+1], m.Head-first)
	m.Key = s.key(span{first, m.Last})
}

// key is the lemmas of a run of tokens, without marks and determiners.
func (s *sentence) key(run span) string {
	var lemmas []string
	for i := run.first; i <= run.last; i++ {
		if s.is(i, "PUNCT") || s.words.Determine[s.lemma(i)] || s.words.Determine[s.low(i)] || s.toks[i].Text == "'s" {
			continue
		}
		lemmas = append(lemmas, lexicon.Low(lexicon.Norm(s.toks[i].Lemma)))
	}
	return strings.Join(lemmas, " ")
}

// nameOf fills name and key of a mention with a proper name: those of its entry,
// else the nominative of the words.
func (s *sentence) nameOf(m *extract.Mention, b *block) {
	if e, ok := s.names.Entry(m.Link); ok {
		m.Name = s.entryName(e)
		m.Key = lexicon.Low(lexicon.Norm(m.Name))
		return
	}
	run := b.name
	if m.Kind == graph.Organization && b.title < 0 && b.noun < 0 {
		run = span{run.first, m.Last} // МЗС Японії
	}
	for run.first < run.last && (s.words.Determine[s.low(run.first)] || s.is(run.first, "DET", "PUNCT")) {
		run.first++
	}
	head := s.outside(run)
	m.Name = s.words.Naming.Nominative(s.toks[run.first:run.last+1], head-run.first)
	m.Key = s.key(run)
}

// entryName is the name of an entry in the language of the sentence.
func (s *sentence) entryName(e lexicon.Entry) string {
	if s.doc.Sentences[s.index].Lang == extract.English && e.NameEn != "" || e.NameUk == "" {
		return e.NameEn
	}
	return e.NameUk
}
