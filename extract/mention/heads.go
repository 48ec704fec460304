package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// findHeads makes a mention for every token that heads one, in order of position.
func (s *sentence) findHeads() {
	heads := map[int]int{} // token -> block, of nested blocks the outer
	for n, b := range s.blocks {
		if _, ok := heads[b.head]; !ok {
			heads[b.head] = n
		}
	}
	for i := range s.toks {
		n, isBlock := heads[i]
		switch {
		case isBlock:
			s.add(s.fromBlock(i, n), n)
			if b := &s.blocks[n]; b.noun >= 0 && s.people[b.noun] != "" {
				s.add(s.peopleBefore(b.noun), -1)
			}
		case s.owner[i] >= 0 && !s.bodyOfTitle(i):
		case s.isPronoun(i):
			s.add(s.pronoun(i), -1)
		case s.countriesOf(i) != nil:
			s.addDemonyms(i)
		case s.isNoun(i):
			s.add(s.nominal(i), -1)
		}
	}
	s.sort()
}

func (s *sentence) add(m extract.Mention, blockOf int) {
	m.Sent, m.Org = s.index, -1
	m.Start, m.End = s.toks[m.First].Start, s.toks[m.Last].End
	s.found = append(s.found, m)
	s.blockOf = append(s.blockOf, blockOf)
}

// sort puts the mentions in order of position, the longer first.
func (s *sentence) sort() {
	order := make([]int, len(s.found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &s.found[a], &s.found[b]
		return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(y.Last, x.Last), cmp.Compare(x.Head, y.Head))
	})
	found, blockOf := make([]extract.Mention, len(order)), make([]int, len(order))
	for to, from := range order {
		found[to], blockOf[to] = s.found[from], s.blockOf[from]
		if h := found[to].Head; s.at[h] < 0 {
			s.at[h] = to
		}
	}
	s.found, s.blockOf = found, blockOf
}

// argument says whether token i stands where a noun phrase stands.
func (s *sentence) argument(i int) bool {
	switch s.universal(i) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
		return true
	case "conj":
		return s.heads[i] >= 0 && s.heads[i] < i && s.argument(s.heads[i])
	}
	return false
}

func (s *sentence) isPronoun(i int) bool {
	tok := s.toks[i]
	switch tok.POS {
	case "PRON":
		return s.universal(i) != "expl" && s.universal(i) != "det" && s.universal(i) != "fixed" && s.low(i) != "there"
	case "DET":
		_, personal := s.words.Pronouns[s.pronounKey(i)]
		return personal || s.argument(i)
	case "SCONJ":
		return s.relative(i)
	}
	return false
}

// relative says whether a conjunction is a relative pronoun in truth: the clause
// modifies a noun and has no subject but it («люди, що прибули»).
func (s *sentence) relative(i int) bool {
	verb := s.heads[i]
	if s.rel(i) != "mark" || verb < 0 || s.rel(verb) != "acl:relcl" || s.low(i) != "що" && s.low(i) != "that" {
		return false
	}
	return !slices.ContainsFunc(s.kids[verb], func(k int) bool { return s.universal(k) == "nsubj" })
}

func (s *sentence) pronounKey(i int) string {
	if _, ok := s.words.Pronouns[s.low(i)]; ok {
		return s.low(i)
	}
	return s.lemma(i)
}

// isNoun says whether token i heads a noun phrase: a common noun, or a word that
// stands for one.
func (s *sentence) isNoun(i int) bool {
	switch s.universal(i) {
	case "compound":
		if !s.bodyBefore(i) && !s.bodyOfTitle(i) {
			return false
		}
	case "flat", "fixed", "goeswith", "case", "mark", "cc", "punct", "discourse", "nummod":
		return false
	}
	if s.currency(i) {
		return true
	}
	if s.label(i) == "DATE" || s.words.Calendar[s.lemma(i)] || s.words.Calendar[s.low(i)] || !letters(s.toks[i].Text) {
		return false
	}
	switch s.toks[i].POS {
	case "NOUN":
		return !s.light(i)
	case "PROPN":
		return !s.capital(i) || s.bodyOfTitle(i)
	case "ADJ":
		return s.argument(i) && s.adjectiveAsNoun(i)
	case "NUM":
		return s.argument(i) && s.universal(i) != "nmod" && s.universal(i) != "obl"
	case "X":
		return s.argument(i)
	}
	return false
}

// bodyOfTitle says whether token i is the body whose office a title names in its own
// words: ОВА in «голова ОВА», "bank" in "central bank governor".
func (s *sentence) bodyOfTitle(i int) bool {
	n := s.titleOf(i)
	if n < 0 || s.titles[n].head == i || s.titles[n].head < 0 || s.titles[n].office != "" || !s.is(i, "NOUN", "PROPN") {
		return false
	}
	if o := s.owner[i]; o < 0 || !s.blocks[o].named() || s.beforeNamed(i) {
		return false
	}
	return s.body(i) && (s.universal(i) == "compound" || s.toks[i].Feats.Case == "Gen" || upper(s.toks[i].Text))
}

// beforeNamed says whether the name of the body i follows it: «лідер партії «Воля»».
func (s *sentence) beforeNamed(i int) bool {
	next := i + 1
	for s.quote(next) {
		next++
	}
	return next < len(s.toks) && s.owner[next] >= 0 && s.blocks[s.owner[next]].named() && s.owner[next] != s.owner[i]
}

// bodyBefore says whether an English noun before a title is the body whose office it
// is: "junta spokesman".
func (s *sentence) bodyBefore(i int) bool {
	h := s.heads[i]
	return s.doc.Sentences[s.index].Lang == extract.English && h > i && s.titleOf(h) >= 0 && s.titleOf(i) < 0 && s.body(i)
}

// body says whether a common noun is that of an organisation, group or territory.
func (s *sentence) body(i int) bool {
	k := s.words.Kinds[s.lemma(i)]
	switch k {
	case graph.Organization, graph.Group, graph.Country, graph.City, graph.Place:
		return true
	}
	return k == "" && len(s.toks[i].Text) > 2 && upper(s.toks[i].Text) && s.is(i, "NOUN", "PROPN")
}

// currency says whether token i is the sign of a currency with a sum: "$700 million".
func (s *sentence) currency(i int) bool {
	sign := []rune(s.toks[i].Text)
	if len(sign) == 0 || !unicode.Is(unicode.Sc, sign[len(sign)-1]) {
		return false
	}
	return slices.ContainsFunc(s.kids[i], func(k int) bool { return s.universal(k) == "nummod" })
}

// sum spans the sign of a currency and the numbers of its sum.
func (s *sentence) sum(i int) span {
	all := span{i, i}
	for _, k := range s.kids[i] {
		if s.universal(k) == "nummod" {
			all = span{min(all.first, k), max(all.last, k)}
		}
	}
	return all
}

// letters says whether a token begins with a letter and is no sign or number.
func letters(w string) bool {
	return w != "" && unicode.IsLetter([]rune(w)[0])
}

// light says whether a noun is part of a preposition: «під час», "on behalf of".
func (s *sentence) light(i int) bool {
	for _, k := range s.kids[i] {
		if k < i && s.universal(k) == "case" && s.words.Light[s.low(k)+" "+s.lemma(i)] {
			return true
		}
	}
	return i > 0 && s.is(i-1, "ADP") && s.words.Light[s.low(i-1)+" "+s.lemma(i)]
}

// countriesOf lists the countries that a word stands for as an adjective or the name
// of a people: one, or two in «американо-китайські».
func (s *sentence) countriesOf(i int) []string {
	if !s.is(i, "ADJ", "NOUN", "PROPN") || s.universal(i) == "flat" {
		return nil
	}
	if s.people[i] != "" {
		return []string{s.people[i]}
	}
	for _, word := range []string{s.toks[i].Lemma, s.toks[i].Text} {
		if ids := s.names.Adjectives(word); len(ids) > 1 {
			return ids
		}
	}
	return nil
}

// addDemonyms adds the mention of a word for a people or of a country's adjective;
// two for two countries.
func (s *sentence) addDemonyms(i int) {
	for _, id := range s.countriesOf(i) {
		s.add(s.demonym(i, id), -1)
	}
}

// peopleBefore is the country of a word for one of its people before a name: «британець Пол
// Геддерлі».
func (s *sentence) peopleBefore(i int) extract.Mention {
	id := s.people[i]
	m := extract.Mention{Head: i, First: i, Last: i, Form: extract.Demonym, Kind: graph.Country, Link: id}
	e, _ := s.names.Entry(id)
	m.Name = s.entryName(e)
	m.Key = lexicon.Low(m.Name)
	return m
}

func upper(w string) bool { return strings.ToUpper(w) == w && lexicon.Low(w) != w }
