package mention

import (
	"slices"

	"actant/graph"
)

// mend corrects what the tree most often has wrong inside noun phrases. It changes
// the stage's own copy of the tree.
func (s *sentence) mend() {
	for i, tok := range s.toks {
		h := s.heads[i]
		if h < 0 || h == i || h >= len(s.toks) {
			continue
		}
		if tok.Rel == "conj" {
			s.mendConjunct(i, h)
		}
	}
	for i := range s.toks {
		if s.is(i, "ADJ") && s.rel(i) == "amod" {
			s.mendBracket(i)
		}
	}
	for i := range s.toks {
		if s.is(i, "ADP") && s.universal(i) == "case" && s.heads[i] > i {
			s.mendPlace(i, s.heads[i])
		}
	}
}

// mendConjunct hangs a conjunct that does not agree in case with its head h on the
// word below that head with which it agrees:
//
//	глав держав і урядів: урядів (Gen) hangs on глав (Acc) -> on держав (Gen)
func (s *sentence) mendConjunct(i, h int) {
	c := s.toks[i].Feats.Case
	if h >= i || c == "" || !s.is(i, "NOUN", "PROPN") || !s.is(h, "NOUN", "PROPN") {
		return
	}
	if of := s.toks[h].Feats.Case; of == "" || of == c {
		return
	}
	for d := i - 1; d > h; d-- {
		if s.is(d, "NOUN", "PROPN") && s.toks[d].Feats.Case == c && s.under(d, h) {
			s.heads[i] = d
			return
		}
	}
}

// mendBracket puts an adjective and its noun together when the adjective's own
// phrase stands between them and has drawn both to itself:
//
//	спільної з главою МЗС пресконференції: спільної (Gen) hangs on главою (Ins) ->
//	on пресконференції (Gen), and so does главою
func (s *sentence) mendBracket(adj int) {
	inner := s.heads[adj]
	if inner <= adj || !s.is(adj+1, "ADP") || s.heads[adj+1] != inner || s.agree(adj, inner) {
		return
	}
	for noun := inner + 1; noun < len(s.toks) && s.is(noun, "NOUN", "PROPN", "ADJ"); noun++ {
		if s.is(noun, "NOUN") && s.agree(adj, noun) && s.under(noun, inner) {
			s.heads[adj], s.heads[noun], s.heads[inner] = noun, s.heads[inner], noun
			s.rehang(noun, inner)
			return
		}
	}
}

// rehang moves what stands after noun from the words of the bracketed phrase to noun.
func (s *sentence) rehang(noun, inner int) {
	for i := noun + 1; i < len(s.toks); i++ {
		if h := s.heads[i]; h >= inner && h < noun {
			s.heads[i] = noun
		}
	}
}

// agree says whether an adjective agrees with a noun in case, number and gender.
func (s *sentence) agree(adj, noun int) bool {
	a, n := s.toks[adj].Feats, s.toks[noun].Feats
	same := func(x, y string) bool { return x == y || x == "" || y == "" }
	return same(a.Case, n.Case) && same(a.Number, n.Number) && same(a.Gender, n.Gender)
}

// mendPlace hangs a place with a preposition on the noun at once before it, when that
// names an event («Війна в Україні має …»), or when the tree hangs the place on
// another noun further up («глави урядів партнерів в Європі»).
func (s *sentence) mendPlace(prep, place int) {
	noun := prep - 1
	if noun < 0 || !s.locational(prep) || !s.placeLike(place) || s.universal(place) == "conj" {
		return
	}
	top := s.heads[place]
	switch e := s.eventAbove(noun); {
	case e >= 0 && !s.is(top, "NOUN"), e >= 0 && s.nounKind(top, false) == graph.Person:
		s.heads[place] = e
	case s.is(noun, "NOUN") && s.is(top, "NOUN") && s.under(noun, top) && !s.event(top):
		s.heads[place] = noun
	}
}

// eventAbove is the event noun that token i is, or hangs on as a genitive or name, or
// as the genitive of one: «візит» for «Японії» in «візит прем'єра Японії до Києва»;
// -1 for none.
func (s *sentence) eventAbove(i int) int {
	for range s.toks {
		if s.is(i, "NOUN") && s.event(i) {
			return i
		}
		h := s.heads[i]
		if h < 0 || h >= i || s.universal(i) != "nmod" {
			break
		}
		i = h
	}
	return -1
}

func (s *sentence) locational(prep int) bool {
	return slices.Contains([]string{"в", "у", "на", "до", "по", "проти", "in", "at", "on", "of", "against"}, s.low(prep))
}

func (s *sentence) placeLike(i int) bool {
	return !s.date(i) && (s.label(i) == "LOC" || s.is(i, "PROPN") && s.label(i) != "PER")
}

func (s *sentence) event(i int) bool {
	return s.nounKind(i, false) == graph.Event
}
