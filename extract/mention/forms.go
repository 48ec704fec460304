package mention

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// fromBlock is the mention of block n, whose head is token i.
func (s *sentence) fromBlock(i, n int) extract.Mention {
	b := &s.blocks[n]
	if b.people != "" {
		m := s.demonym(i, b.people)
		m.First = min(m.First, b.first)
		return m
	}
	full := s.phrase(b.span, i, b.named() && s.closed(b))
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
		if s.words.Kinds[s.lemma(i)] == graph.Organization {
			m.Form, m.Kind = extract.Nominal, graph.Organization // пресслужба
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

// closed says whether a name takes nothing with a preposition after it: a person's,
// a country's, a place's; that of an organisation may («Bank for Reconstruction»).
func (s *sentence) closed(b *block) bool {
	return b.title >= 0 || s.personal(b) || b.label == "LOC" || len(b.ids) > 0 && isPlace(b.ids[0])
}

// office fills what a title says: position, entry, mode.
func (s *sentence) office(m *extract.Mention, b *block) {
	t := s.titles[b.title]
	m.Position = s.doc.Text[s.toks[t.first].Start:s.toks[t.last].End]
	if len(t.ids) > 0 {
		m.Title = t.ids[0]
		entry, _ := s.names.Title(m.Title)
		m.TitleOf = entry.Kind
		m.Represents = entry.Represents != "none"
	}
	m.Mode = s.mode(m.First, t)
	if b.named() && m.Gender == "" {
		m.Gender = s.toks[b.name.first].Feats.Gender
	}
}

// grammar fills gender and number from the features of token i.
func (s *sentence) grammar(m *extract.Mention, i int) {
	f := s.toks[i].Feats
	m.Plural = f.Number == "Plur" && !s.single(i)
	if g := f.Gender; g == "Masc" || g == "Fem" || g == "Neut" {
		m.Gender = g
	}
}

// single says whether the words around a noun that the features call plural speak of
// one: a singular adjective, or a singular verb where nothing is counted.
func (s *sentence) single(i int) bool {
	counted := false
	for _, k := range s.kids[i] {
		if s.universal(k) == "amod" && s.toks[k].Feats.Number == "Sing" {
			return true
		}
		counted = counted || s.universal(k) == "nummod" || s.universal(k) == "det" || s.universal(k) == "advmod"
	}
	h := s.heads[i]
	return s.rel(i) == "nsubj" && h >= 0 && s.is(h, "VERB") && s.toks[h].Feats.Number == "Sing" && !counted &&
		s.doc.Sentences[s.index].Lang == extract.Ukrainian
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
	gendered := p.Gender == "Masc" || p.Gender == "Fem"
	if p.Person == 1 || p.Person == 2 || gendered && s.doc.Sentences[s.index].Lang == extract.English {
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
	if s.is(i, "ADJ") && !s.adjectiveAsNoun(i) || s.universal(i) == "compound" || s.universal(i) == "amod" {
		return m
	}
	s.grammar(&m, i)
	full := s.phrase(span{i, i}, i, true)
	m.First, m.Last = full.first, full.last
	_, adjective := s.names.Adjective(s.toks[i].Text)
	m.Kind = graph.Person
	if m.Plural || s.is(i, "ADJ") || adjective && s.doc.Sentences[s.index].Lang == extract.English {
		m.Kind, m.Plural = graph.Group, true
	}
	s.nameAfterWords(&m)
	return m
}

// nominal is the mention of a phrase with the common noun i as its head.
func (s *sentence) nominal(i int) extract.Mention {
	full := s.phrase(span{i, i}, i, false)
	if s.currency(i) {
		full = s.sum(i)
	}
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
	if s.currency(i) {
		return graph.Money
	}
	if found, ok := s.words.Kinds[s.withoutPrefix(i)]; ok {
		kind = found
	} else if found, ok := s.words.Kinds[s.lemma(i)]; ok {
		kind = found
	} else if found, ok := s.words.Kinds[s.low(i)]; ok {
		kind = found // «сторони» as those of a dispute
	}
	if event := s.eventNoun(i); event == "agreement" {
		return graph.Paper
	} else if event != "" && (kind == graph.Other || kind == graph.Paper) {
		return graph.Event
	}
	if kind == graph.Other && s.label(i) == "JOB" && s.toks[i].Feats.Animacy == "Anim" {
		kind = graph.Person
	}
	if plural && (kind == graph.Person || kind == graph.Country) {
		return graph.Group
	}
	return kind
}

// withoutPrefix is the lemma of a noun without the start that tells a former or deputy
// holder: "ex-colleague", «екскерівник».
func (s *sentence) withoutPrefix(i int) string {
	for _, p := range s.words.Prefixes {
		if rest, ok := strings.CutPrefix(s.lemma(i), p.Start); ok {
			return rest
		}
	}
	return ""
}

// eventNoun is the table's word for the event that the noun i names, or it with the
// word before it («бойові дії», "press conference"); empty = none.
func (s *sentence) eventNoun(i int) string {
	if kind, ok := s.names.EventNoun(s.lemma(i)); ok || i == 0 {
		return kind
	}
	kind, _ := s.names.EventNoun(s.low(i-1) + " " + s.low(i))
	return kind
}

// nameAfterWords names a mention that has no proper name after its own words.
func (s *sentence) nameAfterWords(m *extract.Mention) {
	first := m.First
	for first < m.Head && s.determines(first, m.Kind) {
		first++
	}
	m.Name = s.words.Naming.Nominative(s.toks[first:m.Last+1], m.Head-first)
	if s.starts(first) && !s.is(first, "PROPN") && !s.inName(first) && !s.capitalAlways(first) {
		m.Name = smallFirst(m.Name)
	}
	m.Key = s.key(span{first, m.Last})
}

// determines says whether token i says how many or which, and is no part of a name.
// An amount of money keeps its number.
func (s *sentence) determines(i int, kind graph.Kind) bool {
	if kind == graph.Money {
		return s.is(i, "DET")
	}
	return s.words.Determine[s.lemma(i)] || s.words.Determine[s.low(i)] || s.is(i, "NUM")
}

// capitalAlways says whether a word keeps its capital inside a sentence: an acronym,
// or in English the name of a people.
func (s *sentence) capitalAlways(i int) bool {
	return upper(s.toks[i].Text) || s.people[i] != "" && s.doc.Sentences[s.index].Lang == extract.English
}

// inName says whether token i stands in a proper name.
func (s *sentence) inName(i int) bool {
	return s.owner[i] >= 0 && s.blocks[s.owner[i]].named() && s.blocks[s.owner[i]].name.holds(i)
}

// smallFirst writes the first letter small: a capital only because a sentence begins.
func smallFirst(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[n:]
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
	if len(lemmas) == 0 {
		return s.low(run.last)
	}
	return strings.Join(lemmas, " ")
}

// personName fills name, key and gender of a person whom the tables do not have.
func (s *sentence) personName(m *extract.Mention, b *block) {
	run, hint := b.name, s.hint(b)
	for run.first < run.last && s.is(run.first, "PUNCT") {
		run.first++
	}
	m.Name, m.Gender = s.words.Naming.Person(s.toks[run.first:run.last+1], hint)
	m.Key = strings.Join(strings.Fields(lexicon.Low(lexicon.Norm(m.Name))), " ")
	m.Gender = cmp.Or(m.Gender, hint.Gender, s.givenGender(run), s.verbGender(b.head))
}

// hint is what the title or noun before a name says of its form.
func (s *sentence) hint(b *block) Hint {
	if b.head >= b.name.first {
		return Hint{}
	}
	f := s.toks[b.head].Feats
	if f.Gender != "Fem" { // the masculine is said of women too
		f.Gender = ""
	}
	return Hint{Gender: f.Gender, Case: f.Case}
}

// givenGender is the gender of the given name that a name of several words begins with.
func (s *sentence) givenGender(run span) string {
	if run.length() < 2 {
		return ""
	}
	return s.names.GivenGender(s.low(run.first))
}

// verbGender is the gender in which a verb speaks of its subject i: «Санду заявила».
func (s *sentence) verbGender(i int) string {
	h := s.heads[i]
	if s.rel(i) != "nsubj" || h < 0 || !s.is(h, "VERB", "AUX", "ADJ") || s.toks[h].Feats.Number != "Sing" {
		return ""
	}
	if g := s.toks[h].Feats.Gender; g == "Masc" || g == "Fem" {
		return g
	}
	return ""
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
	if m.Kind == graph.Person {
		s.personName(m, b)
		return
	}
	if b.title < 0 && b.noun < 0 && !s.closed(b) {
		run = span{m.First, m.Last} // МЗС Японії, Japan's foreign ministry
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
