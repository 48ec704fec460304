package mention

import "slices"

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
			if !in[k] && s.modifies(k, i == head, run, closed) {
				s.take(k, in)
			}
		}
	}
	full := run
	for full.first > 0 && in[full.first-1] {
		full.first--
	}
	for full.last+1 < len(in) && in[full.last+1] {
		full.last++
	}
	return s.tidy(full, run)
}

// modifies says whether token k belongs to the phrase of a run: ofHead when it hangs
// on the head of the run. A closed run (a name, a title with a name) takes nothing
// with a preposition after it.
func (s *sentence) modifies(k int, ofHead bool, run span, closed bool) bool {
	after := k > run.last
	switch s.universal(k) {
	case "amod", "det", "nummod", "compound", "flat", "clf":
		return true
	case "nmod":
		return !after || !s.date(k) && !(closed && s.preposition(k) >= 0)
	case "advmod":
		return !after && k == run.first-1 && s.quantifies(k)
	case "acl":
		return !after && s.rel(k) == "acl"
	case "appos":
		return after && !s.markBetween(run.last, k)
	case "case", "cc", "conj":
		return !ofHead
	}
	return false
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
			if c > k && s.date(c) {
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

// tidy takes marks and function words off the ends of a span, down to run, and
// quotation marks that have no partner inside.
func (s *sentence) tidy(full, run span) span {
	for full.first < run.first && (s.is(full.first, "PUNCT", "CCONJ", "ADP") || s.universal(full.first) == "case") {
		full.first++
	}
	for full.last > run.last && s.is(full.last, "PUNCT", "CCONJ", "ADP") && !s.closes(full) {
		full.last--
	}
	return full
}

// closes says whether the last token of the span is the closing mark of a pair that
// opens inside it.
func (s *sentence) closes(full span) bool {
	if !s.quote(full.last) && s.toks[full.last].Text != ")" {
		return false
	}
	open := 0
	for i := full.first; i <= full.last; i++ {
		if s.quote(i) || s.toks[i].Text == "(" || s.toks[i].Text == ")" {
			open++
		}
	}
	return open%2 == 0
}
