package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
)

// block is a run of tokens that heads one mention: a name, a title, a title with the
// name of its holder.
type block struct {
	span
	head   int      // the token that stands for the run in the tree
	ids    []string // entries of the name tables
	label  string   // of the name: PER ORG LOC MISC, empty = none
	name   span     // the proper name in it; empty (last < first) when it is a title alone
	people string   // country of a people's name or adjective of several words
	title  int      // in titles, -1 = none
	noun   int      // common noun before a labelled name («компанія «X»»), -1 = none
}

func (b *block) named() bool { return b.name.first <= b.name.last }

// findNames makes a block of every name: first those of the name tables, longest
// first, then the name labels, then chains of proper nouns of the tree.
func (s *sentence) findNames() {
	s.fromTables()
	s.fromTitles()
	s.fromLabels()
	s.fromTree()
	s.takeHonorifics()
	slices.SortStableFunc(s.blocks, func(a, b block) int { return compareSpans(a.span, b.span) })
	s.own()
}

// own notes for every token the innermost block that it stands in. The words of an
// event's name are phrases of their own all the same: «удар по вокзалу Краматорська».
func (s *sentence) own() {
	for i := range s.owner {
		s.owner[i] = -1
	}
	for n, b := range s.blocks {
		if b.ofEvent() {
			s.owner[b.head] = n
			continue
		}
		for i := b.first; i <= b.last; i++ {
			if s.between(&b, i) {
				continue
			}
			s.owner[i] = n // inner blocks come later
		}
	}
}

// between says whether token i stands between a title and the name of its holder: it
// may head a phrase of its own, «адміністрації» in «голова адміністрації Роман Гончар».
func (s *sentence) between(b *block, i int) bool {
	return b.title >= 0 && b.named() && i > s.titles[b.title].last && i < b.name.first
}

func (b *block) ofEvent() bool { return len(b.ids) > 0 && strings.HasPrefix(b.ids[0], "events:") }

func (s *sentence) addName(b block) {
	b.name, b.title, b.noun = b.span, -1, -1
	if b.people == "" {
		b.head = s.outside(b.span)
	}
	s.blocks = append(s.blocks, b)
}

func (s *sentence) fromTables() {
	for i := 0; i < len(s.toks); {
		run, ids := s.match(i, len(s.toks))
		if len(ids) == 0 {
			i += max(1, s.peopleAt(i))
			continue
		}
		s.addName(block{span: run, ids: ids, label: s.labelOf(run)})
		if s.blocks[len(s.blocks)-1].ofEvent() {
			s.insideEvent(run)
		}
		i = run.last + 1
	}
}

// peopleAt notes the name of a people or the adjective of a country that begins at
// token i, and says how many tokens it takes: one for "Japanese", two for "South
// Korean"; 0 = none.
func (s *sentence) peopleAt(i int) int {
	id, n := s.names.MatchDemonym(s.keys, i)
	if n == 0 || !s.is(i+n-1, "ADJ", "NOUN", "PROPN") || s.universal(i+n-1) == "flat" {
		return 0
	}
	s.people[i+n-1] = id
	if n > 1 {
		s.addName(block{span: span{i, i + n - 1}, head: i + n - 1, people: id})
	}
	return n
}

// match is the longest name of the tables from token i on, before token end.
func (s *sentence) match(i, end int) (run span, ids []string) {
	ids, n := s.names.Match(s.keys[:end], i)
	if m, length := s.names.MatchMinistry(s.keys[:end], i); length > n && m.ID != "" {
		ids, n = []string{ministry + m.ID}, length
	}
	run = span{i, i + n - 1}
	if n == 1 && s.givenName(i, ids) {
		return run, nil
	}
	if n == 0 || !s.nameLike(run, ids) || n == 1 && s.words.Kinds[s.lemma(i)] == graph.Organization && !slices.ContainsFunc(ids, isOrg) {
		return run, nil // «Сейм Латвії» is no river
	}
	return run, ids
}

// givenName says whether a place's name of one word is the given name of a person
// whose surname follows: «Анатолія Кінаха», "Georgia Meloni".
func (s *sentence) givenName(i int, ids []string) bool {
	if i+1 >= len(s.toks) || !s.capital(i+1) || !s.is(i+1, "PROPN") || s.label(i+1) == "LOC" || s.label(i+1) == "ORG" {
		return false
	}
	for _, id := range ids {
		if !isPlace(id) || isCountry(id) {
			return false
		}
	}
	_, n := s.names.Match(s.keys, i+1)
	return n == 0 && s.given(i)
}

// given says whether token i is known as a given name.
func (s *sentence) given(i int) bool {
	return s.words.Naming.Given(s.toks[i]) || s.names.GivenGender(s.low(i)) != ""
}

// ministry begins the id of a kind of ministry, whatever its country; it is no entry
// of the name tables.
const ministry = "ministry:"

// insideEvent adds the names inside that of an event: Vilnius in "Vilnius summit".
func (s *sentence) insideEvent(run span) {
	for i := run.first; i <= run.last; i++ {
		end := run.last + 1
		if i == run.first {
			end = run.last // not the whole name again
		}
		if inner, ids := s.match(i, end); len(ids) > 0 && !strings.HasPrefix(ids[0], "events:") {
			s.addName(block{span: inner, ids: ids, label: s.labelOf(inner)})
		}
	}
}

func (s *sentence) labelOf(run span) string {
	for i := run.first; i <= run.last; i++ {
		if l := s.label(i); l == "PER" || l == "ORG" || l == "LOC" || l == "MISC" {
			return l
		}
	}
	return ""
}

// nameLike says whether a match of the name tables is written as a name. A common
// word of the same form at the start of a sentence is none («Захід відбувся»).
func (s *sentence) nameLike(run span, ids []string) bool {
	if run.first == run.last && (!s.capital(run.first) || s.starts(run.first)) && s.label(run.first) != "PER" && s.is(run.first, "VERB", "AUX", "ADP", "ADV", "PRON", "DET", "CCONJ", "SCONJ", "PART") {
		return false
	}
	capitals, proper := 0, true
	for i := run.first; i <= run.last; i++ {
		if s.capital(i) {
			capitals++
		}
		proper = proper && s.is(i, "PROPN")
	}
	switch {
	case strings.HasPrefix(ids[0], ministry):
		return true
	case capitals > 0 && !s.starts(run.first):
		return true
	case capitals == 0:
		return proper || s.small(run)
	case run.length() == 1 && s.is(run.first, "NOUN", "ADJ") && s.labelOf(run) == "" && s.starts(run.first):
		return !s.common(run.first)
	}
	return true
}

// small says whether a run without capitals is a name all the same: all its words
// are on the list of those that are also written small.
func (s *sentence) small(run span) bool {
	for i := run.first; i <= run.last; i++ {
		if !slices.ContainsFunc(s.keys[i], func(k string) bool { return s.words.Small[k] }) {
			return false
		}
	}
	return true
}

// common says whether the dictionary or the list of kinds has the word as a common noun.
func (s *sentence) common(i int) bool {
	if upper(s.toks[i].Text) {
		return false
	}
	_, known := s.words.Kinds[s.lemma(i)]
	return known || s.words.Naming.Common(s.toks[i])
}

// starts says whether token i is the first word of the sentence or of a quotation.
func (s *sentence) starts(i int) bool {
	return i == 0 || s.is(i-1, "PUNCT")
}

// fromLabels makes blocks of the name labels. A label that the tables know stays
// theirs; a label of a person that is longer takes the match in.
func (s *sentence) fromLabels() {
	for i := 0; i < len(s.toks); i++ {
		if !strings.HasPrefix(s.toks[i].Name, "B-") && !strings.HasPrefix(s.toks[i].Name, "S-") {
			continue
		}
		run, label := span{i, s.labelEnd(i)}, s.label(i)
		if last := s.beforeHolder(run); last < run.last {
			run.last = last
			if label == "PER" {
				label = "LOC" // of the title before the holder
			}
		}
		i = run.last
		if label == "PER" && s.givenBefore(run.first) {
			run.first--
		}
		if label == "PER" || label == "ORG" || label == "LOC" || label == "MISC" {
			for _, part := range s.split(run, label) {
				name := s.trim(part, label)
				if place := (span{part.first, name.first - 1}); place.length() == 1 && s.is(place.first, "PROPN") && !s.isTitle(place.first) {
					s.addLabel(place, "LOC") // of the title before the name
				}
				s.addLabel(name, label)
			}
		}
	}
}

// givenBefore says whether a given name that no label takes in stands before the
// surname i: "Vitalii Kovalenko", where only the second word is labelled.
func (s *sentence) givenBefore(i int) bool {
	g := i - 1
	return g >= 0 && s.toks[g].Name == "O" && s.is(g, "PROPN") && s.capital(g) && !s.isTitle(g) && s.given(g) && s.toks[g].End < s.toks[i].Start
}

func (s *sentence) labelEnd(i int) int {
	label := s.label(i)
	for s.toks[i].Name[0] != 'S' && s.toks[i].Name[0] != 'E' && i+1 < len(s.toks) &&
		s.label(i+1) == label && (s.toks[i+1].Name[0] == 'I' || s.toks[i+1].Name[0] == 'E') {
		i++
	}
	return i
}

// split cuts what is labelled one person or place at commas.
func (s *sentence) split(run span, label string) []span {
	var parts []span
	for i := run.first; i < run.last && label != "ORG"; i++ {
		if s.toks[i].Text == "," && i > run.first {
			parts = append(parts, span{run.first, i - 1})
			run.first = i + 1
		}
	}
	return append(parts, run)
}

// trim takes off what a label holds too much: marks at the ends, and from a common
// noun of an event on («МЗС Японії пресконференції»).
func (s *sentence) trim(run span, label string) span {
	for i := run.first + 1; i <= run.last; i++ {
		if label != "PER" && s.is(i, "NOUN") && !s.capital(i) && s.event(i) {
			run.last = i - 1
		}
	}
	if label == "PER" {
		if run.length() > 2 && s.people[run.first] != "" && s.is(run.first, "PROPN", "NOUN") {
			run.first++ // "Briton Paul Hedderley"
		}
		run.first = s.afterCountry(run)
		for run.first < run.last && latin(s.toks[run.first].Text) && !latin(s.toks[run.last].Text) {
			run.first++ // «засновник Wagner Пригожин»
		}
	}
	for run.first < run.last && (s.is(run.first, "PUNCT", "DET", "ADP") || (s.isTitle(run.first) || s.honorific(run.first)) && label == "PER") {
		run.first++
	}
	for label != "PER" && run.first < run.last && s.is(run.first, "NOUN") && !s.capital(run.first) && s.words.Kinds[s.lemma(run.first)] == graph.Person {
		run.first++ // «партнер SOCAR»
	}
	for label != "PER" && run.first < run.last && s.people[run.first] != "" && s.isTitle(run.last) {
		run.last-- // "Danish Foreign" of "Danish Foreign Minister"
	}
	for run.first < run.last && (s.is(run.last, "PUNCT", "ADP") || s.toks[run.last].Text == "'s") {
		run.last--
	}
	return run
}

// latin says whether a word begins with a Latin letter.
func latin(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Latin, r)
}

// afterCountry is the first token of a person's label behind the country of the
// title before it: «міністр Китаю Ван Ї», where the label begins at Китаю.
func (s *sentence) afterCountry(run span) int {
	if run.first == 0 || !s.isTitle(run.first-1) {
		return run.first
	}
	for _, b := range s.blocks {
		if s.toks[run.first].Feats.Case == "Gen" && b.first == run.first && b.last < run.last && len(b.ids) > 0 && !isPerson(b.ids[0]) {
			return b.last + 1
		}
	}
	if run.length() == 3 && !s.given(run.first) && s.given(run.first+1) && !s.given(run.last) {
		return run.first + 1 // «мера Староконстянтинова Миколи Мельничука»
	}
	return run.first
}

// isTitle says whether token i stands in a title: "President" labelled as a name.
func (s *sentence) isTitle(i int) bool {
	return slices.ContainsFunc(s.titles, func(t title) bool { return t.holds(i) })
}

// addLabel makes a block of a labelled run, unless the tables know all of it. Of the
// table names inside it those stay that are phrases of their own: Japan in "Bank of
// Japan", but not Tokyo in "Tokyo Electric Power", and none in a person's name.
func (s *sentence) addLabel(run span, label string) {
	if run.length() == 1 && (s.people[run.first] != "" || !s.is(run.first, "NOUN", "PROPN", "X") || !s.capital(run.first) && label != "PER") {
		return // "Russian", labelled MISC
	}
	if s.citizen(run) || s.isTitle(run.first) && s.word(run.first+1, "of") && !s.capital(run.first) {
		return // "emir of Qatar", labelled ORG
	}
	if slices.ContainsFunc(s.titles, func(t title) bool { return t.span == run }) || s.several(run) {
		return
	}
	var kept []block
	for _, b := range s.blocks {
		switch {
		case b.covers(run), b.crosses(run) && !run.covers(b.span):
			return
		case run.covers(b.span) && (label == "PER" || !s.ownPhrase(b.head, run)):
			continue
		}
		kept = append(kept, b)
	}
	ids := s.generic(run)
	s.blocks = kept
	s.addName(block{span: run, label: label, ids: ids})
}

// citizen says whether a run is a common noun with the adjective of a country before
// it: "Bulgarian national".
func (s *sentence) citizen(run span) bool {
	_, common := s.words.Kinds[s.lemma(run.last)]
	return common && !s.capital(run.last) && s.people[max(0, run.last-1)] != ""
}

// generic is the entries of the one table name in a run whose other words only say
// what it is: "Indo-Pacific region".
func (s *sentence) generic(run span) []string {
	var inner *block
	for n := range s.blocks {
		if b := &s.blocks[n]; run.covers(b.span) {
			if inner != nil {
				return nil
			}
			inner = b
		}
	}
	if inner == nil || len(inner.ids) == 0 {
		return nil
	}
	for i := run.first; i <= run.last; i++ {
		e, _ := s.names.Entry(inner.ids[0])
		if !inner.holds(i) && (s.capital(i) || s.words.Kinds[s.lemma(i)] != e.Kind) {
			return nil
		}
	}
	return inner.ids
}

// several says whether a run holds several names of the tables side by side, of which
// one label was made: "Biden and Xi", "Georgia Salome Zourabichvili".
func (s *sentence) several(run span) bool {
	countries, people, joined := 0, 0, false
	for _, b := range s.blocks {
		switch {
		case !run.covers(b.span):
		case slices.ContainsFunc(b.ids, isPerson):
			people++
		case slices.ContainsFunc(b.ids, isCountry):
			countries++
		}
	}
	for i := run.first; i <= run.last; i++ {
		joined = joined || s.is(i, "CCONJ")
	}
	return joined && countries+people > 0 || people > 1 || people > 0 && countries > 0
}

// ownPhrase says whether token i heads a genitive or possessive phrase inside run.
func (s *sentence) ownPhrase(i int, run span) bool {
	return s.universal(i) == "nmod" && run.holds(s.heads[i])
}

// fromTree makes blocks of the proper nouns that are left, each with what hangs on it
// as part of a name.
func (s *sentence) fromTree() {
	taken := make([]bool, len(s.toks))
	for _, b := range s.blocks {
		for i := b.first; i <= b.last; i++ {
			taken[i] = true
		}
	}
	for i := 0; i < len(s.toks); i++ {
		if taken[i] || s.people[i] != "" || !s.proper(i) || s.isTitle(i) || s.date(i) || s.honorific(i) && !s.argument(i) {
			continue
		}
		run := span{i, i}
		for n := i + 1; n < len(s.toks) && !taken[n] && s.people[n] == "" && s.is(n, "PROPN") && s.capital(n) && !s.isTitle(n) && s.sameName(i, n); n++ {
			run.last = n
		}
		i = run.last
		s.addName(block{span: run})
	}
}

// proper says whether token i is a proper noun, or a noun with a capital inside the
// sentence that is no common one.
func (s *sentence) proper(i int) bool {
	_, known := s.words.Kinds[s.lemma(i)]
	if s.starts(i) && s.universal(i) == "compound" && s.heads[i] == i+1 && s.is(i+1, "NOUN") {
		return false // "Air defences"
	}
	if h := s.heads[i]; known && s.universal(i) == "compound" && h > i && s.capital(h) && s.doc.Sentences[s.index].Lang == extract.English {
		return false // "State Property Fund"
	}
	return s.capital(i) && (s.is(i, "PROPN") || s.is(i, "NOUN") && !known && !s.starts(i) && s.argument(i))
}

// sameName says whether the tree joins the proper nouns a and b, b after a, into one name.
func (s *sentence) sameName(a, b int) bool {
	joins := func(i int) bool {
		u := s.universal(i)
		return u == "flat" || u == "compound" || u == "goeswith"
	}
	return joins(b) && (s.heads[b] >= a && s.heads[b] < b) || joins(b-1) && s.heads[b-1] == b || joins(a) && s.heads[a] == b
}
