package mention

import (
	"slices"

	"actant/extract"
)

// phrase is the noun phrase around a run of tokens whose head is the token head:
// what stands at once before and after and belongs to it. No relative clause, no
// apposition after a mark, no date after the head.
func (s *sentence) phrase(run span, head int, closed bool) span {
	in := make([]bool, len(s.toks))
	for i := run.first; i <= run.last; i++ {
		in[i] = true
	}
	for i := run.first; i <= run.last; i++ {
		for _, k := range s.kids[i] {
			if !in[k] && s.modifies(k, run, closed) {
				s.take(k, in)
			}
		}
	}
	full := run
	for full.first > 0 && in[full.first-1] && !s.strange(full.first-1) {
		full.first--
	}
	if full.first > 0 && s.word(full.first-1, "the", "a", "an") && s.is(full.first-1, "DET") && s.universal(head) != "compound" {
		full.first--
	}
	for full.last+1 < len(in) && in[full.last+1] {
		full.last++
	}
	return s.tidy(full, run)
}

// strange says whether token i ends the title of an office holder that no possessive
// joins to what follows; the tree has taken the verb between them for an adjective.
func (s *sentence) strange(i int) bool {
	b := s.owner[i]
	return b >= 0 && s.blocks[b].title >= 0 && i == s.blocks[b].last && s.universal(s.blocks[b].head) == "amod"
}

// modifies says whether token k belongs to the phrase of a run that it hangs on. A
// closed run (a name, a title with a name) takes no date, and nothing with a
// preposition after it.
func (s *sentence) modifies(k int, run span, closed bool) bool {
	after := k > run.last
	if after && s.ofHolder(k, run.first) {
		return false
	}
	if after && s.apart(k) || (closed || s.inName(run.first)) && s.dated(k) {
		return false
	}
	switch s.universal(k) {
	case "flat":
		if after && closed && !s.capital(k) {
			return false // "Hillary Clinton praised", taken for a name
		}
		return s.owner[k] < 0 || s.owner[k] == s.owner[run.first] || !s.blocks[s.owner[k]].named() || s.genitive(k)
	case "amod":
		return after || !s.predicate(k) && !s.clause(k, run)
	case "nummod":
		return !after || !closed
	case "det", "compound", "clf":
		return true
	case "nmod":
		if !after {
			return s.preposition(k) < 0 || s.bracketed(k, run)
		}
		return !closed && !s.date(k) && !s.is(k, "NUM") && !s.bare(k) && !s.eventOf(k, run.first)
	case "advmod":
		return !after && k == run.first-1 && s.quantifies(k)
	case "acl":
		return !after && s.rel(k) == "acl" && !s.predicate(k) && !s.clause(k, run)
	case "appos":
		return after && !s.markBetween(run.last, k)
	case "obl":
		return after && s.heads[k] != s.toks[k].Head && !closed // mended
	}
	return false
}

// apart says whether a comma, dash or bracket sets token k with what hangs below it
// off from what stands before, or a word like "including" introduces it.
func (s *sentence) apart(k int) bool {
	first := s.leftmost(k)
	if first > 0 && s.is(first-1, "PUNCT") && !s.quote(first-1) {
		return true
	}
	return (s.is(first, "PUNCT") && !s.quote(first)) || s.including(first) > 0 || s.including(first+1) > 0 && s.is(first, "PUNCT")
}

// leftmost is the first token of what hangs below k, itself included.
func (s *sentence) leftmost(k int) int {
	first := k
	for range s.toks {
		if len(s.kids[first]) == 0 || s.kids[first][0] >= first {
			break
		}
		first = s.kids[first][0]
	}
	return first
}

// predicate says whether an adjective before its noun is the verb of the sentence in
// truth: it has a place, time or adverb of its own before it («На саміт також
// запрошені глави держав»).
func (s *sentence) predicate(k int) bool {
	return slices.ContainsFunc(s.kids[k], func(c int) bool {
		return c < k && (s.universal(c) == "obl" || s.universal(c) == "nsubj" || s.universal(c) == "aux" || s.universal(c) == "cop" ||
			s.universal(c) == "advmod" && s.word(c, "також", "теж", "вже", "уже", "not", "не"))
	})
}

// clause says whether a participle before its noun is a clause of its own, with an
// agent or object between them: «запрошені Токіо міністри».
func (s *sentence) clause(k int, run span) bool {
	return s.toks[k].Feats.VerbForm == "Part" && slices.ContainsFunc(s.kids[k], func(c int) bool {
		u := s.universal(c)
		return c > k && c < run.first && (u == "obl" || u == "obj" || u == "iobj" || u == "nmod")
	})
}

// eventOf says whether token k, which hangs on the name of an organisation or place
// before it, is the noun of an event: «МЗС Японії пресконференції не проводило».
func (s *sentence) eventOf(k, name int) bool {
	return s.inName(name) && s.is(k, "NOUN") && !s.capital(k) && s.preposition(k) < 0 && s.event(k) &&
		s.doc.Sentences[s.index].Lang == extract.Ukrainian
}

// dated says whether token k is a date or has one below it: "Jan. 5" before a name.
func (s *sentence) dated(k int) bool { return s.date(k) || slices.ContainsFunc(s.kids[k], s.date) }

// genitive says whether a name that the tree takes for that of its head stands in the
// genitive, and the head does not: «син Кадирова».
func (s *sentence) genitive(k int) bool {
	c := s.toks[s.heads[k]].Feats.Case
	return s.toks[k].Feats.Case == "Gen" && c != "Gen" && c != "" && c != "Acc"
}

func (s *sentence) word(i int, words ...string) bool {
	return i >= 0 && i < len(s.toks) && slices.Contains(words, s.low(i))
}

// bare says whether an English noun after another hangs on it without a preposition,
// which no English noun does.
func (s *sentence) bare(k int) bool {
	return s.doc.Sentences[s.index].Lang == extract.English && s.preposition(k) < 0
}

// bracketed says whether a phrase with a preposition stands between a noun and its
// adjective: «спільна з главою МЗС пресконференція».
func (s *sentence) bracketed(k int, run span) bool {
	before := s.leftmost(k) - 1
	return before >= 0 && s.universal(before) == "amod" && run.holds(s.heads[before])
}

// quantifies says whether an adverb belongs to a number or a pronoun of quantity
// after it; others belong to the verb.
func (s *sentence) quantifies(k int) bool {
	return s.is(k+1, "NUM", "DET") && s.heads[k] == k+1
}

// take marks token k and what hangs below it, as far as it belongs to the phrase.
func (s *sentence) take(k int, in []bool) {
	in[k] = true
	for _, c := range s.kids[k] {
		if c > k && s.universal(c) != "conj" && s.universal(c) != "punct" && s.apart(c) || s.ofHolder(c, k) {
			continue
		}
		switch s.universal(c) {
		case "acl":
			if c > k {
				continue
			}
		case "appos", "parataxis":
			if s.markBetween(min(c, k), max(c, k)) {
				continue
			}
		case "advcl", "ccomp", "csubj", "discourse", "dep", "list", "vocative":
			continue
		case "nmod", "obl":
			if c > k && (s.date(c) || s.eventOf(c, k) || s.owner[c] != s.owner[k] && s.inName(k) && s.closed(&s.blocks[s.owner[k]])) {
				continue
			}
		}
		if !in[c] {
			s.take(c, in)
		}
	}
}

// date says whether token k is a date, and not one told by a name.
func (s *sentence) date(k int) bool {
	return s.label(k) == "DATE" || s.words.Calendar[s.lemma(k)] || s.words.Calendar[s.low(k)]
}

// preposition is the preposition of token k, -1 for none; the English possessive
// is none.
func (s *sentence) preposition(k int) int {
	n := slices.IndexFunc(s.kids[k], func(c int) bool { return c < k && s.universal(c) == "case" && s.is(c, "ADP") })
	if n < 0 {
		return -1
	}
	return s.kids[k][n]
}

// markBetween says whether a comma, dash or bracket stands between two tokens.
func (s *sentence) markBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if s.is(i, "PUNCT") && !s.quote(i) {
			return true
		}
	}
	return false
}

func (s *sentence) quote(i int) bool {
	if i < 0 || i >= len(s.toks) {
		return false
	}
	switch s.toks[i].Text {
	case "\"", "«", "»", "„", "“", "”", "''", "``", "‘", "’", "'":
		return true
	}
	return false
}

// tidy takes marks and function words off the ends of a span, down to run, and takes
// in the closing mark of a quotation that opens inside.
func (s *sentence) tidy(full, run span) span {
	for full.first < run.first && (s.is(full.first, "PUNCT", "CCONJ", "ADP") || s.universal(full.first) == "case") {
		full.first++
	}
	for full.last > run.last && s.is(full.last, "PUNCT", "CCONJ", "ADP") {
		full.last--
	}
	if s.quotes(full)%2 == 1 && s.quote(full.last+1) {
		full.last++
	}
	return full
}

// quotes is the number of quotation marks in a span.
func (s *sentence) quotes(full span) int {
	n := 0
	for i := full.first; i <= full.last; i++ {
		if s.quote(i) {
			n++
		}
	}
	return n
}
