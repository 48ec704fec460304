package treebank

import (
	"math"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
)

// Score counts what was read right in the sentences of a treebank. The zero value is
// ready for use.
type Score struct {
	gold, found, aligned                      int // tokens
	sentences, foundSentences, rightSentences int

	pos, feats, lemma, heads, rels, subtypes int // right ones among the aligned
	cases, rightCases                        int
	core                                     Counts
	relations                                map[string]*Counts
}

// Counts is how many things there are in the gold, how many were found, and how many of
// these are right.
type Counts struct{ Gold, Found, Right int }

// F1 is the harmonic mean of precision and recall in per cent.
func (c Counts) F1() float64 { return percent(2*c.Right, c.Gold+c.Found) }

// Precision is the share of what was found that is right, in per cent.
func (c Counts) Precision() float64 { return percent(c.Right, c.Found) }

// Recall is the share of the gold that was found, in per cent.
func (c Counts) Recall() float64 { return percent(c.Right, c.Gold) }

// percent has three digits after the point.
func percent(part, whole int) float64 {
	return math.Round(1e5*float64(part)/float64(max(1, whole))) / 1e3
}

// Add counts a text: its gold sentences and those that were found in it, both with the
// offsets of the tokens in the same text.
func (s *Score) Add(gold, found []extract.Sentence) {
	s.addSentences(gold, found)
	want, got := flatten(gold), flatten(found)
	to := align(want, got)
	s.gold += len(want)
	s.found += len(got)
	for i := range want {
		s.arcs(want[i].Rel).Gold++
		s.core.Gold += one(isCore(want[i].Rel))
		if want[i].Feats.Case != "" && want[i].POS != "ADP" {
			s.cases++
		}
		if to[i] >= 0 {
			s.addPair(&want[i], &got[to[i]], sameHead(&want[i], &got[to[i]], to))
		}
	}
	for i := range got {
		s.arcs(got[i].Rel).Found++
		s.core.Found += one(isCore(got[i].Rel))
	}
}

func (s *Score) addSentences(gold, found []extract.Sentence) {
	s.sentences += len(gold)
	s.foundSentences += len(found)
	places := map[span]bool{}
	for i := range found {
		places[span{found[i].Start, found[i].End}] = true
	}
	for i := range gold {
		s.rightSentences += one(places[span{gold[i].Start, gold[i].End}])
	}
}

// sameHead tells whether the head that was found is the one that the gold head is
// aligned with; both may be the root. A token that was not read, because its sentence
// seems to be in another language, has no head.
func sameHead(want, got *extract.Token, to []int) bool {
	switch {
	case got.Rel == "":
		return false
	case want.Head < 0 || got.Head < 0:
		return want.Head < 0 && got.Head < 0
	}
	return to[want.Head] == got.Head
}

func (s *Score) addPair(want, got *extract.Token, head bool) {
	s.aligned++
	s.pos += one(want.POS == got.POS)
	s.lemma += one(lexicon.Norm(want.Lemma) == lexicon.Norm(got.Lemma))
	s.feats += one(sameFeats(want.Feats, got.Feats))
	if want.Feats.Case != "" && want.POS != "ADP" {
		s.rightCases += one(want.Feats.Case == got.Feats.Case)
	}
	if !head {
		return
	}
	s.heads++
	if universal(want.Rel) == universal(got.Rel) {
		s.rels++
		s.core.Right += one(isCore(want.Rel))
	}
	if want.Rel == got.Rel {
		s.subtypes++
		s.arcs(want.Rel).Right++
	}
}

// sameFeats compares all features but NameType.
func sameFeats(a, b extract.Feats) bool {
	a.NameType, b.NameType = "", ""
	return a == b
}

func (s *Score) arcs(rel string) *Counts {
	if s.relations == nil {
		s.relations = map[string]*Counts{}
	}
	c := s.relations[rel]
	if c == nil {
		c = new(Counts)
		s.relations[rel] = c
	}
	return c
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// isCore tells whether a relation is one of those that statements are made of.
func isCore(rel string) bool {
	switch universal(rel) {
	case "nsubj", "obj", "iobj", "obl", "ccomp", "xcomp", "conj", "appos":
		return true
	}
	return false
}

func one(right bool) int {
	if right {
		return 1
	}
	return 0
}

// Figures are what is printed of a Score, in per cent. Where the tokens are the program's
// own, a figure is the F1 of tokens of which the thing named is right: twice their number
// by that of the tokens in the gold and of those found. On gold tokens that is the share
// of the tokens.
type Figures struct {
	UPOS   float64 `json:"upos"`    // the part of speech is right
	UFeats float64 `json:"ufeats"`  // all features of the scheme but NameType are right
	Case   float64 `json:"case"`    // the case is, of gold tokens that have one and are no ADP: a share, not an F1
	Lemma  float64 `json:"lemma"`   // the lemma is, in the normal form of lexicon.Norm
	UAS    float64 `json:"uas"`     // the head is
	LAS    float64 `json:"las"`     // the head and the universal relation are
	LASSub float64 `json:"las_sub"` // the head and the relation with its subtype are
	Core   float64 `json:"core"`    // F1 of arcs, labelled nsubj obj iobj obl ccomp xcomp conj appos, by head and universal relation

	Tokens    float64 `json:"tokens"`    // F1 of tokens with the same begin and end
	Sentences float64 `json:"sentences"` // F1 of sentences with the same begin and end

	Counts    SizeCounts          `json:"counts"`
	Relations map[string]Labelled `json:"relations"` // by relation with its subtype
}

// SizeCounts is how much there was.
type SizeCounts struct {
	Tokens         int `json:"tokens"` // in the gold, in our scheme
	TokensFound    int `json:"tokens_found"`
	TokensAligned  int `json:"tokens_aligned"` // same begin and end
	Sentences      int `json:"sentences"`
	SentencesFound int `json:"sentences_found"`
	Cases          int `json:"cases"` // gold tokens that Case is counted on
	Core           int `json:"core"`  // gold arcs that Core is counted on
}

// Labelled is a figure and how many of its kind are in the gold.
type Labelled struct {
	F1   float64 `json:"f1"`
	Gold int     `json:"gold"`
}

// Figures computes the figures of what was counted.
func (s *Score) Figures() Figures {
	f1 := func(right int) float64 { return Counts{s.gold, s.found, right}.F1() }
	f := Figures{
		UPOS: f1(s.pos), UFeats: f1(s.feats), Lemma: f1(s.lemma), Case: percent(s.rightCases, s.cases),
		UAS: f1(s.heads), LAS: f1(s.rels), LASSub: f1(s.subtypes), Core: s.core.F1(),
		Tokens:    f1(s.aligned),
		Sentences: Counts{s.sentences, s.foundSentences, s.rightSentences}.F1(),
		Counts: SizeCounts{
			Tokens: s.gold, TokensFound: s.found, TokensAligned: s.aligned,
			Sentences: s.sentences, SentencesFound: s.foundSentences, Cases: s.cases, Core: s.core.Gold,
		},
		Relations: map[string]Labelled{},
	}
	for rel, c := range s.relations {
		if c.Gold > 0 {
			f.Relations[rel] = Labelled{c.F1(), c.Gold}
		}
	}
	return f
}
