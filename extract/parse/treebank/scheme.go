package treebank

import (
	_ "embed" // the word lists
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
)

// Scheme brings sentences of one language to the scheme of the network:
//
//   - a hyphenated word is one token, and so are a Ukrainian abbreviation and its dot;
//   - in title and name the title is the head: президент ← Зеленський (flat:title), and
//     the other parts of the name hang on its first (flat:name);
//   - subjects, auxiliaries and agents of the passive have their own relation; other
//     subtypes of relations are cut (obl:arg → obl);
//   - what a Ukrainian verb of speech quotes is its ccomp;
//   - features are those of extract.Feats; Ptan is Plur, Int,Rel is Int.
//
// It is safe for concurrent use.
type Scheme struct {
	lang  extract.Lang
	lists lists
}

// NewScheme makes a Scheme for Ukrainian or English.
func NewScheme(lang extract.Lang) *Scheme { return &Scheme{lang, readLists()} }

// Convert is a sentence in the scheme, with offsets in its Text.
func (s *Scheme) Convert(sent Sentence) extract.Sentence {
	c := conversion{Scheme: s, words: slices.Clone(joinTokens(sent.Words, s.lang))}
	c.harmonise()
	tokens := make([]extract.Token, len(c.words))
	for i := range c.words {
		tokens[i] = c.words[i].Token
	}
	return extract.Sentence{Start: 0, End: len(sent.Text), Lang: s.lang, Tokens: tokens}
}

// conversion is a sentence on its way into the scheme.
type conversion struct {
	*Scheme
	words []Word
}

//go:embed words.txt
var wordLists string

// lists are the words that decide about relations, by the name of their list.
type lists map[string][]string

func readLists() lists {
	found := lists{}
	for line := range strings.Lines(wordLists) {
		if name, words, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			found[name] = append(found[name], strings.Fields(words)...)
		}
	}
	return found
}

func (l lists) has(name, word string) bool { return slices.Contains(l[name], word) }

func (s *conversion) harmonise() {
	if s.lang == extract.English {
		s.titlesAreHeads()
	}
	for i := range s.words {
		s.words[i].Rel = s.nameRelation(i)
	}
	if s.lang == extract.Ukrainian {
		s.passives()
	}
	for i := range s.words {
		w := &s.words[i]
		if !s.lists.has("subtypes", w.Rel) {
			w.Rel, _, _ = strings.Cut(w.Rel, ":")
		}
		w.plainFeats(s.lang)
	}
	if s.lang == extract.Ukrainian {
		s.turnQuotes()
	}
}

// titlesAreHeads turns an English title that describes a name (nmod:desc) into the head
// of the name: it takes the head of the name and what hangs on the name outside of it.
func (s *conversion) titlesAreHeads() {
	for i := range s.words {
		title := &s.words[i]
		if title.Rel != "nmod:desc" || title.Head <= i {
			continue
		}
		at := title.Head
		name := &s.words[at]
		title.Head, title.Rel = name.Head, name.Rel
		for k := range s.words {
			inside := strings.HasPrefix(s.words[k].Rel, "flat") || i < k && k < at
			if s.words[k].Head == at && k != i && !inside {
				s.words[k].Head = i
			}
		}
		name.Head, name.Rel = i, "flat:title"
	}
}

// nameRelation is flat:title for a name or a quotation beside its title without a comma
// («компанія "Рада"»), flat:name for parts of names.
func (s *conversion) nameRelation(i int) string {
	w := &s.words[i]
	if w.Rel == "flat" && w.POS == "PROPN" {
		return "flat:name"
	}
	if w.Rel != "appos" || w.Head < 0 || w.Head >= i {
		return w.Rel
	}
	for _, between := range s.words[w.Head+1 : i] {
		if between.POS == "PUNCT" && !isQuote(between.Text) {
			return w.Rel
		}
	}
	if w.POS == "PROPN" || w.POS == "X" || isQuote(s.words[w.Head+1].Text) {
		return "flat:title"
	}
	return w.Rel
}

func isQuote(form string) bool { return lexicon.Norm(form) == `"` }

// passives marks the relations of the Ukrainian passive, which the treebanks do not.
func (s *conversion) passives() {
	marked := make([]bool, len(s.words))
	for i := range s.words {
		if s.words[i].Rel == "case" && s.words[i].Head >= 0 {
			marked[s.words[i].Head] = true
		}
	}
	for i := range s.words {
		if s.words[i].Head >= 0 {
			s.words[i].Rel = s.passiveRelation(i, marked[i])
		}
	}
}

// passiveRelation is the relation of a word in the passive; a word with a preposition is
// no agent.
func (s *conversion) passiveRelation(i int, preposition bool) string {
	w, head := &s.words[i], &s.words[s.words[i].Head]
	passive := head.Feats.Voice == "Pass"
	switch w.Rel {
	case "nsubj":
		if passive {
			return "nsubj:pass"
		}
	case "aux", "cop":
		if passive && s.lists.has("be", w.Lemma) {
			return "aux:pass"
		}
	case "obl":
		someone := w.Feats.Animacy == "Anim" || s.lists.has("collectives", w.Lemma)
		if w.Feats.Case == "Ins" && !preposition && someone && (passive || head.Feats.Person == "0") {
			return "obl:agent"
		}
	}
	return w.Rel
}

func (w *Word) plainFeats(lang extract.Lang) {
	if lang == extract.Ukrainian {
		if w.POS == "VERB" || w.POS == "AUX" {
			w.Feats.Reflex = ""
		}
		if w.Feats.Number == "Ptan" {
			w.Feats.Number = "Plur"
		}
	}
	if w.Feats.PronType == "Int,Rel" {
		w.Feats.PronType = "Int"
	}
}
