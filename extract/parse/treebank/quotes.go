package treebank

import (
	"slices"

	"actant/extract/lexicon"
)

// turnQuotes gives a Ukrainian quotation and the verb of speech beside it one analysis:
// what was said is ccomp below the verb. UD_Ukrainian-IU has the verb as parataxis below
// what was said, or what was said as parataxis below the verb. A verb in the middle of
// the quotation stays parataxis.
func (s *conversion) turnQuotes() {
	for i := range s.words {
		if s.words[i].Rel != "parataxis" || s.words[i].Head < 0 {
			continue
		}
		if s.saidAfter(i) {
			s.turn(i)
		} else if s.saidBefore(i) {
			s.words[i].Rel = "ccomp"
		}
	}
}

// tells says whether a word is a verb that tells of speech; an order to speak does not.
func (s *conversion) tells(i int) bool {
	w := &s.words[i]
	return w.POS == "VERB" && w.Feats.Person != "0" && w.Feats.Mood != "Imp" && s.lists.has("speech", w.Lemma)
}

// saidAfter says whether a verb of speech stands behind the quotation that it hangs on:
// «Прийду», — сказав він.
func (s *conversion) saidAfter(verb int) bool {
	at := s.words[verb].Head
	if !s.tells(verb) || at > verb || s.hasContent(verb) {
		return false
	}
	for i := range s.words {
		w := &s.words[i]
		if w.Head == verb && (w.Rel == "mark" || w.Lemma == "як") {
			return false
		}
		if i > verb && w.Head == at && w.Rel != "punct" {
			return false // the quotation goes on
		}
	}
	first := slices.Index(s.below(verb), true)
	if first == 0 {
		return false
	}
	switch lexicon.Norm(s.words[first-1].Text) {
	case "-", `"`, "'", "''", "!", "?":
		return true
	case ",":
		return first == verb
	}
	return false
}

// saidBefore says whether a quotation hangs as parataxis on the verb of speech and the
// colon before it: він сказав: «Прийду».
func (s *conversion) saidBefore(quoted int) bool {
	verb := s.words[quoted].Head
	if verb > quoted || !s.tells(verb) || s.hasContent(verb) {
		return false
	}
	return slices.ContainsFunc(s.words[verb+1:quoted], func(w Word) bool { return w.Text == ":" })
}

// hasContent says whether a verb of speech has something else that is said.
func (s *conversion) hasContent(verb int) bool {
	return slices.ContainsFunc(s.words, func(w Word) bool {
		return w.Head == verb && (w.Rel == "ccomp" || w.Rel == "obj" || w.Rel == "xcomp")
	})
}

// below marks a word and all that depend on it, punctuation aside.
func (s *conversion) below(top int) []bool {
	found := make([]bool, len(s.words))
	found[top] = true
	for more := true; more; {
		more = false
		for i := range s.words {
			w := &s.words[i]
			if !found[i] && w.Head >= 0 && found[w.Head] && w.Rel != "punct" {
				found[i], more = true, true
			}
		}
	}
	return found
}

// turn makes the verb the head of the quotation that it hangs on.
func (s *conversion) turn(verb int) {
	w := &s.words[verb]
	at := w.Head
	quoted := &s.words[at]
	w.Head, w.Rel = quoted.Head, quoted.Rel
	quoted.Head, quoted.Rel = verb, "ccomp"
	for i := verb + 1; i < len(s.words); i++ {
		if s.words[i].Head == at && s.words[i].Rel == "punct" {
			s.words[i].Head = verb
		}
	}
}
