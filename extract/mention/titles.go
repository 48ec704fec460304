package mention

import (
	"slices"
	"strings"

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
		if n == 0 {
			i++
			continue
		}
		run := span{i, i + n - 1}
		if head := s.titleHead(run); head >= 0 {
			s.titles = append(s.titles, title{span: run, head: head, ids: ids, office: office})
		}
		i += n
	}
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
// phrase ("heads" as a verb).
func (s *sentence) titleHead(run span) int {
	head := -1
	for i := run.first; i <= run.last; i++ {
		if s.is(i, "NOUN", "PROPN") && !run.holds(s.heads[i]) {
			return i
		}
		if head < 0 && s.is(i, "NOUN", "PROPN") {
			head = i
		}
	}
	if head < 0 && run.length() == 1 && s.adjectiveAsNoun(run.first) {
		return run.first
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
// stands with it: «генеральний секретар НАТО Єнс Столтенберг».
func (s *sentence) joinTitles() {
	for n := range s.titles {
		t := s.titles[n]
		holder := s.holder(t)
		if holder < 0 {
			s.blocks = append(s.blocks, block{span: t.span, head: t.head, name: span{0, -1}, title: n, noun: -1})
			continue
		}
		b := &s.blocks[holder]
		b.span, b.title = t.join(b.span), n
		b.head = s.outside(b.span)
		if !t.holds(b.head) {
			b.head = t.head
		}
	}
	slices.SortStableFunc(s.blocks, func(a, b block) int { return compareSpans(a.span, b.span) })
	s.own()
}

// holder is the block of the name after a title, -1 for none. Between them may
// stand what belongs to the title: its organisation, its country.
func (s *sentence) holder(t title) int {
	for n, b := range s.blocks {
		if b.first <= t.last || !b.named() || b.title >= 0 {
			continue
		}
		if !s.personal(&s.blocks[n]) {
			if s.belongs(b.span, t) {
				continue
			}
			return -1
		}
		if s.reaches(t.last+1, b.first-1) && s.holds(t, b.span) {
			return n
		}
		return -1
	}
	return -1
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
		of := s.low(i) == "of" || s.low(i) == "the" || s.low(i) == "for"
		genitive := s.is(i, "NOUN", "ADJ", "PROPN", "DET") && s.toks[i].Feats.Case == "Gen"
		if s.owner[i] < 0 && !of && !genitive && !s.is(i, "CCONJ") {
			return false
		}
	}
	return true
}

// holds says whether a name is that of the holder of the title: the tree says so, or
// they touch and agree in case.
func (s *sentence) holds(t title, name span) bool {
	head := s.outside(name)
	if t.holds(s.heads[head]) && s.rel(head) == "flat:title" {
		return true
	}
	if name.holds(s.heads[t.head]) {
		return true
	}
	a, b := s.toks[t.head].Feats, s.toks[head].Feats
	return a.Case == b.Case || a.Case == "" || b.Case == ""
}

// personal says whether a name is a person's: by its label, its entries, or the tree.
func (s *sentence) personal(b *block) bool {
	switch {
	case b.label == "PER":
		return true
	case len(b.ids) > 0:
		return slices.ContainsFunc(b.ids, isPerson) && (b.label == "" || b.label == "MISC" || !slices.ContainsFunc(b.ids, isPlace))
	case b.label != "":
		return false
	}
	f := s.toks[b.head].Feats
	return f.NameType == "Giv" || f.NameType == "Sur" || f.Animacy == "Anim" ||
		s.rel(b.head) == "flat:title" && s.words.Kinds[s.lemma(max(0, s.heads[b.head]))] == graph.Person
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
		if b.title >= 0 || !b.named() || s.rel(b.head) != "flat:title" {
			continue
		}
		noun := s.heads[b.head]
		if noun < 0 || noun >= b.first || !s.is(noun, "NOUN") || s.owner[noun] >= 0 {
			continue
		}
		b.span, b.noun, b.head = span{noun, b.last}, noun, noun
	}
	s.own()
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
	low := s.low(t.head)
	for _, p := range s.words.Prefixes {
		if rest, ok := strings.CutPrefix(low, p.Start); ok && len(rest) > 3 && lexicon.Low(rest) == rest {
			return p.Mode
		}
	}
	return ""
}
