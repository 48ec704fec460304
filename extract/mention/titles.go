package mention

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// title is a run of words that the title table knows, or one noun for a person that
// is used like a title.
type title struct {
	span
	head   int // the noun of the office
	ids    []string
	office string // "head of state or government"; empty = an office of one holder
}

// findTitles finds the titles, longest first.
func (s *sentence) findTitles() {
	for i := 0; i < len(s.toks); {
		ids, n := s.names.MatchTitle(s.keys, i)
		office, m := s.officeAt(i)
		if m >= n {
			n = m
		} else {
			office = ""
		}
		if n == 0 || n == 1 && s.capital(i) && !s.starts(i) && s.words.Naming.Given(s.toks[i]) {
			i++ // «Мері» is no mayor
			continue
		}
		if run := (span{i, i + n - 1}); s.titleHead(run) >= 0 {
			s.titles = append(s.titles, title{span: s.withMode(run), ids: ids, office: office})
		}
		i += n
	}
}

// withMode takes the dotted words before a title in: «в. о. голови».
func (s *sentence) withMode(run span) span {
	first := run.first
	for first > 0 && s.word(first-1, "о.", "о", ".", "в.", "в", "т.", "в.о.", "т.в.о.") {
		first--
	}
	for first < run.first && s.word(first, ".") {
		first++
	}
	if run.first-first < 2 && !s.word(first, "в.о.", "т.в.о.") {
		return run
	}
	return span{first, run.last}
}

// officeAt is the longest office of several holders that begins at token i, and how
// many tokens it takes.
func (s *sentence) officeAt(i int) (name string, length int) {
	for _, o := range s.words.Offices {
		n := 0
		for n < len(o.Words) && i+n < len(s.toks) && (s.lemma(i+n) == o.Words[n] || s.low(i+n) == o.Words[n]) {
			n++
		}
		if n == len(o.Words) && n > length {
			name, length = o.Name, n
		}
	}
	return name, length
}

// titleHead is the noun that a title's words hang on, -1 if the match is no noun
// phrase ("heads" as a verb). A name inside the title is not its head.
func (s *sentence) titleHead(run span) int {
	head := -1
	for i := run.first; i <= run.last; i++ {
		if !s.is(i, "NOUN", "PROPN") || s.owner[i] >= 0 && run.length() > 1 {
			continue
		}
		if head < 0 || run.holds(s.heads[head]) && (!run.holds(s.heads[i]) || s.owner[s.heads[i]] >= 0) {
			head = i
		}
	}
	if head >= 0 && run.length() == 1 && s.toks[head].Feats.Animacy == "Inan" && s.words.Kinds[s.lemma(head)] == "" {
		return -1 // «політика» as the genitive of «політик»
	}
	switch {
	case head < 0 && run.length() == 1 && s.adjectiveAsNoun(run.first):
		return run.first
	case head < 0 && run.length() > 1 && s.is(run.last, "ADJ") && s.is(run.last+1, "PROPN"):
		return run.last // "chief executive Lee Jae-ho"
	}
	return head
}

// adjectiveAsNoun says whether an adjective stands for a noun: it modifies nothing
// that follows it at once («головуючий», "the NATO chief highlighted").
func (s *sentence) adjectiveAsNoun(i int) bool {
	if !s.is(i, "ADJ") || s.universal(i) == "fixed" {
		return false
	}
	next := i + 1
	for next < len(s.toks) && s.is(next, "ADJ") {
		next++
	}
	return next == len(s.toks) || !s.is(next, "NOUN", "PROPN") && (s.universal(i) != "amod" || s.toks[i].Feats.Case == "")
}

// titleOf is the title that token i heads or stands in, -1 for none.
func (s *sentence) titleOf(i int) int {
	return slices.IndexFunc(s.titles, func(t title) bool { return t.holds(i) })
}

// joinTitles turns every title into a block, with the name of its holder where one
// stands with it: «генеральний секретар НАТО Єнс Столтенберг». A title inside a name
// («Кабінет Міністрів») is part of that name, unless its holder follows.
func (s *sentence) joinTitles() {
	s.findInnerTitles()
	for n := range s.titles {
		t := &s.titles[n]
		if t.head = s.titleHead(t.span); t.head < 0 {
			continue
		}
		holder := s.holder(*t)
		if holder < 0 && s.insideName(t.span) {
			continue
		}
		if holder < 0 {
			s.blocks = append(s.blocks, block{span: t.span, head: t.head, name: span{0, -1}, title: n, noun: -1})
			continue
		}
		b := &s.blocks[holder]
		b.span, b.title, b.head = t.join(b.span), n, t.head
		if out := s.outside(b.span); t.holds(out) && s.owner[out] < 0 {
			b.head = out
		}
	}
	s.joinSecond()
	slices.SortStableFunc(s.blocks, func(a, b block) int { return compareSpans(a.span, b.span) })
	s.own()
}

// joinSecond gives a Ukrainian title without a holder the name behind the title that
// follows it in the same case: «речник хунти полковник Амаду Абдраман».
func (s *sentence) joinSecond() {
	if s.doc.Sentences[s.index].Lang != extract.Ukrainian {
		return
	}
	var joined []int
	for n := range s.blocks {
		b := &s.blocks[n]
		if b.title < 0 || b.named() {
			continue
		}
		if held := s.heldBehind(s.titles[b.title]); held >= 0 {
			h := &s.blocks[held]
			h.span, h.title, h.head = b.span.join(h.span), b.title, b.head
			joined = append(joined, n)
		}
	}
	for _, n := range slices.Backward(joined) {
		s.blocks = slices.Delete(s.blocks, n, n+1)
	}
}

// heldBehind is the block of a title with its holder that follows title t in the same
// case, nothing but what belongs to t between them; -1 = none.
func (s *sentence) heldBehind(t title) int {
	return slices.IndexFunc(s.blocks, func(b block) bool {
		if b.title < 0 || !b.named() || b.first <= t.last || b.first != s.titles[b.title].first {
			return false
		}
		c := s.toks[t.head].Feats.Case
		return c == s.toks[s.titles[b.title].head].Feats.Case && s.reaches(t.last+1, b.first-1) && !s.is(b.first-1, "CCONJ") && c != "Gen"
	})
}

// findInnerTitles adds the titles inside longer ones and inside names that have a
// holder of their own:
//
//	керівник Офісу президента України Володимира Зеленського: президента
func (s *sentence) findInnerTitles() {
	for n := range slices.Clone(s.blocks) {
		b := s.blocks[n]
		noun := s.heads[b.head]
		if noun < 0 || noun >= b.first || s.rel(b.head) != "flat:title" || !s.personal(&b) {
			continue
		}
		inside := slices.ContainsFunc(s.titles, func(t title) bool {
			return t.holds(noun) && s.titleHead(t.span) != noun && (t.last+1 < b.first || s.toks[noun].Feats.Case == "Gen")
		})
		if ids, length := s.names.MatchTitle(s.keys, noun); inside && length > 0 {
			s.titles = append(s.titles, title{span: span{noun, noun + length - 1}, ids: ids})
			if run, ids := s.match(noun+length, b.first); len(ids) > 0 && isCountry(ids[0]) {
				s.addName(block{span: run, ids: ids})
			}
		}
	}
}

func (s *sentence) insideName(run span) bool {
	return slices.ContainsFunc(s.blocks, func(b block) bool { return b.named() && b.title < 0 && b.covers(run) })
}

// holder is the block of the name after a title, -1 for none. Between them may
// stand what belongs to the title: its organisation, its country.
func (s *sentence) holder(t title) int {
	for n, b := range s.blocks {
		if b.first <= t.last || !b.named() || b.title >= 0 {
			continue
		}
		if !s.personal(&s.blocks[n]) || s.afterPreposition(b.span) {
			if s.belongs(b.span, t) {
				continue
			}
			return -1
		}
		if s.reaches(t.last+1, b.first-1) && s.isHolder(t, b.span) {
			return n
		}
		return -1
	}
	return -1
}

// afterPreposition says whether a preposition stands before a name, which makes it
// that of a place or organisation: "the mayor of Yampil", whatever its label.
func (s *sentence) afterPreposition(name span) bool {
	i := name.first - 1
	for i > 0 && s.is(i, "DET") {
		i--
	}
	return s.is(i, "ADP")
}

// belongs says whether a name that is no person's may stand between a title and the
// name of its holder.
func (s *sentence) belongs(name span, t title) bool {
	return s.reaches(t.last+1, name.first-1)
}

// reaches says whether the tokens from first to last may stand inside a title:
// words of names, genitives, "of", articles.
func (s *sentence) reaches(first, last int) bool {
	for i := first; i <= last; i++ {
		small := s.word(i, "of", "the", "for", "to", "в", "у", "при") || s.is(i, "CCONJ") || s.quote(i)
		genitive := s.is(i, "NOUN", "ADJ", "PROPN", "DET") && s.toks[i].Feats.Case == "Gen"
		if s.owner[i] < 0 && !small && !genitive {
			return false
		}
	}
	return true
}

// isHolder says whether a name is that of the holder of the title: the tree says so,
// or they agree in case, which «голова фонду Ріната Ахметова» do not. The title of an
// acting holder is in the genitive.
func (s *sentence) isHolder(t title, name span) bool {
	head := s.outside(name)
	if name.holds(s.heads[t.head]) {
		return true
	}
	a, b := s.toks[t.head].Feats, s.toks[head].Feats
	if h := s.heads[head]; s.universal(head) == "flat" && h == t.head && (a.Case != "Nom" || b.Case == "" || b.Case == "Nom" || s.words.Naming.Stands(s.toks[head], "Nom")) || s.mode(t.first, t) == "acting" {
		return true // but «адвокат Юлії Тимошенко» is not Yuliia
	}
	return a.Case == b.Case || a.Case == "" || b.Case == "" ||
		!s.titleBetween(t, name) && s.words.Naming.Stands(s.toks[name.first], a.Case)
}

// titleBetween says whether another title stands between a title and a name: «речниця
// міністра Хаясі».
func (s *sentence) titleBetween(t title, name span) bool {
	return slices.ContainsFunc(s.titles, func(o title) bool { return o.first > t.last && o.last < name.first })
}

// personal says whether a name is a person's: by its label, its entries, or the tree.
func (s *sentence) personal(b *block) bool {
	switch {
	case b.label == "PER" && slices.ContainsFunc(b.ids, isCountry) && !slices.ContainsFunc(b.ids, isPerson):
		return false
	case b.label == "PER" && (len(b.ids) == 0 || slices.ContainsFunc(b.ids, func(id string) bool { return !isOrg(id) })):
		return true
	case len(b.ids) > 0:
		return slices.ContainsFunc(b.ids, isPerson) && (b.label == "" || b.label == "MISC" || !slices.ContainsFunc(b.ids, isPlace))
	case (b.label == "MISC" || b.label == "") && b.name.length() == 2 && (s.given(b.name.first) || s.behindTitle(b.name.first)):
		return true // "Yurii Stepaniuk", "chief executive Petr Novotný"
	case b.label != "":
		return false
	}
	f := s.toks[b.head].Feats
	return f.NameType == "Giv" || f.NameType == "Sur" || f.Animacy == "Anim" ||
		s.rel(b.head) == "flat:title" && s.words.Kinds[s.lemma(max(0, s.heads[b.head]))] == graph.Person
}

// behindTitle says whether a title ends right before token i: its holder follows.
func (s *sentence) behindTitle(i int) bool {
	return slices.ContainsFunc(s.titles, func(t title) bool { return t.last == i-1 && s.titleHead(t.span) >= 0 })
}

func isPerson(id string) bool { return strings.HasPrefix(id, "people:") }

func isPlace(id string) bool {
	for _, table := range []string{"countries:", "cities:", "regions:", "admin:", "waters:"} {
		if strings.HasPrefix(id, table) {
			return true
		}
	}
	return false
}

// common nouns before a name that the title table does not have: «компанія «X»»,
// «кореспондент Петренко», "the film Dune".
func (s *sentence) joinNouns() {
	for n := range s.blocks {
		b := &s.blocks[n]
		if rel := s.rel(b.head); b.title >= 0 || !b.named() || rel != "flat:title" && rel != "flat:name" {
			continue
		}
		noun := s.heads[b.head]
		if noun < 0 || noun >= b.first || !s.is(noun, "NOUN") && (s.people[noun] == "" || !s.is(noun, "PROPN")) || s.owner[noun] >= 0 || s.date(noun) || !s.named(noun, b) {
			continue
		}
		b.span, b.noun, b.head = span{noun, b.last}, noun, noun
	}
	s.own()
}

// named says whether the name b is that of the common noun before it. A thing of
// another kind is not («саміт G20», «підозра Петру Гаврилишину»), but a place's name
// may be given to a company or a station; then it is no name of the tables.
func (s *sentence) named(noun int, b *block) bool {
	kind := s.nounKind(noun, false)
	if len(b.ids) == 0 && latin(s.toks[b.name.first].Text) && kind == graph.Organization && noun == b.first-1 && s.doc.Sentences[s.index].Lang == extract.Ukrainian {
		b.label = "ORG" // «стартап Helionix», whatever its label
		return true
	}
	if s.personal(b) {
		a, c := s.toks[noun].Feats.Case, s.toks[b.head].Feats.Case
		someone := kind == graph.Person || s.people[noun] != "" && noun == b.first-1 || kind == graph.Other && noun == b.first-1 && s.toks[noun].Feats.Animacy != "Inan"
		return someone && (a == c || a == "" || c == "")
	}
	if len(b.ids) == 0 {
		return kind != graph.Other || s.quote(b.first-1)
	}
	e, ok := s.names.Entry(b.ids[0])
	if ok && e.Kind == kind {
		return true
	}
	if !s.quote(b.first - 1) {
		return false
	}
	b.ids = nil
	return true
}

// mode is what the words say of a title: "former" in «колишній прем'єр», "ex-president".
func (s *sentence) mode(first int, t title) string {
	for i := first; i <= t.last; i++ {
		if m := s.words.Modes[s.lemma(i)]; m != "" {
			return m
		}
		if m := s.words.Modes[s.low(i)]; m != "" {
			return m
		}
	}
	if s.word(t.first, "в.", "т.", "в.о.", "т.в.о.") {
		return "acting"
	}
	low := s.low(t.head)
	for _, p := range s.words.Prefixes {
		if rest, ok := strings.CutPrefix(low, p.Start); ok && len(rest) > 3 && lexicon.Low(rest) == rest {
			return p.Mode
		}
	}
	return ""
}
