package mention

import (
	"slices"

	"actant/extract"
)

// fromTitles makes blocks of the names of holders that stand behind a Ukrainian title and
// what belongs to it, where the name labels are often wrong: «речник Міністерства оборони
// Таїланду Тханатіп Савангсенг». The words between are in the genitive, the name is in the
// case of the title.
func (s *sentence) fromTitles() {
	if s.doc.Sentences[s.index].Lang != extract.Ukrainian {
		return
	}
	for _, t := range s.titles {
		name := s.nameBehind(t)
		if name.length() < 2 || slices.ContainsFunc(s.blocks, func(b block) bool { return b.crosses(name) }) {
			continue
		}
		s.addName(block{span: name, label: "PER"})
		s.behind = append(s.behind, name)
	}
}

// nameBehind is the name of two or more words behind a title; empty (last < first) if
// there is none.
func (s *sentence) nameBehind(t title) span {
	const reach = 8
	none := span{0, -1}
	head := s.titleHead(t.span)
	if head < 0 {
		return none
	}
	c, passed := s.toks[head].Feats.Case, false // a name of the tables: what follows is another
	for i := t.last + 1; i < len(s.toks) && i <= t.last+reach; {
		run, ids := s.match(i, len(s.toks))
		switch {
		case slices.ContainsFunc(ids, isPerson):
			return none
		case len(ids) > 0:
			i, passed = run.last+1, true
		case latin(s.toks[i].Text):
			last := s.latinFrom(i)
			if s.capital(i) {
				s.addName(block{span: span{i, last}, label: "ORG"})
			}
			i, passed = last+1, true
		case s.capital(i) && s.beginsName(i, c, passed):
			return s.personFrom(i)
		case s.capital(i) && s.body(i-1):
			i, passed = i+1, true // «мера міста Мачала Едуардо Саласа»
		case s.quote(i):
			i = s.behindQuote(i)
		case s.within(i):
			i++
		default:
			return none
		}
	}
	return none
}

// latinFrom is the last of the words in Latin letters from token i on: «голова Nippon Kanzei
// Такаші Оно».
func (s *sentence) latinFrom(i int) int {
	for i+1 < len(s.toks) && latin(s.toks[i+1].Text) {
		i++
	}
	return i
}

// within says whether token i may stand between a title and the name of its holder.
func (s *sentence) within(i int) bool {
	if s.is(i, "ADP", "CCONJ") {
		return true
	}
	c := s.toks[i].Feats.Case
	return s.is(i, "NOUN", "ADJ", "PROPN", "DET", "NUM") && (c == "Gen" || c == "Loc" || upper(s.toks[i].Text))
}

// behindQuote is the token behind the quotation that opens at token i.
func (s *sentence) behindQuote(i int) int {
	for n := i + 1; n < len(s.toks); n++ {
		if s.quote(n) {
			return n + 1
		}
	}
	return len(s.toks)
}

// beginsName says whether token i may begin the name of a person in a case. In the
// genitive the words of an organisation look the same, so that only a known given name
// begins one, or a word behind a name of the tables that was passed.
func (s *sentence) beginsName(i int, inCase string, passed bool) bool {
	if i+1 >= len(s.toks) || !s.capital(i+1) || upper(s.toks[i].Text) || !s.is(i, "PROPN", "NOUN", "ADJ", "X") {
		return false
	}
	if !s.words.Naming.Stands(s.toks[i], inCase) || s.words.Naming.Common(s.toks[i]) {
		return false
	}
	return inCase != "Gen" && inCase != "Acc" || passed || s.words.Naming.Given(s.toks[i])
}

// personFrom is the run of capital words, with the small particles between them, from token i.
func (s *sentence) personFrom(i int) span {
	name := span{i, i}
	for n := i + 1; n < len(s.toks); n++ {
		switch {
		case s.capital(n) && s.is(n, "PROPN", "NOUN", "ADJ", "X", "NUM"):
			name.last = n
		case s.is(n, "PROPN", "X") && n+1 < len(s.toks) && s.capital(n+1):
		default:
			return name
		}
	}
	return name
}

// ofHolder says whether token c, below token k in the tree, stands in the name of the
// holder of an office of which k only says whose it is.
func (s *sentence) ofHolder(c, k int) bool {
	o := s.owner[c]
	if o < 0 || s.blocks[o].title < 0 || !s.blocks[o].name.holds(c) {
		return false
	}
	t := s.titles[s.blocks[o].title]
	return s.between(&s.blocks[o], k) || t.holds(k) && k != t.head && k != s.blocks[o].head
}

// beforeHolder is the last token of a labelled run, cut where the name of a holder begins.
func (s *sentence) beforeHolder(run span) int {
	for _, h := range s.behind {
		if run.first < h.first && run.holds(h.first) {
			return h.first - 1
		}
	}
	return run.last
}
